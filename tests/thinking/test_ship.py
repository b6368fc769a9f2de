"""The ship sails alike at every frame rate, with weight, between two soft ends."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.exhibits import ship as ships
from kiosk.exhibits.ship import SHORE_M, Ship

ORDERS = ((0.0, 0.4), (1.3, 1.0), (4.0, 0.0), (5.5, -0.7), (9.0, 0.0))


def sail(ship: Ship, hz: float, seconds: float) -> list[Ship]:
    """The ship frame by frame, first frame one period after its own time."""
    begun_s = ship.at_s
    log = []
    for frame in range(1, round(seconds * hz) + 1):
        ship = ships.advance(ship, begun_s + frame / hz)
        log.append(ship)
    return log


def steer(hz: float) -> Ship:
    """The same hand on the wheel, seen at `hz` frames a second; orders come at their own moments between the frames."""
    ship = Ship(position_m=200.0)
    moments = sorted({frame / hz for frame in range(1, int(14 * hz))} | {at_s for at_s, _ in ORDERS})
    orders = dict(ORDERS)
    for moment_s in moments:
        ship = ships.advance(ship, moment_s)
        if moment_s in orders:
            ship = ships.turn(ship, orders[moment_s])
    return ship


def test_the_whole_shore_takes_about_half_a_minute_at_full_deflection() -> None:
    log = sail(ships.turn(Ship(), 1.0), 60, 60)
    arrived_s = next(ship.at_s for ship in log if ship.position_m >= SHORE_M)
    assert 25 <= arrived_s <= 35
    assert log[-1].position_m == SHORE_M
    assert ships.is_still(log[-1])


@pytest.mark.parametrize("hz", [24, 30, 60, 75, 240])
def test_every_frame_rate_lands_at_the_same_place(hz: float) -> None:
    assert steer(hz).position_m == pytest.approx(steer(144).position_m, abs=0.5)


@pytest.mark.parametrize("hz", [30, 144])
def test_the_soft_end_is_the_same_at_every_frame_rate(hz: float) -> None:
    thrown = ships.release(ships.grab(Ship(position_m=SHORE_M - 60)), ships.TOP_MPS)
    log = sail(thrown, hz, 6)
    reference = sail(thrown, 1000, 6)
    assert log[-1].position_m == reference[-1].position_m == SHORE_M
    after_half_s = round(0.5 * hz) - 1
    assert log[after_half_s].position_m == pytest.approx(reference[499].position_m, abs=0.1)


def test_it_gathers_way_slowly_and_glides_on_after_the_wheel_is_let_go() -> None:
    log = sail(ships.turn(Ship(position_m=500.0), 1.0), 60, 6)
    assert log[5].speed_mps < 0.1 * ships.CRUISE_MPS
    assert log[-1].speed_mps > 0.95 * ships.CRUISE_MPS
    glide = sail(ships.turn(log[-1], 0.0), 60, 10)
    stopped_s = next(ship.at_s for ship in glide if ship.speed_mps == 0.0) - log[-1].at_s
    assert 3 <= stopped_s <= 7
    assert 80 <= glide[-1].position_m - log[-1].position_m <= 150
    speeds = [ship.speed_mps for ship in glide]
    assert speeds == sorted(speeds, reverse=True)


def test_a_hiccup_of_two_seconds_does_not_throw_the_ship() -> None:
    cruising = sail(ships.turn(Ship(position_m=500.0), 1.0), 60, 5)[-1]
    after = ships.advance(cruising, cruising.at_s + 2.0)
    assert after.position_m - cruising.position_m <= ships.CRUISE_MPS * ships.HICCUP_S + 1e-6
    assert after.speed_mps <= ships.CRUISE_MPS


def test_a_clock_that_stands_or_goes_back_moves_nothing() -> None:
    cruising = sail(ships.turn(Ship(position_m=500.0), 1.0), 60, 5)[-1]
    assert ships.advance(cruising, cruising.at_s).position_m == cruising.position_m
    assert ships.advance(cruising, cruising.at_s - 3).position_m == cruising.position_m


def test_a_held_ship_follows_the_finger_and_nothing_else() -> None:
    held = ships.grab(ships.turn(Ship(position_m=700.0, speed_mps=40.0), 1.0))
    waited = sail(held, 60, 1)[-1]
    assert waited.position_m == 700.0
    pushed = ships.push(waited, 5)
    assert pushed == waited
    assert ships.drag(waited, -55.0, 0.1).position_m == pytest.approx(645.0)


def test_letting_go_keeps_the_finger_s_speed() -> None:
    held = ships.drag(ships.grab(Ship(position_m=700.0)), 10.0, 0.1)
    free = ships.release(held, 60.0)
    assert free.speed_mps == 60.0
    assert sail(free, 60, 8)[-1].position_m > 740.0
    assert ships.release(held, 4000.0).speed_mps == ships.TOP_MPS
    assert ships.release(held, math.nan).speed_mps == 0.0


def test_a_finger_pulls_the_shore_only_a_little_beyond_its_end() -> None:
    held = ships.grab(Ship(position_m=5.0))
    for _ in range(50):
        held = ships.drag(held, -40.0, 1 / 60)
    assert -ships.PULL_M <= held.position_m < -0.8 * ships.PULL_M
    assert ships.release(held, -80.0).speed_mps == 0.0
    assert sail(ships.release(held, -80.0), 60, 5)[-1].position_m == 0.0


def test_taking_hold_again_beyond_the_end_does_not_jump() -> None:
    pulled = ships.release(ships.drag(ships.grab(Ship(position_m=0.0)), -12.0, 0.1), 0.0)
    again = ships.grab(pulled)
    assert ships.drag(again, 0.0, 0.1).position_m == pytest.approx(pulled.position_m)


def test_the_wheel_overrides_steps_and_steps_never_exceed_cruising_speed() -> None:
    ordered = ships.turn(Ship(position_m=500.0), 0.5)
    assert ships.push(ordered, 3) == ordered
    ship = Ship(position_m=500.0)
    for _ in range(100):
        ship = ships.push(ship, 1)
    assert ship.speed_mps == ships.CRUISE_MPS


def test_one_step_sails_a_short_way() -> None:
    assert 8 <= sail(ships.push(Ship(position_m=500.0), 1), 60, 6)[-1].position_m - 500.0 <= 20


def test_an_order_against_the_end_leaves_the_ship_at_rest() -> None:
    against = ships.turn(Ship(position_m=SHORE_M), 1.0)
    assert ships.is_at_rest(against)
    away = ships.turn(against, -1.0)
    assert not ships.is_at_rest(away)
    assert sail(away, 60, 2)[-1].position_m < SHORE_M - 50


ACTS = st.one_of(
    st.tuples(st.just("turn"), st.floats(-1.5, 1.5)),
    st.tuples(st.just("push"), st.floats(-6, 6)),
    st.tuples(st.just("grab"), st.just(0.0)),
    st.tuples(st.just("drag"), st.floats(-300, 300)),
    st.tuples(st.just("release"), st.floats(-1000, 1000)),
)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.floats(0, SHORE_M), st.lists(st.tuples(st.floats(0, 2.5), ACTS), max_size=25))
def test_whatever_visitors_do_it_stays_near_the_shore_and_comes_to_rest_inside(
    position_m: float, acts: list[tuple[float, tuple[str, float]]]
) -> None:
    ship = Ship(position_m=position_m)
    now_s = 0.0
    for pause_s, (act, amount) in acts:
        for _ in range(3):
            now_s += pause_s / 3
            ship = ships.advance(ship, now_s)
            assert -12 <= ship.position_m <= SHORE_M + 12
            assert abs(ship.speed_mps) <= ships.TOP_MPS
            assert -1 <= ship.steer <= 1
        match act:
            case "turn":
                ship = ships.turn(ship, amount)
            case "push":
                ship = ships.push(ship, amount)
            case "grab":
                ship = ships.grab(ship)
            case "drag":
                ship = ships.drag(ship, amount, pause_s)
            case "release":
                ship = ships.release(ship, amount)
    rest = sail(ships.turn(ships.release(ship, 0.0), 0.0), 60, 12)[-1]
    assert ships.is_still(rest)
    assert 0 <= rest.position_m <= SHORE_M
