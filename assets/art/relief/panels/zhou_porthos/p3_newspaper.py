"""The seventh of November: a newspaper with a list of names in front, crowd and banners, the long ship behind."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from canvas import Camera, Canvas, View
from carve.picture import Cut
from carve.strokes import along, daylight, drapery, rays
from figures.body import Person
from figures.pose import CHEERING, STANDING, WAITING, WAVING, WAVING_BENT, WAVING_WIDE, Arm
from kit.harbour import gangway, handkerchief, wharf, wicker_trunk
from kit.interior import cloth_fall
from kit.light import part, pool, steps
from kit.offices import broadsheet
from kit.plume import smoke
from kit.scenery import river
from kit.solids import box, join, rod
from kit.steamer import Steamer

CAMERA = Camera(at=(0.0, -9.0, 4.95), to=(-0.8, 20, 3.6), lens_mm=30)
SUN = (60.0, 300.0, 60.0)
DECK = 3.2
CUTS = {
    "dark": Cut(1.0, 1.5, 8, 9, 0.4),
    "sky": Cut(0, 0, 1, 0, 1.1),
    "hull": Cut(0.95, 1.5, 9, 9, 0.34),
    "paper": Cut(0.8, 1.8, 9, 10, 1.2),
    "print": Cut(0.6, 0.5, 3, 2.5, 0.55),
    "banner": Cut(0.9, 1.2, 6, 6, 1.1),
    "deck": Cut(0.12, 0.9, 6, 5, 0.6),
}


def _ship(c: Canvas) -> None:
    c.put(river(), "water")
    ship = Steamer(length=120, beam=16, side=8, funnel_height=10, mast=17)
    for solid, kind in ship.pieces():
        c.put(solid.moved(turn_deg=20).moved(-9, 64, 0), kind)
    for place in ship.funnel_places():
        for puff in smoke(-9 + place * 0.95, 64 + place * 0.33, 23, -62, 4, 16, 2.2, 5, 8):
            c.put(puff, "steam")
    for solid, kind in wharf(140, 16, DECK):
        c.put(solid.moved(turn_deg=180).moved(0, 44, 0), kind)
    c.put(
        join(
            [
                box(140, 54, 0.3, 0, 17, DECK - 0.3),
                *[box(0.07, 54, 0.03, x, 17, DECK) for x in np.arange(-45, 45, 0.5)],
            ]
        ),
        "deck",
    )
    for solid, kind in gangway(15, 4.9, 1.8):
        c.put(solid.moved(turn_deg=50).moved(-12, 40, DECK), kind)
    for k in range(5):
        t = 0.12 + 0.17 * k
        x, y = -12 + 15 * t * 0.64, 40 + 15 * t * 0.77
        c.people(Person("gown", "short", WAITING, 1.72, seed=k, dark=k % 2 == 0), x, y, DECK + 4.9 * t, 140, 0.02)


def _crowd(c: Canvas) -> None:
    random = np.random.default_rng(11)
    poses = (WAVING, STANDING, CHEERING, WAVING_BENT, WAITING, WAVING_WIDE)
    for n in range(46):
        row = n // 12
        y = 15 - 4.4 * row + random.uniform(-0.9, 0.9)
        x = (n % 12 - 5.5) * (1.75 - 0.27 * row) + random.uniform(-0.4, 0.4)
        if row == 3 and abs(x - 0.4) < 1.5:
            continue
        clothes = ("gown", "suit", "gown", "coat", "skirt")[n % 5]
        hair = "bun" if clothes == "skirt" else ("short", "cap", "fedora")[n % 3]
        body = c.people(
            Person(clothes, hair, poses[n % 6], 1.7, seed=n % 4, dark=n % 2 == 0),
            x,
            y,
            DECK,
            random.uniform(150, 210),
            0.014,
        )
        if poses[n % 6] is WAVING:
            c.put(handkerchief(n, 0.4).moved(*body.right_hand), "veil")


def _banners(c: Canvas) -> None:
    for x, y, tall, wide in (
        (-8.6, 12.0, 5.4, 0.45),
        (-4.4, 10.0, 4.8, 0.42),
        (0.9, 11.0, 5.2, 0.44),
        (6.6, 12.0, 5.4, 0.45),
    ):
        top = DECK + tall
        c.put(
            rod((x, y, DECK), (x, y, top), 0.045) + rod((x - wide, y, top - 0.1), (x + wide, y, top - 0.1), 0.035),
            "rigging",
        )
        c.put(cloth_fall(2.2 * wide, 2.0, 0.12, int(x)).moved(x, y - 0.08, top - 0.12), "banner")


def _near_backs(c: Canvas) -> None:
    """Two who wave, nearer than the crowd, and luggage on the planks."""
    body = c.people(Person("skirt", "bun", WAVING, 1.6, seed=2, dark=True), -3.0, -2.6, DECK, 172, 0.009)
    c.put(handkerchief(3, 0.4).moved(*body.right_hand), "veil")
    c.people(Person("gown", "fedora", WAITING, 1.74, seed=3), -3.75, -1.7, DECK, 160, 0.01)
    c.put(wicker_trunk(1.0, 0.6, 0.5).moved(-1.75, -4.4, DECK, -20), "luggage")


def _readers(c: Canvas) -> None:
    holding = replace(
        STANDING,
        right_arm=Arm((0.3, 0.45, -0.85), (-0.05, 0.9, 0.5), "grip"),
        left_arm=Arm((0.3, 0.45, -0.85), (-0.05, 0.9, 0.5), "grip"),
        nod_deg=14,
        look_deg=10,
    )
    pointing = replace(
        STANDING, right_arm=Arm((0.15, 0.55, -0.65), (0.3, 0.9, 0.25), "point"), nod_deg=14, look_deg=-34
    )
    c.people(Person("gown", "short", holding, 1.74, seed=5, dark=True), 1.12, -6.75, DECK, 176, 0.005)
    c.people(Person("suit", "cap", pointing, 1.72, seed=6), -0.48, -6.35, DECK, 168, 0.005)
    for solid, kind in broadsheet(0.84, 0.6, 4):
        c.put(solid.rotated("x", -24).moved(turn_deg=4).moved(0.45, -6.2, DECK + 1.44), kind)


def build() -> Canvas:
    """The wharf's edge is y = 14, the ship beyond it; two readers stand close on the right."""
    c = Canvas()
    _ship(c)
    _crowd(c)
    _banners(c)
    _near_backs(c)
    _readers(c)
    return c


def gouges(view: View) -> np.ndarray:
    """Morning rays, strokes along the hull and the planks."""
    x, y, _ = view.pixel(SUN)
    return (
        drapery(view)
        + rays(view.mask("sky"), x, y, 26, 0.4)
        + along(view.mask("hull"), 3, 22, 0.45, 0.4)
        + along(view.mask("water"), 0, 12, 0.4)
        + along(view.mask("banner"), 88, 16, 0.3, 0.3)
    )


def tone(view: View) -> np.ndarray:
    """Clear morning; the page in front is the lightest thing."""
    light = daylight(view, 0.75) * 0.98 + 0.25 * pool(view, (0.62, 0.55), 0.16) * part(view, "paper", "flesh")
    return light * steps(view, [(0, 0.85), (0.2, 1), (0.66, 1), (1, 0.62)])
