"""What staff do with their hands: turn the wheel, wipe the touch grid."""

from __future__ import annotations

import math
from dataclasses import replace

from kiosk.exhibits.morning.state import SQUARES, Line, MorningState, Turned, with_line
from kiosk.happenings import inputs

FAR = 0.7
"""So far from its middle a wheel between two stops is turned, 0..1."""
LET_GO = 0.2
"""And so near to it it comes back when it is let go."""
ENOUGH_TURNS = 0.4
"""An endless wheel is turned so far each way."""
WIPED_WITHIN_S = 45.0
"""Nothing new was wiped for so long: the squares left do not feel."""


def turned(state: MorningState, happening: inputs.WheelTurned | inputs.WheelRolled) -> MorningState:
    """The wheel moved; once it was turned both ways, and came back if it has a middle, its line is green."""
    before = state.turned
    match happening:
        case inputs.WheelTurned():
            at = happening.deflection if math.isfinite(happening.deflection) else 0.0
            now = replace(
                before,
                at=max(-1.0, min(1.0, at)),
                left=max(before.left, min(1.0, -at / FAR)),
                right=max(before.right, min(1.0, at / FAR)),
            )
        case inputs.WheelRolled():
            now = _rolled(before, happening.turns)
    moved = replace(state, turned=now)
    if not now.both or (not now.endless and abs(now.at) > LET_GO):
        return moved
    return with_line(moved, "wheel", Line("rehearsal" if happening.rehearsal else "ok", "wheel_ok"))


def _rolled(before: Turned, turns: float) -> Turned:
    if not math.isfinite(turns):
        return before
    share = turns / ENOUGH_TURNS
    return replace(
        before,
        endless=True,
        rolled=before.rolled + turns,
        left=min(1.0, before.left + max(0.0, -share)),
        right=min(1.0, before.right + max(0.0, share)),
    )


def still(state: MorningState) -> MorningState:
    """Staff say that the wheel is not felt; which way it was not tells what is broken."""
    left, right = state.turned.left >= 1.0, state.turned.right >= 1.0
    word = "wheel_uncentred" if left and right else "wheel_one_way" if left or right else "wheel_still"
    return with_line(state, "wheel", Line("fault", word))


def touched(state: MorningState, square: int, now_s: float) -> MorningState:
    """A square of the grid was touched; with the last of them the line is green."""
    if square in state.wiped or not 0 <= square < SQUARES:
        return state
    wiped = replace(state, wiped=state.wiped | {square}, wiped_s=now_s)
    if len(wiped.wiped) < SQUARES:
        return wiped
    return with_line(wiped, "touch", Line("ok", "touch_ok", measured=float(SQUARES)))


def unfelt(state: MorningState) -> MorningState:
    """Some squares were not felt, or none at all."""
    missing = SQUARES - len(state.wiped)
    word = "touch_dead" if missing == SQUARES else "touch_missing"
    return with_line(state, "touch", Line("fault", word, measured=float(missing)))


def wiping_over_s(state: MorningState) -> float:
    """When nobody will wipe any more."""
    return state.wiped_s + WIPED_WITHIN_S
