"""A garden by the river: an open pavilion with swept eaves, lanterns, lotus; and flowers worked in silk."""

from __future__ import annotations

import math

import numpy as np

from kit.solids import Solid, ball, box, join, lathe, rod, surface, tube, turned


def _roof_point(around: float, down: float, half: float, rise: float) -> tuple[float, float, float]:
    """A place on a square roof: `around` 0..4 from corner to corner, `down` 0 at the finial and 1 at the eaves."""
    side, t = int(around) % 4, around - int(around)
    corner = abs(2 * t - 1)
    reach = half * down * (1 + 0.1 * corner**6 * down**3)
    along = (2 * t - 1) * reach
    x, y = ((along, -reach), (reach, along), (-along, reach), (-reach, -along))[side]
    height = rise * (1 - down) ** 1.55 + 0.3 * half * corner**5 * down**4
    return x, y, height


def pavilion(half: float = 2.6, post: float = 2.9, rise: float = 2.2) -> list[tuple[Solid, str]]:
    """A square pavilion on its plinth, z = 0 the floor: four round posts, lintels with fretwork, a tiled roof with
    swept corners.
    """
    eaves, base = half * 1.32, post + 0.25
    t = np.linspace(0, 3.9999, 161)
    downs = np.linspace(0.02, 1, 24)

    def skin(lift: float) -> Solid:
        return surface(np.array([[(*_roof_point(a, d, eaves, rise)[:2], _roof_point(a, d, eaves, rise)[2] + base + lift)
                                  for a in t] for d in downs]))  # fmt: skip

    def run(around: float, radius: float) -> Solid:
        return tube([np.add(_roof_point(around, d, eaves, rise), (0, 0, base + 0.05)) for d in downs], radius, 8)

    tiles = join([run(a, 0.055) for a in np.linspace(0, 4, 97)[:-1]])
    ridges = join([run(a + 1e-6, 0.14) for a in range(4)])
    rim = tube([np.add(_roof_point(a, 1.0, eaves, rise), (0, 0, base)) for a in t], 0.07, 8)
    finial = turned([(0.3, 0), (0.2, 0.15), (0.32, 0.4), (0.12, 0.65), (0.16, 0.8), (0.02, 1.0)]).moved(
        0, 0, base + rise - 0.1
    )
    corners = [(sx * half, sy * half) for sx in (1, -1) for sy in (1, -1)]
    posts = [lathe([(0.26, 0), (0.24, 0.12), (0.15, 0.18), (0.14, post)], 20).moved(x, y) for x, y in corners]
    beams = [box(2 * half, 0.16, 0.26, 0, sy * half, post - 0.3) for sy in (1, -1)]
    beams += [box(0.16, 2 * half, 0.26, sx * half, 0, post - 0.3) for sx in (1, -1)]
    return [
        (box(2.5 * half, 2.5 * half, 0.5, 0, 0, -0.5), "stone"),
        *[(p, "timber") for p in posts],
        (join(beams), "timber"),
        (join(_fretwork(half, post)), "timber"),
        (join([skin(0), skin(-0.16)]), "roof"),
        (tiles, "roof"),
        (ridges + rim, "roof"),
        (finial, "stone"),
    ]


def _fretwork(half: float, post: float) -> list[Solid]:
    """Hanging lattice below the lintels of all four sides."""
    parts = []
    for turn in range(4):
        side = [box(2 * half, 0.05, 0.05, 0, -half, post - 0.78)]
        side += [box(0.05, 0.05, 0.46, x, -half, post - 0.76) for x in np.linspace(-half + 0.2, half - 0.2, 13)]
        side += [box(0.36, 0.05, 0.05, x, -half, post - 0.56) for x in np.linspace(-half + 0.4, half - 0.4, 7)]
        parts.append(join(side).moved(turn_deg=90.0 * turn))
    return parts


