"""From the word of the wheel to the frame that shows it: SDL's virtual controller turns the ship in the real station.

    xvfb-run -s "-screen 0 1920x1080x24" .venv/bin/python tests/bench/wheel_latency.py [ROUNDS] [WxH ...]

The hand turns at random moments of a frame while the ship is under way. The frame that shows a turn is the first one
whose scene was taken over for drawing after the motion model had moved the ship under the new order; its time is that
of the buffer swap. Beside it the same run's frame interval: on a screen in step with 60 Hz that is 16.7 ms.
"""

from __future__ import annotations

import ctypes
import logging
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import pydantic.fields  # noqa: E402, F401  PySide's import hook trips over a half-loaded pydantic.
from PySide6.QtCore import Qt, QTimer  # noqa: E402

from kiosk.happenings import inputs  # noqa: E402
from kiosk.happenings.words import Input  # noqa: E402
from kiosk.settings import Settings, load_settings  # noqa: E402
from kiosk.wiring import Station  # noqa: E402
from tests.devices.virtual_wheel import sdl  # noqa: E402

SIZES = ["1280x720", "1920x1080"]
# The order stays well away from 0 and the stops, and every change is a new one.
NEAR, FAR = 0.35, 0.65
GOAL_MS = 4.0


class Hand(threading.Thread):
    """Turns a virtual wheel now and then, and waits until the turn was shown."""

    def __init__(self, watch: Watch, rounds: int) -> None:
        super().__init__(name="hand", daemon=True)
        self._watch = watch
        self._rounds = rounds
        self._sdl: Any = sdl()
        index = self._sdl.SDL_JoystickAttachVirtual(2, 1, 0, 0)
        self._wheel = self._sdl.SDL_JoystickOpen(index)

    def turn(self, raw: float) -> None:
        self._sdl.SDL_JoystickSetVirtualAxis(self._wheel, 0, ctypes.c_int16(round(raw * 32767)))

    def run(self) -> None:
        for raw in (0.05, 0.2, NEAR):
            time.sleep(0.5)
            self.turn(raw)
        time.sleep(1.0)
        way = 1
        for number in range(self._rounds):
            time.sleep(random.uniform(0.05, 0.15))
            self._watch.begins()
            self.turn((NEAR if number % 2 else FAR) * way)
            if not self._watch.shown.wait(2.0):
                self._watch.missed += 1
            # Back and forth, so that she never lies at an end.
            way = 1 if self._watch.position_m < 900 else -1 if self._watch.position_m > 1900 else way
        self._watch.over()


class Watch:
    """Follows one turn after the other through the house to the screen."""

    def __init__(self, station: Station, rounds: int) -> None:
        self._station = station
        self.shown = threading.Event()
        self.missed = 0
        self.position_m = 0.0
        self.frames: list[float] = []
        self.turns: list[tuple[float, float, float, float]] = []
        self._turned_s = self._received_s = self._moved_s = self._taken_s = 0.0
        self._rounds = rounds
        self._done = threading.Event()
        self._timer = QTimer()
        self._timer.timeout.connect(self._look)

    def begin(self) -> None:
        window = self._station.hall.window
        straight = Qt.ConnectionType.DirectConnection
        window.beforeSynchronizing.connect(self._taken, straight)
        window.frameSwapped.connect(self._swapped, straight)
        self._station.panorama.view.moved.connect(self._moved)
        self._station.bell.answer(self._receive)
        for happening in (inputs.AttractTouched("bench"), inputs.SceneChosen("panorama")):
            self._station.house.receive(happening)
        QTimer.singleShot(4000, window, self._start)

    def _start(self) -> None:
        self._hand = Hand(self, self._rounds)
        self._hand.start()
        self._timer.start(200)

    def _look(self) -> None:
        if self._done.is_set():
            self._timer.stop()
            self._station.end("signal")

    def begins(self) -> None:
        self._received_s = self._moved_s = self._taken_s = 0.0
        self.shown.clear()
        self._turned_s = time.perf_counter()

    def over(self) -> None:
        self._done.set()

    def _receive(self, happening: Input) -> None:
        self._station.house.receive(happening)
        if isinstance(happening, inputs.WheelTurned) and self._turned_s and not self._received_s:
            self._received_s = time.perf_counter()

    def _moved(self) -> None:
        self.position_m = float(self._station.panorama.view.property("positionM"))
        if self._received_s and not self._moved_s:
            self._moved_s = time.perf_counter()

    def _taken(self) -> None:
        if self._moved_s and not self._taken_s:
            self._taken_s = time.perf_counter()

    def _swapped(self) -> None:
        now_s = time.perf_counter()
        if not self.shown.is_set():
            self.frames.append(now_s)
        if self._taken_s and self._turned_s:
            self.turns.append(
                (
                    self._received_s - self._turned_s,
                    self._moved_s - self._received_s,
                    self._taken_s - self._moved_s,
                    now_s - self._taken_s,
                )
            )
            self._turned_s = 0.0
            self.shown.set()


