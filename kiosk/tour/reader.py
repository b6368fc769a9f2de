"""The tour's stops among the stories: choose, brush, listen, touch details, look closer, answer, follow the links."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtQuick import QQuickItem

from kiosk.tour.guide import Stop
from kiosk.tour.touring import Touring

STORY = "mother-crosses-the-sea"
# The panel with a place on the river.
SAILING = 2
FIVE = [(0.22, 0.45), (0.3, 0.32), (0.4, 0.27), (0.5, 0.31), (0.62, 0.5)]


class Reader(Touring):
    """Walks through one story of the station; it comes from home and goes back there."""

    def stops(self) -> Iterator[Stop]:
        yield Stop("story-choice", self._tap("home-story"), self._sees(f"story-choose-{STORY}"), rest_ms=1500)
        yield Stop("story-under-sand", self._tap(f"story-choose-{STORY}"), self._sees("story-sand"), rest_ms=900)
        yield Stop("story-brushed", self._brush, lambda: True, rest_ms=120)
        yield Stop("story-1", self._nothing, lambda: self._bare() and self._sentence() >= 1, within_s=60)
        yield Stop("story-lit-by-fingers", self._press_together, self._five_lights, rest_ms=300)
        yield Stop("", self._release_together, lambda: self._sand("brightest") == 0)
        for panel in range(1, self._count()):
            yield Stop(f"story-{panel + 1}", self._tap("story-next"), self._told(panel), within_s=60, rest_ms=1500)
        yield from self._looks_closer()
        yield from self._follows_the_links()
        yield from self._answers()

    def _looks_closer(self) -> Iterator[Stop]:
        yield Stop(
            "story-swiped-en", self._swipe_back_in_english, self._told(self._count() - 2), within_s=60, rest_ms=1500
        )
        yield Stop("story-large-words-en", self._tap("story-size"), lambda: self._view("textSize") == 1, rest_ms=500)
        yield Stop("", self._tap("bar-language"), lambda: self._station.house_view.property("language") == "zh")
        yield Stop("story-detail", self._tap("story-detail-0"), self._sees("story-detail-card"), rest_ms=700)
        yield Stop("", self._tap("story-detail-card"), lambda: self._view("detail") < 0)
        yield Stop("story-closer", self._pinch, lambda: self._sand("zoom") > 1.8, rest_ms=300)
        yield Stop("", self._let_go, self._sees("story-far"))
        yield Stop("", self._tap("story-far"), lambda: self._sand("zoom") == 1)
        yield Stop("story-silent", self._tap("story-voice"), lambda: not self._view("speaking"))

    def _follows_the_links(self) -> Iterator[Stop]:
        place = f"story-stud-{SAILING}"
        yield Stop("", self._tap(place), self._told(SAILING), within_s=60)
        yield Stop("story-place", self._tap("story-place"), self._on("panorama"), rest_ms=1500)
        yield Stop("", self._tap("bar-home"), self._sees("home-story"))

    def _answers(self) -> Iterator[Stop]:
        yield Stop("", self._tap("home-story"), self._sees(f"story-choose-{STORY}"), rest_ms=600)
        yield Stop("", self._tap(f"story-choose-{STORY}"), self._sees("story-sand"), rest_ms=300)
        yield Stop("", self._tap(f"story-stud-{self._count() - 1}"), lambda: self._view("panel") == self._count() - 1)
        yield Stop("story-question", self._tap("story-next"), self._sees("story-option-0"), rest_ms=700)
        yield Stop("story-answered", self._tap("story-option-0"), lambda: self._view("closing")["option"] == 0)
        yield Stop("story-end", self._tap("story-question-on"), self._sees("story-end-card"), rest_ms=1500)
        yield Stop("story-card", self._tap("story-end-card"), self._on("postcard"), rest_ms=1500)
        yield Stop("", self._tap("bar-home"), self._sees("home-panorama"))

    def _count(self) -> int:
        """How many panels the open story has."""
        return len(self._view("panels"))

    def _view(self, name: str) -> Any:
        return self._station.stories.view.property(name)

    def _sand(self, name: str) -> Any:
        """A property of the sand under the fingers."""
        sand = self._station.hall.window.findChild(QQuickItem, "story-sand")
        return sand.property(name) if isinstance(sand, QQuickItem) else None

    def _bare(self) -> bool:
        return self._sand("covered") is False

    def _sentence(self) -> int:
        return int(self._view("sentence"))

    def _told(self, panel: int) -> Callable[[], bool]:
        """The panel is bare and its voice speaks."""
        return lambda: self._view("panel") == panel and self._bare() and self._sentence() >= 0

    def _five_lights(self) -> bool:
        return all(light.z() > 0.9 for light in self._sand("lights"))

    def _brush(self) -> None:
        self._finger().swipe([(0.25 + 0.012 * n, 0.36 + 0.05 * math.sin(n / 4)) for n in range(40)])

    def _press_together(self) -> None:
        self._finger().press_together(FIVE)

    def _release_together(self) -> None:
        self._finger().release_together(FIVE)

    def _swipe_back_in_english(self) -> None:
        self._finger().tap("bar-language")
        self._finger().swipe([(0.35, 0.4), (0.45, 0.4), (0.6, 0.41), (0.7, 0.41)])

    def _pinch(self) -> None:
        self._finger().press_together([(0.42, 0.4), (0.56, 0.4)])
        self._finger().move_together([(0.34, 0.4), (0.66, 0.4)])

    def _let_go(self) -> None:
        self._finger().release_together([(0.34, 0.4), (0.66, 0.4)])
