"""One picture: compression, gouges, knife lines, then light channels. The README has the formulas."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from canvas import View
from scipy.ndimage import gaussian_filter

from carve.compress import relief_height
from carve.outline import knife_lines


@dataclass(frozen=True)
class Cut:
    """How one kind of thing is carved: slope gain, step over what is behind, knife line width and depth (pixels of
    the doubled picture), and how light its sand is (1 pale, 0.5 dark).
    """

    gain: float = 0.9
    lift: float = 1.0
    line_px: float = 6.0
    deep_px: float = 5.0
    wash: float = 1.0


STEEP, STEEP_FOLD = 1.0, 3.0
"""How much steeper than other things' surfaces cloth may fold before the fold counts as an edge."""

KINDS: dict[str, Cut] = {
    "sky": Cut(0, 0, 1, 0, 0.9),
    "water": Cut(0.1, 0.3, 5, 3, 0.88),
    "ground": Cut(0.1, 0.5, 6, 4),
    "deck": Cut(0.12, 0.9, 6, 5),
    "floor": Cut(0.1, 0.6, 6, 4),
    "far": Cut(0.6, 0.45, 4, 3),
    "wall": Cut(0.6, 0.9, 6, 5),
    "brick": Cut(0.6, 0.5, 4, 3),
    "stone": Cut(0.7, 0.9, 6, 5),
    "roof": Cut(0.55, 0.9, 5, 4, 0.86),
    "hull": Cut(0.95, 1.5, 9, 9, 0.86),
    "house": Cut(0.8, 1.0, 6, 6),
    "funnel": Cut(1.0, 1.5, 8, 8),
    "fitting": Cut(0.9, 0.8, 4, 4),
    "rigging": Cut(0.9, 0.7, 4, 3.5),
    "timber": Cut(0.85, 0.9, 6, 5, 0.92),
    "boat": Cut(0.95, 1.2, 7, 6),
    "mat": Cut(0.95, 1.0, 6, 5),
    "steam": Cut(0.75, 0.8, 7, 6, 1.06),
    "moon": Cut(0.6, 0.9, 8, 7, 1.2),
    "coal": Cut(0.8, 0.8, 5, 4, 0.62),
    "paper": Cut(0.6, 0.8, 6, 5),
    "print": Cut(0.6, 0.45, 3, 2.5, 0.72),
    "sea": Cut(0.6, 0.6, 5, 4, 0.86),
    "map": Cut(0.9, 0.9, 7, 7),
    "route": Cut(1.0, 1.2, 5, 6, 0.6),
    "brass": Cut(1.0, 1.6, 9, 9),
    "lens": Cut(1.3, 1.0, 6, 4),
    "bedding": Cut(0.9, 0.9, 6, 5),
    "cloth": Cut(1.0, 1.5, 8, 9),
    "flesh": Cut(1.0, 1.3, 6, 6, 1.06),
    "hair": Cut(1.0, 1.2, 6, 6, 0.56),
    "dark": Cut(1.0, 1.5, 8, 9, 0.66),
    "luggage": Cut(0.9, 1.2, 7, 7),
    "lamp": Cut(1.0, 1.4, 7, 8),
    "glow": Cut(1.0, 1.4, 6, 6, 1.2),
    "veil": Cut(1.0, 1.4, 8, 8, 1.1),
}


