"""What is remembered of the hall's day and of what staff did for it."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.happenings.words import Fact, HoursReason, RestedBy, RestingExhibit


@dataclass(frozen=True, slots=True)
class HallOpened(Fact):
    """The hall opened, or was open when the kiosk started.

    `reason`: weekday, holiday or exception (as config.yaml says) or staff (by a press). `closes`: HH:MM, station time.
    """

    exhibit = "house"

    reason: HoursReason
    closes: str


@dataclass(frozen=True, slots=True)
class HallClosed(Fact):
    """The hall closed, or was closed when the kiosk started. `reason`: as of hall-opened."""

    exhibit = "house"

    reason: HoursReason


@dataclass(frozen=True, slots=True)
class HoursChanged(Fact):
    """Staff changed the hours of `local_day` (ISO date): from `opens` to `closes`, HH:MM, both "" for closed."""

    exhibit = "staff"

    local_day: str
    opens: str
    closes: str


@dataclass(frozen=True, slots=True)
class HoursTold(Fact):
    """The hours of `local_day` (ISO date) as the station had them when that day or the kiosk began.

    From `opens` to `closes`, HH:MM, both "" for closed; they hold until they are told or changed again.
    """

    exhibit = "house"

    local_day: str
    opens: str
    closes: str


@dataclass(frozen=True, slots=True)
class MorningChecked(Fact):
    """The morning check was gone through.

    `red`: the names of the lines that stayed red, with commas between; `seconds`: from its first line to its last.
    """

    exhibit = "staff"

    red: str
    seconds: float


@dataclass(frozen=True, slots=True)
class ExhibitRested(Fact):
    """An exhibit was put to rest. `name`: which; `by`: staff or itself."""

    exhibit = "house"

    name: RestingExhibit
    by: RestedBy


@dataclass(frozen=True, slots=True)
class ExhibitResumed(Fact):
    """An exhibit at rest is open again. `name`: which."""

    exhibit = "house"

    name: RestingExhibit


@dataclass(frozen=True, slots=True)
class PracticeSwitched(Fact):
    """Staff began (`on` true) or ended to practise; what happens meanwhile is marked as rehearsal."""

    exhibit = "staff"

    on: bool


@dataclass(frozen=True, slots=True)
class GroupReceived(Fact):
    """Staff received a group of `persons`; a negative number takes back the group written down before."""

    exhibit = "staff"

    persons: int


@dataclass(frozen=True, slots=True)
class BackupMade(Fact):
    """A backup was made and read back whole. `bytes`: its size; `files`: how many are in it."""

    exhibit = "house"

    bytes: int
    files: int


@dataclass(frozen=True, slots=True)
class ContentPublished(Fact):
    """A content pack went live. `pack`: its name, "" for the shipped content; `by`: staff, rollback, or fallback.

    Fallback: what was live could not be read at the start, so the last good one is shown.
    """

    exhibit = "house"

    pack: str
    by: str


@dataclass(frozen=True, slots=True)
class ConfigFellBack(Fact):
    """config.yaml could not be used at the start, so the last good one is. `faults`: how many it had."""

    exhibit = "house"

    faults: int


@dataclass(frozen=True, slots=True)
class WindowRestarted(Fact):
    """The kiosk's process was started again by its keeper.

    `after`: crash, hang or planned; `dark_s`: seconds without a picture.
    """

    exhibit = "house"

    after: str
    dark_s: float
