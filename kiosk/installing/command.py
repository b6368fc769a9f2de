"""`./run install`, `uninstall`, `update` and `rollback`: a station on a Debian machine, and its versions."""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from kiosk.installing import applying, release
from kiosk.installing.place import COMPOSITORS, NAME, SERVICE, Place
from kiosk.installing.plan import asked_of, described, files, plan
from kiosk.installing.steps import StepError, Trace, Work, run, systemd_runs
from kiosk.installing.trial import try_release
from kiosk.places import ROOT

_ROOT_FOLDER = Path("/")


def install_main(rest: list[str], config: Path) -> int:
    """Install this program as a station; `config` is the shipped config.yaml. The exit status."""
    parser = argparse.ArgumentParser(prog="run install", description="Make this machine a station.")
    parser.add_argument("--dry-run", action="store_true", help="print every file and command, change nothing")
    parser.add_argument("--user", default="kiosk", type=_user, help="whom the kiosk runs as (default: kiosk)")
    parser.add_argument("--data", type=_absolute, default=Place().data, help=f"data folder (default: {Place().data})")
    parser.add_argument("--compositor", choices=COMPOSITORS, default="cage", help="what draws the screen")
    parser.add_argument(
        "--no-start", action="store_true", help="do not open the kiosk now, only when the machine starts"
    )
    _with_root(parser)
    given = parser.parse_args(rest)
    place = Place(given.user, given.data, given.compositor, None, given.root)

    def install() -> None:
        backups = asked_of(place.at(place.config), place.compositor)
        chosen = Place(place.user, place.data, place.compositor, backups, place.root)
        name = release.release_name(ROOT)
        told = (f"program {ROOT} -> {place.releases / name}", f"link {place.current} -> releases/{name}")
        steps = plan(
            chosen,
            config.read_text(encoding="utf-8"),
            Work(told, partial(_bring, name=name, source=ROOT)),
            not given.no_start,
        )
        if given.dry_run:
            print(described(steps))
            return
        _need_root(chosen)
        applying.apply(steps, chosen, _say)
        _say(f"installed; settings: {chosen.config}, data: {chosen.data}, commands: {NAME} --help")
        if not systemd_runs():
            _say("systemd does not run here, so nothing was started")

    return _told(install)


def uninstall_main(rest: list[str], _config: Path) -> int:
    """Take away everything that `install` brought; the exit status."""
    parser = argparse.ArgumentParser(prog="run uninstall", description="Take the station off this machine.")
    parser.add_argument("--keep-data", action="store_true", help="leave journal, postcards and settings")
    parser.add_argument("--yes", action="store_true", help="do not ask")
    _with_root(parser)
    given = parser.parse_args(rest)

    def uninstall() -> None:
        place = _installed(given.root)
        _need_root(place)
        if not given.yes and not given.keep_data:
            print(
                f"This deletes {place.data} with the journal and every postcard. Type yes to go on: ",
                end="",
                flush=True,
            )
            if sys.stdin.readline().strip() != "yes":
                raise StepError("nothing was taken away")
        applying.uninstall(place, given.keep_data, _say)
        _say("taken away; Debian packages stay, and kernel settings until the machine is started anew")

    return _told(uninstall)


def update_main(rest: list[str], _config: Path) -> int:
    """Bring a version beside the one in use, try it, switch to it; the exit status."""
    parser = argparse.ArgumentParser(prog="run update", description="Switch the station to another version.")
    parser.add_argument("source", help="a folder with the program, or a version that this folder's git knows")
    _with_root(parser)
    given = parser.parse_args(rest)

    def update() -> None:
        place = _installed(given.root)
        _need_root(place)
        with tempfile.TemporaryDirectory(prefix="kiosk-update-") as unpacked:
            source = Path(given.source)
            if not (source / "kiosk" / "__init__.py").is_file():
                source = Path(unpacked) / "program"
                release.unpack_ref(ROOT, given.source, source)
            name = release.release_name(source)
            before = release.names(place)
            _bring(place, name=name, source=source.resolve())
        try:
            _open(place, name)
        except StepError as error:
            release.restore(place, before)
            release.remove(place.at(place.releases / name))
            _open(place, before[0])
            raise StepError(f"{error}\n{name} did not open; {before[0]} is back") from error
        for gone in release.prune(place):
            _say(f"removed {gone}")
        _say(f"{name} is in use; back with: {NAME} rollback")

    return _told(update)


def rollback_main(rest: list[str], _config: Path) -> int:
    """Use the version before again; a second time brings back the newer one. The exit status."""
    parser = argparse.ArgumentParser(prog="run rollback", description="Switch the station back to the version before.")
    _with_root(parser)
    given = parser.parse_args(rest)

    def roll_back() -> None:
        place = _installed(given.root)
        _need_root(place)
        name = release.roll_back(place)
        _open(place, name)
        _say(f"{name} is in use")

    return _told(roll_back)


def refresh_main() -> int:
    """Write the machine's files as this version has them: called in the version that was switched to."""
    return _told(lambda: applying.rewrite(files(_installed(_ROOT_FOLDER)), _installed(_ROOT_FOLDER)))


def _bring(place: Place, name: str, source: Path) -> Trace | None:
    """The program of `source` beside what is there, with its packages; tried, then switched to."""
    folder = place.at(place.releases / name)
    used = release.names(place)[0]
    beside = [path for path in (place.at(place.releases / used) if used else None, source, ROOT) if path]
    _say(f"bringing {source} to {folder}")
    try:
        release.bring(source, folder)
        release.bring_packages(folder, beside, place.root == _ROOT_FOLDER, _say)
        if place.root == _ROOT_FOLDER:
            _say("trying it: its check, then its window out of sight")
            _say(try_release(folder, place.config, place.user))
    except (StepError, OSError, subprocess.CalledProcessError) as error:
        release.remove(folder)
        raise StepError(f"{name} is not used: {error}") from error
    release.switch(place, name)
    return None


def _open(place: Place, name: str) -> None:
    """Let the machine's files be those of this version, and the kiosk open with it."""
    if place.root != _ROOT_FOLDER:
        return
    folder = place.releases / name
    run([str(folder / ".venv/bin/python"), "-m", "kiosk.installing"], cwd=folder)
    if systemd_runs():
        # Comes back when the first frame was drawn.
        run(["systemctl", "restart", SERVICE])


def _installed(root: Path) -> Place:
    place = applying.installed(root)
    if place is None:
        raise StepError("no station is installed here: ./run install")
    return place


def _need_root(place: Place) -> None:
    if place.root == _ROOT_FOLDER and os.geteuid() != 0:
        raise StepError("this changes the machine, so it needs root: sudo ./run …")


def _told(work: Callable[[], None]) -> int:
    try:
        work()
    except StepError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _say(line: str) -> None:
    print(line, flush=True)


def _with_root(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--root", type=_absolute, default=_ROOT_FOLDER, help="write below this folder instead, and run nothing"
    )


def _absolute(text: str) -> Path:
    path = Path(text)
    if not path.is_absolute() or any(letter.isspace() for letter in text):
        raise argparse.ArgumentTypeError(f"{text!r}: write an absolute path without spaces")
    return path


def _user(text: str) -> str:
    if not re.fullmatch(r"[a-z_][a-z0-9_-]{0,30}", text) or text == "root":
        raise argparse.ArgumentTypeError(f"{text!r} can't be the kiosk's user")
    return text
