"""When the hall was open on past days: by its schedule, holidays and exceptions, and what staff made of it then."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest

from kiosk.happenings.facts import HoursChanged, HoursTold, VisitBegan
from kiosk.journal.days import local_time
from kiosk.journal.hours_changes import HoursChange, hours_changes
from kiosk.journal.kinds import detail_of, entry_of
from kiosk.journal.open_time import open_spans, open_time, opened_in
from kiosk.journal.schema import COLUMNS, open_reader
from kiosk.journal.writer import Journal
from kiosk.reckoning.opening import Schedule, always_open
from kiosk.settings.hall_day import SpecialDays
from tests.journal.made_days import (
    DAY,
    LONG_AFTER_MS,
    SHANGHAI,
    Noted,
    at,
    measured,
    ms,
    passages,
    settings_with,
    told,
    write,
)

TEN_TO_EIGHT = Schedule(weekdays=((time(10), time(20)),) * 7)


def changed(noted_at: str, opens: str, closes: str, *, day: date = DAY, rehearsal: bool = False) -> Noted:
    return HoursChanged(day.isoformat(), opens, closes), at(noted_at), rehearsal


def hours_told(noted_at: str, opens: str, closes: str, *, day: date = DAY, rehearsal: bool = False) -> Noted:
    return HoursTold(day.isoformat(), opens, closes), at(noted_at), rehearsal


def spans(path: Path, *noted: Noted, rehearsal: bool = False) -> list[str]:
    """From when to when the hall was open on the made day."""
    write(path, [*passages("entry", 1, 0), *noted])
    connection = open_reader(path)
    changes = hours_changes(connection, DAY, DAY, SHANGHAI, rehearsal=rehearsal)
    connection.close()
    return [
        "-".join(f"{local.hour:02}:{local.minute:02}" for local in map(_local, span))
        for span in open_spans(DAY, DAY, TEN_TO_EIGHT, SHANGHAI, changes)
    ]


def _local(utc_ms: int) -> time:
    return local_time(utc_ms, SHANGHAI).time()


def test_a_day_nobody_changed_is_open_as_ever(path: Path) -> None:
    assert spans(path) == ["10:00-20:00"]


def test_opened_early_and_kept_open_is_one_longer_day(path: Path) -> None:
    noted = [changed("2018-09-07 09:30", "09:30", "20:00"), changed("2018-09-07 19:00", "09:30", "21:00")]
    assert spans(path, *noted) == ["09:30-21:00"]


def test_closed_early_it_was_open_until_then_and_not_later(path: Path) -> None:
    assert spans(path, changed("2018-09-07 15:42", "10:00", "15:42")) == ["10:00-15:42"]


def test_closed_for_the_whole_day_at_noon_it_was_open_in_the_morning(path: Path) -> None:
    assert spans(path, changed("2018-09-07 12:00", "", "")) == ["10:00-12:00"]


def test_opened_again_in_the_evening_leaves_the_time_between_closed(path: Path) -> None:
    assert spans(path, changed("2018-09-07 20:30", "10:00", "21:30")) == ["10:00-20:00", "20:30-21:30"]


def test_set_back_to_the_usual_hours_it_closed_when_it_always_does(path: Path) -> None:
    noted = [changed("2018-09-07 11:00", "10:00", "22:00"), changed("2018-09-07 12:00", "10:00", "20:00")]
    assert spans(path, *noted) == ["10:00-20:00"]


def test_a_day_keeps_the_hours_it_was_told_whatever_config_says_later(path: Path) -> None:
    assert spans(path, hours_told("2018-09-07 00:00", "09:00", "17:00")) == ["09:00-17:00"]


def test_the_first_telling_holds_from_the_days_begin_also_for_a_kiosk_that_was_late(path: Path) -> None:
    assert spans(path, hours_told("2018-09-07 12:10", "09:00", "17:00")) == ["09:00-17:00"]


def test_a_day_that_was_told_to_be_closed_was_closed(path: Path) -> None:
    assert spans(path, hours_told("2018-09-07 00:00", "", "")) == []


def test_new_hours_in_config_hold_from_the_start_that_read_them(path: Path) -> None:
    noted = [hours_told("2018-09-07 00:00", "10:00", "20:00"), hours_told("2018-09-07 18:00", "10:00", "17:00")]
    assert spans(path, *noted) == ["10:00-18:00"]


def test_a_start_that_tells_the_same_again_changes_nothing(path: Path) -> None:
    noted = [
        hours_told("2018-09-07 08:50", "10:00", "19:00"),
        changed("2018-09-07 09:30", "09:30", "19:00"),
        hours_told("2018-09-07 13:00", "09:30", "19:00"),
        hours_told("2018-09-07 19:10", "09:30", "19:00"),
    ]
    assert spans(path, *noted) == ["09:30-19:00"]


def test_a_program_that_learns_to_tell_them_in_the_middle_of_a_day_leaves_its_morning(path: Path) -> None:
    noted = [changed("2018-09-07 09:00", "09:00", "20:00"), hours_told("2018-09-07 15:00", "09:00", "18:00")]
    assert spans(path, *noted) == ["09:00-18:00"]


def test_hours_told_in_a_walk_through_are_no_hours(path: Path) -> None:
    assert spans(path, hours_told("2018-09-07 00:00", "00:00", "23:59", rehearsal=True)) == ["10:00-20:00"]


def test_what_was_only_practised_changes_nothing_unless_asked_for(path: Path) -> None:
    practised = changed("2018-09-07 12:00", "", "", rehearsal=True)
    assert spans(path, practised) == ["10:00-20:00"]
    assert spans(path, rehearsal=True) == ["10:00-12:00"]


def test_changes_are_found_day_by_day_among_much_else(path: Path) -> None:
    days = [date(2018, 9, 7), date(2018, 9, 20), date(2018, 10, 1)]
    noted = [changed(f"{day} 19:00", "10:00", "21:00", day=day) for day in days]
    noted += [changed("2018-09-20 20:00", "10:00", "22:00", day=days[1])]
    write(path, passages("entry", 500, 500) + noted + passages("exit", 300, 0, begin="2018-09-20 19:30"))
    connection = open_reader(path)
    found = hours_changes(connection, days[0], days[1], SHANGHAI)
    connection.close()
    assert found == {
        days[0]: (HoursChange(ms(at("2018-09-07 19:00")), (time(10), time(21))),),
        days[1]: (
            HoursChange(ms(at("2018-09-20 19:00")), (time(10), time(21))),
            HoursChange(ms(at("2018-09-20 20:00")), (time(10), time(22))),
        ),
    }


def test_another_programs_change_that_can_not_be_read_is_left_out(path: Path) -> None:
    strange = HoursChanged("2018-09-07", "dawn", "dusk"), at("2018-09-07 12:00"), False
    assert spans(path, strange) == ["10:00-20:00"]


def test_a_summary_measures_against_the_hours_that_were(path: Path) -> None:
    write(
        path,
        passages("entry", 0, 2, begin="2018-09-07 20:30")
        + measured("entry", "2018-09-07 10:00", 600)
        + [changed("2018-09-07 19:00", "10:00", "21:00")],
    )
    found = told(path)
    assert (found.open_s, found.widened) == (11 * 3600, False)
    assert (found.entry.within.passed, found.entry.outside.passed) == (2, 0)
    assert found.entry.not_measured_s == 3600


def test_winter_hours_written_in_december_leave_the_summer_as_it_was(path: Path) -> None:
    write(
        path,
        passages("entry", 0, 2, begin="2018-09-07 20:30")
        + measured("entry", "2018-09-07 09:00", 13 * 60)
        + [hours_told("2018-09-07 00:00", "09:00", "22:00")],
    )
    found = told(path)
    assert found.open_s == 13 * 3600
    assert (found.entry.within.passed, found.entry.outside.passed) == (2, 0)
    assert found.entry.not_measured_s == 0


def test_a_minute_that_is_on_no_quarter_is_said_only_of_the_day_it_was_on(path: Path) -> None:
    write(path, [*passages("entry", 1, 0), changed("2018-09-07 15:42", "10:00", "15:42")])
    assert told(path).widened
    connection = open_reader(path)
    assert not opened_in(connection, settings_with(), date(2018, 9, 8), date(2018, 9, 9), LONG_AFTER_MS).widened
    connection.close()


def test_single_days_and_holidays_count_as_they_were_planned(path: Path) -> None:
    write(path, passages("entry", 1, 0))
    days = [{"day": DAY, "hours": "closed", "name_zh": "", "name_en": ""}]
    planned = SpecialDays.model_validate({"holidays": "9:00-21:00", "days": days})
    settings = settings_with().model_copy(update={"special_days": planned})
    connection = open_reader(path)
    # A Friday closed, a plain Saturday, and the three days of Mid-Autumn 2018.
    hours_open = [
        opened_in(connection, settings, day, day, LONG_AFTER_MS).seconds / 3600
        for day in (DAY, date(2018, 9, 8), *(date(2018, 9, n) for n in range(22, 26)))
    ]
    connection.close()
    assert hours_open == [0, 10, 12, 12, 12, 10]


def test_a_hall_that_never_closes_is_open_all_day() -> None:
    opened = open_time(DAY, DAY, always_open(), SHANGHAI, LONG_AFTER_MS)
    assert opened.seconds == 24 * 3600


@pytest.mark.parametrize(("closed", "says"), [(True, '{"closed":true}'), (False, "{}")])
def test_what_is_noted_in_a_closed_hall_is_marked(path: Path, closed: bool, says: str) -> None:
    assert detail_of(VisitBegan(), closed=closed) == says
    with Journal(path, "s") as journal:
        journal.note(VisitBegan(), visit_id=None, rehearsal=False, closed=closed).wait(60)
    connection = open_reader(path)
    (row,) = connection.execute(f"SELECT seq, {COLUMNS} FROM happenings WHERE kind = 'visit-began'").fetchall()
    connection.close()
    entry = entry_of(row)
    assert (entry.closed, entry.fact) == (closed, VisitBegan())
