"""What the desk needs of a printer, and how a printer stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from kiosk.devices.printer.watch import JobState


@dataclass(frozen=True, slots=True)
class Condition:
    """How a printer stands now.

    `trouble`: a key of SENTENCES, "" when a card would come out. `two_sided`: it can turn the sheet, so that the card
    reads on when it is turned like a page. `borderless`: it prints to the paper's edge.
    """

    trouble: str = ""
    two_sided: bool = False
    borderless: bool = True


class Printer(Protocol):
    """A thing that prints sheets; every method takes a few seconds at most and may raise PrintError.

    `rehearsal`: it only pretends. `counts_paper`: it has a tray that runs empty.
    """

    name: str
    rehearsal: bool
    counts_paper: bool

    def check(self) -> Condition:
        """How it stands, asked of the printer itself."""

    def submit(self, sheet: bytes, title: str, two_sided: bool) -> int:
        """Hand over a PDF, its pages the sides to print in turn; the job's number."""

    def look(self, job: int) -> JobState:
        """Where the job stands."""

    def cancel(self, job: int) -> None:
        """Take a job out of the queue; nothing happens when it is out already."""

    def resume(self) -> None:
        """Let a paused queue go on and take jobs again."""
