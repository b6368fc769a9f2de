"""What a frame of 解读 costs: in Python alone, and drawn at 1920x1080 beside an empty window redrawn in the same run.

xvfb-run -s "-screen 0 1920x1080x24" .venv/bin/python tests/bench/panorama_frame.py [SECONDS]
"""

from __future__ import annotations

import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QTimer, QUrl  # noqa: E402
from PySide6.QtGui import QFontDatabase, QGuiApplication  # noqa: E402
from PySide6.QtQuick import QQuickView  # noqa: E402

from kiosk.bridge.house_view import HouseView  # noqa: E402
from kiosk.bridge.panorama_view import PanoramaView  # noqa: E402
from kiosk.content.panorama import load_panorama  # noqa: E402
from kiosk.content.words import load_words  # noqa: E402
from kiosk.exhibits import panorama  # noqa: E402
from kiosk.happenings import inputs  # noqa: E402
from kiosk.happenings.words import Input  # noqa: E402
from kiosk.places import ASSETS, SCENES  # noqa: E402

EMPTY = b"""import QtQuick
Rectangle { id: all; color: "black"
    property real t: 0
    FrameAnimation { running: true; onTriggered: all.t += frameTime }
    Rectangle { width: 10; height: 10; x: 100 + all.t } }"""


class Ship:
    """The real exhibit and view, timed step by step."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.content = load_panorama(SCENES, ASSETS)
        self.state = panorama.start(self.content.places_m)
        self.clock = clock
        self.view = PanoramaView(self.receive, self.content)
        self.step_s: list[float] = []
        self.whole_s: list[float] = []

    def receive(self, happening: Input) -> None:
        begun = time.perf_counter()
        self.state = panorama.step(self.state, happening, self.clock()).state
        stepped = time.perf_counter()
        self.view.show(self.state)
        self.step_s.append(stepped - begun)
        self.whole_s.append(time.perf_counter() - begun)


def spread(name: str, seconds: list[float], unit: float, sign: str) -> None:
    ordered = sorted(seconds)
    p50, p99 = statistics.median(ordered), ordered[int(len(ordered) * 0.99)]
    figures = f"p50 {p50 * unit:7.2f} {sign}   p99 {p99 * unit:7.2f}   worst {ordered[-1] * unit:7.2f}"
    print(f"{name:44} {figures}   n {len(ordered)}")


def python_alone() -> None:
    """A crossing at full deflection at 60 frames a second of a clock moved by hand, nothing drawn."""
    now = [0.0]
    ship = Ship(lambda: now[0])
    ship.receive(inputs.SceneShown("panorama"))
    ship.receive(inputs.WheelTurned(1.0))
    while ship.state.needs_frames:
        now[0] += 1 / 60
        ship.receive(inputs.FrameDrawn())
    spread("Python: step", ship.step_s, 1e6, "us")
    spread("Python: step and view", ship.whole_s, 1e6, "us")


def drawn(app: QGuiApplication, name: str, view: QQuickView, seconds: float) -> float:
    """Show the window, let it draw for `seconds` and print its frame times; returns CPU-ms a frame."""
    swaps: list[float] = []
    view.frameSwapped.connect(lambda: swaps.append(time.perf_counter()))
    view.setGeometry(0, 0, 1920, 1080)
    view.show()
    QTimer.singleShot(1500, swaps.clear)
    QTimer.singleShot(round(1500 + seconds * 1000), app.quit)
    began: list[float] = []
    QTimer.singleShot(1500, lambda: began.append(_cpu_s()))
    app.exec()
    cpu_ms = (_cpu_s() - began[0]) * 1000 / max(1, len(swaps))
    view.hide()
    spread(f"{name} ({cpu_ms:.1f} CPU-ms a frame)", [after - before for before, after in pairwise(swaps)], 1e3, "ms")
    return cpu_ms


def _cpu_s() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    app = QGuiApplication(sys.argv[:1])
    for font in (ASSETS / "fonts").glob("*.[ot]tf"):
        QFontDatabase.addApplicationFont(str(font))
    python_alone()
    ship = Ship(time.monotonic)
    house = HouseView(ship.receive, load_words(SCENES), (1210, 680), False, 3.0)
    empty, scene = QQuickView(), QQuickView()
    for view in (empty, scene):
        view.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        view.engine().addImportPath(str(ROOT))
    with tempfile.TemporaryDirectory() as folder:
        empty_qml = Path(folder) / "Empty.qml"
        empty_qml.write_bytes(EMPTY)
        empty.setSource(QUrl.fromLocalFile(str(empty_qml)))
    scene.setInitialProperties({"house": house, "view": ship.view})
    scene.setSource(QUrl.fromLocalFile(str(SCENES / "panorama" / "PanoramaScene.qml")))
    nothing = drawn(app, "empty window", empty, seconds)
    ship.receive(inputs.SceneShown("panorama"))
    ship.receive(inputs.WheelTurned(1.0))
    sailing = drawn(app, "sailing", scene, seconds)
    print(f"sailing costs {sailing / nothing:.1f} times the CPU of a frame of the empty window")
    scene.setSource(QUrl())


if __name__ == "__main__":
    main()
