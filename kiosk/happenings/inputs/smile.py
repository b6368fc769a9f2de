"""What came in for 微笑滨江: passages at the doors, and the day read back."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.happenings.words import Door, Input


@dataclass(frozen=True, slots=True)
class VisitorPassed(Input):
    """One person passed a door camera. `smile` is None when the face was seen too little to judge.

    `score` is 0..1 (None when not judged), `seen_s` the seconds the face was followed.
    """

    door: Door
    smile: bool | None
    score: float | None
    seen_s: float
    rehearsal: bool


@dataclass(frozen=True, slots=True)
class DayCounted(Input):
    """Today's totals read back from the journal when the house opens or the day changes."""

    local_day: str
    entry_passed: int
    entry_smiled: int
    entry_judged: int
    exit_passed: int
    exit_smiled: int
    exit_judged: int
