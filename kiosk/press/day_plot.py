"""The page's plots: shares by hour with their intervals and n, and which open time was really measured."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.press.day_sheet import GREY, INK, PALE, PAPER, Sheet
from kiosk.reckoning.shares import Estimate

PLOT_LEFT, PLOT_RIGHT = 33.0, 192.0
TOP, BOTTOM = 111.0, 155.0
STRIP_TOP, STRIP_HEIGHT = 181.5, 4.4
_MOST_BESIDE = 1.9
"""Millimetres that the two doors' marks stand beside the middle of their hour."""
_HALF_BAND = 1.25
_WHOLE = 0.98
"""A minute is told once a minute: a quarter of an hour measured to this part is whole."""


@dataclass(frozen=True, slots=True)
class DoorMark:
    """How a door is drawn, told apart by shape and by lightness: a ring or a full disc. `tint` fills its intervals."""

    colour: str
    tint: str
    full: bool

    def draw(self, sheet: Sheet, x: float, y: float, radius_mm: float = 1.15) -> None:
        """The mark with its middle there."""
        sheet.dot(x, y, radius_mm, self.colour if self.full else PAPER, self.colour)


ENTRY_MARK = DoorMark("#4f7d99", "#cfdee7", full=False)
EXIT_MARK = DoorMark("#93371a", "#dfb3a3", full=True)


@dataclass(frozen=True, slots=True)
class HourFigures:
    """One hour: each door's judged people, and its share where it may be told."""

    hour: int
    entry_n: int
    exit_n: int
    entry: Estimate | None
    exit: Estimate | None


@dataclass(frozen=True, slots=True)
class OpenStretch:
    """Open time from `begins_h` on, and the part 0..1 of it that each door measured."""

    begins_h: float
    width_h: float
    entry: float
    exit: float


def _scale(hours: tuple[HourFigures, ...]) -> tuple[float, float]:
    """The hour at the left edge, and millimetres to an hour."""
    if not hours:
        return 0.0, (PLOT_RIGHT - PLOT_LEFT) / 24
    return float(hours[0].hour), (PLOT_RIGHT - PLOT_LEFT) / (hours[-1].hour + 1 - hours[0].hour)


def draw_hours(
    sheet: Sheet, hours: tuple[HourFigures, ...], doors: tuple[tuple[str, str], tuple[str, str]], few: tuple[str, str]
) -> None:
    """Shares by hour: a mark on its interval; where there are too few people only n stands below."""
    first, step = _scale(hours)

    def at(value: float) -> float:
        return BOTTOM - value * (BOTTOM - TOP)

    for percent in (0, 25, 50, 75, 100):
        y = at(percent / 100)
        sheet.rule(PLOT_LEFT, y, PLOT_RIGHT, y, 0.6 if not percent else 0.35, GREY if not percent else PALE)
        sheet.words(PLOT_LEFT - 2, y + 0.9, f"{percent} %", "regular", 6.8, GREY, "right")
    last = hours[-1].hour + 1 if hours else 24
    for hour in range(int(first), last + 1, 1 if last - first <= 16 else 2):
        x = PLOT_LEFT + (hour - first) * step
        sheet.rule(x, BOTTOM, x, BOTTOM + 1.2, 0.4, GREY)
        sheet.words(x, BOTTOM + 4.6, f"{hour:02}:00", "regular", 6.5, GREY, "center")
    beside = min(_MOST_BESIDE, step / 5)
    for figures in hours:
        middle = PLOT_LEFT + (figures.hour + 0.5 - first) * step
        for mark, share, side in ((ENTRY_MARK, figures.entry, -beside), (EXIT_MARK, figures.exit, beside)):
            if share is not None:
                top = at(share.high)
                sheet.box(middle + side - _HALF_BAND, top, 2 * _HALF_BAND, at(share.low) - top, mark.tint)
                mark.draw(sheet, middle + side, at(share.value), 0.85)
    for number, (mark, names) in enumerate(((ENTRY_MARK, doors[0]), (EXIT_MARK, doors[1]))):
        y = BOTTOM + 9.6 + number * 4
        mark.draw(sheet, 19.2, y - 0.9)
        sheet.words(22, y, f"n {names[0]}", "regular", 6.8, INK)
        for figures in hours:
            n = figures.exit_n if number else figures.entry_n
            told = figures.exit if number else figures.entry
            middle = PLOT_LEFT + (figures.hour + 0.5 - first) * step
            words = f"{n:,}" if n else "–"
            sheet.words(middle, y, words, "medium" if told else "regular", 6.8, INK if told else GREY, "center")
    if not any(figures.entry or figures.exit for figures in hours):
        middle, y = (PLOT_LEFT + PLOT_RIGHT) / 2, at(0.65)
        sheet.words(middle, y, few[0], "medium", 9, GREY, "center")
        sheet.words(middle, y + 4, few[1], "regular", 7.2, GREY, "center")


def draw_strip(
    sheet: Sheet,
    strip: tuple[OpenStretch, ...] | None,
    hours: tuple[HourFigures, ...],
    doors: tuple[tuple[str, str], tuple[str, str]],
) -> None:
    """One row a door: tinted where it measured, hatched where it was open and did not, nothing while it was closed.

    `strip` None: nothing is known of the time measured.
    """
    first, step = _scale(hours)
    for number, (mark, names) in enumerate(((ENTRY_MARK, doors[0]), (EXIT_MARK, doors[1]))):
        y = STRIP_TOP + number * (STRIP_HEIGHT + 1.2)
        mark.draw(sheet, 19.2, y + STRIP_HEIGHT / 2)
        sheet.words(22, y + STRIP_HEIGHT / 2 + 0.9, names[0], "regular", 6.8, INK)
        sheet.rule(PLOT_LEFT, y + STRIP_HEIGHT, PLOT_RIGHT, y + STRIP_HEIGHT, 0.35, PALE)
        for stretch in strip or ():
            x, width = PLOT_LEFT + (stretch.begins_h - first) * step, stretch.width_h * step
            measured = stretch.exit if number else stretch.entry
            if measured < _WHOLE:
                sheet.box(x, y, width, STRIP_HEIGHT, PAPER, edge=INK, hatch="////////")
            sheet.box(x, y + STRIP_HEIGHT * (1 - measured), width, STRIP_HEIGHT * measured, mark.tint)
