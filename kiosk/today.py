"""Keeps the day: reads today's passages from the journal when the house opens and when the station's date changes."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import date

from kiosk.happenings.inputs import DayCounted
from kiosk.happenings.words import Input, Order

log = logging.getLogger(__name__)
LOOK_EVERY_S = 20.0


class Today:
    """Rings `DayCounted`. `count` reads a local day from the journal; one that can't be read counts from nothing
    until it can.
    """

    ORDERS: tuple[type[Order], ...] = ()

    def __init__(
        self, ring: Callable[[Input], None], today: Callable[[], date], count: Callable[[date], DayCounted]
    ) -> None:
        self._ring = ring
        self._today = today
        self._count = count
        self._told: date | None = None
        self._counted: date | None = None
        self._stopped = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        self._stopped.clear()
        self._thread = threading.Thread(target=self._keep, name="today", daemon=True)
        self._thread.start()

    def take(self, order: Order) -> None:
        """There is nothing to order."""

    def stop(self) -> None:
        self._stopped.set()
        if self._thread is not None:
            self._thread.join(2)
            self._thread = None

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

    def _keep(self) -> None:
        self.look()
        while not self._stopped.wait(LOOK_EVERY_S):
            self.look()
