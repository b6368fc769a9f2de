"""A mother's needle: an old woman at a low window in a French town works a chrysanthemum in silk."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from canvas import Camera, Canvas, View
from carve.picture import Cut
from carve.strokes import along, drapery, flowing
from figures.body import Person
from figures.pose import EMBROIDERING, Arm
from kit.garden import embroidery_frame
from kit.gatherings import place
from kit.interior import open_book, table
from kit.light import beam, pool
from kit.solids import Solid, box, join, rod
from kit.travel import casement, french_roofs

CAMERA = Camera(at=(0.42, -2.05, 1.3), to=(-0.02, 0.0, 0.84), lens_mm=33)
CUTS = {
    "thread": Cut(1.0, 1.2, 4, 5, 1.25),
    "stem": Cut(1.0, 1.0, 4, 4, 0.6),
    "silk": Cut(0.5, 1.0, 6, 6, 1.2),
    "floor": Cut(0.1, 0.6, 6, 4, 0.55),
    "wall": Cut(0.6, 0.9, 6, 5, 0.5),
    "sky": Cut(0, 0, 1, 0, 1.25),
    "tiles": Cut(0.55, 0.7, 4, 4, 0.7),
    "pane": Cut(0.4, 0.4, 3, 3, 0.5),
    "timber": Cut(0.85, 0.9, 6, 5, 0.7),
}
SILL, WINDOW_X, WALL_Y = 0.86, 0.55, 1.15


def build() -> Canvas:
    """She sits at (-0.55, 0.3); the window wall is y = 1.15, the town lies below it."""
    c = Canvas()
    half, high = 0.85, 1.45
    wall = [box(4, 0.3, 4, WINDOW_X + side * (half + 2), WALL_Y + 0.15) for side in (-1, 1)]
    wall += [box(2 * half, 0.3, tall, WINDOW_X, WALL_Y + 0.15, z) for tall, z in ((SILL, 0), (2, SILL + high))]
    c.put(join(wall), "wall")
    c.put(box(9, 9, 0.1, 0, WALL_Y - 4.5, -0.1), "floor")
    place(c, casement(2 * half, high), WINDOW_X, WALL_Y + 0.05, SILL)
    place(c, french_roofs(5, 130, 5), 9, 46, -11)
    c.put(table(0.5, 0.4, 0.74).moved(-0.98, 0.5, 0, 4), "timber")
    c.put(open_book(0.34).rotated("x", 20).moved(-0.98, 0.46, 0.8, 8), "paper")
    _work(c)
    return c


def _work(c: Canvas) -> None:
    for solid, kind in embroidery_frame(0.86, 0.62):
        c.put(solid.rotated("x", 44).moved(0.32, -0.2, 0.93, 6), kind)
    legs = [
        rod((0.32 + dx, dy - 0.2, 0), (0.32 + dx, dy - 0.2, 0.93 + dy), 0.03)
        for dx in (-0.45, 0.45)
        for dy in (-0.2, 0.25)
    ]
    c.put(join(legs), "timber")
    pose = replace(EMBROIDERING, lean_deg=10, nod_deg=18, right_arm=Arm((0.3, 0.55, -0.75), (-0.2, 0.95, 0.1), "pinch"))
    body = c.people(Person("skirt", "bun", pose, 1.6, seed=8, age="elder", dark=True), -0.5, 0.0, 0.14, 64, 0.004)
    c.put(_thread(body.right_hand), "rigging")


def _thread(hand: np.ndarray) -> Solid:
    """Needle and thread from her fingers down to the silk."""
    x, y, z = hand
    return rod((x, y, z), (x + 0.12, y - 0.05, z - 0.12), 0.003, sides=6)


def gouges(view: View) -> np.ndarray:
    """Sun streaming in, plaster in shade."""
    return (
        drapery(view)
        + flowing(view.mask("sky"), 40, 0.4)
        + along(view.mask("wall"), 62, 34, 0.5, 0.45, seed=5)
        + along(view.mask("tiles"), 75, 13, 0.35, 0.4, seed=6)
        + along(view.mask("silk"), 12, 22, 0.2, 0.2, seed=8)
        + along(view.mask("floor"), 14, 44, 0.5, 0.45, seed=9)
    )


def tone(view: View) -> np.ndarray:
    """Morning sun on her hands and the silk; the room round her is dusk."""
    sun = beam(view, [(0.62, 0.0), (0.95, 0.0), (0.8, 0.75), (0.3, 0.75)], 0.03)
    return 0.34 + 0.5 * sun + 0.75 * pool(view, (0.55, 0.42), 0.3, 1.1) + 0.5 * pool(view, (0.34, 0.28), 0.09)
