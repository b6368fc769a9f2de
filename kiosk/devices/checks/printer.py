"""The trial card: drawn, printed by the station's printer, and followed until it lies in the tray."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

from kiosk.devices.checks.check import Finding, Tell
from kiosk.devices.printer.printer import Printer
from kiosk.devices.printer.troubles import SENTENCES, PrintError
from kiosk.devices.printer.watch import JobLook, JobWatch, judge
from kiosk.press.measure import Plate
from kiosk.press.sheet import pdf_sheet
from kiosk.whole_file import write_whole

LOOK_EVERY_S = 0.7
TITLE = "postcard-trial-card"


class PrinterCheck:
    """Prints the card that `draw` makes, a JPEG of `plate`, and leaves its picture in `picture` for the screen.

    `choose` names the printer, as for the printer desk. Told `asking` when the card came out of a real printer,
    `rehearsal` of a pretended one, `ok` where cards become files.
    """

    def __init__(
        self,
        choose: Callable[[], Printer | None],
        draw: Callable[[], bytes],
        plate: Plate,
        picture: Path,
        clock: Callable[[], float] = time.monotonic,
        look_every_s: float = LOOK_EVERY_S,
    ) -> None:
        self._choose = choose
        self._draw = draw
        self._plate = plate
        self._picture = picture
        self._clock = clock
        self._look_every_s = look_every_s

    def look(self, tell: Tell, ended: threading.Event) -> None:
        printer = self._choose()
        if printer is None:
            tell(Finding("off", *SENTENCES["off"]))
            return
        try:
            tell(self._print(printer, ended))
        except PrintError as error:
            tell(Finding("fault", *SENTENCES[error.reason]))

    def _print(self, printer: Printer, ended: threading.Event) -> Finding:
        if trouble := printer.check().trouble:
            raise PrintError(trouble)
        card = self._draw()
        write_whole(self._picture, card)
        job = printer.submit(pdf_sheet(card, plate=self._plate), TITLE, False)
        watch = JobWatch(self._clock())
        while True:
            trouble = printer.check().trouble
            watch, verdict, reason = judge(watch, JobLook(printer.look(job), trouble), self._clock())
            if verdict == "done":
                return _printed(printer)
            if verdict:
                printer.cancel(job)
                raise PrintError(reason)
            if ended.wait(self._look_every_s):
                # Nobody waits for it any more; paper that moves already comes out.
                if printer.look(job) == "waiting":
                    printer.cancel(job)
                raise PrintError("cancelled")


def _printed(printer: Printer) -> Finding:
    if printer.rehearsal:
        return Finding("rehearsal", "打印机为模拟，不会出纸。", "The printer is a pretend one: no paper comes out.")
    if not printer.counts_paper:
        return Finding("ok", "试印卡已写成文件。", "The trial card was written as a file.")
    return Finding("asking", "试印卡已印好。", "The trial card is printed.")
