"""留影: the postcard frames, each a file in scenes/postcard/frames; millimetres count from the card's top left."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from kiosk.content.folder import NamedPiece, load_folder
from kiosk.content.text import Line, Piece, PointOf1, Text
from kiosk.yaml_source import Fault

CARD_MM = (148.0, 100.0)
"""Width and height of the postcard: the international size, which is also the Japanese hagaki that printers know."""
MOST_TYPED = 200
"""So many typed characters fit every writing field; ./run check sees to it."""
PLACEHOLDERS = ("station", "date", "serial")


class Box(NamedTuple):
    """A rectangle on the card, in millimetres."""

    x: float
    y: float
    width: float
    height: float


def _box(value: Any) -> Any:
    numbers = isinstance(value, list) and len(value) == 4 and all(type(n) in (int, float) for n in value)
    if not numbers:
        raise ValueError("write four numbers in millimetres: [x, y, width, height]")
    box = Box(*(float(n) for n in value))
    if box.x < 0 or box.y < 0 or box.width <= 0 or box.height <= 0:
        raise ValueError("must lie on the card and have a width and a height")
    if box.x + box.width > CARD_MM[0] or box.y + box.height > CARD_MM[1]:
        raise ValueError(f"reaches over the card's edge; the card is {CARD_MM[0]:g} x {CARD_MM[1]:g} mm")
    return box


def _point(value: Any) -> Any:
    if not (isinstance(value, list) and len(value) == 2 and all(type(n) in (int, float) for n in value)):
        raise ValueError("write two numbers in millimetres: [x, y]")
    return tuple(float(n) for n in value)


def _colour(text: str) -> str:
    if not re.fullmatch(r"#[0-9a-f]{6}([0-9a-f]{2})?", text):
        raise ValueError('must be a colour such as "#2a2018", or "#2a2018cc" to let the ground shine through')
    return text


def with_places(*known: str) -> Callable[[Text], Text]:
    """Refuses words with a place in braces that is none of these."""

    def check(text: Text) -> Text:
        for name in re.findall(r"\{(.*?)\}", text.zh + text.en):
            if name not in known:
                raise ValueError(f"{{{name}}} is no known place; known: {', '.join('{' + p + '}' for p in known)}")
        return text

    return check


BoxMm = Annotated[Box, BeforeValidator(_box)]
PointMm = Annotated[tuple[float, float], BeforeValidator(_point)]
Colour = Annotated[str, AfterValidator(_colour)]
Degrees = Annotated[float, Field(ge=-180, le=180)]


class Picture(Piece):
    """The ground picture, cut to fill its box. `file`: under assets. `focus`: what stays in sight, 0..1 each way."""

    file: Line
    box: BoxMm
    focus: PointOf1 = (0.5, 0.5)


class Photo(Piece):
    """The window for the visitor's photo. `edge`: none, a white mount with a shadow, or a stamp's perforation."""

    box: BoxMm
    edge: Literal["none", "mount", "stamp"]
    angle_deg: Annotated[float, Field(ge=-15, le=15)]


class Writing(Piece):
    """The field visitors write in. `wash`: a colour laid under it, so that ink can be read."""

    box: BoxMm
    ink: Colour
    wash: Colour | None = None


class Lettering(Piece):
    """Printed words in their box; `{station}`, `{date}` and `{serial}` are filled in. They shrink to fit.

    Downwards, `align` counts from the top. `wash`: a colour laid under them, a little larger than their box.
    """

    words: Annotated[Text, AfterValidator(with_places(*PLACEHOLDERS))]
    font: Literal["kai", "serif", "sans"]
    size_mm: Annotated[float, Field(ge=1.8, le=30)]
    colour: Colour
    box: BoxMm
    align: Literal["left", "centre", "right"] = "left"
    vertical: bool = False
    wash: Colour | None = None


class Postmark(Piece):
    """The round postmark of the day."""

    centre: PointMm
    diameter_mm: Annotated[float, Field(ge=14, le=40)]
    angle_deg: Degrees
    colour: Colour

    @model_validator(mode="after")
    def _on_card(self) -> Postmark:
        reach = self.diameter_mm / 2
        (x, y), (width, height) = self.centre, CARD_MM
        if not (reach <= x <= width - reach and reach <= y <= height - reach):
            raise ValueError("reaches over the card's edge")
        return self


class Frame(NamedPiece):
    """One postcard frame. `place` orders the frames on screen; `photo` and `picture` may be left out."""

    place: int
    name: Text
    paper: Colour
    picture: Picture | None = None
    photo: Photo
    writing: Writing
    lettering: Annotated[tuple[Lettering, ...], Field(strict=False)]
    postmark: Postmark


def load_frames(folder: Path) -> Mapping[str, Frame]:
    """All frames by id in their order on screen; raises `SourceError` with every fault."""
    frames = load_folder(folder, Frame, "frame")
    return dict(sorted(frames.items(), key=lambda item: (item[1].place, item[0])))


def frame_picture_faults(frames: Mapping[str, Frame], assets: Path) -> list[Fault]:
    """A fault for every ground picture that is missing or is no picture."""
    return [
        fault
        for frame in frames.values()
        for fault in picture_fault(frame.picture, f"the postcard frame {frame.id}", assets)
    ]


def picture_fault(picture: Picture | None, owner: str, assets: Path) -> list[Fault]:
    """A fault when a ground picture is missing or is no picture."""
    from PIL import Image, UnidentifiedImageError

    if picture is None:
        return []
    path = assets / picture.file
    try:
        with Image.open(path) as opened:
            opened.verify()
    except FileNotFoundError:
        return [Fault(str(path), 0, "", "", f"the picture of {owner} is missing")]
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        return [Fault(str(path), 0, "", "", f"is no picture that can be shown: {error}")]
    return []
