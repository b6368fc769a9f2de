"""The PIN pad in a window over a scene that counts what gets through it, with its real thinking behind it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QRectF, QUrl
from PySide6.QtGui import QFontDatabase
from PySide6.QtQuick import QQuickItem, QQuickView

from kiosk.bridge.finger import Finger
from kiosk.bridge.house_view import HouseView
from kiosk.bridge.staff_view import StaffView
from kiosk.content.words import load_words
from kiosk.exhibits import staff, visit
from kiosk.exhibits.staff import StaffState
from kiosk.happenings.words import Input, Language, Order
from kiosk.places import ASSETS, ROOT, SCENES
from tests.scenes.shown_scene import ShownScene

WORDS = load_words(SCENES)
SCENE = """
import QtQuick
import KioskBridge
import scenes.look
Item {{
    id: hall
    required property HouseView house
    required property StaffView view
    property int below: 0
    CabinWall {{ anchors.fill: parent }}
    MouseArea {{
        objectName: "below"
        anchors.fill: parent
        acceptedButtons: Qt.AllButtons
        onPressed: hall.below += 1
        onWheel: hall.below += 1
    }}
    Loader {{
        anchors.fill: parent
        Component.onCompleted: setSource("{pad}", {{"house": hall.house, "view": hall.view}})
    }}
}}
"""


class PinHall(ShownScene):
    """`below` counts what got through the pad to the scene that it covers."""

    PICTURES = "PIN_PICTURES"

    def __init__(self, folder: Path, language: Language = "zh", size: tuple[int, int] = (1920, 1080)) -> None:
        for font in (ASSETS / "fonts").glob("*.[ot]tf"):
            QFontDatabase.addApplicationFont(str(font))
        self.orders: list[Order] = []
        self.now_s = 1.0
        self.state: StaffState = staff.start(tries=3, lock_s=600)
        self.house = HouseView(lambda _: None, WORDS, (1210, 680), False, 3.0)
        self.house.show(replace(visit.start("zh", 60, 15, 300), language=language))
        self.view = StaffView(self.receive, lambda: None)
        scene = folder / "Pad.qml"
        scene.write_text(SCENE.format(pad=QUrl.fromLocalFile(str(SCENES / "PinPad.qml")).toString()), encoding="utf-8")
        self.window = QQuickView()
        self.window.engine().addImportPath(str(ROOT))
        self.window.setInitialProperties({"house": self.house, "view": self.view})
        self.window.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        self.window.setGeometry(0, 0, *size)
        theme = self.window.engine().singletonInstance("scenes.look", "Theme")
        assert isinstance(theme, QObject)
        theme.setProperty("u", min(size[0] / 1920, size[1] / 1080))
        theme.setProperty("pxPerMm", size[0] / 1210)
        theme.setProperty("english", language == "en")
        self.window.setSource(QUrl.fromLocalFile(str(scene)))
        assert self.window.status() == QQuickView.Status.Ready, self.window.errors()
        self.finger = Finger(self.window)

    def receive(self, *happenings: Input) -> None:
        for happening in happenings:
            step = staff.step(self.state, happening, self.now_s)
            self.state = step.state
            self.orders += step.orders
            self.view.show(self.state)

    def type(self, pin: str) -> None:
        # Rows and columns put their keys in place when a frame is drawn.
        self.window.grabWindow()
        for digit in pin:
            self.finger.tap(f"pin-{digit}")
        self.finger.tap("pin-enter")

    @property
    def below(self) -> int:
        return int(self.window.rootObject().property("below"))

    def said(self) -> list[str]:
        """Every text that is seen."""
        return [str(words) for item in self.items() if item.isVisible() and (words := item.property("text"))]

    def cut_off(self) -> list[str]:
        """Texts that do not lie wholly on the pad's paper, and keys that do not lie wholly in the window."""
        whole = QRectF(0, 0, self.window.width(), self.window.height())
        found: list[str] = []
        for item in self.items():
            words = item.property("text")
            if not words or not item.isVisible():
                continue
            size = item.property("contentWidth") or 0.0, item.property("contentHeight") or 0.0
            drawn = item.boundingRect().united(QRectF(0, 0, *size))
            seen = whole
            holder: QQuickItem | None = item.parentItem()
            while holder:
                if holder.metaObject().className().startswith("Paper"):
                    seen = holder.mapRectToScene(holder.boundingRect()).adjusted(8, 8, -8, -8)
                holder = holder.parentItem()
            if not (seen.contains(item.mapRectToScene(drawn)) and whole.contains(seen)):
                found.append(str(words))
        return found
