"""The scripted visitor: what is touched, and what must show, in the order of a real visit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from kiosk.bridge.finger import Finger
from kiosk.tour.guide import Stop
from kiosk.tour.reader import Reader
from kiosk.tour.sailor import Sailor
from kiosk.tour.touring import Touring
from kiosk.tour.writer import Writer
from kiosk.wiring import Station

CORNER = (0.02, 0.04)


class Visitor(Touring):
    """Walks through one station; every touch goes through the window as a real one would."""

    def __init__(self, station: Station, leap: Callable[[float], None]) -> None:
        super().__init__(station, cache(lambda: Finger(station.hall.window)), leap)

    def stops(self) -> Iterator[Stop]:
        yield from self._arrives()
        yield from Reader(self._station, self._finger, self._leap).stops()
        yield from Sailor(self._station, self._finger, self._leap).stops()
        yield from Writer(self._station, self._finger, self._leap).stops()
        yield from self._sees_the_day()
        yield from self._falls_asleep()
        yield from self._staff()

    def _arrives(self) -> Iterator[Stop]:
        yield Stop("attract", self._nothing, self._on("attract"), rest_ms=1500)
        yield Stop("home", self._tap("attract"), self._sees("home-story"), rest_ms=900)
        yield Stop("home-en", self._tap("bar-language"), self._in_language("en"))
        yield Stop("", self._tap("bar-language"), self._in_language("zh"))

    def _sees_the_day(self) -> Iterator[Stop]:
        view = self._station.smiles.view
        door = self._station.smiles.door_views["entry"]
        yield Stop(
            "smile",
            self._tap("home-smile"),
            lambda: self._on("smile")() and view.property("entryJudged") > 0 and view.property("exitJudged") > 0,
            within_s=90,
            rest_ms=5000,
        )
        yield Stop("smile-how", self._tap("smile-how"), self._sees("smile-card-close"), rest_ms=700)
        yield Stop("smile-how-en", self._tap("bar-language"), self._in_language("en"), rest_ms=700)
        yield Stop("smile-en", self._tap("smile-card-close"), self._sees("smile-to-mirror"), rest_ms=700)
        yield Stop("", self._tap("bar-language"), self._in_language("zh"))
        # Somebody pretended comes before long.
        yield Stop(
            "smile-mirror", self._tap("smile-to-mirror"), lambda: door.property("faces") > 0, within_s=120, rest_ms=1200
        )
        left_out: list[bool] = []
        door.somebodyLeftOut.connect(lambda: left_out.append(True))
        # Who stands there may be gone a moment after the touch, and then the wish is fulfilled already.
        yield Stop(
            "smile-left-out",
            self._tap("mirror-leave-out"),
            lambda: door.property("leftOutS") > 0 or bool(left_out),
            rest_ms=900,
        )
        yield Stop("", self._tap("smile-to-river"), self._sees("smile-to-mirror"))

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
        yield Stop("staff-smile", self._tap("staff-page-smile"), self._sees("staff-smile-switch"), rest_ms=700)
        smiles = self._station.smiles.view
        yield Stop(
            "staff-smile-off", self._tap("staff-smile-switch"), lambda: not smiles.property("switched"), rest_ms=2400
        )
        yield Stop("", self._tap("staff-smile-switch"), lambda: bool(smiles.property("switched")))
        for page in ("hours", "morning", "care", "packs", "keeping"):
            yield Stop(f"staff-{page}", self._tap(f"staff-page-{page}"), self._on("staff"), rest_ms=900)
        yield Stop("", self._tap("staff-page-house"), self._on("staff"))
        yield Stop("staff-en", self._tap("bar-language"), self._in_language("en"), rest_ms=500)
        yield Stop("", self._tap("staff-back"), self._on("attract"))

    def _type(self, pin: str) -> None:
        for digit in pin:
            self._finger().tap(f"pin-{digit}")
        self._finger().tap("pin-enter")
