"""Christmas departure: a mother on bound feet climbs the gangway between her son and her daughter."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from canvas import Camera, Canvas, View
from carve.picture import Cut
from carve.strokes import along, drapery, flowing, swirls, water
from figures.body import Person
from figures.pose import CHEERING, CLIMBING, HOLDING_ON, STANDING, WAVING, WAVING_BENT, WAVING_WIDE, Arm
from kit.gatherings import place
from kit.harbour import suitcase
from kit.light import part, pool, steps
from kit.plume import smoke
from kit.scenery import river
from kit.solids import box, join
from kit.steamer import Steamer
from kit.travel import brow

CAMERA = Camera(at=(0.95, -4.9, 1.55), to=(-0.1, 0, 2.15), lens_mm=29)
CUTS = {
    "hull": Cut(0.95, 1.5, 9, 9, 0.4),
    "dark": Cut(1.0, 1.6, 9, 10, 0.36),
    "steam": Cut(0.75, 0.8, 7, 6, 0.8),
    "sky": Cut(0, 0, 1, 0, 1.0),
}
LINER_X, LINER_Y, WATER_Z = 22.0, 95.0, -2.4


def _step(x: float) -> float:
    """Height of the gangway at x."""
    return 0.62 + 0.2 * (x + 3.6)


def build() -> Canvas:
    """The wharf is z = 0, its edge at x = 12; the liner lies along y beyond it."""
    c = Canvas()
    c.put(river(WATER_Z), "water")
    c.put(join([box(40, 0.42, 0.4, -8, y, -0.4) for y in np.arange(-8, 60, 0.45)]), "deck")
    ship = Steamer(length=180, side=9.2, beam=13, funnel_height=17, mast=26)
    place(c, ship.pieces(), LINER_X, LINER_Y, WATER_Z, 90)
    for k, where in enumerate(ship.funnel_places()):
        for puff in smoke(LINER_X, LINER_Y + where, 29, -62, 6, 18, 3.2, 3 + k, 10):
            c.put(puff, "steam")
    place(c, brow(10.2, 2.04), -3.6, 0, 0.62)
    _family(c)
    _crowd(c)
    return c


def _family(c: Canvas) -> None:
    back_hand = Arm((0.5, -0.35, -0.75), (0.3, -0.5, -0.75), "open")
    son = replace(CLIMBING, right_arm=HOLDING_ON, left_arm=back_hand, lean_deg=8).looking(55, 14)
    c.people(Person("gown", "short", son, 1.76, seed=3, dark=True), 0.95, 0.0, _step(0.95) - 0.05, 92, 0.006)
    mother = replace(
        CLIMBING, right_arm=HOLDING_ON, left_arm=Arm((0.2, 0.75, -0.5), (0, 0.95, 0.2), "open"), lean_deg=12
    )
    c.people(
        Person("skirt", "bun", mother, 1.54, seed=8, age="elder", bound_feet=True),
        0.0,
        -0.05,
        _step(0.0) - 0.04,
        84,
        0.006,
    )
    holding = Arm((0.15, 0.75, -0.55), (-0.1, 0.95, 0.15), "open")
    daughter = replace(CLIMBING, right_arm=holding, left_arm=HOLDING_ON, lean_deg=8).looking(-6, 4)
    c.people(
        Person("skirt", "bob", daughter, 1.58, seed=5, dark=True, sex="woman"),
        -0.85,
        0.0,
        _step(-0.85) - 0.04,
        86,
        0.006,
    )
    porter = replace(CLIMBING, left_arm=STANDING.left_arm)
    body = c.people(Person("suit", "cap", porter, 1.72, seed=9), -2.3, 0.1, _step(-2.3) - 0.05, 90, 0.008)
    c.put(suitcase().moved(turn_deg=90).moved(*body.right_hand), "luggage")


def _crowd(c: Canvas) -> None:
    random = np.random.default_rng(6)
    poses = (WAVING, CHEERING, WAVING_WIDE, WAVING_BENT, WAVING)
    for k in range(26):
        x, y = random.uniform(-9, 1.8), 2.2 + 0.55 * k + random.uniform(-0.3, 0.3)
        woman = k % 5 == 2
        person = Person("skirt" if woman else ("gown", "gown", "suit", "coat")[k % 4],
                        "bob" if woman else ("short", "cap", "parted", "fedora")[k % 4],
                        poses[k % 5], 1.7, seed=k % 4, dark=k % 2 == 0)  # fmt: skip
        c.people(person, x, y, 0, random.uniform(40, 120), 0.012 if y < 8 else 0.02)
    near = ((-0.95, -2.6, 150, "gown", "short", WAVING), (-0.5, -2.35, 160, "skirt", "bun", WAVING_BENT),
            (0.15, -2.75, 172, "gown", "cap", CHEERING), (1.55, -2.5, 200, "gown", "parted", WAVING_WIDE),
            (0.85, -2.2, 180, "skirt", "bob", WAVING), (-1.35, -2.0, 150, "suit", "fedora", WAVING))  # fmt: skip
    for n, (x, y, turn, clothes, hair, pose) in enumerate(near):
        c.people(Person(clothes, hair, pose, 1.68, seed=n, dark=True), x, y, -0.62, turn, 0.008)


def gouges(view: View) -> np.ndarray:
    """Winter wind in the sky, plates along the hull."""
    return (
        drapery(view)
        + flowing(view.mask("sky"), 40, 0.5)
        + swirls(view, gap_px=24, deep=0.6)
        + along(view.mask("hull"), 28, 34, 0.4, 0.35)
        + water(view, 40, 14)
        + along(view.mask("deck"), 4, 40, 0.4, 0.4, seed=6)
    )


def tone(view: View) -> np.ndarray:
    """A pale winter noon behind the three; wharf and hull dark."""
    light = 0.42 + 0.95 * pool(view, (0.5, 0.38), 0.32, 1.0) + 0.2 * part(view, "sky")
    return light * steps(view, [(0, 0.9), (0.6, 1.0), (1, 0.5)])
