"""What is remembered of 留影滨江."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kiosk.happenings.words import Fact


@dataclass(frozen=True, slots=True)
class CardCreated(Fact):
    """A postcard was made.

    `frame_id` as in the postcard files; `with_photo`, `with_ink` (handwriting), `typed` (words by keyboard) and
    `both_sides` (something stands on the back) tell what was on it. `shots`: photos taken for it. Nothing of the
    picture, and no word of the message, is kept here.
    """

    exhibit = "postcard"

    frame_id: str
    with_photo: bool
    with_ink: bool
    typed: bool = False
    both_sides: bool = False
    shots: int = 0


@dataclass(frozen=True, slots=True)
class CardNotMade(Fact):
    """A postcard could not be made; its visitor may have tried again. `reason`: the kind of the error, or late."""

    exhibit = "postcard"

    reason: str


@dataclass(frozen=True, slots=True)
class BoothStepLeft(Fact):
    """A step of the booth was left. `booth_step`: preview, still, frame, ink, card or code; `seconds`: spent there."""

    exhibit = "postcard"

    booth_step: str
    seconds: float


@dataclass(frozen=True, slots=True)
class CardPrinted(Fact):
    """A postcard came out of the printer. `copies`: how often."""

    exhibit = "postcard"

    copies: int = 1


@dataclass(frozen=True, slots=True)
class CardNotPrinted(Fact):
    """A print order failed. `reason`: in the words of the printer."""

    exhibit = "postcard"

    reason: str


@dataclass(frozen=True, slots=True)
class CardFetched(Fact):
    """A phone opened a postcard page (noted by the pickup process; nothing of the phone).

    `times`: how often this card's page was opened by then.
    """

    exhibit = "postcard"

    times: int = 1


@dataclass(frozen=True, slots=True)
class CardFoundAgain(Fact):
    """A visitor came back with a short code. `printable`: for a print that had failed."""

    exhibit = "postcard"

    printable: bool


@dataclass(frozen=True, slots=True)
class CardDeleted(Fact):
    """A postcard was deleted before its time. `by`: booth (its maker, at the screen) or phone."""

    exhibit = "postcard"

    by: Literal["booth", "phone"]


@dataclass(frozen=True, slots=True)
class CardExpired(Fact):
    """Postcards past their time were deleted. `count`: how many."""

    exhibit = "postcard"

    count: int
