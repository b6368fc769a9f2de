"""微笑's scene in a window, with the real thinking of the exhibit behind it, and days made by hand."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, cast

from PySide6.QtCore import QObject, QRectF, QUrl
from PySide6.QtGui import QFontDatabase, QImage
from PySide6.QtQml import QQmlComponent, QQmlExpression, qmlContext
from PySide6.QtQuick import QQuickItem, QQuickView

from kiosk.bridge.finger import Finger
from kiosk.bridge.house_view import HouseView
from kiosk.bridge.lantern_river import LanternRiver
from kiosk.bridge.smile_view import SmileView
from kiosk.content.words import load_words
from kiosk.exhibits import smile, visit
from kiosk.exhibits.smile.state import Lantern, SmileState, Tally
from kiosk.happenings.inputs import Counted, HourCounted
from kiosk.happenings.words import Door, Input, Language
from kiosk.places import ASSETS, ROOT, SCENES
from kiosk.reckoning.shares import HandCount
from tests.scenes.shown_scene import everything_in

WORDS = load_words(SCENES)
LEAST = 30
HANDS = (HandCount(60, 53, 140, 11), HandCount(120, 112, 80, 6))
MIRROR = b'import QtQuick\nRectangle { objectName: "the-mirror"; color: "#203040" }'
ALONE = """import QtQuick
import KioskBridge
import "%s"
LivingPicture { alone: true }"""

HOURS = (
    HourCounted(10, Counted(402, 391, 70), Counted(201, 196, 166)),
    HourCounted(11, Counted(611, 598, 117), Counted(455, 446, 379)),
    HourCounted(12, Counted(388, 380, 95), Counted(520, 512, 447)),
    HourCounted(13, Counted(420, 410, 82), Counted(371, 362, 318)),
    HourCounted(14, Counted(803, 786, 178), Counted(640, 631, 549)),
    HourCounted(15, Counted(921, 902, 201), Counted(830, 818, 717)),
    HourCounted(16, Counted(744, 730, 152), Counted(902, 889, 768)),
    HourCounted(17, Counted(390, 381, 88), Counted(611, 603, 520)),
    HourCounted(18, Counted(134, 133, 25), Counted(260, 254, 225)),
)


def summed(hours: tuple[HourCounted, ...]) -> tuple[Counted, Counted]:
    """Both doors over these hours."""
    doors: list[list[Counted]] = [[hour.entry for hour in hours], [hour.exit for hour in hours]]
    entry, left = (
        Counted(sum(one.passed for one in some), sum(one.judged for one in some), sum(one.smiled for one in some))
        for some in doors
    )
    return entry, left


def lanterns(number: int, first: int = 1) -> tuple[Lantern, ...]:
    """So many as on a day of the station: few smile coming in, most going out; a few could not be judged."""
    chance = random.Random(first)
    lit = []
    for at in range(first, first + number):
        door: Door = chance.choice(("entry", "exit"))
        judged = chance.random() > 0.03
        lit.append(Lantern(at, door, chance.random() < (0.21 if door == "entry" else 0.867) if judged else None))
    return tuple(lit)


def busy_day(number: int = 5000) -> SmileState:
    """An ordinary full day, and the same weekday before."""
    entry, left = summed(HOURS)
    before = summed(HOURS[:6])
    return SmileState(
        local_day="2026-11-30",
        local_hour=18,
        real=Tally(entry, left, HOURS),
        measured_s={"entry": 28_500.0, "exit": 27_000.0},
        before_day="2026-11-23",
        before=Tally(before[0], before[1], HOURS[:6]),
        lanterns=lanterns(number),
        lit=number,
    )


def early_day(entry: Counted, left: Counted) -> SmileState:
    """A day that has just begun, with these passages in its first hour."""
    shown = lanterns(entry.passed + left.passed)
    hours = (HourCounted(10, entry, left),)
    return SmileState("2026-11-30", 10, real=Tally(entry, left, hours), lanterns=shown, lit=len(shown))


class Hall:
    """One window of 微笑: the visitor's scene, or `alone` the living picture of a second screen."""

    def __init__(
        self,
        state: SmileState | None = None,
        language: Language = "zh",
        lower: bool = False,
        alone: bool = False,
        size: tuple[int, int] = (1920, 1080),
        hands: tuple[HandCount | None, HandCount | None] = (None, None),
        absent: frozenset[Door] = frozenset(),
    ) -> None:
        for font in (ASSETS / "fonts").glob("*.[ot]tf"):
            QFontDatabase.addApplicationFont(str(font))
        self.rung: list[Input] = []
        self.now_s = 0.0
        self.state = state or smile.start()
        self.view = SmileView(self.receive, LEAST, *hands, absent=absent, open_s=lambda: 8 * 3600.0)
        self.view.show(self.state)
        self.house = HouseView(self.receive, WORDS, (1210, 680), lower, 3.0)
        self.house.show(replace(visit.start("zh", 60, 15, 300), language=language))
        self.window = QQuickView()
        engine = self.window.engine()
        engine.addImportPath(str(ROOT))
        engine.addImageProvider("lanterns", self.view.pictures())
        look = engine.singletonInstance("scenes.look", "Theme")
        assert isinstance(look, QObject)
        look.setProperty("u", min(size[0] / 1920, size[1] / 1080))
        look.setProperty("pxPerMm", size[0] / 1210)
        look.setProperty("english", language == "en")
        look.setProperty("lower", lower)
        self.mirror = QQmlComponent(engine)
        self.mirror.setData(MIRROR, QUrl())
        self.window.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        self.window.setGeometry(0, 0, *size)
        shown: dict[str, Any] = {"view": self.view}
        shown |= {"words": self.house.property("words")["smile"]} if alone else {"house": self.house}
        self.window.setInitialProperties(shown | ({"alone": True} if alone else {"mirror": self.mirror}))
        scene = "LivingPicture.qml" if alone else "SmileScene.qml"
        self.window.setSource(QUrl.fromLocalFile(str(SCENES / "smile" / scene)))
        assert self.window.status() == QQuickView.Status.Ready, self.window.errors()
        self.finger = Finger(self.window)

    def receive(self, happening: Input) -> None:
        self.rung.append(happening)
        self.state = smile.step(self.state, happening, self.now_s).state
        self.view.show(self.state)

    def put(self, state: SmileState) -> None:
        """The exhibit stands so now."""
        self.state = state
        self.view.show(state)

    @property
    def river(self) -> LanternRiver:
        river: LanternRiver = cast(Any, self.view).river
        return river

    @property
    def rivers(self) -> tuple[LanternRiver, LanternRiver]:
        alone: LanternRiver = cast(Any, self.view).aloneRiver
        return self.river, alone

    @property
    def bar(self) -> QRectF:
        """Where the house's bar lies over the scene."""
        look = self.window.engine().singletonInstance("scenes.look", "Theme")
        assert isinstance(look, QObject)
        top, bottom = float(look.property("insetTop")), float(look.property("insetBottom"))
        # A title may rise a little into the bar's empty edge.
        return QRectF(0, 0 if top else self.window.height() - bottom + 24, self.window.width(), max(top, bottom) - 24)

    def item(self, name: str) -> QQuickItem:
        return next(item for item in self.items() if item.objectName() == name)

    def says(self, name: str) -> str:
        """What a text says; empty when it is not seen."""
        item = self.item(name)
        return str(item.property("text")) if item.isVisible() else ""

    def items(self) -> Iterator[QQuickItem]:
        return everything_in(self.window.rootObject())

    def afloat(self) -> list[QQuickItem]:
        """The live lanterns."""
        return [item for item in self.items() if item.metaObject().className().startswith("Lantern_")]

    def texts(self) -> list[tuple[str, QRectF]]:
        """Every text that is seen, and where its letters stand."""
        found = []
        for item in self.items():
            words, width = item.property("text"), item.property("contentWidth")
            if not words or width is None or not item.isVisible():
                continue
            # Aligned letters stand within their item, at its left, middle or right.
            context = qmlContext(item)
            assert context is not None
            side, _ = QQmlExpression(context, item, "Number(horizontalAlignment)").evaluate()
            left = {2: item.width() - width, 4: (item.width() - width) / 2}.get(side, 0.0)
            place = item.mapRectToScene(QRectF(left, 0, width, item.property("contentHeight")))
            found.append((str(words), place))
        return found

    def picture(self, name: str) -> QImage:
        """What the window shows; kept under SMILE_PICTURES for people to look at."""
        shown = self.window.grabWindow()
        if folder := os.environ.get("SMILE_PICTURES"):
            shown.save(f"{folder}/{name}.png")
        return shown

    def close(self) -> None:
        self.window.close()
        self.window.setSource(QUrl())
