"""The young landmarks: the leaping fish, the timber hut, the green hill, the Wing On twins."""

from __future__ import annotations

import itertools
import math
from random import Random

from planting import planter_bed, vine_curtain
from solid import Point, Solid


def leaping_fish(s: Solid, x: float, y: float) -> None:
    """A glass tower like a fish in mid leap: forked tail on the hall's roof, pale belly, head up to the left."""

    def spine(t: float) -> tuple[float, float]:
        return x + 20 + 13 * math.sin(math.pi * (0.05 + 0.8 * t)) - 17 * t * t, 8.5 + 59 * t

    def half_width(t: float) -> float:
        body = 2.6 + 8.6 * math.sin(math.pi * min(1.0, max(0.0, (t - 0.06) / 1.02))) ** 1.25
        return max(0.35, body * math.sqrt(max(0.0, 1 - max(0.0, (t - 0.8) / 0.2) ** 2.6)))

    def frame(t: float) -> tuple[float, float, float, float]:
        (ax, az), (bx, bz) = spine(t - 0.01), spine(t + 0.01)
        length = math.hypot(bx - ax, bz - az)
        return (*spine(t), -(bz - az) / length, (bx - ax) / length)

    steps, sides = 40, 28
    rings: list[list[Point]] = []
    for k in range(steps + 1):
        cx, cz, nx, nz = frame(k / steps)
        r = half_width(k / steps)
        rings.append(
            [
                (cx + nx * r * math.cos(q), y + 9 + r * 0.72 * math.sin(q), cz + nz * r * math.cos(q))
                for q in (2 * math.pi * i / sides for i in range(sides))
            ]
        )
    for k in range(steps):
        for i in range(sides):
            j = (i + 1) % sides
            # The belly is the side the head is thrown to (cos q = 1); it is paler, as on a fish.
            pale = math.cos(2 * math.pi * (i + 0.5) / sides)
            skin = "fish_scale_pale" if pale > 0.45 else "fish_scale"
            s.polygon([rings[k][i], rings[k][j], rings[k + 1][j], rings[k + 1][i]], skin)
        if k % 2 == 0 and 3 < k < 36:
            for i in range(sides):
                s.beam(rings[k][i], rings[k][(i + 1) % sides], 0.13, "lamp_line" if k % 4 == 0 else "hull_white", 4)
    for back in (0.0, math.pi):
        edge = [(*frame(k / steps), half_width(k / steps)) for k in range(3, steps)]
        points = [(a + n * r * math.cos(back), y + 9, b + m * r * math.cos(back)) for a, b, n, m, r in edge]
        for a, b in itertools.pairwise(points):
            s.beam(a, b, 0.28, "hull_white", 5)
    # Gill, eye and mouth.
    for t0, reach in ((0.79, 0.95), (0.775, 0.9)):
        cx, cz, nx, nz = frame(t0)
        r = half_width(t0)
        tx, tz = nz, -nx
        arc = []
        for i in range(11):
            q = -reach + 2 * reach * i / 10
            bulge = 2.2 * math.cos(q * math.pi / 2 / reach)
            arc.append(
                (
                    cx + nx * r * math.sin(q) - tx * bulge,
                    y + 9 - r * 0.74 * math.cos(q),
                    cz + nz * r * math.sin(q) - tz * bulge,
                )
            )
        for a, b in itertools.pairwise(arc):
            s.beam(a, b, 0.3, "hull_white", 5)
    cx, cz, nx, nz = frame(0.885)
    eye = (cx - nx * 0.9, y + 9 - half_width(0.885) * 0.7, cz - nz * 0.9)
    s.beam((eye[0], eye[1] - 0.5, eye[2]), (eye[0], eye[1] + 1, eye[2]), 1.25, "hull_white", 18)
    s.beam((eye[0], eye[1] - 0.6, eye[2]), (eye[0], eye[1] + 1, eye[2]), 0.85, "glass_lit_dim", 16)
    # Fins: dorsal on the back, pectoral at the breast, the forked tail at the foot.
    for t0, t1, out, side in ((0.42, 0.74, 4.6, -1), (0.5, 0.6, 3.2, 1)):
        rim = []
        for i in range(9):
            t = t0 + (t1 - t0) * i / 8
            cx, cz, nx, nz = frame(t)
            reach = half_width(t) - 0.4 + out * math.sin(math.pi * (i / 8) ** 1.4)
            rim.append((cx + side * nx * reach, cz + side * nz * reach))
        root = [(frame(t0 + (t1 - t0) * i / 8)) for i in (8, 4, 0)]
        s.extrude_y([*rim, *((a, b) for a, b, _, _ in root)], y + 8.4, y + 9.6, "fish_scale")
    foot = spine(0.0)
    for side, reach in ((-1, 15.0), (1, 16.0)):
        outline = [
            (foot[0] - side * 1.5, foot[1] + 7),
            (foot[0] + side * 3.2, foot[1] + 2.8),
            (foot[0] + side * reach * 0.7, 14.0),
            (foot[0] + side * reach, 19.5),
            (foot[0] + side * (reach - 1.6), 12),
            (foot[0] + side * (reach - 6.0), 6.6),
            (foot[0] - side * 1.5, 6.6),
        ]
        s.extrude_y(outline, y + 7, y + 11, "fish_scale")
        for i in range(3):
            s.beam(
                (foot[0], y + 6.9, foot[1]),
                (foot[0] + side * (reach - 1 - i * 3.4), y + 6.9, 18.6 - i * 4.6),
                0.14,
                "hull_white",
                5,
            )
    s.box(x - 22, y - 2, 0, 74, 22, 6.0, "panel_white")
    for i in range(37):
        s.polygon(
            [
                (x - 21.9 + i * 2, y - 2.06, 0.4),
                (x - 20.1 + i * 2, y - 2.06, 0.4),
                (x - 20.1 + i * 2, y - 2.06, 5.4),
                (x - 21.9 + i * 2, y - 2.06, 5.4),
            ],
            ("glass_lit", "glass_lit_dim", "glass")[i * 5 % 3],
        )
        s.box(x - 22.08 + i * 2.0, y - 2.2, 0, 0.14, 0.4, 6.0, "hull_white")
    s.box(x - 24, y - 4, 6.0, 78, 25, 0.5, "hull_white")
    s.box(x - 24, y - 4.05, 5.9, 78, 0.1, 0.15, "lamp_warm")
    for i in range(11):
        s.tube(x - 21.5 + i * 7.2, y - 3.4, 0, 0.2, 0.2, 6.0, "hull_white", 9)


