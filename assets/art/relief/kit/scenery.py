"""What lies far away: the river, the other shore, the moon."""

from __future__ import annotations

import numpy as np

from kit.solids import Solid, ball, box, join, loft, rod, surface


def river(level: float = 0.0) -> Solid:
    """Still water to the horizon (its ripples are gouged later)."""
    edge = np.array([-4000.0, 4000.0])
    x, y = np.meshgrid(edge, edge)
    return surface(np.stack([x, y, np.full_like(x, level)], -1))


def far_shore(
    seed: int, start: tuple[float, float] = (60, -420), end: tuple[float, float] = (900, 60), count: int = 60
) -> list[tuple[Solid, str]]:
    """Low sheds, trees and chimneys on a line from start to end (x, y)."""
    random = np.random.default_rng(seed)
    parts: list[Solid] = []
    for t in np.linspace(0, 1, count):
        x, y = start[0] + (end[0] - start[0]) * t, start[1] + (end[1] - start[1]) * t
        pick = random.random()
        if pick < 0.55:
            parts.append(box(random.uniform(9, 20), 9, random.uniform(5, 11), x, y))
        elif pick < 0.9:
            parts.append(ball(random.uniform(4, 8), x, y, 4, 10))
        else:
            parts.append(rod((x, y, 0), (x, y, random.uniform(20, 32)), 1.5, 1.0))
    return [(join(parts), "far")]


def moon(at: tuple[float, float, float], radius: float) -> Solid:
    """A full moon as a shallow disc."""
    return ball(radius, *at, 40).stretched(1, 1, 1)


def bridge(x: float, y: float, span: float, turn_deg: float = 0) -> Solid:
    """A cable-stayed bridge with two A-shaped towers, along x round its middle."""
    parts = [box(span * 2.2, 3, 1.6, 0, 0, span * 0.08)]
    for sx in (-span / 2, span / 2):
        top = span * 0.36
        parts.extend(rod((sx, sy * 6, 0), (sx, 0, top * 0.75), 1.5, 1.2) for sy in (-1, 1))
        parts.append(rod((sx, 0, top * 0.7), (sx, 0, top), 1.4, 0.8))
        for k in range(1, 10):
            parts.extend(
                rod((sx, 0, top * (0.66 + 0.03 * k)), (sx + way * k * span * 0.052, 0, span * 0.09), 0.28, sides=6)
                for way in (-1, 1)
            )
    return join(parts).moved(x, y, 0, turn_deg)


def ferry() -> list[tuple[Solid, str]]:
    """A small modern passenger ferry along x, 30 m."""
    hull = [
        [(x, s * h * k, z) for s, z in ((-1, 2.2), (-1, 0), (1, 0), (1, 2.2))]
        for x, h, k in ((-15, 3.6, 1), (-14, 4, 1), (9, 4, 1), (13, 2.4, 1), (16, 0.2, 1))
    ]
    deck = [
        box(24, 7, 2.3, -1.5, 0, 2.2),
        box(25, 7.6, 0.3, -1.5, 0, 4.5),
        box(10, 5.5, 2.1, 2, 0, 4.8),
        box(11, 6, 0.25, 2, 0, 6.9),
    ]
    panes = join(
        [box(1.3, 0.2, 1.1, x, -3.55, 3.0) for x in np.arange(-12, 10, 1.9)]
        + [box(1.2, 0.2, 1.0, x, -2.8, 5.4) for x in np.arange(-2, 7, 1.7)]
    )
    return [
        (loft(np.array(hull)), "boat"),
        (join(deck), "house"),
        (panes, "fitting"),
        (rod((-1, 0, 7), (-1.5, 0, 11), 0.15), "rigging"),
    ]


def skyline(seed: int, x0: float, x1: float, y: float) -> list[tuple[Solid, str]]:
    """Today's far bank: towers of many heights, one with spheres."""
    random = np.random.default_rng(seed)
    parts = []
    for x in np.arange(x0, x1, 16):
        h = random.uniform(20, 75)
        back = y + random.uniform(0, 60)
        parts.append(box(random.uniform(9, 15), 12, h, x, back))
        if random.random() < 0.3:
            parts.append(rod((x, back, h), (x, back, h + 18), 0.9, 0.2))
    pearl = join(
        [
            rod((0, 0, 0), (0, 0, 120), 3.2, 1.6),
            rod((0, 0, 118), (0, 0, 160), 1.4, 0.3),
            ball(13, 0, 0, 40),
            ball(9, 0, 0, 96),
            ball(4, 0, 0, 122),
            *[rod((15 * np.cos(a), 15 * np.sin(a), 0), (0, 0, 42), 1.6) for a in (0.5, 2.6, 4.7)],
        ]
    )
    return [(join(parts), "far"), (pearl.moved(x0 + (x1 - x0) * 0.62, y - 20, 0), "far")]


def cloud(x: float, y: float, z: float, size: float) -> Solid:
    """A flat-bottomed cloud."""
    return join(
        [
            ball(size * r, x + size * dx, y, z + size * r * 0.5, 14)
            for dx, r in ((-1.6, 0.5), (-0.8, 0.8), (0, 1), (0.9, 0.75), (1.7, 0.45))
        ]
    )
