"""What 微笑滨江 shows: the day at two doors, its lanterns, and the mirror."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.happenings.inputs import Counted, HourCounted, Lamp
from kiosk.happenings.words import Door, Means, SmilePicture

LANTERNS = 5000
NOBODY = Counted()


@dataclass(frozen=True, slots=True)
class Lantern:
    """One passage as the picture shows it; `number` counts up so that a new one can be told from an old one."""

    number: int
    door: Door
    smile: bool | None


@dataclass(frozen=True, slots=True)
class Tally:
    """One day's figures: both doors, and by local hour (those in which somebody passed, in order)."""

    entry: Counted = NOBODY
    exit: Counted = NOBODY
    hours: tuple[HourCounted, ...] = ()


@dataclass(frozen=True, slots=True)
class DoorNow:
    """How a door stands: whether it counts now (None before it said so), by what, and until when (seconds of the
    house's clock) the next person is left out.

    `leaving_out`: how many asked for that and did not pass yet. `pressed_s`: when the presses of the last minute were
    counted, at a door with buttons.
    """

    working: bool | None = None
    means: Means = "camera"
    left_out_until_s: float = 0.0
    leaving_out: int = 0
    pressed_s: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class SmileState:
    """`real` is what counts; `rehearsed` what pretend doors reported, never mixed in. `before`: a week before today.
    `measured_s`: for how long each real door counted today.

    `lanterns`: the newest of the figures that are shown, oldest first, at most LANTERNS; `lit`: the number of the
    newest lit by a passage (those read back from the journal have numbers up to it, and may be below 1).
    `switched`: staff let the doors count. `picture`: what the visitor's smile scene shows, `on_screen`: whether that
    scene is shown. `watched`: the doors whose faces are shown by some mirror, `lamps` their faces; `mirrors`: those
    with a mirror of their own. `local_hour`: the hour passages belong to, -1 before it was told.
    """

    local_day: str = ""
    local_hour: int = -1
    real: Tally = Tally()
    rehearsed: Tally = Tally()
    before_day: str = ""
    before: Tally = Tally()
    measured_s: dict[Door, float] = field(default_factory=dict)
    lanterns: tuple[Lantern, ...] = ()
    lit: int = 0
    rehearsing: bool = False
    switched: bool = True
    doors: dict[Door, DoorNow] = field(default_factory=dict)
    picture: SmilePicture = "river"
    on_screen: bool = False
    mirrors: tuple[Door, ...] = ()
    watched: tuple[Door, ...] = ()
    lamps: dict[Door, tuple[Lamp, ...]] = field(default_factory=dict)

    @property
    def pretend(self) -> bool:
        """Whether the rehearsed figures are shown: pretend doors report and nobody real has passed today."""
        return self.rehearsing and not self.real.entry.passed and not self.real.exit.passed

    @property
    def shown(self) -> Tally:
        """The figures to show."""
        return self.rehearsed if self.pretend else self.real
