"""The process's main loop with a sight that plays what the test wrote down: what it says, and when."""

import threading
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pytest

from kiosk.devices.smile_camera.counting import Counting, MeasuredTime, Post
from kiosk.devices.smile_camera.crossing import Passing
from kiosk.devices.smile_camera.faces import Face, Followed
from kiosk.devices.smile_camera.passage import PassageRules
from kiosk.devices.smile_camera.pretend import PretendSight
from kiosk.devices.smile_camera.sight import Glimpse, SightLostError
from kiosk.happenings.words import Door

SIZE = (1280, 720)


class NotedVoice:
    """Keeps what is said."""

    def __init__(self) -> None:
        self.said: list[dict[str, Any]] = []

    def say(self, kind: str, **values: Any) -> None:
        self.said.append({"kind": kind, **values})

    def of_kind(self, kind: str) -> list[dict[str, Any]]:
        return [line for line in self.said if line["kind"] == kind]


class PlayedSight:
    """Ten glimpses a second; reads those faces that are wanted, as a camera does."""

    def __init__(self, glimpses: Iterable[Glimpse], lost: bool = False) -> None:
        self._glimpses = iter(glimpses)
        self._lost = lost
        self.followed: list[Sequence[Followed]] = []
        self.closed = False

    def look(self, followed: Sequence[Followed]) -> Glimpse | None:
        self.followed.append(followed)
        glimpse = next(self._glimpses, None)
        if glimpse is None and self._lost:
            raise SightLostError("reader_gone")
        return glimpse

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The wall's clock, a tenth of a second further at each reading."""
    now = [0.0]

    def reading() -> float:
        now[0] += 0.1
        return now[0]

    monkeypatch.setattr("kiosk.devices.smile_camera.counting.time.monotonic", reading)
    return now


def glimpses(person: Callable[[float], list[Face]], seconds: float, **how: Any) -> list[Glimpse]:
    usual: dict[str, Any] = {"fault": None, "measuring": True, "not_measured_s": 0.0, **how}
    return [Glimpse(number / 10, person(number / 10), True, SIZE, **usual) for number in range(round(seconds * 10))]


def post(door: Door = "entry", passing: Passing = "towards", uncounted: tuple[float, float] = (0, 0)) -> Post:
    return Post(door, "v4l2:0", PassageRules(passing=passing), 50, rehearsal=False, uncounted=uncounted)


def run(seen: Iterable[Glimpse], where: Post) -> NotedVoice:
    voice = NotedVoice()
    assert Counting(PlayedSight(seen), voice, where).run(threading.Event()) == 0  # type: ignore[arg-type]
    return voice


def coming(now_s: float, lane_m: float = 0.5, logit: float | None = 2.0) -> list[Face]:
    distance_m = 4.0 - 1.1 * now_s
    x_px = 640 + 913 * lane_m / distance_m if distance_m > 0.5 else 2000
    return [Face(x_px, 330, 137 / distance_m, logit)] if x_px < 1300 else []


def crossing(now_s: float) -> list[Face]:
    right, left = 320 * now_s, 1280 - 320 * now_s
    return [Face(right, 300, 70, 2.0), Face(left, 500, 70, -2.0)] if now_s <= 4 else []


@pytest.mark.usefixtures("clock")
def test_a_passage_is_told_within_a_second_of_leaving_with_its_second_and_all_its_numbers() -> None:
    voice = NotedVoice()
    sight = PlayedSight(glimpses(coming, 20))
    loop = Counting(sight, voice, post())  # type: ignore[arg-type]
    told_s = None
    for glimpse in glimpses(coming, 6):
        loop._take(glimpse)
        if voice.of_kind("passed") and told_s is None:
            told_s = glimpse.at_s
    (passed,) = voice.of_kind("passed")
    assert set(passed) == {"kind", "door", "smile", "score", "seen_s", "at_s", "rehearsal"}
    assert (passed["door"], passed["smile"], passed["rehearsal"]) == ("entry", True, False)
    assert told_s is not None
    assert 0 < told_s - passed["at_s"] < 1


