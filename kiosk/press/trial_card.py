"""The trial card: one postcard that shows at a glance whether a printer's colours, greys, lines and edges are right."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

from PIL import Image, ImageDraw

from kiosk.content.postcard import Box
from kiosk.press.lettering import Align, FontName, set_text
from kiosk.press.measure import Plate

Words = Mapping[str, Mapping[str, str]]
INK, SOFT = "#2a2018", "#5a4a39"
# Cyan, magenta, yellow, black and what two of them make: as bright as a screen can show them.
PURE = ("#00a6d6", "#d6007f", "#ffe600", "#1a1a1a", "#d2232a", "#1c8f3a", "#2b3990")
# The house's own, and two tones of skin: where a wrong cast is seen first.
OWN = ("#b4352a", "#c9a35a", "#d2b184", "#1f3a4a", "#e8925a", "#e9c3a4", "#8a5a3c")
_RAMP = 11
_LINES_MM = (0.1, 0.15, 0.2, 0.3, 0.5)
_SEEN = 0.72


def draw_trial_card(words: Words, picture: Path, station: Mapping[str, str], printed: str, plate: Plate) -> bytes:
    """The card as a JPEG of `plate`.

    `words`: the morning scene's, of which those that begin with `card_` are printed in both languages. `picture`: a
    photograph or painting to judge by eye. `printed`: when, as it is to be read.
    """
    card = Image.new("RGB", plate.size_px, "#ffffff")
    pen = ImageDraw.Draw(card)
    setter = _Setter(card, plate, words)
    _edges(pen, plate)
    setter.both("card_title", Box(9, 8, 84, 9), "kai", 6.2, second_mm=3.0)
    setter.text(f"{station['zh']}  {station['en']}", Box(9, 16.8, 84, 3.4), "sans", 2.4, SOFT)
    setter.text(printed, Box(96, 10.2, 43, 4.4), "serif", 3.4, INK, "right")
    _patches(pen, plate, PURE, 25.5)
    _patches(pen, plate, OWN, 38.5)
    setter.both("card_colours", Box(9, 21.6, 84, 3.4), "sans", 2.4, second_mm=2.1)
    setter.both("card_greys", Box(9, 52.4, 84, 3.4), "sans", 2.4, second_mm=2.1)
    _greys(pen, plate, 56.2)
    setter.both("card_lines", Box(9, 76.4, 84, 3.4), "sans", 2.4, second_mm=2.1)
    _lines(pen, plate, 80.4)
    _photograph(card, plate, picture, Box(96, 21.6, 43, 46.0))
    setter.both("card_picture", Box(96, 68.4, 43, 3.2), "sans", 2.2, second_mm=1.9)
    setter.text(words["card_edges"]["zh"], Box(96, 76.4, 43, 3.4), "sans", 2.2, SOFT)
    setter.text(words["card_edges"]["en"], Box(96, 80.0, 43, 3.0), "sans", 1.9, SOFT)
    setter.text(words["card_read"]["zh"], Box(96, 84.2, 43, 3.2), "kai", 1.9, INK)
    setter.text(words["card_read"]["en"], Box(96, 87.0, 43, 2.8), "serif", 1.7, INK)
    kept = io.BytesIO()
    card.save(kept, "JPEG", quality=95, subsampling=0, dpi=(plate.dpi, plate.dpi))
    return kept.getvalue()


class _Setter:
    """Sets words in boxes of the design, in millimetres."""

    def __init__(self, card: Image.Image, plate: Plate, words: Words) -> None:
        self._card = card
        self._plate = plate
        self._words = words

    def text(self, text: str, box: Box, font: FontName, size_mm: float, colour: str, align: Align = "left") -> int:
        """Set and print; returns where the words end, in pixels."""
        plate = self._plate
        setting = set_text(text, font, size_mm, plate.rect(box), align, px_per_mm=plate.px_per_mm)
        setting.draw(self._card, colour)
        return setting.covers.x + setting.covers.width

    def both(self, key: str, box: Box, font: FontName, size_mm: float, second_mm: float) -> None:
        """Chinese, and English smaller behind it on the same line."""
        plate = self._plate
        end_px = self.text(self._words[key]["zh"], box, font, size_mm, INK)
        used = (end_px - plate.spot(box.x, 0)[0]) / plate.px_per_mm + 2.0
        rest = Box(box.x + used, box.y, box.width - used, box.height)
        self.text(self._words[key]["en"], rest, "serif" if font == "kai" else "sans", second_mm, SOFT)


def _edges(pen: ImageDraw.ImageDraw, plate: Plate) -> None:
    """Frames 1 to 5 mm inside the design's edge: the outermost that is whole tells how much the printer cuts off."""
    for inset in range(1, 6):
        box = plate.rect(Box(inset, inset, 148 - 2 * inset, 100 - 2 * inset))
        left, top, right, bottom = box.corners
        pen.rectangle(
            (left, top, right - 1, bottom - 1), outline=INK if inset == 5 else "#c9a35a", width=plate.px(0.12)
        )


