"""Whether a design can stand on its card, found before a visitor finds it."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw

from kiosk.content.postcard import CARD_MM, MOST_TYPED, Box, Frame
from kiosk.content.postcard_back import Back
from kiosk.happenings.words import Language
from kiosk.press.card import CardWords, set_lettering
from kiosk.press.contrast import LEAST, contrast
from kiosk.press.ground import ground
from kiosk.press.lettering import GlyphMissingError, TextTooLongError, require_glyphs
from kiosk.press.measure import CARD_PLATE, DPI, MM_PER_INCH, Plate, Rect
from kiosk.press.postmark import POSTMARK_FONT
from kiosk.press.typeset import typeset
from kiosk.yaml_source import Fault, Place, fault_at

# No day's date and serial are longer than these.
LATE = datetime(2088, 12, 28, 20, 58, tzinfo=UTC)
MANY = 8888
EDGE_MM = 2.5
"""A borderless printer may cut so much: nothing important lies nearer to the edge."""
LEAST_DPI = 200
_TOUCH_MM = 0.3
"""Things that share less only touch."""
_ROUNDED_MM = 0.05
_TRIAL = Plate(dpi=100)
_MASK_PX_PER_MM = 5
_WIDE = chr(0x6C5F)
"""A sign as wide as any."""
_LANGUAGES: tuple[Language, ...] = ("zh", "en")


Outline = tuple[tuple[float, float], ...]
"""Corners, in millimetres."""


@dataclass(frozen=True, slots=True)
class Part:
    """Something on the card, for the eye to meet whole: its place in the file, its name, and its outline in mm."""

    place: Place
    name: str
    outline: Outline
    bleeds: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault before it is placed in a file. `own`: it is this card's own, not that of all cards of a pattern."""

    place: Place
    value: str
    reason: str
    own: bool = True


def design_faults(
    design: Frame | Back, file: Path, assets: Path, station_zh: str, station_en: str, name: str = ""
) -> list[Fault]:
    """Every fault of a design as it comes out of the press, placed in its file.

    `name`: of the card, where the file is a pattern for many.
    """
    findings = [*_findings(design, assets, station_zh, station_en)]
    return [
        fault_at(file, found.place, found.value, (f"the card {name}: " if name and found.own else "") + found.reason)
        for found in dict.fromkeys(findings)
    ]


def _findings(design: Frame | Back, assets: Path, station_zh: str, station_en: str) -> Iterator[Finding]:
    base = _ground(design, assets)
    fixed = [*_fixed(design)]
    for language in _LANGUAGES:
        station = station_zh if language == "zh" else station_en
        printed: list[Part] = []
        for number, lettering in enumerate(design.lettering):
            place: Place = ("lettering", number)
            words = CardWords(station, station_zh, LATE, MANY)
            try:
                setting = set_lettering(lettering, CARD_PLATE, words, language)
            except (GlyphMissingError, TextTooLongError) as error:
                yield Finding(place, "", f"can't be printed ({language}): {error}")
                continue
            box = _box(setting.covers)
            printed.append(Part(place, f'"{setting.text}" ({language})', _corners(box)))
            if base and (ratio := contrast(base, _TRIAL.rect(box), lettering.colour)) < LEAST:
                yield Finding((*place, "colour"), lettering.colour, f"{printed[-1].name} {_too_faint(ratio)}")
        yield from _overlaps(fixed, printed)
        yield from _near_the_edge(printed, own=True)
    yield from _near_the_edge(fixed, own=False)
    yield from _postmark_findings(design, station_zh)
    yield from _writing_findings(design, base)
    yield from _picture_findings(design, assets)


def _too_faint(ratio: float) -> str:
    # Rounded down, so that nothing seems to be enough that is not.
    shown = math.floor(ratio * 10) / 10
    return f"stands out from its ground by {shown:.1f} to 1 only; {LEAST:g} are needed: another colour, or a wash"


def _ground(design: Frame | Back, assets: Path) -> Image.Image | None:
    """Small, for colours only; a picture that is missing or damaged is told elsewhere."""
    try:
        return ground.__wrapped__(design, _TRIAL, assets)
    except OSError:
        return None


def _box(covers: Rect) -> Box:
    """Pixels of the card's own plate in millimetres."""
    unit = CARD_PLATE.px_per_mm
    return Box(covers.x / unit, covers.y / unit, covers.width / unit, covers.height / unit)


