"""Whether a frame's words can stand on its card, found before a visitor finds it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from PIL import Image

from kiosk.content.postcard import Frame
from kiosk.happenings.words import Language
from kiosk.press.card import CardWords, letter
from kiosk.press.lettering import GlyphMissingError, TextTooLongError
from kiosk.press.measure import CARD_PX
from kiosk.yaml_source import Fault

# No day's date and serial are longer than these.
LATE = datetime(2088, 12, 28, tzinfo=UTC)
MANY = 8888


def word_faults(frames: Iterable[Frame], file: str, station_zh: str, station_en: str) -> list[Fault]:
    """A fault, placed at `file`, for every card whose words don't fit or have no glyphs, in either language."""
    faults: list[Fault] = []
    spoken: tuple[tuple[Language, str], ...] = (("zh", station_zh), ("en", station_en))
    card = Image.new("RGB", CARD_PX)
    for frame in frames:
        for language, station in spoken:
            try:
                letter(card, frame, CardWords(station, station_zh, LATE, MANY), language)
            except (GlyphMissingError, TextTooLongError) as error:
                faults.append(Fault(file, 0, "", "", f"the card {frame.id} ({language}) can't be printed: {error}"))
    return faults
