"""The page of what is kept, in a window, with the real thinking behind it and nothing that obeys its orders."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QRectF, QUrl
from PySide6.QtGui import QFontDatabase
from PySide6.QtQuick import QQuickItem, QQuickView

from kiosk.bridge.finger import Finger
from kiosk.bridge.house_view import HouseView
from kiosk.bridge.keeping_view import KeepingView
from kiosk.content.words import load_words
from kiosk.exhibits import keeping, visit
from kiosk.happenings import inputs
from kiosk.happenings.words import Input, Language, Order
from kiosk.places import ASSETS, ROOT, SCENES
from tests.scenes.shown_scene import ShownScene

# What the staff scene leaves of the screen for a page.
MARGIN = (96, 132, 96, 156)
Size = tuple[int, int]


class KeepingHall(ShownScene):
    """`orders` are all that the page's presses led to."""

    PICTURES = "KEEPING_PICTURES"

    def __init__(self, language: Language, size: Size) -> None:
        for font in (ASSETS / "fonts").glob("*.[ot]tf"):
            QFontDatabase.addApplicationFont(str(font))
        self.orders: list[Order] = []
        self.state = keeping.start()
        self.house = HouseView(lambda _: None, load_words(SCENES), (1210, 680), False, 3.0)
        self.house.show(replace(visit.start("zh", 60, 15, 300), language=language))
        self.view = KeepingView(self.receive, ZoneInfo("Asia/Shanghai"))
        self.window = QQuickView()
        self.window.engine().addImportPath(str(ROOT))
        self.window.setColor("#221812")
        self.window.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        unit = min(size[0] / 1920, size[1] / 1080)
        left, top, right, bottom = MARGIN
        self.window.setGeometry(0, 0, round(size[0] - (left + right) * unit), round(size[1] - (top + bottom) * unit))
        theme = self.window.engine().singletonInstance("scenes.look", "Theme")
        assert isinstance(theme, QObject)
        for name, value in {"u": unit, "pxPerMm": size[0] / 1210, "english": language == "en"}.items():
            theme.setProperty(name, value)
        self.window.setInitialProperties({"house": self.house, "view": self.view})
        self.window.setSource(QUrl.fromLocalFile(str(SCENES / "keeping" / "KeepingPage.qml")))
        assert self.window.status() == QQuickView.Status.Ready, self.window.errors()
        self.finger = Finger(self.window)
        self.receive(inputs.DayCounted("2026-11-30"))
        self.receive(inputs.SceneShown("staff"))

    def receive(self, happening: Input) -> None:
        step = keeping.step(self.state, happening, 1.0)
        self.state = step.state
        self.orders += step.orders
        self.view.show(self.state)

    def shows(self, *happenings: Input) -> None:
        """Tell these, and draw a frame so that everything is in its place."""
        for happening in happenings:
            self.receive(happening)
        self.window.grabWindow()

    def crowded(self) -> list[str]:
        """Words that leave their sheet, and blocks that come too near to the block below them."""
        found = []
        for item in self.items():
            if item.isVisible() and item.property("text") and item.property("contentWidth"):
                size = item.property("contentWidth"), item.property("contentHeight")
                place = item.mapRectToScene(QRectF(0, 0, *size))
                sheet = next(parent for parent in _above(item) if parent.metaObject().className().startswith("Paper_"))
                if not sheet.mapRectToScene(sheet.boundingRect()).adjusted(-1, -1, 1, 1).contains(place):
                    found.append(str(item.property("text")))
        for above, below in (("keeping-standing", "keeping-notes"), ("keeping-rows", "keeping-closing")):
            upper, lower = (self.item(name) for name in (above, below))
            if lower.isVisible() and upper.y() + upper.height() > lower.y() - 4:
                found.append(f"{above} over {below}")
        return found


def _above(item: QQuickItem) -> Iterator[QQuickItem]:
    parent = item.parentItem()
    while parent is not None:
        yield parent
        parent = parent.parentItem()
