"""The steps of an installation: each says what it does, does it, and can be taken back from what it left written."""

from __future__ import annotations

import grp
import os
import pwd
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from kiosk.installing.place import Place
from kiosk.whole_file import write_whole

Trace = dict[str, Any]
"""What a step leaves for whoever takes it back: JSON."""


class StepError(Exception):
    """A step could not be done; the text says which and why."""


class Step(Protocol):
    """One thing to be done. `do` returns what must be taken back, None when nothing was changed."""

    def lines(self) -> list[str]:
        """What the dry run prints."""
        ...

    def do(self, place: Place) -> Trace | None: ...


@dataclass(frozen=True, slots=True)
class Write:
    """A file with this text. `ours` false: it belongs to the station from then on, and is never overwritten."""

    path: Path
    text: str
    mode: int = 0o644
    owner: str = "root"
    group: str = "root"
    ours: bool = True

    def lines(self) -> list[str]:
        never = "" if self.ours else ", never overwritten"
        head = f"file {self.path} ({self.mode:04o} {self.owner}:{self.group}{never})"
        return [head, *(f"    {line}".rstrip() for line in self.text.splitlines())]

    def do(self, place: Place) -> Trace | None:
        target = place.at(self.path)
        if target.exists() and not self.ours:
            return None
        write_whole(target, self.text.encode(), self.mode, _numbers(place, self.owner, self.group))
        return {"took": "file", "path": str(self.path), "kept": not self.ours}


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that is there. `kept`: uninstalling with --keep-data leaves it."""

    path: Path
    mode: int
    owner: str = "root"
    group: str = "root"
    kept: bool = False

    def lines(self) -> list[str]:
        return [f"folder {self.path} ({self.mode:04o} {self.owner}:{self.group})"]

    def do(self, place: Place) -> Trace | None:
        target = place.at(self.path)
        there = target.exists()
        target.mkdir(parents=True, exist_ok=True)
        target.chmod(self.mode)
        _own(place, target, self.owner, self.group)
        return None if there else {"took": "folder", "path": str(self.path), "kept": self.kept}


@dataclass(frozen=True, slots=True)
class Link:
    """A symbolic link; one that is there already is left as it is."""

    path: Path
    target: str

    def lines(self) -> list[str]:
        return [f"link {self.path} -> {self.target}"]

    def do(self, place: Place) -> Trace | None:
        link = place.at(self.path)
        if link.is_symlink() or link.exists():
            return None
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(self.target)
        return {"took": "file", "path": str(self.path), "kept": False}


@dataclass(frozen=True, slots=True)
class User:
    """A user without a password or a shell, in those of the groups that the machine has."""

    name: str
    home: Path
    groups: tuple[str, ...]

    def lines(self) -> list[str]:
        return [f"user {self.name} (no login, home {self.home}, groups {' '.join(self.groups)} where they exist)"]

    def do(self, place: Place) -> Trace | None:
        if place.root != Path("/"):
            return None
        made = False
        try:
            pwd.getpwnam(self.name)
        except KeyError:
            shell = ["--no-create-home", "--shell", "/usr/sbin/nologin"]
            run(["useradd", "--system", "--user-group", "--home-dir", str(self.home), *shell, self.name])
            made = True
        there = [name for name in self.groups if _group_exists(name)]
        if there:
            run(["usermod", "--append", "--groups", ",".join(there), self.name])
        return {"took": "user", "name": self.name} if made else None


@dataclass(frozen=True, slots=True)
class Command:
    """A command to a machine that systemd runs. `undo` takes it back. `only_if`: only where this one succeeds."""

    argv: tuple[str, ...]
    undo: tuple[str, ...] = ()
    only_if: tuple[str, ...] = ()
    may_fail: bool = False

    def lines(self) -> list[str]:
        return ["command " + " ".join(self.argv) + (f" (if {' '.join(self.only_if)})" if self.only_if else "")]

    def do(self, place: Place) -> Trace | None:
        if place.root != Path("/") or not systemd_runs() or (self.only_if and not succeeds(self.only_if)):
            return None
        run(self.argv, may_fail=self.may_fail)
        return {"took": "command", "undo": list(self.undo)} if self.undo else None


@dataclass(frozen=True, slots=True)
class Borrow:
    """A service of Debian's that a station uses: switched off again with it, where it was not on before."""

    service: str

    def lines(self) -> list[str]:
        return [f"service {self.service} (used; off again after uninstall, unless it is on now)"]

    def do(self, place: Place) -> Trace | None:
        if place.root != Path("/") or not systemd_runs() or succeeds(("systemctl", "is-enabled", "-q", self.service)):
            return None
        return {"took": "command", "undo": ["systemctl", "disable", "--now", self.service]}


