"""The last moments of a camera: a few frames with the times they came at, and which of them a moment belongs to."""

from __future__ import annotations

from collections import deque
from typing import Generic, TypeVar

Frame = TypeVar("Frame")

# Enough for an order that comes late because the house was busy; frames are references, but each is some megabytes.
KEPT_S = 0.5
SOME_FRAMES = 16


class Moments(Generic[Frame]):
    """Frames of the last half second and `back_s` more, some 16: where more came, evenly thinned ones.

    The newest frame is always held. Times are seconds of one clock that never goes back.
    """

    def __init__(self, back_s: float = 0.0) -> None:
        self._span_s = KEPT_S + max(0.0, back_s)
        self._apart_s = self._span_s / SOME_FRAMES
        self._held: deque[tuple[float, Frame]] = deque()

    def add(self, frame: Frame, at_s: float) -> None:
        # The newest before this one goes where it stands too near to the one before it.
        if len(self._held) > 1 and self._held[-1][0] - self._held[-2][0] < self._apart_s:
            self._held.pop()
        self._held.append((at_s, frame))
        while self._held[0][0] < at_s - self._span_s:
            self._held.popleft()

    def clear(self) -> None:
        self._held.clear()

    @property
    def newest(self) -> Frame | None:
        return self._held[-1][1] if self._held else None

    @property
    def newest_s(self) -> float | None:
        """When the newest frame came."""
        return self._held[-1][0] if self._held else None

    def reach(self, at_s: float) -> bool:
        """Whether a frame of that moment or of a later one is here, so that the nearest is known."""
        return bool(self._held) and self._held[-1][0] >= at_s

    def nearest(self, at_s: float) -> tuple[float, Frame] | None:
        """The frame that came nearest to the moment, and when; None while there is none."""
        return min(self._held, key=lambda held: abs(held[0] - at_s), default=None)

    def __len__(self) -> int:
        return len(self._held)
