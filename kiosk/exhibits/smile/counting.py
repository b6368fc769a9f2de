"""One passage, by camera or by button: counted once, left out where its person asked for it, and lit as a lantern."""

from __future__ import annotations

from dataclasses import replace

from kiosk.exhibits.smile.state import LANTERNS, DoorNow, Lantern, SmileState, Tally
from kiosk.exhibits.step import Step
from kiosk.happenings import facts, inputs
from kiosk.happenings.inputs import Counted, HourCounted
from kiosk.happenings.words import Door, Fact

LEFT_OUT_S = 20.0
LEFT_OUT_AGAIN_S = 2.0
# A family that goes together; a child who plays with the button must not hide a whole school class from the count.
MOST_LEFT_OUT = 4
ONE_PRESS_S = 1.0
# Nobody walks past a button faster than every two seconds for a minute: more is play, and play is no opinion.
MOST_PRESSES = 30
_MINUTE_S = 60.0


def passed(state: SmileState, happening: inputs.VisitorPassed, now_s: float) -> Step[SmileState]:
    """Somebody passed a camera. While it is switched off, what was still on its way is nobody's business."""
    if not state.switched:
        return Step(state)
    now = state.doors.get(happening.door, DoorNow())
    if now.leaving_out and now_s < now.left_out_until_s:
        left = now.leaving_out - 1
        waiting = replace(now, leaving_out=left, left_out_until_s=now.left_out_until_s if left else 0.0)
        return Step(
            _standing(state, happening.door, waiting),
            (facts.VisitorLeftOut(happening.door),),
            rehearsal=happening.rehearsal,
        )
    counted: Fact = facts.VisitorCounted(
        happening.door, happening.smile, happening.score, happening.seen_s, happening.means
    )
    return Step(
        _counted(state, happening.door, happening.smile, happening.rehearsal), (counted,), rehearsal=happening.rehearsal
    )


def pressed(state: SmileState, happening: inputs.SmileButtonPressed, now_s: float) -> Step[SmileState]:
    """Somebody pressed a face at a door that counts by buttons.

    Presses within ONE_PRESS_S are one person; beyond MOST_PRESSES a minute they are play and not counted.
    """
    now = state.doors.get(happening.door, DoorNow())
    if not (state.switched and now.working and now.means == "buttons"):
        return Step(state)
    recent = tuple(at for at in now.pressed_s if now_s - _MINUTE_S < at <= now_s)
    if len(recent) >= MOST_PRESSES or (recent and now_s - recent[-1] < ONE_PRESS_S):
        return Step(state)
    heard = _standing(state, happening.door, replace(now, pressed_s=(*recent, now_s)))
    counted = facts.VisitorCounted(happening.door, happening.smile, None, 0.0, "buttons")
    return Step(_counted(heard, happening.door, happening.smile, rehearsal=False), (counted,))


def leave_out(state: SmileState, door: Door, now_s: float) -> SmileState:
    """The next one at this door within LEFT_OUT_S is not counted.

    Presses within LEFT_OUT_AGAIN_S are one person's. Who presses once another has been seen passing but not been
    decided yet may leave out that other one: only numbers are known, so the wish holds for the next number.
    """
    now = state.doors.get(door, DoorNow())
    if not state.switched or now.means == "buttons":
        return state
    waiting = now.leaving_out if now_s < now.left_out_until_s else 0
    if waiting and now_s - (now.left_out_until_s - LEFT_OUT_S) < LEFT_OUT_AGAIN_S:
        return state
    asked = replace(now, leaving_out=min(waiting + 1, MOST_LEFT_OUT), left_out_until_s=now_s + LEFT_OUT_S)
    return _standing(state, door, asked)


def lapse(state: SmileState, now_s: float) -> SmileState:
    """Wishes whose people never came are over."""
    over = [door for door, now in state.doors.items() if now.leaving_out and now_s >= now.left_out_until_s]
    for door in over:
        state = _standing(state, door, replace(state.doors[door], leaving_out=0, left_out_until_s=0.0))
    return state


def plus(count: Counted, smile: bool | None) -> Counted:
    """One person more."""
    return Counted(count.passed + 1, count.judged + (smile is not None), count.smiled + (smile is True))


def _standing(state: SmileState, door: Door, now: DoorNow) -> SmileState:
    return replace(state, doors={**state.doors, door: now})


def _counted(state: SmileState, door: Door, smile: bool | None, rehearsal: bool) -> SmileState:
    was_pretend = state.pretend
    if rehearsal:
        rehearsed = _one_more(state.rehearsed, state.local_hour, door, smile)
        counted = replace(state, rehearsed=rehearsed, rehearsing=True)
        if not counted.pretend:
            # Beside real people no rehearsed lantern swims.
            return counted
    else:
        counted = replace(state, real=_one_more(state.real, state.local_hour, door, smile))
        if was_pretend:
            counted = replace(counted, lanterns=())
    lantern = Lantern(state.lit + 1, door, smile)
    return replace(counted, lanterns=(*counted.lanterns, lantern)[-LANTERNS:], lit=state.lit + 1)


def _one_more(tally: Tally, hour: int, door: Door, smile: bool | None) -> Tally:
    hours = tally.hours
    if hour >= 0:
        by_hour = {counted.hour: counted for counted in hours}
        within = by_hour.get(hour, HourCounted(hour))
        by_hour[hour] = (
            replace(within, entry=plus(within.entry, smile))
            if door == "entry"
            else replace(within, exit=plus(within.exit, smile))
        )
        hours = tuple(by_hour[each] for each in sorted(by_hour))
    if door == "entry":
        return replace(tally, entry=plus(tally.entry, smile), hours=hours)
    return replace(tally, exit=plus(tally.exit, smile), hours=hours)
