"""The hall's hours: weekdays, holidays, single days, and what staff make of today's by a press."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from kiosk.holidays_of_china import announced, holiday_name
from kiosk.places import ROOT
from kiosk.reckoning.opening import (
    LAST,
    DayHours,
    Hours,
    Schedule,
    always_open,
    closed_now,
    is_open,
    kept_open,
    opened_now,
)
from kiosk.settings import load_settings
from kiosk.settings.hall_day import SpecialDays
from kiosk.settings.schedule import holidays_known, schedule_of

ZONE = ZoneInfo("Asia/Shanghai")
TEN_TO_EIGHT = (time(10), time(20))
MONDAYS_OFF = Schedule(weekdays=(None, *[TEN_TO_EIGHT] * 6))
SHIPPED = load_settings(ROOT / "config.yaml")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def hours(text: str) -> Hours | None:
    opens, _, closes = text.partition("-")
    return (time.fromisoformat(opens), time.fromisoformat(closes)) if closes else None


def special(days: list[dict[str, object]], holidays: str = "as_weekday") -> SpecialDays:
    return SpecialDays.model_validate({"holidays": holidays, "days": days})


def test_the_hall_is_open_from_its_first_minute_and_no_longer_at_its_last() -> None:
    moments = [time(9, 59, 59), time(10), time(19, 59, 59), time(20)]
    assert [is_open(TEN_TO_EIGHT, moment) for moment in moments] == [False, True, True, False]
    assert not is_open(None, time(12))
    assert is_open(always_open().of(date(2026, 11, 30)).hours, time.max.replace(microsecond=0))


def test_the_announced_golden_week_is_off_with_its_weekend_and_the_worked_sunday_before_it_is_not() -> None:
    days = [date(2026, 10, day) for day in range(1, 8)]
    assert {holiday_name(day) for day in days} == {("国庆节", "National Day")}
    # 4 October is a plain Sunday within it; 20 September and 10 October are worked instead.
    assert [holiday_name(date(2026, 9, 20)), holiday_name(date(2026, 10, 8)), holiday_name(date(2026, 10, 10))] == [
        None
    ] * 3


def test_every_block_of_2026_is_as_the_state_council_announced_it() -> None:
    announced_days = {1: (1, 3), 2: (15, 23), 4: (4, 6), 5: (1, 5), 6: (19, 21), 9: (25, 27), 10: (1, 7)}
    found: dict[int, list[int]] = {}
    for number in range(date(2026, 1, 1).toordinal(), date(2027, 1, 1).toordinal()):
        day = date.fromordinal(number)
        if holiday_name(day):
            found.setdefault(day.month, []).append(day.day)
    assert found == {month: list(range(first, last + 1)) for month, (first, last) in announced_days.items()}


def test_days_in_lieu_bear_the_name_of_their_holiday() -> None:
    assert holiday_name(date(2026, 1, 2)) == ("元旦", "New Year's Day")
    assert holiday_name(date(2026, 2, 23)) == ("春节", "Spring Festival")
    assert holiday_name(date(2026, 2, 15)) == ("春节", "Spring Festival"), "the weekend before the eve"
    assert holiday_name(date(2026, 2, 16)) == ("农历除夕", "Chinese New Year's Eve")
    assert holiday_name(date(2026, 4, 6)) == ("清明节", "Tomb-Sweeping Day")


def test_a_year_nobody_announced_yet_is_told_where_it_matters() -> None:
    assert announced(2026)
    assert not announced(2099)
    assert not holidays_known(special([], "closed"), 2099)
    assert holidays_known(special([], "as_weekday"), 2099), "the hours do not depend on it"


def test_exceptions_come_before_holidays_and_holidays_before_weekdays() -> None:
    days = [{"day": date(2026, 10, 2), "hours": "13:00-18:00", "name_zh": "迟开", "name_en": "Late"}]
    schedule = schedule_of(SHIPPED.opening_hours, special(days, "9:00-21:00"))
    assert schedule.of(date(2026, 10, 2)) == DayHours((time(13), time(18)), "exception", "迟开", "Late")
    assert schedule.of(date(2026, 10, 4)) == DayHours((time(9), time(21)), "holiday", "国庆节", "National Day")
    assert schedule.of(date(2026, 10, 8)) == DayHours(TEN_TO_EIGHT)
    as_ever = schedule_of(SHIPPED.opening_hours, special([]))
    assert as_ever.of(date(2026, 10, 4)) == DayHours(TEN_TO_EIGHT), "as on any Sunday"


@pytest.mark.parametrize(
    ("now", "today", "opens"),
    [
        ("2027-02-03 08:00", TEN_TO_EIGHT, "2027-02-03 10:00"),
        ("2027-02-03 20:00", TEN_TO_EIGHT, "2027-02-04 10:00"),
        ("2027-02-07 20:00", TEN_TO_EIGHT, "2027-02-09 10:00"),  # Mondays off
        ("2027-02-03 08:00", None, "2027-02-04 10:00"),  # staff closed this Wednesday
    ],
)
def test_the_next_opening_is_the_first_that_is_to_come(now: str, today: Hours | None, opens: str) -> None:
    assert MONDAYS_OFF.next_opening(at(now), today) == at(opens)


def test_a_hall_that_never_opens_has_no_next_opening() -> None:
    never = Schedule(weekdays=(None,) * 7)
    assert never.next_opening(at("2026-11-30 12:00"), None) is None
    assert MONDAYS_OFF.next_opening(at("9999-12-31 21:00"), TEN_TO_EIGHT) is None


@pytest.mark.parametrize(
    ("today", "pressed_at", "made"),
    [
        ("10:00-20:00", "09:37", "09:37-20:00"),  # early
        ("10:00-20:00", "12:00", "10:00-20:00"),  # open already
        ("10:00-20:00", "20:30", "10:00-21:30"),  # again in the evening, for an hour
        ("10:00-15:00", "16:00", "10:00-20:00"),  # closed by a press, and opened again: to its usual end
        ("", "12:15", "12:15-20:00"),  # staff had closed the whole day
        ("", "21:00", "21:00-22:00"),
        ("", "23:58", "23:58-23:59"),
    ],
)
def test_open_now(today: str, pressed_at: str, made: str) -> None:
    assert opened_now(hours(today), TEN_TO_EIGHT, time.fromisoformat(pressed_at)) == hours(made)


def test_a_day_that_is_closed_by_plan_opens_for_an_hour() -> None:
    assert opened_now(None, None, time(12, 0, 40)) == hours("12:00-13:00")


@pytest.mark.parametrize(
    ("today", "pressed_at", "minutes", "made"),
    [
        ("10:00-20:00", "19:50", 30, "10:00-20:30"),
        ("10:00-20:00", "09:00", 60, "10:00-21:00"),
        ("10:00-20:00", "20:10", 30, "10:00-20:40"),  # closed already: from now on
        ("10:00-20:00", "19:50", 240, "10:00-23:59"),  # never into the next day
        ("", "12:00", 60, "12:00-13:00"),
        ("", "23:59", 60, ""),
    ],
)
def test_stay_open(today: str, pressed_at: str, minutes: int, made: str) -> None:
    assert kept_open(hours(today), time.fromisoformat(pressed_at), minutes) == hours(made)


@pytest.mark.parametrize(
    ("today", "pressed_at", "made"),
    [
        ("10:00-20:00", "15:42:10", "10:00-15:42"),
        ("10:00-20:00", "10:00:30", ""),  # within its first minute: it was not open at all
        ("10:00-20:00", "09:00", ""),  # for the whole day
        ("10:00-20:00", "21:00", "10:00-20:00"),  # closed already
        ("", "12:00", ""),
        ("08:00-20:00", "08:40:10", "10:00-20:00"),  # opened early for a group that is gone
        ("08:00-20:00", "08:00:30", "10:00-20:00"),  # by mistake
        ("08:00-21:00", "08:40", "10:00-21:00"),  # and staff had let it close later
        ("08:00-20:00", "07:50", ""),  # planned early, and not open yet
        ("08:00-09:00", "08:40", "08:00-08:40"),  # an hour of a day that staff had closed
        ("08:00-20:00", "10:00", "08:00-10:00"),
    ],
)
def test_close_now(today: str, pressed_at: str, made: str) -> None:
    found = closed_now(hours(today), TEN_TO_EIGHT, time.fromisoformat(pressed_at))
    assert found == hours(made)
    assert not is_open(found, time.fromisoformat(pressed_at))


def test_a_day_that_is_closed_by_plan_closes_again() -> None:
    assert closed_now(hours("12:00-13:00"), None, time(12, 20)) == hours("12:00-12:20")


def test_no_press_makes_hours_that_end_before_they_begin() -> None:
    for today in (None, TEN_TO_EIGHT, hours("00:00-23:59")):
        for minute in range(0, 24 * 60, 7):
            now = time(minute // 60, minute % 60, 31)
            for made in (
                opened_now(today, TEN_TO_EIGHT, now),
                kept_open(today, now, 60),
                closed_now(today, TEN_TO_EIGHT, now),
            ):
                assert made is None or made[0] < made[1] <= LAST
