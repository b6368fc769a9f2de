"""1943: the young meter reader before a wall of dials, his book in hand; through the window a great chimney."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from canvas import Camera, Canvas, View
from carve.picture import Cut
from carve.strokes import along, drapery, rays
from figures.body import Person
from figures.pose import STANDING, Arm
from kit.shade import WORKS_CUTS, level, oval
from kit.solids import ball, box, join, lathe, rod, wheel_rim
from kit.staging import place
from kit.works import Opening, arched_wall, chimney, dial, sash, smoke_bands

CUTS = WORKS_CUTS | {
    "sky": Cut(0, 0, 1, 0, 1.0),
    "board": Cut(0.5, 0.9, 6, 5, 0.5),
    "wall": Cut(0.5, 0.9, 6, 5, 0.6),
    "floor": Cut(0.1, 0.6, 6, 4, 0.5),
    "face": Cut(0.5, 0.6, 4, 4, 1.5),
    "leaf": Cut(0.9, 1.3, 6, 6, 1.5),
    "cloth": Cut(1.0, 1.6, 9, 9, 0.86),
}
CAMERA = Camera(at=(-1.45, -2.3, 1.6), to=(0.62, 1.1, 1.42), lens_mm=31)
WINDOW = Opening(2.7, 1.5, 1.0, 3.0)


def build() -> Canvas:
    """The switchboard stands at y = 1.1 up to x = 0.8, the window beyond it in the same wall."""
    c = Canvas()
    c.put(box(20, 12, 0.1, 0, 0, -0.1), "floor")
    c.put(arched_wall(14, 4.5, [WINDOW], 0.4).moved(0, 1.3), "wall")
    c.put((sash(WINDOW, 3, 2, 0.03) + box(3.2, 0.4, 0.1, WINDOW.x, 0, WINDOW.sill - 0.1)).moved(0, 1.3), "stone")
    place(c, chimney(14, 1.5), 32, 30, -6)
    place(c, smoke_bands((32, 30, 8), 17, 1.6, 2.4, 2, 4), 0, 0)
    place(c, chimney(12, 1.0), 52, 44, -6)
    c.put(box(60, 10, 6.5, 50, 50, -6), "far")
    _board(c)
    _reader(c)
    return c


def _board(c: Canvas) -> None:
    for x in np.arange(-2.35, 0.5, 0.9):
        c.put(box(0.88, 0.12, 2.9, x, 1.16, 0.15), "board")
    c.put(box(3.7, 0.5, 0.9, -1.0, 1.05), "board")
    needles = np.random.default_rng(5).uniform(20, 160, 40)
    n = 0
    for x in np.arange(-2.35, 0.5, 0.9):
        big = abs(x + 0.55) < 0.1
        place(c, dial(0.36 if big else 0.3, needles[n]), x, 1.09, 2.2)
        for dx in (-0.21, 0.21):
            n += 1
            place(c, dial(0.16, needles[n]), x + dx, 1.09, 1.56)
            c.put(rod((x + dx, 1.05, 1.16), (x + dx, 0.82, 1.24), 0.022) + ball(0.042, x + dx, 0.82, 1.24, 10), "brass")
        n += 1
        c.put(join([ball(0.035, x + dx, 1.09, 2.75, 8) for dx in (-0.2, 0, 0.2)]), "brass")
    c.put(lathe([(0.3, -0.14), (0.31, -0.11), (0.08, 0.05), (0.03, 0.12)], 24).moved(0.2, 0.35, 2.95), "lamp")
    c.put(rod((0.2, 0.35, 3.0), (0.2, 0.35, 4.4), 0.012), "rigging")
    c.put(wheel_rim(0.05, 0.012, 16).moved(0.6, 0.95, 1.0), "brass")


def _reader(c: Canvas) -> None:
    reading = replace(
        STANDING,
        right_arm=Arm((0.15, 0.5, -0.75), (-0.3, 0.75, 0.6), "pinch"),
        left_arm=Arm((0.12, 0.55, -0.75), (-0.3, 0.85, 0.45), "grip", (-0.5, -0.2, 0.9)),
        nod_deg=-12,
        look_deg=14,
    )
    body = c.people(
        Person("overalls", "parted", reading, 1.76, seed=3, sex="man", age="youth"), -1.0, -0.32, 0, 84, 0.005
    )
    x, y, z = (float(v) for v in body.left_hand)
    pages = join([box(0.19, 0.012, 0.25), box(0.175, 0.02, 0.235, 0, 0, 0.008)]).rotated("x", -40)
    c.put(pages.moved(x + 0.04, y - 0.05, z + 0.02, 48), "leaf")
    x, y, z = (float(v) for v in body.right_hand)
    c.put(rod((x + 0.01, y, z - 0.05), (x - 0.03, y - 0.02, z + 0.12), 0.009), "brass")


def gouges(view: View) -> np.ndarray:
    """Lamplight over the board, grain in the slate."""
    x, y, _ = view.pixel((0.2, 0.35, 2.85))
    return (
        drapery(view)
        + rays(view.mask("board", "wall"), x, y, 22, 0.5, 0.45)
        + along(view.mask("sky"), -10, 24, 0.45)
        + along(view.mask("floor"), 12, 24, 0.5)
        + along(view.mask("steam"), -8, 20, 0.45, 0.4)
    )


def tone(view: View) -> np.ndarray:
    """Lamplight on dials and face; pale sky in the window."""
    rows, columns = view.thing.shape
    x, y, _ = view.pixel((0.25, 0.9, 2.0))
    light = level(view, 0.3) + oval(view, x / columns - 0.06, y / rows, 0.36, 0.42, 0.95)
    return np.where(view.mask("sky", "steam", "chimney", "far")[::2, ::2], 0.95, light)
