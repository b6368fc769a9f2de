"""The ship moves alike at every frame rate, with weight, between two soft ends; hands in order of strength."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings, strategies as st

from kiosk.exhibits.panorama import motion as motions
from kiosk.exhibits.panorama.course import Course
from kiosk.exhibits.panorama.courses import CRUISE_MPS, SHORE_M
from kiosk.exhibits.panorama.motion import HICCUP_S, Motion
from tests.thinking.under_way import NOTCHED, SHORE, TOP_MPS, act, go, handled, rest

RATES_HZ = (24, 30, 60, 75, 144, 240)


def test_the_whole_shore_takes_about_half_a_minute_at_full_deflection() -> None:
    log = go(SHORE, motions.turn(Motion(), 1.0), 60, 60)
    arrived_s = next(ship.at_s for ship in log if ship.position >= SHORE_M)
    assert 25 <= arrived_s <= 35
    assert log[-1].position == SHORE_M
    assert motions.is_still(SHORE, log[-1])


TURNED = {0.001: ("turn", 0.4), 1.3: ("turn", 1.0), 4.0: ("turn", 0.0), 5.5: ("turn", -0.7), 9.0: ("turn", 0.0)}
ROLLED = {0.1 * n: ("roll", 0.11) for n in range(1, 30)} | {6.0: ("roll", -0.6), 6.2: ("roll", -0.5)}
MIXED = {0.5: ("push", 3.0), 1.0: ("roll", 0.4), 2.0: ("cruise", 12.0), 4.0: ("turn", 0.3), 5.0: ("turn", 0.0)}


@pytest.mark.parametrize("hz", RATES_HZ)
@pytest.mark.parametrize("hand", [TURNED, ROLLED, MIXED])
@pytest.mark.parametrize("course", [SHORE, NOTCHED], ids=["open", "notched"])
def test_every_frame_rate_lands_at_the_same_place(
    course: Course, hand: dict[float, tuple[str, float]], hz: float
) -> None:
    begun = Motion(position=600.0)
    here, there = (handled(course, begun, hand, rate, 16) for rate in (hz, 500))
    assert here.position == pytest.approx(there.position, abs=0.1)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.floats(0, SHORE_M), st.floats(-150, 150), st.floats(-5, 5))
def test_a_throw_and_a_roll_land_at_the_same_place_at_30_60_and_144_frames(
    position_m: float, speed_mps: float, turns: float
) -> None:
    thrown = motions.roll(NOTCHED, Motion(position=position_m, speed=speed_mps), turns)
    landed = [rest(NOTCHED, thrown, hz, 25) for hz in (30, 60, 144)]
    assert all(motions.is_still(NOTCHED, ship) for ship in landed)
    assert max(ship.position for ship in landed) - min(ship.position for ship in landed) < 0.15


@pytest.mark.parametrize("hz", [30, 144])
def test_the_soft_end_is_the_same_at_every_frame_rate(hz: float) -> None:
    thrown = motions.release(SHORE, motions.grab(SHORE, Motion(position=SHORE_M - 60)), TOP_MPS)
    log = go(SHORE, thrown, hz, 6)
    reference = go(SHORE, thrown, 1000, 6)
    assert log[-1].position == reference[-1].position == SHORE_M
    after_half_s = round(0.5 * hz) - 1
    assert log[after_half_s].position == pytest.approx(reference[499].position, abs=0.1)


def test_it_gathers_way_slowly_and_glides_on_after_the_wheel_is_let_go() -> None:
    log = go(SHORE, motions.turn(Motion(position=500.0), 1.0), 60, 6)
    assert log[5].speed < 0.1 * CRUISE_MPS
    assert log[-1].speed > 0.95 * CRUISE_MPS
    glide = go(SHORE, motions.turn(log[-1], 0.0), 60, 10)
    stopped_s = next(ship.at_s for ship in glide if ship.speed == 0.0) - log[-1].at_s
    assert 3 <= stopped_s <= 7
    assert 80 <= glide[-1].position - log[-1].position <= 150
    speeds = [ship.speed for ship in glide]
    assert speeds == sorted(speeds, reverse=True)


def test_a_hiccup_of_two_seconds_does_not_throw_the_ship() -> None:
    cruising = go(SHORE, motions.turn(Motion(position=500.0), 1.0), 60, 5)[-1]
    after = motions.advance(SHORE, cruising, cruising.at_s + 2.0)
    assert after.position - cruising.position <= CRUISE_MPS * HICCUP_S + 1e-6
    assert after.speed <= CRUISE_MPS


def test_two_frames_at_once_and_a_clock_that_goes_back_move_nothing() -> None:
    sailing = go(SHORE, motions.turn(Motion(position=500.0), 1.0), 60, 5)[-1]
    assert motions.advance(SHORE, sailing, sailing.at_s) == sailing
    back = motions.advance(SHORE, sailing, sailing.at_s - 3)
    assert (back.position, back.speed) == (sailing.position, sailing.speed)
    # It goes on from there as if nothing had been.
    assert motions.advance(SHORE, back, back.at_s + 0.1).position > sailing.position


def test_a_held_ship_follows_the_finger_and_nothing_else() -> None:
    held = motions.grab(SHORE, motions.turn(Motion(position=700.0, speed=40.0), 1.0))
    waited = go(SHORE, held, 60, 1)[-1]
    assert waited.position == 700.0
    assert motions.push(SHORE, waited, 5) == waited
    assert motions.roll(SHORE, waited, 5) == waited
    assert motions.drag(SHORE, waited, -55.0).position == pytest.approx(645.0)


@pytest.mark.parametrize("frames", [0, 1, 3])
def test_a_finger_s_speed_is_its_own_however_many_frames_are_drawn_meanwhile(frames: int) -> None:
    held = motions.grab(SHORE, Motion(position=700.0))
    for moment in range(1, 20):
        for frame in range(frames):
            held = motions.advance(SHORE, held, (moment - 1 + (frame + 1) / (frames + 1)) / 30)
        held = motions.drag(SHORE, motions.advance(SHORE, held, moment / 30), 1.0)
    assert held.speed == pytest.approx(30.0)


def test_letting_go_keeps_the_finger_s_speed() -> None:
    held = motions.drag(SHORE, motions.grab(SHORE, Motion(position=700.0)), 10.0)
    free = motions.release(SHORE, held, 60.0)
    assert free.speed == 60.0
    assert rest(SHORE, free).position > 740.0
    assert motions.release(SHORE, held, 4000.0).speed == TOP_MPS
    assert motions.release(SHORE, held, math.nan).speed == 0.0


def test_a_finger_pulls_the_shore_only_a_little_beyond_its_end() -> None:
    held = motions.grab(SHORE, Motion(position=5.0))
    for _ in range(50):
        held = motions.drag(SHORE, motions.advance(SHORE, held, held.at_s + 1 / 60), -40.0)
    assert -SHORE.pull <= held.position < -0.8 * SHORE.pull
    assert motions.release(SHORE, held, -80.0).speed == 0.0
    assert rest(SHORE, motions.release(SHORE, held, -80.0)).position == 0.0


def test_taking_hold_again_beyond_the_end_does_not_jump() -> None:
    pulled = motions.release(SHORE, motions.drag(SHORE, motions.grab(SHORE, Motion(position=0.0)), -12.0), 0.0)
    again = motions.grab(SHORE, pulled)
    assert motions.drag(SHORE, again, 0.0).position == pytest.approx(pulled.position)


def test_the_wheel_overrides_steps_and_steps_never_exceed_cruising_speed() -> None:
    ordered = motions.turn(Motion(position=500.0), 0.5)
    assert motions.push(SHORE, ordered, 3) == ordered
    rolled = motions.roll(SHORE, Motion(position=500.0), 0.5)
    assert motions.push(SHORE, rolled, 3) == rolled
    ship = Motion(position=500.0)
    for _ in range(100):
        ship = motions.push(SHORE, ship, 1)
    assert ship.speed == CRUISE_MPS


def test_one_step_sails_a_short_way() -> None:
    assert 8 <= rest(SHORE, motions.push(SHORE, Motion(position=500.0), 1)).position - 500.0 <= 20


def test_an_order_against_the_end_leaves_the_ship_at_rest() -> None:
    against = motions.turn(Motion(position=SHORE_M), 1.0)
    assert motions.is_at_rest(SHORE, against)
    away = motions.turn(against, -1.0)
    assert not motions.is_at_rest(SHORE, away)
    assert go(SHORE, away, 60, 2)[-1].position < SHORE_M - 50


ACTS = st.one_of(
    st.tuples(st.just("turn"), st.floats(-1.5, 1.5)),
    st.tuples(st.just("roll"), st.floats(-20, 20)),
    st.tuples(st.just("push"), st.floats(-6, 6)),
    st.tuples(st.just("cruise"), st.sampled_from([-12.0, 0.0, 12.0])),
    st.tuples(st.just("grab"), st.just(0.0)),
    st.tuples(st.just("drag"), st.floats(-300, 300)),
    st.tuples(st.just("release"), st.floats(-1000, 1000)),
)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.floats(0, SHORE_M), st.lists(st.tuples(st.floats(0, 2.5), ACTS), max_size=25))
def test_whatever_visitors_do_it_stays_near_the_shore_and_comes_to_rest_inside(
    position_m: float, acts: list[tuple[float, tuple[str, float]]]
) -> None:
    ship = Motion(position=position_m)
    now_s = 0.0
    for pause_s, (what, amount) in acts:
        for _ in range(3):
            now_s += pause_s / 3
            ship = motions.advance(NOTCHED, ship, now_s)
            assert -12 <= ship.position <= SHORE_M + 12
            assert abs(ship.speed) <= TOP_MPS
            assert -1 <= ship.steer <= 1
        ship = act(NOTCHED, ship, what, amount)
    let_go = motions.cruise(motions.turn(motions.release(NOTCHED, ship, 0.0), 0.0), 0.0)
    at_rest = rest(NOTCHED, let_go)
    assert motions.is_still(NOTCHED, at_rest)
    assert 0 <= at_rest.position <= SHORE_M
    # Nowhere it could rest lies beside a place and not on it, unless it never moved.
    if let_go.speed != 0.0:
        assert NOTCHED.notch_near(at_rest.position) in (None, at_rest.position)
