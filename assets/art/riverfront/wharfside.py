"""The landmarks of the western half, from the wharf (x = 0 m) to the end of the waterworks boardwalk (x = 1370 m)."""

from __future__ import annotations

import math
from random import Random

import buildings as b
import castle
import harbour as h
import promenade as p
import rooftops as r
import vessels as v
from cranes import lattice, portal_crane
from facades import belt, window
from people import OFTEN, person
from promenade import DOCK_LENGTH, DOCKS
from relief_wall import relief_wall
from solid import Solid
from stage import Stage


def wharf(stage: Stage) -> None:
    """The passenger wharf: two glazed storeys under a long curved roof, brick relief wall, pontoon, boats."""
    s, rng = Solid(), Random("wharf")
    s.box(-52, 26.4, 0, 76, 16, 4.6, "panel_white")
    for i in range(25):
        s.polygon(
            [
                (-49.9 + i * 3, 25.9, 0.3),
                (-47.1 + i * 3, 25.9, 0.3),
                (-47.1 + i * 3, 25.9, 4.2),
                (-49.9 + i * 3, 25.9, 4.2),
            ],
            "glass_lit",
        )
        s.box(-50.1 + i * 3.0, 25.7, 0.2, 0.2, 0.3, 4.4, "hull_white")
    s.box(-56, 22.4, 4.6, 86, 21.6, 0.5, "hull_white")
    s.box(-56, 22.3, 4.66, 86, 0.12, 0.18, "lamp_line")
    s.box(-46, 28.4, 5.1, 62, 13, 4.4, "panel_white")
    for i in range(30):
        s.polygon(
            [
                (-43.9 + i * 2, 27.9, 5.5),
                (-42.1 + i * 2, 27.9, 5.5),
                (-42.1 + i * 2, 27.9, 8.9),
                (-43.9 + i * 2, 27.9, 8.9),
            ],
            ("glass_lit_dim", "glass_lit", "glass")[i * 7 % 3],
        )
        s.box(-44.08 + i * 2.0, 27.6, 5.2, 0.12, 0.34, 4.0, "hull_white")
    for i in range(42):
        s.box(-55.4 + i * 2.05, 22.6, 5.1, 0.05, 0.05, 1.05, "steel_grey")
    s.box(-55.5, 22.58, 6.1, 85, 0.08, 0.06, "steel_grey")
    n = 16
    over = [(-58 + 88 * i / n, 9.5 + 2.6 * math.sin(math.pi * i / n)) for i in range(n + 1)]
    s.extrude_y([*over, *((x, z - 0.55) for x, z in reversed(over))], 23.2, 44, "hull_white")
    s.extrude_y([*((x, z - 0.56) for x, z in over), *((x, z - 0.7) for x, z in reversed(over))], 23.6, 44, "wood_pale")
    s.box(-50, 27.4, 9.2, 70, 0.2, 0.12, "lamp_line")
    for px in (-54, -36, -18, 0, 24):
        s.beam((px, 23.6, 0), (px, 24.4, 9.7), 0.2, "hull_white", 8)
        s.beam((px, 24.2, 7.0), (px + 3, 26, 10.2), 0.1, "hull_white", 6)
        s.beam((px, 24.2, 7.0), (px - 3, 26, 10.2), 0.1, "hull_white", 6)
    stage.put(s, "qinhuangdao-wharf")
    stage.put(relief_wall(), "qinhuangdao-wharf")
    s = Solid()
    h.pontoon(s, -52, 70, gangways=(0.18, 0.5, 0.82))
    v.ferry(s, -50, -21.5, rng, bow=-1)
    v.cruise_boat(s, -6, -20.8, rng, length=48, decks=2)
    v.cruise_boat(s, 46, -13, rng, length=56, decks=3, bow=-1)
    stage.put(s, layer="quay")
    for x in range(-40, 20, 10):
        stage.light(x, -13, -0.2, 60)
    for x in range(-45, 25, 9):
        stage.light(x, 23.6, 4.0, 90)


