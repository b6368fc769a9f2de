"""The hall's clock in a soak: its seconds pass faster than ours."""

from __future__ import annotations

import time
from collections.abc import Callable


class FastClock:
    """Seconds of the hall: `speed` of them in every real one, from the first call on; one in one while it is held."""

    def __init__(self, speed: float, real: Callable[[], float] = time.monotonic) -> None:
        if not speed > 0:
            raise ValueError(f"a clock can't run at {speed}")
        self._speed = speed
        self._real = real
        self._held = False
        self._since_s = real()
        self._then_s = self._since_s

    def __call__(self) -> float:
        return self._then_s + (self._real() - self._since_s) * (1.0 if self._held else self._speed)

    def hold(self, held: bool) -> None:
        """Held, it goes as fast as ours: what a machine takes to draw a scene is not what it took a visitor."""
        if held != self._held:
            self._then_s, self._since_s = self(), self._real()
            self._held = held
