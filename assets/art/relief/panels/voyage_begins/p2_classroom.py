"""Why France: students round an oil lamp at night, on the wall a map with the sea route to Marseille."""

from __future__ import annotations

import numpy as np
from canvas import Camera, Canvas, View
from carve.strokes import along, drapery, glow, rays
from figures.body import Person
from figures.pose import POINTING_LEFT, SITTING_READING, SITTING_THINKING, SITTING_WRITING, STANDING
from kit.interior import book_pile, oil_lamp, open_book, stool, table, wall_map
from kit.solids import box, join

CAMERA = Camera(at=(0, -4.9, 1.8), to=(0, 0.6, 1.5), lens_mm=30)
LAMP = (0.0, 0.1, 1.2)


def build() -> Canvas:
    """The wall is y = 2, the table stands in front of it."""
    c = Canvas()
    c.put(box(14, 0.2, 5, 0, 2.1), "wall")
    c.put(box(14, 9, 0.1, 0, -2, -0.1), "floor")
    c.put(join([box(14, 0.06, 0.12, 0, 1.97, 0.95), box(14, 0.08, 0.1, 0, 1.97, 3.35)]), "timber")
    for solid, kind in wall_map(3.5):
        c.put(solid.moved(0, 1.95, 2.22), kind)
    for side in (-1, 1):
        frame = [box(1.5, 0.1, 0.1, 0, 0, z) for z in (0, 0.65, 1.3, 1.95)] + [
            box(0.1, 0.1, 2.05, x) for x in (-0.75, -0.25, 0.25, 0.75)
        ]
        c.put(join(frame).moved(side * 3.25, 1.95, 1.25), "timber")
    c.put(table(2.7, 1.15, 0.78).moved(0, 0.1), "timber")
    for solid, kind in oil_lamp(1.25):
        c.put(solid.moved(LAMP[0], LAMP[1], 0.78), kind)
    for x, y, turn in ((-0.62, -0.12, 20), (0.66, -0.1, -16), (-0.75, 0.4, 160), (0.3, 0.42, 190)):
        c.put(open_book(0.42).moved(x, y, 0.78, turn), "paper")
    c.put(book_pile(5, 3).moved(0.98, 0.35, 0.78, 20), "paper")
    c.put(book_pile(3, 8).moved(-1.1, 0.0, 0.78, -30), "paper")
    fine = 0.007
    c.people(Person("gown", "short", SITTING_WRITING, 1.72, seed=1, dark=True), -1.62, 0.1, 0, 82, fine)
    c.people(Person("gown", "cap", SITTING_READING, 1.72, seed=2), 1.62, 0.1, 0, -82, fine)
    c.people(Person("suit", "short", SITTING_THINKING, 1.72, seed=3), -0.72, 0.98, 0, 12, fine)
    c.people(Person("skirt", "bob", SITTING_READING, 1.64, seed=4, dark=True), 0.62, 0.98, 0, -14, fine)
    c.people(Person("gown", "short", POINTING_LEFT.looking(20), 1.74, seed=5, dark=True), 2.12, 1.4, 0, 196, fine)
    c.people(Person("gown", "short", STANDING.looking(30), 1.74, seed=6), -2.25, 1.2, 0, 50, fine)
    c.people(Person("gown", "short", SITTING_READING.looking(14), 1.7, seed=7), -0.95, -1.15, 0, 168, fine)
    c.people(Person("suit", "cap", SITTING_READING.looking(-14), 1.7, seed=8, dark=True), 0.95, -1.2, 0, 192, fine)
    for x in (-0.95, 0.95):
        c.put(stool(0.44).moved(x, -1.2), "timber")
    return c


def gouges(view: View) -> np.ndarray:
    """Everything flat is cut in rays from the lamp."""
    x, y, _ = view.pixel(LAMP)
    return (
        drapery(view)
        + rays(view.mask("wall"), x, y, 22, 0.55, 0.55)
        + rays(view.mask("floor"), x, y, 30, 0.5)
        + along(view.mask("sea"), 0, 15, 0.4, 0.4)
    )


def tone(view: View) -> np.ndarray:
    """Lamplight."""
    x, y, _ = view.pixel((0, 1, 1.6))
    return glow(view, x, y, 1420, dark=0.3, bright=1.25)
