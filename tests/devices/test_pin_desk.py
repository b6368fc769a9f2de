"""PINs: slow to check, never kept, practice PIN only while none is set."""

import logging
import queue

import pytest

from kiosk.devices import pin_desk
from kiosk.devices.pin_desk import PinDesk, is_pin, pin_hash
from kiosk.happenings.inputs import PinChecked
from kiosk.happenings.orders import CheckPin
from kiosk.happenings.words import Input
from kiosk.settings import Staff


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


def test_the_desk_answers_in_order_and_stops() -> None:
    rung: queue.Queue[Input] = queue.Queue()
    desk = PinDesk(rung.put, "")
    desk.start()
    desk.take(CheckPin("1111"))
    desk.take(CheckPin(pin_desk.PRACTICE_PIN))
    assert [rung.get(timeout=10), rung.get(timeout=10)] == [PinChecked(right=False), PinChecked(right=True)]
    desk.stop()


def test_a_check_that_fails_lets_nobody_in_and_the_desk_still_answers(caplog: pytest.LogCaptureFixture) -> None:
    rung: queue.Queue[Input] = queue.Queue()
    desk = PinDesk(rung.put, f"scrypt$3${'0' * 32}${'0' * 64}")
    desk.start()
    with caplog.at_level(logging.ERROR):
        for _ in range(2):
            desk.take(CheckPin("1111"))
            assert rung.get(timeout=10) == PinChecked(right=False)
    desk.stop()
    assert "can't be checked" in caplog.text
