"""What staff ask of whole years, kept beside the journal as it grows: read once, row by row, and never counted anew.

The digest is made from the journal alone and may be deleted at any time; where its own file can't be used it is kept in
memory.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
import threading
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from kiosk.journal.days import DAY_MS, EPOCH, LocalClock
from kiosk.journal.schema import open_reader

FORM = "1"
"""Of the digest's own tables: another one is begun anew."""
PORTION = 20_000
# What is counted by day and name, and which of its fields is the name.
NAMED = {"story-viewed": "story_id", "building-read": "building_id", "looked-around": "building_id"}
# What happens a few times a day and is kept as it was.
MOMENTS = (
    "backup-made",
    "config-fell-back",
    "content-published",
    "device-faulted",
    "device-recovered",
    "exhibit-rested",
    "exhibit-resumed",
    "facts-dropped",
    "group-received",
    "hall-closed",
    "hall-opened",
    "hours-changed",
    "journal-recovered",
    "morning-checked",
    "paper-refilled",
    "practice-switched",
    "smile-counting-switched",
    "station-started",
    "station-stopped",
    "window-restarted",
)


class Moment(NamedTuple):
    """A happening of few; of `station-started`, `before_ms` is the time of the happening written down before it."""

    utc_ms: int
    kind: str
    rehearsal: bool
    detail: dict[str, Any]
    before_ms: int | None = None


class Named(NamedTuple):
    """How often something with a name was used over some days, for how many seconds, and how often to its end."""

    kind: str
    name: str
    n: int
    seconds: float
    finished: int