def huangpu(stage: Stage) -> None:
    """The old red brick warehouses of Whangpoo Wharf, black iron gate, rust-black plate, a quay derrick."""
    s, rng = Solid(), Random("huangpu")
    for x0, wall in ((78.0, "brick_red"), (99.5, "brick_dark")):
        b.gabled_warehouse(s, x0, 28, 20, 34, 11.5, rng, storeys=3, ridge="y", wall=wall)
        r.downpipes(s, x0, 28, 20, 11.2, 20)
        s.box(x0 + 9, 26.2, 12.4, 0.5, 2, 0.4, "black_iron")
        s.beam((x0 + 9.25, 26.4, 12.5), (x0 + 9.25, 26.4, 9.4), 0.04, "black_iron", 4)
    b.gabled_warehouse(s, 132, 27, 62, 18, 9.6, rng, storeys=2, rise=5.0)
    r.downpipes(s, 132, 27, 62, 9.4, 15)
    r.lantern_roof(s, 142, 34.4, 13.6, 40, 3.2, "roof_tile")
    for x in (140, 158, 176):
        s.box(x, 25.0, 0, 6, 2.2, 0.9, "concrete_old")
        s.extrude_x([(24.2, 3.5), (27, 4.3), (27, 4.45), (24.2, 3.65)], x - 0.5, x + 6.5, "corrugated_rust")
        s.box(x + 1.4, 26.85, 0.9, 3.2, 0.2, 2.5, "wood_dark")
    r.fire_stair(s, 194.5, 30, 2, 4.6)
    for x in (121.2, 130.0):
        s.box(x, 27.5, 0, 1.1, 1.1, 4.4, "brick_dark")
        s.box(x - 0.2, 27.3, 4.4, 1.5, 1.5, 0.35, "stone")
        s.tube(x + 0.55, 28.05, 4.75, 0.1, 0.35, 0.5, "lamp_glow", 8)
    for i in range(20):
        x = 122.5 + i * 0.38
        s.box(x, 28, 0, 0.07, 0.07, 3.4 + 0.9 * math.sin(math.pi * i / 19), "black_iron")
        s.box(x - 0.06, 27.97, 3.4 + 0.9 * math.sin(math.pi * i / 19), 0.19, 0.13, 0.12, "black_iron")
    for z in (0.4, 1.2, 2.6, 3.4):
        s.box(122.4, 28, z, 7.6, 0.08, 0.1, "black_iron")
    for i in range(4):
        s.beam((123.4 + i * 1.9, 27.95, 1.9), (123.4 + i * 1.9, 28.1, 1.9), 0.45, "black_iron", 12)
    s.extrude_y([(136.0, 0), (139.2, 0), (139.2, 2.5), (136.6, 2.3)], 24.6, 24.8, "hull_black")
    s.box(136.0, 24.5, 0, 3.3, 0.4, 0.25, "steel_rust")
    stage.put(s, "huangpu-wharf-warehouses")
    s = Solid()
    s.tube(186, 6, 0, 1.5, 1.2, 1.6, "black_iron", 12)
    s.beam((186, 6, 1.4), (186, 6, 12), 0.3, "steel_grey", 8)
    lattice(s, (186.4, 6, 2.6), (196, 6, 14), 0.9, 0.4, 9, "steel_grey", 0.1)
    s.beam((186, 6, 12), (196, 6, 14), 0.06, "black_iron", 4)
    s.beam((196, 6, 14), (196, 6, 4.5), 0.05, "black_iron", 4)
    s.box(195.5, 5.6, 3.6, 1.0, 0.8, 0.9, "black_iron")
    stage.put(s, layer="garden")


