"""What came in for 留影滨江: frames, handwriting, the press, and what became of the card."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.happenings.words import Ink, Input, Pen, Side, Stroke


@dataclass(frozen=True, slots=True)
class PreviewMade(Input):
    """The press holds a small picture of this side of the card in a frame under `picture_id`. `job`: of PreviewCard."""

    frame_id: str
    picture_id: str
    job: int
    side: Side = "front"


@dataclass(frozen=True, slots=True)
class PreviewFailed(Input):
    """The frame's picture can't be made, so the frame can't be offered; `job`: of PreviewCard."""

    frame_id: str
    job: int = 0
    side: Side = "front"


@dataclass(frozen=True, slots=True)
class FrameChosen(Input):
    """A visitor chose a frame; `frame_id` as in the postcard files."""

    frame_id: str


@dataclass(frozen=True, slots=True)
class FrameSettled(Input):
    """The visitor goes on to write on the chosen frame."""


@dataclass(frozen=True, slots=True)
class SideTurned(Input):
    """The card lies with this side up, to write on."""

    side: Side


@dataclass(frozen=True, slots=True)
class PenChosen(Input):
    """The visitor took another pen; it also lays the eraser down."""

    pen: Pen


@dataclass(frozen=True, slots=True)
class InkChosen(Input):
    """The visitor took another ink; typed words change with it."""

    ink: Ink


@dataclass(frozen=True, slots=True)
class EraserChosen(Input):
    """The visitor took the eraser."""


@dataclass(frozen=True, slots=True)
class StrokeDrawn(Input):
    """A line was written and the pen lifted."""

    stroke: Stroke


@dataclass(frozen=True, slots=True)
class StrokesErased(Input):
    """The eraser went over these lines, by their places in the handwriting, from 0."""

    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class InkUndone(Input):
    """Take back what was written, rubbed out or cleared last."""


@dataclass(frozen=True, slots=True)
class InkRedone(Input):
    """What was taken back comes again."""


@dataclass(frozen=True, slots=True)
class InkCleared(Input):
    """Everything on the side that lies up goes: lines and typed words."""


@dataclass(frozen=True, slots=True)
class TypingOpened(Input):
    """The visitor would rather type: the keyboard comes."""


@dataclass(frozen=True, slots=True)
class TypingClosed(Input):
    """The keyboard goes; what was typed stays."""


@dataclass(frozen=True, slots=True)
class WordsTyped(Input):
    """The whole text in the keyboard's line so far, or the ready greeting that was touched."""

    text: str


@dataclass(frozen=True, slots=True)
class CardAsked(Input):
    """The visitor is done: make the card."""


@dataclass(frozen=True, slots=True)
class CardMade(Input):
    """The card lies in the store until `expires_utc_ms`; its link comes later, as CardLinked or CardUnlinked.

    The press holds the picture a phone gets as `picture_id`, and of each side alone as `front_id` and `back_id` (empty:
    the card's back was left as it is). `short_code`: six digits. `job`: of MakeCard.
    """

    card_id: str
    expires_utc_ms: int
    rehearsal: bool
    picture_id: str = ""
    front_id: str = ""
    back_id: str = ""
    short_code: str = ""
    job: int = 0


@dataclass(frozen=True, slots=True)
class CardFailed(Input):
    """The card could not be made. `reason` is the kind of the error, no word of its visitor; `job`: of MakeCard."""

    reason: str
    job: int = 0


@dataclass(frozen=True, slots=True)
class CardLinked(Input):
    """The card answers at `link`: asked there a moment ago. Its QR code is the picture `code_id`.

    `wifi_code_id`: the code by which a phone joins the station's network first; empty where that is not needed. Comes
    again when the address changes.
    """

    card_id: str
    link: str
    code_id: str
    wifi_code_id: str = ""


@dataclass(frozen=True, slots=True)
class CardUnlinked(Input):
    """The card does not answer (any more) where phones would ask; it is tried again."""

    card_id: str


@dataclass(frozen=True, slots=True)
class CardGone(Input):
    """The card is not in the store any more: its maker deleted it on the phone, or its time is over."""

    card_id: str


@dataclass(frozen=True, slots=True)
class CardFound(Input):
    """The short code belongs to this card, which is shown again. `show_code`: it is young enough for its QR code.

    `printable`: its print failed, so that it may be printed now. `job`: of FindCard.
    """

    card: CardMade
    show_code: bool
    printable: bool
    job: int = 0


@dataclass(frozen=True, slots=True)
class CardNotFound(Input):
    """No card that may be shown again has this short code. `job`: of FindCard."""

    job: int = 0


@dataclass(frozen=True, slots=True)
class AnotherCardPressed(Input):
    """Begin a new card in the same visit."""


@dataclass(frozen=True, slots=True)
class CardDeletePressed(Input):
    """The visitor wants the card deleted at once."""


@dataclass(frozen=True, slots=True)
class BoothDonePressed(Input):
    """The visitor is done with the card."""


@dataclass(frozen=True, slots=True)
class BuildingCardAsked(Input):
    """A visitor of a building wants it on a postcard; `building_id` as in the panorama files."""

    building_id: str


@dataclass(frozen=True, slots=True)
class StoryCardAsked(Input):
    """A visitor takes a story's picture home: the booth offers it as a frame, chosen already."""

    story_id: str
    panel_id: str
