"""Taking a frame's measure: the numbers by which it is judged."""

from __future__ import annotations

import cv2
import numpy as np

from kiosk.devices.smile_camera.faces import Picture
from kiosk.devices.smile_camera.picture_look import Look

_GRID = (18, 32)
_SMALL = (160, 90)
_CELL = 10
_SLOPE = np.arange(_CELL, dtype=np.float32) - (_CELL - 1) / 2
_BLOWN_LEVEL = 250
_EVEN_SPREAD = 1.0
_EVEN_SPREAD_SHARE = 0.03


def look_at(picture: Picture) -> Look:
    """The numbers of one picture."""
    height, width = picture.shape[:2]
    rows = (np.arange(_GRID[0]) * height + height // 2) // _GRID[0]
    columns = (np.arange(_GRID[1]) * width + width // 2) // _GRID[1]
    grid = picture[np.ix_(rows, columns)].mean(axis=2, dtype=np.float32)
    small = cv2.cvtColor(cv2.resize(picture, _SMALL, interpolation=cv2.INTER_AREA), cv2.COLOR_BGR2GRAY)
    cells = small.reshape(_SMALL[1] // _CELL, _CELL, _SMALL[0] // _CELL, _CELL).swapaxes(1, 2).astype(np.float32)
    # A gentle slope of light, as leaks in beside a hand on the lens, is no detail: it is taken out of each cell.
    for along in (_SLOPE, _SLOPE[:, None]):
        cells -= (cells * along).mean(axis=(2, 3), keepdims=True) / (_SLOPE**2).mean() * along
    mean_level = float(small.mean())
    detailed = cells.std(axis=(2, 3)) > max(_EVEN_SPREAD_SHARE * mean_level, _EVEN_SPREAD)
    return Look(
        max(width, height),
        grid,
        mean_level,
        float(np.percentile(small, 90)),
        float((small >= _BLOWN_LEVEL).mean()),
        float(detailed.mean()),
    )
