"""Facts: what the journal remembers. The reference page of kinds is generated from these classes and their docstrings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kiosk.happenings.words import Door, Fact, Language, SceneName


@dataclass(frozen=True, slots=True)
class StationStarted(Fact):
    """The kiosk was started; `version` of the program."""

    version: str


@dataclass(frozen=True, slots=True)
class StationStopped(Fact):
    """The kiosk ended in order. `reason`: signal, staff, tour."""

    reason: str


@dataclass(frozen=True, slots=True)
class VisitBegan(Fact):
    """A visitor touched the attract screen."""


@dataclass(frozen=True, slots=True)
class VisitEnded(Fact):
    """A visit was over. `reason`: idle, left, or staff (the staff corner was opened). `seconds` from first touch to the end."""

    reason: Literal["idle", "left", "staff"]
    seconds: float


@dataclass(frozen=True, slots=True)
class SceneEntered(Fact):
    """A scene came on screen during a visit."""

    scene: SceneName


@dataclass(frozen=True, slots=True)
class LanguageSwitched(Fact):
    """A visitor changed the language."""

    language: Language


@dataclass(frozen=True, slots=True)
class PanelViewed(Fact):
    """A story panel was looked at for `seconds`; `heard` is true when its narration was played to the end."""

    story_id: str
    panel_id: str
    language: Language
    seconds: float
    heard: bool


@dataclass(frozen=True, slots=True)
class ShipSailed(Fact):
    """One sailing gesture ended at rest: from and to in metres from the wharf, `seconds` under way, `by` wheel, touch, steps."""

    from_m: float
    to_m: float
    seconds: float
    by: str


@dataclass(frozen=True, slots=True)
class BuildingRead(Fact):
    """A building's past and present were open for `seconds`."""

    building_id: str
    seconds: float


@dataclass(frozen=True, slots=True)
class CardCreated(Fact):
    """A postcard was made. `with_photo` and `with_ink` tell what was on it; nothing of the picture is kept here."""

    frame_id: str
    with_photo: bool
    with_ink: bool


@dataclass(frozen=True, slots=True)
class CardPrinted(Fact):
    """A postcard came out of the printer."""


@dataclass(frozen=True, slots=True)
class CardNotPrinted(Fact):
    """A print order failed; `reason` is the printer's."""

    reason: str


@dataclass(frozen=True, slots=True)
class CardFetched(Fact):
    """A phone opened a postcard page (noted by the pickup process)."""


@dataclass(frozen=True, slots=True)
class CardExpired(Fact):
    """Postcards past their time were deleted. `count` of them."""

    count: int


@dataclass(frozen=True, slots=True)
class VisitorCounted(Fact):
    """One passage through a door. `smile` null = not judged."""

    door: Door
    smile: bool | None
    score: float | None
    seen_s: float


@dataclass(frozen=True, slots=True)
class DeviceFaulted(Fact):
    """A device stopped being usable."""

    device: str
    sentence: str


@dataclass(frozen=True, slots=True)
class DeviceRecovered(Fact):
    """A device is usable again."""

    device: str


@dataclass(frozen=True, slots=True)
class StaffEntered(Fact):
    """The staff corner was opened with the right PIN."""


@dataclass(frozen=True, slots=True)
class StaffRefused(Fact):
    """A wrong PIN; `tries` wrong in a row."""

    tries: int
