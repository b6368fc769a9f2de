"""A sheet of people to look at: python assets/art/relief/figures/sheet.py OUT.png [--row N] [--voxel M]."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

import numpy as np
from PIL import Image

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from canvas import Camera, Canvas
from carve.picture import carve_height, light_picture, openness, washes
from carve.strokes import drapery
from kit.solids import box

from figures import pose as p
from figures.body import Person

Row = list[tuple[Person, float]]
ROWS: list[Row] = [
    [
        (Person("gown", "short", p.STANDING, 1.72, seed=1), 25),
        (Person("suit", "fedora", p.WAITING, 1.75, seed=2, dark=True), -30),
        (Person("skirt", "bob", p.HAND_ON_HEART, 1.6, seed=3), 20),
        (Person("labour", "straw", p.SHOULDER_POLE, 1.68, seed=4), 80),
        (Person("tunic", "peaked", p.FIST_RAISED, 1.72, seed=5), -20),
        (Person("coat", "parted", p.STANDING, 1.74, seed=6, glasses=True), 90),
        (Person("gown", "bun", p.STANDING, 1.56, seed=7, age="elder", dark=True), 150),
        (Person("overalls", "cap", p.TURNING_VALVE, 1.7, seed=8), 70),
        (Person("official", "official", p.STANDING, 1.68, seed=9, age="elder", beard=True), -25),
    ],
    [
        (Person("gown", "short", p.SITTING_WRITING, 1.72, seed=1, dark=True), 50),
        (Person("suit", "parted", p.SITTING_READING, 1.72, seed=2), -60),
        (Person("skirt", "plaits", p.EMBROIDERING, 1.58, seed=3), 25),
        (Person("gown", "short", p.SITTING_THINKING, 1.72, seed=4), 180),
        (Person("labour", "cap", p.CROUCHING, 1.7, seed=5), 60),
        (Person("gown", "fedora", p.KNEELING, 1.72, seed=6), 90),
        (Person("labour", "short", p.SITTING_ON_GROUND, 1.7, seed=7), 50),
        (Person("gown", "parted", p.CROSS_LEGGED, 1.7, seed=8), 20),
        (Person("tunic", "short", p.BOWING_OVER_DESK, 1.72, seed=9), 80),
    ],
    [
        (Person("modern", "short", p.POINTING_OUT, 1.1, child=True, seed=1), 20),
        (Person("dress", "plaits", p.WAVING, 1.15, child=True, seed=2, sex="woman"), -20),
        (Person("hoodie", "short", p.STROLLING, 1.72, seed=3), 60),
        (Person("shirt", "bob", p.PUSHING, 1.62, seed=4), -80),
        (Person("gown", "short", p.EMBRACING, 1.74, seed=5), 80),
        (Person("skirt", "headscarf", p.HOLDING_UMBRELLA, 1.58, seed=6, bound_feet=True), -40),
        (Person("suit", "short", p.WAVING_WIDE, 1.74, seed=7), 180),
        (Person("tunic", "short", p.THROWING_CAP, 1.7, seed=8, age="youth"), 30),
        (Person("labour", "bald", p.PORTERING, 1.7, seed=9), 120),
    ],
    [
        (Person("skirt", "long", p.READING_STANDING, 1.6, seed=1), 40),
        (Person("coat", "fedora", p.HANDS_BEHIND, 1.75, seed=2), 200),
        (Person("gown", "short", p.HANDS_TIED, 1.72, seed=3), 110),
        (Person("suit", "parted", p.SHAKING_HANDS, 1.72, seed=4, dark=True), 80),
        (Person("suit", "short", p.SHAKING_HANDS, 1.72, seed=5), -80),
        (Person("overalls", "cap", p.LEANING_ON_BENCH, 1.7, seed=6, dark=True), 60),
        (Person("gown", "short", p.ON_GUARD, 1.72, seed=7), -60),
        (Person("tunic", "short", p.ARMS_UP_IN_PROTEST, 1.72, seed=8), 10),
        (Person("shirt", "short", p.CYCLING, 1.7, seed=9), 85),
    ],
]


def draw(row: Row, voxel_m: float, width: int) -> np.ndarray:
    """One row of people in front of a wall, carved and lit."""
    canvas, gap = Canvas(), 1.0
    canvas.put(box(60, 0.2, 10, 0, 1.6, -2), "wall")
    canvas.put(box(60, 6, 0.1, 0, 0, -0.1), "floor")
    for n, (person, turn_deg) in enumerate(row):
        started = time.monotonic()
        canvas.people(person, (n - (len(row) - 1) / 2) * gap, 0, 0, turn_deg, voxel_m)
        print(f"  {time.monotonic() - started:5.2f} s  {person.clothes} {person.hair}", flush=True)
    view = canvas.render(
        Camera((0, -12, 1.3), (0, 0, 1.0), 36 * 12 / (len(row) * gap)), width, int(width * 0.27) // 2 * 2
    )
    height = carve_height(view, drapery(view))
    return light_picture(height, openness(height, washes(view)))


def main() -> None:
    """Read the command line and save the sheet."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--row", type=int, action="append", help="only this row (from 0, may be given again)")
    parser.add_argument("--voxel", type=float, default=0.009)
    parser.add_argument("--width", type=int, default=1800)
    choice = parser.parse_args()
    rows = [ROWS[n] for n in (choice.row or range(len(ROWS)))]
    lit = np.concatenate([draw(row, choice.voxel, choice.width) for row in rows])
    Image.fromarray(np.rint(np.clip(lit, 0, 1) * 255).astype(np.uint8)).save(choice.out)


if __name__ == "__main__":
    main()
