"""The day on a card of the postcards' own size: a leaf of a calendar, the river of its season beside its figures."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageOps

from kiosk.content.postcard import Box
from kiosk.press.colour import open_in_srgb
from kiosk.press.lettering import FontName, font, require_glyphs
from kiosk.press.measure import CARD_PLATE, Plate
from kiosk.reckoning.shares import Estimate

Pair = tuple[str, str]
"""The same words twice: as they stand large, then small in the other language."""

PAPER, INK, GREY, PALE, RED = "#fbf6ea", "#2a2018", "#75634c", "#e2d6bd", "#a3432f"
ENTRY, EXIT = "#4f7d99", "#a3432f"
_PICTURE = Box(0, 0, 46, 100)
_LEFT, _RIGHT = 52.5, 142.5
_COLUMN = 41.5
_WATER, _TALLEST = 65.2, 7.4
_APART = 2.0
"""Between two figures at least."""
_FINER = 3


@dataclass(frozen=True, slots=True)
class DoorShare:
    """A door's share of smiles: `number` as it stands large, "n = 12" where none is told, and a `line` below it."""

    label: Pair
    number: str
    estimate: Estimate | None
    line: str


@dataclass(frozen=True, slots=True)
class DayCard:
    """All that stands on the card. `hours`: hour of the day, who came in and who went out in it.

    `picture`: the season's, a whole card of 148 x 100 mm; `focus` 0..1 where in its width the leaf is cut from it.
    """

    title: Pair
    kind: Pair
    station: Pair
    day: str
    month: Pair
    weekday: Pair
    picture: Path
    focus: float
    shares: tuple[DoorShare, DoorShare]
    difference: tuple[Pair, str]
    hours_title: Pair
    doors: tuple[Pair, Pair]
    hours: tuple[tuple[int, int, int], ...]
    none: str
    figures: tuple[tuple[Pair, str], ...]
    notes: tuple[str, ...]


def draw_day_card(card: DayCard, plate: Plate = CARD_PLATE) -> Image.Image:
    """The card as RGB pixels of the plate's size; raises OSError without its picture, GlyphMissingError from words."""
    sheet = Image.new("RGB", plate.size_px, PAPER)
    _leaf(sheet, card, plate)
    pen = _Pen(sheet, plate)
    _date(pen, card)
    _head(pen, card)
    for number, (share, colour) in enumerate(zip(card.shares, (ENTRY, EXIT), strict=True)):
        _share(pen, _LEFT + number * (_RIGHT - _LEFT - _COLUMN), share, colour)
    _difference(pen, card)
    _hours(pen, card)
    _figures(pen, card)
    for number, note in enumerate(card.notes):
        pen.words(_LEFT, 94.0 + 2.6 * number, note, "sans", 1.75, GREY, room=_RIGHT - _LEFT)
    return sheet


