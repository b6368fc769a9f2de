"""The page of hours in the staff corner: how the hall stands, and presses that change today."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.happenings.inputs import EveningTold, HallTold
from kiosk.happenings.orders import CloseHallNow, KeepHallOpen, OpenHallNow, ResetHours
from kiosk.happenings.words import Language
from tests.scenes.hours_hall import CLOSED, OPEN, HoursHall, open_hall

CHANGED = replace(OPEN, opens="09:37", closes="21:00", reason="staff")
EARLY = replace(OPEN, open=False, next_opens="2027-02-03T10:00")
EVE = HallTold(False, "2027-02-05", "", "", "exception", "除夕", "New Year's Eve", "2027-02-06T12:00")
HOLIDAY = HallTold(True, "2027-02-07", "09:00", "21:00", "holiday", "春节", "Spring Festival")
TROUBLE = EveningTold(
    False,
    "备份没有做成，磁盘已满。请清理磁盘，再在“存档”页按一次备份。",
    "No backup could be made, the disk is full. Free some space, then press backup on page Keeping.",
    "2027-02-02",
)


@pytest.fixture
def halls(qtbot) -> Iterator[list[HoursHall]]:
    opened: list[HoursHall] = []
    yield opened
    for hall in opened:
        hall.close()


def open_page(
    qtbot,
    halls: list[HoursHall],
    folder: Path,
    *told: HallTold,
    language: Language = "zh",
    size: tuple[int, int] = (1920, 1080),
) -> HoursHall:
    def show(hall: HoursHall) -> None:
        for each in told:
            hall.receive(each)
        hall.open_page(folder)

    hall = open_hall(qtbot, halls, show, language, size)
    # Rows put their buttons in place when a frame is drawn.
    hall.window.grabWindow()
    hall.orders.clear()
    return hall


SAYS = {
    OPEN: ["开馆中", "今天开到 20:00", "", "按每周的开放时间"],
    CHANGED: ["开馆中", "今天开到 21:00", "", "今天由工作人员调整"],
    EARLY: ["还没开馆", "今天 10:00–20:00", "", "按每周的开放时间"],
    CLOSED: ["已闭馆", "今天 10:00–20:00，已结束", "明天 10:00 开馆", "按每周的开放时间"],
    EVE: ["已闭馆", "今天不开放", "明天 12:00 开馆", "除夕：特别安排"],
    HOLIDAY: ["开馆中", "今天开到 21:00", "", "春节：按节假日时间"],
}


def test_it_says_how_the_hall_stands_and_why(qtbot, halls, tmp_path):
    hall = open_page(qtbot, halls, tmp_path)
    assert hall.says("hours-today") == "还不知道开放时间。"
    assert not [name for name in ("open", "close") if hall.item(f"hours-{name}").isVisible()]
    assert not [name for name in ("reset", "stay-30", "stay-60") if hall.item(f"hours-{name}").isEnabled()]
    found = {}
    for told in SAYS:
        hall.receive(told)
        found[told] = [hall.says(f"hours-{what}") for what in ("state", "today", "next", "why")]
    assert found == SAYS
    hall.receive(CHANGED)
    days = [(day["zh"], day["name_zh"], day["hours"]) for day in hall.view.property("days")]
    assert days[:4] == [
        ("2月3日 星期三", "", "09:37–21:00"),
        ("2月4日 星期四", "", "10:00–20:00"),
        ("2月5日 星期五", "除夕", ""),
        ("2月6日 星期六", "春节", "12:00–17:00"),
    ]


def test_closing_takes_two_presses(qtbot, halls, tmp_path):
    hall = open_page(qtbot, halls, tmp_path, OPEN)
    hall.finger.tap("hours-close")
    assert hall.orders == []
    assert hall.says("hours-close") == "再按一次闭馆"
    hall.finger.tap("hours-close")
    assert hall.orders == [CloseHallNow()]
    hall.receive(replace(CLOSED, reason="staff"))
    hall.window.grabWindow()
    hall.finger.tap("hours-open")
    assert hall.orders[-1] == OpenHallNow()


def test_the_hall_stays_open_longer_and_goes_back_to_the_usual(qtbot, halls, tmp_path):
    hall = open_page(qtbot, halls, tmp_path, OPEN)
    assert not hall.item("hours-reset").isEnabled()
    hall.finger.tap("hours-stay-30")
    assert hall.orders == [KeepHallOpen(30)]
    hall.receive(CHANGED)
    hall.finger.tap("hours-reset")
    assert hall.orders[-1] == ResetHours()


def test_before_opening_staying_longer_is_said_of_the_evening(qtbot, halls, tmp_path):
    hall = open_page(qtbot, halls, tmp_path, EARLY)
    assert hall.says("hours-stay-30") == "晚闭馆半小时"
    hall.receive(CLOSED)
    assert hall.says("hours-stay-30") == "再开半小时"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (1024, 768)])
def test_every_word_lies_on_its_sheet_and_every_button_takes_a_finger(qtbot, halls, tmp_path, language, size):
    hall = open_page(qtbot, halls, tmp_path, OPEN, EVE, language=language, size=size)
    hall.state = replace(hall.state, evening_told=TROUBLE)
    hall.view.show(hall.state)
    assert hall.says("hours-evening").startswith({"zh": "2月2日 星期二：备份", "en": "Tue 2 February: No"}[language])
    for n, told in enumerate((EVE, HOLIDAY, CHANGED)):
        hall.receive(told)
        hall.picture(f"page-{language}-{size[0]}-{n}")
        assert hall.cut_off() == []
    finger_px = 15 * max(size) / 1210
    for name in ("close", "reset", "stay-30", "stay-60"):
        button = hall.item(f"hours-{name}")
        assert min(button.width(), button.height()) >= finger_px
