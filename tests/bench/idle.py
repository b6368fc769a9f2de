"""What the hall costs while nothing happens: CPU share of the window process and frames drawn per second.

    xvfb-run -s "-screen 0 1920x1080x24" .venv/bin/python tests/bench/idle.py [SECONDS]

Measures the attract screen and three resting scenes: home, a story whose narration was stopped, the ship at rest.
Smile cameras and the phones' server are processes of their own and are not counted here.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import pydantic.fields  # noqa: F401  PySide's import hook trips over a half-loaded pydantic.
from PySide6.QtCore import QObject, QTimer, Slot

from kiosk.bridge.finger import Finger, draw_on_one_thread
from kiosk.places import ROOT
from kiosk.settings import load_settings
from kiosk.wiring import Station

SETTLE_MS = 16000


class Measure(QObject):
    """Goes through the places one after the other and prints a line for each."""

    def __init__(self, station: Station, seconds: float) -> None:
        super().__init__()
        self._station = station
        self._seconds = seconds
        self._frames = 0
        self._places: Iterator[tuple[str, Callable[[Finger], None]]] = iter(PLACES)

    def begin(self) -> None:
        window = self._station.hall.window
        window.afterAnimating.connect(self._count)
        self._finger = Finger(window)
        print(f"{'place':<16}{'CPU share':>12}{'frames/s':>12}")
        self._next()

    @Slot()
    def _count(self) -> None:
        self._frames += 1

    def _next(self) -> None:
        place = next(self._places, None)
        if place is None:
            self._station.end("signal")
            return
        name, go = place
        go(self._finger)
        QTimer.singleShot(SETTLE_MS, self, lambda: self._start(name))

    def _start(self, name: str) -> None:
        self._frames = 0
        cpu_s = _cpu_s()
        QTimer.singleShot(int(self._seconds * 1000), self, lambda: self._print(name, cpu_s))

    def _print(self, name: str, cpu_before_s: float) -> None:
        share = (_cpu_s() - cpu_before_s) / self._seconds
        print(f"{name:<16}{share:>11.1%}{self._frames / self._seconds:>12.2f}", flush=True)
        self._next()


def _cpu_s() -> float:
    times = os.times()
    return times.user + times.system


def _story(finger: Finger) -> None:
    finger.tap("bar-home") if finger.sees("bar-home") else None
    QTimer.singleShot(1500, lambda: finger.tap("home-story"))
    QTimer.singleShot(3500, lambda: finger.tap("story-choose-voyage-begins"))
    QTimer.singleShot(5000, lambda: finger.tap("story-voice"))


def _panorama(finger: Finger) -> None:
    finger.tap("bar-home")
    QTimer.singleShot(1500, lambda: finger.tap("home-panorama"))


PLACES: list[tuple[str, Callable[[Finger], None]]] = [
    ("attract", lambda _: None),
    ("home", lambda finger: finger.tap("attract")),
    ("story, silent", _story),
    ("ship at rest", _panorama),
]


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    config = ROOT / "config.yaml"
    settings = load_settings(config)
    draw_on_one_thread()
    with tempfile.TemporaryDirectory() as folder:
        still = settings.model_copy(
            update={
                "data": settings.data.model_copy(update={"folder": folder}),
                "visit": settings.visit.model_copy(update={"idle_s": 3000.0}),
                "pickup": settings.pickup.model_copy(update={"host": "127.0.0.1", "port": 0}),
                "devices": settings.devices.model_copy(update={"entry_camera": "off", "exit_camera": "off"}),
            }
        )
        station = Station(still, Path(config), rehearsal=True)
        measure = Measure(station, seconds)
        sys.exit(station.run((1920, 1080), measure.begin))


if __name__ == "__main__":
    main()
