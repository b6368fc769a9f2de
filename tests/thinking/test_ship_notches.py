"""Passing a building is felt once: a soft click, and a nudge where a hand is on the wheel."""

from __future__ import annotations

import pytest

from kiosk.happenings import inputs
from tests.thinking.deck import PLACES, Deck, aboard


@pytest.fixture
def deck() -> Deck:
    return aboard()


def test_a_wheel_feels_each_building_it_passes_once(deck: Deck) -> None:
    deck.receive(inputs.WheelTurned(1.0))
    deck.wait(40.0)
    assert deck.state.position_m == PLACES["bridge"]
    # The ship lay at the wharf already.
    assert (deck.cues, deck.nudges) == (3, 3)


def test_an_endless_wheel_feels_them_too(deck: Deck) -> None:
    for _ in range(100):
        deck.receive(inputs.WheelRolled(0.25))
        deck.wait(0.1)
    deck.wait(5.0)
    assert 750 < deck.state.position_m < 1000
    assert (deck.cues, deck.nudges) == (1, 1)


def test_trembling_at_a_building_does_not_chatter(deck: Deck) -> None:
    deck.lies_at(749.0)
    before = deck.cues
    for _ in range(40):
        deck.receive(inputs.WheelStepped(0.2))
        deck.wait(0.3)
        deck.receive(inputs.WheelStepped(-0.2))
        deck.wait(0.3)
    assert deck.cues <= before + 1


def test_coming_back_after_sailing_away_is_felt_anew(deck: Deck) -> None:
    deck.lies_at(720.0)
    for deflection, beyond_m in ((0.5, 800.0), (-0.5, 700.0), (0.5, 800.0)):
        deck.receive(inputs.WheelTurned(deflection))
        while (beyond_m - deck.state.position_m) * deflection > 0:
            deck.wait(0.1)
    assert deck.cues == 3


def test_being_drawn_onto_a_place_is_felt_when_it_is_reached(deck: Deck) -> None:
    deck.lies_at(745.0)
    assert deck.cues == 0
    deck.wait(8.0)
    assert deck.state.position_m == PLACES["mill"]
    assert deck.cues == 1


def test_steps_hear_it_and_nudge_nobody(deck: Deck) -> None:
    deck.lies_at(735.0)
    deck.receive(inputs.WheelStepped(3))
    deck.wait(5.0)
    assert (deck.cues, deck.nudges) == (1, 0)


def test_a_slow_finger_hears_it_and_nudges_nobody(deck: Deck) -> None:
    deck.lies_at(700.0)
    deck.receive(inputs.StripGrabbed())
    for _ in range(100):
        deck.receive(inputs.StripDragged(0.8))
        deck.wait(1 / 30)
    assert (deck.cues, deck.nudges) == (1, 0)


def test_a_finger_that_flings_the_shore_along_hears_nothing(deck: Deck) -> None:
    deck.receive(inputs.StripGrabbed())
    for _ in range(100):
        deck.receive(inputs.StripDragged(20.0))
        deck.wait(1 / 60)
    assert deck.state.position_m > PLACES["waterworks"]
    assert deck.cues == 0


def test_being_taken_to_a_place_is_not_felt(deck: Deck) -> None:
    deck.receive(inputs.PlaceSought("mill"))
    deck.wait(2.0)
    deck.receive(inputs.WheelStepped(0.5))
    deck.wait(4.0)
    assert deck.cues == 0


def test_whoever_reads_while_the_ship_glides_on_is_not_disturbed(deck: Deck) -> None:
    deck.lies_at(700.0)
    deck.receive(inputs.WheelTurned(0.8))
    deck.wait(1.4)
    deck.receive(inputs.BuildingOpened("mill"), inputs.WheelTurned(0.0))
    deck.wait(6.0)
    assert deck.state.position_m > PLACES["mill"]
    assert deck.cues == 0
