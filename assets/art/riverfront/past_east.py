"""The eastern landmarks' places as they may have looked in the 1920s; what the sources leave open stays plain."""

from __future__ import annotations

import math
from random import Random

import buildings as b
import past_boats as boats
import past_ships as ships
import past_works as w
import young_landmarks as new
from furniture import bench
from hulls import WATER_Z
from layout import GROUND_BACK_Y_M
from promenade import CREEK, CREEK_BEND_Y_M
from solid import Solid
from stage import Stage
from trees import plant


def new_ewo(stage: Stage) -> None:
    """The New Ewo mill: weaving sheds, a spinning block and its stack; its founding year is not known to us."""
    s, rng = Solid(), Random("past-new-ewo")
    b.sawtooth_shed(s, 1388, 29, 96, 26, 7.4, rng, teeth=11, wall="brick_grey", lit=0.0)
    b.gabled_warehouse(s, 1494, 29, 52, 16, 12.4, rng, storeys=3, wall="brick_red", lit=0.0, rise=4.4)
    b.sawtooth_shed(s, 1554, 31, 80, 24, 6.8, rng, teeth=10, wall="brick_dark", lit=0.0)
    w.smoking_stack(s, 1488, 62, 46, 2.0)
    w.smoking_stack(s, 1622, 64, 38, 1.7, "brick_red")
    stage.put(s, "demo-section")
    ships.smoke(stage, 1488, 62, 46, rng, high=22)
    ships.smoke(stage, 1622, 64, 38, rng, high=20, size=0.85)
    s = Solid()
    for i in range(22):
        w.stack_of_bales(s, 1392 + i * 11, 14 + rng.uniform(0, 5), rng)
    s.box(1384, 22.5, 0, 250, 0.3, 2.2, "brick_grey")
    stage.put(s, layer="garden")


def fish_landing(stage: Stage) -> None:
    """A plain fish landing, before the covered market: open sheds, baskets, fishing junks side by side."""
    s, rng = Solid(), Random("past-fish")
    w.tin_shed(s, 1688, 27, 40, 13, 4.4, roof="roof_tin")
    w.tin_shed(s, 1732, 28, 36, 12, 4.0)
    w.godown(s, 1700, 47, 44, 12, 6, rng, wall="whitewash")
    stage.put(s, "fishermans-wharf")
    s = Solid()
    for _ in range(90):
        x, y = rng.uniform(1686, 1772), rng.uniform(11, 21)
        s.tube(x, y, 0, 0.3, 0.42, 0.5, "straw", 9)
    stage.put(s, layer="garden")
    s = Solid()
    for i in range(5):
        boats.junk(s, 1688 + i * 17, -13 - (i % 2) * 4, rng, bow=(-1) ** i, sails=i % 3 == 1, length=18)
    stage.put(s, layer="quay")


def landing(stage: Stage) -> None:
    """The crossing: a matshed, a gangplank, sampans waiting for fares."""
    s, rng = Solid(), Random("past-landing")
    w.tin_shed(s, 1838, 27, 22, 7, 3.6, roof="roof_tin")
    s.box(1866, 27, 0, 7, 5, 3, "whitewash")
    s.hip_roof(1865.5, 26.5, 3, 8, 6, 1.8, "roof_grey_tile")
    stage.put(s, "dandong-ferry")
    s = Solid()
    for i in range(7):
        boats.sampan(s, 1826 + i * 7.6, -11 - (i * 5 % 3) * 2.2, rng, bow=(-1) ** i)
    ships.steam_launch(s, 1840, -20)
    stage.put(s, layer="quay")
    ships.smoke(stage, 1849.5, -20, WATER_Z + 4.5, rng, high=7, size=0.35, layer="quay")
    for k in range(4):
        stage.instance("bench-0", lambda: bench(0), 1840 + k * 4.6, 20, layer="garden")


