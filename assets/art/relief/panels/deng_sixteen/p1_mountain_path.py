"""Leaving home in the mountains: a boy on the path waves his hat back to a white farmhouse in the valley."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from canvas import Camera, Canvas, View
from carve.picture import Cut
from carve.strokes import along, drapery, rays
from figures.body import Person
from figures.pose import SHOULDERING, STANDING, WALKING, WAVING_WIDE, Arm
from kit.journeys import bamboo, bamboo_hat, farmhouse, ridge
from kit.light import part, pool, spot, steps
from kit.scenery import moon
from kit.solids import ball, box, join, rod, surface

CAMERA = Camera(at=(0, -5.0, 1.95), to=(0, 30, 1.0), lens_mm=33)
SUN = (-150.0, 800.0, 150.0)
HOUSE = (-15.5, 40.0, -7.0)
BOY = (0.95, -1.1, 0.62)
CUTS = {
    "dark": Cut(1.0, 1.5, 8, 9, 0.4),
    "sky": Cut(0, 0, 1, 0, 1.12),
    "sun": Cut(0.3, 0.9, 7, 6, 1.25),
    "peak": Cut(0.42, 0.9, 8, 7, 0.92),
    "hill": Cut(0.5, 1.2, 8, 8, 0.42),
    "slope": Cut(0.42, 1.2, 8, 8, 0.38),
    "path": Cut(0.5, 1.0, 6, 6, 1.1),
    "whitewash": Cut(0.7, 1.0, 5, 5, 1.12),
    "opening": Cut(0.6, 0.4, 3, 3, 0.4),
    "roof": Cut(0.6, 0.9, 4, 4, 0.5),
    "bamboo": Cut(0.9, 0.8, 3, 3, 0.8),
    "leaves": Cut(0.8, 0.8, 3, 3, 0.4),
    "hat": Cut(1.0, 1.6, 8, 9, 1.1),
    "bundle": Cut(1.0, 1.4, 7, 8, 1.05),
}


def _ground(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Height of the hillside: a shoulder in front, falling to the valley on the left, terraces beyond."""
    fall = np.clip((y - 2 - 0.25 * x) / 30, 0, 1)
    terrace = 0.5 * np.round(x / 2.2 + 0.12 * y) * np.clip((y - 8) / 10, 0, 1)
    return (
        -7.6 * fall**0.8
        + 0.16 * np.clip(x - 1.5, 0, 30)
        + 0.25 * terrace
        + 0.62 * np.exp(-((x - 1.3) ** 2 / 3.5 + (y + 1.3) ** 2 / 3.0))
    )


def _hillside(c: Canvas) -> None:
    x, y = np.meshgrid(np.linspace(-60, 60, 260), np.linspace(-8, 70, 200))
    c.put(surface(np.stack([x, y, _ground(x, y)], -1)), "slope")
    t = np.linspace(0, 1, 34)
    px = np.interp(t, [0, 0.3, 0.6, 1], [0.4, -2.6, -5.5, -12.5]) + 1.4 * np.sin(9 * t) * t
    py = np.interp(t, [0, 1], [-0.6, 37])
    for k in range(len(t)):
        z = float(_ground(px[k], py[k]))
        c.put(box(1.1, 0.62, 0.16, 0, 0, -0.04).moved(px[k], py[k], z, (k * 37) % 13 - 6), "path")


def _mountains(c: Canvas) -> None:
    c.put(
        ridge(
            [(-420, 50), (-250, 118), (-150, 72), (-50, 40), (20, 60), (120, 150), (190, 128), (270, 80), (420, 60)],
            520,
            -40,
            90,
            3,
            1.6,
        ),
        "peak",
    )
    c.put(
        ridge(
            [(-300, 60), (-180, 100), (-120, 56), (-50, 20), (20, 6), (90, 20), (150, 62), (220, 84), (320, 50)],
            300,
            -40,
            60,
            5,
            1.6,
        ),
        "peak",
    )
    c.put(moon(SUN, 62), "sun")
    c.put(
        ridge(
            [(-160, 50), (-105, 50), (-70, 28), (-34, 8), (0, -4), (50, -3), (84, 16), (120, 36), (170, 46)],
            150,
            -30,
            40,
            8,
            1.5,
        ),
        "hill",
    )


def _boy(c: Canvas) -> None:
    pose = replace(
        WALKING,
        right_arm=SHOULDERING,
        left_arm=Arm((0.5, 0.2, 0.85), (0.2, 0.05, 1), "grip"),
        lean_deg=-2,
        nod_deg=-6,
        look_deg=10,
    )
    x, y, z = BOY
    body = c.people(Person("labour", "short", pose, 1.62, seed=4, dark=True), x, y, z, 160, 0.006)
    c.put(bamboo_hat(0.3).rotated("x", -28).rotated("y", -24).moved(*body.left_hand).moved(-0.02, 0, 0.0), "hat")
    hand = body.right_hand
    tip = hand + np.array([0.25, -0.62, 0.12])
    c.put(rod(tuple(hand + np.array([-0.12, 0.3, -0.06])), tuple(tip), 0.018), "timber")
    sack = ball(0.15, detail=24).stretched(1.1, 0.9, 1.0).moved(*(tip - [0.02, 0.02, 0.2]))
    knot = join(
        [rod(tuple(tip - [0, 0, 0.08]), (tip[0] + s * 0.11, tip[1], tip[2] + 0.06), 0.03, 0.012) for s in (1, -1)]
    )
    c.put(sack + knot, "bundle")


def build() -> Canvas:
    """The boy stands on the shoulder of a hill; the farmhouse lies below on the left."""
    c = Canvas()
    _mountains(c)
    _hillside(c)
    hx, hy, hz = HOUSE
    for solid, kind in farmhouse():
        c.put(solid.moved(hx, hy, hz, 12), kind)
    for dx, dy, tall, seed in ((-8.5, 2, 9, 1), (-6.5, 4, 11, 2), (7, 5, 9, 3), (11.5, 2, 8, 4)):
        for solid, kind in bamboo(tall, 9, seed):
            c.put(solid.moved(hx + dx, hy + dy, hz), kind)
    c.people(Person("skirt", "bun", WAVING_WIDE, 1.6, seed=1, dark=True), hx + 2.2, hy - 5.0, hz, 20, 0.02)
    c.people(Person("gown", "short", STANDING, 1.7, seed=2, dark=True), hx + 1.0, hy - 4.6, hz, 20, 0.02)
    _boy(c)
    return c


def gouges(view: View) -> np.ndarray:
    """Dawn rays, strokes down the slopes, contour cuts on the hillside."""
    x, y, _ = view.pixel(SUN)
    return (
        drapery(view)
        + rays(view.mask("sky"), x, y, 26, 0.4)
        + along(view.mask("peak"), 68, 20, 0.35, 0.35)
        + along(view.mask("hill"), 62, 24, 0.5, 0.5, seed=5)
        + along(view.mask("slope"), 8, 26, 0.5, 0.45, seed=6, bend=0.25)
    )


def tone(view: View) -> np.ndarray:
    """Dawn behind the far peaks, mist at the foot of each range, a dark near slope."""
    glow = pool(view, spot(view, SUN), 0.42, 1.1)
    mist = part(view, "peak") * steps(view, [(0.1, 0), (0.5, 0.3)])
    near = part(view, "slope")
    light = 0.72 + 0.4 * glow + mist - near * 0.12
    return light * steps(view, [(0, 0.85), (0.2, 1), (0.7, 1), (1, 0.7)])
