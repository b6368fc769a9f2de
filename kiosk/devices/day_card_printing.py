"""The day card on paper: by the station's own printer, as a page where such paper is loaded, else as a card."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from typing import Any

from kiosk.devices.keeping_desk import KeepingRefusedError, Sentences
from kiosk.devices.printer.media import media_of
from kiosk.devices.printer.printer import Printer
from kiosk.devices.printer.troubles import SENTENCES, PrintError
from kiosk.devices.printer.watch import JobLook, JobWatch, judge

PAGE_MM = (210.0, 297.0)
LOOK_EVERY_S = 0.7


class DayCardPrinting:
    """Prints, and waits until the paper is out; `choose` names the printer of cards, `page_printer` the same for A4.

    The latter is None where no such paper lies in it: asked for paper it has not, a printer would stop and wait, and
    keep every visitor from printing. `draw(local_day, page)` gives the PDF. A print that does not come out is taken
    back, so that it does not come out hours later. Its sheet is in no count of the tray.
    """

    def __init__(
        self,
        choose: Callable[[], Printer | None],
        page_printer: Callable[[Printer], Printer | None],
        draw: Callable[[str, bool], bytes],
        clock: Callable[[], float] = time.monotonic,
        look_every_s: float = LOOK_EVERY_S,
    ) -> None:
        self._choose = choose
        self._page_printer = page_printer
        self._draw = draw
        self._clock = clock
        self._look_every_s = look_every_s
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Wait no longer, from any thread."""
        self._cancelled.set()

    def print(self, local_day: str) -> Sentences:
        """Print the card of that day; sentences for staff. Raises KeepingRefusedError."""
        try:
            return self._print(local_day)
        except PrintError as error:
            zh, en = SENTENCES[error.reason]
            raise KeepingRefusedError(f"日卡没有打印：{zh}", f"The day card was not printed: {en}") from error

    def _print(self, local_day: str) -> Sentences:
        cards = self._choose()
        if cards is None:
            raise PrintError("off")
        if trouble := cards.check().trouble:
            raise PrintError(trouble)
        pages = self._page_printer(cards)
        printer = pages or cards
        job = printer.submit(self._draw(local_day, pages is not None), f"day-card-{local_day}", False)
        self._wait(printer, job)
        if printer.rehearsal:
            return "演练：日卡已画好，模拟打印机不出纸。", "Rehearsal: the day card was drawn, no paper comes out."
        if not printer.counts_paper:
            return "日卡已写成 PDF，放在 prints 文件夹。", "The day card was written as a PDF, into the folder prints."
        return "日卡已打印。", "The day card is printed."

    def _wait(self, printer: Printer, job: int) -> None:
        watch = JobWatch(self._clock())
        while True:
            look = JobLook(printer.look(job), printer.check().trouble)
            watch, verdict, reason = judge(watch, look, self._clock())
            if verdict == "done":
                return
            if verdict or self._cancelled.wait(self._look_every_s):
                printer.cancel(job)
                raise PrintError(reason or "cancelled")


def page_of_same(printer: Printer) -> Printer | None:
    """The same printer for pages of A4, where such paper lies in it now; a folder of PDFs takes every size."""
    if printer.rehearsal:
        return None
    if not printer.counts_paper:
        return printer
    # Brings an HTTP client along, which nobody else needs.
    from kiosk.devices.printer.cups import CupsQueue, cups_server
    from kiosk.devices.printer.ipp import Counter, counter_of, listed

    try:
        queue = Counter(*cups_server(), f"/printers/{printer.name}").printer("device-uri", "media-supported")
        itself = counter_of(str(queue.get("device-uri", "")))
        loaded = listed(itself.printer("media-ready").get("media-ready")) if itself else []
    except PrintError:
        return None
    fits = holds_page(loaded) and holds_page(listed(queue.get("media-supported")))
    return CupsQueue(printer.name, PAGE_MM, False) if fits else None


def holds_page(loaded: Sequence[Any]) -> bool:
    """Whether A4 is among the papers (IPP's names) that a printer says lie in its trays."""
    named = [str(name) for name in loaded if not str(name).startswith("custom_m")]
    try:
        return bool(named) and bool(media_of(PAGE_MM, False, named))
    except PrintError:
        return False
