"""The page of content packs in a window, the real thinking behind it and a desk that only takes down what is asked."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QRectF, QUrl
from PySide6.QtGui import QFontDatabase
from PySide6.QtQuick import QQuickView

from kiosk.bridge.finger import Finger
from kiosk.bridge.house_view import HouseView
from kiosk.bridge.packs_view import PacksView
from kiosk.content.words import load_words
from kiosk.exhibits import packs, visit
from kiosk.happenings import inputs
from kiosk.happenings.orders import HandlePack
from kiosk.happenings.words import Input, Language, Order
from kiosk.places import ASSETS, ROOT, SCENES
from tests.scenes.shown_scene import ShownScene

WORDS = load_words(SCENES)
# What the staff scene leaves of the screen for a page.
MARGIN = (96, 132, 96, 156)


class PacksHall(ShownScene):
    """`scene` is PacksPage or PreviewRibbon; `orders` are those for the desk and the house, without looks."""

    PICTURES = "PACKS_PICTURES"

    def __init__(
        self, language: Language = "zh", size: tuple[int, int] = (1920, 1080), scene: str = "PacksPage"
    ) -> None:
        for font in (ASSETS / "fonts").glob("*.[ot]tf"):
            QFontDatabase.addApplicationFont(str(font))
        self.orders: list[Order] = []
        self.state = packs.start()
        self.house = HouseView(lambda _: None, WORDS, (1210, 680), False, 3.0)
        self.house.show(replace(visit.start("zh", 60, 15, 300), language=language))
        self.view = PacksView(self.receive, ASSETS, 10)
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
        self.window.setSource(QUrl.fromLocalFile(str(SCENES / "packs" / f"{scene}.qml")))
        assert self.window.status() == QQuickView.Status.Ready, self.window.errors()
        self.finger = Finger(self.window)

    def receive(self, happening: Input) -> None:
        step = packs.step(self.state, happening, 1.0)
        self.state = step.state
        self.orders += [order for order in step.orders if order != HandlePack("look")]
        self.view.show(self.state)

    def told(self, told: inputs.PacksTold) -> None:
        self.receive(told)
        self.receive(inputs.SceneShown("staff"))
        # Rows put their buttons in place when a frame is drawn.
        self.window.grabWindow()

    def cut_off(self) -> list[str]:
        """Texts and buttons that don't lie wholly on their sheet, and buttons that lie over words."""
        found = []
        for item in self.items():
            words = item.property("text")
            if not words or not item.isVisible() or item.objectName() == "packs-told":
                continue
            size = item.property("contentWidth"), item.property("contentHeight")
            place = item.mapRectToScene(QRectF(0, 0, *size) if size[0] else item.boundingRect())
            holder = item.parentItem()
            while holder is not None:
                sheet = holder.clip() or holder.metaObject().className().startswith(("Paper", "ReadyPacks", "OnShow"))
                if sheet and not holder.mapRectToScene(holder.boundingRect()).adjusted(-1, -1, 1, 1).contains(place):
                    found.append(str(words))
                    break
                holder = holder.parentItem()
        return found


def open_packs(
    qtbot,
    halls: list[PacksHall],
    language: Language = "zh",
    size: tuple[int, int] = (1920, 1080),
    scene: str = "PacksPage",
) -> PacksHall:
    halls.append(hall := PacksHall(language, size, scene))
    with qtbot.waitExposed(hall.window):
        hall.window.show()
    return hall
