"""微笑滨江: the day's passages at two doors as numbers and as lanterns on the river, and the mirror at the door.

What pretend doors report is kept apart and never mixed in. While staff have switched it off nobody is counted.
"""

from __future__ import annotations

from kiosk.exhibits.smile import counting, doors, mirror, reading
from kiosk.exhibits.smile.state import SmileState
from kiosk.exhibits.step import Step
from kiosk.happenings import inputs
from kiosk.happenings.words import Door, Input

__all__ = ["due", "start", "step"]


def start(mirrors: tuple[Door, ...] = ()) -> SmileState:
    """A day before anybody passed. `mirrors`: the doors with a screen of their own, whose faces are always shown."""
    return mirror.watching(SmileState(mirrors=mirrors)).state


def due(state: SmileState) -> float | None:
    """When a wish not to be counted lapses, because nobody came."""
    return min((now.left_out_until_s for now in state.doors.values() if now.leaving_out), default=None)


def step(state: SmileState, happening: Input, now_s: float) -> Step[SmileState]:
    """Count a passage and light its lantern, take over the day as the journal has it, hear the doors and the mirror."""
    match happening:
        case inputs.VisitorPassed():
            return counting.passed(state, happening, now_s)
        case inputs.SmileButtonPressed():
            return counting.pressed(state, happening, now_s)
        case inputs.LeaveOutPressed():
            return Step(counting.leave_out(state, happening.door, now_s))
        case inputs.DueCame():
            return Step(counting.lapse(state, now_s))
        case inputs.DayCounted():
            return Step(reading.day(state, happening))
        case inputs.DoorWatched():
            return doors.watched(state, happening)
        case inputs.DoorState():
            return Step(doors.stands(state, happening))
        case inputs.SmileSwitched():
            return doors.switched(state, happening)
    return mirror.step(state, happening)
