"""A shore for the people: a grandparent and a child on a bench watch a ferry; warehouse, dock crane, swallows."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from canvas import Camera, Canvas, View
from carve.picture import Cut
from carve.strokes import along, drapery, rays, swirls, water
from figures.body import Person
from figures.pose import RESTING, SITTING, Arm
from kit.light import part, pool, spot, steps
from kit.promenade import bench, tree
from kit.scenery import bridge, ferry, moon, river
from kit.shore import store_house, swallow
from kit.solids import box, join, rod
from kit.yards import jib_crane

CAMERA = Camera(at=(0.62, -2.2, 1.02), to=(0.78, 2, 1.3), lens_mm=28)
CUTS = {
    "pane": Cut(0.6, 0.4, 4, 3, 0.5),
    "bird": Cut(1.0, 1.6, 8, 9, 0.26),
    "leaf": Cut(1.0, 1.2, 6, 7, 0.6),
    "iron": Cut(1.0, 1.2, 5, 5, 0.4),
    "wall": Cut(0.6, 0.9, 6, 5, 0.68),
    "dark": Cut(1.0, 1.5, 8, 9, 0.24),
    "cloth": Cut(1.0, 1.5, 8, 9, 0.42),
    "hair": Cut(1.0, 1.2, 6, 6, 0.3),
    "flesh": Cut(1.0, 1.3, 6, 6, 0.7),
    "rigging": Cut(0.9, 0.7, 4, 3.5, 0.36),
    "deck": Cut(0.12, 0.9, 6, 5, 0.36),
    "stone": Cut(0.7, 0.9, 6, 5, 0.5),
    "sky": Cut(0, 0, 1, 0, 1.0),
    "sun": Cut(0.3, 0.9, 8, 7, 1.6),
    "timber": Cut(0.85, 0.9, 6, 5, 0.3),
    "far": Cut(0.6, 0.45, 4, 3, 0.66),
    "water": Cut(0.1, 0.3, 5, 3, 1.15),
}
SUN = (72.0, 300.0, 44.0)
POINTS = Arm((0.75, 0.55, 0.35), (0.7, 0.6, 0.55), "point", (-0.3, 0, -1))
ROUND_SHOULDER = Arm((0.75, 0.05, -0.45), (0.9, 0.35, 0.1), "flat", (0, 1, 0))
SWALLOWS = ((2.0, 5, 3.2, 0.95, 24), (4.1, 6, 3.0, 0.7, -20), (0.2, 7, 4.55, 0.6, 5), (4.9, 8, 4.5, 0.6, 38))


def build() -> Canvas:
    """The bench stands on the promenade, its edge at y = 2.2; the shore bends away to the left."""
    c = Canvas()
    c.put(river(-2.4), "water")
    c.put(moon(SUN, 17), "sun")
    c.put(box(60, 12, 0.3, 0, -3.8, -0.3), "deck")
    posts = [rod((x, 2.1, 0.1), (x, 2.1, 0.98), 0.03) for x in np.arange(-12, 16, 1.1)]
    c.put(join([box(60, 0.5, 0.14, 0, 2.1), *posts]), "rigging")
    c.put(join([rod((-14, 2.1, z), (18, 2.1, z), 0.028) for z in (0.55, 0.98)]), "rigging")
    for solid, kind in bench(2.1):
        c.put(solid, kind)
    _pair(c)
    _far_shore(c)
    for solid, kind in ferry():
        c.put(solid.moved(turn_deg=-7).moved(32, 70, -2.4), kind)
    for x, y, z, span, bank in SWALLOWS:
        c.put(swallow(span, bank).moved(x, y, z), "bird")
    return c


def _pair(c: Canvas) -> None:
    elder = replace(SITTING, left_arm=RESTING, right_arm=ROUND_SHOULDER).looking(-14, -2)
    c.people(Person("modern", "short", elder, 1.72, seed=4, age="elder", dark=True), -0.1, 0.02, 0, 180, 0.006)
    kid = replace(SITTING, right_arm=POINTS).looking(-12, -10)
    c.people(Person("hoodie", "bob", kid, 1.22, child=True, seed=5), 0.5, 0.0, 0.17, 180, 0.006)


def _far_shore(c: Canvas) -> None:
    c.put(box(60, 60, 2.6, -44, 62, -2.6), "stone")
    for solid, kind in store_house(7, 4):
        c.put(solid.moved(turn_deg=24).moved(-24, 44), kind)
    for solid, kind in jib_crane(20, 12):
        c.put(solid.moved(turn_deg=-12).moved(-7, 60), kind)
    c.put(bridge(70, 260, 150, -12).moved(z=-2.4), "far")
    for n in range(5):
        for solid, kind in tree(6 + n % 2, n):
            c.put(solid.moved(-18 + 2.6 * n, 34 + 3 * n), kind)


def gouges(view: View) -> np.ndarray:
    """Sun rays, bright ripples, planks."""
    x, y, _ = view.pixel(SUN)
    return (
        drapery(view)
        + rays(view.mask("sky"), x, y, 24, 0.45)
        + water(view, 26, 10)
        + swirls(view, "leaf", gap_px=11)
        + along(view.mask("deck"), 0, 30, 0.4, 0.35)
        + along(view.mask("wall"), 0, 12, 0.3, 0.35)
    )


def tone(view: View) -> np.ndarray:
    """A low sun and its path on the river; shore, rail, bench and the two on it are dark against them."""
    x, y = spot(view, SUN)
    sky = 0.5 + 0.75 * pool(view, (x, y + 0.06), 0.4, 1.0, 1.5)
    path = 0.55 + 0.75 * pool(view, (x - 0.02, 0.6), 0.3, 0.5)
    light = np.where(part(view, "water") > 0.5, path, sky)
    return light * steps(view, [(0, 0.9), (0.2, 1), (0.7, 1), (1, 0.6)])
