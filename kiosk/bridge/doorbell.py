"""The doorbell: any thread rings, the thread that draws receives the input; and the alarm that wakes the house."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from kiosk.happenings.inputs import DueCame, WheelRolled, WheelTurned
from kiosk.happenings.words import Input


class Doorbell(QObject):
    """Carries inputs from any thread to one receiver on the thread this object lives on, in order.

    A wheel speaks more often than frames are drawn: what it says joins what it said before, as long as that has not
    been received, so that nothing piles up while a frame takes its time.
    """

    rung = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._receive: Callable[[Input], None] | None = None
        self._waiting: deque[Input] = deque()
        self._lock = threading.Lock()
        self.rung.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def answer(self, receive: Callable[[Input], None] | None) -> None:
        """Who receives from now on; None leaves later rings unheard."""
        self._receive = receive

    def ring(self, happening: Input) -> None:
        with self._lock:
            joined = _joined(self._waiting[-1], happening) if self._waiting else None
            if joined is not None:
                self._waiting[-1] = joined
                return
            self._waiting.append(happening)
        self.rung.emit()

    def open_to_all(self) -> None:
        """Let in everything that has been rung so far, on this thread: a frame shows what came before it."""
        while self._let_in():
            pass

    @Slot()
    def _deliver(self) -> None:
        self._let_in()

    def _let_in(self) -> bool:
        with self._lock:
            if not self._waiting:
                return False
            happening = self._waiting.popleft()
        if self._receive is not None:
            self._receive(happening)
        return True


def _joined(before: Input, happening: Input) -> Input | None:
    """Both as one: the wheel stands where it was last, and has rolled by all its turns; None where they stay two."""
    if isinstance(before, WheelTurned) and isinstance(happening, WheelTurned):
        return happening if before.rehearsal == happening.rehearsal else None
    if isinstance(before, WheelRolled) and isinstance(happening, WheelRolled):
        turns = before.turns + happening.turns
        return replace(happening, turns=turns) if before.rehearsal == happening.rehearsal else None
    return None


class QtAlarm(QObject):
    """Rings `DueCame` at a second of the monotonic clock."""

    def __init__(self, ring: Callable[[Input], None], clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._ring = ring
        self._clock = clock
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._came)

    def set(self, at_s: float | None) -> None:
        if at_s is None:
            self._timer.stop()
        else:
            # A millisecond late rather than early: an exhibit woken too soon would ask again at once.
            self._timer.start(max(0, int((at_s - self._clock()) * 1000) + 1))

    @Slot()
    def _came(self) -> None:
        self._ring(DueCame())
