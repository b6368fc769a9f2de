"""The young landmarks: the leaping fish, the timber hut, the green hill, the Wing On twins and the Yangpu Bridge."""

from __future__ import annotations

import math
from random import Random

from planting import planter_bed, vine_curtain
from solid import Point, Solid

# The real pylons stand over 200 m high; this bridge is modelled at about 0.46 of its size to fit the picture.
BRIDGE_SKEW_DEG = 62.0


def leaping_fish(s: Solid, x: float, y: float) -> None:
    """A glass tower like a fish in mid leap: tail fin on the podium, scaled body, blunt head thrown up to the left."""

    def spine(t: float) -> tuple[float, float]:
        return x + 6 + 25 * math.sin(math.pi * (0.12 + 0.72 * t)) - 14 * t * t, 9 + 60 * t

    def half_width(t: float) -> float:
        if t < 0.1:
            return 3.4 + 1.0 * (t / 0.1) ** 2
        at = (t - 0.1) / 0.9
        body = 4.4 + 5.4 * math.sin(math.pi * min(1.0, at * 1.02))
        return max(0.3, body * math.sqrt(max(0.0, 1 - max(0.0, (at - 0.8) / 0.2) ** 2.2)))

    rings: list[list[Point]] = []
    steps = 44
    for k in range(steps + 1):
        t = k / steps
        (ax, az), (bx, bz) = spine(t - 0.01), spine(t + 0.01)
        length = math.hypot(bx - ax, bz - az)
        nx, nz = -(bz - az) / length, (bx - ax) / length
        cx, cz = spine(t)
        r = half_width(t)
        rings.append(
            [
                (cx + nx * r * math.cos(q), y + 9 + r * 0.75 * math.sin(q), cz + nz * r * math.cos(q))
                for q in (2 * math.pi * i / 32 for i in range(32))
            ]
        )
    s.loft(rings, "glass_tower")
    foot = spine(0.0)
    for side, reach in ((-1, 15.0), (1, 19.0)):
        outline = [
            (foot[0], foot[1] + 5),
            (foot[0] + side * 4, foot[1] + 2),
            (foot[0] + side * reach, 18.5),
            (foot[0] + side * (reach - 3.0), 12),
            (foot[0] + side * (reach - 5.0), 6.6),
            (foot[0], 6.6),
        ]
        s.extrude_y(outline, y + 6.5, y + 11.5, "glass_tower")
    s.box(x - 22, y - 2, 0, 74, 22, 6.0, "glass_hall")
    s.box(x - 23, y - 3, 6.0, 76, 24, 0.7, "hull_white")
    s.box(x - 23, y - 3.05, 5.85, 76, 0.1, 0.15, "lamp_warm")
    for i in range(19):
        s.box(x - 21.5 + i * 4.0, y - 2.2, 0, 0.3, 0.4, 6.0, "hull_white")


def renrenwu(s: Solid, x: float, y: float) -> None:
    """The hut: a clear glass room under close-set timber frames shaped like the character for 'person'."""
    rng = Random("hut")
    w, h = 26.0, 10.0
    s.box(x, y, 0, w, 10, 0.5, "wood_pale")
    s.box(x + 2.5, y + 1.6, 0.5, w - 5, 6.5, 3.6, "glass_lit")
    for i in range(9):
        s.box(x + 2.5 + (w - 5.1) * i / 8, y + 1.5, 0.5, 0.12, 0.12, 3.6, "wood_dark")
    s.box(x + 2.3, y + 1.4, 4.1, w - 4.6, 7, 0.3, "wood")
    for k in range(5):
        fy = y - 0.6 + k * 2.6
        for i in range(5):
            mx = x + 3 + i * 5.0
            s.beam((mx - 3.6, fy, 0.2), (mx + 0.3, fy, h), 0.2, "wood", 5)
            s.beam((mx + 3.6, fy, 0.2), (mx - 0.3, fy, h), 0.2, "wood", 5)
            s.beam((mx - 1.6, fy, h * 0.58), (mx + 1.6, fy, h * 0.58), 0.13, "wood_pale", 5)
    for i in range(5):
        for dz, dx in ((h - 0.5, 0.0), (h * 0.58, -1.6), (h * 0.58, 1.6), (h * 0.3, -2.6), (h * 0.3, 2.6)):
            s.beam((x + 3 + i * 5 + dx, y - 1.0, dz), (x + 3 + i * 5 + dx, y + 10.4, dz), 0.13, "wood_pale", 5)
    for i in range(26):
        row, at = divmod(i, 13)
        s.beam(
            (x + w + 4 + at * 0.95 + row * 0.45, y + 1, 0.45 + row * 0.82),
            (x + w + 4 + at * 0.95 + row * 0.45, y + 4, 0.45 + row * 0.82),
            0.46 * rng.uniform(0.85, 1),
            rng.choice(("wood", "wood_pale", "log_end")),
            10,
        )


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


