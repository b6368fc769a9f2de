"""What the eraser touches: whole lines, as a finger wipes over them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from kiosk.happenings.words import Stroke
from kiosk.press.ink.pens import PENS

RUBBER_MM = 2.2
"""Half its width."""


def touched(strokes: Sequence[Stroke], start: tuple[float, float], end: tuple[float, float]) -> set[int]:
    """The places of the strokes the eraser touches on its way from `start` to `end`, in millimetres of the side."""
    found = set()
    for place, stroke in enumerate(strokes):
        reach = RUBBER_MM + PENS[stroke.pen].thin_mm / 2
        points = [(point[0], point[1]) for point in stroke.points]
        if not points or not _near_box(points, start, end, reach):
            continue
        ways = list(pairwise(points)) or [(points[0], points[0])]
        if any(_apart(a, b, start, end) <= reach for a, b in ways):
            found.add(place)
    return found


def _near_box(
    points: Sequence[tuple[float, float]], start: tuple[float, float], end: tuple[float, float], reach: float
) -> bool:
    return all(
        min(point[axis] for point in points) - reach <= max(start[axis], end[axis])
        and max(point[axis] for point in points) + reach >= min(start[axis], end[axis])
        for axis in (0, 1)
    )


def _apart(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float], d: tuple[float, float]) -> float:
    """How far two straight ways lie apart; 0 where they cross."""
    if _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0:
        return 0.0
    return min(_beside(c, a, b), _beside(d, a, b), _beside(a, c, d), _beside(b, c, d))


def _side(a: tuple[float, float], b: tuple[float, float], point: tuple[float, float]) -> float:
    return (b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0])


def _beside(point: tuple[float, float], a: tuple[float, float], b: tuple[float, float]) -> float:
    along = (b[0] - a[0], b[1] - a[1])
    length = along[0] ** 2 + along[1] ** 2
    share = ((point[0] - a[0]) * along[0] + (point[1] - a[1]) * along[1]) / length if length else 0.0
    share = max(0.0, min(1.0, share))
    return math.dist(point, (a[0] + share * along[0], a[1] + share * along[1]))
