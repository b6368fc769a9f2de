"""Making of whatever a camera gives what is looked at: three channels of 8 bit, upright, not too large."""

from __future__ import annotations

from typing import Any, Literal, cast

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.devices.smile_camera.faces import Picture
from kiosk.devices.smile_camera.source import MOST_ACROSS

Turn = Literal[0, 90, 180, 270]
_TURNS = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}


def three_channels(raw: NDArray[Any]) -> Picture:
    """Blue-green-red of 8 bit from a picture with one, three or four channels of 8 or 16 bit.

    Infrared cameras use 10 to 16 of 16 bits and don't say how many: the brightest point tells.
    """
    if raw.dtype == np.uint16:
        raw = (raw >> max(0, int(raw.max(initial=0)).bit_length() - 8)).astype(np.uint8)
    if raw.ndim == 2 or raw.shape[2] == 1:
        return cast(Picture, cv2.cvtColor(raw, cv2.COLOR_GRAY2BGR))
    if raw.shape[2] == 4:
        return cast(Picture, cv2.cvtColor(raw, cv2.COLOR_BGRA2BGR))
    return cast(Picture, raw)


def fitting(picture: Picture) -> Picture:
    """The picture, made smaller when its longer side is above `MOST_ACROSS`."""
    height, width = picture.shape[:2]
    if max(height, width) <= MOST_ACROSS:
        return np.ascontiguousarray(picture)
    scale = MOST_ACROSS / max(height, width)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return cast(Picture, cv2.resize(picture, size, interpolation=cv2.INTER_AREA))


def upright(picture: Picture, rotate_deg: Turn) -> Picture:
    """The picture turned clockwise."""
    return picture if rotate_deg == 0 else cast(Picture, cv2.rotate(picture, _TURNS[rotate_deg]))
