"""The day as the house reads it back: both doors, their hours, a week before, and the newest passages."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk.happenings.facts import VisitBegan, VisitorCounted
from kiosk.happenings.inputs import Counted, DayCounted, HourCounted
from kiosk.journal import day_count
from kiosk.journal.day_count import count_day
from tests.journal.made_days import DAY, SHANGHAI, at, measured, passages, write
from tests.journal.test_doors import an_older_file


def test_before_there_is_a_journal_nothing_was_counted(path: Path) -> None:
    assert count_day(path, DAY, SHANGHAI) == DayCounted("2018-09-07")


def test_the_house_reads_back_its_day_and_the_week_before(path: Path) -> None:
    write(
        path,
        passages("entry", 1, 1, begin="2018-08-31 15:00")
        + passages("entry", 3, 4, 5, begin="2018-09-07 10:00")
        + passages("exit", 6, 1, begin="2018-09-07 12:00")
        + passages("exit", 2, 0, begin="2018-09-07 12:00", means="buttons")
        + passages("exit", 9, 9, 9, rehearsal=True),
    )
    found = count_day(path, DAY, SHANGHAI)
    assert (found.entry, found.exit) == (Counted(12, 7, 3), Counted(7, 7, 6))
    assert found.hours == (HourCounted(10, Counted(12, 7, 3)), HourCounted(12, Counted(), Counted(7, 7, 6)))
    assert (found.before_day, found.before_entry, found.before_exit) == ("2018-08-31", Counted(2, 2, 1), Counted())
    assert found.before_hours == (HourCounted(15, Counted(2, 2, 1)),)
    assert found.passages == (
        *((("entry", True),) * 3),
        *((("entry", False),) * 4),
        *((("entry", None),) * 5),
        *((("exit", True),) * 6),
        ("exit", False),
    )


def test_what_a_door_counted_by_other_means_is_no_part_of_its_share(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(day_count, "PORTION", 5)
    write(
        path,
        passages("exit", 40, 0, begin="2018-08-31 10:00")
        + passages("exit", 8, 2, begin="2018-09-07 10:00")
        + passages("exit", 3, 1, begin="2018-09-07 15:00", means="buttons")
        + passages("entry", 1, 1, begin="2018-09-07 16:00")
        + passages("entry", 5, 0, begin="2018-09-07 16:30", means="buttons"),
    )
    found = count_day(path, DAY, SHANGHAI, {"entry": "camera", "exit": "buttons"})
    assert (found.entry, found.exit) == (Counted(2, 2, 1), Counted(4, 4, 3))
    assert [hour.hour for hour in found.hours] == [15, 16]
    # A week before a camera counted there: nothing to compare with.
    assert found.before_day == ""
    assert found.passages == (
        *((("exit", True),) * 3),
        ("exit", False),
        ("entry", True),
        ("entry", False),
    )


def test_a_week_before_without_passages_has_no_day(path: Path) -> None:
    write(path, passages("entry", 1, 0) + passages("exit", 1, 0, begin="2018-08-31 12:00", rehearsal=True))
    assert count_day(path, DAY, SHANGHAI).before_day == ""


def test_rehearsed_passages_are_counted_only_when_asked_for(path: Path) -> None:
    write(path, passages("entry", 2, 0, rehearsal=True))
    assert count_day(path, DAY, SHANGHAI) == DayCounted("2018-09-07")
    assert count_day(path, DAY, SHANGHAI, rehearsal=True).passages == (("entry", True), ("entry", True))


def test_only_the_newest_come_and_the_oldest_of_them_first(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(day_count, "NEWEST", 4)
    monkeypatch.setattr(day_count, "PORTION", 3)
    noted = passages("entry", 6, 0) + passages("exit", 1, 2)
    crowd = [(VisitBegan(), at("2018-09-07 12:59"), False)] * 20
    write(path, noted + crowd + passages("entry", 3, 0, begin="2018-09-08 00:00"))
    found = count_day(path, DAY, SHANGHAI)
    assert found.entry.passed + found.exit.passed == 9
    assert found.passages == (("entry", True), ("exit", True), ("exit", False), ("exit", False))


def test_the_search_for_passages_ends_before_it_reads_the_whole_of_a_long_file(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(day_count, "LOOK_BACK", 30)
    write(path, passages("entry", 5, 0) + [(VisitBegan(), at("2019-01-01 12:00"), False)] * 50)
    found = count_day(path, DAY, SHANGHAI)
    assert (found.entry.passed, found.passages) == (5, ())


def test_midnight_parts_the_days(path: Path) -> None:
    passed = VisitorCounted("entry", True, 0.9, 1.0)
    moments = ("2018-09-06 23:59:59.999", "2018-09-07 00:00", "2018-09-07 23:59:59.999", "2018-09-08 00:00")
    write(path, [(passed, at(moment), False) for moment in moments])
    found = count_day(path, DAY, SHANGHAI)
    assert [hour.hour for hour in found.hours] == [0, 23]
    assert (found.entry.passed, len(found.passages)) == (2, 2)


def test_the_hour_that_comes_twice_in_autumn_is_one_hour_of_two(path: Path) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    passed = VisitorCounted("exit", False, 0.1, 1.0)
    twice = [at("2026-10-25 00:30", ZoneInfo("UTC")), at("2026-10-25 01:30", ZoneInfo("UTC"))]
    write(path, [(passed, moment, False) for moment in twice])
    assert count_day(path, date(2026, 10, 25), berlin).hours == (HourCounted(2, Counted(), Counted(2, 2, 0)),)


def test_an_older_programs_file_is_read_before_the_journal_has_brought_it_up(path: Path) -> None:
    an_older_file(path)
    found = count_day(path, DAY, SHANGHAI)
    assert found.entry.passed + found.exit.passed == len(found.passages) == 36


def test_the_time_each_door_counted_comes_with_the_day(path: Path) -> None:
    write(
        path,
        measured("entry", "2018-09-07 10:00", 30)
        + measured("exit", "2018-09-07 10:00", 5, rehearsal=True)
        + measured("exit", "2018-09-06 10:00", 7),
    )
    found = count_day(path, DAY, SHANGHAI)
    assert (found.entry_measured_s, found.exit_measured_s) == (1800.0, 0.0)
