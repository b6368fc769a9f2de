"""Looking all round at a building: in by a tap or by resting beside it, turned by wheel, steps and fingers, and out."""

from __future__ import annotations

import math

import pytest

from kiosk.exhibits import panorama
from kiosk.happenings import inputs
from kiosk.happenings.facts import BuildingRead, LookedAround, ShipSailed
from kiosk.happenings.words import Input
from tests.thinking.deck import PACE, PLACES, Deck, aboard


@pytest.fixture
def deck() -> Deck:
    return aboard()


def inside(building_id: str = "mill") -> Deck:
    deck = aboard()
    deck.receive(inputs.RoundEntered(building_id))
    return deck


def test_a_tap_leads_in_and_the_wheel_turns_the_view_and_not_the_ship() -> None:
    deck = inside()
    assert (deck.state.round_id, deck.state.heading_deg) == ("mill", 0.0)
    deck.receive(inputs.WheelTurned(1.0))
    deck.wait(3.0)
    assert deck.state.heading_deg > 120
    assert deck.state.steer == pytest.approx(1.0)
    assert deck.state.position_m == 0.0
    deck.receive(inputs.WheelTurned(-1.0))
    deck.wait(8.0)
    # Unwrapped: the view never leaps from 359 to 0.
    assert deck.state.heading_deg < -180


def test_one_turn_of_an_endless_wheel_is_its_degrees_and_steps_turn_a_little() -> None:
    deck = inside()
    for _ in range(30):
        deck.receive(inputs.WheelRolled(1 / 30))
        deck.wait(0.05)
    deck.wait(3.0)
    assert deck.state.heading_deg == pytest.approx(PACE.degrees_per_turn, abs=3)
    before_deg = deck.state.heading_deg
    deck.receive(inputs.WheelStepped(-1))
    deck.wait(3.0)
    assert 4 < before_deg - deck.state.heading_deg < 15
    assert not deck.state.needs_frames


def test_a_finger_turns_tilts_and_throws_the_view() -> None:
    deck = inside()
    deck.receive(inputs.RoundGrabbed())
    for _ in range(10):
        deck.receive(inputs.RoundDragged(2.0, 1.0))
        deck.wait(1 / 30)
    assert deck.state.heading_deg == pytest.approx(20.0)
    assert deck.state.pitch_deg == pytest.approx(14.0)
    deck.receive(inputs.RoundReleased(60.0))
    deck.wait(5.0)
    assert 30 < deck.state.heading_deg < 60


def test_the_view_neither_tips_over_nor_zooms_without_end() -> None:
    deck = inside()
    deck.receive(inputs.RoundDragged(0.0, 500.0))
    assert deck.state.pitch_deg == 50.0
    deck.receive(inputs.RoundDragged(0.0, -500.0))
    assert deck.state.pitch_deg == -35.0
    for factor, fov_deg in ((100.0, 35.0), (0.001, 95.0)):
        deck.receive(inputs.RoundZoomed(factor))
        assert deck.state.fov_deg == fov_deg


def test_zooming_in_and_out_by_the_same_factor_comes_back() -> None:
    deck = inside()
    before_deg = deck.state.fov_deg
    deck.receive(inputs.RoundZoomed(1.3))
    assert math.tan(math.radians(before_deg / 2)) / math.tan(math.radians(deck.state.fov_deg / 2)) == pytest.approx(1.3)
    deck.receive(inputs.RoundZoomed(1 / 1.3))
    assert deck.state.fov_deg == pytest.approx(before_deg)


@pytest.mark.parametrize(
    "nonsense",
    [
        inputs.RoundDragged(math.nan, 1.0),
        inputs.RoundDragged(1.0, math.inf),
        inputs.RoundZoomed(0.0),
        inputs.RoundZoomed(-2.0),
        inputs.RoundZoomed(math.nan),
        inputs.RoundReleased(math.nan),
        inputs.WheelRolled(math.nan),
        inputs.WheelTurned(math.nan),
        inputs.WheelStepped(math.inf),
        inputs.StripDragged(30.0),
    ],
)
def test_nonsense_leaves_the_view_as_it_was(nonsense: Input) -> None:
    deck = inside()
    before = (deck.state.heading_deg, deck.state.pitch_deg, deck.state.fov_deg, deck.state.position_m)
    deck.receive(nonsense)
    deck.wait(1.0)
    assert (deck.state.heading_deg, deck.state.pitch_deg, deck.state.fov_deg, deck.state.position_m) == before


