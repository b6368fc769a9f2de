"""One pattern for many postcard frames: the same card with another picture and other words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kiosk.content.postcard import BoxMm, Colour, Frame, Lettering, Photo, Picture, Postmark, Writing
from kiosk.content.text import Piece, Text


class PatternPicture(Piece):
    """Where the picture lies; what stays in sight is the picture's own matter."""

    box: BoxMm


class FramePattern(Piece):
    """A frame's file without its id and its place in the order: the kinds of pattern add their words."""

    paper: Colour
    photo: Photo
    writing: Writing
    postmark: Postmark


def patterned(
    pattern: FramePattern,
    frame_id: str,
    name: Text,
    picture: Picture,
    lettering: Sequence[Lettering],
    values: Mapping[str, Text],
) -> Frame:
    """A frame after a pattern, with `values` in the places of its name and its lettering."""

    def filled(text: Text) -> Text:
        zh, en = text.zh, text.en
        for place, value in values.items():
            zh, en = zh.replace(f"{{{place}}}", value.zh), en.replace(f"{{{place}}}", value.en)
        return Text(zh=zh, en=en)

    return Frame.model_construct(
        id=frame_id,
        place=0,
        name=filled(name),
        paper=pattern.paper,
        picture=picture,
        photo=pattern.photo,
        writing=pattern.writing,
        lettering=tuple(words.model_copy(update={"words": filled(words.words)}) for words in lettering),
        postmark=pattern.postmark,
    )
