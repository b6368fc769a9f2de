"""A printer desk with a printer of any temper and clocks in the test's hand."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

import pytest
from PIL import Image

from kiosk.devices.printer.desk import PrinterDesk
from kiosk.devices.printer.printer import Condition, Printer
from kiosk.devices.printer.troubles import PrintError
from kiosk.devices.printer.watch import JobState
from kiosk.happenings.inputs import DeviceReported, PrinterTold
from kiosk.happenings.orders import PrintCard
from kiosk.happenings.words import Input, Order
from kiosk.press.measure import CARD_PLATE
from kiosk.settings.postcard import Card, Printing

PATIENCE_S = 20.0
SHANGHAI = ZoneInfo("Asia/Shanghai")
CARD = Card(paper="148x100", border_mm=0, sides="auto")
PRINTING = Printing(copies=4, daily_cap=10, tray_sheets=20, low_sheets=3)
Kind = TypeVar("Kind", bound=Input)


@dataclass
class Moody:
    """A printer that does what the test says: its looks are taken in turn, the last one stays.

    `away`: the reason why it can't even be asked. `submitted`: title, bytes and whether on two sides; `given`
    when there is one.
    """

    looks: list[JobState] = field(default_factory=lambda: ["done"])
    condition: Condition = field(default_factory=lambda: Condition(two_sided=True))
    away: str = ""
    refuses: str = ""
    rehearsal: bool = False
    counts_paper: bool = True
    name: str = "moody"
    submitted: list[tuple[str, bytes, bool]] = field(default_factory=list)
    cancelled: list[int] = field(default_factory=list)
    resumed: int = 0
    given: threading.Event = field(default_factory=threading.Event)

    def check(self) -> Condition:
        if self.away:
            raise PrintError(self.away)
        return self.condition

    def submit(self, sheet: bytes, title: str, two_sided: bool) -> int:
        assert sheet.startswith(b"%PDF")
        if self.refuses:
            raise PrintError(self.refuses)
        self.submitted.append((title, sheet, two_sided))
        self.given.set()
        return len(self.submitted)

    def look(self, job: int) -> JobState:
        if self.away:
            raise PrintError(self.away)
        return self.looks.pop(0) if len(self.looks) > 1 else self.looks[0]

    def cancel(self, job: int) -> None:
        if self.away:
            raise PrintError(self.away)
        self.cancelled.append(job)

    def resume(self) -> None:
        if self.refuses:
            raise PrintError(self.refuses)
        self.resumed += 1
        self.condition = Condition(two_sided=True)


class Room:
    """A desk whose clock jumps ahead `jump_s` at every look; the day is what the test says (`utc_ms`)."""

    def __init__(
        self,
        printer: Printer | None,
        folder: Path,
        jump_s: float = 10.0,
        card: Card = CARD,
        printing: Printing = PRINTING,
    ) -> None:
        self.rung: queue.Queue[Input] = queue.Queue()
        self.marked: list[tuple[str, bool]] = []
        self.folder = folder
        self.now_s = 0.0
        self.jump_s = jump_s
        self.utc_ms = at("2026-03-01 12:00")
        self.desk = PrinterDesk(
            self.rung.put,
            lambda: printer,
            self.sides,
            CARD_PLATE,
            printing,
            card,
            folder / "paper.json",
            self.mark,
            SHANGHAI,
            lambda: self.utc_ms,
            self.clock,
            look_every_s=0.01,
            check_every_s=0.01,
        )
        self.desk.start()

    def sides(self, card_id: str) -> tuple[Path, Path | None]:
        back = self.folder / f"{card_id}-back.jpg"
        return self.folder / f"{card_id}-front.jpg", back if back.exists() else None

    def mark(self, card_id: str, failed: bool) -> None:
        self.marked.append((card_id, failed))

    def clock(self) -> float:
        self.now_s += self.jump_s
        return self.now_s

    def card(self, card_id: str = "card-one-and-more", back: bool = False) -> str:
        for side in ("front", "back") if back else ("front",):
            # Written once: the desk may be reading it.
            if not (file := self.folder / f"{card_id}-{side}.jpg").exists():
                Image.new("RGB", CARD_PLATE.size_px, "#f3e9d4").save(file, quality=92, dpi=(300, 300))
        return card_id

    def takes(self, *orders: Order) -> None:
        for order in orders:
            self.desk.take(order)

    def prints(self, ticket: int = 1, copies: int = 1, card_id: str = "card-one-and-more") -> None:
        self.desk.take(PrintCard(self.card(card_id), copies, ticket))

    def hears(self, kind: type[Kind], true: Callable[[Kind], bool] = lambda _: True) -> Kind:
        while True:
            happening = self.rung.get(timeout=PATIENCE_S)
            if isinstance(happening, kind) and true(happening):
                return happening

    def hears_staff_told(self, words: str) -> DeviceReported:
        return self.hears(DeviceReported, lambda told: words in told.sentence_en)

    def hears_told(self, true: Callable[[PrinterTold], bool]) -> PrinterTold:
        return self.hears(PrinterTold, true)

    def all_is_quiet(self) -> list[Input]:
        """What rang until the desk had done everything it was asked."""
        self.desk.stop()
        rung = []
        while not self.rung.empty():
            rung.append(self.rung.get())
        return rung


def at(local: str) -> int:
    """UTC milliseconds of a local time in Shanghai."""
    return round(datetime.fromisoformat(local).replace(tzinfo=SHANGHAI).timestamp() * 1000)


@pytest.fixture
def rooms() -> Iterator[list[Room]]:
    made: list[Room] = []
    yield made
    for room in made:
        room.desk.stop()
