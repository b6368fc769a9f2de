"""What came in about the hall's day: hours, morning check, exhibits at rest, practice, groups received."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kiosk.happenings.words import CheckLevel, CheckName, HoursReason, Input, RestedBy, RestingExhibit


@dataclass(frozen=True, slots=True)
class HallTold(Input):
    """Whether the hall is open now, told at the start and at every change.

    `opens` and `closes` (HH:MM, station time) are those of `local_day` (ISO date), "" when it stays closed.
    `reason` says where they come from, `name_zh` and `name_en` of which holiday or exception, "" for none. `next_opens`
    is when the hall opens next, as YYYY-MM-DDTHH:MM of station time, "" while it is open or when no such time is known.
    `evening`: the local day that is over and was not closed yet, "" for none.
    """

    open: bool
    local_day: str
    opens: str
    closes: str
    reason: HoursReason
    name_zh: str = ""
    name_en: str = ""
    next_opens: str = ""
    evening: str = ""


@dataclass(frozen=True, slots=True)
class OpenNowPressed(Input):
    """Staff open the hall now: early, on a day it would stay closed, or again in the evening."""


@dataclass(frozen=True, slots=True)
class StayOpenPressed(Input):
    """Staff let the hall close so many `minutes` later today."""

    minutes: int


@dataclass(frozen=True, slots=True)
class CloseNowPressed(Input):
    """Staff close the hall now, for today."""


@dataclass(frozen=True, slots=True)
class HoursResetPressed(Input):
    """Staff let today's hours be those of config.yaml again."""


@dataclass(frozen=True, slots=True)
class ClosedTouched(Input):
    """Somebody touched the dark screen of the closed hall."""


@dataclass(frozen=True, slots=True)
class EveningTold(Input):
    """How the closing of the day went: one plain sentence for staff, `ok` or not.

    `local_day`: told at the start, of a day that was closed before it; "" for the day that is being closed now.
    """

    ok: bool
    sentence_zh: str
    sentence_en: str
    local_day: str = ""


@dataclass(frozen=True, slots=True)
class MorningCheckPressed(Input):
    """Staff begin the morning check, or begin it anew; `only` this line of it, "" for all."""

    only: CheckName | Literal[""] = ""


@dataclass(frozen=True, slots=True)
class CheckTold(Input):
    """What the check desk found out of `check` in the run `job`; the sentences of a red line say what to do.

    `measured`: a number that goes with it, in the check's own unit, None without.
    """

    check: CheckName
    level: CheckLevel
    sentence_zh: str
    sentence_en: str
    job: int
    measured: float | None = None


@dataclass(frozen=True, slots=True)
class CheckTouched(Input):
    """Staff touched this square of the touch grid, counted from 0, row by row."""

    square: int


@dataclass(frozen=True, slots=True)
class CheckAnswered(Input):
    """Staff heard (or saw, or felt) what the check asked them about, or did not."""

    check: CheckName
    right: bool


@dataclass(frozen=True, slots=True)
class CheckClosed(Input):
    """Staff leave the morning check, finished or not."""


@dataclass(frozen=True, slots=True)
class RestPressed(Input):
    """Staff let an exhibit rest, or wake it."""

    exhibit: RestingExhibit
    resting: bool


@dataclass(frozen=True, slots=True)
class ExhibitStumbled(Input):
    """An exhibit made a mistake and started afresh; `exhibit` is its name in the house."""

    exhibit: str


@dataclass(frozen=True, slots=True)
class ExhibitRestTold(Input):
    """An exhibit rests from now on, or is awake again; `by` staff, or by itself because it stumbled again and again."""

    exhibit: RestingExhibit
    resting: bool
    by: RestedBy


@dataclass(frozen=True, slots=True)
class PracticePressed(Input):
    """Staff begin to practise, or end it."""

    on: bool


@dataclass(frozen=True, slots=True)
class PracticeTold(Input):
    """From now on everything is practice and marked as rehearsal, or no longer."""

    on: bool


@dataclass(frozen=True, slots=True)
class GroupRegistered(Input):
    """Staff write down that they received a group of so many `persons`."""

    persons: int


@dataclass(frozen=True, slots=True)
class GroupTakenBack(Input):
    """Staff take back the group that was written down last."""
