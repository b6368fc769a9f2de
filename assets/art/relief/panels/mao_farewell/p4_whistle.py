"""The whistle sounds: from behind a tall young man in a long gown, his arm raised towards lighter and liner."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from canvas import Camera, Canvas, View
from carve.picture import Cut
from carve.strokes import drapery, flowing, rays, swirls, water
from figures.body import Person
from figures.pose import CHEERING, RAISED, STANDING, WAITING, WAVING, WAVING_BENT, WAVING_WIDE
from kit.gatherings import place
from kit.harbour import lighter
from kit.light import part, pool, spot, steps
from kit.plume import smoke
from kit.scenery import far_shore, river
from kit.solids import box, lathe
from kit.steamer import Steamer

CAMERA = Camera(at=(0.1, -4.5, 4.45), to=(0.75, 12, 3.9), lens_mm=34)
SUN = (60.0, 300.0, 40.0)
CUTS = {
    "dark": Cut(1.0, 1.8, 9, 11, 0.2),
    "cloth": Cut(1.0, 1.5, 8, 9, 0.62),
    "hair": Cut(1.0, 1.2, 6, 6, 0.36),
    "hull": Cut(0.95, 1.5, 9, 9, 0.5),
    "steam": Cut(0.75, 0.8, 7, 6, 1.15),
    "whistle": Cut(0.9, 1.0, 7, 7, 1.35),
    "sky": Cut(0, 0, 1, 0, 1.0),
}


def build() -> Canvas:
    """The bank is at z = 2.4, its edge at y = 0; the river beyond at z = 0."""
    c = Canvas()
    c.put(river(), "water")
    c.put(box(60, 12, 2.4, 0, -6, 0), "ground")
    place(c, far_shore(3, (-700, 520), (700, 420), 90))
    _liner(c)
    _lighter(c)
    _bank(c)
    return c


def _liner(c: Canvas) -> None:
    ship = Steamer(length=92, side=8, beam=13, funnels=1, funnel_height=12, mast=19)
    place(c, ship.pieces(), 21, 96, 0, 28)
    for puff in smoke(21.5, 96, 25.5, -58, 9, 22, 3.4, 4, 4):
        c.put(puff, "steam")
    for puff in smoke(22.5, 92.5, 20, 12, 8, 10, 1.1, 9, -10):
        c.put(puff, "whistle")


def _lighter(c: Canvas) -> None:
    place(c, lighter(13, 4.0, 1.0), 3.2, 17.5, 0.1, 160)
    random = np.random.default_rng(4)
    poses = (CHEERING, STANDING, WAVING_BENT, WAVING, WAVING_WIDE, STANDING)
    hat = lathe([(0.22, 0), (0.22, 0.02), (0.12, 0.03), (0.1, 0.16), (0.01, 0.17)]).rotated("x", 25)
    for k in range(18):
        u, v = -4.9 + 9.8 * (k % 9) / 8 + random.uniform(-0.3, 0.3), -0.9 + 1.7 * (k // 9)
        x, y = 3.2 - 0.94 * u - 0.342 * v, 17.5 + 0.342 * u - 0.94 * v
        clothes, hair = (("gown", "short"), ("suit", "cap"), ("gown", "parted"))[k % 3]
        person = Person(clothes, hair, poses[k % 6], 1.75, seed=k % 3, dark=k % 2 == 1)
        body = c.people(person, x, y, 0.75, random.choice([8, -25, 20, -10]), 0.018)
        if poses[k % 6] in (CHEERING, WAVING, WAVING_WIDE):
            c.put(hat.moved(*body.right_hand, scale=0.8), "hair")


def _bank(c: Canvas) -> None:
    waving = replace(WAVING, right_arm=RAISED, look_deg=16, sway_deg=-2)
    c.people(Person("gown", "parted", waving, 1.84, seed=2, dark=True), -0.98, -1.0, 2.4, 172, 0.005)
    others = ((1.35, -1.5, 188, "skirt", "bob", WAVING_BENT),
              (1.85, -1.1, 196, "gown", "short", WAITING))  # fmt: skip
    for n, (x, y, turn, clothes, hair, pose) in enumerate(others):
        c.people(Person(clothes, hair, pose, 1.62, seed=n, dark=n % 2 == 1), x, y, 2.25, turn, 0.008)


def gouges(view: View) -> np.ndarray:
    """Light from the low sun over sky and water."""
    x, y, _ = view.pixel(SUN)
    return (
        drapery(view)
        + rays(view.mask("sky"), x, y, 40, 0.5)
        + swirls(view, gap_px=24, deep=0.6)
        + swirls(view, "whistle", 16, 0.5)
        + water(view, 54, 14)
        + flowing(view.mask("ground"), 40)
    )


def tone(view: View) -> np.ndarray:
    """Bright river, dark backs."""
    across, _ = spot(view, SUN)
    light = 0.4 + 1.05 * pool(view, (across, 0.42), 0.42, 1.5) + 0.1 * part(view, "whistle")
    return light * steps(view, [(0.0, 0.75), (0.35, 1.0), (0.62, 0.95), (1.0, 0.5)])
