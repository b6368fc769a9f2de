"""What came in for 微笑滨江: passages at the doors, what its people pressed, and the day read back."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.happenings.words import Door, Input, Means, SmilePicture


@dataclass(frozen=True, slots=True)
class VisitorPassed(Input):
    """One person passed a door. `smile` is None when the face was seen too little to judge.

    `score` is the probability of a smile 0..1 (None when not judged, and for buttons), `seen_s` the seconds the face
    was followed.
    """

    door: Door
    smile: bool | None
    score: float | None
    seen_s: float
    rehearsal: bool
    means: Means = "camera"


@dataclass(frozen=True, slots=True)
class DoorWatched(Input):
    """So many `seconds` of the last minute or so the door really counted; what is never told was not measured."""

    door: Door
    seconds: float
    rehearsal: bool
    means: Means = "camera"


@dataclass(frozen=True, slots=True)
class DoorState(Input):
    """Whether a door counts now; `working` is False during a fault, and while it is switched off."""

    door: Door
    working: bool
    means: Means = "camera"


@dataclass(frozen=True, slots=True)
class Lamp:
    """A face at a door as the mirror shows it: centre and width in parts of the picture's width and height.

    `smile` 0..1; None while it is not known yet.
    """

    x: float
    y: float
    width: float
    smile: float | None


@dataclass(frozen=True, slots=True)
class FacesSeen(Input):
    """Where faces are at a door, a few times a second, only while a mirror is shown."""

    door: Door
    lamps: tuple[Lamp, ...]


@dataclass(frozen=True, slots=True)
class SmileButtonPressed(Input):
    """A person at the door told by a button whether they smile."""

    door: Door
    smile: bool


@dataclass(frozen=True, slots=True)
class LeaveOutPressed(Input):
    """A person at the door does not want to be counted."""

    door: Door


@dataclass(frozen=True, slots=True)
class SmilePictureChosen(Input):
    """The visitor chose what the smile scene shows."""

    picture: SmilePicture


@dataclass(frozen=True, slots=True)
class SmileSwitchPressed(Input):
    """Staff want the counting of smiles on or off."""

    on: bool


@dataclass(frozen=True, slots=True)
class SmileSwitched(Input):
    """The doors count (`on`) or rest. `kept`: it was so already when the house started."""

    on: bool
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Counted:
    """Passages: everyone who passed, those who could be judged, those who smiled."""

    passed: int = 0
    judged: int = 0
    smiled: int = 0


@dataclass(frozen=True, slots=True)
class HourCounted:
    """One local hour 0..23 of a day."""

    hour: int
    entry: Counted = Counted()
    exit: Counted = Counted()


@dataclass(frozen=True, slots=True)
class DayCounted(Input):
    """Today read back from the journal when the house opens and whenever another hour or day begins.

    `hours`: those in which somebody passed, in order. `before_*`: the same weekday a week before, whole (`before_day`
    empty: nothing was counted then). `passages`: the day's newest (door, smile), oldest first, at most 5,000.
    `local_hour` 0..23 is the hour it is now, -1 where nobody asked. `read` is False when the journal could not be
    read: then only day and hour are told.
    """

    local_day: str
    entry: Counted = Counted()
    exit: Counted = Counted()
    hours: tuple[HourCounted, ...] = ()
    before_day: str = ""
    before_entry: Counted = Counted()
    before_exit: Counted = Counted()
    before_hours: tuple[HourCounted, ...] = ()
    passages: tuple[tuple[Door, bool | None], ...] = ()
    entry_measured_s: float = 0.0
    exit_measured_s: float = 0.0
    local_hour: int = -1
    read: bool = True
