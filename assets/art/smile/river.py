"""Paints the smile scene's river at moonrise: between its two banks, down to the Yangpu Bridge.

Run with Pillow and NumPy: python assets/art/smile/river.py
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter
from shore_strips import at_blue_hour, bank, lay

OUT = Path(__file__).resolve().parents[2] / "smile"
WIDTH, HEIGHT, HORIZON = 1920, 1080, 540
MOON_X, MOON_Y, MOON_R = 960, 472, 25
EYE_M, FOCAL_PX = 9.0, 900.0


def mix(stops: list[tuple[float, tuple[int, int, int]]], at: np.ndarray) -> np.ndarray:
    """Colours 0..1 along a gradient of (place 0..1, RGB 0..255) stops, for every value of `at`."""
    places = [place for place, _ in stops]
    return np.stack([np.interp(at, places, [colour[channel] / 255 for _, colour in stops]) for channel in range(3)], -1)


def noise(rng: np.random.Generator, height: int, width: int, cell_y: float, cell_x: float) -> np.ndarray:
    """Smooth noise in 0..1 whose spots are about `cell_x` by `cell_y` pixels."""
    coarse = rng.random((int(height / cell_y) + 3, int(width / cell_x) + 3)).astype(np.float32)
    return np.asarray(Image.fromarray(coarse).resize((width, height), Image.Resampling.BICUBIC))


def sky(rng: np.random.Generator) -> np.ndarray:
    """The east after sunset: the earth's own shadow low down, the rosy belt over it, and thin clouds."""
    up = np.arange(HORIZON) / HORIZON
    stops = [(0, (9, 14, 34)), (0.4, (22, 29, 62)), (0.66, (58, 52, 96)), (0.84, (128, 86, 116)), (1, (112, 92, 128))]
    picture = np.repeat(mix(stops, up)[:, None], WIDTH, axis=1)
    streaks = noise(rng, HORIZON, WIDTH, 26, 520) * 0.55 + noise(rng, HORIZON, WIDTH, 9, 170) * 0.3
    cloud = np.clip((streaks - 0.42) * 3.2, 0, 1) * np.interp(up, (0, 0.35, 0.75, 1), (0.1, 0.35, 0.8, 0.2))[:, None]
    picture += cloud[..., None] * (np.array((0.20, 0.11, 0.13)) * np.interp(up, (0.3, 0.9), (0.4, 1))[:, None, None])
    y, x = np.mgrid[:HORIZON, :WIDTH].astype(np.float32)
    far = np.hypot(x - MOON_X, y - MOON_Y)
    picture += (np.exp(-far / 34) * 0.5 + np.exp(-far / 150) * 0.2)[..., None] * np.array((1, 0.84, 0.66))
    disc = np.clip(MOON_R + 0.7 - far, 0, 1)[..., None]
    seas = noise(rng, HORIZON, WIDTH, 11, 11)[..., None]
    moon = np.array((1.0, 0.925, 0.79)) * (0.9 + 0.14 * seas)
    picture = picture * (1 - disc) + moon * disc
    for _ in range(150):
        row, column = int(rng.random() ** 1.6 * 300), int(rng.integers(0, WIDTH))
        picture[row, column] += rng.random() ** 2 * 0.5 * (1 - row / 320)
    return picture


