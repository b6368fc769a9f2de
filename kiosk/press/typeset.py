"""Typed words set in a writing field: as large as fits, broken as Chinese and English want to be broken.

No line begins with closing marks nor ends with opening ones, English words stay whole, Chinese and Latin signs stand a
little apart, and the lines of a paragraph are of about one length, so that no single sign is left over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFont

from kiosk.press.lettering import CJK, FontName, TextTooLongError, font, require_glyphs
from kiosk.press.measure import PX_PER_MM, Rect

LARGEST_MM, SMALLEST_MM = 6.0, 1.8
_FONT: FontName = "kai"
_SHRINK = 0.96
_PITCH, _PITCH_LATIN = 1.5, 1.22
"""From baseline to baseline, in sizes of the font."""
_ASCENT, _HEIGHT = 0.86, 1.0
"""Of a line of Chinese: above its baseline, and in all."""
_APART = 0.2
"""Between Chinese and Latin signs."""
_OPENING = re.compile(r"(?:[（《〈「『【〔〖“‘(\[{])")
_CLOSING = re.compile(r"(?:[，。、；：？！）》〉」』】〕〗”’…—～·%‰℃,.;:?!)\]}])")
_HALF_EMPTY = re.compile(r"(?:[，。、；：？！）》〉」』】〕])")
"""Their right half is empty, and may stand beyond the line's end."""
_COUNTED = re.compile(r"(?:[年月日号时分秒元岁度])")
"""A number and what it counts stay together."""
_FULL_STOPS, _PAUSES = re.compile(r"(?:[。？！…?!.”])"), re.compile(r"(?:[，、；：—,;:])")
_FULL_STOP_WORTH, _PAUSE_WORTH = 2.2, 1.8
"""So many sizes a line may be longer or shorter than the others, to end where the sentence or the voice does."""
_MOST_MARKED = 8
"""A sign with its marks is rarely longer."""
_PIECE = re.compile(rf"(\s*)({CJK.pattern}|(?:(?!{CJK.pattern})\S)+)")


@dataclass(frozen=True, slots=True)
class Atom:
    """Signs no line may be broken within, with the room before them (0 at a line's begin)."""

    signs: str
    before: float
    width: float


@dataclass(frozen=True, slots=True)
class Row:
    """A line as it is drawn: runs of signs with their place from its left end, and its width."""

    runs: tuple[tuple[float, str], ...]
    width: float

    @property
    def text(self) -> str:
        return "".join(signs for _, signs in self.runs)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Typed words set: the face, the lines with their left ends and baselines in pixels of the card."""

    face: ImageFont.FreeTypeFont
    rows: tuple[tuple[float, float, Row], ...]

    def draw(self, card: Image.Image, colour: str) -> None:
        pen = ImageDraw.Draw(card)
        for x, baseline, row in self.rows:
            for at, signs in row.runs:
                pen.text((x + at, baseline), signs, colour[:7], self.face, anchor="ls")


def typeset(text: str, field: Rect, px_per_mm: float = PX_PER_MM) -> Sheet:
    """Set `text` in the middle of `field`; raises GlyphMissingError or TextTooLongError."""
    paragraphs = [line.rstrip() for line in text.strip().splitlines()] or [""]
    for paragraph in paragraphs:
        require_glyphs(_FONT, paragraph)
    pitch = _PITCH if CJK.search(text) else _PITCH_LATIN
    size = LARGEST_MM * px_per_mm
    while size >= SMALLEST_MM * px_per_mm:
        face = font(_FONT, size)
        set_ = [_atoms(paragraph, face, size) for paragraph in paragraphs]
        # Only at the very smallest a word is broken that is longer than a line; a row of marks without end at any size.
        last = size * _SHRINK < SMALLEST_MM * px_per_mm
        if last or not any(atom.width > field.width and _is_word(atom) for atoms in set_ for atom in atoms):
            split = [_split(atoms, face, field.width) for atoms in set_]
            counts = [_count(atoms, size, field.width) for atoms in split]
            height = ((sum(counts) - 1) * pitch + _HEIGHT) * size
            if height <= field.height:
                rows = [
                    _row(line, face, size)
                    for atoms, count in zip(split, counts, strict=True)
                    for line in _even_lines(atoms, count, size, field.width)
                ]
                return _centred(rows, face, size * pitch, height, field)
        size *= _SHRINK
    raise TextTooLongError(f"{len(text)} typed characters do not fit their field at {SMALLEST_MM:g} mm")


def pieces(paragraph: str) -> list[tuple[str, str]]:
    """The paragraph as (spaces before, signs that stay together): a line may end between any two of them."""
    found: list[tuple[str, str]] = []
    for match in _PIECE.finditer(paragraph):
        spaces, signs = match.groups()
        last = found[-1][1][-1] if found else ""
        counted = last.isdigit() and _COUNTED.match(signs)
        if last and not spaces and (counted or _CLOSING.match(signs) or _OPENING.match(last)):
            found[-1] = (found[-1][0], found[-1][1] + signs)
        else:
            found.append((spaces, signs))
    return found


def _is_word(atom: Atom) -> bool:
    return not CJK.search(atom.signs) or len(atom.signs) <= _MOST_MARKED


def _atoms(paragraph: str, face: ImageFont.FreeTypeFont, size: float) -> list[Atom]:
    atoms: list[Atom] = []
    last = ""
    for spaces, signs in pieces(paragraph):
        before = face.getlength(spaces) if spaces else 0.0
        if last and not spaces and bool(CJK.match(signs[0])) != bool(CJK.match(last)):
            # Punctuation brings its own air.
            marks = any(mark.match(sign) for mark in (_OPENING, _CLOSING) for sign in (signs[0], last))
            before = 0.0 if marks else _APART * size
        atoms.append(Atom(signs, before, face.getlength(signs)))
        last = signs[-1]
    return atoms


def _split(atoms: list[Atom], face: ImageFont.FreeTypeFont, room: float) -> list[Atom]:
    """What is longer than a line must be broken somewhere: sign by sign."""
    split: list[Atom] = []
    for atom in atoms:
        if atom.width <= room:
            split.append(atom)
        else:
            before = (atom.before, *(0.0 for _ in atom.signs))
            split += [Atom(sign, gap, face.getlength(sign)) for sign, gap in zip(atom.signs, before, strict=False)]
    return split


def _hang(atom: Atom, size: float) -> float:
    """How much of a line's last sign may stand beyond its end."""
    return 0.5 * size if _HALF_EMPTY.match(atom.signs[-1]) else 0.0


