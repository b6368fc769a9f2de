"""Where a lantern lies on the river: its place follows from its number alone, so that it is the same after a restart.

Places are in design units of a 1920 x 1080 picture. Those who came in lie left of the moon's path, those who went out
right of it; far ones are many and small, near ones few and large. Where a screen cuts the picture's sides off, they lie
closer together, so that nobody's lantern is out of sight.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from kiosk.exhibits.smile.state import Lantern

WIDTH, HEIGHT = 1920, 1080
HORIZON = 540.0
LOWEST = 980.0
"""No lantern's foot lies lower; the light over the water ends here."""
SPRITE = 1 / 0.4
"""A lantern's picture is so many times as wide as its flower; the water line lies at 0.56 of its height."""
WATER_LINE = 0.56
SMILES = 3
"""So many papers a smiling lantern may be made of."""

_NEAREST, _FARTHEST = 0.765, 0.032
_DEPTH_STEP, _ACROSS_STEP = 0.5698402909980532, 0.7548776662466927
"""Steps of the plastic number: every run of numbers, however long, covers the water evenly."""
_FULL_SIZE, _FULL_SIZE_UP_TO = 140.0, 30
_SMALLER, _LEAST_SIZE = 0.86, 30.0
_MARGIN = 0.05
"""What stays free at the edge of what is seen, in parts of its half width."""
_FREEST = 0.62
"""The moon's path takes no more than this of the water on either side of the middle."""


@dataclass(frozen=True, slots=True)
class Place:
    """The middle of a lantern's foot, where it touches the water; `depth` 0 at the horizon, 1 at the lower edge."""

    x: float
    y: float
    depth: float


def place(lantern: Lantern, half_width: float = WIDTH / 2) -> Place:
    """Where this lantern comes to rest; `half_width`: so far to either side of the middle the picture is seen."""
    deep = (0.5 + lantern.number * _DEPTH_STEP) % 1.0
    across = (0.5 + lantern.number * _ACROSS_STEP) % 1.0
    # Scattered beside the even steps, so that the eye finds no rows.
    loose = (math.sin(lantern.number * 12.9898) * 43758.5453) % 1.0
    across += 0.12 * (loose - 0.5)
    # As many in every octave of distance, so that small and large ones cover the water alike.
    depth = _FARTHEST * (_NEAREST / _FARTHEST) ** deep
    outer = min(_outer(depth), (1 - _MARGIN) * half_width)
    inner = min(_inner(depth), _FREEST * outer)
    aside = inner + (outer - inner) * across
    # No straight edge to the water's near side.
    depth *= 1 - 0.12 * (2 * across - 1) ** 2 - 0.13 * loose
    return Place(WIDTH / 2 + (aside if lantern.door == "exit" else -aside), HORIZON + depth * (HEIGHT - HORIZON), depth)


def flower_size(afloat: int) -> float:
    """How wide a flower would be at the lower edge, when so many lie on the water: the more, the smaller, in steps."""
    size, upto = _FULL_SIZE, float(_FULL_SIZE_UP_TO)
    while upto < afloat and size > _LEAST_SIZE:
        size *= _SMALLER
        upto /= _SMALLER**3.2
    return max(size, _LEAST_SIZE)


def flower_width(depth: float, size: float) -> float:
    """How wide the flower at this depth is."""
    return size * (0.10 + 0.90 * depth)


def mood(lantern: Lantern) -> str:
    """Which picture it is: smile-0 to smile-2, calm, or unknown (not judged)."""
    if lantern.smile is None:
        return "unknown"
    return f"smile-{lantern.number % SMILES}" if lantern.smile else "calm"


def _inner(depth: float) -> float:
    """The edge of the moon's path, which stays free; the day's hours stand on it near by."""
    return float(38 + 600 * depth**1.25 + 24 * depth * math.sin(17 * depth))


def _outer(depth: float) -> float:
    """Within the quays far off, within the picture near by."""
    return min(6000 * depth - 30, 380 + 1500 * depth, 850 + 20 * math.sin(13 * depth))
