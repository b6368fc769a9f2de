"""No way out of the window: real keys, buttons, drops and requests at the X server."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.bridge.no_way_out import NoWayOut
from kiosk.one_station import StationRunningError, one_station
from tests.scenes.screened_room import DOOR, VISITORS, Furnish, Room, furnish, hand

__all__ = ["furnish", "hand"]


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
