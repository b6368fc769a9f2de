"""A finger that is no visitor's: touches items of the window by their names, through the same door as a real touch."""

from __future__ import annotations

import os
from collections.abc import Iterable

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest


class NothingThereError(Exception):
    """No visible item of that name is on the screen."""


def draw_on_one_thread() -> None:
    """Must be called before the application is made wherever a Finger is used.

    A synthetic touch keeps Python's lock while it waits for a frame, and items drawn by Python need that lock on the
    render thread: the two would wait for each other for ever. Real touches come without the lock.
    """
    os.environ["QSG_RENDER_LOOP"] = "basic"


class Finger:
    """Touches one window. Names are the `objectName`s of items; places are in 0..1 of the window."""

    def __init__(self, window: QQuickWindow) -> None:
        self._window = window
        self._touchscreen = QTest.createTouchDevice()
        self._held = QPoint()

    def sees(self, name: str) -> bool:
        """Whether a visible, enabled item of that name is on the screen."""
        return self._find(self._window.contentItem(), name) is not None

    def seen(self) -> frozenset[str]:
        """The names of everything visible and enabled."""
        found: set[str] = set()
        waiting = [self._window.contentItem()]
        while waiting:
            item = waiting.pop()
            if item.isVisible() and item.isEnabled():
                found.add(item.objectName())
                waiting += item.childItems()
        return frozenset(found - {""})

    def tap(self, name: str) -> None:
        """Touch the middle of an item; raises NothingThereError."""
        self.draw(name, [(0.5, 0.5)])

    def press(self, name: str) -> None:
        """Hold the middle of an item until `release`; raises NothingThereError."""
        self._held = self._place_in(name, 0.5, 0.5)
        self._press(self._held)

    def release(self) -> None:
        """Let go of what `press` holds."""
        self._release(self._held)

    def draw(self, name: str, path: list[tuple[float, float]]) -> None:
        """Touch an item along a path in 0..1 of it; raises NothingThereError."""
        places = [self._place_in(name, x, y) for x, y in path]
        self._press(places[0])
        for place in places[1:]:
            self._move(place)
        self._release(places[-1])

    def tap_at(self, x: float, y: float) -> None:
        place = self._place(x, y)
        self._press(place)
        self._release(place)

    def tap_fast(self, places: Iterable[tuple[float, float]]) -> None:
        """A tap at every place, as fast as they can be sent: the window answers when all have come."""
        for x, y in places:
            place = self._place(x, y)
            QTest.touchEvent(self._window, self._touchscreen).press(0, place, self._window).commit(False)
            QTest.touchEvent(self._window, self._touchscreen).release(0, place, self._window).commit(False)

    def press_at(self, x: float, y: float) -> None:
        self._press(self._place(x, y))

    def release_at(self, x: float, y: float) -> None:
        self._release(self._place(x, y))

    def swipe(self, path: list[tuple[float, float]]) -> None:
        """Down at the first place, through all others, up at the last."""
        self._press(self._place(*path[0]))
        for place in path[1:]:
            self._move(self._place(*place))
        self._release(self._place(*path[-1]))

    def press_together(self, places: list[tuple[float, float]]) -> None:
        """Several fingers at once, at places in 0..1 of the window."""
        self._together("press", places)

    def move_together(self, places: list[tuple[float, float]]) -> None:
        self._together("move", places)

    def release_together(self, places: list[tuple[float, float]]) -> None:
        self._together("release", places)

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self._window, key)

    def _place_in(self, name: str, x: float, y: float) -> QPoint:
        item = self._find(self._window.contentItem(), name)
        if item is None:
            raise NothingThereError(f"nothing named {name!r} can be touched")
        return item.mapToScene(QPointF(x * item.width(), y * item.height())).toPoint()

    def _place(self, x: float, y: float) -> QPoint:
        return QPoint(round(x * self._window.width()), round(y * self._window.height()))

    def _press(self, place: QPoint) -> None:
        QTest.touchEvent(self._window, self._touchscreen).press(0, place, self._window).commit()

    def _move(self, place: QPoint) -> None:
        QTest.touchEvent(self._window, self._touchscreen).move(0, place, self._window).commit()

    def _release(self, place: QPoint) -> None:
        QTest.touchEvent(self._window, self._touchscreen).release(0, place, self._window).commit()

    def _together(self, does: str, places: list[tuple[float, float]]) -> None:
        touch = QTest.touchEvent(self._window, self._touchscreen)
        for n, place in enumerate(places):
            getattr(touch, does)(n, self._place(*place), self._window)
        touch.commit()

    def _find(self, item: QQuickItem, name: str) -> QQuickItem | None:
        if not item.isVisible() or not item.isEnabled():
            return None
        if item.objectName() == name:
            return item
        for child in item.childItems():
            if found := self._find(child, name):
                return found
        return None
