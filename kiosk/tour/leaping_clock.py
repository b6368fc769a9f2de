"""A clock that can be set ahead, so that the tour need not wait where a visitor does nothing."""

from __future__ import annotations

import time


class LeapingClock:
    """Seconds of the monotonic clock and of every leap so far; it never goes back."""

    def __init__(self) -> None:
        self._ahead_s = 0.0

    def __call__(self) -> float:
        return time.monotonic() + self._ahead_s

    def leap(self, seconds: float) -> None:
        """So much time passes at once. Raises ValueError for less than none."""
        if seconds < 0:
            raise ValueError(f"{seconds} s: this clock never goes back")
        self._ahead_s += seconds
