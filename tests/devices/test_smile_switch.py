"""Staff's switch for counting smiles: kept over restarts, obeyed at once, and off when nobody can tell any more."""

from __future__ import annotations

import json
import os
import threading
from pathlib import Path

import pytest

from kiosk.devices import smile_switch
from kiosk.devices.smile_switch import SmileSwitch
from kiosk.happenings.inputs import DeviceReported, SmileSwitched
from kiosk.happenings.orders import MirrorDoor, SwitchSmile
from kiosk.happenings.words import Door, Input
from tests.devices.doorbell import Doorbell
from tests.small_disk import mounted_disk

OFF, ON = SwitchSmile(on=False), SwitchSmile(on=True)


class Camera:
    """A door that writes down what it was told."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def rest(self) -> None:
        self.told.append("rest")

    def wake(self) -> None:
        self.told.append("wake")

    def mirror(self, door: Door, shown: bool) -> None:
        self.told.append(f"mirror {door} {shown}")


class SlowCamera(Camera):
    """A door whose camera closes only when the test lets it."""

    def __init__(self) -> None:
        super().__init__()
        self.closes = threading.Event()
        self.resting = threading.Event()

    def rest(self) -> None:
        self.resting.set()
        assert self.closes.wait(60)
        super().rest()


class BrokenCamera(Camera):
    def rest(self) -> None:
        raise OSError("the driver hangs")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "var" / "smile.json"


def press(file: Path, *orders: SwitchSmile, doors: tuple[Camera, ...] = ()) -> list[Input]:
    """A house opens, staff press, the house closes."""
    rung: list[Input] = []
    switch = SmileSwitch(file, rung.append)
    for door in doors:
        switch.add(door)
    switch.start()
    for order in orders:
        switch.take(order)
    switch.stop()
    return rung


def test_a_new_station_counts(file: Path) -> None:
    assert press(file) == [SmileSwitched(on=True, kept=True)]
    assert not file.exists()


def test_off_outlives_a_restart_and_so_does_on(file: Path) -> None:
    doors = (Camera(), Camera())
    assert press(file, OFF, doors=doors)[1:] == [SmileSwitched(on=False)]
    assert [door.told for door in doors] == [["rest"], ["rest"]]
    assert press(file, ON, doors=doors) == [SmileSwitched(on=False, kept=True), SmileSwitched(on=True)]
    assert [door.told for door in doors] == [["rest", "wake"], ["rest", "wake"]]
    assert press(file) == [SmileSwitched(on=True, kept=True)]
    assert [each.name for each in file.parent.iterdir()] == ["smile.json"]


def test_the_same_press_twice_changes_nothing(file: Path) -> None:
    door = Camera()
    assert press(file, OFF, OFF, OFF, doors=(door,))[1:] == [SmileSwitched(on=False)]
    assert door.told == ["rest"]


def test_the_hall_knows_before_the_camera_is_closed(file: Path) -> None:
    bell, door = Doorbell(), SlowCamera()
    switch = SmileSwitch(file, bell.ring)
    switch.add(door)
    switch.start()
    try:
        switch.take(OFF)
        assert bell.next(SmileSwitched) == SmileSwitched(on=True, kept=True)
        assert bell.next(SmileSwitched) == SmileSwitched(on=False)
        assert not switch.on
        assert door.resting.wait(60)
        assert door.told == []
        # Hasty hands meanwhile: only the last press matters to the camera.
        for order in (ON, OFF, ON):
            switch.take(order)
    finally:
        door.closes.set()
        switch.stop()
    assert door.told == ["rest", "wake"]
    assert json.loads(file.read_text()) == {"on": True}


def test_off_and_on_before_the_doors_heard_of_it_lets_them_tell_again_how_they_stand(file: Path) -> None:
    door = Camera()
    switch = SmileSwitch(file, lambda _: None)
    switch.add(door)
    switch.take(OFF)
    switch.take(ON)
    switch.start()
    switch.stop()
    # The hall forgot how the door stands when it heard of the first press.
    assert door.told == ["wake"]
    assert json.loads(file.read_text()) == {"on": True}


def test_a_door_that_does_not_obey_keeps_the_others_from_nothing(file: Path, caplog: pytest.LogCaptureFixture) -> None:
    good = Camera()
    press(file, OFF, doors=(BrokenCamera(), good))
    assert good.told == ["rest"]
    assert json.loads(file.read_text()) == {"on": False}
    assert "did not obey" in caplog.text


@pytest.mark.fault(
    "smile.json is damaged",
    visitor="“This door is not counting just now”",
    staff=(
        "Whether smiles are counted can't be read. To be safe nobody is counted: switch it on again in the "
        "staff corner."
    ),
    lost="the count, until staff switch it on",
)
@pytest.mark.parametrize(
    "damage", [b"", b"{", b"null", b"[true]", b'{"on": 1}', b'{"on": true, "by": "x"}', b"\xff\xfe", b"[" * 100_000]
)
def test_a_damaged_file_means_off_and_is_told(file: Path, damage: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(damage)
    rung = press(file)
    assert rung[0] == SmileSwitched(on=False, kept=True)
    told = rung[1]
    assert isinstance(told, DeviceReported)
    assert (told.device, told.level) == ("smile_switch", "fault")


@pytest.mark.parametrize(("order", "rings"), [(ON, [SmileSwitched(on=True)]), (OFF, [])])
def test_a_press_mends_a_damaged_file(file: Path, order: SwitchSmile, rings: list[Input]) -> None:
    file.parent.mkdir()
    file.write_bytes(b"{")
    rung = press(file, order)
    assert [ring for ring in rung[1:] if isinstance(ring, SmileSwitched)] == rings
    assert [ring.level for ring in rung if isinstance(ring, DeviceReported)] == ["fault", "ok"]
    assert json.loads(file.read_text()) == {"on": order.on}


def test_a_folder_in_its_place_means_off(file: Path) -> None:
    file.mkdir(parents=True)
    assert press(file)[0] == SmileSwitched(on=False, kept=True)


@pytest.mark.fault(
    "The disk is full when staff switch the smile count off",
    visitor="“This door is not counting just now”",
    staff="The switch of the smile count is obeyed but can't be kept over a restart: please check the disk.",
    lost="nothing; after a power cut nobody is counted by mistake",
)
def test_a_full_disk_is_told_and_off_stays_off(tmp_path: Path) -> None:
    with mounted_disk(tmp_path, "64k") as disk:
        file = disk / "smile.json"
        press(file, OFF)
        press(file, ON)
        (disk / "full").write_bytes(b"x" * (disk_left(disk)))
        door = Camera()
        rung = press(file, OFF, doors=(door,))
        assert rung[1] == SmileSwitched(on=False)
        told = rung[2]
        assert isinstance(told, DeviceReported)
        assert (told.device, told.level) == ("smile_switch", "fault")
        assert door.told == ["rest"]
        # After a power cut nobody is counted by mistake.
        assert press(file)[0] == SmileSwitched(on=False, kept=True)
        assert not list(disk.glob(".*.part"))


def disk_left(disk: Path) -> int:
    free = os.statvfs(disk)
    return free.f_bavail * free.f_bsize


def test_when_the_disk_has_room_again_the_switch_is_kept(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(smile_switch, "WRITE_AGAIN_S", 0.01)
    file.parent.write_text("a file where the folder should be")
    bell = Doorbell()
    switch = SmileSwitch(file, bell.ring)
    switch.start()
    try:
        switch.take(OFF)
        assert bell.next(DeviceReported).level == "fault"
        file.parent.unlink()
        told = bell.next(DeviceReported)
        while told.level == "fault":
            told = bell.next(DeviceReported)
    finally:
        switch.stop()
    assert json.loads(file.read_text()) == {"on": False}


def test_mirrors_reach_every_door_at_once(file: Path) -> None:
    door = Camera()
    switch = SmileSwitch(file, lambda _: None)
    switch.add(door)
    switch.take(MirrorDoor("exit", True))
    switch.take(MirrorDoor("exit", False))
    assert door.told == ["mirror exit True", "mirror exit False"]
