"""Keeps the day: reads today's passages from the journal when the house opens and when the station's date changes."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date

from kiosk.device_thread import DeviceThread
from kiosk.happenings.inputs import DayCounted
from kiosk.happenings.words import Input, Order

log = logging.getLogger(__name__)
LOOK_EVERY_S = 20.0


class Today(DeviceThread):
    """Rings `DayCounted`. `count` reads a local day from the journal; one that can't be read counts from nothing
    until it can.
    """

    ORDERS: tuple[type[Order], ...] = ()

    def __init__(
        self, ring: Callable[[Input], None], today: Callable[[], date], count: Callable[[date], DayCounted]
    ) -> None:
        super().__init__("today")
        self._ring = ring
        self._today = today
        self._count = count
        self._told: date | None = None
        self._counted: date | None = None

    def take(self, order: Order) -> None:
        """There is nothing to order."""

    def look(self) -> None:
        """Ring the day's count if the date is another one than before, or could not be read until now."""
        today = self._today()
        if today == self._counted:
            return
        try:
            counted = self._count(today)
            self._counted = today
        except Exception:
            if today == self._told:
                return
            log.exception("today's passages can't be read; they are counted from nothing until they can")
            counted = DayCounted(today.isoformat(), 0, 0, 0, 0, 0, 0)
        self._told = today
        self._ring(counted)

    def _run(self) -> None:
        self._look_every(self.look, LOOK_EVERY_S)
