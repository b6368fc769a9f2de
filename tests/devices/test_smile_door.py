"""A door's camera as the house knows it: inputs ring, health is told, and a killed process is no end."""

import os
import queue
import signal
from pathlib import Path
from typing import Any

import pytest

from kiosk.devices.child_process import Line
from kiosk.devices.smile_camera.cameras import door_sources, v4l2_cameras
from kiosk.devices.smile_camera.door import SmileDoor
from kiosk.devices.smile_camera.pretend import PretendSight
from kiosk.devices.smile_camera.tracker import Face
from kiosk.happenings.inputs import DeviceReported, VisitorPassed
from kiosk.happenings.words import Input
from kiosk.settings import Smile

SMILE = Smile(threshold=0.4, min_face_px=50)
PATIENCE_S = 90


class Doorbell:
    def __init__(self) -> None:
        self.rings: queue.Queue[Input] = queue.Queue()

    def next(self, kind: type[Input]) -> Any:
        while True:
            rung = self.rings.get(timeout=PATIENCE_S)
            if isinstance(rung, kind):
                return rung


def test_the_pretend_door_rings_rehearsed_visitors_and_comes_back_after_a_kill() -> None:
    bell = Doorbell()
    door = SmileDoor("exit", "pretend", SMILE, bell.rings.put, extra=["--gap-s=1"])
    door.start()
    try:
        told = bell.next(DeviceReported)
        assert (told.device, told.level) == ("exit_camera", "rehearsal")
        passed = bell.next(VisitorPassed)
        assert passed.door == "exit"
        assert passed.rehearsal
        assert passed.seen_s > 0.5
        assert (passed.score is None) == (passed.smile is None)
        pid = door.pid
        assert pid
        os.kill(pid, signal.SIGKILL)
        fault = bell.next(DeviceReported)
        assert fault.level == "fault"
        assert fault.sentence_zh.startswith("出口微笑相机被系统终止。")
        assert bell.next(VisitorPassed).door == "exit"
        assert door.pid != pid
    finally:
        door.stop()
    assert door.pid is None


@pytest.fixture
def rung() -> list[Input]:
    return []


@pytest.fixture
def door(rung: list[Input]) -> SmileDoor:
    """A door that is not started: its process's lines are spoken by the test."""
    return SmileDoor("entry", "v4l2:0", SMILE, rung.append)


def test_a_line_becomes_a_visitor(door: SmileDoor, rung: list[Input]) -> None:
    door._hear({"kind": "passed", "smile": True, "score": 0.7, "seen_s": 2.5})
    door._hear({"kind": "passed", "smile": None, "score": None, "seen_s": 1.0})
    assert rung == [
        VisitorPassed("entry", True, 0.7, 2.5, rehearsal=False),
        VisitorPassed("entry", None, None, 1.0, rehearsal=False),
    ]


@pytest.mark.parametrize(
    "line",
    [
        {"kind": "passed"},
        {"kind": "passed", "smile": "yes", "score": 0.7, "seen_s": 2.5},
        {"kind": "passed", "smile": True, "score": [0.7], "seen_s": 2.5},
        {"kind": "heartbeat", "frames": 3, "fps": 12.0},
        {"kind": "faces", "faces": [[0.5, 0.5, 0.1, 0.9]]},
        {"kind": "fault"},
    ],
)
def test_other_lines_ring_nothing(door: SmileDoor, rung: list[Input], line: Line) -> None:
    door._hear(line)
    assert rung == []


def test_it_is_well_only_when_the_process_runs_and_the_picture_is_good(door: SmileDoor, rung: list[Input]) -> None:
    def levels() -> list[str]:
        return [ring.level for ring in rung if isinstance(ring, DeviceReported)]

    door._health("ok", "", "")
    assert levels() == []
    door._hear({"kind": "fault", "sentence_zh": "没有画面。", "sentence_en": "No picture."})
    assert levels() == ["fault"]
    door._hear({"kind": "measuring"})
    assert levels() == ["fault", "ok"]
    door._health("fault", "意外结束。", "Ended.")
    door._health("ok", "", "")
    assert levels() == ["fault", "ok", "fault"]
    door._hear({"kind": "measuring"})
    assert levels() == ["fault", "ok", "fault", "ok"]


def test_a_film_is_rehearsal_though_its_faces_are_real(rung: list[Input]) -> None:
    SmileDoor("entry", "file:day.mp4", SMILE, rung.append)._hear(
        {"kind": "passed", "smile": True, "score": 0.7, "seen_s": 2.5}
    )
    assert rung == [VisitorPassed("entry", True, 0.7, 2.5, rehearsal=True)]


THREE = ["/dev/video0", "/dev/video2", "/dev/video4"]


@pytest.mark.parametrize(
    ("booth", "entry", "exit_", "cameras", "expected"),
    [
        ("auto", "auto", "auto", THREE, ("v4l2:/dev/video2", "v4l2:/dev/video4")),
        ("auto", "auto", "auto", THREE[:2], ("v4l2:/dev/video2", "pretend")),
        ("auto", "auto", "auto", [], ("pretend", "pretend")),
        ("off", "auto", "auto", THREE, ("v4l2:/dev/video0", "v4l2:/dev/video2")),
        ("off", "auto", "v4l2:0", THREE, ("v4l2:/dev/video2", "v4l2:0")),
        ("/dev/video0", "auto", "off", THREE, ("v4l2:/dev/video2", "off")),
        ("pretend", "rtsp://10.0.0.9/live", "auto", THREE[:1], ("rtsp://10.0.0.9/live", "v4l2:/dev/video0")),
    ],
)
def test_no_camera_is_given_twice(
    booth: str, entry: str, exit_: str, cameras: list[str], expected: tuple[str, str]
) -> None:
    sources = door_sources(booth, entry, exit_, cameras)
    assert (sources["entry"], sources["exit"]) == expected


def test_cameras_are_found_in_order_without_their_metadata_nodes(tmp_path: Path) -> None:
    for node, index in (("video10", "0"), ("video2", "0"), ("video3", "1"), ("video0", "0"), ("vbi0", "0")):
        (tmp_path / node).mkdir()
        (tmp_path / node / "index").write_text(f"{index}\n")
    assert v4l2_cameras(tmp_path) == ["/dev/video0", "/dev/video2", "/dev/video10"]
    assert v4l2_cameras(tmp_path / "none") == []


def test_the_pretend_hall_brings_the_same_people_for_the_same_seed() -> None:
    def hour(seed: int) -> list[list[Face]]:
        sight = PretendSight("entry", gap_s=20, seed=seed, now_s=0.0)
        return [sight.faces(second / 2) for second in range(7200)]

    assert hour(1) == hour(1)
    assert hour(1) != hour(2)
    assert any(hour(1))
