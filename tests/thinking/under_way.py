"""Courses to move along in tests, and a hand that acts on them frame by frame."""

from __future__ import annotations

from kiosk.exhibits.panorama import courses, motion as motions
from kiosk.exhibits.panorama.course import Course
from kiosk.exhibits.panorama.courses import SHORE_M
from kiosk.exhibits.panorama.motion import Motion

SHORE = courses.shore({}, metres_per_turn=40.0)
NOTCHED = courses.shore({"mill": 750.0, "waterworks": 1000.0, "jetty": 1008.0, "bridge": SHORE_M}, metres_per_turn=40.0)
CIRCLE = courses.circle(degrees_per_turn=120.0)
TIME = courses.TIME
TOP_MPS = SHORE.top


def go(course: Course, motion: Motion, hz: float, seconds: float) -> list[Motion]:
    """Frame by frame, the first one period after the motion's own time."""
    begun_s = motion.at_s
    log = []
    for frame in range(1, round(seconds * hz) + 1):
        motion = motions.advance(course, motion, begun_s + frame / hz)
        log.append(motion)
    return log


def rest(course: Course, motion: Motion, hz: float = 60, seconds: float = 15) -> Motion:
    return go(course, motion, hz, seconds)[-1]


def handled(course: Course, begun: Motion, acts: dict[float, tuple[str, float]], hz: float, seconds: float) -> Motion:
    """The same hand, seen at `hz` frames a second; it acts at its own moments between the frames."""
    motion = begun
    for moment_s in sorted({frame / hz for frame in range(1, int(seconds * hz))} | set(acts) | {seconds}):
        motion = motions.advance(course, motion, moment_s)
        if moment_s in acts:
            motion = act(course, motion, *acts[moment_s])
    return motion


def act(course: Course, motion: Motion, what: str, amount: float) -> Motion:
    match what:
        case "turn":
            return motions.turn(motion, amount)
        case "roll":
            return motions.roll(course, motion, amount)
        case "push":
            return motions.push(course, motion, amount)
        case "grab":
            return motions.grab(course, motion)
        case "drag":
            return motions.drag(course, motion, amount)
        case "cruise":
            return motions.cruise(motion, amount)
    return motions.release(course, motion, amount)
