"""The river given back: from above, lanes for running, riding and walking curve along the shore past the waterworks."""

from __future__ import annotations

import numpy as np
from canvas import Camera, Canvas, View
from carve.picture import Cut
from carve.strokes import daylight, drapery, flowing, glow, swirls, water
from figures.body import Person
from figures.pose import CYCLING, HOLDING_CHILD_HAND, RUNNING, STROLLING
from kit.promenade import bicycle, boardwalk, lane_cuts, lanes, planting, shore_point
from kit.scenery import bridge, river
from kit.shore import waterworks

CAMERA = Camera(at=(3.0, -10.5, 5.6), to=(3.6, 14, 1.75), lens_mm=30)
CUTS = {
    "run": Cut(0.1, 0.8, 6, 6, 0.5),
    "ride": Cut(0.1, 0.8, 6, 6, 1.0),
    "walk": Cut(0.1, 0.8, 6, 6, 0.8),
    "lawn": Cut(0.15, 0.8, 6, 6, 0.7),
    "leaf": Cut(1.0, 1.2, 6, 7, 0.56),
    "pane": Cut(0.6, 0.4, 4, 3, 0.45),
    "water": Cut(0.1, 0.3, 5, 3, 1.1),
    "bike": Cut(1.0, 1.0, 4, 5, 0.4),
    "dark": Cut(1.0, 1.5, 8, 9, 0.5),
}
RIDERS = ((1.2, 3.5, 0), (8.5, 5.0, 180), (21, 3.6, 0), (36, 4.6, 180))
RUNNERS = ((3.6, 7.4, 180), (5.4, 6.7, 180), (17, 6.9, 0), (31, 6.8, 180))
WALKERS = ((5.2, 0.9, 0), (12.5, 1.2, 180), (28, 0.8, 0), (16, -5.4, 0), (7.0, -5.4, 0), (33, -5.0, 180))
"""Metres along the shore, metres inland, turned against the way of the lanes."""


def build() -> Canvas:
    """The shore line is a curve; lanes lie inland (left), the boardwalk over the water (right)."""
    c = Canvas()
    c.put(river(-1.2), "water")
    for solid, kind in (*lanes(), *boardwalk(), *planting(5)):
        c.put(solid, kind)
    for solid, kind in waterworks():
        c.put(solid.moved(turn_deg=28).moved(-19, 66, 0.2), kind)
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
            child = Person("modern", "short", STROLLING, 1.05, child=True, seed=n, dark=True)
            _passer(c, child, along_m, inland_m + 0.55, turn_deg)


def _passer(c: Canvas, person: Person, along_m: float, inland_m: float, turn_deg: float) -> None:
    x, y, ahead_deg = shore_point(along_m, inland_m)
    c.people(person, x, y, 0.1, ahead_deg + turn_deg, 0.009)


def gouges(view: View) -> np.ndarray:
    """Each lane has its own hatching; long ripples, wind in the sky."""
    return (
        drapery(view)
        + lane_cuts(view)
        + swirls(view, "leaf", gap_px=11)
        + water(view, 34, 10)
        + flowing(view.mask("sky"), 20, 0.4)
    )


def tone(view: View) -> np.ndarray:
    """Morning light from the bend of the river."""
    x, y, _ = view.pixel((8, 30, 0))
    return daylight(view) * glow(view, x, y, 1900, dark=0.7, bright=1.3)
