"""In the hold: a boy reads by a porthole; one line of sunlight falls across his page."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from canvas import Camera, Canvas, View
from carve.picture import Cut
from carve.strokes import along, drapery
from figures.body import Person, model_person
from figures.pose import SITTING_READING, STANDING
from kit.harbour import bundle, crate, wicker_trunk
from kit.interior import bunk_tier
from kit.light import beam, part, pool, spot, steps
from kit.offices import holed_wall, porthole, rope_coil
from kit.scenery import river
from kit.solids import box, join, rod, surface

CAMERA = Camera(at=(0.15, -2.1, 1.42), to=(0.0, 0.9, 0.88), lens_mm=29)
PORT = (-1.0, 1.7, 1.36)
CUTS = {
    "dark": Cut(1.0, 1.5, 8, 9, 0.5),
    "sky": Cut(0, 0, 1, 0, 1.2),
    "water": Cut(0.1, 0.3, 5, 3, 1.1),
    "plate": Cut(0.6, 0.9, 6, 5, 0.62),
    "frame": Cut(0.8, 1.2, 8, 8, 0.55),
    "brass": Cut(1.0, 1.6, 9, 9, 1.1),
    "page": Cut(0.8, 1.3, 6, 7, 1.2),
    "print": Cut(0.6, 0.45, 3, 2.5, 0.7),
    "timber": Cut(0.85, 0.9, 6, 5, 0.72),
    "bedding": Cut(0.9, 0.9, 6, 5, 0.75),
    "rope": Cut(1.0, 1.1, 5, 5, 0.85),
    "luggage": Cut(0.9, 1.2, 7, 7, 0.72),
    "floor": Cut(0.1, 0.6, 6, 4, 0.6),
}


def _shell(c: Canvas) -> None:
    """The ship's side with its frames and deck beams; sea and sky outside."""
    x, y, z = PORT
    c.put(river(-1.2).moved(y=4003), "water")
    c.put(holed_wall(8.0, 3.4, (x, z - 1.7, 0.36)).moved(0, y, 1.7), "plate")
    for solid, kind in porthole(0.36):
        c.put(solid.moved(x, y - 0.02, z), kind)
    c.put(join([box(0.14, 0.26, 3.4, fx, y - 0.12) for fx in (-2.2, 0.12, 1.35, 2.6)]), "frame")
    c.put(join([box(0.2, 5, 0.28, fx, y - 2.4, 2.86) for fx in (-2.2, -1.0, 0.12, 1.35, 2.6)]), "frame")
    c.put(join([rod((-3.5, y - 0.2, h), (3, y - 0.2, h), r) for h, r in ((2.62, 0.06), (2.45, 0.045))]), "frame")
    rivets = [
        box(0.05, 0.04, 0.05, fx, y - 0.03, h) for fx in (-2.0, -0.1, 0.34, 1.1) for h in np.arange(0.1, 2.7, 0.16)
    ]
    c.put(join(rivets), "plate")
    c.put(box(9, 8, 0.1, 0, -1, -0.1), "floor")


def _page(c: Canvas, at: np.ndarray) -> None:
    u, v = np.meshgrid(np.linspace(-1, 1, 33), np.linspace(-1, 1, 3))
    lift = 0.05 * np.sqrt(np.abs(np.sin(np.pi * np.abs(u) * 0.9)))
    book = surface(np.stack([u * 0.25, v * 0.17, lift], -1)) + box(0.52, 0.36, 0.012, 0, 0, -0.01)
    lines = join([box(0.16, 0.01, 0.006, s * 0.13, y, 0.052) for s in (1, -1) for y in np.linspace(-0.12, 0.12, 7)])
    for solid, kind in ((book, "page"), (lines, "print")):
        c.put(solid.rotated("x", 28).moved(*at, 26), kind)


def _boy(c: Canvas) -> None:
    body = c.people(
        Person("gown", "short", replace(SITTING_READING, nod_deg=26), 1.62, seed=3), 0.62, 0.0, 0.06, 214, 0.005
    )
    _page(c, (body.left_hand + body.right_hand) / 2 + (0, 0.02, 0.03))
    c.put(crate(0.8, 0.7, 0.42).moved(0.6, 0.0, 0, 34), "luggage")


def _cargo(c: Canvas) -> None:
    c.put(crate(1.0, 0.9, 0.62).moved(-1.55, 0.85, 0, 8), "luggage")
    c.put(rope_coil(0.3, 4).moved(-1.5, 0.75, 0.62), "rope")
    c.put(crate(0.7, 0.7, 0.6).moved(-1.9, -0.1, 0, -12), "luggage")
    c.put(wicker_trunk(0.9, 0.55, 0.45).moved(-0.85, -0.25, 0, 24), "luggage")
    c.put(bundle(0.28).moved(-1.85, -0.05, 0.6), "luggage")
    for solid, kind in bunk_tier(2.2, 1.0, 3, 0.9):
        c.put(solid.moved(2.75, 0.9, 0), kind)
    for level in (0, 1):
        sleeper = Person("gown", "short", STANDING, 1.6, seed=level + 1, dark=True)
        for skin, solid in model_person(sleeper, 0.012).parts.items():
            c.put(solid.rotated("x", -90).rotated("z", -90).moved(1.8, 0.8, 0.55 + 0.9 * level), skin)


def build() -> Canvas:
    """The ship's side is y = 1.7, the porthole on the left; the boy sits with his back to us."""
    c = Canvas()
    _shell(c)
    _cargo(c)
    _boy(c)
    return c


def gouges(view: View) -> np.ndarray:
    """Plates in upright cuts, swell outside."""
    return (
        drapery(view)
        + along(view.mask("plate"), 90, 22, 0.5, 0.5)
        + along(view.mask("floor"), 4, 28, 0.5, 0.45)
        + along(view.mask("sky"), 0, 16, 0.3, 0.3)
        + along(view.mask("water"), 0, 9, 0.4)
    )


def tone(view: View) -> np.ndarray:
    """Dark everywhere but in the beam from the porthole."""
    x, y = spot(view, PORT)
    px, py = spot(view, (0.22, 0.42, 0.9))
    ray = beam(
        view, [(x - 0.055, y + 0.06), (x + 0.05, y - 0.1), (px + 0.12, py - 0.02), (px - 0.06, py + 0.12)], 0.004
    )
    light = 0.36 + 1.25 * ray + 0.5 * pool(view, (x, y), 0.11) + 0.3 * pool(view, (px + 0.06, py + 0.03), 0.2)
    light += 0.9 * part(view, "sky") + 0.4 * part(view, "water")
    return np.minimum(light, 1.8) * steps(view, [(0, 0.8), (0.3, 1), (1, 0.7)])
