"""Six groups from this wharf: a researcher's desk with newspapers, magnifier and river map; the wharf in the window."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from canvas import Camera, Canvas, View
from carve.picture import Cut
from carve.strokes import along, drapery, flowing, swirls
from figures.body import Person
from figures.pose import SITTING_READING, WRITING, Arm
from kit.harbour import warehouse, wharf
from kit.interior import book_pile, magnifier, newspaper, oil_lamp
from kit.light import pool, spot, steps
from kit.plume import smoke
from kit.scenery import river
from kit.solids import box, join, rod, tube
from kit.steamer import Steamer
from scipy.interpolate import make_interp_spline

CUTS = {
    "timber": Cut(0.85, 0.9, 6, 5, 0.36),
    "dark": Cut(1.0, 1.6, 9, 10, 0.4),
    "floor": Cut(0.1, 0.6, 6, 4, 0.6),
    "wall": Cut(0.6, 0.9, 6, 5, 0.5),
    "sky": Cut(0, 0, 1, 0, 1.2),
    "water": Cut(0.1, 0.3, 5, 3, 1.1),
    "hull": Cut(0.95, 1.5, 9, 9, 0.5),
    "paper": Cut(0.6, 0.8, 6, 5, 1.15),
    "lens": Cut(1.3, 1.0, 6, 4, 1.3),
    "route": Cut(1.0, 1.2, 5, 6, 0.5),
}
CAMERA = Camera(at=(0.12, -2.05, 1.84), to=(0.1, 0.35, 0.93), lens_mm=29)
ROOM_M = 8.0
RIVER_BEND = [
    (-0.42, -0.26),
    (-0.3, -0.22),
    (-0.2, -0.1),
    (-0.22, 0.06),
    (-0.12, 0.18),
    (0.0, 0.17),
    (0.06, 0.05),
    (0.1, -0.06),
    (0.2, -0.1),
    (0.28, 0.0),
    (0.34, 0.14),
    (0.44, 0.2),
]


def build() -> Canvas:
    """The desk top is z = 0.78, the window wall y = 1.15; outside lies the river far below."""
    c = Canvas()
    c.put(box(3.4, 1.3, 0.06, 0, 0.1, 0.72), "floor")
    c.put(box(3.4, 0.05, 0.1, 0, -0.52, 0.66), "timber")
    _window(c)
    _papers(c)
    _outside(c)
    pose = replace(SITTING_READING, left_arm=Arm((0.35, 0.8, -0.5), (0.1, 1, -0.1)), right_arm=WRITING, lean_deg=18)
    body = c.people(
        Person("suit", "short", pose.looking(12, 22), 1.72, seed=4, dark=True), 0.92, -0.86, 0.04, 200, 0.006
    )
    hx, hy, hz = body.left_hand
    for solid, kind in magnifier(0.17):
        c.put(solid.moved(y=0.3).moved(turn_deg=52).moved(hx, hy, max(hz, 0.83)), kind)
    return c


def _window(c: Canvas) -> None:
    y = 1.15
    c.put(
        join(
            [
                box(1.4, 0.2, 3, -2.05, y + 0.1),
                box(1.4, 0.2, 3, 2.05, y + 0.1),
                box(3, 0.2, 0.98, 0, y + 0.1),
                box(3, 0.2, 0.5, 0, y + 0.1, 2.5),
            ]
        ),
        "wall",
    )
    c.put(
        join(
            [
                box(2.9, 0.34, 0.06, 0, y, 0.96),
                *[box(0.07, 0.1, 1.6, x, y, 1.0) for x in (-1.35, -0.45, 0.45, 1.35)],
                *[box(2.7, 0.08, 0.045, 0, y, z) for z in (1.72, 2.4)],
            ]
        ),
        "timber",
    )


def _papers(c: Canvas) -> None:
    top = 0.785
    z = top
    for k in range(9):
        c.put(box(0.5, 0.36, 0.022).moved(-1.02 + 0.008 * (k % 3), 0.32, z, (k * 7) % 9 - 4), "paper")
        z += 0.026
    for solid, kind in newspaper(0.5, 0.36, 5):
        c.put(solid.moved(-1.02, 0.32, z, 4), kind)
    for x, y, turn, seed in ((-0.82, -0.22, 12, 1), (-0.52, 0.34, -8, 2), (0.62, 0.36, 6, 3)):
        for solid, kind in newspaper(0.46, 0.62, seed):
            c.put(solid.moved(x, y, top + 0.003 * seed, turn), kind)
    c.put(box(0.98, 0.62, 0.006).moved(-0.08, -0.13, top + 0.014, -4), "paper")
    river_bed = tube([(x, y, 0) for x, y in _smooth(RIVER_BEND)], 0.026, 10).stretched(1, 1, 0.35)
    banks = join(
        [
            tube([(x + dx, y + dy, 0.0) for x, y in _smooth(RIVER_BEND)], 0.0045, 6)
            for dx, dy in ((0.03, -0.035), (-0.03, 0.035))
        ]
    )
    c.put(river_bed.moved(-0.08, -0.13, top + 0.024, -4), "route")
    c.put(banks.moved(-0.08, -0.13, top + 0.024, -4), "print")
    c.put(
        join(
            [
                box(0.05, 0.012, 0.01, x, y)
                for x, y in ((-0.05, 0.26), (0.04, 0.25), (-0.14, 0.27), (0.15, 0.06), (-0.3, 0.05))
            ]
        ).moved(-0.08, -0.13, top + 0.02, -4),
        "print",
    )
    c.put(book_pile(5, 4).moved(1.22, 0.42, top, 15), "paper")
    for solid, kind in oil_lamp(0.9):
        c.put(solid.moved(-1.42, 0.05, top), kind)
    c.put(rod((0.4, -0.3, top + 0.02), (0.62, -0.18, top + 0.025), 0.008), "brass")


def _smooth(points: list[tuple[float, float]]) -> np.ndarray:

    t = np.arange(len(points))
    return np.asarray(make_interp_spline(t, np.array(points))(np.linspace(0, t[-1], 90)))


def _outside(c: Canvas) -> None:
    drop = -26.0
    c.put(river(drop), "water")
    for solid, kind in wharf(260, 40):
        c.put(solid.moved(0, 128, drop), kind)
    for k in range(6):
        for solid, kind in warehouse(16, 24, 7, 12):
            c.put(solid.moved(-62 + 19 * k, 150, drop + 3.2), kind)
    ship = Steamer(length=82, side=7, beam=11, funnel_height=10, mast=19)
    for solid, kind in ship.pieces():
        c.put(solid.moved(turn_deg=180).moved(4, 119, drop), kind)
    for k, place in enumerate(ship.funnel_places()):
        for puff in smoke(4 - place, 119, drop + 22, -50, 8, 18, 2.3, 5 + k):
            c.put(puff, "steam")


def gouges(view: View) -> np.ndarray:
    """Wood grain on the desk, wind in the sky."""
    return (
        drapery(view)
        + swirls(view, gap_px=15)
        + along(view.mask("floor"), 2, 26, 0.45, 0.4)
        + flowing(view.mask("sky"), 26, 0.4)
        + along(view.mask("wall"), 90, 26, 0.45, 0.45, seed=8)
        + along(view.mask("water"), 0, 12, 0.4)
    )


def tone(view: View) -> np.ndarray:
    """Day outside the window; inside one pool of light on map and lens, the papers and the room fall into the dark."""
    above_sill = steps(view, [(0, 1), (0.5, 1), (0.51, 0)]) > 0
    outside = (view.depth_m[::2, ::2] > ROOM_M) & above_sill
    x, y = spot(view, (0.0, -0.1, 0.8))
    inside = (
        0.15
        + 1.0 * pool(view, (x, y), 0.19, 1.25, 2.6)
        + 0.22 * pool(view, (x, y - 0.06), 0.42, 1.6)
        + 0.3 * pool(view, spot(view, (0.72, -0.55, 1.25)), 0.08)
    )
    return np.where(outside, 1.05, inside * steps(view, [(0, 1), (0.7, 1), (1, 0.45)]))
