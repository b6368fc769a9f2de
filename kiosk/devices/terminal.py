"""A page in the terminal that is drawn over itself, and the Enter key beside it."""

from __future__ import annotations

import select
import sys
import time
import unicodedata
from collections.abc import Sequence
from typing import TextIO


class Page:
    """Lines of text on `out`, `columns` wide, that each drawing replaces."""

    def __init__(self, out: TextIO, columns: int) -> None:
        self._out = out
        self._columns = columns
        self._drawn = 0

    def draw(self, page: Sequence[str]) -> None:
        lines = [line for whole in page for line in broken(whole, self._columns)]
        # Back to the first line, and what was longer before is wiped.
        above = f"\x1b[{self._drawn}F" if self._drawn else ""
        print(above + "".join(f"{line}\x1b[K\n" for line in lines) + "\x1b[J", end="", file=self._out, flush=True)
        self._drawn = len(lines)


def broken(text: str, columns: int) -> list[str]:
    """The text in lines that fit, a Chinese character taking two columns: the terminal must break none by itself."""
    lines, used = [""], 0
    for letter in text:
        width = 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        if used + width > columns:
            lines.append("")
            used = 0
        lines[-1] += letter
        used += width
    return lines


def enter_pressed(tick_s: float) -> bool:
    """Whether Enter is pressed at the terminal within a tick."""
    if not sys.stdin.isatty():
        time.sleep(tick_s)
        return False
    ready, _, _ = select.select([sys.stdin], [], [], tick_s)
    return bool(ready) and bool(sys.stdin.readline())
