"""Where it began: a young worker at a French bench on the left, the old wharf on the right, one river through both."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from canvas import Camera, Canvas, View
from carve.gouges import gouge
from carve.picture import Cut
from carve.strokes import along, drapery, inside, rays
from figures.body import Person
from figures.pose import LEANING_ON_BENCH, Arm
from kit.harbour import bollard
from kit.light import part, pool, spot, steps
from kit.offices import line_shaft, vice, workbench
from kit.plume import smoke
from kit.scenery import moon, river
from kit.solids import Solid, box, join, loft, rod
from kit.steamer import Steamer

CAMERA = Camera(at=(0.4, -5.4, 1.45), to=(0.4, 10, 0.75), lens_mm=28)
SUN = (34.0, 300.0, 7.0)
WALL_END = 0.75
CUTS = {
    "dark": Cut(1.0, 1.5, 8, 9, 0.4),
    "sky": Cut(0, 0, 1, 0, 1.1),
    "water": Cut(0.1, 0.3, 5, 3, 1.15),
    "wall": Cut(0.6, 1.0, 7, 7, 0.36),
    "stone": Cut(0.7, 0.9, 6, 5, 1.05),
    "sun": Cut(0.4, 0.9, 7, 6, 1.25),
    "iron": Cut(1.0, 1.3, 7, 7, 0.36),
    "belt": Cut(0.8, 1.0, 5, 5, 0.45),
    "bench": Cut(0.5, 1.0, 6, 6, 0.95),
    "floor": Cut(0.1, 0.6, 6, 4, 0.45),
    "timber": Cut(0.85, 0.9, 6, 5, 0.6),
    "deck": Cut(0.12, 0.9, 6, 5, 0.8),
    "plate": Cut(0.8, 1.0, 5, 5, 0.4),
    "hull": Cut(0.95, 1.4, 7, 7, 0.4),
    "far": Cut(0.6, 0.6, 4, 3, 0.75),
}


def _factory(c: Canvas) -> None:
    """Walls with a wide window, cut off on the right; shaft and belts above the bench."""
    left, y = -6.5, 2.2
    wide = WALL_END - left
    middle = (WALL_END + left) / 2
    c.put(join([box(wide, 0.35, 0.3, middle, y), box(wide, 0.35, 2.4, middle, y, 3.0)]), "wall")
    c.put(join([box(0.5, 0.5, 6, x, y) for x in (WALL_END - 0.25, -2.6, -5.6)]), "wall")
    bars = [box(0.05, 0.12, 2.7, x, y, 0.3) for x in np.arange(left + 0.1, WALL_END - 0.4, 0.86)]
    c.put(join([*bars, *[box(wide, 0.1, 0.05, middle, y, z) for z in (0.34, 1.22, 2.1, 2.98)]]), "iron")
    c.put(box(wide, 0.6, 0.09, middle, y - 0.1, 0.3), "stone")
    c.put(box(wide + 2, 8, 0.1, middle - 1, -1.5, -0.1), "floor")
    for solid, kind in line_shaft(6.0, 2.55, [(-0.25, 1.05), (2.5, 1.05)]):
        c.put(solid.moved(-2.5, 0.3), kind)


def _worker(c: Canvas) -> None:
    for solid, kind in workbench(3.4, 0.85, 0.82):
        c.put(solid.moved(-1.35, -1.3, 0), kind)
    c.put(vice().moved(-0.3, -1.42, 0.82, -72, 1.3), "iron")
    filing = replace(
        LEANING_ON_BENCH,
        right_arm=Arm((0.2, 0.55, -0.75), (-0.15, 0.95, 0.05), "grip"),
        left_arm=Arm((0.2, 0.75, -0.6), (-0.3, 0.9, 0.0), "grip"),
        nod_deg=16,
        lean_deg=18,
    )
    body = c.people(Person("labour", "cap", filing, 1.66, seed=3), -0.95, -2.15, 0, 150, 0.006)
    way = body.left_hand - body.right_hand
    c.put(rod(tuple(body.right_hand - way * 0.25), tuple(body.left_hand + way * 0.35), 0.022), "iron")
    c.put(join([box(0.36, 0.05, 0.05, -1.6, -1.3, 0.82), box(0.2, 0.2, 0.12, -1.9, -1.2, 0.82)]), "iron")


def _plaque() -> list[tuple[Solid, str]]:
    """A stone with a blank bronze plate."""
    stone = join([box(1.5, 0.4, 0.18), box(1.2, 0.26, 1.1, 0, 0, 0.18), box(1.32, 0.34, 0.1, 0, 0, 1.28)])
    lines = [box(w, 0.04, 0.05, 0, -0.19, z) for w, z in ((0.62, 1.0), (0.74, 0.84), (0.74, 0.72), (0.5, 0.6))]
    return [(stone, "stone"), (box(0.95, 0.06, 0.66, 0, -0.14, 0.48), "plate"), (join(lines), "brass")]


def _wharf(c: Canvas) -> None:
    for solid, kind in _plaque():
        c.put(solid.moved(2.6, -0.4, 0, -16, 0.86), kind)
    c.put(box(9, 7.2, 0.1, 5.4, 0.2, -0.1), "deck")
    c.put(join([box(9, 0.03, 0.02, 5.4, y, 0) for y in np.arange(-3, 3.7, 0.4)]), "deck")
    piles = [rod((x, 3.9, -4), (x, 3.9, 0.3), 0.16) for x in np.arange(1.2, 9, 1.5)]
    c.put(join([*piles, box(9, 0.3, 0.25, 5.4, 3.7, -0.05)]), "timber")
    c.put(bollard().moved(1.75, 3.0, 0), "timber")


def _river(c: Canvas) -> None:
    c.put(river(-2.0), "water")
    ship = Steamer(length=96, side=8.5, funnel_height=11, mast=18)
    for solid, kind in ship.pieces():
        c.put(solid.moved(turn_deg=196).moved(82, 175, -2), kind)
    for place in ship.funnel_places():
        for puff in smoke(82 - place, 175 - place * 0.3, 22, 46, 7, 12, 2.6, 4, 10):
            c.put(puff, "steam")
    c.put(_halls().moved(-190, 185, -2), "far")
    c.put(moon(SUN, 19), "sun")


def _halls() -> Solid:
    """A row of works with saw-tooth roofs."""
    teeth = [
        loft(np.array([[(x, y, 0), (x + 15, y, 0), (x + 15, y, 7), (x, y, 14)] for y in (0, 20)]))
        for x in np.arange(0, 160, 15)
    ]
    return join(teeth)


def build() -> Canvas:
    """Floor and wharf are z = 0; the factory ends at x = 0.75, the river lies behind both."""
    c = Canvas()
    _river(c)
    _factory(c)
    _worker(c)
    _wharf(c)
    return c


def _current(view: View) -> np.ndarray:
    """One unbroken current from the left to the right edge."""
    top = view.thing.shape[0] * 0.42
    return gouge(
        inside(view.mask("water"), 4),
        lambda x, y: 0.05 * np.sin(x / 190),
        lambda x, y: 9 + 0.045 * max(0.0, y - top),
        length_px=1200,
        fill=0.45,
        deep=0.6,
        seed=3,
    )


def gouges(view: View) -> np.ndarray:
    """Rays of a low sun, the current, planks and plaster."""
    x, y, _ = view.pixel(SUN)
    return (
        drapery(view)
        + rays(view.mask("sky"), x, y, 24, 0.4)
        + _current(view)
        + along(view.mask("wall"), 90, 24, 0.5, 0.5)
        + along(view.mask("floor", "deck"), 2, 30, 0.5, 0.4)
    )


def tone(view: View) -> np.ndarray:
    """A dark workshop, an open bright river."""
    sun = pool(view, spot(view, SUN), 0.4)
    work = pool(view, spot(view, (-0.7, -1.7, 1.2)), 0.15)
    return (0.76 + 0.35 * sun + 0.3 * work + 0.12 * part(view, "water")) * steps(
        view, [(0, 0.8), (0.2, 1), (0.7, 1), (1, 0.66)]
    )
