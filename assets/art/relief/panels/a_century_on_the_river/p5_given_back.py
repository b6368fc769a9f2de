"""The river given back: among people who run, ride and walk along the bright river, trees dark at the left."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from canvas import Camera, Canvas, View
from carve.picture import Cut
from carve.strokes import drapery, rays, water
from figures.body import Person
from figures.pose import CYCLING, HOLDING_CHILD_HAND, RUNNING, STROLLING, Arm
from kit.canopy import leafy_tree
from kit.light import part, pool, spot, steps
from kit.promenade import bicycle, boardwalk, lane_cuts, lanes, shore_point
from kit.scenery import bridge, river
from kit.shore import waterworks

CAMERA = Camera(at=(2.2, -5.4, 2.3), to=(3.4, 14, 1.35), lens_mm=30)
SUN = (38.0, 180.0, 14.0)
TREES = ((1.5, 10.4), (6.5, 10.0), (12.5, 10.2), (19.0, 10.0), (27.0, 10.2), (9.0, 15.0), (16.0, 15.5), (36.0, 10.0))
CUTS = {
    "run": Cut(0.1, 0.8, 6, 6, 0.48),
    "ride": Cut(0.1, 0.8, 6, 6, 1.05),
    "walk": Cut(0.1, 0.8, 6, 6, 0.7),
    "lawn": Cut(0.15, 0.8, 6, 6, 0.4),
    "leaf": Cut(1.0, 1.0, 5, 6, 0.34),
    "pane": Cut(0.6, 0.4, 4, 3, 0.45),
    "water": Cut(0.1, 0.3, 5, 3, 1.2),
    "sky": Cut(0, 0, 1, 0, 1.1),
    "timber": Cut(0.85, 0.9, 6, 5, 0.5),
    "rigging": Cut(0.9, 0.7, 4, 3.5, 0.5),
    "brick": Cut(0.6, 0.5, 4, 3, 0.75),
    "far": Cut(0.6, 0.45, 4, 3, 0.7),
    "bike": Cut(1.0, 1.0, 4, 5, 0.25),
    "dark": Cut(1.0, 1.5, 8, 9, 0.3),
}
RIDERS = ((1.0, 3.6, 0), (9.0, 5.0, 180), (21, 3.6, 0), (36, 4.6, 180))
RUNNERS = ((10.5, 7.3, 180), (4.6, 6.5, 180), (17, 6.9, 0), (31, 6.8, 180))
WALKERS = ((2.4, 1.2, 0), (12.5, 1.2, 180), (28, 0.8, 0), (16, -5.4, 0), (9.0, -5.4, 0), (33, -5.0, 180))
"""Metres along the shore, metres inland, turned against the way of the lanes."""


def build() -> Canvas:
    """The shore line is a curve; lanes lie inland (left), the boardwalk over the water (right)."""
    c = Canvas()
    c.put(river(-1.2), "water")
    for solid, kind in (*lanes(), *boardwalk()):
        c.put(solid, kind)
    for n, (along_m, inland_m) in enumerate(TREES):
        x, y, _ = shore_point(along_m, inland_m)
        for solid, kind in leafy_tree(5.6 + 0.5 * (n % 3), n):
            c.put(solid.moved(x, y, 0.1), kind)
    for solid, kind in waterworks():
        c.put(solid.moved(turn_deg=26).moved(-9, 66, 0.2), kind)
    c.put(bridge(60, 330, 190, -10).moved(z=-1), "far")
    _people(c)
    return c


def _people(c: Canvas) -> None:
    for n, (along_m, inland_m, turn_deg) in enumerate(RIDERS):
        _passer(
            c, Person("shirt", ("short", "long")[n % 2], CYCLING, seed=n, dark=n % 2 == 0), along_m, inland_m, turn_deg
        )
        x, y, ahead_deg = shore_point(along_m, inland_m)
        for solid, kind in bicycle():
            c.put(solid.moved(turn_deg=ahead_deg + turn_deg).moved(x, y, 0.1), kind)
    for n, (along_m, inland_m, turn_deg) in enumerate(RUNNERS):
        clothes, hair = (("shirt", "short"), ("hoodie", "long"))[n % 2]
        _passer(c, Person(clothes, hair, RUNNING, seed=n, dark=n % 2 == 1), along_m, inland_m, turn_deg)
    for n, (along_m, inland_m, turn_deg) in enumerate(WALKERS):
        with_child = n % 2 == 0
        pose = HOLDING_CHILD_HAND if with_child else STROLLING
        _passer(c, Person("modern", ("bob", "short")[n % 2], pose, 1.68, seed=n), along_m, inland_m, turn_deg)
        if with_child:
            led = replace(STROLLING, left_arm=Arm((0.85, 0.1, -0.2), (0.7, 0.1, 0.3), "grip"))
            child = Person("modern", "short", led, 1.05, child=True, seed=n, dark=True)
            _passer(c, child, along_m, inland_m + (0.5 if turn_deg else -0.5), turn_deg)


def _passer(c: Canvas, person: Person, along_m: float, inland_m: float, turn_deg: float) -> None:
    x, y, ahead_deg = shore_point(along_m, inland_m)
    c.people(person, x, y, 0.1, ahead_deg + turn_deg, 0.009)


def gouges(view: View) -> np.ndarray:
    """Each lane has its own hatching; long ripples, rays from behind the bend."""
    x, y, _ = view.pixel(SUN)
    return drapery(view) + lane_cuts(view) + water(view, 34, 10) + rays(view.mask("sky"), x, y, 26, 0.45)


def tone(view: View) -> np.ndarray:
    """Morning sun beyond the bend: river and lanes run from shade into light, the trees stay dark."""
    x, y = spot(view, SUN)
    light = 0.38 + 0.55 * pool(view, (x + 0.06, y), 0.46, 0.85) + 0.45 * pool(view, (x, y), 0.24, 1.3)
    light += 0.4 * part(view, "water")
    return light * steps(view, [(0, 0.85), (0.25, 1), (0.66, 1), (1, 0.55)])
