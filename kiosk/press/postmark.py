"""The round postmark of the day: station and day's serial along the rim, date and time across.

It is the same at every printing of the same words.
"""

from __future__ import annotations

import functools
import math
import random

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from kiosk.press.lettering import FontName, font, require_glyphs
from kiosk.press.measure import PX_PER_MM

POSTMARK_FONT: FontName = "serif"
_FINER = 3
_NAME_ARC_DEG = 232.0
"""How much of the rim the name may take before its characters shrink."""
_SERIAL_ARC_DEG = 84.0


@functools.lru_cache(maxsize=8)
def postmark(
    rim: str,
    date: str,
    time: str,
    serial: str,
    diameter_mm: float,
    angle_deg: float,
    colour: str,
    px_per_mm: float = PX_PER_MM,
) -> Image.Image:
    """An RGBA picture of the postmark, a little larger than `diameter_mm`; raises GlyphMissingError."""
    for words in (rim, date, time, serial):
        require_glyphs(POSTMARK_FONT, words)
    size = round(diameter_mm * px_per_mm) + 8
    fine = size * _FINER
    unit = diameter_mm * px_per_mm * _FINER / 100
    middle = fine / 2
    plate = Image.new("L", (fine, fine), 0)
    pen = ImageDraw.Draw(plate)
    for radius, line in ((50, 2.0), (46.4, 0.7), (27.5, 0.8)):
        _ring(pen, middle, radius * unit, line * unit)
    above = _on_rim(plate, rim, middle, 36.6 * unit, 13.0 * unit, _NAME_ARC_DEG, foot=False)
    below = _on_rim(plate, serial, middle, 36.6 * unit, 9.6 * unit, _SERIAL_ARC_DEG, foot=True)
    _dots(pen, middle, 36.6 * unit, 1.5 * unit, above, below)
    _waves(pen, middle, unit)
    _across(plate, date, middle, middle + 0.6 * unit, 48 * unit, 11.5 * unit)
    _across(plate, time, middle, middle + 14.0 * unit, 34 * unit, 9.4 * unit)
    worn = _worn(plate.rotate(angle_deg, Image.Resampling.BICUBIC).reduce(_FINER))
    stamp = Image.new("RGBA", worn.size, colour[:7])
    stamp.putalpha(worn)
    return stamp


def _ring(pen: ImageDraw.ImageDraw, middle: float, radius: float, line: float) -> None:
    pen.ellipse(
        (middle - radius, middle - radius, middle + radius, middle + radius), outline=255, width=max(1, round(line))
    )


def _on_rim(
    plate: Image.Image, words: str, middle: float, radius: float, size: float, most_deg: float, *, foot: bool
) -> float:
    """Characters along the rim, evenly by their widths, the middle one at the top (or foot); returns their arc.

    At the foot they stand upright too, so that the whole postmark is read without turning it.
    """
    face = font(POSTMARK_FONT, round(size))
    air = 0.28 * size if not foot else 0.1 * size
    turn = math.degrees(1 / radius)

    def arc(widths: list[float]) -> float:
        return (sum(widths) + air * (len(words) - 1)) * turn

    widths = [face.getlength(c) for c in words]
    if (spread := arc(widths)) > most_deg:
        shrink = most_deg / spread
        face = font(POSTMARK_FONT, round(size * shrink))
        widths = [face.getlength(c) for c in words]
        air *= shrink
    at = -arc(widths) / 2
    for character, width in zip(words, widths, strict=True):
        half = width * turn / 2
        at += half
        _stand(plate, character, face, middle, radius, at, foot=foot)
        at += half + air * turn
    return arc(widths)


def _stand(
    plate: Image.Image,
    character: str,
    face: ImageFont.FreeTypeFont,
    middle: float,
    radius: float,
    at_deg: float,
    *,
    foot: bool,
) -> None:
    side = round(face.size * 2)
    slip = Image.new("L", (side, side), 0)
    ImageDraw.Draw(slip).text((side / 2, side / 2), character, 255, face, anchor="mm")
    slip = slip.rotate(at_deg if foot else -at_deg, Image.Resampling.BICUBIC)
    x = middle + radius * math.sin(math.radians(at_deg)) - side / 2
    y = middle + radius * math.cos(math.radians(at_deg)) * (1 if foot else -1) - side / 2
    spot = (round(x), round(y))
    plate.paste(255, (*spot, spot[0] + side, spot[1] + side), slip)


def _dots(
    pen: ImageDraw.ImageDraw, middle: float, radius: float, half: float, above_deg: float, below_deg: float
) -> None:
    """A dot on either side, half way between the name and the serial."""
    at = math.radians((above_deg / 2 + 180 - below_deg / 2) / 2)
    for side in (-1, 1):
        x, y = middle + side * radius * math.sin(at), middle - radius * math.cos(at)
        pen.ellipse((x - half, y - half, x + half, y + half), fill=255)


def _across(plate: Image.Image, words: str, x: float, y: float, room: float, size: float) -> None:
    face = font(POSTMARK_FONT, round(size))
    if (width := face.getlength(words)) > room:
        face = font(POSTMARK_FONT, round(size * room / width))
    ImageDraw.Draw(plate).text((x, y), words, 255, face, anchor="mm")


def _waves(pen: ImageDraw.ImageDraw, middle: float, unit: float) -> None:
    """Two ripples of the river above the date, inside the inner ring."""
    for row in range(2):
        y = middle - (18.0 - row * 4.2) * unit
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
