"""The scenes' own keyboard: no kind of key of any layout leads anywhere but to letters on the card."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.bridge.no_way_out import NoWayOut
from tests.scenes.ink_hall import QUIET, InkHall

pytestmark = QUIET
# As Qt numbers the kinds of its keys: no settings, no handwriting, no other way to put text in.
BACKSPACE, LANGUAGE, ENTER, FILLER, HIDE, LETTER, SHIFT, SPACE, SYMBOLS = 1, 2, 3, 4, 6, 8, 11, 12, 13
LEADS_NOWHERE = {BACKSPACE, LANGUAGE, ENTER, FILLER, HIDE, LETTER, SHIFT, SPACE, SYMBOLS}


@pytest.fixture
def hall(qtbot: QtBot, tmp_path: Path) -> Iterator[InkHall]:
    opened = InkHall(tmp_path)
    NoWayOut(opened.window)
    opened.settled()
    opened.tap("booth-keyboard")
    opened.wait(lambda: bool(opened.item("booth-keys").property("active")))
    yield opened
    opened.close()


def keys(hall: InkHall) -> list[QQuickItem]:
    return [item for item in hall.items() if item.isVisible() and item.metaObject().indexOfProperty("keyType") >= 0]


def kind(key: QQuickItem) -> int:
    return int(key.property("keyType"))


def middle(key: QQuickItem) -> QPoint:
    return key.mapToScene(key.boundingRect().center()).toPoint()


def touch(hall: InkHall, place: QPoint) -> None:
    QTest.touchEvent(hall.window, hall.touchscreen).press(0, place, hall.window).commit()
    QTest.touchEvent(hall.window, hall.touchscreen).release(0, place, hall.window).commit()


def change(hall: InkHall, by: int) -> None:
    """To the next layout, by the key of this kind."""
    before = layout(hall)
    touch(hall, next(middle(key) for key in keys(hall) if kind(key) == by))
    hall.wait(lambda: bool(keys(hall)) and layout(hall) != before)


def layout(hall: InkHall) -> list[str]:
    return [str(key.property("displayText")) for key in keys(hall)]


def test_every_kind_of_key_of_every_layout_leads_nowhere_and_syllables_pass_the_guard(hall: InkHall) -> None:
    seen: set[int] = set()
    layouts: list[list[str]] = []
    for by in (SYMBOLS, SYMBOLS, LANGUAGE, SYMBOLS):
        layouts.append(layout(hall))
        seen |= {kind(key) for key in keys(hall)}
        letters = [middle(key) for key in keys(hall) if kind(key) == LETTER and key.isEnabled()]
        others = [middle(key) for key in keys(hall) if kind(key) in (SPACE, BACKSPACE, ENTER)]
        # One of them may turn a page, and then the keys are others.
        for place in letters[-2:] + others + letters[-1:]:
            touch(hall, place)
        assert hall.item("booth-keys").property("active")
        change(hall, by)
    layouts.append(layout(hall))
    assert len({tuple(each) for each in layouts}) >= 4
    assert seen <= LEADS_NOWHERE
    assert [window for window in QGuiApplication.topLevelWindows() if window.isVisible()] == [hall.window]
    assert any(sign.isalpha() for sign in str(hall.item("booth-letters").property("text")))
    assert QGuiApplication.inputMethod().locale().name() == "en_GB"
