"""The closed scene and the page of hours in their windows, with the real thinking behind them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QRectF, QUrl
from PySide6.QtGui import QFontDatabase
from PySide6.QtQuick import QQuickView

from kiosk.bridge.finger import Finger
from kiosk.bridge.hours_view import HoursView
from kiosk.bridge.house_view import HouseView
from kiosk.content.words import load_words
from kiosk.exhibits import hours, visit
from kiosk.happenings import inputs
from kiosk.happenings.inputs import HallTold
from kiosk.happenings.words import Input, Language, Order
from kiosk.places import ASSETS, ROOT, SCENES
from kiosk.reckoning.opening import DayHours, Schedule
from tests.scenes.shown_scene import ShownScene

WORDS = load_words(SCENES)
TEN_TO_EIGHT = (time(10), time(20))
# A week with New Year's Eve in it, and Mondays off.
SCHEDULE = Schedule(
    weekdays=(None, *[TEN_TO_EIGHT] * 6),
    special={
        date(2027, 2, 5): DayHours(None, "exception", "除夕", "New Year's Eve"),
        date(2027, 2, 6): DayHours((time(12), time(17)), "exception", "春节", "Spring Festival"),
    },
)
OPEN = HallTold(True, "2027-02-03", "10:00", "20:00", "weekday")
CLOSED = HallTold(False, "2027-02-03", "10:00", "20:00", "weekday", next_opens="2027-02-04T10:00")


class HoursHall(ShownScene):
    """One of the two, with a clock that is moved by hand; staff stand before the page."""

    PICTURES = "HOURS_PICTURES"

    def __init__(self, language: Language = "zh", size: tuple[int, int] = (1920, 1080)) -> None:
        for font in (ASSETS / "fonts").glob("*.[ot]tf"):
            QFontDatabase.addApplicationFont(str(font))
        self.orders: list[Order] = []
        self.now_s = 1.0
        self.state = hours.start(last_visit_s=600, restarts=True)
        self.house = HouseView(lambda _: None, WORDS, (1210, 680), False, 3.0)
        self.house.show(replace(visit.start("zh", 60, 15, 300), language=language))
        self.view = HoursView(self.receive, SCHEDULE, WORDS["hours"])
        self.window = QQuickView()
        self.window.engine().addImportPath(str(ROOT))
        self.window.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        self.window.setGeometry(0, 0, *size)
        theme = self.window.engine().singletonInstance("scenes.look", "Theme")
        assert isinstance(theme, QObject)
        theme.setProperty("u", min(size[0] / 1920, size[1] / 1080))
        theme.setProperty("pxPerMm", max(size) / 1210)
        theme.setProperty("english", language == "en")
        self.finger = Finger(self.window)

    def open_closed_scene(self) -> None:
        self.window.setInitialProperties({"house": self.house, "hours": self.view})
        self._load(SCENES / "closed" / "ClosedScene.qml")

    def open_page(self, folder: Path) -> None:
        """The page in its place in the staff scene: below the tabs, above the buttons."""
        page = folder / "Page.qml"
        place = QUrl.fromLocalFile(str(SCENES / "hours")).toString()
        page.write_text(
            f"""
import QtQuick
import KioskBridge
import scenes.look
import "{place}"
Item {{
    id: root
    required property HouseView house
    required property HoursView view
    CabinWall {{ anchors.fill: parent }}
    HoursPage {{
        house: root.house
        view: root.view
        anchors.fill: parent
        anchors.leftMargin: 96 * Theme.u
        anchors.rightMargin: 96 * Theme.u
        anchors.topMargin: Theme.bar + 4 * Theme.u
        anchors.bottomMargin: Math.max(Theme.touch, 92 * Theme.u) + 64 * Theme.u
    }}
}}
""",
            encoding="utf-8",
        )
        self.receive(inputs.SceneShown("staff"))
        self.window.setInitialProperties({"house": self.house, "view": self.view})
        self._load(page)

    def _load(self, qml: Path) -> None:
        self.window.setSource(QUrl.fromLocalFile(str(qml)))
        assert self.window.status() == QQuickView.Status.Ready, self.window.errors()

    def receive(self, happening: Input) -> None:
        step = hours.step(self.state, happening, self.now_s)
        self.state = step.state
        self.orders += step.orders
        self.view.show(self.state)

    def later(self, seconds: float) -> None:
        self.now_s += seconds
        self.receive(inputs.DueCame())

    def cut_off(self) -> list[str]:
        """Words that do not lie wholly in the window, on the sheet they are on, or that were elided."""
        found = []
        for item in self.items():
            words = item.property("text")
            if not words or not item.isVisible():
                continue
            size = item.property("contentWidth"), item.property("contentHeight")
            place = item.mapRectToScene(QRectF(0, 0, *size) if size[0] else item.boundingRect())
            holder = item.parentItem()
            while holder is not None:
                seen = holder.mapRectToScene(holder.boundingRect()).adjusted(-1, -1, 1, 1)
                is_sheet = holder.metaObject().className().startswith("Paper") or holder.parentItem() is None
                if (is_sheet or holder.clip()) and not seen.contains(place):
                    found.append(str(words))
                    break
                holder = holder.parentItem()
        return found


def open_hall(
    qtbot: Any,
    halls: list[HoursHall],
    show: Callable[[HoursHall], None],
    language: Language = "zh",
    size: tuple[int, int] = (1920, 1080),
) -> HoursHall:
    halls.append(hall := HoursHall(language, size))
    show(hall)
    with qtbot.waitExposed(hall.window):
        hall.window.show()
    return hall
