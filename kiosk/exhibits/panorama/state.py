"""What 解读 remembers between two inputs, and what its view shows of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from kiosk.exhibits.panorama import courses, motion as motions
from kiosk.exhibits.panorama.course import Course
from kiosk.exhibits.panorama.courses import SHORE_M
from kiosk.exhibits.panorama.motion import Motion
from kiosk.exhibits.telling import Telling
from kiosk.happenings.words import Language, Light, LightChoice
from kiosk.voice_clips import Clip

Driver = Literal["touch", "wheel", "steps"]
Part = Literal["", "past", "present", "greeting"]

# A building counts as ahead until the ship has passed it by so much.
ALONGSIDE_M = 40.0
# Within so much along the shore a building is abeam.
ABEAM_M = 25.0
# Years are turned for a building no further ahead than this.
IN_VIEW_M = 80.0
# Turning the wheel this far, or one step, sails on and so closes an open card; less is near its centre.
SAIL_ON = 0.3

FOV_DEG = 75.0
PITCH_DEG = 4.0


@dataclass(frozen=True, slots=True)
class Pace:
    """How the station moves and how long it waits; zero speed of the cruise: none. As in config.yaml."""

    metres_per_turn: float = 40.0
    degrees_per_turn: float = 120.0
    cruise_after_s: float = 24.0
    cruise_mps: float = 12.0
    round_after_s: float = 6.0
    round_leave_s: float = 40.0
    greet: bool = True


@dataclass(frozen=True, slots=True)
class Sailing:
    """One gesture from its first moving input to rest; `by` is the strongest that drove it."""

    from_m: float
    begun_s: float
    by: Driver
    rehearsal: bool


@dataclass(frozen=True, slots=True)
class YearsTurning:
    """One turning of time: from its first to its latest move, and how far back it led."""

    building_id: str
    begun_s: float
    latest_s: float
    furthest: float
    rehearsal: bool


@dataclass(frozen=True, slots=True)
class PanoramaState:
    """`places_m`: where the ship lies at each building, in metres from the wharf.

    `heading`: 1 downstream or -1, the way the ship last went. `sought_id`: the building another exhibit asked for,
    until the ship moves or a card is opened. `wheel_waits`: how the wheel stands says nothing until it was near its
    centre. `rolled`: turns of an endless wheel while a card lies over what it would move. `hand_s`: when a hand last
    did anything; `berthed_s`: when a ship sailed by hand came to rest. `passed`: buildings whose notch was felt, until
    the ship is away from them. `lying_id`: where the ship lay without having sailed there. `cruising`: only the idle
    cruise moves her, or its way that is left.
    """

    places_m: Mapping[str, float]
    pace: Pace
    rounds: frozenset[str]
    texts: Mapping[str, str]
    clips: Mapping[str, Clip]
    first_light: LightChoice
    shore: Course
    circle: Course
    time: Course
    language: Language
    light_choice: LightChoice
    hour_light: Light = "day"
    on_screen: bool = False
    doubted: bool = False
    ship: Motion = field(default_factory=Motion)
    view: Motion = field(default_factory=Motion)
    years: Motion = field(default_factory=Motion)
    deflection: float = 0.0
    wheel_rehearsal: bool = False
    wheel_waits: bool = False
    rolled: float = 0.0
    heading: int = 1
    sailing: Sailing | None = None
    hand_s: float = 0.0
    berthed_s: float | None = None
    cruising: bool = False
    passed: frozenset[str] = frozenset()
    lying_id: str = ""
    sought_id: str = ""
    building_id: str = ""
    opened_s: float = 0.0
    telling: Telling = field(default_factory=Telling)
    telling_part: Part = ""
    telling_id: str = ""
    part_due_s: float | None = None
    greeted: frozenset[str] = frozenset()
    round_id: str = ""
    entered_s: float = 0.0
    turned_deg: float = 0.0
    round_rehearsal: bool = False
    pitch_deg: float = PITCH_DEG
    fov_deg: float = FOV_DEG
    looked: frozenset[str] = frozenset()
    spoke_held: bool = False
    glass_held: bool = False
    years_id: str = ""
    years_touched_s: float = 0.0
    turning: YearsTurning | None = None

    @property
    def position_m(self) -> float:
        """Metres from the wharf; a few outside 0..SHORE_M at the soft ends."""
        return self.ship.position

    @property
    def speed_mps(self) -> float:
        """+ is downstream."""
        return self.ship.speed

    @property
    def steer(self) -> float:
        """How the shown wheel stands, -1..1: with what the wheel moves now."""
        moved = self.years if self.years_held else self.view if self.round_id else self.ship
        return -moved.steer if self.years_held else moved.steer

    @property
    def heading_deg(self) -> float:
        """Where the view all round looks: 0 to the shore, + to the right, unwrapped."""
        return self.view.position

    @property
    def then_share(self) -> float:
        """0 today .. 1 the past."""
        return max(0.0, min(1.0, self.years.position))

    @property
    def years_held(self) -> bool:
        """The wheel turns time."""
        return self.spoke_held or self.glass_held

    @property
    def light(self) -> Light:
        """The light on the river."""
        return self.hour_light if self.light_choice == "clock" else self.light_choice

    @property
    def abeam_id(self) -> str:
        """The building the ship lies beside, or ""."""
        return self._nearest(ABEAM_M, ABEAM_M)

    @property
    def in_view_id(self) -> str:
        """The building whose years can be turned: the open card's, the one abeam or the next ahead, or ""."""
        if self.building_id or self.round_id:
            return self.building_id
        return self.abeam_id or self._nearest(ALONGSIDE_M, IN_VIEW_M)

    @property
    def ahead_id(self) -> str:
        """The building that was sought or that the ship comes to next, or "" when the last one lies astern."""
        if self.sought_id:
            return self.sought_id
        ahead = {
            building_id: (place_m - self.ship.position) * self.heading
            for building_id, place_m in self.places_m.items()
            if (place_m - self.ship.position) * self.heading > -ALONGSIDE_M
        }
        return min(ahead, key=ahead.__getitem__, default="")

    @property
    def needs_frames(self) -> bool:
        """Something moves by itself, so every frame has to be asked for."""
        if not self.on_screen:
            return False
        view_moves = bool(self.round_id) and not motions.is_still(self.circle, self.view)
        ship_moves = not motions.is_still(self.shore, self.ship)
        return ship_moves or view_moves or not motions.is_still(self.time, self.years)

    def _nearest(self, astern_m: float, ahead_m: float) -> str:
        near = {
            building_id: abs(place_m - self.ship.position)
            for building_id, place_m in self.places_m.items()
            if -astern_m <= (place_m - self.ship.position) * self.heading <= ahead_m
        }
        return min(near, key=near.__getitem__, default="")


