"""The round postmark of the day: the station's name along the rim, the date across, the day's serial below."""

from __future__ import annotations

import functools
import math
import random

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from kiosk.press.lettering import FontName, font, require_glyphs
from kiosk.press.measure import PX_PER_MM

_FINER = 3
_FONT: FontName = "serif"
_ARC_DEG = 250.0
"""How much of the rim the name may take before its characters shrink."""


@functools.lru_cache(maxsize=8)
def postmark(rim: str, date: str, serial: str, diameter_mm: float, angle_deg: float, colour: str) -> Image.Image:
    """An RGBA picture of the postmark, a little larger than `diameter_mm` at 300 dpi; raises GlyphMissingError."""
    for words in (rim, date, serial):
        require_glyphs(_FONT, words)
    size = round(diameter_mm * PX_PER_MM) + 8
    fine = size * _FINER
    unit = diameter_mm * PX_PER_MM * _FINER / 100
    middle = fine / 2
    plate = Image.new("L", (fine, fine), 0)
    pen = ImageDraw.Draw(plate)
    for radius, line in ((50, 2.0), (46.4, 0.7), (27.5, 0.8)):
        _ring(pen, middle, radius * unit, line * unit)
    _on_rim(plate, rim, middle, 36.2 * unit, 13.0 * unit)
    _across(plate, date, middle, middle - 1.0 * unit, 48 * unit, 11.5 * unit)
    _across(plate, serial, middle, middle + 12.5 * unit, 34 * unit, 8.0 * unit)
    _waves(pen, middle, unit)
    worn = _worn(plate.rotate(angle_deg, Image.Resampling.BICUBIC).reduce(_FINER))
    stamp = Image.new("RGBA", worn.size, colour[:7])
    stamp.putalpha(worn)
    return stamp


def _ring(pen: ImageDraw.ImageDraw, middle: float, radius: float, line: float) -> None:
    pen.ellipse(
        (middle - radius, middle - radius, middle + radius, middle + radius), outline=255, width=max(1, round(line))
    )


def _on_rim(plate: Image.Image, words: str, middle: float, radius: float, size: float) -> None:
    """Characters standing on the rim, evenly by their widths, the middle one at the top."""
    face = font(_FONT, round(size))
    widths = [face.getlength(c) for c in words]
    air = 0.28 * size
    turn = math.degrees(1 / radius)
    spread = (sum(widths) + air * (len(words) - 1)) * turn
    if spread > _ARC_DEG:
        shrink = _ARC_DEG / spread
        face = font(_FONT, round(size * shrink))
        widths = [face.getlength(c) for c in words]
        air *= shrink
        spread = (sum(widths) + air * (len(words) - 1)) * turn
    at = -spread / 2
    for character, width in zip(words, widths, strict=True):
        half = width * turn / 2
        at += half
        _stand(plate, character, face, middle, radius, at)
        at += half + air * turn


def _stand(
    plate: Image.Image, character: str, face: ImageFont.FreeTypeFont, middle: float, radius: float, at_deg: float
) -> None:
    side = round(face.size * 2)
    slip = Image.new("L", (side, side), 0)
    ImageDraw.Draw(slip).text((side / 2, side / 2), character, 255, face, anchor="mm")
    slip = slip.rotate(-at_deg, Image.Resampling.BICUBIC)
    x = middle + radius * math.sin(math.radians(at_deg)) - side / 2
    y = middle - radius * math.cos(math.radians(at_deg)) - side / 2
    spot = (round(x), round(y))
    plate.paste(255, (*spot, spot[0] + side, spot[1] + side), slip)


def _across(plate: Image.Image, words: str, x: float, y: float, room: float, size: float) -> None:
    face = font(_FONT, round(size))
    if (width := face.getlength(words)) > room:
        face = font(_FONT, round(size * room / width))
    ImageDraw.Draw(plate).text((x, y), words, 255, face, anchor="mm")


def _waves(pen: ImageDraw.ImageDraw, middle: float, unit: float) -> None:
    """Two ripples of the river above the date, inside the inner ring."""
    for row in range(2):
        y = middle - (17.5 - row * 4.2) * unit
        reach = (11 + row * 4) * unit
        line = [
            (middle - reach + n * reach / 24, y + math.sin(n / 24 * reach / unit * 0.9) * 1.1 * unit) for n in range(49)
        ]
        pen.line(line, 255, round(0.9 * unit), joint="curve")


def _worn(plate: Image.Image) -> Image.Image:
    """Ink never covers evenly: fine grain and one paler side, the same at every printing."""
    width, height = plate.size
    noise = Image.frombytes("L", (width, height), random.Random(1921).randbytes(width * height))
    grain = noise.filter(ImageFilter.GaussianBlur(1.2)).point(lambda v: min(255, max(110, 6 * v - 510)))
    slope = Image.linear_gradient("L").resize((width, height)).point(lambda v: 205 + v * 50 // 255)
    return ImageChops.multiply(ImageChops.multiply(plate, grain), slope)
