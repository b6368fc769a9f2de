"""October 1926, night: men behind a lane wall, one with his fists round a bench, watch a lit tea house window."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from canvas import Camera, Canvas, View
from carve.picture import Cut
from carve.strokes import along, drapery, rays
from figures.body import Person
from figures.pose import CROUCHING, HOLDING_ON, STANDING, Arm
from kit.lanes import lane_wall, street_lamp, tea_house
from kit.shade import WORKS_CUTS, level, oval, ramp
from kit.solids import Solid, box, join
from kit.staging import place

CUTS = WORKS_CUTS | {
    "sky": Cut(0, 0, 1, 0, 0.9),
    "wall": Cut(0.6, 1.2, 7, 7, 0.45),
    "ground": Cut(0.1, 0.5, 6, 4, 1.0),
    "stone": Cut(0.7, 0.9, 6, 5, 0.5),
    "dark": Cut(1.0, 1.5, 8, 9, 0.72),
    "bench": Cut(1.0, 1.4, 7, 8, 0.9),
    "facade": Cut(0.5, 0.9, 6, 5, 0.8),
    "glow": Cut(0.5, 0.6, 5, 5, 1.5),
}
CAMERA = Camera(at=(1.2, -3.6, 1.75), to=(-0.62, 5, 1.22), lens_mm=32)
TEA_HOUSE = (-5.6, 13.0)
WINDOW = (-5.5, 12.9, 3.85)
LAMP = (-1.25, 8.4, 3.3)


def build() -> Canvas:
    """The wall runs slantwise into the picture with the men along it; the tea house lies across the street."""
    c = Canvas()
    c.put(box(120, 120, 0.1, 0, 50, -0.1), "ground")
    place(c, lane_wall(11.5, 0.92), -0.3, 1.2, 0, 100.4)
    c.put(box(4, 9, 8, 4.75, 5.2) + box(0.3, 0.3, 8, 2.7, 0.7), "wall")
    place(c, tea_house(8.0), *TEA_HOUSE, 0, 12, 0.85)
    place(c, tea_house(6.0), -13.5, 12.6, 0, 24, 0.8)
    place(c, tea_house(6.4), 1.6, 19, 0, -6, 0.85)
    place(c, street_lamp(3.6, 0.8), LAMP[0] - 0.8, LAMP[1])
    _men(c)
    return c


def _bench(length: float) -> Solid:
    legs = [box(0.07, 0.07, 0.44, s * length * 0.38, t, -0.44) for s in (-1, 1) for t in (-0.1, 0.1)]
    return join([box(length, 0.28, 0.07), *legs, box(length * 0.72, 0.05, 0.05, 0, 0, -0.24)])


def _men(c: Canvas) -> None:
    fine = 0.006
    clench = Arm((0.3, 0.4, -0.8), (-0.35, 0.7, 0.45), "fist")
    holder = replace(STANDING, right_arm=clench, left_arm=clench, lean_deg=10, nod_deg=0)
    peering = replace(STANDING, left_arm=HOLDING_ON, right_arm=HOLDING_ON, lean_deg=22, nod_deg=-14, hip=0.45)
    body = c.people(Person("labour", "short", holder, 1.74, seed=1), 1.72, -1.05, -0.02, 236, fine)
    x, y, z = (float(v) for v in (body.right_hand + body.left_hand) / 2)
    c.put(_bench(1.0).rotated("x", 180).rotated("y", 80).moved(x + 0.02, y + 0.02, z - 0.08, 146), "bench")
    c.people(Person("labour", "cap", peering, 1.7, seed=2, dark=True), 0.42, 0.75, 0, 214, fine)
    c.people(Person("labour", "short", replace(peering, lean_deg=14, hip=0.48), 1.74, seed=3), 0.12, 2.1, 0, 220, fine)
    c.people(Person("labour", "cap", peering, 1.7, seed=4, dark=True), -0.34, 3.7, 0, 214, 0.01)
    c.people(Person("overalls", "short", CROUCHING, 1.72, seed=5, dark=True), 0.78, 1.75, 0, 205, 0.008)


def gouges(view: View) -> np.ndarray:
    """The lamp's rays in the night, its light on the paving."""
    x, y, _ = view.pixel(LAMP)
    wx, wy, _ = view.pixel(WINDOW)
    foot, ground, _ = view.pixel((LAMP[0], LAMP[1], 0))
    return (
        drapery(view)
        + rays(view.mask("sky"), x, y, 22, 0.6, 0.6)
        + rays(view.mask("ground"), foot, ground, 20, 0.5, 0.5)
        + along(view.mask("wall"), 0, 20, 0.4, 0.4, length_px=130)
        + along(view.mask("stone"), -36, 20, 0.5, 0.45)
        + rays(view.mask("facade"), wx, wy, 18, 0.5, 0.5)
    )


def tone(view: View) -> np.ndarray:
    """One lit window, one lamp and its light on the street; the rest is night."""
    rows, columns = view.thing.shape
    x, y, _ = view.pixel(LAMP)
    wx, wy, _ = view.pixel(WINDOW)
    _, ground, _ = view.pixel((LAMP[0], LAMP[1], 0))
    return (
        level(view, 0.17)
        + oval(view, wx / columns, wy / rows, 0.085, 0.13, 1.5)
        + oval(view, x / columns, y / rows, 0.07, 0.14, 0.9)
        + oval(view, x / columns, ground / rows, 0.3, 0.09, 1.0)
        + oval(view, 0.82, 0.42, 0.11, 0.26, 0.62)
        + oval(view, 0.56, 0.48, 0.09, 0.22, 0.6)
        - ramp(view, (0, 0.62), (0, 1.0), 0.0, 0.12)
    )
