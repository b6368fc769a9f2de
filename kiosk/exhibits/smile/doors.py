"""How the doors stand: whether they count, how long they did, and whether staff let them."""

from __future__ import annotations

from dataclasses import replace

from kiosk.exhibits.smile.state import DoorNow, SmileState
from kiosk.exhibits.step import Step
from kiosk.happenings import facts, inputs
from kiosk.happenings.orders import MirrorDoor


def watched(state: SmileState, happening: inputs.DoorWatched) -> Step[SmileState]:
    """So long it was measured. Told after staff switched it off, it speaks of the time before."""
    if happening.rehearsal and not state.rehearsing:
        state = replace(state, rehearsing=True)
    if happening.seconds <= 0:
        return Step(state)
    if not happening.rehearsal:
        so_far_s = state.measured_s.get(happening.door, 0.0)
        state = replace(state, measured_s={**state.measured_s, happening.door: so_far_s + happening.seconds})
    measured = facts.DoorMeasured(happening.door, happening.seconds, happening.means)
    return Step(state, (measured,), rehearsal=happening.rehearsal)


def stands(state: SmileState, happening: inputs.DoorState) -> SmileState:
    """A door counts from now on, or does not: then nothing is known of the faces before it."""
    before = state.doors.get(happening.door, DoorNow())
    now = replace(before, working=happening.working, means=happening.means)
    if now == state.doors.get(happening.door):
        return state
    lamps = state.lamps
    if not happening.working:
        lamps = {door: seen for door, seen in lamps.items() if door != happening.door}
    return replace(state, doors={**state.doors, happening.door: now}, lamps=lamps)


def switched(state: SmileState, happening: inputs.SmileSwitched) -> Step[SmileState]:
    """Staff's press, noted once; or how it was kept, and then the doors learn which mirrors hang before them."""
    changed = happening.on != state.switched
    if changed:
        # Off, no door counts; on again, each has to say so anew.
        working = None if happening.on else False
        calm = {
            door: replace(now, working=working, leaving_out=0, left_out_until_s=0.0)
            for door, now in state.doors.items()
        }
        state = replace(state, switched=happening.on, doors=calm, lamps={})
    if happening.kept:
        return Step(state, (), tuple(MirrorDoor(door, True) for door in state.watched))
    return Step(state, (facts.SmileCountingSwitched(happening.on),) if changed else ())
