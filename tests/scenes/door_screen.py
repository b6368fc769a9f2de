"""A door's screen in a window, with its view and a clock moved by hand."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QRectF, QUrl
from PySide6.QtGui import QFontDatabase
from PySide6.QtQuick import QQuickItem, QQuickView

from kiosk.bridge.door_view import DoorView
from kiosk.bridge.finger import Finger
from kiosk.content.words import load_words
from kiosk.exhibits.smile.state import DoorNow, SmileState, Tally
from kiosk.happenings.inputs import Counted, Lamp
from kiosk.happenings.words import Door, Input, Language, Means
from kiosk.places import ASSETS, ROOT, SCENES
from tests.scenes.shown_scene import ShownScene

WORDS = load_words(SCENES)
LANDSCAPE, PORTRAIT, SMALL = (1920, 1080), (1080, 1920), (1280, 800)
# The lit width of a common screen of each form, in millimetres.
WIDTH_MM = {LANDSCAPE: 1018, PORTRAIT: 573, SMALL: 340}
FACES = (
    Lamp(0.24, 0.45, 0.12, 0.93),
    Lamp(0.47, 0.30, 0.07, 0.15),
    Lamp(0.62, 0.34, 0.05, None),
    Lamp(0.83, 0.52, 0.09, 0.55),
)


class DoorScreen(ShownScene):
    """`qml` is DoorPicture (a screen of its own) or MirrorPicture (a part of the visitor's scene)."""

    def __init__(
        self,
        size: tuple[int, int] = LANDSCAPE,
        door: Door = "entry",
        *,
        uncounted_way: bool = True,
        alone: bool = True,
        language: Language = "zh",
        qml: str = "DoorPicture",
    ) -> None:
        for font in sorted((ASSETS / "fonts").glob("*.[ot]tf")):
            QFontDatabase.addApplicationFont(str(font))
        self.size = size
        self.rung: list[Input] = []
        self.now_s = 100.0
        self.door: Door = door
        self.view: Any = DoorView(self.rung.append, door, lambda: self.now_s, uncounted_way, WORDS["door"])
        tally = Tally(entry=Counted(1204, 990, 208), exit=Counted(1187, 1003, 866))
        self.state = SmileState(local_day="2026-11-30", real=tally)
        self.window = QQuickView()
        self.window.engine().addImportPath(str(ROOT))
        words = {key: text[language] for key, text in WORDS["door"].items()}
        self.window.setInitialProperties({"view": self.view, "words": words, "alone": alone})
        self.window.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        self.window.setGeometry(0, 0, *size)
        theme = self.window.engine().singletonInstance("scenes.look", "Theme")
        assert isinstance(theme, QObject)
        theme.setProperty("u", min(max(size) / 1920, min(size) / 1080))
        self.px_per_mm = size[0] / WIDTH_MM[size]
        theme.setProperty("pxPerMm", self.px_per_mm)
        theme.setProperty("english", language == "en")
        self.window.setSource(QUrl.fromLocalFile(str(SCENES / "door" / f"{qml}.qml")))
        assert self.window.status() == QQuickView.Status.Ready, self.window.errors()
        self.finger = Finger(self.window)

    def show(self, *, lamps: tuple[Lamp, ...] = (), **changes: object) -> None:
        """Show the state with these faces and changes of SmileState."""
        self.state = replace(self.state, lamps={self.door: lamps}, **changes)  # type: ignore[arg-type]
        self.view.show(self.state)

    def stand(self, working: bool | None, means: Means = "camera", left_out_until_s: float = 0.0) -> None:
        """How the door stands, from now on."""
        self.show(
            lamps=self.state.lamps.get(self.door, ()), doors={self.door: DoorNow(working, means, left_out_until_s)}
        )

    def first(self, name: str) -> str:
        return str(self.item(name).property("first"))

    def is_seen(self, name: str) -> bool:
        """Whether it is there for the eye: visible, and nothing around it is clear."""
        item: QQuickItem | None = self.item(name)
        while item is not None:
            if not item.isVisible() or item.opacity() < 0.05:
                return False
            item = item.parentItem()
        return True

    def texts(self) -> list[str]:
        return [str(item.property("text")) for item in self.items() if item.property("text") and item.isVisible()]

    def picture(self, name: str) -> None:
        """Keep a picture where DOOR_PICTURES says, to be looked at."""
        shown = self.window.grabWindow()
        if folder := os.environ.get("DOOR_PICTURES"):
            assert shown.save(str(Path(folder) / f"{name}.png"))

    def outside(self) -> list[str]:
        """Texts that are not wholly on the screen, or wider than what they were given."""
        whole = QRectF(0, 0, *self.size)
        found = []
        for item in self.items():
            words = item.property("text")
            if not words or not item.isVisible():
                continue
            size = item.property("contentWidth"), item.property("contentHeight")
            if not whole.contains(item.mapRectToScene(QRectF(0, 0, *size))) or size[0] > item.width() + 1:
                found.append(str(words))
        return found

    def overlapping(self) -> list[tuple[str, str]]:
        """Pairs of texts that lie over each other."""
        places = []
        for item in self.items():
            words = item.property("text")
            if words and item.isVisible():
                place = QRectF(0, 0, item.width(), item.property("contentHeight"))
                places.append((str(words), item.mapRectToScene(place).adjusted(2, 4, -2, -4)))
        return [
            (one, other)
            for at, (one, place) in enumerate(places)
            for other, its in places[at + 1 :]
            if place.intersects(its)
        ]
