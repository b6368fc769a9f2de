"""From launch to liner: close over a tender with its wake, a dotted line leads to the liner; the Bund pale behind."""

from __future__ import annotations

import numpy as np
from canvas import Camera, Canvas, View
from carve.picture import Cut
from carve.strokes import along, drapery, flowing, on_floor, water
from figures.body import Person
from figures.pose import STANDING, WAVING
from kit.bund import bund
from kit.harbour import sampan, warehouse, wharf
from kit.journeys import steam_launch
from kit.light import part, pool, spot, steps
from kit.plume import smoke
from kit.scenery import far_shore, river
from kit.solids import Solid, ball, box, join
from kit.steamer import Steamer
from scipy.interpolate import make_interp_spline

CAMERA = Camera(at=(-3, -12, 12), to=(-1, 60, -1.2), lens_mm=27)
TENDER = (-9.0, 24.0, -16.0)
ROUTE = [(-35, 58), (-30, 46), (-21, 32), (-6, 22), (12, 24), (27, 36), (34, 50)]
CUTS = {
    "dark": Cut(1.0, 1.5, 8, 9, 0.36),
    "sky": Cut(0, 0, 1, 0, 1.15),
    "water": Cut(0.1, 0.3, 5, 3, 0.8),
    "land": Cut(0.2, 0.8, 6, 5, 0.9),
    "stone": Cut(0.7, 0.8, 4, 4, 1.1),
    "brick": Cut(0.7, 0.9, 4, 4, 0.55),
    "opening": Cut(0.6, 0.4, 3, 3, 0.4),
    "hull": Cut(0.95, 1.5, 8, 8, 0.28),
    "roof": Cut(0.55, 0.9, 5, 4, 0.6),
    "far": Cut(0.6, 0.45, 4, 3, 0.7),
    "boat": Cut(0.95, 1.2, 7, 6, 0.3),
    "route": Cut(1.0, 1.3, 5, 6, 1.6),
    "awning": Cut(0.9, 1.0, 6, 6, 1.1),
}


def _bank(c: Canvas) -> None:
    """The far bank: the Bund on the left, a creek's mouth, sheds and the wharf on the right."""
    c.put(river(), "water")
    c.put(box(82, 60, 2.6, -52, 97, -1), "land")
    c.put(box(160, 60, 2.6, 84, 108, -1), "land")
    c.put(box(400, 60, 2.0, 0, 190, -1), "land")
    for solid, kind in bund(58):
        c.put(solid.moved(turn_deg=3).moved(-40, 76, 1.6), kind)
    pontoon = box(13, 4, 1.0, -35, 61, -0.2) + box(1.4, 7, 0.3, -35, 65, 1.2)
    c.put(pontoon, "timber")
    for solid, kind in wharf(130, 8, 2.2):
        c.put(solid.moved(72, 71), kind)
    for k in range(5):
        for solid, kind in warehouse(14, 18, 6, 10):
            c.put(solid.moved(17 + 15.5 * k, 90, 1.6), kind)
    for solid, kind in far_shore(4, (-260, 175), (260, 165), 70):
        c.put(solid, kind)


def _liner(c: Canvas) -> None:
    ship = Steamer(length=60, beam=9.5, side=5.4, funnel_height=8, mast=13)
    for solid, kind in ship.pieces():
        c.put(solid.moved(turn_deg=184).moved(42, 63, 0), kind)
    for place in ship.funnel_places():
        for puff in smoke(42 - place, 63, 17, 46, 6, 14, 1.7, 4, 6):
            c.put(puff, "steam")


