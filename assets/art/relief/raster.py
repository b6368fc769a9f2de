"""A z-buffer: distance and thing number at every pixel. Exact depth needs no light, so no ray tracer is needed."""

from __future__ import annotations

import numpy as np
from numba import njit

NEAR_M = 0.05


def rasterise(
    eye_points: np.ndarray,
    triangles: np.ndarray,
    numbers: np.ndarray,
    focal_px: float,
    centre_px: tuple[float, float],
    shape: tuple[int, int],
    far_m: float,
) -> tuple[np.ndarray, np.ndarray]:
    """Depth in metres (float64) and thing number (int32, 0 where nothing is) of shape (rows, columns).

    `eye_points`: (n, 3) right, up and ahead of the camera in metres; `numbers`: one a triangle; `centre_px`: x, y where
    the camera looks.
    """
    corners, numbers = _clipped(eye_points[triangles], numbers)
    inverse = 1.0 / corners[..., 2]
    x = centre_px[0] + focal_px * corners[..., 0] * inverse - 0.5
    y = centre_px[1] - focal_px * corners[..., 1] * inverse - 0.5
    nearness = np.full(shape, 1.0 / far_m)
    thing = np.zeros(shape, np.int32)
    _fill(np.stack([x, y, inverse], axis=-1), numbers.astype(np.int32), nearness, thing)
    return 1.0 / nearness, thing


def _clipped(corners: np.ndarray, numbers: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Triangles cut at the near plane; those wholly in front are kept as they are."""
    ahead = (corners[..., 2] > NEAR_M).sum(1)
    pieces, owners = [corners[ahead == 3]], [numbers[ahead == 3]]
    for triangle, number in zip(corners[(ahead > 0) & (ahead < 3)], numbers[(ahead > 0) & (ahead < 3)], strict=True):
        ring = []
        for a, b in zip(triangle, np.roll(triangle, -1, axis=0), strict=True):
            if a[2] > NEAR_M:
                ring.append(a)
            if (a[2] > NEAR_M) != (b[2] > NEAR_M):
                ring.append(a + (b - a) * (NEAR_M - a[2]) / (b[2] - a[2]))
        fan = [[ring[0], ring[k], ring[k + 1]] for k in range(1, len(ring) - 1)]
        pieces.append(np.array(fan))
        owners.append(np.full(len(fan), number))
    return np.concatenate(pieces), np.concatenate(owners)


@njit(cache=True)
def _fill(corners: np.ndarray, numbers: np.ndarray, nearness: np.ndarray, thing: np.ndarray) -> None:
    rows, columns = nearness.shape
    for n in range(corners.shape[0]):
        x0, y0, w0 = corners[n, 0]
        x1, y1, w1 = corners[n, 1]
        x2, y2, w2 = corners[n, 2]
        area = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)
        if area == 0.0:
            continue
        left, right = max(0, int(np.ceil(min(x0, x1, x2)))), min(columns - 1, int(np.floor(max(x0, x1, x2))))
        top, bottom = max(0, int(np.ceil(min(y0, y1, y2)))), min(rows - 1, int(np.floor(max(y0, y1, y2))))
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                a = ((x1 - column) * (y2 - row) - (x2 - column) * (y1 - row)) / area
                b = ((x2 - column) * (y0 - row) - (x0 - column) * (y2 - row)) / area
                c = 1.0 - a - b
                if a >= 0.0 and b >= 0.0 and c >= 0.0:
                    near = a * w0 + b * w1 + c * w2
                    if near > nearness[row, column]:
                        nearness[row, column] = near
                        thing[row, column] = numbers[n]
