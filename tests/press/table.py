"""What lies on the press's table: the shipped frames and back, the words of a day, a photo easy to find again."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from kiosk.content.postcard import Box, Frame, load_frames
from kiosk.content.postcard_back import load_back
from kiosk.happenings.words import Language, Side, Stroke
from kiosk.places import ASSETS, SCENES
from kiosk.press.card import CardWords, compose
from kiosk.press.measure import CARD_PLATE, Plate

FRAMES = load_frames(SCENES / "postcard" / "frames")
BACK = load_back(SCENES)
STATION_ZH, STATION_EN = "秦皇岛路码头驿站", "Qinhuangdao Road Wharf Station"
WORDS = CardWords(STATION_ZH, STATION_ZH, datetime(2026, 11, 23, 14, 5, tzinfo=UTC), 17)
GREEN = Image.new("RGB", (1280, 720), "#00ff00")
BORDERED = Plate((148.0, 100.0), 5.0)
SIX_BY_FOUR = Plate((152.4, 101.6))
SIX_BY_FOUR_BORDERED = Plate((152.4, 101.6), 4.0)


def pulled(
    side: Side = "front",
    frame: Frame = FRAMES["letter"],
    plate: Plate = CARD_PLATE,
    language: Language = "zh",
    photo: Image.Image | None = None,
    assets: Path = ASSETS,
    **written: Any,
) -> Image.Image:
    """A side as the press composes it, on `WORDS`' day."""
    return compose(side, frame, BACK, plate, WORDS, language, photo, assets=assets, **written)


def pixels(card: Image.Image) -> np.ndarray:
    return np.asarray(card, dtype=np.int16)


def green_share(card: Image.Image, box: Box, plate: Plate = CARD_PLATE) -> float:
    """How much of a box the photo `GREEN` fills."""
    inside = pixels(card.crop(plate.rect(box).corners))
    return float(np.mean((inside[..., 1] > 200) & (inside[..., 0] < 60) & (inside[..., 2] < 60)))


def wave(side: Side = "front") -> Stroke:
    """A line written by hand across the lower half of a side."""
    return Stroke(tuple((20.0 + n, 80.0 + 4 * np.sin(n / 6), n * 8.0, -1.0) for n in range(90)), side=side)
