"""A stretch of the riverfront as one picture: sky, the city behind, the shore's layers and the river that mirrors them.

It reads the finished tiles of assets/panorama (16 pixels a metre), so a view needs no renderer. Shore metres count from
the wharf; picture metres (z) from the quay's edge, upwards.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from PIL import Image
from scipy.ndimage import gaussian_filter

PANORAMA = Path(__file__).resolve().parents[2] / "panorama"
STRIP_X0, STRIP_TOP, STRIP_PX = -200.0, 99.0, 16.0
WATER_Z = -4.16
FAR_PX, FAR_PARALLAX, FAR_SCALE = 8.0, 0.35, 0.65
Pixels = np.ndarray


@dataclass(frozen=True)
class Stretch:
    """What a picture shows: from shore metre x0 over `width_m`, the quay's edge at `quay_y` (share of the height)."""

    light: str
    x0: float
    width_m: float
    size: tuple[int, int]
    quay_y: float

    @property
    def ppm(self) -> float:
        """Pixels per metre."""
        return self.size[0] / self.width_m

    @property
    def water_row(self) -> int:
        """The first row of the river."""
        return round(self.quay_y * self.size[1] - WATER_Z * self.ppm)


def _crop(folder: Path, left: int, top: int, width: int, height: int) -> Image.Image:
    """A part of a tiled picture in its whole size, clear where there is no tile."""
    facts = json.loads((folder / "pyramid.json").read_text(encoding="utf-8"))
    tile_w, tile_h = facts["tile_px"]
    sheet = Image.new("RGBA", (width, height))
    for tile in facts["levels"][0]["tiles"]:
        x, y = tile["col"] * tile_w + tile["box"][0] - left, tile["row"] * tile_h + tile["box"][1] - top
        if x < width and y < height and x + tile["box"][2] > 0 and y + tile["box"][3] > 0:
            with Image.open(folder / tile["file"]) as picture:
                sheet.paste(picture.convert("RGBA"), (x, y))
    return sheet


def layer(view: Stretch, name: str) -> Pixels:
    """One layer over the whole picture: float RGBA 0..1, colours not multiplied by alpha."""
    width, height = view.size
    top_m = view.quay_y * height / view.ppm
    high_m = height / view.ppm
    if name == "far":
        middle = (view.x0 + view.width_m / 2) * FAR_PARALLAX
        left_m, wide_m = middle - view.width_m / FAR_SCALE / 2, view.width_m / FAR_SCALE
        px, top_m, high_m = FAR_PX, top_m / FAR_SCALE, high_m / FAR_SCALE
    else:
        left_m, wide_m, px = view.x0, view.width_m, STRIP_PX
    box = (left_m - STRIP_X0) * px, (STRIP_TOP - top_m) * px, wide_m * px, high_m * px
    part = _crop(PANORAMA / "shore" / view.light / name, *(round(v) for v in box))
    # Colours must not bleed in from clear pixels while the size changes.
    clear = np.asarray(part, dtype=np.float32) / 255
    clear[..., :3] *= clear[..., 3:]
    way = cv2.INTER_AREA if part.width > width else cv2.INTER_CUBIC
    sized = np.clip(cv2.resize(clear, view.size, interpolation=way), 0, 1)
    sized[..., :3] = np.clip(sized[..., :3] / np.maximum(sized[..., 3:], 1e-4), 0, 1)
    return sized


def over(below: Pixels, above: Pixels, strength: float = 1.0) -> Pixels:
    """A layer laid over an opaque picture."""
    alpha = above[..., 3:] * strength
    return below * (1 - alpha) + above[..., :3] * alpha