def percentile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def spread(name: str, seconds: list[float], frame_s: float = 0.0) -> None:
    figures = [percentile(seconds, share) * 1000 for share in (0.5, 0.95, 0.99)]
    frames = f"   in frames {' '.join(f'{ms / frame_s / 1000:5.2f}' for ms in figures)}" if frame_s else ""
    print(f"{name:<44} p50 {figures[0]:7.2f}  p95 {figures[1]:7.2f}  p99 {figures[2]:7.2f} ms{frames}")


def measure(settings: Settings, size: tuple[int, int], rounds: int) -> None:
    station = Station(settings, ROOT / "config.yaml", rehearsal=True)
    watch = Watch(station, rounds)
    station.run(size, watch.begin)
    intervals = [after - before for before, after in pairwise(watch.frames) if after - before < 0.5]
    frame_s = statistics.median(intervals)
    whole = [sum(turn) for turn in watch.turns]
    print(f"{size[0]}x{size[1]}: {len(whole)} turns shown, {watch.missed} not; one frame is {frame_s * 1000:.2f} ms")
    spread("event to the frame that shows it", whole, frame_s)
    for number, name in enumerate(
        (
            "  event until the house has received it",
            "  until the ship has moved",
            "  until it is taken over",
            "  until it is on screen",
        )
    ):
        spread(name, [turn[number] for turn in watch.turns], frame_s)
    begun = [sum(turn[:3]) for turn in watch.turns]
    spread("event to the beginning of that frame", begun, frame_s)
    for name, seconds in (("shown", whole), ("begun", begun)):
        within = sum(taken <= frame_s + GOAL_MS / 1000 for taken in seconds) / max(1, len(seconds))
        print(f"  {name} within one frame and {GOAL_MS:g} ms: {within:.0%}")


def main() -> None:
    rounds = sys.argv[1] if len(sys.argv) > 1 else "200"
    sizes = sys.argv[2:] or SIZES
    if len(sizes) > 1:
        # One station and one SDL a process.
        for size in sizes:
            subprocess.run([sys.executable, __file__, rounds, size], check=True)
        return
    logging.disable(logging.WARNING)
    width, height = (int(part) for part in sizes[0].split("x"))
    settings = load_settings(ROOT / "config.yaml")
    off = dict.fromkeys(("entry_camera", "exit_camera", "booth_camera", "printer", "speaker"), "off")
    with tempfile.TemporaryDirectory() as folder:
        alone = settings.model_copy(
            update={
                "data": settings.data.model_copy(update={"folder": folder}),
                "visit": settings.visit.model_copy(update={"idle_s": 3000.0}),
                "pickup": settings.pickup.model_copy(update={"host": "127.0.0.1", "port": 0}),
                "devices": settings.devices.model_copy(update={**off, "wheel": "sdl"}),
            }
        )
        measure(alone, (width, height), int(rounds))


if __name__ == "__main__":
    main()
