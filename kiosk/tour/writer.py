"""The tour's stops in the booth: look, smile twice, choose a card, write on both sides, take it along, come again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from kiosk.exhibits.postcard.state import PostcardState
from kiosk.tour.guide import Stop
from kiosk.tour.touring import Touring

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


class Writer(Touring):
    """Makes one card at the station's booth; it comes from home and goes back there."""

    _old: frozenset[str] = frozenset()

    def stops(self) -> Iterator[Stop]:
        yield from self._looks()
        yield from self._chooses()
        yield from self._writes()
        yield from self._takes_it_along()
        yield from self._comes_again()

    def _looks(self) -> Iterator[Stop]:
        yield Stop("postcard-mirror", self._tap("home-postcard"), self._sees("booth-shoot"), rest_ms=1800)
        yield Stop("postcard-countdown", self._tap("booth-shoot"), lambda: self._state.count == 2, rest_ms=350)
        yield Stop("postcard-still", self._nothing, self._at("still"), rest_ms=900)
        yield Stop("", self._tap("booth-retake"), self._sees("booth-shoot"), rest_ms=400)
        yield Stop("", self._tap("booth-shoot"), lambda: len(self._state.shots) == 2 and self._at("still")())
        yield Stop("postcard-shots", self._tap("booth-shot-1"), self._at("still"), rest_ms=900)

    def _chooses(self) -> Iterator[Stop]:
        yield Stop("postcard-frames", self._tap("booth-keep"), self._previewed, rest_ms=1200)
        yield Stop(
            "postcard-frames-en",
            self._speaks_the_other_language,
            lambda: self._in_language("en")() and self._previewed(),
            rest_ms=1500,
        )
        yield Stop(
            "", self._speaks_the_other_language, lambda: self._in_language("zh")() and self._previewed(), within_s=40
        )

    def _writes(self) -> Iterator[Stop]:
        yield Stop("postcard-writing", self._tap("booth-settle"), self._at("ink"), rest_ms=1500)
        yield Stop("", self._tap("booth-ink-red"), lambda: self._state.ink == "red")
        yield Stop("postcard-written", self._write, lambda: len(self._state.strokes) == 9, rest_ms=700)
        yield Stop("postcard-keyboard", self._tap("booth-keyboard"), lambda: self._state.typing, rest_ms=1500)
        yield Stop("", self._tap("booth-type-done"), lambda: not self._state.typing, rest_ms=600)
        yield Stop("postcard-back", self._tap("booth-side-back"), lambda: self._state.side == "back", rest_ms=1800)
        yield Stop("", self._write, lambda: len(self._state.strokes) == 18)

    def _takes_it_along(self) -> Iterator[Stop]:
        yield Stop(
            "postcard-card",
            self._tap("booth-make"),
            lambda: self._at("card")() and self._state.link == "ready",
            within_s=40,
            rest_ms=1500,
        )
        yield Stop(
            "postcard-printed",
            self._tap("booth-print"),
            lambda: self._state.print_step == "done",
            within_s=40,
            rest_ms=900,
        )
        yield Stop("postcard-thanks", self._tap("booth-done"), self._at("thanks"), rest_ms=2500)
        yield Stop("", self._tap("bar-home"), self._sees("home-smile"))

    def _comes_again(self) -> Iterator[Stop]:
        yield Stop("", self._tap("home-postcard"), self._sees("booth-code-entry"), rest_ms=600)
        yield Stop("postcard-code", self._tap("booth-code-entry"), self._sees("booth-digit-1"), rest_ms=700)
        yield Stop("", self._tap("bar-home"), self._sees("home-smile"))

    @property
    def _state(self) -> PostcardState:
        state: PostcardState = self._station.postcards.exhibit.state
        return state

    def _at(self, step: str) -> Callable[[], bool]:
        return lambda: bool(self._station.hall.settled and self._state.step == step)

    def _speaks_the_other_language(self) -> None:
        self._old = frozenset(self._state.previews.values())
        self._finger().tap("bar-language")

    def _previewed(self) -> bool:
        """Every card on offer is drawn, none of them still in the language before."""
        drawn = self._state.previews
        return self._at("frame")() and len(drawn) >= len(self._state.offered) and self._old.isdisjoint(drawn.values())

    def _write(self) -> None:
        for left, strokes in enumerate((GREAT, RIVER)):
            for stroke in strokes:
                places = [(0.1 + 0.13 * left + 0.1 * x, 0.725 + 0.15 * y) for x, y in _smooth(stroke)]
                self._finger().draw("booth-field", places)


def _smooth(path: Path) -> Path:
    """The path with eleven steps between its corners, as a hand would move."""
    steps = 12
    return [
        (x0 + (x1 - x0) * n / steps, y0 + (y1 - y0) * n / steps)
        for (x0, y0), (x1, y1) in pairwise(path)
        for n in range(steps + 1)
    ]
