"""On the way: a steam train at its platform, a ship's open deck at sea, a rickshaw, a window on a French town."""

from __future__ import annotations

import math

import numpy as np

from kit.solids import Solid, ball, box, join, lathe, loft, rod, sag, surface, tube, turned, wheel_rim


def locomotive() -> list[tuple[Solid, str]]:
    """A passenger engine of the 1910s, 11 m along y, smokebox to -y at y = 0, rails at z = 0."""
    boiler = lathe([(0.02, 0), (0.78, 0.02), (0.84, 0.1), (0.84, 1.5), (0.8, 1.52), (0.8, 7.2)], 44)
    boiler = boiler.rotated("x", -90).moved(0, 0, 2.2)
    door = lathe([(0.02, -0.16), (0.3, -0.13), (0.56, -0.04), (0.6, 0.04)], 36).rotated("x", -90).moved(0, 0, 2.2)
    straps = join(
        [box(1.05, 0.06, 0.07, 0.05, -0.13, 2.2 + dz) for dz in (-0.22, 0.2)]
        + [rod((0, -0.3, 2.2), (0, -0.1, 2.2), 0.05), rod((-0.14, -0.28, 2.12), (0.14, -0.28, 2.28), 0.025)]
        + [ball(0.03, 0.7 * math.cos(a), 0.04, 2.2 + 0.7 * math.sin(a), 6) for a in np.linspace(0, 6.1, 22)]
    )
    bands = join([wheel_rim(0.81, 0.03).moved(0, y, 2.2) for y in (2.6, 3.7, 4.8, 5.9)])
    stack = lathe([(0.36, 0), (0.25, 0.12), (0.22, 0.8), (0.3, 0.86), (0.32, 0.98), (0.22, 1.0)], 28).moved(
        0, 0.75, 2.95
    )
    domes = [
        turned([(0.42, 0), (0.36, 0.1), (0.34, 0.45), (0.22, 0.66), (0.02, 0.72)]).moved(0, y, 2.92) for y in (2.2, 4.2)
    ]
    lamp = lathe([(0.2, -0.22), (0.24, -0.2), (0.24, 0.12), (0.02, 0.14)], 24).rotated("x", -90).moved(0, -0.1, 3.36)
    beam = box(2.5, 0.3, 0.5, 0, -0.5, 0.85)
    buffer = lathe([(0.13, 0), (0.13, 0.3), (0.3, 0.34), (0.26, 0.42), (0.02, 0.44)], 24).rotated("x", 90)
    buffers = join([buffer.moved(x, -0.6, 1.1) for x in (-0.9, 0.9)])
    pilot = join([rod((x, -0.55, 0.85), (x * 0.85, -1.0, 0.15), 0.05, sides=6) for x in np.linspace(-1.1, 1.1, 11)])
    running = box(2.5, 8.2, 0.08, 0, 4.1, 1.5)
    cylinders = join([rod((sx * 1.02, 0.3, 1.0), (sx * 1.02, 1.5, 1.0), 0.34) for sx in (1, -1)])
    cab = box(2.5, 1.9, 0.14, 0, 8.1, 3.5) + box(2.4, 1.7, 2.0, 0, 8.1, 1.5)
    panes = box(0.5, 0.1, 0.6, 0.7, 7.22, 2.6) + box(0.5, 0.1, 0.6, -0.7, 7.22, 2.6)
    return [
        (boiler, "engine"),
        (door, "engine"),
        (straps, "fitting"),
        (bands, "engine"),
        (stack, "engine"),
        *[(d, "engine") for d in domes],
        (lamp, "lamp"),
        (ball(0.19, 0, -0.22, 3.36).stretched(1, 1, 1), "glow"),
        (beam, "engine"),
        (buffers, "fitting"),
        (pilot, "engine"),
        (running, "engine"),
        (cylinders, "engine"),
        (_wheels(), "engine"),
        (cab, "engine"),
        (panes, "pane"),
    ]


