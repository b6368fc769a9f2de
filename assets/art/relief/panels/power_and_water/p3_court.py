"""1948: a young man stands upright in the dock, his hands tied, in a shaft of light; the gallery looks up at him."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from canvas import Camera, Canvas, View
from carve.picture import Cut
from carve.strokes import along, drapery
from figures.body import Person
from figures.pose import SITTING, STANDING, Arm
from kit.shade import WORKS_CUTS, level, oval, shaft
from kit.solids import Solid, ball, box, join, lathe, rod, wheel_rim
from kit.works import Opening, arched_wall, sash, surround

CUTS = WORKS_CUTS | {
    "sky": Cut(0, 0, 1, 0, 1.2),
    "wall": Cut(0.5, 0.9, 6, 5, 0.8),
    "panel": Cut(0.6, 0.9, 6, 6, 0.66),
    "dock": Cut(0.9, 1.4, 7, 8, 0.75),
    "dark": Cut(1.0, 1.6, 9, 9, 0.5),
    "cord": Cut(1.0, 1.2, 4, 5, 0.6),
}
CAMERA = Camera(at=(-0.3, -3.5, 1.3), to=(-0.25, 0, 1.55), lens_mm=38)
WINDOW = Opening(-2.6, 0.55, 2.75, 4.0, 0.5)


def build() -> Canvas:
    """The dock stands at the origin, the bench of the judges behind at the right."""
    c = Canvas()
    c.put(box(30, 20, 0.1, 0, 0, -0.1), "floor")
    c.put(arched_wall(16, 7, [WINDOW], 0.6).moved(0, 3.4), "wall")
    c.put((surround(WINDOW, 0.18) + sash(WINDOW, 2, 3, 0.04)).moved(0, 3.4), "stone")
    c.put(
        join([box(0.86, 0.1, 2.0, x, 3.32) for x in np.arange(-7, 7.2, 1.0)] + [box(16, 0.2, 0.14, 0, 3.3, 2.05)]),
        "panel",
    )
    _judges(c)
    c.put(_dock(), "dock")
    tied = Arm((0.2, 0.22, -0.95), (-0.5, 0.72, -0.1), "fist")
    upright = replace(STANDING, right_arm=tied, left_arm=tied, lean_deg=-3, nod_deg=-8, look_deg=14)
    body = c.people(Person("shirt", "parted", upright, 1.76, seed=4, sex="man", age="youth"), 0.1, 0, 0.42, -6, 0.0055)
    x, y, z = (float(v) for v in (body.right_hand + body.left_hand) / 2)
    loops = [
        wheel_rim(0.07, 0.012, 24).stretched(1.2, 1, 0.6).rotated("y", 9 * k).moved(0, 0.02 * k, 0.014 * k)
        for k in (-1, 0, 1)
    ]
    c.put(join(loops).moved(x, y + 0.02, z + 0.03), "cord")
    _gallery(c)
    return c


def _dock() -> Solid:
    rails = [box(1.5, 0.09, 0.1, 0, -0.5, 1.28), box(1.5, 0.07, 0.07, 0, -0.5, 0.5)]
    rails += [box(0.09, 1.0, 0.1, s * 0.75, 0, 1.28) for s in (-1, 1)]
    posts = [
        lathe([(0.035, 0), (0.045, 0.12), (0.025, 0.3), (0.04, 0.55), (0.03, 0.78)], 12).moved(x, -0.5, 0.5)
        for x in np.linspace(-0.62, 0.62, 7)
    ]
    newels = [
        box(0.14, 0.14, 1.45, s * 0.75, y) + ball(0.09, s * 0.75, y, 1.52, 12) for s in (-1, 1) for y in (-0.5, 0.5)
    ]
    return join([*rails, *posts, *newels, box(1.6, 1.2, 0.42)])


def _judges(c: Canvas) -> None:
    c.put(box(4.6, 0.8, 2.0, 4.0, 2.5) + box(4.8, 1.0, 0.12, 4.0, 2.45, 2.0), "panel")
    for n, x in enumerate((2.6, 3.9)):
        c.people(
            Person("gown", ("parted", "bald")[n], replace(SITTING, nod_deg=8), 1.72, seed=n, dark=True),
            x,
            2.9,
            1.35,
            -30,
            0.014,
        )


def _gallery(c: Canvas) -> None:
    hairs = ("short", "bob", "cap", "bun", "short", "fedora", "plaits", "short", "parted")
    for n in range(9):
        x = -2.6 + 0.56 * n
        c.people(
            Person("labour" if n % 2 else "gown", hairs[n], SITTING, 1.68, seed=n, dark=True),
            x,
            -1.35 - 0.4 * (n % 2),
            -0.02 - 0.06 * (n % 2),
            180 + 14 * x,
            0.007,
        )
    c.put(rod((-4, -0.95, 0.95), (4, -0.95, 0.95), 0.04), "dock")


def gouges(view: View) -> np.ndarray:
    """All cuts run with the shaft of light."""
    return (
        drapery(view)
        + along(view.mask("wall"), 36, 26, 0.55, 0.5, bend=0.0)
        + along(view.mask("panel"), 90, 18, 0.4, 0.35)
    )


def tone(view: View) -> np.ndarray:
    """A shaft of light from the window to the dock in a dark hall."""
    x, y, _ = view.pixel((0.1, 0, 1.85))
    u, v = x / view.thing.shape[1], y / view.thing.shape[0]
    return (
        level(view, 0.2)
        + shaft(view, (0.13, -0.02), (u + 0.05, 0.8), (0.13, 0.36), 0.75)
        + oval(view, u, v, 0.09, 0.24, 0.75)
    )
