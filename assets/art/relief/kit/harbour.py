"""The waterside: wharf on piles, warehouses, coal, boats, gangway, luggage."""

from __future__ import annotations

import itertools
import math

import numpy as np

from kit.solids import Solid, ball, box, join, lathe, loft, rod, sag, surface, tube


def wharf(length: float, depth: float, deck_z: float = 3.2, bay: float = 4.0) -> list[tuple[Solid, str]]:
    """A timber wharf along x, its edge at y = 0, running back to y = depth: deck, fenders, piles, braces."""
    deck = box(length, depth, 0.35, 0, depth / 2, deck_z - 0.35)
    edge = box(length, 0.5, 0.45, 0, 0.05, deck_z - 0.1) + box(length, 0.4, 0.5, 0, 0.25, deck_z - 1.0)
    piles, braces = [], []
    for x in np.arange(-length / 2 + 0.5, length / 2, bay):
        piles.append(rod((x, -0.1, -3), (x, -0.1, deck_z + 0.35), 0.3))
        piles += [rod((x, y, -3), (x, y, deck_z - 0.3), 0.28, sides=8) for y in (3.0, 6.5)]
        braces.append(rod((x, 0.3, deck_z - 0.8), (x + bay, 0.3, 0.4), 0.12, sides=6))
        braces.append(rod((x, 0.3, 0.4), (x + bay, 0.3, deck_z - 0.8), 0.12, sides=6))
    walers = box(length, 0.25, 0.3, 0, -0.2, 1.2)
    return [(deck, "deck"), (edge, "timber"), (join(piles), "timber"), (join([*braces, walers]), "timber")]


def warehouse(width: float, depth: float, eaves: float, ridge: float) -> list[tuple[Solid, str]]:
    """A shed with its gable to -y: walls, pitched roof with battens, door, round window, buttresses."""
    w, d = width / 2, depth
    gable = [(-w, 0), (w, 0), (w, eaves), (0, ridge), (-w, eaves)]
    walls = loft(np.array([[(x, y, z) for x, z in gable] for y in (0, d)]))
    roofs, battens = [], []
    for sign in (1, -1):
        drop = 0.5
        slope = [
            (0, ridge + 0.35),
            (sign * (w + 0.8), eaves - drop + 0.35),
            (sign * (w + 0.8), eaves - drop),
            (0, ridge),
        ]
        roofs.append(loft(np.array([[(x, y, z) for x, z in slope] for y in (-0.7, d + 0.5)])))
        battens.extend(
            rod((0, y, ridge + 0.4), (sign * (w + 0.8), y, eaves - drop + 0.4), 0.13, sides=6)
            for y in np.arange(0, d, 1.4)
        )
    door = join([box(width * 0.32, 0.3, eaves * 0.72, 0, -0.1)])
    planks = join([box(0.1, 0.42, eaves * 0.7, x, -0.1) for x in np.linspace(-0.13, 0.13, 5) * width])
    window = (
        lathe([(0.95, 0), (0.95, 0.3), (0.65, 0.3), (0.6, -0.1)], 20)
        .rotated("x", 90)
        .moved(0, 0, eaves + (ridge - eaves) * 0.38)
    )
    frames = join([box(1.3, 0.3, 1.7, sx * width * 0.33, -0.08, eaves * 0.5) for sx in (1, -1)])
    butts = join([box(0.55, 0.5, eaves, sx * (w - 0.3), -0.2) for sx in (1, -1)])
    return [
        (walls, "wall"),
        (join(roofs), "roof"),
        (join(battens), "roof"),
        (door, "timber"),
        (planks, "timber"),
        (window, "fitting"),
        (frames, "fitting"),
        (butts, "wall"),
    ]


