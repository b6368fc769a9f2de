"""Each building's card: a dusk picture of it with sky, city and river, in the measure of a postcard."""

from __future__ import annotations

import time
from collections.abc import Collection
from pathlib import Path

import numpy as np
from layout import MEASURES
from PIL import Image
from stage import MeasuringStage
from strip import LANDMARKS

from gl.backdrop import over, sky_rows, water
from gl.compose import scene_of
from gl.device import Device
from gl.lighting import Effort
from gl.lights import DUSK
from gl.scene import Scene
from gl.whole_file import save_whole
from gl.window import Window

CARD_PX = (1748, 1181)
EFFORT = Effort(passes=6, sky_maps=16, sun_maps=3, sky_texel_m=0.25, sun_texel_m=0.09)
# The least and most shore a card shows (m), and the share of its height below the quay's edge.
NARROWEST_M, WIDEST_M, BELOW = 78.0, 240.0, 0.17


def card_frame(x0: float, x1: float, top: float) -> tuple[float, float, float, float]:
    """The part of the picture (x0, x1, z0, z1) that shows a building from x0 to x1 with its top at a height."""
    shape = CARD_PX[0] / CARD_PX[1]
    width = min(max((x1 - x0) * 1.16, (top * 1.25 / (1 - BELOW)) * shape, NARROWEST_M), WIDEST_M)
    height = width / shape
    middle = (x0 + x1) / 2
    return middle - width / 2, middle + width / 2, -height * BELOW, height * (1 - BELOW)


def paint_card(device: Device, shore: Scene, far: Scene, frame: tuple[float, float, float, float]) -> np.ndarray:
    """The picture of a frame at dusk."""
    x0, x1, z0, z1 = frame
    px_per_m = CARD_PX[0] / (x1 - x0)
    picture = sky_rows(DUSK, CARD_PX[0], CARD_PX[1], (z0, z1))
    size = MEASURES["far"].scale
    wide, middle = (x1 - x0) / size, (x0 + x1) / 2 * MEASURES["far"].parallax
    window = Window(device, far, middle - wide / 2, middle + wide / 2, (DUSK,), EFFORT)
    for _, pixels in window.pictures("far", 0.0, z1 / size, px_per_m * size):
        _lay(picture, pixels)
    window.release()
    window = Window(device, shore, x0, x1, (DUSK,), EFFORT)
    for layer in ("buildings", "garden", "quay"):
        for _, pixels in window.pictures(layer, z0, z1, px_per_m):
            _lay(picture, pixels)
    window.release()
    picture = water(DUSK, picture, (z0, z1), px_per_m)
    # Moored boats lie before the water's edge, so the river goes under them.
    _lay(picture, pixels)
    return picture


def _lay(picture: np.ndarray, pixels: np.ndarray) -> None:
    rows, columns = min(len(pixels), len(picture)), min(pixels.shape[1], picture.shape[1])
    picture[:rows, :columns] = over(picture[:rows, :columns], pixels[:rows, :columns])


def render_cards(device: Device, panorama: Path, only: Collection[str] | None) -> None:
    """Write every wanted building's card."""
    shore, far = scene_of("now", -500, 3300), scene_of("far", -400, 1600)
    for landmark in LANDMARKS:
        if only and landmark.id not in only:
            continue
        started = time.monotonic()
        measuring = MeasuringStage(landmark.x0 - 200, landmark.x1 + 200)
        landmark.build(measuring)
        boxes = measuring.boxes.get(landmark.id) or [(landmark.x0, landmark.x1, 0.0, 20.0)]
        # The widest part is the building itself; cranes and boats beside it may be cut.
        main = max(boxes, key=lambda box: (box[1] - box[0]) * (box[3] - max(box[2], 0.0)))
        frame = card_frame(main[0], main[1], min(main[3], 99.0))
        path = panorama / "card" / f"{landmark.id}.webp"
        save_whole(Image.fromarray(paint_card(device, shore, far, frame)), path, format="WEBP", quality=86, method=5)
        print(f"card {landmark.id} {time.monotonic() - started:.1f} s", flush=True)
