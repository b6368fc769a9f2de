"""A still of the booth camera: pixels in memory, never a file."""

from __future__ import annotations

import threading
from dataclasses import dataclass

from PIL import Image


@dataclass(frozen=True, slots=True)
class Still:
    """One photo as RGB pixels, not mirrored. `rehearsal`: it shows no visitor, a pretend camera drew it."""

    picture: Image.Image
    rehearsal: bool


class StillTray:
    """The one still of the present visitor. Any thread may look; a new still or `clear` forgets the one before."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: tuple[str, Still] | None = None

    def keep(self, still_id: str, still: Still) -> None:
        with self._lock:
            self._held = (still_id, still)

    def get(self, still_id: str) -> Still | None:
        """The still, or None when it was forgotten."""
        with self._lock:
            return self._held[1] if self._held and self._held[0] == still_id else None

    def clear(self) -> None:
        with self._lock:
            self._held = None
