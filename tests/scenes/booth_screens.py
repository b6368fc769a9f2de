"""The booth's scene without its room: states are shown by hand, so that every screen can be looked at.

Import it before anything makes a Qt application.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import cast
from zoneinfo import ZoneInfo

import pytest
from PIL import Image, ImageDraw
from PySide6.QtCore import QObject, QRectF, QUrl
from PySide6.QtGui import QFontDatabase, QImage
from PySide6.QtMultimedia import QVideoFrame, QVideoSink
from PySide6.QtQuick import QQuickItem, QQuickView
from pytestqt.qtbot import QtBot

from kiosk.bridge.finger import Finger
from kiosk.bridge.house_view import HouseView
from kiosk.bridge.ink_glass import PROVIDER as INK_PROVIDER, InkPictures
from kiosk.bridge.ink_view import InkView
from kiosk.bridge.postcard_pictures import PROVIDER, PostcardPictures
from kiosk.bridge.postcard_view import PostcardView
from kiosk.content.postcard import CARD_MM, Box, load_frames
from kiosk.content.postcard_back import load_back
from kiosk.content.words import load_words
from kiosk.exhibits import visit as visits
from kiosk.exhibits.postcard import PostcardState
from kiosk.happenings.words import Input
from kiosk.places import ASSETS, ROOT, SCENES
from kiosk.press.qr import qr_picture
from tests.scenes.shown_scene import everything_in

# As the kiosk sets it up: the keyboard is part of the scene.
os.environ.setdefault("QT_IM_MODULE", "qtvirtualkeyboard")

QUIET = pytest.mark.qt_log_ignore(
    "Couldn't (load|resolve)", "overrides a member of the base object", "creating directory for user dictionary"
)
"""What Qt's own modules say of themselves."""
PATIENCE_MS = 20_000
SCREEN_MM = (1210, 680)
LINK = "http://192.168.10.21:8470/c/Zm9vYmFyYmF6cXV4MDEyMw"
WIFI = "WIFI:T:WPA;S:Riverfront-Station;P:huangpu-2026;;"


def drawn_picture(picture_id: str) -> Image.Image | None:
    """A stand-in for what the press or the camera holds; no picture for ids that begin with gone."""
    if picture_id.startswith("gone"):
        return None
    if picture_id.startswith("code"):
        return qr_picture(LINK)
    if picture_id.startswith("wifi"):
        return qr_picture(WIFI)
    size = (1280, 720) if picture_id.startswith("still") else (1480, 1000)
    shade = sum(picture_id.encode()) * 37 % 120
    picture = Image.new("RGB", size, (120 + shade // 2, 90 + shade, 70 + shade // 3))
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, size[1] * 0.6, size[0], size[1]), fill=(243, 233, 212))
    pen.ellipse((size[0] * 0.4, size[1] * 0.2, size[0] * 0.6, size[1] * 0.6), fill=(240, 200, 160))
    return picture


def pillow(image: QImage) -> Image.Image:
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    size = (rgb.width(), rgb.height())
    return Image.frombytes("RGB", size, bytes(rgb.constBits()), "raw", "RGB", rgb.bytesPerLine())