def _wheels() -> Solid:
    parts = []
    for sx in (1, -1):
        for y, r in ((0.6, 0.42), (2.6, 0.78), (4.3, 0.78), (6.0, 0.78)):
            rim = wheel_rim(r, 0.07, 40) + join(
                [rod((0, 0, 0), (r * math.cos(a), 0, r * math.sin(a)), 0.035, sides=6) for a in np.arange(12) * 0.5236]
            )
            parts.append(rim.moved(turn_deg=90).moved(sx * 0.98, y, r))
        parts.append(box(0.07, 3.6, 0.12, sx * 1.08, 4.3, 0.5))
    return join(parts)


def carriage(length: float = 14.0) -> list[tuple[Solid, str]]:
    """A third-class carriage along y from y = 0, rails at z = 0."""
    body = box(2.5, length, 2.2, 0, length / 2, 1.1)
    arch = [(1.35 * math.cos(a), 3.3 + 0.42 * math.sin(a)) for a in np.linspace(0, math.pi, 13)]
    roof = loft(np.array([[(x, y, z) for x, z in arch] for y in (-0.2, length + 0.2)]))
    windows = [box(2.54, 0.72, 0.8, 0, y, 2.25) for y in np.arange(0.9, length - 0.4, 1.15)]
    trim = [box(2.56, length, 0.07, 0, length / 2, z) for z in (1.15, 2.1, 3.15)]
    trim += [box(2.55, 0.06, 2.1, 0, y + 0.57, 1.15) for y in np.arange(0.9, length - 0.4, 1.15)]
    under = box(2.0, length * 0.9, 0.5, 0, length / 2, 0.5)
    return [(body, "house"), (roof, "roof"), (join(windows), "pane"), (join(trim), "house"), (under, "engine")]


def station_roof(length: float, bay: float = 4.0) -> list[tuple[Solid, str]]:
    """A platform canopy along y from y = 0, its posts at x = 0, with brackets and a sawn valance."""
    posts, brackets = [], []
    for y in np.arange(0.5, length, bay):
        posts.append(lathe([(0.2, 0), (0.2, 0.3), (0.11, 0.4), (0.09, 3.2), (0.16, 3.3)], 16).moved(0, y))
        for sx in (1, -1):
            a = np.linspace(0, math.pi / 2, 9)
            brackets.append(
                tube([(sx * (0.1 + 1.3 * math.sin(v)), y, 2.4 + 0.95 * (1 - math.cos(v))) for v in a], 0.05, 8)
            )
    roof = loft(np.array([[(x, y, z) for x, z in ((-2.4, 3.6), (0, 3.4), (2.4, 3.6), (2.4, 3.7), (0, 3.5), (-2.4, 3.7))]
                          for y in (0.0, length)]))  # fmt: skip
    valance = [box(0.05, 0.2, 0.34, sx * 2.4, y, 3.34) for sx in (1, -1) for y in np.arange(0.1, length, 0.26)]
    return [(join(posts), "timber"), (join(brackets), "rigging"), (roof, "roof"), (join(valance), "timber")]


def back_bundle(size: float = 0.2) -> Solid:
    """A traveller's cloth bundle round the origin, its folds running to a knot at +x where it hangs on his back."""
    u, v = np.meshgrid(np.linspace(0.02, math.pi - 0.02, 40), np.linspace(0, 2 * math.pi, 73))
    swell = 1 + 0.05 * np.sin(9 * v) * np.cos(u / 2) ** 2 + 0.03 * np.sin(4 * v + 3 * u)
    x = 0.8 * np.cos(u) * swell
    y, z = 1.15 * np.sin(u) * np.cos(v) * swell, np.sin(u) * np.sin(v) * swell
    ears = [rod((0.2, s * 0.1, 0.8), (0.35, s * 0.7, 1.3), 0.16, 0.05) for s in (1, -1)]
    return (surface(np.stack([x, y, z], -1)) + join(ears)).moved(scale=size)


