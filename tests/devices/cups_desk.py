"""A printer desk at the print hall, with cards to print and an ear for what it rings."""

from __future__ import annotations

import queue
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

import filelock
from PIL import Image, ImageDraw

from kiosk.devices.printer.choosing import choose_printer
from kiosk.devices.printer.desk import PrinterDesk
from kiosk.happenings.inputs import DeviceReported, PrinterTold, PrintFailed
from kiosk.happenings.orders import PrintCard
from kiosk.happenings.words import Input
from kiosk.press.measure import plate_of
from kiosk.settings.postcard import Card, Printing
from tests.devices.cups_hall import PrintHall, print_hall

PATIENCE_S = 30.0
FASTER = 6
"""Patience with a printer is measured by a clock that runs so much faster."""
Kind = TypeVar("Kind", bound=Input)


@contextmanager
def opened_hall() -> Iterator[PrintHall]:
    """The print hall in a folder that is not pytest's own: that is closed to the user CUPS prints as.

    One at a time on this machine, for they share its bus and its Avahi.
    """
    alone = filelock.FileLock(Path(tempfile.gettempdir()) / "kiosk-print-hall.lock")
    with alone, tempfile.TemporaryDirectory() as folder, print_hall(Path(folder)) as hall:
        yield hall


class PrintBooth:
    """Cards of `card`'s paper, red in the front's upper left quarter and blue in the back's."""

    def __init__(self, folder: Path, card: Card, setting: str = "auto") -> None:
        self.rung: queue.Queue[Input] = queue.Queue()
        self.marked: list[tuple[str, bool]] = []
        self.folder = folder
        self._plate = plate_of(card)
        for side, colour in (("front", "#d01010"), ("back", "#1010d0")):
            picture = Image.new("RGB", self._plate.size_px, "#ffffff")
            half = self._plate.size_px[0] // 2, self._plate.size_px[1] // 2
            ImageDraw.Draw(picture).rectangle((0, 0, *half), fill=colour)
            picture.save(folder / f"{side}.jpg", quality=92, dpi=(300, 300))
        self.desk = PrinterDesk(
            self.rung.put,
            lambda: choose_printer(setting, folder, card, 48),
            lambda _: (folder / "front.jpg", folder / "back.jpg"),
            self._plate,
            Printing(copies=4, daily_cap=100, tray_sheets=100, low_sheets=10),
            card,
            folder / "paper.json",
            lambda card_id, failed: self.marked.append((card_id, failed)),
            ZoneInfo("Asia/Shanghai"),
            clock=lambda: time.monotonic() * FASTER,
            look_every_s=0.1,
            check_every_s=0.2,
        )
        self.desk.start()

    def orders(self, card_id: str, copies: int = 1) -> None:
        self.desk.take(PrintCard(card_id, copies, 1))

    def hears(self, kind: type[Kind], true: Callable[[Kind], bool] = lambda _: True) -> Kind:
        """The next of that kind that is so; what rings before it is passed over."""
        until_s = time.monotonic() + PATIENCE_S
        while True:
            happening = self.rung.get(timeout=max(0.0, until_s - time.monotonic()))
            if isinstance(happening, kind) and true(happening):
                return happening

    def hears_trouble(self, reason: str) -> DeviceReported:
        """The printer is not ready for this reason, and staff are told."""
        self.hears(PrinterTold, lambda told: (told.ready, told.reason) == (False, reason))
        return self.hears(DeviceReported)

    def hears_it_is_well(self) -> None:
        self.hears(PrinterTold, lambda told: told.ready)

    def hears_failure(self) -> PrintFailed:
        return self.hears(PrintFailed)
