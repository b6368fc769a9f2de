"""Paints the smile scene's evening river and its three lanterns.

Run with Pillow and numpy: python assets/art/smile/river.py
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter

OUT = Path(__file__).resolve().parents[2] / "smile"
WIDTH, HEIGHT, SHORE = 1920, 1080, 500


def mix(stops: list[tuple[float, tuple[int, int, int]]], at: np.ndarray) -> np.ndarray:
    """Colours along a gradient of (place 0..1, RGB) stops, for every value of `at`."""
    places = [place for place, _ in stops]
    return np.stack([np.interp(at, places, [colour[channel] for _, colour in stops]) for channel in range(3)], axis=-1)


def smooth_noise(rng: np.random.Generator, height: int, width: int, cell_y: int, cell_x: int) -> np.ndarray:
    """Noise in 0..1 whose spots are about `cell_x` by `cell_y` pixels."""
    coarse = rng.random((height // cell_y + 3, width // cell_x + 3))
    picture = Image.fromarray((coarse * 255).astype("uint8")).resize((width, height), Image.Resampling.BICUBIC)
    return np.asarray(picture, dtype=float) / 255


def evening(rng: np.random.Generator) -> Image.Image:
    rows = np.arange(HEIGHT)
    sky = mix([(0, (15, 20, 38)), (0.45, (42, 44, 72)), (0.8, (96, 62, 72)), (1, (168, 98, 70))], rows[:SHORE] / SHORE)
    water = mix(
        [(0, (112, 72, 66)), (0.12, (74, 60, 72)), (0.5, (26, 33, 50)), (1, (9, 13, 22))],
        (rows[SHORE:] - SHORE) / (HEIGHT - SHORE),
    )
    picture = np.concatenate([sky, water])[:, None, :].repeat(WIDTH, axis=1)
    clouds = smooth_noise(rng, SHORE, WIDTH, 46, 420) * 0.6 + smooth_noise(rng, SHORE, WIDTH, 18, 150) * 0.4
    picture[:SHORE] *= (0.86 + 0.28 * clouds * np.linspace(0.4, 1, SHORE)[:, None])[..., None]
    for top, cell_x, strength in ((SHORE, 120, 0.30), (SHORE + 120, 240, 0.34), (SHORE + 300, 420, 0.36)):
        ripple = smooth_noise(rng, HEIGHT - top, WIDTH, 5 + (top - SHORE) // 40, cell_x)
        fade = np.clip((np.arange(HEIGHT - top) / 90), 0, 1)[:, None]
        picture[top:] *= (1 - strength * 0.5 + strength * ripple * fade + strength * 0.25 * (1 - fade))[..., None]
    return Image.fromarray(np.clip(picture, 0, 255).astype("uint8"))


def skyline(rng: np.random.Generator, base: Image.Image) -> Image.Image:
    """The far shore: low roofs, chimneys and the bridge's two pylons as silhouettes, with their reflection."""
    mask = np.zeros((HEIGHT, WIDTH))
    x = 0
    while x < WIDTH:
        width, height = int(rng.integers(22, 92)), int(rng.integers(10, 58))
        mask[SHORE - height : SHORE, x : x + width] = 1
        if rng.random() < 0.16:
            mask[SHORE - height - 52 : SHORE, x + 8 : x + 17] = 1
        x += width
    for pylon in (1460, 1690):
        for row in range(210):
            spread = int(4 + row * 0.09)
            mask[SHORE - 210 + row, pylon - spread : pylon - spread + 7] = 1
            mask[SHORE - 210 + row, pylon + spread - 7 : pylon + spread] = 1
        for cable in range(1, 12):
            for side in (-1, 1):
                end = pylon + side * cable * 26
                for t in np.linspace(0, 1, 400):
                    cx, cy = int(pylon + (end - pylon) * t), int(SHORE - 196 + cable * 3 + (148 - cable * 3) * t)
                    if 0 <= cx < WIDTH:
                        mask[cy, cx] = max(mask[cy, cx], 0.55)
    mask[SHORE - 50 : SHORE - 44, 1180:] = 1
    soft = (
        np.asarray(Image.fromarray((mask * 255).astype("uint8")).filter(ImageFilter.GaussianBlur(0.9)), dtype=float)
        / 255
    )
    reflection = np.zeros_like(soft)
    reflection[SHORE : SHORE + 240] = soft[SHORE - 240 : SHORE][::-1]
    reflection = (
        np.asarray(Image.fromarray((reflection * 255).astype("uint8")).filter(ImageFilter.GaussianBlur(4)), dtype=float)
        / 255
    )
    reflection[SHORE : SHORE + 240] *= np.linspace(0.62, 0, 240)[:, None]
    picture = np.asarray(base, dtype=float)
    for shade, colour in ((soft * 0.93, (30, 27, 40)), (reflection, (24, 22, 34))):
        picture = picture * (1 - shade[..., None]) + np.array(colour) * shade[..., None]
    lamps = rng.integers(0, WIDTH, 90)
    for lamp in lamps:
        row = SHORE - int(rng.integers(4, 16))
        picture[row : row + 2, lamp : lamp + 2] = (255, 206, 130)
        streak = min(60, HEIGHT - SHORE)
        picture[SHORE + 6 : SHORE + streak, lamp : lamp + 2] += np.linspace(46, 0, streak - 6)[
            :, None, None
        ] * np.array([1, 0.7, 0.4])
    return Image.fromarray(np.clip(picture, 0, 255).astype("uint8"))


