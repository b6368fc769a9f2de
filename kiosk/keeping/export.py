"""The journal on a memory stick: as a table, as lines of JSON, as the database itself, and the days as figures."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from kiosk.devices.keeping_desk import KeepingRefusedError
from kiosk.journal.actions import reading
from kiosk.journal.days import local_time
from kiosk.journal.detail import detail
from kiosk.journal.export import Selection, export
from kiosk.journal.ranges import year_of
from kiosk.journal.summary_forms import as_csv
from kiosk.keeping.contents import JOURNAL_FILE
from kiosk.keeping.snapshot import copy_journal, doubting
from kiosk.keeping.troubles import require_room, told
from kiosk.settings import Settings
from kiosk.whole_file import flush, write_flushed

STICKS = (Path("/media"), Path("/run/media"), Path("/mnt"))
"""Where systems mount what is plugged in: there, or in a folder of a user's there."""
_STAMP = "%Y%m%d-%H%M%S"
# Of the journal's own size: a table and lines of JSON are longer than the database.
_TIMES = 4


@dataclass(frozen=True, slots=True)
class ExportPlan:
    """Which journal goes to a stick found under one of `roots`; `settings` say how its days are counted.

    The disks on which the folders `not_on` lie are the station's own and no sticks.
    """

    journal: Path
    settings: Settings
    roots: tuple[Path, ...] = STICKS
    not_on: tuple[Path, ...] = ()


def memory_sticks(roots: Iterable[Path], not_on: Iterable[Path] = ()) -> list[Path]:
    """Disks that can be written, mounted below the first of these folders that has any; by name, each once.

    Those on which the folders `not_on` lie are left out, and where such a folder is to be made.
    """
    seen = {_existing(folder).stat().st_dev for folder in not_on}
    for root in roots:
        found = []
        for path in sorted(path for path in _below(root) if path.is_mount() and _writable(path)):
            device = path.stat().st_dev
            if device not in seen:
                seen.add(device)
                found.append(path)
        if found:
            return found
    return []


def _existing(folder: Path) -> Path:
    """The folder, or the nearest above it that is there."""
    return next(path for path in (folder, *folder.parents) if path.exists())


def _below(root: Path) -> list[Path]:
    outer = _folders(root)
    return outer + [path for folder in outer for path in _folders(folder)]


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK) and not os.statvfs(path).f_flag & os.ST_RDONLY


def _folders(root: Path) -> list[Path]:
    try:
        return [path for path in root.iterdir() if path.is_dir() and not path.is_symlink()]
    except OSError:
        return []


def export_to_stick(plan: ExportPlan, now_utc_ms: int | None = None) -> Path:
    """Write the folder of files to the stick, whole or not at all; raises KeepingRefusedError."""
    now_ms = time.time_ns() // 1_000_000 if now_utc_ms is None else now_utc_ms
    with told(plan.journal.parent):
        stick = _stick(plan)
    with told(stick), doubting(plan.journal):
        require_room(stick, _TIMES * plan.journal.stat().st_size if plan.journal.is_file() else 0, 0)
        station = plan.settings.station
        stamp = datetime.fromtimestamp(now_ms / 1000, UTC).astimezone(station.zone).strftime(_STAMP)
        out = stick / f"riverfront-{station.id}-{stamp}"
        part = stick / f".{out.name}.part"
        shutil.rmtree(part, ignore_errors=True)
        try:
            part.mkdir()
            _write(plan, part, now_ms)
            flush(part)
            part.rename(out)
            flush(stick)
        finally:
            shutil.rmtree(part, ignore_errors=True)
    return out


def _stick(plan: ExportPlan) -> Path:
    """The only stick that is plugged in; raises KeepingRefusedError."""
    sticks = memory_sticks(plan.roots, plan.not_on)
    if not sticks:
        raise KeepingRefusedError(
            "没有找到可写的 U 盘（存放数据和备份的磁盘不算）：请插上，等几秒再按一次。",
            "There is no memory stick that can be written (the disks of the data and the backups don't count): plug "
            "one in, wait some seconds and press again.",
        )
    if len(sticks) > 1:
        names = [stick.name for stick in sticks]
        raise KeepingRefusedError(
            f"插着 {len(sticks)} 个 U 盘（{'、'.join(names)}）：请只留下要导出的那一个，再按一次。",
            f"{len(sticks)} memory sticks are plugged in ({', '.join(names)}): leave only the one that the journal "
            "should go to, and press again.",
        )
    return sticks[0]


def _write(plan: ExportPlan, folder: Path, now_ms: int) -> None:
    zone = plan.settings.station.zone
    with reading(plan.journal) as connection:
        everything = Selection(rehearsal=True)
        export(connection, folder / "journal.csv", "csv", everything, zone)
        export(connection, folder / "journal.jsonl", "jsonl", everything, zone)
        first = connection.execute("SELECT min(utc_ms) FROM happenings").fetchone()[0]
        last = local_time(now_ms, zone).date().year
        for year in range(last if first is None else local_time(first, zone).date().year, last + 1):
            found = detail(connection, year_of(date(year, 1, 1)), plan.settings, now_ms=now_ms)
            # With a byte order mark, so that spreadsheets read it as what it is.
            write_flushed(folder / f"summary-{year}.csv", as_csv(found).encode("utf-8-sig"))
    copy_journal(plan.journal, folder / JOURNAL_FILE)
    flush(folder / JOURNAL_FILE)
