"""解读 on screen: finger, mouse wheel, keys and the drawn wheel reach the ship, walls open cards, rest is rest."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.happenings import inputs
from kiosk.happenings.words import Language
from tests.scenes.panorama_hall import PATIENCE_MS, Hall, small_shore

NO_KEYS = Qt.KeyboardModifier.NoModifier
Box = tuple[float, float, float, float]
# Half of a real screen each way: everything lies as it does there, and a frame costs a quarter.
WIDTH, HEIGHT = 960, 540


@pytest.fixture
def size() -> tuple[int, int]:
    return WIDTH, HEIGHT


@pytest.fixture
def hall(panorama_assets: Path, qtbot: QtBot, size: tuple[int, int]) -> Iterator[Hall]:
    hall = Hall(panorama_assets, size)
    hall.open(qtbot)
    yield hall
    hall.close()


def across(first: Box, second: Box) -> bool:
    """Whether two boxes lie on each other."""
    return first[0] < second[2] and second[0] < first[2] and first[1] < second[3] and second[1] < first[3]


def plates(hall: Hall) -> dict[str, Box]:
    """The plates that are shown, in the window."""
    found = {}
    for mark in hall.items("PlaceMark"):
        if mark.isVisible():
            plate = mark.property("plateRect")
            corner, far = mark.mapToScene(plate.topLeft()), mark.mapToScene(plate.bottomRight())
            found[str(mark.property("handle")).removeprefix("building-")] = (corner.x(), corner.y(), far.x(), far.y())
    return found


def inside(polygon: list[list[float]], x: float, z: float) -> bool:
    crossed = False
    for (x0, z0), (x1, z1) in zip(polygon, polygon[1:] + polygon[:1], strict=True):
        if (z0 > z) != (z1 > z) and x < (x1 - x0) * (z - z0) / (z1 - z0) + x0:
            crossed = not crossed
    return crossed


def bare_walls(hall: Hall, building_id: str) -> tuple[float, float] | None:
    """A place in the window on this building's walls and on nothing else that can be touched."""
    building = hall.building(building_id)
    covers = list(plates(hall).values())
    covers += [hall.box(hall.item(name)) for name in ("shore-scale", "hourglass", "look-around", "helm")]
    for polygon in building["outline"]:
        across_m, up_m = [x for x, _ in polygon], [z for _, z in polygon]
        for n in range(400):
            x = min(across_m) + (max(across_m) - min(across_m)) * (n % 20 + 0.5) / 20
            z = min(up_m) + (max(up_m) - min(up_m)) * (n // 20 + 0.5) / 20
            at = hall.place(x, z)
            px = (at[0] * WIDTH, at[1] * HEIGHT)
            shown = 0 < at[0] < 1 and 0.13 < at[1] < 0.72
            if shown and inside(polygon, x, z) and not any(across((*px, *px), box) for box in covers):
                return at
    return None


def test_a_key_sails_the_ship_and_then_nothing_is_drawn_any_more(
    hall: Hall, qtbot: QtBot, qapp: QGuiApplication
) -> None:
    QTest.keyClick(hall.window, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: hall.state.position_m > 5, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: not hall.scene.property("drawing"), timeout=PATIENCE_MS)
    assert not hall.state.needs_frames
    # The hint at the first rest fades, then all is still.
    qtbot.waitUntil(lambda: hall.quiet(qapp), timeout=PATIENCE_MS)
    rung = len(hall.rung)
    for _ in range(200):
        qapp.processEvents()
    assert len(hall.rung) == rung


def test_the_shore_follows_the_finger_and_a_drag_opens_nothing(hall: Hall) -> None:
    hall.stop_clock()
    start = hall.place(0, 10)
    hall.finger.swipe([(start[0] - moved / WIDTH, start[1]) for moved in range(0, 310, 10)])
    assert hall.state.position_m == pytest.approx(300 / hall.ppm, abs=0.1)
    assert {inputs.StripGrabbed, inputs.StripDragged, inputs.StripReleased} <= hall.kinds()
    assert inputs.BuildingOpened not in hall.kinds()


def test_seven_pixels_are_still_a_tap(hall: Hall) -> None:
    box = plates(hall)["qinhuangdao-wharf"]
    at = ((box[0] + box[2]) / 2 / WIDTH, (box[1] + box[3]) / 2 / HEIGHT)
    hall.finger.swipe([at, (at[0] + 7 / WIDTH, at[1])])
    assert hall.state.building_id == "qinhuangdao-wharf"
    assert inputs.StripDragged not in hall.kinds()


def test_a_second_finger_on_the_shore_changes_nothing(hall: Hall) -> None:
    hall.stop_clock()
    hall.finger.press_together([(0.4, 0.45), (0.6, 0.45)])
    hall.finger.move_together([(0.35, 0.45), (0.8, 0.45)])
    hall.finger.release_together([(0.35, 0.45), (0.8, 0.45)])
    assert hall.state.position_m == pytest.approx(0.05 * WIDTH / hall.ppm, abs=0.1)
    assert inputs.BuildingOpened not in hall.kinds()
    assert hall.state.ship.finger is None


def test_the_walls_of_every_building_open_its_own_card(
    hall: Hall, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = []
    for building in hall.content.buildings:
        hall.lie_at(building.id)
        hall.settle(qtbot)
        at = bare_walls(hall, building.id)
        if at is None:
            continue
        # Which card opens is all that matters here: seventeen that come and go take long to draw.
        with monkeypatch.context() as unseen:
            unseen.setattr(hall.view, "show", lambda _: None)
            hall.finger.tap_at(*at)
            assert hall.state.building_id == building.id
            hall.view.closeBuilding()
        assert hall.state.building_id == ""
        found.append(building.id)
    assert len(found) >= 12, found


def test_a_tap_beside_all_buildings_opens_nothing(hall: Hall) -> None:
    hall.finger.tap_at(0.03, 0.25)
    assert hall.state.building_id == ""


@pytest.mark.parametrize("size", [(1920, 1080)])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_plates_and_names_never_lie_on_each_other(hall: Hall, qtbot: QtBot, language: Language) -> None:
    hall.speak(language)
    hall.settle(qtbot)
    shown = plates(hall)
    assert len(shown) >= 15
    lying = [(one, other) for one, other in combinations(shown, 2) if across(shown[one], shown[other])]
    assert not lying
    [scale] = hall.items("ShoreScale")
    for building in hall.content.buildings:
        hall.lie_at(building.id)
        named = scale.property("named").toVariant()
        assert building.id in [hall.content.buildings[int(name["index"])].id for name in named]
        spans = sorted((name["left"], name["left"] + name["wide"]) for name in named)
        assert all(before[1] <= after[0] for before, after in pairwise(spans))
        assert spans[0][0] >= 0
        assert spans[-1][1] <= scale.width() + 0.5


def test_a_touch_on_the_scale_names_the_building_and_takes_nobody_there(hall: Hall, qtbot: QtBot) -> None:
    [scale] = hall.items("ShoreScale")
    creek = next(n for n, building in enumerate(hall.content.buildings) if building.id == "yangshupu-creek")
    x = hall.building("yangshupu-creek")["x"] / 2800
    hall.rung.clear()
    hall.finger.draw("shore-scale", [(0.005 + 0.99 * x, 0.5)])
    assert scale.property("pointed") == creek
    assert hall.rung == []
    assert hall.state.position_m == 0.0


def test_the_mouse_wheel_steps_downstream_when_rolled_towards_oneself(hall: Hall) -> None:
    middle = QPointF(WIDTH / 2, 0.4 * HEIGHT)
    buttons = Qt.MouseButton.NoButton
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(middle, middle, QPoint(), QPoint(0, -240), buttons, NO_KEYS, phase, False)
    QGuiApplication.sendEvent(hall.window, event)
    assert sum(happening.steps for happening in hall.rung if isinstance(happening, inputs.WheelStepped)) == 2.0


def test_the_drawn_wheel_can_be_turned_by_a_finger(hall: Hall) -> None:
    hall.finger.draw("helm", [(0.5, 0.1), (0.78, 0.22)])
    steps = sum(happening.steps for happening in hall.rung if isinstance(happening, inputs.WheelStepped))
    assert steps == pytest.approx(45 / 36, abs=0.05)
    assert hall.state.speed_mps > 0


def test_a_frame_tells_qml_once(hall: Hall) -> None:
    told: list[None] = []
    hall.view.moved.connect(lambda: told.append(None))
    hall.receive(inputs.StripGrabbed())
    hall.receive(inputs.StripDragged(12.0))
    assert len(told) == 1
    assert hall.view.positionM == pytest.approx(12.0)


def test_a_place_that_is_none_opens_nothing(hall: Hall) -> None:
    for place in (-1, 99):
        hall.view.openBuilding(place)
        hall.view.lookAround(place)
        hall.view.chooseLight(place)
    assert not hall.kinds() & {inputs.BuildingOpened, inputs.RoundEntered, inputs.LightChosen}


def test_the_light_is_chosen_by_four_portholes(hall: Hall, qtbot: QtBot) -> None:
    for light in ("day", "night", "dusk"):
        hall.finger.tap(f"light-{light}")
        assert hall.state.light == light
        assert hall.scene.property("light") == light
    hall.finger.tap("light-clock")
    assert hall.state.light_choice == "clock"


def test_the_place_of_a_story_glows_until_the_ship_sails_on(hall: Hall, qtbot: QtBot) -> None:
    def lit() -> dict[str, float]:
        return {
            str(mark.property("handle")): float(mark.property("glow"))
            for mark in hall.items("PlaceMark")
            if mark.property("sought")
        }

    hall.receive(inputs.PlaceSought("waterworks"))
    assert set(lit()) == {"building-waterworks"}
    qtbot.waitUntil(lambda: lit()["building-waterworks"] > 0.9, timeout=PATIENCE_MS)
    box = plates(hall)["waterworks"]
    assert abs((box[0] + box[2]) / 2 - WIDTH / 2) < 0.1 * WIDTH
    if folder := os.environ.get("PANORAMA_PICTURES"):
        hall.window.grabWindow().save(f"{folder}/sought.png")
    QTest.keyClick(hall.window, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: lit() == {}, timeout=PATIENCE_MS)
    assert all(mark.property("glow") == 0 for mark in hall.items("PlaceMark"))


def test_a_greeting_stands_over_the_water_while_it_is_told(hall: Hall, qtbot: QtBot) -> None:
    [line] = [item for item in hall.items("Subtitle") if item.isVisible()]
    second = hall.content.buildings[1]
    for grip in (inputs.StripGrabbed(), inputs.StripDragged(second.mark[0] - 45), inputs.StripReleased(0.0)):
        hall.receive(grip)
    hall.receive(inputs.WheelTurned(0.4))
    qtbot.waitUntil(lambda: hall.state.telling_part == "greeting", timeout=PATIENCE_MS)
    assert hall.state.telling_id == second.id
    greeting = second.greeting.zh
    qtbot.waitUntil(lambda: str(line.property("standing")).replace("\u2060", "") == greeting, timeout=PATIENCE_MS)


def test_the_idle_cruise_says_how_to_take_over_and_yields_at_once(hall: Hall, qtbot: QtBot) -> None:
    [line] = [item for item in hall.items("Subtitle") if item.isVisible()]
    before = hall.clock()
    hall.clock = lambda: before + hall.state.pace.cruise_after_s + 1
    hall.receive(inputs.DueCame())
    assert hall.state.cruising
    hint = hall.house.property("words")["panorama"]["cruise_hint"]
    assert line.property("text") == hint
    hall.rung.clear()
    hall.view.frame()
    assert hall.rung == [inputs.FrameDrawn(alone=True)]
    hall.finger.press_at(0.5, 0.45)
    taken_over = hall.state
    assert not taken_over.cruising
    assert taken_over.speed_mps == 0.0
    assert line.property("text") != hint
    hall.finger.release_at(0.5, 0.45)


@pytest.mark.qt_log_ignore("QML Image", extend=True)
def test_a_missing_tile_is_told_to_staff_and_the_river_goes_on(
    panorama_assets: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    assets = small_shore(tmp_path)
    gone = list(assets.rglob("dusk/buildings/*/0_*.webp"))
    for tile in gone:
        tile.unlink()
    hall = Hall(assets)
    hall.open(qtbot)
    qtbot.waitUntil(lambda: bool(hall.missed), timeout=PATIENCE_MS)
    assert {Path(missed) for missed in hall.missed} <= set(gone)
    hall.view.missPicture(hall.missed[0])
    assert len(hall.missed) == len(set(hall.missed))
    hall.finger.draw("helm", [(0.5, 0.1), (0.78, 0.22)])
    qtbot.waitUntil(lambda: hall.state.position_m > 5, timeout=PATIENCE_MS)
    hall.close()
