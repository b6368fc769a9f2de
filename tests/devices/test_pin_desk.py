"""PINs: slow to check, never kept; the practice PIN opens no real station; wrong ones are remembered over restarts."""

import json
import logging
import queue
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.devices import pin_desk
from kiosk.devices.pin_desk import NO_PIN, PRACTICE_PIN, UNREADABLE, PinDesk, is_pin, pin_hash, stored_pin
from kiosk.devices.pin_lock import KeptLock, PinLock
from kiosk.devices.weak_pin import is_weak
from kiosk.happenings.inputs import DeviceReported, PinChecked, PinLockKept, PinSet, PinWanted
from kiosk.happenings.orders import CheckPin, ChoosePin, KeepPinLock
from kiosk.happenings.words import Input
from kiosk.places import ROOT
from kiosk.settings import Settings, Staff, load_settings

SHIPPED = load_settings(ROOT / "config.yaml")


def test_a_hash_opens_with_its_own_pin_only_and_is_salted() -> None:
    one, other = pin_hash("13579"), pin_hash("13579")
    assert one != other
    assert is_pin("13579", one)
    assert not is_pin("1357", one)
    assert not is_pin(pin_desk.PRACTICE_PIN, one)


def test_the_settings_take_what_the_command_makes() -> None:
    assert Staff(pin_hash=pin_hash("2580"), hold_s=3, tries=3, lock_s=60).pin_hash


@pytest.mark.parametrize("pin", ["123", "1234567890123", "12a4", "", "１２３４"])
def test_a_pin_is_four_to_twelve_digits(pin: str) -> None:
    with pytest.raises(ValueError, match="4 to 12 digits"):
        pin_hash(pin)


def with_devices(**named: str) -> Settings:
    return SHIPPED.model_copy(update={"devices": SHIPPED.devices.model_copy(update=named)})


