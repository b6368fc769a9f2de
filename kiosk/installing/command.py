"""`./run install`, `uninstall`, `update` and `rollback`: a station on a Debian machine, and its versions."""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import syslog
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TextIO

from kiosk.installing import applying, release, station_settings
from kiosk.installing.arguments import data_folder, user, with_root
from kiosk.installing.place import COMPOSITORS, NAME, SERVICE, Place
from kiosk.installing.plan import GROUPS, asked_of, data_folder_of, described, files, plan, screen_holder
from kiosk.installing.steps import StepError, Trace, User, Work, run, systemd_runs
from kiosk.installing.trial import try_release
from kiosk.places import ROOT

_ROOT_FOLDER = Path("/")


def install_main(rest: list[str], config: Path) -> int:
    """Install this program as a station; `config` is the shipped config.yaml. The exit status."""
    parser = argparse.ArgumentParser(prog="run install", description="Make this machine a station.")
    parser.add_argument("--dry-run", action="store_true", help="print every file and command, change nothing")
    parser.add_argument("--user", type=user, help="whom the kiosk runs as (default: as before, first: kiosk)")
    first = Place()
    parser.add_argument("--data", type=data_folder, help=f"data folder (default: as before, first: {first.data})")
    parser.add_argument(
        "--compositor", choices=COMPOSITORS, help="what draws the screen (default: as before, first: cage)"
    )
    parser.add_argument(
        "--no-start", action="store_true", help="do not open the kiosk now, only when the machine starts"
    )
    with_root(parser)
    given = parser.parse_args(rest)

    def install() -> None:
        before = applying.chosen_before(given.root)
        compositor = given.compositor or before.compositor
        backups = asked_of(before.at(before.config), compositor)
        chosen = Place(given.user or before.user, given.data or before.data, compositor, backups, given.root)
        name = release.release_name(ROOT)
        told = (f"program {ROOT} -> {chosen.releases / name}", f"link {chosen.current} -> releases/{name}")
        steps = plan(
            chosen,
            config.read_text(encoding="utf-8"),
            Work(told, partial(_bring, name=name, source=ROOT)),
            not given.no_start,
        )
        if given.dry_run:
            print(described(steps))
            _remind(chosen)
            return
        _need_root(chosen)
        applying.apply(steps, chosen, _say)
        _remind(chosen)
        _say(f"installed; settings: {chosen.config}, data: {chosen.data}, commands: {NAME} --help")
        if not systemd_runs():
            _say("systemd does not run here, so nothing was started")

    return _told(install)


def uninstall_main(rest: list[str], _config: Path) -> int:
    """Take away everything that `install` brought; the exit status."""
    parser = argparse.ArgumentParser(prog="run uninstall", description="Take the station off this machine.")
    parser.add_argument("--keep-data", action="store_true", help="leave journal, postcards and settings")
    parser.add_argument("--yes", action="store_true", help="do not ask")
    with_root(parser)
    given = parser.parse_args(rest)

    def uninstall() -> None:
        place = _installed(given.root)
        _need_root(place)
        if not given.yes and not given.keep_data:
            folders = " and ".join(map(str, applying.data_folders(place)))
            what = f"{folders} with the journal and every postcard" if folders else "the program and its settings"
            print(f"This deletes {what}. Type yes to go on: ", end="", flush=True)
            if sys.stdin.readline().strip() != "yes":
                raise StepError("nothing was taken away")
        applying.uninstall(place, given.keep_data, _say)
        _say("taken away; Debian packages stay, and kernel settings until the machine is started anew")

    return _told(uninstall)


def update_main(rest: list[str], _config: Path) -> int:
    """Bring a version beside the one in use, try it, switch to it; the exit status."""
    parser = argparse.ArgumentParser(prog="run update", description="Switch the station to another version.")
    parser.add_argument("source", help="a folder with the program, or a version that this folder's git knows")
    with_root(parser)
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
            before = _Before(release.names(place), station_settings.now(place))
            _bring(place, name=name, source=source.resolve())
        try:
            _open_or_back(place, name, before)
        except StepError:
            release.remove(place.at(place.releases / name))
            raise
        for gone in release.prune(place):
            _say(f"removed {gone}")
        station_settings.prune(place)
        _say(f"{name} is in use; back with: {NAME} rollback")

    return _told(update)


