"""Bakes the ground pictures of the postcard frames: python assets/art/postcard/bake.py (Pillow, numpy, PyYAML).

The river needs assets/panorama (strip.yaml and its tiles), the sand needs assets/story/relief.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import yaml
from PIL import Image, ImageDraw, ImageFilter

ASSETS = Path(__file__).resolve().parents[2]
OUT = ASSETS / "postcard"
CARD = (1748, 1181)
RIVER = (1748, 780)
# The waterworks with its crenellated towers: the landmark everybody knows from the river.
RIVER_FROM_M = 838.0
RELIEF = "voyage-begins/p1-lit.webp"


def ramp(stops: list[tuple[float, str]], height: int) -> np.ndarray:
    """Colours down the picture, height x 1 x 3, 0..1."""
    at = [stop[0] for stop in stops]
    rgb = np.array([[int(c[i : i + 2], 16) / 255 for i in (1, 3, 5)] for _, c in stops])
    y = np.linspace(0, 1, height)
    return np.stack([np.interp(y, at, rgb[:, k]) for k in range(3)], axis=1)[:, None, :]


def picture(values: np.ndarray, seed: int, grain: float = 0.006) -> Image.Image:
    """Values 0..1 as an image, with a little noise against banding."""
    noise = np.random.default_rng(seed).normal(0, grain, values.shape[:2])[..., None]
    return Image.fromarray((np.clip(values + noise, 0, 1) * 255).astype(np.uint8), "RGB")


def sky(size: tuple[int, int]) -> Image.Image:
    width, height = size
    stops = [(0, "#2e4569"), (0.35, "#6d6c8c"), (0.62, "#c08b7c"), (0.84, "#eeb27c"), (1, "#f7d49a")]
    values = np.repeat(ramp(stops, height), width, axis=1)
    y, x = np.mgrid[0:height, 0:width]
    glow = np.exp(-(((x - width * 0.72) / (width * 0.42)) ** 2 + ((y - height * 0.98) / (height * 0.5)) ** 2))
    values = values + glow[..., None] * np.array([0.16, 0.10, 0.02])
    rng = np.random.default_rng(5)
    bands = np.zeros((height, width))
    for _ in range(46):
        cx, cy = rng.uniform(0, width), rng.uniform(0.10, 0.80) * height
        rx, ry = rng.uniform(140, 420), rng.uniform(3, 11)
        bands += rng.uniform(0.2, 0.8) * np.exp(-(((x - cx) / rx) ** 2) - ((y - cy) / ry) ** 2)
    veil = np.clip(bands, 0, 1)[..., None] * 0.22
    return picture(values * (1 - veil) + np.array([1.0, 0.80, 0.66]) * veil, 1)


def tiles(strip: dict, layer_id: str, from_m: float, to_m: float) -> tuple[Image.Image, dict]:
    """A layer's pixels between two metres of the shore, RGBA."""
    layer = next(layer for layer in strip["layers"] if layer["id"] == layer_id)
    scale = layer["px_per_m"]
    height = round((layer["z_top_m"] - layer["z_bottom_m"]) * scale)
    shore = Image.new("RGBA", (round((to_m - from_m) * scale), height))
    for tile in layer["tiles"]:
        if tile["x1_m"] > from_m and tile["x0_m"] < to_m:
            with Image.open(ASSETS / "panorama" / tile["file"]) as part:
                shore.alpha_composite(
                    part.convert("RGBA").resize((round((tile["x1_m"] - tile["x0_m"]) * scale), height)),
                    (max(0, round((tile["x0_m"] - from_m) * scale)), 0),
                    (max(0, round((from_m - tile["x0_m"]) * scale)), 0),
                )
    return shore, layer


