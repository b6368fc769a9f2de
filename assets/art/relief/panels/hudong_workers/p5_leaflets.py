"""May 1930, from above: a thin man with leaflets before two policemen, his empty spectacle case on the ground."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from canvas import Camera, Canvas, View
from carve.picture import Cut
from carve.strokes import along, drapery
from figures.body import Person
from figures.pose import HUGGING, STANDING, STROLLING, Arm
from kit.lanes import lane_wall, leaflets, spectacle_case
from kit.shade import WORKS_CUTS, level, shaft
from kit.solids import box, join
from kit.staging import place
from kit.works import Opening, arched_wall, surround

CUTS = WORKS_CUTS | {
    "wall": Cut(0.6, 0.9, 6, 5, 0.7),
    "ground": Cut(0.1, 0.5, 6, 4, 0.86),
    "leaf": Cut(0.9, 1.3, 5, 6, 1.25),
    "dark": Cut(1.0, 1.6, 9, 9, 0.45),
    "cord": Cut(0.8, 0.5, 4, 4, 0.5),
    "door": Cut(0.6, 0.9, 6, 5, 0.45),
    "paving": Cut(0.3, 0.4, 4, 4, 0.95),
}
CAMERA = Camera(at=(-0.15, -3.7, 3.9), to=(0.2, 0.42, 0.7), lens_mm=38)
GATE = Opening(0, 1.15, 0, 1.9, 1.0)


def build() -> Canvas:
    """The lane runs along y between x = -2.3 and 2.3, the mill gate at y = 4.6."""
    c = Canvas()
    c.put(box(40, 60, 0.1, 0, 10, -0.1), "ground")
    c.put(
        join(
            [
                box(0.62, 0.3, 0.02, x + 0.33 * (k % 2), y)
                for k, y in enumerate(np.arange(-3, 4.5, 0.34))
                for x in np.arange(-2.2, 2.2, 0.66)
            ]
        ),
        "paving",
    )
    place(c, lane_wall(16, 3.4), 2.3, 0, 0, -90)
    place(c, lane_wall(16, 3.4), -2.3, 0, 0, 90)
    c.put(arched_wall(4.6, 4.0, [GATE], 0.5).moved(0.3, 4.6), "wall")
    c.put(surround(GATE, 0.3).moved(0.3, 4.6), "stone")
    c.put(box(2.4, 0.1, 3, 0.3, 5.0), "door")
    fine = 0.0055
    clutch = replace(
        STANDING,
        left_arm=HUGGING,
        right_arm=Arm((0.25, 0.2, -0.9), (0.1, 0.75, -0.2), "open"),
        lean_deg=-3,
        nod_deg=-10,
        twist_deg=8,
    )
    body = c.people(Person("gown", "parted", clutch, 1.74, build=0.92, seed=1), 0.35, 0.75, 0, 6, fine)
    x, y, z = (float(v) for v in body.left_hand)
    c.put(
        join([box(0.24, 0.09, 0.33, 0.004 * k, -0.02 * k, -0.12) for k in range(2)])
        .rotated("y", 8)
        .moved(x, y - 0.06, z, 12),
        "leaf",
    )
    cords = [box(0.27, 0.12, 0.016, 0, -0.02, -0.02), box(0.016, 0.12, 0.36, 0, -0.02, -0.14)]
    c.put(join(cords).rotated("y", 8).moved(x, y - 0.06, z, 12), "cord")
    grab = Arm((0.25, 0.85, -0.1), (0.0, 1.0, 0.1), "open")
    c.people(
        Person("coat", "peaked", replace(STROLLING, right_arm=grab), 1.8, build=1.12, seed=2, dark=True),
        -1.15,
        -0.9,
        0,
        140,
        fine,
    )
    c.people(
        Person("coat", "peaked", replace(STROLLING, left_arm=grab), 1.82, build=1.12, seed=3, dark=True),
        1.35,
        -1.25,
        0,
        205,
        fine,
    )
    c.put(leaflets(10, (0.42, 0.3), 4).moved(-0.42, 0.95), "leaf")
    place(c, spectacle_case(0.38), 0.78, 0.62, 0.02, -16)
    return c


def gouges(view: View) -> np.ndarray:
    """Sunlight falls aslant over walls and paving."""
    return (
        drapery(view)
        + along(view.mask("wall", "door"), 32, 24, 0.45, 0.4)
        + along(view.mask("paving"), 28, 20, 0.4, 0.3, length_px=300)
    )


def tone(view: View) -> np.ndarray:
    """A band of sun across the lane."""
    return level(view, 0.24) + shaft(view, (0.78, -0.15), (0.4, 0.8), (0.26, 0.36), 1.0)
