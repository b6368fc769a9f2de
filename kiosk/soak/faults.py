"""The faults that a soak sprinkles in: each is done to the running station, and what it was done to must come back."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import psutil
from PySide6.QtCore import QTimer

from kiosk.bridge.finger import Finger
from kiosk.devices.wheel import PretendWheel
from kiosk.exhibits.step import Step
from kiosk.happenings import inputs
from kiosk.soak.processes import beside
from kiosk.wiring import Station

FROZEN_MS = 4000
LOCKED_S = 3.0
UNPLUGGED_MS = 2000
STORM_TAPS = 1000
STORM_FINGERS = 20


class Faults:
    """Does one fault at a time to this station, chosen with `seed`; `done` counts them by name."""

    def __init__(self, station: Station, finger: Callable[[], Finger], seed: int) -> None:
        self._station = station
        self._finger = finger
        self._random = random.Random(seed)
        self.done: dict[str, int] = {}

    def strike(self) -> str:
        """Do the next fault; returns its name."""
        name, fault = self._random.choice(
            [
                ("a process killed", self._kill_a_child),
                ("a process frozen", self._freeze_a_child),
                ("the wheel unplugged", self._unplug_the_wheel),
                ("the journal locked", self._lock_the_journal),
                ("1,000 taps", self._storm),
                ("20 fingers", self._fingers),
                ("an exhibit stumbles", self._stumble),
                ("nonsense from a device", self._nonsense),
            ]
        )
        self.done[name] = self.done.get(name, 0) + 1
        fault()
        return name

    def _child(self) -> psutil.Process | None:
        children = [child for child, _ in beside()]
        return self._random.choice(children) if children else None

    def _kill_a_child(self) -> None:
        if (child := self._child()) is not None:
            with suppress(psutil.NoSuchProcess):
                child.kill()

    def _freeze_a_child(self) -> None:
        child = self._child()
        if child is None:
            return
        with suppress(psutil.NoSuchProcess):
            child.suspend()

        def thaw() -> None:
            # Whoever watches it has killed it by then, or not.
            with suppress(psutil.NoSuchProcess, ProcessLookupError):
                os.kill(child.pid, signal.SIGCONT)

        QTimer.singleShot(FROZEN_MS, thaw)

    def _unplug_the_wheel(self) -> None:
        wheel = self._station.devices.get("wheel")
        if isinstance(wheel, PretendWheel):
            wheel.unplug()
            QTimer.singleShot(UNPLUGGED_MS, wheel.plug_in)

    def _lock_the_journal(self) -> None:
        def hold() -> None:
            with suppress(sqlite3.Error):
                connection = sqlite3.connect(self._station.journal_path, timeout=1.0)
                connection.execute("BEGIN EXCLUSIVE")
                time.sleep(LOCKED_S)
                connection.rollback()
                connection.close()

        threading.Thread(target=hold, name="journal-lock", daemon=True).start()

    def _storm(self) -> None:
        # Not in the corner that staff hold.
        places = [(self._random.uniform(0.1, 0.99), self._random.uniform(0.15, 0.99)) for _ in range(STORM_TAPS)]
        self._finger().tap_fast(places)

    def _fingers(self) -> None:
        places = [(self._random.uniform(0.1, 0.99), self._random.uniform(0.15, 0.99)) for _ in range(STORM_FINGERS)]
        self._finger().press_together(places)
        self._finger().move_together([(y, x) for x, y in places])
        self._finger().release_together([(y, x) for x, y in places])

    def _stumble(self) -> None:
        """The exhibit on the screen, or any of the four, makes one mistake in its thinking."""
        station = self._station
        seats = [room.exhibit for room in (station.stories, station.panorama, station.postcards, station.smiles)]
        scene = station.house_view.property("scene")
        exhibit = next((seat for seat in seats if seat.name == scene), self._random.choice(seats))
        thought = exhibit.step

        def mistaken(*_: object) -> Step[Any]:
            exhibit.step = thought
            raise ZeroDivisionError("a mistake of the soak's")

        exhibit.step = mistaken
        station.house.receive(inputs.DueCame())

    def _nonsense(self) -> None:
        for value in (float("nan"), float("inf"), -1e300):
            self._station.house.receive(inputs.WheelTurned(value, rehearsal=True))
            self._station.house.receive(inputs.StripDragged(value))
            self._station.house.receive(inputs.RoundDragged(value, value))
