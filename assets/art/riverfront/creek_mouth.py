"""The mouth of the Yangshupu creek with its two bridges."""

from __future__ import annotations

import math
from random import Random

from hulls import WATER_Z
from layout import GROUND_BACK_Y_M
from promenade import CREEK, CREEK_BEND_Y_M
from solid import Solid
from stage import Stage
from trees import plant


def creek(stage: Stage) -> None:
    """The creek mouth, 18 m wide: stone banks, a low bridge for the walk, poplars as in the legend of its name."""
    x0, x1 = CREEK
    s = Solid()
    s.box(x0, 0.4, WATER_Z - 0.3, x1 - x0, CREEK_BEND_Y_M - 0.4, 0.31, "creek")
    s.box(x0 - 1, CREEK_BEND_Y_M, -0.5, x1 - x0 + 2, GROUND_BACK_Y_M - CREEK_BEND_Y_M, 0.55, "lawn")
    for x in (x0 - 0.9, x1):
        s.box(x, 0, WATER_Z, 0.9, CREEK_BEND_Y_M, -WATER_Z + 0.15, "stone_old")
        s.box(x - 0.1, 18, 0.15, 1.1, CREEK_BEND_Y_M - 18, 0.9, "stone")
    # The road bridge where the creek bends out of sight.
    y = CREEK_BEND_Y_M - 3
    arch = [(x0 + 9 - 7.5 * math.cos(math.pi * k / 12), WATER_Z + 3.4 * math.sin(math.pi * k / 12)) for k in range(13)]
    s.extrude_y(
        [(x0 - 6, WATER_Z), *arch, (x1 + 6, WATER_Z), (x1 + 6, 0.4), (x0 + 9, 1.2), (x0 - 6, 0.4)], y, y + 7, "granite"
    )
    s.polygon([(px, y + 0.6, pz) for px, pz in arch], "hull_black")
    for k in range(12):
        s.box(x0 - 5 + k * 2.4, y - 0.1, 0.5 + 0.7 * (1 - abs(k - 5.5) / 6), 0.24, 0.24, 1.1, "stone")
    for side in (-1, 1):
        for dz in (0.75, 1.35):
            s.beam((x0 + 9, y, 1.0 + dz), (x0 + 9 + side * 14.5, y, 0.3 + dz), 0.12, "stone", 5)
    stage.put(s, "yangshupu-creek")
    s = Solid()
    n = 18
    under = [(x0 - 2 + (x1 - x0 + 4) * i / n, -2.2 + 3.5 * math.sin(math.pi * i / n)) for i in range(n + 1)]
    over = [(x1 + 9, -0.2), (x1 + 9, 0.4), ((x0 + x1) / 2, 2.6), (x0 - 9, 0.4), (x0 - 9, -0.2)]
    s.extrude_y([*reversed(over), (x1 + 2.4, -0.6), *reversed(under), (x0 - 2.4, -0.6)], 3.5, 12.5, "stone_old")
    for i in range(15):
        x = x0 - 7 + (x1 - x0 + 14) * i / 14
        z = 0.6 + 2.0 * (1 - abs(i - 7) / 7)
        s.box(x - 0.16, 3.6, z, 0.32, 0.32, 1.25, "stone")
        s.box(x - 0.22, 3.54, z + 1.25, 0.44, 0.44, 0.14, "stone")
    for side in (-1, 1):
        a, e = ((x0 + x1) / 2, 2.6), ((x0 + x1) / 2 + side * (x1 - x0 + 16) / 2, 0.5)
        for dz in (0.45, 1.1):
            s.beam((a[0], 3.75, a[1] + dz), (e[0], 3.75, e[1] + dz), 0.13, "stone", 6)
    stage.put(s, layer="garden")
    s = Solid()
    for x in (x0 - 2.2, x1 - 0.4):
        s.box(x, -0.6, WATER_Z - 0.3, 2.6, 4.2, -WATER_Z + 0.75, "stone_old")
        s.box(x - 0.2, -0.8, 0.4, 3.0, 4.6, 0.3, "stone")
    stage.put(s, layer="quay")
    rng = Random("creek")
    for x in (1962, 1969, 1976, 1983, 2017, 2024, 2031):
        plant(stage, "poplar", x, rng.uniform(16, 21), rng)
    for x in range(1988, 2014, 5):
        plant(stage, rng.choice(("willow", "plane", "camphor")), x, rng.uniform(50, 62), rng, layer="buildings")
    stage.light(2000, 3.2, 3.6, 120)