def carve_height(
    view: View, gouges: np.ndarray, overrides: dict[str, Cut] | None = None, step_px: float = 14
) -> np.ndarray:
    """Height in pixels of the final picture, float64 (rows, columns); the view is twice that size."""
    table = KINDS | (overrides or {})
    cuts = [table[k] for k in view.kinds]

    def per_pixel(name: str) -> np.ndarray:
        return np.array([getattr(c, name) for c in cuts])[view.thing]

    steep = np.array([STEEP_FOLD if k in ("cloth", "dark") else STEEP for k in view.kinds])[view.thing]
    height = relief_height(
        view.depth_m, view.thing, per_pixel("gain"), per_pixel("lift"), steep, view.focal_px, step_px
    )
    jump = 14 * steep / view.focal_px / np.maximum(per_pixel("gain"), 0.01)
    height += knife_lines(view.depth_m, view.thing, jump, per_pixel("line_px"), per_pixel("deep_px"), view.focal_px)
    height = gaussian_filter(height + gouges, 0.9)
    rows, columns = height.shape
    return height.reshape(rows // 2, 2, columns // 2, 2).mean((1, 3)) / 2


def normals(height: np.ndarray) -> np.ndarray:
    """Unit normals (rows, columns, 3): x right, y up, z to the viewer."""
    down, right = np.gradient(height)
    n = np.dstack([-right, down, np.ones_like(height)])
    return n / np.linalg.norm(n, axis=2, keepdims=True)


def washes(view: View, overrides: dict[str, Cut] | None = None) -> np.ndarray:
    """How light the sand of each thing is, at the final size."""
    table = KINDS | (overrides or {})
    full = np.array([table[k].wash for k in view.kinds])[view.thing]
    rows, columns = full.shape
    return full.reshape(rows // 2, 2, columns // 2, 2).mean((1, 3))


def openness(height: np.ndarray, tone: np.ndarray) -> np.ndarray:
    """How much sky a point sees, times the scene's own light and dark; 0..1."""
    seen = np.ones_like(height)
    for sigma, strength, floor in ((2.5, 0.14, 0.45), (8, 0.07, 0.5), (26, 0.03, 0.6)):
        seen *= np.clip(1 - (gaussian_filter(height, sigma) - height) * strength, floor, 1.12)
    return np.clip(seen * 0.92 * tone, 0, 1)


def cast_shadow(height: np.ndarray, azimuth_deg: float, elevation_deg: float, reach_px: int = 44) -> np.ndarray:
    """1 in the light, 0 in shadow, soft at the rim."""
    a = np.radians(azimuth_deg)
    dx, dy, rise = np.cos(a), -np.sin(a), np.tan(np.radians(elevation_deg))
    lit = np.ones_like(height)
    padded = np.pad(height, reach_px + 1, mode="edge")
    rows, columns = height.shape
    for step in range(2, reach_px, 2):
        x, y = reach_px + 1 + round(dx * step), reach_px + 1 + round(dy * step)
        above = padded[y : y + rows, x : x + columns] - height - rise * step
        lit = np.minimum(lit, np.clip(1 - above / (1.5 + 0.05 * step), 0, 1))
    return gaussian_filter(lit, 0.8)


DARK, SAND, BRIGHT = np.array([0.15, 0.075, 0.035]), np.array([0.80, 0.585, 0.36]), np.array([1.0, 0.945, 0.80])


def light_picture(
    height: np.ndarray, open_sky: np.ndarray, azimuth_deg: float = 135, elevation_deg: float = 32, grain_seed: int = 1
) -> np.ndarray:
    """A lit still, sRGB floats 0..1 (rows, columns, 3); the live shader uses the same formula without shadows."""
    n = normals(height)

    def lamp(azimuth: float, elevation: float) -> np.ndarray:
        a, e = np.radians(azimuth), np.radians(elevation)
        facing = n @ np.array([np.cos(a) * np.cos(e), np.sin(a) * np.cos(e), np.sin(e)])
        return np.clip(facing, 0, None) / np.sin(e)

    key = lamp(azimuth_deg, elevation_deg) * (0.3 + 0.7 * cast_shadow(height, azimuth_deg, elevation_deg))
    fill = lamp(azimuth_deg + 165, 50)
    random = np.random.default_rng(grain_seed)
    noise = random.normal(size=height.shape)
    grain = 0.6 * noise + 1.6 * gaussian_filter(noise, 1.0)
    shade = open_sky * (0.10 + 0.54 * key + 0.05 * fill) * (1 + 0.05 * grain)
    s = np.clip(shade, 0, 1.25)[..., None]
    low = np.clip(s / 0.55, 0, 1)
    high = np.clip((s - 0.55) / 0.6, 0, 1)
    return np.clip((DARK + (SAND - DARK) * low) * (1 - high) + BRIGHT * high, 0, 1)
