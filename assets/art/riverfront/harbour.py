"""What belongs to the ships: portal cranes, dry docks, pontoons, the cruise boat, ferry and salvage ship."""

from __future__ import annotations

import math
from random import Random

from solid import Point, Solid

WATER_Z = -4.2


def lattice(
    s: Solid, a: Point, b: Point, size_a: float, size_b: float, bays: int, material: str, chord: float = 0.14
) -> None:
    """A four-chord truss between two points, tapering from size_a to size_b (m), standing in the x-z plane."""
    dx, dz = b[0] - a[0], b[2] - a[2]
    length = math.hypot(dx, dz) or 1.0
    nx, nz = -dz / length, dx / length
    nodes: list[list[Point]] = []
    for i in range(bays + 1):
        t = i / bays
        half = (size_a + (size_b - size_a) * t) / 2
        cx, cy, cz = (a[k] + (b[k] - a[k]) * t for k in range(3))
        nodes.append(
            [
                (cx + nx * half * sx, cy + half * sy, cz + nz * half * sx)
                for sx, sy in ((-1, -1), (1, -1), (1, 1), (-1, 1))
            ]
        )
    for i in range(bays):
        p, q = nodes[i], nodes[i + 1]
        for k in range(4):
            s.beam(p[k], q[k], chord, material, 4)
        s.beam(p[0], q[1] if i % 2 == 0 else q[0], chord * 0.6, material, 4)
        s.beam(p[0 if i % 2 else 1], q[0], chord * 0.6, material, 4)
        s.beam(p[3], q[2], chord * 0.6, material, 4)
        s.beam(p[0], p[3], chord * 0.6, material, 4)


def portal_crane(s: Solid, x: float, y: float, h: float, *, reach: float = -26.0, colour: str = "steel_red") -> None:
    """A slewing shipyard crane of jib-top height h (m) on a portal; reach < 0 points the jib to the left."""
    gate = h * 0.4
    side = 1 if reach > 0 else -1
    for sx in (-4.2, 4.2):
        for sy in (-3.5, 3.5):
            s.beam((x + sx, y + sy, 0.6), (x + sx * 0.5, y + sy * 0.6, gate), 0.42, colour, 6)
            s.box(x + sx - 1.2, y + sy - 0.5, 0, 2.4, 1.0, 0.9, "black_iron")
        s.beam((x + sx, y - 3.5, 1.4), (x + sx, y + 3.5, 1.4), 0.3, colour)
    for sy in (-3.5, 3.5):
        s.beam((x - 4.0, y + sy, 1.6), (x + 4.0, y + sy, 1.6), 0.3, colour)
        s.beam((x - 3.5, y + sy * 0.85, gate * 0.35), (x + 2.4, y + sy * 0.62, gate * 0.92), 0.2, colour)
        s.beam((x + 3.5, y + sy * 0.85, gate * 0.35), (x - 2.4, y + sy * 0.62, gate * 0.92), 0.2, colour)
    s.box(x - 3.2, y - 3, gate, 6.4, 6, 0.7, colour)
    s.tube(x, y, gate + 0.7, 2.0, 1.8, 1.6, "steel_grey", 14)
    back = x - side * 4.5
    s.box(min(back, x + side * 2.2), y - 2.3, gate + 2.3, abs(back - x) + 2.2, 4.6, 3.6, colour)
    s.box(min(back, x + side * 2.2) - 0.2, y - 2.5, gate + 5.9, abs(back - x) + 2.6, 5.0, 0.3, "steel_grey")
    s.box(back - 1.0, y - 1.8, gate + 1.6, 2.0, 3.6, 2.2, "black_iron")
    cab = x + side * 2.4
    s.box(cab - 1.0, y - 3.4, gate + 2.4, 2.0, 1.5, 2.2, "hull_white")
    s.box(cab - 0.9, y - 3.45, gate + 3.1, 1.8, 0.1, 1.2, "glass_lit")
    for i in range(3):
        s.box(min(back, x) + 0.8 + i * 1.6, y - 2.33, gate + 3.7, 0.9, 0.05, 0.9, "glass")
    foot: Point = (x + side * 1.6, y, gate + 5.6)
    tip: Point = (x + reach, y, h)
    apex: Point = (x - side * 0.6, y, gate + (h - gate) * 0.72)
    for sy in (-1.6, 1.6):
        s.beam((x + side * 1.8, y + sy, gate + 5.8), (apex[0], y + sy * 0.3, apex[2]), 0.3, colour)
        s.beam((back, y + sy, gate + 5.8), (apex[0], y + sy * 0.3, apex[2]), 0.24, colour)
    lattice(s, foot, tip, 2.0, 0.7, 14, colour)
    for t in (1.0, 0.62):
        s.beam(apex, (foot[0] + (tip[0] - foot[0]) * t, y, foot[2] + (tip[2] - foot[2]) * t), 0.07, "black_iron")
    s.beam(apex, (back, y, gate + 5.8), 0.09, "black_iron")
    for dx in (-0.25, 0.25):
        s.beam((tip[0] + dx, y, tip[2]), (tip[0] + dx, y, h * 0.42), 0.05, "black_iron", 4)
    s.box(tip[0] - 0.7, y - 0.4, h * 0.42 - 1.4, 1.4, 0.8, 1.5, "steel_orange")
    s.tube(tip[0], y, h * 0.42 - 2.4, 0.16, 0.4, 1.0, "black_iron", 8)


