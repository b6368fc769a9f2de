"""What every part of the tour does: touch by name, and know by what shows that it was answered."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.bridge.finger import Finger
from kiosk.happenings.inputs import DueCame
from kiosk.wiring import Station


class Touring:
    """A visitor of one station; `finger` touches its window, which is there once the tour has begun.

    `leap` sets the station's clock ahead.
    """

    def __init__(self, station: Station, finger: Callable[[], Finger], leap: Callable[[float], None]) -> None:
        self._station = station
        self._finger = finger
        self._leap = leap

    def _on(self, scene: str) -> Callable[[], bool]:
        return lambda: self._station.hall.settled and self._station.house_view.property("scene") == scene

    def _sees(self, name: str) -> Callable[[], bool]:
        return lambda: self._station.hall.settled and self._finger().sees(name)

    def _in_language(self, language: str) -> Callable[[], bool]:
        return lambda: bool(self._station.house_view.property("language") == language)

    def _tap(self, name: str) -> Callable[[], None]:
        return lambda: self._finger().tap(name)

    def _nothing(self) -> None:
        """Only look."""

    def _stays(self, *seconds: float) -> Callable[[], None]:
        """Do nothing for so long, and then again for so long: the clock leaps, and the house wakes each time."""

        def stay() -> None:
            for passed_s in seconds:
                self._leap(passed_s)
                self._station.house.receive(DueCame())

        return stay
