"""Some days cut into hours, days or months: what the plots and their tables show."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from kiosk.happenings.words import Door
from kiosk.journal import doors
from kiosk.journal.days import DAY_MS, EPOCH, LocalClock, span_ms
from kiosk.journal.detail import Detail
from kiosk.journal.ranges import Range
from kiosk.journal.summary import DoorCount, counted

Cut = Literal["hour", "day", "month"]
MOST_DAYS = 62


@dataclass(frozen=True, slots=True)
class Slot:
    """One hour of the day, day or month. `begins`: the day it begins on, of an hour None; `hour`: 0..23 or None.

    The parts of the open time that each door measured are 0..1, None where it was not open or nothing is known.
    """

    begins: date | None
    hour: int | None
    entry: DoorCount
    exit: DoorCount
    entry_measured: float | None
    exit_measured: float | None


def cut_of(days: Range) -> Cut:
    """How these days are best cut."""
    if days.unit == "day":
        return "hour"
    return "day" if (days.last - days.first).days < MOST_DAYS else "month"


def hour_slots(found: Detail) -> list[Slot]:
    """The hours of the day over all the days."""
    known = found.entry.not_measured_s is not None
    return [
        Slot(
            None,
            hour.hour,
            hour.entry,
            hour.exit,
            hour.entry_measured_s / hour.open_s if known and hour.open_s else None,
            hour.exit_measured_s / hour.open_s if known and hour.open_s else None,
        )
        for hour in found.hours
    ]


def day_slots(
    connection: sqlite3.Connection, found: Detail, open_ms: Mapping[int, int], zone: ZoneInfo, cut: Cut, today: date
) -> list[Slot]:
    """The days or months of the range, up to today; `open_ms`: the open quarters, as `OpenTime.elapsed_ms`."""
    clock = LocalClock(zone)
    sums: defaultdict[tuple[int, Door], list[int]] = defaultdict(lambda: [0] * len(doors.Counts()))
    open_by_day: defaultdict[int, int] = defaultdict(int)
    measured_by_day: defaultdict[tuple[int, Door], int] = defaultdict(int)
    for begins_ms, elapsed_ms in open_ms.items():
        open_by_day[clock.local_ms(begins_ms) // DAY_MS] += elapsed_ms
    span = span_ms(found.range.first, found.range.last, zone)
    for begins_ms, _, door, means, its in doors.quarters(connection, *span, rehearsal=found.summary.rehearsal):
        day = clock.local_ms(begins_ms) // DAY_MS
        if (elapsed_ms := open_ms.get(begins_ms, 0)) and its.measured_ms:
            measured_by_day[day, door] += min(elapsed_ms, its.measured_ms)
        if means == "camera":
            cells = sums[day, door]
            for number, more in enumerate(its):
                cells[number] += more
    # Folded only now: a quarter of an hour is met a hundred times as often as a day.
    counts: defaultdict[tuple[date, Door], doors.Counts] = defaultdict(doors.Counts)
    opened: defaultdict[date, int] = defaultdict(int)
    measured: defaultdict[tuple[date, Door], int] = defaultdict(int)
    for (day, door), cells in sums.items():
        slot = _slot_of(day, cut)
        counts[slot, door] = counts[slot, door].plus(doors.Counts(*cells))
    for day, elapsed_ms in open_by_day.items():
        opened[_slot_of(day, cut)] += elapsed_ms
    for (day, door), part_ms in measured_by_day.items():
        measured[_slot_of(day, cut), door] += part_ms
    known = found.entry.not_measured_s is not None
    first = min((slot for slot, _ in counts), default=found.range.first)
    first = min(first, min(opened, default=first))
    return [
        Slot(
            slot,
            None,
            counted(counts[slot, "entry"]),
            counted(counts[slot, "exit"]),
            measured[slot, "entry"] / opened[slot] if known and opened[slot] else None,
            measured[slot, "exit"] / opened[slot] if known and opened[slot] else None,
        )
        for slot in _steps(max(first, found.range.first), min(found.range.last, today), cut)
    ]


def _slot_of(day: int, cut: Cut) -> date:
    when = date.fromordinal(EPOCH + day)
    return when.replace(day=1) if cut == "month" else when


def _steps(first: date, last: date, cut: Cut) -> list[date]:
    steps = []
    at = first.replace(day=1) if cut == "month" else first
    while at <= last:
        steps.append(at)
        at = (at + timedelta(days=32)).replace(day=1) if cut == "month" else at + timedelta(days=1)
    return steps
