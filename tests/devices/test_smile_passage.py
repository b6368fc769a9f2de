"""What a followed face amounts to."""

from collections import deque

import pytest

from kiosk.devices.smile_camera.passage import Passage, PassageRules, passage, smile_score
from kiosk.devices.smile_camera.tracker import Face, Track

RULES = PassageRules(threshold=0.4)


def scores(*values: float, every_s: float = 0.1) -> deque[tuple[float, float]]:
    return deque((number * every_s, value) for number, value in enumerate(values))


def track(grown: float = 2.0, frames: int = 30, values: tuple[float, ...] = (0.8,) * 20) -> Track:
    return Track(Face(0, 0, 100, 0.5), 10.0, 12.5, frames, grown, scores(*values))


def test_somebody_who_came_nearer_passed_smiling() -> None:
    assert passage(track(), RULES) == Passage(smile=True, score=0.8, seen_s=2.5)


@pytest.mark.parametrize(
    "nobody",
    [
        pytest.param(track(grown=1.29), id="stood about or went away"),
        pytest.param(track(frames=4), id="seen too shortly: a reflection, a poster's flicker"),
    ],
)
def test_what_is_no_passage(nobody: Track) -> None:
    assert passage(nobody, RULES) is None


@pytest.mark.parametrize(
    "values",
    [
        pytest.param((), id="always too small"),
        pytest.param((0.9,) * 7, id="seven scores"),
    ],
)
def test_who_was_seen_too_little_passed_without_being_judged(values: tuple[float, ...]) -> None:
    assert passage(track(values=values), RULES) == Passage(smile=None, score=None, seen_s=2.5)


def test_many_scores_within_half_a_second_are_too_short_to_judge() -> None:
    assert smile_score(scores(*(0.9,) * 12, every_s=0.04), RULES) is None


def test_scores_far_apart_make_no_median() -> None:
    assert smile_score(scores(*(0.9,) * 9, every_s=0.35), RULES) is None


def test_a_single_bright_frame_makes_no_smile_wherever_it_comes() -> None:
    for place in range(20):
        values = [0.1] * 20
        values[place] = 1.0
        assert passage(track(values=tuple(values)), RULES) == Passage(smile=False, score=0.1, seen_s=2.5)


def test_a_smile_of_a_second_in_a_serious_face_is_a_smile() -> None:
    values = (0.1,) * 8 + (0.7,) * 10 + (0.1,) * 8
    assert passage(track(values=values), RULES) == Passage(smile=True, score=0.7, seen_s=2.5)


def test_the_threshold_itself_is_no_smile_yet() -> None:
    judged = passage(track(values=(0.4,) * 20), RULES)
    assert judged
    assert judged.smile is False
