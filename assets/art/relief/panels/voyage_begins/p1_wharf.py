"""A new wharf on the river: a steamer alongside, warehouses and coal behind, sampans in front."""

from __future__ import annotations

import numpy as np
from canvas import Camera, Canvas, View
from carve.picture import Cut
from carve.strokes import along, daylight, flowing, swirls, water
from figures.body import Person
from figures.pose import PORTERING, STANDING, WAITING, WALKING
from kit.harbour import bollard, coal_heap, crate, sampan, warehouse, wharf
from kit.scenery import far_shore, river
from kit.steamer import Steamer, smoke

CUTS = {"hull": Cut(0.95, 1.5, 9, 9, 0.72)}
CAMERA = Camera(at=(-62, -40, 8.0), to=(-4, 0.5, 12.4), lens_mm=33)


def build() -> Canvas:
    """The scene; the wharf edge is y = 0, the river flows along x."""
    c = Canvas()
    c.put(river(), "water")
    for solid, kind in wharf(260, 70):
        c.put(solid.moved(x=40), kind)
    ship = Steamer(length=112, side=9.5, funnel_height=14)
    for solid, kind in ship.pieces():
        c.put(solid.moved(turn_deg=180).moved(44, -9.5, 0), kind)
    for k, place in enumerate(ship.funnel_places()):
        for puff in smoke(44 - place - 1, -9.5, 30.5, 66 - 10 * k, 9, 22, 3.0, 3 + k, 128):
            c.put(puff, "steam")
    for k in range(9):
        for solid, kind in warehouse(15, 30, 7.5, 12.5):
            c.put(solid.moved(-58 + 17.5 * k, 27, 3.2), kind)
    for x, y, r, h in ((-34, 9, 4.6, 4.4), (-25, 12, 4.8, 5.0), (-15, 10, 4.2, 4.0), (-42, 16, 4, 3.6)):
        c.put(coal_heap(r, h, int(-x)).moved(x, y, 3.2), "coal")
    for x in range(-52, 100, 12):
        c.put(bollard().moved(x, 1.1, 3.2, scale=1.3), "timber")
    for x, y, s in ((-9, 5, 1.4), (-7, 6, 1.4)):
        c.put(crate().moved(x, y, 3.2 if s != 1 else 4.3, 20, s), "luggage")
    random = np.random.default_rng(7)
    for k in range(22):
        x, y = random.uniform(-50, 10), random.uniform(1.5, 7)
        pose, clothes, hair = [
            (PORTERING, "labour", "straw"),
            (WALKING, "labour", "short"),
            (STANDING, "gown", "cap"),
            (WAITING, "coat", "fedora"),
        ][k % 4]
        c.people(
            Person(clothes, hair, pose, 1.78, seed=k % 3, dark=k % 2 == 0),
            x,
            y,
            3.2,
            random.choice([80, -80, 20, 150]),
            0.03,
        )
    for x, y, turn, size in ((-21, -16, 20, 8.4), (0, -21, 165, 8.2), (60, -42, 8, 8)):
        for solid, kind in sampan(size):
            c.put(solid.moved(turn_deg=turn).moved(x, y, 0.1), kind)
        a = np.radians(turn)
        c.people(
            Person("labour", "straw", WALKING, 1.7),
            x - size * 0.36 * np.cos(a),
            y - size * 0.36 * np.sin(a),
            0.75,
            turn + 90,
            0.02,
        )
    for solid, kind in far_shore(seed=2):
        c.put(solid, kind)
    return c


def gouges(view: View) -> np.ndarray:
    """Parallel cuts in the water, wind in the sky, swirls in the smoke."""
    return (
        water(view, 46, 12)
        + flowing(view.mask("sky"), 30, 0.4)
        + swirls(view, gap_px=18)
        + along(view.mask("wall"), -4, 17, 0.3, 0.35)
    )


def tone(view: View) -> np.ndarray:
    """Light and dark of the scene."""
    return daylight(view)
