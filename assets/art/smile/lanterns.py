"""Paints the smile scene's lanterns (paper lotuses with a candle, dim ones, a leaf), and the shade behind its words.

Run with Pillow and NumPy: python assets/art/smile/lanterns.py
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter

OUT = Path(__file__).resolve().parents[2] / "smile"
FINE, SIZE = 3, 256
SIDE = FINE * SIZE
"""The picture is painted FINE times too large. The water line lies at 0.56 of its height, the flower is 0.4 wide."""
WATER = 0.56

Colour = tuple[float, float, float]


@dataclass(frozen=True)
class Paper:
    """Colours 0..1: of the flame's heart, of a petal's foot and of its tip; how strongly it glows 0..1."""

    heart: Colour
    foot: Colour
    tip: Colour
    glow: Colour
    strength: float


PAPERS = {
    "smile-0": Paper((1, 0.97, 0.80), (1, 0.84, 0.45), (1, 0.55, 0.22), (1, 0.62, 0.24), 1.0),
    "smile-1": Paper((1, 0.96, 0.80), (1, 0.78, 0.42), (0.98, 0.43, 0.30), (1, 0.52, 0.26), 0.96),
    "smile-2": Paper((1, 0.98, 0.86), (1, 0.88, 0.60), (1, 0.66, 0.36), (1, 0.70, 0.36), 0.92),
    "calm": Paper((0.92, 0.76, 0.64), (0.54, 0.51, 0.64), (0.34, 0.37, 0.54), (0.58, 0.52, 0.68), 0.22),
}

# Angle from upright in degrees, length and width in parts of the picture, how far in front (0 behind).
PETALS = [
    *((angle, 0.165, 0.092, 0.0) for angle in (-30, 30, -10, 10)),
    *((angle, 0.180, 0.090, 0.35) for angle in (-56, 56)),
    *((angle, 0.152, 0.096, 0.6) for angle in (-24, 24)),
    *((angle, 0.178, 0.080, 0.8) for angle in (-76, 76)),
    *((angle, 0.138, 0.096, 0.9) for angle in (-48, 48)),
    (0.0, 0.124, 0.104, 1.0),
]


def grid() -> tuple[np.ndarray, np.ndarray]:
    """From the middle to the right, and from the water line upwards, in parts of the picture."""
    y, x = np.mgrid[:SIDE, :SIDE].astype(np.float32)
    return x / SIDE - 0.5, WATER - y / SIDE


def soft(values: np.ndarray, radius: float) -> np.ndarray:
    """Values 0..1, blurred."""
    grey = Image.fromarray((np.clip(values, 0, 1) * 255).astype("uint8"))
    return np.asarray(grey.filter(ImageFilter.GaussianBlur(radius)), dtype=np.float32) / 255


def petal(x: np.ndarray, y: np.ndarray, angle_deg: float, length: float, width: float) -> tuple[np.ndarray, np.ndarray]:
    """How much of each pixel is the petal, and how far along it that is (0 foot, 1 tip)."""
    turn = math.radians(angle_deg)
    along = (x * math.sin(turn) + (y + 0.012) * math.cos(turn)) / length
    aside = (x * math.cos(turn) - (y + 0.012) * math.sin(turn)) / (width / 2)
    inside = np.clip(along, 0, 1)
    edge = np.maximum(np.sin(np.pi * inside**0.72), 0) ** 0.85
    cover = np.clip((edge - np.abs(aside)) * width * SIDE / 2, 0, 1) * ((along > 0) & (along < 1))
    return cover, inside


def flower(paper: Paper) -> np.ndarray:
    """The lotus itself, premultiplied RGBA."""
    x, y = grid()
    picture = np.zeros((SIDE, SIDE, 4), np.float32)
    for angle, length, width, front in PETALS:
        cover, along = petal(x, y, angle, length, width)
        shade = np.array(paper.foot) + (np.array(paper.tip) - np.array(paper.foot)) * (along[..., None] ** 1.2)
        lit = (0.74 + 0.26 * front) * (1 - 0.25 * along[..., None] * (1 - paper.strength))
        rim = 1 + 0.22 * np.clip(along[..., None] - 0.72, 0, 1)
        over = np.dstack([np.clip(shade * lit * rim, 0, 1) * cover[..., None], cover])
        # A dark line where a petal lies over another.
        dark = soft(cover, FINE * 1.2)
        picture[..., :3] *= 1 - 0.30 * dark[..., None]
        picture = over + picture * (1 - over[..., 3:])
    flame = np.exp(-((x / 0.050) ** 2 + ((y - 0.050) / 0.060) ** 2)) * (0.35 + 0.65 * paper.strength)
    picture[..., :3] += (np.array(paper.heart) - picture[..., :3]) * (flame * picture[..., 3])[..., None]
    picture *= (y > -0.020)[..., None]
    return picture


def afloat(picture: np.ndarray, glow: Colour, strength: float) -> Image.Image:
    """The thing with its mirror in the water under it and its glow around, straight RGBA at SIZE."""
    x, y = grid()
    line = int(WATER * SIDE)
    mirror = np.zeros_like(picture)
    depth = min(line, SIDE - line)
    for row in range(depth):
        sway = int(FINE * 1.6 * math.sin(row / FINE * 0.62) * min(1, row / (20 * FINE)))
        source = picture[max(0, line - 1 - int(row * 0.95))]
        mirror[line + row] = np.roll(source, sway, axis=0) * max(0.0, 0.50 - 0.75 * row / depth)
    mirror = np.stack([soft(mirror[..., channel], FINE * 1.1) for channel in range(4)], -1)
    bands = 0.72 + 0.28 * np.sin(y * 230 + 3 * np.sin(x * 40))
    below = np.clip(-y, 0, 1)
    streak = np.exp(-((x / (0.045 + 0.10 * below)) ** 2)) * np.exp(-below / 0.115) * (y < 0) * bands * strength * 0.95
    halo = np.exp(-np.hypot(x, (y - 0.06) * 1.05) / 0.082) * strength * 0.86
    pool = np.exp(-np.hypot(x / 1.9, (y + 0.025) * 2.4) / 0.06) * strength * 0.7
    edge = np.clip((0.5 - np.hypot(x, (y - WATER + 0.5) * 1.0)) / 0.16, 0, 1)
    light = np.clip(1 - (1 - halo) * (1 - streak) * (1 - pool), 0, 1) * edge
    painted = np.dstack([np.array(glow)[None, None] * light[..., None], light])
    for over in (mirror * edge[..., None], picture):
        painted = over + painted * (1 - over[..., 3:])
    small = np.clip(painted, 0, 1).reshape(SIZE, FINE, SIZE, FINE, 4).mean(axis=(1, 3))
    straight = small[..., :3] / np.maximum(small[..., 3:], 1e-4)
    return Image.fromarray((np.clip(np.dstack([straight, small[..., 3]]), 0, 1) * 255).astype("uint8"), "RGBA")


def leaf() -> Image.Image:
    """Who could not be judged: a lotus leaf afloat, with a drop of water on it."""
    x, y = grid()
    round_ = np.hypot(x / 0.150, (y - 0.004) / 0.042)
    cover = np.clip((1 - round_) * 0.042 * SIDE, 0, 1)
    notch = (np.abs(x - 0.01) < -(y - 0.006) * 0.45) & (y < 0.006)
    cover = cover * ~notch
    veins = 0.9 + 0.1 * np.cos(np.arctan2((y - 0.004) * 3.6, x) * 11)
    tone = np.array((0.33, 0.45, 0.45)) * (0.85 + 0.5 * np.clip(round_, 0, 1)[..., None] ** 3) * veins[..., None]
    picture = np.dstack([tone * cover[..., None], cover])
    drop = np.clip((1 - np.hypot((x - 0.035) / 0.018, (y - 0.014) / 0.015)) * 0.016 * SIDE, 0, 1)
    over = np.dstack([np.array((0.80, 0.86, 0.92))[None, None] * drop[..., None], drop])
    return afloat(over + picture * (1 - over[..., 3:]), (0.5, 0.6, 0.62), 0.05)


def shade() -> Image.Image:
    """Dusk to lay behind words over the picture: dense in the middle, without an edge."""
    y, x = np.mgrid[-1:1:144j, -1:1:320j]
    cover = np.clip(1 - np.hypot(x, y) ** 2, 0, 1) ** 1.5 * 0.8
    return Image.fromarray(np.dstack([np.full((*x.shape, 3), (11, 13, 28)), cover * 255]).astype("uint8"), "RGBA")


def main() -> None:
    """Write lantern-NAME.webp for every kind, and shade.webp."""
    OUT.mkdir(exist_ok=True)
    pictures = {name: afloat(flower(paper), paper.glow, paper.strength) for name, paper in PAPERS.items()}
    for name, picture in (pictures | {"unknown": leaf()}).items():
        picture.save(OUT / f"lantern-{name}.webp", quality=92, method=6)
    shade().save(OUT / "shade.webp", quality=92, method=6)


if __name__ == "__main__":
    main()
