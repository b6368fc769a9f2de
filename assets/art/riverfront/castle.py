"""The waterworks: a long battlemented brick castle with a twin-towered gate."""

from __future__ import annotations

from random import Random

import rooftops as r
from buildings import crowned_wing
from facades import arch_outline, battlements, belt, corbels, quoins, window
from solid import Solid

FRONT_Y = 32.0


def turret(s: Solid, x: float, y: float, z0: float, z1: float, r: float, wall: str) -> None:
    """A small round corner turret on a stone cone, crowned with merlons."""
    s.tube(x, y, z0 - 1.6, 0.15, r + 0.1, 1.6, "stone", 12)
    s.tube(x, y, z0, r, r, z1 - z0, wall, 12)
    s.tube(x, y, z1 - 0.2, r + 0.15, r + 0.15, 0.3, "stone", 12)
    for dx in (-0.75, 0.0, 0.75):
        s.box(x + dx * r - 0.2, y - r, z1, 0.4, r * 2, 0.7, wall)
        s.box(x + dx * r - 0.26, y - r - 0.1, z1 + 0.7, 0.52, r * 2, 0.16, "stone")
    s.box(x - 0.14, y - r - 0.02, (z0 + z1) / 2 - 0.6, 0.28, 0.1, 1.3, "glass")


def tower(
    s: Solid, x: float, y: float, w: float, h: float, rng: Random, *, wall: str = "brick_red", grand: bool = False
) -> None:
    """A square castle tower with lancets, corner stones, corbels and an overhanging crown."""
    s.box(x, y, 0, w, w, h, wall)
    s.box(x - 0.2, y - 0.3, 0, w + 0.4, 0.5, 1.4, "stone")
    quoins(s, x, y, 1.4, h - 2.2)
    quoins(s, x + w, y, 1.4, h - 2.2, -1)
    levels = 3 if h > 13 else 2
    for j in range(levels):
        z = 1.8 + (h - 3.2) * j / levels
        tall = (h - 3.2) / levels
        belt(s, x, y, z - 0.3, w, 0.3)
        belt(s, x, y, z + tall - 0.75, w, 0.28, 0.08, "brick_grey" if wall == "brick_red" else "brick_red")
        offsets = (-w * 0.2, w * 0.2) if grand and j else (0.0,)
        for dx in offsets:
            glass = "glass_lit" if rng.random() < 0.6 else "glass"
            window(
                s,
                x + w / 2 + dx,
                y,
                z + 0.4,
                1.15 if grand and j else 1.5,
                tall - 1.5,
                arch="pointed",
                glass=glass,
                surround=0.26,
                bars=(1, 2),
            )
    s.box(x - 0.45, y - 0.45, h, w + 0.9, w + 0.9, 0.8, wall)
    corbels(s, x - 0.4, y - 0.12, h - 0.5, w + 0.8)
    battlements(s, x - 0.45, y - 0.45, h + 0.8, w + 0.9, wall=wall, pitch=1.7)
    battlements(s, x - 0.45, y + w - 0.15, h + 0.8, w + 0.9, wall=wall, pitch=1.7)
    if grand:
        for tx in (x - 0.2, x + w + 0.2):
            turret(s, tx, y - 0.2, h - 2.6, h + 3.6, 0.95, wall)


def gatehouse(s: Solid, x: float, y: float, rng: Random) -> None:
    """The main gate, 26 m wide: two grand towers, a horseshoe portal and a battlemented bridge between them."""
    tower(s, x, y - 2.5, 8.0, 19.5, rng, grand=True)
    tower(s, x + 18.0, y - 2.5, 8.0, 19.5, rng, grand=True)
    gx, w, h = x + 8.0, 10.0, 12.5
    s.box(gx, y, 0, w, 6, h, "brick_red")
    portal = arch_outline(gx + w / 2, 0, 5.0, 6.4, "horseshoe", 14)
    for scale, out, material in ((1.26, 0.35, "stone"), (1.12, 0.5, "brick_grey"), (1.0, 0.56, "black_iron")):
        s.extrude_y(
            [(gx + w / 2 + (px - gx - w / 2) * scale, max(0.0, pz * (1 + (scale - 1) * 0.8))) for px, pz in portal],
            y - out,
            y + 0.2,
            material,
        )
    for i in range(9):
        s.box(gx + 2.75 + i * 0.56, y - 0.66, 0, 0.1, 0.08, 5.2, "brass")
    for i in range(3):
        window(s, gx + 2.0 + i * 3.0, y, 8.4, 1.2, 2.8, arch="pointed", glass="glass_lit", surround=0.24)
    belt(s, gx, y, 7.7, w, 0.4)
    belt(s, gx, y, 11.7, w, 0.3, 0.1, "brick_grey")
    corbels(s, gx, y, h - 0.6, w)
    battlements(s, gx, y - 0.4, h, w)


