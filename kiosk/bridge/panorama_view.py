"""解读 as QML sees it: the ship and the shore, the building that is read, the view all round, the years, the light."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.bridge.building_words import described, told_sentences
from kiosk.bridge.panorama_hand import PanoramaHand
from kiosk.bridge.shore_pictures import ShorePictures
from kiosk.content.panorama import PanoramaContent
from kiosk.exhibits.panorama import SHORE_M, PanoramaState
from kiosk.happenings.words import Input

QML_IMPORT_NAME = "KioskBridge"
QML_IMPORT_MAJOR_VERSION = 1

# The views all round were made 70 m before the quay; the walls stand about 20 m behind it.
ROUND_AWAY_M = 90.0


@QmlElement
@QmlUncreatable("made by the house")
class PanoramaView(PanoramaHand):
    """The exhibit's state. `buildings` are in order downstream, a building is its index there or -1; lengths in metres.

    `told` are the sentences of what is being told (`toldPart` of `toldOf`: past, present or greeting), `sentence` the
    one that is spoken. `thenShare` is 0 today and 1 the past.
    """

    moved = Signal()
    framesNeededChanged = Signal()
    placesChanged = Signal()
    buildingChanged = Signal()
    toldChanged = Signal()
    sentenceChanged = Signal()
    roundChanged = Signal()
    turned = Signal()
    yearsChanged = Signal()
    lightChanged = Signal()

    def __init__(self, ring: Callable[[Input], None], content: PanoramaContent, miss: Callable[[str], None]) -> None:
        """`miss` is told the path of a piece of the pictures that can't be shown."""
        super().__init__(ring, content.buildings)
        self._miss = miss
        self._pictures = ShorePictures(content)
        self._has_past = "past" in content.lights
        self._water_m = content.shore.water_z_m
        self._places = {building.id: place for place, building in enumerate(content.buildings)}
        self._buildings = [described(building, building.id in content.rounds) for building in content.buildings]
        self._state: PanoramaState | None = None
        self._shown: dict[tuple[str, ...], tuple[object, ...]] = {}
        self._told: tuple[list[str], str, str] = ([], "", "")
        self._missed: set[str] = set()

    def show(self, state: PanoramaState) -> None:
        """Set what changed; under way that is one signal a frame."""
        self._state = state
        if self._changed(("telling_part", "telling_id")) | self._changed(("telling",)):
            told = self._sentences_of(state)
            if (told, state.telling_part, state.telling_id) != self._told:
                self._told = (told, state.telling_part, state.telling_id)
                self.toldChanged.emit()
            self.sentenceChanged.emit()
        for signal, names in (
            (self.moved, ("position_m", "speed_mps", "steer")),
            (self.turned, ("heading_deg", "pitch_deg", "fov_deg")),
            (self.placesChanged, ("heading", "ahead_id", "abeam_id", "sought_id", "in_view_id")),
            (self.buildingChanged, ("building_id",)),
            (self.roundChanged, ("round_id",)),
            (self.yearsChanged, ("then_share", "years_held", "years_id")),
            (self.lightChanged, ("light", "light_choice")),
            (self.framesNeededChanged, ("needs_frames", "cruising")),
        ):
            if self._changed(names):
                signal.emit()

    def _changed(self, names: tuple[str, ...]) -> bool:
        """Whether these differ from what was shown last; they are remembered."""
        values = tuple(getattr(self._state, name) for name in names)
        if self._shown.get(names) == values:
            return False
        self._shown[names] = values
        return True

    def _sentences_of(self, state: PanoramaState) -> list[str]:
        place = self._places.get(state.telling_id, -1)
        if place < 0 or not state.telling_part:
            return []
        words = state.telling.words
        shown = self._library[place].shown(state.telling_part, words.language)
        return told_sentences(shown, words.clip, words.language)

    def _place(self, name: str) -> int:
        return self._places.get(getattr(self._state, name), -1) if self._state else -1

    @Property("double", notify=moved)
    def positionM(self) -> float:
        return self._state.position_m if self._state else 0.0

    @Property("double", notify=moved)
    def speedMps(self) -> float:
        return self._state.speed_mps if self._state else 0.0

    @Property("double", notify=moved)
    def steer(self) -> float:
        """How the wheel on the screen stands, -1..1."""
        return self._state.steer if self._state else 0.0

    @Property(bool, notify=framesNeededChanged)
    def framesNeeded(self) -> bool:
        return bool(self._state and self._state.needs_frames)

    @Property(bool, notify=framesNeededChanged)
    def cruising(self) -> bool:
        return bool(self._state and self._state.cruising)

    @Property(int, notify=placesChanged)
    def heading(self) -> int:
        """1 downstream, -1 upstream: the way the ship last went."""
        return self._state.heading if self._state else 1

    @Property(int, notify=placesChanged)
    def ahead(self) -> int:
        return self._place("ahead_id")

    @Property(int, notify=placesChanged)
    def abeam(self) -> int:
        return self._place("abeam_id")

    @Property(int, notify=placesChanged)
    def sought(self) -> int:
        """The building a visitor was brought to from another scene."""
        return self._place("sought_id")

    @Property(int, notify=placesChanged)
    def inView(self) -> int:
        """The building whose years the wheel would turn now."""
        return self._place("in_view_id")

    @Property(int, notify=buildingChanged)
    def building(self) -> int:
        """The building whose card lies open."""
        return self._place("building_id")

    @Property("QStringList", notify=toldChanged)
    def told(self) -> list[str]:
        return self._told[0]

    @Property(str, notify=toldChanged)
    def toldPart(self) -> str:
        return self._state.telling_part if self._state else ""

    @Property(int, notify=toldChanged)
    def toldOf(self) -> int:
        return self._place("telling_id")

    @Property(str, notify=toldChanged)
    def toldIn(self) -> str:
        """The language that is spoken."""
        return self._state.telling.words.language if self._state else "zh"

    @Property(int, notify=sentenceChanged)
    def sentence(self) -> int:
        return self._state.telling.sentence if self._state else -1

    @Property(bool, notify=sentenceChanged)
    def speaking(self) -> bool:
        return bool(self._state and self._state.telling.under_way)

    @Property(int, notify=roundChanged)
    def round(self) -> int:
        """The building that is looked around at."""
        return self._place("round_id")

    @Property("double", notify=turned)
    def headingDeg(self) -> float:
        """0 looks straight at the shore, + to the right; goes on beyond a full turn."""
        return self._state.heading_deg if self._state else 0.0

    @Property("double", notify=turned)
    def pitchDeg(self) -> float:
        return self._state.pitch_deg if self._state else 0.0

    @Property("double", notify=turned)
    def fovDeg(self) -> float:
        return self._state.fov_deg if self._state else 75.0

    @Property("double", notify=yearsChanged)
    def thenShare(self) -> float:
        return self._state.then_share if self._state else 0.0

    @Property(bool, notify=yearsChanged)
    def yearsHeld(self) -> bool:
        return bool(self._state and self._state.years_held)

    @Property(int, notify=yearsChanged)
    def yearsOf(self) -> int:
        """The building in whose time the wheel turns."""
        return self._place("years_id")

    @Property(str, notify=lightChanged)
    def light(self) -> str:
        return self._state.light if self._state else "dusk"

    @Property(str, notify=lightChanged)
    def lightChoice(self) -> str:
        return self._state.light_choice if self._state else "clock"

    @Property("QVariant", constant=True)
    def buildings(self) -> list[dict[str, Any]]:
        return self._buildings

    @Property(ShorePictures, constant=True)
    def pictures(self) -> ShorePictures:
        return self._pictures

    @Property(bool, constant=True)
    def hasPast(self) -> bool:
        """Whether there are pictures of the past; a station's own photographs may have none."""
        return self._has_past

    @Property("double", constant=True)
    def waterM(self) -> float:
        """The water line, seen from the quay's edge."""
        return self._water_m

    @Property("double", constant=True)
    def roundAwayM(self) -> float:
        """How far the buildings stand from where the views all round were made."""
        return ROUND_AWAY_M

    @Property("double", constant=True)
    def shoreM(self) -> float:
        return SHORE_M

    def _open(self) -> int:
        return self._place("building_id")

    def _alone(self) -> bool:
        return self._state is not None and self._state.cruising

    @Slot(str)
    def missPicture(self, path: str) -> None:
        """A piece of the pictures can't be shown: staff are told, once for each; the river goes on without it."""
        if path not in self._missed:
            self._missed.add(path)
            self._miss(path)
