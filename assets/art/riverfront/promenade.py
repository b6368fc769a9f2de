"""The ground the shore stands on, one sheet per depth layer: quay wall and coping, walk and gardens, yards behind."""

from __future__ import annotations

import math
from collections.abc import Iterator

from hulls import WATER_Z
from layout import GROUND_BACK_Y_M
from solid import Solid

WEST, EAST = -330.0, 3130.0
# Each dock's left side and width in metres; their length is shortened to keep the far end in sight.
DOCKS = ((240.0, 36.0), (330.0, 40.0))
DOCK_LENGTH = 64.0
CREEK = (1991.0, 2009.0)
# How far inland the creek is seen before it bends away.
CREEK_BEND_Y_M = 40.0
OPENINGS = (*((x, x + w) for x, w in DOCKS), CREEK)
# How much further a layer's sheet stays away from an opening: near layers slide a little against those behind.
GARDEN_MARGIN = 2.6


def spans(x0: float, x1: float, margin: float = 0.0) -> Iterator[tuple[float, float]]:
    """The stretches of x0..x1 that no dock or creek cuts, each kept `margin` away from them."""
    x = x0
    for a, b in OPENINGS:
        if b + margin <= x0 or a - margin >= x1:
            continue
        if a - margin > x:
            yield x, a - margin
        x = max(x, b + margin)
    if x < x1:
        yield x, x1


def clear_of_openings(x: float, margin: float) -> bool:
    """Whether x keeps `margin` metres away from every dock and the creek."""
    return all(not a - margin < x < b + margin for a, b in OPENINGS)


def yards(s: Solid, x0: float, x1: float) -> None:
    """The sheet of the buildings layer: yards from the water's edge to the back wall, a road, greens behind."""
    for a, b in spans(x0, x1):
        s.box(a, 1.0, -0.5, b - a, GROUND_BACK_Y_M - 1, 0.5, "ground")
        s.box(a, 1.0, WATER_Z, b - a, 1.0, -WATER_Z - 0.5, "quay_wall")
    for a, w in DOCKS:
        s.box(a, 3 + DOCK_LENGTH, -0.5, w, GROUND_BACK_Y_M - DOCK_LENGTH - 3, 0.5, "ground")
    x = x0
    for a, b in ((DOCKS[0][0] - 40, DOCKS[1][0] + DOCKS[1][1] + 90), CREEK, (x1, x1)):
        if a > x:
            s.box(x, 60, 0, a - x, GROUND_BACK_Y_M - 60, 0.12, "lawn")
            s.box(x, 24.5, 0, a - x, 26.0, 0.05, "lawn")
            s.box(x, 51, 0, a - x, 7.5, 0.06, "asphalt")
            s.box(x, 54.7, 0.06, a - x, 0.15, 0.02, "line_white")
            cell = math.floor(x / 38)
            while cell * 38 < a:
                left, right = max(x, cell * 38.0), min(a, cell * 38 + 38.0)
                wall = ("brick_grey", "whitewash", "", "brick_dark", "concrete", "")[cell * 5 % 6]
                if wall:
                    s.box(left, 59, 0, right - left, 0.5, 2.2, wall)
                    s.box(left, 58.9, 2.2, right - left, 0.7, 0.2, "roof_grey_tile")
                cell += 1
        x = max(x, b)


def walk(s: Solid, x0: float, x1: float) -> None:
    """The sheet of the garden layer: paving, red running track with its white line, blue cycle path, kerbs, soil."""
    for a, b in spans(x0, x1, GARDEN_MARGIN):
        w = b - a
        s.box(a, 1.5, -0.6, w, 7.0, 0.6, "paving")
        s.box(a, 8.5, -0.5, w, 0.25, 0.52, "granite")
        s.box(a, 8.75, -0.5, w, 2.2, 0.5, "track")
        s.box(a, 9.8, 0.0, w, 0.1, 0.01, "line_white")
        s.box(a, 10.95, -0.5, w, 0.2, 0.52, "granite")
        s.box(a, 11.15, -0.5, w, 1.7, 0.5, "track_blue")
        s.box(a, 12.85, -0.5, w, 0.35, 0.66, "granite")
        s.box(a, 13.2, -0.5, w, 11.5, 0.55, "soil")


def quay_edge(s: Solid, x0: float, x1: float) -> None:
    """The sheet of the quay layer: wall, coping, a strip of old paving, fender piles, ladders and waling."""
    for a, b in spans(x0, x1):
        w = b - a
        s.box(a, 0, WATER_Z - 0.4, w, 2, -WATER_Z + 0.05, "quay_wall")
        s.box(a, -0.35, -0.35, w, 2.5, 0.35, "stone_old")
        s.box(a, 2.1, -0.5, w, 2.0, 0.5, "paving")
        s.box(a, -0.42, -1.6, w, 0.22, 0.26, "wood_wet")
        s.box(a, -0.02, WATER_Z - 0.4, w, 0.04, 1.1, "wood_wet")
        x = math.ceil(a / 6) * 6
        while x < b:
            s.box(x - 0.17, -0.55, WATER_Z - 0.4, 0.34, 0.36, 4.0, "wood_wet")
            s.box(x - 0.22, -0.6, -0.75, 0.44, 0.46, 0.14, "black_iron")
            x += 6
        x = math.ceil((a + 20) / 48) * 48 - 17.0
        while x < b - 2:
            if x > a + 2:
                for dx in (-0.25, 0.25):
                    s.box(x + dx - 0.03, -0.45, WATER_Z, 0.06, 0.06, 4.3, "steel_rust")
                for i in range(10):
                    s.box(x - 0.25, -0.45, WATER_Z + 0.2 + i * 0.4, 0.5, 0.05, 0.05, "steel_rust")
                for dx in (8.0, 8.9):
                    s.beam((x + dx, -0.6, -1.1), (x + dx, -0.3, -1.1), 0.42, "rubber", 12)
            x += 48


