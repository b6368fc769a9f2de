"""The few happenings of one local day that staff ask for, straight from the journal."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from kiosk.journal.days import span_ms
from kiosk.journal.digest import Moment


def day_moments(connection: sqlite3.Connection, day: date, zone: ZoneInfo, kinds: Sequence[str]) -> list[Moment]:
    """Those of these kinds, in order: quick for today, slower the longer ago; raises sqlite3.Error."""
    first_ms, after_ms = span_ms(day, day, zone)
    marks = ",".join("?" * len(kinds))
    # The time in an id is never before the happening's own, so nothing of the day stands before this one.
    rows = connection.execute(
        "SELECT utc_ms, kind, rehearsal, detail, CASE kind WHEN 'station-started' THEN (SELECT before.utc_ms FROM "
        "happenings AS before WHERE before.seq < these.seq ORDER BY before.seq DESC LIMIT 1) END "
        f"FROM happenings AS these WHERE id >= ? AND kind IN ({marks}) AND utc_ms >= ? AND utc_ms < ? "
        "ORDER BY utc_ms, seq",
        ((first_ms << 80).to_bytes(16), *kinds, first_ms, after_ms),
    )
    return [Moment(utc_ms, kind, bool(was), json.loads(text), before) for utc_ms, kind, was, text, before in rows]
