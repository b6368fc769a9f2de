"""What a check of the desk is, and what it finds."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from kiosk.happenings.words import CheckLevel


@dataclass(frozen=True, slots=True)
class Finding:
    """A word on the check's line: as of CheckTold."""

    level: CheckLevel
    sentence_zh: str
    sentence_en: str
    measured: float | None = None


Tell = Callable[[Finding], None]


class Check(Protocol):
    """Something the desk can find out about, on a thread of its own."""

    def look(self, tell: Tell, ended: threading.Event) -> None:
        """Find out, and `tell` once or several times; return soon after `ended` is set, whatever was found."""
