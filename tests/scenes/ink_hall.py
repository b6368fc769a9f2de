"""The writing desk alone in a window, with the booth's own thinking behind it and the press's own pictures on it.

Import it before anything makes a Qt application.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QEventPoint, QFontDatabase, QImage, QTouchEvent
from PySide6.QtQuick import QQuickItem, QQuickView
from PySide6.QtTest import QTest

from kiosk.bridge.finger import Finger
from kiosk.bridge.ink_glass import PROVIDER, InkPictures
from kiosk.bridge.ink_view import InkView
from kiosk.bridge.postcard_pictures import PROVIDER as BOOTH, PostcardPictures
from kiosk.bridge.postcard_view import PostcardView
from kiosk.content.greetings import load_greetings
from kiosk.content.postcard import load_frames
from kiosk.content.postcard_back import load_back
from kiosk.content.words import load_words
from kiosk.exhibits import postcard
from kiosk.happenings import inputs
from kiosk.happenings.words import Input, Language, Stroke
from kiosk.places import ASSETS, ROOT, SCENES
from kiosk.press.card import CardWords, compose
from kiosk.press.measure import CARD_PLATE, Plate
from tests.scenes.shown_scene import everything_in

# As the kiosk sets it up: the keyboard is part of the scene.
os.environ.setdefault("QT_IM_MODULE", "qtvirtualkeyboard")

QUIET = pytest.mark.qt_log_ignore(
    "Couldn't (load|resolve)",
    "overrides a member of the base object",
    "creating directory for user dictionary",
)
"""What Qt's own modules say of themselves."""
SIZE = (1920, 1080)
DAY = datetime(2026, 5, 20, 10, 30, tzinfo=UTC)
QML = """import QtQuick
import KioskBridge
import scenes.look
import "%s"
Item {
    id: hall
    required property PostcardView view
    required property InkView inkView
    required property var words
    property bool film: false
    Binding { target: Theme; property: "u"; value: Math.max(0.1, Math.min(hall.width / 1920, hall.height / 1080)) }
    Binding { target: Theme; property: "pxPerMm"; value: hall.width / %f }
    Binding { target: Theme; property: "english"; value: %s }
    CabinWall { anchors.fill: parent; layer.enabled: true }
    WritingDesk {
        objectName: "desk"
        x: 64 * Theme.u
        y: Theme.insetTop + 4 * Theme.u
        width: parent.width - 2 * x
        height: Math.min(0.62 * width, parent.height - Theme.insetTop - 48 * Theme.u)
        view: hall.view
        inkView: hall.inkView
        words: hall.words
        shown: hall.view.step === "ink"
    }
    InkFilm {
        objectName: "film"
        anchors.centerIn: parent
        width: 760 * Theme.u
        height: implicitHeight
        visible: shown
        view: hall.view
        inkView: hall.inkView
        shown: hall.film
    }
}
"""


