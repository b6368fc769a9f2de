"""27 May 1949, dawn over roofs and chimneys: water runs from a tap into a child's hands; below, a crowd with flags."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from canvas import Camera, Canvas, View
from carve.picture import Cut
from carve.strokes import along, drapery, rays
from figures.body import Person
from figures.pose import CHEERING, FIST_RAISED, STANDING, WAVING, Arm
from kit.lanes import flag, tap, tiled_roof, water_fall
from kit.scenery import moon
from kit.shade import WORKS_CUTS, oval, ramp
from kit.solids import box, join, rod
from kit.staging import hold, place
from kit.works import Opening, arched_wall, chimney, smoke_bands, surround

CUTS = WORKS_CUTS | {
    "sky": Cut(0, 0, 1, 0, 1.0),
    "roof": Cut(0.55, 0.9, 5, 4, 0.5),
    "wall": Cut(0.6, 0.9, 6, 5, 0.58),
    "ground": Cut(0.1, 0.5, 6, 4, 0.78),
    "terrace": Cut(0.3, 0.9, 6, 5, 0.5),
    "brass": Cut(1.0, 1.6, 9, 9, 0.9),
    "chimney": Cut(1.0, 1.2, 7, 7, 0.55),
    "sun": Cut(0.5, 0.9, 8, 7, 1.5),
    "stream": Cut(0.9, 1.2, 5, 5, 1.7),
}
CAMERA = Camera(at=(-0.15, -2.3, 1.32), to=(0.05, 2.0, 0.56), lens_mm=32)
STREET = -5.0
TAP_Z = 1.12
SUN = (24.0, 150.0, 8.0)


def build() -> Canvas:
    """A roof terrace at height 0; the street and the works gate lie eight metres below."""
    c = Canvas()
    c.put(box(5, 1.4, 0.3, 0, 0, -0.3), "terrace")
    rail = [rod((-3, 0.62, z), (3, 0.62, z), 0.016) for z in (0.2, 0.42)]
    c.put(join(rail + [rod((x, 0.62, 0), (x, 0.62, 0.44), 0.018) for x in np.arange(-2.6, 2.7, 0.52)]), "iron")
    cup = Arm((0.1, 0.58, -0.78), (-0.22, 0.93, 0.24), "open", (0, 0, 1))
    child = replace(STANDING, right_arm=cup, left_arm=cup, nod_deg=-4, lean_deg=4)
    body = c.people(Person("labour", "bob", child, 1.14, child=True, seed=2, sex="woman"), 0.27, 0.0, 0, -80, 0.005)
    x, y, z = (float(v) for v in (body.right_hand + body.left_hand) / 2)
    place(c, tap(0.95), x - 0.02, y, TAP_Z)
    place(c, water_fall(TAP_Z - z - 0.01, 0.026), x - 0.02, y, TAP_Z)
    _city(c)
    _crowd(c)
    return c


def _city(c: Canvas) -> None:
    c.put(box(400, 300, 0.1, 0, 150, STREET - 0.1), "ground")
    gate = Opening(0, 2.2, 0, 3.2, 1.8)
    c.put(arched_wall(6.5, 7, [gate], 0.9).moved(-9.5, 30, STREET), "wall")
    c.put(surround(gate, 0.4).moved(-9.5, 30, STREET), "stone")
    for x, w in ((-21, 17), (11, 34.5)):
        c.put(box(w, 0.5, 3.4, x, 30.4, STREET), "wall")
    for n, (x, y, turn, wide) in enumerate(
        (
            (-19, 17, 0, 12),
            (10, 12, 0, 11),
            (13, 20, 0, 17),
            (-26, 36, 0, 24),
            (12, 38, 0, 30),
            (-6, 50, 0, 22),
            (24, 58, 0, 30),
            (-34, 60, 0, 30),
        )
    ):
        c.put(box(wide, 6.6, 2.6, x, y + 3.4, STREET), "wall")
        place(c, tiled_roof(wide, 3.4, 1.5, 0.6 + 0.01 * n), x, y, STREET + 2.6, turn)
    for n, (x, y, tall) in enumerate(
        ((-38, 84, 13), (-25, 88, 16), (-11, 84, 12.5), (24, 88, 15.5), (34, 84, 12.5), (44, 88, 15))
    ):
        place(c, chimney(tall, 1.6), x, y, STREET)
        place(c, smoke_bands((x, y, STREET + tall), 17, 2.4, 1.9, n, 3), 0, 0)
    c.put(moon(SUN, 7.5), "sun")


def _crowd(c: Canvas) -> None:
    random = np.random.default_rng(8)
    for n in range(46):
        x, y = -8.2 + random.normal() * 3.2, 28.5 - abs(random.normal()) * 4.5
        pose = (CHEERING, WAVING, FIST_RAISED, STANDING)[n % 4]
        body = c.people(
            Person(
                ("labour", "skirt", "gown")[n % 3],
                ("short", "bob", "cap")[n % 3],
                pose,
                1.7,
                seed=n % 5,
                dark=n % 2 == 0,
            ),
            x,
            y,
            STREET,
            random.uniform(-60, 200),
            0.03,
        )
        if n % 6 == 2:
            hold(c, body, flag(1.5, 0.95, n, 2.3))
    for x, s in ((-12.4, 1), (-6.9, 2)):
        place(c, flag(2.6, 1.7, s, 4.6), x, 30, STREET + 5.5)


def gouges(view: View) -> np.ndarray:
    """The sun's rays fill the sky."""
    x, y, _ = view.pixel(SUN)
    return (
        drapery(view)
        + rays(view.mask("sky"), x, y, 26, 0.6, 0.5)
        + along(view.mask("steam"), -8, 15, 0.45, 0.4, bend=0.3)
        + along(view.mask("wall"), 0, 14, 0.35, 0.35, length_px=70)
        + along(view.mask("ground", "terrace"), 1, 20, 0.4, 0.4)
    )


def tone(view: View) -> np.ndarray:
    """Bright dawn behind the child."""
    rows, columns = view.thing.shape
    x, y, _ = view.pixel(SUN)
    return (
        ramp(view, (0, 0), (0, 0.3), 0.72, 0.9)
        + oval(view, x / columns, y / rows, 0.36, 0.4, 0.35)
        + oval(view, 0.52, 0.52, 0.1, 0.2, 0.3)
        - ramp(view, (0, 0.64), (0, 1), 0, 0.45)
    )
