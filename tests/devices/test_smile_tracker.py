"""Following faces, with the clock moved by hand: twelve frames a second unless said otherwise."""

import math
from collections.abc import Callable

import pytest

from kiosk.devices.smile_camera.faces import Face
from kiosk.devices.smile_camera.tracker import READS_S, Track, Tracker

STEP_S = 1 / 12
SIZE = (1280, 720)

Person = Callable[[float], Face | None]


def film(tracker: Tracker, *people: Person, seconds: float, step_s: float = STEP_S) -> list[Track]:
    """Let people (their face at a second, None while unseen) pass the tracker; all tracks, in order of ending."""
    ended: list[Track] = []
    for number in range(round(seconds / step_s)):
        now_s = number * step_s
        faces = [face for person in people if (face := person(now_s))]
        ended += tracker.step(now_s, faces, SIZE)
    return ended + tracker.end()


def walking_up(from_x: float = 300, to_x: float = 700, logit: float | None = 1.5) -> Person:
    def face(now_s: float) -> Face | None:
        if not 0 <= now_s <= 2.5:
            return None
        width_px = 137 / (3.4 - now_s)
        return Face(from_x + (to_x - from_x) * now_s / 2.5, 350, width_px, logit)

    return face


@pytest.mark.parametrize("fps", [5, 10, 30])
def test_somebody_who_walks_up_is_one_track_that_grew(fps: float) -> None:
    (track,) = film(Tracker(50), walking_up(), seconds=4, step_s=1 / fps)
    assert track.frames == 1 + int(2.5 * fps)
    assert track.grown > 2
    assert track.shrunk == 1
    assert track.approaching > 0.3


def test_somebody_lost_for_less_than_a_second_stays_the_same_person() -> None:
    walker = walking_up()
    (track,) = film(Tracker(50), lambda now_s: None if 1.0 < now_s < 1.8 else walker(now_s), seconds=4)
    assert track.last_s - track.first_s > 2.3


def test_somebody_lost_on_the_way_for_longer_is_somebody_new() -> None:
    walker = walking_up()
    tracks = film(Tracker(50), lambda now_s: None if 0.7 < now_s < 1.9 else walker(now_s), seconds=4)
    assert len(tracks) == 2


def test_somebody_who_stands_and_looks_away_for_four_seconds_is_the_same_person() -> None:
    def standing(now_s: float) -> Face | None:
        return None if 5 < now_s < 9 else Face(600 + 5 * math.sin(now_s * 9), 350, 90)

    (track,) = film(Tracker(50), standing, seconds=12)
    assert track.last_s > 11


def test_somebody_who_left_over_the_edge_or_passed_close_is_gone_within_half_a_second() -> None:
    for leaving in (
        lambda now_s: Face(600 + 500 * now_s, 350, 110) if now_s < 1.2 else None,
        lambda now_s: Face(600, 350, 110 + 110 * now_s) if now_s < 1.2 else None,
    ):
        tracker = Tracker(50)
        ended_s = None
        for number in range(40):
            now_s = number * STEP_S
            face = leaving(now_s)
            if tracker.step(now_s, [face] if face else [], SIZE):
                ended_s = now_s
        assert ended_s is not None
        assert ended_s < 1.2 + 0.5


def test_a_face_that_flickers_at_the_edge_after_it_left_is_not_somebody_new() -> None:
    def leaving(now_s: float) -> Face | None:
        there = now_s < 1.1 or 1.55 < now_s < 1.75
        return Face(min(1225, 700 + 500 * now_s), 350, 110) if there else None

    tracker = Tracker(50)
    ended: list[Track] = []
    for number in range(60):
        face = leaving(number * STEP_S)
        for track in tracker.step(number * STEP_S, [face] if face else [], SIZE):
            track.counted = True
            ended.append(track)
    assert len({id(track) for track in ended}) == 1


def test_a_face_cut_by_the_edge_has_not_shrunk() -> None:
    def leaving(now_s: float) -> Face | None:
        width_px = 60 + 40 * now_s
        x_px = 900 + 180 * now_s
        seen_px = min(width_px, 1280 - x_px + width_px / 2)
        return Face(x_px - (width_px - seen_px) / 2, 350, seen_px) if seen_px > 30 else None

    (track,) = film(Tracker(50), leaving, seconds=3)
    assert track.face.width_px < 70
    assert track.shrunk == 1
    assert track.grown > 1.8


def test_two_people_crossing_keep_their_own_smiles() -> None:
    def crossing(direction: int, logit: float, depth: float) -> Person:
        return lambda now_s: Face(600 + direction * (300 - 240 * now_s), 350, 60 * depth + 20 * now_s, logit)

    tracks = film(Tracker(20), crossing(1, 2.5, 1.0), crossing(-1, -2.5, 1.7), seconds=2.5)
    assert len(tracks) == 2
    for track in tracks:
        assert len({logit for _, logit in track.reads}) == 1


