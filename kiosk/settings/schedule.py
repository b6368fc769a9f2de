"""config.yaml's opening hours, holidays and single days as one schedule."""

from __future__ import annotations

from datetime import date

from kiosk.reckoning.opening import DayHours, Schedule
from kiosk.settings.hall import OpeningHours
from kiosk.settings.hall_day import SpecialDays

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def schedule_of(hours: OpeningHours, special: SpecialDays) -> Schedule:
    """The hours of every day as config.yaml says."""
    return Schedule(
        weekdays=tuple(getattr(hours, name) for name in WEEKDAYS),
        holidays=special.holidays,
        special={day.day: DayHours(day.hours, "exception", day.name_zh, day.name_en) for day in special.days},
        holiday_name=_holiday_name,
    )


def holidays_known(special: SpecialDays, year: int) -> bool:
    """Whether this year's days off are announced, or the hours do not depend on them."""
    if special.holidays == "as_weekday":
        return True
    from kiosk.holidays_of_china import announced

    return announced(year)


def _holiday_name(day: date) -> tuple[str, str] | None:
    # Loaded only where a station has hours of its own for holidays: it takes longer than all else here.
    from kiosk.holidays_of_china import holiday_name

    return holiday_name(day)
