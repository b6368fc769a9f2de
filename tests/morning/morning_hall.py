"""The morning check's page in its window, with its real thinking behind it, and a check desk that is played by hand."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QRectF, QUrl
from PySide6.QtGui import QFontDatabase
from PySide6.QtQuick import QQuickItem, QQuickView

from kiosk.bridge.finger import Finger
from kiosk.bridge.house_view import HouseView
from kiosk.bridge.morning_view import MorningView
from kiosk.content.words import load_words
from kiosk.devices.checks.station import spoken_numbers
from kiosk.exhibits import morning, visit
from kiosk.exhibits.morning import MorningState
from kiosk.happenings import inputs
from kiosk.happenings.orders import RunCheck
from kiosk.happenings.words import CheckLevel, CheckName, Fact, Input, Language, Order
from kiosk.places import ASSETS, ROOT, SCENES
from tests.scenes.shown_scene import everything_in

WORDS = load_words(SCENES)
FOUND: dict[CheckName, tuple[str, str]] = {
    "disk": ("可写，剩余 412 GB。", "Writable, 412 GB free."),
    "clock": ("已与网络对时：09:41。", "Set by the network: 09:41."),
    "network": ("领取页有应答：192.168.3.20:8470", "It answers: 192.168.3.20:8470"),
    "content": ("设置和内容完整。", "Settings and content are in order."),
}


class Thinking:
    """The exhibit by itself, with a clock moved by hand; keeps what it orders and notes."""

    def __init__(self, absent: frozenset[CheckName] = frozenset()) -> None:
        self.state: MorningState = morning.start(absent, spoken_numbers(ASSETS), "zh")
        self.now_s = 100.0
        self.orders: list[Order] = []
        self.facts: list[Fact] = []
        self.rehearsed: list[bool] = []

    def receive(self, happening: Input) -> None:
        step = morning.step(self.state, happening, self.now_s)
        self.state = step.state
        self.orders += step.orders
        self.facts += step.facts
        self.rehearsed += [step.rehearsal] * len(step.facts)

    def admit(self) -> None:
        """Staff stand at the screen of a station whose devices are well."""
        self.receive(inputs.SceneShown("staff"))
        for device in ("wheel", "speaker", "printer", "entry_camera", "exit_camera", "booth_camera"):
            self.receive(inputs.DeviceReported(device, "ok", "正常。", "It works."))
        for door in ("entry", "exit"):
            self.receive(inputs.DoorState(door, True))

    def wait(self, seconds: float) -> None:
        """Let time pass; the house wakes the exhibit whenever it asked to be woken."""
        until_s = self.now_s + seconds
        while (at_s := morning.due(self.state)) is not None and at_s <= until_s:
            self.now_s = max(self.now_s, at_s)
            self.receive(inputs.DueCame())
        self.now_s = until_s

    def finds(
        self,
        check: CheckName,
        level: CheckLevel = "ok",
        told: tuple[str, str] = ("", ""),
        measured: float | None = None,
    ) -> None:
        """A word of the desk on the run it was asked for last."""
        job = next(order.job for order in reversed(self.orders) if isinstance(order, RunCheck) and order.check == check)
        self.receive(inputs.CheckTold(check, level, *(told if told[0] else FOUND.get(check, told)), job, measured))

    def machine_is_well(self) -> None:
        """All that the machine finds out by itself is well; the printed card waits to be looked at."""
        for check in ("disk", "clock", "network", "content"):
            self.finds(check)
        self.finds("printer", "asking")
        self.receive(inputs.CameraShowing())
        self.wait(6)

    def turn(self) -> None:
        for deflection in (-0.3, -0.9, 0.0, 0.9, 0.0):
            self.receive(inputs.WheelTurned(deflection))

    def wipe(self, without: tuple[int, ...] = ()) -> None:
        for square in range(40):
            if square not in without:
                self.receive(inputs.CheckTouched(square))

    def listen(self, number: int = 7) -> None:
        self.finds("speaker", "asking", measured=float(number))
        self.receive(inputs.CheckAnswered("speaker", True))


class Page(Thinking):
    """The page as it stands in the staff scene, on its wall."""

    def __init__(
        self,
        strip: Path,
        language: Language = "zh",
        size: tuple[int, int] = (1920, 1080),
        absent: frozenset[CheckName] = frozenset(),
    ) -> None:
        super().__init__(absent)
        for font in sorted((ASSETS / "fonts").glob("*.[ot]tf")):
            QFontDatabase.addApplicationFont(str(font))
        self.house = HouseView(lambda _: None, WORDS, (1210, 680), False, 3.0)
        self.house.show(replace(visit.start("zh", 60, 15, 300), language=language))
        self.view = MorningView(self.receive, strip, lambda: datetime(2026, 11, 30, 9, 41, tzinfo=UTC))
        self.window = QQuickView()
        self.window.engine().addImportPath(str(ROOT))
        self.window.setInitialProperties({"house": self.house, "view": self.view})
        self.window.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        self.window.setGeometry(0, 0, *size)
        theme = self.window.engine().singletonInstance("scenes.look", "Theme")
        assert isinstance(theme, QObject)
        theme.setProperty("u", min(size[0] / 1920, size[1] / 1080))
        theme.setProperty("pxPerMm", size[0] / (1210 if size[0] > size[1] else 680))
        theme.setProperty("english", language == "en")
        self.window.setSource(QUrl.fromLocalFile(str(Path(__file__).parent / "Wall.qml")))
        assert self.window.status() == QQuickView.Status.Ready, self.window.errors()
        self.finger = Finger(self.window)
        self.admit()

    def receive(self, happening: Input) -> None:
        super().receive(happening)
        if hasattr(self, "view"):
            self.view.show(self.state)

    def close(self) -> None:
        self.window.close()
        self.window.setSource(QUrl())

    def items(self) -> Iterator[QQuickItem]:
        return everything_in(self.window.contentItem())

    def item(self, name: str) -> QQuickItem:
        return next(item for item in self.items() if item.objectName() == name and item.isVisible())

    def says(self, name: str) -> str:
        return str(self.item(name).property("text"))

    def sees(self, name: str) -> bool:
        return any(item.objectName() == name and item.isVisible() for item in self.items())

    def picture(self, name: str) -> None:
        """Leave a picture where MORNING_PICTURES says."""
        if folder := os.environ.get("MORNING_PICTURES"):
            self.window.grabWindow().save(f"{folder}/{name}.png")

    def misplaced(self) -> list[str]:
        """Words and buttons that do not lie wholly on their sheet, or whose end is cut off."""
        found = []
        for item in self.items():
            words = item.property("text")
            if not words or not item.isVisible():
                continue
            if item.property("truncated"):
                found.append(f"cut: {words}")
            size = item.property("contentWidth"), item.property("contentHeight")
            place = item.mapRectToScene(QRectF(0, 0, *size) if size[0] else item.boundingRect())
            holder = item.parentItem()
            while holder is not None:
                if holder.objectName() == "check-red-list":
                    # A list that can be pushed up and down: only its sides are edges.
                    place = QRectF(place.x(), holder.mapRectToScene(holder.boundingRect()).y(), place.width(), 1)
                if holder.metaObject().className().startswith(("Paper", "TouchGrid", "Wall")) or holder.clip():
                    seen = holder.mapRectToScene(holder.boundingRect()).adjusted(-1, -1, 1, 1)
                    if not seen.contains(place):
                        found.append(f"beyond: {words}")
                        break
                holder = holder.parentItem()
        return found
