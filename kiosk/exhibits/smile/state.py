"""What 微笑滨江 shows: the day at two doors, its lanterns, and the mirror."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.happenings.inputs import Counted, HourCounted, Lamp
from kiosk.happenings.words import Door, Means, SmilePicture

LANTERNS = 5000


@dataclass(frozen=True, slots=True)
class Lantern:
    """One passage as the picture shows it; `number` counts up so that a new one can be told from an old one."""

    number: int
    door: Door
    smile: bool | None


@dataclass(frozen=True, slots=True)
class Tally:
    """One day's figures: both doors, and by local hour (those in which somebody passed, in order)."""

    entry: Counted = Counted()
    exit: Counted = Counted()
    hours: tuple[HourCounted, ...] = ()


@dataclass(frozen=True, slots=True)
class DoorNow:
    """How a door stands: whether it counts now (None before it said so), by what, and until when (seconds of the
    house's clock) the next person is left out.
    """

    working: bool | None = None
    means: Means = "camera"
    left_out_until_s: float = 0.0


@dataclass(frozen=True, slots=True)
class SmileState:
    """`real` is what counts; `rehearsed` what pretend doors reported, never mixed in. `before`: a week before today.

    `lanterns`: the day's newest, oldest first, at most LANTERNS; `lit`: the number of the newest ever lit. `switched`:
    staff let the doors count. `picture`: what the visitor's smile scene shows; `watched`: the doors whose faces are
    shown by some mirror, `lamps` their faces.
    """

    local_day: str = ""
    real: Tally = Tally()
    rehearsed: Tally = Tally()
    before_day: str = ""
    before: Tally = Tally()
    lanterns: tuple[Lantern, ...] = ()
    lit: int = 0
    rehearsing: bool = False
    switched: bool = True
    doors: dict[Door, DoorNow] = field(default_factory=dict)
    picture: SmilePicture = "river"
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