class _Pen:
    """Draws in millimetres of the design on a sheet."""

    def __init__(self, sheet: Image.Image, plate: Plate) -> None:
        self._sheet = sheet
        self._plate = plate
        self._draw = ImageDraw.Draw(sheet)

    def words(
        self,
        x: float,
        y: float,
        words: str,
        name: FontName,
        size_mm: float,
        colour: str = INK,
        align: str = "l",
        room: float | None = None,
    ) -> float:
        """One line with its baseline at `y`, set smaller where it would be wider than `room`; its width."""
        require_glyphs(name, words)
        wide = self.width(words, name, size_mm)
        if room is not None and wide > room:
            size_mm, wide = size_mm * room / wide, room
        face = font(name, size_mm * self._plate.px_per_mm)
        self._draw.text(self._plate.spot(x, y), words, colour, face, anchor=f"{align}s")
        return wide

    def width(self, words: str, name: FontName, size_mm: float) -> float:
        return font(name, size_mm * self._plate.px_per_mm).getlength(words) / self._plate.px_per_mm

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A filled rectangle whose edges may lie between two pixels."""
        around = self._plate.rect(Box(x - 0.2, y - 0.2, width + 0.4, height + 0.4))
        if width <= 0 or height <= 0:
            return
        mask = Image.new("L", (around.width * _FINER, around.height * _FINER), 0)
        scale = self._plate.px_per_mm * _FINER
        left = (x * self._plate.px_per_mm + self._plate.origin_px[0] - around.x) * _FINER
        top = (y * self._plate.px_per_mm + self._plate.origin_px[1] - around.y) * _FINER
        ImageDraw.Draw(mask).rectangle(
            (round(left), round(top), round(left + width * scale) - 1, round(top + height * scale) - 1), fill=255
        )
        self._sheet.paste(Image.new("RGB", around.size, colour), (around.x, around.y), mask.reduce(_FINER))

    def dot(self, x: float, y: float, radius: float, colour: str, *, full: bool) -> None:
        """A round mark: a disc, or a ring."""
        plate, reach = self._plate, radius + 0.3
        around = plate.rect(Box(x - reach, y - reach, 2 * reach, 2 * reach))
        scale = plate.px_per_mm * _FINER
        middle = (
            (x * plate.px_per_mm + plate.origin_px[0] - around.x) * _FINER,
            (y * plate.px_per_mm + plate.origin_px[1] - around.y) * _FINER,
        )
        mask = Image.new("L", (around.width * _FINER, around.height * _FINER), 0)
        draw = ImageDraw.Draw(mask)
        draw.circle(middle, radius * scale, fill=255)
        if not full:
            draw.circle(middle, (radius - 0.34) * scale, fill=0)
        self._sheet.paste(Image.new("RGB", around.size, colour), (around.x, around.y), mask.reduce(_FINER))


def _leaf(sheet: Image.Image, card: DayCard, plate: Plate) -> None:
    place = plate.rect(_PICTURE)
    picture = ImageOps.fit(open_in_srgb(card.picture), place.size, centering=(card.focus, 0.0))
    sheet.paste(picture, (place.x, place.y))


def _date(pen: _Pen, card: DayCard) -> None:
    middle = _PICTURE.x + _PICTURE.width / 2
    pen.words(middle, 86.2, card.day, "serif", 15.5, RED, "m")
    pen.words(middle, 91.2, f"{card.month[0]}　{card.weekday[0]}", "kai", 3.3, INK, "m", 38)
    pen.words(middle, 94.6, f"{card.weekday[1]} · {card.month[1]}", "sans", 1.85, GREY, "m", 38)


def _head(pen: _Pen, card: DayCard) -> None:
    wide = pen.words(_LEFT - 0.3, 12.4, card.title[0], "kai", 6.6)
    pen.words(_LEFT + wide + 1.8, 12.4, card.title[1], "sans", 2.1, GREY)
    pen.words(_RIGHT, 8.9, card.station[0], "kai", 3.0, INK, "r", 44)
    pen.words(_RIGHT, 12.4, f"{card.kind[0]}  {card.kind[1]}", "sans", 2.0, GREY, "r", 36)
    pen.box(_LEFT, 14.6, _RIGHT - _LEFT, 0.35, INK)


def _share(pen: _Pen, x: float, share: DoorShare, colour: str) -> None:
    pen.dot(x + 1.0, 18.9, 1.0, colour, full=colour == EXIT)
    wide = pen.words(x + 3.2, 20.0, share.label[0], "kai", 3.3)
    pen.words(x + 4.4 + wide, 20.0, share.label[1], "sans", 1.9, GREY)
    if share.estimate is None:
        pen.words(x, 31.6, share.number, "serif", 6.0, GREY)
    else:
        wide = pen.words(x - 0.4, 31.6, share.number, "serif", 11.2)
        pen.words(x + wide + 0.6, 31.6, "%", "serif", 4.6)
        _bar(pen, x, 35.3, share.estimate, colour)
    pen.words(x, 40.4, share.line, "sans", 1.95, GREY, room=_COLUMN)


def _bar(pen: _Pen, x: float, y: float, share: Estimate, colour: str) -> None:
    """The share and its interval on a scale from nought to a hundred."""
    pen.box(x, y - 0.09, _COLUMN, 0.18, GREY)
    for part in (0.0, 0.5, 1.0):
        pen.box(x + part * _COLUMN - 0.09, y - 0.6, 0.18, 1.2, GREY)
    tint = "#cfdee7" if colour == ENTRY else "#e3bfb0"
    pen.box(x + share.low * _COLUMN, y - 1.1, max(0.3, (share.high - share.low) * _COLUMN), 2.2, tint)
    pen.box(x + share.value * _COLUMN - 0.22, y - 1.4, 0.44, 2.8, colour)


def _difference(pen: _Pen, card: DayCard) -> None:
    (label, beside), told = card.difference
    wide = pen.words(_LEFT, 46.4, label, "kai", 3.1)
    pen.words(_LEFT + wide + 1.2, 46.4, beside, "sans", 1.9, GREY)
    pen.words(_RIGHT, 46.4, told, "sans", 2.5, INK, "r", 58)
    pen.box(_LEFT, 48.9, _RIGHT - _LEFT, 0.2, PALE)


def _hours(pen: _Pen, card: DayCard) -> None:
    """Who came in stands over the water line, who went out below it as its reflection; both on one scale."""
    wide = pen.words(_LEFT, 54.2, card.hours_title[0], "kai", 3.1)
    pen.words(_LEFT + wide + 1.2, 54.2, card.hours_title[1], "sans", 1.9, GREY)
    most = max((max(ins, outs) for _, ins, outs in card.hours), default=0)
    if not most:
        pen.words((_LEFT + _RIGHT) / 2, _WATER + 1, card.none, "kai", 3.0, GREY, "m")
        return
    _legend(pen, card, most)
    step = (_RIGHT - _LEFT) / len(card.hours)
    width = min(5.2, step * 0.62)
    for number, (hour, ins, outs) in enumerate(card.hours):
        middle = _LEFT + (number + 0.5) * step
        up, down = ins / most * _TALLEST, outs / most * _TALLEST
        pen.box(middle - width / 2, _WATER - up, width, up, ENTRY)
        pen.box(middle - width / 2, _WATER + 0.2, width, down, EXIT)
        if len(card.hours) <= 12 or not number % 2:
            pen.words(middle, 76.2, f"{hour}", "sans", 1.9, GREY, "m")
    pen.box(_LEFT, _WATER, _RIGHT - _LEFT, 0.2, INK)


def _legend(pen: _Pen, card: DayCard, most: int) -> None:
    x = _RIGHT
    for (zh, en), colour in reversed(tuple(zip(card.doors, (ENTRY, EXIT), strict=True))):
        words = f"{zh} {en}"
        x -= pen.words(x, 54.2, words, "sans", 1.9, GREY, "r")
        pen.box(x - 2.6, 52.8, 1.8, 1.4, colour)
        x -= 5.2
    pen.words(x, 54.2, f"↑ {most:,}", "sans", 1.9, GREY, "r")


def _figures(pen: _Pen, card: DayCard) -> None:
    pen.box(_LEFT, 78.4, _RIGHT - _LEFT, 0.2, PALE)
    # As wide as what stands there, and what is left over shared out between them.
    wide = [
        max(pen.width(value, "serif", 4.3), pen.width(zh, "kai", 2.5), pen.width(en, "sans", 1.7))
        for (zh, en), value in card.figures
    ]
    shrink = min(1.0, (_RIGHT - _LEFT - _APART * (len(wide) - 1)) / sum(wide))
    gap = (_RIGHT - _LEFT - shrink * sum(wide)) / max(1, len(wide) - 1)
    x = _LEFT
    for ((zh, en), value), width in zip(card.figures, wide, strict=True):
        pen.words(x, 84.4, value, "serif", 4.3 * shrink)
        pen.words(x, 87.7, zh, "kai", 2.5 * shrink, INK)
        pen.words(x, 90.1, en, "sans", 1.7 * shrink, GREY)
        x += width * shrink + gap
