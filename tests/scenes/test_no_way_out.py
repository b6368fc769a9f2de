"""No way out of the window: real keys, buttons, drops and requests at the X server; screens that go and come."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.bridge.hall import Hall
from kiosk.bridge.no_way_out import NoWayOut
from kiosk.bridge.side_window import SideWindow
from kiosk.one_station import StationRunningError, one_station
from kiosk.places import ASSETS, ROOT
from tests.conftest import Recovery
from tests.scenes.bare_windows import HALL, SIDE
from tests.scenes.x_hand import XHand

VISITORS, DOOR = (0, 0, 640, 360), (640, 0, 480, 360)


class Room:
    """A hall's window on the screen VISITORS and a further one on DOOR, both of which can be pulled out."""

    def __init__(self, folder: Path, hand: XHand, hall: str = "VISITORS", side: str = "DOOR") -> None:
        (folder / "Hall.qml").write_text(HALL, encoding="utf-8")
        (folder / "Side.qml").write_text(SIDE, encoding="utf-8")
        self.hand = hand
        self.told: list[tuple[str, bool]] = []
        self.hall = Hall(ASSETS / "fonts", ROOT)
        self.found = self.hall.open(
            folder / "Hall.qml", {}, hall, None, lambda: None, lambda found: self.told.append(("hall", found))
        )
        self.side = SideWindow(ROOT)
        self.side_found = self.side.open(
            folder / "Side.qml", {}, side, on_screen=lambda found: self.told.append(("side", found))
        )
        assert isinstance(self.side.window, QQuickWindow)
        self.window, self.side_window = self.hall.window, self.side.window

    @property
    def number(self) -> int:
        return int(self.window.winId())

    def came(self) -> list[str]:
        found: list[str] = json.loads(str(self.window.property("came")))
        return found

    def lies_on(self, place: tuple[int, int, int, int]) -> bool:
        whole = self.window.geometry().getRect() == place
        return whole and self.window.isVisible() and self.window.windowStates() == Qt.WindowState.WindowFullScreen

    def side_on(self, place: tuple[int, int, int, int] | None) -> bool:
        if place is None:
            return not self.side_window.isVisible()
        return self.side_window.isVisible() and self.side_window.geometry().getRect() == place

    def close(self, qtbot: QtBot) -> None:
        self.side.end()
        self.hall.end()
        qtbot.waitUntil(lambda: not self.window.isVisible() and not self.side_window.isVisible())
        QGuiApplication.instance().lastWindowClosed.disconnect()  # type: ignore[union-attr]
        del self.window, self.side_window
        self.side.close()
        self.hall.close()


Furnish = Callable[..., Room]


@pytest.fixture
def hand(qapp: object) -> Iterator[XHand]:
    hand = XHand()
    hand.plug_in("VISITORS", *VISITORS)
    hand.plug_in("DOOR", *DOOR)
    yield hand
    hand.close()


@pytest.fixture
def furnish(qtbot: QtBot, tmp_path: Path, hand: XHand) -> Iterator[Furnish]:
    rooms: list[Room] = []

    def make(**screens: str) -> Room:
        qtbot.waitUntil(lambda: {"VISITORS", "DOOR"} <= {screen.name() for screen in QGuiApplication.screens()})
        rooms.append(room := Room(tmp_path, hand, **screens))
        qtbot.waitUntil(lambda: room.window.isExposed() and room.window.isActive())
        return room

    yield make
    for room in rooms:
        room.close(qtbot)


def fence(qtbot: QtBot, room: Room) -> list[str]:
    """What reached the scene so far: an arrow key does, and everything before it has been dealt with by then."""
    before = room.came().count(LEFT)
    room.hand.keys("Left")
    qtbot.waitUntil(lambda: room.came().count(LEFT) > before)
    return [what for what in room.came() if what != LEFT]


