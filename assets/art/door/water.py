"""Paints the door's night water, the light that plays on it, and the parts of a lamp: glow, flame and reflection.

Run with Pillow and numpy: python assets/art/door/water.py
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

OUT = Path(__file__).resolve().parents[2] / "door"
SIDE = 1440


def mix(stops: list[tuple[float, tuple[float, float, float]]], at: np.ndarray) -> np.ndarray:
    """Colours along a gradient of (place 0..1, RGB) stops, for every value of `at`."""
    places = [place for place, _ in stops]
    return np.stack([np.interp(at, places, [colour[channel] for _, colour in stops]) for channel in range(3)], axis=-1)


def waves(rng: np.random.Generator, height: int, width: int, round_about: bool = False) -> np.ndarray:
    """Low waves seen from a bank, -1..1: wide and calm near the lower edge, fine far off. `round_about`: the left edge
    meets the right one.
    """
    far = np.linspace(1, 0, height)[:, None]
    depth = 1 / (0.16 + 0.84 * (1 - far))
    across = np.linspace(0, 2 * np.pi, width, endpoint=False)[None, :]
    total = np.zeros((height, width))
    for _ in range(46):
        turns = int(rng.integers(1, 5 if round_about else 9))
        along = rng.uniform(14, 60)
        bend = 0 if round_about else rng.uniform(-0.4, 0.4)
        phase = rng.uniform(0, 2 * np.pi)
        sway = (0.3 if round_about else 0.9) * np.sin(across * int(rng.integers(1, 4)) + rng.uniform(0, 2 * np.pi))
        total += np.sin(turns * across * (1 if round_about else depth**0.35) + along * depth + sway + bend + phase) / (
            1 + 0.25 * turns
        )
    return total / np.abs(total).max()


def water(rng: np.random.Generator) -> Image.Image:
    """Dark, with a breath of the sky far off and of the bank close by."""
    rows = np.linspace(0, 1, SIDE)
    picture = mix([(0, (21, 38, 52)), (0.2, (19, 39, 52)), (0.55, (12, 27, 38)), (1, (7, 14, 21))], rows)[
        :, None, :
    ].repeat(SIDE, axis=1)
    across = np.linspace(-1, 1, SIDE)[None, :, None]
    picture *= 1.1 - 0.34 * across**2
    swell = waves(rng, SIDE, SIDE)
    lit = np.clip(swell, 0, 1) ** 2
    shade = np.clip(-swell, 0, 1)
    picture += lit[..., None] * np.array([17, 29, 36]) * (1.25 - rows[:, None, None])
    picture *= 1 - 0.2 * shade[..., None]
    # A little noise, or the dark steps would be seen.
    picture += rng.normal(0, 0.9, picture.shape)
    return Image.fromarray(np.clip(picture, 0, 255).astype("uint8"))


def glints(rng: np.random.Generator) -> Image.Image:
    """Thin moving light, clear elsewhere; meets itself left and right."""
    height, width = 720, 1440
    ridge = np.clip(1 - np.abs(waves(rng, height, width, round_about=True)) * 7, 0, 1) ** 2
    patch = np.clip(waves(rng, height, width, round_about=True) + 0.1, 0, 1)
    alpha = ridge * patch * np.sin(np.linspace(0, np.pi, height))[:, None] ** 0.5
    picture = np.zeros((height, width, 4))
    picture[..., :3] = (150, 190, 205)
    picture[..., 3] = alpha / alpha.max() * 70
    return Image.fromarray(picture.astype("uint8"), "RGBA")


def disc(side: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """x, y and the distance from the middle, -1..1 over a square."""
    axis = (np.arange(side) + 0.5) / side * 2 - 1
    x, y = np.meshgrid(axis, axis)
    return x, y, np.hypot(x, y)


def painted(colour: np.ndarray, alpha: np.ndarray, rng: np.random.Generator) -> Image.Image:
    picture = np.concatenate([np.broadcast_to(colour, (*alpha.shape, 3)), alpha[..., None] * 255], axis=-1)
    picture[..., 3] += rng.uniform(-0.6, 0.6, alpha.shape) * (alpha > 0.004)
    return Image.fromarray(np.clip(picture, 0, 255).astype("uint8"), "RGBA")


def glow(rng: np.random.Generator, colour: tuple[int, int, int]) -> Image.Image:
    """The air and the water around a lamp."""
    _, _, r = disc(384)
    alpha = np.clip(1 - r, 0, 1) ** 2.6
    return painted(np.array(colour), alpha * 0.95, rng)


def flame(rng: np.random.Generator, middle: tuple[int, int, int], rim: tuple[int, int, int]) -> Image.Image:
    """The lamp itself: a paper lantern's round of light, hottest a little below its middle."""
    x, y, _ = disc(320)
    round_ = np.hypot(x, y * 1.1)
    body = np.clip((0.9 - round_) / 0.06, 0, 1) ** 0.8
    heat = np.clip(1 - np.hypot(x, (y - 0.16) * 1.05) / 1.02, 0, 1)
    colour = mix([(0, rim), (0.45, tuple((m + e) / 2 for m, e in zip(middle, rim, strict=True))), (1, middle)], heat)
    # Bamboo rings under the paper.
    for ring in (-0.62, -0.31, 0, 0.31, 0.62):
        line = np.exp(-(((y - ring - 0.1 * (1 - x**2) * np.sign(ring)) / 0.016) ** 2))
        colour = colour * (1 - 0.16 * line[..., None])
    # It darkens towards its sides, and two wooden rings hold the paper.
    colour = colour * (1 - 0.3 * np.clip(round_ / 0.9, 0, 1)[..., None] ** 5)
    wood = np.clip((0.085 - np.abs(np.abs(y) - 0.79)) / 0.02, 0, 1) * np.clip((0.32 - np.abs(x)) / 0.03, 0, 1)
    colour = colour * (1 - wood[..., None]) + np.array(rim) * 0.34 * wood[..., None]
    return painted(colour, np.maximum(body, wood), rng)


