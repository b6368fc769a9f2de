"""The far bank, its wharves, silos, trees and towers, and a hint of Lujiazui upstream to the west-south-west."""

from __future__ import annotations

import math
from random import Random

import far_city
from cranes import portal_crane
from hulls import WATER_Z
from solid import Solid
from stage import Stage
from trees import grove

BANK_Y = -430.0
WEST, EAST = -2600.0, 5200.0


def _towers(
    stage: Stage, rng: Random, x0: float, x1: float, y0: float, y1: float, gap: float, haze: int, *, south: bool
) -> None:
    """Estates of towers over a strip of land: turned copies of a few models, about 2.4 times their far size."""
    x = x0
    while x < x1:
        k = rng.randrange(6)
        kind, wall = ("office" if k == 5 else "flats"), ("city_pale", "city_warm", "city_rose")[k % 3]

        def make(k: int = k, kind: str = kind, wall: str = wall) -> Solid:
            own = Random(f"round-tower-{k}")
            h = 24 + 3.2 * k
            return (
                far_city.office(own, h * 1.15, f"@{haze}")
                if kind == "office"
                else far_city.residential(own, h, wall, f"@{haze}")
            )

        turn = rng.uniform(-0.5, 0.5) + (math.pi if south else 0.0)
        stage.instance(f"round-{kind}-{k}-{haze}", make, x, rng.uniform(y0, y1), 0, rng.uniform(2.1, 2.7), turn)
        x += gap * rng.uniform(0.45, 1.7)


def _silos(s: Solid, x: float, y: float) -> None:
    """The great grain silos of the Minsheng wharf, a comb of concrete cylinders with a gallery on top."""
    for i in range(12):
        s.tube(x + i * 11.0, y, 0, 5.6, 5.6, 42, "concrete@25", 20)
    s.box(x - 6, y - 6, 42, 134, 12, 6, "concrete@25")
    for i in range(22):
        s.box(x - 4 + i * 6, y + 6.0, 43.6, 3.4, 0.1, 2.6, "glass@25")
    s.box(x + 128, y - 7, 0, 12, 14, 56, "concrete_old@25")
    s.extrude_y([(x - 40, 0), (x - 36, 0), (x + 6, 43), (x + 2, 43)], y + 6, y + 9, "steel_grey@25")


def lujiazui(s: Solid, x: float, y: float) -> None:
    """The four towers everyone knows, in their true sizes, deep in haze."""
    haze = "@70"
    for z0, z1, r0, r1 in (
        (0, 93, 9, 9),
        (93, 143, 25, 25),
        (143, 250, 7, 7),
        (250, 295, 22, 22),
        (295, 350, 4, 3.5),
        (350, 468, 2, 0.5),
    ):
        if r0 > 15:
            rings = []
            for k in range(1, 8):
                a = math.pi * k / 8 - math.pi / 2
                rings.append(
                    [
                        (
                            x + r0 * math.cos(a) * math.cos(q),
                            y + r0 * math.cos(a) * math.sin(q),
                            (z0 + z1) / 2 + (z1 - z0) / 2 * math.sin(a),
                        )
                        for q in (2 * math.pi * i / 18 for i in range(18))
                    ]
                )
            s.loft(rings, "city_rose" + haze)
        else:
            s.tube(x, y, z0, r0, r1, z1 - z0, "city_pale" + haze, 12)
    for k in range(3):
        a = 2 * math.pi * k / 3
        s.beam(
            (x + 42 * math.cos(a), y + 42 * math.sin(a), 0),
            (x + 8 * math.cos(a), y + 8 * math.sin(a), 96),
            4,
            "city_pale" + haze,
            8,
        )
    tx, ty = x - 420, y - 560
    rings = []
    for k in range(21):
        t = k / 20
        r, twist = 37 - 17 * t, 2.1 * t
        rings.append(
            [
                (
                    tx + (r - (6 if i == 0 else 0)) * math.cos(twist + 2 * math.pi * i / 15),
                    ty + (r - (6 if i == 0 else 0)) * math.sin(twist + 2 * math.pi * i / 15),
                    632 * t,
                )
                for i in range(15)
            ]
        )
    s.loft(rings, "city_glass" + haze)
    wx, wy = x - 250, y - 540
    s.loft(
        [
            [(wx - a, wy - b, z), (wx + a, wy - b, z), (wx + a, wy + b, z), (wx - a, wy + b, z)]
            for z, a, b in ((0, 29, 29), (240, 29, 22), (440, 29, 9))
        ],
        "city_glass" + haze,
    )
    for side in (-1, 1):
        s.box(wx + side * 22 - 7, wy - 7, 440, 14, 14, 46, "city_glass" + haze)
    s.box(wx - 29, wy - 7, 482, 58, 14, 10, "city_glass" + haze)
    jx, jy, z = x - 330, y - 460, 0.0
    for k, rise in enumerate((120, 80, 58, 40, 28, 20, 14, 10)):
        half = 26 - k * 2.5
        s.box(jx - half, jy - half, z, 2 * half, 2 * half, rise, "city_pale" + haze)
        s.box(jx - half - 1.5, jy - half - 1.5, z + rise - 2, 2 * half + 3, 2 * half + 3, 2, "city_glass" + haze)
        z += rise
    s.tube(jx, jy, z, 5, 0.5, 421 - z, "city_pale" + haze, 8)
    rng = Random("lujiazui")
    for _ in range(34):
        bx, by, h, half = (
            x + rng.uniform(-900, 420),
            y + rng.uniform(-900, 40),
            rng.uniform(90, 230),
            rng.uniform(17, 28),
        )
        s.box(
            bx - half, by - half, 0, 2 * half, 2 * half, h, rng.choice(("city_glass", "city_pale", "city_warm")) + "@75"
        )
        s.box(bx - half * 0.6, by - half * 0.6, h, half * 1.2, half * 1.2, h * 0.1, "city_pale@75")


