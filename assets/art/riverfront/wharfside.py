"""The landmarks of the western half, from the wharf (x = 0 m) to the end of the waterworks boardwalk (x = 1370 m)."""

from __future__ import annotations

import math
from random import Random

import buildings as b
import castle
import harbour as h
import promenade as p
from facades import belt
from solid import Solid
from stage import Stage

# Each dock's left side and width in metres; their length is shortened to keep the far end in sight.
DOCKS = ((240.0, 36.0), (330.0, 40.0))
DOCK_LENGTH = 64.0


def wharf(stage: Stage) -> None:
    """The passenger wharf: glazed terminal, brick relief wall, pontoon and two white cruise boats."""
    s, rng = Solid(), Random("wharf")
    s.box(-52, 26, 0, 76, 16, 4.6, "plaster_pale")
    s.box(-50, 25.8, 0.6, 72, 0.3, 3.4, "glass_lit")
    for i in range(25):
        s.box(-50 + i * 3.0, 25.6, 0.2, 0.22, 0.3, 4.4, "hull_white")
    s.box(-56, 22, 4.6, 86, 22, 0.6, "hull_white")
    s.box(-46, 28, 5.2, 62, 13, 4.2, "plaster_pale")
    s.box(-44, 27.8, 5.8, 58, 0.3, 2.9, "glass_lit_dim")
    for i in range(30):
        s.box(-44 + i * 2.0, 27.6, 5.4, 0.14, 0.24, 3.6, "hull_white")
    s.extrude_y([(-56, 9.2), (-15, 11.4), (28, 9.4), (28, 10.1), (-15, 12.1), (-56, 9.9)], 23.5, 44, "hull_white")
    s.box(-50, 27.2, 9.1, 70, 0.2, 0.12, "lamp_line")
    for px in (-54, -36, -18, 0, 24):
        s.beam((px, 23.2, 0), (px, 24.2, 9.4), 0.2, "hull_white", 8)
    stage.put(s, "qinhuangdao-wharf")
    s = Solid()
    s.box(34, 24, 0, 36, 1.4, 6.2, "brick_relief")
    s.box(33.6, 23.8, 6.2, 36.8, 1.8, 0.4, "stone_old")
    for _ in range(60):
        x, z = 35 + rng.random() * 32, 0.5 + rng.random() * 3.4
        s.box(x, 23.9 - rng.random() * 0.25, z, rng.uniform(0.8, 2.2), 0.4, rng.uniform(0.5, 1.6), "brick_relief")
    for i in range(9):
        x = 36 + i * 3.6
        s.tube(x, 23.85, 0.2, 0.55, 0.4, 2.6 + (i % 3) * 0.5, "brick_relief", 8)
        s.tube(x, 23.85, 3.0 + (i % 3) * 0.5, 0.32, 0.26, 0.6, "brick_relief", 8)
    stage.put(s, "qinhuangdao-wharf")
    s = Solid()
    h.pontoon(s, -46, 62, gangways=(0.25, 0.75))
    h.river_boat(s, -40, -21.5, rng, length=52, decks=2)
    h.river_boat(s, 26, -17, rng, length=34, decks=1, bow=-1, trim="hull_red")
    stage.put(s, "qinhuangdao-wharf")
    for x in range(-40, 20, 10):
        stage.light(x, -13, -0.2, 60)
    for x in range(-45, 25, 9):
        stage.light(x, 23, 4.0, 90)


def huangpu(stage: Stage) -> None:
    """The old red brick warehouses of Whangpoo Wharf, their iron gate and a quay derrick."""
    s, rng = Solid(), Random("huangpu")
    b.gabled_warehouse(s, 78, 28, 20, 34, 11.5, rng, storeys=3, ridge="y")
    b.gabled_warehouse(s, 100, 28, 20, 34, 11.5, rng, storeys=3, ridge="y", wall="brick_dark")
    b.gabled_warehouse(s, 132, 27, 62, 18, 9.6, rng, storeys=2)
    for x in (121.5, 130.0):
        s.box(x, 27.5, 0, 1.0, 1.0, 4.4, "brick_dark")
        s.box(x - 0.2, 27.3, 4.4, 1.4, 1.4, 0.4, "stone")
    for i in range(15):
        x = 122.7 + i * 0.5
        s.box(x, 28, 0, 0.09, 0.09, 3.6 + 0.7 * math.sin(math.pi * i / 14), "black_iron")
    for z in (0.4, 1.8, 3.4):
        s.box(122.5, 28, z, 7.5, 0.1, 0.12, "black_iron")
    s.box(141, 24, 0, 2.6, 0.2, 2.2, "black_iron")
    stage.put(s, "huangpu-wharf-warehouses")
    s = Solid()
    s.tube(176, 8, 0, 1.4, 1.1, 1.6, "black_iron", 12)
    s.beam((176, 8, 1.4), (176, 8, 12), 0.3, "steel_grey", 8)
    h.lattice(s, (176.4, 8, 2.6), (186, 8, 14), 0.9, 0.4, 9, "steel_grey", 0.1)
    s.beam((176, 8, 12), (186, 8, 14), 0.06, "black_iron", 4)
    s.beam((186, 8, 14), (186, 8, 4.5), 0.05, "black_iron", 4)
    stage.put(s, "huangpu-wharf-warehouses")