def wingon_twins(s: Solid, x: float, y: float) -> None:
    """Two four-storey flat-slab warehouses: the west in rough cement, the east in patterned glass."""
    rng = Random("wingon")
    w, d, h, storeys = 36.0, 24.0, 18.4, 4
    for k, x0 in enumerate((x, x + w + 7)):
        skin, frame = (("cement_rough", "concrete_old"), ("glass_silk", "hull_white"))[k]
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
                if k == 0 or j == 0:
                    s.box(
                        wx - 1.35,
                        y - 0.06,
                        wz,
                        2.7,
                        0.08,
                        2.1,
                        "glass_lit" if rng.random() < 0.34 or j == 0 else "glass",
                    )
                    for q in (-0.45, 0.45):
                        s.box(wx + q - 0.05, y - 0.12, wz, 0.1, 0.06, 2.1, "black_iron")
        s.box(x0 - 0.3, y - 0.4, h, w + 0.6, 0.6, 0.9, frame)
        s.box(x0 + 6, y + 8, h, 8, 8, 3.2, skin)
    s.box(x + w, y + 6, 5.2, 7, 10, 3.4, "glass_lit_dim")
    s.box(x + w, y + 5.8, 8.6, 7, 10.4, 0.3, "hull_white")


HALF_DECK = 8.0


def _on_bridge(x: float, y: float, u: float, v: float, z: float) -> Point:
    skew = math.radians(BRIDGE_SKEW_DEG)
    return (x + math.sin(skew) * u + math.cos(skew) * v, y - math.cos(skew) * u + math.sin(skew) * v, z)


def _deck_z(u: float) -> float:
    if u > 0:
        return 30.0 + 0.018 * u
    return 30.0 + 0.022 * u + 0.04 * min(0.0, u + 110)


def yangpu_pylon(s: Solid, x: float, y: float) -> None:
    """The shore pylon, an inverted Y on a waisted base, with the inner cables of both fans."""
    waist, merge, top = _deck_z(0), 66.0, 97.0
    for v in (-1, 1):
        knee = _on_bridge(x, y, 0, v * (HALF_DECK + 2.6), waist)
        s.beam(_on_bridge(x, y, 0, v * 6.5, 0), knee, 2.3, "bridge", 8, 1.7)
        s.beam(knee, _on_bridge(x, y, 0, v * 1.2, merge), 1.7, "bridge", 8, 1.6)
    s.beam(_on_bridge(x, y, 0, 0, merge - 2), _on_bridge(x, y, 0, 0, top), 2.3, "bridge", 8, 1.6)
    s.beam(
        _on_bridge(x, y, 0, -HALF_DECK - 2.4, waist - 2.6),
        _on_bridge(x, y, 0, HALF_DECK + 2.4, waist - 2.6),
        1.2,
        "bridge",
        6,
    )
    s.box(x - 9, y - 9, -0.3, 18, 18, 1.6, "concrete")
    s.tube(x, y, top, 0.25, 0.1, 1.4, "black_iron", 6)
    _cables(s, x, y, range(1, 4))


def yangpu_deck(s: Solid, x: float, y: float) -> None:
    """The deck crossing at an angle, its lamps, the approach piers and the outer cables."""
    start, end, steps = -310.0, 260.0, 57
    for i in range(steps):
        a, b = start + (end - start) * i / steps, start + (end - start) * (i + 1) / steps
        for lower, upper, wide, material in (
            (-1.3, 0.0, HALF_DECK * 0.82, "bridge_dark"),
            (0.0, 0.35, HALF_DECK, "bridge"),
        ):
            corners = ((a, -wide), (b, -wide), (b, wide), (a, wide))
            s.loft([[_on_bridge(x, y, u, v, _deck_z(u) + dz) for u, v in corners] for dz in (lower, upper)], material)
        for v in (-HALF_DECK, HALF_DECK):
            s.beam(
                _on_bridge(x, y, a, v, _deck_z(a) + 1.2), _on_bridge(x, y, b, v, _deck_z(b) + 1.2), 0.12, "bridge", 4
            )
        if i % 2 == 0:
            v = -HALF_DECK * 0.6
            s.beam(
                _on_bridge(x, y, a, v, _deck_z(a) + 0.3),
                _on_bridge(x, y, a, v, _deck_z(a) + 4.0),
                0.09,
                "black_iron",
                5,
            )
            lit = _on_bridge(x, y, a, v, _deck_z(a) + 3.9)
            s.box(lit[0] - 0.3, lit[1] - 0.2, lit[2], 0.6, 0.4, 0.22, "lamp_glow")
    _cables(s, x, y, range(4, 17))
    for u in (-120.0, -160.0, -200.0, -240.0, -280.0):
        for v in (-4.0, 4.0):
            s.beam(_on_bridge(x, y, u, v, -0.2), _on_bridge(x, y, u, v, _deck_z(u) - 1.2), 1.0, "bridge", 8)
        s.beam(_on_bridge(x, y, u, -6, _deck_z(u) - 1.9), _on_bridge(x, y, u, 6, _deck_z(u) - 1.9), 0.9, "bridge", 6)


def _cables(s: Solid, x: float, y: float, numbers: range) -> None:
    for i in numbers:
        for u in (-(6 + i * 6.9), 6 + i * 8.4):
            for v in (-HALF_DECK, HALF_DECK):
                s.beam(
                    _on_bridge(x, y, u, v, _deck_z(u) + 0.4),
                    _on_bridge(x, y, 0, v * 0.12, 70 + i * 1.55),
                    0.1,
                    "cable",
                    4,
                )