def docks(stage: Stage) -> None:
    """The shipyard: two stepped dry docks, the wreck in her cradle, tower cranes on rails, workshops and a stack."""
    (d1, w1), (d2, w2) = DOCKS
    s = Solid()
    h.dry_dock(s, d1, w1, DOCK_LENGTH)
    h.dry_dock(s, d2, w2, DOCK_LENGTH)
    stage.put(s, "shipyard-docks")
    s = Solid()
    h.dock_gate(s, d1, w1, gate="steel_rust")
    h.dock_gate(s, d2, w2, gate="steel_blue")
    stage.put(s, layer="quay")
    s = Solid()
    h.wreck(s, d1 + w1 / 2, 36, -3.8)
    s.turn(d1 + w1 / 2, 36, math.radians(31))
    stage.put(s, "shipyard-docks")
    s = Solid()
    h.dig_shelter(s, d1 + w1 / 2, 40, -3.9, 30, 30)
    stage.put(s, "shipyard-docks")
    for x, y, tall, reach, colour in (
        (222, 29, 48, -24, "steel_red"),
        (302, 27, 54, 30, "steel_red"),
        (388, 28, 50, -28, "steel_orange"),
        (428, 30, 40, 22, "steel_blue"),
    ):
        s = Solid()
        portal_crane(s, x, y, tall, reach=reach, colour=colour)
        stage.put(s, "shipyard-docks")
        stage.light(x + 2, y - 4, tall * 0.4, 150)
    s, rng = Solid(), Random("shipyard")
    for x0, x1 in ((206, 238), (280, 326), (374, 450)):
        for y in (25.4, 30.6):
            s.box(x0, y, 0, x1 - x0, 0.16, 0.14, "steel_rust")
    b.sawtooth_shed(s, 396, 50, 60, 20, 11, rng, teeth=6, wall="brick_dark", storeys=2)
    b.chimney(s, 462, 74, 40, 1.9)
    b.gabled_warehouse(s, 281, 40, 42, 16, 11, rng, storeys=2, wall="brick_red")
    r.ridge_vents(s, 283, 48, 15.8, 38, 6)
    b.sawtooth_shed(s, 204, 74, 72, 14, 8, rng, teeth=8, wall="brick_grey")
    b.sawtooth_shed(s, 326, 76, 66, 14, 8, rng, teeth=7, wall="brick_dark")
    # Steel plates that tell the yard's history, anchors and a propeller kept as monuments.
    for x in (284, 290.5, 379):
        s.box(x, 25.2, 0, 5.2, 0.14, 2.3, "weathering_steel")
    for k in range(4):
        a = math.pi / 2 * k + 0.4
        s.beam((317, 25.6, 2.0), (317 + 1.6 * math.cos(a), 25.6, 2.0 + 1.6 * math.sin(a)), 0.2, "brass", 6, 0.55)
    s.tube(317, 25.8, 0, 0.3, 0.2, 2.0, "concrete", 8)
    stage.put(s, "shipyard-docks")


def maoma(stage: Stage) -> None:
    """The wool and hemp warehouse: four tall storeys of red brick, close-set tall windows between piers, stone door."""
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
        lit=0.3,
        piers=True,
        bars=(2, 4),
        arch="segmental",
    )
    belt(s, 470, 25, 18.6, 62, 0.5, 0.4)
    s.box(470, 24.6, 4.9, 62, 0.5, 0.35, "stone")
    r.clutter(s, 474, 30, 19.2, 54, 15, rng, wall="brick_red")
    r.downpipes(s, 470, 25, 62, 19, 31)
    for i in range(7):
        s.beam((532.2, 30 - i * 0.2, i * 2.7 + 0.3), (537 if i % 2 else 532.2, 30, i * 2.7 + 2.6), 0.14, "steel_grey")
        s.box(532.2, 29, i * 2.7 + 2.5, 5, 2, 0.12, "steel_grey")
    s.box(497, 24.4, 0, 8, 0.6, 4.6, "stone")
    s.extrude_y([(496.4, 4.6), (505.6, 4.6), (501, 6.0)], 24.3, 25, "stone")
    s.box(498, 24.2, 0, 6, 0.3, 3.8, "glass_lit")
    for i in range(5):
        s.box(498 + i * 1.46, 24.1, 0, 0.14, 0.2, 3.8, "black_iron")
    stage.put(s, "maoma-warehouse")
    stage.light(501, 22, 3.5, 120)


