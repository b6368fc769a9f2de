"""A station whose window twenty fingers touch at once, as a program: python -m tests.faults.crowd FOLDER.

It ends when a calm touch after that is answered, and says on standard output how many seconds that took.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pydantic.fields  # noqa: F401  # before Qt's import hook is on, which trips over a pydantic half loaded
from PySide6.QtCore import QTimer

from kiosk.bridge.finger import Finger, NothingThereError, draw_on_one_thread
from kiosk.places import ROOT
from kiosk.settings import load_settings
from kiosk.tour.rehearsed import rehearsed
from kiosk.wiring import Station

LOOK_MS = 20
HANDS = 10
Course = Iterator[Callable[[], bool]]


class Crowd:
    """Four people with both hands at one station's window; `course` is played while the station runs."""

    def __init__(self, station: Station) -> None:
        self._station = station
        self._chance = random.Random(2018)
        self._looking = QTimer()
        self._looking.setInterval(LOOK_MS)
        self.calmed_s: float | None = None
        self._finger: Finger | None = None

    @property
    def finger(self) -> Finger:
        if self._finger is None:
            self._finger = Finger(self._station.hall.window)
        return self._finger

    @property
    def scene(self) -> str:
        return str(self._station.house_view.property("scene"))

    def begin(self, course: Course) -> None:
        """Look again and again whether what the course waits for holds, then go on with it."""
        waits = next(course)

        def look() -> None:
            nonlocal waits
            try:
                while waits():
                    waits = next(course)
            except StopIteration:
                self._looking.stop()
                self._station.end("test")

        self._looking.timeout.connect(look)
        self._looking.start()

    def at(self, scene: str) -> Callable[[], bool]:
        return lambda: self.scene == scene and self._station.hall.settled

    def course(self) -> Course:
        yield self.at("attract")
        self.finger.tap("attract")
        yield self.at("home")
        yield from self.twenty_fingers()
        lifted_s = time.monotonic()
        yield from self.calm()
        self.calmed_s = time.monotonic() - lifted_s

    def twenty_fingers(self) -> Course:
        """Laid on the screen, moved and lifted, wherever that leads."""
        for _ in range(HANDS):
            places = [(self._chance.random(), self._chance.random()) for _ in range(20)]
            moved = [(0.9 * x, 0.9 * y + 0.05) for x, y in places]
            self.finger.press_together(places)
            self.finger.move_together(moved)
            self.finger.release_together(moved)
            yield self._station_turns()

    def _station_turns(self) -> Callable[[], bool]:
        """Until the next look."""
        looked = iter((False, True))
        return lambda: next(looked)

    def calm(self) -> Course:
        """One visitor ends the visit in which the hands left the hall, and the next one begins another."""

        def left() -> bool:
            if self.scene == "attract":
                return self._station.hall.settled
            for way_out in ("bar-leave", "bar-home", "still-there"):
                try:
                    self.finger.tap(way_out)
                except NothingThereError:
                    continue
                break
            return False

        yield left
        self.finger.tap("attract")
        yield self.at("home")


def main(folder: Path) -> int:
    draw_on_one_thread()
    config = ROOT / "config.yaml"
    station = Station(rehearsed(load_settings(config), folder), config, rehearsal=True)
    crowd = Crowd(station)
    status = station.run((960, 540), lambda: crowd.begin(crowd.course()))
    print(crowd.calmed_s, *station.in_fault())
    return status


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
