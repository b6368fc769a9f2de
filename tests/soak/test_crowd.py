"""Visitors of a soak are the same from the same seed, touch only what is theirs, and leave at last."""

import itertools

from kiosk.soak.crowd import Gesture, Visitor

SEEN = frozenset(
    {"home-story", "story-sand", "bar-leave", "bar-language", "staff-end", "pin-1", "booth-field", "smile-title"}
)


def visit(seed: int, scene: str = "story", seen: frozenset[str] = SEEN) -> list[Gesture]:
    visitor = Visitor(seed)
    done: list[Gesture] = []
    while not done or done[-1].does not in ("leave", "walk_away"):
        done.append(visitor.next(scene, seen))
    return done


def test_a_seed_makes_the_same_visitor_again() -> None:
    assert visit(7) == visit(7)
    assert visit(7) != visit(8)


def test_every_visitor_leaves_and_takes_time_to_think() -> None:
    visits = [visit(seed) for seed in range(200)]
    assert {done[-1].does for done in visits} == {"leave", "walk_away"}
    assert all(gesture.think_s >= 0 for gesture in itertools.chain(*visits))


def test_nobody_touches_what_belongs_to_staff() -> None:
    touched = {gesture.on for seed in range(300) for gesture in visit(seed)}
    assert touched & {"home-story", "story-sand", "booth-field"}
    assert not touched & {"staff-end", "pin-1"}


def test_who_sees_nothing_to_touch_touches_anything() -> None:
    assert {gesture.does for gesture in visit(3, "attract", frozenset())} <= {"swipe", "fingers", "walk_away"}


def test_some_visitors_are_staff() -> None:
    assert 0 < sum(Visitor(seed).is_staff for seed in range(1000)) < 100
