"""Millimetres of the design and the pixels they become on the station's paper."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.content.postcard import CARD_MM, Box
from kiosk.settings.postcard import Card

DPI = 300
MM_PER_INCH = 25.4
PX_PER_MM = DPI / MM_PER_INCH
PAPERS_MM = {"148x100": (148.0, 100.0), "6x4in": (152.4, 101.6)}


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


@dataclass(frozen=True, slots=True)
class Plate:
    """The picture as it is made: the paper less its white border, with the design of 148 x 100 mm in its middle.

    The design keeps its shape; what touches its edge reaches on to the picture's. `dpi` is 300 but for trial pulls.
    """

    paper_mm: tuple[float, float] = CARD_MM
    border_mm: float = 0.0
    dpi: float = DPI

    @property
    def picture_mm(self) -> tuple[float, float]:
        """Width and height of the picture on the paper."""
        return self.paper_mm[0] - 2 * self.border_mm, self.paper_mm[1] - 2 * self.border_mm

    @property
    def size_px(self) -> tuple[int, int]:
        width, height = self.picture_mm
        return round(width * self.dpi / MM_PER_INCH), round(height * self.dpi / MM_PER_INCH)

    @property
    def scale(self) -> float:
        """How long a millimetre of the design is on paper, in millimetres."""
        width, height = self.picture_mm
        return min(width / CARD_MM[0], height / CARD_MM[1])

    @property
    def px_per_mm(self) -> float:
        """Pixels to a millimetre of the design."""
        return self.scale * self.dpi / MM_PER_INCH

    @property
    def origin_px(self) -> tuple[float, float]:
        """Where the design's top left corner lies in the picture."""
        x, y = (
            (room - self.scale * side) / 2 * self.dpi / MM_PER_INCH
            for room, side in zip(self.picture_mm, CARD_MM, strict=True)
        )
        return x, y

    @property
    def extent_mm(self) -> Box:
        """What the picture covers, in millimetres of the design; x and y are below 0 where it reaches beyond."""
        x, y = self.origin_px
        width, height = self.picture_mm
        return Box(-x / self.px_per_mm, -y / self.px_per_mm, width / self.scale, height / self.scale)

    def px(self, mm: float) -> int:
        """A length of the design in whole pixels."""
        return round(mm * self.px_per_mm)

    def spot(self, x_mm: float, y_mm: float) -> tuple[int, int]:
        """The pixel of a point of the design."""
        return round(self.origin_px[0] + x_mm * self.px_per_mm), round(self.origin_px[1] + y_mm * self.px_per_mm)

    def rect(self, box: Box) -> Rect:
        """The pixels of a box: its edges are rounded, so that boxes that touch in millimetres touch in pixels.

        An edge on the design's own edge lies on the picture's.
        """
        left, top = self.spot(box.x, box.y)
        right, bottom = self.spot(box.x + box.width, box.y + box.height)
        left, top = 0 if box.x <= 0 else left, 0 if box.y <= 0 else top
        right = self.size_px[0] if box.x + box.width >= CARD_MM[0] else right
        bottom = self.size_px[1] if box.y + box.height >= CARD_MM[1] else bottom
        return Rect(left, top, right - left, bottom - top)


CARD_PLATE = Plate()
"""The international postcard, borderless."""


def plate_of(card: Card) -> Plate:
    """The plate for the station's paper."""
    return Plate(PAPERS_MM[card.paper], card.border_mm)
