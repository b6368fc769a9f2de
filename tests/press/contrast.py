"""How light a card is, for tests of what can be read on it."""

from __future__ import annotations

import numpy as np
from PIL import Image

from kiosk.content.postcard import Box
from kiosk.press.measure import rect


def light(card: Image.Image, box: Box) -> np.ndarray:
    """Relative luminance of the pixels in a box."""
    shares = np.asarray(card.crop(rect(box).corners), dtype=float) / 255
    linear = np.where(shares <= 0.04045, shares / 12.92, ((shares + 0.055) / 1.055) ** 2.4)
    return np.asarray(linear @ np.array([0.2126, 0.7152, 0.0722]))


def luminance(colour: str) -> float:
    """Relative luminance of a colour such as "#2a2018"."""
    return float(light(Image.new("RGB", (40, 40), colour[:7]), Box(0, 0, 1, 1)).mean())
