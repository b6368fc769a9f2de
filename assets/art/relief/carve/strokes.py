"""Ready-made gouge fields for the places that recur: water, rays from a light, sky, steam, floors."""

from __future__ import annotations

import math

import numpy as np
from canvas import View
from scipy.ndimage import binary_erosion, gaussian_filter

from carve.gouges import gouge


def _wobble(shape: tuple[int, int], sigma: float, seed: int) -> np.ndarray:
    random = np.random.default_rng(seed)
    small = gaussian_filter(random.normal(size=(shape[0] // 8 + 1, shape[1] // 8 + 1)), sigma / 8)
    return small / (small.std() + 1e-9)


def inside(mask: np.ndarray, margin: int = 7) -> np.ndarray:
    """The mask drawn in by a margin, so that strokes leave outlines clean."""
    return binary_erosion(mask, iterations=margin)


def water(
    view: View, near_px: float = 40, far_px: float = 12, deep: float = 0.55, fill: float = 0.5, seed: int = 1
) -> np.ndarray:
    """Parallel cuts along the ripples, wider towards the viewer."""
    mask = inside(view.mask("water"))
    ys = np.nonzero(mask.any(1))[0]
    if not len(ys):
        return np.zeros(mask.shape)
    top, bottom = float(ys[0]), float(ys[-1])
    bend = _wobble(mask.shape, 90, seed)

    def spacing(x: float, y: float) -> float:
        return far_px + (near_px - far_px) * ((y - top) / max(bottom - top, 1)) ** 0.8

    def direction(x: float, y: float) -> float:
        return 0.13 * float(bend[int(y) // 8, int(x) // 8]) * (0.4 + (y - top) / max(bottom - top, 1)) + 0.1 * math.sin(
            x / (9 * spacing(x, y)) + y / 40
        )

    return gouge(mask, direction, spacing, length_px=520, fill=fill, deep=deep, seed=seed)


def rays(
    mask: np.ndarray,
    x: float,
    y: float,
    gap_px: float = 24,
    deep: float = 0.5,
    fill: float = 0.5,
    seed: int = 2,
    length_px: float = 420,
    reach_px: float = 1600,
) -> np.ndarray:
    """Cuts that stream away from a light at x, y: thin beside it, broad (dark) far from it."""
    return gouge(
        inside(mask),
        lambda px, py: math.atan2(py - y, px - x),
        lambda px, py: gap_px * (0.65 + 0.7 * min(1.0, math.hypot(px - x, py - y) / reach_px)),
        length_px=length_px,
        fill=fill,
        deep=deep,
        seed=seed,
        tone=lambda px, py: 0.35 + 1.0 * min(1.0, math.hypot(px - x, py - y) / reach_px),
    )


def along(
    mask: np.ndarray,
    angle_deg: float,
    gap_px: float,
    deep: float = 0.5,
    fill: float = 0.5,
    seed: int = 3,
    length_px: float = 500,
    bend: float = 0.06,
) -> np.ndarray:
    """Nearly parallel cuts at one angle (degrees, clockwise from the right)."""
    wave = _wobble(mask.shape, 120, seed)
    return gouge(
        inside(mask),
        lambda x, y: math.radians(angle_deg) + bend * float(wave[int(y) // 8, int(x) // 8]),
        lambda x, y: gap_px,
        length_px=length_px,
        fill=fill,
        deep=deep,
        seed=seed,
    )


def flowing(
    mask: np.ndarray,
    gap_px: float,
    deep: float = 0.45,
    fill: float = 0.45,
    seed: int = 4,
    swing: float = 0.5,
    length_px: float = 700,
) -> np.ndarray:
    """Long wind lines across the sky that rise and fall."""
    wave = _wobble(mask.shape, 210, seed)
    return gouge(
        inside(mask, 10),
        lambda x, y: swing * float(wave[int(y) // 8, int(x) // 8]) - 0.12,
        lambda x, y: gap_px,
        length_px=length_px,
        fill=fill,
        deep=deep,
        seed=seed,
    )


def swirls(
    view: View, kind: str = "steam", gap_px: float = 17, deep: float = 0.8, fill: float = 0.5, seed: int = 5
) -> np.ndarray:
    """Cuts that curl round every billow of steam: broad on the side away from the light, none where it shines."""
    cuts = np.zeros(view.thing.shape)
    for number in [i for i, k in enumerate(view.kinds) if k == kind]:
        mask = view.thing == number
        ys, xs = np.nonzero(mask)
        if len(ys) < 900:
            continue
        window = slice(max(0, ys.min() - 2), ys.max() + 3), slice(max(0, xs.min() - 2), xs.max() + 3)
        part = mask[window]
        down, right = _slopes(view, window, part, gap_px / 2)
        shade = np.clip(0.5 + 0.55 * (down + right), 0, 1)
        turn = np.arctan2(down, right) + math.pi / 2 + 0.22
        cuts[window] += gouge(
            inside(part, 5) & (shade > 0.46),
            lambda x, y, turn=turn: float(turn[int(y), int(x)]),  # type: ignore[misc]
            lambda x, y: gap_px,
            length_px=300,
            fill=fill,
            deep=deep,
            seed=seed + number,
            tone=lambda x, y, shade=shade: 0.2 + 1.7 * float(shade[int(y), int(x)]),  # type: ignore[misc]
        )
    return cuts


def _slopes(view: View, window: tuple[slice, slice], part: np.ndarray, blur_px: float) -> tuple[np.ndarray, np.ndarray]:
    """How the surface falls away downwards and to the right inside `part`, -1..1, smoothed."""
    near = np.where(part, -np.log(view.depth_m[window]) * view.focal_px, 0)
    weight = gaussian_filter(part.astype(float), blur_px) + 1e-6
    down, right = np.gradient(near)
    keep = binary_erosion(part, iterations=2)
    fall = [-gaussian_filter(np.clip(g, -4, 4) * keep, blur_px) / weight for g in (down, right)]
    steep = np.hypot(*fall) + 0.5
    return fall[0] / steep, fall[1] / steep


def drapery(view: View, deep: float = 0.42, seed: int = 9) -> np.ndarray:
    """Sparse fold cuts that fall from the shoulders of every figure large enough to carry them, and combed hair."""
    cuts = np.zeros(view.thing.shape)
    for number in [i for i, k in enumerate(view.kinds) if k in ("cloth", "dark", "hair")]:
        hair = view.kinds[number] == "hair"
        mask = view.thing == number
        ys, xs = np.nonzero(mask)
        if len(ys) < (2600 if hair else 9000) or np.ptp(ys) < (50 if hair else 190):
            continue
        top, left, tall = int(ys.min()), int(xs.min()), float(np.ptp(ys))
        part = mask[top : ys.max() + 1, left : xs.max() + 1]
        apex_x, apex_y = float(np.median(xs)) - left, (0.16 if hair else -0.55) * tall
        cuts[top : ys.max() + 1, left : xs.max() + 1] += gouge(
            inside(part, 5 if hair else 9),
            lambda x, y, ax=apex_x, ay=apex_y: math.atan2(y - ay, x - ax),  # type: ignore[misc]
            lambda x, y, gap=max(7.0, tall / 30) if hair else max(20.0, tall / 24): gap,  # type: ignore[misc]
            length_px=(0.6 if hair else 0.34) * tall,
            fill=0.5 if hair else 0.24,
            deep=0.55 * deep if hair else deep,
            seed=seed + number,
        )
    return cuts


def glow(view: View, x: float, y: float, radius_px: float, dark: float = 0.42, bright: float = 1.12) -> np.ndarray:
    """Tone (final size) that is bright round a light at x, y (view pixels) and falls to `dark`."""
    rows, columns = view.thing.shape[0] // 2, view.thing.shape[1] // 2
    yy, xx = np.mgrid[:rows, :columns]
    far = np.hypot(xx - x / 2, yy - y / 2) / (radius_px / 2)
    return dark + (bright - dark) * np.exp(-(far**1.7))


def daylight(view: View, edge: float = 0.82) -> np.ndarray:
    """Tone (final size): even, a little darker at the rim and at the foot where captions lie."""
    rows, columns = view.thing.shape[0] // 2, view.thing.shape[1] // 2
    yy, xx = np.mgrid[:rows, :columns]
    rim = 1 - (1 - edge) * (((xx / columns - 0.5) ** 2 + (yy / rows - 0.48) ** 2) * 2.6)
    return rim * (1 - 0.12 * np.clip((yy / rows - 0.76) / 0.2, 0, 1))


def kinds_toned(view: View, tones: dict[str, float]) -> np.ndarray:
    """Tone (final size) by kind of thing, 1 where none is named."""
    return np.array([tones.get(kind, 1.0) for kind in view.kinds])[view.thing[::2, ::2]]


def on_floor(view: View, z: float = 0.0) -> tuple[np.ndarray, np.ndarray]:
    """Where each pixel's line of sight meets the level z (x, y in metres, final size); nonsense above the horizon."""
    camera = np.array(view.camera.at)
    ahead = np.array(view.camera.to, float) - camera
    marks = [(camera[0] + dx * 2 + ahead[0] * k, camera[1] + dy * 2 + ahead[1] * k) for dx, dy, k in _FLOOR_MARKS]
    rows = []
    for x, y in marks:
        px, py, _ = view.pixel((x, y, z))
        rows += [[px, py, 1, 0, 0, 0, -x * px, -x * py, -x], [0, 0, 0, px, py, 1, -y * px, -y * py, -y]]
    h = np.linalg.svd(np.array(rows))[2][-1]
    py, px = np.mgrid[: view.thing.shape[0] : 2, : view.thing.shape[1] : 2]
    w = h[6] * px + h[7] * py + h[8]
    return (h[0] * px + h[1] * py + h[2]) / w, (h[3] * px + h[4] * py + h[5]) / w


_FLOOR_MARKS = ((-1, -1, 0.9), (1, -1, 0.9), (1, 1, 1.6), (-1, 1, 1.6), (0, 0, 1.2))
