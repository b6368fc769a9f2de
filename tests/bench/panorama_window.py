"""What the benches of 解读 share: the real exhibit and scene in a window, frame times, and one textured quad as floor.

Import it before anything makes a Qt application.
"""

from __future__ import annotations

import resource
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QEventLoop, QObject, QTimer, QUrl  # noqa: E402
from PySide6.QtGui import QFontDatabase, QGuiApplication, QImage  # noqa: E402
from PySide6.QtQuick import QQuickView  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402

from kiosk.bridge.hall import spare_buffers  # noqa: E402
from kiosk.bridge.house_view import HouseView  # noqa: E402
from kiosk.bridge.panorama_view import PanoramaView  # noqa: E402
from kiosk.content.panorama import load_panorama  # noqa: E402
from kiosk.content.words import load_words  # noqa: E402
from kiosk.exhibits import panorama  # noqa: E402
from kiosk.happenings import inputs  # noqa: E402
from kiosk.happenings.words import Input, LightChoice  # noqa: E402
from kiosk.places import ASSETS, SCENES  # noqa: E402

QUAD = """import QtQuick
Image { source: "%s"; anchors.fill: parent }"""


@dataclass(frozen=True)
class Frames:
    """Seconds between frames, and the processor's seconds that this process took for all of them."""

    between_s: tuple[float, ...]
    cpu_s: float

    @property
    def p50_ms(self) -> float:
        return statistics.median(self.between_s) * 1000

    @property
    def p99_ms(self) -> float:
        return sorted(self.between_s)[int(len(self.between_s) * 0.99)] * 1000

    @property
    def worst_ms(self) -> float:
        return max(self.between_s) * 1000

    @property
    def fps(self) -> float:
        return len(self.between_s) / sum(self.between_s)

    @property
    def cpu_ms(self) -> float:
        """Of one frame."""
        return self.cpu_s * 1000 / len(self.between_s)

    @property
    def long(self) -> int:
        """Frames that took more than twice the median."""
        return sum(between_s * 1000 > 2 * self.p50_ms for between_s in self.between_s)

    def told(self, name: str) -> str:
        times = f"p50 {self.p50_ms:6.1f} ms  p99 {self.p99_ms:6.1f}  worst {self.worst_ms:6.1f}"
        long = f"over twice the median {self.long:3} of {len(self.between_s):5}"
        return f"{name:30} {self.fps:6.1f} fps  {times}  {long}  {self.cpu_ms:5.1f} CPU-ms a frame"


def sizes(asked: list[str]) -> list[tuple[int, int]]:
    """The sizes asked for as WIDTHxHEIGHT, or the three of the figures."""
    pairs = [size.split("x") for size in asked or ("1280x720", "1920x1080", "3840x2160")]
    return [(int(width), int(height)) for width, height in pairs]


def application() -> QGuiApplication:
    """The one Qt application, as the kiosk sets it up."""
    spare_buffers()
    app = QGuiApplication(sys.argv[:1])
    for font in (ASSETS / "fonts").glob("*.[ot]tf"):
        QFontDatabase.addApplicationFont(str(font))
    return app


def watch(window: QQuickView, until: Callable[[], bool], each: Callable[[], None] | None = None) -> Frames:
    """Frame times of a window until something is so; `each` is called at every frame and asks for the next one."""
    swaps: list[float] = []

    def swapped() -> None:
        swaps.append(time.perf_counter())
        if each is not None:
            each()

    loop = QEventLoop()
    looking = QTimer()
    looking.timeout.connect(lambda: loop.quit() if until() else None)
    looking.start(5)
    window.frameSwapped.connect(swapped)
    window.update()
    begun_s = cpu_s()
    loop.exec()
    looking.stop()
    window.frameSwapped.disconnect(swapped)
    return Frames(tuple(after - before for before, after in pairwise(swaps)), cpu_s() - begun_s)


