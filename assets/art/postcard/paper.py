"""Papers and sand: what the cards are printed on, and the edges where a picture ends."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw, ImageFilter
from river_view import Pixels, noise
from woodblock import rgb

MM = 300 / 25.4


def sheet(size: tuple[int, int], tone: str, seed: int, cloudy: float = 1.0) -> Pixels:
    """Soft paper: cloudy, a little fibrous."""
    shape = (size[1], size[0])
    values = np.broadcast_to(rgb(tone), (*shape, 3)).copy()
    cloud = noise(shape, (1.4, 1.4), seed) * 0.0035 + noise(shape, (9, 9), seed + 1) * 0.0035 * cloudy
    values += cloud[..., None] * np.array([0.8, 1.0, 1.2], np.float32)
    rng = np.random.default_rng(seed)
    fibres = Image.new("L", size, 0)
    pen = ImageDraw.Draw(fibres)
    for _ in range(round(420 * size[0] * size[1] / 2_064_388)):
        x, y, a, long = rng.uniform(0, size[0]), rng.uniform(0, size[1]), rng.uniform(0, 6.28), rng.uniform(14, 60)
        bend = rng.uniform(-0.8, 0.8)
        at = np.linspace(0, 1, 8)
        pen.line(
            [(x + t * long * np.cos(a + bend * t), y + t * long * np.sin(a + bend * t)) for t in at],
            int(rng.uniform(14, 46)),
            1,
        )
    share = np.asarray(fibres.filter(ImageFilter.GaussianBlur(0.6)), np.float32)[..., None] / 255
    return values * (1 - share) + rgb("#96744c") * share


def brushed_foot(size: tuple[int, int], y: float, seed: int) -> Pixels:
    """A mask, 1 above and 0 below: a picture's foot as a broad dry brush leaves it, in long level strokes."""
    height, width = size[1], size[0]
    rows = np.arange(height, dtype=np.float32)[:, None]
    streak = noise((height, width), (1.1, 150), seed) * 15 + noise((height, width), (5, 260), seed + 1) * 16
    bristle = noise((height, width), (0.8, 34), seed + 2) * 7
    return np.clip((y + streak + bristle - rows) / 9 + 0.5, 0, 1)


def deckled(size: tuple[int, int], inset: float, seed: int, ragged: float = 5.0) -> Pixels:
    """A mask, 1 inside: a sheet whose four edges were torn, not cut."""
    height, width = size[1], size[0]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    tear = noise((height, width), (5, 5), seed) * ragged * 0.5 + noise((height, width), (28, 28), seed + 1) * ragged
    away = np.minimum(np.minimum(x, width - 1 - x), np.minimum(y, height - 1 - y))
    return np.clip((away - inset + tear) / 2.5 + 0.5, 0, 1)


def blend(below: Pixels, above: Pixels, mask: Pixels) -> Pixels:
    """`above` where the mask is 1, `below` where it is 0."""
    return below * (1 - mask[..., None]) + above * mask[..., None]


def box_px(x: float, y: float, width: float, height: float) -> tuple[int, int, int, int]:
    """Left, top, right, bottom in pixels of a box in millimetres."""
    return round(x * MM), round(y * MM), round((x + width) * MM), round((y + height) * MM)