def blanket(radius: float = 0.5, height: float = 0.69) -> Solid:
    """A blanket round someone who sits on the ground facing -y: it falls in folds from the shoulders."""
    a, t = np.meshgrid(np.linspace(0, 2 * math.pi, 121), np.linspace(0, 1, 40))
    fold = 1 + (0.05 + 0.06 * t) * np.sin(11 * a + 2 * np.sin(3 * a)) + 0.03 * np.sin(5 * a + 6 * t)
    reach = radius * (0.26 + 0.74 * t**0.62) * fold
    ahead = -0.2 * radius * np.sin(math.pi * t) - 0.15
    return surface(np.stack([0.9 * reach * np.cos(a), ahead + 1.1 * reach * np.sin(a), height * (1 - t) ** 1.15], -1))


def brow(run: float, rise: float, width: float = 1.2) -> list[tuple[Solid, str]]:
    """A ship's gangway along +x from the origin: treads, a railing on the far side, a low rope on the near one."""
    slope = math.degrees(math.atan2(rise, run))
    length = math.hypot(run, rise)
    bed = [box(length, 0.16, 0.24, length / 2, sy * width / 2, -0.26) for sy in (1, -1)]
    bed.append(box(length, width, 0.06, length / 2, 0, -0.06))
    treads = [box(0.07, width, 0.05, x, 0, 0) for x in np.arange(0.3, length, 0.36)]
    rails = [rod((0, width / 2, z), (length, width / 2, z), 0.028) for z in (0.55, 1.02)]
    posts = [rod((x, width / 2, 0), (x, width / 2, 1.02), 0.03, sides=8) for x in np.arange(0.1, length, 1.25)]
    near = np.arange(0.4, length, 2.45)
    posts += [rod((x, -width / 2, 0), (x, -width / 2, 0.86), 0.03, sides=8) for x in near]
    ropes = [sag((x, -width / 2, 0.82), (x + 2.45, -width / 2, 0.82), 0.16, 0.018) for x in near]
    tilted = [join(parts).rotated("y", -slope) for parts in (bed, treads, rails + posts + ropes)]
    return list(zip(tilted, ("timber", "timber", "rigging"), strict=True))


def deck_rail(length: float, gap: float = 1.5) -> list[tuple[Solid, str]]:
    """A ship's railing along x at y = 0: stanchions, two wires, a broad wooden rail at 1.1 m."""
    posts = [
        lathe([(0.05, 0), (0.03, 0.06), (0.025, 1.06)], 12).moved(x) for x in np.arange(-length / 2, length / 2, gap)
    ]
    wires = [rod((-length / 2, 0, z), (length / 2, 0, z), 0.014, sides=8) for z in (0.3, 0.56, 0.82)]
    return [(join([*posts, *wires]), "rigging"), (box(length, 0.13, 0.055, 0, 0, 1.06), "timber")]


def cowl(height: float = 1.7, radius: float = 0.2) -> list[tuple[Solid, str]]:
    """A ship's ventilator, its mouth towards -y."""
    h = height - radius * 1.6
    path = [
        (0, 0, 0),
        (0, 0, h * 0.5),
        (0, 0, h),
        (0, -0.25 * radius, h + radius),
        (0, -0.9 * radius, h + 1.6 * radius),
    ]
    neck = tube(
        [*path, (0, -1.5 * radius, h + 1.75 * radius)], [radius] * 3 + [radius * s for s in (1.15, 1.5, 1.9)], 28
    )
    lip = wheel_rim(1.9 * radius, 0.16 * radius, 36).rotated("x", -8).moved(0, -1.5 * radius, h + 1.75 * radius)
    return [(neck, "funnel"), (lip, "funnel"), (wheel_rim(radius, 0.03).rotated("x", 90).moved(z=h * 0.8), "funnel")]


