"""Thirty days at sea: two young people with a book at the rail, moonlight on the swell, a sleeper in a blanket."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
from canvas import Camera, Canvas, View
from carve.gouges import gouge
from carve.picture import Cut
from carve.strokes import along, drapery, inside, rays
from figures.body import Person
from figures.pose import READING, READING_STANDING, SITTING_ON_GROUND, STANDING, Arm
from kit.gatherings import place
from kit.harbour import wicker_trunk
from kit.interior import open_book
from kit.light import part, pool, spot, steps
from kit.scenery import moon, river
from kit.solids import box, join
from kit.travel import blanket, cowl, davit_boat, deck_rail

CAMERA = Camera(at=(-0.7, -3.3, 1.3), to=(0.12, 0.0, 1.0), lens_mm=33)
MOON = (-7.0, 60.0, 9.2)
SEA = -8.0
CUTS = {
    "sky": Cut(0, 0, 1, 0, 0.55),
    "water": Cut(0.1, 0.3, 5, 3, 0.6),
    "dark": Cut(1.0, 1.7, 9, 10, 0.34),
    "cloth": Cut(1.0, 1.5, 8, 9, 0.66),
    "hair": Cut(1.0, 1.2, 6, 6, 0.4),
    "boat": Cut(0.95, 1.2, 7, 6, 0.45),
    "funnel": Cut(1.0, 1.5, 8, 8, 0.5),
    "moon": Cut(0.4, 0.9, 8, 7, 1.6),
    "paper": Cut(0.6, 0.8, 6, 5, 1.3),
}


def build() -> Canvas:
    """The deck is z = 0, the rail runs along y = 0; the sea lies eight metres below."""
    c = Canvas()
    c.put(river(SEA), "water")
    c.put(moon(MOON, 4.2), "moon")
    c.put(join([box(30, 0.14, 0.1, 0, -0.15 * k - 0.02, -0.1) for k in range(50)]), "deck")
    c.put(box(30, 0.25, 0.14, 0, 0.12, -0.02), "timber")
    place(c, deck_rail(24), y=0.05)
    place(c, davit_boat(5.6), 3.9, -0.6, -0.12)
    place(c, cowl(1.5, 0.17), 1.85, -0.35, 0, 130)
    _readers(c)
    _sleeper(c)
    return c


def _readers(c: Canvas) -> None:
    his = replace(
        READING_STANDING,
        left_arm=Arm((0.3, 0.2, -0.9), (0.2, 0.75, 0.25), "flat"),
        right_arm=READING,
        nod_deg=12,
        lean_deg=4,
    )
    body = c.people(Person("gown", "parted", his, 1.76, seed=3, dark=True), 0.02, -0.5, 0, 102, 0.006)
    x, y, z = body.right_hand
    c.put(open_book(0.36).rotated("x", 32).moved(x + 0.1, y + 0.05, z, 96), "paper")
    touching = Arm((0.2, 0.45, -0.85), (-0.1, 0.95, 0.12), "point", (-0.3, 0, -1))
    hers = replace(
        STANDING, right_arm=Arm((0.25, 0.25, -0.9), (0.1, 0.85, 0.3), "flat"), left_arm=touching, nod_deg=14, lean_deg=6
    )
    c.people(Person("skirt", "bob", hers, 1.62, seed=6, sex="woman"), 0.88, -0.42, 0, -98, 0.006)


def _sleeper(c: Canvas) -> None:
    pose = replace(SITTING_ON_GROUND, nod_deg=34, tilt_deg=14, lean_deg=14)
    c.people(Person("gown", "short", pose, 1.64, seed=4), -1.12, -0.75, 0, 48, 0.006)
    c.put(blanket().moved(-1.05, -0.82, 0, 48), "bedding")
    c.put(wicker_trunk(0.7, 0.45, 0.55).moved(-1.6, -0.5, 0, 60), "luggage")


def gouges(view: View) -> np.ndarray:
    """Long slanting swells, moon rays above, planks below."""
    x, y, _ = view.pixel(MOON)
    sea = inside(view.mask("water"), 4)
    top = float(np.nonzero(view.mask("water").any(1))[0][0])

    def swell(px: float, py: float) -> float:
        return -0.34 + 0.3 * math.sin(px / 210 + py / 70)

    def gap(px: float, py: float) -> float:
        return 15 + 0.085 * max(0.0, py - top)

    return (
        drapery(view)
        + gouge(sea, swell, gap, length_px=420, fill=0.5, deep=0.7, seed=4)
        + rays(view.mask("sky"), x, y, 32, 0.55, 0.5)
        + along(view.mask("deck"), 0, 30, 0.3, 0.3)
    )


def tone(view: View) -> np.ndarray:
    """The moon, its path on the sea, and a rim of it on the two heads."""
    x, y = spot(view, MOON)
    path = pool(view, (x + 0.02, 0.52), 0.11, 0.6, 1.6) * part(view, "water")
    light = 0.27 + 0.95 * pool(view, (x, y), 0.26, 1.0, 1.5) + 1.3 * path + 0.35 * pool(view, (0.56, 0.36), 0.2)
    return light * steps(view, [(0, 1), (0.64, 1), (1, 0.55)])
