"""The page on the director's desk: one day or some days of 微笑滨江 on one sheet of A4, good in grey too."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.press.day_plot import PLOT_LEFT, DoorMark, HourFigures, OpenStretch, draw_hours, draw_strip
from kiosk.press.day_sheet import GREY, INK, LEADING, MM_PER_PT, PALE, Face, Sheet, lines_of, width_mm
from kiosk.press.lettering import CJK
from kiosk.reckoning.shares import Estimate

Pair = tuple[str, str]
"""The same words twice: first as they stand large, then in the other language, small; empty when there is only one."""

LEFT, RIGHT = 18.0, 192.0
_ROOM = RIGHT - LEFT
_GAP = 7.0
_COLUMN = (_ROOM - 2 * _GAP) / 3
_BOTTOM = 290.0
_LINE_PT = 7.4
MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True, slots=True)
class BigFigure:
    """A share or difference as the page's eye: `number` with `unit`, its interval drawn and told, and small `lines`.

    `mark`: the door whose mark stands beside the label. `corrected`: a second share drawn below the first.
    """

    label: Pair
    number: str
    unit: Pair
    estimate: Estimate | None
    lines: tuple[Pair, ...]
    mark: DoorMark | None = None
    corrected: Estimate | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of words under a title; `widths_mm` of the columns after the first, which takes the rest."""

    title: Pair
    heads: tuple[Pair, ...]
    widths_mm: tuple[float, ...]
    rows: tuple[tuple[Pair, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class DayPage:
    """All that stands on the page, as it stands there. `figures`: in, out, and their difference; `motto`: what must not
    be read into them.
    """

    title: Pair
    kind: Pair
    station: Pair
    date: Pair
    remarks: tuple[Pair, ...]
    figures: tuple[BigFigure, BigFigure, BigFigure]
    motto: Pair
    hours_title: Pair
    hours: tuple[HourFigures, ...]
    doors: tuple[Pair, Pair]
    few: Pair
    strip_title: Pair
    strip: tuple[OpenStretch, ...] | None
    strip_line: Pair
    compared: Table
    published: Table
    others: tuple[tuple[Pair, str], ...]
    notes: tuple[Pair, ...]


def draw_page(page: DayPage) -> Sheet:
    """The whole page."""
    sheet = Sheet()
    _head(sheet, page)
    for number, figure in enumerate(page.figures):
        _figure(sheet, LEFT + number * (_COLUMN + _GAP), figure)
    pair(sheet, LEFT, 96, page.motto, 8)
    sheet.rule(LEFT, 100, RIGHT, 100, 0.4, PALE)
    pair(sheet, LEFT, 106, page.hours_title, 9.5)
    draw_hours(sheet, page.hours, page.doors, page.few)
    pair(sheet, LEFT, 178.5, page.strip_title, 9.5)
    draw_strip(sheet, page.strip, page.hours, page.doors)
    pair(sheet, PLOT_LEFT, 196.8, page.strip_line, 7.2, face_colour=GREY)
    _table(sheet, 205.5, page.compared)
    _published(sheet, 233, page.published)
    _others(sheet, 250.5, page.others)
    _notes(sheet, 269, page.notes)
    return sheet


def pair(
    sheet: Sheet, x: float, y: float, words: Pair, size_pt: float, *, face_colour: str = INK, bold: bool = True
) -> float:
    """A label with its other language smaller behind it; returns the width of both."""
    face: Face = "medium" if bold and face_colour == INK else "regular"
    main = sheet.words(x, y, words[0], face, size_pt, face_colour)
    if not words[1]:
        return main
    return main + 1.6 + sheet.words(x + main + 1.6, y, words[1], "regular", size_pt * 0.82, GREY)


def _head(sheet: Sheet, page: DayPage) -> None:
    wide = sheet.words(LEFT - 0.6, 24, page.title[0], "kai" if page.title[1] or _is_chinese(page) else "serif", 27)
    sheet.words(LEFT + wide + 3.5, 24, page.title[1], "regular", 10, GREY)
    pair(sheet, LEFT, 31, page.kind, 9.5)
    sheet.words(RIGHT, 22.5, page.date[0], "serif", 15, align="right")
    sheet.words(RIGHT, 27.5, page.date[1], "regular", 8.5, GREY, "right")
    sheet.words(RIGHT, 32, "  ".join(words for words in page.station if words), "regular", 7.5, GREY, "right")
    sheet.rule(LEFT, 35.5, RIGHT, 35.5, 1.2)
    remarks = "    ".join("  ".join(words for words in remark if words) for remark in page.remarks)
    sheet.words(LEFT, 40, remarks, "medium", 7.5, GREY)


def _is_chinese(page: DayPage) -> bool:
    return CJK.search(page.title[0]) is not None


def _figure(sheet: Sheet, x: float, figure: BigFigure) -> None:
    shift = 0.0
    if figure.mark is not None:
        figure.mark.draw(sheet, x + 1.3, 46.9)
        shift = 4.4
    sheet.words(x + shift, 48.2, figure.label[0], "medium", 10)
    sheet.words(x + shift, 52.2, figure.label[1], "regular", 7.5, GREY)
    told = figure.estimate is not None
    wide = sheet.words(x - 0.8 * told, 67, figure.number, "serif", 42 if told else 24, INK if told else GREY)
    sheet.words(x + wide + 0.8, 67, figure.unit[0], "serif" if figure.unit[0] == "%" else "medium", 9)
    sheet.words(x + wide + 0.8, 70.4, figure.unit[1], "regular", 6.6, GREY)
    if figure.estimate is not None:
        _bar(sheet, x, 73.6, figure, figure.estimate)
    y = 82.4
    for line in figure.lines:
        first = line is figure.lines[0]
        words, size = _fitted(line)
        sheet.words(x, y, words, "regular", size, INK if first else GREY)
        y += 3.6


def _fitted(line: Pair) -> tuple[str, float]:
    """A line of a column as large as fits, in one language where two don't; and its size in points."""
    words = "  ".join(part for part in line if part)
    if width_mm(words, "regular", _LINE_PT) * 0.8 > _COLUMN:
        words = line[0]
    return words, _LINE_PT * min(1.0, _COLUMN / max(1.0, width_mm(words, "regular", _LINE_PT)))


def _bar(sheet: Sheet, x: float, y: float, figure: BigFigure, estimate: Estimate) -> None:
    """The interval on a scale from 0 to 100 % (a difference: from -100 to 100)."""
    low, span = (0.0, 1.0) if figure.mark is not None else (-1.0, 2.0)
    colour, tint = (figure.mark.colour, figure.mark.tint) if figure.mark is not None else (INK, "#b9c2c8")

    def at(value: float) -> float:
        return x + (value - low) / span * _COLUMN

    sheet.rule(x, y, x + _COLUMN, y, 0.5, GREY)
    for end in (low, low + span / 2, low + span):
        sheet.rule(at(end), y - 0.8, at(end), y + 0.8, 0.5, GREY)
    ends = ("0 %", "100 %") if figure.mark is not None else (f"{MINUS}100", "+100")
    # The corrected band lies where the ends are named, and goes before a name.
    taken = (at(figure.corrected.low), at(figure.corrected.high)) if figure.corrected is not None else (x + _COLUMN, x)
    if taken[0] > x + width_mm(ends[0], "regular", 5.4) + 0.6:
        sheet.words(x, y + 3.4, ends[0], "regular", 5.4, GREY)
    if taken[1] < x + _COLUMN - width_mm(ends[1], "regular", 5.4) - 0.6:
        sheet.words(x + _COLUMN, y + 3.4, ends[1], "regular", 5.4, GREY, "right")
    _band(sheet, at, y, 3.4, estimate, colour, tint)
    if figure.corrected is not None:
        _band(sheet, at, y + 3.4, 1.6, figure.corrected, colour, "#ffffff")


def _band(
    sheet: Sheet, at: Callable[[float], float], y: float, height: float, share: Estimate, colour: str, tint: str
) -> None:
    left, right = at(share.low), at(share.high)
    sheet.box(left, y - height / 2, max(0.4, right - left), height, tint, edge=colour)
    sheet.rule(at(share.value), y - height / 2 - 0.4, at(share.value), y + height / 2 + 0.4, 1.2, colour)


def _table(sheet: Sheet, y: float, table: Table) -> None:
    pair(sheet, LEFT, y, table.title, 9.5)
    rights = [RIGHT - sum(table.widths_mm[column + 1 :]) for column in range(len(table.heads))]
    for right, head in zip(rights, table.heads, strict=True):
        sheet.words(right, y, head[0], "regular", 6.8, INK, "right")
        sheet.words(right, y + 3.2, head[1], "regular", 6.2, GREY, "right")
    y += 4.8
    sheet.rule(LEFT, y, RIGHT, y, 0.4, PALE)
    for number, (name, cells) in enumerate(table.rows):
        y += 5
        pair(sheet, LEFT, y, name, 7.5, bold=not number)
        face: Face = "regular" if number else "medium"
        for right, cell in zip(rights, cells, strict=True):
            sheet.words(right, y, cell, face, 7.5, align="right")


def _published(sheet: Sheet, y: float, table: Table) -> None:
    """A row of figures, each over its name."""
    sheet.rule(LEFT, y - 5, RIGHT, y - 5, 0.4, PALE)
    pair(sheet, LEFT, y, table.title, 9.5)
    x = LEFT
    for width, head, value in zip(table.widths_mm, table.heads, table.rows[0][1], strict=True):
        sheet.words(x, y + 6.6, value, "serif", 11)
        sheet.words(x, y + 10.4, "  ".join(words for words in head if words), "regular", 6.6, GREY)
        x += width


def _others(sheet: Sheet, y: float, others: tuple[tuple[Pair, str], ...]) -> None:
    """Names and figures in four columns."""
    sheet.rule(LEFT, y - 4, RIGHT, y - 4, 0.4, PALE)
    width = (_ROOM - 3 * _GAP) / 4
    for number, (name, value) in enumerate(others):
        x, row = LEFT + number % 4 * (width + _GAP), y + 1 + number // 4 * 4.9
        sheet.words(x, row, name[0], "regular", 6.8)
        wide = width_mm(name[0], "regular", 6.8)
        sheet.words(x + wide + 1.2, row, name[1], "regular", 5.8, GREY)
        sheet.words(x + width, row, value, "medium", 7.2, align="right")


def _notes(sheet: Sheet, y: float, notes: tuple[Pair, ...]) -> None:
    """Small print: beside each other in two languages, over the whole width in one."""
    sheet.rule(LEFT, y - 3.5, RIGHT, y - 3.5, 0.4, PALE)
    both = any(second for _, second in notes)
    room = (_ROOM - _GAP) / 2 if both else _ROOM
    size = 6.2 if both else 6.8
    for column in (0, 1) if both else (0,):
        texts = [note[column] for note in notes]
        fitting = size
        while fitting > 4.6 and y + _height(texts, fitting, room) > _BOTTOM:
            fitting -= 0.2
        at = y
        for text in texts:
            at = sheet.paragraph(LEFT + column * (room + _GAP), at, room, text, fitting)


def _height(texts: list[str], size_pt: float, room: float) -> float:
    lines = sum(len(lines_of(text, "regular", size_pt, room)) for text in texts)
    return lines * size_pt * MM_PER_PT * LEADING
