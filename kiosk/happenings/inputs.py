"""Inputs: what came in. Times called `_s` are seconds on the house's monotonic clock; no picture is ever an Input."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.happenings.words import Door, Input, Language, Level, SceneName, Stroke

# ---- Inputs: the visit -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DueCame(Input):
    """The moment an exhibit asked to be woken at (its `due`) has come."""


@dataclass(frozen=True, slots=True)
class AttractTouched(Input):
    """A visitor touched the attract screen; `visit_id` is the id made at that touch."""

    visit_id: str


@dataclass(frozen=True, slots=True)
class Active(Input):
    """Someone is there: touch, wheel, pen. `source` names what moved."""

    source: str


@dataclass(frozen=True, slots=True)
class StillHere(Input):
    """The visitor answered 还在吗? with yes."""


@dataclass(frozen=True, slots=True)
class SceneChosen(Input):
    """A visitor chose a scene, or home."""

    scene: SceneName


@dataclass(frozen=True, slots=True)
class LanguageChosen(Input):
    """A visitor chose the language of words and narration."""

    language: Language


@dataclass(frozen=True, slots=True)
class VisitLeft(Input):
    """A visitor ended the visit by the button."""


@dataclass(frozen=True, slots=True)
class VisitOpened(Input):
    """A visit began; told by the visit to the other exhibits."""

    visit_id: str
    language: Language


@dataclass(frozen=True, slots=True)
class VisitClosed(Input):
    """The visit is over: every exhibit rests and forgets what the visitor did."""

    visit_id: str


@dataclass(frozen=True, slots=True)
class SceneShown(Input):
    """The scene on screen changed; told by the visit to the exhibits."""

    scene: SceneName


@dataclass(frozen=True, slots=True)
class LanguageChanged(Input):
    """The language changed; told by the visit to the exhibits."""

    language: Language


# ---- Inputs: 回首 ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class StoryOpened(Input):
    story_id: str


@dataclass(frozen=True, slots=True)
class PanelChosen(Input):
    """A panel of the open story by index from 0 (tap on the timeline, swipe)."""

    index: int


@dataclass(frozen=True, slots=True)
class NarrationToggled(Input):
    """A tap that stops the narration, or starts it again."""


@dataclass(frozen=True, slots=True)
class NarrationAt(Input):
    """The speaker is `position_s` into the clip."""

    clip_id: str
    position_s: float


@dataclass(frozen=True, slots=True)
class NarrationEnded(Input):
    clip_id: str


@dataclass(frozen=True, slots=True)
class NarrationFailed(Input):
    """The clip can't be heard; captions go on by the clock. `reason` is one plain sentence."""

    clip_id: str
    reason: str


# ---- Inputs: 解读 ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class WheelTurned(Input):
    """A wheel axis reading: `deflection` -1..1, already calibrated, + is to the right (downstream)."""

    deflection: float
    rehearsal: bool = False


@dataclass(frozen=True, slots=True)
class WheelStepped(Input):
    """Relative turns: mouse-wheel notches, keys, encoder detents; + is downstream."""

    steps: float


@dataclass(frozen=True, slots=True)
class WheelLost(Input):
    """The wheel vanished: what it held is released."""

    reason: str


@dataclass(frozen=True, slots=True)
class WheelFound(Input):
    name: str


@dataclass(frozen=True, slots=True)
class StripGrabbed(Input):
    """A finger was put on the riverfront."""


@dataclass(frozen=True, slots=True)
class StripDragged(Input):
    """The finger moved the riverfront so that the ship moves by `metres`, + downstream."""

    metres: float


@dataclass(frozen=True, slots=True)
class StripReleased(Input):
    """The finger left with `speed_mps` along the shore, + downstream."""

    speed_mps: float


@dataclass(frozen=True, slots=True)
class FrameDrawn(Input):
    """A frame is due while the ship is under way; the motion model goes on to now."""


@dataclass(frozen=True, slots=True)
class BuildingOpened(Input):
    building_id: str


@dataclass(frozen=True, slots=True)
class BuildingClosed(Input):
    pass


# ---- Inputs: 留影 ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ShutterPressed(Input):
    pass


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
    reason: str
    job: int = 0


@dataclass(frozen=True, slots=True)
class RetakePressed(Input):
    pass


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
class FrameChosen(Input):
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
    reason: str
    job: int = 0


@dataclass(frozen=True, slots=True)
class PrintPressed(Input):
    pass


@dataclass(frozen=True, slots=True)
class PrintFinished(Input):
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


# ---- Inputs: 微笑 ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class VisitorPassed(Input):
    """One person passed a door camera. `smile` is None when the face was seen too little to judge.

    `score` is 0..1 (None when not judged), `seen_s` the seconds the face was followed.
    """

    door: Door
    smile: bool | None
    score: float | None
    seen_s: float
    rehearsal: bool


@dataclass(frozen=True, slots=True)
class DayCounted(Input):
    """Today's totals read back from the journal when the house opens or the day changes."""

    local_day: str
    entry_passed: int
    entry_smiled: int
    entry_judged: int
    exit_passed: int
    exit_smiled: int
    exit_judged: int


# ---- Inputs: devices and staff -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DeviceReported(Input):
    """A device's health changed. `sentence_*` is plain words for staff."""

    device: str
    level: Level
    sentence_zh: str
    sentence_en: str


@dataclass(frozen=True, slots=True)
class StaffCornerHeld(Input):
    """The hidden corner was held long enough: ask for the PIN."""


@dataclass(frozen=True, slots=True)
class PinEntered(Input):
    """A PIN was typed; it is checked elsewhere, slowly, and never kept or noted."""

    pin: str


@dataclass(frozen=True, slots=True)
class PinChecked(Input):
    right: bool


@dataclass(frozen=True, slots=True)
class PinClosed(Input):
    """The PIN pad was closed without a PIN."""


@dataclass(frozen=True, slots=True)
class StaffAdmitted(Input):
    """The PIN was right: show the staff scene."""


@dataclass(frozen=True, slots=True)
class StaffLeft(Input):
    """Staff closed the staff corner."""


@dataclass(frozen=True, slots=True)
class LeavePressed(Input):
    """Staff asked the kiosk to end."""
