"""解读 on screen: finger, mouse wheel, keys and the drawn wheel reach the ship, plates open cards, rest is rest."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtQuick import QQuickItem, QQuickView
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.bridge.house_view import HouseView
from kiosk.bridge.panorama_view import PanoramaView
from kiosk.content.panorama import load_panorama
from kiosk.content.words import load_words
from kiosk.exhibits import panorama, visit
from kiosk.happenings import inputs
from kiosk.happenings.words import Input
from kiosk.places import ASSETS, ROOT, SCENES

NO_KEYS = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton
MIDDLE = QPoint(960, 420)
PATIENCE_MS = 20000


class Hall:
    """The scene in its window, with the real exhibit behind it."""

    def __init__(self) -> None:
        content = load_panorama(SCENES, ASSETS)
        self.rung: list[Input] = []
        self.state = panorama.start(content.places_m)
        self.view = PanoramaView(self.receive, content)
        self.house = HouseView(self.receive, load_words(SCENES), (1210, 680), False, 3.0)
        self.window = QQuickView()
        self.window.engine().addImportPath(str(ROOT))
        self.window.setInitialProperties({"house": self.house, "view": self.view})
        self.window.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        self.window.setGeometry(0, 0, 1920, 1080)
        self.window.setSource(QUrl.fromLocalFile(str(SCENES / "panorama" / "PanoramaScene.qml")))
        assert self.window.status() == QQuickView.Status.Ready
        self.receive(inputs.SceneShown("panorama"))

    def receive(self, happening: Input) -> None:
        self.rung.append(happening)
        self.state = panorama.step(self.state, happening, time.monotonic()).state
        self.view.show(self.state)

    @property
    def scene(self) -> QQuickItem:
        return self.window.rootObject()

    @property
    def ppm(self) -> float:
        return float(self.scene.property("ppm"))

    def kinds(self) -> set[type[Input]]:
        return {type(happening) for happening in self.rung}

    def steps(self) -> float:
        return sum(happening.steps for happening in self.rung if isinstance(happening, inputs.WheelStepped))

    def items(self, of: str) -> list[QQuickItem]:
        """Every item of a QML type, by the type's name."""
        found, waiting = [], [self.scene]
        while waiting:
            item = waiting.pop()
            waiting += item.childItems()
            if item.metaObject().className().startswith(of):
                found.append(item)
        return found

    def building(self, building_id: str) -> dict[str, Any]:
        """The building as QML gets it."""
        return next(building for building in self.view.property("buildings") if building["id"] == building_id)

    def plate_middle(self, building_id: str) -> QPoint:
        name = self.building(building_id)["name"]["zh"]
        mark = next(item for item in self.items("PlaceMark") if item.property("name") == name)
        plate = mark.property("plateRect")
        return mark.mapToScene(QPointF(plate.center())).toPoint()


@pytest.fixture
def hall(qapp: QGuiApplication, qtbot: QtBot) -> Iterator[Hall]:
    hall = Hall()
    with qtbot.waitExposed(hall.window, timeout=PATIENCE_MS):
        hall.window.show()
    hall.window.requestActivate()
    yield hall
    hall.window.close()
    # The scene goes before what it shows.
    hall.window.setSource(QUrl())


def test_a_key_sails_the_ship_and_then_nothing_is_drawn_any_more(
    hall: Hall, qtbot: QtBot, qapp: QGuiApplication
) -> None:
    QTest.keyClick(hall.window, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: hall.state.ship.position_m > 5, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: not hall.scene.property("drawing"), timeout=PATIENCE_MS)
    assert not hall.state.needs_frames
    qapp.processEvents()
    frames: list[None] = []
    hall.window.frameSwapped.connect(lambda: frames.append(None))
    rung = len(hall.rung)
    for _ in range(200):
        qapp.processEvents()
    assert frames == []
    assert len(hall.rung) == rung


def test_the_shore_follows_the_finger_and_a_drag_opens_nothing(hall: Hall, qtbot: QtBot) -> None:
    start = hall.plate_middle("qinhuangdao-wharf")
    QTest.mousePress(hall.window, LEFT, NO_KEYS, start)
    for moved in range(0, 310, 10):
        QTest.mouseMove(hall.window, start - QPoint(moved, 0))
    held_m = hall.state.ship.position_m
    QTest.mouseRelease(hall.window, LEFT, NO_KEYS, start - QPoint(300, 0))
    assert held_m == pytest.approx(300 / hall.ppm, abs=0.5)
    assert {inputs.StripGrabbed, inputs.StripDragged, inputs.StripReleased} <= hall.kinds()
    assert inputs.BuildingOpened not in hall.kinds()


def test_seven_pixels_are_still_a_tap(hall: Hall, qtbot: QtBot) -> None:
    start = hall.plate_middle("qinhuangdao-wharf")
    QTest.mousePress(hall.window, LEFT, NO_KEYS, start)
    QTest.mouseMove(hall.window, start + QPoint(7, 0))
    QTest.mouseRelease(hall.window, LEFT, NO_KEYS, start + QPoint(7, 0))
    assert hall.state.building_id == "qinhuangdao-wharf"
    assert inputs.StripDragged not in hall.kinds()


