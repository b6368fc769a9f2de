"""The paper's tooth under a crayon: always the same at the same place of the side, on the glass as on the card."""

from __future__ import annotations

import functools
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

Shares = npt.NDArray[np.float32]
_PERIOD = 256
_FINE_MM = 0.22
_COARSE_MM = 0.52
_SOFT = 0.17
_RIM, _CORE = 0.53, 0.29
"""Where the paper stands lower than this, the crayon passes over it."""
_MOST = 236


@functools.lru_cache(maxsize=2)
def _tooth(seed: int) -> Shares:
    """Even noise 0..1 on a square that joins itself at its edges."""
    noise: Shares = np.random.default_rng(seed).random((_PERIOD, _PERIOD), dtype=np.float32)
    return noise


def _sampled(noise: Shares, x_cells: Any, y_cells: Any) -> Shares:
    """The noise between its cells, smooth."""
    left, top = np.floor(x_cells), np.floor(y_cells)
    across, down = x_cells - left, (y_cells - top)[:, None]
    across, down = across * across * (3 - 2 * across), down * down * (3 - 2 * down)
    column, row = left.astype(np.int64) % _PERIOD, (top.astype(np.int64) % _PERIOD)[:, None]
    right, below = (column + 1) % _PERIOD, (row + 1) % _PERIOD
    upper = noise[row, column] * (1 - across) + noise[row, right] * across
    lower = noise[below, column] * (1 - across) + noise[below, right] * across
    sampled: Shares = upper * (1 - down) + lower * down
    return sampled


@functools.lru_cache(maxsize=400)
def grain(
    left_px: int, top_px: int, size_px: int, px_per_mm: float, origin_px: tuple[float, float]
) -> tuple[Image.Image, Image.Image]:
    """How much of a square of pixels takes colour, 0..255: at the line's rim, and at its core."""
    along = np.arange(size_px, dtype=np.float32) + np.float32(0.5)
    x_mm = ((left_px - origin_px[0]) + along) / np.float32(px_per_mm)
    y_mm = ((top_px - origin_px[1]) + along) / np.float32(px_per_mm)
    fine = _sampled(_tooth(1), x_mm / np.float32(_FINE_MM), y_mm / np.float32(_FINE_MM))
    coarse = _sampled(_tooth(2), x_mm / np.float32(_COARSE_MM), y_mm / np.float32(_COARSE_MM))
    height = 0.66 * fine + 0.34 * coarse
    return _steep(height, _RIM), _steep(height, _CORE)


def _steep(height: Shares, low: float) -> Image.Image:
    share = np.clip((height - (low - _SOFT)) / (2 * _SOFT), 0, 1)
    return Image.fromarray((share * share * (3 - 2 * share) * _MOST).astype(np.uint8))
