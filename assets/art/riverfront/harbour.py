"""Where ships lie: dry docks, floating landing stages and the old timber hull under its cradle."""

from __future__ import annotations

import math

from hulls import WATER_Z
from solid import Point, Solid


def dry_dock(s: Solid, x: float, w: float, length: float) -> None:
    """A dock w wide and length deep inland: stepped stone sides, keel blocks and rails on its floor.

    Real docks go 9 m down; here the floor lies at the river's level, as nothing below that is painted.
    """
    depth, steps = 4.0, 5
    rise = depth / steps
    for i in range(steps):
        inset, z = i * 1.0, -rise * (i + 1)
        for left in (x + inset, x + w - inset - 1.02):
            s.box(left, 3.0, z, 1.02, length, rise, "dock_stone")
        s.box(x, 3.0 + length - inset * 2.6, z, w, 2.8, rise - 0.2, "dock_stone")
        s.box(x, 2.9 + length - inset * 2.6, z + rise - 0.2, w, 2.9, 0.2, "stone")
    s.box(x, 3.0, -depth - 0.15, w, length, 0.15, "concrete_old")
    for rail in (x + 9, x + w - 10):
        s.box(rail, 8, -depth, 0.6, length - 16, 0.2, "steel_rust")
    for i in range(13):
        s.box(x + w / 2 - 1.1, 12 + i * 3.4, -depth, 2.2, 1.2, 1.1, "wood_grey")
    for step in range(10):
        s.box(x + 0.5 + step * 0.4, 3 + length - 0.9, -0.4 * step - 0.4, 0.5, 1.0, 0.16, "stone")


def dock_gate(s: Solid, x: float, w: float, *, gate: str) -> None:
    """The ribbed steel gate that keeps the river out, between its two stone piers; belongs to the quay layer."""
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


def wreck(s: Solid, x: float, y: float, z: float) -> None:
    """The old timber trader in her cradle, 38 m: bare ribs, broken planking and mast stumps over arched steel beams."""
    length, beam = 38.0, 7.6
    sections: list[list[Point]] = []
    for i in range(25):
        t = i / 24
        half = beam / 2 * max(0.12, 1 - (2 * t - 1) ** 2 * 0.9) ** 0.6
        sheer = 3.4 + 2.2 * max(0.0, 0.3 - t) / 0.3 + 1.2 * max(0.0, t - 0.75) / 0.25
        px = x - length / 2 + length * t
        sections.append(
            [
                (px, y - half, z + sheer),
                (px, y - half * 0.96, z + 1.7),
                (px, y - half * 0.6, z + 0.5),
                (px, y, z + 0.15),
                (px, y + half * 0.6, z + 0.5),
                (px, y + half * 0.96, z + 1.7),
                (px, y + half, z + sheer),
            ]
        )
    for i in range(24):
        worn = 0.55 if i % 7 == 3 else 0.35 if 11 <= i <= 14 else 0.0
        for k in range(6):
            a, b, c, d = sections[i][k], sections[i][k + 1], sections[i + 1][k + 1], sections[i + 1][k]
            if worn and k in (0, 5):
                # Planks are lost here; only the ribs stand.
                cut = [(p[0], p[1], p[2] - (p[2] - q[2]) * worn) for p, q in ((a, b), (d, c))] if k == 0 else []
                if cut:
                    s.polygon([cut[0], b, c, cut[1]], "wood_grey")
                continue
            s.polygon([a, b, c, d], ("wood_grey", "plank_wall", "wood_grey")[(i + k) % 3])
        for k in range(6):
            s.beam(sections[i][k], sections[i][k + 1], 0.11, "wood_wet", 4)
    for i in (4, 9, 13, 18, 21):
        s.beam(sections[i][0], sections[i][6], 0.16, "wood_grey", 5)
        s.polygon([sections[i][k] for k in (1, 2, 3, 4, 5)], "wood_wet")
    for t, tall in ((0.25, 3.2), (0.55, 4.6), (0.8, 2.4)):
        s.tube(x - length / 2 + length * t, y, z + 1, 0.34, 0.26, tall + 2.4, "wood_grey", 9)
    # Arched beams of the caisson in which she was lifted.
    for i in range(14):
        px = x - 19.5 + i * 3.0
        arc = [(px, y - 5.6 * math.cos(a), z + 1.4 - 2.3 * math.sin(a)) for a in (math.pi * j / 8 for j in range(9))]
        for j in range(8):
            s.beam(arc[j], arc[j + 1], 0.3, "steel_rust", 5)
    for side in (-5.7, 5.7):
        s.box(x - 20.5, y + side - 0.35, z - 0.2, 41, 0.7, 1.2, "steel_rust")
        for i in range(21):
            s.box(x - 20.4 + i * 2, y + side - 0.5, z - 0.2, 0.25, 1.0, 1.2, "steel_rust")


def dig_shelter(s: Solid, x: float, y: float, z: float, w: float, d: float) -> None:
    """Scaffold walks with rails round the wreck and a light canopy frame over it."""
    for py in (y + d / 2,):
        s.box(x - w / 2, py - 0.6, z + 1.9, w, 1.2, 0.12, "wood_pale")
        for i in range(int(w / 3) + 1):
            px = x - w / 2 + w * i / int(w / 3)
            s.box(px - 0.06, py - 0.06, z - 2.5, 0.12, 0.12, 5.5, "steel_grey")
        for dz in (2.5, 3.0):
            s.box(x - w / 2, py - 0.6, z + dz, w, 0.05, 0.05, "hull_orange")


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
