"""Endless wheels with weight, notches that draw, the view that has no ends and the years that have two."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from kiosk.exhibits.panorama import motion as motions
from kiosk.exhibits.panorama.courses import CRUISE_MPS
from kiosk.exhibits.panorama.motion import Motion
from tests.thinking.under_way import CIRCLE, NOTCHED, SHORE, TIME, act, go, rest


@pytest.mark.parametrize("turns", [0.25, 1.0, -2.0])
def test_an_endless_wheel_leads_about_as_far_as_it_was_turned(turns: float) -> None:
    """Friction keeps a little of the last way, as it does under every other hand."""
    ship = Motion(position=1400.0)
    for moment in range(40):
        ship = motions.advance(SHORE, ship, moment / 20)
        ship = motions.roll(SHORE, ship, turns / 40)
    sailed_m = rest(SHORE, ship).position - 1400.0
    assert turns * 40.0 * sailed_m > 0
    assert abs(turns) * 40.0 - 5.0 < abs(sailed_m) <= abs(turns) * 40.0


def test_an_endless_wheel_has_weight_and_never_leaps() -> None:
    rolled = motions.roll(SHORE, Motion(position=500.0), 1.0)
    assert (rolled.position, rolled.speed) == (500.0, 0.0)
    speeds = [ship.speed for ship in go(SHORE, rolled, 60, 1)]
    assert max(after - before for before, after in zip([0.0, *speeds], speeds, strict=False)) < 2.0


def test_ten_turns_a_second_sail_no_faster_than_the_wheel_can() -> None:
    ship, fastest_mps = Motion(position=0.0), 0.0
    for frame in range(1, 241):
        ship = motions.roll(SHORE, motions.advance(SHORE, ship, frame / 60), 10 / 60)
        fastest_mps = max(fastest_mps, ship.speed)
    assert 0.9 * CRUISE_MPS < fastest_mps <= CRUISE_MPS
    assert rest(SHORE, ship).position - ship.position < 1.6 * CRUISE_MPS + 40


@pytest.mark.parametrize("nonsense", [math.nan, math.inf, -math.inf])
@pytest.mark.parametrize("what", ["turn", "roll", "push", "drag", "release"])
def test_what_is_no_number_moves_nothing(what: str, nonsense: float) -> None:
    ship = motions.grab(SHORE, Motion(position=500.0)) if what in ("drag", "release") else Motion(position=500.0)
    after = rest(SHORE, act(SHORE, ship, what, nonsense), seconds=3)
    assert after.position == 500.0


def test_a_jump_of_a_broken_encoder_moves_the_ship_a_screen_at_most() -> None:
    moved_m = rest(SHORE, motions.roll(SHORE, Motion(position=500.0), 1e9)).position - 500.0
    assert 0 < moved_m < 40


def test_a_trembling_wheel_trembles_in_place() -> None:
    ship = Motion(position=500.0)
    for frame in range(1, 600):
        ship = motions.roll(SHORE, motions.advance(SHORE, ship, frame / 60), 0.004 * (-1) ** frame)
    assert rest(SHORE, ship).position == pytest.approx(500.0, abs=0.2)


@pytest.mark.parametrize("beside_m", [-5.5, -3.0, -0.4, 0.2, 4.0, 5.9])
def test_what_would_rest_beside_a_building_is_drawn_exactly_onto_its_place(beside_m: float) -> None:
    # Thrown so that open water would end it there.
    thrown = Motion(position=650.0, speed=0.0)
    low, high = 0.0, 150.0
    for _ in range(60):
        thrown = replace(thrown, speed=(low + high) / 2)
        low, high = (thrown.speed, high) if rest(SHORE, thrown).position < 750.0 + beside_m else (low, thrown.speed)
    assert rest(SHORE, thrown).position == pytest.approx(750.0 + beside_m, abs=0.01)
    drawn = rest(NOTCHED, thrown)
    assert (drawn.position, drawn.speed, drawn.drawn_to) == (750.0, 0.0, None)


def test_what_would_rest_further_away_is_left_alone() -> None:
    thrown = Motion(position=650.0, speed=60.0)
    assert abs(rest(SHORE, thrown).position - 750.0) > NOTCHED.notch_reach
    assert rest(NOTCHED, thrown) == rest(SHORE, thrown)


def test_the_notch_draws_softly() -> None:
    log = go(NOTCHED, motions.release(NOTCHED, motions.grab(NOTCHED, Motion(position=745.0)), 0.0), 60, 8)
    assert log[-1].position == 750.0
    assert max(ship.speed for ship in log) < 4.0
    assert max(ship.position for ship in log) <= 750.0


@pytest.mark.parametrize("deflection", [0.1, 0.5, 1.0])
def test_a_wheel_passes_a_notch_freely(deflection: float) -> None:
    ship = motions.turn(Motion(position=740.0), deflection)
    assert go(NOTCHED, ship, 60, 6) == go(SHORE, ship, 60, 6)


def test_a_hand_takes_what_is_being_drawn() -> None:
    drawn = go(NOTCHED, motions.release(NOTCHED, motions.grab(NOTCHED, Motion(position=745.0)), 0.0), 60, 0.5)[-1]
    assert drawn.drawn_to == 750.0
    assert motions.grab(NOTCHED, drawn).drawn_to is None
    assert rest(NOTCHED, motions.push(NOTCHED, drawn, -3)).position < 735.0
    assert rest(NOTCHED, motions.roll(NOTCHED, drawn, 1.0)).position > 770.0
    assert go(NOTCHED, motions.turn(drawn, -0.5), 60, 3)[-1].position < 740.0


def test_of_two_near_places_the_nearer_one_draws() -> None:
    for begun_m, place_m in ((1003.0, 1000.0), (1005.0, 1008.0)):
        let_go = motions.release(NOTCHED, motions.grab(NOTCHED, Motion(position=begun_m)), 0.0)
        assert rest(NOTCHED, let_go).position == place_m


def test_the_view_turns_round_and_round_without_an_end() -> None:
    view = go(CIRCLE, motions.turn(Motion(), 1.0), 60, 20)[-1]
    assert view.position > 3 * 360
    assert rest(CIRCLE, motions.turn(view, 0.0), seconds=3).speed == 0.0
    assert motions.grab(CIRCLE, view).finger == view.position


def test_one_turn_of_an_endless_wheel_turns_the_view_by_its_degrees() -> None:
    view = Motion()
    for moment in range(40):
        view = motions.roll(CIRCLE, motions.advance(CIRCLE, view, moment / 20), 1 / 40)
    assert rest(CIRCLE, view).position == pytest.approx(120.0, abs=3.0)


def test_the_years_end_at_today_and_at_the_past() -> None:
    past = go(TIME, motions.turn(Motion(), 1.0), 60, 6)
    assert past[-1].position == 1.0
    assert max(years.position for years in past) < 1.1
    assert rest(TIME, motions.turn(past[-1], -1.0), seconds=6).position == 0.0
    eased = go(TIME, motions.ease_to(TIME, past[-1], 0.0), 60, 4)
    assert (eased[-1].position, eased[-1].drawn_to) == (0.0, None)
    assert [years.position for years in eased] == sorted((years.position for years in eased), reverse=True)


def test_the_cruise_sails_at_its_own_speed_and_gives_way_to_every_hand() -> None:
    ship = go(SHORE, motions.cruise(Motion(position=500.0), 12.0), 60, 8)[-1]
    assert ship.speed == pytest.approx(12.0, abs=0.1)
    assert go(SHORE, motions.turn(ship, -1.0), 60, 3)[-1].speed < -50
    for yielded in (motions.grab(SHORE, ship), motions.push(SHORE, ship, 1), motions.roll(SHORE, ship, 0.1)):
        assert yielded.cruise == 0.0