def renrenwu(s: Solid, x: float, y: float) -> None:
    """The hut, under 20 square metres: a glass room beneath timber frames leant together like the character 人."""
    w, d, high = 9.6, 5.0, 6.4
    s.box(x - 2, y - 1.6, 0, w + 4, d + 3, 0.35, "wood_pale")
    s.box(x + 1.6, y + 0.6, 0.35, w - 3.2, d - 1.2, 2.8, "glass_lit")
    for i in range(7):
        s.box(x + 1.6 + (w - 3.3) * i / 6, y + 0.5, 0.35, 0.08, 0.1, 2.8, "wood_dark")
    s.box(x + 1.3, y + 0.3, 3.1, w - 2.6, d - 0.6, 0.2, "wood")
    for i in range(7):
        mx = x + (w - 0.2) * i / 6
        s.beam((mx - 0.1, y - 1.3, 0.3), (mx + 0.05, y + d / 2 + 0.5, high), 0.13, "wood", 5)
        s.beam((mx + 0.1, y + d + 1.3, 0.3), (mx - 0.05, y + d / 2 - 0.5, high), 0.13, "wood", 5)
    # The gable frames that face the river, in the shape of the character.
    for fy in (y - 1.2, y + d + 1.0):
        for i in range(3):
            mx = x + 1.6 + i * (w - 3.2) / 2
            s.beam((mx - 2.2, fy, 0.3), (mx + 0.25, fy, high + 0.5), 0.17, "wood", 5)
            s.beam((mx + 2.2, fy, 0.3), (mx - 0.25, fy, high + 0.5), 0.17, "wood", 5)
            s.beam((mx - 1.1, fy, 3.4), (mx + 1.1, fy, 3.4), 0.09, "wood_pale", 5)
    for k in range(7):
        z, wide = 1.2 + k * 0.8, (1 - (1.2 + k * 0.8) / (high + 0.6))
        s.beam(
            (x - 0.6, y + d / 2 - (d / 2 + 1.4) * wide, z),
            (x + w + 0.4, y + d / 2 - (d / 2 + 1.4) * wide, z),
            0.07,
            "wood_pale",
            4,
        )


