"""A version is tried before it is switched to: its check, and its window opened out of sight on made-up devices."""

from __future__ import annotations

import os
import pwd
import select
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import yaml

from kiosk.installing.steps import StepError
from kiosk.whole_file import write_whole
from kiosk.yaml_source import SourceError, load_yaml

OPENS_WITHIN_S = 120.0
_ENDS_WITHIN_S = 30.0
_READS = """
import sys
from pathlib import Path
from kiosk.settings import load_settings
try:
    load_settings(Path(sys.argv[1]))
except Exception as error:
    sys.exit(str(error))
"""


def try_release(release: Path, config: Path, user: str | None) -> str:
    """Check it with the station's own settings, and open its window; returns its ready line.

    `user`: whom it runs as, None for this one. Raises `StepError` with what it said.
    """
    with tempfile.TemporaryDirectory(prefix="kiosk-trial-") as made:
        folder = Path(made)
        if user:
            shutil.chown(folder, user, user)
        python = [str(release / ".venv/bin/python"), "-m", "kiosk", "--config"]
        told = _as(user, folder)
        done = subprocess.run([*python, str(config), "check"], cwd=release, capture_output=True, text=True, **told)
        if done.returncode:
            raise StepError(f"its check finds faults:\n{done.stdout}{done.stderr}".rstrip())
        owner = (told["user"], told["group"]) if user else None
        write_whole(folder / "config.yaml", _rehearsing(config, folder).encode(), owner=owner)
        return _opened([*python, str(folder / "config.yaml"), "run", "--windowed", "1280x720"], release, told)


def settings_faults(release: Path, settings: Path | str, user: str | None) -> str:
    """What this version of the program finds wrong with settings, a file or its text; "" where it can use them.

    `user`: whom it runs as, None for this one.
    """
    with tempfile.TemporaryDirectory(prefix="kiosk-settings-") as made:
        folder = Path(made)
        told = _as(user, folder)
        owner = (told["user"], told["group"]) if user else None
        if owner:
            os.chown(folder, *owner)
        if isinstance(settings, str):
            write_whole(folder / "config.yaml", settings.encode(), owner=owner)
            settings = folder / "config.yaml"
        command = [str(release / ".venv/bin/python"), "-c", _READS, str(settings)]
        done = subprocess.run(
            command, cwd=release, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL, **told
        )
        said = f"{done.stdout}{done.stderr}".strip()
        return (said or f"exit status {done.returncode}") if done.returncode else ""


def _opened(command: list[str], release: Path, told: dict[str, Any]) -> str:
    # A file without a name: the folder is the user's, and what lies there may lead anywhere.
    with tempfile.TemporaryFile() as errors:
        with subprocess.Popen(
            command, cwd=release, stdout=subprocess.PIPE, stderr=errors, stdin=subprocess.DEVNULL, **told
        ) as window:
            assert window.stdout is not None
            try:
                heard = select.select([window.stdout], [], [], OPENS_WITHIN_S)[0]
                line = window.stdout.readline().decode("utf-8", "replace").strip() if heard else ""
                window.terminate()
                status = window.wait(_ENDS_WITHIN_S)
            except subprocess.TimeoutExpired:
                status = -1
            finally:
                window.kill()
        errors.seek(0)
        words = errors.read().decode("utf-8", "replace").splitlines()[-12:]
    if not line.startswith("ready:") or status:
        raise StepError("its window does not open:\n" + "\n".join([line, *words]).strip())
    return line


def _rehearsing(config: Path, folder: Path) -> str:
    """The station's settings with devices that are pretended, and nothing that others could reach or miss.

    Raises `StepError` where they can't be read.
    """
    try:
        read, _ = load_yaml(config)
        read["data"]["folder"] = str(folder / "var")
        read["backup"]["folder"] = "backups"
        read["devices"] = {name: "off" if name == "speaker" else "pretend" for name in read["devices"]}
        read["smile_entry"]["passing"] = read["smile_exit"]["passing"] = "towards"
        read["screens"] = read["screens"][:1]
        # A picture is black too; monitors that are switched off over their own cable would be those of the hall.
        read["evening"]["screens"] = "dark"
        read["pickup"]["port"] = 0
        read["staff_page"]["served"] = False
        read["upload"]["endpoint"] = ""
    except (SourceError, KeyError, TypeError) as error:
        raise StepError(f"the settings of {config} can't be tried: {error!r}") from error
    return str(yaml.safe_dump(read, allow_unicode=True, sort_keys=False))


def _as(user: str | None, folder: Path) -> dict[str, Any]:
    """How a process is started as this user, with no screen and no home but the folder."""
    quiet = {"HOME": str(folder), "XDG_RUNTIME_DIR": str(folder), "XDG_CACHE_HOME": str(folder / "cache")}
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG", "LC_ALL", "TZ")}
    told: dict[str, Any] = {"env": kept | quiet | {"QT_QPA_PLATFORM": "offscreen", "KIOSK_STATE": str(folder)}}
    if user:
        entry = pwd.getpwnam(user)
        told |= {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": os.getgrouplist(user, entry.pw_gid)}
    return told
