"""What a wheel's readings mean, by a clock moved by hand: dead zone, leaps, drift, a stuck wheel, turns without end."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from kiosk.devices.wheel.readings import DRIFT_MOST, STUCK_S, Roll, Stops, deflection
from kiosk.devices.wheel.teller import Complaints
from tests.devices.wheel_hand import measures

EVERY_S = 0.01


class Bench:
    """An axis between stops under a clock moved by hand; `stands` is read a hundred times a second."""

    def __init__(self, **changes: object) -> None:
        self.stops = Stops(measures(**changes))
        self.now_s = 100.0
        # Any move at all, so that it counts.
        self.stands(-0.01)
        self.stands(0.0)

    def stands(self, raw: float | None, seconds: float = EVERY_S) -> list[float | None]:
        told = []
        for _ in range(round(seconds / EVERY_S)):
            self.now_s += EVERY_S
            told.append(self.stops.read(raw, self.now_s))
        return told

    def glides(self, from_raw: float, to_raw: float, seconds: float) -> list[float | None]:
        count = round(seconds / EVERY_S)
        return [told for n in range(1, count + 1) for told in self.stands(from_raw + (to_raw - from_raw) * n / count)]


def test_the_dead_zone_is_left_without_a_leap_and_both_ways_are_alike() -> None:
    wheel = measures(dead_zone=0.1)
    told = [deflection(wheel, raw / 1000) for raw in range(-1000, 1001)]
    assert told[0] == -1.0 and told[-1] == 1.0
    assert told == [-other for other in reversed(told)]
    assert max(abs(after - before) for before, after in pairwise(told)) < 0.002
    assert {told[1000 + raw] for raw in range(-100, 101)} == {0.0}


def test_a_leap_is_believed_when_it_stays_and_forgotten_when_it_does_not() -> None:
    bench = Bench()
    assert bench.stands(0.9) == [None]
    assert bench.stands(0.0) == [0.0]
    assert bench.stops.dropped == 1
    first, second, third = bench.stands(0.9, 3 * EVERY_S)
    assert (first, second) == (None, None)
    assert third == pytest.approx(0.9, abs=0.02)
    assert bench.stops.dropped == 1


def test_a_wheel_that_leaps_about_gives_no_order_and_every_leap_is_counted() -> None:
    bench = Bench()
    told = [heard for raw in (0.9, -0.9, 0.8, -0.7) * 10 for heard in bench.stands(raw)]
    assert {*told} == {None}
    assert bench.stops.dropped >= 39


def test_readings_beyond_the_axis_are_its_end_and_no_number_is_none() -> None:
    bench = Bench()
    assert bench.stands(-7.0, 3 * EVERY_S)[-1] == -1.0
    assert bench.stands(math.inf, 2 * EVERY_S) == [None, 0.0]


def test_how_it_stands_when_it_is_found_is_no_order() -> None:
    stops = Stops(measures())
    assert [stops.read(raw, second) for second, raw in enumerate((0.7, 0.7, 0.701, 0.75))][:3] == [0.0, 0.0, 0.0]
    assert (stops.read(0.75, 9.0) or 0.0) > 0.5


def test_an_axis_that_rests_beside_its_centre_is_taken_back_slowly() -> None:
    bench = Bench(dead_zone=0.05)
    bench.glides(0.0, 0.09, 0.5)
    assert bench.stands(0.09, 29.0)[-1] == pytest.approx(0.04, abs=0.01), "it may still be a hand"
    told = bench.stands(0.09, 60.0)
    assert told[-1] == 0.0
    numbers = [number for number in told if number is not None]
    assert max(abs(after - before) for before, after in pairwise(numbers)) < 0.001, "nothing leaps meanwhile"
    # Both ways are measured from there.
    assert bench.glides(0.09, 0.19, 0.5)[-1] == pytest.approx(0.05, abs=0.01)


def test_it_is_never_taken_further_than_its_bound() -> None:
    bench = Bench(dead_zone=0.06)
    bench.glides(0.0, 0.15, 0.5)
    bench.stands(0.15, 600.0)
    assert bench.stops.shift == pytest.approx(DRIFT_MOST)


@pytest.mark.parametrize("seconds", [60.0, 600.0])
def test_a_slow_turn_is_never_eaten(seconds: float) -> None:
    """From centre to stop in ten minutes, the slowest that a wheel was ever turned."""
    bench = Bench()
    told = bench.glides(0.0, 1.0, seconds)
    assert bench.stops.shift == 0.0
    assert told[-1] == 1.0


def test_a_small_angle_held_by_a_hand_that_is_not_made_of_iron_is_kept() -> None:
    bench = Bench()
    bench.glides(0.0, 0.1, 0.5)
    for _ in range(20):
        bench.stands(0.1, 3.0)
        told = bench.stands(0.115, 3.0)
    assert bench.stops.shift == 0.0
    assert told[-1] == pytest.approx(0.06, abs=0.01)


def test_without_drift_nothing_is_taken_back() -> None:
    bench = Bench(drift=False)
    bench.glides(0.0, 0.09, 0.5)
    bench.stands(0.09, 100.0)
    assert bench.stops.shift == 0.0


def test_one_that_stands_at_its_stop_for_minutes_is_stuck_until_it_moves() -> None:
    bench = Bench()
    bench.glides(0.0, 1.0, 0.5)
    assert bench.stands(1.0, STUCK_S - 2.0)[-1] == 1.0, "the whole shore takes half a minute"
    assert bench.stands(1.0, 4.0)[-1] == 0.0
    assert bench.stops.stuck
    assert bench.stands(0.9)[-1] == pytest.approx(0.9, abs=0.02)
    assert not bench.stops.stuck


def test_an_encoder_that_trembles_by_a_count_rings_nobody_and_one_that_creeps_loses_nothing() -> None:
    roll = Roll(measures(counts_per_turn=600))
    assert {roll.counts(count, second / 10) for second, count in enumerate([1, -1] * 50)} == {0.0}
    crept = [roll.counts(1, 100 + second) for second in range(600)]
    assert sum(crept) == pytest.approx(1.0, abs=2 / 600)


def test_a_coarse_dial_tells_every_detent() -> None:
    roll = Roll(measures(counts_per_turn=24, reverse=True))
    assert [roll.counts(1, second) for second in range(3)] == [-1 / 24] * 3


def test_ten_turns_a_second_are_told_and_what_no_hand_can_do_is_dropped() -> None:
    roll = Roll(measures(counts_per_turn=600))
    roll.place(0, 0.0)
    spun = [roll.place(60 * look, look / 100) for look in range(1, 101)]
    assert sum(spun) == pytest.approx(10.0, abs=0.01)
    assert roll.dropped == 0
    assert roll.place(6000 + 600 * 40, 1.01) == 0.0
    assert roll.dropped == 1
    assert roll.place(6000 + 600 * 40 + 30, 1.02) == pytest.approx(0.05), "from there it goes on"


@pytest.mark.parametrize("width", [2**16, 2**32])
def test_a_counter_that_begins_anew_at_its_end_is_followed(width: int) -> None:
    roll = Roll(measures(counts_per_turn=600))
    roll.place(width // 2 - 10, 0.0)
    assert roll.place(-width // 2 + 20, 0.1) == pytest.approx(30 / 600)
    assert roll.place(width // 2 - 10, 0.2) == pytest.approx(-30 / 600)


def test_an_endless_axis_goes_round_both_ways_at_ten_turns_a_second() -> None:
    roll = Roll(measures(kind="endless"))
    place, told = 0.0, 0.0
    for look in range(1, 101):
        place += 2 * 10 / 100
        told += roll.axis((place + 1) % 2 - 1, look / 100)
    assert told == pytest.approx(10.0, abs=0.2)
    for look in range(101, 201):
        place -= 2 * 10 / 100
        told += roll.axis((place + 1) % 2 - 1, look / 100)
    assert told == pytest.approx(0.0, abs=0.2)


def test_an_endless_axis_that_leaps_and_is_back_or_has_no_number_turns_nothing() -> None:
    roll = Roll(measures(kind="endless"))
    raws = (0.0, 0.9, 0.0, math.nan, None, 0.0)
    assert {roll.axis(raw, look / 100) for look, raw in enumerate(raws)} == {0.0}
    assert roll.dropped == 3


def test_too_many_complaints_are_told_until_there_was_none_for_a_while() -> None:
    complaints = Complaints(3, 10.0)
    for second in (0.0, 20.0, 21.0):
        complaints.add(1, second)
        assert not complaints.many(second)
    complaints.add(1, 22.0)
    assert complaints.many(22.0)
    complaints.add(1, 30.0)
    assert complaints.many(39.0)
    assert not complaints.many(41.0)
