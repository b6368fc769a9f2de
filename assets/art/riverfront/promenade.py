"""The walk itself: quay wall, paving, railings, lamps, bollards, benches, strollers and the boardwalk on piles."""

from __future__ import annotations

import math
from random import Random

from harbour import WATER_Z
from solid import Solid


def quay(s: Solid, x0: float, x1: float, back: float) -> None:
    """Quay wall, coping, paving, running track and planting verge from the water's edge to `back` metres inland."""
    w = x1 - x0
    s.box(x0, 0, WATER_Z, w, 2, -WATER_Z - 0.35, "quay_wall")
    s.box(x0, -0.35, -0.35, w, 2.4, 0.35, "stone_old")
    s.box(x0, 2.0, -0.5, w, 7.0, 0.5, "paving")
    s.box(x0, 9.0, -0.5, w, 3.4, 0.5, "track")
    s.box(x0, 12.4, -0.5, w, 0.4, 0.62, "stone_old")
    s.box(x0, 12.8, -0.5, w, back - 12.8, 0.5, "ground")


def fenders(s: Solid, x0: float, x1: float) -> None:
    """Timber fender piles and a waling along the wall, every six metres from a fixed grid."""
    x = math.ceil(x0 / 6) * 6
    while x < x1:
        s.box(x - 0.17, -0.5, WATER_Z, 0.34, 0.34, 3.7, "wood_wet")
        x += 6
    s.box(x0, -0.4, -1.6, x1 - x0, 0.2, 0.24, "wood_wet")


def railing_section() -> Solid:
    """Ten metres of promenade railing with a warm light line under the handrail."""
    s = Solid()
    for i in range(5):
        s.box(i * 2.0, -0.04, 0, 0.09, 0.09, 1.1, "black_iron")
    for z in (0.25, 0.5, 0.75):
        s.box(0, -0.02, z, 10, 0.035, 0.035, "black_iron")
    s.box(0, -0.06, 1.08, 10, 0.13, 0.08, "wood")
    s.box(0, 0.03, 1.03, 10, 0.03, 0.04, "lamp_line")
    return s


def lamp() -> Solid:
    """A slim promenade lamp, 4.6 m."""
    s = Solid()
    s.tube(0, 0, 0, 0.12, 0.07, 4.4, "black_iron", 8)
    s.tube(0, 0, 0, 0.22, 0.16, 0.5, "black_iron", 8)
    s.tube(0, 0, 4.35, 0.16, 0.24, 0.5, "lamp_glow", 10)
    s.tube(0, 0, 4.85, 0.34, 0.08, 0.22, "black_iron", 10)
    return s


def bollard() -> Solid:
    """A cast-iron mooring bollard."""
    s = Solid()
    s.tube(0, 0, 0, 0.42, 0.28, 0.2, "black_iron", 12)
    s.tube(0, 0, 0.2, 0.24, 0.26, 0.5, "black_iron", 12)
    s.tube(0, 0, 0.66, 0.4, 0.32, 0.24, "black_iron", 12)
    return s


def bench() -> Solid:
    """A timber bench."""
    s = Solid()
    s.box(0, 0, 0.38, 2.2, 0.55, 0.1, "wood")
    s.box(0, 0.5, 0.45, 2.2, 0.08, 0.5, "wood")
    for x in (0.2, 1.9):
        s.box(x, 0.05, 0, 0.1, 0.5, 0.4, "black_iron")
    return s


def stroller(seed: int) -> Solid:
    """A person out for an evening walk, about 1.7 m (children smaller by scale)."""
    rng = Random(f"stroller-{seed}")
    s = Solid()
    coat, legs = (
        ("cloth_red", "cloth_blue", "cloth_cream", "cloth_green", "cloth_dark")[seed % 5],
        ("cloth_dark", "cloth_blue")[seed % 2],
    )
    stride = rng.uniform(0.12, 0.28)
    s.beam((-stride, 0, 0), (0, 0, 0.85), 0.09, legs, 6, 0.12)
    s.beam((stride, 0.06, 0), (0, 0.04, 0.85), 0.09, legs, 6, 0.12)
    s.tube(0, 0, 0.78, 0.2, 0.24, 0.5, coat, 8)
    s.tube(0, 0, 1.28, 0.24, 0.1, 0.16, coat, 8)
    s.beam((0, -0.24, 1.32), (stride * 0.8, -0.26, 0.82), 0.07, coat, 5)
    s.tube(0, 0, 1.46, 0.09, 0.13, 0.12, "skin", 8)
    s.tube(0, 0, 1.56, 0.13, 0.07, 0.14, "hair", 8)
    return s


