"""Going south: a young man with a small suitcase at the carriage window; the plain of the Yangtze goes by."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from canvas import Camera, Canvas, View
from carve.picture import Cut
from carve.strokes import along, drapery, flowing, rays
from figures.body import Person
from figures.pose import BOWING, SHOULDER_POLE, SITTING, Arm
from kit.harbour import suitcase
from kit.journeys import junk, ridge
from kit.light import part, pool, spot, steps
from kit.scenery import moon, river
from kit.solids import box, join, rod, sag

CAMERA = Camera(at=(0.25, -1.75, 1.42), to=(-0.12, 1.4, 1.06), lens_mm=28)
SUN = (-95.0, 400.0, 42.0)
CUTS = {
    "dark": Cut(1.0, 1.5, 8, 9, 0.4),
    "sky": Cut(0, 0, 1, 0, 1.15),
    "water": Cut(0.1, 0.3, 5, 3, 1.2),
    "sun": Cut(0.4, 0.9, 7, 6, 1.25),
    "bund": Cut(0.5, 0.6, 4, 4, 0.5),
    "far": Cut(0.6, 0.6, 4, 3, 0.6),
    "pole": Cut(0.9, 1.0, 4, 4, 0.4),
    "sail": Cut(0.9, 1.0, 4, 4, 1.1),
    "panel": Cut(0.6, 1.0, 7, 7, 0.34),
    "frame": Cut(0.8, 1.3, 7, 7, 0.45),
    "seat": Cut(0.8, 1.2, 7, 7, 0.36),
    "ticket": Cut(0.8, 1.2, 4, 5, 1.25),
    "luggage": Cut(0.9, 1.2, 7, 7, 0.85),
}


def _plain(c: Canvas) -> None:
    """Flooded fields between banks, a canal with sails, trees, a far pagoda, telegraph poles beside the line."""
    c.put(river(-1.6), "water")
    c.put(moon(SUN, 15), "sun")
    random = np.random.default_rng(4)
    banks = [box(400, 0.2 + 0.02 * y, 0.2 + 0.006 * y, 0, y, -1.6) for y in (8.5, 14, 24, 44, 80)]
    for near, far in ((8.5, 14), (14, 24), (24, 44), (44, 80)):
        step = 0.55 * near
        places = np.arange(-12 * step, 12 * step, step) + random.uniform(0, step)
        banks.extend(box(0.22 + 0.012 * far, far - near, 0.2, x, (near + far) / 2, -1.6) for x in places)
    c.put(join(banks), "bund")
    for x, y, pose, turn in ((-3.6, 13.2, BOWING, 60), (-2.3, 13.6, BOWING, -70), (2.2, 14.4, SHOULDER_POLE, 90)):
        c.people(Person("labour", "straw", pose, 1.65, dark=True), x, y, -1.5, turn, 0.02)
    wood = [(x, random.uniform(1.5, 6.5)) for x in np.arange(-190.0, 190.0, 12)]
    c.put(ridge(wood, 165, -1.6, 3, 5, 0.7), "far")
    pagoda = [box(7 - 0.8 * k, 7 - 0.8 * k, 3.2, 0, 0, 4.2 * k) for k in range(6)]
    pagoda += [box(9.4 - 0.9 * k, 9.4 - 0.9 * k, 0.6, 0, 0, 4.2 * k + 3.2) for k in range(6)]
    c.put(join([*pagoda, rod((0, 0, 25), (0, 0, 31), 0.5, 0.1)]).moved(-18, 172, -1), "far")
    for x, y, tall in ((-25.5, 56, 8.5), (13, 88, 9)):
        for solid, kind in junk(tall):
            c.put(solid.moved(x, y, -1.2, 170), kind)
    for x in (-10.2, 0.8):
        c.put(
            join([rod((x, 7, -2), (x, 7, 4.6), 0.055), box(0.9, 0.1, 0.1, x, 7, 2.6), box(0.9, 0.1, 0.1, x, 7, 3.0)]),
            "pole",
        )
    wires = [sag((a, 7, h), (a + 11, 7, h), 0.35, 0.025) for a in (-21.2, -10.2, 0.8) for h in (2.7, 3.1)]
    c.put(join(wires), "pole")


def _carriage(c: Canvas) -> None:
    """The side with its wide window, the bench on the right, a folding table under the sill."""
    y = 0.95
    c.put(
        join(
            [
                box(4, 0.16, 0.86, -0.1, y),
                box(6, 0.16, 1.2, 0, y, 1.86),
                box(1.4, 0.16, 3, -2.25, y),
                box(1.6, 0.16, 3, 2.0, y),
            ]
        ),
        "panel",
    )
    trim = [box(2.9, 0.2, 0.07, -0.17, y - 0.04, z) for z in (0.84, 1.83)]
    trim += [box(0.07, 0.2, 1.06, x, y - 0.04, 0.84) for x in (-1.56, 1.22)] + [box(0.045, 0.12, 1.0, -0.17, y, 0.86)]
    c.put(join(trim), "frame")
    c.put(join([box(2.9, 0.1, 0.05, -0.17, y - 0.12, z) for z in (0.62, 0.36)]), "frame")
    c.put(box(0.75, 0.55, 0.04, -0.35, y - 0.34, 0.74), "frame")
    c.put(join([box(0.1, 1.5, 1.2, 1.3, 0.2, 0.2), box(0.6, 1.5, 0.12, 1.0, 0.2, 0.36)]), "seat")
    c.put(join([box(0.1, 1.5, 1.35, -1.75, 0.2, 0.2), box(0.6, 1.5, 0.12, -1.5, 0.2, 0.36)]), "seat")


def _traveller(c: Canvas) -> None:
    pose = replace(
        SITTING,
        right_arm=Arm((0.2, 0.5, -0.8), (-0.1, 0.95, 0.25), "relaxed"),
        left_arm=Arm((0.25, 0.55, -0.8), (-0.2, 0.8, 0.7), "fist"),
        look_deg=-52,
        nod_deg=-2,
        lean_deg=8,
    )
    body = c.people(Person("gown", "short", pose, 1.74, seed=6, dark=True), 0.78, 0.1, 0.05, -100, 0.005)
    c.put(suitcase(0.46, 0.17, 0.3).moved(-0.55, 0.6, 1.14, 8), "luggage")
    c.put(box(0.07, 0.012, 0.15).rotated("y", 24).moved(*body.left_hand).moved(z=-0.02), "ticket")


def build() -> Canvas:
    """The window wall is y = 0.95; the train runs along x."""
    c = Canvas()
    _plain(c)
    _carriage(c)
    _traveller(c)
    return c


def gouges(view: View) -> np.ndarray:
    """Evening rays outside, level cuts that rush past, upright panels inside."""
    x, y, _ = view.pixel(SUN)
    return (
        drapery(view)
        + rays(view.mask("sky"), x, y, 22, 0.4)
        + along(view.mask("water"), 0, 13, 0.5, 0.4, bend=0.02)
        + along(view.mask("panel"), 90, 24, 0.5, 0.45, seed=6)
        + flowing(view.mask("seat"), 24, 0.4, seed=8)
    )


def tone(view: View) -> np.ndarray:
    """A bright window in a dark carriage."""
    sun = pool(view, spot(view, SUN), 0.4)
    inside_dark = part(view, "panel", "frame", "seat")
    return (0.86 + 0.25 * sun - 0.12 * inside_dark) * steps(view, [(0, 0.8), (0.15, 1), (0.7, 1), (1, 0.66)])
