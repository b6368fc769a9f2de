"""The great farewell, for the resting screen: a mother and her son on the pontoon before the liner and the sun."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from canvas import Camera, Canvas, View
from carve.picture import Cut
from carve.strokes import along, drapery, glow, kinds_toned, rays, swirls, water
from figures.body import Person
from figures.pose import CHEERING, STANDING, WAITING, WAVING, WAVING_BENT, WAVING_WIDE, Arm
from kit.farewell import DECK, Waver, barge_of_students, gull, liner, pontoon, wavers
from kit.harbour import suitcase
from kit.scenery import river
from kit.steamer import Steamer

CAMERA = Camera(at=(0, -7.3, 3.05), to=(0.4, 10, 4.15), lens_mm=31)
SUN = (-30.0, 230.0, 17.0)
CUTS = {
    "hull": Cut(0.95, 1.5, 9, 9, 0.4),
    "house": Cut(0.8, 1.0, 6, 6, 0.85),
    "funnel": Cut(1.0, 1.5, 8, 8, 0.6),
    "dark": Cut(1.0, 1.6, 9, 10, 0.36),
    "steam": Cut(0.85, 1.0, 8, 8, 1.12),
    "water": Cut(0.1, 0.3, 5, 3, 1.05),
    "bird": Cut(1.0, 1.4, 6, 8, 1.2),
}
TO_FACE = Arm((0.12, 0.75, 0.1), (-0.18, 0.7, 0.75), "flat", (-0.6, -0.4, 0))
HOLDING_HER = Arm((0.2, 0.6, -0.7), (-0.2, 1, 0.25), "grip")
CROWD = (
    Waver(1.72, -3.1, 196, "gown", "short", WAVING_BENT, "hat", True),
    Waver(2.45, -3.4, 172, "skirt", "bob", WAVING, "cloth"),
    Waver(3.1, -2.6, 186, "suit", "cap", WAVING_WIDE, "", True),
    Waver(1.15, -1.2, 182, "gown", "short", CHEERING, "hat"),
    Waver(1.7, -1.0, 176, "gown", "cap", WAVING, "cloth", True),
    Waver(2.6, -0.8, 188, "skirt", "bun", WAVING_BENT, "cloth"),
    Waver(3.4, -1.3, 180, "coat", "fedora", WAVING, "cloth", True),
    Waver(4.2, -0.8, 175, "gown", "short", CHEERING, "hat"),
    Waver(1.55, -0.6, 170, "coat", "fedora", STANDING, "", True),
    Waver(2.15, -0.45, 184, "gown", "short", WAVING, "cloth"),
    Waver(3.0, -0.4, 178, "suit", "short", CHEERING, "", True),
    Waver(-3.1, -1.3, 190, "gown", "short", WAVING, "cloth", True),
    Waver(-3.9, -0.9, 172, "suit", "short", WAVING_WIDE, "hat"),
    Waver(-2.3, -0.8, 178, "skirt", "bun", STANDING, "", False),
    Waver(-3.2, -2.9, 178, "gown", "cap", WAITING, "case", True),
)
GULLS = ((-2.5, 10, 6.2, 0.9, 14), (-1.95, 9, 5.0, 0.6, -14))


def build() -> Canvas:
    """The pair stands in the left third against sun and river, the crowd on the right against the hull."""
    c = Canvas()
    c.put(river(), "water")
    for solid, kind in pontoon():
        c.put(solid, kind)
    liner(c, Steamer(length=96, side=9.2, funnel_height=12, mast=19), 25, 66, 238, -90, 4.4)
    barge_of_students(c, -4.5, 17, 14)
    _parting(c)
    wavers(c, CROWD, 0.008)
    for x, y, z, span, bank_deg in GULLS:
        c.put(gull(span, bank_deg).moved(x, y, z), "bird")
    return c


def _parting(c: Canvas) -> None:
    """She reaches up to his face; he holds her arm, his case stands by."""
    son = replace(STANDING, right_arm=HOLDING_HER, left_arm=HOLDING_HER, lean_deg=4, nod_deg=16)
    mother = replace(STANDING, right_arm=TO_FACE, left_arm=HOLDING_HER, lean_deg=4, nod_deg=-16)
    c.people(Person("gown", "short", son, 1.74, seed=1, dark=True), -0.78, -4.05, DECK, -82, 0.006)
    c.people(Person("skirt", "bun", mother, 1.56, seed=2, age="elder"), -1.3, -4.05, DECK, 82, 0.006)
    c.put(suitcase(0.62, 0.22, 0.44).moved(-0.2, -4.1, DECK + 0.5, 14), "luggage")


def gouges(view: View) -> np.ndarray:
    """The sun streams over the sky, the smoke curls, the river shines."""
    x, y, _ = view.pixel(SUN)
    return (
        drapery(view)
        + rays(view.mask("sky"), x, y, 22, 0.55)
        + swirls(view, gap_px=18, deep=0.9)
        + water(view, 34, 10)
        + along(view.mask("hull"), 4, 22, 0.4, 0.4)
    )


def tone(view: View) -> np.ndarray:
    """The sun low over the river lights the left; hull and crowd stand dark on the right."""
    x, y, _ = view.pixel(SUN)
    return glow(view, x, y, 2400, dark=0.44, bright=1.6) * kinds_toned(view, {"deck": 0.6, "timber": 0.7})
