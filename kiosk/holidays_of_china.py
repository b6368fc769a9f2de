"""The days that mainland China has off, as its State Council announces them for each year in the autumn before."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from holidays import HolidayBase, country_holidays
from holidays.countries.china import ChinaStaticHolidays

# No block of days off is longer, whatever it is put together from.
_LONGEST = timedelta(days=12)
_DAY = timedelta(days=1)
_SATURDAY = 5
# "(observed)", "（补假）", "（推定）": what the list says of how a day came to be off.
_REMARK = re.compile(r"（[^）]*）$| \((observed|estimated|observed, estimated)\)$")
# "Chinese New Year (Spring Festival)" is called by its own name.
_OWN = re.compile(r"^.* \(([^)]+)\)$")
_IN_LIEU = ("休息日", "Day off")


@cache
def _china(language: str) -> HolidayBase:
    """Fills itself with the years it is asked for."""
    return country_holidays("CN", language=language)


def announced(year: int) -> bool:
    """Whether the arrangement of this year is known; of other years only the days the law names are."""
    return bool(year <= max(ChinaStaticHolidays.special_public_holidays))


def holiday_name(day: date) -> tuple[str, str] | None:
    """What a day off is, in Chinese and English; None for a day that is not off, and for a plain weekend.

    The weekend days within or beside a holiday belong to it, as they are announced, unless they are worked instead.
    """
    if not _is_off(day):
        return None
    if own := _own_name(day):
        return own
    # A weekend or a day in lieu is called what most of its block is: 春节 rather than 除夕.
    names = Counter(name for near in _block(day) if (name := _own_name(near)))
    return names.most_common(1)[0][0] if names else None


def _own_name(day: date) -> tuple[str, str] | None:
    names = []
    for language in ("zh_CN", "en_US"):
        name = _china(language).get(day)
        # Two holidays may fall on one day.
        name = name.split("; ")[0] if name else ""
        if not name or name.startswith(_IN_LIEU):
            return None
        names.append(_OWN.sub(r"\1", _REMARK.sub("", name)))
    return names[0], names[1]


def _block(day: date) -> Iterator[date]:
    """The days off before and after `day` without a worked one between, the nearest first."""
    for step in (-_DAY, _DAY):
        near = day + step
        while abs(near - day) <= _LONGEST and _is_off(near):
            yield near
            near += step


def _is_off(day: date) -> bool:
    china = _china("zh_CN")
    # Asking for a day first fills in its year, with the weekends that are worked instead.
    return day in china or (day.weekday() >= _SATURDAY and day not in china.weekend_workdays)
