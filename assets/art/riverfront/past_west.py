"""The western landmarks' places as they may have looked in the 1920s; what the sources leave open stays plain."""

from __future__ import annotations

import math
from random import Random

import buildings as b
import castle
import harbour as h
import past_boats as boats
import past_ships as ships
import past_works as w
import rooftops as r
from facades import belt, window
from hulls import WATER_Z
from past_people import worker
from promenade import DOCK_LENGTH, DOCKS
from solid import Solid
from stage import Stage
from trees import plant


def wharf(stage: Stage) -> None:
    """The Dalian mail wharf: timber deck, transit sheds, a liner alongside, students with their cases."""
    s, rng = Solid(), Random("past-wharf")
    w.tin_shed(s, -56, 26, 52, 15, 5.6)
    w.tin_shed(s, 0, 26, 40, 15, 5.2, open_front=False)
    w.godown(s, 44, 28, 30, 18, 7.5, rng, wall="brick_dark")
    for i in range(14):
        w.stack_of_bales(s, -52 + i * 6.6, 28 + rng.uniform(0, 5), rng)
    s.beam((-6, 25, 0), (-6, 25, 15), 0.12, "wood", 6)
    s.beam((-8, 25, 11.5), (-4, 25, 11.5), 0.06, "wood", 5)
    stage.put(s, "qinhuangdao-wharf")
    s = Solid()
    ships.liner(s, -48, -17, rng, bow=-1)
    for x in (-20, 8, 26):
        s.beam((x, -8.5, 1.6), (x + 4, -4, 0.1), 0.1, "wood_pale", 4)
        s.polygon([(x - 0.5, -9, 1.7), (x + 0.5, -9, 1.7), (x + 4.6, -4, 0.1), (x + 3.6, -4, 0.1)], "wood_pale")
    stage.put(s, layer="quay")
    ships.smoke(stage, 9, -17, WATER_Z + 22, rng, high=16, size=0.9, layer="quay")
    s = Solid()
    for i in range(8):
        w.stack_of_bales(s, -60 + i * 17, 14 + rng.uniform(0, 3), rng)
    stage.put(s, layer="garden")
    for _ in range(34):
        worker(
            stage, "onlooker", rng.uniform(-30, 60), rng.uniform(-5.5, -1), rng, turn=rng.uniform(0, 6), layer="quay"
        )


def huangpu(stage: Stage) -> None:
    """The eleven godowns behind the wharf and the open coal yard with its derricks and lighters."""
    s, rng = Solid(), Random("past-huangpu")
    for x0, wall in ((78.0, "brick_red"), (99.5, "brick_dark")):
        b.gabled_warehouse(s, x0, 28, 20, 34, 11.5, rng, storeys=3, ridge="y", wall=wall, lit=0.0)
    b.gabled_warehouse(s, 132, 27, 62, 18, 9.6, rng, storeys=2, rise=5.0, lit=0.0)
    for k in range(3):
        w.godown(s, 84 + k * 38, 66, 34, 16, 8, rng, gable=False)
    stage.put(s, "huangpu-wharf-warehouses")
    s = Solid()
    for x0, wide, y in ((98, 26, 15), (128, 34, 16), (166, 22, 14.5)):
        w.coal_heap(s, x0, y, wide, 3.6, rng)
    s.box(96, 21.5, 0, 96, 0.25, 1.8, "plank_wall")
    stage.put(s, layer="garden")
    s = Solid()
    w.derrick(s, 122, -1.5, 15, -10)
    w.derrick(s, 172, -1.5, 16, 11)
    boats.lighter(s, 108, -12, rng, "coal")
    boats.lighter(s, 150, -13, rng, "coal")
    stage.put(s, layer="quay")


