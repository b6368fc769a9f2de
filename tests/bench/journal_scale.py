"""Summaries of one and of ten million passages of one year, and the day read back when the house opens.

    .venv/bin/python tests/bench/journal_scale.py [--folder FOLDER] [--millions 1 10]

The files are made by SQL, through the journal's own triggers, in a temporary folder and deleted after.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kiosk.journal import doors, tallies
from kiosk.journal.damaged import is_damaged
from kiosk.journal.day_count import count_day
from kiosk.journal.detail import detail
from kiosk.journal.ranges import parse_range
from kiosk.journal.schema import open_reader, open_writer, transaction
from kiosk.journal.store import LOOK_S
from kiosk.places import ROOT
from kiosk.settings import load_settings

SHANGHAI = ZoneInfo("Asia/Shanghai")
YEAR_START_MS = 1_735_660_800_000  # 2025-01-01 in Shanghai
PORTION = 250_000
# Ten hours a day, 365 days: nine passages in ten happenings, the rest visits, panels, cards and minutes measured.
FILL = f"""
WITH RECURSIVE number(n) AS (SELECT :first UNION ALL SELECT n + 1 FROM number WHERE n + 1 < :after)
INSERT INTO happenings (id, utc_ms, station, kind, exhibit, visit_id, rehearsal, detail)
SELECT
  CAST(printf('%016d', n) AS BLOB),
  {YEAR_START_MS} + (n * 365 / :total) * 86400000 + 36000000 + (n * 365 % :total) * 36000000 / :total,
  'bench',
  CASE WHEN n % 10 THEN 'visitor-counted' WHEN n % 40 = 0 THEN 'visit-began' WHEN n % 40 = 10 THEN 'door-measured'
    WHEN n % 40 = 20 THEN 'panel-viewed' ELSE 'card-printed' END,
  'smile', CASE WHEN n % 10 = 0 THEN printf('visit-%d', n / 20) END, n % 97 = 0,
  CASE
    WHEN n % 10 THEN json_object('door', CASE WHEN n % 2 THEN 'entry' ELSE 'exit' END,
      'smile', CASE WHEN n % 11 = 0 THEN NULL ELSE json(CASE WHEN n % 3 THEN 'true' ELSE 'false' END) END,
      'score', 0.5, 'seen_s', 2.5, 'means', 'camera')
    WHEN n % 40 = 10 THEN json_object('door', CASE WHEN n % 80 = 10 THEN 'entry' ELSE 'exit' END, 'seconds', 50.5,
      'means', 'camera')
    WHEN n % 40 = 20 THEN json_object('story_id', 'wharf', 'panel_id', 'one', 'language', 'zh', 'seconds', 12.5)
    ELSE '{{}}' END
FROM number
"""
RANGES = (["2025-09-07"], ["2025-W36"], ["2025-09"], ["2025"], ["1970-01-01", "2026-12-31"])


def made(path: Path, total: int) -> float:
    """Fill a new journal with `total` happenings spread over 2025 (nine passages in ten); seconds it took."""
    started = time.perf_counter()
    connection = open_writer(path)
    # The bench's own file need not survive a power cut.
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA cache_size = -200000")
    for first in range(0, total, PORTION):
        with transaction(connection):
            connection.execute(FILL, {"first": first, "after": min(first + PORTION, total), "total": total})
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return time.perf_counter() - started


def timed_ms(work: Callable[[], int]) -> tuple[float, float, int]:
    """Median and longest of seven, and the passages found."""
    times, passed = [], 0
    for _ in range(7):
        started = time.perf_counter()
        passed = work()
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times), max(times), passed


def summary_of(path: Path, words: list[str]) -> int:
    """From opening the file to every figure of the summary; how many passages it has."""
    settings = load_settings(ROOT / "config.yaml")
    connection = open_reader(path)
    found = detail(connection, parse_range(words, date(2025, 9, 7)), settings)
    connection.close()
    return found.summary.entry.passed + found.summary.exit.passed


def day_of(path: Path, day: date) -> int:
    """The house's own reading of a day, newest passages and the week before with it."""
    found = count_day(path, day, SHANGHAI)
    return found.entry.passed + found.exit.passed


def told(path: Path) -> list[float]:
    """Print every summary's time; the medians."""
    medians = []
    for words in RANGES:
        median, longest, passed = timed_ms(partial(summary_of, path, words))
        medians.append(median)
        print(f"  summary {' to '.join(words):26} {median:8.1f} ms, at most {longest:8.1f}  ({passed:,} passages)")
    for name, day in (
        ("the newest day read back", date(2025, 12, 31)),
        ("a day long past read back", date(2025, 3, 1)),
    ):
        median, longest, passed = timed_ms(partial(day_of, path, day))
        print(f"  {name:34} {median:8.1f} ms, at most {longest:8.1f}  ({passed:,} passages)", flush=True)
    return medians


def _is_past(at_s: float) -> bool:
    return time.perf_counter() > at_s


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--millions", type=int, nargs="+", default=[1, 10])
    args = parser.parse_args()
    figures: list[list[float]] = []
    for millions in args.millions:
        with tempfile.TemporaryDirectory(dir=args.folder) as folder:
            path = Path(folder) / "journal.sqlite"
            seconds = made(path, millions * 10_000_000 // 9)
            size_mb = path.stat().st_size / 1e6
            print(f"{millions} million passages, {size_mb:,.0f} MB, filled in {seconds:.0f} s", flush=True)
            figures.append(told(path))
            connection = open_reader(path)
            started = time.perf_counter()
            is_damaged(connection, partial(_is_past, started + LOOK_S), deeply=False)
            print(f"  look for damage at opening {time.perf_counter() - started:.2f} s (bounded)")
            started = time.perf_counter()
            wrong = tallies.wrong(connection) + doors.wrong(connection)
            print(f"  wrong tallies: {wrong} (all counted anew in {time.perf_counter() - started:.0f} s)", flush=True)
            connection.close()
    if len(figures) > 1:
        for words, one, other in zip(RANGES, figures[0], figures[-1], strict=True):
            print(f"growth from the first to the last, {' to '.join(words)}: x {other / one:.2f}")


if __name__ == "__main__":
    main()
