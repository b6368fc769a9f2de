"""Letter-paper: ruled columns over a river view printed so pale that one writes across it."""

from __future__ import annotations

import numpy as np
from paper import MM, box_px, sheet
from PIL import Image, ImageDraw
from river_view import Stretch, image, noise
from views import engraving
from woodblock import bokashi, print_shore, rgb

CARD = (1748, 1181)
RULE = "#b04234"
COLUMNS_MM = (7.0, 8.0, 97.0, 84.0)
# Where the photo goes; a card without one shows a stamp's engraving there.
WINDOW_MM = (105.4, 11.4, 29.2, 37.2)


def letter() -> Image.Image:
    """Nine columns between double lines; the castle and the boats stand faint along the foot."""
    paper = sheet(CARD, "#f7efdf", 12)
    view = Stretch("day", 905, 178, CARD, 0.80)
    white = bokashi(CARD, [(0, "#ffffff"), (1, "#ffffff")], 1, 0)
    toned = {"contrast": 0.95, "warm": 0.0, "colour": 0.9, "lift": 0.05}
    print_ = print_shore(view, white, "#c9d6d2", "#34495a", toned, 6, inks=12, haze=0.5)
    grey = print_ @ np.array([0.3, 0.59, 0.11], np.float32)
    red = np.clip((print_[..., 0] - print_[..., 1] - 0.12) * 6, 0, 1)[..., None]
    tint = rgb("#3f6b78") * (1 - red) + rgb("#b0573f") * red
    y = np.linspace(0, 1, CARD[1], dtype=np.float32)[:, None]
    x = np.linspace(0, 1, CARD[0], dtype=np.float32)[None]
    fade = np.clip((y - 0.52) / 0.10, 0, 1) * np.clip((1.0 - y) / 0.16, 0, 1)
    # Fainter still where the words go.
    fade = fade * (0.20 + 0.28 * np.clip((x - 0.60) / 0.10, 0, 1)) * (1 + 0.10 * noise((CARD[1], CARD[0]), (14, 14), 3))
    strength = (np.clip(1 - grey, 0, 1) * fade)[..., None]
    paper = paper * (1 - strength) + tint * strength
    lines = Image.new("L", CARD, 0)
    pen = ImageDraw.Draw(lines)
    left, top, right, bottom = (round(v * MM) for v in COLUMNS_MM)
    for column in range(10):
        at = left + (right - left) * column / 9
        inner = 0 < column < 9
        pen.line((at, top, at, bottom), 105 if inner else 170, 2 if inner else 4)
    pen.line((left, top, right, top), 170, 4)
    pen.line((left, bottom, right, bottom), 170, 4)
    pen.rectangle((left - 12, top - 12, right + 12, bottom + 12), outline=150, width=2)
    x0, y0, x1, y1 = box_px(*WINDOW_MM)
    pen.rectangle((x0, y0, x1, y1), outline=70, width=2)
    pen.rectangle((x0 + 12, y0 + 12, x1 - 12, y1 - 12), outline=105, width=3)
    share = np.asarray(lines, np.float32)[..., None] / 255
    paper = paper * (1 - share) + rgb(RULE) * share
    engraved = engraving((x1 - x0 - 40, y1 - y0 - 40), 2728, 230, 0.70)[..., None] * 0.45
    part = paper[y0 + 20 : y1 - 20, x0 + 20 : x1 - 20]
    part[:] = part * (1 - engraved) + rgb(RULE) * engraved
    return image(paper, 4)
