"""A visitor sails, reads, sails on; the journal hears of each sailing and each reading once."""

from __future__ import annotations

import pytest

from kiosk.exhibits import panorama
from kiosk.exhibits.panorama import curtain
from kiosk.happenings import inputs
from kiosk.happenings.facts import BuildingRead, ShipSailed
from kiosk.happenings.words import Input
from tests.thinking.deck import PACE, PLACES, Deck, aboard


@pytest.fixture
def hall() -> Deck:
    return aboard()


def test_one_turn_of_the_wheel_is_one_sailing(hall: Deck) -> None:
    for deflection in (0.2, 0.6, 1.0, 0.8):
        hall.receive(inputs.WheelTurned(deflection))
        hall.wait(1.0)
    hall.receive(inputs.WheelTurned(0.0))
    assert hall.facts == []
    hall.wait(10.0)
    [sailed] = hall.facts
    assert isinstance(sailed, ShipSailed)
    assert (sailed.from_m, sailed.by) == (0.0, "wheel")
    assert hall.rehearsed == [False]
    assert sailed.to_m == pytest.approx(hall.state.position_m, abs=0.05)
    assert 7.0 < sailed.seconds < 12.0


def test_a_resting_ship_asks_for_no_frames(hall: Deck) -> None:
    hall.wait(5.0)
    assert hall.frames == 0
    hall.receive(inputs.WheelStepped(1))
    hall.wait(20.0)
    assert 30 < hall.frames < 400
    assert not hall.state.needs_frames


def test_a_wheel_that_is_pulled_out_lets_the_ship_glide_to_rest(hall: Deck) -> None:
    hall.receive(inputs.WheelTurned(1.0))
    hall.wait(4.0)
    hall.receive(inputs.WheelLost("unplugged"))
    hall.wait(10.0)
    assert [type(fact) for fact in hall.facts] == [ShipSailed]
    assert not hall.state.needs_frames


def test_a_pretend_wheel_sails_in_rehearsal_but_a_finger_does_not(hall: Deck) -> None:
    hall.receive(inputs.WheelTurned(0.9, rehearsal=True))
    hall.wait(2.0)
    hall.receive(inputs.WheelTurned(0.0, rehearsal=True))
    hall.wait(8.0)
    hall.receive(inputs.StripGrabbed(), inputs.StripDragged(30.0), inputs.StripReleased(0.0))
    hall.wait(8.0)
    assert [fact.by for fact in hall.facts if isinstance(fact, ShipSailed)] == ["wheel", "touch"]
    assert hall.rehearsed == [True, False]


def test_a_finger_takes_over_from_the_wheel_and_gives_its_name_to_the_sailing(hall: Deck) -> None:
    hall.receive(inputs.WheelTurned(1.0))
    hall.wait(3.0)
    hall.receive(inputs.StripGrabbed())
    held_m = hall.state.position_m
    hall.wait(1.0)
    assert hall.state.position_m == held_m
    hall.receive(inputs.WheelTurned(0.0))
    hall.receive(inputs.StripDragged(-20.0))
    hall.wait(0.02)
    hall.receive(inputs.StripReleased(-30.0))
    hall.wait(8.0)
    [sailed] = hall.facts
    assert isinstance(sailed, ShipSailed) and sailed.by == "touch"
    assert hall.state.heading == -1


def test_the_soft_end_gives_the_ship_back_without_turning_her_round(hall: Deck) -> None:
    hall.receive(inputs.WheelTurned(1.0))
    hall.wait(40.0)
    hall.receive(inputs.WheelTurned(0.0))
    hall.wait(10.0)
    assert hall.state.position_m == pytest.approx(2800.0, abs=0.1)
    assert hall.state.heading == 1


def test_a_touch_that_moves_nothing_is_no_sailing(hall: Deck) -> None:
    hall.receive(inputs.StripGrabbed())
    hall.wait(0.3)
    hall.receive(inputs.StripReleased(0.0))
    hall.wait(2.0)
    assert hall.facts == []


