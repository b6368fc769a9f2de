"""Boarding in the rain: a queue under umbrellas on a pontoon, a launch, the liner's bow above them in the rain."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from canvas import Camera, Canvas, View
from carve.gouges import gouge
from carve.picture import Cut
from carve.strokes import drapery, inside, water
from figures.body import Person
from figures.pose import HOLDING_UMBRELLA, STANDING, Arm
from kit.harbour import bollard, bundle, gangway, suitcase
from kit.journeys import steam_launch, umbrella
from kit.light import pool, steps
from kit.scenery import river
from kit.solids import box, join, rod
from kit.steamer import Steamer

CAMERA = Camera(at=(0.0, -6.6, 3.2), to=(0.0, 20, 2.1), lens_mm=31)
FLOOR = 1.5
CUTS = {
    "dark": Cut(1.0, 1.5, 8, 9, 0.4),
    "sky": Cut(0, 0, 1, 0, 1.1),
    "hull": Cut(0.95, 1.6, 11, 11, 0.3),
    "umbrella": Cut(1.0, 1.7, 9, 10, 1.15),
    "rib": Cut(0.9, 0.5, 3, 3, 1.0),
    "awning": Cut(0.9, 1.0, 6, 6, 1.0),
    "boat": Cut(0.95, 1.2, 7, 6, 0.5),
    "opening": Cut(0.6, 0.4, 3, 3, 0.4),
    "deck": Cut(0.12, 0.9, 6, 5, 0.66),
    "water": Cut(0.1, 0.3, 5, 3, 0.7),
}
HOLDING = replace(HOLDING_UMBRELLA, left_arm=Arm((0.14, 0.0, -1), (0.03, 0.02, -1), "grip", (-1, 0, 0)), nod_deg=6)


def _liner(c: Canvas) -> None:
    """The bow towers on the right, cut off by the top of the picture."""
    ship = Steamer(length=130, beam=17, side=9.5, funnel_height=13, mast=20)
    for solid, kind in ship.pieces():
        c.put(solid.moved(turn_deg=208).moved(62, 67, 0), kind)


def _pontoon(c: Canvas) -> None:
    c.put(box(40, 9, 1.2, 0, -3.0, FLOOR - 1.2), "deck")
    c.put(
        join(
            [
                box(40, 0.3, 0.28, 0, 1.35, FLOOR - 0.1),
                *[box(40, 0.05, 0.03, 0, y, FLOOR) for y in np.arange(-7, 1.2, 0.6)],
            ]
        ),
        "timber",
    )
    for x in (-6.2, 4.6):
        c.put(bollard().moved(x, 1.0, FLOOR), "timber")
    c.put(
        join(
            [rod((x, 1.3, FLOOR), (x, 1.3, FLOOR + 1.05), 0.05) for x in np.arange(-14, -3.2, 1.6)]
            + [rod((-14, 1.3, FLOOR + h), (-3.4, 1.3, FLOOR + h), 0.035) for h in (0.55, 1.02)]
        ),
        "rigging",
    )


def _under_umbrella(c: Canvas, n: int, x: float, y: float, turn_deg: float, person: Person) -> None:
    """A traveller with umbrella and luggage; every third one carries a bundle."""
    body = c.people(person, x, y, FLOOR, turn_deg, 0.007 if n < 4 else 0.01)
    for solid, kind in umbrella(0.62 if n % 3 else 0.7):
        c.put(solid.rotated("y", 6 if n % 2 else -6).rotated("x", 7).moved(*body.right_hand), kind)
    luggage = suitcase(0.5, 0.17, 0.34) if n % 3 else bundle(0.2).moved(z=-0.42)
    c.put(luggage.moved(*body.left_hand), "luggage")


def _queue(c: Canvas) -> None:
    rows = [
        (1.5, -3.75, 174, "gown", "short", 1.62, True),
        (0.62, -2.7, 178, "gown", "cap", 1.7, False),
        (-0.35, -1.7, 168, "suit", "short", 1.72, True),
        (2.9, -1.9, 190, "gown", "short", 1.72, False),
        (-1.1, -0.6, 175, "gown", "short", 1.7, False),
        (-1.75, 0.5, 165, "gown", "cap", 1.7, True),
        (-3.9, -2.3, 150, "coat", "fedora", 1.74, True),
    ]
    for n, (x, y, turn, clothes, hair, tall, dark) in enumerate(rows):
        person = Person(clothes, hair, HOLDING, tall, seed=n, dark=dark)
        _under_umbrella(c, n, x, y, turn, person)


def _launch(c: Canvas) -> None:
    for solid, kind in steam_launch(14):
        c.put(solid.moved(turn_deg=160).moved(-6.4, 10.5, 0.2), kind)
    random = np.random.default_rng(2)
    for n in range(9):
        u = -5.6 + 0.75 * n
        x, y = -6.4 - 0.94 * u + random.uniform(-0.3, 0.3), 10.5 + 0.34 * u + random.uniform(-0.5, 0.3)
        person = Person(("gown", "suit")[n % 2], ("short", "cap")[n % 2], STANDING, 1.68, seed=n, dark=n % 3 == 0)
        c.people(person, x, y, 0.85, random.uniform(-60, 60), 0.02)


def build() -> Canvas:
    """The pontoon's edge is y = 1.5; the launch and the liner lie beyond it."""
    c = Canvas()
    c.put(river(), "water")
    _liner(c)
    _launch(c)
    _pontoon(c)
    for solid, kind in gangway(4.6, -0.4, 1.3):
        c.put(solid.moved(turn_deg=118).moved(-2.1, 1.2, FLOOR + 0.1), kind)
    _queue(c)
    return c


def _rain(view: View) -> np.ndarray:
    """Long steep cuts over everything far away, short ones in front of the people."""
    far = inside(view.mask("sky", "hull", "house", "funnel", "water", "boat", "fitting", "awning"), 3)
    near = inside(view.mask("deck", "umbrella"), 4)
    slant = np.radians(112)
    return gouge(far, lambda x, y: slant, lambda x, y: 27, length_px=360, fill=0.24, deep=1.0, seed=3) + gouge(
        near, lambda x, y: slant, lambda x, y: 40, length_px=120, fill=0.12, deep=0.5, seed=4
    )


def gouges(view: View) -> np.ndarray:
    """Rain."""
    return drapery(view) + _rain(view) + water(view, 34, 12, 0.35)


def tone(view: View) -> np.ndarray:
    """A grey sky, the dark hull, pale umbrellas shining with wet."""
    light = 0.8 + 0.25 * pool(view, (0.28, 0.3), 0.3)
    return light * steps(view, [(0, 0.72), (0.2, 0.95), (0.66, 1), (1, 0.62)])
