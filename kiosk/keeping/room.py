"""The keeping room: the desk of a station with its storeroom and its printer, connected."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from kiosk.devices.day_card_printing import DayCardPrinting, page_of_same
from kiosk.devices.keeping_desk import KeepingDesk
from kiosk.devices.printer.choosing import choose_printer
from kiosk.happenings.words import Input
from kiosk.keeping.storeroom import StationStoreroom
from kiosk.settings import Settings


def keeping_desk(settings: Settings, data: Path, config: Path, ring: Callable[[Input], None]) -> KeepingDesk:
    """The desk of the station with this data folder, whose settings came from the file `config`; not yet started."""
    storeroom = StationStoreroom(settings, data, config)
    hours = settings.data.postcard_hours
    choose = partial(choose_printer, settings.devices.printer, data / "prints", settings.card, hours)
    paper = DayCardPrinting(choose, page_of_same, storeroom.draw_day_card)
    return KeepingDesk(ring, storeroom, paper, settings.evening)
