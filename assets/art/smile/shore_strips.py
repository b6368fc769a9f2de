"""The riverfront's strips joined from their tiles, and seen from the middle of the river, receding to its end."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from PIL import Image

SHORE = Path(__file__).resolve().parents[2] / "panorama" / "shore"
PX_PER_M = 8.0
Z_TOP_M, WATER_Z_M = 99.0, -4.16


def strip(light: str, layer: str, level: int) -> Image.Image:
    """One layer of a light, RGBA, at a level of its pyramid (0 is the finest)."""
    folder = SHORE / light / layer
    told = json.loads((folder / "pyramid.json").read_text(encoding="utf-8"))
    across, down = told["tile_px"]
    whole = Image.new("RGBA", (told["levels"][level]["width_px"], told["levels"][level]["height_px"]))
    for tile in told["levels"][level]["tiles"]:
        left, top, _, _ = tile["box"]
        with Image.open(folder / tile["file"]) as piece:
            whole.paste(piece.convert("RGBA"), (tile["col"] * across + left, tile["row"] * down + top))
    return whole


def at_blue_hour(layer: str, level: int) -> np.ndarray:
    """A layer between dusk and night, premultiplied floats 0..1: the day's last light, and the first lit windows."""
    dusk, night = (np.asarray(strip(light, layer, level), dtype=np.float32) / 255 for light in ("dusk", "night"))
    mixed = dusk * 0.34 + night * 0.66
    mixed[..., :3] = np.maximum(mixed[..., :3], night[..., :3] * 0.96) * np.array((0.92, 0.9, 1.06))
    alpha = np.maximum(dusk[..., 3], night[..., 3])
    return np.dstack([np.clip(mixed[..., :3], 0, 1) * alpha[..., None], alpha])


def lay(under: np.ndarray, over: np.ndarray) -> np.ndarray:
    """Premultiplied `over` on premultiplied `under`."""
    return over + under * (1 - over[..., 3:])


def bank(
    shore: np.ndarray, size: tuple[int, int], horizon_px: float, eye_m: float, aside_m: float, focal_px: float
) -> tuple[np.ndarray, np.ndarray]:
    """The left half of the view: `shore` as a wall `aside_m` to the left of the eye, `eye_m` above the water.

    Returns premultiplied RGBA of (height, width / 2) and each column's distance in metres.
    """
    width, height = size[0] // 2, size[1]
    sums_x = np.concatenate([np.zeros((shore.shape[0], 1, 4), np.float32), np.cumsum(shore, axis=1)], axis=1)
    seen = np.zeros((height, width, 4), np.float32)
    edges = aside_m * focal_px / np.maximum(width - np.arange(width + 1), 0.35)
    first_m = edges[0]
    rows = np.arange(height + 1)
    for column in range(width):
        from_px, to_px = ((edges[column + n] - first_m) * PX_PER_M for n in (0, 1))
        to_px = max(to_px, from_px + 1)
        if to_px >= shore.shape[1]:
            break
        places = np.arange(shore.shape[0] + 1)
        start, end = int(from_px), min(int(np.ceil(to_px)), shore.shape[1])
        wall = (sums_x[:, end] - sums_x[:, start]) / max(1, end - start)
        sums = np.concatenate([np.zeros((1, 4), np.float32), np.cumsum(wall, axis=0)])
        distance_m = (edges[column] + edges[column + 1]) / 2
        height_m = (horizon_px - rows) * distance_m / focal_px + eye_m + WATER_Z_M
        source = np.clip((Z_TOP_M - height_m) * PX_PER_M, 0, shore.shape[0])
        below = height_m[1:] < WATER_Z_M
        spans = np.maximum(np.diff(source), 1e-6)
        for channel in range(4):
            upto = np.interp(source, places, sums[:, channel])
            seen[:, column, channel] = np.diff(upto) / spans
        seen[below, column] = 0
        seen[np.diff(source) < 1e-5, column] = 0
    return seen, (edges[:-1] + edges[1:]) / 2
