"""What a frame of a relief costs at 1920x1080 beside a plain textured quad, what turning a panel takes, and memory.

    xvfb-run -s "-screen 0 1920x1080x24" .venv/bin/python tests/bench/relief_frame.py [SECONDS]

Frames are drawn one after the other as fast as they come, so times between them are what a frame takes. One finger and
five brush sand that is laid anew all the time. Memory is what the process holds after every panel was open once, twice
and three times.
"""

from __future__ import annotations

import math
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ["QSG_RENDER_LOOP"] = "basic"

from PySide6.QtCore import QEventLoop, QTimer, QUrl  # noqa: E402
from PySide6.QtGui import QFontDatabase, QGuiApplication, QVector4D  # noqa: E402
from PySide6.QtQuick import QQuickView  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402

from kiosk.bridge.house_view import HouseView  # noqa: E402
from kiosk.bridge.story_view import StoryView  # noqa: E402
from kiosk.content.story import load_stories, picture_path  # noqa: E402
from kiosk.content.story_media import load_voices  # noqa: E402
from kiosk.content.words import load_words  # noqa: E402
from kiosk.exhibits import story  # noqa: E402
from kiosk.happenings import inputs  # noqa: E402
from kiosk.happenings.words import Input  # noqa: E402
from kiosk.places import ASSETS, SCENES  # noqa: E402

QUAD = """import QtQuick
Image { source: "%s"; sourceSize: Qt.size(1920, 1080) }"""
TURNS = 100


class Room:
    """The real exhibit and its scene in a window."""

    def __init__(self, app: QGuiApplication) -> None:
        self.app = app
        self.stories = load_stories(SCENES / "story" / "stories")
        self.state = story.start(self.stories, load_voices(self.stories, ASSETS)[0], "zh")
        self.view = StoryView(self.receive, self.stories, ASSETS, {}, print)
        self.house = HouseView(self.receive, load_words(SCENES), (1210, 680), False, 3.0)
        self.window = QQuickView()
        self.window.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        self.window.engine().addImportPath(str(ROOT))
        self.window.setInitialProperties({"house": self.house, "view": self.view})
        self.window.setGeometry(0, 0, 1920, 1080)
        self.window.setSource(QUrl.fromLocalFile(str(SCENES / "story" / "StoryScene.qml")))
        self.window.show()
        self.receive(inputs.SceneShown("story"))

    def receive(self, happening: Input) -> None:
        self.state = story.step(self.state, happening, time.monotonic()).state
        self.view.show(self.state)

    def item(self, of: str) -> Any:
        """The first item of a QML type."""
        waiting = [self.window.rootObject()]
        while waiting:
            item = waiting.pop()
            waiting += item.childItems()
            if item.metaObject().className().startswith(of):
                return item
        raise LookupError(of)

    def wait(self, until: Callable[[], bool], seconds: float = 60) -> None:
        """Turn the event loop until something is so; raises TimeoutError."""
        end_s = time.monotonic() + seconds
        while not until():
            if time.monotonic() > end_s:
                raise TimeoutError("it did not come")
            QTest.qWait(2)

    def open(self, index: int) -> None:
        """Turn to a panel of the open story and wait until its picture is there."""
        self.receive(inputs.PanelChosen(index))
        relief = self.item("SandRelief")
        self.wait(lambda: bool(relief.property("ready")))

    def draw(self) -> float:
        """Draw one frame; when it was on the screen."""
        drawn: list[float] = []
        slot = self.window.frameSwapped.connect(lambda: drawn.append(time.perf_counter()))
        self.window.update()
        self.wait(lambda: bool(drawn))
        self.window.frameSwapped.disconnect(slot)
        return drawn[0]


def frames(window: QQuickView, seconds: float, each: Callable[[int], None]) -> tuple[list[float], float]:
    """Draw without pause for `seconds`; milliseconds between frames, and CPU-ms a frame."""
    swaps: list[float] = []

    def swapped() -> None:
        swaps.append(time.perf_counter())
        each(len(swaps))
        window.update()

    window.frameSwapped.connect(swapped)
    window.update()
    # Not the application's own loop: leaving that closes every window.
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    cpu_s = _cpu_s()
    loop.exec()
    window.frameSwapped.disconnect(swapped)
    return [(b - a) * 1000 for a, b in pairwise(swaps)], (_cpu_s() - cpu_s) * 1000 / max(1, len(swaps))


