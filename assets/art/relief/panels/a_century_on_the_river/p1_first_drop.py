"""1883, the first drop: an official opens a giant valve; water runs out into the streets before the castle."""

from __future__ import annotations

import numpy as np
from canvas import Camera, Canvas, View
from carve.picture import Cut
from carve.strokes import along, drapery, glow, rays, swirls, water
from figures.body import Person
from figures.pose import Arm, Pose
from kit.plume import smoke
from kit.scenery import river
from kit.shore import street_web, valve_between, waterworks
from kit.solids import box
from kit.yards import skyline_of_works

CAMERA = Camera(at=(0.0, -3.6, 2.15), to=(0.7, 0, 1.28), lens_mm=30)
CUTS = {
    "pane": Cut(0.6, 0.4, 4, 3, 0.45),
    "iron": Cut(1.0, 1.4, 8, 8, 0.6),
    "block": Cut(0.8, 0.7, 4, 4, 0.56),
    "dark": Cut(1.0, 1.5, 8, 9, 0.46),
    "stream": Cut(1.0, 0.9, 4, 4, 1.4),
    "ground": Cut(0.1, 0.5, 6, 4, 0.8),
    "stone": Cut(0.7, 0.7, 3, 3, 1.1),
    "wall": Cut(0.6, 0.7, 4, 4, 0.86),
}
VALVE = (0.62, 0.0, 0.0)
TURNING = Pose(
    right_arm=Arm((0.3, 0.9, -0.35), (0.15, 0.95, -0.25), "grip"),
    left_arm=Arm((0.45, 0.75, 0.35), (0.1, 0.85, 0.6), "grip"),
    lean_deg=10,
    nod_deg=6,
)


def build() -> Canvas:
    """The street plan lies round the valve; the castle stands far behind it."""
    c = Canvas()
    c.put(box(60, 40, 0.1, 0, -3.4, -0.1), "ground")
    c.put(river(-0.3), "water")
    ahead_deg = 128
    body = c.people(Person("official", "official", TURNING, 1.78, seed=3, dark=True), -0.62, -0.75, 0, ahead_deg, 0.006)
    for solid, kind in valve_between(body.right_hand, body.left_hand, ahead_deg):
        c.put(solid, kind)
    blocks, mains = street_web([0.42, 0.8, 1.25, 1.8, 2.5, 3.4, 4.5, 5.9, 7.6, 9.6], -75, 215, 4)
    for block in blocks:
        c.put(block.moved(*VALVE), "block")
    for main in mains:
        c.put(main.moved(*VALVE), "stream")
    for solid, kind in waterworks():
        c.put(solid.moved(scale=0.16).moved(3.9, 10.2, 0, 8), kind)
    for solid, kind in skyline_of_works(5, -9, 16):
        c.put(solid.moved(0, 15), kind)
    for puff in smoke(6.2, 11.4, 2.0, -6.5, 1.0, 16, 0.36, 5):
        c.put(puff, "steam")
    return c


def gouges(view: View) -> np.ndarray:
    """Rays from the castle, curls in the smoke, brick courses."""
    x, y, _ = view.pixel((3.4, 9.6, 1.2))
    return (
        drapery(view)
        + rays(view.mask("sky"), x, y, 24, 0.5)
        + swirls(view, gap_px=15)
        + water(view, 16, 10)
        + along(view.mask("wall"), 1, 11, 0.3, 0.35)
    )


def tone(view: View) -> np.ndarray:
    """Brightest round the valve and its water, dark at the rim."""
    x, y, _ = view.pixel((0.9, 0.6, 0.9))
    return glow(view, x, y, 1700, dark=0.4, bright=1.3)
