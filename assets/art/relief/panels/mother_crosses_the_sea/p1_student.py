"""A student at fifty: a grey-haired woman at a school desk, bound feet by the bench, sun through a lattice."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from canvas import Camera, Canvas, View
from carve.picture import Cut
from carve.strokes import along, drapery
from figures.body import Person
from figures.pose import SITTING_READING, SITTING_THINKING, SITTING_WRITING
from kit.gatherings import bench, lattice_window, place, room, school_desk
from kit.interior import book_pile, open_book
from kit.light import beam, part, pool
from kit.solids import box

CAMERA = Camera(at=(0.3, -2.6, 0.95), to=(0.42, 0.0, 0.53), lens_mm=28)
CUTS = {
    "day": Cut(0, 0.4, 3, 2, 1.3),
    "dark": Cut(1.0, 1.6, 9, 10, 0.45),
    "wall": Cut(0.6, 0.9, 6, 5, 0.8),
    "floor": Cut(0.1, 0.6, 6, 4, 0.8),
}
WINDOW_Y = 2.2


def build() -> Canvas:
    """She sits at the origin's desk facing +x; the windows are in the far wall y = 2.2."""
    c = Canvas()
    place(c, room(24, 10, 3.6), y=WINDOW_Y + 0.1)
    for x in (-2.75, 0.1, 2.95):
        c.put(box(2.2, 0.05, 1.9, x, WINDOW_Y - 0.03, 1.0), "day")
        c.put(lattice_window(2.2, 1.9, 6, 5, 0.05).moved(x, WINDOW_Y - 0.1, 1.0), "timber")
    _mother(c)
    _classmates(c)
    return c


def _desk(c: Canvas, x: float, y: float) -> None:
    place(c, school_desk(0.8), x + 0.68, y, 0, 90)
    c.put(bench(0.8).moved(x, y, 0, 90), "timber")


def _mother(c: Canvas) -> None:
    _desk(c, 0, 0)
    pose = replace(SITTING_WRITING, lean_deg=27, nod_deg=20)
    c.people(Person("skirt", "bun", pose, 1.6, seed=3, age="elder", bound_feet=True), 0.0, -0.05, 0.05, 90, 0.005)
    c.put(open_book(0.36).rotated("y", -8).moved(0.62, 0.02, 0.79, 84), "paper")
    c.put(book_pile(3, 2).moved(0.72, 0.26, 0.79), "paper")


def _classmates(c: Canvas) -> None:
    girls = (
        (-1.75, 0.75, "bob", SITTING_READING, True), (-0.75, 1.4, "plaits", SITTING_THINKING.looking(-14), True),
        (1.85, 0.75, "bun", SITTING_WRITING, True), (2.1, 1.75, "plaits", SITTING_READING, False),
        (-2.3, 1.9, "bun", SITTING_WRITING, False), (-2.9, 1.6, "bob", SITTING_WRITING, True),
    )  # fmt: skip
    for n, (x, y, hair, pose, dark) in enumerate(girls):
        _desk(c, x, y)
        c.people(Person("skirt", hair, pose, 1.56, seed=n, dark=dark, sex="woman"), x, y - 0.05, 0.04, 90, 0.009)
        c.put(open_book(0.34).rotated("y", -8).moved(x + 0.62, y, 0.79, 90), "paper")


def gouges(view: View) -> np.ndarray:
    """Boards on the floor, plaster on the wall, light falling from the windows."""
    return (
        drapery(view)
        + along(view.mask("floor"), 12, 44, 0.5, 0.45)
        + along(view.mask("wall"), 35, 34, 0.45, 0.4, seed=5)
        + along(view.mask("timber"), 10, 26, 0.3, 0.3, seed=7)
    )


def tone(view: View) -> np.ndarray:
    """Sun falls in bars from the window on her shoulders, the desk and the floor."""
    light = 0.3 + 0.7 * pool(view, (0.46, 0.38), 0.22, 1.0) + 0.5 * part(view, "day")
    for x in (0.0, 0.16, 0.32):
        light += 0.32 * beam(view, [(x + 0.1, 0.05), (x + 0.2, 0.05), (x + 0.42, 0.95), (x + 0.26, 0.95)], 0.012)
    return light