def dry_dock(s: Solid, x: float, w: float, length: float, *, gate: str) -> None:
    """A dock w wide and length deep inland: stepped stone sides, floor 9 m down, a ribbed steel gate."""
    depth, steps = 9.0, 6
    # What lies lower in the picture than the gate's foot would show below the water line: start it further inland.
    for i in range(steps):
        inset = i * 0.9
        z = -depth * (i + 1) / steps
        front = max(3.0, (-3.8 - z) / 0.139)
        s.box(x + inset, front, z, 0.92, length + 3 - front, depth / steps, "dock_stone")
        s.box(x + w - inset - 0.92, front, z, 0.92, length + 3 - front, depth / steps, "dock_stone")
        s.box(x, 3.0 + length - inset * 3, z, w, 2.8, depth / steps - 0.22, "dock_stone")
        s.box(x, 2.9 + length - inset * 3, z + depth / steps - 0.22, w, 2.9, 0.22, "stone")
    s.box(x, 42, -depth - 0.4, w, length - 39, 0.4, "concrete")
    for rail in (x + 8, x + w - 9):
        s.box(rail, 42, -depth, 1.0, length - 50, 0.25, "steel_rust")
    s.box(x, 2.2, -4.0, w, 1.0, 0.3, "concrete_dark")
    for side in (x - 2.6, x + w):
        s.box(side, -0.6, WATER_Z, 2.6, 4, -WATER_Z + 0.5, "stone_old")
        s.box(side - 0.2, -0.8, 0.3, 3.0, 4.4, 0.3, "stone")
        for i in range(6):
            s.box(side, -0.64, WATER_Z + 0.75 * i, 2.6, 0.06, 0.06, "concrete_dark")
    s.box(x, 0.6, WATER_Z, w, 1.6, -WATER_Z - 0.6, gate)
    for i in range(int(w / 2.4) + 1):
        s.box(x + i * w / int(w / 2.4) - 0.15, 0.3, WATER_Z, 0.3, 0.3, -WATER_Z - 0.6, gate)
    for z in (-3.1, -2.0):
        s.box(x, 0.34, z, w, 0.26, 0.2, gate)
    s.box(x, 0.2, -0.62, w, 2.2, 0.22, "steel_grey")
    for i in range(int(w / 2)):
        s.box(x + 0.9 + i * 2, 0.3, -0.4, 0.07, 0.07, 1.1, "hull_white")
    for z in (0.2, 0.66):
        s.box(x, 0.3, z, w, 0.06, 0.06, "hull_white")


def hull(
    s: Solid,
    x: float,
    y: float,
    length: float,
    beam: float,
    free: float,
    material: str,
    *,
    bow: int = 1,
    boot: str = "hull_red",
    rake: float = 3.0,
) -> None:
    """A ship's hull afloat: flat sheer with a raised, raked bow to the right (bow 1) or left (-1)."""
    rows: list[list[Point]] = []
    z = WATER_Z
    levels = ((z - 0.2, 0.0, 0.86), (z + 0.5, 0.15, 0.93), (z + free, 1.0, 1.0))
    stations = 14
    for height, flare, wide in levels:
        ring: list[Point] = []
        for i in range(stations + 1):
            t = i / stations
            px = t * (length - rake) + rake * flare * max(0.0, t - 0.7) / 0.3
            half = beam / 2 * wide * (1 - max(0.0, (t - 0.68) / 0.32) ** 2)
            lift = (max(0.0, t - 0.7) / 0.3) ** 2 * free * 0.35 if height == z + free else 0.0
            ring.append((px, -half, height + lift))
        ring += [(p[0], -p[1], p[2]) for p in reversed(ring[:-1])]
        rows.append([((x + p[0]) if bow > 0 else (x + length - p[0]), y + p[1], p[2]) for p in ring])
    s.loft(rows[:2], boot)
    s.loft(rows[1:], material)