def _count(atoms: list[Atom], size: float, room: float) -> int:
    """How many lines a paragraph needs; an empty one needs one."""
    count, width = 1, 0.0
    for number, atom in enumerate(atoms):
        wider = width + (atom.before if width else 0.0) + atom.width
        if number and width and wider - _hang(atom, size) > room:
            count, wider = count + 1, atom.width
        width = wider
    return count


def _worth(sign: str, size: float) -> float:
    """What it counts for that a line ends with this sign."""
    sizes = _FULL_STOP_WORTH if _FULL_STOPS.match(sign) else _PAUSE_WORTH if _PAUSES.match(sign) else 0.0
    return (sizes * size) ** 2


def _even_lines(atoms: list[Atom], count: int, size: float, room: float) -> list[list[Atom]]:
    """The paragraph in `count` lines as even as can be; a line that ends at a pause may be a little less so."""
    if count == 1:
        return [atoms]
    ends = [0.0]
    for atom in atoms:
        ends.append(ends[-1] + atom.before + atom.width)
    target = ends[-1] / count
    # best[n]: for every end of line n the least cost of all lines until there, and where that line began.
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for _ in range(count):
        reached: dict[int, tuple[float, int]] = {}
        for start, (cost, _) in best[-1].items():
            for end in range(start + 1, len(atoms) + 1):
                width = ends[end] - ends[start] - atoms[start].before - _hang(atoms[end - 1], size)
                if width > room and end - start > 1:
                    break
                whole = cost + (width - target) ** 2
                if end < len(atoms):
                    whole -= _worth(atoms[end - 1].signs[-1], size)
                if end not in reached or whole < reached[end][0]:
                    reached[end] = (whole, start)
        best.append(reached)
    lines: list[list[Atom]] = []
    end = len(atoms)
    for reached in reversed(best[1:]):
        start = reached[end][1]
        lines.insert(0, atoms[start:end])
        end = start
    return lines


def _row(atoms: list[Atom], face: ImageFont.FreeTypeFont, size: float) -> Row:
    runs: list[tuple[float, str]] = []
    at = 0.0
    for number, atom in enumerate(atoms):
        if number == 0 or atom.before:
            if runs:
                at = runs[-1][0] + face.getlength(runs[-1][1]) + atom.before
            runs.append((at, atom.signs))
        else:
            # Set as one, Chinese punctuation closes up.
            runs[-1] = (runs[-1][0], runs[-1][1] + atom.signs)
    if not runs:
        return Row((), 0.0)
    return Row(tuple(runs), runs[-1][0] + face.getlength(runs[-1][1]) - _hang(atoms[-1], size))


def _centred(rows: list[Row], face: ImageFont.FreeTypeFont, pitch: float, height: float, field: Rect) -> Sheet:
    """The lines as one block in the middle of the field, all beginning at the same left edge."""
    left = field.x + (field.width - max(row.width for row in rows)) / 2
    top = field.y + (field.height - height) / 2 + _ASCENT * face.size
    return Sheet(face, tuple((left, top + number * pitch, row) for number, row in enumerate(rows)))
