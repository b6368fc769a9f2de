"""Printed words: bundled fonts, every glyph checked, shrunk to fit their box, Chinese set across or downwards."""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import Literal

from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFont

from kiosk.places import ASSETS
from kiosk.press.measure import PX_PER_MM, Rect

FontName = Literal["kai", "serif", "sans"]
Align = Literal["left", "centre", "right"]
FILES: dict[FontName, Path] = {
    "kai": ASSETS / "fonts" / "StationKai-Regular.ttf",
    "serif": ASSETS / "fonts" / "StationSerif-SemiBold.otf",
    "sans": ASSETS / "fonts" / "StationSans-Medium.otf",
}
SMALLEST_MM = 1.6
_SHRINK = 0.96
_CJK = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")


class GlyphMissingError(ValueError):
    """The font has no picture for a character; printing would show an empty box."""


class TextTooLongError(ValueError):
    """Words don't fit their box even at the smallest size that can be read."""


@functools.lru_cache(maxsize=8)
def _characters(name: FontName) -> frozenset[int]:
    with TTFont(FILES[name], lazy=True) as font:
        return frozenset(font.getBestCmap())


@functools.lru_cache(maxsize=64)
def font(name: FontName, size_px: float) -> ImageFont.FreeTypeFont:
    """The bundled font at a size in pixels."""
    return ImageFont.truetype(FILES[name], size_px, layout_engine=ImageFont.Layout.RAQM)


def require_glyphs(name: FontName, text: str) -> None:
    """Raise `GlyphMissingError` naming every character of `text` the font lacks."""
    missing = sorted({c for c in text if ord(c) not in _characters(name) and not c.isspace()})
    if missing:
        named = ", ".join(f"{c} (U+{ord(c):04X})" for c in missing)
        raise GlyphMissingError(f"the font {FILES[name].name} has no glyph for {named} in {text!r}")


def draw_text(
    card: Image.Image,
    text: str,
    name: FontName,
    size_mm: float,
    colour: str,
    box: Rect,
    align: Align = "left",
    vertical: bool = False,
) -> Rect:
    """Draw `text` inside `box` and return the pixels it covers; raises GlyphMissingError or TextTooLongError."""
    require_glyphs(name, text)
    # English set downwards stands as a turned line: upright Latin letters in a column can't be read.
    turned = vertical and not _CJK.search(text)
    room = (box.height, box.width) if turned else box.size
    down = vertical and not turned
    size_px = size_mm * PX_PER_MM
    while True:
        face = font(name, size_px)
        left, top, right, bottom = _extent(face, text, down)
        if right - left <= room[0] and bottom - top <= room[1]:
            break
        size_px *= _SHRINK
        if size_px < SMALLEST_MM * PX_PER_MM:
            raise TextTooLongError(f"{text!r} does not fit {box.width} x {box.height} px at {SMALLEST_MM} mm")
    width, height = right - left, bottom - top
    slip = Image.new("L", (width, height), 0)
    ImageDraw.Draw(slip).text((-left, -top), text, 255, face, direction="ttb" if down else None)
    if turned:
        slip = slip.transpose(Image.Transpose.ROTATE_270)
    place = _placed(box, slip.size, align, vertical)
    ink = Image.new("RGB", slip.size, colour[:7])
    card.paste(ink, (place.x, place.y), slip.point(lambda v: v * _alpha(colour) // 255))
    return place


def _extent(face: ImageFont.FreeTypeFont, text: str, down: bool) -> tuple[int, int, int, int]:
    left, top, right, bottom = face.getbbox(text, direction="ttb" if down else None)
    return int(left), int(top), int(right + 0.999), int(bottom + 0.999)


def _placed(box: Rect, size: tuple[int, int], align: Align, vertical: bool) -> Rect:
    spare_x, spare_y = box.width - size[0], box.height - size[1]
    along = spare_y if vertical else spare_x
    begin = {"left": 0, "centre": along // 2, "right": along}[align]
    if vertical:
        return Rect(box.x + spare_x // 2, box.y + begin, *size)
    return Rect(box.x + begin, box.y + spare_y // 2, *size)


def _alpha(colour: str) -> int:
    return int(colour[7:9], 16) if len(colour) == 9 else 255
