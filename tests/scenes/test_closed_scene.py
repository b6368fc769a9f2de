"""The closed hall: dark, woken by a touch, and telling in both languages when it opens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from kiosk.exhibits.hours import FIRST_LIT_S, LIT_S
from kiosk.happenings import inputs
from kiosk.happenings.inputs import HallTold
from kiosk.happenings.orders import SleepScreens, WakeScreens
from tests.scenes.hours_hall import CLOSED, OPEN, HoursHall, open_hall

EVE = HallTold(False, "2027-02-05", "", "", "exception", "除夕", "New Year's Eve", "2027-02-06T12:00")


@pytest.fixture
def halls(qtbot) -> Iterator[list[HoursHall]]:
    opened: list[HoursHall] = []
    yield opened
    for hall in opened:
        hall.close()


def at_night(hall: HoursHall, told: HallTold = CLOSED) -> None:
    hall.receive(OPEN)
    hall.receive(told)
    hall.receive(inputs.SceneShown("closed"))
    hall.open_closed_scene()


def brightness(hall: HoursHall) -> int:
    """Of the brightest of some pixels all over the screen, 0..255."""
    shown = hall.window.grabWindow()
    return max(
        shown.pixelColor(x, y).value() for x in range(5, shown.width(), 40) for y in range(5, shown.height(), 20)
    )


def test_it_fades_to_black_and_a_touch_lights_it_again(qtbot, halls):
    hall = open_hall(qtbot, halls, at_night)
    hall.window.rootObject().setProperty("dimMs", 100)
    assert brightness(hall) > 150
    hall.later(FIRST_LIT_S + 1)
    assert hall.orders.pop() == SleepScreens()
    qtbot.waitUntil(lambda: brightness(hall) == 0, timeout=30_000)
    hall.finger.tap("closed")
    assert hall.orders.pop() == WakeScreens()
    qtbot.waitUntil(lambda: brightness(hall) > 150, timeout=30_000)
    hall.later(LIT_S + 1)
    assert hall.orders.pop() == SleepScreens()


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (1024, 768)])
def test_every_word_is_on_the_screen(qtbot, halls, size):
    hall = open_hall(qtbot, halls, at_night, size=size)
    for told in (CLOSED, EVE):
        hall.receive(told)
        hall.picture(f"closed-{size[0]}-{told.reason}")
        assert hall.cut_off() == []


def test_the_next_opening_stands_there_in_both_languages(qtbot, halls):
    hall = open_hall(qtbot, halls, at_night)
    found = []
    for next_opens in ("2027-02-03T22:30", "2027-02-04T10:00", "2027-02-06T12:00", ""):
        hall.receive(replace(CLOSED, next_opens=next_opens))
        found.append((hall.says("closed-next"), hall.says("closed-next-en")))
    assert found == [
        ("今天 22:30 开馆", "Opens today at 22:30"),
        ("明天 10:00 开馆", "Opens tomorrow at 10:00"),
        ("2月6日 星期六 12:00 开馆", "Opens on Saturday, 6 February at 12:00"),
        ("", ""),
    ]
    hall.receive(CLOSED)
    hall.receive(replace(CLOSED, local_day="2027-02-04"))
    assert hall.says("closed-next") == "今天 10:00 开馆", "at midnight tomorrow becomes today"
