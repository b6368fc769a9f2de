"""A door with smiley buttons: staff know it by that name, and the time it could be pressed is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.devices.smile_buttons import ButtonsDoor
from kiosk.devices.smile_switch import SmileSwitch
from kiosk.happenings.inputs import DeviceReported, DoorState, DoorWatched
from kiosk.happenings.orders import MirrorDoor, SwitchSmile
from kiosk.happenings.words import Input


class Panel:
    """A buttons door under a clock moved by hand."""

    def __init__(self, file: Path) -> None:
        self.rung: list[Input] = []
        self.now_s = 1000.0
        self.switch = SmileSwitch(file, lambda _: None)
        self.door = ButtonsDoor("exit", self.rung.append, self.switch, lambda: self.now_s)

    @property
    def watched(self) -> list[float]:
        return [ring.seconds for ring in self.rung if isinstance(ring, DoorWatched)]

    @property
    def states(self) -> list[DoorState]:
        return [ring for ring in self.rung if isinstance(ring, DoorState)]


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Panel]:
    made = Panel(tmp_path / "smile.json")
    yield made
    made.door.stop()


def test_staff_know_that_no_camera_looks(panel: Panel) -> None:
    panel.door.start()
    assert panel.states == [DoorState("exit", True, "buttons")]
    told = panel.rung[-1]
    assert isinstance(told, DeviceReported)
    assert (told.device, told.level, told.sentence_zh) == ("exit_camera", "ok", "出口以笑脸按键计数，未使用相机。")


def test_its_time_is_told_by_the_minute_and_at_the_end(panel: Panel) -> None:
    panel.door.start()
    for _ in range(2):
        panel.now_s += 60
        panel.door.look()
    panel.now_s += 12.5
    panel.door.stop()
    assert panel.watched == [60.0, 60.0, 12.5]
    assert {ring.means for ring in panel.rung if isinstance(ring, DoorWatched)} == {"buttons"}


def test_a_machine_that_slept_counted_nothing_in_its_sleep(panel: Panel) -> None:
    panel.door.start()
    panel.now_s += 8 * 3600
    panel.door.look()
    assert panel.watched == [60.0]


def test_the_switch_rests_and_wakes_the_buttons(panel: Panel) -> None:
    panel.switch.start()
    panel.door.start()
    panel.now_s += 30
    panel.switch.take(SwitchSmile(on=False))
    panel.switch.stop()
    assert panel.states[-1] == DoorState("exit", False, "buttons")
    assert panel.watched == [30.0]
    panel.now_s += 500
    panel.door.look()
    assert panel.watched == [30.0]
    panel.switch.start()
    panel.switch.take(SwitchSmile(on=True))
    panel.switch.stop()
    assert panel.states[-1] == DoorState("exit", True, "buttons")
    panel.now_s += 20
    panel.door.stop()
    assert panel.watched == [30.0, 20.0]


def test_a_house_that_opens_switched_off_rests(tmp_path: Path) -> None:
    (tmp_path / "smile.json").write_text('{"on": false}')
    panel = Panel(tmp_path / "smile.json")
    panel.door.start()
    panel.now_s += 60
    panel.door.stop()
    assert panel.states == [DoorState("exit", False, "buttons")]
    assert panel.watched == []


def test_there_are_no_faces_to_mirror(panel: Panel) -> None:
    panel.switch.take(MirrorDoor("exit", True))
    assert panel.rung == []
