"""Works along the river: a skyline of sheds, power house, gasholder, cranes, tram, coal carried on a pole."""

from __future__ import annotations

import math

import numpy as np

from kit.solids import Solid, ball, box, join, lathe, loft, rod, tube

Pieces = list[tuple[Solid, str]]


def skyline_of_works(seed: int, x0: float, x1: float) -> Pieces:
    """A far row of sheds, gables, trees and chimneys from x0 to x1 along y = 0, about one unit high."""
    random = np.random.default_rng(seed)
    parts = []
    x = x0
    while x < x1:
        wide, high = random.uniform(0.7, 1.7), random.uniform(0.35, 0.7)
        gable = [(0, 0), (wide, 0), (wide, high), (wide / 2, high * 1.35), (0, high)]
        parts.append(loft(np.array([[(x + px, y, z) for px, z in gable] for y in (0, 1.0)])))
        if random.random() < 0.4:
            at = x + random.uniform(0.2, 0.8) * wide
            parts.append(rod((at, 0.5, 0), (at, 0.5, random.uniform(1.2, 2.0)), 0.11, 0.07))
        if random.random() < 0.4:
            parts += [ball(random.uniform(0.2, 0.32), x + dx, -0.3, 0.2, 10) for dx in (0, 0.3, 0.55)]
        x += wide * random.uniform(0.85, 1.2)
    return [(join(parts), "far")]


def power_house(width: float, height: float) -> Pieces:
    """A boiler house along x: tall arched windows to -y between piers, a raised roof light, parapet."""
    bay = width / 7
    panes, trim = [], [box(width + 1, 0.8, 0.8, 0, 0, height), box(width + 0.6, 0.6, 1.2, 0, 0)]
    trim += [box(bay * 0.22, 0.7, height, (k - 3.5) * bay, 0) for k in range(8)]
    for k in range(7):
        x, half, top = (k - 3) * bay, bay * 0.27, height * 0.72
        arc = [(x + half * math.cos(a), top + half * math.sin(a)) for a in np.linspace(0, math.pi, 12)]
        outline = [*arc, (x - half, height * 0.16), (x + half, height * 0.16)]
        panes.append(loft(np.array([[(px, y, z) for px, z in outline] for y in (-0.1, 0.2)])))
        trim += [box(bay * 0.05, 0.3, height * 0.56, x, -0.15, height * 0.16)]
        trim += [box(2 * half, 0.3, 0.16, x, -0.15, height * t) for t in (0.3, 0.44, 0.58, 0.72)]
    roof = loft(
        np.array(
            [
                [
                    (-width / 2, y, height),
                    (width / 2, y, height),
                    (width / 2, 8, height + 5),
                    (-width / 2, 8, height + 5),
                ]
                for y in (0.5, 16)
            ]
        )
    )
    light = box(width * 0.7, 6, 4.5, 0, 8, height + 2)
    return [
        (box(width, 16, height, 0, 8), "works"),
        (join([roof, light]), "works"),
        (join(panes), "pane"),
        (join(trim), "stone"),
    ]


def gasholder(radius: float, height: float) -> Pieces:
    """A gasholder: drum, guide columns and ring girders."""
    drum = lathe(
        [(radius * 0.92, 0), (radius * 0.92, height * 0.62), (radius * 0.5, height * 0.74), (0.02, height * 0.77)], 40
    )
    feet = [(radius * math.cos(a), radius * math.sin(a)) for a in np.linspace(0, 2 * math.pi, 15)[:-1]]
    frame = [rod((x, y, 0), (x, y, height), 0.16) for x, y in feet]
    for z in (height * 0.5, height * 0.98):
        ring = [(radius * math.cos(a), radius * math.sin(a), z) for a in np.linspace(0, 2 * math.pi, 41)]
        frame.append(tube(ring, 0.18, 6))
    return [(drum, "works"), (join(frame), "iron")]


