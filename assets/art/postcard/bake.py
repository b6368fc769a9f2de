"""Bakes the ground pictures of the postcard frames: python assets/art/postcard/bake.py (Pillow, numpy).

The river needs assets/panorama/card, the sand needs assets/story/relief.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

ASSETS = Path(__file__).resolve().parents[2]
OUT = ASSETS / "postcard"
CARD = (1748, 1181)
RIVER = (1748, 780)
RELIEF = "voyage-begins/p1-lit.webp"


def picture(values: np.ndarray, seed: int, grain: float = 0.006) -> Image.Image:
    """Values 0..1 as an image, with a little noise against banding."""
    noise = np.random.default_rng(seed).normal(0, grain, values.shape[:2])[..., None]
    return Image.fromarray((np.clip(values + noise, 0, 1) * 255).astype(np.uint8), "RGB")


def river() -> Image.Image:
    """The waterworks with its crenellated towers, the landmark everybody knows from the river."""
    with Image.open(ASSETS / "panorama" / "card" / "waterworks.webp") as card:
        return card.convert("RGB").crop((0, CARD[1] - RIVER[1], *CARD))


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
