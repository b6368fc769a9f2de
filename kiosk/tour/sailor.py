"""The tour's stops on the river: sail, look around, read, turn time and light, cruise, reach the bridge."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from kiosk.devices.wheel import PretendWheel
from kiosk.tour.guide import Stop
from kiosk.tour.touring import Touring

# The strip, the sky and the water fade over to another light.
FADE_MS = 1900


class Sailor(Touring):
    """Sails the whole shore of one station; it comes from home and goes back there."""

    def stops(self) -> Iterator[Stop]:
        yield from self._sails()
        yield from self._looks_around()
        yield from self._sees_every_light()
        yield from self._reads()
        yield from self._turns_time()
        yield from self._reaches_the_bridge()

    def _sails(self) -> Iterator[Stop]:
        yield Stop("panorama-wharf", self._tap("home-panorama"), self._on("panorama"), rest_ms=2500)
        yield Stop("panorama-under-way", self._wheel(1.0), lambda: self._view("positionM") > 450, rest_ms=50)
        yield Stop("", self._wheel(0.45), lambda: self._view("positionM") > 960)
        yield Stop("panorama-waterworks", self._wheel(0.0), self._rests, rest_ms=1500)

    def _sees_every_light(self) -> Iterator[Stop]:
        yield Stop("panorama-scale", self._touch_scale, self._rests, rest_ms=500)
        for light in ("day", "night", "dusk"):
            yield Stop(
                f"panorama-{light}", self._tap(f"light-{light}"), self._shows("lightChoice", light), rest_ms=FADE_MS
            )

    def _looks_around(self) -> Iterator[Stop]:
        yield Stop("panorama-around", self._tap("look-around"), self._sees("round-back"), rest_ms=2500)
        yield Stop("", self._wheel(0.8), lambda: self._view("headingDeg") > 70)
        yield Stop("panorama-around-east", self._wheel(0.0), self._sees("round-back"), rest_ms=2500)
        yield Stop("panorama-around-near", self._looks_nearer, lambda: self._view("fovDeg") < 50, rest_ms=2000)
        yield Stop("", self._tap("round-back"), self._sees("helm"), rest_ms=600)

    def _reads(self) -> Iterator[Stop]:
        card = self._sees("panorama-card-close")
        yield Stop("panorama-card", self._tap("building-waterworks"), card, rest_ms=2500)
        yield Stop("panorama-card-half", self._slide(0.5), lambda: self._view("thenShare") > 0.45, rest_ms=1500)
        yield Stop("panorama-card-then", self._slide(0.995), lambda: self._view("thenShare") > 0.95, rest_ms=900)
        yield Stop("panorama-card-en", self._tap("bar-language"), self._in_language("en"), rest_ms=1200)
        yield Stop("", self._tap("panorama-card-close"), lambda: not card() and self._view("thenShare") == 0)
        yield Stop("", self._tap("bar-language"), self._in_language("zh"))

    def _turns_time(self) -> Iterator[Stop]:
        yield Stop("", lambda: self._finger().press("hourglass"), lambda: self._view("yearsHeld"))
        yield Stop("panorama-years", self._wheel(-0.6), lambda: self._view("thenShare") > 0.4, rest_ms=0)
        yield Stop("panorama-1925", self._nothing, lambda: self._view("thenShare") == 1, rest_ms=900)
        yield Stop("", self._let_time_go, lambda: not self._view("yearsHeld"))
        yield Stop("", self._nothing, lambda: self._view("thenShare") == 0, within_s=30)

    def _reaches_the_bridge(self) -> Iterator[Stop]:
        yield Stop("", self._tap("bar-language"), self._in_language("en"))
        yield Stop(
            "panorama-dragged-en",
            lambda: self._finger().swipe([(0.8 - 0.02 * n, 0.45) for n in range(30)]),
            lambda: self._view("positionM") > 1050 and self._rests(),
            rest_ms=900,
        )
        yield Stop("", self._tap("bar-language"), self._in_language("zh"))
        # Between two buildings: beside one, whoever rests is shown all round.
        yield Stop("", self._wheel(0.5), lambda: self._view("positionM") > 1200)
        yield Stop("", self._wheel(0.0), self._rests)
        patience_s = self._station.settings.panorama.cruise_after_s
        yield Stop(
            "panorama-cruise", self._stays(patience_s + 1), lambda: self._view("cruising"), within_s=60, rest_ms=2500
        )
        yield Stop(
            "panorama-bridge",
            self._wheel(1.0),
            lambda: self._view("positionM") > 2790 and abs(self._view("speedMps")) < 0.5,
            within_s=60,
            rest_ms=1500,
        )
        yield Stop("", self._wheel(0.0), self._rests)
        yield Stop("", self._tap("bar-home"), self._sees("home-postcard"))

    def _view(self, name: str) -> Any:
        return self._station.panorama.view.property(name)

    def _shows(self, name: str, value: object) -> Callable[[], bool]:
        return lambda: bool(self._view(name) == value)

    def _rests(self) -> bool:
        return bool(abs(self._view("speedMps")) < 0.01)

    def _wheel(self, raw: float) -> Callable[[], None]:
        def turn() -> None:
            wheel = self._station.devices["wheel"]
            assert isinstance(wheel, PretendWheel)
            wheel.turn(raw)

        return turn

    def _touch_scale(self) -> None:
        self._finger().draw("shore-scale", [(0.82, 0.5)])

    def _slide(self, share: float) -> Callable[[], None]:
        return lambda: self._finger().draw("then-now", [(0.1, 0.5), (share * 0.6, 0.5), (share, 0.5)])

    def _looks_nearer(self) -> None:
        self._finger().swipe([(0.4 + 0.01 * n, 0.5 - 0.004 * n) for n in range(20)])
        for _ in range(3):
            self._finger().tap("round-nearer")

    def _let_time_go(self) -> None:
        self._wheel(0.0)()
        self._finger().release()
