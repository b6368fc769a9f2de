"""The printer desk: one print at a time on a thread of its own, watched until paper or a plain reason comes out."""

from __future__ import annotations

import logging
import queue
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from kiosk.devices.desk import Desk
from kiosk.devices.printer.folder import PdfFolder, PretendPrinter
from kiosk.devices.printer.troubles import SENTENCES, PrintError
from kiosk.devices.printer.watch import JobLook, JobWatch, judge
from kiosk.happenings.inputs import DeviceReported, PrintFailed, PrintFinished
from kiosk.happenings.orders import ExpirePrint, PrintCard
from kiosk.happenings.words import Input, Level, Order
from kiosk.press.sheet import pdf_sheet

LOOK_EVERY_S = 0.7
HEALTH_EVERY_S = 20.0
log = logging.getLogger(__name__)


class Printer(Protocol):
    """What the desk needs of a printer; every method may raise PrintError."""

    name: str
    rehearsal: bool

    def submit(self, sheet: bytes, title: str) -> int: ...
    def look(self, job: int) -> JobLook: ...
    def cancel(self, job: int) -> None: ...
    def health(self) -> str: ...


@dataclass(slots=True)
class _Job:
    card_id: str
    number: int
    watch: JobWatch


class PrinterDesk(Desk):
    """Does PrintCard and ExpirePrint. `choose` names the printer, on the desk's own thread: it may take a while.

    `picture` is the path of a card's JPEG.
    """

    ORDERS: tuple[type[Order], ...] = (PrintCard, ExpirePrint)

    def __init__(
        self,
        ring: Callable[[Input], None],
        choose: Callable[[], Printer | None],
        picture: Callable[[str], Path],
        clock: Callable[[], float] = time.monotonic,
        look_every_s: float = LOOK_EVERY_S,
    ) -> None:
        super().__init__("printer-desk")
        self._ring = ring
        self._choose = choose
        self._picture = picture
        self._clock = clock
        self._look_every_s = look_every_s
        self._printer: Printer | None = None
        self._job: _Job | None = None
        self._told: tuple[Level, str] | None = None

    def _work(self) -> None:
        self._safely(self._begin)
        while True:
            try:
                order = self._asked.get(timeout=self._look_every_s if self._job else HEALTH_EVERY_S)
            except queue.Empty:
                self._safely(self._look if self._job else self._check_health)
                continue
            if order is None:
                return
            if isinstance(order, PrintCard):
                self._safely(partial(self._print, order.card_id))
            elif isinstance(order, ExpirePrint) and self._job and self._job.card_id == order.card_id:
                self._safely(self._expire)

    def _begin(self) -> None:
        self._printer = self._choose()
        self._check_health()

    def _safely(self, work: Callable[[], None]) -> None:
        # Whatever one card meets, the desk must be there for the next.
        try:
            work()
        except PrintError as error:
            log.warning("printing: %s", error)
            self._fail(error.reason)
        except Exception:
            log.exception("the printer desk stumbled")
            self._fail("refused")

    def _print(self, card_id: str) -> None:
        if self._job is not None:
            self._ring(PrintFailed(card_id, "busy"))
            return
        if self._printer is None:
            self._ring(PrintFailed(card_id, "off"))
            return
        self._job = _Job(card_id, 0, JobWatch(self._clock()))
        try:
            sheet = pdf_sheet(self._picture(card_id).read_bytes())
        except FileNotFoundError:
            raise PrintError("lost") from None
        # Part of an id only: whoever reads the queue's job list must not read a link from it.
        self._job.number = self._printer.submit(sheet, f"postcard-{card_id[:8]}")
        self._look()

    def _look(self) -> None:
        job, printer = self._job, self._printer
        if job is None or printer is None:
            return
        job.watch, verdict, reason = judge(job.watch, printer.look(job.number), self._clock())
        if verdict == "done":
            self._job = None
            self._ring(PrintFinished(job.card_id, printer.rehearsal))
            self._check_health()
        elif verdict == "give_up":
            self._give_up(reason)
        elif verdict == "failed":
            self._fail(reason)

    def _expire(self) -> None:
        job, printer = self._job, self._printer
        if job is None or printer is None:
            return
        look = printer.look(job.number)
        if look.state == "waiting" or look.trouble:
            self._give_up("cancelled")

    def _give_up(self, reason: str) -> None:
        job, printer = self._job, self._printer
        assert job is not None
        assert printer is not None
        try:
            printer.cancel(job.number)
        except PrintError as error:
            log.warning("a print job can't be cancelled: %s", error)
        self._fail(reason)

    def _fail(self, reason: str) -> None:
        job, self._job = self._job, None
        if job is not None:
            self._ring(PrintFailed(job.card_id, reason, bool(self._printer and self._printer.rehearsal)))
        if reason not in ("lost", "cancelled", "busy"):
            self._tell("fault", *SENTENCES[reason])

    def _check_health(self) -> None:
        printer = self._printer
        if printer is None:
            self._tell("ok", *SENTENCES["off"])
        elif trouble := printer.health():
            self._tell("fault", *SENTENCES[trouble])
        elif printer.rehearsal:
            self._tell("rehearsal", "打印机为模拟，不会出纸。", "The printer is a pretend one: no paper comes out.")
        else:
            self._tell("ok", f"打印机 {printer.name} 正常。", f"The printer {printer.name} is ready.")

    def _tell(self, level: Level, zh: str, en: str) -> None:
        if (level, en) != self._told:
            self._told = (level, en)
            self._ring(DeviceReported("printer", level, zh, en))


def choose_printer(setting: str, prints: Path) -> Printer | None:
    """The printer of config.yaml's devices.printer: `auto` takes the default CUPS queue, else pretends."""
    if setting == "off":
        return None
    if setting == "pdf":
        return PdfFolder(prints)
    # Brings an HTTP client along, which the window's first frame need not wait for.
    from kiosk.devices.printer.cups import CupsQueue, default_queue

    if setting.startswith("cups:"):
        return CupsQueue(setting.removeprefix("cups:"))
    queue_name = default_queue() if setting == "auto" else None
    return CupsQueue(queue_name) if queue_name else PretendPrinter()
