"""Which cameras the doors take, and the pretend hall that stands in for one."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.devices.smile_camera.cameras import door_sources, v4l2_cameras
from kiosk.devices.smile_camera.faces import Face
from kiosk.devices.smile_camera.pretend import PretendSight

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
        ("off", "auto", "entry", THREE, ("v4l2:/dev/video0", "entry")),
        ("off", "pretend", "entry", THREE, ("pretend", "entry")),
        ("off", "off", "entry", THREE, ("off", "off")),
        ("off", "buttons", "entry", THREE, ("buttons", "off")),
        ("auto", "buttons", "auto", THREE, ("buttons", "v4l2:/dev/video2")),
        ("auto", "auto", "buttons", THREE, ("v4l2:/dev/video2", "buttons")),
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
