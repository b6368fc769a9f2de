"""Versions of the program beside each other: brought, made ready, tried, switched to, and back."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tarfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from kiosk.installing.place import Place
from kiosk.installing.steps import StepError

Say = Callable[[str], None]
# What a folder that is no git checkout may hold beside the program, and anywhere in it.
_BESIDE_THE_PROGRAM = shutil.ignore_patterns(".git", ".venv", ".venv-*", "var", "tour", "*.before-*")
_LEFT_BY_TOOLS = shutil.ignore_patterns("__pycache__", "*.pyc", ".*_cache")
_PYTHON = "/usr/bin/python3.11"


def release_name(source: Path, now: datetime | None = None) -> str:
    """`0.1.0-20261130-0915`: the version of the program in `source`, and when it was brought (UTC)."""
    text = (source / "kiosk" / "__init__.py").read_text(encoding="utf-8")
    version = re.search(r'^__version__ = "([\w.+-]+)"', text, re.MULTILINE)
    if version is None:
        raise StepError(f"{source} is not the kiosk's folder: kiosk/__init__.py names no version")
    return f"{version[1]}-{(now or datetime.now(UTC)):%Y%m%d-%H%M%S}"


def bring(source: Path, release: Path) -> None:
    """Copy the program to its own folder; without settings, data and packages."""
    release.mkdir(parents=True)
    listed = _tracked(source)
    if listed is None:

        def ignored(folder: str, names: list[str]) -> set[str]:
            beside = _BESIDE_THE_PROGRAM(folder, names) if Path(folder) == source else set()
            return beside | _LEFT_BY_TOOLS(folder, names)

        shutil.copytree(source, release, ignore=ignored, symlinks=True, dirs_exist_ok=True)
    else:
        for name in listed:
            if not (source / name).is_symlink() and not (source / name).exists():
                continue
            (release / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source / name, release / name, follow_symlinks=False)
    _readable_by_all(release)


def unpack_ref(repository: Path, ref: str, folder: Path) -> None:
    """Unpack a git reference of this repository. Raises `StepError` where there is none of that name."""
    archive = folder.with_name(folder.name + ".tar")
    command = [*_git(repository), "archive", "--format=tar", "-o", str(archive), ref]
    done = subprocess.run(command, capture_output=True, text=True, check=False) if not ref.startswith("-") else None
    if done is None or done.returncode:
        raise StepError(f"{ref} is neither a folder nor a version that {repository} knows")
    folder.mkdir(parents=True)
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")
    archive.unlink()


def bring_packages(release: Path, beside: Sequence[Path], for_station: bool, say: Say) -> None:
    """The packages of a release: copied from the first of these folders that has the very same, or fetched.

    `for_station`: Debian's packages of a station too.
    """
    alike = next((folder for folder in beside if _has_packages_of(folder, release)), None)
    if alike is not None:
        say(f"packages: unchanged, copied from {alike}")
        shutil.copytree(alike / ".venv", release / ".venv", symlinks=True)
        _settle(alike, release)
    else:
        say("packages: fetched, which takes some minutes")
    python = {"KIOSK_PYTHON": _PYTHON} if Path(_PYTHON).exists() else {}
    set_up = [str(release / "run"), "setup", *(["station"] if for_station else [])]
    if subprocess.run(set_up, env=os.environ | python, stdin=subprocess.DEVNULL, check=False).returncode:
        raise StepError("the packages can't be brought; the lines above say why")
    # The kiosk's user may write nothing here, so what Python compiles is compiled now.
    subprocess.run([release / ".venv/bin/python", "-m", "compileall", "-q", release / "kiosk"], check=True)
    _readable_by_all(release / "kiosk")


def _settle(old: Path, release: Path) -> None:
    """Make a copied environment belong to its new folder and to the machine's own Python."""
    venv = release / ".venv"
    old_venv, new_venv = str(old / ".venv").encode(), str(venv).encode()
    for script in (venv / "bin").iterdir():
        if script.is_file() and not script.is_symlink():
            text = script.read_bytes()
            if old_venv in text:
                script.write_bytes(text.replace(old_venv, new_venv))
    if Path(_PYTHON).exists():
        # Another Python may lie where the kiosk's user can't read.
        (venv / "bin" / "python3.11").unlink(missing_ok=True)
        (venv / "bin" / "python3.11").symlink_to(_PYTHON)
        for name in ("python", "python3"):
            (venv / "bin" / name).unlink(missing_ok=True)
            (venv / "bin" / name).symlink_to("python3.11")
        settings = (venv / "pyvenv.cfg").read_text(encoding="utf-8")
        settings = re.sub(r"^home = .*$", f"home = {Path(_PYTHON).parent}", settings, flags=re.MULTILINE)
        settings = re.sub(r"^executable = .*$", f"executable = {_PYTHON}", settings, flags=re.MULTILINE)
        (venv / "pyvenv.cfg").write_text(settings, encoding="utf-8")
    (venv / ".root").write_text(str(release), encoding="utf-8")
    for stamp in venv.glob(".ready-*"):
        stamp.write_text(stamp.read_text(encoding="utf-8").replace(str(old), str(release)), encoding="utf-8")
    _readable_by_all(venv)