def test_what_was_looked_at_is_noted_with_how_far_it_was_turned() -> None:
    deck = inside()
    deck.receive(inputs.RoundGrabbed())
    for by_deg in (30.0, -50.0, 10.0):
        deck.receive(inputs.RoundDragged(by_deg, 0.0))
        deck.wait(0.1)
    deck.receive(inputs.RoundReleased(0.0))
    deck.now_s += 9.7
    deck.receive(inputs.RoundLeft())
    [looked] = deck.facts
    assert isinstance(looked, LookedAround)
    assert (looked.building_id, looked.seconds, looked.turned_deg) == ("mill", 10.0, 90.0)
    assert deck.rehearsed == [False]


def test_a_pretend_wheel_looks_around_in_rehearsal() -> None:
    deck = inside()
    deck.receive(inputs.WheelTurned(0.5, rehearsal=True))
    deck.wait(1.0)
    deck.receive(inputs.WheelTurned(0.0, rehearsal=True), inputs.RoundLeft())
    assert deck.rehearsed == [True]


def test_a_building_without_pictures_all_round_is_not_entered(deck: Deck) -> None:
    deck.receive(inputs.RoundEntered("bridge"))
    assert deck.state.round_id == ""


def test_entering_under_way_lets_the_ship_glide_to_rest_and_notes_her_sailing(deck: Deck) -> None:
    deck.receive(inputs.WheelTurned(1.0))
    deck.wait(4.0)
    deck.receive(inputs.RoundEntered("mill"))
    # The wheel stands turned still: it means the ship, until it was let go.
    deck.wait(8.0)
    assert deck.state.speed_mps == 0.0 and deck.state.heading_deg == 0.0
    assert [type(fact) for fact in deck.facts] == [ShipSailed]
    deck.receive(inputs.WheelTurned(0.0), inputs.WheelTurned(0.6))
    deck.wait(1.0)
    assert deck.state.heading_deg > 5
    at_m = deck.state.position_m
    deck.receive(inputs.RoundLeft())
    deck.wait(2.0)
    assert deck.state.position_m == at_m


def test_whoever_sailed_here_and_rests_beside_it_is_shown_all_round_once(deck: Deck) -> None:
    deck.lies_at(PLACES["mill"] + 12)
    deck.wait(PACE.round_after_s - 0.5)
    assert deck.state.round_id == ""
    deck.wait(1.0)
    assert deck.state.round_id == "mill"
    deck.receive(inputs.RoundLeft())
    deck.wait(PACE.round_after_s + 3)
    deck.lies_at(PLACES["mill"] + 9)
    deck.wait(PACE.round_after_s + 3)
    assert deck.state.round_id == ""
    deck.lies_at(PLACES["waterworks"])
    deck.wait(PACE.round_after_s + 1)
    assert deck.state.round_id == "waterworks"


@pytest.mark.parametrize(
    "otherwise",
    [
        inputs.LightChosen("night"),
        inputs.StripGrabbed(),
        inputs.BuildingOpened("mill"),
        inputs.VisitDoubted(),
        inputs.ThenSet(0.5),
    ],
    ids=lambda happening: type(happening).__name__,
)
def test_whoever_does_something_else_there_is_left_to_it(otherwise: Input) -> None:
    deck = aboard()
    deck.lies_at(PLACES["mill"])
    deck.wait(PACE.round_after_s - 1)
    deck.receive(otherwise)
    deck.wait(PACE.round_after_s - 1)
    assert deck.state.round_id == ""


