"""What the doors, the visits and the exhibits counted over local days."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from kiosk.happenings.words import Door, Means
from kiosk.journal import doors, tallies
from kiosk.journal.days import span_ms
from kiosk.reckoning.shares import Estimate, difference, share


@dataclass(frozen=True, slots=True)
class DoorCount:
    """Passages through one door by one means. Who was seen too little to judge is counted, and kept out of the share.

    `left_out`: people who asked not to be counted, in none of the other numbers. `measured_s`: seconds the door really
    counted.
    """

    smiling: int = 0
    not_smiling: int = 0
    not_judged: int = 0
    left_out: int = 0
    measured_s: float = 0.0

    @property
    def passed(self) -> int:
        return self.smiling + self.not_smiling + self.not_judged

    @property
    def judged(self) -> int:
        return self.smiling + self.not_smiling

    @property
    def share(self) -> float | None:
        """Smiling as a share 0..1 of those judged; None when nobody was."""
        return self.smiling / self.judged if self.judged else None

    @property
    def estimate(self) -> Estimate | None:
        """`share` with Wilson's interval."""
        return share(self.smiling, self.judged)

    @property
    def judged_share(self) -> float | None:
        """How many of those who passed could be judged, 0..1."""
        return self.judged / self.passed if self.passed else None


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts from `from_day` to `to_day`, both included, as local days in `time_zone`.

    `entry` and `exit` are what the cameras counted, `*_buttons` what people told by pressing a face; the two are never
    added. `rehearsal`: whether rehearsed facts are counted in; `rehearsal_left_out`: how many were not.
    `facts_dropped`: how many could not be kept in these days. `facts_unreadable`: lost in a journal damaged on or after
    the first of them.
    """

    from_day: date
    to_day: date
    time_zone: str
    rehearsal: bool
    entry: DoorCount
    exit: DoorCount
    entry_buttons: DoorCount
    exit_buttons: DoorCount
    visits: int
    stories_viewed: int
    panels_viewed: int
    questions_answered: int
    sailings: int
    buildings_read: int
    looks_around: int
    cards_made: int
    cards_printed: int
    rehearsal_left_out: int
    facts_dropped: int
    facts_unreadable: int

    @property
    def difference_points(self) -> float | None:
        """Share of smiles going out less share coming in, in percentage points, from the unrounded shares."""
        if self.entry.share is None or self.exit.share is None:
            return None
        return (self.exit.share - self.entry.share) * 100

    @property
    def difference(self) -> Estimate | None:
        """Share going out less share coming in, as parts of one, with Newcombe's interval."""
        return difference(self.entry.estimate, self.exit.estimate)


DOORS: tuple[Door, ...] = ("entry", "exit")
MEANS: tuple[Means, ...] = ("camera", "buttons")
Counts = dict[tuple[str, str], int]


def summarise(
    connection: sqlite3.Connection, from_day: date, to_day: date, zone: ZoneInfo, *, rehearsal: bool = False
) -> Summary:
    """The summary of some local days, from the tallies; raises sqlite3.Error."""
    first_ms, after_ms = span_ms(from_day, to_day, zone)
    real: Counts = {}
    rehearsed: Counts = {}
    for was_rehearsal, kind, part, n in tallies.sums(connection, first_ms, after_ms):
        (rehearsed if was_rehearsal else real)[kind, part] = n
    counts = {key: real.get(key, 0) + rehearsed.get(key, 0) for key in real | rehearsed} if rehearsal else real
    by_door = door_counts(connection, first_ms, after_ms, rehearsal=rehearsal)
    dropped, unreadable = _gaps(connection, first_ms, after_ms)
    return Summary(
        from_day=from_day,
        to_day=to_day,
        time_zone=zone.key,
        rehearsal=rehearsal,
        entry=by_door["entry", "camera"],
        exit=by_door["exit", "camera"],
        entry_buttons=by_door["entry", "buttons"],
        exit_buttons=by_door["exit", "buttons"],
        visits=counts.get(("visit-began", ""), 0),
        stories_viewed=counts.get(("story-viewed", ""), 0),
        panels_viewed=counts.get(("panel-viewed", ""), 0),
        questions_answered=counts.get(("question-answered", ""), 0),
        sailings=counts.get(("ship-sailed", ""), 0),
        buildings_read=counts.get(("building-read", ""), 0),
        looks_around=counts.get(("looked-around", ""), 0),
        cards_made=counts.get(("card-created", ""), 0),
        cards_printed=counts.get(("card-printed", ""), 0),
        rehearsal_left_out=0 if rehearsal else sum(rehearsed.values()),
        facts_dropped=dropped,
        facts_unreadable=unreadable,
    )


def door_counts(
    connection: sqlite3.Connection, first_ms: int, after_ms: int, *, rehearsal: bool
) -> dict[tuple[Door, Means], DoorCount]:
    """What each door counted by each means from `first_ms` up to `after_ms` of UTC, both on quarters of an hour."""
    found = {(door, means): doors.Counts() for door in DOORS for means in MEANS}
    for was_rehearsal, door, means, counts in doors.sums(connection, first_ms, after_ms):
        if rehearsal or not was_rehearsal:
            found[door, means] = found[door, means].plus(counts)
    return {key: counted(counts) for key, counts in found.items()}


def counted(counts: doors.Counts) -> DoorCount:
    """The counts of a door, its time in seconds."""
    return DoorCount(counts.smiling, counts.not_smiling, counts.not_judged, counts.left_out, counts.measured_ms / 1000)


def _gaps(connection: sqlite3.Connection, first_ms: int, after_ms: int) -> tuple[int, int]:
    dropped = unreadable = 0
    rows = connection.execute(
        "SELECT kind, utc_ms, detail FROM happenings INDEXED BY gaps "
        "WHERE kind IN ('facts-dropped', 'journal-recovered')"
    )
    for kind, utc_ms, text in rows:
        detail = json.loads(text)
        if kind == "facts-dropped" and detail["first_utc_ms"] < after_ms and detail["last_utc_ms"] >= first_ms:
            dropped += detail["count"]
        if kind == "journal-recovered" and utc_ms >= first_ms:
            unreadable += detail["unreadable"]
    return dropped, unreadable
