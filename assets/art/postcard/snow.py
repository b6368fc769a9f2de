"""Snow on the shore: caps on every upper edge, covered roofs and lawns, flakes in the air."""

from __future__ import annotations

from random import Random

import cv2
import numpy as np
from brush import Points, Sheet
from river_view import Pixels, Stretch, layer, noise
from woodblock import rgb

SNOW, SHADE = "#e8eef6", "#a9b9d3"
# Roofs of the wharf's warehouses as they stand in the pictures: shore metres and picture metres.
ROOFS = (
    ((77.9, 15.3), (77.9, 19.9), (88.1, 25.5), (98.1, 19.9), (98.4, 15.3), (88.1, 21.0)),
    ((99.4, 15.3), (99.4, 19.9), (109.4, 25.5), (119.7, 19.9), (119.9, 15.3), (109.4, 21.0)),
    ((131.5, 13.2), (131.5, 19.5), (194.5, 19.5), (194.5, 13.2)),
)
GLASS = ((141.8, 18.2), (141.8, 19.6), (182.6, 19.6), (182.6, 18.2))


def _drawn(view: Stretch, shapes: tuple[tuple[tuple[float, float], ...], ...]) -> Pixels:
    plate = np.zeros((view.size[1], view.size[0]), np.uint8)
    for shape in shapes:
        points = [((x - view.x0) * view.ppm, view.quay_y * view.size[1] - z * view.ppm) for x, z in shape]
        cv2.fillPoly(plate, [np.round(np.array(points) * 16).astype(np.int32)], 255, cv2.LINE_AA, 4)
    return plate.astype(np.float32) / 255


def caps(alpha: Pixels, deep_px: float, seed: int) -> Pixels:
    """Where snow lies on what a layer shows, 0..1: a strip under each upper edge, thick and thin by turns."""
    height, width = alpha.shape
    thick = np.clip(deep_px * (1 + 0.35 * noise((height, width), (6, 18), seed)), 1, deep_px * 2)
    rows = np.arange(height, dtype=np.float32)[:, None] - thick
    columns = np.repeat(np.arange(width, dtype=np.float32)[None], height, axis=0)
    above = cv2.remap(alpha, columns, rows.astype(np.float32), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.clip(alpha - above, 0, 1)


def cover(view: Stretch, name: str, plate: Pixels, seed: int = 8) -> Pixels:
    """A layer of the evening, lit windows kept, with the snow on it."""
    dusk, night = layer(Stretch("dusk", view.x0, view.width_m, view.size, view.quay_y), name), plate
    cold = dusk[..., :3] * np.array([0.52, 0.56, 0.70], np.float32) + np.array([0.02, 0.03, 0.06], np.float32)
    dressed = np.concatenate([np.maximum(cold, night[..., :3] * 1.15), plate[..., 3:]], axis=2)
    alpha = plate[..., 3]
    lies = caps(alpha, 0.55 * view.ppm if name == "buildings" else 0.32 * view.ppm, seed)
    if name == "buildings":
        roofs = _drawn(view, ROOFS) * (1 - _drawn(view, (GLASS,)))
        lawn = _drawn(view, (((-200, 1.6), (-200, 5.7), (3000, 5.7), (3000, 1.6)),))
        walls = _drawn(view, (((78, 4.2), (78, 6), (194, 6), (194, 4.2)),))
        lies = np.maximum(lies, np.maximum(roofs, lawn * (1 - walls)) * 0.96)
    if name == "garden":
        r, g, b = dusk[..., 0], dusk[..., 1], dusk[..., 2]
        green = np.clip((g - np.maximum(r * 0.88, b * 1.02)) * 14, 0, 1)
        fleece = np.clip(0.55 + 0.45 * noise(alpha.shape, (2.0, 3.0), seed + 3), 0, 1)
        lies = np.maximum(lies, green * fleece * 0.9)
    drift = np.clip(0.5 + 0.28 * noise(alpha.shape, (3.5, 26), seed + 5), 0, 1)[..., None]
    white = rgb(SNOW) * drift + rgb(SHADE) * (1 - drift)
    dressed[..., :3] = dressed[..., :3] * (1 - lies[..., None]) + white * lies[..., None]
    return dressed


def flakes(sheet: Sheet, count: int, seed: int, radius: tuple[float, float], keep: float = 1.0) -> None:
    """Snow in the air, near flakes large and soft, far ones small."""
    rng = Random(seed)
    width, height = sheet.size
    for _ in range(count):
        near = rng.random() ** 2.6
        size = radius[0] + (radius[1] - radius[0]) * near
        at = (rng.uniform(0, width), rng.uniform(0, height * keep))
        sheet.dot(at, size, "#f7f9fd", alpha=rng.uniform(0.55, 0.95), blur=0.5 + near * 1.6)


def on_branch(sheet: Sheet, path: Points, wide: float, seed: int) -> None:
    """A ridge of snow along the upper side of a branch, broken where it slid off."""
    rng = Random(seed)
    n = 0
    while n < len(path) - 5:
        long = rng.randint(5, 14)
        piece = path[n : n + long]
        if len(piece) > 4:
            share = 1 - n / len(path)
            lift = wide * (0.30 + 0.35 * share)
            widths = [1.0, *[wide * (0.35 + 0.45 * share) * rng.uniform(0.8, 1.2) for _ in range(3)], 1.0]
            sheet.stroke(piece - np.array([0, lift * 0.55]), widths, "#c3cfe2")
            sheet.stroke(piece - np.array([0, lift * 0.75]), [w * 0.8 for w in widths], "#f4f7fb")
        n += long + rng.randint(0, 3)