def curtain(s: Solid, x: float, y: float, w: float, h: float, wall: str) -> None:
    """A lower battlemented wall with blind pointed arches, a hall roof rising behind it."""
    s.box(x, y, 0, w, 1.2, h, wall)
    s.box(x, y - 0.15, 0, w, 0.3, 0.9, "stone")
    count = max(2, round(w / 4.2))
    for i in range(count):
        cx = x + w * (i + 0.5) / count
        window(
            s,
            cx,
            y,
            1.4,
            2.1,
            h - 2.4,
            arch="pointed",
            glass="brick_grey" if wall == "brick_red" else "brick_red",
            bars=(0, 0),
        )
    battlements(s, x, y - 0.2, h, w, wall=wall)
    s.box(x + 1, y + 9, 0, w - 2, 14, h + 2.5, "brick_grey")
    s.gable_roof(x + 0.5, y + 8.5, h + 2.5, w - 1, 15, 4.5, "roof_slate")
    for i in range(count * 2):
        s.box(
            x + 2 + (w - 4) * i / (count * 2),
            y + 8.95,
            h + 0.6,
            1.0,
            0.06,
            1.4,
            "glass_lit_dim" if i % 3 == 0 else "glass",
        )


def wing_crown(s: Solid, x: float, y: float, w: float, d: float, h: float, wall: str, *, gable: bool) -> None:
    """What lifts a long wing: glazed ridge, stacks, rain pipes and, on the high ones, a stepped gable in the middle."""
    ridge = h + 3.6 * 0.86
    r.lantern_roof(s, x + w * 0.14, y + 1.4 + (d - 1.6) / 2 - 1.3, ridge, w * 0.72, 2.6, "roof_slate")
    for cx in (x + w * 0.08, x + w * 0.9):
        s.box(cx, y + d * 0.62, h, 1.2, 1.0, 5.2, wall)
        s.box(cx - 0.15, y + d * 0.62 - 0.15, h + 5.2, 1.5, 1.3, 0.3, "stone")
        for k in range(2):
            s.tube(cx + 0.3 + k * 0.55, y + d * 0.62 + 0.5, h + 5.5, 0.2, 0.16, 0.6, "brick_red", 8)
    r.downpipes(s, x + 1.4, y - 0.15, w - 2.6, h - 0.6, w / 4)
    if not gable:
        return
    m, wide = x + w / 2, 8.4
    steps = [(m - wide / 2, h - 0.4), (m + wide / 2, h - 0.4)]
    for k in range(4):
        half = wide / 2 - k * 1.05
        z = h + 1.2 + k * 1.1
        steps += [(m + half, z), (m + half - 1.05, z)]
    steps += [(2 * m - a, b) for a, b in reversed(steps[2:])]
    s.extrude_y(steps, y - 0.75, y - 0.1, wall)
    for k in range(4):
        half, z = wide / 2 - k * 1.05, h + 1.2 + k * 1.1
        for side in (-1, 1):
            a = m + side * half
            s.box(min(a, a - side * 1.15), y - 0.9, z, 1.15, 0.95, 0.22, "stone")
    window(s, m, y - 0.75, h + 0.9, 1.6, 2.5, arch="pointed", glass="glass_lit_dim", surround=0.26)
    for side in (-1, 1):
        s.box(m + side * wide / 2 - 0.45, y - 0.9, 0.8, 0.9, 0.9, h + 0.6, wall)
        s.box(m + side * wide / 2 - 0.55, y - 1.0, h + 1.4, 1.1, 1.1, 0.25, "stone")


PLAN: tuple[tuple[str, float, float, str], ...] = (
    ("tower", 6.5, 12.5, "brick_grey"),
    ("wing2", 36.0, 9.6, "brick_red"),
    ("tower", 7.0, 15.0, "brick_red"),
    ("wing3", 38.0, 12.4, "brick_grey"),
    ("tower", 6.5, 14.5, "brick_grey"),
    ("curtain", 26.0, 6.2, "brick_red"),
    ("gate", 26.0, 0.0, ""),
    ("curtain", 26.0, 6.2, "brick_red"),
    ("tower", 6.5, 14.5, "brick_grey"),
    ("wing3", 40.0, 12.4, "brick_red"),
    ("tower", 7.0, 15.5, "brick_red"),
    ("wing2", 36.0, 9.6, "brick_grey"),
    ("tower", 6.5, 13.0, "brick_grey"),
    ("wing2", 30.0, 9.0, "brick_red"),
    ("tower", 6.0, 12.0, "brick_red"),
)
# What stood in the 1920s, before the works grew several times over.
OLD_PARTS = frozenset({0, 1, 2, 5, 6, 7, 8, 9, 10})


def waterworks(s: Solid, x: float, parts: frozenset[int] = frozenset(range(len(PLAN)))) -> None:
    """The whole front, 304 m from x: towers, red and grey wings in turn, the gate a little left of the middle."""
    rng = Random("waterworks")
    y, at = FRONT_Y, x
    for number, (kind, w, h, wall) in enumerate(PLAN):
        other = "brick_grey" if wall == "brick_red" else "brick_red"
        if number not in parts:
            pass
        elif kind == "tower":
            tower(s, at, y - 1.2, w, h, rng, wall=wall, grand=h > 14.8)
        elif kind == "wing2":
            crowned_wing(s, at, y, w, 14, h, rng, wall=wall, belt_material=other, storeys=2, arch="pointed")
            wing_crown(s, at, y, w, 14, h, wall, gable=False)
        elif kind == "wing3":
            crowned_wing(s, at, y, w, 15, h, rng, wall=wall, belt_material=other, storeys=3, arch="horseshoe")
            wing_crown(s, at, y, w, 15, h, wall, gable=True)
        elif kind == "gate":
            gatehouse(s, at, y, rng)
        else:
            curtain(s, at, y, w, h, wall)
        at += w