def docks(stage: Stage) -> None:
    """The foreign shipyard: a steamer in the first dock, the second empty, a ship in frame, sheers, smoke."""
    (d1, w1), (d2, w2) = DOCKS
    s, rng = Solid(), Random("past-docks")
    h.dry_dock(s, d1, w1, DOCK_LENGTH)
    h.dry_dock(s, d2, w2, DOCK_LENGTH)
    stage.put(s, "shipyard-docks")
    s = Solid()
    h.dock_gate(s, d1, w1, gate="hull_black")
    h.dock_gate(s, d2, w2, gate="steel_rust")
    stage.put(s, layer="quay")
    s = Solid()
    ships.river_steamer(s, d1 + w1 / 2 - 37, 44, rng)
    s.vertices = [(d1 + w1 / 2 + (px - d1 - w1 / 2) * 0.82, py, pz - 1.6) for px, py, pz in s.vertices]
    s.turn(d1 + w1 / 2, 44, math.radians(64))
    stage.put(s, "shipyard-docks")
    s = Solid()
    w.slipway(s, 278, 29, 46, rng)
    w.sheerlegs(s, 228, 30, 34, -9)
    w.sheerlegs(s, 392, 29, 38, -10)
    w.derrick(s, 214, 30, 17, 9)
    w.derrick(s, 424, 31, 18, 12)
    b.sawtooth_shed(s, 396, 50, 60, 20, 11, rng, teeth=6, wall="brick_dark", storeys=2, lit=0.0)
    b.sawtooth_shed(s, 204, 74, 72, 14, 8, rng, teeth=8, wall="brick_grey", lit=0.0)
    b.sawtooth_shed(s, 326, 76, 66, 14, 8, rng, teeth=7, wall="brick_dark", lit=0.0)
    b.gabled_warehouse(s, 281, 52, 42, 14, 10, rng, storeys=2, wall="brick_red", lit=0.0)
    w.smoking_stack(s, 462, 74, 40, 1.9)
    w.smoking_stack(s, 276, 84, 34, 1.6)
    for i in range(7):
        s.box(432 + i * 3.6, 27 + i % 2, 0, 3.2, 1.2, 0.3 + 0.3 * (i % 3), "steel_rust")
    stage.put(s, "shipyard-docks")
    ships.smoke(stage, 462, 74, 40, rng, high=22)
    ships.smoke(stage, 276, 84, 34, rng, high=18, size=0.8)


def maoma(stage: Stage) -> None:
    """The new wool and hemp store of 1920, bales before its doors."""
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
        columns=15,
        wall="brick_red",
        size=(1.7, 3.35),
        lit=0.0,
        piers=True,
        bars=(2, 4),
        arch="segmental",
    )
    belt(s, 470, 25, 18.6, 62, 0.5, 0.4)
    s.box(470, 24.6, 4.9, 62, 0.5, 0.35, "stone")
    for x in (482, 500, 518):
        s.box(x - 2, 24.3, 0, 4, 0.7, 3.8, "plank_wall")
        s.box(x - 0.3, 22.4, 18.6, 0.6, 3, 0.5, "black_iron")
        s.beam((x, 22.8, 18.6), (x, 22.8, 7), 0.05, "black_iron", 4)
        s.box(x - 0.7, 22.3, 5.6, 1.4, 1.0, 1.2, "sack")
    stage.put(s, "maoma-warehouse")
    s = Solid()
    for i in range(9):
        w.stack_of_bales(s, 474 + i * 6.8, 15 + rng.uniform(0, 4), rng)
    stage.put(s, layer="garden")