def test_reading_a_building_is_noted_with_its_seconds(hall: Deck) -> None:
    hall.receive(inputs.BuildingOpened("waterworks"))
    assert hall.state.building_id == "waterworks"
    hall.now_s += 12.5
    hall.receive(inputs.BuildingClosed())
    assert hall.facts == [BuildingRead("waterworks", 12.5)]
    hall.receive(inputs.BuildingClosed())
    assert len(hall.facts) == 1


def test_a_building_nobody_knows_is_not_opened(hall: Deck) -> None:
    hall.receive(inputs.BuildingOpened("atlantis"))
    assert hall.state.building_id == ""


def test_opening_a_card_under_way_brings_the_ship_to_rest(hall: Deck) -> None:
    hall.receive(inputs.WheelTurned(1.0))
    hall.wait(5.0)
    hall.receive(inputs.BuildingOpened("mill"))
    hall.wait(10.0)
    assert hall.state.speed_mps == 0.0
    assert hall.state.building_id == "mill"
    hall.receive(inputs.BuildingClosed())
    hall.wait(1.0)
    assert hall.state.speed_mps > 10.0


@pytest.mark.parametrize("sail_on", [inputs.WheelTurned(0.5), inputs.WheelStepped(1)])
def test_turning_the_wheel_puts_the_card_away(hall: Deck, sail_on: Input) -> None:
    hall.receive(inputs.BuildingOpened("mill"))
    hall.now_s += 3
    hall.receive(inputs.WheelTurned(0.1))
    assert hall.state.building_id == "mill"
    hall.receive(sail_on)
    assert hall.state.building_id == ""
    assert hall.facts == [BuildingRead("mill", 3.0)]


def test_the_next_building_is_the_one_the_bow_points_at(hall: Deck) -> None:
    assert hall.state.ahead_id == "wharf"
    hall.receive(inputs.StripGrabbed(), inputs.StripDragged(800.0), inputs.StripReleased(5.0))
    hall.wait(5.0)
    assert hall.state.ahead_id == "waterworks"
    hall.receive(inputs.WheelStepped(-4))
    hall.wait(5.0)
    assert hall.state.ahead_id == "mill"


def test_leaving_the_scene_under_way_notes_what_was_sailed_and_read(hall: Deck) -> None:
    hall.receive(inputs.WheelTurned(1.0))
    hall.wait(3.0)
    hall.receive(inputs.BuildingOpened("mill"))
    hall.wait(0.5)
    hall.receive(inputs.SceneShown("home"))
    assert {type(fact) for fact in hall.facts} == {ShipSailed, BuildingRead}
    assert not hall.state.needs_frames
    at_m = hall.state.position_m
    hall.receive(inputs.WheelTurned(-1.0), inputs.WheelStepped(3))
    hall.wait(2.0)
    assert hall.state.position_m == at_m


def test_the_next_visitor_begins_at_the_wharf(hall: Deck) -> None:
    hall.receive(inputs.WheelTurned(1.0))
    hall.wait(5.0)
    hall.receive(inputs.WheelTurned(0.0), inputs.VisitClosed("v1"), inputs.SceneShown("attract"))
    assert hall.state.position_m == 0.0
    assert hall.state.building_id == ""
    assert [type(fact) for fact in hall.facts] == [ShipSailed]


def test_a_wheel_left_turned_sails_as_soon_as_the_scene_is_shown() -> None:
    hall = Deck()
    hall.receive(inputs.WheelTurned(0.7), inputs.SceneShown("panorama"))
    hall.wait(1.0)
    assert hall.state.position_m > 5


def test_a_window_that_stops_drawing_does_not_leave_a_sailing_open(hall: Deck) -> None:
    hall.receive(inputs.WheelStepped(4))
    hall.wait(0.2)
    due_s = panorama.due(hall.state)
    assert due_s is not None
    assert due_s == pytest.approx(hall.now_s + curtain.FRAMELESS_S, abs=0.1)
    hall.now_s += 1.0
    hall.receive(inputs.DueCame())
    assert hall.facts == []
    hall.now_s = due_s + 0.01
    hall.receive(inputs.DueCame())
    assert [type(fact) for fact in hall.facts] == [ShipSailed]
    assert not hall.state.needs_frames
    assert panorama.due(hall.state) == hall.now_s + PACE.cruise_after_s


