"""What staff ask of today beside its sums: groups received, the favourite story and building, minutes lost."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from kiosk.journal.day_moments import day_moments
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
    moments = day_moments(connection, day, zone, (*NAMED, *OUTAGES, GROUP))
    counted = [moment for moment in moments if rehearsal or not moment.rehearsal]
    groups, persons = totals(register(moments, rehearsal=rehearsal))
    used = _used(counted)
    broken = outages(moments, min(now_ms, span_ms(day, day, zone)[1]))
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