def ewo(stage: Stage) -> None:
    """The Ewo mill at full work: spinning block, two smoking stacks, sheds, the manager's villa in its garden."""
    s, rng = Solid(), Random("ewo")
    b.gabled_warehouse(
        s, 652, 27, 61, 18, 14.0, rng, storeys=3, wall="brick_red", bay=3.9, window_size=(1.7, 2.9), rise=4.6, lit=0.0
    )
    r.lantern_roof(s, 658, 34.2, 17.4, 16, 3.4, "roof_tile")
    r.lantern_roof(s, 688, 34.2, 17.4, 20, 3.4, "roof_tile")
    s.box(676, 25.4, 0, 9, 6, 20.5, "brick_red")
    for z in (5, 10, 15.5, 19.6):
        belt(s, 676, 25.4, z, 9, 0.4, 0.2)
    s.hip_roof(675.2, 24.8, 20.5, 10.6, 7.2, 4.2, "roof_slate")
    for z in (6.2, 11.4, 16.6):
        for dx in (2.6, 6.4):
            window(s, 676 + dx, 25.4, z, 1.3, 2.5, arch="round", surround=0.22)
    b.villa(s, 728, 32, rng)
    b.sawtooth_shed(s, 764, 27, 82, 30, 8.6, rng, teeth=9, wall="brick_grey", lit=0.0)
    w.smoking_stack(s, 755, 66, 48, 2.1)
    w.smoking_stack(s, 700, 60, 42, 1.9, "brick_red")
    s.box(714, 24.9, 0, 36, 0.3, 2.2, "brick_dark")
    s.box(752, 24.9, 0, 96, 0.3, 2.6, "brick_grey")
    stage.put(s, "ewo-mill")
    ships.smoke(stage, 755, 66, 48, rng, high=24, size=1.15)
    ships.smoke(stage, 700, 60, 42, rng, high=22)
    for x in (722, 731, 744, 750):
        plant(stage, "camphor", x, 28, rng, size=(0.6, 0.9), layer="buildings")
    s = Solid()
    for i in range(11):
        w.stack_of_bales(s, 658 + i * 7.5, 14 + rng.uniform(0, 5), rng)
    stage.put(s, layer="garden")


def waterworks(stage: Stage) -> None:
    """The works of 1883 with its first additions: battlemented engine houses, steam stacks, filter beds."""
    s, rng = Solid(), Random("past-waterworks")
    castle.waterworks(s, 852, castle.OLD_PARTS)
    s.enlarge(852, castle.FRONT_Y, 1.25)
    for x in (925, 1136):
        w.smoking_stack(s, x, 64, 44, 2.0, "brick_red")
    for x in (1155.0, 1190.0):
        s.box(x, 30, 0, 32, 24, 1.5, "stone")
        s.box(x + 0.8, 30.8, 1.3, 30.4, 22.4, 0.25, "creek")
        s.box(x + 12, 36, 1.5, 6, 6, 3.4, "brick_red")
        s.hip_roof(x + 11.6, 35.6, 4.9, 6.8, 6.8, 2.2, "roof_slate")
    s.box(860, 26.4, 0, 374, 0.4, 1.4, "brick_grey")
    stage.put(s, "waterworks")
    ships.smoke(stage, 925, 64, 44, rng, high=20, size=0.9)
    ships.smoke(stage, 1136, 64, 44, rng, high=20, size=0.9)
    s = Solid()
    s.box(850, 13.2, 0, 386, 11, 0.12, "lawn")
    stage.put(s, layer="garden")
    for x in range(862, 1236, 26):
        plant(stage, ("camphor", "willow", "plane")[x % 3], x, rng.uniform(15, 21), rng, size=(0.5, 0.7))


def intakes(stage: Stage) -> None:
    """What later became the boardwalk's place: intake houses on piles, dolphins, the closed wall."""
    s = Solid()
    for x in (930.0, 1060.0, 1190.0):
        for dx in (0, 3.2, 6.4):
            for py in (-11, -7):
                s.beam((x + dx, py, WATER_Z - 0.8), (x + dx, py, 0), 0.3, "wood_wet", 7)
        s.box(x - 1, -12, 0, 8.4, 6, 0.3, "wood_grey")
        s.box(x, -11, 0.3, 6.4, 4, 3.0, "brick_red")
        s.hip_roof(x - 0.4, -11.4, 3.3, 7.2, 4.8, 1.8, "roof_slate")
        s.box(x + 2.4, -11.06, 0.9, 1.6, 0.08, 1.5, "glass")
        s.box(x + 2.4, -6.5, -0.1, 1.6, 7.5, 0.25, "wood_grey")
    for x in range(860, 1360, 55):
        for k in range(5):
            a = 2 * math.pi * k / 5
            s.beam(
                (x + 1.5 * math.cos(a), -6.2 + 1.2 * math.sin(a), WATER_Z - 0.8),
                (x + 0.4 * math.cos(a), -6.2 + 0.4 * math.sin(a), 0.6),
                0.24,
                "wood_wet",
                6,
            )
    stage.put(s, layer="quay")
