"""留影 on screen: a finger walks through the booth, with the real camera, press, pickup and printer desks behind it."""

from __future__ import annotations

import math
import os
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QFontDatabase, QImage
from PySide6.QtQuick import QQuickView
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.bridge.doorbell import Doorbell, QtAlarm
from kiosk.bridge.finger import Finger
from kiosk.bridge.house_view import HouseView
from kiosk.bridge.postcard_pictures import PROVIDER
from kiosk.content.postcard import load_frames
from kiosk.content.story import load_stories
from kiosk.content.words import load_words
from kiosk.exhibits import postcard
from kiosk.exhibits import visit as visits
from kiosk.happenings import facts, inputs
from kiosk.happenings.words import Fact, Input
from kiosk.house import Exhibit, House
from kiosk.places import ASSETS, ROOT, SCENES
from kiosk.postcard_room import PostcardRoom
from kiosk.settings import load_settings

PATIENCE_MS = 60_000
LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
pytestmark = pytest.mark.qt_log_ignore("Couldn't (load|resolve)")
DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class Hall:
    """The booth's scene in a window, its room behind it, and a journal that is a list."""

    def __init__(self, qtbot: QtBot, folder: Path, camera: str = "pretend", printer: str = "pdf") -> None:
        self.qtbot = qtbot
        self.facts: list[Fact] = []
        settings = load_settings(ROOT / "config.yaml")
        devices = settings.devices.model_copy(update={"booth_camera": camera, "printer": printer})
        pickup = settings.pickup.model_copy(update={"port": 0, "host": "127.0.0.1"})
        settings = settings.model_copy(update={"devices": devices, "pickup": pickup})
        for font in (ASSETS / "fonts").glob("*.[ot]tf"):
            QFontDatabase.addApplicationFont(str(font))
        self.bell = Doorbell()
        self.house_view = HouseView(self.receive, load_words(SCENES), (1210, 680), False, 3.0)
        told = load_stories(SCENES / "story" / "stories")["voyage-begins"]
        # The second one's pictures are nowhere.
        stories = {story_id: told.model_copy(update={"id": story_id}) for story_id in (told.id, "never-carved")}
        self.room = PostcardRoom(settings, folder, self.bell.ring, self.receive, self, stories)
        visit = Exhibit("visit", visits.start("zh", 600, 15, 300), visits.step, visits.due, self.house_view.show)
        self.house = House(
            visit,
            [self.room.exhibit],
            self.room.devices,
            self,
            time.monotonic,
            QtAlarm(self.receive),
            print,
        )
        self.bell.answer(self.receive)
        self.window = QQuickView()
        self.window.engine().addImportPath(str(ROOT))
        self.window.engine().addImageProvider(PROVIDER, self.room.pictures)
        self.window.setInitialProperties({"house": self.house_view, "view": self.room.view})
        self.window.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        self.window.setGeometry(0, 0, 1920, 1080)
        self.house.start()

    def open(self, scene: str = "postcard") -> Hall:
        self.window.setSource(QUrl.fromLocalFile(str(SCENES / "postcard" / "PostcardScene.qml")))
        assert self.window.status() == QQuickView.Status.Ready, self.window.errors()
        self.window.show()
        self.qtbot.waitExposed(self.window)
        self.finger = Finger(self.window)
        self.receive(inputs.AttractTouched("v1"))
        self.receive(inputs.SceneChosen(scene))  # type: ignore[arg-type]
        return self

    def receive(self, happening: Input) -> None:
        self.house.receive(happening)

    def note(self, fact: Fact, *, visit_id: str | None, rehearsal: bool) -> None:
        self.facts.append(fact)

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true, timeout=PATIENCE_MS)

    def tap(self, name: str) -> None:
        self.until(lambda: self.finger.sees(name))
        self.finger.tap(name)

    def step(self, name: str) -> None:
        self.until(lambda: self.state.step == name)

    @property
    def state(self) -> postcard.PostcardState:
        state: postcard.PostcardState = self.room.exhibit.state
        return state

    def settled(self) -> bool:
        """Whether the step's fading is over and its pictures are there."""
        steps = [item for item in self.items() if item.metaObject().indexOfProperty("shown") >= 0]
        return all(item.opacity() == float(item.property("shown")) for item in steps)

    def picture(self, name: str) -> QImage:
        """The settled screen; also kept under POSTCARD_PICTURES for people to look at."""
        self.until(self.settled)
        shown = self.window.grabWindow()
        if folder := os.environ.get("POSTCARD_PICTURES"):
            shown.save(f"{folder}/{name}.png")
        return shown

    def photographs(self) -> None:
        self.until(lambda: self.state.camera == "showing")
        self.tap("booth-shoot")
        self.step("still")

    def writes(self) -> None:
        self.until(lambda: self.settled() and self.finger.sees("booth-field"))
        field = next(item for item in self.items() if item.objectName() == "booth-field")

        def place(x: float, y: float) -> QPoint:
            return field.mapToScene(QPointF(x * field.width(), y * field.height())).toPoint()

        # By mouse: Qt joins touches of one frame, and a test is quicker than a finger.
        for start in (0.1, 0.5):
            QTest.mousePress(self.window, LEFT, NO_KEYS, place(start, 0.5))
            for n in range(1, 41):
                turn = n / 40 * 4 * math.pi
                QTest.mouseMove(self.window, place(start + 0.32 * n / 40, 0.5 - 0.3 * math.sin(turn)))
            QTest.mouseRelease(self.window, LEFT, NO_KEYS, place(start + 0.32, 0.5))

    def items(self) -> Iterator:
        waiting = [self.window.rootObject()]
        while waiting:
            item = waiting.pop()
            waiting += item.childItems()
            yield item


