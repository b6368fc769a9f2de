"""What a followed face amounts to: every way to pass a door, and every way not to."""

import math
from collections import deque
from collections.abc import Callable

import pytest

from kiosk.devices.smile_camera.crossing import Passing, is_this_door
from kiosk.devices.smile_camera.faces import Face
from kiosk.devices.smile_camera.passage import Passage, PassageRules, passage, probability, smile_score
from kiosk.devices.smile_camera.tracker import Track, Tracker

RULES = PassageRules(threshold=0.5)
SIZE = (1280, 720)
STEP_S = 0.1

Person = Callable[[float], Face | None]


def passages(*people: Person, seconds: float, passing: Passing = "towards") -> list[Passage]:
    """Who passed while people were before the camera, ten frames a second."""
    tracker = Tracker(50)
    rules = PassageRules(passing=passing)
    passed: list[Passage] = []

    def tell(gone: list[Track]) -> None:
        for track in gone:
            found = passage(track, rules, SIZE)
            if found:
                track.counted = True
                passed.append(found)

    for number in range(round(seconds / STEP_S)):
        faces = [face for person in people if (face := person(number * STEP_S))]
        tell(tracker.step(number * STEP_S, faces, SIZE))
    tell(tracker.end())
    return passed


def at(distance_m: float, lane_m: float = 0.0, logit: float = 2.0) -> Face | None:
    """A face so far away; None when it is out of the picture."""
    x_px = 640 + 913 * lane_m / distance_m
    return Face(x_px, 330, 137 / distance_m, logit) if -20 < x_px < 1300 else None


def coming(
    now_s: float, lane_m: float = 0.4, begin_s: float = 0.0, stands: tuple[float, float] = (0, 0)
) -> Face | None:
    """Somebody who walks from 4 m past the camera, and stands still at a second for so long."""
    stood_s = min(max(now_s - stands[0], 0), stands[1]) if stands[1] else 0.0
    distance_m = 4.0 - 1.1 * (now_s - begin_s - stood_s)
    return at(distance_m, lane_m) if 0.5 < distance_m <= 4 else None


def test_somebody_who_walks_past_the_camera_passed_once() -> None:
    (passed,) = passages(coming, seconds=6)
    assert passed.direction == "towards"
    assert passed.smile
    assert passed.score == pytest.approx(probability(2.0), abs=0.1)
    assert 1.5 < passed.seen_s < 3.3


def test_somebody_who_lingers_for_two_minutes_passed_once_and_gained_nothing() -> None:
    def lingering(now_s: float) -> Face | None:
        face = coming(now_s, stands=(2.0, 120.0))
        # A minute of bright smiles while standing there; none on the way out.
        return face and Face(face.x_px, face.y_px, face.width_px, 3.0 if 20 < now_s < 80 else -2.0)

    (passed,) = passages(lingering, seconds=130)
    assert passed.smile is False
    assert passed.seen_s > 100


def turning_back(now_s: float) -> Face | None:
    """Comes up to 1.5 m, stands a second, turns round; the back of a head is no face."""
    return at(max(1.5, 4.0 - 1.1 * now_s)) if now_s < 3.4 else None


def walking_backwards(now_s: float) -> Face | None:
    return at(1.2 + abs(2.5 - 1.1 * now_s)) if now_s < 4 else None


def poster(now_s: float) -> Face | None:
    """Detected with a jitter of four hundredths, and now and then not at all."""
    return None if now_s % 7 > 6.3 else Face(900, 200, 80 * (1 + 0.04 * math.sin(now_s * 37)), 3.0)


def staff(now_s: float) -> Face | None:
    """Stands at the door, sways, and looks away for a while again and again."""
    return None if now_s % 11 > 8 else at(1.6 + 0.15 * math.sin(now_s * 0.9), 0.3 + 0.05 * math.sin(now_s))


def walking_by(now_s: float) -> Face | None:
    return Face(100 + 250 * now_s, 330, 70, 1.0) if now_s < 4.5 else None


@pytest.mark.parametrize("nobody", [turning_back, walking_backwards, poster, staff, walking_by])
def test_who_does_not_pass_is_not_counted(nobody: Person) -> None:
    assert passages(nobody, seconds=60) == []


