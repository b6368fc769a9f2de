"""A doorbell that keeps what rang, for tests that hear devices."""

from __future__ import annotations

import queue
from typing import TypeVar

from kiosk.happenings.words import Input

PATIENCE_S = 90.0
I = TypeVar("I", bound=Input)  # noqa: E741


class Doorbell:
    """Rings from any thread; `next` waits for the next of a kind and drops what rang before it."""

    def __init__(self) -> None:
        self.rings: queue.Queue[Input] = queue.Queue()

    def ring(self, happening: Input) -> None:
        self.rings.put(happening)

    def next(self, kind: type[I]) -> I:
        while True:
            rung = self.rings.get(timeout=PATIENCE_S)
            if isinstance(rung, kind):
                return rung