def davit_boat(length: float = 6.0) -> list[tuple[Solid, str]]:
    """A ship's boat along x hung from two davits: clinker hull, its keel at z = 2, the davits' feet at y = 1.1."""
    rings, strakes = [], []
    for u in np.linspace(-1, 1, 25):
        half = 0.16 * length * (1 - abs(u) ** 2.4) ** 0.75 + 0.02
        keel = 0.35 * abs(u) ** 3
        angles = np.linspace(0, math.pi, 13)
        rings.append(
            [(u * length / 2, -half * math.cos(a), 2.95 + 0.25 * u * u - (0.95 - keel) * math.sin(a)) for a in angles]
        )
    hull = np.array(rings)
    strakes = [tube(hull[:, k], 0.03, 6) for k in range(0, 13, 2)]
    bow = np.linspace(0, math.pi * 0.55, 10)
    davits = [
        tube([(x, 1.1, 0), (x, 1.1, 2.6), *[(x, 1.1 * math.cos(a), 2.9 + 1.3 * math.sin(a)) for a in bow]], 0.08, 10)
        for x in (-length * 0.33, length * 0.33)
    ]
    ropes = [rod((x, -0.1, 4.1), (x, 0, 3.0), 0.03, sides=6) for x in (-length * 0.33, length * 0.33)]
    return [(surface(hull), "boat"), (join(strakes), "boat"), (join(davits), "rigging"), (join(ropes), "rigging")]


def casement(width: float, height: float) -> list[tuple[Solid, str]]:
    """A French window's frame in the x-z plane on the origin, its two sashes opened towards -y, sill in front."""
    frame = [box(0.09, 0.16, height, sx * width / 2) for sx in (1, -1)] + [box(width, 0.16, 0.09, 0, 0, height - 0.04)]
    sill = box(width + 0.3, 0.34, 0.06, 0, -0.06, -0.06)
    half = width / 2
    sash = [box(0.06, 0.05, height - 0.1, x) for x in (0.03, half - 0.03)]
    sash += [
        box(half, 0.05, 0.06, half / 2, 0, z) for z in (0.0, (height - 0.1) / 3, 2 * (height - 0.1) / 3, height - 0.16)
    ]
    leaf = join(sash)
    return [
        (join(frame), "timber"),
        (sill, "stone"),
        (leaf.moved(-half, -0.06, 0.03, -62), "timber"),
        (leaf.stretched(-1, 1, 1).moved(half, -0.06, 0.03, 62), "timber"),
    ]


def french_roofs(seed: int, width: float, rows: int = 4) -> list[tuple[Solid, str]]:
    """A small French town from above, from y = 0 away: steep tiled roofs, chimneys, a church tower with its spire."""
    random = np.random.default_rng(seed)
    houses: list[tuple[Solid, str]] = []
    for row in range(rows):
        for x in np.arange(-width / 2, width / 2, 7.0):
            w, d, wall = random.uniform(5.5, 8), random.uniform(6, 8), random.uniform(4, 7) + 0.5 * row
            ridge, y = wall + random.uniform(3, 4.5), row * 11 + random.uniform(-2, 2)
            gable = [(-w / 2, 0), (w / 2, 0), (w / 2, wall), (0, ridge), (-w / 2, wall)]
            turn = random.choice([0, 90]) + random.uniform(-8, 8)
            body = loft(np.array([[(px, py, pz) for px, pz in gable] for py in (-d / 2, d / 2)]))
            slopes = []
            for s in (w / 2 + 0.5, -w / 2 - 0.5):
                section = [(0, ridge + 0.25), (s, wall - 0.3), (s, wall - 0.6), (0, ridge - 0.1)]
                ends = (-d / 2 - 0.4, d / 2 + 0.4)
                slopes.append(loft(np.array([[(px, py, pz) for px, pz in section] for py in ends])))
            stack = box(0.9, 0.7, 2.4, w * 0.2, d * 0.2, ridge - 1.2)
            panes = [box(0.8, d + 0.1, 1.2, px, 0, wall * 0.5) for px in (-w * 0.25, w * 0.25)]
            at = (x + random.uniform(-1.5, 1.5), y, 0, turn)
            houses += [(body.moved(*at), "far"), (join(slopes).moved(*at), "tiles"), (stack.moved(*at), "far")]
            houses.append((join(panes).moved(*at), "pane"))
    tower = box(5, 5, 17) + box(5.6, 5.6, 0.6, 0, 0, 13.5)
    spire = lathe([(3.6, 17), (0.1, 31)], 8)
    return [*houses, (tower.moved(0, rows * 11), "far"), (spire.moved(0, rows * 11), "tiles")]
