"""Spring 1949, night: men with lanterns keep watch between pumps and valves, battlements against a pale sky."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from canvas import Camera, Canvas, View
from carve.picture import Cut
from carve.strokes import along, drapery, rays
from figures.body import Person
from figures.pose import CLIMBING, ON_GUARD, WALKING, Arm
from kit.interior import hanging_lamp
from kit.lanes import ladder, rope_coil
from kit.scenery import moon
from kit.shade import WORKS_CUTS, level, oval
from kit.solids import box, tube
from kit.staging import hold, place
from kit.works import battlement, flange, pump, tower, valve_wheel

CUTS = WORKS_CUTS | {
    "sky": Cut(0, 0, 1, 0, 0.95),
    "ground": Cut(0.1, 0.5, 6, 4, 0.8),
    "wall": Cut(0.6, 0.9, 6, 5, 0.55),
    "castle": Cut(0.6, 1.1, 6, 6, 0.36),
    "glow": Cut(1.0, 1.4, 6, 6, 1.8),
    "dark": Cut(1.0, 1.6, 9, 9, 0.6),
}
CAMERA = Camera(at=(-0.5, -5.4, 1.35), to=(0.0, 2, 1.3), lens_mm=31)
MOON = (2.5, 60.0, 17.0)


def build() -> Canvas:
    """Pumps stand on the left, a main with its valve on the right, the castle behind the yard."""
    c = Canvas()
    c.put(box(120, 120, 0.1, 0, 40, -0.1), "ground")
    for s, k in [*tower(4.6, 9.4, 3)]:
        c.put(s.moved(-9.5, 19), "castle" if k != "pane" else k)
    for s, k in tower(4.0, 7.6, 3):
        c.put(s.moved(9.5, 20), "castle" if k != "pane" else k)
    c.put(box(16, 3, 4.6, 0, 21) + battlement(16, 0.5, 0.62, 0, 19.6, 4.6), "castle")
    c.put(moon(MOON, 2.6), "moon")
    place(c, pump(1.0), -3.7, 1.0, 0, 18)
    place(c, pump(0.9), -5.2, 6.0, 0, 18)
    _main(c)
    _watch(c)
    return c


def _main(c: Canvas) -> None:
    c.put(
        [tube([(2.4, -3.0, 0.55), (2.4, 6.0, 0.55)], 0.5, 24), tube([(2.4, -0.6, 0.55), (2.4, -0.6, 1.5)], 0.28, 18)],
        "pipe",
    )
    c.put([flange((2.4, y, 0.55), "y", 0.5) for y in (-1.6, 0.6, 2.8)] + [flange((2.4, -0.6, 1.45), "z", 0.28)], "pipe")
    c.put(valve_wheel(0.66).rotated("x", 8).moved(2.0, -0.95, 1.7, -22), "iron")
    c.put(rope_coil(0.36).moved(1.35, -1.0), "rigging")
    c.put(ladder(6.4).stretched(1.8, 1, 1).rotated("x", -12).moved(-4.3, 17.8, 0), "timber")


def _watch(c: Canvas) -> None:
    fine = 0.0055
    lantern = hanging_lamp()
    walk = replace(WALKING, right_arm=Arm((0.85, 0.3, -0.3), (0.6, 0.45, 0.45), "grip"), look_deg=-14)
    body = c.people(Person("labour", "cap", walk, 1.74, seed=1), 0.42, -2.3, 0, -18, fine)
    hold(c, body, lantern, scale=0.62)
    body = c.people(
        Person("labour", "short", replace(ON_GUARD, right_arm=WALKING.right_arm), 1.72, seed=2, dark=True),
        -0.75,
        1.9,
        0,
        -24,
        0.009,
    )
    hold(c, body, lantern, scale=0.85)
    c.people(Person("labour", "cap", CLIMBING, 1.7, seed=3, dark=True), -4.3, 17.8, 2.4, 180, 0.016)


def gouges(view: View) -> np.ndarray:
    """Moon rays in the sky, lantern rays on the ground."""
    mx, my, _ = view.pixel(MOON)
    x, y, _ = view.pixel((0.2, -1.4, 1.2))
    return (
        drapery(view)
        + rays(view.mask("sky"), mx, my, 24, 0.5, 0.5)
        + rays(view.mask("ground"), x, y, 22, 0.5, 0.5)
        + along(view.mask("castle"), 0, 14, 0.35, 0.35, length_px=80)
    )


def tone(view: View) -> np.ndarray:
    """Pale sky, dark castle, two lanterns."""
    rows, columns = view.thing.shape
    x, y, _ = view.pixel((0.1, -2.4, 1.35))
    fx, fy, _ = view.pixel((-0.95, 1.7, 0.9))
    night = level(view, 0.28) + oval(view, x / columns, y / rows, 0.17, 0.34, 0.9)
    night = night + oval(view, fx / columns, fy / rows, 0.07, 0.14, 0.6)
    return np.where(view.mask("sky", "moon")[::2, ::2], np.maximum(night, 0.82), night)