def jib_crane(height: float, reach: float = 11.0) -> Pieces:
    """A quay crane on a portal, its jib towards +x: legs, cabin, lattice jib, back stay, hook."""
    legs = [
        rod((sx * 1.8, sy * 1.8, 0), (sx * 0.9, sy * 0.9, height * 0.45), 0.28, 0.2) for sx in (1, -1) for sy in (1, -1)
    ]
    deck = height * 0.45
    cabin = box(4.2, 2.6, 2.2, -0.8, 0, deck + 0.2) + box(4.6, 3.0, 0.25, -0.8, 0, deck + 2.4)
    tip, foot = np.array([reach, 0, height]), np.array([1.2, 0, deck + 0.6])
    jib = _lattice(foot, tip, 0.75, 9)
    mast = rod((-1.2, 0, deck + 2.4), (-0.6, 0, height * 0.86), 0.2)
    stays = [rod((-0.6, 0, height * 0.86), tuple(tip), 0.07), rod((-0.6, 0, height * 0.86), (-3, 0, deck + 2.4), 0.07)]
    hook = rod(tuple(tip), (reach, 0, height * 0.45), 0.06) + ball(0.35, reach, 0, height * 0.45, 8)
    return [(join([*legs, cabin, box(5, 4, 0.3, 0, 0, deck)]), "iron"), (join([jib, mast, *stays, hook]), "rigging")]


def _lattice(a: np.ndarray, b: np.ndarray, deep: float, bays: int) -> Solid:
    """A girder of two chords and zigzag bracing in the x-z plane, tapering to both ends."""
    along = (b - a) / np.linalg.norm(b - a)
    up = np.array([-along[2], 0, along[0]])
    t = np.linspace(0, 1, bays + 1)
    middle = a + (b - a) * t[:, None]
    swell = up * (deep * np.sin(np.pi * np.clip(t, 0.06, 0.94)))[:, None]
    top, low = middle + swell, middle - swell
    braces = [rod(tuple(p), tuple(q), 0.07, sides=6) for p, q in zip(top[:-1], low[1:], strict=True)]
    braces += [rod(tuple(p), tuple(q), 0.07, sides=6) for p, q in zip(low[:-1], top[1:], strict=True)]
    return join([tube(top, 0.13, 6), tube(low, 0.13, 6), *braces])


def tram() -> Pieces:
    """A single-deck electric tram along x, 8 m, with its trolley pole."""
    body = box(8, 2.2, 1.1, 0, 0, 0.6) + box(8.6, 2.4, 0.3, 0, 0, 2.7) + box(6.4, 1.4, 0.4, 0, 0, 3.0)
    posts = [box(0.16, 0.14, 1.1, x, -1.05, 1.65) for x in np.linspace(-3.9, 3.9, 9)]
    wheels = [
        lathe([(0.42, -0.1), (0.42, 0.1), (0.02, 0.12)], 16).rotated("x", 90).moved(x, -0.9, 0.42) for x in (-1.6, 1.6)
    ]
    pole = rod((0.5, 0, 3.3), (-3.4, 0, 5.6), 0.06)
    inside = box(7.8, 1.6, 1.2, 0, 0.2, 1.6)
    return [(join([body, *posts]), "tram"), (inside, "pane"), (join([*wheels, pole]), "iron")]


def coal_baskets(shoulder: tuple[float, float, float]) -> Pieces:
    """A carrying pole over a shoulder along x, a coal basket on ropes at each end."""
    x, y, z = shoulder
    bend = np.linspace(-1, 1, 13)
    pole = tube([(x + 0.95 * u, y, z - 0.1 * u * u) for u in bend], 0.028, 8)
    ropes, baskets, coal = [], [], []
    for side in (-1, 1):
        bx, bz = x + 0.88 * side, z - 1.05
        ropes += [
            rod((bx, y, z - 0.08), (bx + dx, y + dy, bz + 0.3), 0.012) for dx, dy in ((0.22, 0), (-0.22, 0), (0, -0.22))
        ]
        baskets.append(lathe([(0.17, 0), (0.27, 0.3), (0.29, 0.3), (0.29, 0.34), (0.24, 0.34)], 22).moved(bx, y, bz))
        coal += [
            box(0.13, 0.12, 0.11)
            .rotated("x", 31 * n)
            .rotated("z", 47 * n)
            .moved(bx + 0.13 * math.cos(2.4 * n), y + 0.13 * math.sin(2.4 * n), bz + 0.3)
            for n in range(9)
        ]
    return [(pole, "timber"), (join(ropes), "rigging"), (join(baskets), "mat"), (join(coal), "coal")]
