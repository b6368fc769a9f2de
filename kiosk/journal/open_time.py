"""When the station is open, as quarters of an hour of UTC."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from kiosk.journal.doors import QUARTER_MS
from kiosk.settings.hall import OpeningHours

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def hours_of(day: date, hours: OpeningHours) -> tuple[time, time] | None:
    """When the station opens and closes on this day; None when it stays closed."""
    found: tuple[time, time] | None = getattr(hours, WEEKDAYS[day.weekday()])
    return found


def on_quarters(hours: OpeningHours) -> bool:
    """Whether all of them begin and end on a quarter of an hour; others are widened to one."""
    times = [moment for name in WEEKDAYS for moment in getattr(hours, name) or ()]
    return all(moment.minute % 15 == 0 for moment in times)


@dataclass(frozen=True, slots=True)
class OpenTime:
    """The open quarters of some days, by the milliseconds each was open until now: none is kept that is still to come.

    `still_to_come`: more open quarters follow in these days.
    """

    elapsed_ms: dict[int, int]
    still_to_come: bool

    @property
    def seconds(self) -> float:
        return sum(self.elapsed_ms.values()) / 1000


def open_time(first: date, last: date, hours: OpeningHours, zone: ZoneInfo, now_ms: int) -> OpenTime:
    """The open quarters of the local days from `first` to `last` up to `now_ms`, by when each begins in UTC ms."""
    elapsed: dict[int, int] = {}
    for begins_ms in _quarters(first, last, hours, zone):
        if begins_ms >= now_ms:
            return OpenTime(elapsed, still_to_come=True)
        elapsed[begins_ms] = min(QUARTER_MS, now_ms - begins_ms)
    return OpenTime(elapsed, still_to_come=False)


def _quarters(first: date, last: date, hours: OpeningHours, zone: ZoneInfo) -> Iterator[int]:
    day = first
    while day <= last:
        if (found := hours_of(day, hours)) is not None:
            opens, closes = (round(datetime.combine(day, moment, zone).timestamp() * 1000) for moment in found)
            yield from range(opens // QUARTER_MS * QUARTER_MS, closes, QUARTER_MS)
        day += timedelta(days=1)
