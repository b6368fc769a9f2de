"""The hurried second farewell: hands clasped in the lit door of the federation on a winter evening."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from canvas import Camera, Canvas, View
from carve.picture import Cut
from carve.strokes import along, drapery
from figures.body import Person
from figures.pose import HANDS_BEHIND, SHAKING_HANDS, STANDING, Arm
from kit.gatherings import paving, place, sailing_list, street_door, wall_clock
from kit.light import beam, pool, spot
from kit.solids import box, lathe, tube
from kit.travel import back_bundle

CAMERA = Camera(at=(-0.35, -4.1, 1.3), to=(-0.02, 0.0, 1.17), lens_mm=36)
LAMP = (0.1, 1.5, 2.55)
CUTS = {
    "dark": Cut(1.0, 1.7, 9, 10, 0.42),
    "umbrella": Cut(1.0, 1.2, 6, 7, 0.4),
    "brick": Cut(0.6, 0.5, 4, 3, 0.5),
    "wall": Cut(0.6, 0.9, 6, 5, 1.1),
    "timber": Cut(0.85, 0.9, 6, 5, 0.75),
}


def build() -> Canvas:
    """The threshold is y = 0, z = 0.14; the hall behind it ends at y = 2.6."""
    c = Canvas()
    place(c, paving(24, 9), y=-8.6)
    place(c, street_door(2.3))
    c.put(box(4.4, 0.1, 3.4, 0.4, 2.65), "wall")
    c.put(box(4.4, 2.6, 0.1, 0.4, 1.35, 0.04), "floor")
    place(c, wall_clock(0.3, 4.7), -0.12, 2.55, 1.98)
    place(c, sailing_list(0.72, 1.0), -1.98, -0.1, 1.12)
    _parting(c)
    return c


def _parting(c: Canvas) -> None:
    clasp = Arm((0.05, 0.4, -0.85), (-0.05, 0.98, 0.1), "grip", (-1, 0, 0.2))
    strap = Arm((0.2, 0.25, -0.9), (-0.35, 0.45, 0.7), "fist")
    leaving = replace(SHAKING_HANDS, right_arm=clasp, left_arm=strap, nod_deg=3, lean_deg=6)
    body = c.people(Person("gown", "parted", leaving.looking(6), 1.84, seed=2, dark=True), -0.72, -1.0, 0, 112, 0.006)
    c.put(back_bundle(0.17).moved(-0.93, -1.06, 1.24, 22), "luggage")
    strap_path = [(-0.9, -1.0, 1.36), (-0.8, -0.92, 1.56), (-0.66, -0.9, 1.57), tuple(body.left_hand)]
    c.put(tube(strap_path, 0.022, 8), "luggage")
    c.put(
        lathe([(0.012, -0.5), (0.03, -0.42), (0.055, -0.2), (0.03, 0.3), (0.014, 0.34), (0.014, 0.46)], 16)
        .rotated("y", 24)
        .moved(-1.0, -1.2, 1.16),
        "umbrella",
    )
    staying = replace(SHAKING_HANDS, right_arm=clasp, left_arm=Arm((0.2, 0.5, -0.8), (-0.5, 0.85, 0.1)), nod_deg=4)
    c.people(Person("gown", "short", staying, 1.76, seed=5), 0.42, -0.82, 0.04, -68, 0.006)
    young = replace(HANDS_BEHIND, nod_deg=4)
    c.people(Person("skirt", "bob", young, 1.62, seed=6), 1.34, -0.32, 0.14, -66, 0.007)
    elder = replace(STANDING, right_arm=Arm((0.2, 0.3, -0.9), (-0.75, 0.55, 0.1)), nod_deg=6)
    c.people(
        Person("skirt", "bun", elder, 1.52, seed=8, age="elder", dark=True, bound_feet=True),
        1.03,
        0.2,
        0.14,
        -56,
        0.007,
    )


def gouges(view: View) -> np.ndarray:
    """Cold wind across the bricks, light over the stones."""
    return (
        drapery(view)
        + along(view.mask("wall"), 90, 30, 0.4, 0.4)
        + along(view.mask("floor"), -12, 36, 0.4, 0.4, seed=6)
        + along(view.mask("timber"), 90, 24, 0.3, 0.3, seed=7)
    )


def tone(view: View) -> np.ndarray:
    """The hall's lamp falls through the door on the four and over the stones; the street is dark."""
    x, _ = spot(view, LAMP)
    door = pool(view, (x, 0.4), 0.27, 0.7, 2.4)
    spill = beam(view, [(0.42, 0.72), (0.72, 0.72), (0.78, 1.02), (0.2, 1.02)], 0.02)
    board = pool(view, (0.115, 0.42), 0.1, 0.8)
    return 0.26 + 1.1 * door + 0.4 * spill + 0.35 * board
