"""What came in from the booth's camera and the buttons before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kiosk.happenings.words import Input

CameraTrouble = Literal["gone", "frozen", "dark"]


@dataclass(frozen=True, slots=True)
class ShutterPressed(Input):
    """A visitor asked for a photo: the countdown begins."""


@dataclass(frozen=True, slots=True)
class CameraShowing(Input):
    """The booth camera's preview moves."""

    rehearsal: bool = False


@dataclass(frozen=True, slots=True)
class CameraLost(Input):
    """The booth camera shows nothing to take a photo of, until it shows again.

    `trouble`: gone (no picture comes), frozen (always the same one), dark (black, or something lies over the lens).
    """

    trouble: CameraTrouble = "gone"


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
    """The visitor wants one more photo."""


@dataclass(frozen=True, slots=True)
class ShotChosen(Input):
    """The visitor looks at this one of the photos taken."""

    still_id: str


@dataclass(frozen=True, slots=True)
class PhotoKept(Input):
    """The visitor likes the photo that is shown."""


@dataclass(frozen=True, slots=True)
class WithoutPhotoPressed(Input):
    """A river-only card: no photo."""


@dataclass(frozen=True, slots=True)
class CodeEntryOpened(Input):
    """A visitor comes back with the short code of a card."""


@dataclass(frozen=True, slots=True)
class CodeEntered(Input):
    """The short code was typed: its six digits."""

    short_code: str


@dataclass(frozen=True, slots=True)
class BoothBackPressed(Input):
    """One step back in the booth."""
