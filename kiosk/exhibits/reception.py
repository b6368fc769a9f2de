"""The reception register: the groups that staff received today, and how many persons each had."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.exhibits.step import Step, asked
from kiosk.happenings import facts, inputs
from kiosk.happenings.words import Input

MOST_PERSONS = 999
# Mad taps write one group down once.
REST_S = 1.5


@dataclass(frozen=True, slots=True)
class ReceptionState:
    """`groups`: the persons of each group of `local_day` (ISO date), in the order they were written down.

    `admitted` while the staff scene is shown; `pressed_s`: when staff wrote or took back last. `in_earnest`: the groups
    as they were before practice, None while nobody practises.
    """

    local_day: str
    groups: tuple[int, ...] = ()
    admitted: bool = False
    pressed_s: float = float("-inf")
    in_earnest: tuple[int, ...] | None = None


def start(local_day: str, groups: tuple[int, ...] = ()) -> ReceptionState:
    """The register of `local_day`, with the groups written down before the kiosk started."""
    return ReceptionState(local_day, groups)


def due(state: ReceptionState) -> float | None:
    """Nothing here waits."""
    return None


def step(state: ReceptionState, happening: Input, now_s: float) -> Step[ReceptionState]:
    """Write a group down or take the last one back; a new day begins with none."""
    match happening:
        case inputs.SceneShown():
            return Step(replace(state, admitted=happening.scene == "staff"))
        case inputs.HallTold() | inputs.DayCounted():
            # Only forward: at midnight one of the two may still speak of the day before.
            new_day = happening.local_day > state.local_day
            return Step(_empty(state, happening.local_day) if new_day else state)
        case inputs.PracticeTold():
            return Step(_practised(state, happening.on))
    press = asked(happening, admitted=state.admitted)
    if now_s < state.pressed_s + REST_S:
        return Step(state)
    match press:
        case inputs.GroupRegistered() if 1 <= press.persons <= MOST_PERSONS:
            written = replace(state, groups=(*state.groups, press.persons), pressed_s=now_s)
            return Step(written, (facts.GroupReceived(press.persons),))
        case inputs.GroupTakenBack() if state.groups:
            shorter = replace(state, groups=state.groups[:-1], pressed_s=now_s)
            return Step(shorter, (facts.GroupReceived(-state.groups[-1]),))
    return Step(state)


def _empty(state: ReceptionState, local_day: str) -> ReceptionState:
    in_earnest = None if state.in_earnest is None else ()
    return replace(state, local_day=local_day, groups=(), in_earnest=in_earnest)


def _practised(state: ReceptionState, on: bool) -> ReceptionState:
    """What is written down in practice is gone after it."""
    if on:
        return state if state.in_earnest is not None else replace(state, in_earnest=state.groups)
    return state if state.in_earnest is None else replace(state, groups=state.in_earnest, in_earnest=None)
