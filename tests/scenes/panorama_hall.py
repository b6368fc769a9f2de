"""解读滨江 in its window with the real exhibit behind it, and a small shore of plain pictures to sail along."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from PIL import Image
from PySide6.QtCore import QObject, QPointF, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem, QQuickView
from pytestqt.qtbot import QtBot

from kiosk.bridge.finger import Finger
from kiosk.bridge.house_view import HouseView
from kiosk.bridge.panorama_view import PanoramaView
from kiosk.content.buildings import PARTS
from kiosk.content.panorama import PanoramaContent, load_panorama
from kiosk.content.words import load_words
from kiosk.exhibits import panorama, visit
from kiosk.happenings import inputs
from kiosk.happenings.orders import Speak
from kiosk.happenings.words import Input, Language, Order
from kiosk.places import ROOT, SCENES
from kiosk.press.pyramid import cut_sphere, cut_strip
from kiosk.voice_clips import Clip, Sentence
from tests.scenes.shown_scene import everything_in

PATIENCE_MS = 20000
WORDS = load_words(SCENES)
LIGHTS = ("day", "dusk", "night", "past")
COLOURS = {"day": "#8899aa", "dusk": "#aa7755", "night": "#222244", "past": "#887755"}
SHORE = """px_per_m: 1
x0_m: -200
x1_m: 3000
z_top_m: 99
z_bottom_m: -9
water_z_m: -4
camera_tilt_deg: 8
layers:
  buildings: {parallax: 1.0, scale: 1.0, px_per_m: 1, x0_m: -200, x1_m: 3000, z_bottom_m: -9, z_top_m: 99}