def docks(stage: Stage) -> None:
    """The shipyard: two stepped dry docks, tall cranes on rails, workshops and a stack."""
    (d1, w1), (d2, w2) = DOCKS
    s = Solid()
    h.dry_dock(s, d1, w1, DOCK_LENGTH, gate="steel_rust")
    h.dry_dock(s, d2, w2, DOCK_LENGTH, gate="steel_blue")
    stage.put(s, "shipyard-docks")
    s = Solid()
    h.timber_sailer(s, d1 + w1 / 2, 26, -4.6)
    for i in range(12):
        a0, a1 = math.pi * i / 12, math.pi * (i + 1) / 12
        ends = [(d1 + w1 / 2 - 13 * math.cos(a), 56.0, -6.0 + 9.5 * math.sin(a)) for a in (a0, a1)]
        s.beam(ends[0], ends[1], 0.55, "steel_rust", 6)
    stage.put(s, "shipyard-docks")
    for x, y, tall, reach, colour in (
        (224, 9, 46, -24, "steel_red"),
        (300, 12, 52, 30, "steel_red"),
        (391, 9, 48, -28, "steel_orange"),
        (425, 24, 38, 22, "steel_blue"),
    ):
        s = Solid()
        h.portal_crane(s, x, y, tall, reach=reach, colour=colour)
        stage.put(s, "shipyard-docks")
        stage.light(x + 2, y - 4, tall * 0.4, 150)
    s, rng = Solid(), Random("shipyard")
    for x0, x1 in ((206, 238), (280, 326), (374, 450)):
        for y in (5.3, 12.4):
            s.box(x0, y, 0, x1 - x0, 0.16, 0.14, "steel_rust")
    b.sawtooth_shed(s, 396, 50, 60, 20, 11, rng, teeth=6, wall="brick_dark", storeys=2)
    b.chimney(s, 462, 74, 40, 1.9)
    b.gabled_warehouse(s, 282, 40, 40, 16, 11, rng, storeys=2, wall="brick_red")
    b.sawtooth_shed(s, 204, 74, 72, 14, 8, rng, teeth=8, wall="brick_grey")
    b.sawtooth_shed(s, 326, 76, 66, 14, 8, rng, teeth=7, wall="brick_dark")
    s.box(282, 14, 0, 0.4, 0.2, 2.6, "steel_rust")
    s.box(284, 14, 0, 12, 0.12, 2.4, "steel_rust")
    stage.put(s, "shipyard-docks")


def maoma(stage: Stage) -> None:
    """The wool and hemp warehouse: four storeys of tall windows in red brick."""
    s, rng = Solid(), Random("maoma")
    b.flat_block(
        s,
        470,
        25,
        62,
        24,
        19.2,
        rng,
        storeys=4,
        columns=14,
        wall="brick_red",
        size=(1.55, 3.1),
        lit=0.3,
        piers=True,
        bars=(1, 3),
        arch="segmental",
    )
    belt(s, 470, 25, 18.6, 62, 0.5, 0.4)
    s.box(470, 24.6, 4.9, 62, 0.5, 0.35, "stone")
    for i in range(7):
        s.beam((532.2, 30 - i * 0.2, i * 2.7 + 0.3), (537 if i % 2 else 532.2, 30, i * 2.7 + 2.6), 0.14, "steel_grey")
    s.box(497, 24.4, 0, 8, 0.6, 4.4, "stone")
    s.box(498, 24.2, 0, 6, 0.3, 3.8, "glass_lit")
    for i in range(5):
        s.box(498 + i * 1.46, 24.1, 0, 0.14, 0.2, 3.8, "black_iron")
    s.enlarge(470, 25, 1.16)
    stage.put(s, "maoma-warehouse")
    stage.light(501, 22, 3.5, 120)


def ewo(stage: Stage) -> None:
    """The Ewo mill: spinning block with its stair tower, an English villa, weaving sheds and a stack."""
    s, rng = Solid(), Random("ewo")
    b.gabled_warehouse(s, 655, 27, 58, 18, 14.0, rng, storeys=3, wall="brick_red", bay=3.9, window_size=(1.6, 2.8))
    s.box(676, 25.6, 0, 9, 5, 19.5, "brick_red")
    for z in (5, 10, 15.5):
        belt(s, 676, 25.6, z, 9, 0.4, 0.2)
    s.hip_roof(675.4, 25, 19.5, 10.2, 6, 3.4, "roof_slate")
    for z in (6.2, 11.4, 16.4):
        for dx in (2.4, 6.6):
            s.box(676 + dx - 0.6, 25.54, z, 1.2, 0.08, 2.3, "glass_lit" if dx > 3 else "glass")
    b.villa(s, 726, 32, rng)
    b.sawtooth_shed(s, 762, 27, 84, 30, 8.6, rng, teeth=9, wall="brick_grey")
    b.chimney(s, 754, 66, 46, 2.1)
    s.box(716, 24, 0, 1, 1, 4, "brick_dark")
    s.box(722, 24, 0, 1, 1, 4, "brick_dark")
    s.box(716.4, 24.4, 4, 6.2, 0.5, 0.6, "stone")
    stage.put(s, "ewo-mill")


def waterworks(stage: Stage) -> None:
    """The brick castle of the waterworks with its lit gate."""
    s = Solid()
    castle.waterworks(s, 852)
    s.enlarge(852, castle.FRONT_Y, 1.25)
    stage.put(s, "waterworks")
    for x in range(862, 1228, 14):
        stage.light(x, 28.5, 0.8, 55)
    for x in (1004, 1031):
        stage.light(x, 24.0, 1.2, 220)


def boardwalk(stage: Stage) -> None:
    """The timber walk over the water and its old mooring piers."""
    s = Solid()
    p.boardwalk(s, 832.5, 1367.5)
    for x in range(860, 1360, 55):
        p.mooring_pier(s, float(x))
    for x0 in (832.5, 1365.0):
        s.box(x0, -5, -0.45, 4, 6, 0.4, "wood")
    stage.put(s, "waterworks-boardwalk")