def test_a_tap_on_the_walls_opens_the_building_too(hall: Hall, qtbot: QtBot) -> None:
    x0, x1, z0, z1 = hall.building("qinhuangdao-wharf")["tap"][0]
    at = QPoint(round(960 + (x0 + x1) / 2 * hall.ppm), round(hall.scene.property("quayY") - (z0 + z1) / 2 * hall.ppm))
    QTest.mouseClick(hall.window, LEFT, NO_KEYS, at)
    assert hall.state.building_id == "qinhuangdao-wharf"


def test_the_card_reads_in_the_language_of_the_visit_and_closes(hall: Hall, qtbot: QtBot) -> None:
    QTest.mouseClick(hall.window, LEFT, NO_KEYS, hall.plate_middle("qinhuangdao-wharf"))
    card = hall.items("BuildingCard")[0]
    qtbot.waitUntil(lambda: card.opacity() == 1.0, timeout=PATIENCE_MS)

    def shown() -> str:
        waiting, texts = [card], []
        while waiting:
            item = waiting.pop()
            waiting += item.childItems()
            texts.append(str(item.property("text") or ""))
        return "\n".join(texts)

    assert "秦皇岛路码头" in shown()
    assert "前世" in shown()
    hall.house.show(visit.start("en", 60, 15, 300))
    assert "Qinhuangdao Road Wharf" in shown()
    assert "Then" in shown()
    hall.rung.clear()
    QTest.mouseClick(hall.window, LEFT, NO_KEYS, QPoint(30, 1000))
    assert hall.kinds() == {inputs.BuildingClosed}
    qtbot.waitUntil(lambda: card.opacity() == 0.0, timeout=PATIENCE_MS)


def test_the_mouse_wheel_steps_downstream_when_rolled_towards_oneself(hall: Hall, qtbot: QtBot) -> None:
    event = QWheelEvent(
        QPointF(MIDDLE),
        QPointF(MIDDLE),
        QPoint(),
        QPoint(0, -240),
        Qt.MouseButton.NoButton,
        NO_KEYS,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QGuiApplication.sendEvent(hall.window, event)
    assert hall.steps() == 2.0


def test_the_drawn_wheel_can_be_turned_by_a_finger(hall: Hall, qtbot: QtBot) -> None:
    [helm] = hall.items("Helm")
    centre = helm.mapToScene(QPointF(helm.width() / 2, helm.height() / 2)).toPoint()
    reach = round(helm.width() * 0.4)
    QTest.mousePress(hall.window, LEFT, NO_KEYS, centre + QPoint(0, -reach))
    QTest.mouseMove(hall.window, centre + QPoint(round(reach * 0.7), -round(reach * 0.7)))
    QTest.mouseRelease(hall.window, LEFT, NO_KEYS, centre + QPoint(round(reach * 0.7), -round(reach * 0.7)))
    assert hall.steps() == pytest.approx(45 / 36, abs=0.05)
    assert hall.state.ship.speed_mps > 0


def test_only_tiles_near_the_screen_are_in_memory(hall: Hall, qtbot: QtBot) -> None:
    def loaded() -> set[str]:
        tiles = (item for layer in hall.items("ShoreLayer") for item in layer.childItems())
        return {name for tile in tiles if (name := QUrl(tile.property("source")).fileName())}

    assert "shore_00.webp" in loaded()
    assert "shore_07.webp" not in loaded()
    hall.receive(inputs.StripGrabbed())
    hall.receive(inputs.StripDragged(1500.0))
    assert "shore_07.webp" in loaded()
    assert "shore_00.webp" not in loaded()


def test_a_frame_tells_qml_once(hall: Hall) -> None:
    told: list[None] = []
    hall.view.moved.connect(lambda: told.append(None))
    hall.receive(inputs.StripGrabbed())
    hall.receive(inputs.StripDragged(12.0))
    assert len(told) == 1
    assert hall.view.positionM == pytest.approx(12.0)


def test_a_place_that_is_none_opens_nothing(hall: Hall) -> None:
    hall.view.openBuilding(-1)
    hall.view.openBuilding(99)
    assert inputs.BuildingOpened not in hall.kinds()


def test_the_place_of_a_story_glows_until_the_ship_sails_on(hall: Hall, qtbot: QtBot) -> None:
    def lit() -> dict[str, float]:
        return {
            str(mark.property("name")): float(mark.property("glow"))
            for mark in hall.items("PlaceMark")
            if mark.property("sought")
        }

    hall.receive(inputs.PlaceSought("waterworks"))
    name = hall.building("waterworks")["name"]["zh"]
    assert set(lit()) == {name}
    qtbot.waitUntil(lambda: lit()[name] > 0.9, timeout=PATIENCE_MS)
    assert abs(hall.plate_middle("waterworks").x() - 960) < 200
    if folder := os.environ.get("PANORAMA_PICTURES"):
        hall.window.grabWindow().save(f"{folder}/sought.png")
    QTest.keyClick(hall.window, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: lit() == {}, timeout=PATIENCE_MS)
    assert all(mark.property("glow") == 0 for mark in hall.items("PlaceMark"))