def _tender(c: Canvas, x: float, y: float, turn: float, size: float, voxel: float) -> None:
    for solid, kind in steam_launch(13):
        c.put(solid.moved(turn_deg=turn, scale=size).moved(x, y, 0), kind)
    a = np.radians(turn)
    random = np.random.default_rng(int(x) + 99)
    for k in range(10):
        u, v = (3.2 + 0.5 * (k % 3), 0.5 * (k % 3 - 1)) if k > 6 else (-5.3 + 0.75 * k, 0.75 * (-1) ** k)
        px, py = (u * np.cos(a) - v * np.sin(a)) * size, (u * np.sin(a) + v * np.cos(a)) * size
        person = Person(
            ("gown", "suit")[k % 2],
            ("short", "cap")[k % 2],
            (STANDING, WAVING)[k % 4 == 3],
            1.7 * size,
            seed=k % 3,
            dark=k % 2 == 0,
        )
        c.people(person, x + px, y + py, 0.7 * size, random.uniform(-90, 90), voxel)


def _dots() -> Solid:
    """The way of the tender as beads on the water."""
    t = np.arange(len(ROUTE))
    way = np.asarray(make_interp_spline(t, np.array(ROUTE, float))(np.linspace(0, t[-1], 400)))
    run = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(way, axis=0).T))])
    beads = [[np.interp(s, run, way[:, k]) for k in (0, 1)] for s in np.arange(3, run[-1], 3.7)]
    return join(
        [
            ball(1.15, 0, 0, 0, 12).stretched(1, 1, 0.5).moved(x, y, 0.1)
            for x, y in beads
            if np.hypot(x - TENDER[0], y - TENDER[1]) > 17
        ]
    )


def build() -> Canvas:
    """The camera hangs over the river; the far bank is y = 67 and beyond."""
    c = Canvas()
    _bank(c)
    _liner(c)
    c.put(_dots(), "route")
    _tender(c, *TENDER, 2.35, 0.025)
    _tender(c, 30, 53, 20, 1.15, 0.03)
    for x, y, turn, size in ((-30, 44, 20, 7.5), (6, 46, 10, 6.5)):
        for solid, kind in sampan(size):
            c.put(solid.moved(turn_deg=turn).moved(x, y, 0.1), kind)
    return c


def gouges(view: View) -> np.ndarray:
    """Ripples, wind in the sky."""
    return (
        drapery(view)
        + water(view, 34, 11)
        + flowing(view.mask("sky"), 24, 0.4, swing=0.2)
        + along(view.mask("brick"), 0, 9, 0.3, 0.4)
        + along(view.mask("wall"), 90, 12, 0.3, 0.35)
        + along(view.mask("hull"), 2, 14, 0.35, 0.35)
    )


def _wake(view: View) -> np.ndarray:
    """1 on the two crests that part at the bow and on the broken water behind the stern."""
    x, y = on_floor(view)
    a = np.radians(TENDER[2])
    ahead = (x - TENDER[0]) * np.cos(a) + (y - TENDER[1]) * np.sin(a)
    aside = np.abs((y - TENDER[1]) * np.cos(a) - (x - TENDER[0]) * np.sin(a))
    behind = np.clip(15.5 - ahead, 0, None)
    crest = np.exp(-(((aside - 0.32 * behind) / (0.8 + 0.05 * behind)) ** 2)) * np.exp(-behind / 42)
    churned = np.exp(-((aside / (2.2 + 0.05 * behind)) ** 2)) * np.exp(-np.clip(behind - 28, 0, None) / 22)
    return np.clip(behind / 4, 0, 1) * crest + np.clip((behind - 26) / 5, 0, 1) * churned


def tone(view: View) -> np.ndarray:
    """Pale morning over the Bund, dark water in front; the wake and the tender's people are the brightest."""
    river_part = part(view, "water")
    water_light = steps(view, [(0, 0.9), (0.38, 0.8), (0.5, 0.42), (0.66, 0.3), (1, 0.18)]) + 1.5 * _wake(view)
    shore = steps(view, [(0, 0.9), (0.2, 1.15), (0.45, 1.0), (0.6, 0.95), (1, 0.6)])
    light = shore * (1 - river_part) + water_light * river_part
    return light + 0.2 * pool(view, spot(view, (TENDER[0], TENDER[1], 5)), 0.2, 1.6)
