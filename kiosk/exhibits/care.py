"""Exhibits at rest, by staff's hand or by themselves, and practice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import get_args

from kiosk.exhibits.step import Step, asked
from kiosk.happenings import facts, inputs
from kiosk.happenings.orders import KeepRest, Ring, TellSteady
from kiosk.happenings.words import Input, RestedBy, RestingExhibit

EXHIBITS: tuple[RestingExhibit, ...] = get_args(RestingExhibit)
# An exhibit that stumbles so often within this time will stumble again: a friendly sign is better for visitors.
STUMBLES = 3
STUMBLES_WITHIN_S = 300.0


@dataclass(frozen=True, slots=True)
class CareState:
    """`resting`: which exhibits rest, and by whom. `stumbles`: which stumbled lately, and when.

    `admitted` while the staff scene is shown. `opened_day`: the local day on which the hall is open, "" while it is
    closed, None before it was told.
    """

    resting: Mapping[RestingExhibit, RestedBy] = field(default_factory=dict)
    practising: bool = False
    stumbles: tuple[tuple[RestingExhibit, float], ...] = ()
    admitted: bool = False
    opened_day: str | None = None


def start() -> CareState:
    """Everything is awake and in earnest, until it is told otherwise."""
    return CareState()


def due(state: CareState) -> float | None:
    """When an exhibit that stumbled has gone well for long enough."""
    return min((at_s + STUMBLES_WITHIN_S for at_s in _last_stumbles(state).values()), default=None)


def step(state: CareState, happening: Input, now_s: float) -> Step[CareState]:
    """Let exhibits rest and wake, begin and end practice.

    What rests by itself is woken, and practice ended, when the hall opens to visitors again.
    """
    match happening:
        case inputs.SceneShown():
            return Step(replace(state, admitted=happening.scene == "staff"))
        case inputs.ExhibitRestTold():
            return Step(_told(state, happening))
        case inputs.PracticeTold() if happening.on != state.practising:
            # Noted here, not at the press, when the end of practice no longer counts as practice.
            ended = () if happening.on else (facts.PracticeSwitched(False),)
            return Step(replace(state, practising=happening.on), ended)
        case inputs.ExhibitStumbled():
            stumbled = next((exhibit for exhibit in EXHIBITS if exhibit == happening.exhibit), None)
            return _stumbled(state, stumbled, now_s) if stumbled and stumbled not in state.resting else Step(state)
        case inputs.HallTold():
            return _hall(state, happening)
        case inputs.DueCame():
            return _steady(state, now_s)
    return _pressed(state, asked(happening, admitted=state.admitted))


def _told(state: CareState, told: inputs.ExhibitRestTold) -> CareState:
    others = {exhibit: by for exhibit, by in state.resting.items() if exhibit != told.exhibit}
    resting = others | {told.exhibit: told.by} if told.resting else others
    return state if resting == state.resting else replace(state, resting=resting)


def _pressed(state: CareState, press: Input | None) -> Step[CareState]:
    match press:
        case inputs.RestPressed() if press.resting != (press.exhibit in state.resting):
            return _rest(state, press.exhibit, "staff") if press.resting else _wake(state, (press.exhibit,))
        case inputs.PracticePressed() if press.on != state.practising:
            return _practise(state, press.on)
    return Step(state)


def _practise(state: CareState, on: bool) -> Step[CareState]:
    begun = (facts.PracticeSwitched(True),) if on else ()
    return Step(state, begun, (_keep(replace(state, practising=on)), Ring(inputs.PracticeTold(on))))


def _rest(state: CareState, exhibit: RestingExhibit, by: RestedBy) -> Step[CareState]:
    resting = replace(
        state,
        resting={**state.resting, exhibit: by},
        stumbles=tuple(one for one in state.stumbles if one[0] != exhibit),
    )
    told = Ring(inputs.ExhibitRestTold(exhibit, True, by))
    return Step(resting, (facts.ExhibitRested(exhibit, by),), (_keep(resting), told))


def _wake(state: CareState, exhibits: tuple[RestingExhibit, ...]) -> Step[CareState]:
    """Wake these; whoever rested by itself is no longer told as a fault."""
    resting = {exhibit: by for exhibit, by in state.resting.items() if exhibit not in exhibits}
    awake = replace(state, resting=resting)
    told = [Ring(inputs.ExhibitRestTold(exhibit, False, "staff")) for exhibit in exhibits]
    steady = [TellSteady(exhibit) for exhibit in exhibits if state.resting[exhibit] == "itself"]
    return Step(awake, tuple(facts.ExhibitResumed(exhibit) for exhibit in exhibits), (_keep(awake), *told, *steady))


def _stumbled(state: CareState, exhibit: RestingExhibit, now_s: float) -> Step[CareState]:
    recent = tuple(one for one in state.stumbles if one[0] != exhibit or now_s < one[1] + STUMBLES_WITHIN_S)
    counted = replace(state, stumbles=(*recent, (exhibit, now_s)))
    if sum(one[0] == exhibit for one in counted.stumbles) < STUMBLES:
        return Step(counted)
    return _rest(counted, exhibit, "itself")


def _steady(state: CareState, now_s: float) -> Step[CareState]:
    well = [exhibit for exhibit, at_s in _last_stumbles(state).items() if now_s >= at_s + STUMBLES_WITHIN_S]
    if not well:
        return Step(state)
    left = tuple(one for one in state.stumbles if one[0] not in well)
    return Step(replace(state, stumbles=left), (), tuple(TellSteady(exhibit) for exhibit in well))


def _last_stumbles(state: CareState) -> dict[RestingExhibit, float]:
    return dict(state.stumbles)


def _hall(state: CareState, told: inputs.HallTold) -> Step[CareState]:
    """A new day for visitors begins with everything that only a fault or a forgotten practice would keep from them."""
    day = told.local_day if told.open else ""
    begins = told.open and state.opened_day is not None and day != state.opened_day
    known = replace(state, opened_day=day)
    if not begins:
        return Step(known)
    by_itself = tuple(exhibit for exhibit, by in state.resting.items() if by == "itself")
    woken = _wake(known, by_itself) if by_itself else Step(known)
    if not state.practising:
        return woken
    ended = _practise(woken.state, False)
    return Step(ended.state, woken.facts + ended.facts, woken.orders + ended.orders)


def _keep(state: CareState) -> KeepRest:
    by: dict[RestedBy, tuple[RestingExhibit, ...]] = {
        by: tuple(exhibit for exhibit in EXHIBITS if state.resting.get(exhibit) == by) for by in get_args(RestedBy)
    }
    return KeepRest(by["staff"], state.practising, by["itself"])
