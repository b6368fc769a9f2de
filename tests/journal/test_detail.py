"""A summary's arithmetic: hours, opening hours, time measured, corrected shares, and what is not told."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk.happenings.facts import VisitorCounted, VisitorLeftOut
from kiosk.journal.detail import Detail, day_detail
from kiosk.journal.notes import notes
from kiosk.journal.ranges import Range, day_range, week_of
from kiosk.journal.schema import NoJournalError
from kiosk.journal.summary import DoorCount
from tests.journal.made_days import DAY, HAND, at, measured, ms, passages, settings_with, told, write


def said(detail: Detail) -> str:
    return " ".join(en for _, en in notes(detail))


def test_passages_stand_in_their_hour_and_within_or_outside_opening_hours(path: Path) -> None:
    write(
        path,
        passages("entry", 1, 1, begin="2018-09-07 09:30")
        + passages("entry", 2, 1, begin="2018-09-07 10:00")
        + passages("exit", 3, 0, begin="2018-09-07 19:59:00")
        + passages("exit", 0, 4, 1, begin="2018-09-07 20:00:00"),
    )
    found = told(path)
    assert [hour.hour for hour in found.hours] == list(range(9, 21))
    by_hour = {hour.hour: (hour.entry.passed, hour.exit.passed) for hour in found.hours}
    assert (by_hour[9], by_hour[10], by_hour[19], by_hour[20], by_hour[15]) == ((2, 0), (3, 0), (0, 3), (0, 5), (0, 0))
    assert (found.entry.within, found.entry.outside) == (DoorCount(2, 1), DoorCount(1, 1))
    assert (found.exit.within, found.exit.outside) == (DoorCount(3), DoorCount(0, 4, 1))
    assert found.entry.whole == found.summary.entry


def test_open_time_less_measured_time_was_not_measured(path: Path) -> None:
    noted = measured("entry", "2018-09-07 09:00", 60 * 4) + measured("entry", "2018-09-07 14:00", 60 * 6)
    write(path, noted + passages("exit", 1, 0))
    found = told(path)
    assert found.open_s == 600 * 60
    assert (found.entry.measured_s, found.entry.not_measured_s) == (540 * 60, 60 * 60)
    assert (found.exit.measured_s, found.exit.not_measured_s) == (0, 600 * 60)
    assert found.entry.whole.measured_s == 600 * 60, "an hour of it before the station opened"
    hour = next(hour for hour in found.hours if hour.hour == 13)
    assert (hour.open_s, hour.entry_measured_s) == (3600, 0)
    assert "Time not measured does not mean that nobody smiled" in said(found)
    assert len(found.stretches) == 40
    assert [stretch.begins_h for stretch in found.stretches if not stretch.entry] == [13.0, 13.25, 13.5, 13.75]


def test_a_day_that_is_not_over_is_told_up_to_now(path: Path) -> None:
    write(path, measured("entry", "2018-09-07 10:00", 130))
    found = told(path, now=at("2018-09-07 12:10"))
    assert found.until == at("2018-09-07 12:10")
    assert (found.open_s, found.entry.not_measured_s, found.exit.not_measured_s) == (130 * 60, 0, 130 * 60)
    assert told(path, now=at("2018-09-07 08:00")).open_s == 0
    assert told(path, now=at("2018-09-08 00:00")).until is None


def test_buttons_measure_too_and_stand_apart(path: Path) -> None:
    write(
        path,
        passages("exit", 4, 1, means="buttons")
        + passages("exit", 2, 2)
        + measured("exit", "2018-09-07 10:00", 60, means="buttons"),
    )
    found = told(path)
    assert (found.exit.whole.passed, found.exit.buttons.passed, found.exit.buttons.smiling) == (4, 5, 4)
    assert found.exit.measured_s == 3600
    assert found.hours[2].exit.passed == 4


def test_a_file_of_before_time_was_measured_says_so_instead_of_claiming_gaps(path: Path) -> None:
    write(path, passages("entry", 40, 40))
    found = told(path)
    assert found.entry.not_measured_s is None
    assert "No measured time had been written down until then" in said(found)
    write(path, measured("entry", "2018-09-08 10:00", 5))
    assert told(path).entry.not_measured_s is None, "what came later tells nothing of that day"
    assert told(path, days=day_range(date(2018, 9, 9))).entry.not_measured_s == 600 * 60


def test_hours_that_are_not_on_a_quarter_are_widened_and_said_to_be(path: Path) -> None:
    write(path, passages("entry", 1, 0, begin="2018-09-07 10:15"))
    found = told(path, settings_with(hours="10:20-19:50"))
    assert found.widened
    assert (found.open_s, found.entry.within.passed) == (585 * 60, 1)
    assert "taken a little longer, to whole quarters" in said(found)
    assert not told(path).widened


def test_a_closed_day_is_all_outside(path: Path) -> None:
    write(path, passages("entry", 3, 0) + measured("entry", "2018-09-07 12:00", 10))
    found = told(path, settings_with(hours="closed"))
    assert (found.open_s, found.entry.within.passed, found.entry.outside.passed) == (0, 0, 3)
    assert (found.entry.measured_s, found.entry.not_measured_s, found.stretches) == (0, 0, ())


def test_no_share_is_told_of_too_few_people(path: Path) -> None:
    write(path, passages("entry", 10, 19, 50) + passages("exit", 20, 10))
    found = told(path)
    assert found.told(found.entry.whole) is None, "29 judged, and the 50 others do not help"
    assert found.told(found.exit.whole) is not None
    assert found.told_difference(found.entry.whole, found.exit.whole) is None


def test_intervals_are_wilsons_and_newcombes(path: Path) -> None:
    # Newcombe 1998, table II: 56/70 and 48/80 differ by 0.2, interval 0.0524 to 0.3339 by his method 10.
    write(path, passages("exit", 56, 14) + passages("entry", 48, 32))
    found = told(path)
    exit_share = found.told(found.exit.whole)
    assert exit_share is not None
    assert (exit_share.value, round(exit_share.low, 4), round(exit_share.high, 4)) == (0.8, 0.6918, 0.877)
    apart = found.told_difference(found.entry.whole, found.exit.whole)
    assert apart is not None
    assert (round(apart.value, 4), round(apart.low, 4), round(apart.high, 4)) == (0.2, 0.0524, 0.3339)


def test_a_calibrated_door_has_its_corrected_share(path: Path) -> None:
    write(path, passages("entry", 300, 700) + passages("exit", 500, 500))
    found = told(path, settings_with(smile_entry=HAND))
    fixed = found.entry.corrected
    assert fixed is not None
    assert fixed.value == pytest.approx((0.3 - 0.1) / (0.9 - 0.1))
    assert fixed.low < fixed.value < fixed.high
    assert found.exit.corrected is None
    assert "In: calibrated on 2018-09-01: 90.0 % of smiles found (of 100), 10.0 % false alarms (of 100)." in said(found)
    assert "Out: not calibrated" in said(found)


def test_days_before_the_calibration_are_not_corrected_by_it(path: Path) -> None:
    write(path, passages("entry", 300, 700))
    found = told(path, settings_with(smile_entry=HAND | {"calibrated_on": "2018-09-08"}))
    assert found.entry.corrected is None
    assert "calibrated only on 2018-09-08; what was decided before is not corrected" in said(found)
    same_day = told(path, settings_with(smile_entry=HAND | {"calibrated_on": "2018-09-07"}))
    # Its morning was decided by the threshold of before.
    assert same_day.entry.corrected is None
    next_day = told(path, settings_with(smile_entry=HAND | {"calibrated_on": "2018-09-06"}))
    assert next_day.entry.corrected is not None


def test_too_few_people_are_not_corrected_either(path: Path) -> None:
    write(path, passages("entry", 10, 10))
    assert told(path, settings_with(smile_entry=HAND)).entry.corrected is None


def test_a_day_is_compared_with_the_same_weekday_and_the_day_before(path: Path) -> None:
    write(
        path,
        passages("entry", 1, 0)
        + passages("entry", 2, 0, begin="2018-08-31 12:00")
        + passages("exit", 3, 0, begin="2018-09-06 12:00")
        + passages("exit", 9, 0, begin="2018-09-06 12:00", rehearsal=True),
    )
    weekday, yesterday = told(path).before
    assert (weekday.range.first, weekday.weekday, weekday.entry.passed) == (date(2018, 8, 31), True, 2)
    assert (yesterday.range.first, yesterday.weekday, yesterday.exit.passed) == (date(2018, 9, 6), False, 3)


def test_a_week_is_told_by_hours_and_days_and_compared_with_the_week_before(path: Path) -> None:
    noted = passages("entry", 1, 0, begin="2018-09-02 12:00")
    for n in range(7):
        noted += passages("entry", n, 0, begin=f"2018-09-0{3 + n} 12:00")
    write(path, noted + measured("entry", "2018-09-07 12:00", 60))
    found = told(path, days=week_of(DAY))
    assert [(day.day.day, day.entry.passed) for day in found.days] == [(4, 1), (5, 2), (6, 3), (7, 4), (8, 5), (9, 6)]
    noon = next(hour for hour in found.hours if hour.hour == 12)
    assert (noon.entry.passed, noon.open_s, noon.entry_measured_s) == (21, 7 * 3600, 3600)
    assert found.open_s == 7 * 36_000
    stretch = next(stretch for stretch in found.stretches if stretch.begins_h == 12)
    assert stretch.width_h == 1
    assert stretch.entry == pytest.approx(1 / 7)
    (before,) = found.before
    assert (before.range.name, before.entry.passed) == ("2018-W35", 1)


@pytest.mark.parametrize(("day", "hours_open"), [("2026-03-29", 23), ("2026-10-25", 25), ("2026-06-01", 24)])
def test_a_day_of_23_or_25_hours_is_open_as_long_as_it_is(path: Path, day: str, hours_open: int) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    begin = at(f"{day} 00:00", berlin)
    passed = VisitorCounted("entry", True, 0.9, 1.0)
    # By the hour of UTC, so that the day's own hours are what they are.
    noon = begin.astimezone(ZoneInfo("UTC"))
    write(path, [(passed, noon + timedelta(hours=n), False) for n in range(26)])
    found = told(
        path, settings_with(hours="0:00-23:59", zone="Europe/Berlin"), day_range(date.fromisoformat(day)), now=None
    )
    assert found.entry.whole.passed == hours_open
    assert found.open_s == hours_open * 3600
    assert (found.entry.within.passed, found.entry.outside.passed) == (hours_open, 0)


def test_left_out_people_are_in_no_other_number(path: Path) -> None:
    write(path, [*passages("entry", 1, 1), (VisitorLeftOut("entry"), at("2018-09-07 12:00"), False)])
    assert told(path).entry.whole == DoorCount(1, 1, 0, left_out=1)


def test_rehearsal_is_left_out_of_the_hours_and_of_time_measured(path: Path) -> None:
    write(path, passages("entry", 5, 0, rehearsal=True) + measured("entry", "2018-09-07 12:00", 60, rehearsal=True))
    found = told(path)
    assert (found.entry.whole.passed, found.entry.measured_s, found.entry.not_measured_s) == (0, 0, None)
    asked = told(path, rehearsal=True)
    assert (asked.entry.whole.passed, asked.entry.measured_s) == (5, 3600)


def test_a_day_of_a_journal_on_the_disk(path: Path) -> None:
    with pytest.raises(NoJournalError):
        day_detail(path, DAY, settings_with())
    write(path, passages("exit", 2, 1) + measured("exit", "2018-09-07 10:00", 5))
    found = day_detail(path, DAY, settings_with(), now_ms=ms(at("2018-09-07 10:10")))
    assert (found.range, found.exit.whole.passed) == (Range(DAY, DAY, "day"), 3)
    assert (found.exit.measured_s, found.exit.not_measured_s) == (300, 300)


def test_an_empty_range_of_the_far_future_is_empty(path: Path) -> None:
    write(path, passages("exit", 2, 1))
    found = told(path, days=day_range(date(9998, 12, 31)))
    assert (found.open_s, found.hours, found.days, found.summary.entry.passed) == (0, (), (), 0)