def bench_rail(length: float) -> list[tuple[Solid, str]]:
    """A pavilion's seat along x with its leaning back rail on the -y side."""
    slats = [
        tube([(x, -0.12, 0.45), (x, -0.2, 0.62), (x, -0.34, 0.8), (x, -0.36, 0.92)], 0.022, 6)
        for x in np.arange(-length / 2 + 0.1, length / 2, 0.16)
    ]
    top = tube([(-length / 2, -0.36, 0.94), (length / 2, -0.36, 0.94)], 0.05, 8)
    return [(box(length, 0.4, 0.07, 0, 0.06, 0.4), "timber"), (join([*slats, top]), "timber")]


def lantern(size: float = 0.3) -> list[tuple[Solid, str]]:
    """A paper lantern hanging from the origin on its cord: ribbed globe, caps, tassel."""
    s = size
    up = np.linspace(-1, 1, 67)
    swell = s * (0.3 + 0.7 * np.cos(up * 1.45) ** 0.55) * (1 - 0.05 * np.abs(np.sin(np.arange(67) * math.pi / 6)))
    globe = lathe([(float(r), float(-1.35 * s + 0.75 * s * v)) for r, v in zip(swell, up, strict=True)], 36)
    caps = [lathe([(0.36 * s, z), (0.36 * s, z + 0.12 * s)], 16) for z in (-0.62 * s, -2.2 * s)]
    tassel = lathe([(0.05 * s, -2.2 * s), (0.16 * s, -2.5 * s), (0.2 * s, -3.1 * s), (0.05 * s, -3.1 * s)], 12)
    return [(globe, "glow"), (join([*caps, tassel, rod((0, 0, 0), (0, 0, -0.55 * s), 0.015)]), "lamp")]


def lotus(seed: int, spread: tuple[float, float], count: int = 26) -> list[tuple[Solid, str]]:
    """Lotus leaves lying on the water (z = 0) over an area, a few standing."""
    random = np.random.default_rng(seed)
    pads, stalks = [], []
    for k in range(count):
        x, y = random.uniform(-1, 1) * spread[0] / 2, random.uniform(-1, 1) * spread[1] / 2
        r, z = random.uniform(0.22, 0.5), 0.0 if k % 4 else random.uniform(0.25, 0.6)
        a = np.linspace(0.25, 2 * math.pi - 0.1, 40)[None]
        out = np.linspace(0.03, 1, 8)[:, None]
        dish = z + 0.06 + 0.1 * r * out**2 * (1 + 0.6 * np.sin(5 * a + k))
        pads.append(surface(np.stack([x + r * out * np.cos(a), y + r * out * np.sin(a), dish + 0 * a], -1)))
        if z:
            stalks.append(rod((x, y, 0), (x, y, z + 0.06), 0.02, sides=6))
    return [*[(p, "leaf") for p in pads], (join(stalks), "rigging")]


def drum_stool() -> Solid:
    """A porcelain garden stool, 0.46 m."""
    return turned([(0.15, 0), (0.18, 0.06), (0.21, 0.23), (0.18, 0.4), (0.15, 0.46), (0.01, 0.46)], 28)


def _petal(length: float, width: float, curl: float) -> Solid:
    """A chrysanthemum's petal along x from the origin: slender, pointed, curling up and sideways at its tip."""
    t = np.linspace(0, 1, 14)
    path = np.stack([length * (t - 0.1 * curl * t**3), 0.1 * length * t**2, 0.16 * length * curl * t**2.2], -1)
    return tube(path, [width * max(0.06, math.sin(math.pi * (0.14 + 0.86 * v) ** 1.25)) for v in t], 8)


