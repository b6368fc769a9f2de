"""The day's and the year's summary on one and on ten million happenings of one year.

    .venv/bin/python tests/bench/journal_scale.py [--folder FOLDER] [--millions 1 10]

The files are made by SQL, through the journal's own triggers, in a temporary folder and deleted after.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kiosk.journal import tallies
from kiosk.journal.damaged import is_damaged
from kiosk.journal.schema import open_reader, open_writer, transaction
from kiosk.journal.summary import summarise

SHANGHAI = ZoneInfo("Asia/Shanghai")
YEAR_START_MS = 1_735_660_800_000  # 2025-01-01 in Shanghai
PORTION = 250_000
# Ten hours a day, 365 days: four passages in ten happenings, the rest visits, scenes, panels, buildings and cards.
FILL = f"""
WITH RECURSIVE number(n) AS (SELECT :first UNION ALL SELECT n + 1 FROM number WHERE n + 1 < :after)
INSERT INTO happenings (id, utc_ms, station, kind, exhibit, visit_id, rehearsal, detail)
SELECT
  CAST(printf('%016d', n) AS BLOB),
  {YEAR_START_MS} + (n * 365 / :total) * 86400000 + 36000000 + (n * 365 % :total) * 36000000 / :total,
  'bench',
  CASE WHEN n % 10 < 4 THEN 'visitor-counted' WHEN n % 10 = 4 THEN 'visit-began' WHEN n % 10 = 5 THEN 'scene-entered'
    WHEN n % 10 = 6 THEN 'panel-viewed' WHEN n % 10 = 7 THEN 'building-read' WHEN n % 10 = 8 THEN 'card-created'
    ELSE 'card-printed' END,
  'smile', CASE WHEN n % 10 >= 4 THEN printf('visit-%d', n / 20) END, n % 97 = 0,
  CASE
    WHEN n % 10 < 4 THEN json_object('door', CASE WHEN n % 2 THEN 'entry' ELSE 'exit' END,
      'smile', CASE WHEN n % 11 = 0 THEN NULL ELSE json(CASE WHEN n % 3 THEN 'true' ELSE 'false' END) END,
      'score', 0.5, 'seen_s', 2.5)
    WHEN n % 10 = 5 THEN json_object('scene', CASE WHEN n % 20 < 10 THEN 'story' ELSE 'panorama' END)
    WHEN n % 10 = 6 THEN json_object('story_id', 'wharf', 'panel_id', 'one', 'language', 'zh', 'seconds', 12.5)
    ELSE '{{}}' END
FROM number
"""


def made(path: Path, total: int) -> float:
    """Fill a new journal with `total` happenings spread over 2025; seconds it took."""
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


def timed_ms(path: Path, first: date, last: date) -> tuple[float, int]:
    """Median of nine, each from opening the file to the figures; and the passages found."""
    times, passed = [], 0
    for _ in range(9):
        started = time.perf_counter()
        connection = open_reader(path)
        found = summarise(connection, first, last, SHANGHAI)
        connection.close()
        times.append((time.perf_counter() - started) * 1000)
        passed = found.entry.passed + found.exit.passed
    return statistics.median(times), passed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--millions", type=int, nargs="+", default=[1, 10])
    args = parser.parse_args()
    figures: list[tuple[float, float]] = []
    for millions in args.millions:
        with tempfile.TemporaryDirectory(dir=args.folder) as folder:
            path = Path(folder) / "journal.sqlite"
            seconds = made(path, millions * 1_000_000)
            size_mb = path.stat().st_size / 1e6
            print(f"{millions} million happenings, {size_mb:,.0f} MB, filled in {seconds:.0f} s", flush=True)
            day_ms, in_day = timed_ms(path, date(2025, 9, 7), date(2025, 9, 7))
            year_ms, in_year = timed_ms(path, date(2025, 1, 1), date(2025, 12, 31))
            figures.append((day_ms, year_ms))
            print(f"  day summary  {day_ms:8.2f} ms  ({in_day:,} passages)")
            print(f"  year summary {year_ms:8.2f} ms  ({in_year:,} passages)", flush=True)
            connection = open_reader(path)
            started = time.perf_counter()
            is_damaged(connection, 2.0)
            print(f"  look for damage at opening {time.perf_counter() - started:.2f} s (bounded)")
            started = time.perf_counter()
            wrong = tallies.wrong(connection)
            print(f"  wrong tallies: {wrong} (all counted anew in {time.perf_counter() - started:.0f} s)", flush=True)
            connection.close()
    if len(figures) > 1:
        (day, year), (later_day, later_year) = figures[0], figures[-1]
        print(f"growth from the first to the last: day x {later_day / day:.2f}, year x {later_year / year:.2f}")


if __name__ == "__main__":
    main()
