"""The landmarks of the eastern half, from the opening stretch (x = 1375 m) to the Yangpu Bridge (x = 2800 m)."""

from __future__ import annotations

import math
from random import Random

import buildings as b
import harbour as h
import promenade as p
import young_landmarks as new
from layout import GROUND_BACK_Y_M
from planting import plane_tree, poplar, reeds
from solid import Solid
from stage import Stage

CREEK = (1991.0, 2009.0)


def demo(stage: Stage) -> None:
    """The 550 m opening stretch: old wharf floor, bollards, reeds, a steel walkway and a small station."""
    s, rng = Solid(), Random("demo")
    p.steel_footbridge(s, 1440, 1586, 15)
    p.pavilion(s, 1530, 25, 30)
    b.gabled_warehouse(s, 1392, 30, 48, 16, 7.2, rng, storeys=1, wall="brick_grey")
    for i in range(4):
        s.box(1470 + i * 14, 26, 0, 0.35, 0.35, 7.5, "steel_rust")
        s.box(1470 + i * 14, 36, 0, 0.35, 0.35, 7.5, "steel_rust")
    s.box(1469, 25.8, 7.3, 44, 0.4, 0.5, "steel_rust")
    s.box(1469, 35.8, 7.3, 44, 0.4, 0.5, "steel_rust")
    stage.put(s, "demo-section")
    for i in range(150):
        stage.instance(
            f"reeds-{i % 5}",
            lambda k=i % 5: reeds(k),
            1442 + rng.random() * 150,
            rng.choice((rng.uniform(13.4, 14.6), rng.uniform(18.2, 21))),
            0,
            rng.uniform(0.7, 1.15),
        )
    for i in range(18):
        stage.instance("bollard", p.bollard, 1386 + i * 14.0, 1.9)
    for x in range(1535, 1560, 8):
        stage.light(x, 24, 3.0, 90)


def fish(stage: Stage) -> None:
    """The leaping fish of Fisherman's Wharf."""
    s = Solid()
    new.leaping_fish(s, 1705, 28)
    stage.put(s, "fishermans-wharf")
    for x in range(1690, 1755, 12):
        stage.light(x, 23, 3.0, 120)


def dandong(stage: Stage) -> None:
    """The ferry: small station, pontoon and two-decked boat."""
    s, rng = Solid(), Random("dandong")
    b.flat_block(s, 1836, 25, 30, 10, 7.6, rng, storeys=2, columns=9, wall="plaster_pale", size=(1.9, 1.9), lit=0.7)
    s.box(1832, 21.5, 3.8, 38, 5, 0.4, "hull_white")
    for i in range(6):
        s.tube(1833.5 + i * 7, 22, 0, 0.16, 0.16, 3.8, "hull_white", 8)
    stage.put(s, "dandong-ferry")
    s = Solid()
    h.pontoon(s, 1828, 44, gangways=(0.3,))
    h.river_boat(s, 1836, -20.5, rng, length=36, decks=2, bow=-1, trim="hull_blue")
    stage.put(s, "dandong-ferry")
    for x in (1834, 1846, 1858):
        stage.light(x, 22.5, 3.2, 90)
        stage.light(x, -13, -0.2, 60)


def creek(stage: Stage) -> None:
    """The creek mouth with its stone bridge and poplars."""
    x0, x1 = CREEK
    s = Solid()
    s.box(x0, 0.4, h.WATER_Z - 0.3, x1 - x0, GROUND_BACK_Y_M - 0.4, 0.3, "creek")
    for x in (x0 - 0.9, x1):
        s.box(x, 0, h.WATER_Z, 0.9, GROUND_BACK_Y_M, -h.WATER_Z + 0.15, "stone_old")
        s.box(x - 0.2, -0.4, 0.15, 1.3, 3, 0.4, "stone")
    n = 14
    under = [(x0 + (x1 - x0) * i / n, -2.4 + 3.4 * math.sin(math.pi * i / n)) for i in range(n + 1)]
    over = [(x1 + 7, 0.0), (x1 + 7, 0.6), ((x0 + x1) / 2, 2.7), (x0 - 7, 0.6), (x0 - 7, 0.0)]
    s.extrude_y([*reversed(over), (x1 + 2, -0.4), *reversed(under), (x0 - 2, -0.4)], 9, 14, "stone_old")
    for i in range(15):
        x = x0 - 6 + (x1 - x0 + 12) * i / 14
        z = 0.7 + 2.0 * (1 - abs(i - 7) / 7)
        s.box(x - 0.15, 9, z, 0.3, 0.3, 1.2, "stone")
    for side in (-1, 1):
        a, e = ((x0 + x1) / 2, 2.7), ((x0 + x1) / 2 + side * (x1 - x0 + 14) / 2, 0.6)
        s.beam((a[0], 9.1, a[1] + 1.15), (e[0], 9.1, e[1] + 1.15), 0.16, "stone", 6)
    stage.put(s, "yangshupu-creek")
    rng = Random("creek")
    for x in (1968, 1974, 1981, 1986, 2014, 2019, 2027):
        stage.instance(
            f"poplar-{x % 3}",
            lambda k=x % 3: poplar(k),
            x,
            rng.uniform(16, 24),
            0,
            rng.uniform(0.85, 1.2),
            rng.random() * 6,
        )
    stage.light(2000, 8, 3.6, 120)