def cpu_s() -> float:
    """Seconds of the processor that this process has taken, all threads together."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def after(seconds: float) -> Callable[[], bool]:
    """True when so many seconds have passed from now."""
    end_s = time.monotonic() + seconds
    return lambda: time.monotonic() > end_s


def wait(until: Callable[[], bool], seconds: float = 60) -> None:
    """Turn the event loop until something is so; raises TimeoutError."""
    over = after(seconds)
    while not until():
        if over():
            raise TimeoutError("it did not come")
        QTest.qWait(2)


def quad(size: tuple[int, int], folder: Path, seconds: float) -> Frames:
    """The floor: a window of this size that shows nothing but one picture, drawn anew without pause."""
    picture = folder / "quad.png"
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(0x806040)
    image.save(str(picture))
    qml = folder / "Quad.qml"
    qml.write_text(QUAD % QUrl.fromLocalFile(str(picture)).toString(), encoding="utf-8")
    window = QQuickView()
    window.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
    window.setGeometry(0, 0, *size)
    window.setSource(QUrl.fromLocalFile(str(qml)))
    window.show()
    wait(window.isExposed)
    QTest.qWait(300)
    frames = watch(window, after(seconds), window.update)
    window.close()
    return frames


class Shore:
    """The exhibit and its scene in a window of this size, at the wharf; nobody speaks and nobody listens."""

    def __init__(self, size: tuple[int, int], light: LightChoice = "dusk") -> None:
        self.content = load_panorama(SCENES, ASSETS)
        self.state = panorama.start(self.content.places_m, rounds=self.content.rounds.keys(), light=light)
        self.missed: list[str] = []
        self.steps_s: list[float] = []
        self.view = PanoramaView(self.receive, self.content, self.missed.append)
        self.house = HouseView(self.receive, load_words(SCENES), (1210, 680), False, 3.0)
        self.window = QQuickView()
        self.window.engine().addImportPath(str(ROOT))
        look = self.window.engine().singletonInstance("scenes.look", "Theme")
        assert isinstance(look, QObject)
        look.setProperty("u", min(size[0] / 1920, size[1] / 1080))
        look.setProperty("pxPerMm", size[0] / 1210)
        self.window.setInitialProperties({"house": self.house, "view": self.view})
        self.window.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        self.window.setGeometry(0, 0, *size)

    def receive(self, happening: Input) -> None:
        begun_s = time.perf_counter()
        self.state = panorama.step(self.state, happening, time.monotonic()).state
        self.view.show(self.state)
        self.steps_s.append(time.perf_counter() - begun_s)

    def load(self) -> None:
        """Make the scene and show it."""
        self.window.setSource(QUrl.fromLocalFile(str(SCENES / "panorama" / "PanoramaScene.qml")))
        self.window.show()
        self.receive(inputs.SceneShown("panorama"))

    def open(self) -> None:
        """Load, and wait until all of the first picture is there."""
        self.load()
        wait(self.window.isExposed)
        wait(self.complete)
        QTest.qWait(500)

    def complete(self) -> bool:
        """Every tile in view is there."""
        strips = self.items("ShoreStrip")
        return bool(strips) and all(strip.property("ready") for strip in strips)

    def items(self, of: str) -> list[Any]:
        """Every item of a QML type that is seen."""
        found, waiting = [], [self.window.rootObject()]
        while waiting:
            item = waiting.pop()
            waiting += item.childItems()
            if item.metaObject().className().startswith(of) and item.isVisible():
                found.append(item)
        return found

    def cross(self) -> Frames:
        """From where the ship lies to the other end at full wheel, the getting under way left out."""
        upstream = self.state.position_m > panorama.SHORE_M / 2
        self.receive(inputs.WheelTurned(-1.0 if upstream else 1.0))
        wait(lambda: abs(self.state.speed_mps) > 0.97 * panorama.CRUISE_MPS)
        end_m = 60.0 if upstream else panorama.SHORE_M - 60.0
        frames = watch(self.window, lambda: (self.state.position_m - end_m) * (-1 if upstream else 1) > 0)
        self.receive(inputs.WheelTurned(0.0))
        wait(lambda: not self.state.needs_frames)
        return frames

    def close(self) -> None:
        self.window.close()
        self.window.setSource(QUrl())


def resident_mib() -> float:
    """Memory this process holds."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 2**20
