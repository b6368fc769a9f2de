"""Turning time: a held spoke or hourglass, a slider, and the way back to today."""

from __future__ import annotations

import math

import pytest

from kiosk.exhibits.panorama import years
from kiosk.happenings import inputs
from kiosk.happenings.facts import YearsTurned
from kiosk.happenings.words import Input
from tests.thinking.deck import PLACES, Deck, aboard


@pytest.fixture
def deck() -> Deck:
    """A ship that was brought to the mill."""
    deck = aboard()
    deck.receive(inputs.PlaceSought("mill"))
    return deck


def turned(deck: Deck) -> list[YearsTurned]:
    return [fact for fact in deck.facts if isinstance(fact, YearsTurned)]


@pytest.mark.parametrize("hold", [inputs.SpokeHeld, inputs.YearsHeld])
def test_while_held_the_wheel_turned_left_goes_back_in_time(deck: Deck, hold: type[inputs.YearsHeld]) -> None:
    deck.receive(hold(True))
    assert (deck.state.years_held, deck.state.years_id) == (True, "mill")
    deck.receive(inputs.WheelTurned(-1.0))
    deck.wait(3.0)
    assert deck.state.then_share == 1.0
    assert deck.state.position_m == PLACES["mill"]
    deck.receive(inputs.WheelTurned(0.8))
    deck.wait(4.0)
    assert deck.state.then_share == 0.0


def test_an_endless_wheel_and_steps_turn_time_too(deck: Deck) -> None:
    deck.receive(inputs.SpokeHeld(True))
    for _ in range(20):
        deck.receive(inputs.WheelRolled(-0.01))
        deck.wait(0.05)
    deck.wait(1.0)
    rolled = deck.state.then_share
    assert 0.3 < rolled < 0.45
    deck.receive(inputs.WheelStepped(-1))
    deck.wait(2.0)
    assert 0.04 < deck.state.then_share - rolled < 0.2
    assert deck.state.position_m == PLACES["mill"]


@pytest.mark.parametrize("turning", [inputs.WheelTurned(1.0), inputs.WheelRolled(50.0), inputs.WheelRolled(-1e12)])
def test_time_ends_at_today_and_at_the_past(deck: Deck, turning: Input) -> None:
    deck.receive(inputs.SpokeHeld(True), turning)
    for _ in range(60):
        deck.wait(1 / 20)
        assert 0.0 <= deck.state.then_share <= 1.0


def test_the_past_stays_a_while_after_it_is_let_go_and_then_eases_back(deck: Deck) -> None:
    deck.receive(inputs.SpokeHeld(True), inputs.WheelTurned(-0.9))
    deck.wait(3.0)
    deck.receive(inputs.WheelTurned(0.0), inputs.SpokeHeld(False))
    deck.wait(years.STAY_S - 0.5)
    assert deck.state.then_share == 1.0
    deck.wait(1.0)
    assert 0.0 < deck.state.then_share < 1.0
    deck.wait(3.0)
    assert (deck.state.then_share, deck.state.years_id) == (0.0, "")
    assert not deck.state.needs_frames


def test_a_wheel_still_turned_when_time_is_let_go_does_not_carry_the_ship_away(deck: Deck) -> None:
    deck.receive(inputs.SpokeHeld(True), inputs.WheelTurned(-0.9))
    deck.wait(1.0)
    deck.receive(inputs.SpokeHeld(False))
    deck.wait(2.0)
    assert deck.state.position_m == PLACES["mill"]
    deck.receive(inputs.WheelTurned(-0.1), inputs.WheelTurned(-0.6))
    deck.wait(2.0)
    assert deck.state.position_m < PLACES["mill"] - 10


def test_what_eases_back_is_caught_where_it_is(deck: Deck) -> None:
    deck.receive(inputs.ThenSet(1.0))
    deck.wait(years.STAY_S + 0.4)
    deck.receive(inputs.YearsHeld(True))
    held = deck.state.then_share
    assert 0.2 < held < 1.0
    deck.wait(2.0)
    assert deck.state.then_share == held


def test_the_slider_of_an_open_card_stays_where_it_is_put(deck: Deck) -> None:
    deck.receive(inputs.BuildingOpened("mill"), inputs.ThenSet(0.6))
    deck.wait(30.0)
    assert (deck.state.then_share, deck.state.years_id) == (0.6, "mill")
    deck.receive(inputs.BuildingClosed())
    deck.wait(3.0)
    assert deck.state.then_share == 0.0


