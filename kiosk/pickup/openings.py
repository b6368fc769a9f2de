"""How often a card's page was opened, kept in the card's own folder and gone with it."""

from __future__ import annotations

import os
from pathlib import Path

OPENED_FILE = "opened"


def count_opening(card: Path) -> int:
    """Count one more opening of the card in this folder; returns how often by now.

    One byte each time, so that neither a killed process nor two at once can miscount. Where the disk refuses, this one
    is counted but not remembered.
    """
    try:
        number = os.open(card / OPENED_FILE, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o640)
    except OSError:
        return 1
    try:
        before = os.fstat(number).st_size
        try:
            os.write(number, b".")
        except OSError:
            return before + 1
        return os.fstat(number).st_size
    finally:
        os.close(number)
