"""What is the same on every card of a design: paper, picture, washes, and the back's printed lines and squares."""

from __future__ import annotations

import functools
import math
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter, ImageOps

from kiosk.content.postcard import Box, Frame
from kiosk.content.postcard_back import POSTCODE_DIGITS, Back, Lines, Squares, StampCorner
from kiosk.press.colour import open_in_srgb
from kiosk.press.measure import Plate

_SLIP_MM = 1.5
"""How far a wash reaches beyond the words on it."""
_DASH_MM, _SPACE_MM = 0.7, 0.75
_FINER = 4


@functools.lru_cache(maxsize=16)
def ground(design: Frame | Back, plate: Plate, assets: Path) -> Image.Image:
    """The ground of a side as RGB pixels, kept for the next card: copy it before drawing on it.

    Raises OSError when the picture is missing or damaged.
    """
    card = Image.new("RGB", plate.size_px, design.paper[:7])
    if design.picture is not None:
        place = plate.rect(design.picture.box)
        picture = ImageOps.fit(open_in_srgb(assets / design.picture.file), place.size, centering=design.picture.focus)
        card.paste(picture, (place.x, place.y), picture if picture.mode == "RGBA" else None)
    if design.writing.wash:
        _wash(card, design.writing.box, design.writing.wash, plate)
    for lettering in design.lettering:
        if lettering.wash:
            x, y, width, height = lettering.box
            around = Box(x - _SLIP_MM, y - _SLIP_MM, width + 2 * _SLIP_MM, height + 2 * _SLIP_MM)
            _wash(card, around, lettering.wash, plate)
    if isinstance(design, Back):
        _print(card, design, plate)
    return card


def _wash(card: Image.Image, box: Box, colour: str, plate: Plate) -> None:
    mask = Image.new("L", card.size, 0)
    left, top, right, bottom = plate.rect(box).corners
    alpha = int(colour[7:9], 16) if len(colour) == 9 else 255
    ImageDraw.Draw(mask).rounded_rectangle((left, top, right - 1, bottom - 1), plate.px(1.6), fill=alpha)
    card.paste(Image.new("RGB", card.size, colour[:7]), (0, 0), mask.filter(ImageFilter.GaussianBlur(plate.px(0.35))))


def _print(card: Image.Image, back: Back, plate: Plate) -> None:
    for squares in (back.postcode, back.sender):
        if squares is not None:
            _squares(card, squares, plate)
    _stamp_corner(card, back.stamp, plate)
    for lines in (back.address, back.divider):
        _lines(card, lines, plate)


def _squares(card: Image.Image, squares: Squares, plate: Plate) -> None:
    x, y, width, height = squares.box
    side = (width - (POSTCODE_DIGITS - 1) * squares.gap_mm) / POSTCODE_DIGITS
    for number in range(POSTCODE_DIGITS):
        left = x + number * (side + squares.gap_mm)
        corners = [(left, y), (left + side, y), (left + side, y + height), (left, y + height)]
        for start, end in zip(corners, [*corners[1:], corners[0]], strict=True):
            _line(card, (*start, *end), squares.width_mm, squares.colour, plate)


def _stamp_corner(card: Image.Image, stamp: StampCorner, plate: Plate) -> None:
    """Dashes as even as a perforation: every side begins and ends with half of one, so that corners are closed."""
    x, y, width, height = stamp.box
    corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
    for (x1, y1), (x2, y2) in zip(corners, [*corners[1:], corners[0]], strict=True):
        length = math.dist((x1, y1), (x2, y2))
        count = max(1, round(length / (_DASH_MM + _SPACE_MM)))
        for number in range(count + 1):
            middle = number * length / count
            begin, end = max(0.0, middle - _DASH_MM / 2) / length, min(length, middle + _DASH_MM / 2) / length
            dash = (x1 + (x2 - x1) * begin, y1 + (y2 - y1) * begin, x1 + (x2 - x1) * end, y1 + (y2 - y1) * end)
            _line(card, dash, stamp.width_mm, stamp.colour, plate)


def _lines(card: Image.Image, lines: Lines, plate: Plate) -> None:
    for line in lines.lines:
        _line(card, line, lines.width_mm, lines.colour, plate)


def _line(
    card: Image.Image, ends: tuple[float, float, float, float], width_mm: float, colour: str, plate: Plate
) -> None:
    """A line with square ends, smooth at any width: hairlines are finer than whole pixels allow."""
    (ox, oy), scale, half = plate.origin_px, plate.px_per_mm, width_mm * plate.px_per_mm / 2
    x1, y1, x2, y2 = ox + ends[0] * scale, oy + ends[1] * scale, ox + ends[2] * scale, oy + ends[3] * scale
    length = math.hypot(x2 - x1, y2 - y1) or 1.0
    dx, dy = (x2 - x1) / length * half, (y2 - y1) / length * half
    x1, y1, x2, y2 = x1 - dx, y1 - dy, x2 + dx, y2 + dy
    outline = [(x1 - dy, y1 + dx), (x2 - dy, y2 + dx), (x2 + dy, y2 - dx), (x1 + dy, y1 - dx)]
    left, top = math.floor(min(x for x, _ in outline)), math.floor(min(y for _, y in outline))
    right, bottom = math.ceil(max(x for x, _ in outline)), math.ceil(max(y for _, y in outline))
    size = (max(1, right - left), max(1, bottom - top))
    fine = Image.new("L", (size[0] * _FINER, size[1] * _FINER), 0)
    # Pillow's polygon takes in the pixels its outline touches.
    ImageDraw.Draw(fine).polygon([((x - left) * _FINER - 0.5, (y - top) * _FINER - 0.5) for x, y in outline], 255)
    card.paste(Image.new("RGB", size, colour[:7]), (left, top), fine.reduce(_FINER))