LEFT = f"key {int(Qt.Key.Key_Left)}"
CHORDS = [
    ("Alt_L", "F4"),
    ("Control_L", "q"),
    ("Control_L", "w"),
    ("Control_L", "c"),
    ("Control_L", "v"),
    ("Control_L", "Alt_L", "Delete"),
    ("Control_L", "Alt_L", "BackSpace"),
    ("Control_L", "Alt_L", "F2"),
    ("Control_L", "Alt_L", "t"),
    ("Control_L", "Shift_L", "Escape"),
    ("Alt_L", "Tab"),
    ("Alt_L", "space"),
    ("Alt_L", "F2"),
    ("Super_L",),
    ("Super_L", "d"),
    ("Super_L", "l"),
    ("Menu",),
    ("Print",),
    ("Escape",),
    *((f"F{n}",) for n in range(1, 13)),
]


def test_no_key_and_no_chord_reaches_a_scene_but_those_of_a_wheel_and_of_writing(
    qtbot: QtBot, furnish: Furnish
) -> None:
    room = furnish()
    for chord in CHORDS:
        room.hand.keys(*chord)
    shift = f"key {int(Qt.Key.Key_Shift)}"
    assert set(fence(qtbot, room)) <= {shift}
    room.hand.keys("a")
    room.hand.keys("Return")
    assert fence(qtbot, room)[-2:] == [f"key {int(Qt.Key.Key_A)}", f"key {int(Qt.Key.Key_Return)}"]
    assert room.lies_on(VISITORS)


def test_only_the_left_button_presses_and_nothing_can_be_dropped(qtbot: QtBot, furnish: Furnish) -> None:
    room = furnish()
    for button in (2, 3, 8, 9):
        room.hand.click(button, 200, 100)
    room.hand.drop(room.number, 200, 100)
    assert fence(qtbot, room) == []
    room.hand.click(1, 200, 100)
    assert fence(qtbot, room) == ["button 1"]


def test_a_request_to_close_is_refused(qtbot: QtBot, furnish: Furnish) -> None:
    room = furnish()
    for _ in range(3):
        room.hand.ask_to_close(room.number)
        room.hand.ask_to_close(int(room.side_window.winId()))
    fence(qtbot, room)
    assert room.lies_on(VISITORS)
    assert room.side_on(DOOR)


def test_whoever_moves_squeezes_or_minimises_the_window_finds_it_back_over_the_whole_screen(
    qtbot: QtBot, furnish: Furnish
) -> None:
    room = furnish()
    room.hand.squeeze(room.number, 100, 100, 200, 100)
    qtbot.waitUntil(lambda: room.lies_on(VISITORS))
    room.window.setWindowStates(Qt.WindowState.WindowMinimized)
    qtbot.waitUntil(lambda: room.lies_on(VISITORS))
    room.window.showNormal()
    qtbot.waitUntil(lambda: room.lies_on(VISITORS))


def test_a_window_of_another_program_loses_the_keys_again(qtbot: QtBot, furnish: Furnish) -> None:
    room = furnish()
    room.hand.take_the_keys()
    qtbot.waitUntil(lambda: not room.window.isActive())
    qtbot.waitUntil(lambda: room.window.isActive())
    assert fence(qtbot, room) == []


@pytest.mark.fault(
    "The hall's screen is unplugged and plugged in again",
    visitor="the hall on the other screen, then whole again on its own",
    staff="There is no screen …; the primary one is used. Check its power and its cable.",
    lost="nothing",
)
def test_the_window_follows_its_screen_when_that_comes_back_and_staff_are_told(
    qtbot: QtBot, furnish: Furnish, recovery: Recovery
) -> None:
    room = furnish()
    assert room.found
    room.hand.pull_out("VISITORS")
    qtbot.waitUntil(lambda: ("hall", False) in room.told)
    assert room.window.isVisible()
    assert room.window.screen() == QGuiApplication.primaryScreen()
    recovery.begins()
    room.hand.plug_in("VISITORS", *VISITORS)
    qtbot.waitUntil(lambda: room.lies_on(VISITORS))
    recovery.over()
    assert [found for who, found in room.told if who == "hall"] == [False, True]


def test_a_screen_that_comes_back_in_another_size_is_covered_wholly(qtbot: QtBot, furnish: Furnish) -> None:
    room = furnish()
    room.hand.pull_out("VISITORS")
    qtbot.waitUntil(lambda: ("hall", False) in room.told)
    room.hand.plug_in("VISITORS", 0, 0, 600, 400)
    qtbot.waitUntil(lambda: room.lies_on((0, 0, 600, 400)))


