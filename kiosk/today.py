"""Keeps the day: reads today's passages from the journal when the house opens, and when another hour or day begins."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from kiosk.device_thread import DeviceThread
from kiosk.happenings.inputs import DayCounted
from kiosk.happenings.words import Input, Order

log = logging.getLogger(__name__)
LOOK_EVERY_S = 5.0


class Today(DeviceThread):
    """Rings `DayCounted`. `now` is the station's local time; `count` reads a local day from the journal.

    A journal that can't be read is tried again at every look; meanwhile only day and hour are told. A new day is read
    twice, so that what was on its way into the journal at the first reading is not missed for an hour.
    """

    ORDERS: tuple[type[Order], ...] = ()

    def __init__(
        self, ring: Callable[[Input], None], now: Callable[[], datetime], count: Callable[[date], DayCounted]
    ) -> None:
        super().__init__("today")
        self._ring = ring
        self._now = now
        self._count = count
        self._told: tuple[date, int] | None = None
        self._readings_due = 0

    def take(self, order: Order) -> None:
        """There is nothing to order."""

    def look(self) -> None:
        """Ring the day's count if the hour is another one than before, or could not be read until now."""
        now = self._now()
        today, hour = now.date(), now.hour
        fresh = self._told != (today, hour)
        if fresh:
            self._readings_due = 2 if self._told is None or self._told[0] != today else 1
            self._told = (today, hour)
        if not self._readings_due:
            return
        try:
            counted = self._count(today)
        except Exception:
            if fresh:
                log.exception("today's passages can't be read; they are counted without it until they can")
                self._ring(DayCounted(today.isoformat(), local_hour=hour, read=False))
            return
        self._readings_due -= 1
        self._ring(replace(counted, local_hour=hour))

    def _run(self) -> None:
        self._look_every(self.look, LOOK_EVERY_S)
