"""The day's count is read when the house opens and again when the date changes."""

from datetime import date

from kiosk.happenings.inputs import DayCounted
from kiosk.happenings.words import Input
from kiosk.today import Today


def counted(day: date) -> DayCounted:
    return DayCounted(day.isoformat(), 3, 1, 2, 4, 3, 4)


def test_each_day_is_told_once() -> None:
    days = [date(2026, 11, 22), date(2026, 11, 22), date(2026, 11, 23), date(2026, 11, 23)]
    rung: list[Input] = []
    today = Today(rung.append, lambda: days[0], counted)
    while days:
        today.look()
        days.pop(0)
    assert rung == [counted(date(2026, 11, 22)), counted(date(2026, 11, 23))]


def test_a_journal_that_can_not_be_read_counts_from_nothing() -> None:
    def broken(_: date) -> DayCounted:
        raise OSError("disk gone")

    rung: list[Input] = []
    Today(rung.append, lambda: date(2026, 11, 22), broken).look()
    assert rung == [DayCounted("2026-11-22", 0, 0, 0, 0, 0, 0)]


def test_a_journal_that_can_be_read_again_is_believed() -> None:
    broken = [True, True, False, False]

    def count(day: date) -> DayCounted:
        if broken.pop(0):
            raise OSError("busy")
        return counted(day)

    rung: list[Input] = []
    today = Today(rung.append, lambda: date(2026, 11, 22), count)
    for _ in range(4):
        today.look()
    assert rung == [DayCounted("2026-11-22", 0, 0, 0, 0, 0, 0), counted(date(2026, 11, 22))]


def test_it_keeps_its_thread_to_itself() -> None:
    rung: list[Input] = []
    today = Today(rung.append, lambda: date(2026, 11, 22), counted)
    today.start()
    today.stop()
    assert len(rung) == 1
