"""The printer desk: one print at a time on a thread of its own, watched until paper or a plain reason comes out."""

from __future__ import annotations

import logging
import queue
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from functools import partial
from pathlib import Path

from kiosk.devices.desk import Desk, discreet
from kiosk.devices.printer.printer import Condition, Printer
from kiosk.devices.printer.sheets import sheets
from kiosk.devices.printer.standing import OFF, reported, told
from kiosk.devices.printer.tally import TallyBook
from kiosk.devices.printer.troubles import SENTENCES, PrintError
from kiosk.devices.printer.watch import JobLook, JobWatch, judge
from kiosk.happenings.inputs import DeviceReported, PrinterTold, PrintFailed, PrintFinished
from kiosk.happenings.orders import ExpirePrint, LiftPrintCap, PrintCard, RefillPaper, ResumeQueue
from kiosk.happenings.words import Input, Order
from kiosk.press.measure import Plate
from kiosk.settings.postcard import Card, Printing

LOOK_EVERY_S = 0.7
CHECK_EVERY_S = 3.0
TICKETS_KEPT = 500
log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Job:
    card_id: str
    copies: int
    number: int
    watch: JobWatch


class PrinterDesk(Desk):
    """Prints, and tells how printing stands whenever that changes, asked every few seconds also while nothing prints.

    `choose` names the printer, on the desk's own thread: it may take a while. `sides` are the JPEGs of a card's front
    and back (None: left as it is). `tally_file` keeps the counts. `mark(card_id, failed)` remembers beside the card
    that it was ordered and, until the printer says that it came out, did not. A ticket of a card is printed once,
    however often it is ordered.
    """

    ORDERS: tuple[type[Order], ...] = (PrintCard, ExpirePrint, RefillPaper, ResumeQueue, LiftPrintCap)

    def __init__(
        self,
        ring: Callable[[Input], None],
        choose: Callable[[], Printer | None],
        sides: Callable[[str], tuple[Path, Path | None]],
        plate: Plate,
        printing: Printing,
        card: Card,
        tally_file: Path,
        mark: Callable[[str, bool], object],
        zone: tzinfo,
        utc_ms_now: Callable[[], int] = lambda: time.time_ns() // 1_000_000,
        clock: Callable[[], float] = time.monotonic,
        look_every_s: float = LOOK_EVERY_S,
        check_every_s: float = CHECK_EVERY_S,
    ) -> None:
        super().__init__("printer-desk")
        self._ring = ring
        self._choose = choose
        self._sides = sides
        self._plate = plate
        self._printing = printing
        self._card = card
        self._tally_file = tally_file
        self._mark = mark
        self._zone = zone
        self._utc_ms_now = utc_ms_now
        self._clock = clock
        self._look_every_s = look_every_s
        self._check_every_s = check_every_s
        self._printer: Printer | None = None
        self._book = TallyBook(None, printing, "", self._today)
        self._condition = Condition()
        self._job: _Job | None = None
        self._refused = False
        self._tickets: dict[tuple[str, int], None] = {}
        self._told: tuple[PrinterTold, DeviceReported] | None = None

    def _work(self) -> None:
        self._safely(self._begin)
        while True:
            try:
                orders = [self._asked.get(timeout=self._look_every_s if self._job else self._check_every_s)]
            except queue.Empty:
                self._safely(self._tick)
                continue
            while not self._asked.empty():
                orders.append(self._asked.get())
            for place, order in enumerate(orders):
                if order is None:
                    # Nobody will watch the job any more.
                    self._safely(self._expire)
                    return
                self._safely(partial(self._do, order, orders[place + 1 :]))

    def _begin(self) -> None:
        self._printer = printer = self._choose()
        if printer is not None:
            file = None if printer.rehearsal else self._tally_file
            self._book = TallyBook(file, self._printing, printer.name, self._today)
        self._tick()

    def _safely(self, work: Callable[[], None]) -> None:
        # Whatever one card meets, the desk must be there for the next.
        try:
            work()
        except PrintError as error:
            log.warning("printing: %s", error)
            self._fail(error.reason)
        except Exception as error:
            log.error("the printer desk stumbled: %s", discreet(error))
            self._fail("refused")

    def _do(self, order: Order, later: Sequence[Order | None]) -> None:
        job = self._job
        match order:
            case PrintCard():
                self._order(order, ExpirePrint(order.card_id) in later)
            case ExpirePrint() if job and job.card_id == order.card_id:
                self._expire()
            case RefillPaper():
                self._book.refilled()
                self._tick()
            case LiftPrintCap():
                self._book.lifted()
                self._tick()
            case ResumeQueue():
                self._resume()

    def _order(self, order: PrintCard, expired: bool) -> None:
        ticket = (order.card_id, order.ticket)
        if ticket in self._tickets:
            return
        self._tickets[ticket] = None
        for oldest in list(self._tickets)[:-TICKETS_KEPT]:
            del self._tickets[oldest]
        # Before anything can break: whoever comes back after that may print it by its short code.
        self._remember(order.card_id, failed=True)
        before = self._job
        try:
            self._print(order, expired)
        except Exception as error:
            if self._job is not before:
                raise
            # Its visitor waits for an answer, whatever it was.
            why = error if isinstance(error, PrintError) else PrintError("refused", discreet(error))
            log.warning("a card is not printed: %s", why)
            self._failed(order.card_id, why.reason)

    def _print(self, order: PrintCard, expired: bool) -> None:
        printer = self._printer
        if self._job is not None:
            raise PrintError("busy")
        if printer is None:
            raise PrintError("off")
        if expired:
            raise PrintError("cancelled")
        self._check()
        if self._condition.trouble or not self._book.allowed:
            raise PrintError(self._condition.trouble or "cap")
        copies = max(1, min(order.copies, self._printing.copies, self._book.allowed))
        try:
            front, back = self._sides(order.card_id)
        except (ValueError, OSError):
            raise PrintError("lost") from None
        two_sided = back is not None and self._condition.two_sided and self._card.sides != "one"
        sheet = sheets(front, back if two_sided else None, self._plate, copies)
        # Part of an id only: whoever reads the queue's job list must not read a link from it.
        number = printer.submit(sheet, f"postcard-{order.card_id[:8]}", two_sided)
        self._job = _Job(order.card_id, copies, number, JobWatch(self._clock(), copies))
        self._book.begun(number)
        self._look(self._job)

    def _tick(self) -> None:
        """Ask how the printer stands, tell it, and see to the job in flight."""
        self._check()
        self._clear()
        if self._job is not None:
            self._look(self._job)

    def _look(self, job: _Job) -> None:
        assert self._printer is not None
        trouble = self._condition.trouble
        try:
            state = self._printer.look(job.number)
        except PrintError as error:
            if error.reason != "offline":
                raise
            # A scheduler that is started anew still knows its jobs.
            state, trouble = "waiting", trouble or "offline"
        if state == "cancelled" and not trouble:
            # The queue may have gone, and the job with it.
            self._check()
            trouble = self._condition.trouble
        job.watch, verdict, reason = judge(job.watch, JobLook(state, trouble), self._clock())
        if verdict == "done":
            self._job = None
            self._refused = False
            self._book.over(job.number, job.copies)
            self._remember(job.card_id, failed=False)
            self._ring(PrintFinished(job.card_id, self._printer.rehearsal, job.copies))
            self._tell()
        elif verdict:
            self._fail(reason)

    def _expire(self) -> None:
        job, printer = self._job, self._printer
        if job is None or printer is None:
            return
        self._check()
        if self._condition.trouble or printer.look(job.number) in ("waiting", "stopped"):
            self._fail("cancelled")

    def _clear(self) -> None:
        """Take what nobody waits for any more out of the queue, if only now it can be reached."""
        for number in self._book.tally.jobs:
            if self._printer is None or (self._job is not None and number == self._job.number):
                continue
            try:
                self._printer.cancel(number)
            except PrintError as error:
                log.warning("a print job can't be cancelled yet: %s", error)
                return
            self._book.over(number)

    def _fail(self, reason: str) -> None:
        job, self._job = self._job, None
        if job is not None:
            self._clear()
            self._failed(job.card_id, reason)

    def _failed(self, card_id: str, reason: str) -> None:
        self._ring(PrintFailed(card_id, reason, bool(self._printer and self._printer.rehearsal)))
        if reason == "refused":
            self._refused = True
            self._tell()

    def _remember(self, card_id: str, failed: bool) -> None:
        try:
            self._mark(card_id, failed)
        except (ValueError, KeyError, OSError) as error:
            # The file's name has the card's link in it.
            log.warning("how a print ended can't be kept beside its card: %s", type(error).__name__)

    def _resume(self) -> None:
        if self._printer is None:
            return
        try:
            self._printer.resume()
        except PrintError as error:
            log.warning("the queue does not go on: %s", error)
            zh = "打印队列没能恢复：运行本程序的用户须属于 lpadmin 组。"
            en = "The print queue did not go on: the user of this program must be in the group lpadmin."
            self._ring(DeviceReported("printer", "fault", zh, en))
            self._told = None
            return
        self._tick()

    def _check(self) -> None:
        if self._printer is not None:
            try:
                self._condition = self._printer.check()
            except PrintError as error:
                self._condition = Condition(error.reason, self._condition.two_sided, self._condition.borderless)
            if self._condition.trouble == "media-empty":
                self._book.ran_out()
        self._tell()

    def _tell(self) -> None:
        if self._printer is None:
            now = OFF, DeviceReported("printer", "ok", *SENTENCES["off"])
        else:
            known = self._printer, self._condition, self._book, self._printing, self._card
            now = told(*known), reported(*known, self._refused)
        before, self._told = self._told, now
        for place, happening in enumerate(now):
            if before is None or happening != before[place]:
                self._ring(happening)

    def _today(self) -> str:
        return f"{datetime.fromtimestamp(self._utc_ms_now() / 1000, UTC).astimezone(self._zone):%Y-%m-%d}"
