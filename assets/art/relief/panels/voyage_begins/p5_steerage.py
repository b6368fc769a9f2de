"""The steerage passage: a ship cut open, bunks and a letter below, sleepers on deck under the moon."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
from canvas import Camera, Canvas, View
from carve.picture import Cut
from carve.strokes import along, drapery, glow, rays
from figures.body import Person, model_person
from figures.pose import LEANING_ON_RAIL, SITTING, SITTING_THINKING, SITTING_WRITING, STANDING
from kit.harbour import bundle, crate, suitcase, wicker_trunk
from kit.interior import bunk_tier, hanging_lamp
from kit.scenery import moon, river
from kit.solids import Solid, ball, box, join, rod, surface, tube

CUTS = {
    "sky": Cut(0, 0, 1, 0, 0.8),
    "sea": Cut(0.6, 0.6, 5, 4, 0.66),
    "wall": Cut(0.6, 0.9, 6, 5, 1.06),
    "hull": Cut(0.95, 1.6, 9, 9, 0.84),
}
CAMERA = Camera(at=(0, -13, 2.0), to=(0, 0, 1.82), lens_mm=33)
LAMP = (0.3, -0.8, 2.55)
MOON = (-24.0, 60.0, 19.0)
DECK = 3.4


def _section(half: float, bilge: float) -> list[tuple[float, float]]:
    """The outline of the hold, from port gunwale round the keel to starboard gunwale (x, z)."""
    curve = [(-half, DECK + 0.3)] + [(-half, DECK * t) for t in (0.8, 0.55)]
    curve += [(-half + bilge * (1 - math.cos(a)), 0.9 - bilge * math.sin(a)) for a in np.linspace(0, math.pi / 2, 10)]
    return curve + [(-x, z) for x, z in reversed(curve)]


def _shell() -> list[Solid]:
    outer, inner = _section(4.5, 1.5), _section(4.2, 1.25)
    rim = [surface(np.array([[(x, -1.9, z) for x, z in outer], [(x, -1.9, z) for x, z in inner]]))]
    skins = [surface(np.array([[(x, y, z) for x, z in ring] for y in (-1.9, 2.4)])) for ring in (outer, inner)]
    wall = join(rim + skins)
    frames = [tube([(x * 0.985, y, z + 0.05) for x, z in inner], 0.12, 8) for y in np.arange(-1.2, 2.4, 0.9)]
    return [wall, join(frames)]


def build() -> Canvas:
    """The cut is at y = -1.9; the back of the hold y = 2.4."""
    c = Canvas()
    c.put(river(0.9).moved(y=4002.8), "water")
    c.put(box(60, 0.1, 20, 0, 2.8, -19.1), "sea")
    wall, frames = _shell()
    c.put(wall, "hull")
    c.put(box(8.4, 0.2, 4.0, 0, 2.5, -0.6), "wall")
    c.put(frames, "timber")
    c.put(box(7.3, 4.0, 0.12, 0, 0.4, -0.18), "floor")
    c.put(box(9.3, 4.6, 0.2, 0, 0.3, DECK), "deck")
    c.put(join([box(0.16, 4.2, 0.24, x, 0.3, DECK - 0.24) for x in np.arange(-3.9, 4.0, 0.78)]), "timber")
    c.put(join([rod((x, 1.2, -0.1), (x, 1.2, DECK), 0.1) for x in (-1.62, 1.62)]), "timber")
    for side in (-1, 1):
        for solid, kind in bunk_tier(2.2, 1.5, 3, 0.98):
            c.put(solid.moved(side * 2.86, 0.2, -0.1), kind)
    _sleepers(c)
    _letter(c)
    _deck(c)
    return c


def _lie(c: Canvas, person: Person, x: float, y: float, z: float, head_left: bool) -> None:
    for part, solid in model_person(person, 0.011).parts.items():
        flat = solid.rotated("x", -90).rotated("z", 90 if head_left else -90)
        c.put(flat.moved(x, y, z), part)


def _sleepers(c: Canvas) -> None:
    flat = replace(STANDING, nod_deg=12)
    reading = replace(STANDING, right_arm=SITTING_WRITING.right_arm, left_arm=SITTING_WRITING.left_arm, nod_deg=20)
    for n, (side, level, pose) in enumerate(
        ((-1, 0, flat), (-1, 1, reading), (-1, 2, flat), (1, 0, flat), (1, 1, flat), (1, 2, reading))
    ):
        z = -0.1 + 0.28 + level * 0.98 + 0.28
        _lie(
            c,
            Person(("gown", "suit")[n % 2], "short", pose, 1.62, seed=n, dark=n % 2 == 0),
            side * 2.86 + (0.8 if side < 0 else -0.8),
            -0.1,
            z,
            side < 0,
        )


def _letter(c: Canvas) -> None:
    c.people(Person("gown", "short", SITTING_WRITING, 2.05, seed=9), -0.62, -1.0, -0.02, 62, 0.006)
    c.put(crate(0.55, 0.5, 0.5).moved(-0.75, -0.95, -0.06, 10), "luggage")
    c.put(crate(1.1, 0.8, 0.86).moved(0.55, -0.85, -0.06, 4), "luggage")
    c.put(box(0.5, 0.36, 0.015).rotated("x", 38).moved(0.2, -1.0, 0.98, 14), "paper")
    c.people(Person("suit", "cap", SITTING_THINKING, 1.85, seed=10, dark=True), 1.85, -0.9, 0.0, -62, 0.007)
    c.put(wicker_trunk(0.9, 0.55, 0.42).moved(2.0, -0.85, -0.06, 0), "luggage")
    c.put(wicker_trunk(0.8, 0.5, 0.42).moved(-1.95, -1.2, -0.06, -8), "luggage")
    c.put(suitcase(0.6, 0.22, 0.42).moved(-1.9, -1.2, 0.86, -14), "luggage")
    c.put(bundle(0.3).moved(-2.75, -1.3, -0.06), "luggage")
    swing = 9
    c.put(rod((0.3 + 0.14, -0.8, DECK - 0.05), LAMP, 0.012), "rigging")
    for solid, kind in hanging_lamp():
        c.put(solid.stretched(1.7, 1.7, 1.7).rotated("y", swing).moved(*LAMP), kind)


def _deck(c: Canvas) -> None:
    top = DECK + 0.2
    c.put(
        join(
            [rod((x, -1.7, top), (x, -1.7, top + 0.7), 0.025) for x in np.arange(-4.5, 4.6, 0.75)]
            + [rod((-4.6, -1.7, top + h), (4.6, -1.7, top + h), 0.025) for h in (0.36, 0.7)]
        ),
        "rigging",
    )
    for n, (x, turn, clothes, hair, pose) in enumerate(
        (
            (-3.3, 178, "gown", "short", LEANING_ON_RAIL),
            (-2.75, 160, "suit", "cap", STANDING),
            (0.6, -150, "gown", "short", STANDING),
            (1.3, 165, "skirt", "bob", STANDING),
            (3.0, -60, "gown", "short", SITTING),
            (2.3, 70, "suit", "short", SITTING_THINKING),
        )
    ):
        seated = pose in (SITTING, SITTING_THINKING)
        c.people(
            Person(clothes, hair, pose, 1.36, seed=n, dark=n % 2 == 0),
            x,
            0.6,
            top - (0.22 if seated else 0),
            turn,
            0.012,
        )
    for x in (-1.6,):
        _lie(c, Person("gown", "short", STANDING, 1.5, seed=int(5 + x)), x + 0.7, -0.6, top + 0.15, True)
    c.put(
        tube(
            [(3.9, 0.4, top), (3.9, 0.4, top + 0.9), (3.93, 0.2, top + 1.2), (4.0, -0.3, top + 1.32)],
            [0.2, 0.18, 0.25, 0.36],
            20,
        ),
        "funnel",
    )
    boat = ball(1, detail=18).stretched(1.1, 0.4, 0.3).moved(-0.7, 2.0, top + 1.0)
    c.put(boat, "boat")
    c.put(
        join(
            [
                tube(
                    [(x, 2.0, top), (x, 2.0, top + 1.2), (x + 0.1, 1.9, top + 1.42), (x + 0.25, 1.8, top + 1.4)],
                    0.04,
                    8,
                )
                for x in (-1.6, 0.0)
            ]
        ),
        "rigging",
    )
    c.put(moon(MOON, 3.0), "moon")


def gouges(view: View) -> np.ndarray:
    """Moon rays above, lamp rays below, swell at the sides."""
    mx, my, _ = view.pixel(MOON)
    lx, ly, _ = view.pixel((LAMP[0], LAMP[1], LAMP[2] - 0.4))
    return (
        drapery(view)
        + rays(view.mask("sky"), mx, my, 24, 0.5)
        + rays(view.mask("wall", "floor"), lx, ly, 18, 0.5, seed=6)
        + along(view.mask("sea", "water"), 2, 22, 0.5, 0.5)
    )


def tone(view: View) -> np.ndarray:
    """Lamplight in the hold, moonlight above."""
    lx, ly, _ = view.pixel((LAMP[0], LAMP[1], 1.6))
    mx, my, _ = view.pixel(MOON)
    return np.maximum(glow(view, lx, ly, 1350, 0.4, 1.2), glow(view, mx, my, 1200, 0.4, 1.15))
