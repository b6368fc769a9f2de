"""The postcard's front: composed at 300 dpi from a frame, a photo, handwriting and the words of the day."""

from __future__ import annotations

import functools
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PIL import Image, ImageChops, ImageCms, ImageDraw, ImageFilter, ImageOps

from kiosk.content.postcard import Box, Frame, Photo
from kiosk.happenings.words import Language, Stroke
from kiosk.press.ink import draw_ink
from kiosk.press.lettering import draw_text
from kiosk.press.measure import CARD_PX, DPI, Rect, px, rect
from kiosk.press.postmark import postmark

JPEG_QUALITY = 92
_MOUNT_MM = 1.6
_STAMP_MM = 2.2
_SLIP_MM = 1.5
"""How far a wash reaches beyond the words on it."""
_FINER = 2


@dataclass(frozen=True, slots=True)
class CardWords:
    """What fills a frame's places: the station's name in the card's language and in Chinese, local day, serial."""

    station: str
    station_zh: str
    day: datetime
    serial: int

    @property
    def date(self) -> str:
        return f"{self.day:%Y.%m.%d}"


def compose(
    frame: Frame,
    assets: Path,
    words: CardWords,
    language: Language,
    photo: Image.Image | None,
    strokes: Sequence[Stroke],
) -> Image.Image:
    """The card as RGB pixels, 1748 x 1181. `photo`: any size, cut to its window; None leaves the window out.

    Raises OSError when the frame's picture is missing or damaged, GlyphMissingError or TextTooLongError from its words.
    """
    card = _ground(frame, assets).copy()
    letter(card, frame, words, language)
    if photo is not None:
        _mount(card, photo, frame.photo)
    _stamp(card, frame, words)
    draw_ink(card, strokes, frame.writing.ink, rect(frame.writing.box))
    return card


def letter(card: Image.Image, frame: Frame, words: CardWords, language: Language) -> None:
    """Print the frame's words on the card; raises GlyphMissingError or TextTooLongError."""
    filled = {"station": words.station, "date": words.date, "serial": str(words.serial)}
    for lettering in frame.lettering:
        text = lettering.words[language]
        for place, value in filled.items():
            text = text.replace("{" + place + "}", value)
        box = rect(lettering.box)
        draw_text(
            card, text, lettering.font, lettering.size_mm, lettering.colour, box, lettering.align, lettering.vertical
        )


def encode_jpeg(card: Image.Image) -> bytes:
    """The card for phone and printer: JPEG, 300 dpi, sRGB profile, no other metadata."""
    sheet = io.BytesIO()
    card.save(sheet, "JPEG", quality=JPEG_QUALITY, subsampling=0, dpi=(DPI, DPI), icc_profile=srgb_profile())
    return sheet.getvalue()


def preview(card: Image.Image, width_px: int) -> Image.Image:
    """The card made smaller for the screen: the same pixels as the print, only fewer."""
    return card.resize(
        (width_px, round(width_px * card.height / card.width)), Image.Resampling.LANCZOS, reducing_gap=2.0
    )


@functools.lru_cache(maxsize=1)
def srgb_profile() -> bytes:
    """The ICC profile of sRGB."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


@functools.lru_cache(maxsize=6)
def _ground(frame: Frame, assets: Path) -> Image.Image:
    """Paper, picture and washes: what is the same on every card of a frame."""
    card = Image.new("RGB", CARD_PX, frame.paper[:7])
    if frame.picture is not None:
        place = rect(frame.picture.box)
        with Image.open(assets / frame.picture.file) as picture:
            card.paste(
                ImageOps.fit(picture.convert("RGB"), place.size, centering=frame.picture.focus), (place.x, place.y)
            )
    if frame.writing.wash:
        _wash(card, rect(frame.writing.box), frame.writing.wash)
    for lettering in frame.lettering:
        if lettering.wash:
            x, y, width, height = lettering.box
            around = Box(x - _SLIP_MM, y - _SLIP_MM, width + 2 * _SLIP_MM, height + 2 * _SLIP_MM)
            _wash(card, rect(around), lettering.wash)
    return card


def _wash(card: Image.Image, place: Rect, colour: str) -> None:
    radius = px(1.6)
    mask = Image.new("L", card.size, 0)
    left, top, right, bottom = place.corners
    alpha = int(colour[7:9], 16) if len(colour) == 9 else 255
    ImageDraw.Draw(mask).rounded_rectangle((left, top, right - 1, bottom - 1), radius, fill=alpha)
    card.paste(Image.new("RGB", card.size, colour[:7]), (0, 0), mask.filter(ImageFilter.GaussianBlur(px(0.35))))


def _mount(card: Image.Image, photo: Image.Image, window: Photo) -> None:
    """Lay the photo into its window, with its edge and a soft shadow, turned by its angle."""
    size = rect(window.box).size
    margin = {"none": 0, "mount": px(_MOUNT_MM), "stamp": px(_STAMP_MM)}[window.edge]
    inner = (size[0] - 2 * margin, size[1] - 2 * margin)
    print_ = Image.new("RGBA", size, "#fffdf7")
    print_.paste(ImageOps.fit(photo.convert("RGB"), inner, centering=(0.5, 0.42)), (margin, margin))
    if window.edge == "stamp":
        print_.putalpha(_perforated(size))
    reach = px(3)
    slip = Image.new("RGBA", (size[0] + 2 * reach, size[1] + 2 * reach), (255, 253, 247, 0))
    slip.paste(print_, (reach, reach))
    if window.angle_deg:
        slip = slip.rotate(window.angle_deg, Image.Resampling.BICUBIC, expand=True)
    place = rect(window.box)
    spot = (place.x + (size[0] - slip.width) // 2, place.y + (size[1] - slip.height) // 2)
    if window.edge != "none":
        shade = slip.getchannel("A").filter(ImageFilter.GaussianBlur(px(0.7))).point(lambda v: v * 105 // 255)
        card.paste((40, 26, 14), (spot[0] + px(0.35), spot[1] + px(0.55)), shade)
    card.paste(slip, spot, slip)


def _perforated(size: tuple[int, int]) -> Image.Image:
    """A stamp's outline: half holes along every edge, evenly from corner to corner."""
    width, height = size[0] * _FINER, size[1] * _FINER
    mask = Image.new("L", (width, height), 255)
    pen = ImageDraw.Draw(mask)
    pitch, radius = px(2.0) * _FINER, px(0.62) * _FINER
    across, down = max(1, round(width / pitch)), max(1, round(height / pitch))
    holes: list[tuple[float, float]] = [
        (n * width / across, edge) for n in range(across + 1) for edge in (0, height - 1)
    ]
    holes += [(edge, n * height / down) for n in range(down + 1) for edge in (0, width - 1)]
    for x, y in holes:
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=0)
    return mask.reduce(_FINER)


def _stamp(card: Image.Image, frame: Frame, words: CardWords) -> None:
    """Postmark ink lies over paper and photo as ink does: it darkens, it never covers."""
    mark = frame.postmark
    disc = postmark(words.station_zh, words.date, f"NO.{words.serial}", mark.diameter_mm, mark.angle_deg, mark.colour)
    spot = (px(mark.centre[0]) - disc.width // 2, px(mark.centre[1]) - disc.height // 2)
    under = card.crop((*spot, spot[0] + disc.width, spot[1] + disc.height))
    inked = ImageChops.multiply(under, Image.new("RGB", disc.size, mark.colour[:7]))
    # On dark ground pure multiplying would vanish.
    inked = Image.blend(inked, Image.new("RGB", disc.size, mark.colour[:7]), 0.45)
    card.paste(inked, spot, disc.getchannel("A"))
