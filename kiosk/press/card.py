"""The postcard: each side composed at 300 dpi from its design, photo, handwriting and the words of the day."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PIL import Image, ImageChops

from kiosk.content.postcard import Frame, Lettering, Postmark
from kiosk.content.postcard_back import Back
from kiosk.happenings.words import Language, Side, Stroke, Typed
from kiosk.places import ASSETS
from kiosk.press.colour import srgb_profile
from kiosk.press.ground import ground
from kiosk.press.ink import colour_of, draw_ink
from kiosk.press.lettering import Setting, set_text
from kiosk.press.measure import DPI, MM_PER_INCH, Plate
from kiosk.press.mount import mount
from kiosk.press.postmark import postmark
from kiosk.press.typeset import typeset

JPEG_QUALITY = 92
_BLOCK_PX = 8
_GAP_MM = 4.5
_TABLE = "#e9e4da"
"""What lies between front and back in the picture for a phone."""


@dataclass(frozen=True, slots=True)
class CardWords:
    """What fills a design's places: the station's name in the card's language and in Chinese, local day, serial."""

    station: str
    station_zh: str
    day: datetime
    serial: int

    @property
    def date(self) -> str:
        return f"{self.day:%Y.%m.%d}"

    @property
    def time(self) -> str:
        return f"{self.day:%H:%M}"


def compose(
    side: Side,
    frame: Frame,
    back: Back,
    plate: Plate,
    words: CardWords,
    language: Language,
    photo: Image.Image | None = None,
    strokes: Iterable[Stroke] = (),
    typed: Typed | None = None,
    assets: Path = ASSETS,
) -> Image.Image:
    """One side of the card as RGB pixels of the plate's size.

    `photo`: any size, cut to its window on the front; None leaves the window out. Of `strokes` and `typed`, only what
    stands on this side is drawn. Raises OSError when the design's picture is missing or damaged, GlyphMissingError or
    TextTooLongError from its words or the typed ones.
    """
    design = frame if side == "front" else back
    card = ground(design, plate, assets).copy()
    for lettering in design.lettering:
        set_lettering(lettering, plate, words, language).draw(card, lettering.colour)
    if photo is not None and side == "front":
        mount(card, photo, frame.photo, plate)
    _stamp(card, design.postmark, words, plate)
    black = design.writing.ink[:7]
    if typed is not None and typed.side == side and typed.text.strip():
        sheet = typeset(typed.text, plate.rect(design.writing.box), plate.px_per_mm)
        sheet.draw(card, colour_of(typed.ink, black))
    written = [stroke for stroke in strokes if stroke.side == side]
    draw_ink(card, written, plate.px_per_mm, plate.origin_px, black)
    return card


def set_lettering(lettering: Lettering, plate: Plate, words: CardWords, language: Language) -> Setting:
    """Printed words with their places filled in, set in their box; raises GlyphMissingError or TextTooLongError."""
    text = lettering.words[language]
    for place, value in (("station", words.station), ("date", words.date), ("serial", str(words.serial))):
        text = text.replace("{" + place + "}", value)
    box = plate.rect(lettering.box)
    return set_text(text, lettering.font, lettering.size_mm, box, lettering.align, lettering.vertical, plate.px_per_mm)


def encode_jpeg(card: Image.Image) -> bytes:
    """A picture for phone or printer: JPEG, 300 dpi, sRGB profile, no other metadata."""
    sheet = io.BytesIO()
    card.save(sheet, "JPEG", quality=JPEG_QUALITY, subsampling=0, dpi=(DPI, DPI), icc_profile=srgb_profile())
    return sheet.getvalue()


def phone_picture(front: Image.Image, back: Image.Image | None) -> Image.Image:
    """What a phone gets: the front alone, or both sides, the back below the front."""
    if back is None:
        return front
    # The back begins with a block of the JPEG, so that its pixels are encoded just as in the back alone.
    below = -(-(front.height + round(_GAP_MM * DPI / MM_PER_INCH)) // _BLOCK_PX) * _BLOCK_PX
    both = Image.new("RGB", (front.width, below + back.height), _TABLE)
    both.paste(front, (0, 0))
    both.paste(back, (0, below))
    return both


def preview(card: Image.Image, width_px: int) -> Image.Image:
    """The card made smaller for the screen: the same pixels as the print, only fewer."""
    return card.resize(
        (width_px, round(width_px * card.height / card.width)), Image.Resampling.LANCZOS, reducing_gap=2.0
    )


def _stamp(card: Image.Image, mark: Postmark, words: CardWords, plate: Plate) -> None:
    """Postmark ink lies over paper and photo as ink does: it darkens, it never covers."""
    disc = postmark(
        words.station_zh,
        words.date,
        words.time,
        f"NO.{words.serial}",
        mark.diameter_mm,
        mark.angle_deg,
        mark.colour,
        plate.px_per_mm,
    )
    middle = plate.spot(*mark.centre)
    spot = (middle[0] - disc.width // 2, middle[1] - disc.height // 2)
    under = card.crop((*spot, spot[0] + disc.width, spot[1] + disc.height))
    inked = ImageChops.multiply(under, Image.new("RGB", disc.size, mark.colour[:7]))
    # On dark ground pure multiplying would vanish.
    inked = Image.blend(inked, Image.new("RGB", disc.size, mark.colour[:7]), 0.45)
    card.paste(inked, spot, disc.getchannel("A"))
