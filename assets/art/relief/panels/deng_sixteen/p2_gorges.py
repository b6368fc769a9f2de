"""Down the Yangtze: boys along the rail of a river steamer look up at the cliffs of the gorges."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from canvas import Camera, Canvas, View
from carve.picture import Cut
from carve.strokes import along, drapery, rays, water
from figures.body import Person
from figures.pose import LEANING_ON_RAIL, POINTING_OUT, STANDING, Arm
from kit.journeys import cliff, junk, ridge
from kit.light import part, pool, steps
from kit.scenery import river
from kit.solids import Solid, box, join, rod, tube, wheel_rim

CAMERA = Camera(at=(1.4, -2.3, 5.2), to=(-2.9, 8, 4.75), lens_mm=28)
DECK = 3.4
CUTS = {
    "dark": Cut(1.0, 1.5, 8, 9, 0.4),
    "sky": Cut(0, 0, 1, 0, 1.12),
    "cliff": Cut(0.5, 1.2, 10, 9, 0.36),
    "bluff": Cut(0.5, 1.0, 8, 8, 0.55),
    "peak": Cut(0.42, 0.8, 6, 5, 0.95),
    "water": Cut(0.1, 0.3, 5, 3, 0.95),
    "sail": Cut(0.9, 1.0, 4, 4, 1.1),
    "deck": Cut(0.12, 0.9, 6, 5, 0.6),
    "house": Cut(0.8, 1.0, 6, 6, 0.6),
    "opening": Cut(0.6, 0.4, 3, 3, 0.4),
    "rail": Cut(1.0, 1.3, 6, 7, 1.0),
}


def _gorge(c: Canvas) -> None:
    """Spurs from left and right that overlap until only a gap of light is left."""
    c.put(river(), "water")
    spurs = [
        (cliff([(-60, 66), (-24, 52), (-19, 30), (-17, 8), (-18, -30)], 62, 3, 0.12, 6), "cliff"),
        (cliff([(-80, 120), (-42, 112), (-24, 100), (-18, 78), (-30, 62)], 70, 7, 0.16, 9), "bluff"),
        (cliff([(26, -10), (20, 30), (14, 62), (6, 84), (12, 150), (40, 190)], 95, 5, 0.2, 11), "cliff"),
        (cliff([(40, 190), (-4, 210), (-8, 250), (30, 300)], 120, 8, 0.3, 15), "bluff"),
        (ridge([(-220, 90), (-130, 150), (-90, 96), (-40, 60), (20, 90), (90, 160)], 460, 0, 60, 4), "peak"),
    ]
    for solid, kind in spurs:
        c.put(solid.moved(turn_deg=13), kind)


def _steamer_side(c: Canvas) -> None:
    """Deck, rail, deckhouse and awning of the upper deck, running ahead to the bow."""
    planks = box(4.2, 34, 0.2, 2.1, 12, DECK - 0.2)
    c.put(planks, "deck")
    c.put(join([box(0.03, 34, 0.02, x, 12, DECK) for x in np.arange(0.2, 4.2, 0.22)]), "deck")
    c.put(box(0.2, 34, 0.3, 0, 12, DECK - 0.28), "rail")
    posts = [rod((0, y, DECK), (0, y, DECK + 1.08), 0.035, sides=8) for y in np.arange(-3.5, 28, 1.25)]
    rails = [rod((0, -5, DECK + h), (0, 28, DECK + h), 0.03) for h in (0.4, 0.74)]
    c.put(join([*posts, *rails]), "rail")
    c.put(box(0.16, 33, 0.07, 0, 11.5, DECK + 1.06), "rail")
    c.put(box(3.0, 14, 2.6, 4.0, 17, DECK), "house")
    c.put(box(3.4, 14.4, 0.16, 4.0, 17, DECK + 2.62), "house")
    c.put(join([box(0.12, 1.0, 1.0, 2.48, y, DECK + 1.0) for y in np.arange(11, 24, 2.4)]), "opening")
    c.put(_lifebuoy().moved(3.3, 9.9, DECK + 1.45), "rail")


def _lifebuoy() -> Solid:
    bands = [
        tube([(0.3 * np.cos(a + d), 0.0, 0.3 * np.sin(a + d)) for d in (-0.14, 0.14)], 0.1)
        for a in (0.8, 2.4, 3.9, 5.5)
    ]
    return join([wheel_rim(0.3, 0.075), *bands])


def _boys(c: Canvas) -> None:
    looking = replace(LEANING_ON_RAIL, nod_deg=-22, look_deg=-24)
    pointing = replace(POINTING_OUT, right_arm=Arm((0.35, 0.8, 0.55), (0.1, 0.9, 0.65), "point"), nod_deg=-20)
    rows = [
        (0.5, 0.35, -86, "gown", "short", looking, False, 1.66),
        (0.62, 1.75, -70, "suit", "cap", pointing, True, 1.7),
        (0.5, 3.1, -100, "gown", "short", LEANING_ON_RAIL, False, 1.68),
        (0.55, 4.2, -75, "gown", "cap", looking, True, 1.7),
        (0.5, 5.6, -90, "suit", "short", LEANING_ON_RAIL, False, 1.72),
        (0.6, 7.4, -80, "gown", "short", STANDING, True, 1.7),
        (0.5, 9.2, -90, "gown", "cap", looking, False, 1.7),
        (0.5, 11.4, -95, "suit", "short", LEANING_ON_RAIL, True, 1.7),
    ]
    for n, (x, y, turn, clothes, hair, pose, dark, tall) in enumerate(rows):
        c.people(Person(clothes, hair, pose, tall, seed=n, dark=dark), x, y, DECK, turn, 0.007 if n < 3 else 0.014)


def build() -> Canvas:
    """The rail is x = 0, the river on the left; the steamer heads along +y."""
    c = Canvas()
    _gorge(c)
    _steamer_side(c)
    for x, y, tall in ((-22.5, 40, 9.0), (-33, 130, 11)):
        for solid, kind in junk(tall):
            c.put(solid.moved(x, y, 0, 20), kind)
    _boys(c)
    return c


def gouges(view: View) -> np.ndarray:
    """Cliffs in upright cuts, wind in the gap of sky, ripples below."""
    return (
        drapery(view)
        + rays(view.mask("sky"), 0.58 * view.thing.shape[1], 0.3 * view.thing.shape[0], 22, 0.35)
        + along(view.mask("cliff"), 88, 24, 0.85, 0.5, seed=4, bend=0.1)
        + along(view.mask("bluff"), 90, 17, 0.5, 0.42, seed=5, bend=0.1)
        + along(view.mask("peak"), 70, 15, 0.35, 0.35, seed=6)
        + along(view.mask("house"), 3, 26, 0.5, 0.4)
        + water(view, 34, 10)
    )


def tone(view: View) -> np.ndarray:
    """Light falls through the gap at the end of the gorge; the walls are dark."""
    gap = pool(view, (0.52, 0.34), 0.3)
    return (0.72 + 0.42 * gap + 0.1 * part(view, "flesh")) * steps(view, [(0, 0.8), (0.25, 1), (0.7, 1), (1, 0.65)])
