"""Whatever hands, devices and clocks do to 解读, it stays in bounds, notes only numbers and comes to rest."""

from __future__ import annotations

import math
from dataclasses import astuple

from hypothesis import given, settings, strategies as st

from kiosk.exhibits import panorama
from kiosk.exhibits.panorama import SHORE_M, sailing
from kiosk.happenings import inputs
from kiosk.happenings.words import Input
from tests.thinking.deck import PACE, PLACES, Deck, aboard

ANY = st.one_of(st.floats(-2, 2), st.floats(allow_nan=True, allow_infinity=True))
PLACE = st.sampled_from([*PLACES, "atlantis"])
HAPPENING: st.SearchStrategy[Input] = st.one_of(
    st.builds(inputs.WheelTurned, ANY, st.booleans()),
    st.builds(inputs.WheelRolled, ANY, st.booleans()),
    st.builds(inputs.WheelStepped, ANY),
    st.builds(inputs.SpokeHeld, st.booleans()),
    st.builds(inputs.YearsHeld, st.booleans()),
    st.builds(inputs.ThenSet, ANY),
    st.just(inputs.WheelLost("unplugged")),
    st.just(inputs.StripGrabbed()),
    st.builds(inputs.StripDragged, st.floats(-900, 900) | ANY),
    st.builds(inputs.StripReleased, st.floats(-900, 900) | ANY),
    st.builds(inputs.BuildingOpened, PLACE),
    st.just(inputs.BuildingClosed()),
    st.just(inputs.BuildingVoiceToggled()),
    st.builds(inputs.PlaceSought, PLACE),
    st.builds(inputs.RoundEntered, PLACE),
    st.just(inputs.RoundLeft()),
    st.just(inputs.RoundGrabbed()),
    st.builds(inputs.RoundDragged, ANY, ANY),
    st.builds(inputs.RoundReleased, ANY),
    st.builds(inputs.RoundZoomed, ANY),
    st.builds(inputs.NarrationEnded, st.sampled_from(["building/mill/past/zh", "building/mill/greeting/zh"])),
    st.just(inputs.NarrationFailed("building/mill/past/zh", "no sound")),
    st.sampled_from([inputs.VisitDoubted(), inputs.VisitResumed(), inputs.DueCame(), inputs.FrameDrawn()]),
    st.builds(inputs.SceneShown, st.sampled_from(["panorama", "story", "home"])),
    st.builds(inputs.LanguageChanged, st.sampled_from(["zh", "en"])),
    st.just(inputs.VisitClosed("v1")),
)


def in_bounds(deck: Deck) -> bool:
    state = deck.state
    return (
        -12 <= state.position_m <= SHORE_M + 12
        and abs(state.speed_mps) <= 150
        and -1 <= state.steer <= 1
        and math.isfinite(state.heading_deg)
        and -35 <= state.pitch_deg <= 50
        and 35 <= state.fov_deg <= 95
        and 0 <= state.then_share <= 1
    )


@settings(max_examples=80, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.floats(-0.5, 4), HAPPENING), max_size=30))
def test_any_hand_at_all(acts: list[tuple[float, Input]]) -> None:
    deck = aboard()
    for pause_s, happening in acts:
        # Now and then the clock goes back.
        deck.now_s += min(pause_s, 0.0)
        deck.wait(max(pause_s, 0.0), hz=10)
        deck.receive(happening)
        assert in_bounds(deck)
    deck.receive(inputs.WheelLost("unplugged"), inputs.StripReleased(0.0), inputs.RoundReleased(0.0))
    deck.receive(inputs.YearsHeld(False), inputs.VisitDoubted())
    deck.wait(25.0, hz=10)
    assert in_bounds(deck)
    assert not deck.state.needs_frames
    numbers = [value for fact in deck.facts for value in astuple(fact) if isinstance(value, float)]  # type: ignore[call-overload]
    assert all(math.isfinite(number) for number in numbers)
    # What is asked to happen by itself happens, and is not asked for again and again.
    for _ in range(12):
        due_s = panorama.due(deck.state)
        if due_s is None:
            break
        assert due_s > deck.now_s - 1e-6
        deck.now_s = max(deck.now_s, due_s)
        deck.receive(inputs.DueCame())


@settings(max_examples=20, deadline=None, derandomize=True)
@given(st.lists(st.floats(-0.05, 0.05), min_size=200, max_size=200), st.sampled_from(sorted(PLACES.values())))
def test_a_wheel_that_jitters_clicks_no_more_often_than_it_could_sail_away_and_back(
    jitter: list[float], place_m: float
) -> None:
    deck = aboard()
    deck.lies_at(place_m)
    deck.orders.clear()
    for turns in jitter:
        deck.receive(inputs.WheelRolled(turns))
        deck.wait(1 / 60)
    sailed_m = sum(abs(turns) for turns in jitter) * PACE.metres_per_turn
    assert deck.cues <= 1 + sailed_m / (2 * sailing.NOTCH_AGAIN_M)
