"""Farewell to the rust belt: an abandoned hall, weeds and broken panes; outside the wall, a crane and the river."""

from __future__ import annotations

import numpy as np
from canvas import Camera, Canvas, View
from carve.picture import Cut
from carve.strokes import along, flowing, glow, on_floor, rays, water
from kit.derelict import broken_windows, rubble, saw_tooth_truss, weeds, yard_wall
from kit.scenery import river
from kit.solids import box
from kit.yards import jib_crane

CAMERA = Camera(at=(-1.2, -11.5, 2.75), to=(0.7, 0, 3.0), lens_mm=26)
SUN_SLOPE = (-0.35, -1.0, -1.05)
CUTS = {
    "inside": Cut(0.6, 0.9, 7, 7, 0.42),
    "bars": Cut(0.9, 1.1, 6, 6, 0.4),
    "shard": Cut(0.7, 0.6, 4, 4, 1.1),
    "weed": Cut(1.0, 1.1, 5, 6, 0.62),
    "iron": Cut(1.0, 1.2, 5, 5, 0.5),
    "rigging": Cut(0.9, 0.9, 4, 4, 0.5),
    "brick": Cut(0.6, 0.5, 4, 3, 0.95),
    "machine": Cut(1.0, 1.4, 8, 8, 0.5),
    "floor": Cut(0.1, 0.6, 6, 4, 0.8),
}
WINDOWS = (-7.6, -1.2, 5.2, 11.6)
WIDE, SILL, TOP = 4.4, 1.0, 6.6

WEEDS = (
    (-5.3, -6.2, 3.0),
    (-4.6, -4.4, 1.6),
    (3.9, -6.4, 2.9),
    (2.9, -5.7, 1.9),
    (6.0, -3.4, 2.2),
    (0.6, -2.4, 1.3),
    (-2.4, 6, 2.2),
    (3.6, 7, 2.4),
    (8.5, 6, 2.6),
)


def build() -> Canvas:
    """The hall's river front is y = 0; the yard, its wall and the river lie beyond."""
    c = Canvas()
    c.put(river(-1.5), "water")
    c.put(box(80, 18, 0.2, 0, 8, -0.4), "ground")
    c.put(box(40, 30, 0.2, 0, -14, -0.2), "floor")
    for solid, kind in broken_windows(WINDOWS, WIDE, SILL, TOP, 9.5, 11):
        c.put(solid, kind)
    for y in (-1.4, -5.4):
        for solid, kind in saw_tooth_truss(26, 7.6):
            c.put(solid.moved(0, y), kind)
    for solid, kind in yard_wall(70, 1.9):
        c.put(solid.moved(0, 13, -0.3), kind)
    for solid, kind in jib_crane(9.5, 6.5):
        c.put(solid.moved(turn_deg=178).moved(2.6, 10, -0.6), kind)
    for seed, (x, y, size) in enumerate(WEEDS):
        c.put(weeds(size, 40, seed).moved(x, y, -0.05), "weed")
    for solid, kind in rubble(9):
        c.put(solid.moved(-0.2, -4.2), kind)
    return c


def gouges(view: View) -> np.ndarray:
    """Light falls in from the river and lies in strips on the floor."""
    x, y, _ = view.pixel((2, 40, 6.5))
    return (
        flowing(view.mask("sky"), 24, 0.4)
        + rays(view.mask("floor"), x, y, 26, 0.6, 0.55)
        + along(view.mask("inside"), 90, 20, 0.5, 0.5)
        + water(view, 20, 10)
    )


def tone(view: View) -> np.ndarray:
    """Black hall, bright river, sun through the empty panes on the floor."""
    x, y, _ = view.pixel((1.0, 2, 3.6))
    light = glow(view, x, y, 2300, dark=0.62, bright=1.4)
    fx, fy = on_floor(view, -0.1)
    steps = -fy / SUN_SLOPE[1]
    wall_x, wall_z = fx + steps * -SUN_SLOPE[0], steps * -SUN_SLOPE[2]
    lit = (wall_z > SILL) & (wall_z < TOP) & (np.min([np.abs(wall_x - m) for m in WINDOWS], axis=0) < WIDE / 2)
    floor = view.mask("floor")[::2, ::2] & (fy < 0)
    return light * np.where(floor, np.where(lit, 1.15, 0.5), 1.0)