def test_staff_at_the_door_do_not_hide_who_passes_them() -> None:
    assert len(passages(staff, lambda now_s: coming(now_s, -0.4, 5), seconds=12)) == 1


def test_somebody_hidden_for_a_second_by_another_passed_once() -> None:
    hidden: Person = lambda now_s: None if 1.6 < now_s < 2.4 else coming(now_s)  # noqa: E731
    assert len(passages(hidden, lambda now_s: coming(now_s, -0.3, 0.5), seconds=6)) == 2


def test_a_flicker_at_the_edge_after_passing_is_no_second_passage() -> None:
    def flickering(now_s: float) -> Face | None:
        face = coming(now_s, 0.6)
        return face if now_s < 2.6 or now_s > 2.95 else None

    assert len(passages(flickering, seconds=6)) == 1


def crossing(now_s: float, way: int = 1, to: float = 1.0) -> Face | None:
    part = 0.25 * now_s
    if part > to:
        return None
    return Face(1280 * (part if way > 0 else 1 - part), 330, 75, 1.5)


def test_a_camera_beside_the_way_counts_those_who_cross_in_its_direction() -> None:
    def backward(now_s: float) -> Face | None:
        return crossing(now_s, -1)

    assert [passed.direction for passed in passages(crossing, seconds=6, passing="rightward")] == ["rightward"]
    assert passages(crossing, seconds=6, passing="leftward") == []
    both = passages(crossing, backward, seconds=6, passing="both_leftward")
    assert sorted(passed.direction for passed in both) == ["leftward", "rightward"]
    assert [is_this_door(passed.direction, "both_leftward") for passed in both].count(True) == 1


def test_who_turns_round_half_way_did_not_cross() -> None:
    def returning(now_s: float) -> Face | None:
        x_px = 1280 * (0.5 - abs(0.5 - 0.2 * now_s))
        return Face(x_px, 330, 75, 1.5) if x_px >= 0 else None

    assert passages(returning, seconds=6, passing="both_rightward") == []
    # Lost before the middle: nobody knows where they went.
    assert passages(lambda now_s: crossing(now_s, to=0.45), seconds=6, passing="rightward") == []


def reads(*values: float, every_s: float = 0.1) -> deque[tuple[float, float]]:
    return deque((number * every_s, value) for number, value in enumerate(values))


@pytest.mark.parametrize(
    "seen",
    [
        pytest.param(reads(), id="always too small"),
        pytest.param(reads(*(2.0,) * 5), id="five reads"),
        pytest.param(reads(*(2.0,) * 12, every_s=0.04), id="half a second"),
    ],
)
def test_who_was_seen_too_little_is_not_judged(seen: deque[tuple[float, float]]) -> None:
    assert smile_score(seen, RULES) is None


def test_who_was_never_near_enough_to_be_read_passed_without_being_judged() -> None:
    def unread(now_s: float) -> Face | None:
        face = coming(now_s)
        return face and Face(face.x_px, face.y_px, face.width_px)

    (passed,) = passages(unread, seconds=6)
    assert (passed.smile, passed.score) == (None, None)


def test_a_single_bright_frame_makes_no_smile_wherever_it_comes() -> None:
    for place in range(15):
        values = [-3.0] * 15
        values[place] = 4.0
        score = smile_score(reads(*values), RULES)
        assert score is not None
        assert score < 0.2


def test_a_smile_of_a_second_in_a_serious_face_is_a_smile() -> None:
    score = smile_score(reads(*(-2.0,) * 6, *(2.0,) * 10, *(-2.0,) * 4), RULES)
    assert score is not None
    assert score > 0.7


def test_the_threshold_itself_is_a_smile() -> None:
    score = smile_score(reads(*(0.7,) * 10), RULES)
    assert score is not None
    (passed,) = passages(lambda now_s: (f := coming(now_s)) and Face(f.x_px, f.y_px, f.width_px, 0.7), seconds=6)
    assert passed.score == pytest.approx(score)
    rules = PassageRules(threshold=score)
    assert score >= rules.threshold
