"""The old shore's ground, everyday houses, fields and people, from end to end, in all near layers."""

from __future__ import annotations

import math
from random import Random

import buildings as b
import past_works as w
import promenade as p
from hulls import WATER_Z
from layout import GROUND_BACK_Y_M
from past_boats import junk, lighter, log_raft, sampan
from past_people import OFTEN, worker
from past_ships import smoke, steam_launch
from solid import Solid
from stage import Stage, shows
from trees import plant

# How the water's edge was kept: stone bund, timber wharf; mud everywhere else.
BUNDS = ((196, 470), (850, 1236), (2630, 2780))
WHARVES = (
    (-64, 74),
    (92, 190),
    (655, 730),
    (1400, 1470),
    (1690, 1772),
    (1832, 1868),
    (2112, 2180),
    (2640, 2690),
    (2700, 2770),
)
FIELDS = ((-330, -70), (1242, 1374), (1884, 1984), (2200, 2392), (2508, 2616), (2784, 3130))
HOUSES = ((545, 646), (1642, 1684), (1778, 1826), (2018, 2098))


def ground(stage: Stage) -> None:
    """Mud, tracks and yards: one sheet per layer, and the water's edge."""
    s = Solid()
    for a, e in p.spans(p.WEST, p.EAST):
        s.box(a, 1.0, -0.5, e - a, GROUND_BACK_Y_M - 1, 0.5, "mud_dry")
        s.box(a, 1.0, WATER_Z, e - a, 1.0, -WATER_Z - 0.5, "stone_old")
        s.box(a, 52, 0, e - a, 6, 0.04, "mud")
    for x, wide in p.DOCKS:
        s.box(x, 3 + p.DOCK_LENGTH, -0.5, wide, GROUND_BACK_Y_M - p.DOCK_LENGTH - 3, 0.5, "mud_dry")
    rng = Random("fields")
    for x0, x1 in FIELDS:
        x = x0
        while x < x1:
            wide = rng.uniform(9, 22)
            for k in range(6):
                s.box(
                    x,
                    25 + k * 11.4,
                    0,
                    min(wide, x1 - x) - 0.6,
                    10.6,
                    0.07 + 0.03 * k,
                    rng.choice(("field", "paddy", "paddy", "mud_dry")),
                )
            x += wide
    stage.put(s)
    s = Solid()
    for a, e in p.spans(p.WEST, p.EAST, p.GARDEN_MARGIN):
        s.box(a, 1.5, -0.6, e - a, 23.2, 0.6, "mud_dry")
        for y in (6.0, 8.2, 17.0):
            s.box(a, y, 0, e - a, 0.5, 0.015, "mud")
    for x0, x1 in FIELDS:
        s.box(x0, 13, 0, x1 - x0, 11, 0.06, "field")
    stage.put(s, layer="garden")
    s, rng = Solid(), Random("edge")
    edges = sorted([*BUNDS, *p.OPENINGS])
    for a, e in p.spans(p.WEST, p.EAST):
        x = a
        for b0, b1 in edges:
            if b1 <= x or b0 >= e:
                continue
            if b0 > x:
                w.mud_bank(s, x, min(b0, e), rng)
            if (b0, b1) in BUNDS:
                w.bund(s, max(x, b0), min(b1, e))
            x = max(x, min(b1, e))
        if x < e:
            w.mud_bank(s, x, e, rng)
    for x0, x1 in WHARVES:
        w.timber_wharf(s, x0, x1)
    stage.put(s, layer="quay")