def told(name: str, ms: list[float], cpu_ms: float, floor_ms: float) -> None:
    ordered = sorted(ms)
    p50, p99 = statistics.median(ordered), ordered[int(len(ordered) * 0.99)]
    print(
        f"{name:34} p50 {p50:6.1f} ms  p99 {p99:6.1f} ms  {cpu_ms:6.1f} CPU-ms a frame"
        f"  = {cpu_ms / floor_ms:4.1f} quads  n {len(ordered)}",
        flush=True,
    )


def _strokes(count: int, frame: int) -> list[QVector4D]:
    def place(n: int, t: float) -> tuple[float, float]:
        return 0.5 + 0.4 * math.sin(t / 23 + n * 1.3), 0.42 + 0.25 * math.sin(t / 17 + n * 2.1)

    return [QVector4D(*place(n, frame), *place(n, frame - 1)) for n in range(count)]


def floor(seconds: float) -> float:
    """CPU-ms of a frame that is one plain textured quad."""
    quad = QQuickView()
    quad.setGeometry(0, 0, 1920, 1080)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "Quad.qml"
        path.write_text(QUAD % QUrl.fromLocalFile(str(picture_path(ASSETS, "voyage-begins", "p3", "lit"))).toString())
        quad.setSource(QUrl.fromLocalFile(str(path)))
    quad.show()
    while not quad.isExposed():
        QTest.qWait(2)
    ms, floor_ms = frames(quad, seconds, lambda _: None)
    told("plain textured quad", ms, floor_ms, floor_ms)
    quad.close()
    return floor_ms


def drawing(room: Room, seconds: float, floor_ms: float) -> None:
    """Frame times of a bare panel and of brushing, at full and at lowered fineness, beside the plain quad."""
    room.receive(inputs.StoryOpened("voyage-begins"))
    room.receive(inputs.PanelChosen(2))
    room.receive(inputs.NarrationToggled())
    relief, loose, touch = room.item("SandRelief"), room.item("LooseSand"), room.item("SandTouch")
    # Else it would lower its fineness by itself where this machine is slow.
    relief.setProperty("slowS", 1e9)

    def drift(frame: int) -> None:
        relief.setProperty("lampPower", 1 - 0.1 * (frame % 2))

    for fineness in (1.0, 0.5):
        relief.setProperty("fineness", fineness)
        room.wait(lambda: not touch.property("covered"))
        told(f"bare, lamp at rest, fineness {fineness:g}", *frames(room.window, seconds, lambda _: None), floor_ms)
        told(f"bare, lamp moving, fineness {fineness:g}", *frames(room.window, seconds, drift), floor_ms)
        for fingers in (1, 5):

            def brush(frame: int, fingers: int = fingers) -> None:
                if frame % 40 == 1:
                    loose.lay()
                strokes = _strokes(fingers, frame)
                loose.brush(strokes)
                for n, stroke in enumerate(strokes):
                    relief.setProperty(f"finger{n}", QVector4D(stroke.x(), stroke.y(), 1, 0))

            told(
                f"{fingers} finger{'s' if fingers > 1 else ''} brushing, fineness {fineness:g}",
                *frames(room.window, seconds, brush),
                floor_ms,
            )
        for n in range(5):
            relief.setProperty(f"finger{n}", QVector4D(0, 0, 0, 0))


def turning(room: Room) -> None:
    """From the tap to the next panel's picture being there and drawn, over TURNS turns."""
    waits = []
    panels = len(room.stories["voyage-begins"].panels)
    for turn in range(TURNS):
        begun = time.perf_counter()
        room.open((room.state.panel + 1 + turn % 2) % panels)
        waits.append((room.draw() - begun) * 1000)
    ordered = sorted(waits)
    print(
        f"panel to panel, picture drawn      p50 {statistics.median(ordered):6.1f} ms  "
        f"p99 {ordered[98]:6.1f} ms  n {TURNS}"
    )


def remembering(room: Room) -> None:
    """Resident memory after every panel of every story was opened, three times over."""
    print(f"memory before                     {_resident_mib():6.0f} MiB")
    for times in (1, 2, 3):
        for tale in room.stories.values():
            room.receive(inputs.StoryOpened(tale.id))
            for index in range(len(tale.panels)):
                room.open(index)
                room.draw()
        print(f"memory after all panels, {times} times   {_resident_mib():6.0f} MiB")


def _resident_mib() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 2**20


def _cpu_s() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 8.0
    app = QGuiApplication(sys.argv[:1])
    for font in (ASSETS / "fonts").glob("*.[ot]tf"):
        QFontDatabase.addApplicationFont(str(font))
    floor_ms = floor(seconds)
    room = Room(app)
    room.wait(room.window.isExposed)
    drawing(room, seconds, floor_ms)
    turning(room)
    remembering(room)
    room.window.setSource(QUrl())


if __name__ == "__main__":
    main()
