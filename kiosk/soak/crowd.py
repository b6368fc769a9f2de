"""Who comes in a soak, and what each does next with what shows on the screen; the same again from the same seed."""

from __future__ import annotations

import random
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

Does = Literal["tap", "rub", "write", "wheel", "swipe", "fingers", "leave", "walk_away"]

# What a visitor may touch, by the beginning of its name.
TOUCHED = (
    "home-", "story-", "panorama-card", "building-", "round-", "light-", "look-around", "booth-", "smile-how",
    "smile-to-", "smile-card-close", "bar-", "still-here", "mirror-leave-out", "resting-",
)  # fmt: skip
# Whoever could go home goes on more often than that; nobody deletes what has just been made.
SELDOM = {
    "bar-home": 0.3,
    "bar-language": 0.2,
    "bar-leave": 0.0,
    "booth-delete": 0.02,
    "booth-stop": 0.2,
    "booth-code-entry": 0.2,
    "booth-print": 3.0,
    "booth-make": 4.0,
    "booth-settle": 4.0,
    "booth-keep": 4.0,
    "booth-shoot": 4.0,
    "still-here-yes": 10.0,
    "story-shelve": 0.3,
}
GESTURES_IN_A_VISIT = 16
WALKS_AWAY = 0.4
STAFF_PART = 0.02


@dataclass(frozen=True, slots=True)
class Gesture:
    """What is done next, after `think_s` seconds of the hall. `on`: an item's name; `path`: places in 0..1 of it."""

    does: Does
    think_s: float
    on: str = ""
    path: tuple[tuple[float, float], ...] = ()
    value: float = 0.0


class Visitor:
    """One visitor; `next` is asked until it says leave or walk_away."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._left = 1 + int(self._random.expovariate(1 / GESTURES_IN_A_VISIT))
        self.is_staff = self._random.random() < STAFF_PART
        self._patience_s = self._random.uniform(2.0, 8.0)

    def next(self, scene: str, seen: Collection[str]) -> Gesture:
        """The next gesture on this scene, where the named items are seen."""
        self._left -= 1
        think_s = self._random.expovariate(1 / self._patience_s)
        if self._left < 0:
            away = self._random.random() < WALKS_AWAY or "bar-leave" not in seen
            return Gesture("walk_away" if away else "leave", think_s)
        own = self._own(scene, seen, think_s)
        if own is not None:
            return own
        names = sorted(name for name in seen if name.startswith(TOUCHED))
        weights = [SELDOM.get(name, 1.0) for name in names]
        if not any(weights):
            return Gesture("swipe", think_s, path=self._path(4, 0.1, 0.9))
        return Gesture("tap", think_s, on=self._random.choices(names, weights)[0])

    def _own(self, scene: str, seen: Collection[str], think_s: float) -> Gesture | None:
        """What only this scene invites to."""
        dice = self._random.random()
        if scene == "panorama" and dice < 0.45:
            return Gesture("wheel", think_s, value=self._random.choice((-1.0, -0.5, 0.0, 0.0, 0.4, 1.0)))
        if scene == "panorama" and dice < 0.6:
            return Gesture("swipe", think_s, path=self._path(8, 0.2, 0.8))
        if scene == "story" and "story-sand" in seen and dice < 0.4:
            return Gesture("rub", think_s, on="story-sand", path=self._path(10, 0.1, 0.9))
        if "booth-field" in seen and dice < 0.6:
            return Gesture("write", think_s, on="booth-field", path=self._path(12, 0.1, 0.9))
        if dice > 0.97:
            return Gesture("fingers", think_s, path=self._path(self._random.randint(2, 10), 0.05, 0.95))
        return None

    def _path(self, points: int, least: float, most: float) -> tuple[tuple[float, float], ...]:
        return tuple((self._random.uniform(least, most), self._random.uniform(least, most)) for _ in range(points))