def lantern(core: tuple[int, int, int], glow: tuple[int, int, int], strength: float) -> Image.Image:
    """One paper lantern on the water, 384 px square, with its glow and reflection, on transparent ground."""
    size = 384
    y, x = np.mgrid[:size, :size].astype(float)
    u, v = (x - size / 2) / size, (y - size * 0.44) / size
    body = np.clip(1 - (np.abs(u / 0.085) ** 2.6 + np.abs((v + 0.02) / 0.115) ** 2.6), 0, 1) ** 0.5
    flame = np.exp(-((u / 0.05) ** 2 + ((v - 0.03) / 0.065) ** 2))
    halo = np.exp(-np.hypot(u, v * 1.05) / 0.105) * strength
    base = ((np.abs(u) < 0.105) & (np.abs(v - 0.100) < 0.012)).astype(float)
    mirror = (
        np.exp(-((u / 0.06) ** 2))
        * np.exp(-np.clip(v - 0.115, 0, None) / 0.10)
        * (v > 0.112)
        * strength
        * (0.72 + 0.28 * np.sin(v * 150))
    )
    light = np.clip(halo * 0.85 + mirror * 0.6, 0, 1)
    alpha = np.clip(np.maximum.reduce([body, base, light]), 0, 1)
    paint = np.array(glow)[None, None] * np.ones((size, size, 1))
    paper = np.array(core) * (0.62 + 0.38 * flame * (0.5 + strength))[..., None]
    paint = paint * (1 - body[..., None]) + np.clip(paper, 0, 255) * body[..., None]
    paint = paint * (1 - base[..., None]) + np.array((74, 44, 26)) * base[..., None]
    return Image.fromarray(np.dstack([np.clip(paint, 0, 255), alpha * 255]).astype("uint8"), "RGBA")


def main() -> None:
    OUT.mkdir(exist_ok=True)
    rng = np.random.default_rng(28)
    skyline(rng, evening(rng)).save(OUT / "river.webp", quality=88, method=6)
    for name, core, glow, strength in (
        ("smile", (255, 214, 120), (255, 168, 66), 0.95),
        ("calm", (206, 150, 96), (190, 120, 70), 0.34),
        ("unknown", (136, 140, 152), (110, 120, 140), 0.22),
    ):
        lantern(core, glow, strength).resize((256, 256), Image.Resampling.LANCZOS).save(
            OUT / f"lantern-{name}.webp", quality=92, method=6
        )


if __name__ == "__main__":
    main()
