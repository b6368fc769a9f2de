"""A soak's figures: a slope is found, warming up is no growth, and what was lost is told."""

import math

import pytest

from kiosk.soak.fast_clock import FastClock
from kiosk.soak.gauge import Sample, growth, quantile
from kiosk.soak.report import Soak


def sampled(mib: list[float]) -> list[Sample]:
    return [Sample(100 * n, value, 50.0, 40, 12) for n, value in enumerate(mib)]


def test_growth_is_told_for_every_thousand_visits() -> None:
    found = growth(sampled([200.0 + n for n in range(40)]), lambda sample: sample.window_mib)
    assert found.per_1000 == pytest.approx(10.0)
    assert found.error == pytest.approx(0.0, abs=1e-9)
    assert (found.first, found.last) == (210.0, 239.0)


def test_what_is_read_once_at_the_beginning_is_no_growth() -> None:
    found = growth(sampled([100.0, 150.0, 190.0, 200.0] + [201.0] * 36), lambda sample: sample.window_mib)
    assert found.per_1000 == 0.0


def test_too_few_samples_tell_no_slope() -> None:
    assert growth([], lambda sample: sample.window_mib).per_1000 == 0.0
    assert growth(sampled([1.0, 2.0]), lambda sample: sample.window_mib).error == math.inf


def test_quantiles_of_frames() -> None:
    assert quantile([], 0.99) == 0.0
    assert quantile([float(n) for n in range(100)], 0.99) == 99.0


def test_the_halls_clock_runs_as_fast_as_asked_and_no_faster_than_ours_while_it_is_held() -> None:
    real = [10.0]
    clock = FastClock(20.0, lambda: real[0])
    real[0] += 3.0
    assert clock() == 70.0
    clock.hold(True)
    real[0] += 3.0
    assert clock() == 73.0
    clock.hold(False)
    assert clock() == 73.0
    real[0] += 0.5
    assert clock() == 83.0
    with pytest.raises(ValueError, match="can't run"):
        FastClock(0.0)


def soak(**changes: object) -> Soak:
    told: dict[str, object] = {
        "hall_h": 8.0,
        "real_s": 1440.0,
        "seed": 1,
        "visits": 900,
        "gestures": {"tap": 7000},
        "late": {},
        "faults": {"a process killed": 12},
        "fell": {"exit_camera": 4},
        "still_in_fault": [],
        "begun_anew": {"kiosk.pickup": 2},
        "noted": 30_000,
        "kept": 30_000,
        "frames_ms": [16.0] * 99 + [250.0],
        "samples": sampled([200.0] * 20),
    }
    return Soak(**(told | changes))  # type: ignore[arg-type]


def test_a_soak_that_lost_a_fact_or_a_device_is_not_well() -> None:
    assert soak().well
    assert not soak(kept=29_999).well
    assert not soak(still_in_fault=["printer"]).well


def test_the_report_says_what_was_measured() -> None:
    lines = soak().lines()
    assert "8.0 hours of the hall in 1440 s (20 times as fast)" in lines[0]
    assert "facts: 30000 noted, 30000 in the journal, 0 lost" in lines
    assert any("worst_ms 250.0" in line for line in lines)
    assert soak().numbers()["growth_per_1000_visits"]["handles"]["per_1000"] == 0.0
