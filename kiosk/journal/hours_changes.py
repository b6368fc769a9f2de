"""What staff made of the hours of past days, as it was noted at the time."""

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

KIND = "hours-changed"


class HoursChange(NamedTuple):
    """From `utc_ms` on the day had these hours; None: closed."""

    utc_ms: int
    hours: Hours | None


Changes = Mapping[date, tuple[HoursChange, ...]]


def hours_changes(
    connection: sqlite3.Connection, first: date, last: date, zone: ZoneInfo, *, rehearsal: bool = False
) -> Changes:
    """Every change that staff made on the local days from `first` to `last`, in order; raises sqlite3.Error."""
    found: defaultdict[date, list[HoursChange]] = defaultdict(list)
    for begins_ms, n in _quarters(connection, *span_ms(first, last, zone), rehearsal):
        # The time in an id is never before the happening's own, so all of them are found from here on.
        rows = connection.execute(
            "SELECT utc_ms, detail FROM happenings WHERE id >= ? AND kind = ? AND utc_ms >= ? AND utc_ms < ? "
            "AND rehearsal <= ? ORDER BY id LIMIT ?",
            ((begins_ms << 80).to_bytes(16), KIND, begins_ms, begins_ms + FINE * MINUTE_MS, rehearsal, n),
        )
        for utc_ms, text in rows:
            # What another program wrote in another form tells this one nothing.
            with suppress(ValueError, TypeError, KeyError):
                detail = json.loads(text)
                opens, closes = detail["opens"], detail["closes"]
                hours = (time.fromisoformat(opens), time.fromisoformat(closes)) if opens else None
                found[date.fromisoformat(detail["local_day"])].append(HoursChange(utc_ms, hours))
    return {day: tuple(sorted(changes, key=lambda change: change.utc_ms)) for day, changes in found.items()}


def _quarters(connection: sqlite3.Connection, first_ms: int, after_ms: int, rehearsal: bool) -> list[tuple[int, int]]:
    """When the quarters of an hour with changes begin, and how many each has: found by the tallies, in two steps."""
    quarters = []
    fine, coarse = FINE * MINUTE_MS, COARSE * MINUTE_MS
    for begins_ms, _ in _tallied(connection, COARSE, first_ms // coarse, -(-after_ms // coarse), rehearsal):
        quarters += _tallied(connection, FINE, begins_ms // fine, (begins_ms + coarse) // fine, rehearsal)
    return [(begins_ms, n) for begins_ms, n in quarters if first_ms <= begins_ms < after_ms]


def _tallied(
    connection: sqlite3.Connection, grain: int, first: int, after: int, rehearsal: bool
) -> list[tuple[int, int]]:
    query = (
        "SELECT slot, sum(n) FROM tallies WHERE grain = ? AND slot >= ? AND slot < ? AND kind = ? AND rehearsal <= ? "
        "GROUP BY slot ORDER BY slot"
    )
    return [
        (slot * grain * MINUTE_MS, n)
        for slot, n in connection.execute(query, (grain, first, after, KIND, rehearsal)).fetchall()
    ]