"""


def small_shore(
    assets: Path, rounds: tuple[str, ...] = ("waterworks", "qinhuangdao-wharf"), lights: tuple[str, ...] = LIGHTS
) -> Path:
    """Assets with one layer of a pixel for every metre in each light, and plain views all round; returns `assets`."""
    shore = assets / "panorama" / "shore"
    shore.mkdir(parents=True)
    listed = ", ".join(f"{light}: [buildings]" for light in lights)
    (shore / "shore.yaml").write_text(f"{SHORE}lights: {{{listed}}}\n", encoding="utf-8")
    for light in lights:
        strip = Image.new("RGBA", (3200, 108))
        strip.paste(COLOURS[light], (0, 60, 3200, 108))
        cut_strip(strip, shore / light / "buildings")
        for building_id in rounds if light != "past" else ():
            sphere = Image.new("RGB", (512, 256), COLOURS[light])
            cut_sphere(sphere, assets / "panorama" / "round" / building_id / light)
    return assets


def told(content: PanoramaContent) -> tuple[dict[str, str], dict[str, Clip]]:
    """What is said of every building, and a voice for each: a second for every sentence."""
    texts: dict[str, str] = {}
    clips: dict[str, Clip] = {}
    languages: tuple[Language, ...] = ("zh", "en")
    for building in content.buildings:
        for part in PARTS:
            for language in languages:
                clip_id = f"building/{building.id}/{part}/{language}"
                words = building.spoken(part, language)
                mark = "。" if language == "zh" else ". "
                pieces = [piece + mark for piece in words.removesuffix(mark.strip()).split(mark)]
                sentences = tuple(Sentence(piece, float(n), n + 1.0) for n, piece in enumerate(pieces))
                texts[clip_id] = words
                path = Path(f"{building.id}-{part}.ogg")
                clips[clip_id] = Clip(path, "", "made up", "", float(len(pieces)), -20.0, sentences)
    return texts, clips


@cache
def content_of(assets: Path) -> PanoramaContent:
    """The shore of these assets, read once: nothing changes it."""
    return load_panorama(SCENES, assets)


class Hall:
    """The scene in its window; `moment_s` is the clock, which goes by itself until `hold` stops it."""

    def __init__(self, assets: Path, size: tuple[int, int] = (1920, 1080), lower: bool = False) -> None:
        self.content = content_of(assets)
        texts, clips = told(self.content)
        self.rung: list[Input] = []
        self.orders: list[Order] = []
        self.missed: list[str] = []
        self.clock: Callable[[], float] = time.monotonic
        self.state = panorama.start(
            self.content.places_m, rounds=self.content.rounds.keys(), texts=texts, clips=clips, light="dusk"
        )
        self.view = PanoramaView(self.receive, self.content, self.missed.append)
        self.house = HouseView(self.receive, WORDS, (1210, 680), lower, 3.0)
        self.window = QQuickView()
        self.window.engine().addImportPath(str(ROOT))
        # What Main sets on the one look of the house.
        look = self.window.engine().singletonInstance("scenes.look", "Theme")
        assert isinstance(look, QObject)
        self.look = look
        self.look.setProperty("u", min(size[0] / 1920, size[1] / 1080))
        self.look.setProperty("pxPerMm", size[0] / 1210)
        self.look.setProperty("lower", lower)
        self.window.setInitialProperties({"house": self.house, "view": self.view})
        self.window.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        self.window.setGeometry(0, 0, *size)
        self.window.setSource(QUrl.fromLocalFile(str(SCENES / "panorama" / "PanoramaScene.qml")))
        assert self.window.status() == QQuickView.Status.Ready
        self.frames = 0
        self.window.frameSwapped.connect(self._drawn)
        self.finger = Finger(self.window)
        self.receive(inputs.SceneShown("panorama"))

    def _drawn(self) -> None:
        self.frames += 1

    def open(self, qtbot: QtBot) -> None:
        """On the screen, drawn once."""
        with qtbot.waitExposed(self.window, timeout=PATIENCE_MS):
            self.window.show()
        self.window.requestActivate()
        self.settle(qtbot)

    def close(self) -> None:
        self.window.close()
        # The scene goes before what it shows.
        self.window.setSource(QUrl())

    def settle(self, qtbot: QtBot) -> None:
        """Wait until what changed is laid out."""
        for _ in range(2):
            with qtbot.waitSignal(self.window.afterRendering, timeout=PATIENCE_MS):
                self.window.update()

    def receive(self, happening: Input) -> None:
        self.rung.append(happening)
        step = panorama.step(self.state, happening, self.clock())
        self.state = step.state
        self.orders += step.orders
        self.view.show(self.state)

    def stop_clock(self) -> None:
        """From now on no time passes."""
        now_s = self.clock()
        self.clock = lambda: now_s

    def speak(self, language: Language) -> None:
        """The visit goes on in this language."""
        self.look.setProperty("english", language == "en")
        self.house.show(replace(visit.start("zh", 60, 15, 300), language=language))
        self.receive(inputs.LanguageChanged(language))

    def lie_at(self, building_id: str) -> None:
        """The ship lies before this building."""
        self.receive(inputs.PlaceSought(building_id))

    @property
    def scene(self) -> QQuickItem:
        return self.window.rootObject()

    @property
    def ppm(self) -> float:
        return float(self.scene.property("ppm"))

    @property
    def spoken(self) -> list[str]:
        """The clips that were told, in order."""
        return [order.clip_id for order in self.orders if isinstance(order, Speak)]

    def kinds(self) -> set[type[Input]]:
        return {type(happening) for happening in self.rung}

    def items(self, of: str) -> list[QQuickItem]:
        """Every item of a QML type, by the type's name."""
        return [item for item in everything_in(self.scene) if item.metaObject().className().startswith(of + "_QML")]

    def item(self, name: str) -> QQuickItem:
        found = self.scene.findChild(QQuickItem, name)
        assert isinstance(found, QQuickItem), name
        return found

    def building(self, building_id: str) -> dict[str, Any]:
        """The building as QML gets it."""
        return next(building for building in self.view.property("buildings") if building["id"] == building_id)

    def place(self, x_m: float, z_m: float) -> tuple[float, float]:
        """Where a point of the shore stands in the window, in 0..1 of it."""
        x = self.window.width() / 2 + (x_m - self.state.position_m) * self.ppm
        y = float(self.scene.property("quayY")) - z_m * self.ppm
        return x / self.window.width(), y / self.window.height()

    def box(self, item: QQuickItem) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of an item in the window."""
        corner = item.mapToScene(QPointF(0, 0))
        far = item.mapToScene(QPointF(item.width(), item.height()))
        return corner.x(), corner.y(), far.x(), far.y()

    def quiet(self, app: QGuiApplication) -> bool:
        """Whether a long look at the window sees no frame drawn."""
        before = self.frames
        for _ in range(200):
            app.processEvents()
        return self.frames == before

    def texts(self, under: QQuickItem) -> str:
        """Every visible word below an item."""
        waiting, found = [under], []
        while waiting:
            item = waiting.pop()
            if item.isVisible():
                waiting += item.childItems()
                found.append(str(item.property("text") or ""))
        return "\n".join(found)
