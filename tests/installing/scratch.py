"""A scratch machine: a folder that stands for /, and a small program that stands for the kiosk."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from kiosk.installing import release
from kiosk.installing.command import install_main, update_main
from kiosk.installing.place import Place
from tests.rules.tracked import ROOT

DATA = Path("var/lib/riverfront-station")
OPT = Path("opt/riverfront-station")

PYTHON = """#!/bin/sh
# In the place of a virtual environment's Python.
exec {python} "$@"
"""


SETTINGS = """# In the place of the settings: the keys must be those of the config.yaml that was shipped.
import yaml
from pathlib import Path
def keys(node, at=""):
    return {at}.union(*(keys(value, f"{at}.{key}") for key, value in node.items())) if isinstance(node, dict) else {at}
def load_settings(path):
    shipped, given = (keys(yaml.safe_load(text.read_text())) for text in (Path("config.yaml"), path))
    if shipped != given:
        raise ValueError(f"{path}: {sorted(shipped ^ given)}")
"""


def program(folder: Path, version: str = "0.1.0", packages: str = "one==1") -> Path:
    """A folder laid out as the repository is, ready to run, as small as can be."""
    (folder / "kiosk").mkdir(parents=True)
    (folder / "kiosk/__init__.py").write_text(f'__version__ = "{version}"\n')
    (folder / "kiosk/settings.py").write_text(SETTINGS)
    (folder / "scenes").mkdir()
    (folder / "scenes/words.yaml").write_text(f"version: {version}\n")
    (folder / "constraints.txt").write_text(f"{packages}\n")
    (folder / "pyproject.toml").write_text("[project]\n")
    shutil.copy(ROOT / "config.yaml", folder / "config.yaml")
    run_script(folder, "exit 0")
    (folder / "var").mkdir()
    (folder / "var/journal.sqlite").write_text("of this folder alone")
    bin_folder = folder / ".venv/bin"
    bin_folder.mkdir(parents=True)
    for name in ("python", "python3", "python3.11"):
        (bin_folder / name).write_text(PYTHON.format(python=sys.executable))
        (bin_folder / name).chmod(0o755)
    (bin_folder / "tool").write_text(f"#!{bin_folder}/python\n")
    (folder / ".venv/pyvenv.cfg").write_text("home = /elsewhere/bin\nexecutable = /elsewhere/bin/python3.11\n")
    (folder / ".venv/.root").write_text(str(folder))
    (folder / ".venv/.ready-run").write_text(f"run\n{folder}\n1 2\n")
    return folder


def run_script(folder: Path, body: str) -> None:
    """What `./run setup` does in that folder."""
    (folder / "run").write_text(f"#!/bin/sh\n{body}\n")
    (folder / "run").chmod(0o755)


def install(machine: Path, *more: str) -> int:
    """`./run install` of the small program below the scratch folder; the exit status."""
    return install_main(["--root", str(machine), *more], machine.parent / "checkout" / "config.yaml")


def update(machine: Path, folder: Path) -> int:
    """`./run update` with the program of this folder; the exit status."""
    return update_main([str(folder), "--root", str(machine)], Path())


def used(machine: Path) -> tuple[str, str]:
    """The names of the version in use and of the one before."""
    return release.names(Place(root=machine))


def tree(root: Path) -> dict[str, str]:
    """Everything below a folder: path -> what it is."""
    return {
        str(path.relative_to(root)): f"-> {path.readlink()}"
        if path.is_symlink()
        else "folder"
        if path.is_dir()
        else "file"
        for path in sorted(root.rglob("*"))
    }
