"""Proofs: a station's own cards as pictures, to look at before a visitor does."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

from kiosk.content.postcard import Frame
from kiosk.content.postcard_back import Back
from kiosk.happenings.words import Language, Side
from kiosk.press.card import CardWords, compose
from kiosk.press.lettering import GlyphMissingError, TextTooLongError
from kiosk.press.measure import DPI, Plate

_LANGUAGES: tuple[Language, ...] = ("zh", "en")
_DAY = datetime(2026, 11, 23, 16, 20, tzinfo=UTC)


def pull_proofs(
    frames: Mapping[str, Frame],
    back: Back,
    plate: Plate,
    folder: Path,
    assets: Path,
    station_zh: str,
    station_en: str,
) -> list[Path]:
    """A PNG of every frame's front with a stand-in for the photo, and of the back, in both languages.

    Returns the files; a card that can't be made, as `design_faults` tells, is left out. Raises OSError when the folder
    refuses.
    """
    folder.mkdir(parents=True, exist_ok=True)
    photo = stand_in()
    pulled: list[Path] = []
    for language in _LANGUAGES:
        words = CardWords(station_zh if language == "zh" else station_en, station_zh, _DAY, 17)
        sides: list[tuple[str, Side, Frame]] = [(frame.id, "front", frame) for frame in frames.values()]
        sides += [("back", "back", frame) for frame in [*frames.values()][:1]]
        for name, side, frame in sides:
            try:
                card = compose(side, frame, back, plate, words, language, photo, assets=assets)
            except (OSError, GlyphMissingError, TextTooLongError):
                continue
            path = folder / f"{name}.{language}.png"
            card.save(path, compress_level=3, dpi=(DPI, DPI))
            pulled.append(path)
    return pulled


def stand_in() -> Image.Image:
    """Where a visitor will be: head and shoulders before evening light, so that nobody is mistaken for a real one."""
    width, height = 1280, 720
    sky = Image.merge("RGB", [_slope(width, height, *ends) for ends in ((150, 232), (174, 205), (196, 178))])
    mask = Image.new("L", (width, height), 0)
    pen = ImageDraw.Draw(mask)
    pen.ellipse((width / 2 - 118, 150, width / 2 + 118, 440), fill=255)
    pen.rounded_rectangle((width / 2 - 270, 455, width / 2 + 270, height + 200), 190, fill=255)
    sky.paste((96, 88, 92), (0, 0), mask.filter(ImageFilter.GaussianBlur(2)))
    return sky


def _slope(width: int, height: int, top: int, bottom: int) -> Image.Image:
    return Image.linear_gradient("L").resize((width, height)).point(lambda v: top + (bottom - top) * v // 255)
