"""The days a summary is of: a day, an ISO week, a month, a year, or from one day to another."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Unit = Literal["day", "week", "month", "year", "days"]
FIRST_DAY, LAST_DAY = date(1970, 1, 1), date(9998, 12, 31)
FORMS = "a day 2026-11-30, a week 2026-W48, a month 2026-11, a year 2026, or two days"


@dataclass(frozen=True, slots=True)
class Range:
    """Local days from `first` to `last`, both counted in."""

    first: date
    last: date
    unit: Unit = "days"

    @property
    def name(self) -> str:
        """As it is written at the command line."""
        if self.unit == "day":
            return self.first.isoformat()
        if self.unit == "week":
            year, week, _ = self.first.isocalendar()
            return f"{year}-W{week:02}"
        if self.unit == "month":
            return f"{self.first:%Y-%m}"
        return f"{self.first:%Y}" if self.unit == "year" else f"{self.first} … {self.last}"

    @property
    def before(self) -> Range:
        """The range before this one: of the same unit, or of as many days."""
        if self.unit == "month":
            return month_of(self.first - timedelta(days=1))
        if self.unit == "year":
            return year_of(self.first - timedelta(days=1))
        days = timedelta(days=(self.last - self.first).days + 1)
        return Range(self.first - days, self.last - days, self.unit)


def day_range(day: date) -> Range:
    """One day."""
    return Range(day, day, "day")


def week_of(day: date) -> Range:
    """The week, Monday to Sunday, that `day` lies in."""
    monday = day - timedelta(days=day.weekday())
    return Range(monday, monday + timedelta(days=6), "week")


def month_of(day: date) -> Range:
    """The month that `day` lies in."""
    return Range(day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1]), "month")


def year_of(day: date) -> Range:
    """The year that `day` lies in."""
    return Range(day.replace(month=1, day=1), day.replace(month=12, day=31), "year")


def parse_day(text: str) -> date:
    """A day written as 2026-11-23; raises ValueError with a plain sentence."""
    try:
        day = date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) else None
    except ValueError:
        day = None
    if day is None:
        raise ValueError(f"{text!r} is no day; write it as 2026-11-23")
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError(f"{text} lies outside the years 1970 to 9998")
    return day


def parse_range(words: Sequence[str], today: date) -> Range:
    """What stands at the command line; nothing is today. Raises ValueError with a plain sentence."""
    if len(words) > 2:
        raise ValueError(f"{' '.join(words)} is too much; write {FORMS}")
    if len(words) == 2:
        return between(parse_day(words[0]), parse_day(words[1]))
    text = words[0] if words else "today"
    near = {
        "today": day_range(today),
        "yesterday": day_range(today - timedelta(days=1)),
        "week": week_of(today),
        "month": month_of(today),
        "year": year_of(today),
    }
    return near[text] if text in near else _named(text)


def between(first: date, last: date) -> Range:
    """From one day to another; raises ValueError when they stand the wrong way round."""
    if first > last:
        raise ValueError(f"{first} is after {last}")
    return day_range(first) if first == last else Range(first, last)


def _named(text: str) -> Range:
    found = re.fullmatch(r"(\d{4})(?:-(\d{2})|-[Ww](\d{2}))?", text)
    if not found:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            return day_range(parse_day(text))
        raise ValueError(f"{text!r} is no range; write {FORMS}")
    year, month, week = (int(part) if part else None for part in found.groups())
    if year is None or not FIRST_DAY.year <= year <= LAST_DAY.year:
        raise ValueError(f"{text} lies outside the years 1970 to 9998")
    if week is not None:
        try:
            return week_of(date.fromisocalendar(year, week, 1))
        except ValueError:
            raise ValueError(f"{year} has no week {week}; the weeks of a year are W01 to W52 or W53") from None
    if month is None:
        return year_of(date(year, 1, 1))
    if not 1 <= month <= 12:
        raise ValueError(f"{text!r} is no month; write it as 2026-11")
    return month_of(date(year, month, 1))