class Rung:
    """Started desks on one folder, and what they rang."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._rung: queue.Queue[Input] = queue.Queue()
        self._desks: list[PinDesk] = []

    def desk(self, stored: str) -> PinDesk:
        self._desks.append(desk := PinDesk(self._rung.put, stored, self.folder))
        desk.start()
        return desk

    def next(self) -> Input:
        return self._rung.get(timeout=20)

    def quiet(self) -> bool:
        """Whether nothing more was rung, after everything asked was done."""
        for desk in self._desks:
            desk.stop()
        return self._rung.empty()


@pytest.fixture
def rung(tmp_path: Path) -> Iterator[Rung]:
    made = Rung(tmp_path / "var")
    yield made
    made.quiet()


def test_the_desk_answers_in_order_and_stops(rung: Rung) -> None:
    desk = rung.desk("")
    desk.take(CheckPin("1111"))
    desk.take(CheckPin(PRACTICE_PIN))
    assert [rung.next(), rung.next()] == [PinChecked(right=False), PinChecked(right=True)]
    assert rung.quiet()


def test_a_check_that_fails_lets_nobody_in_and_the_desk_still_answers(
    rung: Rung, caplog: pytest.LogCaptureFixture
) -> None:
    desk = rung.desk(f"scrypt$3${'0' * 32}${'0' * 64}")
    with caplog.at_level(logging.ERROR):
        for _ in range(2):
            desk.take(CheckPin("1111"))
            assert rung.next() == PinChecked(right=False)
    assert "can't be checked" in caplog.text


@pytest.mark.parametrize(
    ("named", "real"),
    [
        ({}, False),
        (dict.fromkeys(("wheel", "booth_camera", "printer", "entry_camera", "exit_camera"), "pretend"), False),
        ({"booth_camera": "file:film.mp4", "entry_camera": "file:film.mp4", "printer": "pdf"}, False),
        ({"speaker": "off", "entry_camera": "buttons", "wheel": "off"}, False),
        ({"wheel": "sdl"}, True),
        ({"wheel": "sdl:USB Wheel"}, True),
        ({"wheel": "serial:/dev/serial/by-id/wheel"}, True),
        ({"booth_camera": "HD Pro Webcam C920"}, True),
        ({"booth_camera": "rtsp://camera/stream"}, True),
        ({"entry_camera": "v4l2:0"}, True),
        ({"exit_camera": "http://camera/stream"}, True),
        ({"printer": "cups:Postcard"}, True),
    ],
)
def test_a_station_that_names_a_real_device_has_no_practice_pin(
    named: dict[str, str], real: bool, tmp_path: Path
) -> None:
    stored = stored_pin(with_devices(**named), tmp_path)
    assert stored == (NO_PIN if real else "")
    assert is_pin(PRACTICE_PIN, stored) is not real


def test_a_station_started_as_one_has_no_practice_pin_either(tmp_path: Path) -> None:
    assert stored_pin(SHIPPED, tmp_path, station=True) == NO_PIN
    assert stored_pin(SHIPPED, tmp_path / "not there", station=True) == NO_PIN


def test_a_pin_is_chosen_twice_kept_as_a_hash_for_its_owner_only_and_opens_after_a_restart(rung: Rung) -> None:
    desk = rung.desk(NO_PIN)
    assert rung.next() == PinWanted()
    for asked, answered in (
        (CheckPin(PRACTICE_PIN), PinChecked(False)),
        (ChoosePin("2468"), PinSet("weak")),
        (ChoosePin("73519"), PinSet("again")),
        (ChoosePin("73510"), PinSet("differs")),
        (ChoosePin("73510"), PinSet("again")),
        (ChoosePin("73510"), PinSet("kept")),
        (CheckPin(PRACTICE_PIN), PinChecked(False)),
        (CheckPin("73510"), PinChecked(True)),
    ):
        desk.take(asked)
        assert rung.next() == answered
    desk.take(ChoosePin("86420975"))
    kept = rung.folder / "pin.json"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert "73510" not in kept.read_text()
    assert [path.name for path in rung.folder.iterdir()] == ["pin.json"]
    assert rung.quiet(), "a second one can be chosen by nobody"
    stored = stored_pin(SHIPPED, rung.folder, station=True)
    assert is_pin("73510", stored)
    assert not is_pin(PRACTICE_PIN, stored_pin(SHIPPED, rung.folder))


def test_who_begins_to_choose_and_leaves_is_forgotten(rung: Rung) -> None:
    desk = rung.desk(NO_PIN)
    for pin in ("73519", "", "90417"):
        desk.take(ChoosePin(pin))
    assert [rung.next(), rung.next(), rung.next()] == [PinWanted(), PinSet("again"), PinSet("again")]


def test_a_disk_that_refuses_is_told_and_asked_again_later(rung: Rung) -> None:
    rung.folder.write_text("a file where the folder should be")
    desk = rung.desk(NO_PIN)
    for _ in range(2):
        desk.take(ChoosePin("73519"))
    assert [rung.next(), rung.next(), rung.next()] == [PinWanted(), PinSet("again"), PinSet("unwritten")]
    rung.folder.unlink()
    for _ in range(2):
        desk.take(ChoosePin("73519"))
    assert [rung.next(), rung.next()] == [PinSet("again"), PinSet("kept")]


@pytest.mark.fault(
    "pin.json is damaged",
    visitor="nobody gets in",
    staff="Nobody gets in, for the staff PIN's file pin.json can't be read: restore it, or delete it and start again.",
    lost="the PIN, until the file is restored",
)
@pytest.mark.parametrize("content", ["", "{", "[]", '{"pin_hash": "2468"}', '{"pin_hash": ""}', "\0" * 200])
def test_a_damaged_pin_opens_to_nobody_and_invites_nobody_to_choose_another(content: str, rung: Rung) -> None:
    rung.folder.mkdir()
    (rung.folder / "pin.json").write_text(content)
    stored = stored_pin(SHIPPED, rung.folder)
    assert stored == UNREADABLE
    desk = rung.desk(stored)
    told = rung.next()
    assert isinstance(told, DeviceReported)
    assert (told.device, told.level) == ("pin_desk", "fault")
    desk.take(ChoosePin("73519"))
    desk.take(ChoosePin("73519"))
    desk.take(CheckPin(PRACTICE_PIN))
    assert rung.next() == PinChecked(False)


def test_the_pin_of_the_settings_comes_first(tmp_path: Path) -> None:
    mine = pin_hash("97531246")
    (tmp_path / "pin.json").write_text(json.dumps({"pin_hash": pin_hash("73519")}))
    settings = SHIPPED.model_copy(update={"staff": SHIPPED.staff.model_copy(update={"pin_hash": mine})})
    assert stored_pin(settings, tmp_path, station=True) == mine


WEAK = [
    *("1234", "0000", "2468", "111111", "4321", "9876", "1357", "7890", "1212", "123123", "520520", "1221"),
    *("1990", "2026", "2580", "147258", "5201314", "123", "12a4", "1234567890123"),
]
STRONG = ["7351", "9041", "40718", "839205", "6402", "18357"]


def test_what_anybody_would_try_is_weak() -> None:
    assert [pin for pin in WEAK if not is_weak(pin)] == []
    assert [pin for pin in STRONG if is_weak(pin)] == []
    assert sum(is_weak(f"{n:04}") for n in range(10_000)) < 600


def test_wrong_pins_are_told_again_after_a_restart(rung: Rung) -> None:
    first = rung.desk("")
    first.take(KeepPinLock(wrong=0, locks=3, left_s=240))
    first.stop()
    rung.desk("")
    told = rung.next()
    assert isinstance(told, PinLockKept)
    assert (told.wrong, told.locks) == (0, 3)
    assert 0 < told.left_s <= 240


Lock = Callable[[float], PinLock]


@pytest.fixture
def lock(tmp_path: Path) -> Lock:
    return lambda utc_s: PinLock(tmp_path / "pin_lock.json", lambda: utc_s)


def test_a_lock_goes_on_while_the_machine_is_off(lock: Lock) -> None:
    lock(1000).keep(0, 2, 120)
    assert lock(1030).read() == KeptLock(0, 2, 90)
    assert lock(1500).read() == KeptLock(0, 2, 0)


@pytest.mark.fault(
    "The clock is set back: the lock of the staff corner (stand-in clock)",
    visitor="nothing",
    staff="the lock, as long as it was",
    lost="nothing",
)
def test_a_clock_set_back_neither_opens_a_lock_nor_makes_it_longer(lock: Lock) -> None:
    lock(1_900_000_000).keep(0, 1, 60)
    for utc_s in (0, 1_899_990_000, 1_899_999_999):
        assert lock(utc_s).read() == KeptLock(0, 1, 60)


def test_who_mistyped_the_day_before_yesterday_is_not_held_to_it_and_the_right_pin_clears_all(lock: Lock) -> None:
    lock(1000).keep(2, 5, 0)
    assert lock(1000 + 24 * 3600 - 1).read() == KeptLock(2, 5, 0)
    assert lock(1000 + 24 * 3600 + 1).read() is None
    lock(2000).keep(0, 0, 0)
    assert lock(2001).read() is None


@pytest.mark.parametrize(
    "content",
    ["", "{", "[1]", '{"wrong": "x", "locks": 0, "left_s": 0, "at_utc_s": 0}', '{"wrong": 1}', "[" * 5000],
)
def test_a_damaged_lock_begins_anew(content: str, tmp_path: Path, lock: Lock) -> None:
    (tmp_path / "pin_lock.json").write_text(content)
    assert lock(0).read() is None


def test_no_number_at_all_is_no_time_at_all(tmp_path: Path, lock: Lock) -> None:
    kept = tmp_path / "pin_lock.json"
    kept.write_text('{"wrong": 0, "locks": 1, "left_s": NaN, "at_utc_s": 0}')
    assert lock(10).read() == KeptLock(0, 1, 0)
    kept.write_text('{"wrong": 0, "locks": 1, "left_s": 60, "at_utc_s": NaN}')
    assert lock(10).read() == KeptLock(0, 1, 60)


def test_a_disk_that_refuses_the_lock_keeps_nobody_from_checking(rung: Rung) -> None:
    rung.folder.write_text("a file where the folder should be")
    desk = rung.desk("")
    desk.take(KeepPinLock(1, 0, 2))
    desk.take(CheckPin(PRACTICE_PIN))
    assert rung.next() == PinChecked(True)
