"""What staff ask of whole years, kept beside the journal as it grows: read once, row by row, and never counted anew.

The digest is made from the journal alone and may be deleted at any time; a damaged one is begun anew, and where its own
file can't be used it is kept in memory.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, TypeVar
from zoneinfo import ZoneInfo

from kiosk.journal.days import DAY_MS, EPOCH, LocalClock
from kiosk.journal.digest_file import DigestFile, at_once
from kiosk.journal.schema import open_reader

Found = TypeVar("Found")
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


class _BegunAnewError(Exception):
    """The digest was given up, and is empty."""


class _Portion(NamedTuple):
    """What follows in the journal on `before` (seq and id of a row) up to `upto`; `whole`: nothing more is there."""

    before: tuple[int, bytes]
    upto: tuple[int, bytes]
    whole: bool
    afresh: bool
    moments: list[tuple[Any, ...]]
    counts: list[tuple[Any, ...]]


class Digest:
    """The digest of the journal at `journal`, kept in `kept`; for any thread, one after the other.

    What it is asked raises JournalError or sqlite3.Error only when the journal can't be read.
    """

    def __init__(self, journal: Path, kept: Path, zone: ZoneInfo) -> None:
        self._journal = journal
        self._kept = DigestFile(kept, zone.key)
        self._clock = LocalClock(zone)
        self._turn = threading.Lock()

    def close(self) -> None:
        """Let go of the file."""
        with self._turn:
            self._kept.close()

    def update(self, *, portions: int | None = None, pause_s: float = 0.0) -> bool:
        """Take in what was written since; whether it has all by now.

        `portions` of twenty thousand rows at most, None for all; `pause_s`: a rest between them.
        """
        with contextlib.closing(open_reader(self._journal)) as reader:
            while portions is None or portions > 0:
                try:
                    with self._turn:
                        whole = self._portion(reader)
                except _BegunAnewError:
                    continue
                if whole:
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
        rows = self._rows(query, first_ms, after_ms, *wanted)
        return [Moment(utc_ms, kind, bool(was), json.loads(text), before) for utc_ms, kind, was, text, before in rows]

    def last_start_ms(self, before_ms: int) -> int:
        """When the kiosk last started before this time, 0 when never."""
        query = "SELECT coalesce(max(utc_ms), 0) FROM moments WHERE kind = 'station-started' AND utc_ms < ?"
        return int(self._rows(query, before_ms)[0][0])

    def next_start_ms(self, after_ms: int) -> int | None:
        """When the kiosk first started from this time on, None when it has not."""
        query = "SELECT min(utc_ms) FROM moments WHERE kind = 'station-started' AND utc_ms >= ?"
        found = self._rows(query, after_ms)[0][0]
        return None if found is None else int(found)

    def named(self, first: date, last: date, *, rehearsal: bool = False) -> list[Named]:
        """Everything that has a name over the local days from `first` to `last`."""
        query = (
            "SELECT kind, name, sum(n), sum(seconds), sum(finished) FROM named "
            "WHERE day >= ? AND day <= ? AND rehearsal <= ? GROUP BY kind, name"
        )
        return [Named(*row) for row in self._rows(query, first.isoformat(), last.isoformat(), rehearsal)]

    def _rows(self, query: str, *values: int | str) -> list[Any]:
        """What the digest answers; one that breaks over it takes the journal in again first."""
        try:
            with self._turn:
                return self._of_kept(lambda kept: kept.execute(query, values).fetchall())
        except _BegunAnewError:
            self.update()
        return self._rows(query, *values)

    def _of_kept(self, work: Callable[[sqlite3.Connection], Found]) -> Found:
        """Do something with the file; raises _BegunAnewError when that showed it to be damaged."""
        try:
            return work(self._kept.opened())
        except sqlite3.Error as error:
            self._kept.give_up(error)
            raise _BegunAnewError from error

    def _portion(self, reader: sqlite3.Connection) -> bool:
        """Take in one; whether nothing more is there."""
        before = self._of_kept(lambda kept: kept.execute("SELECT seq, id FROM upto").fetchone())
        portion = self._read(reader, before)
        return self._of_kept(lambda kept: _keep(kept, portion))

    def _read(self, reader: sqlite3.Connection, before: tuple[int, bytes]) -> _Portion:
        # Another file stands there: one that was read back, or restored.
        afresh = bool(before[0]) and not _same(reader, *before)
        after = 0 if afresh else before[0]
        (last,) = reader.execute("SELECT coalesce(max(seq), 0) FROM happenings").fetchone()
        upto = _row_at(reader, min(last, after + PORTION))
        if upto[0] <= after < last:
            # A journal that was read back has gaps.
            upto = reader.execute(
                "SELECT seq, id FROM happenings WHERE seq > ? ORDER BY seq LIMIT 1", (after,)
            ).fetchone()
        counts: defaultdict[tuple[str, str, str, int], list[float]] = defaultdict(lambda: [0, 0.0, 0])
        moments: list[tuple[Any, ...]] = []
        kinds = (*NAMED, *MOMENTS)
        rows = reader.execute(
            "SELECT seq, utc_ms, kind, rehearsal, detail FROM happenings WHERE seq > ? AND seq <= ? "
            f"AND kind IN ({', '.join('?' * len(kinds))})",
            (after, upto[0], *kinds),
        )
        for seq, utc_ms, kind, rehearsal, text in rows:
            if kind in NAMED:
                detail = json.loads(text)
                sums = counts[self._day(utc_ms), kind, str(detail.get(NAMED[kind], "?")), rehearsal]
                sums[0] += 1
                sums[1] += float(detail.get("seconds") or 0.0)
                sums[2] += detail.get("finished") is True
            else:
                earlier_ms = _before(reader, seq) if kind == "station-started" else None
                moments.append((seq, utc_ms, kind, rehearsal, text, earlier_ms))
        named = [(*key, *sums) for key, sums in counts.items()]
        return _Portion(before, upto, upto[0] >= last, afresh, moments, named)

    def _day(self, utc_ms: int) -> str:
        return date.fromordinal(EPOCH + self._clock.local_ms(utc_ms) // DAY_MS).isoformat()


def _keep(kept: sqlite3.Connection, portion: _Portion) -> bool:
    """Write it down, once; whether nothing more is there."""
    if portion.upto == portion.before:
        return portion.whole
    with at_once(kept):
        if kept.execute("SELECT seq, id FROM upto").fetchone() != portion.before:
            # A process that was here before this one has just done so.
            return False
        if portion.afresh:
            kept.execute("DELETE FROM named")
            kept.execute("DELETE FROM moments")
        kept.executemany("INSERT INTO moments VALUES (?, ?, ?, ?, ?, ?)", portion.moments)
        kept.executemany(
            "INSERT INTO named VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
            "n = n + excluded.n, seconds = seconds + excluded.seconds, finished = finished + excluded.finished",
            portion.counts,
        )
        kept.execute("UPDATE upto SET seq = ?, id = ?", portion.upto)
    return portion.whole


def _row_at(reader: sqlite3.Connection, seq: int) -> tuple[int, bytes]:
    """Where the journal ends, up to this row."""
    query = "SELECT seq, id FROM happenings WHERE seq <= ? ORDER BY seq DESC LIMIT 1"
    found: tuple[int, bytes] | None = reader.execute(query, (seq,)).fetchone()
    return found or (0, b"")


def _same(reader: sqlite3.Connection, seq: int, identity: bytes) -> bool:
    found = reader.execute("SELECT id FROM happenings WHERE seq = ?", (seq,)).fetchone()
    return found is not None and found[0] == identity


def _before(reader: sqlite3.Connection, seq: int) -> int | None:
    """When what stands before this row happened."""
    query = "SELECT utc_ms FROM happenings WHERE seq < ? ORDER BY seq DESC LIMIT 1"
    found = reader.execute(query, (seq,)).fetchone()
    return None if found is None else int(found[0])