def widened(places: np.ndarray) -> np.ndarray:
    """Places and what lies within two pixels of them."""
    wide = places.copy()
    for down in range(-2, 3):
        for across in range(-2, 3):
            wide |= np.roll(places, (down, across), (0, 1))
    return wide


@pytest.fixture
def halls(qtbot: QtBot) -> Iterator[list[Hall]]:
    opened: list[Hall] = []
    yield opened
    for hall in opened:
        hall.window.close()
        # The scene goes before what it shows.
        hall.window.setSource(QUrl())
        hall.house.stop()
        hall.bell.answer(None)


def test_a_finger_makes_writes_fetches_and_prints_a_card(qtbot, halls, tmp_path):
    halls.append(hall := Hall(qtbot, tmp_path))
    hall.open()
    hall.until(lambda: hall.state.camera == "showing")
    hall.picture("preview")
    hall.tap("booth-shoot")
    hall.until(lambda: hall.state.count == 2)
    hall.picture("countdown")
    hall.step("still")
    hall.picture("still")
    hall.tap("booth-keep")
    hall.until(lambda: len(hall.state.previews) == 3)
    hall.picture("frame")
    hall.tap("booth-frame-letter")
    hall.picture("frame-letter")
    hall.tap("booth-settle")
    hall.step("ink")
    hall.writes()
    hall.until(lambda: len(hall.state.strokes) == 2)
    hall.picture("ink-letter")
    hall.tap("booth-undo")
    hall.until(lambda: len(hall.state.strokes) == 1)
    hall.tap("booth-clear")
    hall.tap("booth-back")
    hall.tap("booth-frame-river-dusk")
    hall.tap("booth-settle")
    hall.step("ink")
    hall.writes()
    hall.until(lambda: len(hall.state.strokes) == 2)
    hall.picture("ink")
    hall.tap("booth-make")
    hall.step("card")
    assert hall.facts[-1] == facts.CardCreated("river-dusk", with_photo=True, with_ink=True)
    assert hall.state.card is not None
    shown = hall.picture("card").convertToFormat(QImage.Format.Format_RGB888)
    pixels = np.frombuffer(shown.constBits(), np.uint8).reshape(shown.height(), shown.bytesPerLine())
    glass = Image.fromarray(pixels[:, : shown.width() * 3].reshape(shown.height(), shown.width(), 3))
    assert [code.text for code in zxingcpp.read_barcodes(glass)] == [hall.state.card.link]
    with DIRECT.open(f"{hall.state.card.link}.jpg") as answer:
        assert Image.open(answer).size == (1748, 1181)
    hall.tap("booth-print")
    hall.until(lambda: hall.state.print_step == "done")
    hall.picture("printed")
    assert len(list((tmp_path / "prints").glob("*.pdf"))) == 1
    hall.tap("booth-done")
    hall.step("thanks")
    hall.picture("thanks")


def test_the_ink_on_the_glass_is_the_ink_on_the_card(qtbot, halls, tmp_path):
    halls.append(hall := Hall(qtbot, tmp_path, camera="off"))
    hall.open()
    hall.tap("booth-without-photo")
    hall.until(lambda: len(hall.state.previews) == 3)
    hall.tap("booth-frame-letter")
    hall.tap("booth-settle")
    hall.step("ink")
    before = hall.picture("ink-empty-letter")
    hall.writes()
    hall.until(lambda: len(hall.state.strokes) == 2)
    after = hall.picture("ink-written-letter")
    field = next(item for item in hall.items() if item.objectName() == "booth-field")
    corner = field.mapToScene(field.boundingRect().topLeft()).toPoint()
    size = (round(field.width()), round(field.height()))

    def written(image: QImage) -> np.ndarray:
        grey = image.copy(corner.x(), corner.y(), *size).convertToFormat(QImage.Format.Format_Grayscale8)
        rows = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
        return rows[:, : grey.width()].astype(int)

    on_glass = np.abs(written(after) - written(before)) > 60
    hall.tap("booth-make")
    hall.step("card")
    assert hall.state.card is not None
    box = load_frames(SCENES / "postcard" / "frames")["letter"].writing.box
    with Image.open(hall.room.store.picture(hall.state.card.card_id)) as card:
        scale = card.width / 148
        corners = (box.x, box.y, box.x + box.width, box.y + box.height)
        left, top, right, bottom = (round(mm * scale) for mm in corners)
        on_card = card.convert("L").crop((left, top, right, bottom))
    dark = np.asarray(on_card.resize(size)) < 110
    # The same strokes cover the same places; only the edges are smoothed differently.
    assert on_glass.sum() > 2000
    assert (on_glass & widened(dark)).sum() > 0.98 * on_glass.sum()
    assert (dark & widened(on_glass)).sum() > 0.98 * dark.sum()


