"""Following faces, with the clock moved by hand: twelve frames a second unless said otherwise."""

import math
from collections.abc import Callable

from kiosk.devices.smile_camera.tracker import SCORES_S, Face, Track, Tracker

STEP_S = 1 / 12


def film(tracker: Tracker, *people: Callable[[float], Face | None], seconds: float) -> list[Track]:
    """Let people (their face at a second, None while unseen) pass the tracker; all tracks, in order of ending."""
    ended: list[Track] = []
    for number in range(round(seconds / STEP_S)):
        now_s = number * STEP_S
        faces = [face for person in people if (face := person(now_s))]
        ended += tracker.step(now_s, faces)
    return ended + tracker.end()


def walking_up(from_x: float = 300, to_x: float = 700, smile: float = 0.8) -> Callable[[float], Face | None]:
    def face(now_s: float) -> Face | None:
        if not 0 <= now_s <= 2.5:
            return None
        width_px = 137 / (3.4 - now_s)
        return Face(from_x + (to_x - from_x) * now_s / 2.5, 350, width_px, smile)

    return face


def test_somebody_who_walks_up_is_one_track_that_grew() -> None:
    (track,) = film(Tracker(50), walking_up(), seconds=4)
    assert track.frames == 31
    assert math.isclose(track.last_s - track.first_s, 30 * STEP_S)
    assert track.grown > 2.5


def test_somebody_lost_for_less_than_a_second_stays_the_same_person() -> None:
    walker = walking_up()
    (track,) = film(Tracker(50), lambda now_s: None if 1.0 < now_s < 1.8 else walker(now_s), seconds=4)
    assert track.last_s - track.first_s > 2.3


def test_somebody_lost_for_longer_is_somebody_new() -> None:
    walker = walking_up()
    tracks = film(Tracker(50), lambda now_s: None if 0.7 < now_s < 1.9 else walker(now_s), seconds=4)
    assert len(tracks) == 2


def test_two_people_crossing_keep_their_own_smiles() -> None:
    def crossing(direction: int, smile: float, depth: float) -> Callable[[float], Face]:
        return lambda now_s: Face(600 + direction * (300 - 240 * now_s), 350, 60 * depth + 20 * now_s, smile)

    tracks = film(Tracker(20), crossing(1, 0.9, 1.0), crossing(-1, 0.1, 1.7), seconds=2.5)
    assert len(tracks) == 2
    for track in tracks:
        assert len({score for _, score in track.scores}) == 1


def test_somebody_who_stands_about_for_a_minute_is_one_person_and_gains_no_scores() -> None:
    def lingering(now_s: float) -> Face:
        near_m = 1.2 + 0.3 * math.sin(now_s)
        return Face(600 + 40 * math.sin(now_s * 0.7), 350, 137 / near_m, 0.5)

    (track,) = film(Tracker(50), lingering, seconds=60)
    assert track.scores[-1][0] - track.scores[0][0] <= SCORES_S
    assert len(track.scores) <= SCORES_S / STEP_S + 1


def test_small_faces_are_followed_but_give_no_scores() -> None:
    (track,) = film(Tracker(50), walking_up(), seconds=4)
    first_judged_s = track.scores[0][0]
    assert first_judged_s > track.first_s
    assert 137 / (3.4 - first_judged_s) >= 50


def test_a_face_elsewhere_or_of_another_size_is_somebody_else() -> None:
    tracker = Tracker(50)
    tracker.step(0, [Face(300, 350, 60, 0.5)])
    tracker.step(STEP_S, [Face(500, 350, 60, 0.5)])
    tracker.step(2 * STEP_S, [Face(500, 350, 120, 0.5)])
    assert len(tracker.end()) == 3


def test_two_detections_never_join_one_track() -> None:
    tracker = Tracker(50)
    tracker.step(0, [Face(300, 350, 60, 0.5)])
    tracker.step(STEP_S, [Face(302, 350, 60, 0.5), Face(310, 350, 60, 0.5)])
    assert sorted(track.frames for track in tracker.end()) == [1, 2]


def test_a_track_ends_by_the_clock_even_when_no_frame_comes() -> None:
    tracker = Tracker(50)
    tracker.step(0, [Face(300, 350, 60, 0.5)])
    assert tracker.step(1.0, []) == []
    assert len(tracker.step(1.01, [])) == 1
    assert tracker.expected(2) == []
