"""Telling a picture that can be trusted from one that can't, with the clock moved by hand."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from kiosk.devices.smile_camera.picture_look import Grid, Look
from kiosk.devices.smile_camera.picture_watch import PictureWatch
from kiosk.devices.smile_camera.stillness import Stillness

DICE = np.random.default_rng(5)
HALL: Grid = DICE.uniform(60, 170, (18, 32)).astype(np.float32)


def noisy(spread: float = 2.0) -> Grid:
    return (HALL + DICE.normal(0, spread, HALL.shape)).astype(np.float32)


GOOD = Look(1280, HALL, mean_level=110, bright_level=160, blown_share=0.02, detailed_share=0.9)


class Camera:
    """Frames at ten a second into a watch."""

    def __init__(self) -> None:
        self.watch = PictureWatch(0.0)
        self.now_s = 0.0

    def run(
        self, seconds: float, look: Look = GOOD, grid: Callable[[], Grid] = noisy, every_s: float = 0.1
    ) -> list[str | None]:
        """What was judged after each frame."""
        judged: list[str | None] = []
        for _ in range(round(seconds / every_s)):
            self.now_s += every_s
            self.watch.saw(replace(look, grid=grid()), self.now_s)
            judged.append(self.watch.judge(self.now_s))
        return judged

    def gap(self, seconds: float) -> list[str | None]:
        judged: list[str | None] = []
        for _ in range(round(seconds * 10)):
            self.now_s += 0.1
            judged.append(self.watch.judge(self.now_s))
        return judged

    @property
    def not_measured_s(self) -> float:
        return round(self.watch.not_measured_s(self.now_s), 1)


def test_a_good_camera_is_never_blamed() -> None:
    camera = Camera()
    assert set(camera.run(60)) == {None}
    assert camera.not_measured_s == 0.1


def test_a_camera_of_five_frames_a_second_is_good() -> None:
    assert set(Camera().run(30, every_s=0.2)) == {None}


def test_no_picture_from_the_start_is_told_within_five_seconds() -> None:
    assert Camera().gap(5)[-1] == "picture_missing"


def test_a_picture_that_stops_is_told_within_five_seconds_and_a_hiccup_is_not() -> None:
    camera = Camera()
    camera.run(3)
    assert set(camera.gap(3.5)) == {None}
    camera.run(3)
    assert camera.gap(5)[-1] == "picture_missing"


@pytest.mark.parametrize(
    ("look", "fault"),
    [
        pytest.param(replace(GOOD, mean_level=4, bright_level=9), "picture_black", id="lens cap, power of the light"),
        pytest.param(replace(GOOD, mean_level=22, bright_level=40), "picture_dark", id="only the emergency light"),
        pytest.param(replace(GOOD, mean_level=35, bright_level=60, detailed_share=0), "picture_covered", id="a hand"),
        pytest.param(replace(GOOD, mean_level=190, detailed_share=0.02), "picture_covered", id="a sheet of paper"),
        pytest.param(replace(GOOD, blown_share=0.7, mean_level=220), "picture_glare", id="the low sun"),
        pytest.param(replace(GOOD, across=160), "picture_small", id="a camera that said 1280"),
    ],
)
def test_a_picture_nobody_could_be_judged_in_is_told_within_five_seconds_though_its_noise_differs(
    look: Look, fault: str
) -> None:
    camera = Camera()
    camera.run(3)
    judged = camera.run(5, look)
    assert judged[-1] == fault
    assert set(judged) == {None, fault}
    assert camera.run(1)[-1] is None


def test_one_picture_a_second_is_too_slow_to_count_by() -> None:
    camera = Camera()
    camera.run(3)
    assert camera.run(5, every_s=1.0)[-1] == "picture_slow"
    assert camera.run(60, every_s=1.0)[-1] == "picture_slow"
    assert camera.run(2)[-1] is None


def test_the_same_frame_again_and_again_is_no_picture() -> None:
    camera = Camera()
    camera.run(3)
    assert camera.run(5, grid=lambda: HALL)[-1] == "picture_frozen"


def test_one_good_frame_now_and_then_does_not_end_a_fault() -> None:
    camera = Camera()
    camera.run(1)
    camera.gap(5)
    for _ in range(6):
        camera.run(0.1)
        assert camera.gap(4.5)[-1] == "picture_missing"


def test_a_camera_that_sends_each_picture_twice_is_good() -> None:
    camera = Camera()
    sent: list[Grid] = []

    def twice() -> Grid:
        sent.append(noisy() if len(sent) % 2 == 0 else sent[-1])
        return sent[-1]

    assert set(camera.run(20, grid=twice)) == {None}
    camera.gap(5)
    assert camera.run(3, grid=twice)[-1] is None


def test_a_fault_that_wavers_is_told_once() -> None:
    camera = Camera()
    camera.run(2)
    told = []
    for _ in range(40):
        told += camera.run(0.3, replace(GOOD, mean_level=35, bright_level=60, detailed_share=0))
        told += camera.run(0.3, replace(GOOD, mean_level=22, bright_level=40))
    assert len({fault for fault in told if fault}) == 1


def test_the_time_of_a_fault_is_counted_from_the_last_good_frame_to_the_first_good_ones() -> None:
    camera = Camera()
    camera.run(10)
    camera.gap(20)
    assert camera.not_measured_s == 20.1
    assert camera.run(1)[-1] is None
    assert camera.not_measured_s == 20.6
    camera.run(10, grid=lambda: HALL)
    assert camera.not_measured_s == 30.5


def called_frozen(camera: Callable[[], Grid], seconds: float = 60, alive: Callable[[], Grid] = noisy) -> bool:
    """Whether a camera that was alive for ten seconds and then like this is called frozen."""
    watched = Camera()
    watched.run(10, grid=alive)
    return "picture_frozen" in watched.run(seconds, grid=camera)


def test_a_still_hall_at_night_is_no_frozen_picture_for_its_noise_differs() -> None:
    for spread in (1.0, 2.0, 5.0):
        assert not called_frozen(lambda spread=spread: noisy(spread), alive=lambda spread=spread: noisy(spread))  # type: ignore[misc]


def test_a_frozen_picture_that_is_encoded_anew_each_time_is_frozen() -> None:
    qualities = [(HALL + DICE.normal(0, 1.0, HALL.shape)).astype(np.float32) for _ in range(3)]
    assert called_frozen(lambda: qualities[DICE.integers(3)], seconds=6)
    assert called_frozen(lambda: noisy(0.2), seconds=5)


def test_a_short_loop_of_old_pictures_is_frozen() -> None:
    loop = [noisy() for _ in range(10)]
    numbers = iter(range(1000))
    assert called_frozen(lambda: loop[next(numbers) % 10], seconds=6)


def test_a_camera_that_smooths_its_noise_away_is_called_frozen_ever_less_once_it_went_on() -> None:
    smooth = Camera()
    faults = []
    for _ in range(12):
        smooth.run(2, grid=lambda: noisy(20))  # somebody walks
        faults.append("picture_frozen" in smooth.run(20, grid=lambda: noisy(0.03)))
    assert not any(faults[6:])


def test_another_size_of_picture_is_a_new_picture() -> None:
    stillness = Stillness()
    assert stillness.is_new(HALL)
    assert not stillness.is_new(HALL)
    assert stillness.is_new(HALL[:, :16])