def hut(stage: Stage) -> None:
    """The timber hut in the reeds, log walls and the stage crane."""
    s, rng = Solid(), Random("hut")
    new.renrenwu(s, 2122, 23)
    s.enlarge(2122, 23, 1.3)
    stage.put(s, "xiangtai-renrenwu")
    s = Solid()
    h.portal_crane(s, 2186, 9, 36, reach=-20, colour="steel_orange")
    stage.put(s, "xiangtai-renrenwu")
    for i in range(90):
        stage.instance(
            f"reeds-{i % 5}",
            lambda k=i % 5: reeds(k),
            2104 + rng.random() * 74,
            rng.uniform(13.2, 21.5),
            0,
            rng.uniform(0.6, 1.1),
        )
    s = Solid()
    for i in range(30):
        x = 2104 + i * 0.55
        s.tube(x, 12.9, 0, 0.2, 0.2, 0.8 + 1.1 * abs(math.sin(i * 0.35)), ("wood", "wood_pale", "wood_dark")[i % 3], 7)
    stage.put(s, "xiangtai-renrenwu")
    for x in (2134, 2141, 2148):
        stage.light(x, 22, 2.6, 90)


def salvage(stage: Stage) -> None:
    """The salvage bureau and a salvage ship at its berth."""
    s, rng = Solid(), Random("salvage")
    b.flat_block(
        s, 2272, 34, 30, 16, 34, rng, storeys=10, columns=9, wall="plaster", size=(2.1, 1.8), lit=0.4, belts=True
    )
    b.flat_block(s, 2262, 29, 60, 10, 8.4, rng, storeys=2, columns=14, wall="plaster_pale", size=(2.6, 2.4), lit=0.6)
    s.beam((2287, 42, 35), (2287, 42, 44), 0.14, "steel_grey")
    stage.put(s, "salvage-bureau")
    s = Solid()
    h.salvage_ship(s, 2262, -10, rng)
    stage.put(s, "salvage-bureau")
    stage.light(2290, -13, 4, 200)


def hill(stage: Stage) -> None:
    """The green hill with trees on its terraces."""
    s = Solid()
    new.green_hill(s, 2398, 25)
    stage.put(s, "green-hill")
    rng = Random("hill-trees")
    for k in range(1, 5):
        for _ in range(5):
            side = rng.choice((0, 1))
            x = 2398 + 8.5 * k - 6 + rng.random() * 5 if side == 0 else 2500 - 7 * k + rng.random() * 5
            stage.instance(
                f"plane-{k}",
                lambda k=k: plane_tree(k),
                x,
                29 + 2.6 * k,
                4.6 * k + 0.1,
                rng.uniform(0.32, 0.5),
                rng.random() * 6,
            )
    for i in range(6):
        stage.instance(f"plane-{i}", lambda k=i: plane_tree(k), 2440 + i * 5.0, 45, 23, rng.uniform(0.4, 0.6), i)
    for x in (2446, 2453):
        stage.light(x, 30, 3.6, 160)


def minghua(stage: Stage) -> None:
    """The pale two-storey sugar store."""
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
        lit=0.3,
        window_size=(1.1, 1.5),
    )
    stage.put(s, "minghua-sugar")


def wingon(stage: Stage) -> None:
    """The Wing On twins."""
    s = Solid()
    new.wingon_twins(s, 2692, 25)
    stage.put(s, "wingon-warehouses")
    for x in range(2698, 2772, 9):
        stage.light(x, 22.5, 3.0, 90)


def bridge(stage: Stage) -> None:
    """The Yangpu Bridge and the housing its approach passes behind."""
    pylon, deck = Solid(), Solid()
    new.yangpu_pylon(pylon, 2800, 14)
    new.yangpu_deck(deck, 2800, 14)
    # Housing towers that the approach road disappears behind.
    rng = Random("approach")
    b.walkup(deck, 2514, 118, 17, rng, storeys=10, wall="plaster_pale")
    b.walkup(deck, 2537, 114, 19, rng, storeys=9, wall="plaster_pale")
    stage.put(pylon, "yangpu-bridge")
    stage.put(deck)
    stage.light(2800, 2, 4, 900)