def bridge(fine: int) -> Image.Image:
    """The Yangpu Bridge as it spans the river: 602 m between two pylons of 208 m, `fine` times too large."""
    scale = 0.66 * fine
    whole = Image.new("RGBA", (WIDTH * fine, HORIZON * fine))
    pen = ImageDraw.Draw(whole)
    water_px = (HORIZON - 2) * fine

    def at(x_m: float, z_m: float) -> tuple[float, float]:
        return WIDTH * fine / 2 + x_m * scale, water_px - z_m * scale

    for side in (-1, 1):
        pylon_m = side * 301
        for n in range(26):
            reach = 22 + n * 11.0
            top = at(pylon_m, 146 + n * 2.1)
            for way in (-1, 1):
                pen.line([top, at(pylon_m + way * reach, 54)], fill=(238, 204, 176, 150), width=max(1, fine // 2))
        for foot_m in (-17, 17):
            pen.line(
                [at(pylon_m + foot_m * 0.7, 0), at(pylon_m + foot_m, 50)], fill=(150, 124, 124, 255), width=3 * fine
            )
            pen.line([at(pylon_m + foot_m, 50), at(pylon_m, 148)], fill=(206, 168, 142, 255), width=int(2.2 * fine))
        pen.line([at(pylon_m, 144), at(pylon_m, 208)], fill=(232, 190, 152, 255), width=3 * fine)
    pen.line([at(-900, 49), at(900, 49)], fill=(126, 104, 116, 255), width=int(2.6 * fine))
    for x_m in range(-900, 901, 18):
        x, y = at(x_m, 55)
        pen.ellipse([x - fine * 0.7, y - fine * 0.7, x + fine * 0.7, y + fine * 0.7], fill=(255, 214, 150, 255))
    for x_m in (*range(-900, -320, 60), *range(340, 901, 60)):
        pen.line([at(x_m, 0), at(x_m, 48)], fill=(84, 72, 92, 255), width=2 * fine)
    return whole


def far_shore(picture: np.ndarray, rng: np.random.Generator) -> None:
    """Haze, the bridge at the river's end, and a line of trees, painted over the sky."""
    small = bridge(4).resize((WIDTH, HORIZON), Image.Resampling.BOX)
    pixels = np.asarray(small, dtype=np.float32) / 255
    picture[:HORIZON] += (pixels[..., :3] - picture[:HORIZON]) * pixels[..., 3:] * 0.9
    haze = np.exp(-((np.arange(HORIZON) - HORIZON) ** 2) / (2 * 16.0**2))[:, None, None]
    low = 3 + 6 * noise(rng, 1, WIDTH, 1, 40)[0] + 3 * noise(rng, 1, WIDTH, 1, 9)[0]
    trees = np.clip(np.arange(HORIZON)[:, None] - (HORIZON - low[None]), 0, 1)[..., None]
    picture[:HORIZON] = picture[:HORIZON] * (1 - trees) + np.array((0.13, 0.12, 0.20)) * trees
    picture[:HORIZON] += haze * np.array((0.10, 0.07, 0.08))


def banks(picture: np.ndarray) -> None:
    """The Yangpu bank to the left as the panorama knows it; to the right towers behind a green quay."""
    layers = [at_blue_hour(layer, 1) for layer in ("buildings", "garden", "quay")]
    near = layers[0]
    for layer in layers[1:]:
        near = lay(near, layer)
    towers = at_blue_hour("far", 0)
    city = np.zeros((near.shape[0], 12000, 4), np.float32)
    city[: towers.shape[0]] = np.concatenate([towers, towers[:, ::-1]], axis=1)[:, 600:12600]
    green = lay(layers[1], layers[2])[:, 13600:19600]
    green = np.concatenate([green, green], axis=1)
    haze = np.array((0.40, 0.31, 0.42))
    for shore, to_the_right, aside_m in ((near[:, 2240:], False, 150.0), (city, True, 350.0), (green, True, 155.0)):
        seen, away_m = bank(shore, (WIDTH, HEIGHT), HORIZON, EYE_M, aside_m, FOCAL_PX)
        thick = (1 - np.exp(-away_m / 1500))[None, :, None]
        seen[..., :3] = seen[..., :3] * (1 - thick) + haze * seen[..., 3:] * thick
        half = seen[:, ::-1] if to_the_right else seen
        side = picture[:, WIDTH // 2 :] if to_the_right else picture[:, : WIDTH // 2]
        side[:] = side * (1 - half[..., 3:]) + half[..., :3]


def water(picture: np.ndarray, rng: np.random.Generator) -> None:
    """Everything above mirrored, broken by ripples that grow towards the eye, and the moon's path."""
    depth = HEIGHT - HORIZON
    v = (np.arange(depth) + 0.5) / depth
    ripple = np.zeros((depth, WIDTH), np.float32)
    slope = np.zeros((depth, WIDTH), np.float32)
    for top, cell_y, cell_x in ((0, 2.2, 26), (0, 3.4, 52), (60, 6, 110), (150, 11, 200), (260, 19, 330)):
        fade = np.clip((np.arange(depth) - top) / 80, 0, 1)[:, None]
        wave = noise(rng, depth, WIDTH, cell_y, cell_x) - 0.5
        ripple += wave * fade
        slope += (noise(rng, depth, WIDTH, cell_y, cell_x * 0.7) - 0.5) * fade
    rows = np.arange(depth)[:, None] * 0.92 + ripple * (5 + 46 * v[:, None])
    source_y = np.clip(HORIZON - 1 - rows, 0, HORIZON - 1)
    source_x = np.clip(np.arange(WIDTH)[None] + slope * (3 + 20 * v[:, None]), 0, WIDTH - 1)
    mirrored = np.zeros((depth, WIDTH, 3), np.float32)
    for shift in (-9, -4, 0, 4, 9):
        at = np.clip(source_y + shift * (0.4 + 1.6 * v[:, None]), 0, HORIZON - 1).astype(int)
        mirrored += picture[at, source_x.astype(int)] / 5
    mirror = np.interp(v, (0, 0.08, 0.35, 1), (0.80, 0.62, 0.40, 0.20))[:, None, None]
    deep = mix([(0, (44, 40, 66)), (0.3, (19, 26, 46)), (1, (6, 10, 20))], v)[:, None]
    surface = mirrored * mirror + deep * (1 - mirror)
    surface *= 1 + (ripple * (0.25 + 0.35 * v[:, None]))[..., None]
    x = np.arange(WIDTH)[None] - MOON_X
    spread = 26 + 120 * v[:, None]
    path = np.exp(-((x / spread) ** 2)) * np.clip(0.15 + 2.6 * (ripple + slope * 0.6), 0, 1.4)
    path *= np.interp(v, (0, 0.05, 0.3, 0.48, 1), (0.5, 0.7, 0.36, 0.06, 0.01))[:, None]
    surface += path[..., None] * np.array((1, 0.82, 0.6))
    below = picture[HORIZON:]
    # The quays reach below the horizon near by: their walls stay, and are mirrored a little under themselves.
    shown = below.sum(axis=2) > 0.004
    foot = np.where(shown.any(axis=0), depth - 1 - np.argmax(shown[::-1], axis=0), -1)
    inside = np.arange(depth)[:, None] <= foot[None]
    down = np.arange(depth)[:, None] - foot[None]
    under = np.clip(1 - down / np.maximum(foot[None] * 1.6, 2.0), 0, 1) * ~inside
    surface *= 1 - 0.45 * under[..., None]
    picture[HORIZON:] = np.where(inside[..., None], below, surface)


def shade(picture: np.ndarray) -> None:
    """Darker where the scene's numbers and lines stand, so that nothing need be drawn over the picture for them."""
    rows = np.arange(HEIGHT)
    dark = np.interp(rows, (0, 405, 455, 545), (0.62, 0.44, 0.12, 0.0))
    dark += np.interp(rows, (915, 1000, 1080), (0.0, 0.72, 0.76))
    picture[:] = picture * (1 - dark[:, None, None]) + np.array((0.035, 0.047, 0.10)) * dark[:, None, None]


def main() -> None:
    """Write river.webp."""
    OUT.mkdir(exist_ok=True)
    rng = np.random.default_rng(28)
    picture = np.zeros((HEIGHT, WIDTH, 3), np.float32)
    picture[:HORIZON] = sky(rng)
    far_shore(picture, rng)
    banks(picture)
    water(picture, rng)
    shade(picture)
    # A little grain keeps the sky from banding.
    picture += rng.normal(0, 0.004, picture.shape)
    painted = Image.fromarray((np.clip(picture, 0, 1) * 255).astype("uint8"))
    painted.filter(ImageFilter.GaussianBlur(0.35)).save(OUT / "river.webp", quality=90, method=6)


if __name__ == "__main__":
    main()
