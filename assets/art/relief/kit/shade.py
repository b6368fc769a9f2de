"""Light and dark over a picture: ovals, ramps, a shaft of light, and how the materials of works and lanes are cut."""

from __future__ import annotations

import numpy as np
from canvas import View
from carve.picture import Cut

from kit.light import pool

WORKS_CUTS: dict[str, Cut] = {
    "pane": Cut(0.3, 0.3, 3, 3, 0.42),
    "chimney": Cut(1.0, 1.2, 7, 7, 0.72),
    "iron": Cut(1.0, 1.3, 7, 7, 0.6),
    "pipe": Cut(1.0, 1.3, 7, 7, 0.7),
    "face": Cut(0.5, 0.6, 4, 4, 1.12),
    "umbrella": Cut(0.9, 1.5, 8, 8, 1.0),
    "rib": Cut(0.8, 0.4, 3, 3, 0.8),
    "banner": Cut(0.8, 1.5, 8, 8, 1.16),
    "flag": Cut(1.0, 1.5, 8, 8, 0.72),
    "facade": Cut(0.5, 0.9, 6, 5, 0.62),
    "lattice": Cut(0.8, 0.8, 4, 4, 0.5),
    "sign": Cut(0.6, 1.0, 6, 6, 0.7),
    "flame": Cut(0.9, 1.3, 6, 6, 1.2),
    "case": Cut(1.0, 1.5, 6, 7, 0.5),
    "hollow": Cut(0.8, 0.5, 4, 4, 1.1),
    "stream": Cut(0.9, 1.0, 5, 5, 1.2),
    "hood": Cut(0.9, 1.3, 7, 7, 0.7),
    "cushion": Cut(0.9, 1.0, 6, 6, 0.9),
    "echo": Cut(0.35, 0.7, 6, 6, 0.5),
}
"""Kinds that kit/works.py and kit/lanes.py add; a panel may give its own in place of any."""


def _grid(view: View) -> tuple[np.ndarray, np.ndarray]:
    rows, columns = view.thing.shape[0] // 2, view.thing.shape[1] // 2
    yy, xx = np.mgrid[:rows, :columns]
    return xx / columns, yy / rows


def level(view: View, value: float) -> np.ndarray:
    """The same light everywhere (final size)."""
    return np.full((view.thing.shape[0] // 2, view.thing.shape[1] // 2), value)


def oval(view: View, x: float, y: float, wide: float, tall: float, bright: float, soft: float = 2.0) -> np.ndarray:
    """A soft oval of light at x, y; all lengths are parts of the picture's width or height."""
    return bright * pool(view, (x, y), wide, wide / (0.5625 * tall), soft)


def ramp(view: View, start: tuple[float, float], end: tuple[float, float], first: float, last: float) -> np.ndarray:
    """Light that goes from `first` at one place to `last` at another (parts of width and height), even beyond."""
    across, down = _grid(view)
    dx, dy = end[0] - start[0], end[1] - start[1]
    t = np.clip(((across - start[0]) * dx + (down - start[1]) * dy) / (dx * dx + dy * dy), 0, 1)
    return first + (last - first) * t * t * (3 - 2 * t)


def shaft(
    view: View, start: tuple[float, float], end: tuple[float, float], widths: tuple[float, float], bright: float
) -> np.ndarray:
    """A shaft of light from a window to the floor, soft at its sides; widths are parts of the picture's width."""
    across, down = _grid(view)
    dx, dy = end[0] - start[0], (end[1] - start[1]) * 9 / 16
    px, py = across - start[0], (down - start[1]) * 9 / 16
    reach = np.hypot(dx, dy)
    t = (px * dx + py * dy) / reach**2
    side = np.abs(px * dy - py * dx) / reach
    half = (widths[0] + (widths[1] - widths[0]) * np.clip(t, 0, 1)) / 2
    return bright * np.exp(-((side / half) ** 4)) * np.clip((t + 0.08) / 0.12, 0, 1) * np.clip((1.12 - t) / 0.15, 0, 1)
