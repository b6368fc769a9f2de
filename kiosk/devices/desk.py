"""A desk: a device that does its orders one after the other on a thread of its own."""

from __future__ import annotations

import queue
import threading
import traceback
from abc import ABC, abstractmethod

from kiosk.happenings.words import Order

STOP_WITHIN_S = 2.0


class Desk(ABC):
    """`_work` takes orders from `_asked` until it finds None there. `name` is the thread's."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._asked: queue.SimpleQueue[Order | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        self._thread = threading.Thread(target=self._work, name=self._name, daemon=True)
        self._thread.start()

    def take(self, order: Order) -> None:
        self._asked.put(order)

    def stop(self) -> None:
        """Finish the order at hand and what was asked before; a desk that can't in time is left to its thread."""
        if self._thread is not None:
            self._asked.put(None)
            self._thread.join(STOP_WITHIN_S)
            self._thread = None

    @abstractmethod
    def _work(self) -> None: ...


def discreet(error: BaseException) -> str:
    """Kind and place of an error for the log, not what it says: a visitor's words, or a card's link, may be in it."""
    return f"{type(error).__name__}\n{''.join(traceback.format_tb(error.__traceback__))}".rstrip()
