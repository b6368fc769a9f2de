"""A door's camera as the house knows it: inputs ring, health and measured time are told, and a kill is no end."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.devices.child_process import ChildProcess, Line
from kiosk.devices.smile_camera.door import SmileDoor
from kiosk.devices.smile_switch import SmileSwitch
from kiosk.happenings.inputs import DeviceReported, DoorState, DoorWatched, FacesSeen, Lamp, VisitorPassed
from kiosk.happenings.orders import MirrorDoor
from kiosk.happenings.words import Input
from tests.devices.door_settings import BOTH, SMILE, TOWARDS

PASSED: Line = {"kind": "passed", "door": "entry", "smile": True, "score": 0.7, "seen_s": 2.5}
FAULT: Line = {"kind": "fault", "reason_code": "black", "sentence_zh": "没有画面。", "sentence_en": "No picture."}


def beat(measured_s: object) -> Line:
    return {"kind": "heartbeat", "frames": 3, "fps": 12.0, "measured_s": measured_s, "not_measured_s": 0.0}


@pytest.fixture
def rung() -> list[Input]:
    return []


@pytest.fixture
def switch(tmp_path: Path) -> SmileSwitch:
    """A switch that is not started: it says on, and hands mirrors over."""
    return SmileSwitch(tmp_path / "smile.json", lambda _: None)


@pytest.fixture
def door(rung: list[Input], switch: SmileSwitch) -> SmileDoor:
    """A door that is not started: its process's lines are spoken by the test."""
    return SmileDoor("entry", "v4l2:0", SMILE, TOWARDS, rung.append, switch)


@pytest.fixture
def both(rung: list[Input], switch: SmileSwitch) -> SmileDoor:
    """One camera for both doors."""
    return SmileDoor("entry", "v4l2:0", SMILE, BOTH, rung.append, switch)


def watched(rung: list[Input]) -> list[float]:
    return [ring.seconds for ring in rung if isinstance(ring, DoorWatched)]


def test_a_line_becomes_a_visitor(door: SmileDoor, rung: list[Input]) -> None:
    door._hear(PASSED)
    door._hear({"kind": "passed", "smile": None, "score": None, "seen_s": 1})
    assert rung == [
        VisitorPassed("entry", True, 0.7, 2.5, rehearsal=False),
        VisitorPassed("entry", None, None, 1.0, rehearsal=False),
    ]


@pytest.mark.parametrize(
    "line",
    [
        PASSED | {"smile": None},
        PASSED | {"score": None},
        PASSED | {"score": [0.7]},
        PASSED | {"score": 1.7},
        PASSED | {"score": float("nan")},
        PASSED | {"score": True},
    ],
)
def test_a_smile_without_its_probability_is_a_person_not_judged(door: SmileDoor, rung: list[Input], line: Line) -> None:
    door._hear(line)
    assert rung == [VisitorPassed("entry", None, None, 2.5, rehearsal=False)]


@pytest.mark.parametrize(
    "line",
    [
        {"kind": "passed"},
        PASSED | {"smile": "yes"},
        PASSED | {"seen_s": -1.0},
        PASSED | {"seen_s": float("inf")},
        PASSED | {"door": "exit"},
        PASSED | {"door": 7},
        beat(None),
        beat("long"),
        beat(float("nan")),
        {"kind": "heartbeat", "frames": 3, "fps": 12.0},
        {"kind": "faces", "faces": [[0.5, 0.5, 0.1, 0.9]]},
        {"kind": "faces"},
        {"kind": "fault"},
        {"kind": "news"},
        {},
    ],
)
def test_other_lines_ring_nothing(door: SmileDoor, rung: list[Input], line: Line) -> None:
    door._hear(line)
    assert rung == []


