"""What staff ask of today beside its sums: groups received, the favourite story and building, minutes lost."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from kiosk.journal.days import span_ms
from kiosk.journal.digest import NAMED, Moment, Named
from kiosk.journal.favourites import Favourite, favourite_buildings, favourite_stories
from kiosk.journal.groups import KIND as GROUP, register, totals
from kiosk.journal.lost_time import KINDS as OUTAGES, lost_s, outages


@dataclass(frozen=True, slots=True)
class StaffDay:
    """`groups` and the `persons` in them; `lost_s`: seconds out of order by device within the open time, longest first.

    A device that went out of order on an earlier day, and is not told again by a start, is not known here.
    """

    groups: int
    persons: int
    stories: tuple[Favourite, ...]
    buildings: tuple[Favourite, ...]
    lost_s: Mapping[str, float]


def staff_day(
    connection: sqlite3.Connection,
    day: date,
    zone: ZoneInfo,
    open_ms: Mapping[int, int],
    now_ms: int,
    *,
    rehearsal: bool = False,
) -> StaffDay:
    """One local day straight from the journal: quick for today, slower the longer ago; raises sqlite3.Error.

    `open_ms`: the open stretches up to now, by when each begins in UTC ms.
    """
    first_ms, after_ms = span_ms(day, day, zone)
    kinds = (*NAMED, *OUTAGES, GROUP)
    marks = ",".join("?" * len(kinds))
    # The time in an id is never before the happening's own, so nothing of the day stands before this one.
    rows = connection.execute(
        "SELECT utc_ms, kind, rehearsal, detail, CASE kind WHEN 'station-started' THEN (SELECT before.utc_ms FROM "
        "happenings AS before WHERE before.seq < these.seq ORDER BY before.seq DESC LIMIT 1) END "
        f"FROM happenings AS these WHERE id >= ? AND kind IN ({marks}) AND utc_ms >= ? AND utc_ms < ? "
        "ORDER BY utc_ms, seq",
        ((first_ms << 80).to_bytes(16), *kinds, first_ms, after_ms),
    )
    moments = [Moment(utc_ms, kind, bool(was), json.loads(text), before) for utc_ms, kind, was, text, before in rows]
    counted = [moment for moment in moments if rehearsal or not moment.rehearsal]
    groups, persons = totals(register([moment for moment in moments if moment.kind == GROUP], rehearsal=rehearsal))
    used = _used(counted)
    until_ms = min(now_ms, after_ms)
    broken = outages([moment for moment in moments if moment.kind in OUTAGES], until_ms)
    return StaffDay(
        groups, persons, tuple(favourite_stories(used)), tuple(favourite_buildings(used)), lost_s(broken, open_ms)
    )


def _used(moments: list[Moment]) -> list[Named]:
    seconds: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
    for moment in moments:
        if moment.kind in NAMED:
            name = str(moment.detail.get(NAMED[moment.kind], ""))
            seconds[moment.kind, name].append(float(moment.detail.get("seconds", 0.0)))
    return [Named(kind, name, len(spent), sum(spent), 0) for (kind, name), spent in seconds.items()]
