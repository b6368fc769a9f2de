"""Sand reliefs as cards: the carved picture in a tray of sand that a hand has smoothed for the words."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
from paper import blend
from PIL import Image, ImageFilter
from river_view import Pixels, image, noise
from woodblock import rgb

RELIEF = Path(__file__).resolve().parents[2] / "story" / "relief"
CARD = (1748, 1181)
MM = 300 / 25.4


def _lit(name: str) -> Image.Image:
    with Image.open(RELIEF / f"{name}-lit.webp") as picture:
        return picture.convert("RGB")


def _smooth(tone: Pixels, seed: int) -> Pixels:
    """Sand drawn flat, lighter where the light comes from."""
    width, height = CARD
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    fall = 1.10 - 0.16 * (x / width) - 0.10 * (y / height)
    grain = noise((height, width), (1.1, 1.1), seed) * 0.020 + noise((height, width), (5, 5), seed + 1) * 0.010
    return np.clip(np.minimum(tone * 1.12, 1.0) * fall[..., None] + grain[..., None], 0, 1)


def _soft_step(values: Pixels) -> Pixels:
    values = np.clip(values, 0, 1)
    return values * values * (3 - 2 * values)


def sand_relief() -> Image.Image:
    """The mail ship at the wharf, smooth sand on the left for the title and below for writing."""
    lit = _lit("voyage-begins/p1")
    width, height = CARD
    left, bottom = round(19 * MM), round(70 * MM)
    room = (width - left, bottom)
    scale = max(room[0] / lit.width, room[1] / lit.height)
    lit = lit.resize((round(lit.width * scale), round(lit.height * scale)), Image.Resampling.LANCZOS)
    carved = np.asarray(lit.crop((0, lit.height - room[1], room[0], lit.height)), np.float32) / 255
    tone = np.median(np.asarray(lit, np.float32).reshape(-1, 3), axis=0) / 255
    tray = _smooth(tone, 21)
    y, x = np.arange(height, dtype=np.float32)[:, None], np.arange(width, dtype=np.float32)[None]
    edge_x = left + 26 * np.sin(y / 97) + 14 * np.sin(y / 31 + 1)
    edge_y = bottom - 34 + 18 * np.sin(x / 143) + 10 * np.sin(x / 47 + 2)
    full = tray.copy()
    full[: room[1], left:] = carved
    return image(blend(tray, full, _soft_step((x - edge_x - 24) / 46) * _soft_step((edge_y - y) / 40)), 6, 0.006)


def sand_bench() -> Image.Image:
    """Two on a bench looking over the river, in silver sand by moonlight."""
    lit = _lit("a-century-on-the-river/p6")
    width, height = CARD
    lit = lit.resize((1843, 1037), Image.Resampling.LANCZOS).filter(ImageFilter.UnsharpMask(2, 40, 2))
    grey = np.asarray(lit.convert("L"), np.float32)[:, 95 : 95 + width] / 255
    grey = np.clip((grey - 0.10) / 0.78, 0, 1)
    at = [0.0, 0.22, 0.5, 0.78, 1.0]
    silver = np.stack([rgb(code) for code in ("#1d2a3f", "#43556e", "#8b9cad", "#cfd5d6", "#fbf6e8")])
    carved = np.stack([np.interp(grey, at, silver[:, n]) for n in range(3)], 2).astype(np.float32)
    # The disc in the sky is a full moon here: it shines on the sand about it.
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    moon = np.exp(-(((x - 1105) ** 2 + (y - 412) ** 2) / 330**2))[..., None]
    tray = _smooth(rgb("#c5cbcd"), 31)
    full = tray.copy()
    full[: len(carved)] = carved
    full = np.clip(full * (1 + 0.10 * moon) + moon * np.array([0.06, 0.05, 0.02], np.float32), 0, 1)
    disc = _soft_step((86 - np.hypot(x - 1106, y - 411)) / 4)
    full = full * (1 - disc[..., None] * 0.55) + rgb("#fff4d2") * disc[..., None] * 0.55
    foot = 838 + 15 * np.sin(x[:1] / 151 + 0.7) + 8 * np.sin(x[:1] / 53)
    mask = _soft_step((foot - y) / 34)
    # The hand that smoothed the sand left a low ridge along the edge.
    ridge = np.exp(-(((y - foot + 4) / 9) ** 2)) * 0.5
    tray = np.clip(tray * (1 + 0.10 * ridge[..., None]), 0, 1)
    card = blend(tray, full, mask)
    shade = cv2.GaussianBlur(mask, (0, 0), 5)
    return image(card * (1 - 0.10 * (shade * (1 - mask))[..., None]), 7, 0.006)
