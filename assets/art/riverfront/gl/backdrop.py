"""A simple sky and river for previews and cards; the station draws its own."""

from __future__ import annotations

import math

import numpy as np
from stage import TILT_DEG

from gl.device import noise_tile
from gl.lights import Light

WATER_Z = -4.2 * math.cos(math.radians(TILT_DEG))


def filmic(c: np.ndarray, light: Light) -> np.ndarray:
    """As `filmic` in tone.glsl, then to display code values 0..255."""
    inset = np.array(
        [
            (0.842479062253094, 0.0784335999999992, 0.0792237451477643),
            (0.0423282422610123, 0.878468636469772, 0.0791661274605434),
            (0.0423756549057051, 0.0784336, 0.879142973793104),
        ]
    )
    outset = np.linalg.inv(inset)
    x = (np.clip(np.log2(np.maximum((c * light.exposure) @ inset.T, 1e-6)), -12.47393, 4.026069) + 12.47393) / 16.499999
    x = 15.5 * x**6 - 40.14 * x**5 + 31.96 * x**4 - 6.868 * x**3 + 0.4298 * x**2 + 0.1191 * x - 0.00232
    x = np.maximum(x, 0) ** light.contrast
    luma = (x @ np.array([0.2126, 0.7152, 0.0722]))[..., None]
    x = luma + light.saturation * (x - luma)
    x = x * (1 - light.sepia) + light.sepia * luma * np.array([1.10, 0.98, 0.80])
    return np.clip(x @ outset.T, 0, 1) * 255


def sky_rows(light: Light, width: int, height: int, z: tuple[float, float]) -> np.ndarray:
    """A sky with soft clouds behind picture heights z0..z1."""
    heights = np.linspace(z[1], z[0], height)
    rise = np.clip((heights - 2) / 95, 0.0, 1.0) * 0.75
    azimuth = np.linspace(-0.5, 0.5, width)
    d = np.zeros((height, width, 3))
    d[..., 2] = rise[:, None]
    flat = np.sqrt(1 - d[..., 2] ** 2)
    d[..., 0], d[..., 1] = flat * np.sin(azimuth), flat * np.cos(azimuth)
    sky = light.sky(d.reshape(-1, 3)).reshape(height, width, 3)
    tile = noise_tile().astype("f4") / 255
    rows = ((heights * 2.6) % 256).astype(int)[:, None]
    columns = ((np.arange(width) * 300 / width) % 256).astype(int)[None, :]
    cloud = np.clip(tile[rows, columns, 0] * 1.6 - 0.75, 0, 1)[..., None] * 0.5
    bright = np.array(light.horizon) * 0.55 + sky * 0.6
    return filmic(sky * (1 - cloud) + bright * cloud, light).astype("u1")


def over(below: np.ndarray, above: np.ndarray) -> np.ndarray:
    """A straight-alpha picture over an opaque one."""
    a = above[..., 3:].astype("f4") / 255
    return (above[..., :3] * a + below * (1 - a) + 0.5).astype("u1")


def water(light: Light, picture: np.ndarray, z: tuple[float, float], px_per_m: float) -> np.ndarray:
    """The picture with its part below the water line replaced by a rippled, darker mirror image."""
    line = round((z[1] - WATER_Z) * px_per_m)
    count = picture.shape[0] - line
    if count <= 0:
        return picture
    result = picture.copy()
    tile = noise_tile().astype("f4") / 255
    width = picture.shape[1]
    columns = np.arange(width)
    deep = filmic(np.array(light.ground)[None] * 0.45, light)
    for row in range(count):
        metres = row / px_per_m
        # Waves look larger and longer towards the eye.
        stretch = 1 + metres * 0.35
        down = int(60 * math.log1p(metres * 4))
        wave = tile[down % 256, (columns / px_per_m * 9 / stretch).astype(int) % 256, 3] - 0.5
        swell = tile[(down // 3) % 256, (columns / px_per_m * 2 / stretch).astype(int) % 256, 1] - 0.5
        shift = (wave * 1.6 + swell * 1.2) * (0.4 + metres * 0.55) * px_per_m
        seen = np.zeros((width, 3), "f4")
        for tap in (-0.30, 0.0, 0.35, 0.8):
            source = line - 1 - row * 1.6 - shift + tap * metres * 0.35 * px_per_m
            seen += picture[np.clip(source, 0, line - 1).astype(int), columns]
        result[line + row] = np.clip(seen / 4 * (0.66 + wave[:, None] * 0.25) + deep * 0.35, 0, 255)
    return result