@dataclass(frozen=True, slots=True)
class Work:
    """Something done by a function of ours; `told` is what the dry run says of it."""

    told: tuple[str, ...]
    work: Callable[[Place], Trace | None]

    def lines(self) -> list[str]:
        return list(self.told)

    def do(self, place: Place) -> Trace | None:
        return self.work(place)


def is_data(trace: Mapping[str, Any]) -> bool:
    """Whether it stays when the data are kept: the data, the settings, and the user whose they are."""
    return trace["took"] == "user" or bool(trace.get("kept"))


def take_back(trace: Mapping[str, Any], place: Place, keep_data: bool) -> str:
    """Undo what a step left written; returns a line that says so, empty where nothing was to be done."""
    match trace["took"]:
        case "file" | "folder" if trace["kept"] and keep_data:
            return f"kept {trace['path']}"
        case "file":
            place.at(Path(trace["path"])).unlink(missing_ok=True)
            return f"removed {trace['path']}"
        case "folder":
            shutil.rmtree(place.at(Path(trace["path"])), ignore_errors=True)
            return f"removed {trace['path']}"
        case "user" if keep_data:
            return f"kept the user {trace['name']}, whose the data are"
        case "user":
            gone = succeeds(["userdel", trace["name"]])
            return f"removed the user {trace['name']}" if gone else f"could NOT remove the user {trace['name']}"
        case "command":
            if systemd_runs() and place.root == Path("/"):
                run(trace["undo"], may_fail=True)
                return "ran " + " ".join(trace["undo"])
    return ""


def systemd_runs() -> bool:
    """Whether this machine was started by systemd."""
    return Path("/run/systemd/system").is_dir()


def succeeds(argv: Sequence[str]) -> bool:
    """Whether a command of the machine's is there and succeeds."""
    try:
        return subprocess.run(argv, check=False, capture_output=True, stdin=subprocess.DEVNULL).returncode == 0
    except OSError:
        return False


def run(argv: Sequence[str], may_fail: bool = False, cwd: Path | None = None) -> None:
    """Run a command of the machine's; raises `StepError` with its last words when it fails."""
    try:
        # Another version of this program is started so too, and must find its own modules.
        told = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONSAFEPATH")}
        subprocess.run(argv, check=True, capture_output=True, text=True, stdin=subprocess.DEVNULL, cwd=cwd, env=told)
    except (OSError, subprocess.CalledProcessError) as error:
        if not may_fail:
            words = (getattr(error, "stderr", "") or str(error)).strip().splitlines()
            raise StepError(f"{' '.join(argv)}: {words[-1] if words else 'failed'}") from error


def _own(place: Place, folder: Path, owner: str, group: str) -> None:
    """Give a folder its owner; in a scratch folder, as an ordinary user, it stays one's own."""
    if numbers := _numbers(place, owner, group):
        os.chown(folder, *numbers)


def _numbers(place: Place, owner: str, group: str) -> tuple[int, int] | None:
    """The numbers of user and group where files are given away: on the machine itself, by root."""
    if place.root != Path("/") or os.geteuid() != 0:
        return None
    return pwd.getpwnam(owner).pw_uid, grp.getgrnam(group).gr_gid


def _group_exists(name: str) -> bool:
    with suppress(KeyError):
        grp.getgrnam(name)
        return True
    return False
