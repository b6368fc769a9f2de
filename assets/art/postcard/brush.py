"""Drawing by program: filled shapes with soft edges and graded colour, tapering strokes, growing twigs.

Coordinates are pixels of the finished picture; every shape is drawn four times finer and laid on where it belongs.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from random import Random

import cv2
import numpy as np
from woodblock import rgb

Point = tuple[float, float]
Points = np.ndarray
_FINER = 4


class Sheet:
    """A clear sheet (float RGBA, colours multiplied by alpha) that shapes are laid on one after the other."""

    def __init__(self, size: tuple[int, int]) -> None:
        self.size = size
        self.values = np.zeros((size[1], size[0], 4), np.float32)

    def fill(
        self,
        outline: Points,
        colour: str,
        towards: str | None = None,
        grade: tuple[Point, Point] | None = None,
        edge: str | None = None,
        edge_px: float = 1.2,
        alpha: float = 1.0,
        blur: float = 0.0,
    ) -> None:
        """A closed shape. `towards`: a second colour reached along `grade` (from, to). `edge`: a fine outline."""
        outline = np.asarray(outline, np.float32)
        margin = 4 + blur * 3
        x0, y0 = np.floor(outline.min(axis=0) - margin).astype(int)
        x1, y1 = np.ceil(outline.max(axis=0) + margin).astype(int)
        x0, y0, x1, y1 = max(x0, 0), max(y0, 0), min(x1, self.size[0]), min(y1, self.size[1])
        if x1 <= x0 or y1 <= y0:
            return
        wide, high = x1 - x0, y1 - y0
        fixed = np.round((outline - (x0, y0)) * _FINER * 16).astype(np.int32)
        mask = self._drawn(fixed, (wide, high), None)
        ink = np.broadcast_to(rgb(colour), (high, wide, 3)).astype(np.float32)
        if towards is not None and grade is not None:
            (ax, ay), (bx, by) = grade
            y, x = np.mgrid[y0:y1, x0:x1].astype(np.float32)
            length = max((bx - ax) ** 2 + (by - ay) ** 2, 1e-6)
            share = np.clip(((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length, 0, 1)[..., None]
            ink = ink * (1 - share) + rgb(towards) * share
        if edge is not None:
            line = self._drawn(fixed, (wide, high), max(1, round(edge_px * _FINER)))[..., None]
            ink = ink * (1 - line) + rgb(edge) * line
            mask = np.maximum(mask, line[..., 0])
        if blur:
            mask = cv2.GaussianBlur(mask, (0, 0), blur)
        cover = (mask * alpha)[..., None]
        under = self.values[y0:y1, x0:x1]
        under *= 1 - cover
        under[..., :3] += ink * cover
        under[..., 3:] += cover

    @staticmethod
    def _drawn(fixed: Points, size: tuple[int, int], line: int | None) -> np.ndarray:
        plate = np.zeros((size[1] * _FINER, size[0] * _FINER), np.uint8)
        if line is None:
            cv2.fillPoly(plate, [fixed], 255, cv2.LINE_AA, 4)
        else:
            cv2.polylines(plate, [fixed], True, 255, line, cv2.LINE_AA, 4)
        return cv2.resize(plate, size, interpolation=cv2.INTER_AREA).astype(np.float32) / 255

    def stroke(self, path: Points, widths: Sequence[float], colour: str, **look: object) -> None:
        """A stroke along a path, as wide as told at each of its points."""
        self.fill(taper(path, widths), colour, **look)  # type: ignore[arg-type]

    def dot(self, at: Point, radius: float, colour: str, **look: object) -> None:
        """A round spot."""
        turn = np.linspace(0, 2 * math.pi, 28, endpoint=False)
        self.fill(np.stack([at[0] + radius * np.cos(turn), at[1] + radius * np.sin(turn)], 1), colour, **look)  # type: ignore[arg-type]

    def lay_on(self, picture: np.ndarray, strength: float = 1.0) -> np.ndarray:
        """The picture with the sheet over it."""
        return picture * (1 - self.values[..., 3:] * strength) + self.values[..., :3] * strength

    def shade_on(self, picture: np.ndarray, offset: tuple[int, int], blur: float, depth: float) -> np.ndarray:
        """The picture with the sheet's soft shadow on it."""
        shade = cv2.GaussianBlur(self.values[..., 3], (0, 0), blur)
        shade = np.roll(shade, offset, axis=(1, 0))
        return picture * (1 - shade[..., None] * depth)


