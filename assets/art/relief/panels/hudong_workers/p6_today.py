"""Today's walkers pass the restored mill; on its wall the workers of old walk the same line as shadows."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from canvas import Camera, Canvas, View
from carve.picture import Cut
from carve.strokes import along, drapery, flowing
from figures.body import Person
from figures.pose import HOLDING_CHILD_HAND, HOLDING_UMBRELLA, PUSHING, SHOULDER_POLE, STROLLING, WALKING
from kit.lanes import stroller, umbrella
from kit.scenery import river
from kit.shade import WORKS_CUTS, oval, ramp
from kit.solids import box, join, rod
from kit.staging import echo, place
from kit.works import Opening, arched_wall, chimney, sash, surround

CUTS = WORKS_CUTS | {
    "sky": Cut(0, 0, 1, 0, 0.9),
    "wall": Cut(0.5, 0.9, 6, 5, 1.1),
    "floor": Cut(0.1, 0.6, 6, 4, 0.86),
    "echo": Cut(0.4, 0.9, 7, 7, 0.36),
    "plaque": Cut(0.8, 1.5, 7, 8, 0.55),
}
CAMERA = Camera(at=(-2.3, -5.1, 1.5), to=(0.3, 1.5, 0.98), lens_mm=33)
GATE = Opening(4.4, 1.5, 0, 2.5, 1.4)
WINDOWS = [Opening(x, 0.55, 3.0, 4.5, 0.5) for x in (-6.0, -3.6, -1.2, 1.2)]


def build() -> Canvas:
    """The mill wall stands at y = 1.6; the path runs along it to the river."""
    c = Canvas()
    c.put(box(60, 7.5, 0.1, 10, 1, -0.1), "floor")
    c.put(river(-1.6), "water")
    c.put(arched_wall(18, 6.6, [*WINDOWS, GATE], 0.6).moved(0, 1.6), "wall")
    c.put(
        join([surround(o, 0.2) for o in [*WINDOWS, GATE]] + [sash(o, 3, 3, 0.03) for o in WINDOWS]).moved(0, 1.6),
        "stone",
    )
    c.put(
        join(
            [box(11.6, 0.4, 0.25, -3.3, 1.5, 2.6), box(3.0, 0.4, 0.25, 7.5, 1.5, 2.6), box(18.2, 0.6, 0.4, 0, 1.5, 6.6)]
        ),
        "stone",
    )
    bars = [
        rod((x, 2.0, 0.05), (x, 2.0, 2.55 + 0.5 * abs(x - GATE.x)), 0.03, sides=6) for x in np.arange(3.0, 5.9, 0.24)
    ]
    c.put(join([*bars, *[box(2.9, 0.06, 0.08, GATE.x, 2.0, z) for z in (0.15, 1.2, 2.5)]]), "iron")
    c.put(box(0.62, 0.08, 0.46, 2.62, 1.55, 1.62), "plaque")
    place(c, chimney(24, 1.3), 16, 22)
    _past(c)
    _present(c)
    return c


def _past(c: Canvas) -> None:
    walkers = (
        ("skirt", "bun", WALKING, 1.6),
        ("labour", "straw", SHOULDER_POLE, 1.66),
        ("skirt", "plaits", HOLDING_UMBRELLA, 1.58),
        ("labour", "short", STROLLING, 1.25),
        ("labour", "cap", WALKING, 1.68),
        ("skirt", "bob", STROLLING, 1.6),
        ("labour", "cap", WALKING, 1.68),
    )
    for n, (clothes, hair, pose, height_m) in enumerate(walkers):
        person = Person(clothes, hair, pose, height_m, child=height_m < 1.4, seed=n)
        x = -5.15 + 1.16 * n
        hand = echo(c, person, x, 1.5, 78, scale=1.34)
        if pose is HOLDING_UMBRELLA:
            for solid, _ in umbrella(0.62):
                c.put(solid.moved(z=-0.62).moved(*hand, scale=1.2).stretched(1, 0.06, 1).moved(y=1.41), "echo")


def _present(c: Canvas) -> None:
    fine = 0.0055
    body = c.people(Person("dress", "long", PUSHING, 1.66, seed=21), -1.55, -0.9, 0, 82, fine)
    x, y = float((body.right_hand[0] + body.left_hand[0]) / 2), float((body.right_hand[1] + body.left_hand[1]) / 2)
    place(c, stroller(), x + 0.6, y, 0, -8)
    c.people(Person("modern", "short", STROLLING, 1.76, seed=22, dark=True), -2.35, -0.2, 0, 84, fine)
    mother = c.people(Person("hoodie", "short", replace(HOLDING_CHILD_HAND), 1.74, seed=23), 0.9, 0.25, 0, 95, fine)
    c.people(
        Person("modern", "plaits", WALKING, 1.15, child=True, seed=24),
        float(mother.right_hand[0]) + 0.15,
        float(mother.right_hand[1]) - 0.2,
        0,
        90,
        fine,
    )
    c.people(Person("shirt", "short", STROLLING, 1.72, seed=25, dark=True), 4.3, -0.4, 0, -75, 0.01)


def gouges(view: View) -> np.ndarray:
    """Brick courses, paving along the path, a light wind in the sky."""
    return (
        drapery(view)
        + flowing(view.mask("sky"), 24, 0.4)
        + along(view.mask("wall"), 2, 16, 0.4, 0.35, length_px=110, bend=0.02)
        + along(view.mask("floor"), -2, 26, 0.45, 0.4)
        + along(view.mask("echo"), 66, 17, 0.4, 0.3)
    )


def tone(view: View) -> np.ndarray:
    """Clear daylight on the walkers, softer above and below."""
    return (
        ramp(view, (0, 0.0), (0, 0.3), 0.7, 1.0)
        + oval(view, 0.42, 0.45, 0.3, 0.35, 0.2)
        - ramp(view, (0, 0.64), (0, 1), 0, 0.5)
        - ramp(view, (0.6, 0), (1.0, 0), 0, 0.35)
    )
