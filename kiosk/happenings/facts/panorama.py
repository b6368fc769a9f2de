"""What is remembered of 解读滨江."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.happenings.words import Fact, LightChoice


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
