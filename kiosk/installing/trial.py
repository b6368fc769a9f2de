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

OPENS_WITHIN_S = 120.0
_ENDS_WITHIN_S = 30.0


def try_release(release: Path, config: Path, user: str | None) -> str:
    """Check it with the station's own settings, and open its window; returns its ready line.

    `user`: whom it runs as, None for this one. Raises `StepError` with what it said.
    """
    with tempfile.TemporaryDirectory(prefix="kiosk-trial-") as made:
        folder = Path(made)
        settings = _rehearsing(config, folder)
        (folder / "config.yaml").write_text(settings, encoding="utf-8")
        if user:
            for path in (folder, folder / "config.yaml"):
                shutil.chown(path, user, user)
        python = [str(release / ".venv/bin/python"), "-m", "kiosk", "--config"]
        told = _as(user, folder)
        done = subprocess.run([*python, str(config), "check"], cwd=release, capture_output=True, text=True, **told)
        if done.returncode:
            raise StepError(f"its check finds faults:\n{done.stdout}{done.stderr}".rstrip())
        return _opened([*python, str(folder / "config.yaml"), "run", "--windowed", "1280x720"], release, folder, told)


def _opened(command: list[str], release: Path, folder: Path, told: dict[str, Any]) -> str:
    errors = folder / "errors.txt"
    with (
        errors.open("wb") as stderr,
        subprocess.Popen(
            command, cwd=release, stdout=subprocess.PIPE, stderr=stderr, stdin=subprocess.DEVNULL, **told
        ) as window,
    ):
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
    if not line.startswith("ready:") or status:
        words = errors.read_text(encoding="utf-8", errors="replace").splitlines()[-12:]
        raise StepError("its window does not open:\n" + "\n".join([line, *words]).strip())
    return line


def _rehearsing(config: Path, folder: Path) -> str:
    """The station's settings with devices that are pretended, and nothing that others could reach or miss."""
    read = yaml.safe_load(config.read_text(encoding="utf-8"))
    read["data"]["folder"] = str(folder / "var")
    read["backup"]["folder"] = "backups"
    read["devices"] = {name: "off" if name == "speaker" else "pretend" for name in read["devices"]}
    read["smile_entry"]["passing"] = read["smile_exit"]["passing"] = "towards"
    read["screens"] = read["screens"][:1]
    read["pickup"]["port"] = 0
    read["staff_page"]["served"] = False
    read["upload"]["endpoint"] = ""
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
