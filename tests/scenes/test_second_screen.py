"""A further screen of the hall: it belongs to no visit, so it speaks to everybody, whoever stands at the kiosk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtQuick import QQuickWindow
from pytestqt.qtbot import QtBot

from kiosk.bridge import lantern_river
from kiosk.bridge.door_view import DoorView
from kiosk.bridge.house_view import HouseView
from kiosk.bridge.lantern_picture import LanternPicture
from kiosk.bridge.lantern_river import PROVIDER
from kiosk.bridge.side_window import SideWindow
from kiosk.bridge.smile_view import SmileView
from kiosk.exhibits import visit
from kiosk.places import ROOT, SCENES
from tests.scenes.shown_scene import everything_in
from tests.scenes.smile_hall import HANDS, LEAST, WORDS, Hall, busy_day


class Beside:
    """The window of a further screen that `shows` this, beside a kiosk whose visitor speaks English."""

    def __init__(self, shows: str) -> None:
        rung: list[Any] = []
        self.smile_view = SmileView(rung.append, LEAST, *HANDS)
        self.smile_view.show(busy_day(60))
        self.door_view = DoorView(rung.append, "exit", lambda: 0.0, False, WORDS["door"])
        self.house = HouseView(rung.append, WORDS, (1210, 680), False, 3.0)
        self.side = SideWindow(ROOT)
        self.side.add_pictures(PROVIDER, self.smile_view.pictures())
        properties = {
            "house": self.house,
            "smileView": self.smile_view,
            "doorView": self.door_view,
            "shows": shows,
            "screenWidthMm": 1210,
            "lower": False,
        }
        assert self.side.open(SCENES / "Beside.qml", properties, "none", (1280, 720))
        assert isinstance(self.side.window, QQuickWindow)
        self.window = self.side.window
        self.house.show(replace(visit.start("zh", 60, 15, 300), language="en"))

    def said(self) -> set[str]:
        """Every text that is seen."""
        found = set()
        for item in everything_in(self.window.contentItem()):
            if item.isVisible() and isinstance(words := item.property("text"), str):
                found.add(words)
        return found

    def close(self) -> None:
        self.window.setProperty("ending", True)
        self.window.close()
        self.side.close()


@pytest.fixture
def besides() -> Iterator[list[Beside]]:
    opened: list[Beside] = []
    yield opened
    for one in opened:
        one.close()


def test_the_living_picture_does_not_follow_the_visitors_language(qtbot: QtBot, besides: list[Beside]) -> None:
    besides.append(screen := Beside("smile"))
    qtbot.waitUntil(lambda: "走进来" in screen.said())
    assert "Coming in" not in screen.said()
    # In its own turn it speaks English, too; that no picture is kept stands there in both at any time.
    for english in (False, True):
        screen.window.setProperty("english", english)
        assert ("Coming in" in screen.said()) == english
        assert {WORDS["smile"]["notice"]["zh"], WORDS["smile"]["notice"]["en"]} <= screen.said()


def test_a_door_speaks_both_languages_at_once(qtbot: QtBot, besides: list[Beside]) -> None:
    besides.append(screen := Beside("exit_door"))
    title = WORDS["door"]["exit_title"]
    qtbot.waitUntil(lambda: {title["zh"], title["en"]} <= screen.said())


@pytest.mark.parametrize("size", [(640, 360), (640, 512), (360, 640)])
def test_the_river_is_painted_once_whatever_the_shape_of_the_screen(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    painted: list[tuple[object, ...]] = []

    def paint(*given: Any) -> LanternPicture:
        painted.append(given[1:])
        return LanternPicture(*given)

    monkeypatch.setattr(lantern_river, "LanternPicture", paint)
    hall = Hall(busy_day(20), alone=True, size=size)
    with qtbot.waitExposed(hall.window):
        hall.window.show()
    qtbot.waitUntil(lambda: bool(painted) and not any(river.drawing for river in hall.rivers))
    assert len(painted) == 1
    hall.close()
