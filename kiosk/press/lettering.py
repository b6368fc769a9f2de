"""Printed words: bundled fonts, every glyph checked, shrunk to fit their box, Chinese set across or downwards."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
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
CJK = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")


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


@dataclass(frozen=True, slots=True)
class Setting:
    """Words set in their box: what they cover, and all that is needed to draw them there."""

    text: str
    face: ImageFont.FreeTypeFont
    extent: tuple[int, int, int, int]
    down: bool
    turned: bool
    covers: Rect

    def draw(self, card: Image.Image, colour: str) -> None:
        """Print the words in this colour, such as "#2a2018" or, to let the ground through, "#2a2018cc"."""
        left, top, right, bottom = self.extent
        slip = Image.new("L", (right - left, bottom - top), 0)
        direction = "ttb" if self.down else None
        ImageDraw.Draw(slip).text((-left, -top), self.text, 255, self.face, direction=direction)
        if self.turned:
            slip = slip.transpose(Image.Transpose.ROTATE_270)
        alpha = int(colour[7:9], 16) if len(colour) == 9 else 255
        ink = Image.new("RGB", slip.size, colour[:7])
        card.paste(ink, (self.covers.x, self.covers.y), slip.point(lambda v: v * alpha // 255))


def set_text(
    text: str,
    name: FontName,
    size_mm: float,
    box: Rect,
    align: Align = "left",
    vertical: bool = False,
    px_per_mm: float = PX_PER_MM,
) -> Setting:
    """Set `text` in `box`, smaller where it must; raises GlyphMissingError or TextTooLongError."""
    require_glyphs(name, text)
    # English set downwards stands as a turned line: upright Latin letters in a column can't be read.
    turned = vertical and not CJK.search(text)
    room = (box.height, box.width) if turned else box.size
    down = vertical and not turned
    size_px = size_mm * px_per_mm
    while True:
        face = font(name, size_px)
        left, top, right, bottom = extent = _extent(face, text, down)
        if right - left <= room[0] and bottom - top <= room[1]:
            break
        size_px *= _SHRINK
        if size_px < SMALLEST_MM * px_per_mm:
            raise TextTooLongError(f"{text!r} does not fit {_mm(box, px_per_mm)} mm at {SMALLEST_MM} mm")
    size = (bottom - top, right - left) if turned else (right - left, bottom - top)
    return Setting(text, face, extent, down, turned, _placed(box, size, align, vertical))


def _mm(box: Rect, px_per_mm: float) -> str:
    return f"{box.width / px_per_mm:.1f} x {box.height / px_per_mm:.1f}"


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
