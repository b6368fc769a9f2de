"""Lattice trusses and the slewing portal cranes of the shipyard."""

from __future__ import annotations

import math

from solid import Point, Solid


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
