"""The physics of everything the wheel moves: the ship along the shore, the view all round, the years.

A course is measured in a unit of its own: metres, degrees, the share of the way back in time. Every stretch of time is
solved in closed form, so the display's rate does not change where anything lands.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

# A stretch of time is cut where one law of motion gives way to another; more cuts than this in a frame do not happen.
MOST_LEGS = 12
# An endless wheel's push is over when it asks for less than this share of the cruising speed.
PUSH_OVER = 0.0005

Motion = Callable[[float], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Course:
    """What is moved along, in its own unit.

    `length`: soft ends at 0 and there, None: no ends. `cruise`: speed at full deflection, `top`: the fastest throw of a
    finger. `way_s`: time constant with which way is gathered and lost; `friction` takes the rest of it in finite time.
    `step`: the speed one step gives; `roll`: how far one turn of an endless wheel leads, asked for over about `roll_s`
    and no faster than `roll_top`.
    `end_per_s`: stiffness of the ends; `pull`: how far a finger can pull beyond them. Whatever would come to rest
    within `notch_reach` of one of the `notches` is drawn onto it with stiffness `notch_per_s` once it is slower than
    `notch_slow`. Nearer than `near` and slower than `slow` counts as there.
    """

    length: float | None
    cruise: float
    top: float
    way_s: float
    friction: float
    step: float
    roll: float
    roll_s: float
    roll_top: float
    end_per_s: float
    pull: float
    near: float
    slow: float
    notches: tuple[float, ...] = ()
    notch_reach: float = 0.0
    notch_slow: float = 0.0
    notch_per_s: float = 1.0

    def beyond(self, position: float) -> float:
        """How far outside the ends: negative before the first, positive behind the last, 0 between them."""
        if self.length is None:
            return 0.0
        return min(position, 0.0) + max(position - self.length, 0.0)

    def inside(self, position: float) -> float:
        """The nearest place between the ends."""
        return position - self.beyond(position)

    def leads_out(self, position: float, way: float) -> bool:
        """At an end or outside, and further outwards."""
        if self.length is None:
            return False
        return (position <= 0.0 and way < 0) or (position >= self.length and way > 0)

    def notch_near(self, position: float) -> float | None:
        """The nearest notch within reach."""
        nearest = min(self.notches, key=lambda notch: abs(notch - position), default=None)
        return nearest if nearest is not None and abs(nearest - position) <= self.notch_reach else None


@dataclass(frozen=True, slots=True)
class Way:
    """What moves with no finger on it.

    `pushed`: the speed an endless wheel asks for, dying away. `drawn_to`: the place it is drawn onto, or None.
    """

    position: float
    speed: float
    pushed: float = 0.0
    drawn_to: float | None = None


def drift(course: Course, way: Way, order: float, elapsed_s: float) -> Way:
    """The way after `elapsed_s` under an ordered speed (0: none), through all laws of motion as they come."""
    left_s = elapsed_s
    for _ in range(MOST_LEGS):
        way, spent_s = _leg(course, way, order, left_s)
        left_s -= spent_s
        if left_s <= 0.0:
            break
    return _arrived(course, way, order)


def _leg(course: Course, way: Way, order: float, left_s: float) -> tuple[Way, float]:
    """On to the end of `left_s`, or to where another law of motion takes over."""
    position, speed = way.position, way.speed
    at_end = course.leads_out(position, speed) and speed != 0.0
    if course.beyond(position) or at_end:
        back = _soft_end(course, position, speed, order, course.beyond(position) or speed)
        return _along(course, way, back, left_s, outside=True)
    if order:
        if speed == 0.0 and course.leads_out(position, order):
            return replace(way, pushed=0.0, drawn_to=None), left_s
        steered = replace(way, pushed=0.0, drawn_to=None)
        return _along(course, steered, _ordered(course, position, speed, order), left_s)
    if way.pushed:
        if speed == 0.0 and course.leads_out(position, way.pushed):
            return replace(way, pushed=0.0), left_s
        over_s = course.roll_s * math.log(max(abs(way.pushed) / (course.cruise * PUSH_OVER), 1.0))
        moved, spent_s = _along(course, way, _pushed(course, position, speed, way.pushed), min(left_s, over_s))
        pushed = 0.0 if over_s <= spent_s else way.pushed * math.exp(-spent_s / course.roll_s)
        return replace(moved, pushed=pushed), spent_s
    if way.drawn_to is not None:
        return _along(course, way, _spring(course.notch_per_s, way.drawn_to, position, speed), left_s)
    if speed == 0.0:
        return way, left_s
    motion = _coasting(course, position, speed)
    caught_s, notch = _catch(course, position, speed, motion)
    moved, spent_s = _along(course, way, motion, min(left_s, caught_s))
    return (replace(moved, drawn_to=notch) if caught_s <= spent_s else moved), spent_s


def _along(course: Course, way: Way, motion: Motion, until_s: float, outside: bool = False) -> tuple[Way, float]:
    """Follow one law until `until_s`, or to the end of the course it crosses before."""
    crossing_s = _crossing(course, motion, until_s, outside)
    position, speed = motion(until_s if crossing_s is None else crossing_s)
    if crossing_s is not None and course.length is not None:
        return replace(way, position=0.0 if position < course.length / 2 else course.length, speed=speed), crossing_s
    return replace(way, position=position, speed=speed), until_s


def _arrived(course: Course, way: Way, order: float) -> Way:
    """What is as good as there is there: springs never end by themselves."""
    if abs(way.speed) >= course.slow:
        return way
    beyond = course.beyond(way.position)
    inward = order != 0.0 and not course.leads_out(way.position, order)
    if beyond and abs(beyond) < course.near and not inward:
        return replace(way, position=course.inside(way.position), speed=0.0)
    if way.drawn_to is not None and not order and not way.pushed and abs(way.position - way.drawn_to) < course.near:
        return Way(way.drawn_to, 0.0)
    return way


def _ordered(course: Course, position: float, speed: float, order: float) -> Motion:
    """Way is gathered or lost towards the ordered speed."""

    def motion(after_s: float) -> tuple[float, float]:
        left = math.exp(-after_s / course.way_s)
        return position + order * after_s + (speed - order) * course.way_s * (1.0 - left), order + (
            speed - order
        ) * left

    return motion


def _pushed(course: Course, position: float, speed: float, pushed: float) -> Motion:
    """Towards an asked speed that dies away itself: in all it leads exactly as far as the wheel was turned."""
    share = course.roll_s / (course.roll_s - course.way_s)
    quick, slow = pushed * share, speed - pushed * share

    def motion(after_s: float) -> tuple[float, float]:
        quick_left, slow_left = math.exp(-after_s / course.roll_s), math.exp(-after_s / course.way_s)
        along = quick * course.roll_s * (1.0 - quick_left) + slow * course.way_s * (1.0 - slow_left)
        return position + along, quick * quick_left + slow * slow_left

    return motion


def _coasting(course: Course, position: float, speed: float) -> Motion:
    """Way is lost under drag and friction to a stop."""
    lost = course.friction * course.way_s
    stop_s = course.way_s * math.log1p(abs(speed) / lost)
    towards = -math.copysign(lost, speed)

    def motion(after_s: float) -> tuple[float, float]:
        moving_s = min(after_s, stop_s)
        left = math.exp(-moving_s / course.way_s)
        end = 0.0 if after_s >= stop_s else towards + (speed - towards) * left
        return position + towards * moving_s + (speed - towards) * course.way_s * (1.0 - left), end

    return motion


def _soft_end(course: Course, position: float, speed: float, order: float, outward: float) -> Motion:
    """A critically damped spring back to the end; only an order that leads inward helps it."""
    end = 0.0 if outward < 0 or course.length is None else course.length
    helped = order / course.way_s if order * outward < 0 else 0.0
    return _spring(course.end_per_s, end + helped / course.end_per_s**2, position, speed)


def _spring(per_s: float, goal: float, position: float, speed: float) -> Motion:
    away = position - goal
    slope = speed + per_s * away

    def motion(after_s: float) -> tuple[float, float]:
        left = math.exp(-per_s * after_s)
        away_then = (away + slope * after_s) * left
        return goal + away_then, slope * left - per_s * away_then

    return motion


def _catch(course: Course, position: float, speed: float, motion: Motion) -> tuple[float, float | None]:
    """When a notch takes hold of something coasting, and which; what would rest out of reach passes freely."""
    notch = course.notch_near(motion(math.inf)[0])
    if notch is None:
        return math.inf, None
    lost = course.friction * course.way_s
    stop_s = course.way_s * math.log1p(abs(speed) / lost)
    slow_s = course.way_s * math.log(max((abs(speed) + lost) / (course.notch_slow + lost), 1.0))
    if abs(motion(slow_s)[0] - notch) <= course.notch_reach:
        return slow_s, notch
    return _first(lambda after_s: abs(motion(after_s)[0] - notch) <= course.notch_reach, slow_s, stop_s), notch


def _crossing(course: Course, motion: Motion, within_s: float, from_outside: bool) -> float | None:
    """The second at which the motion passes an end, or None when it stays on its side."""

    def changed(after_s: float) -> bool:
        return (course.beyond(motion(after_s)[0]) != 0.0) != from_outside

    return _first(changed, 0.0, within_s) if changed(within_s) else None


def _first(true: Callable[[float], bool], early_s: float, late_s: float) -> float:
    """The moment from which on something holds that does not at first and does at last."""
    for _ in range(40):
        middle_s = (early_s + late_s) / 2
        early_s, late_s = (early_s, middle_s) if true(middle_s) else (middle_s, late_s)
    return late_s
