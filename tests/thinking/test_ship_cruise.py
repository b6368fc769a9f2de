"""Nobody sails: the ship sails gently by herself, says so, is nobody's gesture, and yields to the first hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.exhibits import panorama, visit
from kiosk.exhibits.panorama import SHORE_M
from kiosk.happenings import inputs
from kiosk.happenings.words import Input
from tests.thinking.deck import PACE, Deck, aboard


@pytest.fixture
def deck() -> Deck:
    return aboard()


def cruising() -> Deck:
    deck = aboard()
    deck.wait(PACE.cruise_after_s + 6)
    assert deck.state.cruising
    return deck


def test_she_sets_out_when_nobody_did_anything_for_a_while(deck: Deck) -> None:
    assert panorama.due(deck.state) == deck.now_s + PACE.cruise_after_s
    deck.wait(PACE.cruise_after_s - 0.1)
    assert deck.frames == 0
    deck.wait(10.1)
    assert deck.state.cruising
    assert deck.state.speed_mps == pytest.approx(PACE.cruise_mps, abs=0.1)


def test_she_turns_round_before_the_ends(deck: Deck) -> None:
    deck.lies_at(SHORE_M - 60)
    positions = []
    for _ in range(60):
        deck.wait(1.0)
        positions.append(deck.state.position_m)
    assert max(positions) < SHORE_M
    assert positions[-1] < SHORE_M - 60


def test_the_cruise_is_nobodys_sailing_and_greets_and_clicks_for_nobody() -> None:
    deck = aboard()
    deck.lies_at(700.0)
    deck.facts.clear()
    deck.orders.clear()
    deck.wait(PACE.cruise_after_s + 20)
    assert deck.state.position_m > 800
    deck.receive(inputs.SceneShown("home"))
    assert (deck.facts, deck.orders) == ([], [])


HAND = [
    inputs.WheelTurned(0.4),
    inputs.WheelRolled(0.01),
    inputs.WheelStepped(1),
    inputs.StripGrabbed(),
    inputs.BuildingOpened("mill"),
    inputs.RoundEntered("mill"),
    inputs.LightChosen("night"),
    inputs.Active("touch"),
    inputs.SpokeHeld(True),
]


@pytest.mark.parametrize("hand", HAND, ids=lambda hand: type(hand).__name__)
def test_she_yields_to_any_hand_at_once(hand: Input) -> None:
    deck = cruising()
    deck.receive(hand)
    assert not deck.state.cruising
    deck.receive(inputs.StripReleased(0.0), inputs.WheelTurned(0.0), inputs.SpokeHeld(False))
    deck.wait(12.0)
    assert deck.state.speed_mps == 0.0
    deck.wait(PACE.cruise_after_s - 13)
    assert not deck.state.cruising


@pytest.mark.parametrize(
    "noise",
    [inputs.WheelTurned(0.0), inputs.WheelTurned(0.01), inputs.WheelRolled(float("nan")), inputs.WheelRolled(0.0)],
)
def test_a_wheel_that_trembles_is_no_hand(noise: Input) -> None:
    deck = cruising()
    deck.receive(noise)
    assert deck.state.cruising


@pytest.mark.parametrize("engaged", [inputs.BuildingOpened("mill"), inputs.RoundEntered("mill"), inputs.StripGrabbed()])
def test_she_waits_while_somebody_reads_looks_or_holds_the_shore(engaged: Input) -> None:
    deck = aboard()
    deck.receive(engaged)
    deck.receive(inputs.NarrationEnded("building/mill/past/zh"))
    deck.wait(min(PACE.cruise_after_s, PACE.round_leave_s, 20.0) - 1)
    deck.now_s += PACE.cruise_after_s - 18
    assert not deck.state.cruising


def test_a_doubted_visit_lets_her_glide_to_rest_without_calling_anybody_back() -> None:
    deck = cruising()
    deck.receive(inputs.VisitDoubted())
    # Her frames are still nobody's, to the last.
    while deck.state.needs_frames:
        assert deck.state.cruising
        deck.wait(1 / 60)
    deck.wait(30.0)
    assert deck.state.speed_mps == 0.0 and not deck.state.cruising
    deck.receive(inputs.VisitResumed())
    deck.wait(PACE.cruise_after_s + 1)
    assert deck.state.cruising


def test_a_cruise_does_not_keep_the_visit_awake() -> None:
    state = visit.start("zh", idle_s=60, ask_s=15, listen_s=300)
    state = visit.step(state, inputs.AttractTouched("v1"), 0).state
    state = visit.step(state, inputs.SceneChosen("panorama"), 1).state
    for at_s in range(2, 61):
        state = visit.step(state, inputs.FrameDrawn(alone=True), at_s).state
    assert visit.due(state) == 61
    assert visit.step(state, inputs.FrameDrawn(), 60).state.active_s == 60


def test_a_station_may_do_without() -> None:
    deck = aboard(replace(PACE, cruise_mps=0.0))
    deck.wait(3 * PACE.cruise_after_s)
    assert not deck.state.cruising and deck.frames == 0


def test_a_window_that_stops_drawing_stops_her() -> None:
    deck = cruising()
    deck.now_s += 10
    deck.receive(inputs.DueCame())
    assert not deck.state.cruising and not deck.state.needs_frames
    assert panorama.due(deck.state) == deck.now_s + PACE.cruise_after_s
