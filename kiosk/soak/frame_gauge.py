"""How long every frame of a soak took."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Slot
from PySide6.QtQuick import QQuickWindow

# A longer silence means that nothing moved, or was asked to.
RESTED_MS = 2000.0


class FrameGauge(QObject):
    """Collects the times between frames of one window; 4 bytes each, so that a long soak does not grow by its gauge."""

    def __init__(self, clock: Callable[[], float]) -> None:
        super().__init__()
        self._clock = clock
        self._last_s: float | None = None
        self._times_ms = array("f")

    @property
    def times_ms(self) -> Sequence[float]:
        return self._times_ms

    def follow(self, window: QQuickWindow) -> None:
        window.afterAnimating.connect(self._drawing)

    @Slot()
    def _drawing(self) -> None:
        now_s = self._clock()
        if self._last_s is not None and (took_ms := (now_s - self._last_s) * 1000) < RESTED_MS:
            self._times_ms.append(took_ms)
        self._last_s = now_s
