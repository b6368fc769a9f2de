"""Millimetres on the card and the pixels they become."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.content.postcard import CARD_MM, Box

DPI = 300
MM_PER_INCH = 25.4
PX_PER_MM = DPI / MM_PER_INCH
CARD_PX = (round(CARD_MM[0] * PX_PER_MM), round(CARD_MM[1] * PX_PER_MM))


@dataclass(frozen=True, slots=True)
class Rect:
    """Whole pixels: left, top, width, height."""

    x: int
    y: int
    width: int
    height: int

    @property
    def corners(self) -> tuple[int, int, int, int]:
        """Left, top, right and bottom; right and bottom are the first pixels outside."""
        return self.x, self.y, self.x + self.width, self.y + self.height

    @property
    def size(self) -> tuple[int, int]:
        return self.width, self.height


def px(mm: float) -> int:
    """A length in print pixels at 300 dpi."""
    return round(mm * PX_PER_MM)


def rect(box: Box) -> Rect:
    """The pixels of a box: its edges are rounded, so that boxes that touch in millimetres touch in pixels."""
    left, top = px(box.x), px(box.y)
    return Rect(left, top, px(box.x + box.width) - left, px(box.y + box.height) - top)
