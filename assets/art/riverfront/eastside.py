"""The landmarks of the eastern half, from the opening stretch (x = 1375 m) to the Yangpu Bridge (x = 2800 m)."""

from __future__ import annotations

import math
from random import Random

import bridge as bridge_model
import buildings as b
import harbour as h
import modern
import promenade as p
import rooftops as r
import vessels as v
import young_landmarks as new
from cranes import portal_crane
from solid import Solid
from stage import Stage
from trees import plant


def demo(stage: Stage) -> None:
    """The 550 m opening stretch: old wharf floor, bollards, a rain garden under a steel walkway, a small station."""
    s, rng = Solid(), Random("demo")
    p.station_house(s, 1530, 26, 32)
    b.gabled_warehouse(s, 1390, 30, 50, 16, 7.2, rng, storeys=1, wall="brick_grey", window_size=(1.8, 3.2))
    r.lantern_roof(s, 1396, 36, 9.6, 38, 3.6, "roof_tile")
    # The bare portal frames of a shed that was taken down, kept as a pergola.
    for i in range(6):
        x = 1456 + i * 12.0
        for y in (26.0, 36.0):
            s.box(x, y, 0, 0.4, 0.4, 7.5, "weathering_steel")
        s.beam((x + 0.2, 26.2, 7.4), (x + 0.2, 31.2, 9.4), 0.18, "weathering_steel", 4)
        s.beam((x + 0.2, 36.2, 7.4), (x + 0.2, 31.2, 9.4), 0.18, "weathering_steel", 4)
    for y, z in ((26.0, 7.4), (36.0, 7.4), (31.1, 9.3)):
        s.box(1456, y, z, 60.4, 0.35, 0.4, "weathering_steel")
    for i in range(30):
        s.box(1457 + i * 2, 26, 7.85, 0.12, 10, 0.14, "wood_pale")
    for x in (1580, 1594, 1608, 1622):
        s.tube(x, 29, 0, 2.8, 2.8, 5.6, "concrete_old", 20)
        s.tube(x, 29, 5.6, 3.0, 3.0, 0.4, "concrete", 20)
    stage.put(s, "demo-section")
    s = Solid()
    p.steel_footbridge(s, 1444, 1598, 15.2)
    for i in range(7):
        s.box(1384 + i * 7, 14.2, 0, 3.2, 1.4, 0.55, "concrete_old")
    stage.put(s, layer="garden")
    for x in range(1535, 1560, 8):
        stage.light(x, 24, 3.0, 90)


def fish(stage: Stage) -> None:
    """The leaping fish of Fisherman's Wharf."""
    s = Solid()
    new.leaping_fish(s, 1705, 28)
    stage.put(s, "fishermans-wharf")
    s = Solid()
    v.launch(s, 1690, -9, trim="hull_red")
    v.launch(s, 1712, -10, bow=-1)
    stage.put(s, layer="quay")
    for x in range(1690, 1755, 12):
        stage.light(x, 23, 3.0, 120)


def dandong(stage: Stage) -> None:
    """The ferry: small two-storey station with a deep canopy, pontoon and two-decked boat."""
    s, rng = Solid(), Random("dandong")
    b.flat_block(
        s,
        1836,
        27,
        30,
        10,
        7.6,
        rng,
        storeys=2,
        columns=9,
        wall="panel_white",
        size=(2.3, 2.1),
        lit=0.7,
        belts=False,
        bars=(1, 0),
    )
    s.box(1831, 23.6, 3.8, 40, 5, 0.45, "panel_white")
    s.box(1831, 23.55, 3.84, 40, 0.1, 0.3, "hull_green")
    for i in range(7):
        s.tube(1832.5 + i * 6.2, 24, 0, 0.16, 0.16, 3.8, "hull_white", 8)
    r.clutter(s, 1838, 30, 7.6, 26, 6, rng, amount=0.7)
    for i in range(8):
        s.box(1834 + i * 4.2, 24.6, 0, 0.06, 0.06, 1.1, "steel_grey")
    s.box(1834, 24.6, 1.05, 30, 0.06, 0.06, "steel_grey")
    stage.put(s, "dandong-ferry")
    s = Solid()
    h.pontoon(s, 1828, 48, gangways=(0.3, 0.7))
    v.ferry(s, 1832, -21, rng, bow=-1)
    stage.put(s, layer="quay")
    for x in (1834, 1846, 1858):
        stage.light(x, 22.5, 3.2, 90)
        stage.light(x, -13, -0.2, 60)


