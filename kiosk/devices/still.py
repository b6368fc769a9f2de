"""The stills of the booth camera: pixels in memory, never a file."""

from __future__ import annotations

import threading
from dataclasses import dataclass

from PIL import Image

MOST_STILLS = 5
"""Four to choose from, and a new one that is there before the one it replaces goes."""


@dataclass(frozen=True, slots=True)
class Still:
    """One photo as RGB pixels, not mirrored. `rehearsal`: it shows no visitor, a pretend camera drew it."""

    picture: Image.Image
    rehearsal: bool


class StillTray:
    """The stills of the present visitor, a few: one too many takes the place of the oldest. Any thread may look."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: dict[str, Still] = {}

    def keep(self, still_id: str, still: Still) -> None:
        with self._lock:
            self._held[still_id] = still
            while len(self._held) > MOST_STILLS:
                del self._held[next(iter(self._held))]

    def get(self, still_id: str) -> Still | None:
        """The still, or None when it was forgotten."""
        with self._lock:
            return self._held.get(still_id)

    def forget(self, still_id: str) -> None:
        """Let go of one; of one that is not held, nothing."""
        with self._lock:
            self._held.pop(still_id, None)

    def clear(self) -> None:
        with self._lock:
            self._held.clear()
