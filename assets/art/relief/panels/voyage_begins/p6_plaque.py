"""A plaque a century later: the cloth comes off, children turn a ship's wheel by the bright river."""

from __future__ import annotations

import numpy as np
from canvas import Camera, Canvas, View
from carve.picture import Cut
from carve.strokes import along, drapery, glow, kinds_toned, rays, water
from figures.body import Person, model_person
from figures.pose import AT_WHEEL, CLIMBING, HAND_ON_HEART, PULLING, STANDING, WALKING, WAVING
from kit.interior import brick_wall, cloth_fall, ships_wheel
from kit.scenery import bridge, ferry, river, skyline
from kit.solids import Solid, box, join, lathe
from kit.steamer import Steamer

CAMERA = Camera(at=(0.35, -6.1, 1.2), to=(0.4, 4, 1.4), lens_mm=30)
SUN = (40.0, 300.0, 58.0)
CUTS = {
    "carved": Cut(1.0, 0.9, 5, 4.5, 0.62),
    "wall": Cut(0.6, 0.9, 6, 5, 0.5),
    "brick": Cut(0.6, 0.5, 4, 3, 0.58),
    "dark": Cut(1.0, 1.6, 9, 10, 0.4),
    "brass": Cut(1.0, 1.6, 9, 9, 1.1),
    "wheel": Cut(1.0, 1.8, 10, 11, 0.62),
    "far": Cut(0.6, 0.45, 4, 3, 0.85),
    "water": Cut(0.1, 0.3, 5, 3, 1.15),
    "stone": Cut(0.7, 0.9, 6, 5, 0.75),
}
STELE = (-0.68, -0.4)
WHEEL = (1.6, -2.4, 1.3)


def _on_wall(solid: Solid) -> Solid:
    """Flatten a thing to a hand's depth for the wall's own relief."""
    return solid.stretched(1, 0.16, 1)


def _wall(c: Canvas) -> None:
    turn, x, y = 18, -4.2, 1.9
    for solid, kind in brick_wall(9.6, 4.2):
        c.put(solid.moved(x, y, 0, turn), kind)
    ship = join([s for s, _ in Steamer(length=34, beam=4, side=3, funnel_height=4, mast=9).pieces()]).moved(scale=0.13)
    c.put(_on_wall(ship).moved(1.6, -0.1, 2.75).moved(x, y, 0, turn), "carved")
    for k, (pose, facing) in enumerate(((WAVING, 20), (STANDING, 60), (WALKING, 80), (CLIMBING, 80), (WAVING, -30))):
        person = Person(("gown", "suit", "skirt")[k % 3], ("short", "cap", "bob")[k % 3], pose, 1.35, seed=k)
        solid = join(list(model_person(person, 0.012).parts.values())).moved(turn_deg=facing)
        c.put(_on_wall(solid).moved(-1.6 + 0.85 * k, -0.12, 1.25).moved(x, y, 0, turn), "carved")


def _unveiling(c: Canvas) -> None:
    """A stone with a brass plaque of blank lines; an old man draws the cloth away, a girl looks on."""
    x, y = STELE
    block = [box(1.6, 0.3, 2.15), box(1.85, 0.5, 0.2), box(1.75, 0.42, 0.12, 0, 0, 2.15)]
    c.put(join(block).moved(x, y), "stone")
    lines = [box(0.9, 0.05, 0.06, 0, -0.2, z) for z in (1.38, 1.52, 1.66)] + [box(0.62, 0.05, 0.11, 0, -0.2, 1.84)]
    c.put(join([box(1.32, 0.06, 0.86, 0, -0.17, 1.2), *lines]).moved(x, y), "brass")
    c.put(cloth_fall(1.3, 1.35, -0.85, 2).moved(x - 0.62, y - 0.32, 2.3), "veil")
    elder = Person("suit", "short", PULLING, 1.72, seed=5, age="elder", dark=True)
    c.people(elder, x - 1.5, y - 0.7, 0, 100, 0.006)
    c.people(Person("dress", "plaits", HAND_ON_HEART, 1.3, child=True, seed=6), x + 0.86, y - 0.7, 0, -76, 0.007)


def _wheel(c: Canvas) -> None:
    x, y, z = WHEEL
    c.put(ships_wheel(0.58).moved(turn_deg=-16).moved(x, y, z), "wheel")
    stand = [box(0.26, 0.4, z, 0, 0.3), lathe([(0.5, 0), (0.45, 0.15), (0.2, 0.2)]).moved(0, 0.3)]
    c.put(join(stand).moved(x, y), "timber")
    for dx, dy, turn, tall, hair, clothes, dark in (
        (-1.12, -0.1, 98, 1.34, "short", "hoodie", False),
        (0.84, -0.35, -100, 1.26, "plaits", "modern", True),
    ):
        person = Person(clothes, hair, AT_WHEEL, tall, child=True, seed=int(9 * tall), dark=dark)
        c.people(person, x + dx, y + dy, 0.16, turn, 0.006)
    c.put(box(5.0, 2.4, 0.16, x + 0.9, y + 0.2), "stone")


def build() -> Canvas:
    """The quay is z = 0, its edge y = 5.6; wall and plaque on the left, wheel on the right, the river behind."""
    c = Canvas()
    c.put(river(-3), "water")
    c.put(box(60, 20, 1, 0, -4, -1), "deck")
    rail = [box(0.08, 0.08, 1.0, x, 5.6) for x in np.arange(-20, 30, 0.9)]
    c.put(join([box(60, 0.3, 0.12, 0, 5.6, 0.95), *rail]), "rigging")
    _wall(c)
    _unveiling(c)
    _wheel(c)
    for solid, kind in skyline(5, -60, 330, 420):
        c.put(solid.moved(z=-3), kind)
    c.put(bridge(95, 300, 170, -20).moved(z=-3), "far")
    for solid, kind in ferry():
        c.put(solid.moved(turn_deg=-8).moved(18, 74, -3), kind)
    return c


def gouges(view: View) -> np.ndarray:
    """A risen sun, ripples, and paving."""
    x, y, _ = view.pixel(SUN)
    return (
        drapery(view)
        + rays(view.mask("sky"), x, y, 24, 0.5)
        + water(view, 20, 10)
        + along(view.mask("deck"), 0, 30, 0.4, 0.35)
        + along(view.mask("stone"), 0, 18, 0.25, 0.3)
    )


def tone(view: View) -> np.ndarray:
    """Sun on the river and the plaque, the wall dark."""
    x, y, _ = view.pixel((1.2, 3, 2.2))
    return glow(view, x, y, 2000, dark=0.56, bright=1.4) * kinds_toned(view, {"deck": 0.75})
