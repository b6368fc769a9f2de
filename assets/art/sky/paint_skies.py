"""Paints the skies over the river, one for each light: python paint_skies.py OUT (needs numpy, SciPy and Pillow).

Each is wider than a screen: the ship's way along the shore and the slow clouds move the window on it.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from PIL import Image
from scipy.ndimage import gaussian_filter, map_coordinates

WIDE, HIGH = 3072, 720
# Widths of the picture, in heights of the sky.
ASPECT = 4.72
WEAVE = 1024
# Where the light comes from, in heights of the sky from the picture's middle.
SUN = -1.1

# From the zenith down to the far bank; then a cloud's shade and edge, the glow round the sun, how much is covered.
SKIES = {
    "day": (["#3a74b8", "#6ea2d6", "#abcfe8", "#e3edee"], "#a4b5c6", "#ffffff", "#1c160a", 0.50),
    "dusk": (["#18264a", "#4f587f", "#c88f83", "#ffc182"], "#4d4660", "#ffb98a", "#4a2409", 0.55),
    "night": (["#050813", "#0b1226", "#181f39", "#3d3540"], "#0a0e1a", "#31364a", "#0e0b07", 0.40),
    "past": (["#a09a89", "#bab09a", "#dbcdad", "#f0e2c4"], "#a2988a", "#f6ecd8", "#181209", 0.52),
}


def colour(code: str) -> np.ndarray:
    return np.array([int(code[at : at + 2], 16) for at in (1, 3, 5)]) / 255


def smooth(low: float, high: float, value: np.ndarray) -> np.ndarray:
    share = np.clip((value - low) / (high - low), 0, 1)
    return share * share * (3 - 2 * share)


def noise(rng: np.random.Generator, lowest: int, fall: float) -> np.ndarray:
    """Periodic noise of about 0..1 whose strength falls with frequency."""
    frequency = np.hypot(*np.meshgrid(*[np.fft.fftfreq(WEAVE) * WEAVE] * 2))
    strength = np.where(frequency >= lowest, 1 / np.maximum(frequency, 1) ** fall, 0)
    field = np.fft.ifft2(np.fft.fft2(rng.standard_normal((WEAVE, WEAVE))) * strength).real
    low, high = np.percentile(field, (1, 99))
    return (field - low) / (high - low)


def taken(weave: np.ndarray, across: np.ndarray, down: np.ndarray) -> np.ndarray:
    """The weave at places that repeat every 1.0."""
    return map_coordinates(weave, [down * WEAVE, across * WEAVE], order=1, mode="grid-wrap")


def paint(name: str) -> Image.Image:
    rng = np.random.default_rng(11)
    bodies, wisps = noise(rng, 3, 2.15), noise(rng, 2, 1.75)
    air, shade, edge, glow, cover = SKIES[name]
    y = ((np.arange(HIGH) + 0.5) / HIGH)[:, None] * np.ones((1, WIDE))
    x = ((np.arange(WIDE) + 0.5) / WIDE - 0.5)[None, :] * ASPECT * np.ones((HIGH, 1))
    zenith, upper, lower, horizon = (colour(code) for code in air)
    sky = zenith + (upper - zenith) * smooth(0.0, 0.50, y)[..., None]
    sky += (lower - sky) * smooth(0.36, 0.82, y)[..., None]
    sky += (horizon - sky) * smooth(0.70, 1.0, y)[..., None]
    sun = np.exp(-((x - SUN) ** 2) * 0.5)
    sky += (sun * smooth(0.12, 1.0, y))[..., None] * colour(glow)

    # A ceiling of clouds in perspective: the nearer the horizon, the flatter and the closer together.
    away = 1 / (1.16 - y)
    across, along = x * away * 0.085, away * 0.16
    bent = taken(wisps, across * 0.7, along * 0.7) - 0.5
    body = taken(bodies, across + bent * 0.05, along * 1.25 + bent * 0.05)
    wisp = taken(wisps, across * 0.55 + 0.31, along * 2.2 + bent * 0.10)
    thick = smooth(1 - cover, 1.12 - cover * 0.25, body * 0.80 + wisp * 0.32)
    # Lit from where the sun is: the slope of the cloud towards it.
    slope = np.gradient(gaussian_filter(thick, (3, 6)), axis=1) * np.sign(x - SUN) * 46
    under = np.gradient(gaussian_filter(thick, (4, 7)), axis=0) * 29
    lit = np.clip(0.46 - slope * 0.5 + under * 0.55 + (wisp - 0.5) * 0.35 - (thick - 0.5) * 0.35, 0, 1)
    lit = np.clip(lit * (0.72 + 0.5 * sun), 0, 1)
    haze = smooth(0.45, 1.0, y)[..., None]
    dark = colour(shade) + (sky - colour(shade)) * haze * 0.62
    light = colour(edge) + (horizon - colour(edge)) * haze * 0.65
    cloud = dark + (light - dark) * lit[..., None]
    veil = thick * (0.88 - 0.62 * smooth(0.72, 1.0, y))
    sky += (cloud - sky) * veil[..., None]
    # A grain finer than a step of grey keeps the dark sky from showing bands.
    grain = rng.uniform(-0.6, 0.6, (HIGH, WIDE, 1)) / 255
    return Image.fromarray((np.clip(sky + grain, 0, 1) * 255 + 0.5).astype(np.uint8))


def main(out: Path) -> None:
    for name in SKIES:
        draft = out / f".{name}.part"
        paint(name).save(draft, format="WEBP", quality=90, method=6)
        draft.replace(out / f"{name}.webp")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
