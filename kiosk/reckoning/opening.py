"""When the hall is open: by weekday, on holidays, on single days, and by what staff make of today's hours."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

Hours = tuple[time, time]
"""From the first moment that is open to the first that is no longer; both on one day."""

LAST = time(23, 59)
"""The hall closes at this time at the latest: hours never reach into the next day."""

# A year and a Spring Festival: an opening further off is none that anybody waits for.
_LOOK_AHEAD_DAYS = 400


@dataclass(frozen=True, slots=True)
class DayHours:
    """The hours of one day (None: closed), where they come from, and of which holiday or exception, "" for none."""

    hours: Hours | None
    reason: Literal["weekday", "holiday", "exception"] = "weekday"
    name_zh: str = ""
    name_en: str = ""


def _no_holiday(_day: date) -> tuple[str, str] | None:
    return None


@dataclass(frozen=True, slots=True)
class Schedule:
    """The hours of every day. `weekdays`: Monday's first; `special`: of single days, above all else.

    `holidays`: of the days for which `holiday_name` knows a name in Chinese and English.
    """

    weekdays: tuple[Hours | None, ...]
    holidays: Hours | Literal["as_weekday"] | None = "as_weekday"
    special: Mapping[date, DayHours] | None = None
    holiday_name: Callable[[date], tuple[str, str] | None] = _no_holiday

    def of(self, day: date) -> DayHours:
        """The hours of a day."""
        if self.special and day in self.special:
            return self.special[day]
        if self.holidays != "as_weekday" and (name := self.holiday_name(day)):
            return DayHours(self.holidays, "holiday", *name)
        return DayHours(self.weekdays[day.weekday()])

    def next_opening(self, now: datetime, today: Hours | None) -> datetime | None:
        """When the hall that is closed `now` opens next; `today`: the hours of its day as they are by now.

        A day that staff closed stays closed. None when no such time is known.
        """
        if today and now.time() < today[0]:
            return datetime.combine(now.date(), today[0], now.tzinfo)
        for later in range(1, _LOOK_AHEAD_DAYS):
            try:
                day = now.date() + timedelta(days=later)
            except OverflowError:
                return None
            if hours := self.of(day).hours:
                return datetime.combine(day, hours[0], now.tzinfo)
        return None


def always_open() -> Schedule:
    """A hall that never closes by itself, for where nobody keeps hours."""
    return Schedule(weekdays=((time.min, time.max),) * 7)


def is_open(hours: Hours | None, at: time) -> bool:
    """Whether the hall is open at this time of the day."""
    return hours is not None and hours[0] <= at < hours[1]


def opened_now(today: Hours | None, usual: Hours | None, at: time) -> Hours | None:
    """Today's hours after staff opened the hall now: early, again in the evening, or on a closed day.

    It closes when it would have closed, or else at the `usual` time of the day if that is still to come, or else in an
    hour.
    """
    if is_open(today, at):
        return today
    now = _minute(at)
    opens = min(now, today[0]) if today else now
    ends = [hours[1] for hours in (today, usual) if hours and hours[1] > at]
    closes = ends[0] if ends else _later(at, 60)
    return (opens, closes) if now < closes else today


def kept_open(today: Hours | None, at: time, minutes: int) -> Hours | None:
    """Today's hours when the hall closes so many minutes later; one that is closed by now opens until then."""
    if today is None:
        opens, closes = _minute(at), _later(at, minutes)
        return (opens, closes) if opens < closes else None
    return today[0], max(today[1], _later(max(today[1], at), minutes))


def closed_now(today: Hours | None, usual: Hours | None, at: time) -> Hours | None:
    """Today's hours after staff closed the hall now, for today; None when it was not open at all.

    Opened early, it opens again at the `usual` time of the day: the group it was opened for is gone.
    """
    if today and usual and today[0] <= at < usual[0] < today[1]:
        return usual[0], today[1]
    if today is None or today[0] >= _minute(at):
        return None
    return today[0], min(today[1], _minute(at))


def _minute(at: time) -> time:
    return at.replace(second=0, microsecond=0)


def _later(at: time, minutes: int) -> time:
    total = at.hour * 60 + at.minute + minutes
    return LAST if total >= LAST.hour * 60 + LAST.minute else time(total // 60, total % 60)
