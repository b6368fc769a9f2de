"""Leaves by program: willow strands of summer, ginkgo fans of autumn."""

from __future__ import annotations

import math
from random import Random

import numpy as np
from brush import Point, Points, Sheet, branch, curve, placed

WILLOW = (("#5d8a3c", "#a9c65e"), ("#3f6f39", "#86b05a"), ("#79a345", "#cfdc86"))
GINKGO = (("#f6cf4e", "#d98d1c"), ("#f2bd35", "#c87316"), ("#f9dd77", "#e0a02a"), ("#e9b23a", "#b8651b"))


def willow_leaf() -> Points:
    """A long narrow leaf from (0, 0) along x to 1, a little bent."""
    t = np.linspace(0, 1, 18)
    half = 0.085 * np.sin(math.pi * t**0.8)
    bow = 0.07 * np.sin(math.pi * t)
    return np.concatenate([np.stack([t, bow + half], 1), np.stack([t, bow - half], 1)[::-1]])


def strand(sheet: Sheet, start: Point, length: float, sway: float, leaf: float, rng: Random) -> None:
    """One hanging strand with its leaves to either side, moved by the wind towards `sway` (pixels at its end)."""
    points = [start]
    for n in range(1, 6):
        share = n / 5
        points.append((start[0] + sway * share**1.8 + rng.uniform(-6, 6), start[1] + length * share))
    path = curve(points, 22)
    sheet.stroke(path, [2.6, 1.8, 1.0], "#6a7a3a")
    shape = willow_leaf()
    side = 1
    for n in range(4, len(path) - 1, 2 if leaf < 34 else 3):
        side = -side
        along = path[n + 1] - path[n - 1]
        down = math.atan2(along[1], along[0])
        turn = down + side * rng.uniform(0.22, 0.62)
        dark, light = rng.choice(WILLOW)
        long = leaf * rng.uniform(0.7, 1.15) * (1 - 0.35 * n / len(path))
        at = (float(path[n][0]), float(path[n][1]))
        tip = (at[0] + math.cos(turn) * long, at[1] + math.sin(turn) * long)
        sheet.fill(placed(shape * (1, side), at, turn, long), dark, light, (at, tip), "#2f5530", 0.55)


def willow(sheet: Sheet, places: list[tuple[float, float, float, float]], leaf: float, seed: int) -> None:
    """Strands from the card's top: x, y, length and sway of each."""
    rng = Random(seed)
    for x, y, length, sway in places:
        strand(sheet, (x, y), length, sway, leaf * rng.uniform(0.9, 1.1), rng)


def ginkgo_fan() -> Points:
    """A fan on its stalk's end at (0, 0), open along x, cut in the middle, its rim waved."""
    turn = np.linspace(-1.12, 1.12, 61)
    rim = 1 - 0.34 * np.exp(-((turn / 0.07) ** 2)) + 0.030 * np.sin(turn * 17) + 0.018 * np.sin(turn * 31 + 1)
    rim -= 0.18 * (np.abs(turn) / 1.12) ** 4
    fan = np.stack([rim * np.cos(turn), rim * np.sin(turn)], 1)
    # The sides run hollow towards the stalk.
    side = np.stack([np.linspace(0.02, fan[0, 0], 8), fan[0, 1] * np.linspace(0.02, 1, 8) ** 1.35], 1)[:-1]
    return np.concatenate([[(0.0, 0.0)], side, fan, (side * (1, -1))[::-1]])


def ginkgo(sheet: Sheet, at: Point, turn: float, size: float, rng: Random, squash: float) -> None:
    """One leaf, its stalk at `at`, with its fine veins."""
    pale, deep = rng.choice(GINKGO)
    lean = rng.uniform(0, math.pi)
    stalk = (at[0] + math.cos(turn) * size * 0.55, at[1] + math.sin(turn) * size * 0.55)
    bend = ((at[0] + stalk[0]) / 2 + rng.uniform(-2, 2), (at[1] + stalk[1]) / 2 + rng.uniform(-2, 2))
    sheet.stroke(curve([at, bend, stalk], 6), [size * 0.05, size * 0.035, size * 0.05], "#a3701c")
    fan = placed(ginkgo_fan(), stalk, turn, size, squash, lean)
    tip = (stalk[0] + math.cos(turn) * size, stalk[1] + math.sin(turn) * size)
    sheet.fill(fan, deep, pale, (stalk, tip), "#94590f", size * 0.014 + 0.4)
    for spread in np.linspace(-0.92, 0.92, 11):
        if abs(spread) < 0.08:
            continue
        vein = np.outer((0.06, 0.86), (math.cos(spread), math.sin(spread)))
        vein = placed(vein, stalk, turn, size, squash, lean)
        sheet.stroke(vein, [size * 0.018, size * 0.008], "#8e5512", alpha=0.38)


def ginkgo_branch(sheet: Sheet, lines: list[Points], size: tuple[float, float], seed: int) -> None:
    """Bunches of leaves on short spurs along the twigs."""
    rng = Random(seed)
    leaves: list[tuple[Point, float, float]] = []
    for line in lines:
        for n in range(7, len(line) - 1, 8):
            x, y = float(line[n][0]), float(line[n][1])
            along = line[n] - line[n - 1]
            across = math.atan2(along[1], along[0]) + rng.choice((-1, 1)) * math.pi / 2
            spur = (x + math.cos(across) * size[0] * 0.28, y + math.sin(across) * size[0] * 0.28)
            sheet.stroke(np.array([(x, y), ((x + spur[0]) / 2, (y + spur[1]) / 2), spur]), [4, 3.4, 3], "#5c4632")
            for _ in range(rng.randint(1, 3)):
                hang = math.pi / 2 + rng.gauss(0, 0.75) + (across - math.pi / 2) * 0.12
                leaves.append((spur, hang, rng.uniform(*size)))
    for at, turn, long in leaves:
        ginkgo(sheet, at, turn, long, rng, rng.uniform(0.62, 1.0))


def falling_ginkgo(sheet: Sheet, places: list[tuple[float, float, float]], seed: int) -> None:
    """Leaves on the wind: x, y and size of each."""
    rng = Random(seed)
    for x, y, size in places:
        ginkgo(sheet, (x, y), rng.uniform(0, 2 * math.pi), size, rng, rng.uniform(0.35, 0.95))


def bough(sheet: Sheet, path: Points, thick: float, thin: float, seed: int) -> None:
    """A greyish bough without leaves."""
    branch(sheet, path, thick, thin, "#4b3d30", "#8d7a62", Random(seed))
