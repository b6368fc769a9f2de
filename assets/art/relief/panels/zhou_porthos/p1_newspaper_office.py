"""A newspaper office at night: a young man holds a proof up to the lamp; hand press, type, a steaming kettle."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from canvas import Camera, Canvas, View
from carve.picture import Cut
from carve.strokes import along, drapery, rays
from figures.body import Person
from figures.pose import BOWING_OVER_DESK, STANDING, Arm
from kit.interior import book_pile, newspaper, table
from kit.light import pool, spot, steps
from kit.offices import hand_press, proof, shaded_lamp, stove_with_kettle, type_cabinet, wisp
from kit.solids import box, join, rod, sag

CAMERA = Camera(at=(0.2, -3.6, 1.95), to=(0.05, 1.0, 1.12), lens_mm=27)
LAMP = (-0.1, 0.35, 1.98)
CUTS = {
    "dark": Cut(1.0, 1.5, 8, 9, 0.4),
    "wall": Cut(0.6, 0.9, 6, 5, 0.85),
    "iron": Cut(1.0, 1.4, 8, 8, 0.4),
    "brass": Cut(1.0, 1.4, 7, 7, 0.95),
    "timber": Cut(0.85, 0.9, 5, 5, 0.8),
    "print": Cut(0.6, 0.45, 3, 2.5, 0.55),
    "paper": Cut(0.7, 1.1, 6, 6, 1.2),
    "banner": Cut(0.8, 1.0, 6, 6, 1.0),
    "opening": Cut(0.6, 0.6, 5, 5, 0.3),
    "floor": Cut(0.1, 0.6, 6, 4, 0.6),
    "bench": Cut(0.5, 1.0, 6, 6, 0.9),
    "steam": Cut(0.75, 0.8, 7, 6, 1.1),
}


def _room(c: Canvas) -> None:
    c.put(box(9, 0.2, 4, 0, 2.3), "wall")
    c.put(box(9, 9, 0.1, 0, -1.5, -0.1), "floor")
    c.put(
        join([box(0.16, 0.12, 2.2, x, 2.16) for x in (-0.75, 0.55)] + [box(1.46, 0.12, 0.16, -0.1, 2.16, 2.1)]),
        "timber",
    )
    c.put(box(1.15, 0.06, 2.1, -0.1, 2.2), "opening")
    c.put(join([box(9, 0.16, 0.2, 0, y, 3.05) for y in (-1, 0.2, 1.4)]), "timber")
    cloth = box(2.5, 0.04, 0.44, -0.1, 2.1, 2.38)
    c.put(cloth, "banner")
    c.put(join([rod((x, 2.1, 2.3), (x, 2.1, 2.9), 0.03) for x in (-1.38, 1.18)]), "timber")


def _printing(c: Canvas) -> None:
    for solid, kind in hand_press():
        c.put(solid.moved(turn_deg=205).moved(2.05, 0.75, 0), kind)
    for x in (-2.15, -3.9):
        for solid, kind in type_cabinet():
            c.put(solid.moved(x, 1.7, 0), kind)
    line = sag((-3.2, 0.9, 2.5), (3.6, 1.3, 2.62), 0.16, 0.012)
    c.put(line, "rigging")
    for k, x in enumerate((-2.6, -1.95, -1.35, 1.5, 2.1, 2.75)):
        for solid, kind in proof(0.42, 0.62, k):
            c.put(solid.moved(x, 0.93 + 0.06 * k, 2.42 - 0.05 * (2 - abs(k - 2.5)), (k * 13) % 17 - 8), kind)


def _desk(c: Canvas) -> None:
    c.put(table(2.3, 0.95, 0.82).moved(-0.35, 0.5, 0), "bench")
    for x, y, turn, seed in ((-0.95, 0.45, 10, 1), (-0.35, 0.6, -7, 2), (0.4, 0.7, 14, 3)):
        for solid, kind in newspaper(0.42, 0.56, seed):
            c.put(solid.moved(x, y, 0.825 + 0.004 * seed, turn), kind)
    c.put(book_pile(4, 2).moved(-1.25, 0.7, 0.82, 10), "paper")
    for solid, kind in shaded_lamp(1.0, 0.34):
        c.put(solid.moved(LAMP[0], LAMP[1], LAMP[2] + 1.2), kind)
    for solid, kind in stove_with_kettle():
        c.put(solid.moved(-1.98, -0.3, 0, 20, 1.05), kind)
    c.put(wisp(0.62).moved(-1.64, -0.18, 0.97), "steam")
    c.put(wisp(0.4, -1).moved(-1.67, -0.19, 0.97), "steam")


def _people(c: Canvas) -> None:
    reading = replace(
        STANDING,
        right_arm=Arm((0.25, 0.55, -0.6), (-0.15, 0.75, 0.75), "pinch"),
        left_arm=Arm((0.3, 0.75, -0.25), (-0.1, 0.7, 0.8), "pinch"),
        nod_deg=2,
        look_deg=8,
    )
    body = c.people(Person("gown", "short", reading, 1.74, seed=5), 0.55, -0.55, 0, 205, 0.006)
    for solid, kind in proof(0.46, 0.72, 21, 0.1):
        c.put(
            solid.moved(turn_deg=24).moved(*((body.left_hand * 0.7 + body.right_hand * 0.3) + (-0.06, 0.03, 0.12))),
            kind,
        )
    c.people(Person("gown", "short", BOWING_OVER_DESK, 1.7, seed=8, dark=True), -1.75, 0.95, 0, 60, 0.009)
    c.people(
        Person(
            "gown",
            "short",
            replace(
                STANDING,
                right_arm=Arm((0.2, 0.8, -0.2), (0, 1, 0.0), "grip"),
                left_arm=Arm((0.2, 0.7, -0.4), (0, 1, 0.1), "grip"),
                lean_deg=8,
                nod_deg=16,
            ),
            1.7,
            seed=9,
            dark=True,
        ),
        1.3,
        1.85,
        0,
        8,
        0.009,
    )


def build() -> Canvas:
    """The back wall with the door is y = 2.3; the lamp hangs over the desk."""
    c = Canvas()
    _room(c)
    _printing(c)
    _desk(c)
    _people(c)
    return c


def gouges(view: View) -> np.ndarray:
    """Rays from the lamp over the walls."""
    x, y, _ = view.pixel(LAMP)
    return (
        drapery(view)
        + rays(view.mask("wall"), x, y, 20, 0.5)
        + along(view.mask("floor"), 90, 30, 0.5, 0.45)
        + along(view.mask("bench"), 2, 22, 0.4, 0.4)
    )


def tone(view: View) -> np.ndarray:
    """One lamp in a dark room."""
    at = spot(view, LAMP)
    return (0.3 + 0.95 * pool(view, (at[0] + 0.03, at[1] + 0.14), 0.3, 1.0, 1.5)) * steps(
        view, [(0, 0.8), (0.2, 1), (0.66, 1), (1, 0.7)]
    )
