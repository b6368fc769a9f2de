"""Handwriting for tests: a few characters as a hand writes them, each stroke with its own speed from touch to lift."""

from __future__ import annotations

import math
from itertools import pairwise

from kiosk.happenings.words import Ink, InkPoint, Pen, Side, Stroke

Way = tuple[tuple[float, float], ...]

# Drawn by hand on a square of 100: the bends of every stroke, and whether the hand flings it off at the end.
CHARACTERS: dict[str, tuple[tuple[Way, bool], ...]] = {
    "江": (
        (((22, 18), (30, 24), (35, 32)), False),
        (((12, 42), (20, 47), (25, 55)), False),
        (((16, 92), (18, 84), (26, 70), (36, 52)), True),
        (((46, 32), (62, 29), (86, 26)), False),
        (((66, 30), (67, 52), (65, 80)), False),
        (((38, 84), (62, 82), (94, 79)), False),
    ),
    "永": (
        (((46, 8), (52, 12), (57, 19)), False),
        (((34, 30), (50, 27), (53, 30), (53, 62), (52, 86), (48, 90), (38, 84)), True),
        (((14, 48), (36, 45), (38, 48), (30, 66), (12, 84)), True),
        (((80, 32), (72, 42), (60, 50)), True),
        (((56, 46), (66, 64), (80, 78), (96, 84)), True),
    ),
    "上": (
        (((48, 14), (49, 46), (48, 80)), False),
        (((50, 46), (64, 44), (78, 42)), False),
        (((12, 86), (48, 83), (90, 81)), False),
    ),
}


def written(
    character: str,
    x_mm: float,
    y_mm: float,
    size_mm: float = 16.0,
    pen: Pen = "brush",
    ink: Ink = "black",
    side: Side = "front",
    hz: float = 120.0,
    speed_mmps: float = 70.0,
) -> list[Stroke]:
    """The strokes of a character whose square begins there."""
    strokes = []
    for way, flung in CHARACTERS[character]:
        places = [(x_mm + x * size_mm / 100, y_mm + y * size_mm / 100) for x, y in _rounded(way)]
        strokes.append(Stroke(timed(places, hz, speed_mmps, flung), pen, ink, side))
    return strokes


def timed(places: list[tuple[float, float]], hz: float, speed_mmps: float, flung: bool) -> tuple[InkPoint, ...]:
    """Points along a way as a touchscreen of that rate tells them; a flung stroke is quickest at its end."""
    ends = [0.0]
    for before, after in pairwise(places):
        ends.append(ends[-1] + math.dist(before, after))
    count = max(3, round((ends[-1] / speed_mmps + 0.05) * hz))
    speeds = [
        0.3 + 1.1 * (n / count) ** 0.8 if flung else 0.25 + math.sin(math.pi * min(1.0, n / count))
        for n in range(count)
    ]
    total, gone, points = sum(speeds), 0.0, [(*places[0], 0.0, -1.0)]
    for number, speed in enumerate(speeds, 1):
        gone += speed / total * ends[-1]
        at = next((n for n in range(1, len(ends)) if ends[n] >= gone - 1e-9), len(ends) - 1)
        share = (gone - ends[at - 1]) / ((ends[at] - ends[at - 1]) or 1)
        (x1, y1), (x2, y2) = places[at - 1], places[at]
        points.append((x1 + share * (x2 - x1), y1 + share * (y2 - y1), number * 1000 / hz, -1.0))
    return tuple(points)


def _rounded(way: Way) -> list[tuple[float, float]]:
    """The way with its corners cut twice, as a hand does."""
    places = list(way)
    for _ in range(3):
        cut = [places[0]]
        for (x1, y1), (x2, y2) in pairwise(places):
            cut += [(0.75 * x1 + 0.25 * x2, 0.75 * y1 + 0.25 * y2), (0.25 * x1 + 0.75 * x2, 0.25 * y1 + 0.75 * y2)]
        places = [*cut, places[-1]]
    return places
