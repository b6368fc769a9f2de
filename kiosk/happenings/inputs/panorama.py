"""What came in for 解读滨江: the wheel, the finger on the riverfront, buildings."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.happenings.words import Input


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
    """A wheel is plugged in and read; `name` as it calls itself."""

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
    """A visitor opened a building's past and present; `building_id` as in the panorama files."""

    building_id: str


@dataclass(frozen=True, slots=True)
class BuildingClosed(Input):
    """A visitor closed the building's past and present."""


@dataclass(frozen=True, slots=True)
class PlaceSought(Input):
    """Another exhibit's visitor asks where on the river this is; `building_id` as in the panorama files."""

    building_id: str
