"""How high the relief stands round every point, so that the live shader can cast soft shadows with one look-up."""

from __future__ import annotations

import numpy as np
from scipy.ndimage import gaussian_filter

SHRINK = 4
HIGHEST = 1.5
"""Steepest horizon that is told apart, as a tangent."""


def horizon(height: np.ndarray, azimuths: int = 16, reach_px: int = 26) -> np.ndarray:
    """The horizon's tangent as a + b cos(azimuth) + c sin(azimuth), by least squares: a, b, c at a quarter of the size.

    `height` in picture pixels; azimuth counter-clockwise from the right; `reach_px` in pixels of the small picture.
    """
    rows, columns = (n // SHRINK for n in height.shape)
    small = height.reshape(rows, SHRINK, columns, SHRINK).max((1, 3)) / SHRINK
    ground = height.reshape(rows, SHRINK, columns, SHRINK).mean((1, 3)) / SHRINK
    padded = np.pad(small, reach_px + 1, mode="edge")
    fit = np.zeros((rows, columns, 3))
    for azimuth in np.arange(azimuths) * 2 * np.pi / azimuths:
        c, s = np.cos(azimuth), np.sin(azimuth)
        tangent = np.zeros((rows, columns))
        for step in (1, 2, 3, 4, 6, 8, 11, 15, 20, reach_px):
            x, y = reach_px + 1 + round(c * step), reach_px + 1 - round(s * step)
            tangent = np.maximum(tangent, (padded[y : y + rows, x : x + columns] - ground) / step)
        tangent = np.minimum(tangent, HIGHEST)
        fit += tangent[..., None] * np.array([1.0, 2 * c, 2 * s]) / azimuths
    return gaussian_filter(fit, (0.7, 0.7, 0))


def shadow_channels(height: np.ndarray) -> np.ndarray:
    """The horizon as three channels of 0..1: a / 1.5, then b and c as n / 3 + 1/2."""
    fit = horizon(height)
    return np.clip(np.dstack([fit[..., 0] / HIGHEST, fit[..., 1:] / (2 * HIGHEST) + 0.5]), 0, 1)
