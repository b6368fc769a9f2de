"""The farewell photograph: the photographer under his cloth in front of us, the students on the steps of the hall."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from canvas import Camera, Canvas, View
from carve.picture import Cut
from carve.strokes import along, drapery, flowing
from figures.body import Person
from figures.pose import ARMS_FOLDED, HANDS_BEHIND, REACHING, SITTING, STANDING, Arm
from kit.gatherings import dark_cloth, hall_front, place, tripod_camera
from kit.light import pool
from kit.solids import box

CAMERA = Camera(at=(-6.8, -6.2, 1.7), to=(0.25, -0.95, 1.45), lens_mm=38)
CUTS = {
    "dark": Cut(1.0, 1.5, 8, 9, 0.42),
    "pane": Cut(0.5, 0.5, 4, 3, 0.4),
    "brick": Cut(0.4, 0.35, 4, 3, 0.52),
    "cloak": Cut(1.0, 1.8, 10, 12, 0.26),
}
THOUGHTFUL = (1.62, 3)


def build() -> Canvas:
    """The steps rise from y = 0; the camera's tripod stands at their foot."""
    c = Canvas()
    c.put(box(60, 40, 0.1, 0, 0, -0.1), "floor")
    place(c, hall_front(9.5), y=2.2)
    _rows(c)
    _photographer(c)
    return c


def _rows(c: Canvas) -> None:
    random = np.random.default_rng(5)
    for row, (count, y, z) in enumerate(((7, -0.75, 0.0), (8, 0.05, 0.2), (9, 0.6, 0.4), (8, 1.15, 0.8))):
        for k in range(count):
            x = (k - (count - 1) / 2) * 0.72 + random.uniform(-0.09, 0.09)
            pose = (SITTING, STANDING, HANDS_BEHIND, STANDING)[row]
            if row and (k + row) % 4 == 0:
                pose = ARMS_FOLDED
            turn = -12 - 4 * x + random.uniform(-7, 7)
            clothes = ("gown", "gown", "suit", "gown", "coat")[(k * 2 + row) % 5]
            hair = ("short", "parted", "short", "cap", "short", "fedora")[(k * 5 + row) % 6]
            lonely = row == THOUGHTFUL[1] and abs(x - THOUGHTFUL[0]) < 0.3
            if lonely:
                pose, turn, hair, clothes = replace(STANDING, nod_deg=6, look_deg=34), 4, "parted", "gown"
            tall = 1.82 if lonely else random.uniform(1.62, 1.74)
            person = Person(clothes, hair, pose, tall, seed=k + row, dark=(k + 2 * row) % 3 == 0 and not lonely)
            c.people(person, x, y + random.uniform(-0.06, 0.06), z, turn, 0.012)


def _photographer(c: Canvas) -> None:
    x, y, turn = -1.5, -3.8, -18
    place(c, tripod_camera(), x, y, 0.12, turn)
    c.put(dark_cloth().moved(y=-0.22, z=1.58).moved(x, y, 0, turn), "cloak")
    raised = Arm((0.55, 0.35, 0.55), (0.1, 0.15, 1), "fist")
    pose = replace(STANDING, lean_deg=36, nod_deg=-8, right_arm=raised, left_arm=REACHING)
    c.people(Person("coat", "short", pose, 1.74, seed=3, dark=True), x - 0.28, y - 0.9, 0, 180 + turn, 0.007)


def gouges(view: View) -> np.ndarray:
    """Stone courses behind, paving in front."""
    return (
        drapery(view)
        + flowing(view.mask("sky"), 38, 0.5)
        + along(view.mask("wall"), 90, 34, 0.55, 0.5, bend=0.1)
        + along(view.mask("floor"), 4, 48, 0.55, 0.5, seed=5)
        + along(view.mask("cloak"), 70, 36, 0.5, 0.4, seed=6)
    )


def tone(view: View) -> np.ndarray:
    """March daylight on the group, the near side in shadow."""
    return 0.32 + 0.95 * pool(view, (0.6, 0.42), 0.4, 1.3)
