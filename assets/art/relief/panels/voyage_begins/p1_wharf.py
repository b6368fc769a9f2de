"""A new wharf on the river: a steamer alongside, warehouses and coal behind, sampans in front."""

from __future__ import annotations

import numpy as np
from canvas import Camera, Canvas, View
from carve.picture import Cut
from carve.strokes import along, daylight, drapery, glow, rays, swirls, water
from figures.body import Person
from figures.pose import PORTERING, SHOULDER_POLE, WALKING, Arm, Pose
from kit.harbour import bollard, coal_heap, crate, sampan, warehouse, wharf
from kit.plume import smoke
from kit.scenery import far_shore, river
from kit.steamer import Steamer
from kit.yards import coal_baskets

CUTS = {
    "hull": Cut(0.95, 1.5, 9, 9, 0.46),
    "funnel": Cut(1.0, 1.5, 8, 8, 0.6),
    "timber": Cut(0.85, 1.1, 7, 7, 0.62),
    "wall": Cut(0.6, 0.9, 6, 5, 0.8),
    "roof": Cut(0.55, 0.9, 5, 4, 0.62),
    "dark": Cut(1.0, 1.6, 9, 10, 0.4),
    "water": Cut(0.1, 0.3, 5, 3, 1.08),
}
CAMERA = Camera(at=(-50, -20, 1.7), to=(-14, -4.2, 8.0), lens_mm=30)
SUN = (60.0, 330.0, 40.0)
ROWING = Pose(
    right_arm=Arm((0.2, 0.6, -0.7), (-0.05, 0.95, 0.15), "grip"),
    left_arm=Arm((0.2, 0.6, -0.6), (-0.1, 0.95, 0.2), "grip"),
    lean_deg=14,
)
PORTERS = ((-39.5, PORTERING), (-37.2, SHOULDER_POLE), (-33.6, PORTERING), (-29.5, WALKING), (-25.5, PORTERING))


def build() -> Canvas:
    """The wharf edge is y = 0, the river flows along x; seen from a boat off the bow."""
    c = Canvas()
    c.put(river(), "water")
    for solid, kind in wharf(260, 70):
        c.put(solid.moved(x=40), kind)
    ship = Steamer(length=112, side=9.5, funnel_height=14)
    for solid, kind in ship.pieces():
        c.put(solid.moved(turn_deg=180).moved(46, -9.5, 0), kind)
    for k, place in enumerate(ship.funnel_places()):
        for puff in smoke(46 - place - 1, -9.5, 29, 84 - 10 * k, 4 + 5 * k, 24, 3.8, 3 + k, 148):
            c.put(puff, "steam")
    for k in range(9):
        for solid, kind in warehouse(15, 30, 7.5, 12.5):
            c.put(solid.moved(-64 + 17.5 * k, 20, 3.2), kind)
    for x, y, r, h in ((-31, 9, 4.6, 4.0), (-21, 10, 4.8, 4.6)):
        c.put(coal_heap(r, h, int(-x)).moved(x, y, 3.2), "coal")
    for x in range(-52, 100, 12):
        c.put(bollard().moved(x, 1.1, 3.2, scale=1.3), "timber")
    _porters(c)
    _boats(c)
    for solid, kind in far_shore(seed=2):
        c.put(solid, kind)
    return c


def _porters(c: Canvas) -> None:
    """Dark figures with loads along the wharf's edge, on their way from the ship."""
    for n, (x, pose) in enumerate(PORTERS):
        c.people(Person("labour", ("straw", "headscarf")[n % 2], pose, 1.8, seed=n, dark=True), x, 1.6, 3.2, -90, 0.014)
        if pose is PORTERING:
            c.put(crate(0.9, 0.6, 0.5).moved(x, 1.6, 3.2 + 1.72), "luggage")
        elif pose is SHOULDER_POLE:
            for solid, kind in coal_baskets((x, 1.44, 3.2 + 1.5)):
                c.put(solid, kind)


def _boats(c: Canvas) -> None:
    """A sampan close by with its boatman at the oar, another under the ship's side."""
    for x, y, turn, size, voxel_m in ((-41.0, -17.6, -58, 6.4, 0.008), (6, -24, 165, 8.2, 0.02)):
        for solid, kind in sampan(size):
            c.put(solid.moved(turn_deg=turn).moved(x, y, 0.1), kind)
        a = np.radians(turn)
        stern_x, stern_y = x - size * 0.36 * np.cos(a), y - size * 0.36 * np.sin(a)
        c.people(Person("labour", "straw", ROWING, 1.72, dark=True), stern_x, stern_y, 0.75, turn + 78, voxel_m)


def gouges(view: View) -> np.ndarray:
    """Sun rays behind the smoke, long cuts on hull and water."""
    x, y, _ = view.pixel(SUN)
    return (
        drapery(view)
        + water(view, 40, 11)
        + rays(view.mask("sky"), x, y, 22, 0.5)
        + swirls(view, gap_px=18, deep=0.9)
        + along(view.mask("hull"), -6, 20, 0.35, 0.4)
        + along(view.mask("wall"), -4, 15, 0.3, 0.35)
    )


def tone(view: View) -> np.ndarray:
    """A bright low sky; ship and piles dark against it."""
    x, y, _ = view.pixel((-20, 0, 6))
    return daylight(view) * glow(view, x, y, 2200, dark=0.6, bright=1.45)
