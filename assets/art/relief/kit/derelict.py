"""What is left of a works: broken windows, bare trusses, a wall, rubble, weeds."""

from __future__ import annotations

import itertools
import math

import numpy as np

from kit.solids import Solid, box, join, lathe, loft, rod, tube

Pieces = list[tuple[Solid, str]]


def broken_windows(
    middles: tuple[float, ...], width: float, sill: float, top: float, height: float, seed: int
) -> Pieces:
    """A hall's end wall at y = 0 seen from inside (-y): tall windows whose bars are bent or gone, a few panes left."""
    random = np.random.default_rng(seed)
    edges = [-30.0, *[e for m in middles for e in (m - width / 2, m + width / 2)], 30.0]
    piers = [box(b - a, 0.8, height, (a + b) / 2, 0.4) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    piers += [box(width, 0.8, sill, m, 0.4) for m in middles]
    heads = [_arch_head(m, width, top, height) for m in middles]
    bars, shards = [], []
    for m in middles:
        new_bars, new_shards = _glazing(m, width, sill, top, random)
        bars += new_bars
        shards += new_shards
    sills = [box(width + 0.4, 1.1, 0.16, m, 0.3, sill - 0.1) for m in middles]
    return [(join(piers + heads), "inside"), (join(bars), "bars"), (join(shards), "shard"), (join(sills), "inside")]


def _arch_head(middle: float, width: float, top: float, height: float) -> Solid:
    u = np.linspace(-1, 1, 15)
    arc = [(middle + width / 2 * v, top - 0.9 + 0.9 * math.sqrt(1 - v * v)) for v in u]
    slices = [
        loft(np.array([[(a, y, za), (b, y, zb), (b, y, height), (a, y, height)] for y in (0.0, 0.8)]))
        for (a, za), (b, zb) in itertools.pairwise(arc)
    ]
    return join(slices)


def _glazing(
    middle: float, width: float, sill: float, top: float, random: np.random.Generator
) -> tuple[list[Solid], list[Solid]]:
    """Bars on a grid of which some are missing, and jagged pieces of glass that still hang in the corners."""
    columns, rows = 4, 7
    xs = np.linspace(middle - width / 2, middle + width / 2, columns + 1)
    zs = np.linspace(sill, top - 0.45, rows + 1)
    hole = np.array([middle + random.uniform(-0.9, 0.9), sill + (top - sill) * random.uniform(0.3, 0.6)])
    bars, shards = [], []

    def gone(x: float, z: float) -> bool:
        away = math.hypot((x - hole[0]) / (0.33 * width), (z - hole[1]) / (0.26 * (top - sill)))
        return bool(random.random() > 0.25 + 0.75 * min(1.0, away**3))

    for j in range(rows):
        high = top - 0.1 if j == rows - 1 else zs[j + 1]
        bars += [
            rod((x, 0.35, zs[j]), (x + random.normal(0, 0.03), 0.35, high), 0.055, sides=6)
            for x in xs[1:-1]
            if not gone(x, (zs[j] + high) / 2)
        ]
    for z in zs[1:]:
        for left, right in itertools.pairwise(xs):
            if not gone((left + right) / 2, z):
                bars.append(rod((left, 0.35, z), (right, 0.35, z + random.normal(0, 0.04)), 0.045, sides=6))
    for low, high in itertools.pairwise(zs):
        for left, right in itertools.pairwise(xs):
            if random.random() < 0.5 and not gone((left + right) / 2, (low + high) / 2):
                shards.append(_shard(left, right, low, high, random))
    return bars, shards


def _shard(x0: float, x1: float, z0: float, z1: float, random: np.random.Generator) -> Solid:
    """A broken pane: a jagged edge between two sides of its frame."""
    corners = [(x0, z0), (x1, z0), (x1, z1), (x0, z1)]
    first = int(random.integers(4))
    corner = np.array(corners[first])
    a, b = np.array(corners[(first + 1) % 4]), np.array(corners[first - 1])
    reach = random.uniform(0.4, 1.0, 2)
    path = [corner, corner + (a - corner) * reach[0]]
    middle = (
        corner
        + (a - corner) * reach[0] * random.uniform(0.25, 0.5)
        + (b - corner) * reach[1] * random.uniform(0.25, 0.5)
    )
    path += [middle, corner + (b - corner) * reach[1]]
    return loft(np.array([[(x, y, z) for x, z in path] for y in (0.33, 0.37)]))


def saw_tooth_truss(width: float, level: float, pitch: float = 6.5) -> Pieces:
    """Bare roof trusses along x: a bottom chord and saw teeth with struts."""
    parts = [rod((-width / 2, 0, level), (width / 2, 0, level), 0.13, sides=6)]
    x = -width / 2
    while x < width / 2:
        top = (x + pitch * 0.25, 0, level + 2.4)
        parts += [rod((x, 0, level), top, 0.1, sides=6), rod(top, (x + pitch, 0, level), 0.1, sides=6)]
        parts += [
            rod(
                (x + pitch * t, 0, level),
                (x + pitch * (0.25 + (t - 0.25) * 0.9), 0, level + 2.4 * (1 - t) * 1.3),
                0.06,
                sides=6,
            )
            for t in (0.45, 0.7)
        ]
        x += pitch
    return [(join(parts), "bars")]


def yard_wall(width: float, height: float) -> Pieces:
    """A long brick wall along x with coping and piers, its plaster fallen in patches."""
    piers = [box(0.7, 0.7, height + 0.25, x, 0) for x in np.arange(-width / 2, width / 2 + 1, 6)]
    courses = [box(width, 0.5, 0.13, 0, 0, z) for z in np.arange(0.1, height, 0.27)]
    return [
        (box(width, 0.42, height), "brick"),
        (join(courses), "brick"),
        (join(piers), "brick"),
        (box(width, 0.75, 0.16, 0, 0, height), "stone"),
    ]


def rubble(seed: int) -> Pieces:
    """A rusting machine on its bed, a fallen beam, bricks."""
    random = np.random.default_rng(seed)
    bricks = [
        box(0.24, 0.12, 0.07)
        .rotated("x", random.uniform(-25, 25))
        .moved(random.uniform(-3.5, 4.5), random.uniform(-3.6, 1.4), 0, random.uniform(0, 180))
        for _ in range(46)
    ]
    wheel = lathe([(0.95, -0.1), (1.0, -0.1), (1.0, 0.1), (0.95, 0.1), (0.8, 0.06), (0.8, -0.06)], 40)
    spokes = join(
        [rod((0, 0, 0), (0.85 * math.cos(a), 0.85 * math.sin(a), 0), 0.05) for a in np.arange(0, 6.2, math.pi / 3)]
    )
    hub = lathe([(0.16, -0.2), (0.16, 0.2), (0.02, 0.2)], 16)
    flywheel = join([wheel, spokes, hub]).rotated("x", 84).moved(-2.9, 0.1, 0.98, 10)
    bed = box(2.2, 0.8, 0.6, -1.2, 1.2) + lathe([(0.4, 0), (0.4, 1.5), (0.02, 1.5)], 20).rotated("y", 90).moved(
        -2.1, 1.2, 0.98
    )
    beam = rod((1.2, -0.4, 0.12), (4.6, 1.6, 0.9), 0.12, sides=6)
    return [(flywheel, "machine"), (bed, "machine"), (beam, "bars"), (join(bricks), "stone")]


def weeds(height: float, blades: int, seed: int) -> Solid:
    """A tuft that has grown through the floor: arching blades, broad below and pointed above, a few feathery heads."""
    random = np.random.default_rng(seed)
    parts = []
    t = np.linspace(0, 1, 12)
    for k in range(blades):
        away, lean = random.uniform(0, 2 * math.pi), random.uniform(0.1, 0.95)
        tall = height * random.uniform(0.5, 1.0)
        out = 0.1 + lean * tall * t**2
        path = np.column_stack([out * math.cos(away), 0.5 * out * math.sin(away), tall * (t - 0.5 * lean * t**3)])
        wide = height * random.uniform(0.018, 0.034)
        parts.append(tube(path, list(wide * np.sin(np.pi * (0.12 + 0.87 * t)) ** 0.8 + 0.002), 6))
        if k % 6 == 0:
            parts += [
                rod(tuple(path[n]), tuple(path[n] + random.normal(0, 0.05 * height, 3)), 0.012 * height, 0.003, 5)
                for n in (8, 8, 9, 9, 10, 10, 11)
            ]
    return join(parts)
