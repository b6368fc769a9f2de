"""Lamps in Bansong Garden: twelve friends in a pavilion over the creek, dusk and fine rain round them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from canvas import Camera, Canvas, View
from carve.gouges import gouge
from carve.picture import Cut
from carve.strokes import along, drapery, inside, water
from figures.body import Person
from figures.pose import ORATING, RAISED_BENT, SITTING, SITTING_READING, SITTING_SPEAKING, SITTING_THINKING, STANDING
from kit.garden import bench_rail, drum_stool, grove, lantern, lotus, pavilion
from kit.gatherings import place
from kit.interior import table
from kit.light import part, pool, spot, steps
from kit.scenery import river
from kit.solids import box

CAMERA = Camera(at=(-2.4, -7.4, 1.95), to=(0.15, 0.0, 1.5), lens_mm=39)
FLOOR = 0.75
LAMP = (0.0, -0.4, FLOOR + 1.9)
CUTS = {
    "sky": Cut(0, 0, 1, 0, 0.5),
    "water": Cut(0.1, 0.3, 5, 3, 0.6),
    "roof": Cut(0.55, 0.9, 5, 4, 0.5),
    "dark": Cut(1.0, 1.6, 9, 10, 0.4),
    "far": Cut(0.6, 0.45, 4, 3, 0.35),
    "leaf": Cut(0.9, 0.9, 6, 5, 0.6),
    "timber": Cut(0.85, 0.9, 6, 5, 0.6),
    "glow": Cut(1.0, 1.4, 6, 6, 1.5),
}


def build() -> Canvas:
    """The creek is z = 0, the pavilion's floor 0.75 m above it."""
    c = Canvas()
    c.put(river(), "water")
    place(c, grove(70, 7.5, 3), 0, 15, 0.6)
    c.put(box(60, 3, 1.0, 0, 13), "far")
    place(c, pavilion(), z=FLOOR)
    for turn in (90, 180, 270):
        place(c, bench_rail(4.7), *_out(turn, 2.45), FLOOR, turn)
    for x, y in ((0.0, -0.4), (-1.75, -2.2), (1.75, -2.2), (0.2, 2.2)):
        place(c, lantern(0.24 if (x, y) != (0.0, -0.4) else 0.34), x, y, FLOOR + 2.75)
    c.put(table(1.1, 0.9, 0.72).moved(0, 0.1, FLOOR), "timber")
    place(c, lotus(3, (7, 2.2)), 1.6, -4.5)
    _friends(c)
    return c


def _out(turn_deg: float, far: float) -> tuple[float, float]:
    a = np.radians(turn_deg)
    return float(np.sin(a) * far), float(-np.cos(a) * far)


def _friends(c: Canvas) -> None:
    seats = (
        (-2.2, -0.9, 75, SITTING_READING), (-2.2, 0.1, 88, SITTING), (-2.2, 1.1, 105, SITTING_THINKING),
        (-1.1, 2.15, 20, SITTING), (-0.1, 2.2, 4, SITTING_THINKING), (0.95, 2.15, -12, SITTING_SPEAKING),
        (2.2, 1.2, -105, SITTING), (2.2, 0.25, -92, SITTING_THINKING), (2.2, -0.75, -75, SITTING),
        (-0.75, -1.75, 168, SITTING), (1.15, -1.8, 200, SITTING_THINKING),
    )  # fmt: skip
    for n, (x, y, turn, pose) in enumerate(seats):
        front = y < -1.5
        clothes = "suit" if n in (3, 8) else "skirt" if n == 5 else "gown"
        hair = "bob" if n == 5 else ("short", "parted", "cap")[n % 3]
        c.people(Person(clothes, hair, pose, 1.72, seed=n, dark=front or n % 3 == 1), x, y, FLOOR, turn, 0.008)
        if front:
            c.put(drum_stool().moved(x, y, FLOOR), "stone")
    speaking = replace(ORATING, right_arm=RAISED_BENT, left_arm=STANDING.left_arm, lean_deg=4, nod_deg=2)
    c.people(Person("gown", "parted", speaking, 1.82, seed=20), 0.42, -0.75, FLOOR, 150, 0.007)


def gouges(view: View) -> np.ndarray:
    """Slanting rain over everything outside, ripples in the creek."""
    outside = inside(view.mask("sky", "far"), 5)
    rain = gouge(outside, lambda x, y: 1.85, lambda x, y: 26, length_px=220, fill=0.26, deep=0.9, seed=3)
    return drapery(view) + rain + water(view, 40, 16) + along(view.mask("stone"), 0, 30, 0.4, 0.4)


def tone(view: View) -> np.ndarray:
    """Lantern light inside, its reflection on the creek, dusk round about."""
    x, y = spot(view, LAMP)
    light = 1.35 * pool(view, (x, y + 0.06), 0.26, 1.3, 2.2)
    gleam = 0.7 * pool(view, (x, 0.86), 0.1, 0.35) * part(view, "water")
    return steps(view, [(0.0, 0.3), (0.5, 0.42), (1.0, 0.25)]) + light + gleam
