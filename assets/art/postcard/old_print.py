"""The shore of about the 1920s as a collotype tinted by hand, on a mount of its own, with a torn white border."""

from __future__ import annotations

import cv2
import numpy as np
from paper import blend, box_px, deckled, sheet
from PIL import Image
from river_view import Pixels, Stretch, image, noise, shore, sky
from views import vignette
from woodblock import rgb

CARD = (1748, 1181)
PRINT_MM = (4.5, 4.5, 139, 61.5)
# Colours a hand would have laid over the grey print.
BRICK, LEAF, WATER, EVENING = "#b4553f", "#7c8a4a", "#7fa3a0", "#e8b98e"


def _tinted(grey: Pixels, true: Pixels, view: Stretch) -> Pixels:
    """A warm grey print with washes where the true colours call for them, a little past their edges."""
    ink, light = rgb("#2b2119"), rgb("#f3e6c8")
    toned = ink + (light - ink) * grey[..., None]
    r, g, b = (cv2.GaussianBlur(true[..., i], (0, 0), 2.2) for i in range(3))
    red = np.clip((r - np.maximum(g, b) - 0.055) * 9, 0, 1)
    green = np.clip((g - np.maximum(r * 0.99, b + 0.03)) * 12, 0, 1)
    rows = np.linspace(0, 1, view.size[1], dtype=np.float32)[:, None]
    wet = np.clip((rows - view.water_row / view.size[1]) * 60, 0, 1) * np.ones_like(red)
    glow = np.clip(1 - np.abs(rows - 0.46) / 0.34, 0, 1) * (1 - wet)
    blue = np.clip((0.34 - rows) / 0.34, 0, 1) * np.ones_like(red)
    pool = 1 + 0.22 * noise(red.shape, (16, 22), 71)
    for share, colour in (
        (blue * 0.42, "#8fb0b6"),
        (glow * 0.42, EVENING),
        (wet * 0.50, WATER),
        (green * 0.75, LEAF),
        (red * 0.85, BRICK),
    ):
        share = np.clip(share * pool, 0, 1)[..., None]
        # A wash darkens as glass does: the print stays visible under it.
        toned = toned * (1 - share) + toned * rgb(colour) * 1.28 * share
    return np.clip(toned, 0, 1)


def shore_1920s() -> Image.Image:
    """The wharf with a steamer alongside and the warehouses behind: imagined, not recorded."""
    left, top, right, bottom = box_px(*PRINT_MM)
    size = (right - left, bottom - top)
    inner = 34
    view = Stretch("past", -62, 182, (size[0] - 2 * inner, size[1] - 2 * inner), 0.76)
    true = shore(view, sky(view, turn=0.55), (0.42, 0.39, 0.30), 23, haze=0.7, calm=1.3)
    grey = cv2.cvtColor(true.astype(np.float32), cv2.COLOR_RGB2GRAY)
    grey = np.clip((grey - 0.06) / 0.80, 0, 1) ** 0.92
    grey = cv2.GaussianBlur(grey, (0, 0), 0.7)
    grain = noise(grey.shape, (0.8, 0.8), 73) * 0.020 + noise(grey.shape, (2.2, 2.2), 74) * 0.010
    grey = np.clip(grey + grain * (0.5 + np.sin(np.clip(grey, 0, 1) * np.pi)), 0, 1)
    picture = _tinted(grey, true, view) * vignette(view.size, 0.14, 75)
    mount = sheet(size, "#fbf5e6", 77)
    mount[inner:-inner, inner:-inner] = picture
    card = sheet(CARD, "#e3d2b0", 79, 1.6)
    card *= vignette(CARD, 0.05, 80)
    whole = card.copy()
    whole[top:bottom, left:right] = mount
    mask = np.zeros((CARD[1], CARD[0]), np.float32)
    mask[top:bottom, left:right] = deckled(size, 9, 81)
    shade = cv2.GaussianBlur(np.roll(mask, (8, 4), (0, 1)), (0, 0), 8)
    card *= (1 - 0.42 * shade)[..., None]
    return image(blend(card, whole, mask), 5, 0.006)
