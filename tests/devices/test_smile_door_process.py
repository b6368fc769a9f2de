"""A door with its real process, and the pretend camera in it: killed, switched off, and back again."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from kiosk.devices.smile_camera.door import SmileDoor
from kiosk.devices.smile_switch import SmileSwitch
from kiosk.happenings.inputs import DeviceReported, DoorState, VisitorPassed
from kiosk.happenings.orders import SwitchSmile
from tests.conftest import Recovery
from tests.devices.door_settings import SMILE, TOWARDS
from tests.devices.doorbell import Doorbell


@pytest.mark.fault(
    "kill -9: a door's smile camera (stand-in)",
    visitor="“This door is not counting just now”",
    staff="The smile camera at the exit was killed. It starts again in 0.5 s.",
    lost="who passes in these seconds; they count as not measured",
)
def test_the_pretend_door_rings_rehearsed_visitors_and_comes_back_after_a_kill(
    tmp_path: Path, recovery: Recovery
) -> None:
    bell = Doorbell()
    switch = SmileSwitch(tmp_path / "smile.json", bell.ring)
    door = SmileDoor("exit", "pretend", SMILE, TOWARDS, bell.ring, switch, extra=["--gap-s=1"])
    door.start()
    try:
        told = bell.next(DeviceReported)
        assert (told.device, told.level) == ("exit_camera", "rehearsal")
        assert bell.next(DoorState) == DoorState("exit", True)
        passed = bell.next(VisitorPassed)
        assert passed.door == "exit"
        assert passed.rehearsal
        assert passed.seen_s > 0.5
        assert (passed.score is None) == (passed.smile is None)
        pid = door.pid
        assert pid
        recovery.begins()
        os.kill(pid, signal.SIGKILL)
        fault = bell.next(DeviceReported)
        assert fault.level == "fault"
        assert fault.sentence_zh.startswith("出口微笑相机被系统终止。")
        assert bell.next(DoorState) == DoorState("exit", False)
        assert bell.next(VisitorPassed).door == "exit"
        recovery.over()
        assert door.pid != pid
    finally:
        door.stop()
    assert door.pid is None


def test_staff_switch_a_running_door_off_and_on_again(tmp_path: Path) -> None:
    bell = Doorbell()
    switch = SmileSwitch(tmp_path / "smile.json", bell.ring)
    door = SmileDoor("entry", "pretend", SMILE, TOWARDS, bell.ring, switch, extra=["--gap-s=1"])
    switch.start()
    door.start()
    try:
        bell.next(VisitorPassed)
        switch.take(SwitchSmile(on=False))
        assert bell.next(DoorState) == DoorState("entry", False)
        assert door.pid is None
        switch.take(SwitchSmile(on=True))
        starting = bell.next(DeviceReported)
        assert (starting.level, starting.sentence_zh) == ("ok", "入口微笑相机正在启动。")
        assert bell.next(DoorState) == DoorState("entry", True)
        assert bell.next(VisitorPassed).door == "entry"
    finally:
        door.stop()
        switch.stop()
    assert door.pid is None
