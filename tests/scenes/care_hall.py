"""Care in a window, its real thinking behind it: the page for staff, the sign of an exhibit at rest, and home."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QRectF, QUrl
from PySide6.QtGui import QFontDatabase
from PySide6.QtQuick import QQuickItem, QQuickView

from kiosk.bridge.care_view import CareView
from kiosk.bridge.finger import Finger
from kiosk.bridge.house_view import HouseView
from kiosk.content.words import load_words
from kiosk.exhibits import care, reception, visit
from kiosk.exhibits.visit import VisitState
from kiosk.happenings import inputs
from kiosk.happenings.orders import Ring
from kiosk.happenings.words import Fact, Input, Language
from kiosk.places import ASSETS, ROOT, SCENES
from tests.scenes.shown_scene import ShownScene

WORDS = load_words(SCENES)
# What the staff scene leaves of the screen for a page of its own.
PAGE_MARGIN = (96, 132, 96, 156)


class CareHall(ShownScene):
    """One of the scenes that show care; `house.choose` and the like end in `chosen`, facts in `facts`."""

    PICTURES = "CARE_PICTURES"

    def __init__(self, scene: str, language: Language = "zh", size: tuple[int, int] = (1920, 1080)) -> None:
        for font in (ASSETS / "fonts").glob("*.[ot]tf"):
            QFontDatabase.addApplicationFont(str(font))
        self.now_s = 100.0
        self.chosen: list[Input] = []
        self.facts: list[Fact] = []
        self.care = care.start()
        self.register = reception.start("2026-11-30")
        self.house = HouseView(self.chosen.append, WORDS, (1210, 680), False, 3.0)
        self.show(replace(visit.start("zh", 60, 15, 300), language=language))
        self.view = CareView(self.receive)
        self.window = QQuickView()
        self.window.engine().addImportPath(str(ROOT))
        self.window.setColor("#221812")
        self.window.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        unit = min(size[0] / 1920, size[1] / 1080)
        page = scene == "care/CarePage"
        left, top, right, bottom = PAGE_MARGIN if page else (0, 0, 0, 0)
        self.window.setGeometry(0, 0, round(size[0] - (left + right) * unit), round(size[1] - (top + bottom) * unit))
        theme = self.window.engine().singletonInstance("scenes.look", "Theme")
        assert isinstance(theme, QObject)
        for name, value in {"u": unit, "pxPerMm": size[0] / 1210, "english": language == "en"}.items():
            theme.setProperty(name, value)
        own: dict[str, Any] = {"view": self.view} if page else {}
        self.window.setInitialProperties({"house": self.house, **own})
        self.window.setSource(QUrl.fromLocalFile(str(SCENES / f"{scene}.qml")))
        assert self.window.status() == QQuickView.Status.Ready, self.window.errors()
        self.finger = Finger(self.window)
        self.receive(inputs.SceneShown("staff"))

    def receive(self, happening: Input) -> None:
        waiting = [happening]
        while waiting:
            told = waiting.pop(0)
            cared = care.step(self.care, told, self.now_s)
            registered = reception.step(self.register, told, self.now_s)
            self.care, self.register = cared.state, registered.state
            self.facts += (*cared.facts, *registered.facts)
            waiting += [order.happening for order in cared.orders if isinstance(order, Ring)]
        self.view.show(self.care)
        self.view.show_reception(self.register)
        root = self.window.rootObject()
        if root.metaObject().indexOfProperty("resting") >= 0:
            root.setProperty("resting", self.view.resting)

    def show(self, visited: VisitState) -> None:
        self.visited = visited
        self.house.show(visited)

    def texts(self) -> list[str]:
        return [str(item.property("text")) for item in self._written()]

    def _written(self) -> list[QQuickItem]:
        return [item for item in self.items() if item.isVisible() and item.property("contentWidth")]

    def cut_off(self) -> list[str]:
        """Texts that leave the part of the scene they stand on, whatever it is."""
        found = []
        for item in self._written():
            place = item.mapRectToScene(QRectF(0, 0, item.property("contentWidth"), item.property("contentHeight")))
            holder = item.parentItem()
            while holder is not None:
                held = holder.mapRectToScene(holder.boundingRect()).adjusted(-1, -1, 1, 1)
                if not held.isNull() and not held.contains(place):
                    found.append(f"{item.property('text')} in {holder.metaObject().className()}")
                    break
                holder = holder.parentItem()
        return found
