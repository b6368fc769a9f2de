"""Cameras: the tilted square-on one of the strip and the one that looks about from the ship."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from stage import TILT_DEG


@dataclass(frozen=True)
class Camera:
    """How places become pixels; `eye` is (place, 1) or, for a square-on camera, (direction of sight, 0)."""

    to_clip: np.ndarray
    size: tuple[int, int]
    eye: tuple[float, float, float, float]
    pixel: float
    right: np.ndarray
    upward: np.ndarray
    sight: np.ndarray


def square_on(x0: float, x1: float, z0: float, z1: float, px_per_m: float, tilt_deg: float = TILT_DEG) -> Camera:
    """The strip's camera: picture metres x0..x1 and z0..z1, parallel sight tilted down."""
    t = math.radians(tilt_deg)
    right, upward = np.array([1.0, 0, 0]), np.array([0.0, math.sin(t), math.cos(t)])
    sight = np.array([0.0, math.cos(t), -math.sin(t)])
    near, far = -120.0, 700.0
    m = np.zeros((4, 4))
    m[0, :3], m[0, 3] = right * 2 / (x1 - x0), -(x1 + x0) / (x1 - x0)
    m[1, :3], m[1, 3] = upward * 2 / (z1 - z0), -(z1 + z0) / (z1 - z0)
    m[2, :3], m[2, 3] = sight * 2 / (far - near), -(far + near) / (far - near)
    m[3, 3] = 1
    size = (round((x1 - x0) * px_per_m), round((z1 - z0) * px_per_m))
    return Camera(m, size, (*sight, 0.0), 1 / px_per_m, right, upward, sight)


def looking(
    place: tuple[float, float, float], sight: np.ndarray, upward: np.ndarray, side_px: int, fov_deg: float = 90.0
) -> Camera:
    """A square view from a place, e.g. one face of a cube."""
    right = np.cross(sight, upward)
    near, far = 0.4, 6000.0
    k = 1 / math.tan(math.radians(fov_deg) / 2)
    view = np.eye(4)
    view[0, :3], view[1, :3], view[2, :3] = right, upward, -sight
    view[:3, 3] = view[:3, :3] @ -np.array(place)
    lens = np.zeros((4, 4))
    lens[0, 0] = lens[1, 1] = k
    lens[2, 2], lens[2, 3], lens[3, 2] = -(far + near) / (far - near), -2 * far * near / (far - near), -1
    pixel = 2 / (k * side_px)
    return Camera(lens @ view, (side_px, side_px), (*place, 1.0), pixel, right, upward, sight)