def river_boat(
    s: Solid,
    x: float,
    y: float,
    rng: Random,
    *,
    length: float = 44.0,
    decks: int = 2,
    bow: int = 1,
    trim: str = "hull_blue",
) -> None:
    """A white passenger boat with glazed saloons, an open top deck and a wheelhouse."""
    hull(s, x, y, length, 9.0, 2.1, "hull_white", bow=bow, boot=trim)
    z = WATER_Z + 2.1
    s.box(x + 0.5, y - 4.52, z - 0.45, length * 0.72, 0.05, 0.22, trim) if bow > 0 else s.box(
        x + length * 0.28, y - 4.52, z - 0.45, length * 0.7, 0.05, 0.22, trim
    )
    for k in range(decks):
        inset = 2.0 + k * 3.4
        x0, x1 = (
            (x + inset * 0.6, x + length * 0.8 - inset * 1.1)
            if bow > 0
            else (x + length * 0.2 + inset * 1.1, x + length - inset * 0.6)
        )
        s.box(x0, y - 3.9, z, x1 - x0, 7.8, 2.5, "hull_white")
        s.box(x0 - 0.5, y - 4.3, z + 2.5, x1 - x0 + 1.0, 8.6, 0.22, "hull_white")
        n = int((x1 - x0) / 1.9)
        for i in range(n):
            s.box(
                x0 + 0.5 + i * (x1 - x0 - 0.8) / n,
                y - 3.94,
                z + 0.8,
                (x1 - x0) / n * 0.74,
                0.05,
                1.15,
                "glass_lit" if rng.random() < 0.75 else "glass_lit_dim",
            )
        z += 2.7
    for i in range(int((x1 - x0) / 1.5)):
        s.box(x0 + i * 1.5, y - 4.1, z, 0.06, 0.06, 1.0, "steel_grey")
    s.box(x0, y - 4.1, z + 0.95, x1 - x0, 0.06, 0.07, "steel_grey")
    wx = x1 - 7.5 if bow > 0 else x0 + 1.5
    s.box(wx, y - 2.6, z, 6, 5.2, 2.4, "hull_white")
    s.box(wx + 0.4, y - 2.64, z + 1.0, 5.2, 0.05, 1.0, "glass_lit")
    s.box(wx - 0.4, y - 3.0, z + 2.4, 6.8, 6.0, 0.2, trim)
    s.beam((wx + 3, y, z + 2.4), (wx + 3, y, z + 6.4), 0.09, "hull_white")
    s.beam((wx + 2, y, z + 5.0), (wx + 4, y, z + 5.0), 0.06, "hull_white")
    s.box(wx + 2.8, y - 0.2, z + 6.3, 0.4, 0.4, 0.3, "lamp_glow")


def pontoon(s: Solid, x: float, w: float, *, y: float = -15.0, gangways: tuple[float, ...] = (0.5,)) -> None:
    """A floating landing stage with a light roof and covered gangways up to the quay."""
    s.box(x, y, WATER_Z - 0.2, w, 8, 1.5, "hull_dark")
    s.box(x - 0.2, y - 0.2, WATER_Z + 1.2, w + 0.4, 8.4, 0.25, "concrete")
    for i in range(int(w / 5)):
        s.tube(x + 2.5 + i * 5, y - 0.3, WATER_Z + 0.1, 0.55, 0.55, 0.9, "black_iron", 10)
    deck = WATER_Z + 1.45
    for i in range(int(w / 6) + 1):
        px = x + 1.5 + (w - 3) * i / int(w / 6)
        for py in (y + 1.2, y + 6.8):
            s.beam((px, py, deck), (px, py, deck + 3.4), 0.11, "hull_white", 6)
    s.box(x + 0.4, y + 0.4, deck + 3.4, w - 0.8, 7.2, 0.3, "hull_white")
    s.box(x + 0.4, y + 0.3, deck + 3.25, w - 0.8, 0.15, 0.12, "lamp_warm")
    s.box(x + w * 0.3, y + 3, deck, w * 0.3, 3.6, 2.9, "glass_lit_dim")
    for k in gangways:
        gx = x + w * k
        a, b = (gx, y + 7.0, deck), (gx, 1.0, 0.0)
        for sx in (-1.4, 1.4):
            for dz in (0.0, 1.3):
                s.beam((gx + sx, a[1], a[2] + dz), (gx + sx, b[1], b[2] + dz), 0.14, "steel_grey")
        s.polygon(
            [(gx - 1.4, a[1], a[2]), (gx + 1.4, a[1], a[2]), (gx + 1.4, b[1], b[2]), (gx - 1.4, b[1], b[2])], "wood"
        )
    for px in (x - 1.2, x + w + 1.2):
        s.tube(px, y + 4, WATER_Z - 0.2, 0.5, 0.5, 7.2, "steel_grey", 10)
        s.tube(px, y + 4, WATER_Z + 6.4, 0.56, 0.56, 0.7, "hull_red", 10)


