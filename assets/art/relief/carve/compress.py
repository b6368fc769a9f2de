"""Depth to bas-relief: slopes are kept, jumps become small steps, and the whole is solved back to height.

Heights are in pixels of the working picture, so a slope of 1 is 45 degrees whatever the distance.
"""

from __future__ import annotations

import numpy as np
from scipy.fft import dctn, idctn

STEEPEST = 1.25
"""Surface slopes are bent so that none is steeper than this."""


def relief_height(
    depth_m: np.ndarray,
    thing: np.ndarray,
    gain: np.ndarray,
    lift: np.ndarray,
    steep: np.ndarray,
    focal_px: float,
    step_px: float = 13,
) -> np.ndarray:
    """Height in pixels. `gain` scales a pixel's own slope, `lift` the step a thing makes over what lies behind; the
    larger `steep`, the steeper a surface may be before it counts as such a step.
    """
    near = -np.log(depth_m)
    return _solve(
        _slope(near, thing, gain, lift, steep, focal_px, step_px, axis=1),
        _slope(near, thing, gain, lift, steep, focal_px, step_px, axis=0),
    )


def _slope(
    near: np.ndarray,
    thing: np.ndarray,
    gain: np.ndarray,
    lift: np.ndarray,
    steep: np.ndarray,
    focal_px: float,
    step_px: float,
    axis: int,
) -> np.ndarray:
    last = near.shape[axis] - 1

    def ahead(a: np.ndarray) -> np.ndarray:
        return np.concatenate([np.take(a, range(1, last + 1), axis), np.take(a, [last], axis)], axis)

    change = ahead(near) - near
    front_gain = np.where(change > 0, ahead(gain), gain)
    front_lift = np.where(change > 0, ahead(lift), lift)
    surface = change * focal_px
    limit = STEEPEST * np.clip(2 * front_gain, 0.02, 1)
    bent = limit * np.tanh(surface * front_gain / limit)
    jump = (thing != ahead(thing)) | (np.abs(surface * front_gain) > 9 * steep)
    step = np.sign(change) * step_px * front_lift * (1 - np.exp(-np.abs(change) * 9))
    return np.where(jump, step, bent)


def _solve(gx: np.ndarray, gy: np.ndarray) -> np.ndarray:
    """Least-squares height from its slopes (Poisson with free edges, by cosine transform), broad swells flattened."""
    rows, columns = gx.shape
    div = np.zeros_like(gx)
    div[:, :-1] += gx[:, :-1]
    div[:, 1:] -= gx[:, :-1]
    div[:-1] += gy[:-1]
    div[1:] -= gy[:-1]
    spectrum = dctn(div, norm="ortho", workers=2)
    across, down = np.pi * np.arange(columns) / columns, np.pi * np.arange(rows) / rows
    bend = (2 * np.cos(across) - 2)[None] + (2 * np.cos(down) - 2)[:, None]
    bend[0, 0] = 1
    sigma = columns / 14
    broad = np.exp(-0.5 * (sigma * across) ** 2)[None] * np.exp(-0.5 * (sigma * down) ** 2)[:, None]
    spectrum *= (1 - 0.8 * broad) / bend
    spectrum[0, 0] = 0
    return idctn(spectrum, norm="ortho", workers=2)