def compose_pudong(stage: Stage, x: float) -> None:
    """The opposite bank as seen from the ship at x: quay, trees, wharf cranes, silos, three depths of towers."""
    s, rng = Solid(), Random("pudong")
    s.box(WEST, BANK_Y - 2400, -1.0, EAST - WEST, 2400, 1.0, "lawn@30")
    s.box(WEST, BANK_Y - 1.5, WATER_Z - 0.4, EAST - WEST, 2.0, -WATER_Z + 0.7, "quay_wall@15")
    s.box(WEST, BANK_Y - 16, 0, EAST - WEST, 7, 0.1, "paving@15")
    for i in range(int((EAST - WEST) / 30)):
        s.box(WEST + i * 30, BANK_Y + 0.5, WATER_Z, 0.8, 0.8, 4.4, "wood_wet@15")
    for cx, reach in ((420, -24), (560, 22), (2520, -26), (2640, 24)):
        crane = Solid()
        portal_crane(crane, cx, BANK_Y - 20, 46, reach=reach, colour="steel_blue@20")
        crane.face_materials = [m if "@" in m else m + "@20" for m in crane.face_materials]
        s.join(crane)
    for i in range(26):
        bx, w = WEST + 60 + i * 300 + rng.uniform(-80, 80), rng.uniform(40, 90)
        s.box(
            bx,
            BANK_Y - 70,
            0,
            w,
            24,
            rng.uniform(7, 13),
            rng.choice(("brick_red", "plaster_pale", "panel_white", "brick_grey")) + "@25",
        )
        s.gable_roof(bx - 1, BANK_Y - 71, 11.0, w + 2, 26, 4.5, rng.choice(("roof_grey_tile", "roof_tile")) + "@25")
    _silos(s, 1830, BANK_Y - 44)
    lujiazui(s, -2250, -900)
    stage.put(s)
    for _ in range(1500):
        k, tx = rng.randrange(3), rng.uniform(max(WEST, x - 2300), min(EAST, x + 2300))
        if not 1810 < tx < 1980:
            stage.instance(
                f"bank-tree-{k}",
                lambda k=k: _bank_tree(k),
                tx,
                BANK_Y - rng.choice((rng.uniform(17, 26), rng.uniform(28, 48))),
                0,
                rng.uniform(0.9, 1.7),
                rng.random() * 6,
            )
    for y0, y1, gap, haze in ((-560, -500, 70, 30), (-760, -620, 62, 45), (-1150, -850, 50, 60)):
        _towers(stage, rng, max(WEST, x - 2200), min(EAST, x + 2200), y0, y1, gap, haze, south=True)


def _bank_tree(k: int) -> Solid:
    """A round crown as a coarse, hazy ball of cards."""
    s = grove(k)
    s.face_materials = [f"{m}@25" for m in s.face_materials]
    return s


def compose_hinterland(stage: Stage, x: float) -> None:
    """What lies inland of the modelled shore and beyond its two ends: land, trees, rows of towers."""
    s, rng = Solid(), Random("hinterland")
    s.box(x - 2600, 95, -1.0, 5200, 2200, 1.0, "lawn@25")
    for a, b in ((x - 2600, -328.0), (3128.0, x + 2600)):
        if b > a:
            s.box(a, 0, WATER_Z - 0.4, b - a, 96, -WATER_Z + 0.4, "quay_wall@10")
            s.box(a, 12, 0, b - a, 84, 0.1, "lawn@10")
    for i in range(60):
        bx, w, h = x - 1900 + i * 64 + rng.uniform(-15, 15), rng.uniform(24, 46), rng.uniform(9, 22)
        near = -300 < bx < 3100
        y = rng.uniform(125, 180) if near else rng.uniform(30, 70)
        s.box(bx, y, 0, w, 14, h, rng.choice(("city_warm", "city_rose", "city_pale")) + "@25")
        s.gable_roof(bx - 0.6, y - 0.6, h, w + 1.2, 15, 3.6, rng.choice(("roof_grey_tile", "roof_tile")) + "@25")
    stage.put(s)
    for _ in range(900):
        k, tx = rng.randrange(3), rng.uniform(x - 1900, x + 1900)
        y = rng.uniform(99, 125) if -320 < tx < 3120 else rng.uniform(14, 90)
        stage.instance(f"bank-tree-{k}", lambda k=k: _bank_tree(k), tx, y, 0, rng.uniform(0.9, 1.5), rng.random() * 6)
    for y0, y1, gap, haze in ((330, 430, 120, 45), (500, 680, 84, 55), (800, 1150, 62, 65)):
        _towers(stage, rng, x - 2000, x + 2000, y0, y1, gap, haze, south=False)