@pytest.mark.usefixtures("clock")
def test_one_camera_for_both_doors_says_whose_passage_it_is() -> None:
    passed = run(glimpses(crossing, 6), post("entry", "both_rightward")).of_kind("passed")
    assert {(line["door"], line["smile"]) for line in passed} == {("entry", True), ("exit", False)}
    passed = run(glimpses(crossing, 6), post("exit", "both_rightward")).of_kind("passed")
    assert {(line["door"], line["smile"]) for line in passed} == {("exit", True), ("entry", False)}


@pytest.mark.usefixtures("clock")
def test_where_nobody_is_counted_there_is_no_passage_no_lamp_and_nothing_to_read() -> None:
    sight = PlayedSight(glimpses(lambda now_s: coming(now_s, 0.5), 5))
    voice = NotedVoice()
    Counting(sight, voice, post(uncounted=(0.55, 1.0))).run(threading.Event())  # type: ignore[arg-type]
    assert voice.of_kind("passed") == []
    assert voice.of_kind("faces") == []
    assert not any(sight.followed)


@pytest.mark.usefixtures("clock")
def test_faces_are_told_in_parts_of_the_picture_and_one_not_read_has_no_probability() -> None:
    unread = run(glimpses(lambda now_s: coming(now_s, logit=None), 1), post()).of_kind("faces")
    read = run(glimpses(coming, 1), post()).of_kind("faces")
    assert {line["faces"][0][3] for line in unread} == {None}
    assert {line["faces"][0][3] for line in read} == {0.88}
    for line in read:
        assert all(0 <= part <= 1 for part in line["faces"][0][:3])


@pytest.mark.usefixtures("clock")
def test_the_last_face_that_goes_is_told_once_as_nobody() -> None:
    faces = run(glimpses(lambda now_s: coming(now_s) if now_s < 1 else [], 3), post()).of_kind("faces")
    assert [line["faces"] for line in faces].count([]) == 1
    assert faces[-1]["faces"] == []


@pytest.mark.usefixtures("clock")
def test_who_is_before_the_camera_when_it_is_taken_away_is_told_and_then_the_fault() -> None:
    voice = NotedVoice()
    sight = PlayedSight(glimpses(coming, 2.9), lost=True)
    assert Counting(sight, voice, post()).run(threading.Event()) == 1  # type: ignore[arg-type]
    assert [line["kind"] for line in voice.said if line["kind"] in ("passed", "fault")] == ["passed", "fault"]
    assert sight.closed


@pytest.mark.usefixtures("clock")
def test_heartbeats_tell_the_seconds_that_were_measured() -> None:
    good = glimpses(lambda _: [], 5)
    voice = run(good, post())
    beats = [line["measured_s"] for line in voice.of_kind("heartbeat")]
    assert beats == sorted(beats)
    assert beats[-1] == pytest.approx(4.5, abs=0.6)
    dark = glimpses(lambda _: [], 5, measuring=False, fault="picture_black")
    assert {line["measured_s"] for line in run(dark, post()).of_kind("heartbeat")} == {0.0}


def test_time_that_turns_out_not_to_be_measured_is_taken_back_without_going_backwards() -> None:
    measured = MeasuredTime()
    told = []
    lost_s = 0.0
    for second in range(60):
        fault = 24 <= second < 40
        lost_s = second - 20.0 if fault else lost_s
        measured.at(100.0 + second, not fault, lost_s)
        told.append(measured.seconds)
    assert told == sorted(told)
    assert told[-1] == 59 - 19


@pytest.mark.parametrize("passing", ["towards", "leftward", "both_rightward"])
def test_the_pretend_door_goes_the_way_of_a_camera(passing: Passing) -> None:
    sight = PretendSight("entry", gap_s=4, seed=1, now_s=0.0, passing=passing)
    voice = run(
        (Glimpse(n / 10, sight.faces(n / 10), True, SIZE, None, True, 0.0) for n in range(4000)), post("entry", passing)
    )
    passed = voice.of_kind("passed")
    assert 60 < len(passed) < 140
    assert {line["door"] for line in passed} == ({"entry", "exit"} if passing.startswith("both_") else {"entry"})
    assert {line["smile"] for line in passed} == {True, False}
    smiling = [line["smile"] for line in passed if line["door"] == "entry"].count(True)
    assert 0.1 < smiling / len([line for line in passed if line["door"] == "entry"]) < 0.55