def test_it_is_well_only_when_the_process_runs_and_the_picture_is_good(door: SmileDoor, rung: list[Input]) -> None:
    def levels() -> list[str]:
        return [ring.level for ring in rung if isinstance(ring, DeviceReported)]

    def states() -> list[bool]:
        return [ring.working for ring in rung if isinstance(ring, DoorState)]

    door._health("ok", "", "")
    assert (levels(), states()) == ([], [])
    door._hear(FAULT)
    assert (levels(), states()) == (["fault"], [False])
    door._hear({"kind": "measuring"})
    assert (levels(), states()) == (["fault", "ok"], [False, True])
    door._health("fault", "意外结束。", "Ended.")
    door._health("ok", "", "")
    assert (levels(), states()) == (["fault", "ok", "fault"], [False, True, False])
    door._hear({"kind": "measuring"})
    assert (levels(), states()) == (["fault", "ok", "fault", "ok"], [False, True, False, True])


def test_a_film_is_rehearsal_though_its_faces_are_real(rung: list[Input], switch: SmileSwitch) -> None:
    film = SmileDoor("entry", "file:day.mp4", SMILE, TOWARDS, rung.append, switch)
    film._hear(PASSED)
    film._hear(beat(61.0))
    assert rung == [
        VisitorPassed("entry", True, 0.7, 2.5, rehearsal=True),
        DoorWatched("entry", 61.0, rehearsal=True),
    ]


def test_measured_time_is_told_minute_by_minute(door: SmileDoor, rung: list[Input]) -> None:
    for second in range(1, 151):
        door._hear(beat(float(second)))
    assert watched(rung) == [60.0, 60.0]


def test_what_was_measured_before_a_fault_is_told_when_it_begins(door: SmileDoor, rung: list[Input]) -> None:
    door._hear(beat(42.5))
    door._hear(FAULT)
    assert watched(rung) == [42.5]
    # The picture comes back; the process counts on from where it was.
    door._hear(beat(42.5))
    door._hear({"kind": "measuring"})
    door._hear(beat(102.4))
    assert watched(rung) == [42.5]
    door._hear(beat(102.5))
    assert watched(rung) == [42.5, 60.0]


def test_the_last_heartbeat_of_a_killed_process_still_counts(door: SmileDoor, rung: list[Input]) -> None:
    door._hear({"kind": "ready"})
    door._hear(beat(75.0))
    door._hear(beat(90.0))
    door._health("fault", "被系统终止。", "Killed.")
    assert watched(rung) == [75.0, 15.0]
    door._hear({"kind": "ready"})
    door._hear(beat(1.0))
    door._hear(beat(61.0))
    assert watched(rung) == [75.0, 15.0, 61.0]


def test_another_process_that_never_said_ready_is_told_by_its_smaller_sum(door: SmileDoor, rung: list[Input]) -> None:
    door._hear(beat(50.0))
    door._hear(beat(2.0))
    door._hear(beat(62.0))
    assert watched(rung) == [50.0, 62.0]


def test_the_end_of_the_house_tells_the_rest(door: SmileDoor, rung: list[Input]) -> None:
    door._hear(beat(12.0))
    door.stop()
    door.stop()
    assert watched(rung) == [12.0]


def test_faces_are_told_only_while_a_mirror_wants_them(door: SmileDoor, rung: list[Input], switch: SmileSwitch) -> None:
    line: Line = {
        "kind": "faces",
        "faces": [[0.5, 0.25, 0.1, 0.9], [0.2, 0.3, 0.05, None], [0.1], "face", [9, 0, 0, 0]],
    }
    seen = FacesSeen("entry", (Lamp(0.5, 0.25, 0.1, 0.9), Lamp(0.2, 0.3, 0.05, None)))
    door._hear(line)
    switch.take(MirrorDoor("exit", True))
    door._hear(line)
    assert rung == []
    switch.take(MirrorDoor("entry", True))
    door._hear(line)
    door._hear({"kind": "faces", "faces": []})
    switch.take(MirrorDoor("entry", False))
    door._hear(line)
    assert rung == [seen, FacesSeen("entry", ())]


