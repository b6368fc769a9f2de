"""How long frames took while something moved, by stop of the tour."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtQuick import QQuickWindow

# A longer silence means that nothing moved, not that a frame was slow; the worst frames still count up to here.
RESTED_S = 0.5


class FrameWatch(QObject):
    """Collects the times between frames of one window, as the thread that thinks gets to know of them."""

    def __init__(self, clock: Callable[[], float]) -> None:
        super().__init__()
        self._clock = clock
        self._stop = ""
        self._renderer = ""
        self._last_s: float | None = None
        self._times_ms: dict[str, list[float]] = {}

    def follow(self, window: QQuickWindow) -> None:
        # This thread's own signal: Python must not be called on the render thread, where a grab would wait for it
        # for ever.
        self._renderer = window.rendererInterface().graphicsApi().name
        window.afterAnimating.connect(self._drawing)

    def at(self, stop: str) -> None:
        """From now on frames belong to this stop."""
        self._stop = stop
        self._last_s = None

    @Slot()
    def _drawing(self) -> None:
        now_s = self._clock()
        if self._last_s is not None and now_s - self._last_s < RESTED_S:
            self._times_ms.setdefault(self._stop, []).append((now_s - self._last_s) * 1000)
        self._last_s = now_s

    def report(self) -> dict[str, Any]:
        """The renderer's name, and per stop: frames, p50_ms, p99_ms, worst_ms."""
        found: dict[str, dict[str, float]] = {}
        for stop, times in self._times_ms.items():
            ordered = sorted(times)
            found[stop] = {
                "frames": len(ordered),
                "p50_ms": round(ordered[len(ordered) // 2], 2),
                "p99_ms": round(ordered[min(len(ordered) - 1, round(0.99 * len(ordered)))], 2),
                "worst_ms": round(ordered[-1], 2),
            }
        return {"renderer": self._renderer, "stops": found}