def hut(stage: Stage) -> None:
    """The small timber hut in the reeds, log walls, a colonnade of piles and the stage crane."""
    s = Solid()
    new.renrenwu(s, 2132, 25)
    stage.put(s, "xiangtai-renrenwu")
    s = Solid()
    new.log_yard(s, 2104, 25)
    portal_crane(s, 2186, 28, 38, reach=-20, colour="steel_orange")
    stage.put(s, "xiangtai-renrenwu")
    s = Solid()
    for i in range(46):
        x = 2106 + i * 0.62
        tall = 0.9 + 1.6 * abs(math.sin(i * 0.27))
        s.tube(x, 13.7, 0, 0.24, 0.24, tall, ("wood", "wood_pale", "wood_dark")[i % 3], 8)
    for x in (2150, 2160, 2170):
        s.box(x, 7.2, 0, 0.8, 1.6, 0.45, "weathering_steel")
        s.box(x + 3.6, 7.2, 0, 0.8, 1.6, 0.45, "weathering_steel")
        s.box(x, 7.2, 0.45, 4.4, 1.6, 0.14, "wood")
    stage.put(s, layer="garden")
    for x in (2134, 2139, 2144):
        stage.light(x, 23.5, 2.6, 90)


def salvage(stage: Stage) -> None:
    """The salvage bureau's office tower over its exhibition hall, and salvage ships at the berth."""
    s, rng = Solid(), Random("salvage")
    b.flat_block(
        s,
        2274,
        36,
        30,
        16,
        37,
        rng,
        storeys=10,
        columns=9,
        wall="tile_pale",
        size=(2.3, 1.9),
        lit=0.4,
        belts=True,
        frame="panel_white",
    )
    for x in (2272.5, 2302.5):
        s.box(x, 35, 0, 3, 17, 39.5, "panel_white")
    r.clutter(s, 2277, 38, 37, 24, 12, rng, wall="tile_pale")
    s.box(2260, 30, 0, 64, 10, 8.8, "panel_white")
    modern.curtain_wall(s, 2261, 29.9, 0.2, 62, 7.4, rng, bay=2.0, floor=3.7, frame="steel_grey", lit=0.55)
    s.box(2258, 28.6, 8.4, 68, 12, 0.6, "panel_white")
    s.box(2282, 25.5, 4.2, 14, 5, 0.4, "panel_white")
    for x in (2283, 2295):
        s.tube(x, 26, 0, 0.2, 0.2, 4.2, "panel_white", 9)
    s.beam((2289, 42, 37), (2289, 42, 47), 0.14, "steel_grey")
    new.diving_helmet(s, 2266, 26.5)
    new.anchor(s, 2314, 26)
    stage.put(s, "salvage-bureau")
    s = Solid()
    v.salvage_ship(s, 2256, -11.5, rng)
    v.tug(s, 2326, -9)
    stage.put(s, layer="quay")
    stage.light(2290, -13, 4, 200)


def hill(stage: Stage) -> None:
    """The green hill with shrubs and small trees on its terraces."""
    s = Solid()
    new.green_hill(s, 2398, 26)
    stage.put(s, "green-hill")
    rng = Random("hill-trees")
    for k in range(5):
        left, right = 2398 + 8.5 * k + (3 if k else 0), 2500 - 7.0 * k - (2 if k else 0)
        spots = [left + rng.uniform(0.5, 6.5) for _ in range(4)] + [right - rng.uniform(0.5, 6) for _ in range(4)]
        spots += [rng.uniform(left + 8, right - 8) for _ in range(3)]
        for x in spots:
            kind = rng.choice(("camphor", "maple", "willow", "ginkgo", "cherry", "plane"))
            plant(
                stage,
                kind,
                x,
                26 + 2.6 * k + rng.uniform(0.2, 2.2),
                rng,
                size=(0.22, 0.42),
                z=4.6 * (k + 1) + 0.1,
                layer="buildings",
            )
    for i in range(9):
        plant(
            stage,
            rng.choice(("plane", "camphor", "maple")),
            2438 + i * 3.6,
            45,
            rng,
            size=(0.35, 0.55),
            z=23,
            layer="buildings",
        )
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
        rise=5.2,
        arch="flat",
        bay=3.3,
        lit=0.3,
        window_size=(1.1, 1.5),
    )
    r.lantern_roof(s, 2634, 35.2, 13.9, 36, 3.4, "roof_tile")
    r.downpipes(s, 2622, 28, 60, 9, 12)
    s.box(2644, 26, 0, 14, 2.2, 0.8, "concrete_old")
    s.box(2643, 25.2, 3.6, 16, 3, 0.2, "corrugated")
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
    bridge_model.yangpu_pylon(pylon, 2800, 26)
    bridge_model.yangpu_deck(deck, 2800, 26)
    # Housing towers that the approach road disappears behind.
    rng = Random("approach")
    modern.flats(deck, 2508, 118, 20, 11, rng, wall="tile_pale", haze="@30")
    modern.flats(deck, 2534, 114, 21, 10, rng, wall="plaster_pale", haze="@30")
    stage.put(pylon, "yangpu-bridge")
    stage.put(deck)
    stage.light(2800, 2, 4, 900)
