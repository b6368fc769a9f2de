"""The doorbell: any thread rings, the thread that draws receives the input; and the alarm that wakes the house."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from kiosk.happenings.inputs import DueCame
from kiosk.happenings.words import Input


class Doorbell(QObject):
    """Carries inputs from any thread to one receiver on the thread this object lives on."""

    rung = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._receive: Callable[[Input], None] | None = None
        self.rung.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def answer(self, receive: Callable[[Input], None] | None) -> None:
        """Who receives from now on; None leaves later rings unheard."""
        self._receive = receive

    def ring(self, happening: Input) -> None:
        self.rung.emit(happening)

    @Slot(object)
    def _deliver(self, happening: Input) -> None:
        if self._receive is not None:
            self._receive(happening)


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
