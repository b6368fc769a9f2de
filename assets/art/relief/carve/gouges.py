"""Gouge strokes: evenly spaced, tapering cuts that follow a direction, like a woodcutter's V-tool."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from PIL import Image, ImageDraw
from scipy.ndimage import distance_transform_edt

Place = Callable[[float, float], float]


def gouge(
    mask: np.ndarray,
    direction: Place,
    spacing: Place,
    *,
    length_px: float,
    fill: float = 0.5,
    deep: float = 0.8,
    seed: int = 0,
    tone: Place | None = None,
) -> np.ndarray:
    """Cuts (negative heights, pixels) inside `mask`. `direction` in radians, `spacing` in pixels, `fill` the part of
    the spacing that is cut away, `tone` 0..1 makes cuts wider (dark) or thinner (light) by place.
    """
    rows, columns = mask.shape
    random = np.random.default_rng(seed)
    taken = np.zeros(mask.shape, bool)
    picture = Image.new("L", (columns, rows), 0)
    pen = ImageDraw.Draw(picture)
    ys, xs = np.nonzero(mask[::4, ::4])
    order = random.permutation(len(ys))
    for n in order:
        x, y = float(xs[n] * 4), float(ys[n] * 4)
        if taken[int(y), int(x)]:
            continue
        gap = spacing(x, y)
        limit = length_px * random.uniform(0.5, 1.2)
        line = _follow(mask, taken, direction, x, y, gap, limit)
        if len(line) < 5:
            taken[int(y), int(x)] = True
            continue
        _claim(taken, line, gap)
        _draw(pen, line, fill, spacing, tone)
    inside = distance_transform_edt(np.asarray(picture) > 127)
    return -deep * np.minimum(inside, 14) * mask


def _follow(
    mask: np.ndarray, taken: np.ndarray, direction: Place, x: float, y: float, gap: float, limit: float
) -> list[tuple[float, float]]:
    rows, columns = mask.shape
    stride = max(3.0, gap * 0.4)
    halves = []
    for way in (1, -1):
        px, py, walked, half = x, y, 0.0, []
        last = None
        while walked < limit / 2:
            angle = direction(px, py)
            dx, dy = math.cos(angle) * way, math.sin(angle) * way
            if last is not None and dx * last[0] + dy * last[1] < 0:
                dx, dy = -dx, -dy
            last = (dx, dy)
            px, py = px + dx * stride, py + dy * stride
            ix, iy = int(px), int(py)
            if not (0 <= ix < columns and 0 <= iy < rows) or not mask[iy, ix] or taken[iy, ix]:
                break
            half.append((px, py))
            walked += stride
        halves.append(half)
    return [*reversed(halves[1]), (x, y), *halves[0]]


def _claim(taken: np.ndarray, line: list[tuple[float, float]], gap: float) -> None:
    r = max(1, int(gap * 0.72))
    for x, y in line:
        taken[max(0, int(y) - r) : int(y) + r + 1, max(0, int(x) - r) : int(x) + r + 1] = True


def _draw(
    pen: ImageDraw.ImageDraw, line: list[tuple[float, float]], fill: float, spacing: Place, tone: Place | None
) -> None:
    points = np.array(line)
    along = np.gradient(points, axis=0)
    along /= np.linalg.norm(along, axis=1, keepdims=True) + 1e-9
    t = np.linspace(0, 1, len(points))
    taper = np.sin(np.pi * t**0.8) ** 0.7
    half = np.array([0.5 * fill * spacing(x, y) * (1 if tone is None else tone(x, y)) for x, y in line]) * taper
    normal = np.column_stack([-along[:, 1], along[:, 0]]) * half[:, None]
    outline = [tuple(p) for p in points + normal] + [tuple(p) for p in (points - normal)[::-1]]
    pen.polygon(outline, fill=255)
