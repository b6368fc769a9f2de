"""留影: the back of every postcard of this station, the file scenes/postcard/back.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, NamedTuple

from pydantic import BeforeValidator, Field

from kiosk.content.postcard import CARD_MM, BoxMm, Colour, Lettering, Picture, Postmark, Writing
from kiosk.content.text import Piece
from kiosk.yaml_source import load_typed

BACK_FILE = "back.yaml"
POSTCODE_DIGITS = 6


class LineMm(NamedTuple):
    """A straight line on the card, in millimetres."""

    x1: float
    y1: float
    x2: float
    y2: float


def _line(value: Any) -> Any:
    if not (isinstance(value, list) and len(value) == 4 and all(type(n) in (int, float) for n in value)):
        raise ValueError("write four numbers in millimetres: [x, y, x, y] of its two ends")
    line = LineMm(*(float(n) for n in value))
    if not all(0 <= x <= CARD_MM[0] for x in (line.x1, line.x2)) or not all(
        0 <= y <= CARD_MM[1] for y in (line.y1, line.y2)
    ):
        raise ValueError(f"reaches over the card's edge; the card is {CARD_MM[0]:g} x {CARD_MM[1]:g} mm")
    return line


Hairline = Annotated[float, Field(ge=0.1, le=1.5)]


class Lines(Piece):
    """Thin lines of one colour: to write an address on, or between message and address."""

    lines: Annotated[tuple[Annotated[LineMm, BeforeValidator(_line)], ...], Field(strict=False)]
    width_mm: Hairline
    colour: Colour


class Squares(Piece):
    """The six squares of a postcode, side by side in their box."""

    box: BoxMm
    gap_mm: Annotated[float, Field(ge=0, le=10)]
    width_mm: Hairline
    colour: Colour


class StampCorner(Piece):
    """Where the stamp goes: a stamp's outline in small dashes, as its perforation would be."""

    box: BoxMm
    width_mm: Hairline
    colour: Colour


class Back(Piece):
    """The card's back: message on the left, address on the right. `sender`: squares for the sender's own postcode."""

    paper: Colour
    picture: Picture | None = None
    postcode: Squares
    stamp: StampCorner
    address: Lines
    divider: Lines
    sender: Squares | None = None
    writing: Writing
    lettering: Annotated[tuple[Lettering, ...], Field(strict=False)]
    postmark: Postmark


def load_back(scenes: Path) -> Back:
    """The back; raises `SourceError` with every fault, also when it is missing."""
    return load_typed(scenes / "postcard" / BACK_FILE, Back)
