"""Screens that go and come, of the hall and beside it, at a real X server; and a hall without any."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QTimer
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kiosk.bridge import hall, own_screen
from kiosk.bridge.hall import Hall
from kiosk.places import ASSETS, ROOT
from kiosk.ready import screen_sentences
from tests.conftest import Recovery
from tests.scenes.bare_windows import HALL
from tests.scenes.screened_room import DOOR, VISITORS, Furnish, furnish, hand
from tests.scenes.x_hand import XHand

__all__ = ["furnish", "hand"]


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


class NoScreen:
    """What Qt makes up while no screen is connected and on."""

    def geometry(self) -> QRect:
        return QRect()


@pytest.fixture
def dark_hall(qtbot: QtBot, hand: XHand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[DarkHall]:
    monkeypatch.setattr(QGuiApplication, "primaryScreen", staticmethod(NoScreen))
    monkeypatch.setattr(QGuiApplication, "screens", staticmethod(list))
    monkeypatch.setattr(hall, "NO_SCREEN_MS", 1)
    yield (opened := DarkHall(tmp_path))
    opened.hall.close()


class DarkHall:
    """A hall that is opened while every screen is off."""

    def __init__(self, folder: Path) -> None:
        (folder / "Hall.qml").write_text(HALL, encoding="utf-8")
        self.begun: list[bool] = []
        self.told: list[bool] = []
        self.hall = Hall(ASSETS / "fonts", ROOT)
        self.found = self.hall.open(
            folder / "Hall.qml", {}, "VISITORS", None, lambda: self.begun.append(self.hall.seen), self.told.append
        )


@pytest.mark.fault(
    "No screen is on when the station starts",
    visitor="the hall, as soon as a screen is on",
    staff="No screen is on. … check power and cable; the picture follows.",
    lost="nothing: the doors count",
)
def test_a_hall_without_any_screen_begins_its_work_and_is_seen_when_the_screen_comes(
    qtbot: QtBot, dark_hall: DarkHall, monkeypatch: pytest.MonkeyPatch, recovery: Recovery
) -> None:
    qtbot.waitUntil(lambda: dark_hall.begun == [False])
    assert (dark_hall.found, dark_hall.hall.window.isVisible()) == (False, False)
    assert own_screen.any_screen() is None
    assert "No screen is on" in screen_sentences("VISITORS", found=False, any_screen=False)[1]
    recovery.begins()
    monkeypatch.undo()
    QGuiApplication.instance().primaryScreenChanged.emit(QGuiApplication.primaryScreen())  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: dark_hall.told == [True] and dark_hall.hall.seen)
    recovery.over()
    assert dark_hall.hall.window.geometry().getRect() == VISITORS
    assert dark_hall.begun == [False], "its work is not begun twice"
    dark_hall.hall.end()
    qtbot.waitUntil(lambda: not dark_hall.hall.window.isVisible())
    QGuiApplication.instance().lastWindowClosed.disconnect()  # type: ignore[union-attr]


def test_without_any_screen_the_window_waits_hidden_and_ends_when_told(qtbot: QtBot, dark_hall: DarkHall) -> None:
    never = QTimer(singleShot=True, interval=10_000)
    never.timeout.connect(lambda: QGuiApplication.exit(3))
    never.start()
    QTimer.singleShot(0, dark_hall.hall.end)
    assert dark_hall.hall.run(lambda: None) == 0
    never.stop()
    later = QTimer(singleShot=True, interval=1)
    with qtbot.waitSignal(later.timeout):
        later.start()


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
