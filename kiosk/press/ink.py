"""Handwriting: the same nib draws on the glass and on the card, so what is written is what is printed.

A stroke's points come at the display's steady pace, so their distance is the pen's speed: a quick stroke is thin, a
slow one full, as with a soft brush pen.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from PIL import Image, ImageDraw

from kiosk.happenings.words import Stroke
from kiosk.press.measure import PX_PER_MM, Rect

FULL_MM = 1.15
THIN_MM = 0.42
SWIFT_MM = 4.0
"""Distance between two points from which the line is thinnest."""
STEP_MM = 0.09
_EASE = 0.35
_FINER = 4


@dataclass(frozen=True, slots=True)
class Dot:
    """A round touch of the nib, in millimetres of the writing field."""

    x: float
    y: float
    width: float


@dataclass(slots=True)
class Nib:
    """One stroke in the making: every point gives the dots that can be drawn already; none of them changes later."""

    width: float = FULL_MM * 0.6
    points: list[tuple[float, float]] = field(default_factory=list)
    _drawn: Dot | None = None

    def move(self, x: float, y: float) -> list[Dot]:
        """The pen is at `x`, `y` in millimetres; a first call is the touch-down."""
        if not (math.isfinite(x) and math.isfinite(y)):
            return []
        self.points.append((x, y))
        if len(self.points) == 1:
            self._drawn = Dot(x, y, self.width)
            return [self._drawn]
        before = self.points[-2]
        self._ease(math.dist(before, (x, y)))
        middle = ((before[0] + x) / 2, (before[1] + y) / 2)
        return self._curve(before, middle)

    def lift(self) -> list[Dot]:
        """The pen left: the rest of the line to the last point."""
        if len(self.points) < 2:
            return []
        return self._curve(self.points[-1], self.points[-1])

    def _ease(self, distance_mm: float) -> None:
        share = min(distance_mm / SWIFT_MM, 1.0)
        self.width += _EASE * (FULL_MM + (THIN_MM - FULL_MM) * share - self.width)

    def _curve(self, bend: tuple[float, float], end: tuple[float, float]) -> list[Dot]:
        """Dots along the quadratic curve from the last dot, bent by `bend`, to `end`."""
        start = self._drawn
        assert start is not None
        length = math.dist((start.x, start.y), bend) + math.dist(bend, end)
        steps = max(1, math.ceil(length / STEP_MM))
        dots = []
        for number in range(1, steps + 1):
            t = number / steps
            u = 1 - t
            dots.append(
                Dot(
                    u * u * start.x + 2 * u * t * bend[0] + t * t * end[0],
                    u * u * start.y + 2 * u * t * bend[1] + t * t * end[1],
                    start.width + (self.width - start.width) * t,
                )
            )
        self._drawn = dots[-1]
        return dots


def dots(stroke: Sequence[tuple[float, float]], width_mm: float, height_mm: float) -> list[Dot]:
    """A whole stroke of points in 0..1 of a field of that size as dots."""
    nib = Nib()
    drawn = [dot for x, y in stroke for dot in nib.move(x * width_mm, y * height_mm)]
    return drawn + nib.lift()


def draw_ink(card: Image.Image, strokes: Iterable[Stroke], colour: str, field_px: Rect) -> None:
    """Draw the strokes into their field of the card, smooth at the edges, nothing outside the field."""
    strokes = tuple(strokes)
    if not strokes:
        return
    scale = PX_PER_MM * _FINER
    width_mm, height_mm = field_px.width / PX_PER_MM, field_px.height / PX_PER_MM
    fine = Image.new("L", (field_px.width * _FINER, field_px.height * _FINER), 0)
    pen = ImageDraw.Draw(fine)
    for stroke in strokes:
        for dot in dots(stroke, width_mm, height_mm):
            x, y, r = dot.x * scale, dot.y * scale, dot.width * scale / 2
            pen.ellipse((x - r, y - r, x + r, y + r), 255)
    mask = fine.reduce(_FINER)
    card.paste(Image.new("RGB", mask.size, colour[:7]), (field_px.x, field_px.y), mask)
