"""The doors rest while the hall is closed, whatever staff's switch says, and the switch is as it was in the morning."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiosk.devices.smile_buttons import ButtonsDoor
from kiosk.devices.smile_switch import SmileSwitch
from kiosk.happenings.inputs import DeviceReported, DoorState, SmileSwitched
from kiosk.happenings.orders import RestDoors, SwitchSmile
from kiosk.happenings.words import Door, Input, Order

NIGHT, MORNING = RestDoors(True), RestDoors(False)


class Camera:
    """A door that writes down what it was told, and why it rests."""

    def __init__(self, switch: SmileSwitch) -> None:
        self.switch = switch
        self.told: list[str] = []

    def rest(self) -> None:
        self.told.append("night" if self.switch.for_the_night else "staff")

    def wake(self) -> None:
        self.told.append("wake")

    def mirror(self, door: Door, shown: bool) -> None:
        raise AssertionError


def obey(file: Path, *orders: Order) -> tuple[list[str], list[Input]]:
    """What a door and the hall are told, each order on its own."""
    rung: list[Input] = []
    switch = SmileSwitch(file, rung.append)
    camera = Camera(switch)
    switch.add(camera)
    for order in orders:
        switch.start()
        switch.take(order)
        switch.stop()
    return camera.told, [ring for ring in rung if not (isinstance(ring, SmileSwitched) and ring.kept)]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "smile.json"


def test_doors_rest_at_night_and_wake_in_the_morning(file: Path) -> None:
    told, rung = obey(file, NIGHT, NIGHT, MORNING, MORNING)
    assert told == ["night", "wake"]
    assert rung == [], "staff's switch did not move"
    assert not file.exists(), "nothing of the night is kept"


def test_what_staff_switched_off_stays_off_in_the_morning_and_says_by_whom(file: Path) -> None:
    told, _ = obey(file, SwitchSmile(False), NIGHT, MORNING)
    assert told == ["staff"]
    told, _ = obey(file, SwitchSmile(True), NIGHT, SwitchSmile(False), MORNING)
    assert told == ["wake", "night", "staff"]
    assert json.loads(file.read_text()) == {"on": False}


def test_switched_on_at_night_the_doors_wake_only_when_the_hall_opens(file: Path) -> None:
    told, _ = obey(file, SwitchSmile(False), NIGHT, SwitchSmile(True), MORNING)
    assert told == ["staff", "night", "wake"]
    assert json.loads(file.read_text()) == {"on": True}


def test_a_damaged_switch_stays_damaged_until_staff_press(file: Path) -> None:
    file.write_bytes(b"{")
    told, _ = obey(file, NIGHT, MORNING)
    assert told == []
    assert file.read_bytes() == b"{"


def test_buttons_rest_with_the_hall_and_say_so(file: Path) -> None:
    rung: list[Input] = []
    switch = SmileSwitch(file, rung.append)
    ButtonsDoor("exit", rung.append, switch)
    switch.start()
    switch.take(NIGHT)
    switch.stop()
    assert DoorState("exit", False, "buttons") in rung
    assert rung[-1] == DeviceReported(
        "exit_camera", "ok", "出口笑脸按键随闭馆休息。", "The smiley buttons at the exit rest: the hall is closed."
    )
