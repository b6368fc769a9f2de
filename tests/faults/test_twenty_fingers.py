"""Twenty fingers at once on the real window, again and again: the next calm touch is answered."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from kiosk.bridge.finger import Finger, NothingThereError
from kiosk.places import ROOT
from kiosk.settings import load_settings
from kiosk.tour.rehearsed import rehearsed
from kiosk.wiring import Station
from tests.conftest import Recovery
from tests.journal.desk import is_whole, read_back

LOOK_MS = 20
HANDS = 10
Course = Iterator[Callable[[], bool]]


class Crowd:
    """Four people with both hands at one station's window; `course` is played while the station runs."""

    def __init__(self, station: Station, recovery: Recovery) -> None:
        self._station = station
        self._recovery = recovery
        self._chance = random.Random(2018)
        self._looking = QTimer()
        self._looking.setInterval(LOOK_MS)
        self.calmed = False
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
        self._recovery.begins()
        yield from self.calm()
        self._recovery.over()

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
        self.calmed = True


@pytest.mark.fault(
    "Twenty fingers at once, pressed, moved and lifted, ten times",
    visitor="what one finger would open, or nothing; the next calm touch is answered",
    staff="nothing",
    lost="nothing",
)
def test_twenty_fingers_at_once_leave_a_hall_that_answers(qtbot: QtBot, tmp_path: Path, recovery: Recovery) -> None:
    settings = rehearsed(load_settings(ROOT / "config.yaml"), tmp_path / "var")
    station = Station(settings, ROOT / "config.yaml", rehearsal=True)
    crowd = Crowd(station, recovery)
    assert station.run((960, 540), lambda: crowd.begin(crowd.course())) == 0
    assert crowd.calmed
    assert not [name for name in station.in_fault() if name in ("visit", "story", "panorama", "postcard", "smile")]
    assert is_whole(station.journal_path)
    assert [entry.kind for entry in read_back(station.journal_path)].count("visit-began") >= 2
