"""When the station was open, exactly and as quarters of an hour of UTC: by what was noted of its hours at the time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from kiosk.journal.doors import QUARTER_MS
from kiosk.journal.hours_changes import Changes, HoursChange, hours_changes
from kiosk.reckoning.opening import Hours, Schedule
from kiosk.settings import Settings
from kiosk.settings.schedule import schedule_of

_ALWAYS_MS = 2**62


@dataclass(frozen=True, slots=True)
class OpenTime:
    """The open quarters of some days, by the milliseconds each was open until now: none is kept that is still to come.

    A quarter in part open is taken for open wholly, and `widened` says that there is one. `still_to_come`: more open
    quarters follow in these days.
    """

    elapsed_ms: dict[int, int]
    still_to_come: bool
    widened: bool = False

    @property
    def seconds(self) -> float:
        return sum(self.elapsed_ms.values()) / 1000


def opened_in(
    connection: sqlite3.Connection,
    settings: Settings,
    first: date,
    last: date,
    now_ms: int,
    *,
    rehearsal: bool = False,
) -> OpenTime:
    """The open quarters of the local days from `first` to `last` up to `now_ms`; raises sqlite3.Error.

    Days of which nothing was noted had the hours that the settings give them today.
    """
    zone = settings.station.zone
    changes = hours_changes(connection, first, last, zone, rehearsal=rehearsal)
    schedule = schedule_of(settings.opening_hours, settings.special_days)
    return open_time(first, last, schedule, zone, now_ms, changes)


def open_time(
    first: date, last: date, schedule: Schedule, zone: ZoneInfo, now_ms: int, changes: Changes | None = None
) -> OpenTime:
    """The open quarters of the local days from `first` to `last` up to `now_ms`, by when each begins in UTC ms.

    `changes`: what was noted of the hours of these days.
    """
    elapsed: dict[int, int] = {}
    widened = False
    for opens_ms, closes_ms in open_spans(first, last, schedule, zone, changes):
        for begins_ms in range(opens_ms // QUARTER_MS * QUARTER_MS, closes_ms, QUARTER_MS):
            if begins_ms >= now_ms:
                return OpenTime(elapsed, still_to_come=True, widened=widened)
            elapsed[begins_ms] = min(QUARTER_MS, now_ms - begins_ms)
        widened = widened or bool(opens_ms % QUARTER_MS or closes_ms % QUARTER_MS)
    return OpenTime(elapsed, still_to_come=False, widened=widened)


def open_spans(
    first: date, last: date, schedule: Schedule, zone: ZoneInfo, changes: Changes | None = None
) -> Iterator[tuple[int, int]]:
    """From when to when (UTC ms) the hall is open on the local days from `first` to `last`, in order, to the minute."""
    day = first
    while day <= last:
        noted = (changes or {}).get(day, ())
        yield from _spans(day, schedule.of(day).hours, noted, zone)
        day += timedelta(days=1)


def _spans(
    day: date, usual: Hours | None, changes: tuple[HoursChange, ...], zone: ZoneInfo
) -> Iterator[tuple[int, int]]:
    """Each change holds from when it was made to the next one: what was open until then stays open in hindsight."""
    held = [HoursChange(0, usual), *changes]
    ends = [change.utc_ms for change in changes] + [_ALWAYS_MS]
    since_ms = until_ms = None
    for (from_ms, hours), end_ms in zip(held, ends, strict=True):
        if hours is None:
            continue
        opens_ms, closes_ms = (round(datetime.combine(day, moment, zone).timestamp() * 1000) for moment in hours)
        opens_ms, closes_ms = max(opens_ms, from_ms), min(closes_ms, end_ms)
        if opens_ms >= closes_ms:
            continue
        # Hours that only grow longer are one stretch.
        if since_ms is not None and until_ms == opens_ms:
            until_ms = closes_ms
            continue
        if since_ms is not None and until_ms is not None:
            yield since_ms, until_ms
        since_ms, until_ms = opens_ms, closes_ms
    if since_ms is not None and until_ms is not None:
        yield since_ms, until_ms
