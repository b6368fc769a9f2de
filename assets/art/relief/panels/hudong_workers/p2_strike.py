"""June 1919: mill hands with raised fists and blank banners before a mill whose chimneys do not smoke."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from canvas import Camera, Canvas, View
from carve.picture import Cut
from carve.strokes import along, drapery, rays
from figures.body import Person
from figures.pose import ARMS_UP_IN_PROTEST, CHEERING, FIST_RAISED, HOLDING_BANNER, ORATING, PROTESTING, Arm
from kit.lanes import banner
from kit.shade import WORKS_CUTS, oval, ramp
from kit.solids import box, rod
from kit.staging import place
from kit.works import chimney, mill

CUTS = WORKS_CUTS | {
    "sky": Cut(0, 0, 1, 0, 1.0),
    "wall": Cut(0.6, 0.9, 6, 5, 0.5),
    "chimney": Cut(1.0, 1.2, 7, 7, 0.5),
    "ground": Cut(0.1, 0.5, 6, 4, 0.5),
    "dark": Cut(1.0, 1.5, 8, 9, 0.46),
    "banner": Cut(0.8, 1.5, 8, 8, 1.3),
}
CAMERA = Camera(at=(-0.3, -4.4, 1.0), to=(0.2, 4, 2.35), lens_mm=31)
SUN = (6.0, 60.0, 4.0)


def build() -> Canvas:
    """The crowd stands between y = -1 and 5, the mill at y = 24."""
    c = Canvas()
    c.put(box(300, 200, 0.1, 0, 95, -0.1), "ground")
    place(c, mill(7, 6.5, 24, 5.2, 2.6), 2, 25)
    for x, y, tall in ((-17, 52, 24), (-7.5, 56, 31), (4, 50, 27), (17, 54, 33), (27, 52, 26)):
        place(c, chimney(tall, 1.5), x, y)
    _banners(c)
    _heroes(c)
    _crowd(c)
    return c


def _banners(c: Canvas) -> None:
    c.put(banner(3.0, 0.6, 2).rotated("y", 7).moved(-3.2, 1.2, 2.95), "banner")
    c.put(
        [rod((-3.2, 1.23, 0.6), (-3.2, 1.23, 3.05), 0.028), rod((-0.2, 1.23, 0.4), (-0.2, 1.23, 2.7), 0.028)], "timber"
    )
    for x, y, top, wide, tall, seed in (
        (1.75, 0.7, 2.8, 0.46, 1.2, 5),
        (2.9, 2.0, 3.5, 0.5, 1.4, 8),
        (0.75, 3.0, 3.9, 0.5, 1.3, 3),
    ):
        c.put(banner(wide, tall, seed).moved(x, y, top), "banner")
        bar = rod((x - 0.05, y + 0.06, top + 0.02), (x + wide + 0.05, y + 0.06, top + 0.02), 0.025)
        c.put([bar, rod((x + wide / 2, y + 0.14, 0.5), (x + wide / 2, y + 0.14, top + 0.05), 0.025)], "timber")


def _heroes(c: Canvas) -> None:
    fine = 0.0055
    calling = replace(PROTESTING, left_arm=Arm((0.6, 0.25, -0.6), (0.5, 0.55, 0.1), "open", (0, -0.3, 1)), twist_deg=-8)
    urging = replace(FIST_RAISED, left_arm=Arm((0.4, 0.3, -0.8), (0.1, 0.8, -0.1), "fist"), lean_deg=8, twist_deg=10)
    c.people(Person("labour", "short", calling, 1.76, seed=1), 0.42, -1.35, 0, -32, fine)
    c.people(Person("skirt", "bob", FIST_RAISED, 1.62, seed=2, dark=True), 1.28, -0.75, 0, -40, fine)
    c.people(Person("labour", "cap", ARMS_UP_IN_PROTEST, 1.72, seed=3, dark=True), -0.5, -0.5, 0, -24, fine)
    c.people(Person("skirt", "bun", urging, 1.58, seed=4), -1.35, -0.15, 0, -30, fine)
    c.people(Person("labour", "short", HOLDING_BANNER, 1.7, seed=5, dark=True), -2.1, 0.8, 0, -16, fine)
    c.people(Person("labour", "short", urging, 1.7, seed=6), 2.1, 0.0, 0, -44, fine)


def _crowd(c: Canvas) -> None:
    random = np.random.default_rng(6)
    poses = (FIST_RAISED, ORATING, CHEERING, ARMS_UP_IN_PROTEST)
    for n in range(34):
        row = n // 8
        x = -3.4 + 0.98 * (n % 8) + 0.5 * (row % 2) + random.uniform(-0.2, 0.2)
        woman = n % 3 == 1
        person = Person(
            "skirt" if woman else ("labour", "gown")[n % 2],
            ("bun", "bob")[n % 2] if woman else ("short", "cap", "straw")[n % 3],
            poses[n % 4],
            1.6 if woman else 1.7,
            seed=n + 10,
            dark=n % 2 == 0,
        )
        c.people(person, x * (1 + 0.25 * row), 0.9 + 0.9 * row, 0, random.uniform(-40, 20), 0.012 + 0.003 * row)


def gouges(view: View) -> np.ndarray:
    """Low light streams up behind the crowd; brick courses on the mill."""
    x, y, _ = view.pixel(SUN)
    return (
        drapery(view)
        + rays(view.mask("sky"), x, y, 30, 0.5, 0.45)
        + along(view.mask("wall"), 0, 16, 0.4, 0.35, length_px=100)
        + along(view.mask("ground"), 2, 24, 0.5)
    )


def tone(view: View) -> np.ndarray:
    """Bright sky low behind the fists, dark at the sides."""
    x, y, _ = view.pixel(SUN)
    return (
        ramp(view, (0, 0.0), (0, 0.3), 0.55, 0.7)
        + oval(view, x / view.thing.shape[1], y / view.thing.shape[0] - 0.08, 0.34, 0.55, 0.6)
        - ramp(view, (0, 0.6), (0, 1.0), 0.0, 0.5)
    )
