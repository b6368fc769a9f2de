"""Looking around and turning time: entered at rest, turned by finger and wheel, left again; the hourglass in hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.happenings import inputs
from tests.scenes.panorama_hall import PATIENCE_MS, Hall, small_shore


@pytest.fixture
def hall(panorama_assets: Path, qtbot: QtBot) -> Iterator[Hall]:
    """At rest before the waterworks."""
    hall = Hall(panorama_assets)
    hall.open(qtbot)
    hall.lie_at("waterworks")
    hall.settle(qtbot)
    yield hall
    hall.close()


@pytest.fixture
def around(hall: Hall, qtbot: QtBot) -> Hall:
    """Looking around there."""
    qtbot.waitUntil(lambda: hall.finger.sees("look-around"), timeout=PATIENCE_MS)
    hall.finger.tap("look-around")
    assert hall.state.round_id == "waterworks"
    qtbot.waitUntil(lambda: hall.finger.sees("round-back"), timeout=PATIENCE_MS)
    hall.settle(qtbot)
    return hall


def test_it_is_offered_only_at_rest_before_a_building_that_has_it(hall: Hall, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: hall.finger.sees("look-around"), timeout=PATIENCE_MS)
    hall.receive(inputs.WheelStepped(2.0))
    assert not hall.finger.sees("look-around")
    without = next(building.id for building in hall.content.buildings if building.id not in hall.content.rounds)
    hall.lie_at(without)
    hall.settle(qtbot)
    assert not hall.finger.sees("look-around")


def test_a_finger_turns_and_tilts_the_view(around: Hall) -> None:
    before = around.state.pitch_deg
    around.finger.swipe([(0.7 - 0.01 * n, 0.5 + 0.005 * n) for n in range(20)])
    assert around.state.heading_deg > 8
    assert around.state.pitch_deg > before
    assert {inputs.RoundGrabbed, inputs.RoundDragged, inputs.RoundReleased} <= around.kinds()
    assert inputs.StripDragged not in around.kinds()


def test_two_fingers_and_two_buttons_zoom(around: Hall) -> None:
    start = around.state.fov_deg
    around.finger.tap("round-nearer")
    nearer = around.state.fov_deg
    assert nearer < start
    around.finger.tap("round-wider")
    assert around.state.fov_deg == pytest.approx(start, abs=0.1)
    around.finger.press_together([(0.45, 0.5), (0.55, 0.5)])
    around.finger.move_together([(0.4, 0.5), (0.6, 0.5)])
    around.finger.release_together([(0.4, 0.5), (0.6, 0.5)])
    assert around.state.fov_deg < start - 5
    assert around.state.heading_deg == pytest.approx(0.0, abs=1.0)


def test_the_button_leads_back_to_the_ship(around: Hall, qtbot: QtBot) -> None:
    around.finger.tap("round-back")
    assert around.state.round_id == ""
    qtbot.waitUntil(lambda: not around.finger.sees("round-back"), timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: around.finger.sees("helm"), timeout=PATIENCE_MS)


def test_the_names_on_the_ribbon_stand_at_their_bearings_and_never_on_each_other(around: Hall) -> None:
    [ribbon] = around.items("CompassRibbon")
    named = ribbon.property("named").toVariant()
    names = [str(name["name"]) for name in named]
    assert names[0] == "杨树浦水厂"
    assert float(named[0]["deg"]) == 0.0
    sides = {name: float(found["deg"]) for name, found in zip(names, named, strict=True)}
    downstream = [around.building(b.id)["name"]["zh"] for b in around.content.buildings if b.mark[0] > 1042]
    assert all(0 < sides[name] < 90 for name in names if name in downstream)
    for n, one in enumerate(named):
        for other in named[n + 1 :]:
            away = abs((one["deg"] - other["deg"] + 540) % 360 - 180)
            assert away >= (one["wide"] + other["wide"]) / 2


def test_a_building_without_pictures_all_round_is_not_entered(hall: Hall) -> None:
    without = next(n for n, building in enumerate(hall.content.buildings) if building.id not in hall.content.rounds)
    hall.view.lookAround(without)
    assert hall.state.round_id == ""


def test_the_hourglass_held_turns_the_wheel_into_years(hall: Hall, qtbot: QtBot) -> None:
    glass = hall.box(hall.item("hourglass"))
    middle = ((glass[0] + glass[2]) / 2 / 1920, (glass[1] + glass[3]) / 2 / 1080)
    hall.finger.press_at(*middle)
    assert hall.state.years_held
    assert hall.view.yearsOf == hall.view.inView
    hall.receive(inputs.WheelTurned(-1.0))
    qtbot.waitUntil(lambda: hall.state.then_share == 1.0, timeout=PATIENCE_MS)
    [counter] = hall.items("YearCounter")
    assert counter.property("year") == 1925
    assert counter.isVisible()
    assert hall.state.position_m == pytest.approx(hall.content.places_m["waterworks"])
    hall.receive(inputs.WheelTurned(0.0))
    hall.finger.release_at(*middle)
    assert not hall.state.years_held


def test_one_hand_alone_turns_time_by_drawing_the_hourglass_aside(hall: Hall) -> None:
    hall.finger.draw("hourglass", [(0.8, 0.5), (0.5, 0.5), (0.2, 0.5)])
    assert hall.state.then_share > 0.3
    assert not hall.state.years_held


def test_a_station_without_pictures_of_the_past_offers_none(tmp_path: Path, qtbot: QtBot) -> None:
    hall = Hall(small_shore(tmp_path, lights=("day", "dusk", "night")))
    hall.open(qtbot)
    assert not hall.finger.sees("hourglass")
    hall.receive(inputs.BuildingOpened("waterworks"))
    hall.settle(qtbot)
    assert hall.finger.sees("panorama-card")
    assert not hall.finger.sees("then-now-handle")
    hall.close()