def test_the_wheel_turns_the_years_of_the_open_card_and_does_not_close_it(deck: Deck) -> None:
    deck.receive(inputs.BuildingOpened("waterworks"), inputs.YearsHeld(True), inputs.WheelTurned(-0.8))
    deck.wait(1.0)
    assert (deck.state.building_id, deck.state.years_id) == ("waterworks", "waterworks")
    assert deck.state.then_share > 0.2
    deck.receive(inputs.ThenSet(0.9))
    assert deck.state.then_share == 0.9


def test_another_building_s_card_begins_today(deck: Deck) -> None:
    deck.receive(inputs.ThenSet(0.8), inputs.BuildingOpened("waterworks"))
    deck.wait(3.0)
    assert deck.state.then_share == 0.0


def test_sailing_on_leaves_the_past_behind(deck: Deck) -> None:
    deck.receive(inputs.ThenSet(1.0), inputs.WheelStepped(3))
    deck.wait(3.5)
    assert deck.state.then_share == 0.0


def test_with_no_building_in_view_there_is_nothing_to_turn(deck: Deck) -> None:
    deck.lies_at(300.0)
    deck.receive(inputs.SpokeHeld(True), inputs.ThenSet(0.5), inputs.WheelTurned(-0.5))
    deck.wait(2.0)
    assert not deck.state.years_held
    assert deck.state.then_share == 0.0
    assert deck.state.position_m < 300.0


def test_the_next_building_ahead_is_in_view_and_one_astern_is_not(deck: Deck) -> None:
    deck.lies_at(600.0)
    deck.lies_at(680.0)
    assert deck.state.in_view_id == "mill"
    deck.lies_at(660.0)
    # She came from downstream: the mill lies astern.
    assert (deck.state.heading, deck.state.in_view_id) == (-1, "")


@pytest.mark.parametrize("share", [math.nan, math.inf])
def test_a_share_that_is_no_number_is_not_believed(deck: Deck, share: float) -> None:
    deck.receive(inputs.ThenSet(share))
    assert deck.state.then_share == 0.0
    deck.receive(inputs.ThenSet(7.0))
    assert deck.state.then_share == 1.0


def test_one_turning_of_time_is_one_fact(deck: Deck) -> None:
    deck.receive(inputs.BuildingOpened("mill"))
    for share in (0.1, 0.4, 0.7, 0.5):
        deck.receive(inputs.ThenSet(share))
        deck.now_s += 0.5
    assert turned(deck) == []
    deck.wait(years.GESTURE_S + 0.1)
    assert turned(deck) == [YearsTurned("mill", 1.5, 0.7)]
    deck.wait(10.0)
    deck.receive(inputs.ThenSet(0.0), inputs.BuildingClosed())
    assert turned(deck)[1:] == [YearsTurned("mill", 0.0, 0.5)]


def test_holding_and_turning_is_noted_when_it_is_let_go(deck: Deck) -> None:
    deck.receive(inputs.SpokeHeld(True, rehearsal=True), inputs.WheelTurned(-1.0, rehearsal=True))
    deck.wait(6.0)
    assert turned(deck) == []
    deck.receive(inputs.WheelTurned(0.0, rehearsal=True), inputs.SpokeHeld(False, rehearsal=True))
    deck.wait(years.GESTURE_S + 1)
    [fact] = turned(deck)
    assert (fact.building_id, fact.furthest) == ("mill", 1.0)
    assert 1.5 < fact.seconds < 3.0
    assert deck.rehearsed[deck.facts.index(fact)]


def test_easing_back_is_nobody_s_turning(deck: Deck) -> None:
    deck.receive(inputs.ThenSet(0.5))
    deck.wait(years.STAY_S + 10)
    assert len(turned(deck)) == 1


def test_a_trembling_finger_is_not_noted(deck: Deck) -> None:
    deck.receive(inputs.ThenSet(0.01), inputs.ThenSet(0.0))
    deck.wait(years.GESTURE_S + 1)
    assert turned(deck) == []


@pytest.mark.parametrize("ending", [inputs.SceneShown("home"), inputs.VisitClosed("v1"), inputs.SceneShown("story")])
def test_leaving_notes_what_was_turned_and_comes_back_to_today(deck: Deck, ending: Input) -> None:
    deck.receive(inputs.BuildingOpened("mill"), inputs.ThenSet(0.5), ending)
    assert turned(deck) == [YearsTurned("mill", 0.0, 0.5)]
    assert (deck.state.then_share, deck.state.years_held) == (0.0, False)


def test_a_wheel_pulled_out_lets_go_of_time(deck: Deck) -> None:
    deck.receive(inputs.SpokeHeld(True), inputs.WheelTurned(-1.0))
    deck.wait(0.6)
    deck.receive(inputs.WheelLost("unplugged"))
    assert not deck.state.years_held
    deck.wait(years.STAY_S + 4)
    assert deck.state.then_share == 0.0
    assert not deck.state.needs_frames