def coal_heap(radius: float, height: float, seed: int) -> Solid:
    """A cone of tumbled lumps."""
    random = np.random.default_rng(seed)
    lumps = [
        lathe([(radius, 0), (radius * 0.5, height * 0.52), (radius * 0.12, height * 0.9), (0.02, height * 0.93)], 26)
    ]
    for _ in range(int(90 * radius)):
        a, t = random.uniform(0, 2 * math.pi), random.uniform(0, 1) ** 0.6
        s = random.uniform(0.16, 0.42)
        lumps.append(
            box(s * 1.3, s, s)
            .rotated("x", random.uniform(0, 90))
            .rotated("z", random.uniform(0, 90))
            .moved(radius * t * math.cos(a), radius * t * math.sin(a), height * (1 - t) * 0.95)
        )
    return join(lumps)


def sampan(length: float = 6.0, matting: bool = True) -> list[tuple[Solid, str]]:
    """A small boat along x, raised stern to -x, with a mat shelter and a stern oar."""
    sections, rail = [], []
    for i in range(21):
        u = i / 20 * 2 - 1
        x, half = u * length / 2, 0.14 * length * (1 - abs(u) ** 2.6) ** 0.7 + 0.1
        top = 0.55 + 0.55 * abs(u) ** 2.4 + (0.35 * max(-u, 0) ** 2)
        keel = -0.35 + 0.55 * abs(u) ** 3
        sections.append(
            [
                (x, -half, top),
                (x, -half * 0.75, keel),
                (x, half * 0.75, keel),
                (x, half, top),
                (x, half * 0.85, top - 0.18),
                (x, -half * 0.85, top - 0.18),
            ]
        )
        rail.append((x, -half, top))
    parts = [(loft(np.array(sections)), "boat"), (tube(rail, 0.07, 6), "boat")]
    if matting:
        arch = np.linspace(0, math.pi, 15)
        span = np.linspace(-0.2 * length, 0.16 * length, 9)
        sheet = [[(x, 0.125 * length * math.cos(a), 0.6 + 0.95 * math.sin(a)) for a in arch] for x in span]
        hoops = [
            tube([(x, 0.128 * length * math.cos(a), 0.6 + 0.98 * math.sin(a)) for a in arch], 0.05, 6)
            for x in span[::2]
        ]
        parts += [(surface(np.array(sheet)), "mat"), (join(hoops), "mat")]
    oar = rod((-length * 0.36, 0.1, 1.5), (-length * 0.78, -0.4, -0.3), 0.05, 0.07) + box(
        0.1, 0.1, 0.4, -length * 0.4, 0.1, 0.9
    )
    return [*parts, (oar, "rigging")]


def lighter(length: float, beam: float, side: float) -> list[tuple[Solid, str]]:
    """A flat open barge along x."""
    sections = []
    for u in np.linspace(-1, 1, 25):
        half = beam / 2 * (1 - abs(u) ** 6) ** 0.5 + 0.15
        top, keel = side * (1 + 0.22 * abs(u) ** 3), -0.6 + 0.9 * abs(u) ** 5
        x = u * length / 2
        sections.append([(x, -half, top), (x, -half * 0.9, keel), (x, half * 0.9, keel), (x, half, top)])
    hull = loft(np.array(sections))
    strakes = [tube([(s[0][0], s[0][1] - 0.03, s[0][2] - drop) for s in sections], 0.09, 6) for drop in (0.0, 0.45)]
    return [(hull, "boat"), (join(strakes), "boat")]


def gangway(run: float, rise: float, width: float = 1.2) -> list[tuple[Solid, str]]:
    """A sloping walkway along +x from the origin with treads, posts and hand ropes."""
    bed = loft(
        np.array(
            [
                [(0, -width / 2, 0), (0, width / 2, 0), (0, width / 2, -0.25), (0, -width / 2, -0.25)],
                [
                    (run, -width / 2, rise),
                    (run, width / 2, rise),
                    (run, width / 2, rise - 0.25),
                    (run, -width / 2, rise - 0.25),
                ],
            ]
        )
    )
    treads, rails = [], []
    treads.extend(box(0.09, width, 0.1, run * t, 0, rise * t) for t in np.linspace(0.02, 0.98, int(run / 0.45)))
    for side in (-width / 2, width / 2):
        posts = np.linspace(0.01, 0.99, max(4, int(run / 1.8)))
        rails += [rod((run * t, side, rise * t), (run * t, side, rise * t + 1.05), 0.045, sides=8) for t in posts]
        for lift, drop in ((1.0, 0.05), (0.55, 0.05)):
            rails += [
                sag((run * a, side, rise * a + lift), (run * b, side, rise * b + lift), drop, 0.035, 6)
                for a, b in itertools.pairwise(posts)
            ]
    return [(bed, "timber"), (join(treads), "timber"), (join(rails), "rigging")]


