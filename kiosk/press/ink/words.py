"""Typed words as the glass shows them: set by the press at print size, then made smaller or larger, never set anew."""

from __future__ import annotations

import math
from typing import NamedTuple

from PIL import Image

from kiosk.content.postcard import Box
from kiosk.press.lettering import FontName, GlyphMissingError, TextTooLongError, require_glyphs
from kiosk.press.measure import PX_PER_MM, Rect
from kiosk.press.typeset import typeset

_FONT: FontName = "kai"
_ROOM_MM = 1.5
"""Hanging marks and long letters may reach so far out of the field."""


class Print(NamedTuple):
    """Words as coverage, 0..255, with the pixel of its top left corner."""

    coverage: Image.Image
    left: int
    top: int


def without_strangers(text: str) -> tuple[str, str]:
    """The text without the signs the press has no letters for, and those signs, each once."""
    strangers = ""
    for sign in text:
        try:
            require_glyphs(_FONT, sign)
        except GlyphMissingError:
            strangers += sign if sign not in strangers else ""
    return "".join(sign for sign in text if sign not in strangers), strangers


def fits(text: str, field: Box) -> bool:
    """Whether the press can set this text in a writing field of that size."""
    if not text.strip():
        return True
    try:
        typeset(text, Rect(0, 0, round(field.width * PX_PER_MM), round(field.height * PX_PER_MM)))
    except TextTooLongError:
        return False
    return True


def set_words(text: str, field: Box, px_per_mm: float, origin_px: tuple[float, float]) -> Print | None:
    """The words in their field on a picture of that scale; None where there is nothing, or it does not fit."""
    if not text.strip() or not fits(text, field):
        return None
    size = [round((side + 2 * _ROOM_MM) * PX_PER_MM) for side in (field.width, field.height)]
    room = round(_ROOM_MM * PX_PER_MM)
    sheet = Image.new("L", (size[0], size[1]))
    inner = Rect(room, room, round(field.width * PX_PER_MM), round(field.height * PX_PER_MM))
    typeset(text, inner).draw(sheet, "#ffffff")
    # From whole pixels of the picture back to where they lie on the sheet.
    scale = PX_PER_MM / px_per_mm
    left_px = origin_px[0] + field.x * px_per_mm - room / scale
    top_px = origin_px[1] + field.y * px_per_mm - room / scale
    left, top = math.ceil(left_px), math.ceil(top_px)
    width = math.floor(left_px + size[0] / scale) - left
    height = math.floor(top_px + size[1] / scale) - top
    x, y = (left - left_px) * scale, (top - top_px) * scale
    part = (x, y, min(size[0], x + width * scale), min(size[1], y + height * scale))
    return Print(sheet.resize((width, height), Image.Resampling.LANCZOS, box=part), left, top)