def test_who_is_hidden_while_another_crosses_in_front_stays_the_same_person() -> None:
    def behind(now_s: float) -> Face | None:
        x_px = 300 + 240 * now_s
        return None if abs(x_px - front(now_s).x_px) < 90 else Face(x_px, 350, 70, -1.0)

    def front(now_s: float) -> Face:
        return Face(900 - 240 * now_s, 360, 130, 1.0)

    tracks = film(Tracker(50), behind, front, seconds=2.5)
    assert sorted(track.face.width_px for track in tracks) == [70, 130]


def test_four_abreast_are_four() -> None:
    people = [walking_up(from_x, to_x) for from_x, to_x in ((460, 120), (580, 470), (700, 820), (820, 1160))]
    assert len(film(Tracker(50), *people, seconds=4)) == 4


def test_an_adult_and_the_child_beside_are_two() -> None:
    adult = walking_up(400, 600)

    def child(now_s: float) -> Face | None:
        face = adult(now_s)
        return face and Face(face.x_px + 0.8 * face.width_px, face.y_px + 2 * face.width_px, 0.85 * face.width_px, -1.0)

    assert len(film(Tracker(50), adult, child, seconds=4)) == 2


def test_somebody_who_stands_about_for_two_minutes_is_one_person_and_gains_no_reads() -> None:
    def lingering(now_s: float) -> Face:
        near_m = 1.2 + 0.3 * math.sin(now_s)
        return Face(600 + 40 * math.sin(now_s * 0.7), 350, 137 / near_m, 0.5)

    (track,) = film(Tracker(50), lingering, seconds=120)
    assert track.reads[-1][0] - track.reads[0][0] <= READS_S
    assert len(track.reads) <= READS_S / STEP_S + 1


def asked(tracker: Tracker, person: Person, seconds: float, begin_s: float = 0.0) -> int:
    """How often the face was to be read."""
    times = 0
    for number in range(round(seconds / STEP_S)):
        now_s = begin_s + number * STEP_S
        wanted = [known.read for known in tracker.followed(now_s)]
        times += any(wanted)
        face = person(now_s)
        read = face and Face(face.x_px, face.y_px, face.width_px, 0.5 if any(wanted) else None)
        tracker.step(now_s, [read] if read else [], SIZE)
    return times


def test_a_new_face_is_read_often_a_known_one_seldom_and_one_at_rest_hardly_ever() -> None:
    tracker = Tracker(50)

    def poster(now_s: float) -> Face:
        return Face(600 + math.sin(now_s * 9), 350, 90)

    assert asked(tracker, poster, 1.0) >= 8
    assert 10 <= asked(tracker, poster, 4.0, 1.0) <= 18
    asked(tracker, poster, 10.0, 5.0)
    assert asked(tracker, poster, 10.0, 15.0) <= 11


def test_small_faces_are_followed_but_not_read() -> None:
    tracker = Tracker(50)
    assert asked(tracker, lambda now_s: Face(600 + 60 * now_s, 350, 45), 3.0) == 0
    assert len(tracker.tracks) == 1


def test_a_face_where_nobody_is_counted_is_not_followed_and_one_that_goes_there_is_dropped() -> None:
    tracker = Tracker(50, uncounted=(0.7, 1.0))
    assert film(tracker, lambda _: Face(1000, 350, 90), seconds=1) == []
    assert film(tracker, lambda now_s: Face(600 + 250 * now_s, 350, 60 + 60 * now_s, 1.0), seconds=2) == []
    assert tracker.followed(2) == []
    # The shipped setting, 0 to 0, leaves nobody out: not even at the very edge.
    assert len(film(Tracker(50), lambda _: Face(0, 350, 90), seconds=1)) == 1


def test_a_face_elsewhere_or_of_another_size_is_somebody_else() -> None:
    tracker = Tracker(50)
    tracker.step(0, [Face(300, 350, 60)], SIZE)
    tracker.step(STEP_S, [Face(500, 350, 60)], SIZE)
    tracker.step(2 * STEP_S, [Face(500, 350, 120)], SIZE)
    assert len(tracker.end()) == 3


def test_two_detections_never_join_one_track() -> None:
    tracker = Tracker(50)
    tracker.step(0, [Face(300, 350, 60)], SIZE)
    tracker.step(STEP_S, [Face(302, 350, 60), Face(310, 350, 60)], SIZE)
    assert sorted(track.frames for track in tracker.end()) == [1, 2]


def test_a_track_ends_by_the_clock_even_when_no_frame_comes_and_nothing_of_it_is_kept() -> None:
    tracker = Tracker(50)
    tracker.step(0, [Face(300, 350, 60)], SIZE)
    assert tracker.step(1.0, [], SIZE) == []
    assert len(tracker.step(1.01, [], SIZE)) == 1
    assert tracker.followed(2) == []
    assert tracker.tracks == []