def boardwalk(s: Solid, x0: float, x1: float, y: float = -8.5, width: float = 4.2) -> None:
    """A timber walk over the water on slim piles, with open railings and the old round mooring piers beside it."""
    s.box(x0, y, -0.55, x1 - x0, width, 0.3, "wood_dark")
    count = int((x1 - x0) / 2.5)
    for i in range(count):
        px = x0 + i * 2.5
        s.box(px + 0.03, y - 0.05, -0.25, 2.44, width + 0.1, 0.1, "wood" if (i * 7) % 5 else "wood_pale")
    x = math.ceil(x0 / 5) * 5.0
    while x < x1:
        for py in (y + 0.5, y + width - 0.5):
            s.tube(x, py, WATER_Z - 0.6, 0.2, 0.2, 3.9, "steel_grey", 7)
        s.box(x - 0.15, y, -0.85, 0.3, width, 0.3, "steel_grey")
        x += 5
    for py in (y + 0.05, y + width - 0.05):
        x = x0
        while x <= x1:
            s.box(x - 0.04, py, -0.15, 0.07, 0.07, 1.05, "black_iron")
            x += 2.5
        for z in (0.1, 0.32, 0.54):
            s.box(x0, py + 0.02, z, x1 - x0, 0.03, 0.03, "steel_grey")
        s.box(x0, py - 0.03, 0.88, x1 - x0, 0.13, 0.07, "wood_pale")
    s.box(x0, y - 0.03, -0.36, x1 - x0, 0.06, 0.07, "lamp_line")


def mooring_pier(s: Solid, x: float, y: float = -6.4) -> None:
    """One of the round concrete berthing piers kept beside the boardwalk."""
    s.tube(x, y, WATER_Z - 0.6, 2.3, 2.3, 4.2, "concrete_old", 28)
    s.tube(x, y, WATER_Z + 3.6, 2.55, 2.55, 0.7, "concrete_old", 28)
    s.tube(x, y, WATER_Z + 4.3, 0.4, 0.26, 0.75, "black_iron", 10)


def flood_wall(s: Solid, x0: float, x1: float, y: float = 21.0) -> None:
    """The low flood wall behind the verge, with a coping."""
    s.box(x0, y, 0, x1 - x0, 0.5, 1.1, "concrete")
    s.box(x0, y - 0.1, 1.1, x1 - x0, 0.7, 0.14, "stone_old")


def steel_footbridge(s: Solid, x0: float, x1: float, y: float) -> None:
    """A light steel walkway with grating and thin railings, on posts over a garden."""
    s.box(x0, y, 0.9, x1 - x0, 2.6, 0.22, "steel_rust")
    x = x0
    while x <= x1:
        s.box(x, y + 0.2, 0, 0.16, 0.16, 0.9, "steel_rust")
        s.box(x, y, 1.1, 0.06, 0.06, 1.1, "steel_rust")
        x += 3
    for z in (1.5, 1.85, 2.15):
        s.box(x0, y, z, x1 - x0, 0.05, 0.05, "steel_rust")
    s.box(x0, y - 0.03, 0.98, x1 - x0, 0.05, 0.06, "lamp_line")


def pavilion(s: Solid, x: float, y: float, w: float) -> None:
    """A one-storey glazed service station under a thin flat roof."""
    s.box(x, y, 0, w, 8, 0.3, "concrete")
    s.box(x + 0.6, y + 1, 0.3, w - 1.2, 6, 3.2, "glass_lit_dim")
    for i in range(int(w / 2.4) + 1):
        s.box(x + 0.6 + (w - 1.3) * i / int(w / 2.4), y + 0.95, 0.3, 0.12, 0.12, 3.2, "black_iron")
    s.box(x - 0.8, y - 1.0, 3.5, w + 1.6, 10, 0.35, "wood_pale")
    s.box(x - 0.85, y - 1.05, 3.5, w + 1.7, 0.1, 0.4, "steel_rust")
