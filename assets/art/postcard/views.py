"""The river as one sees it: cranes at dusk, the bridge by night, the waterworks by day."""

from __future__ import annotations

import cv2
import numpy as np
from paper import blend, box_px, brushed_foot, sheet
from PIL import Image
from river_view import Pixels, Stretch, image, layer, noise, over, river, shore, sky
from woodblock import bokashi, grade, key_line, outline, rgb

CARD = (1748, 1181)


def _shine(picture: Pixels, from_light: float, reach: float, strength: float) -> Pixels:
    """The picture with a glow about its lights."""
    bright = np.clip(picture - from_light, 0, 1) / (1 - from_light)
    glow = cv2.GaussianBlur(bright, (0, 0), reach) + 0.5 * cv2.GaussianBlur(bright, (0, 0), reach * 4)
    return np.clip(1 - (1 - picture) * (1 - np.clip(glow * strength, 0, 1)), 0, 1)


def river_dusk() -> Image.Image:
    """The old shipyard's cranes against the last light; the river ends in brush strokes on the paper."""
    view = Stretch("dusk", 181.5, 176, CARD, 0.545)
    behind = sky(view, turn=0.12)
    away = np.linspace(0, 1, CARD[1], dtype=np.float32)[:, None, None]
    glow = np.exp(-(((away - 0.545) / 0.17) ** 2)) * 0.55
    behind = behind * (1 - glow) + rgb("#ff9a55") * glow
    picture = _shine(grade(shore(view, behind, (0.27, 0.17, 0.24), 7, haze=0.8), 1.06, 0.02, 1.08), 0.72, 7, 0.30)
    # The evening is darkest high on the right, where the title stands.
    x = np.linspace(0, 1, CARD[0], dtype=np.float32)[None, :, None]
    picture *= 1 - 0.42 * np.clip((0.46 - away) / 0.22, 0, 1) * np.clip((x - 0.72) / 0.20, 0, 1)
    ground = sheet(CARD, "#f7eedc", 11)
    return image(blend(ground, picture, brushed_foot(CARD, 812, 12)), 2)


def bridge_night() -> Image.Image:
    """The bridge with its cables lit, left of a column of paper for writing."""
    wide = 962
    view = Stretch("night", 2751, 122, (wide, CARD[1]), 0.80)
    lit = layer(view, "buildings")
    behind = bokashi(
        view.size, [(0, "#0b1230"), (0.4, "#182350"), (0.66, "#3a3a6c"), (0.80, "#7a5878"), (1, "#7a5878")], 5
    )
    rng = np.random.default_rng(61)
    for _ in range(150):
        x, y = int(rng.uniform(4, wide - 4)), int(CARD[1] * 0.62 * rng.random() ** 1.4)
        behind[y : y + 2, x : x + 2] += rng.uniform(0.12, 0.6)
    behind = over(behind, layer(view, "far"), 0.75)
    # Floodlights warm the tower from below and let the cables stand out.
    z = view.quay_y * CARD[1] - np.arange(CARD[1], dtype=np.float32)
    flood = np.clip(1.75 - z / view.ppm / 110, 0.9, 1.75)[:, None, None]
    rise = np.clip((z / view.ppm - 13) / 30, 0, 1)[:, None, None]
    tower = rise * rise * (3 - 2 * rise)
    lit[..., :3] = np.clip(lit[..., :3] * (1 + (flood * np.array([1.25, 1.05, 0.80], np.float32) - 1) * tower), 0, 1)
    picture = over(over(behind, lit), layer(view, "garden"))
    quay = layer(view, "quay")
    picture = over(river(over(picture, quay), view, (0.05, 0.06, 0.15), 9, 0.9), quay)
    picture = _shine(picture, 0.50, 6, 0.55)
    ground = sheet(CARD, "#f4ecdc", 15)
    card = ground.copy()
    card[:, :wide] = picture
    line = box_px(82.6, 0, 0.35, 100)
    card[:, line[0] : line[2]] = rgb("#b08d4a")
    left, top, right, bottom = box_px(88.5, 10, 52, 36)
    engraved = engraving((right - left, bottom - top), 2600, 400, 0.86)[..., None] * 0.42
    card[top:bottom, left:right] = card[top:bottom, left:right] * (1 - engraved) + rgb("#8a6d3a") * engraved
    return image(card, 3)


def waterworks_day() -> Image.Image:
    """The waterworks' red castle under a summer sky, in a white border, as a classic picture postcard."""
    left, top, right, bottom = box_px(5.5, 5.5, 137, 60)
    size = (right - left, bottom - top)
    view = Stretch("day", 934, 158, size, 0.76)
    picture = shore(view, sky(view, turn=0.07), (0.24, 0.36, 0.42), 17, haze=0.8)
    picture = grade(picture, 1.05, 0.015, 1.06)
    card = sheet(CARD, "#fbf8f0", 19, 0.6)
    card[top:bottom, left:right] = picture
    return image(card, 4)


def engraving(size: tuple[int, int], x0: float, width_m: float, quay_y: float) -> Pixels:
    """A stretch of shore drawn in fine lines with a few strokes of water under it, 0..1; it fades to the sides."""
    view = Stretch("day", x0, width_m, size, quay_y)
    height, width = size[1], size[0]
    drawn = np.zeros((height, width), np.float32)
    for name in ("buildings", "garden"):
        plate = layer(view, name)
        alpha = plate[..., 3]
        tone = over(np.ones((height, width, 3), np.float32), plate)
        lines = np.maximum(key_line(tone, 0.8, 12), outline(alpha, 1.0) * 0.9)
        drawn = np.maximum(drawn * (1 - alpha), lines * np.clip(alpha * 4, 0, 1))
    rows = np.arange(height, dtype=np.float32)[:, None]
    wave = noise((height, width), (1.2, 40), 83)
    wet = np.clip((rows - quay_y * height) / 4, 0, 1)
    drawn = drawn * (1 - wet) + np.clip(wave - 0.9, 0, 1) * wet * np.clip((height - rows) / (height * 0.12), 0, 1)
    across = np.linspace(-1, 1, width, dtype=np.float32)[None]
    return np.clip(drawn, 0, 1) * np.clip((1 - np.abs(across)) / 0.16, 0, 1)


def vignette(size: tuple[int, int], depth: float, seed: int) -> Pixels:
    """Darker corners, a little uneven, as factors."""
    y, x = np.mgrid[0 : size[1], 0 : size[0]].astype(np.float32)
    away = ((x / size[0] - 0.5) * 2) ** 2 + ((y / size[1] - 0.5) * 2) ** 2
    return (1 - np.clip(away - 0.7, 0, 2) * depth + noise((size[1], size[0]), (120, 120), seed) * 0.012)[..., None]
