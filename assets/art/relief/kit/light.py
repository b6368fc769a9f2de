"""Light and dark of a picture as arrays at its final size: gradients, pools, beams of light."""

from __future__ import annotations

import numpy as np
from canvas import View
from PIL import Image, ImageDraw
from scipy.ndimage import gaussian_filter


def _grid(view: View) -> tuple[np.ndarray, np.ndarray]:
    """Place across and down, 0..1, of every pixel of the final picture."""
    rows, columns = view.thing.shape[0] // 2, view.thing.shape[1] // 2
    down, across = np.mgrid[:rows, :columns]
    return across / columns, down / rows


def steps(view: View, stops: list[tuple[float, float]]) -> np.ndarray:
    """Tone that changes down the picture; stops are (how far down 0..1, tone)."""
    _, down = _grid(view)
    return np.interp(down, [at for at, _ in stops], [tone for _, tone in stops])


def pool(view: View, at: tuple[float, float], radius: float, squash: float = 1.0, power: float = 2.0) -> np.ndarray:
    """1 at a place (across, down in 0..1), falling to 0 about `radius` widths away; `squash` above 1 flattens."""
    across, down = _grid(view)
    far = np.hypot(across - at[0], (down - at[1]) * 0.5625 * squash) / radius
    return np.exp(-(far**power))


def beam(view: View, corners: list[tuple[float, float]], soft: float = 0.012) -> np.ndarray:
    """1 inside a polygon of places (across, down in 0..1), 0 outside, with an edge `soft` picture widths wide."""
    rows, columns = view.thing.shape[0] // 2, view.thing.shape[1] // 2
    picture = Image.new("L", (columns, rows), 0)
    ImageDraw.Draw(picture).polygon([(x * columns, y * rows) for x, y in corners], fill=255)
    return gaussian_filter(np.asarray(picture) / 255.0, soft * columns)


def part(view: View, *kinds: str, soft_px: float = 1.0) -> np.ndarray:
    """1 where the picture shows one of these kinds, 0 elsewhere."""
    mask = view.mask(*kinds).astype(float)
    rows, columns = mask.shape
    return gaussian_filter(mask.reshape(rows // 2, 2, columns // 2, 2).mean((1, 3)), soft_px)


def spot(view: View, point: tuple[float, float, float]) -> tuple[float, float]:
    """Where a point of the scene falls, across and down in 0..1."""
    x, y, _ = view.pixel(point)
    return x / view.thing.shape[1], y / view.thing.shape[0]