def salvage_ship(s: Solid, x: float, y: float, rng: Random) -> None:
    """A moored salvage vessel, 62 m: red hull, white bridge forward, working deck with a crane and an A-frame."""
    hull(s, x, y, 62, 13, 3.2, "hull_orange", bow=1, boot="hull_dark", rake=5)
    z = WATER_Z + 3.2
    for k, (x0, w) in enumerate(((38.0, 14.0), (39.0, 12.0), (40.5, 9.0))):
        s.box(x + x0, y - 5 + k * 0.6, z + 2.6 * k, w, 10 - k * 1.2, 2.6, "hull_white")
        for i in range(int(w / 1.8)):
            s.box(
                x + x0 + 0.6 + i * 1.8,
                y - 5.05 + k * 0.6,
                z + 2.6 * k + 1.0,
                1.0,
                0.06,
                0.9,
                "glass_lit" if rng.random() < 0.5 else "glass",
            )
    s.box(x + 41, y - 4, z + 7.8, 7.5, 7, 0.3, "hull_orange")
    s.tube(x + 38.5, y, z + 5.0, 1.1, 1.0, 4.2, "hull_orange", 12)
    s.beam((x + 44.5, y, z + 8), (x + 44.5, y, z + 15), 0.16, "hull_white")
    s.beam((x + 42.8, y, z + 12), (x + 46.2, y, z + 12), 0.08, "hull_white")
    s.box(x + 44.3, y - 0.2, z + 15, 0.4, 0.4, 0.35, "lamp_glow")
    s.box(x + 2, y - 6.2, z, 34, 0.12, 1.0, "hull_orange")
    s.tube(x + 27, y, z, 1.3, 1.0, 6.0, "hull_white", 12)
    s.box(x + 25.6, y - 1.4, z + 6, 3, 2.8, 2.0, "steel_orange")
    lattice(s, (x + 27, y, z + 7.4), (x + 8.5, y, z + 14.5), 1.3, 0.6, 10, "steel_orange", 0.12)
    s.beam((x + 8.5, y, z + 14.5), (x + 8.5, y, z + 5), 0.05, "black_iron", 4)
    s.box(x + 8.0, y - 0.4, z + 4, 1.0, 0.8, 1.0, "black_iron")
    for sy in (-4, 4):
        s.beam((x + 2.5, y + sy, z), (x + 0.2, y + sy * 0.8, z + 7.5), 0.3, "steel_orange")
    s.beam((x + 0.2, y - 3.4, z + 7.5), (x + 0.2, y + 3.4, z + 7.5), 0.3, "steel_orange")
    for i in range(3):
        s.box(x + 13 + i * 3.4, y - 3, z, 2.8, 5, 2.3, ("hull_blue", "steel_rust", "steel_grey")[i])
    s.tube(x + 31.5, y - 2, z, 1.1, 1.1, 2.4, "hull_white", 12)


def timber_sailer(s: Solid, x: float, y: float, z: float) -> None:
    """A three-masted wooden sailing boat shored up in a dock, sails furled."""
    rings: list[list[Point]] = []
    for height, wide, long_ in ((0.0, 0.25, 0.8), (1.6, 0.8, 0.9), (4.2, 1.0, 1.0)):
        ring = []
        for i in range(20):
            a = 2 * math.pi * i / 20
            ring.append(
                (
                    x + 11 * long_ * math.copysign(abs(math.cos(a)) ** 0.7, math.cos(a)),
                    y + 3.2 * wide * math.sin(a),
                    z + height + (1.3 * abs(math.cos(a)) ** 3 if height > 4 else 0),
                )
            )
        rings.append(ring)
    s.loft(rings, "wood_dark")
    for dx, tall in ((-6.0, 15.0), (0.0, 19.0), (6.0, 16.0)):
        s.beam((x + dx, y, z + 3), (x + dx, y, z + tall), 0.2, "wood")
        for t in (0.55, 0.8):
            s.beam((x + dx - 3.2, y - 0.3, z + tall * t), (x + dx + 3.2, y - 0.3, z + tall * t), 0.22, "sailcloth", 6)
        s.beam((x + dx, y, z + tall), (x + dx - 4.5, y, z + 4.6), 0.03, "black_iron", 3)
        s.beam((x + dx, y, z + tall), (x + dx + 4.5, y, z + 4.6), 0.03, "black_iron", 3)
    s.beam((x + 10.5, y, z + 5.2), (x + 16.5, y, z + 7.8), 0.16, "wood")
    s.beam((x + 16.5, y, z + 7.8), (x + 6, y, z + 16), 0.03, "black_iron", 3)
