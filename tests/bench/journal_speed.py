"""One noted and acknowledged fact, and many at once, against a bare sqlite3 insert with the same safety settings.

    .venv/bin/python tests/bench/journal_speed.py [--folder FOLDER] [--n 2000]

The two take turns within one run, fact by fact, so both meet the same disk and neighbours: compare the ratios.
"""

from __future__ import annotations

import argparse
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kiosk.happenings.facts import VisitorCounted
from kiosk.journal.ids import Identities
from kiosk.journal.kinds import detail_of
from kiosk.journal.schema import safe_settings
from kiosk.journal.writer import Journal

FACT = VisitorCounted("entry", True, 0.62, 3.1)
DETAIL = detail_of(FACT)
FLOOD = 20_000
INSERT = "INSERT INTO happenings VALUES (?, ?, ?, ?, ?, ?, ?, ?)"


def bare_file(path: Path) -> sqlite3.Connection:
    """The least that keeps the same columns as safely: no tallies, no lock, no thread."""
    connection = sqlite3.connect(path, isolation_level=None)
    safe_settings(connection)
    connection.execute(
        "CREATE TABLE happenings (id BLOB PRIMARY KEY, utc_ms INTEGER, station TEXT, kind TEXT, exhibit TEXT,"
        " visit_id TEXT, rehearsal INTEGER, detail TEXT)"
    )
    return connection


def took_s(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def told(name: str, times_s: list[float]) -> tuple[float, float]:
    p50, p99 = statistics.median(times_s), statistics.quantiles(times_s, n=100)[98]
    print(f"{name:<46} p50 {p50 * 1000:7.3f} ms   p99 {p99 * 1000:7.3f} ms   {len(times_s) / sum(times_s):8.0f}/s")
    return p50, p99


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--folder", type=Path, help="where to write: measure the disk that matters")
    parser.add_argument("--n", type=int, default=2000)
    args = parser.parse_args()
    identities = Identities()
    with tempfile.TemporaryDirectory(dir=args.folder) as folder:
        bare = bare_file(Path(folder) / "bare.sqlite")
        journal = Journal(Path(folder) / "journal.sqlite", "bench")

        def insert() -> None:
            now = time.time_ns() // 1_000_000
            row = (identities.make(now), now, "bench", "visitor-counted", "smile", None, 0, DETAIL)
            bare.execute(INSERT, row)

        def note() -> None:
            if not journal.note(FACT, visit_id=None, rehearsal=False).wait(60):
                raise SystemExit("a fact was not acknowledged")

        for warm_up in (insert, note) * 50:
            warm_up()
        bare_s, note_s = [], []
        for _ in range(args.n):
            bare_s.append(took_s(insert))
            note_s.append(took_s(note))
        bare_p50, bare_p99 = told("bare insert and commit", bare_s)
        p50, p99 = told("noted and acknowledged", note_s)
        print(f"{'ratio, journal to bare':<46} p50 {p50 / bare_p50:7.2f}      p99 {p99 / bare_p99:7.2f}")

        def flood() -> None:
            tickets = [journal.note(FACT, visit_id=None, rehearsal=False) for _ in range(FLOOD)]
            if not all(ticket.wait(60) for ticket in tickets):
                raise SystemExit("a fact was not acknowledged")

        def call() -> None:
            journal.note(FACT, visit_id=None, rehearsal=False)

        told("the call alone (what the caller waits)", [took_s(call) for _ in range(FLOOD)])
        rate = FLOOD / took_s(flood)
        print(
            f"{'many at once, all acknowledged':<46} {rate:8.0f}/s, {rate * sum(bare_s) / len(bare_s):.0f} times bare"
        )
        journal.close()
        bare.close()


if __name__ == "__main__":
    main()
