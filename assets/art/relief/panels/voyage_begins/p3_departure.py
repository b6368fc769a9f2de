"""The first departure: a crowd on the pontoon, a barge of students, the steamer waiting under steam."""

from __future__ import annotations

import numpy as np
from canvas import Camera, Canvas, View
from carve.picture import Cut
from carve.strokes import along, daylight, drapery, rays, swirls, water
from figures.body import Person
from figures.pose import CHEERING, STANDING, WAITING, WAVING, WAVING_BENT, WAVING_WIDE
from kit.harbour import bollard, bundle, handkerchief, lighter, suitcase, wicker_trunk
from kit.scenery import river
from kit.solids import box, join, lathe
from kit.steamer import Steamer, smoke

CUTS = {"hull": Cut(0.95, 1.5, 9, 9, 0.72)}
CAMERA = Camera(at=(0, -10.2, 4.5), to=(0.6, 20, 5.5), lens_mm=33)
SUN = (-46.0, 200.0, 30.0)


def build() -> Canvas:
    """The pontoon edge is y = 0; barge and steamer lie beyond it."""
    c = Canvas()
    river_view(c)
    barge_of_students(c)
    _crowd(c)
    return c


def river_view(c: Canvas) -> None:
    """River, pontoon and the steamer under smoke."""
    c.put(river(), "water")
    c.put(box(60, 14, 1.0, 0, -7, 0.9), "deck")
    c.put(
        join(
            [box(60, 0.35, 0.3, 0, -0.2, 1.85), *[box(60, 0.05, 0.03, 0, y, 1.89) for y in np.arange(-12, -0.5, 0.55)]]
        ),
        "timber",
    )
    ship = Steamer(length=96, side=8.5, funnel_height=11, mast=18)
    for solid, kind in ship.pieces():
        c.put(solid.moved(turn_deg=215).moved(18, 75, 0), kind)
    for k, place in enumerate(ship.funnel_places()):
        x, y = 18 - place * 0.82, 75 - place * 0.57
        for puff in smoke(x + 0.6, y, 25.5, 62, 5, 26, 3.0, 11 + k, 176):
            c.put(puff, "steam")


def barge_of_students(c: Canvas) -> None:
    for solid, kind in lighter(15, 4.2, 1.0):
        c.put(solid.moved(turn_deg=24).moved(-0.5, 17, 0.15), kind)
    random = np.random.default_rng(4)
    poses = (WAVING, STANDING, WAVING_BENT, WAITING, WAVING_WIDE, STANDING)
    for k in range(20):
        u, v = -5.6 + 11.2 * (k % 10) / 9 + random.uniform(-0.25, 0.25), -0.9 + 1.7 * (k // 10)
        x, y = u * 0.914 - v * 0.407 - 0.5, u * 0.407 + v * 0.914 + 17
        person = Person(
            ("gown", "suit", "gown", "coat")[k % 4],
            ("short", "cap", "fedora")[k % 3],
            poses[k % 6],
            1.72,
            seed=k % 3,
            dark=k % 2 == 1,
        )
        body = c.people(person, x, y, 0.75, random.choice([10, -25, 150, 175, 40]), 0.02)
        if poses[k % 6] is WAVING:
            c.put(handkerchief(k, 0.4).moved(*body.right_hand), "veil")


def _crowd(c: Canvas) -> None:
    fine = 0.009
    hat = lathe([(0.19, 0), (0.19, 0.02), (0.1, 0.03), (0.09, 0.14), (0.01, 0.15)]).rotated("x", 25)
    backs = [
        (-3.95, -1.9, 176, "gown", "short", WAVING, "cloth"),
        (-3.35, -1.3, 190, "suit", "cap", WAVING_WIDE, None),
        (-2.35, -2.2, 186, "skirt", "bun", WAVING_BENT, "cloth"),
        (-4.4, -0.5, 160, "coat", "fedora", STANDING, None),
        (-1.35, -1.0, 170, "gown", "short", CHEERING, "hat"),
        (2.2, -1.1, 188, "gown", "short", WAVING_BENT, "hat"),
        (3.1, -2.1, 170, "skirt", "bob", WAVING, "cloth"),
        (4.15, -1.0, 195, "gown", "cap", WAVING_WIDE, "cloth"),
        (3.7, -2.5, 180, "suit", "short", WAVING, "hat"),
        (1.5, -0.5, 200, "gown", "short", WAITING, None),
        (-0.45, -0.7, 200, "labour", "straw", WAITING, None),
        (-6.3, -1.6, 185, "gown", "short", CHEERING, "hat"),
        (6.4, -1.6, 170, "gown", "short", WAVING, "hat"),
        (-2.9, -0.5, 175, "gown", "short", WAITING, None),
        (3.6, -0.4, 182, "coat", "fedora", WAVING, "cloth"),
        (-2.0, -0.4, 190, "gown", "cap", WAVING_BENT, "hat"),
        (-3.6, -3.3, 178, "gown", "short", STANDING, None),
        (3.1, -3.3, 186, "suit", "cap", STANDING, None),
        (2.7, -0.6, 165, "gown", "short", STANDING, None),
        (4.6, -0.5, 176, "skirt", "bun", STANDING, None),
        (-2.9, -3.0, 172, "skirt", "bob", WAVING, "cloth"),
        (5.5, -2.6, 184, "gown", "short", STANDING, None),
    ]
    for n, (x, y, turn, clothes, hair, pose, held) in enumerate(backs):
        body = c.people(
            Person(clothes, hair, pose, 1.74 if clothes != "skirt" else 1.64, seed=n, dark=n % 3 == 1),
            x,
            y,
            1.9,
            turn,
            fine,
        )
        hand = body.left_hand if pose is WAVING_BENT else body.right_hand
        if held == "cloth":
            c.put(handkerchief(n, 0.42).moved(*hand), "veil")
        elif held == "hat":
            c.put(hat.moved(*hand).moved(z=0.05), "hair")
        if pose is WAITING:
            c.put(suitcase().moved(*body.right_hand), "luggage")
    c.put(wicker_trunk(1.0, 0.6, 0.55).moved(0.75, -2.3, 1.9, 14), "luggage")
    c.put(wicker_trunk(0.8, 0.5, 0.45).moved(0.85, -2.2, 2.48, -8), "luggage")
    c.put(bundle(0.34).moved(1.6, -2.5, 1.9), "luggage")
    c.put(bundle(0.3).moved(-0.2, -2.5, 1.9), "luggage")
    for x in (-7.2, 1.0):
        c.put(bollard().moved(x, -0.5, 1.9), "timber")


def gouges(view: View) -> np.ndarray:
    """Light streams over the sky, swirls in the steam, ripples below."""
    x, y, _ = view.pixel(SUN)
    return (
        drapery(view)
        + rays(view.mask("sky"), x, y, 26, 0.4)
        + swirls(view, gap_px=20, deep=0.7)
        + water(view, 40, 13)
        + along(view.mask("hull"), 3, 26, 0.3, 0.35)
    )


def tone(view: View) -> np.ndarray:
    """Light and dark of the scene."""
    return daylight(view)
