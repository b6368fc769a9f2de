"""A riverside walk along a curve: lanes, kerbs, boardwalk on piles, a young tree, bicycles, benches."""

from __future__ import annotations

import math

import numpy as np
from canvas import View
from carve.gouges import gouge
from carve.strokes import inside
from scipy.interpolate import CubicSpline

from kit.plume import melted
from kit.solids import Solid, box, join, loft, rod, tube, wheel_rim

Pieces = list[tuple[Solid, str]]
SHORE = (
    (5.5, -20.0),
    (4.6, -10.0),
    (4.4, 0.0),
    (5.6, 10.0),
    (8.2, 20.0),
    (9.5, 30.0),
    (7.5, 42.0),
    (1.0, 56.0),
    (-12.0, 74.0),
    (-34.0, 100.0),
)
"""The edge of the land, the river to its right (+x)."""
START_M = 20.0
LANES = (
    ("walk", -0.4, 2.3),
    ("lawn", 2.3, 2.9),
    ("ride", 2.9, 5.6),
    ("lawn", 5.6, 6.1),
    ("run", 6.1, 8.4),
    ("lawn", 8.4, 60.0),
)


def _curve() -> tuple[CubicSpline, np.ndarray]:
    points = np.array(SHORE)
    t = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))])
    return CubicSpline(t, points), t


def shore_point(along_m: float, inland_m: float) -> tuple[float, float, float]:
    """A place by metres along the shore (0 beside the camera) and inland, with the turn of somebody walking on."""
    curve, _ = _curve()
    (x, y), (dx, dy) = curve(along_m + START_M), curve(along_m + START_M, 1)
    long = math.hypot(dx, dy)
    return float(x - inland_m * dy / long), float(y + inland_m * dx / long), math.degrees(math.atan2(dx, -dy))


def _ribbon(inland_a: float, inland_b: float, z: float, thick: float, end_m: float = 150.0) -> Solid:
    _, t = _curve()
    sections = []
    for s in np.linspace(0, min(t[-1], end_m), 160):
        (ax, ay, _), (bx, by, _) = shore_point(s - START_M, inland_a), shore_point(s - START_M, inland_b)
        sections.append([(ax, ay, z), (bx, by, z), (bx, by, z - thick), (ax, ay, z - thick)])
    return loft(np.array(sections))


def lanes() -> Pieces:
    """Three lanes between strips of grass, a kerb to the river and a wall below it."""
    pieces: Pieces = [(_ribbon(a, b, 0.1 if kind != "lawn" else 0.16, 1.4), kind) for kind, a, b in LANES]
    pieces.append((_ribbon(-0.75, -0.4, 0.34, 1.8), "stone"))
    return [*pieces, (_railing(-0.55, 0.34), "rigging")]


def _railing(inland_m: float, z: float) -> Solid:
    marks = [shore_point(s, inland_m) for s in np.arange(-START_M, 80, 1.2)]
    posts = [rod((x, y, z), (x, y, z + 1.0), 0.035, sides=6) for x, y, _ in marks]
    return join([*posts, *[tube([(x, y, z + h) for x, y, _ in marks], 0.03, 6) for h in (0.5, 1.0)]])


def boardwalk() -> Pieces:
    """A walk of planks over the water, on piles, with rails."""
    deck = _ribbon(-6.6, -4.2, 0.1, 0.22, 90)
    piles = []
    for s in np.arange(-START_M, 70, 3.2):
        for inland in (-6.4, -4.4):
            x, y, _ = shore_point(s, inland)
            piles.append(rod((x, y, -3), (x, y, 0.05), 0.16, sides=8))
    rails = join([_railing(-6.55, 0.1), _railing(-4.25, 0.1)])
    bridges = [_across(s) for s in (2.0, 37.0)]
    return [(deck, "timber"), (join(piles), "timber"), (rails, "rigging"), (join(bridges), "timber")]


def _across(along_m: float) -> Solid:
    (ax, ay, _), (bx, by, turn) = shore_point(along_m, -0.5), shore_point(along_m, -4.4)
    return (
        box(math.hypot(bx - ax, by - ay) + 0.4, 1.9, 0.2).moved(turn_deg=turn).moved((ax + bx) / 2, (ay + by) / 2, -0.1)
    )


