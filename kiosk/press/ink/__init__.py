"""Handwriting: the same nib draws on the glass and on the card, so what is written is what is printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PIL import Image

from kiosk.happenings.words import Ink, Stroke
from kiosk.press.ink.nib import Dot, Nib, line
from kiosk.press.ink.trace import PATCH_PX, Patch, Trace

__all__ = ["INKS", "PATCH_PX", "Dot", "Nib", "Patch", "Trace", "colour_of", "draw_ink", "line"]

INKS: Mapping[Ink, str] = {"black": "#22201d", "blue": "#28407f", "red": "#b4352a", "white": "#fdf8ec"}
"""The four inks. Black is only what it is where nothing better is known: each card has a dark of its own."""


def colour_of(ink: Ink, black: str) -> str:
    """The ink's colour; `black`: the card's own dark, as `#rrggbb`."""
    return black[:7] if ink == "black" else INKS[ink]


def draw_ink(
    card: Image.Image, strokes: Iterable[Stroke], px_per_mm: float, origin_px: tuple[float, float], black: str
) -> None:
    """Draw the strokes of one side on its picture, in their order, smooth at the edges, nothing outside.

    `origin_px`: where the side's 0,0 lies; `black`: the colour of the black ink here.
    """
    for stroke in strokes:
        trace = Trace(stroke.pen, px_per_mm, origin_px, card.size)
        trace.lay(line(stroke))
        colour = colour_of(stroke.ink, black)
        for (column, row), coverage in trace.drawn().items():
            left, top = column * PATCH_PX, row * PATCH_PX
            card.paste(colour, (left, top, left + PATCH_PX, top + PATCH_PX), coverage)
