"""What came in for 解读滨江: the wheel, the finger on the riverfront or in the round, buildings, the light."""

from __future__ import annotations

import math
from dataclasses import dataclass

from kiosk.happenings.words import Input, Light, LightChoice

# A wheel turned no further than this only trembles at the edge of its dead zone.
STILL_DEFLECTION = 0.02


@dataclass(frozen=True, slots=True)
class WheelTurned(Input):
    """A wheel axis reading: `deflection` -1..1, already calibrated, + is to the right (downstream)."""

    deflection: float
    rehearsal: bool = False

    @property
    def by_hand(self) -> bool:
        """Somebody moves the wheel: it does not only tremble about its centre, and says no nonsense."""
        return math.isfinite(self.deflection) and abs(self.deflection) > STILL_DEFLECTION


@dataclass(frozen=True, slots=True)
class WheelRolled(Input):
    """An endless wheel (encoder, dial, trackball) was turned by `turns` of its circle since its last word.

    + is to the right (downstream); already calibrated.
    """

    turns: float
    rehearsal: bool = False

    @property
    def by_hand(self) -> bool:
        """Somebody moves the wheel: it says no nonsense."""
        return math.isfinite(self.turns) and self.turns != 0.0


@dataclass(frozen=True, slots=True)
class WheelStepped(Input):
    """Relative steps: mouse-wheel notches and keys; + is downstream."""

    steps: float


@dataclass(frozen=True, slots=True)
class SpokeHeld(Input):
    """The button on a spoke of the wheel was pressed (`held`) or let go: while held, the wheel turns time."""

    held: bool
    rehearsal: bool = False


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
    """A frame is due while something moves; the motion model goes on to now.

    `alone`: only the idle cruise moves it, so it says nothing about anybody being there.
    """

    alone: bool = False


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


@dataclass(frozen=True, slots=True)
class StorySought(Input):
    """A visitor of a building asks for the story that happened there; `panel` by index from 0."""

    story_id: str
    panel: int = 0


@dataclass(frozen=True, slots=True)
class BuildingVoiceToggled(Input):
    """A tap that stops the telling of the open building, or starts it again."""


@dataclass(frozen=True, slots=True)
class RoundEntered(Input):
    """A visitor looks around at a building; `building_id` as in the panorama files."""

    building_id: str


@dataclass(frozen=True, slots=True)
class RoundLeft(Input):
    """Back from looking around to the ship."""


@dataclass(frozen=True, slots=True)
class RoundGrabbed(Input):
    """A finger was put on the view."""


@dataclass(frozen=True, slots=True)
class RoundDragged(Input):
    """The finger turned the view: `heading_deg` + to the right, `pitch_deg` + upwards."""

    heading_deg: float
    pitch_deg: float


@dataclass(frozen=True, slots=True)
class RoundReleased(Input):
    """The finger left while the view turned with `heading_dps` degrees a second, + to the right."""

    heading_dps: float


@dataclass(frozen=True, slots=True)
class RoundZoomed(Input):
    """Two fingers, or a button, made everything `factor` times as large (more than 1: nearer)."""

    factor: float


@dataclass(frozen=True, slots=True)
class YearsHeld(Input):
    """The hourglass on the screen is held, or let go: while held, the wheel turns time."""

    held: bool


@dataclass(frozen=True, slots=True)
class ThenSet(Input):
    """The slider between now and then stands at `share`: 0 all of today, 1 all of the past."""

    share: float


@dataclass(frozen=True, slots=True)
class LightChosen(Input):
    """A visitor chose the light of the river."""

    choice: LightChoice


@dataclass(frozen=True, slots=True)
class LightOfHour(Input):
    """The sun at the station gives this light now."""

    light: Light