def between(stage: Stage) -> None:
    """Lane houses, huts and fields between the works, poles along the road, low roofs and trees behind."""
    for x0, x1 in HOUSES:
        x, rng = x0, Random(f"past-{x0}")
        while x < x1 - 12:
            wide = min(rng.uniform(18, 34), x1 - x)
            s = Solid()
            if rng.random() < 0.7:
                b.lilong_row(
                    s, x, rng.uniform(28, 32), wide, rng, wall=rng.choice(("brick_grey", "whitewash", "brick_dark"))
                )
                b.lilong_row(s, x + 2, 45, wide - 2, rng, wall=rng.choice(("brick_grey", "whitewash")))
            else:
                w.godown(s, x, rng.uniform(28, 31), wide, 13, 5.4, rng, wall=rng.choice(("brick_dark", "brick_grey")))
            stage.put(s)
            x += wide + rng.uniform(2, 6)
    for x0, x1 in FIELDS:
        rng, s = Random(f"village-{x0}"), Solid()
        x = x0 + 4
        while x < x1 - 8:
            if rng.random() < 0.55:
                w.hut(s, x, rng.uniform(26, 44), rng.uniform(5, 8), rng)
            if rng.random() < 0.3:
                w.hut(s, x + 3, rng.uniform(14, 21), rng.uniform(4, 6), rng)
            if rng.random() < 0.5:
                plant(
                    stage,
                    rng.choice(("willow", "poplar", "camphor", "grove")),
                    x + 6,
                    rng.uniform(26, 48),
                    rng,
                    layer="buildings",
                )
            x += rng.uniform(9, 22)
        stage.put(s)
    for cell in range(int((p.EAST - p.WEST) / 34)):
        x0, rng = p.WEST + cell * 34, Random(f"past-back-{cell}")
        if not shows(stage, x0, x0 + 34) or any(a - 4 < x0 + 34 and x0 < e + 4 for a, e in p.OPENINGS):
            continue
        s, field = Solid(), any(a < x0 + 17 < e for a, e in FIELDS)
        draw = rng.random()
        if not field and draw < 0.2:
            b.sawtooth_shed(
                s, x0, 68, 30, 14, 5.6, rng, teeth=5, wall=rng.choice(("brick_grey", "brick_dark")), lit=0.0
            )
        elif not field and draw < 0.38:
            w.godown(
                s,
                x0 + 2,
                66,
                27,
                14,
                rng.uniform(5, 7.5),
                rng,
                wall=rng.choice(("brick_grey", "whitewash", "brick_red")),
            )
        elif rng.random() < (0.25 if field else 0.85):
            b.lilong_row(s, x0, 66, 31, rng, wall=rng.choice(("brick_grey", "whitewash", "brick_dark")))
        elif rng.random() < 0.6:
            for k in range(3):
                w.hut(s, x0 + k * 10 + rng.uniform(0, 3), rng.uniform(60, 80), rng.uniform(5, 8), rng)
        stage.put(s)
        for _ in range(9):
            plant(
                stage,
                rng.choice(("grove", "grove", "poplar")),
                x0 + rng.random() * 34,
                rng.uniform(84, 95),
                rng,
                size=(0.7, 1.15),
                layer="buildings",
            )
    for i in range(int((p.EAST - p.WEST) / 34)):
        x = p.WEST + i * 34
        if p.clear_of_openings(x, 3):
            stage.instance("telegraph", w.telegraph_pole, x, 22.0, layer="garden")
    s = Solid()
    for i in range(int((p.EAST - p.WEST) / 34)):
        x = p.WEST + i * 34
        for k in (-0.8, 0.79):
            for j in range(4):
                a, e = j / 4, (j + 1) / 4
                sag = [-1.1 * math.sin(math.pi * t) for t in (a, e)]
                s.beam((x + 34 * a + k, 22, 8.1 + sag[0]), (x + 34 * e + k, 22, 8.1 + sag[1]), 0.025, "black_iron", 3)
    stage.put(s, layer="garden")


def people(stage: Stage) -> None:
    """Bearers and carriers on the wharves, rickshaws on the road, people here and there."""
    rng = Random("past-people")
    for x0, x1 in WHARVES:
        for _ in range(int((x1 - x0) / 2.6)):
            x, way = rng.uniform(x0 + 1, x1 - 1), rng.choice((0.0, math.pi))
            worker(
                stage, rng.choice(OFTEN), x, rng.uniform(-6, 1.2), rng, turn=way + rng.uniform(-0.5, 0.5), layer="quay"
            )
    for _ in range(430):
        x, way = rng.uniform(p.WEST, p.EAST), rng.choice((0.0, math.pi))
        field = any(a < x < e for a, e in FIELDS)
        if p.clear_of_openings(x, 4) and (not field or rng.random() < 0.35):
            worker(stage, rng.choice(OFTEN), x, rng.uniform(4.5, 12), rng, turn=way + rng.uniform(-0.4, 0.4))
    for _ in range(46):
        x, way = rng.uniform(p.WEST, p.EAST), rng.choice((0.0, math.pi))
        if p.clear_of_openings(x, 4):
            worker(stage, "rickshaw", x, rng.uniform(7, 10), rng, turn=way)
    for x0, x1 in FIELDS:
        for _ in range(5):
            plant(stage, rng.choice(("willow", "poplar")), rng.uniform(x0, x1), rng.uniform(15, 22), rng)


def river(stage: Stage) -> None:
    """Small craft along the bank and under sail."""
    rng = Random("past-river")
    x = p.WEST + 20
    while x < p.EAST - 30:
        kind, y, bow, s = rng.random(), rng.uniform(-19, -10), rng.choice((-1, 1)), Solid()
        free = not any(a - 30 < x < e + 2 for a, e in ((-64, 74), (196, 230), (655, 740)))
        if shows(stage, x - 5, x + 30) and free:
            if kind < 0.42:
                for k in range(rng.randint(1, 4)):
                    sampan(
                        s,
                        x + k * rng.uniform(6, 8.5),
                        y + rng.uniform(-2.5, 2.5),
                        rng,
                        bow=bow,
                        awning=rng.random() < 0.75,
                    )
            elif kind < 0.62:
                junk(s, x, y - 3, rng, bow=bow, sails=rng.random() < 0.3, length=rng.choice((17, 20, 24)))
            elif kind < 0.76:
                lighter(s, x, y, rng, rng.choice(("coal", "wood_pale", "sack")))
            elif kind < 0.84:
                steam_launch(s, x, y - 2, bow=bow)
                smoke(stage, x + 9.5, y - 2, WATER_Z + 5, rng, high=7, size=0.35, layer="quay")
        stage.put(s, layer="quay")
        x += rng.uniform(13, 34)
    s = Solid()
    log_raft(s, 2108, -11, 74, Random("rafts"))
    stage.put(s, layer="quay")
