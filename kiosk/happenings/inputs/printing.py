"""What came in about paper: the printer's state, prints asked for and what became of them, and staff's hands on it."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.happenings.words import Input


@dataclass(frozen=True, slots=True)
class PrinterTold(Input):
    """How printing stands; rung when it changes.

    `ready`: a card would come out now; else `reason` says why not: media-empty, jam, cover, supply, offline, paused,
    missing, size, refused, off, or cap (as many as the day may have). `two_sided`: it prints the back too.
    `sheets_left`: by our count, of `tray_sheets`. `printed_today` of `daily_cap`, which staff may have lifted.
    """

    ready: bool
    reason: str
    two_sided: bool = False
    rehearsal: bool = False
    sheets_left: int = 0
    tray_sheets: int = 0
    printed_today: int = 0
    daily_cap: int = 0


@dataclass(frozen=True, slots=True)
class CopiesChosen(Input):
    """So many prints of the card, from 1."""

    copies: int


@dataclass(frozen=True, slots=True)
class PrintPressed(Input):
    """The visitor wants the finished card on paper."""


@dataclass(frozen=True, slots=True)
class PrintFinished(Input):
    """The card came out of the printer; `rehearsal` when the printer only pretends."""

    card_id: str
    rehearsal: bool
    copies: int = 1


@dataclass(frozen=True, slots=True)
class PrintFailed(Input):
    """`reason`: as of PrinterTold, or busy, lost, cancelled."""

    card_id: str
    reason: str
    rehearsal: bool = False


@dataclass(frozen=True, slots=True)
class PaperRefillPressed(Input):
    """Staff filled the tray."""


@dataclass(frozen=True, slots=True)
class QueueResumePressed(Input):
    """Staff want a paused print queue to go on."""


@dataclass(frozen=True, slots=True)
class PrintCapLifted(Input):
    """Staff allow as many prints again today."""