@pytest.mark.parametrize("brought", [inputs.PlaceSought("mill"), None])
def test_who_did_not_sail_there_is_not_led_in(brought: Input | None) -> None:
    deck = aboard()
    if brought:
        deck.receive(brought)
    # A finger that only rests there sails nowhere.
    deck.receive(inputs.StripGrabbed(), inputs.StripReleased(0.0))
    deck.wait(PACE.round_after_s + 5)
    assert deck.state.round_id == ""


def test_a_finger_that_only_rests_there_puts_it_off(deck: Deck) -> None:
    deck.lies_at(PLACES["mill"])
    deck.wait(PACE.round_after_s - 1)
    deck.receive(inputs.StripGrabbed())
    deck.wait(3.0)
    deck.receive(inputs.StripReleased(0.0))
    deck.wait(PACE.round_after_s - 1)
    assert "mill" not in deck.state.looked
    deck.wait(2.0)
    assert deck.state.round_id == "mill"


def test_resting_a_little_too_far_away_leads_nowhere(deck: Deck) -> None:
    deck.lies_at(PLACES["mill"] - 23)
    deck.wait(PACE.round_after_s + 3)
    assert deck.state.abeam_id == "mill"
    assert deck.state.round_id == ""


def test_a_view_nobody_touches_leads_back_to_the_ship() -> None:
    deck = inside()
    deck.wait(20.0)
    deck.receive(inputs.RoundZoomed(1.2))
    deck.wait(PACE.round_leave_s - 1)
    assert deck.state.round_id == "mill"
    deck.wait(1.5)
    assert deck.state.round_id == ""
    assert [type(fact) for fact in deck.facts] == [LookedAround]


def test_a_card_lies_over_the_view_until_the_wheel_turns_on() -> None:
    deck = inside()
    deck.receive(inputs.BuildingOpened("mill"))
    deck.receive(inputs.WheelTurned(0.2))
    deck.wait(1.0)
    assert (deck.state.building_id, deck.state.round_id, deck.state.heading_deg) == ("mill", "mill", 0.0)
    deck.wait(PACE.round_leave_s + 5)
    assert deck.state.round_id == "mill"
    deck.receive(inputs.WheelTurned(0.6))
    deck.wait(1.0)
    assert deck.state.building_id == ""
    assert deck.state.heading_deg > 5
    assert [type(fact) for fact in deck.facts] == [BuildingRead]


def test_looking_around_from_a_card_puts_the_card_away(deck: Deck) -> None:
    deck.receive(inputs.BuildingOpened("mill"), inputs.RoundEntered("mill"))
    assert (deck.state.building_id, deck.state.round_id) == ("", "mill")
    assert deck.state.telling_part == ""


@pytest.mark.parametrize(
    "ending", [inputs.SceneShown("home"), inputs.VisitClosed("v1"), inputs.PlaceSought("waterworks")]
)
def test_whatever_ends_it_notes_it_once(ending: Input) -> None:
    deck = inside()
    deck.wait(3.0)
    deck.receive(ending, inputs.SceneShown("attract"))
    assert deck.facts == [LookedAround("mill", 3.0, 0.0)]
    assert deck.state.round_id == ""


def test_a_wheel_pulled_out_in_mid_turn_lets_the_view_come_to_rest() -> None:
    deck = inside()
    deck.receive(inputs.WheelTurned(1.0))
    deck.wait(1.0)
    deck.receive(inputs.WheelLost("unplugged"))
    deck.wait(4.0)
    assert not deck.state.needs_frames


def test_a_window_that_stops_drawing_stops_the_view_where_it_is() -> None:
    deck = inside()
    deck.receive(inputs.RoundGrabbed(), inputs.RoundDragged(5.0, 0.0), inputs.RoundReleased(90.0))
    deck.wait(0.2)
    heading_deg = deck.state.heading_deg
    due_s = panorama.due(deck.state)
    assert due_s is not None
    deck.now_s = due_s
    deck.receive(inputs.DueCame())
    assert deck.state.heading_deg == heading_deg
    assert not deck.state.needs_frames


def test_a_finger_that_never_says_it_left_is_let_go_of() -> None:
    deck = inside()
    deck.receive(inputs.RoundGrabbed())
    deck.wait(21.0)
    assert deck.state.view.finger is None
