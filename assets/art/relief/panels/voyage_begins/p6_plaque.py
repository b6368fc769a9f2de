"""A plaque a century later: a relief wall, an unveiling, children at a ship's wheel, the bright river."""

from __future__ import annotations

import numpy as np
from canvas import Camera, Canvas, View
from carve.picture import Cut
from carve.strokes import along, daylight, drapery, rays, water
from figures.body import Person, model_person
from figures.pose import AT_WHEEL, CLIMBING, POINTING_OUT, PULLING, STANDING, WAITING, WALKING, WAVING
from kit.interior import brick_wall, cloth_fall, ships_wheel
from kit.scenery import bridge, ferry, river, skyline
from kit.solids import Solid, box, join, lathe
from kit.steamer import Steamer

CAMERA = Camera(at=(0.5, -7.9, 1.95), to=(0.5, 3, 1.78), lens_mm=33)
SUN = (26.0, 300.0, 62.0)
CUTS = {"carved": Cut(1.0, 0.9, 5, 4.5)}


def _on_wall(solid: Solid) -> Solid:
    """Flatten a thing to a hand's depth for the wall's own relief."""
    return solid.stretched(1, 0.16, 1)


def _wall(c: Canvas) -> None:
    turn, x, y = 24, -4.6, 2.6

    for solid, kind in brick_wall(9.0, 4.3):
        c.put(solid.moved(x, y, 0, turn), kind)
    ship = join([s for s, _ in Steamer(length=34, beam=4, side=3, funnel_height=4, mast=13).pieces()])
    ship = ship.moved(scale=0.12)
    c.put(_on_wall(ship).moved(1.9, -0.1, 2.75).moved(x, y, 0, turn), "carved")
    poses = [(STANDING, 20), (WAVING, 0), (WALKING, 80), (CLIMBING, 80), (WAITING, 60), (WAVING, -30)]
    for k, (pose, facing) in enumerate(poses):
        body = model_person(
            Person(("gown", "suit", "skirt")[k % 3], ("short", "cap", "bob")[k % 3], pose, 1.3, seed=k), 0.012
        )
        solid = join(list(body.parts.values())).moved(turn_deg=facing)
        c.put(_on_wall(solid).moved(-0.4 + 0.78 * k, -0.12, 1.3).moved(x, y, 0, turn), "carved")


def _unveiling(c: Canvas) -> None:
    x, y = -0.95, 1.6
    c.put(
        join(
            [box(1.5, 0.22, 1.05, 0, 0, 1.35), box(1.7, 0.3, 0.1, 0, 0, 2.4), box(1.2, 0.3, 1.35), box(1.7, 0.5, 0.16)]
        ).moved(x, y),
        "stone",
    )
    c.put(
        join(
            [
                box(1.2, 0.06, 0.75, 0, -0.12, 1.5),
                *[box(0.85, 0.05, 0.05, 0, -0.17, z) for z in (1.66, 1.8, 1.94, 2.08)],
            ]
        ).moved(x, y),
        "brass",
    )
    c.put(cloth_fall(1.25, 1.0, 0.75, 2).moved(x + 0.75, y - 0.3, 2.4), "veil")
    c.people(Person("modern", "bob", PULLING, 1.64, seed=1), x + 1.5, y - 0.25, 0, -80, 0.008)
    c.people(Person("coat", "short", PULLING, 1.72, seed=2, dark=True), x - 1.15, y - 0.2, 0, 70, 0.008)
    for k, (px, turn, clothes, hair, pose) in enumerate(
        ((-3.0, 120, "modern", "short", STANDING), (-3.65, 110, "coat", "bun", WAITING))
    ):
        c.people(Person(clothes, hair, pose, 1.68, seed=k, dark=k == 1), px, y - 0.9 - 0.2 * k, 0, turn, 0.01)


def build() -> Canvas:
    """The quay is z = 0, its edge y = 5; the river behind, the children in front on the right."""
    c = Canvas()
    c.put(river(-3), "water")
    c.put(box(60, 20, 1, 0, -4, -1), "deck")
    c.put(
        join([box(60, 0.3, 0.12, 0, 5.6, 1.0), *[box(0.08, 0.08, 1.05, x, 5.6) for x in np.arange(-20, 30, 0.8)]]),
        "rigging",
    )
    _wall(c)
    _unveiling(c)
    wheel_x, wheel_y = 2.35, -2.0
    c.put(ships_wheel(0.66).moved(turn_deg=-24).moved(wheel_x, wheel_y, 1.42), "brass")
    c.put(box(4.4, 2.4, 0.32, wheel_x, wheel_y + 0.1), "stone")
    c.put(
        join([box(0.3, 0.5, 1.45, 0, 0.28), lathe([(0.5, 0), (0.45, 0.15), (0.2, 0.2)]).moved(0, 0.25)]).moved(
            wheel_x + 0.1, wheel_y
        ),
        "timber",
    )
    kid = {"child": True, "clothes": "modern"}
    c.people(
        Person(hair="short", pose=AT_WHEEL, height_m=1.24, seed=1, **kid),
        wheel_x - 0.95,
        wheel_y - 0.35,
        0.32,
        100,
        0.006,
    )
    c.people(
        Person(hair="bob", pose=AT_WHEEL.looking(10), height_m=1.14, seed=2, dark=True, **kid),
        wheel_x + 0.86,
        wheel_y - 0.45,
        0.32,
        -112,
        0.006,
    )
    c.people(
        Person(hair="short", pose=POINTING_OUT, height_m=1.0, seed=3, **kid),
        wheel_x - 1.6,
        wheel_y - 0.3,
        0.32,
        120,
        0.006,
    )
    for solid, kind in skyline(5, -150, 330, 420):
        c.put(solid.moved(z=-3), kind)
    c.put(bridge(150, 300, 150, -24).moved(z=-3), "far")
    for solid, kind in ferry():
        c.put(solid.moved(turn_deg=190).moved(11, 105, -3), kind)
    return c


def gouges(view: View) -> np.ndarray:
    """A risen sun, ripples, and paving."""
    x, y, _ = view.pixel(SUN)
    return (
        drapery(view)
        + rays(view.mask("sky"), x, y, 26, 0.4)
        + water(view, 22, 12)
        + along(view.mask("deck"), 0, 34, 0.4, 0.35)
    )


def tone(view: View) -> np.ndarray:
    """Light and dark of the scene."""
    return daylight(view)
