"""A face process that hangs, and a camera too slow to count by: the true process, on a network camera."""

from __future__ import annotations

import io
import os
import signal
import sys
from pathlib import Path

import pytest
from PIL import Image

from kiosk.devices.smile_camera.door import SmileDoor
from kiosk.devices.smile_switch import SmileSwitch
from kiosk.happenings.inputs import DeviceReported, DoorState
from tests.conftest import Recovery
from tests.devices.door_settings import SMILE, TOWARDS
from tests.devices.doorbell import Doorbell
from tests.devices.smile_process import smile_process
from tests.devices.stream_hall import Stage, mjpeg_camera

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the process runs where it can be shut off: on Linux")


def shows_a_hall(stage: Stage) -> None:
    """Pictures that nobody would call frozen or too small: noise."""
    stage.pictures = []
    for _ in range(60):
        file = io.BytesIO()
        Image.effect_noise((640, 360), 60).convert("RGB").save(file, "JPEG")
        stage.pictures.append(file.getvalue())


@pytest.mark.fault(
    "MediaPipe hangs (SIGSTOP of the face process)",
    visitor="“This door is not counting just now”",
    staff="The smile camera at the entry stopped answering. It starts again in 0.5 s.",
    lost="who passes meanwhile; the time counts as not measured",
)
def test_a_face_process_that_hangs_is_replaced_by_one_that_measures(tmp_path: Path, recovery: Recovery) -> None:
    bell = Doorbell()
    switch = SmileSwitch(tmp_path / "smile.json", bell.ring)
    with mjpeg_camera(fps=12) as (stage, address):
        shows_a_hall(stage)
        door = SmileDoor("entry", address, SMILE, TOWARDS, bell.ring, switch)
        door.start()
        try:
            assert bell.next(DoorState) == DoorState("entry", True)
            pid = door.pid
            assert pid
            # Nobody but root may look into it: that is the point of it.
            if os.geteuid() == 0:
                assert "mediapipe" in Path(f"/proc/{pid}/maps").read_text(encoding="utf-8")
            recovery.begins()
            os.kill(pid, signal.SIGSTOP)
            while (told := bell.next(DeviceReported)).level != "fault":
                pass
            assert told.sentence_en.startswith("The smile camera at the entry stopped answering.")
            assert bell.next(DoorState) == DoorState("entry", False)
            assert bell.next(DoorState) == DoorState("entry", True)
            recovery.over()
            assert door.pid not in (None, pid)
        finally:
            door.stop()


@pytest.mark.fault(
    "Network smile camera becomes slow: one picture a second",
    visitor="“This door is not counting just now”",
    staff="… gives fewer than two pictures a second, too few to count by: check its settings and cpu_share.",
    lost="who passes meanwhile; the time counts as not measured",
)
def test_a_stream_that_becomes_slow_is_told_and_measured_again_when_it_is_not(recovery: Recovery) -> None:
    with mjpeg_camera(fps=12) as (stage, address), smile_process(f"--source={address}") as camera:
        shows_a_hall(stage)
        camera.until("measuring")
        stage.every_s = 1.0
        fault = camera.until("fault")
        assert fault["reason_code"] == "picture_slow"
        assert "fewer than two pictures a second" in fault["sentence_en"]
        recovery.begins()
        stage.every_s = 1 / 12
        camera.until("measuring")
        recovery.over()