@pytest.mark.fault(
    "A further screen (door or living picture) is unplugged",
    visitor="nothing on the main screen changes",
    staff="There is no screen …",
    lost="nothing: the picture is back with its screen",
)
def test_a_further_window_without_its_screen_is_hidden_and_never_covers_the_visitors(
    qtbot: QtBot, furnish: Furnish
) -> None:
    room = furnish()
    qtbot.waitUntil(lambda: room.side_on(DOOR))
    room.hand.pull_out("DOOR")
    qtbot.waitUntil(lambda: room.side_on(None))
    assert room.lies_on(VISITORS)
    room.hand.plug_in("DOOR", *DOOR)
    qtbot.waitUntil(lambda: room.side_on(DOOR))
    assert room.told == [("side", False), ("side", True)]


def test_a_hall_that_stands_in_on_another_screen_is_not_covered_there(qtbot: QtBot, furnish: Furnish) -> None:
    room = furnish()
    room.hand.pull_out("VISITORS")
    qtbot.waitUntil(lambda: ("hall", False) in room.told)
    stands_in = room.window.screen().name()
    qtbot.waitUntil(lambda: room.side_on(None if stands_in == "DOOR" else DOOR))
    room.hand.plug_in("VISITORS", *VISITORS)
    qtbot.waitUntil(lambda: room.lies_on(VISITORS) and room.side_on(DOOR))


def test_a_further_screen_that_is_there_only_later_is_taken_when_it_comes(
    qtbot: QtBot, furnish: Furnish, hand: XHand
) -> None:
    room = furnish(side="LATER")
    assert not room.side_found
    assert room.side_on(None)
    hand.plug_in("LATER", 1200, 0, 320, 240)
    qtbot.waitUntil(lambda: room.side_on((1200, 0, 320, 240)))


def test_the_same_screen_named_twice_is_the_visitors(qtbot: QtBot, furnish: Furnish) -> None:
    room = furnish(side="VISITORS")
    assert not room.side_found
    assert room.side_on(None)
    assert room.lies_on(VISITORS)


def test_a_second_station_is_refused_with_a_word_and_the_first_one_comes_to_the_front(
    qtbot: QtBot, furnish: Furnish, tmp_path: Path
) -> None:
    room = furnish()
    with one_station(tmp_path / "var") as station:
        assert station.bell is not None
        room.hall.come_when_called(station.bell, station.heard)
        room.hand.take_the_keys()
        qtbot.waitUntil(lambda: not room.window.isActive())
        with pytest.raises(StationRunningError, match=f"process {os.getpid()}"):
            with one_station(tmp_path / "var"):
                pass
        qtbot.waitUntil(lambda: room.window.isActive())
        room.hall.end()
    with one_station(tmp_path / "var"):
        pass


class Clock:
    now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


@pytest.mark.fault(
    "The touch screen is unplugged under a finger",
    visitor="nothing stays pressed; the next touch is answered",
    staff="nothing",
    lost="nothing",
)
def test_a_finger_that_is_cancelled_or_vanishes_without_a_word_leaves_nothing_pressed(
    qtbot: QtBot, furnish: Furnish
) -> None:
    room = furnish()
    clock = Clock()
    guard = NoWayOut(room.window, clock)
    pulled, new = QTest.createTouchDevice(), QTest.createTouchDevice()
    QTest.touchEvent(room.window, pulled).press(0, QPoint(200, 100), room.window).commit()
    qtbot.waitUntil(lambda: bool(room.window.property("held")))
    clock.now_s = 59.0
    guard.let_stuck_go()
    assert room.window.property("held")
    clock.now_s = 61.0
    guard.let_stuck_go()
    assert not room.window.property("held")
    QTest.touchEvent(room.window, new).press(0, QPoint(210, 110), room.window).commit()
    qtbot.waitUntil(lambda: bool(room.window.property("held")))
    QTest.touchEvent(room.window, new).release(0, QPoint(210, 110), room.window).commit()
    qtbot.waitUntil(lambda: not room.window.property("held"))
    assert [what for what in room.came() if what == "button 1"] == ["button 1"] * 2
