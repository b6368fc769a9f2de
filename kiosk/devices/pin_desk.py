"""Checks staff PINs on a thread of its own, because the check is slow on purpose."""

from __future__ import annotations

import hashlib
import hmac
import logging
import secrets
from collections.abc import Callable

from kiosk.devices.desk import Desk
from kiosk.happenings.inputs import PinChecked
from kiosk.happenings.orders import CheckPin
from kiosk.happenings.words import Input, Order

log = logging.getLogger(__name__)
COST = 2**15
PRACTICE_PIN = "2468"


def pin_hash(pin: str) -> str:
    """`pin` as `scrypt$cost$salt$key`, for config.yaml; raises ValueError for fewer than 4 or more than 12 digits."""
    if not (pin.isdigit() and pin.isascii() and 4 <= len(pin) <= 12):
        raise ValueError("a PIN has 4 to 12 digits")
    salt = secrets.token_bytes(16)
    return f"scrypt${COST}${salt.hex()}${_key(pin, salt, COST).hex()}"


def is_pin(pin: str, stored: str) -> bool:
    """Whether `pin` is the one hashed in `stored`; an empty `stored` means the practice PIN."""
    if not stored:
        return hmac.compare_digest(pin.encode(), PRACTICE_PIN.encode())
    _, cost, salt, key = stored.split("$")
    return hmac.compare_digest(_key(pin, bytes.fromhex(salt), int(cost)), bytes.fromhex(key))


def _key(pin: str, salt: bytes, cost: int) -> bytes:
    return hashlib.scrypt(pin.encode(), salt=salt, n=cost, r=8, p=1, dklen=32, maxmem=128 * 1024 * 1024)


class PinDesk(Desk):
    """Does `CheckPin`, rings `PinChecked`; keeps no PIN."""

    ORDERS: tuple[type[Order], ...] = (CheckPin,)

    def __init__(self, ring: Callable[[Input], None], stored: str) -> None:
        super().__init__("pin-desk")
        self._ring = ring
        self._stored = stored

    def _work(self) -> None:
        while isinstance(order := self._asked.get(), CheckPin):
            try:
                right = is_pin(order.pin, self._stored)
            except (ValueError, MemoryError):
                log.exception("the PIN can't be checked")
                right = False
            self._ring(PinChecked(right))
