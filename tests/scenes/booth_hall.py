"""The booth's scene with its room behind it, for tests that walk through it by finger.

Import it before anything makes a Qt application.
"""

from __future__ import annotations

import math
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import zxingcpp
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFontDatabase, QImage
from PySide6.QtQuick import QQuickView
from pytestqt.qtbot import QtBot

from kiosk.bridge.doorbell import Doorbell, QtAlarm
from kiosk.bridge.finger import Finger
from kiosk.bridge.house_view import HouseView
from kiosk.content.story import load_stories
from kiosk.content.words import load_words
from kiosk.exhibits import postcard, visit as visits
from kiosk.happenings import inputs, orders
from kiosk.happenings.words import Fact, Input, Order
from kiosk.house import Exhibit, House
from kiosk.places import ASSETS, ROOT, SCENES
from kiosk.postcard_room import PostcardRoom
from kiosk.settings import load_settings
from tests.scenes.booth_screens import pillow
from tests.scenes.shown_scene import everything_in

# As the kiosk sets it up: the keyboard is part of the scene.
os.environ.setdefault("QT_IM_MODULE", "qtvirtualkeyboard")

PATIENCE_MS = 60_000


class Silence:
    """A speaker that keeps what it was asked to play."""

    ORDERS: tuple[type[Order], ...] = (orders.Speak, orders.StopSpeaking, orders.PlayCue)

    def __init__(self) -> None:
        self.asked: list[Order] = []

    def start(self) -> None: ...

    def stop(self) -> None: ...

    def take(self, order: Order) -> None:
        self.asked.append(order)


class Hall:
    """The booth's scene in a window, its room behind it, and a journal that is a list."""

    def __init__(
        self,
        qtbot: QtBot,
        folder: Path,
        camera: str = "pretend",
        printer: str = "pdf",
        wifi_name: str = "",
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.qtbot = qtbot
        self.facts: list[Fact] = []
        settings = load_settings(ROOT / "config.yaml")
        devices = settings.devices.model_copy(update={"booth_camera": camera, "printer": printer})
        wifi = {"wifi_name": wifi_name, "wifi_password": "huangpu-2026"} if wifi_name else {}
        pickup = settings.pickup.model_copy(update={"port": 0, "host": "127.0.0.1", **wifi})
        settings = settings.model_copy(update={"devices": devices, "pickup": pickup})
        for font in (ASSETS / "fonts").glob("*.[ot]tf"):
            QFontDatabase.addApplicationFont(str(font))
        self.bell = Doorbell()
        self.speaker = Silence()
        self.house_view = HouseView(self.receive, load_words(SCENES), (1210, 680), False, 3.0)
        told = load_stories(SCENES / "story" / "stories")["voyage-begins"]
        # The second one's pictures are nowhere.
        stories = {story_id: told.model_copy(update={"id": story_id}) for story_id in (told.id, "never-carved")}
        self.room = PostcardRoom(settings, folder, ROOT, self.bell.ring, self.receive, self, stories, (), clock)
        visit = Exhibit("visit", visits.start("zh", 600, 15, 300), visits.step, visits.due, self.house_view.show)
        self.house = House(
            visit,
            [self.room.exhibit],
            {**self.room.devices, "speaker": self.speaker},
            self,
            clock,
            QtAlarm(self.receive, clock),
            print,
        )
        self.bell.answer(self.receive)
        self.window = QQuickView()
        self.window.engine().addImportPath(str(ROOT))
        self.window.engine().addImportPath(str(SCENES / "keyboard"))
        for name, pictures in self.room.providers.items():
            self.window.engine().addImageProvider(name, pictures)
        views = {"house": self.house_view, "view": self.room.view, "inkView": self.room.ink_view}
        self.window.setInitialProperties(views)
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

    def note(self, fact: Fact, *, visit_id: str | None, rehearsal: bool, closed: bool = False) -> None:
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
        """Whether the step's fading is over."""
        steps = next(item for item in self.items() if item.objectName() == "booth-room").childItems()
        return all(step.opacity() == float(step.property("shown")) for step in steps)

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

    def framed(self) -> None:
        """Every frame on offer has its picture."""
        self.until(lambda: self.state.step == "frame" and len(self.state.previews) == len(self.state.offered))

    def linked(self) -> str:
        """The card's code is on the screen; its link is returned, as a phone reads it from there."""
        self.until(lambda: self.state.link == "ready" and self.finger.sees("booth-code"))
        [code] = zxingcpp.read_barcodes(pillow(self.picture("card")))
        return str(code.text)

    def types(self, code: str) -> None:
        for digit in code:
            self.tap(f"booth-digit-{digit}")

    def noted(self, kind: type[Fact]) -> list[Fact]:
        return [fact for fact in self.facts if isinstance(fact, kind)]

    def writes(self, lines: tuple[float, ...] = (0.1, 0.5)) -> None:
        """One wave for every place where it begins, in 0..1 of the card's width."""
        field = next(item for item in self.items() if item.objectName() == "booth-field")
        # Nobody writes on a card that is being turned over.
        self.until(lambda: bool(self.settled() and field.property("writable")))
        before = len(self.state.strokes)
        for start in lines:
            turns = [(n / 40, n / 40 * 4 * math.pi) for n in range(41)]
            self.finger.draw("booth-field", [(start + 0.32 * at, 0.8 - 0.08 * math.sin(turn)) for at, turn in turns])
        self.until(lambda: len(self.state.strokes) == before + len(lines))

    def items(self) -> Iterator:
        return everything_in(self.window.rootObject())
