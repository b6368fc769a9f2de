"""The scripted visitor: what is touched, and what must show, in the order of a real visit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise

from kiosk.bridge.finger import Finger
from kiosk.tour.guide import Stop
from kiosk.tour.reader import Reader
from kiosk.tour.sailor import Sailor
from kiosk.tour.touring import Touring
from kiosk.wiring import Station

CORNER = (0.02, 0.04)
Path = list[tuple[float, float]]
# 大江 as strokes in 0..1 of each character.
GREAT: list[Path] = [
    [(0.1, 0.36), (0.9, 0.32)],
    [(0.5, 0.05), (0.47, 0.5), (0.1, 0.95)],
    [(0.5, 0.4), (0.66, 0.72), (0.95, 0.95)],
]
RIVER: list[Path] = [
    [(0.1, 0.1), (0.22, 0.22)],
    [(0.04, 0.38), (0.16, 0.48)],
    [(0.04, 0.92), (0.14, 0.8), (0.24, 0.6)],
    [(0.38, 0.22), (0.92, 0.2)],
    [(0.65, 0.22), (0.64, 0.84)],
    [(0.3, 0.86), (1.0, 0.83)],
]


class Visitor(Touring):
    """Walks through one station; every touch goes through the window as a real one would."""

    def __init__(self, station: Station, leap: Callable[[float], None]) -> None:
        super().__init__(station, cache(lambda: Finger(station.hall.window)), leap)

    def stops(self) -> Iterator[Stop]:
        yield from self._arrives()
        yield from Reader(self._station, self._finger, self._leap).stops()
        yield from Sailor(self._station, self._finger, self._leap).stops()
        yield from self._writes_a_card()
        yield from self._sees_the_day()
        yield from self._falls_asleep()
        yield from self._staff()

    def _arrives(self) -> Iterator[Stop]:
        yield Stop("attract", self._nothing, self._on("attract"), rest_ms=1500)
        yield Stop("home", self._tap("attract"), self._sees("home-story"), rest_ms=900)
        yield Stop("home-en", self._tap("bar-language"), self._in_language("en"))
        yield Stop("", self._tap("bar-language"), self._in_language("zh"))

    def _writes_a_card(self) -> Iterator[Stop]:
        state = self._station.postcards.exhibit

        def at(step: str) -> Callable[[], bool]:
            return lambda: bool(self._station.hall.settled and state.state.step == step)

        def previewed() -> bool:
            return at("frame")() and len(state.state.previews) >= len(state.state.frames)

        yield Stop("postcard-mirror", self._tap("home-postcard"), self._sees("booth-shoot"), rest_ms=1800)
        yield Stop("postcard-countdown", self._tap("booth-shoot"), lambda: state.state.count == 2, rest_ms=150)
        yield Stop("postcard-still", self._nothing, at("still"), rest_ms=900)
        yield Stop("postcard-frames", self._tap("booth-keep"), previewed, rest_ms=1200)
        yield Stop(
            "postcard-frames-en",
            self._tap("bar-language"),
            lambda: self._in_language("en")() and previewed(),
            rest_ms=1500,
        )
        yield Stop("", self._tap("bar-language"), self._in_language("zh"))
        yield Stop("postcard-writing", self._tap("booth-settle"), at("ink"), rest_ms=1500)
        yield Stop(
            "postcard-written", self._write, lambda: self._station.postcards.view.property("written"), rest_ms=700
        )
        yield Stop("postcard-card", self._tap("booth-make"), self._sees("booth-code"), within_s=40, rest_ms=1500)
        yield Stop(
            "postcard-printed",
            self._tap("booth-print"),
            lambda: state.state.print_step == "done",
            within_s=40,
            rest_ms=900,
        )
        yield Stop("postcard-thanks", self._tap("booth-done"), at("thanks"), rest_ms=1200)
        yield Stop("", self._tap("bar-home"), self._sees("home-smile"))

    def _write(self) -> None:
        for left, strokes in enumerate((GREAT, RIVER)):
            for stroke in strokes:
                self._finger().draw(
                    "booth-field", [(0.12 + 0.3 * left + 0.24 * x, 0.16 + 0.6 * y) for x, y in _smooth(stroke)]
                )

    def _sees_the_day(self) -> Iterator[Stop]:
        view = self._station.smile_view
        yield Stop(
            "smile",
            self._tap("home-smile"),
            lambda: self._on("smile")() and view.property("entryJudged") > 0 and view.property("exitJudged") > 0,
            within_s=90,
            rest_ms=5000,
        )
        yield Stop("smile-en", self._tap("bar-language"), self._in_language("en"), rest_ms=700)
        yield Stop("", self._tap("bar-language"), self._in_language("zh"))

    def _falls_asleep(self) -> Iterator[Stop]:
        house = self._station.house_view
        visit = self._station.settings.visit
        yield Stop("still-here", self._stays(visit.idle_s + 1), lambda: house.property("askLeftS") > 0, within_s=60)
        yield Stop("", self._tap("still-here-yes"), lambda: house.property("askLeftS") == 0)
        yield Stop(
            "rested", self._stays(visit.idle_s + 1, visit.ask_s + 1), self._on("attract"), within_s=90, rest_ms=900
        )

    def _staff(self) -> Iterator[Stop]:
        view = self._station.staff_view
        yield Stop("pin-pad", lambda: self._finger().press_at(*CORNER), self._sees("pin-1"))
        yield Stop("", lambda: self._finger().release_at(*CORNER), lambda: True, rest_ms=50)
        yield Stop("pin-wrong", lambda: self._type("1111"), lambda: view.property("pad") == "wrong")
        yield Stop("staff", lambda: self._type("2468"), self._on("staff"), rest_ms=900)
        yield Stop("staff-en", self._tap("bar-language"), self._in_language("en"), rest_ms=500)
        yield Stop("", self._tap("staff-back"), self._on("attract"))

    def _type(self, pin: str) -> None:
        for digit in pin:
            self._finger().tap(f"pin-{digit}")
        self._finger().tap("pin-enter")


def _smooth(path: Path) -> Path:
    """The path with eleven steps between its corners, as a hand would move."""
    steps = 12
    return [
        (x0 + (x1 - x0) * n / steps, y0 + (y1 - y0) * n / steps)
        for (x0, y0), (x1, y1) in pairwise(path)
        for n in range(steps + 1)
    ]
