"""What rests is kept over restarts; what only a day's fault or practice did is kept for the day."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kiosk.devices import care_desk
from kiosk.devices.care_desk import CareDesk
from kiosk.happenings.inputs import DeviceReported, ExhibitRestTold, PracticeTold
from kiosk.happenings.orders import KeepRest, TellSteady
from kiosk.happenings.words import Input, Order
from tests.devices.doorbell import Doorbell

TODAY, TOMORROW = date(2026, 11, 30), date(2026, 12, 1)
ALL = KeepRest(("story",), practising=True, by_itself=("smile",))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "var" / "care.json"


def day_of(file: Path, *orders: Order, today: Callable[[], date] = lambda: TODAY) -> list[Input]:
    """A house opens, the desk gets its orders, the house closes."""
    rung: list[Input] = []
    desk = CareDesk(file, rung.append, today)
    desk.start()
    for order in orders:
        desk.take(order)
    desk.stop()
    return rung


def reports(rung: list[Input]) -> list[tuple[str, str]]:
    return [(said.device, said.level) for said in rung if isinstance(said, DeviceReported)]


def test_a_new_station_has_nothing_to_tell(file: Path) -> None:
    assert day_of(file) == []
    assert not file.exists()


def test_a_restart_on_the_same_day_brings_everything_back(file: Path) -> None:
    day_of(file, ALL)
    rung = day_of(file)
    assert [told for told in rung if not isinstance(told, DeviceReported)] == [
        ExhibitRestTold("story", True, "staff"),
        ExhibitRestTold("smile", True, "itself"),
        PracticeTold(True),
    ]
    assert reports(rung) == [("smile", "fault")]


def test_the_next_day_only_what_staff_put_to_rest_still_rests(file: Path) -> None:
    day_of(file, ALL)
    assert day_of(file, today=lambda: TOMORROW) == [ExhibitRestTold("story", True, "staff")]


def test_of_hasty_presses_the_last_one_is_kept(file: Path) -> None:
    day_of(file, ALL, KeepRest(("story", "postcard"), practising=False), KeepRest(("postcard",), practising=False))
    assert day_of(file) == [ExhibitRestTold("postcard", True, "staff")]
    assert [each.name for each in file.parent.iterdir()] == ["care.json"]


def test_staff_read_once_that_an_exhibit_rests_by_itself_and_what_to_do(file: Path) -> None:
    rung = day_of(file, ALL, ALL, TellSteady("smile"))
    assert reports(rung) == [("smile", "fault"), ("smile", "ok")]
    told = rung[0]
    assert isinstance(told, DeviceReported)
    assert "微笑滨江" in told.sentence_zh and "唤醒" in told.sentence_zh
    assert "Smiling Riverfront" in told.sentence_en and "Wake it" in told.sentence_en


@pytest.mark.fault(
    "care.json is damaged",
    visitor="all exhibits are awake",
    staff=(
        "Which exhibits rest can't be read, so all are awake: let them rest again on the page “Exhibits” where needed."
    ),
    lost="which exhibits rested",
)
@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b"null", b"[]", b'{"resting": ["story"]}', b"\xff", b"[" * 100_000]
    + [
        json.dumps({"resting": [name], "by_itself": [], "practising": False, "day": ""}).encode()
        for name in ("boat", 7)
    ],
)
def test_a_damaged_file_wakes_everything_and_is_told_until_it_is_written_anew(file: Path, damage: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(damage)
    rung = day_of(file, KeepRest(("story",), practising=False))
    assert reports(rung) == [("care", "fault"), ("care", "ok")]
    assert [told for told in rung if not isinstance(told, DeviceReported)] == []
    assert day_of(file) == [ExhibitRestTold("story", True, "staff")]


def test_a_disk_that_refuses_is_told_and_tried_again(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(care_desk, "WRITE_AGAIN_S", 0.01)
    file.parent.write_text("a file where the folder should be")
    bell = Doorbell()
    desk = CareDesk(file, bell.ring, lambda: TODAY)
    desk.start()
    try:
        desk.take(KeepRest(("story",), practising=False))
        assert bell.next(DeviceReported).level == "fault"
        file.parent.unlink()
        told = bell.next(DeviceReported)
        while told.level == "fault":
            told = bell.next(DeviceReported)
    finally:
        desk.stop()
    assert json.loads(file.read_text())["resting"] == ["story"]
