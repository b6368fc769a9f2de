"""Printers without paper: a folder of PDF sheets, and the pretend one."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from pathlib import Path

from kiosk.devices.printer.printer import Condition
from kiosk.devices.printer.troubles import PrintError
from kiosk.devices.printer.watch import JobState
from kiosk.whole_file import write_whole

PRETEND_S = 3.0
UNFINISHED_S = 60.0
"""No sheet takes so long to be written: what is older was left by a program that was killed."""


class PdfFolder:
    """Every card becomes a PDF of exactly the paper's millimetres in `folder`, for a print shop or to look at.

    A sheet is a visitor's picture: it is deleted after `keep_s` seconds, as the card is. `now_s`: since 1970.
    """

    rehearsal = False
    counts_paper = False

    def __init__(self, folder: Path, keep_s: float, now_s: Callable[[], float] = time.time) -> None:
        self.name = "pdf"
        self._folder = folder
        self._keep_s = keep_s
        self._now_s = now_s
        self._last = 0

    def check(self) -> Condition:
        """It can always print; and sheets past their time go, and those that were never finished."""
        self._sweep("postcard-*.pdf", self._keep_s)
        self._sweep(".*.pdf.part", UNFINISHED_S)
        return Condition(two_sided=True)

    def submit(self, sheet: bytes, title: str, two_sided: bool) -> int:
        self._last += 1
        try:
            write_whole(self._folder / f"{title}.pdf", sheet)
        except OSError as error:
            raise PrintError("refused", str(error)) from error
        return self._last

    def look(self, job: int) -> JobState:
        return "done"

    def cancel(self, job: int) -> None:
        """A written sheet stays."""

    def resume(self) -> None:
        """A folder is never paused."""

    def _sweep(self, pattern: str, keep_s: float) -> None:
        for sheet in self._folder.glob(pattern):
            with contextlib.suppress(OSError):
                if self._now_s() - sheet.stat().st_mtime >= keep_s:
                    sheet.unlink()


class PretendPrinter:
    """Prints nothing, in about the time a printer takes."""

    rehearsal = True
    counts_paper = True

    def __init__(self, takes_s: float = PRETEND_S, clock: Callable[[], float] = time.monotonic) -> None:
        self.name = "pretend"
        self._takes_s = takes_s
        self._clock = clock
        self._last = 0
        self._done_s = 0.0

    def check(self) -> Condition:
        return Condition(two_sided=True)

    def submit(self, sheet: bytes, title: str, two_sided: bool) -> int:
        self._last += 1
        self._done_s = self._clock() + self._takes_s
        return self._last

    def look(self, job: int) -> JobState:
        return "done" if self._clock() >= self._done_s else "printing"

    def cancel(self, job: int) -> None:
        self._done_s = 0.0

    def resume(self) -> None:
        """It is never paused."""