def sky(view: Stretch, light: str | None = None, turn: float = 0.2, zoom: float = 1.0) -> Pixels:
    """The painted sky down to the quay's edge, stretched on below it. `turn`: where along the sky it begins, 0..1."""
    with Image.open(PANORAMA / "sky" / f"{light or view.light}.webp") as painted:
        whole = np.asarray(painted.convert("RGB"), dtype=np.float32) / 255
    width, height = view.size
    rows = round(view.quay_y * height)
    wide = min(whole.shape[1], round(whole.shape[0] * width / rows / zoom))
    whole = np.roll(whole, -round(turn * whole.shape[1]), axis=1)[:, :wide]
    seen = cv2.resize(whole, (width, rows), interpolation=cv2.INTER_CUBIC)
    return np.clip(np.concatenate([seen, np.repeat(seen[-1:], height - rows, axis=0)]), 0, 1)


def noise(shape: tuple[int, int], sigma: tuple[float, float], seed: int) -> Pixels:
    """Soft noise with mean 0 and deviation 1; `sigma`: how long it is down and across."""
    field = np.random.default_rng(seed).normal(size=shape).astype(np.float32)
    field = gaussian_filter(field, sigma, mode="wrap")
    return (field - field.mean()) / field.std()


def river(picture: Pixels, view: Stretch, deep: tuple[float, float, float], seed: int, calm: float = 1.0) -> Pixels:
    """The picture with everything below the water line as river: a broken mirror image over the river's own colour."""
    line = view.water_row
    height, width = picture.shape[:2]
    count = height - line
    if count <= 0:
        return picture
    tile = noise((512, 512), (2.0, 9.0), seed)
    slow = noise((512, 512), (5.0, 26.0), seed + 1)
    rows = np.arange(count, dtype=np.float32)[:, None]
    metres = rows / view.ppm
    columns = np.arange(width, dtype=np.float32)[None, :]
    stretch = 1 + metres * 0.30
    across = (columns - width / 2) / stretch * 11 / view.ppm
    down = np.repeat(70 * np.log1p(metres * 2.2), width, axis=1)
    read = {"interpolation": cv2.INTER_LINEAR, "borderMode": cv2.BORDER_WRAP}
    wave = cv2.remap(tile, np.mod(across, 512), np.mod(down, 512), **read)
    swell = cv2.remap(slow, np.mod(across * 0.6 + 90, 512), np.mod(down * 0.7 + 40, 512), **read)
    reach = (0.10 + metres * 0.26) * view.ppm / calm
    shift = (wave * 0.55 + swell * 0.7) * reach
    seen = np.zeros((count, width, 3), np.float32)
    taps = (-0.5, -0.1, 0.3, 0.8)
    for tap in taps:
        source = line - 1 - rows * 1.15 - shift + tap * metres * 0.3 * view.ppm
        source = np.clip(source, 0, line - 1).astype(np.float32)
        side = (columns + wave * reach * 0.10).astype(np.float32)
        seen += cv2.remap(picture, side, source, interpolation=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)
    seen /= len(taps)
    share = np.clip(0.30 + metres * 0.006 + wave * 0.05, 0.2, 0.6)[..., None]
    mixed = seen * (1 - share) + np.asarray(deep, np.float32) * share
    mixed *= (1 + wave * 0.045 + swell * 0.03)[..., None]
    result = picture.copy()
    result[line:] = np.clip(mixed, 0, 1)
    return result


def shore(
    view: Stretch,
    behind: Pixels,
    deep: tuple[float, float, float],
    seed: int = 5,
    haze: float = 1.0,
    calm: float = 1.0,
) -> Pixels:
    """The whole view: `behind` (sky), the far city (as strong as `haze`), buildings, trees, river, quay and boats."""
    picture = over(behind, layer(view, "far"), haze)
    for name in ("buildings", "garden"):
        picture = over(picture, layer(view, name))
    quay = layer(view, "quay")
    return over(river(over(picture, quay), view, deep, seed, calm), quay)


def image(values: Pixels, seed: int = 1, grain: float = 0.004) -> Image.Image:
    """Values 0..1 as an RGB image, with a little noise against banding."""
    speck = np.random.default_rng(seed).normal(0, grain, values.shape[:2])[..., None]
    return Image.fromarray((np.clip(values + speck, 0, 1) * 255 + 0.5).astype(np.uint8), "RGB")