def curve(points: Sequence[Point], steps: int = 14) -> Points:
    """A smooth line through the points (Catmull-Rom)."""
    p = np.asarray(points, np.float32)
    p = np.concatenate([2 * p[:1] - p[1:2], p, 2 * p[-1:] - p[-2:-1]])
    line: list[Points] = []
    for a, b, c, d in zip(p, p[1:], p[2:], p[3:], strict=False):
        t = np.linspace(0, 1, steps, endpoint=False, dtype=np.float32)[:, None]
        line.append(0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3))
    return np.concatenate([*line, p[-2:-1]])


def taper(path: Points, widths: Sequence[float]) -> Points:
    """The outline of a stroke: widths are spread evenly along the path."""
    path = np.asarray(path, np.float32)
    along = np.gradient(path, axis=0)
    along /= np.maximum(np.linalg.norm(along, axis=1, keepdims=True), 1e-6)
    across = np.stack([-along[:, 1], along[:, 0]], axis=1)
    wide = np.interp(np.linspace(0, 1, len(path)), np.linspace(0, 1, len(widths)), widths)[:, None] / 2
    return np.concatenate([path + across * wide, (path - across * wide)[::-1]])


def placed(shape: Points, at: Point, turn: float, size: float, squash: float = 1.0, lean: float = 0.0) -> Points:
    """A shape drawn about (0, 0), made `size` times as large, squashed along `lean` (radians), turned, moved."""
    shape = np.asarray(shape, np.float32) * size
    c, s = math.cos(turn), math.sin(turn)
    shape = shape @ np.array([[c, s], [-s, c]], np.float32)
    if squash != 1.0:
        c, s = math.cos(lean), math.sin(lean)
        turned = shape @ np.array([[c, -s], [s, c]], np.float32)
        turned[:, 1] *= squash
        shape = turned @ np.array([[c, s], [-s, c]], np.float32)
    return shape + np.asarray(at, np.float32)


def wander(start: Point, angle: float, length: float, rng: Random, bend: float = 0.5, kinks: int = 4) -> Points:
    """A twig's line: it goes on as it began, with a knee here and there and a pull upwards."""
    points = [start]
    x, y = start
    for n in range(kinks):
        angle += rng.uniform(-bend, bend) * (0.5 + n / kinks)
        step = length / kinks * rng.uniform(0.75, 1.25)
        x, y = x + math.cos(angle) * step, y + math.sin(angle) * step
        points.append((x, y))
    return curve(points, 8)


def branch(
    sheet: Sheet, path: Points, thick: float, thin: float, dark: str, light: str, rng: Random, rough: float = 0.10
) -> None:
    """Wood: a knotty stroke with a lit upper side, dark flecks and short rings of bark."""
    count = max(6, len(path) // 4)
    widths = [
        (thick + (thin - thick) * (n / (count - 1)) ** 0.8) * (1 + rng.uniform(-rough, rough)) for n in range(count)
    ]
    sheet.stroke(path, widths, dark)
    lit = path + np.array([-0.10, -0.22], np.float32) * np.linspace(thick, thin, len(path), dtype=np.float32)[:, None]
    sheet.stroke(lit, [w * 0.34 for w in widths], light, alpha=0.75, blur=0.8)
    for n in range(2, len(path) - 2):
        wide = thick + (thin - thick) * n / len(path)
        if wide > 5 and rng.random() < 0.42:
            x, y = path[n] + np.array([rng.uniform(-0.35, 0.35), rng.uniform(-0.35, 0.35)]) * wide
            dx, dy = path[n + 1] - path[n - 1]
            turn = math.atan2(dy, dx) + math.pi / 2 + rng.uniform(-0.5, 0.5)
            reach = wide * rng.uniform(0.08, 0.24)
            fleck = np.array([(x - math.cos(turn) * reach, y - math.sin(turn) * reach), (x, y)])
            fleck = np.concatenate([fleck, [(x + math.cos(turn) * reach, y + math.sin(turn) * reach)]])
            sheet.stroke(
                fleck,
                [0.6, wide * 0.09 + 0.7, 0.6],
                rng.choice((light, "#1c1512", "#1c1512")),
                alpha=rng.uniform(0.3, 0.7),
            )
