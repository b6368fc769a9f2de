"""Which paper to ask a queue for: the card's size among the names a queue knows, to the edge where it may."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kiosk.devices.printer.troubles import PrintError

SIZE_WITHIN_MM = 0.6
"""Drivers round to points; the next size of paper differs by more."""
_MM_PER_INCH = 25.4
# PWG 5101.1: class_name_WIDTHxHEIGHTunit, the short edge first for cards.
_NAMED = re.compile(r"[a-z]+_.+_([\d.]+)x([\d.]+)(mm|in)")


def media_of(paper_mm: tuple[float, float], to_edge: bool, supported: Iterable[str]) -> str:
    """The name to print on `paper_mm` (a landscape card), for a queue that knows `supported` (none: it tells nothing).

    With `to_edge` a borderless size goes first. A queue that knows neither the size nor sizes of one's own raises
    PrintError("size").
    """
    short, long = sorted(paper_mm)
    names = list(supported)
    fitting = [name for name in names if _fits(name, short, long)]
    fitting.sort(key=lambda name: ("borderless" in name) != to_edge)
    if fitting:
        return fitting[0]
    if not names or any(name.startswith("custom_m") for name in names):
        return f"Custom.{short:g}x{long:g}mm"
    raise PrintError("size", f"it knows {', '.join(sorted(names))}")


def reaches_edge(media: str, margins: Iterable[int]) -> bool:
    """Whether a sheet of that name is printed to its edge; `margins` are all that the queue knows, in 0.01 mm."""
    return "borderless" in media or set(margins) == {0}


def _fits(name: str, short_mm: float, long_mm: float) -> bool:
    found = _NAMED.fullmatch(name)
    if not found or name.startswith("custom_m"):
        return False
    unit_mm = _MM_PER_INCH if found[3] == "in" else 1.0
    width, height = (float(side) * unit_mm for side in found.group(1, 2))
    return abs(width - short_mm) <= SIZE_WITHIN_MM and abs(height - long_mm) <= SIZE_WITHIN_MM
