"""The borrowed fare: on a station platform a countryman holds out silver to a young man without shoes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from canvas import Camera, Canvas, View
from carve.picture import Cut
from carve.strokes import along, drapery, flowing, swirls
from figures.body import Person, model_person
from figures.pose import HANDING_OVER, SITTING, STANDING, WAITING, WALKING, Arm
from kit.gatherings import paving, place
from kit.harbour import bundle, suitcase, wicker_trunk
from kit.light import part, pool, steps
from kit.plume import smoke
from kit.solids import box, join, lathe, rod
from kit.travel import carriage, locomotive, station_roof

CAMERA = Camera(at=(1.35, -3.9, 1.3), to=(-0.55, 2.0, 0.98), lens_mm=33)
CUTS = {
    "engine": Cut(1.0, 1.3, 7, 7, 0.4),
    "house": Cut(0.8, 1.0, 6, 6, 0.7),
    "pane": Cut(0.4, 0.4, 3, 3, 0.35),
    "dark": Cut(1.0, 1.5, 8, 9, 0.5),
    "steam": Cut(0.75, 0.8, 7, 6, 1.25),
}
TRACK_X, PLATFORM_Z = -3.6, 0.0


def build() -> Canvas:
    """The platform is z = 0; the track lies a metre lower at x = -3.6."""
    c = Canvas()
    c.put(box(60, 60, 0.96, TRACK_X + 31.7, 33.02, -1.0), "floor")
    place(c, paving(24, 11, 1.5), TRACK_X + 13.75, -8)
    c.put(box(0.3, 80, 1.0, TRACK_X + 1.85, 20, -1.05), "stone")
    c.put(box(0.35, 80, 0.12, TRACK_X + 1.85, 20, 0.0), "stone")
    c.put(box(40, 90, 0.1, TRACK_X - 18.5, 30, -1.2), "ground")
    _train(c)
    place(c, station_roof(30), 4.6, 0.6)
    _friends(c)
    _travellers(c)
    return c


def _train(c: Canvas) -> None:
    c.put(
        join([rod((TRACK_X + s * 0.72, -9, -1.05), (TRACK_X + s * 0.72, 60, -1.05), 0.06) for s in (1, -1)]), "rigging"
    )
    place(c, locomotive(), TRACK_X, 2.6, -1.0)
    for k in range(2):
        place(c, carriage(), TRACK_X, 12.5 + 14.6 * k, -1.0)
    for puff in smoke(TRACK_X, 3.4, 2.95, 12, 2.6, 16, 1.0, 5, 25):
        c.put(puff, "steam")
    for puff in smoke(TRACK_X + 0.9, 2.8, -0.6, 2.4, 0.5, 7, 0.32, 8, -30):
        c.put(puff, "steam")


def _friends(c: Canvas) -> None:
    c.put(wicker_trunk(0.95, 0.6, 0.5).moved(-0.15, 0.1, 0, 12), "luggage")
    c.put(bundle(0.26).moved(-0.62, -0.3, 0), "luggage")
    begging = Arm((0.2, 0.55, -0.75), (-0.05, 0.95, 0.22), "open", (-0.2, 0, 1))
    seated = replace(SITTING, right_arm=begging, lean_deg=6, nod_deg=-10, look_deg=-4)
    _barefoot(c, Person("gown", "parted", seated, 1.86, seed=2), -0.14, 0.05, 0.14, 112)
    giver = replace(HANDING_OVER, left_arm=Arm((0.2, -0.1, -1), (-0.2, 0.6, -0.6), "grip"), lean_deg=14, nod_deg=16)
    body = c.people(Person("gown", "cap", giver, 1.78, seed=7, dark=True), 0.98, 0.62, 0, -60, 0.006)
    x, y, z = body.right_hand
    coins = [lathe([(0.032, 0), (0.032, 0.012), (0.01, 0.014)], 20).moved(x + dx, y + dy, z + 0.02 + k * 0.013)
             for k, (dx, dy) in enumerate(((0, 0), (-0.03, 0.02), (0.02, -0.03), (-0.01, 0.01)))]  # fmt: skip
    c.put(join(coins), "glow")


def _barefoot(c: Canvas, person: Person, x: float, y: float, z: float, turn_deg: float) -> None:
    for skin, solid in model_person(person, 0.006).parts.items():
        c.put(solid.moved(x, y, z, turn_deg), "flesh" if skin == "dark" else skin)


def _travellers(c: Canvas) -> None:
    others = ((0.55, 5.6, 200, "gown", "short", WALKING), (1.5, 6.6, 170, "skirt", "bun", STANDING),
              (2.9, 5.0, -60, "suit", "fedora", WAITING), (-0.7, 7.6, 120, "gown", "cap", STANDING),
              (-0.2, 10.5, 190, "coat", "short", WALKING))  # fmt: skip
    for n, (x, y, turn, clothes, hair, pose) in enumerate(others):
        body = c.people(Person(clothes, hair, pose, 1.7, seed=n, dark=n % 2 == 0), x, y, 0, turn, 0.014)
        if pose is WAITING:
            c.put(suitcase().moved(*body.right_hand), "luggage")


def gouges(view: View) -> np.ndarray:
    """Flagstones, steam and a windy sky."""
    return (
        drapery(view)
        + swirls(view, gap_px=22, deep=0.6)
        + flowing(view.mask("sky"), 38, 0.5)
        + along(view.mask("floor"), 6, 46, 0.3, 0.3)
        + along(view.mask("roof"), 70, 30, 0.4, 0.4, seed=6)
    )


def tone(view: View) -> np.ndarray:
    """Morning haze round the two, the foreground and the shed in shadow."""
    light = 0.3 + 1.05 * pool(view, (0.5, 0.42), 0.4, 1.0) + 0.25 * part(view, "sky")
    return light * steps(view, [(0.0, 0.9), (0.6, 1.0), (1.0, 0.6)])
