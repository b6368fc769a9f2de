"""Turning time: a held spoke or hourglass turns the wheel into years, the slider sets them, nobody lets them go."""

from __future__ import annotations

import math
from dataclasses import replace

from kiosk.exhibits.panorama import motion as motions
from kiosk.exhibits.panorama.motion import Motion
from kiosk.exhibits.panorama.state import SAIL_ON, PanoramaState, YearsTurning
from kiosk.exhibits.step import Step
from kiosk.happenings import facts

# Without a card the past stays so long after the last hand on it.
STAY_S = 6.0
# A turning of time is over when nothing moved for so long.
GESTURE_S = 2.0
# Less is a trembling finger and is not noted.
NOTED_SHARE = 0.03


def held(state: PanoramaState, now_s: float, *, spoke: bool, glass: bool) -> PanoramaState:
    """The spoke or the hourglass is held, or let go; with no building in view there is nothing to turn."""
    any_held = spoke or glass
    if any_held and not state.years_held:
        if not state.in_view_id:
            return state
        # What was easing back is caught where it is.
        caught = Motion(at_s=state.years.at_s, position=state.then_share)
        return replace(
            state, spoke_held=spoke, glass_held=glass, years_id=state.in_view_id, years=caught, years_touched_s=now_s
        )
    let_go = state.years_held and not any_held
    # A wheel that stands turned when time is let go does not carry the ship away.
    waits = abs(state.deflection) >= SAIL_ON if let_go else state.wheel_waits
    return replace(state, spoke_held=spoke, glass_held=glass, wheel_waits=waits, years_touched_s=now_s)


def set_share(state: PanoramaState, share: float, now_s: float) -> PanoramaState:
    """The slider stands at `share`: of the open card, the building in view, or the one whose years are being turned."""
    building_id = state.years_id if state.years_held else state.in_view_id or state.years_id
    if not building_id or not math.isfinite(share):
        return state
    wanted = max(0.0, min(1.0, share))
    if wanted == state.years.position and state.years.drawn_to is None:
        return replace(state, years_touched_s=now_s)
    set_to = replace(state, years_id=building_id, years=Motion(at_s=now_s, position=wanted), years_touched_s=now_s)
    return _turning(set_to, state.years.position, now_s, now_s, rehearsal=False)


def followed_hand(state: PanoramaState, before: PanoramaState, now_s: float) -> PanoramaState:
    """What the wheel turned since; at rest in today the years belong to no building any more."""
    if state.years_held and state.years.position != before.years.position:
        turned = replace(state, years_touched_s=now_s)
        return _turning(turned, before.years.position, before.years.at_s, now_s, state.wheel_rehearsal)
    back = state.years.position == 0.0 and motions.is_at_rest(state.time, state.years)
    return replace(state, years_id="") if state.years_id and back and not state.years_held else state


def eased(state: PanoramaState) -> PanoramaState:
    """Back to today, softly."""
    if state.years_held or state.years.drawn_to is not None or state.years.position == 0.0:
        return state
    return replace(state, years=motions.ease_to(state.time, state.years, 0.0))


def today(state: PanoramaState) -> PanoramaState:
    """Today at once, and nothing held: for when nobody looks any more."""
    return replace(
        state, years=Motion(at_s=state.years.at_s), spoke_held=False, glass_held=False, years_id="", turning=None
    )


def noted(state: PanoramaState) -> Step[PanoramaState]:
    """The turning of time, if there was one, is over."""
    turning = state.turning
    if turning is None:
        return Step(state)
    over = replace(state, turning=None)
    if turning.furthest < NOTED_SHARE:
        return Step(over)
    seconds = round(turning.latest_s - turning.begun_s, 2)
    fact = facts.YearsTurned(turning.building_id, seconds, round(turning.furthest, 2))
    return Step(over, (fact,), rehearsal=turning.rehearsal)


def gesture_due(state: PanoramaState) -> float | None:
    """When a turning of time nobody goes on with is over."""
    return state.turning.latest_s + GESTURE_S if state.turning and not state.years_held else None


def ease_due(state: PanoramaState) -> float | None:
    """When the past goes by itself; over an open card it stays."""
    gone = state.then_share == 0.0 or state.years.drawn_to is not None
    return None if gone or state.years_held or state.building_id else state.years_touched_s + STAY_S


def _turning(state: PanoramaState, from_share: float, from_s: float, now_s: float, rehearsal: bool) -> PanoramaState:
    far = max(0.0, min(1.0, max(from_share, state.years.position)))
    turning = state.turning
    if turning is None or turning.building_id != state.years_id:
        turning = YearsTurning(state.years_id, from_s, now_s, far, rehearsal)
    else:
        turning = replace(
            turning,
            latest_s=now_s,
            furthest=max(turning.furthest, far),
            rehearsal=turning.rehearsal or rehearsal,
        )
    return replace(state, turning=turning)