class Digest:
    """The digest of the journal at `journal`, kept in `kept`; for any thread, one after the other."""

    def __init__(self, journal: Path, kept: Path, zone: ZoneInfo) -> None:
        self._journal = journal
        self._kept_at = kept
        self._zone = zone
        self._clock = LocalClock(zone)
        self._turn = threading.Lock()
        self._kept: sqlite3.Connection | None = None

    def close(self) -> None:
        """Let go of the file."""
        with self._turn:
            self._drop()

    def update(self, *, portions: int | None = None, pause_s: float = 0.0) -> bool:
        """Take in what was written since; whether it has all by now.

        `portions` of twenty thousand rows at most, None for all; `pause_s`: a rest between them. Raises JournalError
        or sqlite3.Error when the journal can't be read.
        """
        with contextlib.closing(open_reader(self._journal)) as reader:
            while portions is None or portions > 0:
                with self._turn:
                    more = self._portion(reader)
                if more < PORTION:
                    return True
                portions = None if portions is None else portions - 1
                time.sleep(pause_s)
        return False

    def moments(self, kinds: Iterable[str], first_ms: int, after_ms: int) -> list[Moment]:
        """The moments of these kinds from `first_ms` up to `after_ms` of UTC, in order, rehearsed ones too."""
        wanted = tuple(kinds)
        query = (
            "SELECT utc_ms, kind, rehearsal, detail, before_ms FROM moments WHERE utc_ms >= ? AND utc_ms < ? "
            f"AND kind IN ({', '.join('?' * len(wanted))}) ORDER BY utc_ms, seq"
        )
        with self._turn:
            rows = self._opened().execute(query, (first_ms, after_ms, *wanted)).fetchall()
        return [Moment(utc_ms, kind, bool(was), json.loads(text), before) for utc_ms, kind, was, text, before in rows]

    def last_start_ms(self, before_ms: int) -> int:
        """When the kiosk last started before this time, 0 when never."""
        query = "SELECT coalesce(max(utc_ms), 0) FROM moments WHERE kind = 'station-started' AND utc_ms < ?"
        with self._turn:
            return int(self._opened().execute(query, (before_ms,)).fetchone()[0])

    def next_start_ms(self, after_ms: int) -> int | None:
        """When the kiosk first started from this time on, None when it has not."""
        query = "SELECT min(utc_ms) FROM moments WHERE kind = 'station-started' AND utc_ms >= ?"
        with self._turn:
            found = self._opened().execute(query, (after_ms,)).fetchone()[0]
        return None if found is None else int(found)

    def named(self, first: date, last: date, *, rehearsal: bool = False) -> list[Named]:
        """Everything that has a name over the local days from `first` to `last`."""
        query = (
            "SELECT kind, name, sum(n), sum(seconds), sum(finished) FROM named "
            "WHERE day >= ? AND day <= ? AND rehearsal <= ? GROUP BY kind, name"
        )
        with self._turn:
            rows = self._opened().execute(query, (first.isoformat(), last.isoformat(), rehearsal)).fetchall()
        return [Named(*row) for row in rows]

    def _portion(self, reader: sqlite3.Connection) -> int:
        kept = self._opened()
        with _at_once(kept):
            seq, identity = kept.execute("SELECT seq, id FROM upto").fetchone()
            if seq and not _same(reader, seq, identity):
                # Another file stands there: one that was read back, or restored.
                _empty(kept)
                seq = 0
            (last,) = reader.execute("SELECT coalesce(max(seq), 0) FROM happenings").fetchone()
            until = min(last, seq + PORTION)
            if until == seq:
                return 0
            self._take(reader, kept, seq, until)
            (identity,) = reader.execute(
                "SELECT id FROM happenings WHERE seq <= ? ORDER BY seq DESC LIMIT 1", (until,)
            ).fetchone()
            (until,) = reader.execute("SELECT seq FROM happenings WHERE id = ?", (identity,)).fetchone()
            kept.execute("UPDATE upto SET seq = ?, id = ?", (until, identity))
        return int(until - seq)

    def _take(self, reader: sqlite3.Connection, kept: sqlite3.Connection, after: int, until: int) -> None:
        counts: defaultdict[tuple[str, str, str, int], list[float]] = defaultdict(lambda: [0, 0.0, 0])
        kinds = (*NAMED, *MOMENTS)
        rows = reader.execute(
            "SELECT seq, utc_ms, kind, rehearsal, detail FROM happenings WHERE seq > ? AND seq <= ? "
            f"AND kind IN ({', '.join('?' * len(kinds))})",
            (after, until, *kinds),
        )
        for seq, utc_ms, kind, rehearsal, text in rows:
            if kind in NAMED:
                detail = json.loads(text)
                sums = counts[self._day(utc_ms), kind, str(detail.get(NAMED[kind], "?")), rehearsal]
                sums[0] += 1
                sums[1] += float(detail.get("seconds") or 0.0)
                sums[2] += detail.get("finished") is True
            else:
                before = _before(reader, seq) if kind == "station-started" else None
                kept.execute(
                    "INSERT INTO moments VALUES (?, ?, ?, ?, ?, ?)", (seq, utc_ms, kind, rehearsal, text, before)
                )
        kept.executemany(
            "INSERT INTO named VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
            "n = n + excluded.n, seconds = seconds + excluded.seconds, finished = finished + excluded.finished",
            [(*key, *sums) for key, sums in counts.items()],
        )

    def _day(self, utc_ms: int) -> str:
        return date.fromordinal(EPOCH + self._clock.local_ms(utc_ms) // DAY_MS).isoformat()

    def _opened(self) -> sqlite3.Connection:
        if self._kept is None:
            try:
                self._kept = _begun(str(self._kept_at), self._zone.key)
            except (sqlite3.Error, OSError):
                with contextlib.suppress(OSError):
                    self._kept_at.unlink(missing_ok=True)
                try:
                    self._kept = _begun(str(self._kept_at), self._zone.key)
                except (sqlite3.Error, OSError):
                    self._kept = _begun(":memory:", self._zone.key)
        return self._kept

    def _drop(self) -> None:
        if self._kept is not None:
            self._kept.close()
            self._kept = None


@contextlib.contextmanager
def _at_once(kept: sqlite3.Connection) -> Iterator[None]:
    kept.execute("BEGIN IMMEDIATE")
    try:
        yield
        kept.execute("COMMIT")
    except BaseException:
        if kept.in_transaction:
            kept.execute("ROLLBACK")
        raise


def _begun(place: str, zone: str) -> sqlite3.Connection:
    """The digest's file with its tables, emptied when it was made for another zone or by another program."""
    kept = sqlite3.connect(place, isolation_level=None, check_same_thread=False)
    try:
        kept.execute("PRAGMA busy_timeout = 5000")
        # Whatever a power cut takes from it is read from the journal again.
        kept.execute("PRAGMA synchronous = OFF")
        with _at_once(kept):
            kept.execute("CREATE TABLE IF NOT EXISTS upto (form TEXT, zone TEXT, seq INTEGER, id BLOB) STRICT")
            found = kept.execute("SELECT form, zone FROM upto").fetchone()
            if found != (FORM, zone):
                for table in ("named", "moments"):
                    kept.execute(f"DROP TABLE IF EXISTS {table}")
                kept.execute("DELETE FROM upto")
                kept.execute("INSERT INTO upto VALUES (?, ?, 0, x'')", (FORM, zone))
                kept.execute(
                    "CREATE TABLE named (day TEXT, kind TEXT, name TEXT, rehearsal INTEGER, n INTEGER, seconds REAL, "
                    "finished INTEGER, PRIMARY KEY (day, kind, name, rehearsal)) STRICT, WITHOUT ROWID"
                )
                kept.execute(
                    "CREATE TABLE moments (seq INTEGER PRIMARY KEY, utc_ms INTEGER, kind TEXT, rehearsal INTEGER, "
                    "detail TEXT, before_ms INTEGER) STRICT"
                )
                kept.execute("CREATE INDEX moments_by_time ON moments (utc_ms)")
    except BaseException:
        kept.close()
        raise
    return kept


def _empty(kept: sqlite3.Connection) -> None:
    kept.execute("DELETE FROM named")
    kept.execute("DELETE FROM moments")


def _same(reader: sqlite3.Connection, seq: int, identity: bytes) -> bool:
    found = reader.execute("SELECT id FROM happenings WHERE seq = ?", (seq,)).fetchone()
    return found is not None and found[0] == identity


def _before(reader: sqlite3.Connection, seq: int) -> int | None:
    """When what stands before this row happened."""
    query = "SELECT utc_ms FROM happenings WHERE seq < ? ORDER BY seq DESC LIMIT 1"
    found = reader.execute(query, (seq,)).fetchone()
    return None if found is None else int(found[0])
