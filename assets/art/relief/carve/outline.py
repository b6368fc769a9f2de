"""The knife line around every thing: a groove just outside an edge, a rounded shoulder just inside."""

from __future__ import annotations

import numpy as np
from scipy.ndimage import distance_transform_edt


def edges(near: np.ndarray, thing: np.ndarray, jump: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Pixels on the far and on the near side of an edge; `near` is minus log depth."""
    far, front = np.zeros(near.shape, bool), np.zeros(near.shape, bool)
    for axis in (0, 1):
        a = [slice(None), slice(None)]
        b = [slice(None), slice(None)]
        a[axis], b[axis] = slice(0, -1), slice(1, None)
        one, two = tuple(a), tuple(b)
        change = near[two] - near[one]
        edge = (thing[one] != thing[two]) | (np.abs(change) > jump[one])
        far[one] |= edge & (change >= 0)
        front[two] |= edge & (change >= 0)
        far[two] |= edge & (change < 0)
        front[one] |= edge & (change < 0)
    return far, front


def knife_lines(
    depth_m: np.ndarray, thing: np.ndarray, jump: np.ndarray, width_px: np.ndarray, deep_px: np.ndarray, focal_px: float
) -> np.ndarray:
    """What the knife takes off (negative heights, pixels).

    `width_px` and `deep_px` are per thing in front; a step of minus log depth above `jump` is an edge within a thing.
    """
    near = -np.log(depth_m)
    far, front = edges(near, thing, jump)
    cut = np.zeros_like(near)
    outside, (iy, ix) = distance_transform_edt(~far, return_indices=True)
    behind = near < near[iy, ix] + 6 / focal_px
    inside, (jy, jx) = distance_transform_edt(~front, return_indices=True)
    width, deep = width_px[jy, jx], deep_px[jy, jx]
    groove = np.clip(1 - outside / width, 0, 1) ** 0.8
    cut -= np.where(behind & (outside < width), deep * groove, 0)
    on_front = (near >= near[jy, jx] - 6 / focal_px) & (outside > 0)
    shoulder = np.exp(-((inside / (0.9 * width)) ** 1.3))
    cut -= np.where(on_front, 0.45 * deep * shoulder, 0)
    return cut