def ewo(stage: Stage) -> None:
    """The Ewo mill: spinning block with its stair tower, an English villa, weaving sheds, the old gate and a stack."""
    s, rng = Solid(), Random("ewo")
    b.gabled_warehouse(
        s, 652, 27, 61, 18, 14.0, rng, storeys=3, wall="brick_red", bay=3.9, window_size=(1.7, 2.9), rise=4.6
    )
    r.lantern_roof(s, 658, 34.2, 17.4, 16, 3.4, "roof_tile")
    r.lantern_roof(s, 688, 34.2, 17.4, 20, 3.4, "roof_tile")
    r.downpipes(s, 652, 27, 61, 13.6, 12)
    s.box(676, 25.4, 0, 9, 6, 20.5, "brick_red")
    for z in (5, 10, 15.5, 19.6):
        belt(s, 676, 25.4, z, 9, 0.4, 0.2)
    for i in range(10):
        s.box(675.9 + i * 0.95, 25.0, 20.0, 0.5, 0.5, 0.5, "stone")
    s.hip_roof(675.2, 24.8, 20.5, 10.6, 7.2, 4.2, "roof_slate")
    s.beam((680.5, 28.4, 24.6), (680.5, 28.4, 28), 0.06, "black_iron", 5)
    for z in (6.2, 11.4, 16.6):
        for dx in (2.6, 6.4):
            window(
                s, 676 + dx, 25.4, z, 1.3, 2.5, arch="round", glass="glass_lit" if dx > 3 else "glass", surround=0.22
            )
    window(s, 680.5, 25.4, 0.2, 3.0, 3.9, arch="round", glass="wood_dark", surround=0.35, bars=(1, 0))
    b.villa(s, 728, 32, rng)
    b.sawtooth_shed(s, 764, 27, 82, 30, 8.6, rng, teeth=9, wall="brick_grey")
    r.downpipes(s, 764, 27, 82, 8.2, 9.11)
    b.chimney(s, 755, 66, 48, 2.1)
    for x in (716.5, 722.5):
        s.box(x, 24.6, 0, 1.1, 1.1, 4.2, "brick_dark")
        s.box(x - 0.2, 24.4, 4.2, 1.5, 1.5, 0.4, "stone")
    s.extrude_y([(717, 4.6), (723, 4.6), (723, 5.2), (720, 6.3), (717, 5.2)], 24.8, 25.4, "brick_dark")
    s.box(714, 24.9, 0, 2.5, 0.3, 2.4, "brick_dark")
    s.box(724.4, 24.3, 0, 2.4, 0.3, 2.6, "granite")
    for i in range(10):
        s.box(717.8 + i * 0.48, 25, 0, 0.06, 0.06, 3.6, "black_iron")
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
    """The timber walk over the water with its old mooring piers and, now and then, a little spray."""
    s = Solid()
    p.boardwalk(s, 832.5, 1367.5)
    for x in range(860, 1360, 55):
        p.mooring_pier(s, float(x))
    for x0 in (832.5, 1363.5):
        s.box(x0, -5, -0.45, 4, 6, 0.4, "wood")
    for x in range(850, 1350, 90):
        s.box(x, -7.9, -0.1, 0.5, 0.5, 0.45, "wood_pale")
        s.beam((x - 1, 0, -2.2), (x + 60, 0, -2.2), 0.45, "steel_grey", 10)
    stage.put(s, layer="quay")
    rng, crowd = Random("boardwalk"), []
    for _ in range(95):
        kind = rng.choice((*OFTEN, "runner"))
        crowd.append(
            (
                kind,
                836 + rng.random() * 528,
                rng.uniform(-7.6, -4.8),
                rng.choice((0.0, math.pi)) + rng.uniform(-0.5, 0.5),
            )
        )
    for kind, x, y, turn in crowd:
        person(
            stage,
            kind,
            x,
            y,
            rng,
            turn=turn if kind not in ("standing", "photographer") else rng.uniform(0.6, 2.6),
            z=-0.15,
            layer="quay",
        )