class Screens:
    """The scene in a window of `size` pixels. What hands do is kept in `rung`."""

    def __init__(self, size: tuple[int, int] = (1920, 1080), lower: bool = False, lens: str = "top") -> None:
        for font in (ASSETS / "fonts").glob("*.[ot]tf"):
            QFontDatabase.addApplicationFont(str(font))
        self.rung: list[Input] = []
        self.sink: QVideoSink | None = None
        self.frames = load_frames(SCENES / "postcard" / "frames")
        self.house_view = HouseView(self.rung.append, load_words(SCENES), SCREEN_MM, lower, 3.0)
        extent = Box(0, 0, *CARD_MM)
        zone = ZoneInfo("Asia/Shanghai")
        self.view = PostcardView(self.rung.append, self.frames, self._preview_on, zone, extent, lens, same_network=True)  # type: ignore[arg-type]
        self.ink_view = InkView(self.rung.append, self.frames, load_back(SCENES), extent)
        self.pictures = PostcardPictures(drawn_picture)
        self.window = QQuickView()
        self.window.engine().addImportPath(str(ROOT))
        self.window.engine().addImportPath(str(SCENES / "keyboard"))
        self.window.engine().addImageProvider(PROVIDER, self.pictures)
        self.window.engine().addImageProvider(INK_PROVIDER, InkPictures(*self.ink_view.glasses))
        self.window.setInitialProperties({"house": self.house_view, "view": self.view, "inkView": self.ink_view})
        self.window.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        self.window.setColor("#120d0a")
        self.window.setGeometry(0, 0, *size)
        self.lower = lower

    def open(self, qtbot: QtBot, scene: Path = SCENES / "postcard" / "PostcardScene.qml") -> Screens:
        self.qtbot = qtbot
        self.window.setSource(QUrl.fromLocalFile(str(scene)))
        assert self.window.status() == QQuickView.Status.Ready, self.window.errors()
        self._theme()
        self.window.show()
        qtbot.waitExposed(self.window)
        self.finger = Finger(self.window)
        return self

    def close(self) -> None:
        self.window.close()
        # The scene goes before what it shows.
        self.window.setSource(QUrl())

    def _preview_on(self, sink: QVideoSink | None) -> None:
        self.sink = sink

    def _theme(self) -> None:
        """What Main sets in the hall."""
        theme = cast(QObject, self.window.engine().singletonInstance("scenes.look", "Theme"))
        width, height = self.window.width(), self.window.height()
        theme.setProperty("u", min(width / 1920, height / 1080))
        theme.setProperty("pxPerMm", width / SCREEN_MM[0])
        theme.setProperty("lower", self.lower)
        theme.setProperty("english", self.house_view.property("language") == "en")

    def speak(self, language: str) -> None:
        self.house_view.show(visits.start(language, 600, 15, 300))  # type: ignore[arg-type]
        self._theme()

    def show(self, state: PostcardState) -> None:
        self.ink_view.show(state)
        self.view.show(state)
        self.qtbot.waitUntil(self.settled, timeout=PATIENCE_MS)

    def pour(self, picture: Image.Image) -> None:
        """One frame of the camera."""
        rgba = picture.convert("RGBA")
        image = QImage(rgba.tobytes(), rgba.width, rgba.height, QImage.Format.Format_RGBA8888)
        assert self.sink is not None
        self.sink.setVideoFrame(QVideoFrame(image.copy()))

    def steps(self) -> list[QQuickItem]:
        """The booth's steps, of which one is shown."""
        return next(item for item in self.items() if item.objectName() == "booth-room").childItems()

    def settled(self) -> bool:
        return all(step.opacity() == float(step.property("shown")) for step in self.steps())

    def grab(self, name: str = "") -> QImage:
        """The screen; also kept under POSTCARD_PICTURES for people to look at."""
        shown = self.window.grabWindow()
        if name and (folder := os.environ.get("POSTCARD_PICTURES")):
            shown.save(f"{folder}/{name}.png")
        return shown

    def items(self, under: QQuickItem | None = None) -> Iterator[QQuickItem]:
        """Everything on the scene, whether it is seen or not."""
        return everything_in(under or self.window.rootObject())

    def seen(self) -> Iterator[QQuickItem]:
        """What is visible now."""
        return (item for item in self.items() if item.isVisible() and item.opacity() > 0)

    def item(self, name: str) -> QQuickItem:
        return next(item for item in self.seen() if item.objectName() == name)

    @staticmethod
    def box(item: QQuickItem) -> QRectF:
        """Where it is on the screen."""
        return item.mapRectToScene(item.boundingRect())
