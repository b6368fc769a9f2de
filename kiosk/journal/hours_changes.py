"""The hours of past days as they were noted at the time: what the station had for them, and what staff made of it."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, time
from typing import NamedTuple
from zoneinfo import ZoneInfo

from kiosk.journal.days import span_ms
from kiosk.journal.tallies import COARSE, FINE, MINUTE_MS
from kiosk.reckoning.opening import Hours

KINDS = ("hours-changed", "hours-told")
_IN_KINDS = f"kind IN ({', '.join('?' * len(KINDS))})"


class HoursChange(NamedTuple):
    """From `utc_ms` on, 0 for its begin, the day had these hours; None: closed."""

    utc_ms: int
    hours: Hours | None


Changes = Mapping[date, tuple[HoursChange, ...]]


def hours_changes(
    connection: sqlite3.Connection, first: date, last: date, zone: ZoneInfo, *, rehearsal: bool = False
) -> Changes:
    """What was noted of the hours of the local days from `first` to `last`, in order; raises sqlite3.Error.

    A day on which nothing was noted is not among them: the kiosk was off, or keeps no hours, or was of another program.
    """
    found: defaultdict[date, list[tuple[HoursChange, str]]] = defaultdict(list)
    for begins_ms, n in _quarters(connection, *span_ms(first, last, zone), rehearsal):
        # The time in an id is never before the happening's own, so all of them are found from here on.
        rows = connection.execute(
            f"SELECT utc_ms, kind, detail FROM happenings WHERE id >= ? AND {_IN_KINDS} AND utc_ms >= ? AND utc_ms < ? "
            "AND rehearsal <= ? ORDER BY id LIMIT ?",
            ((begins_ms << 80).to_bytes(16), *KINDS, begins_ms, begins_ms + FINE * MINUTE_MS, rehearsal, n),
        )
        for utc_ms, kind, text in rows:
            # What another program wrote in another form tells this one nothing.
            with suppress(ValueError, TypeError, KeyError):
                detail = json.loads(text)
                opens, closes = detail["opens"], detail["closes"]
                hours = (time.fromisoformat(opens), time.fromisoformat(closes)) if opens else None
                found[date.fromisoformat(detail["local_day"])].append((HoursChange(utc_ms, hours), kind))
    return {day: _held(noted) for day, noted in found.items()}


def _held(noted: list[tuple[HoursChange, str]]) -> tuple[HoursChange, ...]:
    """In order; what was told first held from the day's begin, even if the kiosk was late."""
    (first, kind), *others = sorted(noted, key=lambda one: one[0].utc_ms)
    begin = first._replace(utc_ms=0) if kind == "hours-told" else first
    return (begin, *(change for change, _ in others))


def _quarters(connection: sqlite3.Connection, first_ms: int, after_ms: int, rehearsal: bool) -> list[tuple[int, int]]:
    """When the quarters of an hour with such notes begin, and how many each has: found by the tallies, in two steps."""
    quarters = []
    fine, coarse = FINE * MINUTE_MS, COARSE * MINUTE_MS
    for begins_ms, _ in _tallied(connection, COARSE, first_ms // coarse, -(-after_ms // coarse), rehearsal):
        quarters += _tallied(connection, FINE, begins_ms // fine, (begins_ms + coarse) // fine, rehearsal)
    return [(begins_ms, n) for begins_ms, n in quarters if first_ms <= begins_ms < after_ms]


def _tallied(
    connection: sqlite3.Connection, grain: int, first: int, after: int, rehearsal: bool
) -> list[tuple[int, int]]:
    query = (
        f"SELECT slot, sum(n) FROM tallies WHERE grain = ? AND slot >= ? AND slot < ? AND {_IN_KINDS} "
        "AND rehearsal <= ? GROUP BY slot ORDER BY slot"
    )
    return [
        (slot * grain * MINUTE_MS, n)
        for slot, n in connection.execute(query, (grain, first, after, *KINDS, rehearsal)).fetchall()
    ]
