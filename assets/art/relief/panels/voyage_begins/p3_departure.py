"""The first departure, from aboard the barge: students wave to the crowd on the pontoon; ahead lies the steamer."""

from __future__ import annotations

import numpy as np
from canvas import Camera, Canvas, View
from carve.picture import Cut
from carve.strokes import along, drapery, glow, kinds_toned, rays, swirls, water
from figures.pose import CHEERING, STANDING, WAITING, WAVING, WAVING_BENT, WAVING_WIDE
from kit.farewell import DECK, Waver, liner, pontoon, wavers
from kit.harbour import bundle, lighter, wicker_trunk
from kit.scenery import river
from kit.solids import box, join
from kit.steamer import Steamer

CAMERA = Camera(at=(0.9, -5.4, 2.0), to=(0.2, 12, 3.4), lens_mm=29)
SUN = (-60.0, 200.0, 40.0)
CUTS = {
    "hull": Cut(0.95, 1.5, 9, 9, 0.5),
    "funnel": Cut(1.0, 1.5, 8, 8, 0.6),
    "dark": Cut(1.0, 1.6, 9, 10, 0.4),
    "steam": Cut(0.85, 1.0, 8, 8, 1.1),
    "boat": Cut(0.95, 1.2, 7, 6, 0.7),
    "water": Cut(0.1, 0.3, 5, 3, 1.1),
}
BARGE_DECK = 1.1
ABOARD = (
    Waver(-0.95, -1.9, -125, "gown", "short", WAVING, "hat", True),
    Waver(2.2, -1.7, -62, "skirt", "bob", WAVING, "cloth"),
    Waver(1.75, 0.0, -100, "gown", "short", WAVING_BENT, "", True),
    Waver(-0.75, 1.2, -140, "suit", "cap", WAITING, "case"),
    Waver(0.35, 1.9, -110, "gown", "cap", CHEERING, "hat"),
    Waver(1.7, 2.6, 172, "gown", "short", WAITING, "case", True),
    Waver(-0.9, 3.6, -120, "gown", "short", WAVING, "cloth", True),
    Waver(0.9, 4.4, 190, "skirt", "bun", STANDING, ""),
    Waver(-0.1, 5.4, -130, "suit", "fedora", WAVING_WIDE, "", True),
    Waver(1.4, 6.2, 170, "gown", "cap", STANDING, ""),
)
ASHORE = tuple(
    Waver(x, -0.7 - 0.75 * (n % 2), 180 + 14 * (n % 3 - 1), clothes, hair, pose, held, n % 3 == 0)
    for n, (x, clothes, hair, pose, held) in enumerate(
        (
            (-7.6, "gown", "short", WAVING, "cloth"),
            (-6.5, "coat", "fedora", WAVING_BENT, "hat"),
            (-5.6, "skirt", "bun", WAVING, "cloth"),
            (-4.6, "gown", "short", CHEERING, "hat"),
            (-3.5, "gown", "cap", WAVING_WIDE, "cloth"),
            (-2.5, "suit", "short", WAVING, "hat"),
            (-1.4, "labour", "straw", STANDING, ""),
            (-0.3, "gown", "short", WAVING_BENT, "cloth"),
            (0.9, "skirt", "bob", CHEERING, ""),
            (2.2, "gown", "cap", WAVING, "hat"),
        )
    )
)
QUAY_X = -5.6


def build() -> Canvas:
    """The barge heads along +y; the pontoon lies to its left, the steamer beyond its bow."""
    c = Canvas()
    c.put(river(), "water")
    for solid, kind in lighter(19, 6.4, 0.95):
        c.put(solid.moved(turn_deg=90).moved(0.6, 1.2, 0.1), kind)
    c.put(box(5.7, 17, 0.1, 0.6, 0.6, BARGE_DECK - 0.1), "deck")
    c.put(join([box(0.035, 17, 0.03, x, 0.6, BARGE_DECK - 0.01) for x in np.arange(-2.1, 3.4, 0.36)]), "timber")
    liner(c, Steamer(length=96, side=8.5, funnel_height=12, mast=18), 24, 62, 196, -80, 3.6)
    _shore(c)
    wavers(c, ABOARD, 0.007, BARGE_DECK)
    c.put(wicker_trunk(1.0, 0.6, 0.55).moved(0.55, -1.1, BARGE_DECK, 14), "luggage")
    c.put(bundle(0.34).moved(1.25, -0.9, BARGE_DECK), "luggage")
    return c


def _shore(c: Canvas) -> None:
    """The pontoon turned to lie along the left, its people facing the barge."""
    ashore = Canvas()
    for solid, kind in pontoon():
        ashore.put(solid.moved(z=-0.7), kind)
    wavers(ashore, ASHORE, 0.011, DECK - 0.7)
    for solid, kind in zip(ashore.solids, ashore.kinds[1:], strict=True):
        c.put(solid.moved(turn_deg=-90).moved(QUAY_X, 9), kind)


def gouges(view: View) -> np.ndarray:
    """Light streams over the sky, curls in the steam, ripples below."""
    x, y, _ = view.pixel(SUN)
    return (
        drapery(view)
        + rays(view.mask("sky"), x, y, 24, 0.5)
        + swirls(view, gap_px=18, deep=0.9)
        + water(view, 36, 11)
        + along(view.mask("hull"), 3, 22, 0.35, 0.4)
    )


def tone(view: View) -> np.ndarray:
    """Bright water between those who leave and those who stay."""
    x, y, _ = view.pixel((-2.5, 12, 2.2))
    return glow(view, x, y, 2100, dark=0.52, bright=1.45) * kinds_toned(view, {"deck": 0.55, "timber": 0.6})