def river() -> Image.Image:
    strip = yaml.safe_load((ASSETS / "panorama" / "strip.yaml").read_text(encoding="utf-8"))
    span_m = RIVER[0] / strip["px_per_m"]
    horizon = 596
    ground = sky((RIVER[0], horizon)).copy()
    scene = Image.new("RGB", RIVER)
    scene.paste(ground)
    shore, _ = tiles(strip, "shore", RIVER_FROM_M, RIVER_FROM_M + span_m)
    far, far_layer = tiles(strip, "far", 380, 380 + span_m)
    far = far.resize((RIVER[0], round(far.height * RIVER[0] / far.width)), Image.Resampling.LANCZOS)
    far_px_per_m = far_layer["px_per_m"] * RIVER[0] / (span_m * far_layer["px_per_m"])
    haze = Image.new("RGBA", far.size, "#75647a")
    haze.putalpha(far.getchannel("A").point(lambda v: v * 170 // 255))
    far.alpha_composite(haze)
    top = horizon - strip["water_row_px"]
    scene.paste(far, (0, round(horizon - 30 - far_layer["z_top_m"] * far_px_per_m)), far)
    above = shore.crop((0, 0, shore.width, strip["water_row_px"]))
    scene.paste(above, (0, top), above)
    mirror = scene.crop((0, horizon - (RIVER[1] - horizon) * 2, RIVER[0], horizon)).transpose(
        Image.Transpose.FLIP_TOP_BOTTOM
    )
    water = np.asarray(mirror.resize((RIVER[0], RIVER[1] - horizon)), dtype=np.float64) / 255
    height, width = water.shape[:2]
    rng = np.random.default_rng(9)
    rows = np.arange(height)
    shifted = np.empty_like(water)
    for row in rows:
        depth = 1 + row / 14
        wave = 3.2 * depth * np.sin(np.arange(width) / (26 + 4 * depth) + row * 1.9) + rng.normal(0, depth)
        shifted[row] = water[row, np.clip(np.arange(width) + wave.astype(int), 0, width - 1)]
    deep = ramp([(0, "#8a6a60"), (0.5, "#4a566b"), (1, "#243a4f")], height)
    share = np.linspace(0.34, 0.72, height)[:, None, None]
    water = shifted * (1 - share) + deep * share
    glint = rng.random((height, width)) ** 24
    glint = (
        np.asarray(
            Image.fromarray((glint * 255).astype(np.uint8)).filter(ImageFilter.BoxBlur((9, 0))), dtype=np.float64
        )
        / 255
    )
    sun = np.exp(-(((np.arange(width) - width * 0.72) / (width * 0.26)) ** 2))[None, :]
    water += (glint * (0.8 + 3.2 * sun))[..., None] * np.array([1.0, 0.78, 0.5])
    scene.paste(picture(water, 3), (0, horizon))
    return scene


def sand() -> Image.Image:
    """The relief as if carved into a tray of sand, smooth on the left for the title and below for writing."""
    with Image.open(ASSETS / "story" / "relief" / RELIEF) as relief:
        lit = relief.convert("RGB")
    width, height = CARD
    mm = 300 / 25.4
    left, bottom = round(19 * mm), round(70 * mm)
    room = (width - left, bottom)
    scale = max(room[0] / lit.width, room[1] / lit.height)
    lit = lit.resize((round(lit.width * scale), round(lit.height * scale)), Image.Resampling.LANCZOS)
    carved = lit.crop((0, lit.height - room[1], room[0], lit.height))
    tone = np.median(np.asarray(lit, dtype=np.float64).reshape(-1, 3), axis=0) / 255
    y, x = np.mgrid[0:height, 0:width]
    fall = 1.10 - 0.16 * (x / width) - 0.10 * (y / height)
    rng = np.random.default_rng(21)
    fine = Image.fromarray(rng.integers(0, 256, (height, width), dtype=np.uint8))
    soft = np.asarray(fine.filter(ImageFilter.GaussianBlur(1.1)), dtype=np.float64)
    coarse = np.asarray(fine.filter(ImageFilter.GaussianBlur(5)), dtype=np.float64)
    grain = (soft - soft.mean()) / soft.std() * 0.020 + (coarse - coarse.mean()) / coarse.std() * 0.010
    smooth = np.minimum(tone * 1.12, 1.0)[None, None, :] * fall[..., None] + grain[..., None]
    tray = picture(smooth, 6, 0.008)
    mask = np.zeros((height, width))
    edge_x = left + 26 * np.sin(y[:, 0] / 97) + 14 * np.sin(y[:, 0] / 31 + 1)
    edge_y = bottom - 34 + 18 * np.sin(x[0] / 143) + 10 * np.sin(x[0] / 47 + 2)
    mask = np.clip((x - edge_x[:, None] - 24) / 46, 0, 1) * np.clip((edge_y[None, :] - y) / 40, 0, 1)
    mask = mask * mask * (3 - 2 * mask)
    full = tray.copy()
    full.paste(carved, (left, 0))
    tray.paste(full, (0, 0), Image.fromarray((mask * 255).astype(np.uint8)))
    return tray


def letter() -> Image.Image:
    """Xuan-like paper with faint red columns, a narrow frame, and a line of river along its foot."""
    width, height = CARD
    rng = np.random.default_rng(12)
    values = np.ones((height, width, 3)) * np.array([0.969, 0.938, 0.874])
    for blur, depth in ((1.4, 0.022), (7, 0.016)):
        cloud = Image.fromarray(rng.integers(0, 256, (height, width), dtype=np.uint8)).filter(
            ImageFilter.GaussianBlur(blur)
        )
        field = np.asarray(cloud, dtype=np.float64)
        values += ((field - field.mean()) / (field.std() * 6 + 1e-9) * depth)[..., None] * np.array([0.7, 0.9, 1.1])
    sheet = picture(values, 4, 0.004)
    fibres = Image.new("L", CARD, 0)
    pen = ImageDraw.Draw(fibres)
    for _ in range(420):
        x, y, a, length = rng.uniform(0, width), rng.uniform(0, height), rng.uniform(0, 6.28), rng.uniform(14, 60)
        bend = rng.uniform(-0.8, 0.8)
        line = [
            (x + t * length * np.cos(a + bend * t), y + t * length * np.sin(a + bend * t)) for t in np.linspace(0, 1, 8)
        ]
        pen.line(line, int(rng.uniform(14, 46)), 1)
    sheet.paste((150, 116, 76), (0, 0), fibres.filter(ImageFilter.GaussianBlur(0.6)))
    lines = Image.new("L", CARD, 0)
    pen = ImageDraw.Draw(lines)
    mm = 300 / 25.4
    left, top, right, bottom = (round(v * mm) for v in (7, 8, 97, 84))
    for column in range(10):
        x = left + (right - left) * column / 9
        pen.line((x, top, x, bottom), 105 if 0 < column < 9 else 170, 2 if 0 < column < 9 else 4)
    pen.line((left, top, right, top), 170, 4)
    pen.line((left, bottom, right, bottom), 170, 4)
    pen.rectangle((left - 12, top - 12, right + 12, bottom + 12), outline=150, width=2)
    sheet.paste((176, 66, 52), (0, 0), lines)
    return sheet


def main() -> None:
    OUT.mkdir(exist_ok=True)
    for name, make in (("letter", letter), ("sand-relief", sand), ("river-dusk", river)):
        try:
            made = make()
        except FileNotFoundError as missing:
            print(f"{name}: skipped, {missing.filename} is missing")
            continue
        made.save(OUT / f"{name}.webp", quality=90, method=6)
        print(f"{name}: {made.width} x {made.height} px")


if __name__ == "__main__":
    main()