def reflection(rng: np.random.Generator, colour: tuple[int, int, int]) -> Image.Image:
    """Light on the water below a lamp, broken by the waves."""
    height, width = 512, 256
    rows = np.linspace(0, 1, height)[:, None]
    across = np.linspace(-1, 1, width)[None, :]
    beat = np.cumsum(rng.uniform(0.5, 1.5, 40))
    turn = np.interp(rows**0.7, np.linspace(0, 1, 40), beat * 3.1)
    broken = np.clip(0.5 + 0.5 * np.sin(turn) + 0.5 * np.sin(0.53 * turn + 2) * rows, 0, 1)
    sway = 0.34 * (0.15 + rows) * np.sin(0.61 * turn + 1)
    spread = 0.3 + 0.36 * rows
    alpha = np.exp(-(((across - sway) / spread) ** 2)) * (0.3 + 0.7 * broken) * (1 - rows) ** 1.5
    alpha *= np.clip(rows / 0.05, 0, 1) * np.clip((1 - np.abs(across)) / 0.25, 0, 1)
    return painted(np.array(colour), alpha * 0.9, rng)


def main() -> None:
    rng = np.random.default_rng(20261130)
    OUT.mkdir(parents=True, exist_ok=True)
    water(rng).save(OUT / "water.webp", quality=88)
    glints(rng).save(OUT / "glints.webp", quality=70, alpha_quality=80)
    glow(rng, (255, 182, 88)).save(OUT / "glow.webp", quality=80, alpha_quality=90)
    reflection(rng, (255, 186, 90)).save(OUT / "reflection.webp", quality=80, alpha_quality=85)
    for name, middle, rim in (
        ("calm", (236, 178, 104), (150, 86, 40)),
        ("smile", (255, 246, 208), (250, 170, 62)),
    ):
        flame(rng, middle, rim).save(OUT / f"lamp-{name}.webp", quality=88, alpha_quality=95)


if __name__ == "__main__":
    main()
