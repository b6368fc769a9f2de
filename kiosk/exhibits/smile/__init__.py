"""微笑滨江: the day's passages as numbers and as the last lanterns on the river."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.exhibits.step import Step
from kiosk.happenings import facts, inputs
from kiosk.happenings.words import Door, Input

LANTERNS = 60


@dataclass(frozen=True, slots=True)
class DoorCount:
    """One door's day: everyone who passed, those whose smile could be judged, those who smiled."""

    passed: int = 0
    judged: int = 0
    smiled: int = 0

    @property
    def share(self) -> float | None:
        """Smiling among judged, 0..1; None before anyone was judged."""
        return self.smiled / self.judged if self.judged else None


@dataclass(frozen=True, slots=True)
class Lantern:
    """One passage as the picture shows it; `number` counts up so that a new one can be told from an old one."""

    number: int
    door: Door
    smile: bool | None


@dataclass(frozen=True, slots=True)
class SmileState:
    """Today's two doors and the newest lanterns, oldest first.

    `rehearsal_*` are passages of pretend cameras, never mixed in. `lit` is the number of the newest lantern.
    """

    local_day: str = ""
    entry: DoorCount = DoorCount()
    exit: DoorCount = DoorCount()
    rehearsal_entry: DoorCount = DoorCount()
    rehearsal_exit: DoorCount = DoorCount()
    lanterns: tuple[Lantern, ...] = ()
    lit: int = 0
    rehearsing: bool = False


def start() -> SmileState:
    """A day before anybody passed."""
    return SmileState()


def due(_state: SmileState) -> float | None:
    """Never: lanterns come with passages, not with time."""
    return None


def step(state: SmileState, happening: Input, _now_s: float) -> Step[SmileState]:
    """Count a passage and light its lantern, or take over the day as the journal has it."""
    match happening:
        case inputs.DayCounted():
            return Step(_day(state, happening))
        case inputs.VisitorPassed():
            counted = facts.VisitorCounted(happening.door, happening.smile, happening.score, happening.seen_s)
            return Step(_passed(state, happening), (counted,), rehearsal=happening.rehearsal)
    return Step(state)


def _day(state: SmileState, day: inputs.DayCounted) -> SmileState:
    entry = DoorCount(day.entry_passed, day.entry_judged, day.entry_smiled)
    left = DoorCount(day.exit_passed, day.exit_judged, day.exit_smiled)
    if day.local_day == state.local_day:
        return replace(state, entry=entry, exit=left)
    return SmileState(local_day=day.local_day, entry=entry, exit=left, lit=state.lit)


def _passed(state: SmileState, passed: inputs.VisitorPassed) -> SmileState:
    lantern = Lantern(state.lit + 1, passed.door, passed.smile)
    lit = replace(state, lanterns=(*state.lanterns, lantern)[-LANTERNS:], lit=state.lit + 1)
    if passed.rehearsal:
        lit = replace(lit, rehearsing=True)
        if passed.door == "entry":
            return replace(lit, rehearsal_entry=_add(state.rehearsal_entry, passed.smile))
        return replace(lit, rehearsal_exit=_add(state.rehearsal_exit, passed.smile))
    if passed.door == "entry":
        return replace(lit, entry=_add(state.entry, passed.smile))
    return replace(lit, exit=_add(state.exit, passed.smile))


def _add(count: DoorCount, smile: bool | None) -> DoorCount:
    return DoorCount(count.passed + 1, count.judged + (smile is not None), count.smiled + (smile is True))
