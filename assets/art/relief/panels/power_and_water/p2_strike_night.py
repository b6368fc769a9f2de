"""Early 1946, night: strikers sit round a fire before the closed works gate; one speaks through a trumpet."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
from canvas import Camera, Canvas, View
from carve.picture import Cut
from carve.strokes import along, drapery, rays
from figures.body import Person
from figures.pose import CROSS_LEGGED, SITTING_ON_GROUND, STANDING, Arm
from kit.lanes import brazier, flame, megaphone, street_lamp
from kit.shade import WORKS_CUTS, level, oval
from kit.solids import ball, box, join, rod, tube
from kit.staging import place
from kit.works import chimney

CUTS = WORKS_CUTS | {
    "sky": Cut(0, 0, 1, 0, 0.7),
    "ground": Cut(0.1, 0.5, 6, 4, 0.85),
    "wall": Cut(0.6, 0.9, 6, 5, 0.55),
    "gate": Cut(0.9, 0.9, 5, 5, 0.5),
    "dark": Cut(1.0, 1.6, 9, 9, 0.55),
}
CAMERA = Camera(at=(-0.35, -3.7, 1.12), to=(0.1, 3, 0.98), lens_mm=32)
FIRE = (-0.62, 0.35, 1.25)


def build() -> Canvas:
    """The gate is closed at y = 6; the fire burns at the middle of the circle."""
    c = Canvas()
    c.put(box(60, 60, 0.1, 0, 20, -0.1), "ground")
    _gate(c)
    place(c, brazier(0.4), FIRE[0], FIRE[1])
    place(c, flame(1.05, 2), FIRE[0], FIRE[1], 0.86)
    place(c, chimney(26, 1.6), 11, 40)
    place(c, chimney(22, 1.4), -13, 44)
    speak = replace(
        STANDING,
        right_arm=Arm((0.25, 0.75, -0.35), (-0.5, 0.3, 0.8), "grip"),
        left_arm=Arm((0.5, 0.3, 0.3), (0.2, 0.4, 0.95), "open"),
        nod_deg=-4,
    )
    c.people(Person("labour", "parted", speak, 1.76, seed=1), 0.55, 0.55, 0, -34, 0.006)
    c.put(megaphone(0.5).rotated("x", -8).moved(0, -0.17, 1.6).moved(0.55, 0.55, 0, -34), "brass")
    _circle(c)
    return c


def _gate(c: Canvas) -> None:
    for s in (-1, 1):
        c.put(
            box(0.9, 0.9, 3.6, s * 3.2, 6) + box(1.15, 1.15, 0.25, s * 3.2, 6, 3.6) + ball(0.3, s * 3.2, 6, 4.1, 14),
            "stone",
        )
        c.put(box(9, 0.4, 2.9, s * 8.1, 6), "wall")
        c.put(box(9, 0.7, 0.2, s * 8.1, 6, 2.9), "stone")
    bars = [
        rod((x, 6, 0.1), (x, 6, 3.1 + 0.35 * (1 - abs(x) / 2.8)), 0.035, sides=6) for x in np.arange(-2.65, 2.7, 0.265)
    ]
    rails = [box(5.6, 0.08, 0.1, 0, 6, z) for z in (0.2, 1.3, 2.7)]
    lock = box(0.34, 0.1, 0.3, 0, 5.86, 1.15) + tube(
        [(-0.1, 5.86, 1.4), (-0.1, 5.86, 1.6), (0.1, 5.86, 1.6), (0.1, 5.86, 1.4)], 0.035, 8
    )
    c.put(join(bars + rails), "gate")
    c.put(lock, "brass")
    place(c, street_lamp(4.6, 0.8), -5.4, 5.2)


def _circle(c: Canvas) -> None:
    ring = [(2.75 * math.sin(a), 0.6 + 2.1 * math.cos(a), math.degrees(-a)) for a in np.linspace(-1.75, 1.75, 11)]
    ring += [(3.7 * math.sin(a), 0.9 + 3.0 * math.cos(a), math.degrees(-a)) for a in np.linspace(-1.5, 1.5, 14)]
    ring += [(-1.75, -0.85, 120), (-1.2, -1.75, 150), (-0.1, -1.95, 172), (0.95, -1.75, 195), (1.6, -0.9, 225)]
    for n, (x, y, turn) in enumerate(ring):
        woman = n % 3 == 0
        person = Person(
            "gown" if woman or n % 5 == 0 else "overalls",
            ("bob", "bun")[n % 2] if woman else ("short", "cap", "short", "fedora")[n % 4],
            (SITTING_ON_GROUND, CROSS_LEGGED)[n % 2],
            1.68,
            seed=n,
            dark=y < 0 or n % 3 == 0,
        )
        c.people(person, x, y, 0, turn, 0.009 if y < 1 else 0.013)


def gouges(view: View) -> np.ndarray:
    """Firelight streams over the ground and up into the night."""
    x, y, _ = view.pixel(FIRE)
    return (
        drapery(view)
        + rays(view.mask("sky"), x, y, 26, 0.6, 0.55)
        + rays(view.mask("ground"), x, y + 300, 22, 0.5, 0.5)
        + along(view.mask("wall"), 0, 18, 0.4, 0.4, length_px=110)
    )


def tone(view: View) -> np.ndarray:
    """The fire is the only light but for a far lamp."""
    rows, columns = view.thing.shape
    x, y, _ = view.pixel(FIRE)
    return (
        level(view, 0.2)
        + oval(view, x / columns, y / rows, 0.23, 0.38, 1.25, 1.7)
        + oval(view, x / columns, y / rows, 0.07, 0.14, 0.3)
    )