def chrysanthemum(radius: float) -> list[tuple[Solid, str]]:
    """A chrysanthemum lying on z = 0 with stem towards -y, three leaves and a bud, as satin stitch raises it."""
    petals = []
    for ring, (count, reach, lift, curl) in enumerate(
        ((25, 1.0, 0.0, 0.1), (21, 0.8, 0.05, 0.3), (16, 0.6, 0.1, 0.5), (11, 0.38, 0.15, 0.7))
    ):
        for k in range(count):
            turn = 360 / count * k + 11 * ring + 6 * math.sin(3 * k)
            petals.append(_petal(radius * reach, radius * 0.078, curl).moved(0, 0, lift * radius, turn))
    r = radius
    stem = tube([(0, 0, 0), (0.1 * r, -r, 0.02), (0.05 * r, -2.0 * r, 0.02)], 0.06 * r, 8)
    leaves = []
    for x, y, turn, size in ((0.1, -1.1, 35, 1.0), (0.08, -1.45, 150, 0.9), (0.1, -0.95, 165, 0.7)):
        blade = ball(1, detail=10).stretched(0.5, 0.15, 0.06).moved(0.5)
        lobes = join([blade.moved(turn_deg=a, scale=size * r) for a in (-32, 0, 32)])
        leaves.append(lobes.moved(x * r, y * r, 0, turn))
    bud = ball(0.2 * r, -0.95 * r, -0.75 * r, 0.02, 12).stretched(1, 1, 0.7)
    shoot = tube([(0.08 * r, -1.5 * r, 0.01), (-0.5 * r, -1.2 * r, 0.01), (-0.95 * r, -0.75 * r, 0.01)], 0.035 * r, 6)
    return [(join(petals), "thread"), (join([stem, shoot]), "stem"), (join(leaves), "stem"), (bud, "thread")]


def embroidery_frame(width: float, depth: float) -> list[tuple[Solid, str]]:
    """A stretching frame lying on z = 0: two rollers along x, two slotted bars, laced silk, a chrysanthemum on it."""
    rollers = join([rod((-width * 0.6, sy * depth / 2, 0), (width * 0.6, sy * depth / 2, 0), 0.024) for sy in (1, -1)])
    bars = join([box(0.035, depth * 1.16, 0.02, sx * width * 0.54, 0, -0.01) for sx in (1, -1)])
    laces = join([rod((sx * width * 0.47, y, 0.006), (sx * width * 0.54, y + 0.012, 0.012), 0.004, sides=6)
                  for sx in (1, -1) for y in np.linspace(-0.42, 0.42, 15) * depth])  # fmt: skip
    flower = [(s.moved(-0.02, depth * 0.1, 0.006), kind) for s, kind in chrysanthemum(depth * 0.27)]
    return [
        (rollers, "timber"),
        (bars, "timber"),
        (box(width * 0.94, depth * 0.95, 0.006), "silk"),
        (laces, "rigging"),
        *flower,
    ]


def grove(length: float, height: float, seed: int) -> list[tuple[Solid, str]]:
    """Trees along x on the far side of a creek: crowns of many leaf clumps over slender trunks."""
    random = np.random.default_rng(seed)
    crowns, trunks = [], []
    for x in np.arange(-length / 2, length / 2, height * 0.62):
        tall, wide = height * random.uniform(0.75, 1.15), height * random.uniform(0.3, 0.46)
        trunks.append(rod((x, 0, 0), (x - 0.1 * wide, 0, tall * 0.8), 0.035 * tall, sides=8))
        clumps = []
        for _ in range(46):
            a, out, up = random.uniform(0, 2 * math.pi), random.uniform(0.2, 1), random.uniform(-1, 1)
            reach = wide * out * math.sqrt(1 - 0.8 * up * up)
            clump = ball(wide * random.uniform(0.16, 0.3), detail=14).stretched(1.2, 1, 0.75)
            clumps.append(clump.moved(x + reach * math.cos(a), reach * math.sin(a), tall * (0.68 + 0.26 * up)))
        crowns.append(join(clumps))
    return [(join(trunks), "far"), *[(crown, "far") for crown in crowns]]