def _patches(pen: ImageDraw.ImageDraw, plate: Plate, colours: tuple[str, ...], y_mm: float) -> None:
    for place, colour in enumerate(colours):
        pen.rectangle(_filled(plate, Box(9 + 12 * place, y_mm, 12, 12)), fill=colour)


def _greys(pen: ImageDraw.ImageDraw, plate: Plate, y_mm: float) -> None:
    """Steps that must be free of colour, over one smooth slope that must be free of bands."""
    step = 84 / _RAMP
    for place in range(_RAMP):
        level = round(255 * place / (_RAMP - 1))
        pen.rectangle(_filled(plate, Box(9 + step * place, y_mm, step, 9)), fill=(level, level, level))
    left, top, right, bottom = plate.rect(Box(9, y_mm + 10, 84, 8)).corners
    for x in range(left, right):
        share = (x - left) / max(1, right - 1 - left)
        pen.line(
            (x, top, x, bottom - 1), fill=(round(31 + 201 * share), round(58 + 88 * share), round(74 + 16 * share))
        )
    pen.rectangle((left, plate.rect(Box(9, y_mm, 84, 9)).y, right - 1, bottom - 1), outline=SOFT)


def _lines(pen: ImageDraw.ImageDraw, plate: Plate, y_mm: float) -> None:
    """Combs of lines, a stripe of each ink: a blocked nozzle leaves a gap."""
    x_mm = 9.0
    for width in _LINES_MM:
        for place in range(int(7.5 / (2 * width))):
            left = plate.spot(x_mm + place * 2 * width, y_mm)[0]
            top, bottom = plate.spot(0, y_mm)[1], plate.spot(0, y_mm + 10)[1]
            pen.rectangle((left, top, left + max(1, plate.px(width)) - 1, bottom), fill=INK)
        x_mm += 8.6
    for row, colour in enumerate(PURE[:4]):
        for stripe in range(3):
            y = y_mm + row * 2.6 + stripe * 0.8
            box = plate.rect(Box(53, y, 40, 0.4))
            pen.rectangle(_inner(box.corners), fill=colour)


def _photograph(card: Image.Image, plate: Plate, picture: Path, box: Box) -> None:
    """What there is to see of the picture, filling the box: cards leave room for writing at the bottom."""
    place = plate.rect(box)
    with Image.open(picture) as opened:
        photo = opened.convert("RGB").crop((0, 0, opened.width, round(opened.height * _SEEN)))
    share = max(place.width / photo.width, place.height / photo.height)
    photo = photo.resize((round(photo.width * share) + 1, round(photo.height * share) + 1), Image.Resampling.LANCZOS)
    left, top = (photo.width - place.width) // 2, (photo.height - place.height) // 2
    card.paste(photo.crop((left, top, left + place.width, top + place.height)), (place.x, place.y))


def _filled(plate: Plate, box: Box) -> tuple[int, int, int, int]:
    return _inner(plate.rect(box).corners)


def _inner(corners: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    """Pillow fills the right and bottom edges too."""
    left, top, right, bottom = corners
    return left, top, right - 1, bottom - 1
