"""What came in from devices about themselves, and from staff in their corner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kiosk.happenings.words import Input, Level


@dataclass(frozen=True, slots=True)
class DeviceReported(Input):
    """A device's health changed. `sentence_*` is plain words for staff."""

    device: str
    level: Level
    sentence_zh: str
    sentence_en: str


@dataclass(frozen=True, slots=True)
class StaffCornerHeld(Input):
    """The hidden corner was held long enough: ask for the PIN."""


@dataclass(frozen=True, slots=True)
class PinEntered(Input):
    """A PIN was typed; it is checked elsewhere, slowly, and never kept or noted."""

    pin: str


@dataclass(frozen=True, slots=True)
class PinWanted(Input):
    """A real station without a staff PIN started: ask for one before anything else."""


@dataclass(frozen=True, slots=True)
class PinSet(Input):
    """What became of a PIN chosen at the first start: `kept`, or why not.

    `again`: it was typed once and must be typed the same again; `differs`: the second was another; `weak`: too short,
    or one anybody would try; `unwritten`: the disk refused.
    """

    how: Literal["again", "kept", "differs", "weak", "unwritten"]


@dataclass(frozen=True, slots=True)
class PinChecked(Input):
    """The check of the typed PIN is over; `right` says whether it was the staff's."""

    right: bool


@dataclass(frozen=True, slots=True)
class PinLockKept(Input):
    """What wrong PINs had come to before the kiosk started: as of KeepPinLock."""

    wrong: int
    locks: int
    left_s: float


@dataclass(frozen=True, slots=True)
class PinClosed(Input):
    """The PIN pad was closed without a PIN."""


@dataclass(frozen=True, slots=True)
class StaffAdmitted(Input):
    """The PIN was right: show the staff scene."""


@dataclass(frozen=True, slots=True)
class StaffLeft(Input):
    """Staff closed the staff corner."""


@dataclass(frozen=True, slots=True)
class LeavePressed(Input):
    """Staff asked the kiosk to end."""


@dataclass(frozen=True, slots=True)
class StaffAsked(Input):
    """Staff pressed this on their page in a browser, where they gave their PIN."""

    press: Input
