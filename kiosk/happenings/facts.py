"""Facts: what the journal remembers. The page of kinds is generated from these classes and their docstrings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kiosk.happenings.words import Door, Fact, Language, LightChoice, SceneName


@dataclass(frozen=True, slots=True)
class StationStarted(Fact):
    """The kiosk was started. `version`: of the program."""

    exhibit = "house"

    version: str


@dataclass(frozen=True, slots=True)
class StationStopped(Fact):
    """The kiosk ended in order.

    `reason`: signal, staff or tour. A start without a stop before it means it was cut off.
    """

    exhibit = "house"

    reason: str


@dataclass(frozen=True, slots=True)
class VisitBegan(Fact):
    """A visitor touched the attract screen: the first fact of a visit."""

    exhibit = "visit"


@dataclass(frozen=True, slots=True)
class VisitEnded(Fact):
    """A visit was over: its last fact.

    `reason`: idle (nobody answered 还在吗?), left (by the button) or staff (the corner was opened). `seconds`: from the
    first touch to the end.
    """

    exhibit = "visit"

    reason: Literal["idle", "left", "staff"]
    seconds: float


@dataclass(frozen=True, slots=True)
class SceneEntered(Fact):
    """A scene came on screen during a visit. `scene`: which."""

    exhibit = "visit"

    scene: SceneName


@dataclass(frozen=True, slots=True)
class LanguageSwitched(Fact):
    """A visitor changed the language of words and narration. `language`: the new one."""

    exhibit = "visit"

    language: Language


@dataclass(frozen=True, slots=True)
class PanelViewed(Fact):
    """A story panel was looked at.

    `story_id` and `panel_id` as in the story files, `language` of its words, `seconds` on screen; `heard`: its
    narration was played to the end.
    """

    exhibit = "story"

    story_id: str
    panel_id: str
    language: Language
    seconds: float
    heard: bool


@dataclass(frozen=True, slots=True)
class StoryViewed(Fact):
    """A story was put back.

    `story_id` as in the story files, `language` it was left in, `seconds` since it was opened, `panels`: how many
    different ones were seen; `finished`: its closing page was reached.
    """

    exhibit = "story"

    story_id: str
    language: Language
    seconds: float
    panels: int
    finished: bool


@dataclass(frozen=True, slots=True)
class QuestionAnswered(Fact):
    """A story's closing question was answered.

    `story_id` as in the story files, `question` which of its questions and `option` which answer, both from 1;
    `right`: it was the right one.
    """

    exhibit = "story"

    story_id: str
    question: int
    option: int
    right: bool


@dataclass(frozen=True, slots=True)
class ShipSailed(Fact):
    """One sailing gesture ended at rest.

    `from_m` and `to_m`: metres from the wharf along the shore, + downstream. `seconds`: under way. `by`: wheel, touch
    or steps. The idle cruise is nobody's gesture and is not noted.
    """

    exhibit = "panorama"

    from_m: float
    to_m: float
    seconds: float
    by: str


@dataclass(frozen=True, slots=True)
class BuildingRead(Fact):
    """The past and present of a building were open.

    `building_id` as in the panorama files, `seconds` until they were closed.
    """

    exhibit = "panorama"

    building_id: str
    seconds: float


@dataclass(frozen=True, slots=True)
class LookedAround(Fact):
    """The view all round at a building was left.

    `building_id` as in the panorama files, `seconds` since it was entered, `turned_deg`: how far it was turned in all.
    """

    exhibit = "panorama"

    building_id: str
    seconds: float
    turned_deg: float


@dataclass(frozen=True, slots=True)
class YearsTurned(Fact):
    """Time was turned back for a building, by the wheel or the slider.

    `building_id` as in the panorama files, `seconds` from the first move to rest, `furthest`: 0 today .. 1 the past.
    """

    exhibit = "panorama"

    building_id: str
    seconds: float
    furthest: float


@dataclass(frozen=True, slots=True)
class LightSet(Fact):
    """A visitor chose the light of the river. `choice`: clock, day, dusk or night."""

    exhibit = "panorama"

    choice: LightChoice


@dataclass(frozen=True, slots=True)
class CardCreated(Fact):
    """A postcard was made.

    `frame_id` as in the postcard files; `with_photo` and `with_ink` tell what was on it. Nothing of the picture
    is kept here.
    """

    exhibit = "postcard"

    frame_id: str
    with_photo: bool
    with_ink: bool


@dataclass(frozen=True, slots=True)
class CardPrinted(Fact):
    """A postcard came out of the printer."""

    exhibit = "postcard"


@dataclass(frozen=True, slots=True)
class CardNotPrinted(Fact):
    """A print order failed. `reason`: in the words of the printer."""

    exhibit = "postcard"

    reason: str


@dataclass(frozen=True, slots=True)
class CardFetched(Fact):
    """A phone opened a postcard page (noted by the pickup process)."""

    exhibit = "postcard"


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


@dataclass(frozen=True, slots=True)
class VisitorCounted(Fact):
    """One person passed a door camera.

    `door`: entry or exit. `smile`: null when the face was seen too little to judge. `score`: 0..1, null when
    not judged. `seen_s`: seconds the face was followed.
    """

    exhibit = "smile"

    door: Door
    smile: bool | None
    score: float | None
    seen_s: float


@dataclass(frozen=True, slots=True)
class DeviceFaulted(Fact):
    """A device stopped being usable. `device`: its name in config.yaml. `sentence`: what staff were told."""

    exhibit = "house"

    device: str
    sentence: str


@dataclass(frozen=True, slots=True)
class DeviceRecovered(Fact):
    """A device is usable again. `device`: its name in config.yaml."""

    exhibit = "house"

    device: str


@dataclass(frozen=True, slots=True)
class StaffEntered(Fact):
    """The staff corner was opened with the right PIN."""

    exhibit = "staff"


@dataclass(frozen=True, slots=True)
class StaffRefused(Fact):
    """A wrong PIN was typed; the PIN is not kept. `tries`: wrong ones in a row, this one counted."""

    exhibit = "staff"

    tries: int


@dataclass(frozen=True, slots=True)
class FactsDropped(Fact):
    """The journal could not be written for so long that facts had to be let go: there is a gap, and summaries say so.

    `count`: how many. `first_utc_ms` and `last_utc_ms`: when the first and the last of them happened.
    """

    exhibit = "house"

    count: int
    first_utc_ms: int
    last_utc_ms: int


@dataclass(frozen=True, slots=True)
class JournalRecovered(Fact):
    """A damaged journal was moved aside and a new one begun.

    `recovered`: how many facts were read back from it. `unreadable`: how many were seen but could not be. `aside`: the
    name of the damaged file, which is never deleted.
    """

    exhibit = "house"

    recovered: int
    unreadable: int
    aside: str
