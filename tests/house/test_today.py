"""The day is read when the house opens, when another hour or day begins, and again when the journal was not there."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from kiosk.happenings.inputs import Counted, DayCounted
from kiosk.happenings.words import Input
from kiosk.today import Today

SHANGHAI = ZoneInfo("Asia/Shanghai")


def counted(day: date, hour: int = -1) -> DayCounted:
    return DayCounted(day.isoformat(), Counted(3, 2, 1), Counted(4, 4, 3), local_hour=hour)


class Looker:
    """Today, looking at a clock moved by hand, into a journal that can be taken away."""

    def __init__(self) -> None:
        self.rung: list[Input] = []
        self.readable = True
        self.moment = "2026-11-22 10:00:00"
        self.today = Today(self.rung.append, self.now, self.count)

    def now(self) -> datetime:
        return datetime.fromisoformat(self.moment).replace(tzinfo=SHANGHAI)

    def count(self, day: date) -> DayCounted:
        if not self.readable:
            raise OSError("disk gone")
        return counted(day)

    def look(self, *moments: str) -> list[Input]:
        """What rings at these moments."""
        self.rung.clear()
        for moment in moments:
            self.moment = moment
            self.today.look()
        return list(self.rung)


SUNDAY, MONDAY = date(2026, 11, 22), date(2026, 11, 23)


def test_a_day_that_begins_is_read_twice_and_then_once_an_hour() -> None:
    looker = Looker()
    assert looker.look("2026-11-22 10:15:00", "2026-11-22 10:15:05") == [counted(SUNDAY, 10)] * 2
    assert looker.look("2026-11-22 10:15:10", "2026-11-22 10:59:55") == []
    assert looker.look("2026-11-22 11:00:00", "2026-11-22 11:00:05", "2026-11-22 11:30:00") == [counted(SUNDAY, 11)]


def test_midnight_begins_another_day() -> None:
    looker = Looker()
    looker.look("2026-11-22 23:59:50", "2026-11-22 23:59:55")
    assert looker.look("2026-11-23 00:00:00", "2026-11-23 00:00:05") == [counted(MONDAY, 0)] * 2


def test_a_clock_set_back_is_believed() -> None:
    looker = Looker()
    looker.look("2026-11-23 00:30:00", "2026-11-23 00:30:05")
    assert looker.look("2026-11-22 23:30:00", "2026-11-22 23:30:05") == [counted(SUNDAY, 23)] * 2


def test_a_journal_that_can_not_be_read_still_lets_the_hour_be_known(caplog: pytest.LogCaptureFixture) -> None:
    looker = Looker()
    looker.readable = False
    unread = [DayCounted("2026-11-22", local_hour=10, read=False)]
    assert looker.look("2026-11-22 10:15:00", "2026-11-22 10:15:05", "2026-11-22 10:15:10") == unread
    assert caplog.text.count("can't be read") == 1
    looker.readable = True
    assert looker.look("2026-11-22 10:15:15") == [counted(SUNDAY, 10)]


def test_an_hour_that_could_not_be_read_is_read_as_soon_as_it_can() -> None:
    looker = Looker()
    looker.look("2026-11-22 10:15:00", "2026-11-22 10:15:05")
    looker.readable = False
    assert looker.look("2026-11-22 11:00:00", "2026-11-22 12:00:00") == [
        DayCounted("2026-11-22", local_hour=hour, read=False) for hour in (11, 12)
    ]
    looker.readable = True
    assert looker.look("2026-11-22 12:00:05", "2026-11-22 12:00:10") == [counted(SUNDAY, 12)]


def test_it_keeps_its_thread_to_itself() -> None:
    looker = Looker()
    looker.today.start()
    looker.today.stop()
    assert looker.rung == [counted(SUNDAY, 10)]
