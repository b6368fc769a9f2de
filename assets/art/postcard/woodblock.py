"""Prints a view as a woodblock would: few flat colours, a dark key line, graded skies, paper that shows through."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
from river_view import Pixels, Stretch, layer, noise, over, river


def rgb(code: str) -> Pixels:
    """A colour such as "#2a2018" as values 0..1."""
    return np.array([int(code[i : i + 2], 16) for i in (1, 3, 5)], np.float32) / 255


def bokashi(size: tuple[int, int], stops: list[tuple[float, str]], seed: int, ragged: float = 0.012) -> Pixels:
    """A hand-wiped gradient down the sheet through colours at shares of its height, its bands a little uneven."""
    width, height = size
    wander = noise((height // 4 + 1, width // 4 + 1), (10, 160), seed) * ragged
    wander = cv2.resize(wander, size, interpolation=cv2.INTER_CUBIC)
    at = np.linspace(0, 1, height, dtype=np.float32)[:, None] + wander
    places = [place for place, _ in stops]
    colours = np.stack([rgb(code) for _, code in stops])
    return np.stack([np.interp(at, places, colours[:, i]) for i in range(3)], axis=2).astype(np.float32)


def grade(values: Pixels, contrast: float = 1.0, warm: float = 0.0, colour: float = 1.0, lift: float = 0.0) -> Pixels:
    """Contrast about the middle, warmth (red up, blue down), saturation, and shadows lifted."""
    grey = values @ np.array([0.299, 0.587, 0.114], np.float32)
    toned = grey[..., None] + (values - grey[..., None]) * colour
    toned = (toned - 0.5) * contrast + 0.5 + np.array([warm, warm * 0.25, -warm], np.float32)
    return np.clip(toned * (1 - lift) + lift, 0, 1).astype(np.float32)


def flat_colours(picture: Pixels, count: int, seed: int, soften: int = 2) -> Pixels:
    """The picture in `count` inks, every area smoothed first so that it reads as one cut block."""
    eight = (np.clip(picture, 0, 1) * 255).astype(np.uint8)
    for _ in range(soften):
        eight = cv2.bilateralFilter(eight, 7, 34, 5)
    lab = cv2.cvtColor(eight.astype(np.float32) / 255, cv2.COLOR_RGB2LAB)
    few = cv2.resize(lab, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA).reshape(-1, 3)
    cv2.setRNGSeed(seed)
    stop = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, 24, 0.4)
    _, _, inks = cv2.kmeans(few, count, None, stop, 2, cv2.KMEANS_PP_CENTERS)
    inks = inks[np.argsort(inks[:, 0])]
    far = ((lab[:, :, None, :] - inks[None, None]) ** 2).sum(axis=3)
    # A soft choice between neighbours keeps the edges of the blocks smooth.
    share = np.exp(-(far - far.min(axis=2, keepdims=True)) / 22.0)
    share /= share.sum(axis=2, keepdims=True)
    return np.clip(cv2.cvtColor((share @ inks).astype(np.float32), cv2.COLOR_LAB2RGB), 0, 1)


def key_line(picture: Pixels, fine: float = 1.1, strength: float = 9.0) -> Pixels:
    """Where the carved outline prints, 0..1: thin dark lines along every edge of the picture."""
    grey = cv2.cvtColor(np.clip(picture, 0, 1).astype(np.float32), cv2.COLOR_RGB2GRAY)
    near = cv2.GaussianBlur(grey, (0, 0), fine)
    wide = cv2.GaussianBlur(grey, (0, 0), fine * 2.2)
    return np.clip((wide - near) * strength - 0.10, 0, 1)


def outline(alpha: Pixels, wide: float = 1.6) -> Pixels:
    """The line around a layer's outer edge, 0..1."""
    soft = cv2.GaussianBlur(alpha, (0, 0), wide)
    return np.clip(1 - np.abs(soft - 0.5) * 2.6, 0, 1) * (alpha > 0.02)


def washi(shape: tuple[int, int], seed: int, depth: float = 1.0) -> Pixels:
    """How much light the printed paper gives back, about 1: mottled by the baren, with the block's grain across."""
    height, width = shape
    mottle = noise(shape, (1.2, 1.2), seed) * 0.012 + noise(shape, (14, 14), seed + 1) * 0.010
    grain = noise((height, width), (0.9, 60), seed + 2) * 0.008
    return (1 + (mottle + grain) * depth)[..., None].astype(np.float32)


def mist(view: Stretch, heights: tuple[float, float, float]) -> Pixels:
    """How much mist lies before each row, 0..1, growing between two heights above the quay (m)."""
    z = view.quay_y * view.size[1] / view.ppm - np.arange(view.size[1], dtype=np.float32)[:, None] / view.ppm
    share = np.clip((z - heights[0]) / (heights[1] - heights[0]), 0, 1)
    return share * share * (3 - 2 * share) * heights[2]


def print_shore(
    view: Stretch,
    sky: Pixels,
    deep: str,
    ink: str,
    toned: dict[str, float],
    seed: int,
    inks: int = 16,
    haze: float = 0.5,
    mist_m: tuple[float, float, float] | None = None,
    dress: Callable[[str, Pixels], Pixels] = lambda _, plate: plate,
) -> Pixels:
    """The view as a print over a graded sky, its river included.

    `mist_m`: between these two heights buildings fade into the sky, by the share that stands third. `dress`: changes a
    layer, told by its name, before it is printed (snow, other leaves).
    """
    hazy = over(sky, layer(view, "far"), haze)
    near = sky.copy()
    line = np.zeros(sky.shape[:2], np.float32)
    cover = np.zeros(sky.shape[:2], np.float32)
    for name in ("buildings", "garden", "quay"):
        plate = dress(name, layer(view, name))
        alpha = plate[..., 3]
        if mist_m is not None:
            plate[..., 3] *= 1 - mist(view, mist_m)
            alpha = plate[..., 3]
        near = over(near, plate)
        line = np.maximum(line * (1 - alpha), outline(alpha) * 0.8)
        cover = np.maximum(cover, alpha)
    flat = flat_colours(grade(near, **toned), inks, seed)
    drawn = np.maximum(key_line(grade(near, **toned)), line) * cover
    ground = flat_colours(hazy, 10, seed + 1, 1) * 0.5 + hazy * 0.5
    shown = ground * (1 - cover[..., None]) + flat * cover[..., None]
    shown = shown * (1 - drawn[..., None] * 0.82) + rgb(ink) * drawn[..., None] * 0.82
    wet = river(shown, view, tuple(rgb(deep)), seed, calm=1.5)
    quay = layer(view, "quay")[..., 3:]
    wet = wet * (1 - quay) + shown * quay
    return np.clip(wet, 0, 1)
