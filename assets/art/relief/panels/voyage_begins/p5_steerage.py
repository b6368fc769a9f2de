"""The steerage passage: a letter under the swinging lamp, bunks all round; above, those on deck and the moon."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from canvas import Camera, Canvas, View
from carve.picture import Cut
from carve.strokes import along, drapery, glow, rays
from figures.body import Person, model_person
from figures.pose import (
    LEANING_ON_RAIL,
    READING_STANDING,
    SITTING,
    SITTING_THINKING,
    SITTING_WRITING,
    STANDING,
)
from kit.harbour import crate, suitcase, wicker_trunk
from kit.interior import bunk_tier, hanging_lamp
from kit.scenery import moon, river
from kit.solids import box, join, rod, tube

CAMERA = Camera(at=(0.1, -6.3, 1.3), to=(0.1, 0, 1.36), lens_mm=29)
CUTS = {
    "sky": Cut(0, 0, 1, 0, 0.75),
    "wall": Cut(0.6, 0.9, 6, 5, 1.0),
    "hull": Cut(0.95, 1.6, 9, 9, 0.62),
    "timber": Cut(0.85, 0.9, 6, 5, 0.8),
    "dark": Cut(1.0, 1.6, 9, 10, 0.45),
    "night": Cut(1.0, 1.3, 6, 6, 0.5),
}
DECK = 2.12
LAMP = (0.2, -1.35, 2.05)
MOON = (10.5, 60.0, 20.4)
PITCH = 0.92


def build() -> Canvas:
    """The cut is at y = -1.9; the back of the hold y = 2.4; the deck above it open to the night."""
    c = Canvas()
    c.put(river(1.4).moved(y=4004), "water")
    c.put(box(12, 0.2, 3.0, 0, 2.5, -0.6), "wall")
    c.put(box(12, 4.6, 0.12, 0, 0.3, -0.12), "floor")
    c.put(box(12, 4.4, 0.16, 0, 0.3, DECK), "hull")
    c.put(join([box(0.16, 4.2, 0.2, x, 0.3, DECK - 0.2) for x in np.arange(-3.9, 4.0, 0.78)]), "timber")
    c.put(join([rod((x, y, -0.1), (x, y, DECK), 0.09) for x in (-1.55, 1.75) for y in (-1.7, 1.6)]), "timber")
    ribs = [
        tube([(s * 3.5, y, 0), (s * 3.62, y, 0.6), (s * 3.66, y, DECK)], 0.13, 8) for s in (-1, 1) for y in (-1.6, 0.2)
    ]
    c.put(join(ribs), "hull")
    _bunks(c)
    _letter(c)
    _deck(c)
    return c


def _bunks(c: Canvas) -> None:
    for x, y, n in ((-2.75, -0.9, 0), (2.95, -0.9, 1), (-2.75, 1.3, 2), (2.95, 1.3, 3)):
        for solid, kind in bunk_tier(2.2, 1.1, 2, PITCH):
            c.put(solid.moved(x, y, -0.1), kind)
        for level in (0, 1):
            pose = READING_STANDING if (n + level) % 3 == 0 else replace(STANDING, nod_deg=10)
            _lie(c, Person("gown", "short", pose, 1.66, seed=n + level, dark=level == n % 2), x, y - 0.25, level, x < 0)
    for x in (-0.75, 0.95):
        for solid, kind in bunk_tier(1.5, 0.9, 2, PITCH):
            c.put(solid.moved(x, 1.9, -0.1), kind)


def _lie(c: Canvas, person: Person, x: float, y: float, level: int, head_left: bool, lift: float = 0.34) -> None:
    """Somebody on his back in a berth along x."""
    for part, solid in model_person(person, 0.009).parts.items():
        flat = solid.rotated("x", -90).rotated("z", 90 if head_left else -90)
        c.put(flat.moved(x + (0.85 if head_left else -0.85), y, lift + level * PITCH), part)


def _letter(c: Canvas) -> None:
    """The writer on a trunk at a crate, a friend who thinks across from him."""
    c.people(Person("gown", "short", SITTING_WRITING, 1.72, seed=9), -0.62, -1.75, 0.02, 58, 0.005)
    c.put(wicker_trunk(0.8, 0.5, 0.4).moved(-0.72, -1.7, 0, -30), "luggage")
    c.put(crate(0.95, 0.7, 0.68).moved(0.25, -1.75, 0, 6), "luggage")
    c.put(box(0.42, 0.3, 0.012).moved(0.05, -1.85, 0.7, 30), "paper")
    c.put(box(0.3, 0.22, 0.05).moved(0.45, -1.6, 0.7, -12), "paper")
    c.people(Person("suit", "cap", SITTING_THINKING, 1.7, seed=10, dark=True), 1.22, -1.6, 0.02, -62, 0.006)
    c.put(crate(0.55, 0.5, 0.44).moved(1.3, -1.5, 0, 10), "luggage")
    c.put(suitcase(0.6, 0.22, 0.42).moved(-1.45, -2.0, 0.48, -14), "luggage")
    c.put(rod((LAMP[0] + 0.06, LAMP[1], DECK), LAMP, 0.012), "rigging")
    for solid, kind in hanging_lamp():
        c.put(solid.stretched(1.25, 1.25, 1.0).rotated("y", 9).moved(*LAMP), kind)


def _deck(c: Canvas) -> None:
    """Rail, ventilator and those who came up for air, small under the moon."""
    top = DECK + 0.16
    posts = [rod((x, 2.3, top), (x, 2.3, top + 0.95), 0.025) for x in np.arange(-5.6, 5.7, 0.8)]
    wires = [rod((-5.6, 2.3, top + h), (5.6, 2.3, top + h), 0.022) for h in (0.5, 0.95)]
    c.put(join(posts + wires), "rigging")
    for n, (x, turn, hair, pose) in enumerate(
        (
            (0.35, -70, "short", SITTING),
            (-0.5, 175, "cap", LEANING_ON_RAIL),
            (2.6, 172, "short", LEANING_ON_RAIL),
            (3.3, 188, "short", STANDING),
            (4.1, 60, "bob", SITTING),
        )
    ):
        lift = 0.35 if pose is SITTING else 0
        c.people(Person("gown", hair, pose, 1.66, seed=n, dark=True), x, 1.7, top + lift, turn, 0.011)
    vent = [(-1.9, 1.4, top), (-1.9, 1.4, top + 0.6), (-1.87, 1.3, top + 0.8), (-1.8, 1.0, top + 0.88)]
    c.put(tube(vent, [0.2, 0.18, 0.25, 0.34], 20), "funnel")
    c.put(moon(MOON, 3.2), "moon")


def gouges(view: View) -> np.ndarray:
    """Moon rays above, lamp rays below."""
    mx, my, _ = view.pixel(MOON)
    lx, ly, _ = view.pixel((LAMP[0], LAMP[1], LAMP[2] - 0.35))
    return (
        drapery(view)
        + rays(view.mask("sky"), mx, my, 20, 0.55)
        + rays(view.mask("wall", "floor"), lx, ly, 18, 0.55, seed=6)
        + along(view.mask("hull"), 0, 16, 0.4, 0.4)
    )


def tone(view: View) -> np.ndarray:
    """Lamplight on the letter, moonlight above, black between."""
    lx, ly, _ = view.pixel((LAMP[0], LAMP[1], 1.25))
    mx, my, _ = view.pixel(MOON)
    return np.maximum(glow(view, lx, ly, 1180, 0.2, 1.5), glow(view, mx, my, 700, 0.2, 1.35))
