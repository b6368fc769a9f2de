"""How well words stand out from what they stand on, as WCAG reckons it: 1 (not at all) to 21 (black on white)."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageColor

from kiosk.press.measure import Rect

LEAST = 4.5
"""What printed words need (AA)."""
_RED_GREEN_BLUE = np.array([0.2126, 0.7152, 0.0722])

Shares = NDArray[np.float64]


def light(card: Image.Image, place: Rect) -> Shares:
    """Relative luminance, 0..1, of every pixel in a place of an RGB picture."""
    return _luminance(np.asarray(card.crop(place.corners), dtype=float) / 255)


def luminance(colour: str) -> float:
    """Relative luminance of a colour such as "#2a2018"; what shines through does not count."""
    return float(_luminance(np.array(ImageColor.getrgb(colour[:7]), dtype=float) / 255))


def contrast(card: Image.Image, place: Rect, colour: str, spared: float = 0.02) -> float:
    """The contrast of `colour` ("#2a2018", or with alpha) with its worst ground in `place`.

    `spared`: the share of pixels that may be worse, for a few of them hide no word.
    """
    ground = np.asarray(card.crop(place.corners), dtype=float) / 255
    alpha = int(colour[7:9], 16) / 255 if len(colour) == 9 else 1.0
    ink = np.array(ImageColor.getrgb(colour[:7]), dtype=float) / 255 * alpha + ground * (1 - alpha)
    one, other = _luminance(ground), _luminance(ink)
    ratio = (np.maximum(one, other) + 0.05) / (np.minimum(one, other) + 0.05)
    return float(np.quantile(ratio, spared))


def _luminance(shares: NDArray[Any]) -> Shares:
    linear = np.where(shares <= 0.04045, shares / 12.92, ((shares + 0.055) / 1.055) ** 2.4)
    return np.asarray(linear @ _RED_GREEN_BLUE)
