"""Who moves it: one model for finger, wheel, steps and the idle cruise, in that order of strength."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from kiosk.exhibits.panorama.course import Course, Way, drift
from kiosk.happenings.inputs.panorama import STILL_DEFLECTION

# Above 1: fine control near the centre, full way at the stop.
DEFLECTION_POWER = 1.5
# The shown wheel follows the order, or the way that is on, with this time constant.
STEER_S = 0.12
# A longer gap than this is a hiccup of the machine: the time is lost instead of leaping over half a screen.
HICCUP_S = 0.25
# A finger that rests takes the way off within a blink, so that letting go then does not throw.
FINGER_STILL_S = 0.06
# The shortest time between two moves of a finger that a speed is taken from.
QUICKEST_S = 1 / 240

_SNAP_STEER = 0.004


@dataclass(frozen=True, slots=True)
class Motion:
    """Where it is on its course and what drives it at second `at_s`, in the course's own unit.

    `steer` -1..1: how the shown wheel stands. `deflection` -1..1: the last order of an absolute wheel; `pushed`: the
    speed an endless one asks for, dying away. `cruise`: the speed it keeps by itself when nobody drives (0: none).
    `finger`: the place a holding finger asks for, or None; it last moved at `finger_s`. `drawn_to`: the place it is
    being drawn onto, or None.
    """

    at_s: float = 0.0
    position: float = 0.0
    speed: float = 0.0
    steer: float = 0.0
    deflection: float = 0.0
    pushed: float = 0.0
    cruise: float = 0.0
    finger: float | None = None
    finger_s: float = 0.0
    drawn_to: float | None = None

    @property
    def is_ordered(self) -> bool:
        """An absolute wheel stands off its centre."""
        return abs(self.deflection) > STILL_DEFLECTION

    @property
    def is_wheeled(self) -> bool:
        """A hand on a wheel drives it."""
        return self.finger is None and (self.is_ordered or self.pushed != 0.0)


def advance(course: Course, motion: Motion, now_s: float) -> Motion:
    """The motion at `now_s`; a clock that stands or goes back moves nothing, a hiccup counts as `HICCUP_S`."""
    elapsed_s = min(max(now_s - motion.at_s, 0.0), HICCUP_S)
    if elapsed_s == 0.0 or is_still(course, motion):
        return replace(motion, at_s=now_s)
    if motion.finger is not None:
        speed = motion.speed * math.exp(-elapsed_s / FINGER_STILL_S)
        moved = replace(motion, at_s=now_s, speed=0.0 if abs(speed) < course.slow else speed)
    else:
        begun = Way(motion.position, motion.speed, motion.pushed, motion.drawn_to)
        way = drift(course, begun, _order(course, motion), elapsed_s)
        moved = replace(
            motion, at_s=now_s, position=way.position, speed=way.speed, pushed=way.pushed, drawn_to=way.drawn_to
        )
    goal = _steer_goal(course, moved)
    steer = goal + (moved.steer - goal) * math.exp(-elapsed_s / STEER_S)
    return replace(moved, steer=goal if abs(steer - goal) < _SNAP_STEER else steer)


def turn(motion: Motion, deflection: float) -> Motion:
    """An absolute wheel stands at `deflection` (-1..1; more is cut, anything that is no number is centre)."""
    kept = max(-1.0, min(1.0, deflection)) if math.isfinite(deflection) else 0.0
    return motion if kept == motion.deflection else replace(motion, deflection=kept)


def roll(course: Course, motion: Motion, turns: float) -> Motion:
    """An endless wheel was turned: it asks for speed, with weight, unless a finger or an order has hold."""
    if motion.finger is not None or motion.is_ordered or not math.isfinite(turns) or turns == 0.0:
        return motion
    pushed = motion.pushed + turns * course.roll / course.roll_s
    return replace(motion, pushed=max(-course.roll_top, min(course.roll_top, pushed)), cruise=0.0, drawn_to=None)


def push(course: Course, motion: Motion, steps: float) -> Motion:
    """An impulse of `steps` notches, unless a finger or the wheel has hold; never beyond cruising speed."""
    if motion.finger is not None or motion.is_wheeled or not math.isfinite(steps):
        return motion
    fastest = max(course.cruise, abs(motion.speed))
    speed = max(-fastest, min(fastest, motion.speed + steps * course.step))
    return replace(motion, speed=speed, cruise=0.0, drawn_to=None)


def grab(course: Course, motion: Motion) -> Motion:
    """A finger takes hold: it stands where the finger found it."""
    beyond = course.beyond(motion.position)
    held = max(-0.95 * course.pull, min(0.95 * course.pull, beyond))
    finger = motion.position - beyond + held / (1.0 - abs(held) / course.pull)
    return replace(motion, finger=finger, finger_s=motion.at_s, speed=0.0, pushed=0.0, cruise=0.0, drawn_to=None)


def drag(course: Course, motion: Motion, by: float) -> Motion:
    """The finger moved `by` so much since it last did; beyond the ends it gives way ever less."""
    if not math.isfinite(by):
        return motion
    if motion.finger is None:
        motion = grab(course, motion)
    assert motion.finger is not None
    finger = motion.finger + by
    if course.length is not None:
        finger = max(-course.length, min(2 * course.length, finger))
    beyond = course.beyond(finger)
    position = finger - beyond + beyond / (1.0 + abs(beyond) / course.pull)
    speed = (position - motion.position) / max(motion.at_s - motion.finger_s, QUICKEST_S)
    kept = max(-course.top, min(course.top, speed))
    return replace(motion, finger=finger, finger_s=motion.at_s, position=position, speed=kept)


def release(course: Course, motion: Motion, speed: float) -> Motion:
    """The finger left with `speed`: it keeps that, up to `top`, but none that leads further out.

    What is let go at rest beside a notch is drawn onto it.
    """
    if motion.finger is None:
        return motion
    kept = max(-course.top, min(course.top, speed)) if math.isfinite(speed) else 0.0
    kept = 0.0 if course.beyond(motion.position) * kept > 0 else kept
    notch = course.notch_near(motion.position) if kept == 0.0 else None
    drawn_to = notch if notch != motion.position else None
    return replace(motion, finger=None, speed=kept, drawn_to=drawn_to)


def cruise(motion: Motion, speed: float) -> Motion:
    """It goes by itself at this speed until anybody drives it; 0 lets it glide to rest."""
    return replace(motion, cruise=speed, pushed=0.0, drawn_to=None) if speed else replace(motion, cruise=0.0)


def ease_to(course: Course, motion: Motion, place: float) -> Motion:
    """Nobody holds it any more; it is drawn softly to this place."""
    there = motion.position == place and motion.speed == 0.0
    return Motion(
        at_s=motion.at_s,
        position=motion.position,
        speed=motion.speed,
        steer=motion.steer,
        drawn_to=None if there else course.inside(place),
    )


def settle(course: Course, motion: Motion, place: float | None = None) -> Motion:
    """At rest inside the ends, where it is or at `place`: for when nobody looks any more. The wheel stays as it is."""
    inside = course.inside(motion.position if place is None else place)
    return Motion(at_s=motion.at_s, position=inside, deflection=motion.deflection)


def is_at_rest(course: Course, motion: Motion) -> bool:
    """No finger, no way, no order that could move it."""
    if motion.finger is not None or motion.speed != 0.0 or motion.pushed or motion.drawn_to is not None:
        return False
    order = _order(course, motion)
    return course.beyond(motion.position) == 0.0 and (order == 0.0 or course.leads_out(motion.position, order))


def is_still(course: Course, motion: Motion) -> bool:
    """Nothing would change without a new input, not even the shown wheel: no frames are needed."""
    steady = motion.steer == _steer_goal(course, motion) and motion.speed == 0.0
    return steady and (motion.finger is not None or is_at_rest(course, motion))


def _order(course: Course, motion: Motion) -> float:
    """The speed that is asked for: by the wheel, else by nobody but the cruise."""
    if motion.is_ordered:
        return math.copysign(course.cruise * abs(motion.deflection) ** DEFLECTION_POWER, motion.deflection)
    return motion.cruise


def _steer_goal(course: Course, motion: Motion) -> float:
    ordered = motion.finger is None and motion.is_ordered
    return motion.deflection if ordered else max(-1.0, min(1.0, motion.speed / course.cruise))
