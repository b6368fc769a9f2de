"""The belief he chose: a lit attic window over the roofs of Paris at night, a young man writing beside his lamp."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from canvas import Camera, Canvas, View
from carve.gouges import gouge
from carve.picture import Cut
from carve.strokes import along, drapery, inside, rays
from figures.body import Person
from figures.pose import SITTING_WRITING
from kit.interior import book_pile, newspaper, oil_lamp, table
from kit.light import part, pool, spot, steps
from kit.offices import chimney_stack, mansard_block
from kit.scenery import moon
from kit.solids import box, join, rod, surface

CAMERA = Camera(at=(-0.42, -2.0, 1.75), to=(-0.42, 3.0, 1.55), lens_mm=28)
FLOOR = 0.74
TABLE = FLOOR + 0.72
LAMP = (0.78, 0.98, TABLE + 0.36)
MOON = (-60.0, 120.0, 23.0)
CUTS = {
    "dark": Cut(1.0, 1.5, 8, 9, 0.4),
    "sky": Cut(0, 0, 1, 0, 0.55),
    "zinc": Cut(0.7, 0.9, 6, 6, 0.42),
    "dormer": Cut(0.7, 1.0, 6, 6, 0.72),
    "chimney": Cut(0.7, 1.0, 6, 6, 0.6),
    "pot": Cut(0.9, 0.9, 4, 4, 0.7),
    "opening": Cut(0.6, 0.4, 3, 3, 0.35),
    "wall": Cut(0.6, 0.9, 6, 5, 1.1),
    "facade": Cut(0.6, 1.4, 9, 9, 0.4),
    "frame": Cut(0.8, 1.2, 6, 6, 0.85),
    "paper": Cut(0.7, 1.1, 5, 5, 1.2),
    "bench": Cut(0.5, 1.0, 6, 6, 0.95),
    "far": Cut(0.6, 0.6, 4, 3, 0.5),
}


def _roofs(c: Canvas) -> None:
    """Mansards that step away to the left, chimney rows, a far iron tower."""
    rows = (
        (-4.6, 7.5, 7, -2.5, 3, -10),
        (-11, 14, 13, -1.9, 5, -4),
        (-5, 22, 14, -1.6, 5, 4),
        (-22, 30, 24, -1.0, 8, 3),
        (-12, 44, 30, -0.2, 9, -3),
        (-46, 60, 50, 0.6, 12, 2),
    )
    for x, y, width, z, windows, turn in rows:
        for solid, kind in mansard_block(width, 6, z, windows):
            c.put(solid.moved(x, y, 0, turn), kind)
    stacks = (
        (-3.4, 6.2, 0.7, 4, 76),
        (-7.4, 13, 1.4, 4, 80),
        (-11.5, 13.5, 1.4, 3, 80),
        (-5.5, 22, 1.8, 5, 80),
        (-10, 21, 1.7, 4, 80),
        (-16, 30, 2.4, 5, 80),
        (-26, 30, 2.4, 5, 80),
        (-14, 44, 3.2, 6, 80),
        (-22, 45, 3.2, 6, 80),
        (-38, 60, 4, 6, 80),
    )
    for x, y, z, pots, turn in stacks:
        for solid, kind in chimney_stack(pots, 1.2 + y * 0.02):
            c.put(solid.moved(x, y, z, turn), kind)
    legs = [rod((s * 22, 0, 0), (s * 5, 0, 60), 3.2, 1.8) for s in (-1, 1)] + [
        rod((s * 5, 0, 60), (0, 0, 165), 1.8, 0.6) for s in (-1, 1)
    ]
    tower = join([*legs, box(34, 4, 3.5, 0, 0, 32), box(14, 4, 3, 0, 0, 62), box(4, 3, 4, 0, 0, 150)])
    c.put(tower.moved(-150, 560, -30), "far")


def _dormer(c: Canvas) -> None:
    """Our window: wall, gable, casements folded out, sill with a pot."""
    left, right, low, high, y = -0.6, 1.12, 1.34, 2.4, 0.0
    c.put(
        join(
            [
                box(3, 0.3, 4, right + 1.5, y, -0.6),
                box(0.16, 0.3, 3.4, left - 0.08, y, -0.6),
                box(4, 0.3, low + 0.6, left + 2, y, -0.6),
                box(4, 0.3, 0.6, left + 2, y, high),
            ]
        ),
        "facade",
    )
    c.put(
        join(
            [box(0.07, 0.34, high - low, x, y, low) for x in (left + 0.02, right)]
            + [box(right - left + 0.5, 0.5, 0.08, 0.25, y - 0.06, low - 0.07)]
        ),
        "frame",
    )
    leaf = [box(0.05, 0.04, high - low, t, 0, low) for t in (0.03, 0.58)] + [
        box(0.6, 0.04, 0.045, 0.3, 0, z) for z in np.linspace(low, high - 0.05, 4)
    ]
    c.put(join(leaf).moved(turn_deg=68).moved(left + 0.05, y + 0.12), "frame")


def _room(c: Canvas) -> None:
    c.put(box(3, 0.1, 4, 0.8, 3.0, -0.5), "wall")
    c.put(surface(np.array([[(2.2, 0.1, 0), (2.2, 3, 0)], [(1.7, 0.1, 3), (1.7, 3, 3)]])), "wall")
    c.put(table(1.9, 0.9, 0.72).moved(1.2, 0.78, FLOOR), "bench")
    for solid, kind in oil_lamp(0.95):
        c.put(solid.moved(LAMP[0], LAMP[1], TABLE), kind)
    z = TABLE
    for k in range(7):
        c.put(box(0.4, 0.3, 0.028, 0, 0, 0).moved(1.22, 0.95, z, (k * 5) % 11 - 5), "paper")
        z += 0.032
    for solid, kind in newspaper(0.4, 0.3, 5):
        c.put(solid.moved(1.22, 0.95, z, 4), kind)
    c.put(book_pile(4, 4).moved(0.5, 1.1, TABLE, 30), "paper")
    c.put(
        join(
            [
                box(1.3, 0.24, 0.04, 0.55, 2.85, 2.3),
                *[
                    box(0.06, 0.18, h, x, 2.85, 2.34)
                    for x, h in zip(
                        np.arange(0, 1.1, 0.075),
                        (0.3, 0.26, 0.3, 0.22, 0.28, 0.3, 0.24, 0.3, 0.2, 0.28, 0.3, 0.25, 0.3, 0.22, 0.28),
                        strict=False,
                    )
                ],
            ]
        ),
        "frame",
    )


def _writer(c: Canvas) -> None:
    pose = replace(SITTING_WRITING, look_deg=14)
    body = c.people(Person("suit", "parted", pose, 1.74, seed=7, dark=True), -0.06, 0.46, FLOOR + 0.05, 122, 0.005)
    hx, hy, _ = body.right_hand
    c.put(box(0.42, 0.32, 0.012).moved(hx + 0.02, hy + 0.06, TABLE + 0.01, 24), "paper")


def build() -> Canvas:
    """The window wall is y = 0, the room behind it; the roofs fall away on the left."""
    c = Canvas()
    _roofs(c)
    _dormer(c)
    _room(c)
    _writer(c)
    c.put(moon(MOON, 5), "moon")
    return c


def _hatching(view: View) -> np.ndarray:
    """Tight cuts both ways over every roof."""
    zinc = inside(view.mask("zinc", "chimney"), 4)
    cuts = [
        gouge(zinc, lambda x, y, a=a: np.radians(a), lambda x, y: 13, length_px=240, fill=0.36, deep=0.5, seed=s)
        for a, s in ((62, 3), (-38, 4))
    ]
    return np.minimum(cuts[0], cuts[1])


def gouges(view: View) -> np.ndarray:
    """Moon rays, hatched roofs, lamp rays on the wall."""
    mx, my, _ = view.pixel(MOON)
    lx, ly, _ = view.pixel(LAMP)
    return (
        drapery(view)
        + rays(view.mask("sky"), mx, my, 22, 0.5)
        + rays(view.mask("wall"), lx, ly, 18, 0.45)
        + along(view.mask("facade"), 90, 22, 0.5, 0.5)
        + _hatching(view)
    )


def tone(view: View) -> np.ndarray:
    """The lamp's window against the night; the moon catches the roofs."""
    lamp = pool(view, spot(view, LAMP), 0.24)
    room = part(view, "wall", "bench", "paper", "glow", "lamp", "flesh", "dark", "hair", "print")
    night = 0.4 + 0.75 * pool(view, spot(view, MOON), 0.2)
    return (night * (1 - room) + (0.6 + 0.6 * lamp) * room + 0.2 * lamp) * steps(view, [(0, 0.9), (0.66, 1), (1, 0.7)])
