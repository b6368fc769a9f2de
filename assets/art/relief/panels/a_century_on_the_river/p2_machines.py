"""Machines of the Far East: chimneys and their smoke over the river, cranes, a tiny tram, coal carried from a barge."""

from __future__ import annotations

import numpy as np
from canvas import Camera, Canvas, View
from carve.picture import Cut
from carve.strokes import along, daylight, drapery, flowing, glow, swirls, water
from figures.body import Person
from figures.pose import SHOULDER_POLE
from kit.harbour import coal_heap, lighter
from kit.plume import smoke
from kit.scenery import river
from kit.solids import box, join, loft, rod
from kit.works import chimney, mill
from kit.yards import coal_baskets, gasholder, jib_crane, power_house, tram

CAMERA = Camera(at=(0, -50, 2.0), to=(0, 0, 6.8), lens_mm=34)
CUTS = {
    "chimney": Cut(1.0, 1.6, 9, 9, 0.42),
    "pane": Cut(0.6, 0.4, 4, 3, 1.3),
    "works": Cut(0.7, 0.9, 6, 6, 0.45),
    "iron": Cut(1.0, 1.2, 5, 5, 0.5),
    "tram": Cut(0.9, 1.3, 5, 5, 1.25),
    "stone": Cut(0.7, 0.8, 4, 4, 0.66),
    "wall": Cut(0.6, 0.9, 6, 5, 0.46),
    "steam": Cut(0.85, 1.0, 8, 8, 1.1),
    "soot": Cut(0.85, 1.0, 8, 8, 0.5),
    "dark": Cut(1.0, 1.5, 8, 9, 0.34),
}
STACKS = ((1.5, 25, 27), (9.5, 28, 27.5), (17.5, 23, 27), (-19, 22, 40), (33, 21, 40), (-34, 17, 50))


def build() -> Canvas:
    """The embankment is y = 0, works behind it; in front coal is carried up from a barge."""
    c = Canvas()
    c.put(river(-1), "water")
    c.put(box(400, 160, 1.8, 0, 80, -1.2), "stone")
    for solid, kind in power_house(34, 8.5):
        c.put(solid.moved(10, 29), kind)
    for x, y, bays in ((-27, 30, 6), (41, 34, 4)):
        for solid, kind in mill(bays, 6, 18, 6, 3):
            c.put(solid.moved(x, y), kind)
    for solid, kind in gasholder(7, 11):
        c.put(solid.moved(-12, 30), kind)
    _smoking_chimneys(c)
    for x, turn in ((27, 165), (-13, 20)):
        for solid, kind in jib_crane(13):
            c.put(solid.moved(turn_deg=turn).moved(x, 4), kind)
    for solid, kind in tram():
        c.put(solid.moved(13.5, 1.8, 0.6), kind)
    _barges(c)
    _bearers(c)
    return c


def _smoking_chimneys(c: Canvas) -> None:
    for k, (x, height, y) in enumerate(STACKS):
        for solid, kind in chimney(height, height * 0.06):
            c.put(solid.moved(x, y), kind)
        for puff in smoke(x, y, height + 0.2, 34 + height, (7, 12, 3)[k % 3], 22, height * 0.07, 20 + k):
            c.put(puff, "soot" if k % 2 else "steam")


def _barges(c: Canvas) -> None:
    for x, y, turn in ((-2.6, -42.5, 3), (14, -26, -6)):
        for solid, kind in lighter(17, 4.6, 1.0):
            c.put(solid.moved(turn_deg=turn).moved(x, y, -1), kind)
        for dx, r, h in ((-4.3, 1.9, 1.1), (0, 2.0, 1.3), (4.2, 1.8, 1.1)):
            c.put(coal_heap(r, h, int(50 + dx)).moved(x + dx, y, -0.5), "coal")


def _bearers(c: Canvas) -> None:
    """A gangplank that rises to the left, two bearers on it."""
    y, slope = -44.0, -0.36
    c.put(rod((2.6, y, 0.0), (-6.5, y, 0.0 - 9.1 * slope), 0.09).stretched(1, 1, 1), "timber")
    plank = np.array(
        [
            [(x, y + s * 0.35, (x - 2.6) * slope + z) for s, z in ((-1, 0), (1, 0), (1, 0.09), (-1, 0.09))]
            for x in (2.8, -6.5)
        ]
    )
    c.put(loft(plank), "timber")
    c.put(
        join([rod((x, y + s * 0.3, -2), (x, y, (x - 2.6) * slope), 0.08) for x in (-1.6, -3.4, -5.2) for s in (-1, 1)]),
        "timber",
    )
    for n, x in enumerate((-0.35, -2.75)):
        foot = (x - 2.6) * slope + 0.09
        c.people(
            Person("labour", ("straw", "headscarf")[n], SHOULDER_POLE, 1.68, seed=n, dark=True), x, y, foot, -100, 0.007
        )
        for solid, kind in coal_baskets((x, y - 0.16, foot + 1.42)):
            c.put(solid, kind)


def gouges(view: View) -> np.ndarray:
    """Smoke in bands, wind behind it, ripples below."""
    return (
        drapery(view)
        + flowing(view.mask("sky"), 26, 0.5)
        + swirls(view, gap_px=17)
        + swirls(view, "soot", gap_px=15, deep=0.9)
        + water(view, 30, 11)
        + along(view.mask("works"), 0, 13, 0.35, 0.4)
    )


def tone(view: View) -> np.ndarray:
    """A bright low sky behind black works."""
    x, y, _ = view.pixel((9, 0, 3.0))
    light = glow(view, x, y, 2100, dark=0.66, bright=1.45)
    return daylight(view) * light
