"""The calibration window with everything behind it but the camera, which the test speaks for."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QFontDatabase
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.bridge.calibrate_view import CalibrateState, CalibrateView
from kiosk.bridge.finger import Finger
from kiosk.calibrating.command import WINDOW
from kiosk.calibrating.notes import NotesShelf
from kiosk.calibrating.window import Calibration
from kiosk.content.words import load_words
from kiosk.happenings.inputs import DeviceReported, VisitorPassed
from kiosk.happenings.words import Door, Language, Level
from kiosk.places import ASSETS, ROOT, SCENES
from kiosk.settings import load_settings
from tests.scenes.shown_scene import everything_in

WORDS = load_words(SCENES)["calibrate"]
NOON = 1_795_000_000.0
SENTENCES: dict[Level, tuple[str, str]] = {
    "ok": ("入口微笑相机正在计数。", "The smile camera at the entry is counting."),
    "rehearsal": ("入口微笑相机为演练：人数不计入正式统计。", "The smile camera at the entry is a rehearsal."),
    "fault": (
        "入口微笑相机没有画面了，请检查它的电源和网线。30 秒后重新启动。",
        "The smile camera at the entry gives no picture any more: check its power and cable. It starts again in 30 s.",
    ),
}


class StillCamera:
    """Notes what is asked of it."""

    def __init__(self) -> None:
        self.done: list[str] = []

    def start(self) -> None:
        self.done.append("start")

    def stop(self) -> None:
        self.done.append("stop")


class CalibrateHall:
    """A station's calibration of one door. Time goes on by ten seconds with every passage."""

    def __init__(self, folder: Path, door: Door = "entry", *, rehearsal: bool = False) -> None:
        self.config = folder / "config.yaml"
        if not self.config.exists():
            shutil.copyfile(ROOT / "config.yaml", self.config)
        self.settings = load_settings(self.config)
        self.now_s = NOON
        self.rehearsal = rehearsal
        self.door: Door = door
        self.ended = False
        self.states: list[CalibrateState] = []
        self.shelf = NotesShelf(folder / "data", door, rehearsal)
        self.camera = StillCamera()
        self.view: CalibrateView | None = None
        self.calibration = Calibration(
            self.settings,
            self.config,
            door,
            self.shelf,
            rehearsal=rehearsal,
            show=self._show,
            end=self._end,
            clock=lambda: self.now_s,
        )
        self.calibration.open(self.camera)

    @property
    def state(self) -> CalibrateState:
        return self.states[-1]

    def _show(self, state: CalibrateState) -> None:
        self.states.append(state)
        if self.view:
            self.view.show(state)

    def _end(self) -> None:
        self.ended = True

    def camera_says(self, level: Level) -> None:
        zh, en = SENTENCES[level]
        self.calibration.receive(DeviceReported(f"{self.door}_camera", level, zh, en))

    def passes(self, score: float | None, *, after_s: float = 10.0, door: Door | None = None) -> int:
        """Somebody is counted; the number their card has."""
        self.now_s += after_s
        smile = None if score is None else score >= 0.5
        self.calibration.receive(VisitorPassed(door or self.door, smile, score, 2.4, rehearsal=self.rehearsal))
        return len(self.calibration._session.notes.passages)

    def many(self, each: int = 34, *, dim: bool = True, seed: int = 4) -> None:
        """So many people who smiled and so many who did not, passed and tapped."""
        chance = random.Random(seed)
        for _ in range(each):
            smiled = min(0.99, max(0.01, chance.gauss(0.55 if dim else 0.85, 0.17)))
            self.calibration.tap(self.passes(round(smiled, 3)), "smiled")
            unsmiling = min(0.99, max(0.01, chance.gauss(0.16, 0.12)))
            self.calibration.tap(self.passes(round(unsmiling, 3)), "unsmiling")


class CalibrateWindow:
    """What staff see of it."""

    def __init__(self, hall: CalibrateHall, language: Language = "zh", size: tuple[int, int] = (1920, 1080)) -> None:
        for font in (ASSETS / "fonts").glob("*.[ot]tf"):
            QFontDatabase.addApplicationFont(str(font))
        self.hall = hall
        self.view = hall.view = CalibrateView(hall.calibration, WORDS, hall.door, 1210)
        self.view.show(hall.state)
        self.engine = QQmlApplicationEngine()
        warnings: list[str] = []
        self.engine.warnings.connect(lambda found: warnings.extend(error.toString() for error in found))
        self.engine.addImportPath(str(ROOT))
        self.engine.setInitialProperties({"view": self.view})
        self.engine.load(QUrl.fromLocalFile(str(WINDOW)))
        assert self.engine.rootObjects(), warnings
        window = self.engine.rootObjects()[0]
        assert isinstance(window, QQuickWindow)
        self.window = window
        self.window.setGeometry(0, 0, *size)
        self.window.show()
        self.finger = Finger(self.window)
        hall.calibration.speak(language)

    def close(self) -> None:
        self.window.setProperty("ending", True)
        self.window.close()
        self.hall.view = None
        # Before the view it shows.
        del self.window, self.finger
        for root in self.engine.rootObjects():
            root.deleteLater()
        del self.engine

    def items(self) -> Iterator[QQuickItem]:
        return everything_in(self.window.contentItem())

    def item(self, name: str) -> QQuickItem:
        return next(item for item in self.items() if item.objectName() == name and item.isVisible())

    def sees(self, name: str) -> bool:
        return any(item.objectName() == name and item.isVisible() for item in self.items())

    def says(self, name: str) -> str:
        return str(self.item(name).property("text"))

    def tap(self, name: str) -> None:
        """Touch an item where it stands once a frame has been drawn."""
        self.window.grabWindow()
        self.finger.tap(name)

    def rests(self) -> None:
        """Let the card's buttons be ready, as they are a moment after it came."""
        next(item for item in self.items() if item.objectName() == "calibrate-desk-card").setProperty("ready", True)

    def picture(self, name: str) -> None:
        """Saved where CALIBRATE_PICTURES says, for whoever wants to look."""
        for item in self.items():
            if item.objectName() == "calibrate-paper":
                item.setX(0)
        shown = self.window.grabWindow()
        if folder := os.environ.get("CALIBRATE_PICTURES"):
            shown.save(f"{folder}/{name}.png")

    def cut_off(self) -> list[str]:
        """Texts that do not lie wholly in their button, on their sheet and in the window, or are cut short."""
        found = []
        for item in self.items():
            words = item.property("text")
            if not words or not item.isVisible() or item.property("contentWidth") is None:
                continue
            if item.property("truncated"):
                found.append(words)
                continue
            room = item.mapRectToScene(item.boundingRect())
            holder = item.parentItem()
            while holder is not None:
                kind = holder.metaObject().className()
                is_holder = kind.startswith(("Paper", "BrassButton", "Tally")) or holder is self.window.contentItem()
                if is_holder and not holder.mapRectToScene(holder.boundingRect()).adjusted(-1, -1, 1, 1).contains(room):
                    found.append(words)
                    break
                holder = holder.parentItem()
        return found
