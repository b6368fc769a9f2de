"""Frame times of 微笑's river at 1920x1080 with one passage a second, beside a textured quad in the same run.

    xvfb-run -s "-screen 0 1920x1080x24" .venv/bin/python tests/bench/smile_lanterns.py [SECONDS] [LANTERNS …]

First each river as it is drawn by itself: frames come when something moves. `without pause` asks for every frame.
Then what Python alone takes: for a passage (thinking, figures, picture), and to paint a whole river anew.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from kiosk.bridge.lantern_picture import LanternPicture
from kiosk.bridge.lantern_place import flower_size
from kiosk.exhibits.smile.state import SmileState
from kiosk.happenings.inputs import VisitorPassed
from kiosk.happenings.words import Door
from kiosk.places import ASSETS
from tests.bench.panorama_window import after, application, quad, wait, watch
from tests.scenes.smile_hall import Hall, busy_day, lanterns

SIZE = (1920, 1080)


class Arrivals:
    """One passage a second, at either door in turn; most of those who go out smile."""

    def __init__(self, hall: Hall) -> None:
        self.hall = hall
        self.took_s: list[float] = []
        self._timer = QTimer()
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._pass)
        self._timer.start()

    def _pass(self) -> None:
        number = len(self.took_s)
        door: Door = "exit" if number % 2 else "entry"
        begun_s = time.perf_counter()
        self.hall.receive(VisitorPassed(door, number % 5 != 0, 0.9, 2.0, rehearsal=False))
        self.took_s.append(time.perf_counter() - begun_s)

    def stop(self) -> None:
        self._timer.stop()


def river(number: int, seconds: float, floor_ms: float) -> None:
    """One river of so many lanterns in its scene."""
    hall = Hall(busy_day(number) if number else SmileState())
    hall.window.show()
    wait(hall.window.isExposed)
    wait(lambda: not hall.river.drawing)
    QTest.qWait(500)
    quiet = watch(hall.window, after(4))
    print(f"{f'{number} lanterns, nobody comes':34} {quiet.fps:6.1f} fps  {100 * quiet.cpu_s / 4:4.0f} % of a core")
    arrivals = Arrivals(hall)
    # Until as many are under way as there ever are at this pace.
    QTest.qWait(18_000)
    own = watch(hall.window, after(seconds))
    print(own.told(f"{number} lanterns, one a second"))
    pressed = watch(hall.window, after(seconds), hall.window.update)
    print(pressed.told("  without pause"), f" = {pressed.cpu_ms / floor_ms:.2f} quads", flush=True)
    arrivals.stop()
    worst_ms = 1000 * max(arrivals.took_s)
    print(f"  a passage in Python: median {1000 * statistics.median(arrivals.took_s):.2f} ms, worst {worst_ms:.2f}")
    hall.close()


def anew(number: int) -> None:
    """The whole picture, as after a restart; in the hall it is painted in slices of 4 ms beside the frames."""
    flower = flower_size(number)
    picture = LanternPicture(ASSETS / "smile", SIZE, flower)
    begun_s = time.perf_counter()
    for _ in picture.paint_anew(lanterns(number), flower):
        pass
    print(f"{f'{number} lanterns painted anew':34} {1000 * (time.perf_counter() - begun_s):.0f} ms")


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 15.0
    numbers = [int(number) for number in sys.argv[2:]] or [0, 500, 5000]
    app = application()
    app.setQuitOnLastWindowClosed(False)
    with tempfile.TemporaryDirectory() as folder:
        floor = quad(SIZE, Path(folder), seconds)
    print(floor.told("one textured quad, without pause"))
    for number in numbers:
        river(number, seconds, floor.cpu_ms)
    for number in numbers:
        anew(number)


if __name__ == "__main__":
    main()