def _corners(box: Box, angle_deg: float = 0) -> Outline:
    middle = (box.x + box.width / 2, box.y + box.height / 2)
    # As Pillow turns: against the clock.
    cos, sin = math.cos(math.radians(-angle_deg)), math.sin(math.radians(-angle_deg))
    halves = [(sx * box.width / 2, sy * box.height / 2) for sx, sy in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
    return tuple((middle[0] + x * cos - y * sin, middle[1] + x * sin + y * cos) for x, y in halves)


def _fixed(design: Frame | Back) -> Iterator[Part]:
    """What lies on the card in either language, but for its words."""
    yield Part(("writing", "box"), "the writing field", _corners(design.writing.box))
    mark = design.postmark
    turns = [math.tau * n / 48 for n in range(48)]
    reach = mark.diameter_mm / 2
    disc = tuple((mark.centre[0] + reach * math.cos(a), mark.centre[1] + reach * math.sin(a)) for a in turns)
    yield Part(("postmark", "centre"), "the postmark", disc)
    if isinstance(design, Frame):
        box = design.photo.box
        yield Part(("photo", "box"), "the photo", _corners(box, design.photo.angle_deg), bleeds=_bleeds(box))
        return
    yield Part(("stamp", "box"), "the stamp corner", _corners(design.stamp.box))
    yield Part(("postcode", "box"), "the postcode", _corners(design.postcode.box))
    if design.sender:
        yield Part(("sender", "box"), "the sender's postcode", _corners(design.sender.box))


def _bleeds(box: Box) -> bool:
    return box.x <= 0 or box.y <= 0 or box.x + box.width >= CARD_MM[0] or box.y + box.height >= CARD_MM[1]


def _overlaps(fixed: list[Part], printed: list[Part]) -> Iterator[Finding]:
    """Photo, postmark and the like on words or on the writing field, and words on each other or in that field."""
    field, *over = fixed
    for part in over:
        if _meet(part, field):
            yield Finding(part.place, "", f"{part.name} covers {field.name}", own=False)
        if part.place[0] in ("photo", "postmark"):
            for words in printed:
                if _meet(part, words):
                    yield Finding(part.place, "", f"{part.name} covers {words.name}")
    for number, words in enumerate(printed):
        for other in [field, *printed[number + 1 :]]:
            if _meet(words, other):
                yield Finding(words.place, "", f"{words.name} and {other.name} lie on each other")


def _meet(one: Part, other: Part) -> bool:
    """Whether they share more than a touch."""
    outlines = [_shrunk(part.outline) for part in (one, other)]
    (left, top, right, bottom), (left2, top2, right2, bottom2) = map(_bounds, outlines)
    if right <= left2 or right2 <= left or bottom <= top2 or bottom2 <= top:
        return False
    unit = _MASK_PX_PER_MM
    size = (round(CARD_MM[0] * unit), round(CARD_MM[1] * unit))
    masks = [Image.new("1", size) for _ in outlines]
    for mask, outline in zip(masks, outlines, strict=True):
        ImageDraw.Draw(mask).polygon([(x * unit, y * unit) for x, y in outline], 1)
    return ImageChops.logical_and(*masks).getbbox() is not None


def _shrunk(outline: Outline) -> Outline:
    left, top, right, bottom = _bounds(outline)
    middle = ((left + right) / 2, (top + bottom) / 2)
    across, down = max(0.0, 1 - _TOUCH_MM / (right - left)), max(0.0, 1 - _TOUCH_MM / (bottom - top))
    return tuple((middle[0] + (x - middle[0]) * across, middle[1] + (y - middle[1]) * down) for x, y in outline)


def _bounds(outline: Outline) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in outline], [y for _, y in outline]
    return min(xs), min(ys), max(xs), max(ys)


def _near_the_edge(parts: list[Part], *, own: bool) -> Iterator[Finding]:
    for part in parts:
        left, top, right, bottom = _bounds(part.outline)
        room = max(0.0, min(left, top, CARD_MM[0] - right, CARD_MM[1] - bottom))
        if room < EDGE_MM - _ROUNDED_MM and not part.bleeds:
            reason = f"comes as near as {room:.1f} mm to the card's edge, where it may be cut off; keep {EDGE_MM:g} mm"
            yield Finding(part.place, "", f"{part.name} {reason}", own)


def _postmark_findings(design: Frame | Back, station_zh: str) -> Iterator[Finding]:
    try:
        require_glyphs(POSTMARK_FONT, station_zh)
    except GlyphMissingError as error:
        yield Finding(("postmark",), "", f"can't be printed: {error}", own=False)


def _writing_findings(design: Frame | Back, base: Image.Image | None) -> Iterator[Finding]:
    writing = design.writing
    if base and (ratio := contrast(base, _TRIAL.rect(writing.box), writing.ink, spared=0.04)) < LEAST:
        yield Finding(("writing", "ink"), writing.ink, f"what is written {_too_faint(ratio)}")
    if reason := _too_small(writing.box):
        yield Finding(("writing", "box"), "", f"is too small: {reason}", own=False)


@functools.lru_cache(maxsize=64)
def _too_small(field: Box) -> str:
    """Why the longest words that may be typed don't fit; empty where they do."""
    try:
        typeset(_WIDE * MOST_TYPED, CARD_PLATE.rect(field), CARD_PLATE.px_per_mm)
    except TextTooLongError as error:
        return str(error)
    return ""


def _picture_findings(design: Frame | Back, assets: Path) -> Iterator[Finding]:
    if design.picture is None:
        return
    box, file = design.picture.box, design.picture.file
    try:
        with Image.open(assets / file) as picture:
            width, height = picture.size
    except OSError:
        return
    dpi = min(width / box.width, height / box.height) * MM_PER_INCH
    if dpi < LEAST_DPI:
        need = " x ".join(str(math.ceil(side / MM_PER_INCH * DPI)) for side in (box.width, box.height))
        reason = f"is {width} x {height} pixels and prints at {dpi:.0f} dpi only; {DPI} are {need} pixels"
        yield Finding(("picture",), file, reason)
