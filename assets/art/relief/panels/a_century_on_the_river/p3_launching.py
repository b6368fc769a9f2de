"""Owners of the works: a freighter on the slip, arms and caps up, a drilling platform outside."""

from __future__ import annotations

import numpy as np
from canvas import Camera, Canvas, View
from carve.picture import Cut
from carve.strokes import along, daylight, drapery, glow, rays, water
from figures.body import Person
from figures.pose import CHEERING, STANDING, THROWING_CAP, WAVING, WAVING_BENT
from kit.scenery import river
from kit.shipyard import bunting, cap, drilling_platform, freighter, slipway
from kit.solids import box
from kit.yards import jib_crane

CAMERA = Camera(at=(-10, -12.6, 3.6), to=(-0.4, 20, 5.6), lens_mm=27)
STAGE = 1.5
CUTS = {
    "hull": Cut(0.95, 1.6, 10, 10, 0.48),
    "keel": Cut(0.95, 1.2, 8, 8, 0.42),
    "flag": Cut(1.0, 1.2, 6, 7, 1.15),
    "iron": Cut(1.0, 1.2, 5, 5, 0.62),
    "platform": Cut(0.9, 1.2, 5, 6, 0.8),
    "dark": Cut(1.0, 1.5, 8, 9, 0.45),
    "slip": Cut(0.6, 0.9, 7, 7, 0.8),
}
PEOPLE = (
    (-12.4, -8.4, 165, "labour", "short", THROWING_CAP),
    (-10.6, -9.0, 172, "overalls", "peaked", WAVING),
    (-11.4, -8.0, 160, "overalls", "plaits", WAVING_BENT),
    (-9.4, -8.6, 158, "overalls", "short", THROWING_CAP),
    (-13.4, -7.0, 150, "labour", "peaked", CHEERING),
    (-8.5, -7.8, 145, "tunic", "cap", CHEERING),
    (-10.2, -7.0, 170, "overalls", "short", THROWING_CAP),
    (-9.2, -6.4, 160, "labour", "plaits", STANDING),
    (-12.2, -5.6, 170, "overalls", "peaked", WAVING),
    (-7.3, -8.7, 140, "overalls", "peaked", WAVING),
    (-8.0, -5.4, 160, "labour", "short", CHEERING),
    (-6.5, -7.4, 150, "overalls", "plaits", WAVING_BENT),
    (-5.4, -6.8, 135, "labour", "short", THROWING_CAP),
    (-4.6, -8.0, 140, "overalls", "short", CHEERING),
    (-3.2, -7.0, 130, "labour", "peaked", WAVING),
    (-6.2, -5.0, 150, "overalls", "short", STANDING),
    (-14.6, -5.2, 160, "labour", "short", WAVING),
)


def build() -> Canvas:
    """The slip runs from under the bow towards +y into the river; the crowd stands on the left."""
    c = Canvas()
    c.put(river(-2.5), "water")
    for solid, kind in slipway(14, 60):
        c.put(solid.moved(5, 18), kind)
    for solid, kind in freighter(70, 12.5, 9.0):
        c.put(solid.rotated("y", 2.6).moved(turn_deg=-90).moved(5, 51, 2.6), kind)
    for solid, kind in drilling_platform(26):
        c.put(solid.moved(-34, 105, -2.5, 24, 1.5), kind)
    for x, y, turn in ((-17, 40, 15), (26, 36, 165)):
        for solid, kind in jib_crane(22, 15):
            c.put(solid.moved(turn_deg=turn).moved(x, y), kind)
    for start, end, seed in (((5, 15.4, 14.2), (-16, 8, 12), 1), ((5, 15.4, 14.2), (22, 22, 15), 2)):
        for solid, kind in bunting(start, end, seed):
            c.put(solid, kind)
    c.put(box(60, 12, 0.3, -14, -8.5, STAGE - 0.3), "deck")
    _crowd(c)
    return c


def _crowd(c: Canvas) -> None:
    for n, (x, y, turn, clothes, hair, pose) in enumerate(PEOPLE):
        body = c.people(Person(clothes, hair, pose, 1.7, seed=n, dark=n % 3 != 1), x, y, STAGE, turn, 0.009)
        if pose is THROWING_CAP:
            c.put(cap().rotated("x", -35).moved(*body.right_hand).moved(z=0.1), "hair")


def gouges(view: View) -> np.ndarray:
    """Light streams from beyond the bow; plates on the hull, ripples."""
    x, y, _ = view.pixel((-22, 105, 6))
    return (
        drapery(view)
        + rays(view.mask("sky"), x, y, 26, 0.5)
        + along(view.mask("hull"), 8, 24, 0.35, 0.35)
        + along(view.mask("slip"), 0, 20, 0.4, 0.4)
        + water(view, 26, 10)
    )


def tone(view: View) -> np.ndarray:
    """Bright where the river opens, the hull a great dark."""
    x, y, _ = view.pixel((-22, 105, 6))
    return daylight(view) * glow(view, x, y, 1900, dark=0.72, bright=1.4)
