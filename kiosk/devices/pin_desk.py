"""Checks staff PINs on a thread of its own, because the check is slow on purpose; keeps the one chosen at the start."""

from __future__ import annotations

import hashlib
import hmac
import json
import logging
import re
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from kiosk.devices.desk import Desk
from kiosk.devices.pin_lock import PinLock
from kiosk.devices.weak_pin import is_weak
from kiosk.happenings.inputs import DeviceReported, PinChecked, PinLockKept, PinSet, PinWanted
from kiosk.happenings.orders import CheckPin, ChoosePin, KeepPinLock
from kiosk.happenings.words import Input, Order
from kiosk.settings import Settings
from kiosk.whole_file import whole_or_not

log = logging.getLogger(__name__)
COST = 2**15
PRACTICE_PIN = "2468"
# What `stored_pin` says of a real station without a PIN, and of one whose PIN can't be read: no PIN is right then.
NO_PIN = "none"
UNREADABLE = "unreadable"
_NO_NAMES = ("auto", "pretend", "off")
_HASH = re.compile(r"scrypt\$(16384|32768|65536)\$[0-9a-f]{32}\$[0-9a-f]{64}")
_DAMAGED = (
    "员工密码文件 pin.json 无法读取，现在无人能进入员工界面：请从备份恢复它，或删除它后重启，再设置新密码。",
    "Nobody gets in, for the staff PIN's file pin.json can't be read: restore it, or delete it and start again.",
)


def names_real_devices(settings: Settings) -> bool:
    """Whether config.yaml names a device that is there for real, as a station's does: a camera, a wheel, a printer."""
    named = settings.devices
    booth = named.booth_camera
    doors = (named.entry_camera, named.exit_camera)
    return (
        named.wheel not in _NO_NAMES
        or named.printer.startswith("cups:")
        or not (booth in _NO_NAMES or booth.startswith("file:"))
        or any(camera.startswith(("v4l2:", "rtsp:", "http:", "https:")) for camera in doors)
    )


def stored_pin(settings: Settings, data_folder: Path, *, station: bool = False) -> str:
    """The hash of the staff PIN, for `is_pin`: that of config.yaml, else the one chosen at the first start.

    Where there is neither: "", the practice PIN; on a real station (`station`, or a device named as real) NO_PIN.
    UNREADABLE when pin.json is there and can't be read.
    """
    if settings.staff.pin_hash:
        return settings.staff.pin_hash
    try:
        return _read(data_folder / "pin.json")
    except (FileNotFoundError, NotADirectoryError):
        return NO_PIN if station or names_real_devices(settings) else ""
    except (OSError, ValueError, RecursionError) as error:
        log.warning("the staff PIN can't be read: %s", type(error).__name__)
        return UNREADABLE


def _read(path: Path) -> str:
    kept = json.loads(path.read_text(encoding="utf-8"))
    if isinstance(kept, dict) and isinstance(hashed := kept.get("pin_hash"), str) and _HASH.fullmatch(hashed):
        return hashed
    raise ValueError("no PIN hash")


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
    if stored in (NO_PIN, UNREADABLE):
        return False
    _, cost, salt, key = stored.split("$")
    return hmac.compare_digest(_key(pin, bytes.fromhex(salt), int(cost)), bytes.fromhex(key))


def _key(pin: str, salt: bytes, cost: int) -> bytes:
    return hashlib.scrypt(pin.encode(), salt=salt, n=cost, r=8, p=1, dklen=32, maxmem=128 * 1024 * 1024)


class PinDesk(Desk):
    """Does `CheckPin`, `ChoosePin` and `KeepPinLock`; keeps no PIN, only the hash of the one chosen.

    `stored` as `stored_pin` gives it: a PIN is asked for at the start (`PinWanted`) and can be chosen only while it is
    NO_PIN. `folder` is that of the data. Rings `PinLockKept` at the start when there were wrong PINs before.
    """

    ORDERS: tuple[type[Order], ...] = (CheckPin, ChoosePin, KeepPinLock)

    def __init__(self, ring: Callable[[Input], None], stored: str, folder: Path) -> None:
        super().__init__("pin-desk")
        self._ring = ring
        self._stored = stored
        self._path = folder / "pin.json"
        self._lock = PinLock(folder / "pin_lock.json")
        self._first = ""

    def start(self) -> None:
        if kept := self._lock.read():
            self._ring(PinLockKept(kept.wrong, kept.locks, kept.left_s))
        if self._stored == NO_PIN:
            self._ring(PinWanted())
        elif self._stored == UNREADABLE:
            # No invitation to choose a new one: whoever passes by could.
            self._ring(DeviceReported("pin_desk", "fault", *_DAMAGED))
        super().start()

    def _work(self) -> None:
        while (order := self._asked.get()) is not None:
            if isinstance(order, CheckPin):
                self._ring(PinChecked(self._is_right(order.pin)))
            elif isinstance(order, ChoosePin):
                self._ring_choice(order.pin)
            elif isinstance(order, KeepPinLock):
                self._lock.keep(order.wrong, order.locks, order.left_s)

    def _is_right(self, pin: str) -> bool:
        try:
            return is_pin(pin, self._stored)
        except (ValueError, MemoryError):
            log.exception("the PIN can't be checked")
            return False

    def _ring_choice(self, pin: str) -> None:
        first, self._first = self._first, ""
        if not pin or self._stored != NO_PIN:
            return
        try:
            self._ring(PinSet(self._choose(pin, first)))
        except (ValueError, MemoryError):
            log.exception("the chosen PIN can't be hashed")
            self._ring(PinSet("unwritten"))

    def _choose(self, pin: str, first: str) -> Literal["again", "kept", "differs", "weak", "unwritten"]:
        """Take a PIN typed once, or a second time after `first` (a hash)."""
        if first:
            return "differs" if not is_pin(pin, first) else "kept" if self._keep(first) else "unwritten"
        if is_weak(pin):
            return "weak"
        self._first = pin_hash(pin)
        return "again"

    def _keep(self, hashed: str) -> bool:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with whole_or_not(self._path) as unfinished:
                unfinished.unlink(missing_ok=True)
                unfinished.touch(0o600, exist_ok=False)
                unfinished.write_text(json.dumps({"pin_hash": hashed}), encoding="ascii")
        except OSError as error:
            log.warning("the staff PIN can't be kept: %s", error)
            return False
        self._stored = hashed
        return True
