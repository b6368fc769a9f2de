"""A backup of a year's journal: made, proved and brought back, in seconds and bytes, beside a plain copy of the file.

.venv/bin/python tests/bench/backup.py [--folder FOLDER] [--days 365] [--visitors 2000]
"""

from __future__ import annotations

import argparse
import platform
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kiosk.keeping.backup import BackupPlan, make_backup
from kiosk.keeping.restore import restore_into
from kiosk.places import ROOT
from kiosk.settings import load_settings
from tests.bench.year_of_hall import fill

T = TypeVar("T")


def timed(work: Callable[[], T]) -> tuple[str, T]:
    """Seconds by the clock and of the processor, and what came of it."""
    begun_s, cpu_s = time.monotonic(), time.process_time()
    done = work()
    return f"{time.monotonic() - begun_s:.1f} s ({time.process_time() - cpu_s:.1f} of the processor)", done


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--visitors", type=int, default=2000)
    given = parser.parse_args()
    settings = load_settings(ROOT / "config.yaml")
    station = settings.station
    with tempfile.TemporaryDirectory(dir=given.folder) as place:
        folder = Path(place)
        data = folder / "var"
        data.mkdir()
        rows = fill(data / "journal.sqlite", date(2026, 11, 30), given.days, given.visitors)
        size = (data / "journal.sqlite").stat().st_size
        copied_s, _ = timed(lambda: shutil.copyfile(data / "journal.sqlite", folder / "copy"))
        (folder / "copy").unlink()
        plan = BackupPlan(data, ROOT / "config.yaml", data / "backups", 14, station.id, "bench", station.zone)
        made_s, (bundle, kept) = timed(lambda: make_backup(plan))
        back_s, _ = timed(lambda: restore_into(bundle, folder / "again", station.zone))
    made = f"{given.days} days of {given.visitors} visitors: {rows:,} happenings"
    print(f"{platform.processor() or platform.machine()}, {made}")
    print(f"journal {size / 1e6:,.0f} MB; plain copy {copied_s}")
    print(f"backup made and proved: {made_s}, {kept.bytes / 1e6:,.0f} MB; brought back: {back_s}")


if __name__ == "__main__":
    main()
