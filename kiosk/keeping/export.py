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
from kiosk.keeping.snapshot import copy_journal
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
    """Which journal goes to a stick found under one of `roots`; `settings` say how its days are counted."""

    journal: Path
    settings: Settings
    roots: tuple[Path, ...] = STICKS


def memory_sticks(roots: Iterable[Path]) -> list[Path]:
    """Disks that are mounted below these folders and can be written, by name."""
    return sorted(path for root in roots for path in _below(root) if path.is_mount() and _writable(path))


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
    sticks = memory_sticks(plan.roots)
    if not sticks:
        raise KeepingRefusedError(
            "没有找到可写的 U 盘：请插上，等几秒再按一次。",
            "There is no memory stick that can be written: plug one in, wait some seconds and press again.",
        )
    stick = sticks[0]
    with told(stick):
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
