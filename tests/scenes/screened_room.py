"""A hall's window and a further one on two screens of the X server that can be pulled out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow
from pytestqt.qtbot import QtBot

from kiosk.bridge.hall import Hall
from kiosk.bridge.side_window import SideWindow
from kiosk.places import ASSETS, ROOT
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