def boardwalk(s: Solid, x0: float, x1: float, y: float = -8.5, width: float = 4.6) -> None:
    """A timber walk over the water on slim piles, with open railings and a line of light under its edge."""
    s.box(x0, y, -0.55, x1 - x0, width, 0.3, "wood_dark")
    count = int((x1 - x0) / 1.25)
    for i in range(count):
        px = x0 + i * 1.25
        s.box(
            px + 0.02, y - 0.05, -0.25, 1.21, width + 0.1, 0.1, ("wood", "wood_pale", "wood", "wood_grey")[(i * 7) % 4]
        )
    x = math.ceil(x0 / 5) * 5.0
    while x < x1:
        for py in (y + 0.5, y + width - 0.5):
            s.tube(x, py, WATER_Z - 0.9, 0.22, 0.22, 4.2, "steel_grey", 8)
        s.box(x - 0.17, y, -0.9, 0.34, width, 0.35, "steel_grey")
        s.beam((x, y + 0.5, -0.9), (x + 2.4, y + 0.5, WATER_Z + 0.3), 0.05, "steel_grey", 4)
        x += 5
    for py in (y + 0.05, y + width - 0.05):
        x = x0
        while x <= x1:
            s.extrude_y(
                [(x - 0.05, -0.15), (x + 0.05, -0.15), (x + 0.03, 0.92), (x - 0.03, 0.92)], py, py + 0.06, "black_iron"
            )
            x += 2.5
        for z in (0.05, 0.23, 0.41, 0.59):
            s.box(x0, py + 0.02, z, x1 - x0, 0.03, 0.025, "steel_grey")
        s.box(x0, py - 0.05, 0.9, x1 - x0, 0.16, 0.07, "wood_pale")
    s.box(x0, y - 0.05, -0.4, x1 - x0, 0.06, 0.08, "lamp_line")


def mooring_pier(s: Solid, x: float, y: float = -6.2) -> None:
    """One of the round concrete berthing piers kept in the boardwalk."""
    s.tube(x, y, WATER_Z - 0.6, 2.6, 2.6, 4.4, "concrete_old", 28)
    s.tube(x, y, WATER_Z + 3.7, 2.85, 2.85, 0.8, "concrete_old", 28)
    for i in range(5):
        a = math.pi * (1.1 + 0.2 * i)
        s.box(x + 2.6 * math.cos(a) - 0.2, y + 2.6 * math.sin(a) - 0.2, WATER_Z + 0.2, 0.4, 0.4, 3.2, "wood_wet")
    s.tube(x, y, WATER_Z + 4.5, 0.42, 0.28, 0.7, "black_iron", 12)
    s.tube(x, y, WATER_Z + 5.15, 0.45, 0.35, 0.22, "black_iron", 12)


def flood_wall(s: Solid, x0: float, x1: float, y: float = 23.2) -> None:
    """The low flood wall behind the garden, with a coping and slots of light."""
    s.box(x0, y, 0, x1 - x0, 0.5, 1.1, "concrete")
    s.box(x0, y - 0.1, 1.1, x1 - x0, 0.7, 0.14, "stone_old")
    for i in range(int((x1 - x0) / 6)):
        s.box(x0 + 2 + i * 6, y - 0.04, 0.3, 0.7, 0.06, 0.5, "concrete_dark")


def steel_footbridge(s: Solid, x0: float, x1: float, y: float, z: float = 1.1) -> None:
    """A light weathering-steel walkway with grating and thin rails, on posts over a low garden."""
    s.box(x0, y, z, x1 - x0, 2.6, 0.2, "weathering_steel")
    x = x0
    while x <= x1:
        s.beam((x, y + 0.3, 0), (x + 0.5, y + 0.3, z), 0.07, "weathering_steel", 5)
        s.beam((x + 1.0, y + 0.3, 0), (x + 0.5, y + 0.3, z), 0.07, "weathering_steel", 5)
        for dx in (0.0, 1.5):
            s.box(x + dx, y, z + 0.2, 0.05, 0.05, 1.1, "weathering_steel")
        x += 3
    for dz in (0.5, 0.8, 1.1, 1.28):
        s.box(x0, y, z + dz, x1 - x0, 0.04, 0.04, "weathering_steel")
    s.box(x0, y - 0.03, z + 0.08, x1 - x0, 0.05, 0.06, "lamp_line")


def station_house(s: Solid, x: float, y: float, w: float) -> None:
    """A one-storey glazed service station under a thin flat roof, with a green roof edge and timber fins."""
    s.box(x, y, 0, w, 8, 0.3, "concrete")
    s.box(x + 0.6, y + 1, 0.3, w - 1.2, 6, 3.2, "glass_lit")
    n = int(w / 1.2)
    for i in range(n + 1):
        s.box(x + 0.6 + (w - 1.3) * i / n, y + 0.7, 0.3, 0.07, 0.35, 3.2, "wood_pale" if i % 2 else "black_iron")
    s.box(x - 1.0, y - 1.2, 3.5, w + 2.0, 10.4, 0.3, "wood_pale")
    s.box(x - 1.05, y - 1.25, 3.62, w + 2.1, 10.5, 0.28, "weathering_steel")
    s.box(x - 0.6, y - 0.8, 3.88, w + 1.2, 9.6, 0.2, "lawn")
