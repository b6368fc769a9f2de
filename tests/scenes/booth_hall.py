"""The booth's scene with its room behind it, for tests that walk through it by finger."""

from __future__ import annotations

import math
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QFontDatabase, QImage
from PySide6.QtQuick import QQuickView
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.bridge.doorbell import Doorbell, QtAlarm
from kiosk.bridge.finger import Finger
from kiosk.bridge.house_view import HouseView
from kiosk.bridge.postcard_pictures import PROVIDER
from kiosk.content.story import load_stories
from kiosk.content.words import load_words
from kiosk.exhibits import postcard
from kiosk.exhibits import visit as visits
from kiosk.happenings import inputs
from kiosk.happenings.words import Fact, Input
from kiosk.house import Exhibit, House
from kiosk.places import ASSETS, ROOT, SCENES
from kiosk.postcard_room import PostcardRoom
from kiosk.settings import load_settings

PATIENCE_MS = 60_000
LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Hall:
    """The booth's scene in a window, its room behind it, and a journal that is a list."""

    def __init__(self, qtbot: QtBot, folder: Path, camera: str = "pretend", printer: str = "pdf") -> None:
        self.qtbot = qtbot
        self.facts: list[Fact] = []
        settings = load_settings(ROOT / "config.yaml")
        devices = settings.devices.model_copy(update={"booth_camera": camera, "printer": printer})
        pickup = settings.pickup.model_copy(update={"port": 0, "host": "127.0.0.1"})
        settings = settings.model_copy(update={"devices": devices, "pickup": pickup})
        for font in (ASSETS / "fonts").glob("*.[ot]tf"):
            QFontDatabase.addApplicationFont(str(font))
        self.bell = Doorbell()
        self.house_view = HouseView(self.receive, load_words(SCENES), (1210, 680), False, 3.0)
        told = load_stories(SCENES / "story" / "stories")["voyage-begins"]
        # The second one's pictures are nowhere.
        stories = {story_id: told.model_copy(update={"id": story_id}) for story_id in (told.id, "never-carved")}
        self.room = PostcardRoom(settings, folder, self.bell.ring, self.receive, self, stories, ())
        visit = Exhibit("visit", visits.start("zh", 600, 15, 300), visits.step, visits.due, self.house_view.show)
        self.house = House(
            visit,
            [self.room.exhibit],
            self.room.devices,
            self,
            time.monotonic,
            QtAlarm(self.receive),
            print,
        )
        self.bell.answer(self.receive)
        self.window = QQuickView()
        self.window.engine().addImportPath(str(ROOT))
        self.window.engine().addImageProvider(PROVIDER, self.room.pictures)
        self.window.setInitialProperties({"house": self.house_view, "view": self.room.view})
        self.window.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        self.window.setGeometry(0, 0, 1920, 1080)
        self.house.start()

    def open(self, scene: str = "postcard") -> Hall:
        self.window.setSource(QUrl.fromLocalFile(str(SCENES / "postcard" / "PostcardScene.qml")))
        assert self.window.status() == QQuickView.Status.Ready, self.window.errors()
        self.window.show()
        self.qtbot.waitExposed(self.window)
        self.finger = Finger(self.window)
        self.receive(inputs.AttractTouched("v1"))
        self.receive(inputs.SceneChosen(scene))  # type: ignore[arg-type]
        return self

    def close(self) -> None:
        self.window.close()
        # The scene goes before what it shows.
        self.window.setSource(QUrl())
        self.house.stop()
        self.bell.answer(None)

    def receive(self, happening: Input) -> None:
        self.house.receive(happening)

    def note(self, fact: Fact, *, visit_id: str | None, rehearsal: bool) -> None:
        self.facts.append(fact)

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true, timeout=PATIENCE_MS)

    def tap(self, name: str) -> None:
        # While a step fades in, its buttons may not stand where they will: a tap would miss.
        self.until(lambda: self.settled() and self.finger.sees(name))
        self.finger.tap(name)

    def step(self, name: str) -> None:
        self.until(lambda: self.state.step == name)

    @property
    def state(self) -> postcard.PostcardState:
        state: postcard.PostcardState = self.room.exhibit.state
        return state

    def settled(self) -> bool:
        """Whether the step's fading is over and its pictures are there."""
        steps = [item for item in self.items() if item.metaObject().indexOfProperty("shown") >= 0]
        return all(item.opacity() == float(item.property("shown")) for item in steps)

    def picture(self, name: str) -> QImage:
        """The settled screen; also kept under POSTCARD_PICTURES for people to look at."""
        self.until(self.settled)
        shown = self.window.grabWindow()
        if folder := os.environ.get("POSTCARD_PICTURES"):
            shown.save(f"{folder}/{name}.png")
        return shown

    def photographs(self) -> None:
        self.until(lambda: self.state.camera == "showing")
        self.tap("booth-shoot")
        self.step("still")

    def writes(self) -> None:
        self.until(lambda: self.settled() and self.finger.sees("booth-field"))
        field = next(item for item in self.items() if item.objectName() == "booth-field")

        def place(x: float, y: float) -> QPoint:
            return field.mapToScene(QPointF(x * field.width(), y * field.height())).toPoint()

        # By mouse: Qt joins touches of one frame, and a test is quicker than a finger.
        for start in (0.1, 0.5):
            QTest.mousePress(self.window, LEFT, NO_KEYS, place(start, 0.5))
            for n in range(1, 41):
                turn = n / 40 * 4 * math.pi
                QTest.mouseMove(self.window, place(start + 0.32 * n / 40, 0.5 - 0.3 * math.sin(turn)))
            QTest.mouseRelease(self.window, LEFT, NO_KEYS, place(start + 0.32, 0.5))

    def items(self) -> Iterator:
        waiting = [self.window.rootObject()]
        while waiting:
            item = waiting.pop()
            waiting += item.childItems()
            yield item
