"""Counts of the doors kept beside the happenings: one row per quarter of an hour, door and means.

Passages by smile, people left out, and the milliseconds measured: ten years are read in a fraction of a second.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from kiosk.happenings.words import Door, Means
from kiosk.journal import tallies

QUARTER_MS = 900_000
"""Every present zone's hours begin on a quarter of an hour of UTC, so quarters add up to local hours anywhere."""

_COUNTS = ("smiling", "not_smiling", "not_judged", "left_out", "measured_ms")
_KEYS = ("slot", "rehearsal", "door", "means", "station")
_COLUMNS = ", ".join((*_KEYS, *_COUNTS))
_KINDS = "'visitor-counted', 'visitor-left-out', 'door-measured'"
# A happening as the counts need it (v: a passage, l: left out, m: milliseconds measured), and what it adds. A measured
# minute that began before its quarter did is shared between the two: p = 1 is what lies before. Short names, because
# of `schema.MIGRATIONS`.
_SEEN = (
    "SELECT {row}.utc_ms u, {row}.rehearsal r, {row}.station s, {row}.detail d, "
    "{row}.kind = 'visitor-counted' v, {row}.kind = 'visitor-left-out' l, "
    "CASE {row}.kind WHEN 'door-measured' THEN "
    "max(0, CAST(round(coalesce({row}.detail ->> 'seconds', 0) * 1000) AS INT)) ELSE 0 END m"
)
_ADDED = (
    f"SELECT u / {QUARTER_MS} - p, r, coalesce(d ->> 'door', '?'), coalesce(d ->> 'means', 'camera'), s, "
    "v AND d ->> 'smile' IS 1, v AND d ->> 'smile' IS 0, v AND coalesce(d ->> 'smile', 2) NOT IN (0, 1), l, "
    f"CASE p WHEN 0 THEN min(m, u % {QUARTER_MS}) ELSE m - u % {QUARTER_MS} END "
    f"FROM ({{seen}}), (SELECT 0 p UNION ALL SELECT 1) WHERE p = 0 OR m > u % {QUARTER_MS}"
)


# No older program knew buttons, people left out or measured time: its tallies hold all there is of its doors.
_OF_TALLIES = f"""
SELECT slot, rehearsal, substr(part, 1, instr(part, ' ') - 1) AS door, 'camera', station,
  sum(n * (part LIKE '% smiling')), sum(n * (part LIKE '% not-smiling')), sum(n * (part LIKE '% not-judged')), 0, 0
FROM tallies WHERE grain = {tallies.FINE} AND kind = 'visitor-counted' GROUP BY slot, rehearsal, door, station
"""
MIGRATION = "2026-12 doors by the quarter of an hour"


def create(connection: sqlite3.Connection) -> None:
    """The table, filled from the tallies of an older program, and the trigger by which whoever writes counts."""
    types = {name: "TEXT" if name in ("door", "means", "station") else "INT" for name in (*_KEYS, *_COUNTS)}
    columns = ", ".join(f"{name} {kind}{' NOT NULL' * (name in _COUNTS)}" for name, kind in types.items())
    connection.execute(f"CREATE TABLE doors ({columns}, PRIMARY KEY ({', '.join(_KEYS)})) STRICT, WITHOUT ROWID")
    connection.execute(f"INSERT INTO doors ({_COLUMNS}) {_OF_TALLIES}")
    adds = ", ".join(f"{name} = {name} + excluded.{name}" for name in _COUNTS)
    added = _ADDED.format(seen=_SEEN.format(row="new"))
    connection.execute(
        f"CREATE TRIGGER happenings_at_doors AFTER INSERT ON happenings WHEN new.kind IN ({_KINDS}) "
        f"BEGIN INSERT INTO doors {added} ON CONFLICT DO UPDATE SET {adds}; END"
    )


def show_older(connection: sqlite3.Connection) -> None:
    """Let a reader of an older program's file see its doors; nothing is written."""
    connection.execute(f"CREATE TEMP VIEW doors ({_COLUMNS}) AS {_OF_TALLIES}")