def test_one_camera_for_both_doors_says_which(both: SmileDoor, rung: list[Input], switch: SmileSwitch) -> None:
    both._hear(PASSED | {"door": "exit"})
    both._hear(PASSED | {"door": "entry", "smile": False, "score": 0.2})
    both._hear(beat(60.0))
    both._health("ok", "", "")
    both._hear({"kind": "measuring"})
    assert [(ring.door, ring.smile) for ring in rung if isinstance(ring, VisitorPassed)] == [
        ("exit", True),
        ("entry", False),
    ]
    assert [ring for ring in rung if isinstance(ring, DoorWatched)] == [
        DoorWatched("entry", 60.0, rehearsal=False),
        DoorWatched("exit", 60.0, rehearsal=False),
    ]
    assert [ring for ring in rung if isinstance(ring, DoorState)] == [DoorState("entry", True), DoorState("exit", True)]
    told = rung[-3]
    assert isinstance(told, DeviceReported)
    assert (told.device, told.sentence_zh) == ("entry_camera", "出入口微笑相机正在计数。")
    switch.take(MirrorDoor("exit", True))
    both._hear({"kind": "faces", "faces": []})
    assert rung[-1] == FacesSeen("exit", ())


def test_each_door_of_one_camera_has_its_own_threshold(rung: list[Input], switch: SmileSwitch) -> None:
    strict = SmileDoor("entry", "pretend", SMILE, BOTH, rung.append, switch, exit_threshold=0.95)
    for door in ("entry", "exit"):
        strict._hear(PASSED | {"door": door, "smile": True, "score": 0.9})
    assert [passed.smile for passed in rung if isinstance(passed, VisitorPassed)] == [True, False]


def test_the_process_learns_everything_the_settings_say_about_its_door(both: SmileDoor, tmp_path: Path) -> None:
    for argument in (
        "--door=entry",
        "--source=-",
        "--threshold=0.4",
        "--passing=both_rightward",
        "--rotate=0",
        "--uncounted-from=0.0",
        "--uncounted-to=0.0",
        "--min-face-px=50",
        "--most-fps=10.0",
        "--cpu-share=0.5",
        f"--lock-folder={tmp_path}",
    ):
        assert argument in both._command
    assert "v4l2:0" not in both._command


def test_a_house_that_opens_switched_off_opens_no_camera(tmp_path: Path, rung: list[Input]) -> None:
    (tmp_path / "smile.json").write_text('{"on": false}')
    door = SmileDoor(
        "exit", "v4l2:0", SMILE, TOWARDS, rung.append, SmileSwitch(tmp_path / "smile.json", lambda _: None)
    )
    door.start()
    assert door.pid is None
    door.rest()
    assert rung[:2] == [
        DeviceReported(
            "exit_camera",
            "ok",
            "出口微笑相机已由员工关闭，不计数。",
            "The smile camera at the exit is switched off by staff.",
        ),
        DoorState("exit", False),
    ]
    door.stop()
    door.wake()
    assert door.pid is None


def test_a_camera_that_is_still_broken_says_so_again_after_it_was_off(
    door: SmileDoor, rung: list[Input], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ChildProcess, "start", lambda _: None)
    door.start()
    door._hear(FAULT)
    door.rest()
    door.wake()
    door._hear(FAULT)
    assert [ring.working for ring in rung if isinstance(ring, DoorState)] == [False, False]
    assert [ring.level for ring in rung if isinstance(ring, DeviceReported)] == ["fault", "ok", "ok", "fault"]
    door.stop()


def test_a_door_that_never_rested_tells_again_that_it_counts(
    door: SmileDoor, rung: list[Input], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ChildProcess, "start", lambda _: None)
    door.start()
    door.wake()
    assert rung == []
    door._health("ok", "", "")
    door._hear({"kind": "measuring"})
    door.wake()
    assert [ring for ring in rung if isinstance(ring, DoorState)] == [DoorState("entry", True)] * 2
    door.stop()