def tree(height: float, seed: int) -> Pieces:
    """A young round tree: trunk, forked branches, a crown of lobes."""
    random = np.random.default_rng(seed)
    trunk = [rod((0, 0, 0), (0, 0, height * 0.55), height * 0.035, height * 0.022)]
    crown = []
    for k in range(11):
        a, up = 2.4 * k, 0.55 + 0.38 * k / 11
        out = height * 0.24 * math.sin(math.pi * (0.25 + 0.7 * k / 11))
        at = (out * math.cos(a), out * math.sin(a), height * up)
        trunk.append(rod((0, 0, height * 0.42), at, height * 0.016, 0.01, 6))
        crown.append(np.array([*at, height * random.uniform(0.12, 0.19), 1.0]))
    return [(join(trunk), "timber"), (melted(crown, 0.35, height * 0.02), "leaf")]


def bicycle() -> Pieces:
    """A bicycle along -y, saddle over the origin."""
    wheels = [wheel_rim(0.33, 0.022, 40).moved(turn_deg=90).moved(0, y, 0.345) for y in (-0.52, 0.5)]
    spokes = [
        rod((0, y, 0.345), (0, y + 0.32 * math.cos(a), 0.345 + 0.32 * math.sin(a)), 0.005, sides=4)
        for y in (-0.52, 0.5)
        for a in np.arange(0, 6.2, 0.52)
    ]
    frame = [
        ((0.5, 0.345), (0.12, 0.3)),
        ((0.12, 0.3), (0.16, 0.85)),
        ((0.16, 0.8), (-0.4, 0.78)),
        ((0.12, 0.3), (-0.42, 0.72)),
        ((-0.38, 0.98), (-0.52, 0.345)),
        ((0.15, 0.7), (0.5, 0.345)),
    ]
    bars = [rod((0, a, za), (0, b, zb), 0.02, sides=8) for (a, za), (b, zb) in frame]
    bars += [rod((-0.27, -0.42, 1.0), (0.27, -0.42, 1.0), 0.018, sides=8), box(0.14, 0.26, 0.05, 0, 0.16, 0.86)]
    return [(join([*wheels, *spokes, *bars]), "bike")]


def lane_cuts(view: View) -> np.ndarray:
    """Long cuts down the riding lane, cross cuts on the walk, dots of short cuts on the running lane, grass between."""
    ways = _directions(view)
    return (
        _hatched(view, "ride", ways, 0, 26, 700, 0.5)
        + _hatched(view, "walk", ways, 90, 20, 300, 0.45)
        + _hatched(view, "run", ways, 0, 18, 60, 0.6)
        + _hatched(view, "lawn", ways, 55, 15, 50, 0.6)
    )


def _directions(view: View) -> list[tuple[float, float, float]]:
    """Points along the shore in the picture with the direction of the lanes there: x, y (pixels), angle."""
    marks = []
    camera = np.array(view.camera.at[:2])
    for s in np.arange(-14, 80, 2.0):
        for inland in (1.0, 4.2, 7.2, 14.0):
            (ax, ay, _), (bx, by, _) = shore_point(s, inland), shore_point(s + 0.5, inland)
            if ay - camera[1] > 2:
                p, q = view.pixel((ax, ay, 0.1)), view.pixel((bx, by, 0.1))
                marks.append((p[0], p[1], math.atan2(q[1] - p[1], q[0] - p[0])))
    return marks


def _hatched(
    view: View,
    kind: str,
    ways: list[tuple[float, float, float]],
    turn_deg: float,
    gap_px: float,
    long_px: float,
    deep: float,
) -> np.ndarray:
    table = np.array(ways)

    def direction(x: float, y: float) -> float:
        nearest = table[np.argmin((table[:, 0] - x) ** 2 + 4 * (table[:, 1] - y) ** 2)]
        return float(nearest[2]) + math.radians(turn_deg)

    rows = view.thing.shape[0]
    return gouge(
        inside(view.mask(kind), 4),
        direction,
        lambda x, y: gap_px * (0.45 + 0.9 * y / rows),
        length_px=long_px,
        fill=0.5,
        deep=deep,
        seed=int(turn_deg) + 3,
    )


def bench(length: float = 1.9) -> Pieces:
    """A slatted bench facing +y."""
    slats = [box(length, 0.09, 0.04, 0, y, 0.43) for y in (-0.2, -0.08, 0.04, 0.16)]
    slats += [box(length, 0.035, 0.11, 0, -0.28 - 0.05 * k, 0.52 + 0.13 * k) for k in range(2)]
    irons = []
    for x in (-length * 0.44, length * 0.44):
        irons += [tube([(x, -0.36, 0.78), (x, -0.3, 0.55), (x, -0.22, 0.42), (x, 0.22, 0.42), (x, 0.24, 0)], 0.03, 8)]
        irons.append(rod((x, -0.26, 0.42), (x, -0.36, 0), 0.03))
    return [(join(slats), "timber"), (join(irons), "iron")]