class InkHall:
    """A visitor has chosen a frame and sits down to write. `screen_mm`: how wide the screen is."""

    def __init__(
        self,
        folder: Path,
        frame_id: str = "letter",
        language: Language = "zh",
        screen_mm: float = 1210.0,
        size: tuple[int, int] = SIZE,
        plate: Plate = CARD_PLATE,
    ) -> None:
        for font in (ASSETS / "fonts").glob("*.[ot]tf"):
            QFontDatabase.addApplicationFont(str(font))
        self.received: list[Input] = []
        self.plate, self.language = plate, language
        self.frames, self.back = load_frames(SCENES / "postcard" / "frames"), load_back(SCENES)
        self.state = replace(
            postcard.start(tuple(self.frames), language),
            step="ink",
            on_screen=True,
            frame_id=frame_id,
            previews={frame_id: "front"},
            back_preview="back",
        )
        self.pictures = {"front": self.made("front"), "back": self.made("back")}
        self.view = PostcardView(
            self.receive, self.frames, lambda sink: None, ZoneInfo("Asia/Shanghai"), plate.extent_mm, "top"
        )
        self.ink = InkView(self.receive, self.frames, self.back, plate.extent_mm, load_greetings(SCENES))
        self.window = QQuickView()
        engine = self.window.engine()
        engine.addImportPath(str(ROOT))
        engine.addImportPath(str(SCENES / "keyboard"))
        self._providers = (PostcardPictures(self.pictures.get), InkPictures(*self.ink.glasses))
        engine.addImageProvider(BOOTH, self._providers[0])
        engine.addImageProvider(PROVIDER, self._providers[1])
        words = {key: texts[language] for key, texts in load_words(SCENES)["postcard"].items()}
        self.window.setInitialProperties({"view": self.view, "inkView": self.ink, "words": words})
        self.window.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        self.window.setGeometry(0, 0, *size)
        part = folder / "InkHall.qml"
        scene = QUrl.fromLocalFile(str(SCENES / "postcard")).toString()
        part.write_text(QML % (scene, screen_mm, "true" if language == "en" else "false"), encoding="utf-8")
        self.show()
        self.window.setSource(QUrl.fromLocalFile(str(part)))
        assert self.window.status() == QQuickView.Status.Ready, self.window.errors()
        self.window.show()
        self.finger = Finger(self.window)
        self.touchscreen = self.finger._touchscreen

    def made(self, side: Any) -> Image.Image:
        """A side of the card as the press makes it now, with everything written on it."""
        words = CardWords("杨浦滨江驿站", "杨浦滨江驿站", DAY, 8)
        frame = self.frames[self.state.frame_id]
        return compose(
            side,
            frame,
            self.back,
            self.plate,
            words,
            self.language,
            None,
            self.state.strokes,
            self.state.typed,
        )

    def receive(self, happening: Input) -> None:
        self.received.append(happening)
        self.state = postcard.step(self.state, happening, 0.0).state
        self.show()

    def show(self) -> None:
        self.view.show(self.state)
        self.ink.show(self.state)

    def close(self) -> None:
        self.ink.watch(None, None, 1.0)
        self.window.close()
        self.window.setSource(QUrl())

    def wait(self, true: Callable[[], bool], timeout_s: float = 20.0) -> None:
        """Let Qt go on until something is so."""
        until_s = time.monotonic() + timeout_s
        loop, looking = QEventLoop(), QTimer()
        looking.timeout.connect(lambda: loop.quit() if true() or time.monotonic() > until_s else None)
        looking.start(4)
        loop.exec()
        looking.stop()
        assert time.monotonic() <= until_s, "it did not come"

    def settled(self) -> None:
        """The desk is faded in and everything known is drawn."""
        self.wait(self.window.isExposed)
        seen: list[float] = []

        def stays() -> bool:
            seen.append(self.item("desk").opacity())
            return seen[-30:] == 30 * [1.0]

        # Full at once, then it fades in: only what stays is there.
        self.wait(stays)
        self.drawn()

    def drawn(self) -> None:
        """One more frame is on the screen, with everything that was written before."""
        begun: list[bool] = []
        told = self.window.afterAnimating.connect(lambda: begun.append(True))
        self.window.update()
        self.wait(lambda: len(begun) > 0)
        QObject.disconnect(told)

    def picture(self, name: str = "") -> QImage:
        """The screen; also kept under INK_PICTURES for people to look at."""
        self.drawn()
        shown = self.window.grabWindow()
        folder = os.environ.get("INK_PICTURES")
        if folder and name:
            shown.save(f"{folder}/{name}.png")
        return shown

    def items(self) -> Iterator[QQuickItem]:
        return everything_in(self.window.rootObject())

    def item(self, name: str) -> QQuickItem:
        return next(item for item in self.items() if item.objectName() == name)

    def tap(self, name: str) -> None:
        self.finger.tap(name)

    @cached_property
    def field(self) -> QQuickItem:
        """The paper under the finger."""
        return self.item("booth-field")

    def place(self, x_mm: float, y_mm: float) -> QPointF:
        """Where a point of the side lies in the window."""
        field, whole = self.field, self.plate.extent_mm
        x, y = (x_mm - whole.x) / whole.width, (y_mm - whole.y) / whole.height
        return field.mapToScene(QPointF(x * field.width(), y * field.height()))

    def press(self, x_mm: float, y_mm: float, contact: int = 0) -> float:
        """A finger comes down; returns the touchscreen's own time of it, in ms."""
        QTest.touchEvent(self.window, self.touchscreen).press(
            contact, self.place(x_mm, y_mm).toPoint(), self.window
        ).commit()
        return self.ink.hand.writing_ms

    def move(self, x_mm: float, y_mm: float, t_ms: float, contact: int = 0) -> None:
        """One event of the touchscreen, at its own time: they come quicker than a test could wait for."""
        place = self.place(x_mm, y_mm)
        point = QEventPoint(contact, QEventPoint.State.Updated, place, place)
        event = QTouchEvent(QEvent.Type.TouchUpdate, self.touchscreen, Qt.KeyboardModifier.NoModifier, [point])
        event.setTimestamp(round(t_ms))
        QCoreApplication.sendEvent(self.window, event)

    def release(self, x_mm: float, y_mm: float, contact: int = 0) -> None:
        QTest.touchEvent(self.window, self.touchscreen).release(
            contact, self.place(x_mm, y_mm).toPoint(), self.window
        ).commit()

    def write(self, strokes: list[Stroke]) -> None:
        """A finger writes these strokes in their own time, with every point told."""
        for stroke in strokes:
            first, last = stroke.points[0], stroke.points[-1]
            begun_ms = self.press(*first[:2])
            for x_mm, y_mm, t_ms, _ in stroke.points[1:]:
                self.move(x_mm, y_mm, begun_ms + t_ms - first[2])
            self.release(*last[:2])

    @property
    def drawn_strokes(self) -> list[Stroke]:
        return [one.stroke for one in self.received if isinstance(one, inputs.StrokeDrawn)]

    def on_paper(self) -> np.ndarray[Any, Any]:
        """The pixels of the card on the screen."""
        corner = self.field.mapToScene(self.field.boundingRect().topLeft()).toPoint()
        rgb = self.picture().convertToFormat(QImage.Format.Format_RGB888)
        rows = np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), rgb.bytesPerLine())
        shown = rows[:, : rgb.width() * 3].reshape(rgb.height(), rgb.width(), 3).astype(int)
        across, down = round(self.field.width()), round(self.field.height())
        return shown[corner.y() : corner.y() + down, corner.x() : corner.x() + across]

    def ink_pixels(self) -> int:
        """How many pixels of the card are not as on the card without ink."""
        size = (round(self.field.width()), round(self.field.height()))
        clean = np.asarray(self.pictures[self.state.side].resize(size, Image.Resampling.BOX), int)
        return int((np.abs(self.on_paper() - clean).max(axis=2) > 90).sum())