def creek(stage: Stage) -> None:
    """The creek: muddy banks, sampans two deep, a timber footbridge, willows and poplars."""
    x0, x1 = CREEK
    s, rng = Solid(), Random("past-creek")
    s.box(x0, 0.4, WATER_Z - 0.3, x1 - x0, CREEK_BEND_Y_M - 0.4, 0.31, "creek")
    s.box(x0 - 1, CREEK_BEND_Y_M, -0.5, x1 - x0 + 2, GROUND_BACK_Y_M - CREEK_BEND_Y_M, 0.55, "field")
    for x in (x0, x1):
        foot = x + (1.6 if x == x0 else -1.6)
        bank = [(x - 2.4, 0.1), (x, 0.1), (foot, WATER_Z), (x - 2.4, WATER_Z)]
        s.extrude_y(bank, 0, CREEK_BEND_Y_M, "mud")
    s.extrude_x([(CREEK_BEND_Y_M - 4, WATER_Z), (CREEK_BEND_Y_M, 0.06), (CREEK_BEND_Y_M + 1, WATER_Z)], x0, x1, "mud")
    for y, dx, angle in ((7, 4.5, 0.5), (16, 6.5, -0.6), (25, 3.6, 0.4), (33, 7.5, 0.7)):
        boat = Solid()
        boats.sampan(boat, 0, 0, rng)
        boat.turn(3.5, 0, angle)
        boat.vertices = [(px + x0 + dx, py + y, pz) for px, py, pz in boat.vertices]
        s.join(boat)
    w.hut(s, x0 + 2, CREEK_BEND_Y_M + 4, 7, rng)
    stage.put(s, "yangshupu-creek")
    s = Solid()
    for i in range(8):
        x = x0 - 4 + (x1 - x0 + 8) * i / 7
        z = 1.4 * math.sin(math.pi * i / 7)
        for y in (8, 11):
            s.beam((x, y, -4.5), (x, y, z + 1.2), 0.13, "wood_dark", 5)
    n = 14
    for i in range(n):
        a, e = x0 - 4 + (x1 - x0 + 8) * i / n, x0 - 4 + (x1 - x0 + 8) * (i + 1) / n
        z0, z1 = 1.4 * math.sin(math.pi * i / n) + 0.1, 1.4 * math.sin(math.pi * (i + 1) / n) + 0.1
        s.polygon([(a, 7.8, z0), (e, 7.8, z1), (e, 11.2, z1), (a, 11.2, z0)], "wood_grey")
        s.beam((a, 7.8, z0), (e, 7.8, z1), 0.12, "wood_dark", 4)
        s.beam((a, 7.9, z0 + 1.0), (e, 7.9, z1 + 1.0), 0.05, "bamboo", 4)
    stage.put(s, layer="garden")
    for x in range(1989, 2014, 6):
        plant(stage, "willow", x, rng.uniform(46, 58), rng, layer="buildings")
    for x in (1958, 1966, 1975, 1984, 2016, 2023, 2032, 2041):
        plant(stage, ("poplar", "willow")[x % 2], x, rng.uniform(14, 21), rng)


def timber_yard(stage: Stage) -> None:
    """The Xiangtai timber company: log stacks, board piles, a saw mill with its stack, derricks over rafts."""
    s, rng = Solid(), Random("past-timber")
    w.tin_shed(s, 2104, 38, 60, 16, 7, open_front=False)
    w.smoking_stack(s, 2098, 58, 30, 1.4, "brick_red")
    for x0, wide, rows in ((2104, 16, 6), (2124, 22, 8), (2152, 18, 7), (2176, 14, 5)):
        w.log_stack(s, x0, 26, wide, rows, rng)
    stage.put(s, "xiangtai-renrenwu")
    s = Solid()
    for i in range(9):
        w.board_stack(s, 2106 + i * 9.4, 15, rng.uniform(5, 7), rng.uniform(1.4, 3.0), rng)
    stage.put(s, layer="garden")
    s = Solid()
    w.derrick(s, 2140, -2, 16, 10)
    stage.put(s, layer="quay")
    ships.smoke(stage, 2098, 58, 30, rng, high=18, size=0.8)