class Counts(NamedTuple):
    """What a door counted: passages by smile, people left out, and milliseconds measured."""

    smiling: int = 0
    not_smiling: int = 0
    not_judged: int = 0
    left_out: int = 0
    measured_ms: int = 0

    def plus(self, other: Counts) -> Counts:
        """Both together."""
        return Counts(*(one + more for one, more in zip(self, other, strict=True)))


class Quarter(NamedTuple):
    """What one door counted by one means in the quarter of an hour that begins at `begins_ms` of UTC."""

    begins_ms: int
    rehearsal: bool
    door: Door
    means: Means
    counts: Counts


_OURS = "door IN ('entry', 'exit') AND means IN ('camera', 'buttons')"
_SUMS = ", ".join(f"sum({name})" for name in _COUNTS)


def _slots(first_ms: int, after_ms: int) -> tuple[int, int]:
    return -(-first_ms // QUARTER_MS), -(-after_ms // QUARTER_MS)


def quarters(
    connection: sqlite3.Connection, first_ms: int, after_ms: int, *, rehearsal: bool = True
) -> Iterator[Quarter]:
    """The quarters that begin from `first_ms` up to `after_ms`, in order, all stations together.

    `rehearsal`: rehearsed ones too.
    """
    query = (
        f"SELECT slot, rehearsal, door, means, {_SUMS} FROM doors WHERE slot >= ? AND slot < ? AND rehearsal <= ? "
        f"AND {_OURS} GROUP BY slot, rehearsal, door, means"
    )
    for slot, was_rehearsal, door, means, *counts in connection.execute(
        query, (*_slots(first_ms, after_ms), rehearsal)
    ):
        yield Quarter(slot * QUARTER_MS, bool(was_rehearsal), door, means, Counts(*counts))


def sums(connection: sqlite3.Connection, first_ms: int, after_ms: int) -> Iterator[tuple[bool, Door, Means, Counts]]:
    """(rehearsal, door, means, counts) of the same quarters together."""
    query = (
        f"SELECT rehearsal, door, means, {_SUMS} FROM doors WHERE slot >= ? AND slot < ? AND {_OURS} GROUP BY 1, 2, 3"
    )
    for rehearsal, door, means, *counts in connection.execute(query, _slots(first_ms, after_ms)):
        yield bool(rehearsal), door, means, Counts(*counts)


def first_ms(connection: sqlite3.Connection) -> int | None:
    """When the journal's first quarter of an hour begins (UTC ms); None when nothing ever happened."""
    query = "SELECT min(slot) FROM tallies WHERE grain = ?"
    (slot,) = connection.execute(query, (tallies.FINE,)).fetchone()
    return None if slot is None else int(slot) * QUARTER_MS


def measured_since(connection: sqlite3.Connection, *, rehearsal: bool) -> int | None:
    """When the first measured time of all lies (UTC ms); None when none was ever written down."""
    query = "SELECT slot FROM doors WHERE measured_ms > 0 AND rehearsal <= ? ORDER BY slot LIMIT 1"
    found = connection.execute(query, (rehearsal,)).fetchone()
    return None if found is None else int(found[0]) * QUARTER_MS


def _counted() -> str:
    sums = ", ".join(f"sum({name}) AS {name}" for name in _COUNTS)
    seen = f"{_SEEN.format(row='happenings')} FROM happenings WHERE kind IN ({_KINDS})"
    keys = ", ".join(_KEYS)
    return f"WITH added ({_COLUMNS}) AS ({_ADDED.format(seen=seen)}) SELECT {keys}, {sums} FROM added GROUP BY {keys}"


def rebuild(connection: sqlite3.Connection) -> None:
    """Count all doors anew; to be run within a transaction."""
    connection.execute("DELETE FROM doors")
    connection.execute(f"INSERT INTO doors ({_COLUMNS}) {_counted()}")


def wrong(connection: sqlite3.Connection) -> int:
    """How many rows differ from the happenings they count, are missing, or count nothing."""
    kept = f"SELECT {_COLUMNS} FROM doors"
    (n,) = connection.execute(f"""
        WITH counted AS MATERIALIZED ({_counted()})
        SELECT (SELECT count(*) FROM (SELECT * FROM counted EXCEPT {kept}))
             + (SELECT count(*) FROM ({kept} EXCEPT SELECT * FROM counted))
    """).fetchone()
    return int(n)