def log_yard(s: Solid, x: float, y: float) -> None:
    """Walls of stacked logs and a timber colonnade that recall the timber yard."""
    rng = Random("logs")
    for px, across, rows in ((x + 2, 14, 4), (x + 48, 12, 5), (x + 64, 9, 4)):
        for row in range(rows):
            for i in range(across - row):
                cx, cz = px + i * 0.86 + row * 0.43, 0.42 + row * 0.74
                shade = rng.choice(("wood", "wood_pale", "wood_grey"))
                s.beam((cx, y + 0.3, cz), (cx, y + 4.5, cz), 0.42 * rng.uniform(0.86, 1), shade, 10)
                s.beam((cx, y + 0.26, cz), (cx, y + 0.31, cz), 0.36, "log_end", 10)
    for i in range(9):
        px = x + 18 + i * 1.2
        s.box(px, y + 1, 0, 0.3, 0.3, 3.6, "wood")
        s.box(px, y + 4, 0, 0.3, 0.3, 3.6, "wood")
        s.box(px - 0.05, y + 0.2, 3.6, 0.35, 5.0, 0.3, "wood_pale")


def diving_helmet(s: Solid, x: float, y: float) -> None:
    """A brass diving helmet on a plinth before the exhibition hall."""
    s.box(x - 1.2, y - 1.2, 0, 2.4, 2.4, 1.5, "granite")
    s.tube(x, y, 1.5, 1.15, 0.75, 0.5, "brass", 16)
    for z0, z1, r0, r1 in ((2.0, 2.6, 0.62, 0.8), (2.6, 3.2, 0.8, 0.7), (3.2, 3.6, 0.7, 0.2)):
        s.tube(x, y, z0, r0, r1, z1 - z0, "brass", 16)
    s.beam((x, y - 0.9, 2.75), (x, y - 0.6, 2.75), 0.42, "brass", 14)
    s.beam((x, y - 0.93, 2.75), (x, y - 0.6, 2.75), 0.31, "glass", 14)


def anchor(s: Solid, x: float, y: float) -> None:
    """A ship's anchor, 4 m high, set upright."""
    s.box(x - 1.6, y - 0.8, 0, 3.2, 1.6, 0.5, "granite")
    s.beam((x, y, 0.7), (x, y, 4.2), 0.17, "black_iron", 8)
    s.beam((x - 0.9, y, 3.7), (x + 0.9, y, 3.7), 0.11, "black_iron", 8)
    for side in (-1, 1):
        s.beam((x, y, 0.8), (x + side * 1.1, y, 1.2), 0.16, "black_iron", 8)
        s.beam((x + side * 1.1, y, 1.2), (x + side * 1.5, y, 2.1), 0.15, "black_iron", 8, 0.05)
    s.beam((x, y - 0.05, 4.4), (x, y + 0.05, 4.4), 0.3, "black_iron", 12)