def cold_store(stage: Stage) -> None:
    """The Ewo cold store of 1920 on the ground of today's green hill: four storeys, almost no windows."""
    s, rng = Solid(), Random("past-cold")
    b.flat_block(
        s,
        2408,
        28,
        54,
        22,
        19,
        rng,
        storeys=4,
        columns=14,
        wall="brick_red",
        size=(0.8, 0.9),
        lit=0.0,
        piers=True,
        bars=(1, 0),
    )
    s.box(2430, 27.2, 0, 9, 1.0, 4.2, "stone")
    s.box(2431.5, 27.0, 0, 6, 0.3, 3.5, "plank_wall")
    w.godown(s, 2468, 29, 34, 15, 7, rng, wall="brick_grey")
    w.smoking_stack(s, 2464, 56, 32, 1.5)
    w.tin_shed(s, 2412, 22.8, 46, 4.5, 3.6, roof="roof_tin")
    stage.put(s, "green-hill")
    ships.smoke(stage, 2464, 56, 32, rng, high=18, size=0.8)


def sugar_works(stage: Stage) -> None:
    """The Minghua sugar works of 1924: the store that still stands, the refinery behind it, two stacks."""
    s, rng = Solid(), Random("minghua")
    b.gabled_warehouse(
        s,
        2622,
        28,
        60,
        18,
        9.4,
        rng,
        storeys=2,
        wall="plaster_pale",
        arch="flat",
        bay=3.3,
        lit=0.0,
        window_size=(1.1, 1.5),
        rise=5.2,
    )
    b.flat_block(
        s, 2600, 54, 40, 16, 20, rng, storeys=5, columns=10, wall="brick_grey", size=(2.0, 2.2), lit=0.0, bars=(2, 2)
    )
    w.smoking_stack(s, 2648, 66, 44, 1.9)
    s.box(2644, 26, 0, 14, 2.2, 0.8, "concrete_old")
    stage.put(s, "minghua-sugar")
    ships.smoke(stage, 2648, 66, 44, rng, high=20)
    s = Solid()
    for i in range(8):
        w.stack_of_bales(s, 2624 + i * 7.4, 15 + rng.uniform(0, 4), rng)
    stage.put(s, layer="garden")


def wing_on(stage: Stage) -> None:
    """The Wing On godowns, both still in rough cement, and the mill's sheds behind."""
    s, rng = Solid(), Random("past-wingon")
    new.wingon_twins(s, 2692, 25, glass=False)
    b.sawtooth_shed(s, 2690, 60, 84, 20, 9, rng, teeth=9, wall="brick_red", lit=0.0)
    w.smoking_stack(s, 2782, 70, 46, 2.0)
    stage.put(s, "wingon-warehouses")
    ships.smoke(stage, 2782, 70, 46, rng, high=22)
    s = Solid()
    for i in range(9):
        w.stack_of_bales(s, 2694 + i * 8.6, 15 + rng.uniform(0, 4), rng)
    stage.put(s, layer="garden")


def open_fields(stage: Stage) -> None:
    """Where salvage bureau and bridge stand today: plots, a lane of low houses, willows, junks off the bank."""
    s, rng = Solid(), Random("past-open")
    b.lilong_row(s, 2262, 32, 56, rng, wall="whitewash")
    for i in range(4):
        w.hut(s, 2794 + i * 13, 27 + rng.uniform(0, 12), rng.uniform(5, 8), rng)
    stage.put(s)
    for x in (2258, 2322, 2790, 2812, 2830, 2846):
        plant(stage, "willow", x, rng.uniform(26, 30), rng, layer="buildings")
    s = Solid()
    boats.junk(s, 2270, -17, rng, length=30)
    ships.river_steamer(s, 2800, -21, rng)
    stage.put(s, layer="quay")
    ships.smoke(stage, 2833, -21, 18, rng, high=13, size=0.8, layer="quay")