def rollback_main(rest: list[str], _config: Path) -> int:
    """Use the version before again; a second time brings back the newer one. The exit status."""
    parser = argparse.ArgumentParser(prog="run rollback", description="Switch the station back to the version before.")
    with_root(parser)
    given = parser.parse_args(rest)

    def roll_back() -> None:
        place = _installed(given.root)
        _need_root(place)
        before = _Before(release.names(place), station_settings.now(place))
        name = release.before_this(place)
        chosen = station_settings.choose(place, name)
        _say(chosen.told)
        try:
            station_settings.change(place, chosen)
        except OSError as error:
            raise StepError(f"nothing was changed: {error}") from error
        release.switch(place, name)
        _open_or_back(place, name, before)
        _say(f"{name} is in use")

    return _told(roll_back)


def refresh_main() -> int:
    """Write the machine's files as this version has them: called in the version that was switched to."""

    def refresh() -> None:
        place = _installed(_ROOT_FOLDER)
        # Where the screens are too many for the compositor, the backups go where they went.
        with suppress(StepError):
            place = replace(place, backups=asked_of(place.at(place.config), place.compositor))
        applying.rewrite([User(place.user, place.data, GROUPS), *files(place)], place)

    return _told(refresh)


def _bring(place: Place, name: str, source: Path) -> Trace | None:
    """The program of `source` beside what is there, with its packages; tried, then switched to."""
    folder = place.at(place.releases / name)
    used = release.names(place)[0]
    beside = [path for path in (place.at(place.releases / used) if used else None, source, ROOT) if path]
    _say(f"bringing {source} to {folder}")
    had = station_settings.now(place)
    try:
        release.bring(source, folder)
        release.bring_packages(folder, beside, place.root == _ROOT_FOLDER, _say)
        chosen = station_settings.choose(place, name)
        if chosen.text is not None:
            _say(chosen.told)
        if place.root == _ROOT_FOLDER:
            _say("trying it: its check, then its window out of sight")
            with station_settings.beside(place, chosen) as config:
                _say(try_release(folder, config, place.user))
        station_settings.change(place, chosen)
    except (StepError, OSError, subprocess.CalledProcessError, KeyboardInterrupt) as error:
        with suppress(OSError):
            station_settings.put_back(place, had)
        release.remove(folder)
        raise StepError(f"{name} is not used: {_why(error)}") from error
    release.switch(place, name)
    return None


@dataclass(frozen=True, slots=True)
class _Before:
    """The names of both versions, and the text of config.yaml, before something was changed."""

    names: tuple[str, str]
    settings: bytes | None


def _open_or_back(place: Place, name: str, before: _Before) -> None:
    """Open with the version just switched to, or, when it does not open, with what was before: then `StepError`."""
    try:
        _open(place, name)
    except (StepError, KeyboardInterrupt) as error:
        with suppress(OSError):
            station_settings.put_back(place, before.settings)
        release.restore(place, before.names)
        used = before.names[0]
        try:
            _open(place, used)
        except StepError as again:
            raise StepError(f"{_why(error)}\n{name} did not open, nor does {used}, used again: {again}") from error
        raise StepError(f"{_why(error)}\n{name} did not open; {used} is back") from error


def _why(error: BaseException) -> str:
    return str(error) or "interrupted"


def _open(place: Place, name: str) -> None:
    """Let the machine's files be those of this version, and the kiosk open with it."""
    if place.root != _ROOT_FOLDER:
        return
    # The kiosk takes the first console, and with it goes the login there that this was perhaps typed into.
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
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


def _remind(place: Place) -> None:
    """Say what an installation does not change by itself."""
    if holder := screen_holder(place):
        _say(f"{holder} holds the screen: sudo systemctl disable --now display-manager")
    named = data_folder_of(place.at(place.config))
    if named and named != place.data:
        _say(f"{place.config} names data.folder: {named}, not {place.data}: change that line, and move the data there")


def _need_root(place: Place) -> None:
    if place.root == _ROOT_FOLDER and os.geteuid() != 0:
        raise StepError("this changes the machine, so it needs root: sudo ./run …")


def _told(work: Callable[[], None]) -> int:
    try:
        work()
    except StepError as error:
        _say(str(error), sys.stderr)
        return 1
    return 0


def _say(line: str, to: TextIO | None = None) -> None:
    try:
        print(line, file=to, flush=True)
    except OSError:
        # The terminal is gone; what is left to say stands in the log.
        syslog.syslog(line)
