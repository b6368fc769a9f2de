"""Xiang Jingyu speaks: from the side of the platform, she in the lamp, below her a dark hall of faces turned to her."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from canvas import Camera, Canvas, View
from carve.picture import Cut
from carve.strokes import along, drapery, rays
from figures.body import Person
from figures.pose import ARMS_FOLDED, HAND_ON_HEART, STANDING, WAITING, Arm
from kit.light import beam, pool, spot, steps
from kit.offices import shaded_lamp
from kit.solids import box, join, lathe

CAMERA = Camera(at=(-3.6, -0.75, 1.25), to=(0.75, -1.2, 0.96), lens_mm=32)
LAMP = (0.0, -0.35, 1.75)
CUTS = {
    "dark": Cut(1.0, 1.6, 9, 10, 0.36),
    "cloth": Cut(1.0, 1.5, 8, 9, 0.85),
    "wall": Cut(0.6, 0.9, 6, 5, 0.4),
    "pane": Cut(0.3, 0.4, 4, 3, 0.3),
    "shade": Cut(1.0, 1.5, 8, 9, 0.25),
    "timber": Cut(0.85, 0.9, 6, 5, 0.8),
}
HALL = -1.0


def build() -> Canvas:
    """The platform is z = 0 and ends at y = -0.6; the hall floor lies a metre below and runs to y = -11."""
    c = Canvas()
    c.put(join([box(9, 0.28, 0.12, 0, -0.5 + 0.3 * k, -0.12) for k in range(14)]), "floor")
    c.put(box(9, 0.1, 1.0, 0, -0.62, HALL), "timber")
    c.put(box(20, 14, 0.1, 0, -6, HALL - 0.1), "ground")
    _walls(c)
    for solid, kind in shaded_lamp(1.0, 0.42):
        c.put(solid.moved(*LAMP).moved(z=1.2), "shade" if kind != "glow" else kind)
    hand = Arm((0.32, 0.3, -0.9), (-0.85, 0.35, 0.5), "flat", (-0.2, -1, 0))
    out = Arm((0.35, 0.45, -0.75), (0.2, 0.85, 0.35), "open", (-0.3, 0.1, 0.9))
    pose = replace(HAND_ON_HEART, right_arm=hand, left_arm=out, nod_deg=-2, lean_deg=3)
    c.people(Person("skirt", "bob", pose, 1.66, seed=4, sex="woman"), -0.45, -0.05, 0, -14, 0.005)
    _listeners(c)
    return c


def _walls(c: Canvas) -> None:
    c.put(box(24, 0.2, 7, 0, -11, HALL), "wall")
    c.put(box(0.2, 30, 7, 6.2, -5, HALL), "wall")
    for y in (-9.0, -6.2):
        c.put(box(0.2, 1.2, 2.4, 6.1, y, 0.6), "pane")
        c.put(join([box(0.25, 1.3, 0.07, 6.1, y, z) for z in (0.6, 1.4, 2.2, 3.0)]
                   + [box(0.25, 0.07, 2.4, 6.1, y + dy, 0.6) for dy in (-0.6, 0, 0.6)]), "timber")  # fmt: skip
    c.put(box(2.0, 0.3, 2.7, 1.8, -10.9, HALL), "pane")
    c.put(join([lathe([(0.16, 0), (0.13, 5)], 16).moved(x, -6.6, HALL) for x in (-2.2, 3.6)]), "timber")


def _listeners(c: Canvas) -> None:
    random = np.random.default_rng(8)
    for row in range(8):
        for k in range(9):
            x = -3.0 + k * 0.95 + 0.45 * (row % 2) + random.uniform(-0.12, 0.12)
            y = -1.5 - row * 0.95 + random.uniform(-0.1, 0.1)
            if x > 5.8 or (x < -1.6 and row < 3) or (x < -0.4 and row == 0):
                continue
            to_her = np.degrees(np.arctan2(-0.45 - x, y - 0.0)) + random.uniform(-6, 6)
            pose = (STANDING, WAITING, ARMS_FOLDED, STANDING)[random.integers(4)]
            woman = random.random() < 0.22
            person = Person(
                "skirt" if woman else ("gown", "suit", "gown")[k % 3],
                ("bob", "bun")[k % 2] if woman else ("short", "parted", "cap", "short")[(k + row) % 4],
                replace(pose, nod_deg=-18, look_deg=random.uniform(-4, 4)),
                random.uniform(1.6, 1.76),
                seed=k % 4,
                dark=random.random() < 0.45,
            )
            c.people(person, x, y, HALL, float(to_her), 0.012 if row < 4 else 0.02)


def gouges(view: View) -> np.ndarray:
    """Rays from the lamp over the dark hall."""
    x, y, _ = view.pixel(LAMP)
    return (
        drapery(view)
        + rays(view.mask("wall"), x, y, 40, 0.6, 0.5)
        + along(view.mask("floor"), -10, 30, 0.35, 0.35, seed=6)
    )


def tone(view: View) -> np.ndarray:
    """The lamp makes a cone on her; its rim falls on the nearest faces; the hall behind is night."""
    x, y = spot(view, LAMP)
    her_x, her_y = spot(view, (-0.4, -0.1, 1.2))
    cone = beam(view, [(x - 0.03, y), (x + 0.03, y), (x + 0.2, 0.8), (x + 0.24, 1.05), (x - 0.26, 1.05)], 0.03)
    light = (
        0.17
        + 0.55 * pool(view, (x, y + 0.03), 0.1, 1.0, 1.6)
        + 0.45 * cone
        + 0.75 * pool(view, (her_x, her_y + 0.06), 0.15, 0.6)
        + 0.6 * pool(view, (her_x + 0.26, 0.56), 0.22, 1.3)
    )
    return light * steps(view, [(0, 1), (0.66, 1), (1, 0.5)])
