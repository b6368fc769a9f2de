"""What came in for 留影滨江: the booth's buttons, its camera, the press and the printer."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.happenings.words import Input, Stroke


@dataclass(frozen=True, slots=True)
class ShutterPressed(Input):
    """A visitor asked for a photo: the countdown begins."""


@dataclass(frozen=True, slots=True)
class CameraShowing(Input):
    """The booth camera's preview moves."""

    rehearsal: bool = False


@dataclass(frozen=True, slots=True)
class CameraLost(Input):
    """The booth camera shows nothing: no photo can be taken until it shows again."""


@dataclass(frozen=True, slots=True)
class StillTaken(Input):
    """The booth camera holds a still under `still_id`; the picture itself stays with it. `job`: of TakeStill."""

    still_id: str
    rehearsal: bool
    job: int = 0


@dataclass(frozen=True, slots=True)
class StillFailed(Input):
    """The booth camera could not keep a picture. `reason` is one plain sentence; `job`: of TakeStill."""

    reason: str
    job: int = 0


@dataclass(frozen=True, slots=True)
class RetakePressed(Input):
    """The visitor wants another photo instead of the one shown."""


@dataclass(frozen=True, slots=True)
class PhotoKept(Input):
    """The visitor likes the photo."""


@dataclass(frozen=True, slots=True)
class WithoutPhotoPressed(Input):
    """A river-only card: no photo."""


@dataclass(frozen=True, slots=True)
class PreviewMade(Input):
    """The press holds a small picture of the card in a frame under `picture_id`. `job`: of PreviewCard."""

    frame_id: str
    picture_id: str
    job: int


@dataclass(frozen=True, slots=True)
class PreviewFailed(Input):
    """The frame's picture can't be made, so the frame can't be offered; `job`: of PreviewCard."""

    frame_id: str
    job: int = 0


@dataclass(frozen=True, slots=True)
class FrameChosen(Input):
    """A visitor chose a frame; `frame_id` as in the postcard files."""

    frame_id: str


@dataclass(frozen=True, slots=True)
class FrameSettled(Input):
    """The visitor goes on to write on the chosen frame."""


@dataclass(frozen=True, slots=True)
class BoothBackPressed(Input):
    """One step back in the booth."""


@dataclass(frozen=True, slots=True)
class InkChanged(Input):
    """The whole handwriting so far, as strokes of (x, y) in 0..1 of the writing field; vector, never a picture."""

    strokes: tuple[Stroke, ...]


@dataclass(frozen=True, slots=True)
class CardAsked(Input):
    """The visitor is done: make the card."""


@dataclass(frozen=True, slots=True)
class CardMade(Input):
    """The card lies in the store; `link` answers until `expires_utc_ms`, or is empty when phones can't reach it.

    The press holds its small picture as `picture_id` and the code as `code_id`. `job`: of MakeCard.
    """

    card_id: str
    link: str
    expires_utc_ms: int
    rehearsal: bool
    picture_id: str = ""
    code_id: str = ""
    job: int = 0


@dataclass(frozen=True, slots=True)
class CardFailed(Input):
    """The card could not be made. `reason` names the error; `job`: of MakeCard."""

    reason: str
    job: int = 0


@dataclass(frozen=True, slots=True)
class PrintPressed(Input):
    """The visitor wants the finished card on paper."""


@dataclass(frozen=True, slots=True)
class PrintFinished(Input):
    """The card came out of the printer; `rehearsal` when the printer only pretends."""

    card_id: str
    rehearsal: bool


@dataclass(frozen=True, slots=True)
class PrintFailed(Input):
    """`reason`: media-empty, jam, cover, supply, offline, missing, size, off, busy, lost, cancelled or refused."""

    card_id: str
    reason: str
    rehearsal: bool = False


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