def start(
    places_m: Mapping[str, float],
    *,
    pace: Pace | None = None,
    rounds: Collection[str] = (),
    texts: Mapping[str, str] | None = None,
    clips: Mapping[str, Clip] | None = None,
    language: Language = "zh",
    light: LightChoice = "dusk",
) -> PanoramaState:
    """At the wharf, in the `light` every visit begins in.

    `places_m`: the marks of the buildings one can read, in metres from the wharf; `rounds`: those one can look around
    at. `texts` and `clips` by building/<id>/<part>/<language>: what is said, and its voice.
    """
    kept = pace or Pace()
    # A mark may stand a little beyond where the ship can go.
    berths_m = {building_id: max(0.0, min(SHORE_M, place_m)) for building_id, place_m in places_m.items()}
    return PanoramaState(
        places_m=berths_m,
        pace=kept,
        rounds=frozenset(rounds),
        texts=texts or {},
        clips=clips or {},
        first_light=light,
        shore=courses.shore(berths_m, kept.metres_per_turn),
        circle=courses.circle(kept.degrees_per_turn),
        time=courses.TIME,
        language=language,
        light_choice=light,
    )


def afresh(state: PanoramaState) -> PanoramaState:
    """As at the start, for the next visitor; what devices said stays known."""
    return replace(
        start(
            state.places_m,
            pace=state.pace,
            rounds=state.rounds,
            texts=state.texts,
            clips=state.clips,
            language=state.language,
            light=state.first_light,
        ),
        hour_light=state.hour_light,
        deflection=state.deflection,
        wheel_rehearsal=state.wheel_rehearsal,
    )
