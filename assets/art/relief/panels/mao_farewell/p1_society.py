"""The study society in Changsha: friends round a lamp, seen over the shoulder of the one whose hand is on the chart."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from canvas import Camera, Canvas, View
from carve.picture import Cut
from carve.strokes import along, drapery, rays
from figures.body import Person
from figures.pose import BEHIND, LEANING_ON_BENCH, RESTING, SITTING_READING, SITTING_THINKING, Arm
from kit.gatherings import bench, chart, lattice_window, place, room
from kit.interior import book_pile, oil_lamp, open_book, table
from kit.light import pool, spot
from kit.solids import box

CAMERA = Camera(at=(0.75, -2.9, 2.3), to=(-0.12, 0.2, 0.93), lens_mm=32)
LAMP = (-0.3, 0.42, 1.2)
CUTS = {"dark": Cut(1.0, 1.6, 9, 10, 0.36), "pane": Cut(0, 0.4, 3, 2, 0.3)}
LISTENING = replace(SITTING_READING, right_arm=RESTING, left_arm=RESTING, nod_deg=2, lean_deg=12)


def build() -> Canvas:
    """The table's middle is the origin; the courtyard window is behind it."""
    c = Canvas()
    place(c, room(16, 9, 3.4), y=2.6)
    c.put(box(2.6, 0.05, 1.5, 0.35, 2.49, 1.15), "pane")
    c.put(lattice_window(2.6, 1.5, 7, 5, 0.055).moved(0.35, 2.44, 1.15), "timber")
    _table(c)
    _circle(c)
    _speaker(c)
    return c


def _table(c: Canvas) -> None:
    c.put(table(1.75, 1.5, 0.8), "timber")
    place(c, chart(0.95, 0.62, 3), -0.02, -0.36, 0.8, 6)
    place(c, oil_lamp(1.0), LAMP[0], LAMP[1], 0.8)
    c.put(open_book(0.36).moved(-0.66, -0.3, 0.8, 70), "paper")
    c.put(open_book(0.34).moved(0.5, 0.4, 0.8, -30), "paper")
    c.put(book_pile(4, 2).moved(-0.66, 0.22, 0.8, 20), "paper")
    for x, y, turn in ((-0.2, 1.1, 0), (-1.25, 0, 90), (1.3, 0, 90)):
        c.put(bench(1.7).moved(x, y, 0, turn), "timber")


def _circle(c: Canvas) -> None:
    friends = (
        (-1.2, -0.4, 98, "gown", "short", LISTENING.looking(10), True),
        (-1.22, 0.38, 80, "suit", "parted", SITTING_READING.looking(-10, 10), False),
        (-0.78, 1.08, 24, "gown", "short", SITTING_THINKING.looking(14), False),
        (-0.08, 1.15, 4, "gown", "short", LISTENING.looking(16, 4), True),
        (0.6, 1.08, -14, "gown", "cap", LISTENING.looking(-6), False),
        (1.22, 0.72, -62, "gown", "short", SITTING_THINKING.looking(-10), True),
        (1.36, -0.12, -82, "coat", "parted", LISTENING.looking(-8), False),
    )
    for n, (x, y, turn, clothes, hair, pose, dark) in enumerate(friends):
        c.people(Person(clothes, hair, pose, 1.68 + 0.02 * (n % 3), seed=n, dark=dark), x, y, 0, turn, 0.008)


def _speaker(c: Canvas) -> None:
    on_chart = Arm((0.45, 0.3, -0.8), (0.25, 0.5, -0.85), "flat", (0, 0, -1))
    pose = replace(LEANING_ON_BENCH, right_arm=BEHIND, left_arm=on_chart, lean_deg=34).looking(22, 4)
    c.people(Person("gown", "short", pose, 1.8, seed=12, dark=True), 0.55, -1.0, 0, 176, 0.006)


def gouges(view: View) -> np.ndarray:
    """Lamp rays over wall and floor, grain on the table."""
    x, y, _ = view.pixel(LAMP)
    return (
        drapery(view)
        + rays(view.mask("wall"), x, y, 34, 0.5, 0.45)
        + rays(view.mask("floor"), x, y, 44, 0.5, 0.5, seed=6)
        + along(view.mask("timber"), 10, 30, 0.3, 0.3, seed=7)
    )


def tone(view: View) -> np.ndarray:
    """One lamp; the corners sink into the dark."""
    return np.maximum(0.19, 1.95 * pool(view, spot(view, LAMP), 0.3, 1.0, 1.8))
