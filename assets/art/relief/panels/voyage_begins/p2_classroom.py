"""Why France: students round an oil lamp at night, on the wall a map with the sea route to Marseille."""

from __future__ import annotations

import numpy as np
from canvas import Camera, Canvas, View
from carve.picture import Cut
from carve.strokes import along, drapery, rays
from figures.body import Person
from figures.pose import POINTING_LEFT, SITTING_READING, SITTING_THINKING, SITTING_WRITING, STANDING
from kit.interior import book_pile, oil_lamp, open_book, stool, table, wall_map
from kit.light import pool, spot, steps
from kit.solids import box, join

CAMERA = Camera(at=(-0.15, -2.95, 1.2), to=(0.1, 1, 1.4), lens_mm=30)
CUTS = {
    "wall": Cut(0.6, 0.9, 6, 5, 0.5),
    "dark": Cut(1.0, 1.6, 9, 10, 0.38),
    "sea": Cut(0.6, 0.6, 5, 4, 0.62),
    "map": Cut(0.9, 0.9, 7, 7, 1.05),
    "route": Cut(1.0, 1.3, 6, 7, 0.34),
    "timber": Cut(0.85, 0.9, 6, 5, 0.62),
    "glow": Cut(1.0, 1.4, 6, 6, 1.6),
    "paper": Cut(0.6, 0.8, 6, 5, 1.2),
}
LAMP = (0.05, 0.1, 1.12)


def build() -> Canvas:
    """The wall is y = 2, the table stands in front of it; two backs frame the lamp."""
    c = Canvas()
    c.put(box(14, 0.2, 5, 0, 2.1), "wall")
    c.put(box(14, 9, 0.1, 0, -2, -0.1), "floor")
    c.put(join([box(14, 0.06, 0.12, 0, 1.97, 0.8), box(14, 0.08, 0.1, 0, 1.97, 3.1)]), "timber")
    for solid, kind in wall_map(3.3):
        c.put(solid.moved(0.1, 1.95, 1.98), kind)
    _table(c)
    _students(c)
    return c


def _table(c: Canvas) -> None:
    c.put(table(2.5, 1.15, 0.74).moved(0, 0.1), "timber")
    for solid, kind in oil_lamp(1.25):
        c.put(solid.moved(LAMP[0], LAMP[1], 0.74), kind)
    for x, y, turn in ((-0.62, -0.12, 20), (0.66, -0.1, -16), (-0.6, 0.42, 160), (0.55, 0.42, 190)):
        c.put(open_book(0.42).moved(x, y, 0.74, turn), "paper")
    c.put(book_pile(4, 3).moved(1.02, 0.3, 0.74, 20), "paper")


def _students(c: Canvas) -> None:
    fine = 0.006
    c.people(Person("gown", "short", SITTING_READING.looking(12), 1.74, seed=7, dark=True), -1.05, -1.3, 0, 150, fine)
    c.people(Person("gown", "cap", SITTING_WRITING, 1.72, seed=8, dark=True), 1.3, -0.95, 0, -128, fine)
    for x, y in ((-1.05, -1.34), (1.3, -0.9)):
        c.put(stool(0.44).moved(x, y), "timber")
    c.people(Person("suit", "short", SITTING_THINKING, 1.72, seed=3), -0.62, 0.95, 0, 16, fine)
    c.people(Person("skirt", "bob", SITTING_READING, 1.64, seed=4), 0.6, 0.95, 0, -18, fine)
    c.people(Person("gown", "short", POINTING_LEFT.looking(24), 1.74, seed=5), 1.72, 1.42, 0, 202, fine)
    c.people(Person("gown", "short", STANDING.looking(30, -8), 1.74, seed=6, dark=True), -2.45, 1.05, 0, 112, fine)


def gouges(view: View) -> np.ndarray:
    """Everything flat is cut in rays from the lamp."""
    x, y, _ = view.pixel(LAMP)
    return (
        drapery(view)
        + rays(view.mask("wall"), x, y, 22, 0.6, 0.6)
        + rays(view.mask("floor"), x, y, 30, 0.5)
        + along(view.mask("sea"), 0, 15, 0.4, 0.4)
    )


def tone(view: View) -> np.ndarray:
    """One lamp in a dark room: its flame, the books under it, the map above it; corners and backs are night."""
    x, y = spot(view, LAMP)
    light = (
        0.18
        + 1.0 * pool(view, (x, y), 0.1, 0.7, 1.7)
        + 0.62 * pool(view, (x + 0.02, y - 0.05), 0.27, 1.15, 2.4)
        + 0.34 * pool(view, (x, 0.26), 0.34, 1.6, 3.0)
    )
    return light * steps(view, [(0, 0.9), (0.66, 1), (0.85, 0.5), (1, 0.4)])