def bollard() -> Solid:
    """A mooring post, 0.9 m."""
    return lathe(
        [(0.45, 0), (0.42, 0.12), (0.26, 0.2), (0.24, 0.62), (0.38, 0.7), (0.4, 0.82), (0.3, 0.92), (0.02, 0.95)]
    )


def crate(w: float = 1.0, d: float = 0.8, h: float = 0.8) -> Solid:
    """A planked crate with battens."""
    parts = [box(w, d, h)]
    for y in (-d / 2, d / 2):
        parts.extend(box(0.11, 0.09, h, x, y) for x in (-w / 2 + 0.06, w / 2 - 0.06))
        parts.extend(box(w, 0.09, 0.11, 0, y, z) for z in (0, h - 0.11))
        parts.append(rod((-w / 2, y, 0.06), (w / 2, y, h - 0.06), 0.05, sides=4))
    return join(parts)


def wicker_trunk(w: float = 0.9, d: float = 0.5, h: float = 0.5) -> Solid:
    """A woven trunk with lid, straps and handle."""
    parts = [box(w, d, h)]
    for z in np.arange(0.04, h - 0.06, 0.07):
        for k, x in enumerate(np.arange(-w / 2, w / 2 - 0.02, 0.09)):
            if (k + round(z / 0.07)) % 2:
                parts.append(rod((x, -d / 2 - 0.005, z), (x + 0.09, -d / 2 - 0.005, z), 0.022, sides=6))
    parts.append(box(w + 0.06, d + 0.06, 0.1, 0, 0, h - 0.02))
    parts += [box(0.07, d + 0.1, h + 0.1, x) for x in (-w * 0.28, w * 0.28)]
    parts.append(tube([(-0.12, 0, h + 0.08), (-0.1, 0, h + 0.16), (0.1, 0, h + 0.16), (0.12, 0, h + 0.08)], 0.02, 8))
    return join(parts)


def suitcase(w: float = 0.56, d: float = 0.18, h: float = 0.38) -> Solid:
    """A case hanging below its handle at the origin."""
    parts = [
        box(w, d, h, 0, 0, -h - 0.06),
        tube([(-0.09, 0, -0.07), (-0.07, 0, 0), (0.07, 0, 0), (0.09, 0, -0.07)], 0.018, 8),
    ]
    parts += [box(0.05, d + 0.03, h + 0.02, x, 0, -h - 0.07) for x in (-w * 0.3, w * 0.3)]
    return join(parts)


def bundle(r: float = 0.32) -> Solid:
    """A knotted cloth bundle."""
    return join(
        [
            ball(r).stretched(1.15, 0.9, 0.8).moved(0, 0, r * 0.75),
            rod((-0.2 * r, 0, 1.4 * r), (0.5 * r, 0, 1.9 * r), 0.18 * r, 0.05),
            rod((0.2 * r, 0, 1.4 * r), (-0.5 * r, 0, 1.85 * r), 0.18 * r, 0.05),
        ]
    )


def handkerchief(seed: int = 0, size: float = 0.34) -> Solid:
    """A waved cloth hanging from the origin."""
    u, v = np.meshgrid(np.linspace(0, 1, 14), np.linspace(0, 1, 14))
    flap = 0.06 * np.sin(7 * u + 3 * v + seed) * u
    return surface(
        np.stack([size * (u * 1.15 - 0.05), flap, size * (0.25 * np.sin(3 * u + seed) * u - v * (1 - 0.35 * u))], -1)
    )
