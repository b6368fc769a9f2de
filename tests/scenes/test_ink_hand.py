"""The writing hand: every point of the finger is kept, no palm writes, no second finger draws a line across."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.bridge.ink_hand import PALM_MM, Contact
from tests.press.handwriting import written
from tests.scenes.ink_hall import QUIET, InkHall

pytestmark = QUIET


@pytest.fixture
def hall(qtbot: QtBot, tmp_path: Path) -> Iterator[InkHall]:
    opened = InkHall(tmp_path)
    opened.settled()
    yield opened
    opened.close()


def test_every_point_of_the_finger_is_kept_at_its_own_time(hall):
    """The glass tells far more often than it draws: 200 points between two frames are 200 points."""
    begun = hall.press(30, 30)
    for n in range(1, 201):
        hall.move(30 + 0.2 * n, 30 + (n % 7) * 0.05, begun + n)
    hall.release(70, 30)
    [stroke] = hall.drawn_strokes
    assert len(stroke.points) >= 201
    assert [point[2] for point in stroke.points[:200]] == pytest.approx(range(200), abs=1)
    assert stroke.points[100][:2] == pytest.approx((50, 30 + (100 % 7) * 0.05), abs=0.01)
    assert (stroke.pen, stroke.ink, stroke.side) == ("brush", "black", "front")


def test_wet_ink_is_already_what_it_will_be(hall):
    """At any moment the line is drawn as if the finger left now: nothing jumps when it does."""
    begun = hall.press(30, 30)
    for n in range(1, 40):
        hall.move(30 + n, 30 + 0.3 * n, begun + 8 * n)
    # Until it lies as still as it can be.
    hall.wait(lambda: hall.ink.hand._rests == 8)
    wet = hall.on_paper()
    hall.release(69, 41.7)
    dry = hall.on_paper()
    assert (np.abs(wet - dry).max(axis=2) > 60).sum() < 30


def test_a_second_finger_is_ignored_and_draws_no_line_across(hall):
    hall.press(30, 30)
    QTest.touchEvent(hall.window, hall.touchscreen).move(0, hall.place(32, 32).toPoint(), hall.window).press(
        1, hall.place(100, 80).toPoint(), hall.window
    ).commit()
    QTest.touchEvent(hall.window, hall.touchscreen).move(0, hall.place(36, 34).toPoint(), hall.window).move(
        1, hall.place(104, 84).toPoint(), hall.window
    ).commit()
    QTest.touchEvent(hall.window, hall.touchscreen).stationary(0).release(
        1, hall.place(104, 84).toPoint(), hall.window
    ).commit()
    # The first one is still writing.
    QTest.touchEvent(hall.window, hall.touchscreen).move(0, hall.place(44, 36).toPoint(), hall.window).commit()
    hall.release(44, 36)
    [stroke] = hall.drawn_strokes
    assert max(point[0] for point in stroke.points) == pytest.approx(44, abs=0.2)
    assert stroke.points[-1][:2] == pytest.approx((44, 36), abs=0.2)


def test_a_palm_writes_nothing(hall):
    hand = hall.ink.hand
    at, wide = hall.place(50, 50), (PALM_MM + 3) * 1920 / 1210
    hand.press(Contact(7, at.x(), at.y(), 1000.0, width_px=wide))
    hand.claim(7)
    hand.move(Contact(7, at.x() + 40, at.y(), 1020.0, width_px=wide))
    hand.release(Contact(7, at.x() + 40, at.y(), 1040.0, width_px=wide))
    assert hall.drawn_strokes == []


def test_a_finger_that_grows_into_a_palm_takes_its_stroke_back_and_a_late_one_only_ends_it(hall):
    hand, at, wide = hall.ink.hand, hall.place(50, 50), (PALM_MM + 3) * 1920 / 1210
    for after_ms, strokes in ((60.0, 0), (600.0, 1)):
        hand.press(Contact(7, at.x(), at.y(), 1000.0, width_px=12))
        hand.claim(7)
        hand.move(Contact(7, at.x() + 30, at.y(), 1030.0, width_px=14))
        hand.move(Contact(7, at.x() + 34, at.y(), 1000.0 + after_ms, width_px=wide))
        hand.move(Contact(7, at.x() + 300, at.y(), 1010.0 + after_ms, width_px=wide))
        hand.release(Contact(7, at.x() + 300, at.y(), 1020.0 + after_ms, width_px=wide))
        assert len(hall.drawn_strokes) == strokes
    assert max(x for x, *_ in hall.drawn_strokes[0].points) < 60
    assert hall.ink.hand.writing_ms == 0


def test_a_finger_writes_beside_a_resting_palm(hall):
    hand, at, wide = hall.ink.hand, hall.place(80, 80), (PALM_MM + 3) * 1920 / 1210
    hand.press(Contact(7, at.x(), at.y(), 900.0, width_px=wide))
    hand.claim(7)
    hall.write(written("上", 20, 20))
    assert len(hall.drawn_strokes) == 3


def test_a_cancelled_touch_ends_the_stroke_where_it_is(hall):
    begun = hall.press(30, 30)
    hall.move(40, 30, begun + 100)
    hall.ink.hand.eventFilter(hall.window, QEvent(QEvent.Type.TouchCancel))
    hall.move(90, 90, begun + 140)
    hall.release(90, 90)
    [stroke] = hall.drawn_strokes
    assert stroke.points[-1][:2] == pytest.approx((40, 30), abs=0.1)


def test_a_finger_that_rests_is_told_to_the_line_though_the_glass_is_silent(hall):
    begun = hall.press(30, 30)
    hall.move(45, 30, begun + 40)
    moving = hall.on_paper()
    # The line ran out into a point, as a flung one does; soon it is seen to have come to rest.
    hall.wait(lambda: (np.abs(hall.on_paper() - moving).max(axis=2) > 90).sum() > 10)
    hall.move(60, 30, begun + 700)
    hall.release(60, 30)
    [stroke] = hall.drawn_strokes
    assert [point[:2] for point in stroke.points[:3]] == [stroke.points[0][:2], *2 * [stroke.points[1][:2]]]
    assert stroke.points[2][2] == pytest.approx(690, abs=8)


def test_a_mouse_writes_too(hall):
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(hall.window, button, keys, hall.place(20, 20).toPoint())
    for n in range(1, 11):
        QTest.mouseMove(hall.window, hall.place(20 + 2 * n, 20).toPoint())
    QTest.mouseRelease(hall.window, button, keys, hall.place(40, 20).toPoint())
    QTest.mouseMove(hall.window, QPoint(900, 900))
    [stroke] = hall.drawn_strokes
    assert stroke.points[0][:2] == pytest.approx((20, 20), abs=0.2)
    assert stroke.points[-1][:2] == pytest.approx((40, 20), abs=0.2)
    assert len(stroke.points) >= 11


def test_pressure_comes_to_the_card(hall):
    hand, at = hall.ink.hand, hall.place(50, 50)
    hand.press(Contact(3, at.x(), at.y(), 1000.0, pressure=0.3))
    hand.claim(3)
    hand.move(Contact(3, at.x() + 40, at.y(), 1030.0, pressure=0.8))
    hand.release(Contact(3, at.x() + 40, at.y(), 1040.0))
    assert [point[3] for point in hall.drawn_strokes[0].points] == [0.3, 0.8]