def lies_at_the_mill(hall: Deck) -> bool:
    state = hall.state
    return (state.position_m, state.speed_mps, state.sought_id) == (PLACES["mill"], 0.0, "mill")


@pytest.mark.parametrize("first", ["sought", "shown"])
def test_a_place_another_scene_asks_for_is_where_the_ship_lies(first: str) -> None:
    hall = Deck()
    hall.receive(inputs.VisitOpened("v1", "zh"), inputs.SceneShown("story"))
    handed = [inputs.PlaceSought("mill"), inputs.SceneShown("panorama")]
    hall.receive(*(handed if first == "sought" else reversed(handed)))
    hall.wait(3.0)
    assert lies_at_the_mill(hall)
    assert hall.state.ahead_id == "mill"
    assert hall.frames == 0
    assert hall.facts == []


def test_being_taken_somewhere_is_no_sailing_but_what_was_read_is_noted(hall: Deck) -> None:
    hall.receive(inputs.BuildingOpened("waterworks"))
    hall.now_s += 4
    hall.receive(inputs.StripGrabbed(), inputs.PlaceSought("mill"))
    hall.wait(3.0)
    hall.receive(inputs.SceneShown("home"))
    assert hall.facts == [BuildingRead("waterworks", 4.0)]
    assert hall.state.building_id == ""


def test_a_ship_under_way_is_stopped_at_the_place_sought(hall: Deck) -> None:
    hall.receive(inputs.WheelStepped(5))
    hall.wait(2.0)
    hall.receive(inputs.PlaceSought("mill"))
    hall.wait(5.0)
    assert lies_at_the_mill(hall)
    assert hall.facts == []


def test_a_wheel_that_somebody_left_turned_does_not_carry_the_visitor_away(hall: Deck) -> None:
    hall.receive(inputs.SceneShown("story"), inputs.WheelTurned(0.8), inputs.PlaceSought("mill"))
    hall.receive(inputs.SceneShown("panorama"))
    hall.wait(1.0)
    hall.receive(inputs.WheelTurned(0.79))
    hall.wait(5.0)
    assert lies_at_the_mill(hall)
    hall.receive(inputs.WheelTurned(0.0), inputs.WheelTurned(0.8))
    hall.wait(2.0)
    assert hall.state.sought_id == ""
    assert hall.state.position_m > PLACES["mill"] + 20
    hall.receive(inputs.WheelTurned(0.0))
    hall.wait(10.0)
    [sailed] = hall.facts
    assert isinstance(sailed, ShipSailed)
    assert (sailed.from_m, sailed.by) == (PLACES["mill"], "wheel")


@pytest.mark.parametrize(
    "moves",
    [
        (inputs.StripGrabbed(), inputs.StripDragged(5.0)),
        (inputs.WheelStepped(1),),
        (inputs.BuildingOpened("mill"),),
        (inputs.SceneShown("home"),),
        (inputs.VisitClosed("v1"),),
    ],
)
def test_the_sought_place_is_forgotten_when_the_visitor_goes_on(hall: Deck, moves: tuple[Input, ...]) -> None:
    hall.receive(inputs.PlaceSought("mill"))
    # A finger that only rests there does not go on.
    hall.receive(inputs.StripGrabbed(), inputs.StripReleased(0.0))
    assert lies_at_the_mill(hall)
    hall.receive(*moves)
    hall.wait(0.1)
    assert hall.state.sought_id == ""


def test_a_place_nobody_knows_is_not_sought(hall: Deck) -> None:
    hall.receive(inputs.PlaceSought("mill"))
    before = hall.state
    hall.receive(inputs.PlaceSought("atlantis"))
    assert hall.state is before


def test_a_place_sought_from_a_scene_that_stayed_is_forgotten() -> None:
    hall = Deck()
    hall.receive(inputs.PlaceSought("mill"), inputs.SceneShown("home"), inputs.SceneShown("panorama"))
    assert hall.state.sought_id == ""
