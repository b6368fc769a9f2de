"""Everything a summary tells of some days: doors by opening hours and by hour, time measured, and the days before."""

from __future__ import annotations

import sqlite3
import time
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.journal import doors
from kiosk.journal.days import local_time, span_ms
from kiosk.journal.open_time import opened_in
from kiosk.journal.ranges import Range, day_range
from kiosk.journal.schema import open_reader
from kiosk.journal.sorting import DayFigures, DoorDetail, HourDetail, Sorting, Stretch
from kiosk.journal.summary import DoorCount, Summary, door_counts, summarise
from kiosk.reckoning.shares import Estimate, difference
from kiosk.settings import Settings

__all__ = ["Before", "DayFigures", "Detail", "DoorDetail", "HourDetail", "Stretch", "day_detail", "detail"]


@dataclass(frozen=True, slots=True)
class Before:
    """Both doors' camera counts in some earlier range; `weekday`: the same weekday a week before."""

    range: Range
    entry: DoorCount
    exit: DoorCount
    weekday: bool = False


@dataclass(frozen=True, slots=True)
class Detail:
    """A whole summary.

    `until`: local time up to which it is told, None when its days are over. `open_s`: seconds open up to then, from
    the journal's first day on when that lies within.
    `widened`: opening hours are not all on quarters of an hour and were taken a little longer. `hours`: from the first
    to the last hour that is open or has passages. `days`: every day with a passage. `stretches`: quarters of an hour
    for one day, hours of the day for more. No share is told of fewer than `least_sample` judged: `told`.
    """

    range: Range
    summary: Summary
    until: datetime | None
    open_s: float
    widened: bool
    entry: DoorDetail
    exit: DoorDetail
    hours: tuple[HourDetail, ...]
    days: tuple[DayFigures, ...]
    stretches: tuple[Stretch, ...]
    before: tuple[Before, ...]
    least_sample: int

    def told(self, count: DoorCount) -> Estimate | None:
        """The share of smiles with its interval; None for fewer judged people than the least sample."""
        return count.estimate if count.judged >= self.least_sample else None

    def told_difference(self, entry: DoorCount, leaving: DoorCount) -> Estimate | None:
        """Share going out less share coming in; None when one of them is not told."""
        return difference(self.told(entry), self.told(leaving))


def day_detail(
    path: Path, day: date, settings: Settings, *, rehearsal: bool = False, now_ms: int | None = None
) -> Detail:
    """The summary of one local day, told up to `now_ms` (UTC; the clock's, if None).

    Raises JournalError, sqlite3.Error or OSError.
    """
    connection = open_reader(path)
    try:
        return detail(connection, day_range(day), settings, rehearsal=rehearsal, now_ms=now_ms)
    finally:
        connection.close()


def detail(
    connection: sqlite3.Connection,
    days: Range,
    settings: Settings,
    *,
    rehearsal: bool = False,
    now_ms: int | None = None,
) -> Detail:
    """The summary of some local days; raises sqlite3.Error."""
    zone = settings.station.zone
    now = time.time_ns() // 1_000_000 if now_ms is None else now_ms
    first_ms, after_ms = span_ms(days.first, days.last, zone)
    begun = _begun(connection, days, zone)
    opened = opened_in(connection, settings, begun, days.last, now, rehearsal=rehearsal)
    since_ms = doors.measured_since(connection, rehearsal=rehearsal)
    sorting = Sorting(settings, opened, known=since_ms is not None and since_ms < after_ms)
    for quarter in doors.quarters(connection, first_ms, after_ms, rehearsal=rehearsal):
        sorting.take(quarter)
    sorting.sort()
    summary = summarise(connection, days.first, days.last, zone, rehearsal=rehearsal)
    earlier = [(days.before, False)]
    if days.unit == "day":
        earlier.insert(0, (day_range(days.first - timedelta(days=7)), True))
    return Detail(
        range=days,
        summary=summary,
        until=local_time(max(now, first_ms), zone) if now < after_ms else None,
        open_s=opened.seconds,
        widened=opened.widened,
        entry=sorting.door("entry", summary.entry_buttons, days),
        exit=sorting.door("exit", summary.exit_buttons, days),
        hours=sorting.hours,
        days=sorting.days(),
        stretches=sorting.stretches(quarters=days.unit == "day"),
        before=tuple(_before(connection, settings, span, rehearsal, weekday) for span, weekday in earlier),
        least_sample=settings.smile.least_sample,
    )


def _begun(connection: sqlite3.Connection, days: Range, zone: ZoneInfo) -> date:
    """The first of the days; when the journal began within them, the day it did."""
    first_ms = doors.first_ms(connection)
    begun = days.first if first_ms is None else local_time(first_ms, zone).date()
    return begun if days.first < begun <= days.last else days.first


def _before(connection: sqlite3.Connection, settings: Settings, span: Range, rehearsal: bool, weekday: bool) -> Before:
    span_of = span_ms(span.first, span.last, settings.station.zone)
    found = door_counts(connection, *span_of, rehearsal=rehearsal)
    return Before(span, found["entry", "camera"], found["exit", "camera"], weekday)