def _has_packages_of(folder: Path, release: Path) -> bool:
    pins = ("constraints.txt", "pyproject.toml")
    same = all((folder / pin).is_file() and (folder / pin).read_bytes() == (release / pin).read_bytes() for pin in pins)
    return same and (folder / ".venv" / ".ready-run").exists()


def remove(release: Path) -> None:
    """Take away a release that is not used."""
    shutil.rmtree(release, ignore_errors=True)


def names(place: Place) -> tuple[str, str]:
    """The names of the release in use and of the one before it; "" where there is none."""
    return _name(place.at(place.current)), _name(place.at(place.previous))


def switch(place: Place, name: str) -> None:
    """Use this release from now on; the one in use becomes the one before. Each link changes at once or not at all."""
    used, _ = names(place)
    if name == used:
        return
    if not place.at(place.releases / name).is_dir():
        raise StepError(f"there is no version {name}")
    if used:
        _point(place.at(place.previous), used)
    _point(place.at(place.current), name)


def before_this(place: Place) -> str:
    """The name of the release before, which `switch` makes the one in use again; raises `StepError` without one."""
    _, before = names(place)
    if not before or not place.at(place.releases / before).is_dir():
        raise StepError("there is no version before this one")
    return before


def restore(place: Place, before: tuple[str, str]) -> None:
    """Let both links be as they were, by the `names` of then."""
    for link, name in zip((place.current, place.previous), before, strict=True):
        if name:
            _point(place.at(link), name)
        else:
            place.at(link).unlink(missing_ok=True)


def prune(place: Place) -> list[str]:
    """Remove every release but the one in use and the one before; their names."""
    kept = set(names(place))
    gone = [folder for folder in sorted(place.at(place.releases).iterdir()) if folder.name not in kept]
    for folder in gone:
        shutil.rmtree(folder)
    return [folder.name for folder in gone]


def _name(link: Path) -> str:
    return link.readlink().name if link.is_symlink() else ""


def _point(link: Path, name: str) -> None:
    fresh = link.with_name(f".{link.name}.new")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(Path("releases") / name)
    fresh.replace(link)


def _tracked(source: Path) -> list[str] | None:
    """What git knows in this folder, if the folder is a checkout of its own."""
    if not (source / ".git").exists() or not shutil.which("git"):
        return None
    done = subprocess.run([*_git(source), "ls-files", "-z"], capture_output=True, check=False)
    return [name for name in done.stdout.decode().split("\0") if name] if done.returncode == 0 else None


def _git(folder: Path) -> list[str]:
    # Root reads the checkout of whoever fetched it.
    return ["git", "-c", f"safe.directory={folder}", "-C", str(folder)]


def _readable_by_all(folder: Path) -> None:
    """Root's own umask may be a strict one, and the kiosk's user must read all of it."""
    subprocess.run(["chmod", "-R", "u=rwX,go=rX", folder], check=True)
    if os.geteuid() == 0:
        subprocess.run(["chown", "-R", "root:root", folder], check=True)
