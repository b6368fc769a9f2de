"""Blossoms in the manner of gongbi painting: graded petals, a fine outline, stamens with gold heads."""

from __future__ import annotations

import math
from dataclasses import dataclass
from random import Random

import numpy as np
from brush import Point, Points, Sheet, branch, placed, wander


@dataclass(frozen=True)
class Flower:
    """A kind of blossom: petals from `tip` to `heart`, outlined in `edge`. `notch`: how deep the tip is cut."""

    tip: str
    heart: str
    edge: str
    stamen: str
    gold: str
    calyx: str
    notch: float
    broad: float


CHERRY = Flower("#fff6f3", "#f0a3ae", "#d98a98", "#c4536c", "#e9b44a", "#7c3038", 0.16, 1.0)
RED_PLUM = Flower("#d8414a", "#a3182c", "#7e0f20", "#f3d9a0", "#f6c75a", "#4a141a", 0.0, 1.30)


def petal(kind: Flower) -> Points:
    """A petal from (0, 0) along x to 1."""
    t = np.linspace(0, 1, 26)
    half = 0.46 * kind.broad * np.sin(math.pi * t ** (0.72 if kind.notch else 0.95)) ** (0.78 if kind.notch else 0.6)
    half[0] = half[-1] = 0
    x = t - kind.notch * np.exp(-((half / 0.10) ** 2)) * (t > 0.7)
    upper = np.stack([x, half], 1)
    return np.concatenate([upper, (upper * (1, -1))[::-1]])


def flower(sheet: Sheet, kind: Flower, at: Point, size: float, rng: Random) -> None:
    """An open blossom of about `size` radius, turned and tilted by chance."""
    lean, squash = rng.uniform(0, math.pi), rng.uniform(0.55, 1.0)
    turn0 = rng.uniform(0, 2 * math.pi)
    order = list(range(5))
    rng.shuffle(order)
    shape = petal(kind)
    for n in order:
        turn = turn0 + n * 2 * math.pi / 5 + rng.uniform(-0.10, 0.10)
        long = size * rng.uniform(0.92, 1.08)
        outline = placed(shape, at, turn, long, squash, lean)
        tip = placed(np.array([(0.95, 0.0)]), at, turn, long, squash, lean)[0]
        sheet.fill(outline, kind.heart, kind.tip, (at, (float(tip[0]), float(tip[1]))), kind.edge, size * 0.028 + 0.35)
        for vein in (-0.16, 0.0, 0.16):
            line = placed(
                np.array([(0.18, vein * 0.4), (0.45, vein), (0.68, vein * 1.3)]), at, turn, long, squash, lean
            )
            sheet.stroke(line, [size * 0.03, size * 0.012], kind.edge, alpha=0.32)
    for _ in range(rng.randint(13, 18)):
        turn, reach = rng.uniform(0, 2 * math.pi), size * rng.uniform(0.26, 0.50)
        end = placed(np.array([(1.0, 0.0)]), at, turn, reach, squash, lean)[0]
        middle = (np.asarray(at) + end) / 2 + np.array([rng.uniform(-1, 1), rng.uniform(-1, 1)]) * size * 0.03
        sheet.stroke(np.stack([np.asarray(at), middle, end]), [size * 0.03, size * 0.02], kind.stamen, alpha=0.9)
        sheet.dot((float(end[0]), float(end[1])), size * 0.042, kind.gold)
    sheet.dot(at, size * 0.07, kind.stamen, alpha=0.9)


def bud(sheet: Sheet, kind: Flower, at: Point, turn: float, size: float) -> None:
    """A closed bud on its calyx, pointing along `turn`."""
    t = np.linspace(0, 1, 16)
    half = 0.36 * np.sin(math.pi * t**0.8) ** 0.85
    shape = np.concatenate([np.stack([t, half], 1), np.stack([t, -half], 1)[::-1]])
    tip = (at[0] + math.cos(turn) * size, at[1] + math.sin(turn) * size)
    sheet.fill(placed(shape, at, turn, size), kind.heart, kind.tip, (at, tip), kind.edge, size * 0.03 + 0.3)
    sheet.fill(placed(shape * (0.45, 0.95), at, turn, size), kind.calyx)


def twigs(
    sheet: Sheet,
    path: Points,
    wood: tuple[str, str],
    thick: tuple[float, float],
    every: int,
    length: tuple[float, float],
    rng: Random,
) -> list[Points]:
    """A branch along `path` and the twigs that leave it in turn to either side; returns all their lines."""
    lines = [path]
    side = 1
    grown: list[tuple[Points, float]] = []
    for n in range(every, len(path) - 3, every):
        along = path[n + 2] - path[n - 2]
        side = -side if rng.random() < 0.8 else side
        angle = math.atan2(along[1], along[0]) + side * rng.uniform(0.45, 1.0)
        share = n / len(path)
        wide = (thick[0] + (thick[1] - thick[0]) * share) * 0.42
        reach = rng.uniform(*length) * (1 - share * 0.55)
        line = wander((float(path[n][0]), float(path[n][1])), angle, reach, rng, 0.42)
        grown.append((line, max(wide, 2.4)))
        if reach > length[0] * 0.8:
            at = len(line) // 2
            fork = wander(
                (float(line[at][0]), float(line[at][1])), angle - side * rng.uniform(0.5, 0.9), reach * 0.5, rng
            )
            grown.append((fork, max(wide * 0.6, 2.0)))
    for line, wide in grown:
        branch(sheet, line, wide, 1.6, *wood, rng)
        lines.append(line)
    branch(sheet, path, *thick, *wood, rng)
    return lines


def in_bloom(
    sheet: Sheet, lines: list[Points], kind: Flower, size: tuple[float, float], per_line: int, rng: Random
) -> None:
    """Clusters of blossom and buds along the twigs, thicker towards their ends."""
    heads: list[tuple[Point, float]] = []
    for line in lines:
        count = rng.randint(per_line - 1, per_line + 1)
        for _ in range(count):
            n = int(len(line) * min(0.99, rng.uniform(0.12, 1.05)))
            x, y = line[n] + np.array([rng.gauss(0, 1), rng.gauss(0, 1)]) * size[0] * 0.55
            heads.append(((float(x), float(y)), rng.uniform(*size)))
        end, before = line[-1], line[-4]
        turn = math.atan2(end[1] - before[1], end[0] - before[0])
        for lean in (-0.5, 0.15):
            bud(
                sheet,
                kind,
                (float(end[0]), float(end[1])),
                turn + lean + rng.uniform(-0.3, 0.3),
                size[0] * rng.uniform(0.5, 0.8),
            )
    heads.sort(key=lambda head: head[1])
    for at, radius in heads:
        flower(sheet, kind, at, radius, rng)


def loose_petals(sheet: Sheet, kind: Flower, places: list[Point], size: tuple[float, float], rng: Random) -> None:
    """Single petals in the wind."""
    shape = petal(kind)
    for at in places:
        turn, long = rng.uniform(0, 2 * math.pi), rng.uniform(*size)
        outline = placed(shape, at, turn, long, rng.uniform(0.3, 0.9), rng.uniform(0, math.pi))
        tip = (at[0] + math.cos(turn) * long, at[1] + math.sin(turn) * long)
        sheet.fill(outline, kind.heart, kind.tip, (at, tip), kind.edge, 0.7, alpha=0.95)
