"""`./run backup` and `./run restore`: keeping at the command line."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kiosk import __version__
from kiosk.devices.keeping_desk import KeepingRefusedError
from kiosk.journal.schema import JournalError
from kiosk.keeping.backup import BackupPlan, make_backup
from kiosk.keeping.bundle import BrokenBundleError
from kiosk.keeping.restore import Restored, restore, restore_into
from kiosk.keeping.snapshot import DamagedCopyError
from kiosk.one_station import StationRunningError, one_station
from kiosk.settings import Settings, data_folder


def backup_plan(settings: Settings, config: Path, to: Path | None = None) -> BackupPlan:
    """The station's own backup, or one into the folder `to`, without visitors' postcards and with nothing let go."""
    data = data_folder(settings, config)
    folder = data / settings.backup.folder if to is None else to.resolve()
    keep = settings.backup.keep if to is None else 0
    station = settings.station
    return BackupPlan(data, config.resolve(), folder, keep, station.id, __version__, station.zone, cards=to is None)


def backup_main(argv: list[str], settings: Settings, config: Path) -> int:
    """`./run backup ARGV`: 0 done, 1 could not (a sentence stands on standard error), 2 wrong arguments."""
    parser = argparse.ArgumentParser(
        prog="run backup", description="Make a backup of journal, settings, content and postcards, also while it runs."
    )
    parser.add_argument(
        "--to",
        type=Path,
        metavar="FOLDER",
        help="into this folder instead of backup.folder; without visitors' postcards, which could not be deleted there",
    )
    try:
        given = parser.parse_args(argv)
    except SystemExit as ended:
        return int(ended.code or 0)
    try:
        path, kept = make_backup(backup_plan(settings, config, given.to))
    except KeepingRefusedError as refused:
        return _fail(refused.sentence_en)
    print(f"{path}: {kept.files} files, {kept.bytes:,} bytes, restored and compared.{kept.remark[1]}")
    return 0


def restore_main(argv: list[str], settings: Settings, config: Path) -> int:
    """`./run restore ARGV`; same exit codes as `backup_main`."""
    parser = argparse.ArgumentParser(
        prog="run restore",
        description="Bring a backup back; the kiosk must not run. What is there is moved aside, not deleted.",
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="the backup")
    place = parser.add_mutually_exclusive_group()
    place.add_argument(
        "--into", type=Path, metavar="FOLDER", help="as a station of its own in this new folder, to look at it"
    )
    place.add_argument("--settings", action="store_true", help="let the backup's config.yaml take this one's place too")
    try:
        given = parser.parse_args(argv)
    except SystemExit as ended:
        return int(ended.code or 0)
    data = data_folder(settings, config)
    zone = settings.station.zone
    try:
        if given.into is not None:
            found = restore_into(given.file, given.into.resolve(), zone)
        else:
            with one_station(data):
                found = restore(given.file, data, config.resolve(), zone, with_settings=given.settings)
    except KeepingRefusedError as refused:
        return _fail(refused.sentence_en)
    except StationRunningError:
        return _fail(f"The kiosk runs on {data}: end it first (a station: systemctl stop), then restore.")
    except (BrokenBundleError, DamagedCopyError, JournalError, OSError) as error:
        return _fail(f"Nothing was restored: {error}.")
    _tell(found, given.into, config)
    return 0


def _tell(found: Restored, into: Path | None, config: Path) -> None:
    manifest = found.manifest
    print(
        f"{manifest.happenings:,} happenings, {len(manifest.files)} files and {found.cards} postcards are back "
        f"(station {manifest.station}, program {manifest.program})"
    )
    if into is not None:
        print(f"Start it with: ./run --config {found.config}")
        return
    if found.aside is not None:
        print(f"What was there before: {found.aside}")
    if found.config.name != config.name:
        print(f"The backup's settings differ and lie beside: {found.config} (restore --settings puts them in place)")


def _fail(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1
