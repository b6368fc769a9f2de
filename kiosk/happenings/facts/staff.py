"""What is remembered of the staff corner."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.happenings.words import Fact


@dataclass(frozen=True, slots=True)
class StaffEntered(Fact):
    """The staff corner was opened with the right PIN."""

    exhibit = "staff"


@dataclass(frozen=True, slots=True)
class StaffRefused(Fact):
    """A wrong PIN was typed; the PIN is not kept. `tries`: wrong ones in a row, this one counted."""

    exhibit = "staff"

    tries: int


@dataclass(frozen=True, slots=True)
class PaperRefilled(Fact):
    """Staff filled the printer's tray. `sheets`: as many as it holds."""

    exhibit = "staff"

    sheets: int


@dataclass(frozen=True, slots=True)
class QueueResumed(Fact):
    """Staff let a paused print queue go on."""

    exhibit = "staff"


@dataclass(frozen=True, slots=True)
class PrintCapRaised(Fact):
    """Staff allowed more prints than the day's cap. `printed`: so far."""

    exhibit = "staff"

    printed: int
