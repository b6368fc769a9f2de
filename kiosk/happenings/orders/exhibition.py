"""Orders of what visitors use: voices, wheel, cameras, cards, paper; and of the staff corner."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kiosk.happenings.words import (
    Cue,
    Door,
    Input,
    Language,
    Order,
    Side,
    Stroke,
    Typed,
)


@dataclass(frozen=True, slots=True)
class Ring(Order):
    """Ring this input at the door: how one exhibit tells the others, without knowing them."""

    happening: Input


@dataclass(frozen=True, slots=True)
class Speak(Order):
    """Play a sound from `from_s` seconds on; anything playing stops first. `clip_id` is story/panel/language."""

    clip_id: str
    sound: Path
    from_s: float = 0.0


@dataclass(frozen=True, slots=True)
class MakeVoice(Order):
    """Let the machine's own speech say a text that has no rendered voice; told back as VoiceMade or NarrationFailed."""

    clip_id: str
    language: Language
    text: str


@dataclass(frozen=True, slots=True)
class StopSpeaking(Order):
    """Be silent at once."""


@dataclass(frozen=True, slots=True)
class PlayCue(Order):
    """A short soft sound beside whatever speaks: `notch`, the wheel passing a building; `shutter`, the photo."""

    cue: Cue


@dataclass(frozen=True, slots=True)
class NudgeWheel(Order):
    """The wheel is felt for `seconds` with `strength` 0..1, where the device has a motor; nothing comes back."""

    strength: float
    seconds: float


@dataclass(frozen=True, slots=True)
class OpenCamera(Order):
    """The booth is in use: start the preview."""


@dataclass(frozen=True, slots=True)
class CloseCamera(Order):
    """The booth is left: stop the preview and forget held stills."""


@dataclass(frozen=True, slots=True)
class RestCamera(Order):
    """The photo is taken: stop the preview, keep the held stills."""


@dataclass(frozen=True, slots=True)
class TakeStill(Order):
    """Keep the picture of the moment `at_s` (the house's clock) in memory, beside those held already.

    `job` comes back with the answer, so that a late one is known as late.
    """

    job: int = 0
    at_s: float = 0.0


@dataclass(frozen=True, slots=True)
class ForgetStill(Order):
    """The visitor took another photo instead of this one."""

    still_id: str


@dataclass(frozen=True, slots=True)
class PreviewCard(Order):
    """Compose a side of the card small, for the screen, without ink: the press's own picture."""

    still_id: str | None
    frame_id: str
    language: Language
    job: int
    side: Side = "front"


@dataclass(frozen=True, slots=True)
class ForgetPreviews(Order):
    """Nobody looks at the press's small pictures any more."""


@dataclass(frozen=True, slots=True)
class MakeCard(Order):
    """Compose and store the card: at the press, off the drawing thread."""

    still_id: str | None
    frame_id: str
    strokes: tuple[Stroke, ...]
    language: Language
    job: int = 0
    typed: Typed | None = None


@dataclass(frozen=True, slots=True)
class LinkCard(Order):
    """Make the card answer where phones ask, and keep asking there while it is shown.

    Told back as CardLinked, CardUnlinked, and CardGone when the card is deleted meanwhile.
    """

    card_id: str


@dataclass(frozen=True, slots=True)
class UnwatchLink(Order):
    """Nobody looks at a card's code any more."""


@dataclass(frozen=True, slots=True)
class FindCard(Order):
    """Look for the card of a short code; told back as CardFound or CardNotFound."""

    short_code: str
    job: int


@dataclass(frozen=True, slots=True)
class DeleteCard(Order):
    """Delete the card from the store now, and wherever phones reach it; its link dies."""

    card_id: str


@dataclass(frozen=True, slots=True)
class PrintCard(Order):
    """Print the card on paper; told back as PrintFinished or PrintFailed. A `ticket` is printed once, however often."""

    card_id: str
    copies: int = 1
    ticket: int = 0


@dataclass(frozen=True, slots=True)
class ExpirePrint(Order):
    """Nobody waits for this print any more: cancel it unless paper moves already, so that a refill starts no flood."""

    card_id: str


@dataclass(frozen=True, slots=True)
class RefillPaper(Order):
    """The tray is full again."""


@dataclass(frozen=True, slots=True)
class ResumeQueue(Order):
    """Let a paused print queue go on."""


@dataclass(frozen=True, slots=True)
class LiftPrintCap(Order):
    """As many prints again today."""


@dataclass(frozen=True, slots=True)
class CheckPin(Order):
    """Compare the typed PIN with the stored hash; told back as PinChecked."""

    pin: str


@dataclass(frozen=True, slots=True)
class EndKiosk(Order):
    """Leave the application in order."""

    reason: str


@dataclass(frozen=True, slots=True)
class SwitchSmile(Order):
    """Let the doors count smiles, or rest; kept over restarts. Told back as SmileSwitched."""

    on: bool


@dataclass(frozen=True, slots=True)
class MirrorDoor(Order):
    """Tell where faces are at this door (FacesSeen), or stop telling."""

    door: Door
    shown: bool