def green_hill(s: Solid, x: float, y: float) -> None:
    """A former warehouse cut into planted terraces, 102 m long: bare concrete frame, a road through its middle."""
    rng = Random("green-hill")
    storey, floors = 4.6, 5
    for k in range(floors):
        left, right = x + 8.5 * k + (3 if k else 0), x + 102 - 7.0 * k - (2 if k else 0)
        front, z = y + 2.6 * k, storey * k
        depth = 40 - 2.6 * k
        gap = (x + 44, x + 58) if k == 0 else None
        spans = [(left, gap[0]), (gap[1], right)] if gap else [(left, right)]
        for a, b in spans:
            s.box(a + 1.5, front + 2.6, z, b - a - 3, depth - 6, storey - 0.5, "glass_lit_dim")
            n = max(2, round((b - a - 3) / 2.9))
            for i in range(n):
                s.box(
                    a + 1.6 + (b - a - 3.2) * i / n,
                    front + 2.5,
                    z,
                    (b - a) / n * rng.choice((0.2, 0.9, 0.9, 0.96)),
                    0.12,
                    storey - 0.5,
                    "glass",
                )
        for i in range(int((right - left) / 6.4) + 1):
            cx = left + 0.7 + (right - left - 1.4) * i / int((right - left) / 6.4)
            if not gap or not gap[0] < cx < gap[1]:
                s.box(cx - 0.35, front + 0.5, z, 0.7, 0.7, storey, "concrete")
        s.box(left - 0.6, front - 0.6, z + storey - 0.5, right - left + 1.2, depth, 0.62, "concrete")
        s.box(left - 0.6, front - 0.64, z + storey - 0.56, right - left + 1.2, 0.08, 0.1, "lamp_line")
        top = z + storey + 0.1
        s.box(left - 0.4, front - 0.5, top, right - left + 0.8, 0.25, 0.7, "concrete_old")
        planter_bed(s, rng, left - 0.2, front - 0.4, top + 0.35, right - left + 0.4, 2.4, 1.5)
        vine_curtain(s, rng, left, front - 0.6, top + 0.7, right - left, 3.4 if k else 2.6, 13.0)
        for a, w in ((left - 0.4, 9.0), (right - 8.6, 9.0)):
            planter_bed(s, rng, a, front, top + 0.1, w, 6.0, 2.2)
    s.box(x + 44, y + 1, 0, 14, 38, 0.1, "asphalt")
    for side in (x + 43.2, x + 58):
        s.box(side, y + 0.6, 0, 0.8, 38, storey, "concrete")
    for turn in range(2):
        for i in range(34):
            a = i * 0.36 + math.pi * turn
            s.box(
                x + 51 + 4.6 * math.cos(a) - 0.9,
                y + 7 + 4.6 * math.sin(a) - 0.4,
                5.2 + i * 0.5,
                1.8,
                0.8,
                0.2,
                "hull_white",
            )
    s.tube(x + 51, y + 0.4, storey * 3 - 0.6, 8.5, 8.5, 0.6, "concrete", 36)
    s.tube(x + 51, y + 0.4, storey * 3, 8.5, 8.5, 0.7, "glass", 36)


def wingon_twins(s: Solid, x: float, y: float, *, glass: bool = True) -> None:
    """Two four-storey flat-slab warehouses: the west in rough cement, the east in patterned glass if `glass`."""
    rng = Random("wingon")
    w, d, h, storeys = 36.0, 24.0, 18.4, 4
    for k, x0 in enumerate((x, x + w + 7)):
        skin, frame = (("cement_rough", "concrete_old"), ("glass_silk", "hull_white"))[k if glass else 0]
        s.box(x0, y, 0, w, d, h, skin)
        for j in range(storeys + 1):
            s.box(x0 - 0.25, y - 0.3, h * j / storeys - (0.3 if j else 0), w + 0.5, 0.32, 0.5, frame)
        for i in range(8):
            cx = x0 + 0.5 + (w - 1.0) * i / 7
            s.box(cx - 0.4, y - 0.34, 0, 0.8, 0.36, h, frame)
            for j in range(storeys):
                top = h * (j + 1) / storeys - 0.3
                s.extrude_y(
                    [(cx - 0.4, top - 1.1), (cx + 0.4, top - 1.1), (cx + 1.15, top), (cx - 1.15, top)],
                    y - 0.36,
                    y,
                    frame,
                )
        for i in range(7):
            for j in range(storeys):
                wx, wz = x0 + 0.5 + (w - 1.0) * (i + 0.5) / 7, h * j / storeys + 1.1
                if k == 0 or j == 0 or not glass:
                    s.box(
                        wx - 1.35,
                        y - 0.06,
                        wz,
                        2.7,
                        0.08,
                        2.1,
                        "glass_lit" if glass and (rng.random() < 0.34 or j == 0) else "glass",
                    )
                    for q in (-0.45, 0.45):
                        s.box(wx + q - 0.05, y - 0.12, wz, 0.1, 0.06, 2.1, "black_iron")
        s.box(x0 - 0.3, y - 0.4, h, w + 0.6, 0.6, 0.9, frame)
        s.box(x0, y, h, w, d, 0.05, "concrete_old")
        s.box(x0 + 6, y + 8, h, 8, 8, 3.2, frame)
    if glass:
        s.box(x + w, y + 6, 5.2, 7, 10, 3.4, "glass_lit_dim")
        s.box(x + w, y + 5.8, 8.6, 7, 10.4, 0.3, "hull_white")
