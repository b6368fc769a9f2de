"""Dawn in Yangshupu: workers under umbrellas stream in at the mill gate, a steam whistle bursts over the roofs."""

from __future__ import annotations

import numpy as np
from canvas import Camera, Canvas, View
from carve.picture import Cut
from carve.strokes import along, drapery, rays
from figures.body import Person
from figures.pose import HOLDING_UMBRELLA, STROLLING, WALKING
from kit.lanes import umbrella
from kit.shade import WORKS_CUTS, oval, ramp
from kit.solids import box, rod
from kit.staging import hold, place
from kit.works import Opening, arched_wall, chimney, mill, smoke_bands, surround

CUTS = WORKS_CUTS | {
    "sky": Cut(0, 0, 1, 0, 1.0),
    "wall": Cut(0.6, 0.9, 6, 5, 0.5),
    "chimney": Cut(1.0, 1.2, 7, 7, 0.5),
    "stone": Cut(0.7, 0.9, 6, 5, 0.62),
    "ground": Cut(0.1, 0.5, 6, 4, 0.7),
    "steam": Cut(0.8, 1.2, 6, 6, 0.8),
    "jet": Cut(0.9, 1.5, 7, 7, 1.5),
    "cloth": Cut(1.0, 1.5, 8, 9, 0.78),
    "dark": Cut(1.0, 1.5, 8, 9, 0.46),
    "umbrella": Cut(0.9, 1.5, 8, 8, 1.2),
}
CAMERA = Camera(at=(0.9, -9, 2.35), to=(-0.6, 11, 1.0), lens_mm=33)
WHISTLE = (9.2, 44.0, 9.6)
GATE = Opening(0, 1.9, 0, 2.9, 1.7)


def build() -> Canvas:
    """The gate wall stands at y = 13, the mill and its chimneys behind it."""
    c = Canvas()
    c.put(box(400, 240, 0.1, 0, 110, -0.1), "ground")
    c.put(arched_wall(5.2, 5.8, [GATE], 0.9).moved(-4.6, 20), "wall")
    c.put(
        (surround(GATE, 0.35) + box(5.8, 1.2, 0.4, 0, 0.4, 5.8) + box(2.6, 1.1, 0.5, 0, 0.4, 6.2)).moved(-4.6, 20),
        "stone",
    )
    for x, width in ((-16.2, 18), (12.0, 28)):
        c.put(box(width, 0.4, 2.9, x, 20.3), "wall")
        c.put(box(width, 0.7, 0.25, x, 20.3, 2.9), "stone")
    place(c, mill(6, 7.5, 30, 5.4, 2.6), 8, 46)
    place(c, mill(3, 7.5, 30, 4.6, 2.4), -26, 52)
    for n, (x, y, tall) in enumerate(((-31, 92, 14), (-20, 96, 18), (-2, 94, 15), (35, 92, 18), (49, 96, 15))):
        place(c, chimney(tall, 1.5), x, y)
        place(c, smoke_bands((x, y, tall), -15, 2.6, 1.7, n, 3), 0, 0)
    x, y, z = WHISTLE
    c.put(rod((x, y, z - 3.2), (x, y, z), 0.3), "iron")
    for puff, _ in smoke_bands((x, y, z), 1.6, 6.0, 1.2, 3, 4):
        c.put(puff, "jet")
    _stream(c)
    return c


def _stream(c: Canvas) -> None:
    """Rows that narrow from the whole width of the foreground to the gate."""
    random = np.random.default_rng(12)
    n = 0
    for y in (-6.0, -5.0, -3.7, -2.3, -0.8, 1.0, 3.0, 5.2, 7.6, 10.2, 13.0, 16.0, 19.0):
        t = (y + 6) / 25
        middle, half = 0.9 - 5.5 * t, 3.1 - 2.0 * t**0.7
        for x in np.arange(-half, half + 0.1, 1.02 + 0.25 * (1 - t)):
            _worker(
                c, n, middle + x + random.uniform(-0.2, 0.2), y + random.uniform(-0.35, 0.35), 180 + 10 * t + 6 * x, t
            )
            n += 1


def _worker(c: Canvas, n: int, x: float, y: float, turn_deg: float, far: float) -> None:
    covered = n % 5 not in (2, 4)
    woman = n % 3 != 0
    person = Person(
        "skirt" if woman else "labour",
        ("bun", "bob", "plaits")[n % 3] if woman else ("cap", "short")[n % 2],
        HOLDING_UMBRELLA if covered else (WALKING, STROLLING)[n % 2],
        (1.56 if woman else 1.68) if n % 7 != 4 else 1.2,
        child=n % 7 == 4,
        seed=n % 6,
        dark=n % 2 == 0,
    )
    body = c.people(person, x, y, 0, turn_deg, 0.009 + 0.011 * far)
    if covered:
        hold(c, body, [(solid.moved(z=-0.42), kind) for solid, kind in umbrella(0.58)], turn_deg=20 * n)


def gouges(view: View) -> np.ndarray:
    """The whistle's burst over the whole sky, rain on the ground, brick courses."""
    x, y, _ = view.pixel(WHISTLE)
    return (
        drapery(view)
        + rays(view.mask("sky"), x, y, 30, 0.6, 0.45)
        + along(view.mask("steam", "jet"), -8, 15, 0.45, 0.4, length_px=300, bend=0.35)
        + along(view.mask("ground"), 4, 22, 0.5, 0.45, length_px=260)
        + along(view.mask("wall"), 0, 15, 0.4, 0.35, length_px=90)
    )


def tone(view: View) -> np.ndarray:
    """Pale dawn behind the chimneys, a white burst at the whistle, dark at the rims."""
    x, y, _ = view.pixel(WHISTLE)
    u, v = x / view.thing.shape[1], y / view.thing.shape[0]
    return (
        ramp(view, (0, 0.0), (0, 0.34), 0.66, 1.08)
        + oval(view, u, v, 0.16, 0.3, 0.45)
        - ramp(view, (0, 0.62), (0, 1.0), 0.0, 0.5)
    )
