"""From a touch on the glass to the frame that shows its ink, at 1920x1080 while writing, beside one textured quad.

    xvfb-run -s "-screen 0 1920x1080x24" .venv/bin/python tests/bench/ink_latency.py [SECONDS]

A hand writes large loops; the touchscreen tells 120 and 500 points a second. Latency runs from the event's coming to
the swap of the first frame that was begun after it. The last line draws 500 strokes for the print.
"""

from __future__ import annotations

import math
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PIL import Image
from PySide6.QtCore import Qt, QTimer

from kiosk.happenings import inputs
from kiosk.happenings.words import Pen
from kiosk.press.ink import draw_ink
from kiosk.press.measure import CARD_PLATE
from tests.bench.panorama_window import Frames, after, application, quad, watch
from tests.press.handwriting import written
from tests.scenes.ink_hall import InkHall

SIZE = (1920, 1080)
LOOP_S, STROKE_S = 0.5, 2.5


class Hand:
    """Writes without pause, at so many points a second; keeps when each point came and when it was seen."""

    def __init__(self, hall: InkHall, hz: float) -> None:
        self.hall, self.hz = hall, hz
        self.waits_s: list[float] = []
        self.points = 0
        self._waiting: list[float] = []
        self._drawing: list[float] = []
        self._begun_s = self._begun_ms = 0.0
        self._told = 0
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._tell)

    def place(self, since_s: float) -> tuple[float, float]:
        turn = 2 * math.pi * since_s / LOOP_S
        return 20 + 100 * since_s / STROKE_S + 9 * math.cos(turn), 50 + 18 * math.sin(turn)

    def begin(self) -> None:
        window = self.hall.window
        window.afterAnimating.connect(self._frame_begun)
        window.frameSwapped.connect(self._frame_seen)
        self._down()
        self._timer.start()

    def end(self) -> None:
        self._timer.stop()
        self.hall.release(*self.place(self._told / self.hz))
        self.hall.window.afterAnimating.disconnect(self._frame_begun)
        self.hall.window.frameSwapped.disconnect(self._frame_seen)
        self.hall.receive(inputs.InkCleared())

    def _down(self) -> None:
        self._begun_ms, self._begun_s, self._told = self.hall.press(*self.place(0)), time.perf_counter(), 0

    def _tell(self) -> None:
        since_s = time.perf_counter() - self._begun_s
        if since_s > STROKE_S:
            self.hall.release(*self.place(self._told / self.hz))
            self._down()
            return
        while (self._told + 1) / self.hz <= since_s:
            self._told += 1
            self.points += 1
            self._waiting.append(time.perf_counter())
            self.hall.move(*self.place(self._told / self.hz), self._begun_ms + 1000 * self._told / self.hz)

    def _frame_begun(self) -> None:
        self._drawing, self._waiting = self._drawing + self._waiting, []

    def _frame_seen(self) -> None:
        seen, self._drawing = self._drawing, []
        now_s = time.perf_counter()
        self.waits_s += [now_s - came_s for came_s in seen]


def told(name: str, hand: Hand, frames: Frames) -> None:
    ordered = sorted(hand.waits_s)
    p50, p95, p99 = (ordered[int(len(ordered) * share)] * 1000 for share in (0.5, 0.95, 0.99))
    of_frame = p50 / frames.p50_ms
    print(f"{name:30} touch to ink: p50 {p50:5.1f} ms  p95 {p95:5.1f}  p99 {p99:5.1f}  ({of_frame:.1f} frames)", end="")
    print(f"  {hand.points} points, {len(hand.waits_s)} seen")
    print(frames.told(""), flush=True)


def writing(hall: InkHall, pen: Pen, hz: float, seconds: float) -> None:
    hall.receive(inputs.PenChosen(pen))
    watch(hall.window, after(0.5), hall.window.update)
    hand = Hand(hall, hz)
    hand.begin()
    frames = watch(hall.window, after(seconds))
    hand.end()
    told(f"{pen}, {hz:.0f} points a second", hand, frames)


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 5.0
    app = application()
    app.setQuitOnLastWindowClosed(False)
    with tempfile.TemporaryDirectory() as folder:
        print(quad(SIZE, Path(folder), seconds).told("one textured quad"))
        hall = InkHall(Path(folder))
        hall.settled()
        print(watch(hall.window, after(seconds), hall.window.update).told("the desk, nobody writing"), flush=True)
        for pen, hz in (("brush", 120.0), ("brush", 500.0), ("fountain", 120.0), ("crayon", 120.0)):
            writing(hall, pen, hz, seconds)  # type: ignore[arg-type]
        hall.close()
    strokes = [stroke for n in range(100) for stroke in written("永", 10 * (n % 14), 12 * (n // 14), 11)]
    card = Image.new("RGB", CARD_PLATE.size_px, "white")
    begun_s = time.perf_counter()
    draw_ink(card, strokes, CARD_PLATE.px_per_mm, CARD_PLATE.origin_px, "#22303f")
    print(f"{len(strokes)} strokes for the print: {(time.perf_counter() - begun_s) * 1000:.0f} ms")


if __name__ == "__main__":
    main()