def test_without_a_camera_the_booth_stays_kind(qtbot, halls, tmp_path):
    halls.append(hall := Hall(qtbot, tmp_path, camera="off", printer="off"))
    hall.open()
    hall.picture("no-camera")
    hall.tap("booth-without-photo")
    hall.until(lambda: len(hall.state.previews) == 3)
    hall.tap("booth-frame-sand-relief")
    hall.picture("frame-sand")
    hall.tap("booth-settle")
    hall.picture("ink-sand")
    hall.tap("booth-make")
    hall.step("card")
    hall.tap("booth-print")
    hall.until(lambda: hall.state.print_step == "failed")
    hall.picture("no-printer")
    assert hall.facts[-1] == facts.CardNotPrinted("off")


def test_when_the_visitor_leaves_nothing_is_left_on_the_glass_or_in_memory(qtbot, halls, tmp_path):
    halls.append(hall := Hall(qtbot, tmp_path))
    hall.open()
    hall.photographs()
    still_id = hall.state.still_id
    assert still_id is not None
    hall.tap("booth-keep")
    hall.until(lambda: len(hall.state.previews) == 3)
    pictures = list(hall.state.previews.values())
    hall.receive(inputs.VisitLeft())
    assert hall.room.camera.stills.get(still_id) is None
    assert [hall.room.press.picture(picture_id) for picture_id in pictures] == [None] * 3
    assert hall.state.step == "off"


def test_a_story_s_picture_is_taken_home(qtbot, halls, tmp_path):
    halls.append(hall := Hall(qtbot, tmp_path))
    hall.open("story")
    hall.receive(inputs.StoryCardAsked("voyage-begins", "p3"))
    hall.photographs()
    hall.tap("booth-keep")
    hall.until(lambda: len(hall.state.previews) == 4)
    assert hall.state.frame_id == "story-voyage-begins-p3"
    hall.picture("frame-story")
    hall.tap("booth-frame-letter")
    hall.tap("booth-frame-story-voyage-begins-p3")
    hall.tap("booth-settle")
    hall.writes()
    hall.until(lambda: len(hall.state.strokes) == 2)
    hall.picture("ink-story")
    hall.tap("booth-make")
    hall.step("card")
    assert hall.facts[-1] == facts.CardCreated("story-voyage-begins-p3", with_photo=True, with_ink=True)
    hall.picture("card-story")
    hall.receive(inputs.SceneChosen("story"))
    hall.receive(inputs.StoryCardAsked("voyage-begins", "p5"))
    assert hall.state.card is None
    hall.until(lambda: hall.state.camera == "showing" and hall.settled())
    hall.tap("booth-without-photo")
    hall.until(lambda: len(hall.state.previews) == 4)
    hall.receive(inputs.LanguageChosen("en"))
    hall.until(lambda: len(hall.state.previews) == 4)
    hall.picture("frame-story-en")
    assert hall.state.frame_id == "story-voyage-begins-p5"


def test_a_story_without_its_picture_leaves_the_booth_s_own_cards(qtbot, halls, tmp_path):
    halls.append(hall := Hall(qtbot, tmp_path, camera="off"))
    hall.open("story")
    hall.receive(inputs.StoryCardAsked("never-carved", "p1"))
    hall.tap("booth-without-photo")
    hall.until(lambda: len(hall.state.previews) == 3)
    assert hall.state.offered == ("river-dusk", "sand-relief", "letter")
    hall.tap("booth-settle")
    hall.step("ink")
    hall.tap("booth-make")
    hall.step("card")
    assert hall.facts[-1] == facts.CardCreated("river-dusk", with_photo=False, with_ink=False)


def test_english_fits(qtbot, halls, tmp_path):
    halls.append(hall := Hall(qtbot, tmp_path))
    hall.open()
    hall.receive(inputs.LanguageChosen("en"))
    hall.picture("preview")
    hall.photographs()
    hall.picture("still-en")
    hall.tap("booth-keep")
    hall.until(lambda: len(hall.state.previews) == 3)
    hall.picture("frame-en")
    hall.tap("booth-settle")
    hall.picture("ink-en")
    hall.tap("booth-make")
    hall.step("card")
    hall.picture("card-en")
    assert hall.state.strokes == ()
