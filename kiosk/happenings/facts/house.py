"""What the house itself remembers: starts and stops, devices, its journal."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.happenings.words import Fact


@dataclass(frozen=True, slots=True)
class StationStarted(Fact):
    """The kiosk was started. `version`: of the program."""

    exhibit = "house"

    version: str


@dataclass(frozen=True, slots=True)
class StationStopped(Fact):
    """The kiosk ended in order.

    `reason`: signal, staff, restart (planned) or tour. A start without a stop before it means it was cut off.
    """

    exhibit = "house"

    reason: str


@dataclass(frozen=True, slots=True)
class DeviceFaulted(Fact):
    """A device stopped being usable. `device`: its name in config.yaml. `sentence`: what staff were told."""

    exhibit = "house"

    device: str
    sentence: str


@dataclass(frozen=True, slots=True)
class DeviceRecovered(Fact):
    """A device is usable again. `device`: its name in config.yaml."""

    exhibit = "house"

    device: str


@dataclass(frozen=True, slots=True)
class FactsDropped(Fact):
    """The journal could not be written for so long that facts had to be let go: there is a gap, and summaries say so.

    `count`: how many. `first_utc_ms` and `last_utc_ms`: when the first and the last of them happened.
    """

    exhibit = "house"

    count: int
    first_utc_ms: int
    last_utc_ms: int


@dataclass(frozen=True, slots=True)
class JournalRecovered(Fact):
    """A damaged journal was moved aside and a new one begun.

    `recovered`: how many facts were read back from it. `unreadable`: how many were seen but could not be. `aside`: the
    name of the damaged file, which is never deleted.
    """

    exhibit = "house"

    recovered: int
    unreadable: int
    aside: str
