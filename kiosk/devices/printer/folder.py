"""Printers without paper: a folder of PDF sheets, and the pretend one."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable
from pathlib import Path

from kiosk.devices.printer.troubles import PrintError
from kiosk.devices.printer.watch import JobLook

PRETEND_S = 3.0


class PdfFolder:
    """Every card becomes a PDF sheet of exactly 148 x 100 mm in `folder`, for a print shop or to look at."""

    rehearsal = False

    def __init__(self, folder: Path) -> None:
        self.name = "pdf"
        self._folder = folder
        self._last = 0

    def submit(self, sheet: bytes, title: str) -> int:
        self._last += 1
        part = self._folder / f".part-{title}"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with part.open("wb") as file:
                file.write(sheet)
                file.flush()
                os.fsync(file.fileno())
            part.replace(self._folder / f"{title}.pdf")
        except OSError as error:
            with contextlib.suppress(OSError):
                part.unlink()
            raise PrintError("refused", str(error)) from error
        return self._last

    def look(self, job: int) -> JobLook:
        return JobLook("done")

    def cancel(self, job: int) -> None:
        """A written sheet stays."""

    def health(self) -> str:
        return ""


class PretendPrinter:
    """Prints nothing, in about the time a printer takes."""

    rehearsal = True

    def __init__(self, takes_s: float = PRETEND_S, clock: Callable[[], float] = time.monotonic) -> None:
        self.name = "pretend"
        self._takes_s = takes_s
        self._clock = clock
        self._last = 0
        self._done_s = 0.0

    def submit(self, sheet: bytes, title: str) -> int:
        self._last += 1
        self._done_s = self._clock() + self._takes_s
        return self._last

    def look(self, job: int) -> JobLook:
        return JobLook("done" if self._clock() >= self._done_s else "printing")

    def cancel(self, job: int) -> None:
        self._done_s = 0.0

    def health(self) -> str:
        return ""
