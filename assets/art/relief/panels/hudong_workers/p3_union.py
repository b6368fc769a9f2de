"""1925: the waterworks men vote for their union round a table under a lamp, a great valve wheel on the wall behind."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from canvas import Camera, Canvas, View
from carve.picture import Cut
from carve.strokes import along, drapery, rays
from figures.body import Person
from figures.pose import FIST_RAISED, RAISED, RAISED_BENT, SITTING, SPEAKING, STANDING
from kit.harbour import crate
from kit.interior import stool, table
from kit.shade import WORKS_CUTS, level, oval
from kit.solids import ball, box, lathe, rod, tube
from kit.works import Opening, arched_wall, flange, sash, surround, tower, valve_wheel

CUTS = WORKS_CUTS | {
    "sky": Cut(0, 0, 1, 0, 1.05),
    "wall": Cut(0.5, 0.9, 6, 5, 0.68),
    "floor": Cut(0.1, 0.6, 6, 4, 0.6),
    "dark": Cut(1.0, 1.5, 8, 9, 0.5),
    "castle": Cut(0.6, 0.8, 5, 5, 0.8),
}
CAMERA = Camera(at=(-0.35, -3.5, 1.95), to=(0.1, 1.0, 1.3), lens_mm=34)
LAMP = (-0.1, 0.25, 2.36)
WINDOW = Opening(2.15, 0.72, 1.15, 2.3, 0.55, True)


def build() -> Canvas:
    """The back wall stands at y = 2.3; the table is the middle of the room."""
    c = Canvas()
    c.put(box(12, 9, 0.1, 0, 0, -0.1), "floor")
    c.put(arched_wall(12, 4.2, [WINDOW], 0.5).moved(0, 2.3), "wall")
    c.put((surround(WINDOW, 0.16) + sash(WINDOW, 2, 3, 0.03)).moved(0, 2.3), "stone")
    for s, k in tower(4.2, 9.5, 3):
        c.put(s.moved(8.6, 16, -2.0), "castle" if k != "pane" else k)
    for s, k in tower(3.4, 6.3, 2):
        c.put(s.moved(12.4, 18, -2.0), "castle" if k != "pane" else k)
    c.put(box(40, 0.1, 6, 0, 20, -6), "far")
    _valve(c)
    _table(c)
    _men(c)
    return c


def _valve(c: Canvas) -> None:
    c.put(valve_wheel(0.98).moved(-0.3, 1.85, 2.05), "iron")
    c.put(rod((-0.3, 2.3, 2.05), (-0.3, 1.7, 2.05), 0.09), "brass")
    c.put(
        [
            tube([(-4, 2.05, 2.9), (-2.2, 2.05, 2.9), (-1.9, 2.05, 2.7), (-1.89, 2.05, 0)], 0.2, 18),
            flange((-2.8, 2.05, 2.9), "x", 0.2),
            flange((-1.9, 2.05, 2.2), "z", 0.2),
        ],
        "pipe",
    )


def _table(c: Canvas) -> None:
    c.put(table(2.3, 1.15, 0.78).moved(-0.1, 0.0), "timber")
    c.put(box(0.42, 0.3, 0.012).moved(-0.15, -0.1, 0.785, 14), "paper")
    c.put(box(0.3, 0.42, 0.012).moved(0.5, 0.05, 0.785, -20), "paper")
    for x, y in ((-0.7, 0.1), (0.25, 0.25)):
        c.put(lathe([(0.035, 0), (0.045, 0.09), (0.038, 0.09), (0.03, 0.02)], 14).moved(x, y, 0.78), "brass")
    c.put(lathe([(0.36, -0.16), (0.37, -0.13), (0.1, 0.06), (0.04, 0.12)], 26).moved(*LAMP), "lamp")
    c.put(rod(LAMP, (LAMP[0], LAMP[1], 4.2), 0.012), "rigging")
    c.put(ball(0.1, LAMP[0], LAMP[1], LAMP[2] - 0.13), "glow")


def _men(c: Canvas) -> None:
    fine = 0.0055
    bent = replace(STANDING, right_arm=RAISED_BENT, nod_deg=-2)
    seated = replace(SITTING, right_arm=RAISED, nod_deg=-4)
    seated_left = replace(SITTING, left_arm=RAISED_BENT)
    c.people(Person("labour", "short", replace(SPEAKING, left_arm=RAISED), 1.72, seed=1), -0.3, 0.95, 0, 6, fine)
    c.people(Person("labour", "cap", bent, 1.68, seed=2, dark=True), 0.72, 1.0, 0, -22, fine)
    c.people(Person("labour", "short", FIST_RAISED, 1.66, seed=3), -1.2, 0.9, 0, 30, fine)
    c.people(
        Person("labour", "bald", replace(STANDING, left_arm=RAISED, nod_deg=4), 1.64, seed=4, dark=True),
        -1.85,
        0.35,
        0,
        55,
        fine,
    )
    c.people(Person("labour", "short", bent, 1.7, seed=5), 1.5, 0.5, 0, -55, fine)
    c.people(Person("labour", "short", seated, 1.72, seed=6, dark=True), -1.05, -1.25, 0.0, 165, fine)
    c.people(Person("labour", "cap", seated_left, 1.72, seed=7, dark=True), 1.0, -1.35, 0.0, 200, fine)
    c.put(crate(0.6, 0.5, 0.42).moved(-1.05, -1.25, 0, 10), "luggage")
    c.put(stool().moved(1.0, -1.35), "timber")


def gouges(view: View) -> np.ndarray:
    """Lamplight streams over wall and table."""
    x, y, _ = view.pixel((LAMP[0], LAMP[1], LAMP[2] - 0.1))
    return (
        drapery(view)
        + rays(view.mask("wall"), x, y, 24, 0.55, 0.5)
        + rays(view.mask("floor"), x, y, 20, 0.5, 0.5)
        + along(view.mask("castle"), 0, 13, 0.35, 0.35, length_px=60)
        + along(view.mask("sky"), -12, 20, 0.4)
        + along(view.mask("timber"), 1, 18, 0.4, 0.35)
    )


def tone(view: View) -> np.ndarray:
    """A cone of lamplight; the corners are dark, the window pale."""
    x, y, _ = view.pixel(LAMP)
    u, v = x / view.thing.shape[1], y / view.thing.shape[0]
    light = level(view, 0.2) + oval(view, u, v + 0.26, 0.28, 0.42, 1.3)
    return np.maximum(light, 0.95 * view.mask("sky", "castle")[::2, ::2])
