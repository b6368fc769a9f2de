"""The hall's clock in a soak: its seconds pass faster than ours."""

from __future__ import annotations

import time
from collections.abc import Callable


class FastClock:
    """Seconds of the hall: `speed` of them in every real one, from the first call on."""

    def __init__(self, speed: float, real: Callable[[], float] = time.monotonic) -> None:
        if not speed > 0:
            raise ValueError(f"a clock can't run at {speed}")
        self.speed = speed
        self._real = real
        self._began_s = real()

    def __call__(self) -> float:
        return self._began_s + (self._real() - self._began_s) * self.speed

    def real_s(self, hall_s: float) -> float:
        """How long so many seconds of the hall really take."""
        return hall_s / self.speed
