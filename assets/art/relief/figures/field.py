"""A voxel field of signed distances in which bodies are modelled like clay, then skinned (metres)."""

from __future__ import annotations

import numpy as np
from kit.solids import Solid
from scipy.interpolate import PchipInterpolator
from skimage.measure import marching_cubes

Point = tuple[float, float, float]


class Field:
    """Clay inside a box; parts are melted together with a chosen softness."""

    def __init__(self, low: np.ndarray, high: np.ndarray, voxel: float) -> None:
        self.low, self.voxel = np.array(low, float), voxel
        shape = np.ceil((np.array(high) - self.low) / voxel).astype(int) + 1
        self.distance = np.full(shape, 0.2, np.float32)
        self.axes = [self.low[i] + voxel * np.arange(shape[i], dtype=np.float32) for i in range(3)]

    def _window(self, low: np.ndarray, high: np.ndarray) -> tuple[tuple[slice, ...], list[np.ndarray]]:
        slices = []
        for i in range(3):
            a = max(0, int((low[i] - self.low[i]) / self.voxel))
            b = min(self.distance.shape[i], int((high[i] - self.low[i]) / self.voxel) + 2)
            slices.append(slice(a, max(a, b)))
        grids = np.meshgrid(*[axis[s] for axis, s in zip(self.axes, slices, strict=True)], indexing="ij", sparse=True)
        return tuple(slices), grids

    def _melt(self, window: tuple[slice, ...], d: np.ndarray, soft: float, cut: bool) -> None:
        old = self.distance[window]
        if cut:
            d, old = -d, old
            blend = np.clip(0.5 - 0.5 * (old - d) / max(soft, 1e-6), 0, 1)
            self.distance[window] = old * (1 - blend) + d * blend + soft * blend * (1 - blend)
            return
        blend = np.clip(0.5 + 0.5 * (old - d) / max(soft, 1e-6), 0, 1)
        self.distance[window] = old * (1 - blend) + d * blend - soft * blend * (1 - blend)

    def limb(
        self,
        a: np.ndarray,
        b: np.ndarray,
        ra: float,
        rb: float,
        soft: float = 0.01,
        wrinkle: float = 0,
        cut: bool = False,
    ) -> None:
        """A round-ended cone from a to b; `wrinkle` metres of cloth rings along it."""
        a, b = np.asarray(a, float), np.asarray(b, float)
        reach = max(ra, rb) + soft + 0.03
        window, (x, y, z) = self._window(np.minimum(a, b) - reach, np.maximum(a, b) + reach)
        axis = b - a
        length = float(axis @ axis) + 1e-9
        t = np.clip(((x - a[0]) * axis[0] + (y - a[1]) * axis[1] + (z - a[2]) * axis[2]) / length, 0, 1)
        px, py, pz = x - a[0] - t * axis[0], y - a[1] - t * axis[1], z - a[2] - t * axis[2]
        d = np.sqrt(px * px + py * py + pz * pz) - (ra + (rb - ra) * t)
        if wrinkle:
            n = length**0.5
            d = d + wrinkle * np.sin(t * n * 70 + 34 * (px + py) + 18 * pz) * np.sin(t * np.pi)
        self._melt(window, d.astype(np.float32), soft, cut)

    def egg(
        self, centre: np.ndarray, radii: Point, frame: np.ndarray | None = None, soft: float = 0.01, cut: bool = False
    ) -> None:
        """An ellipsoid; `frame` columns are its own axes."""
        frame = np.eye(3) if frame is None else frame
        reach = max(radii) + soft + 0.02
        c = np.asarray(centre, float)
        window, (x, y, z) = self._window(c - reach, c + reach)
        local = [(x - c[0]) * frame[0, i] + (y - c[1]) * frame[1, i] + (z - c[2]) * frame[2, i] for i in range(3)]
        k0 = np.sqrt(sum((p / r) ** 2 for p, r in zip(local, radii, strict=True)))
        k1 = np.sqrt(sum((p / (r * r)) ** 2 for p, r in zip(local, radii, strict=True))) + 1e-9
        self._melt(window, (k0 * (k0 - 1) / k1).astype(np.float32), soft, cut)

    def trim(self, point: np.ndarray, normal: np.ndarray) -> None:
        """Cut away everything on the side the normal points to."""
        _window, (x, y, z) = self._window(self.low, self.low + self.voxel * np.array(self.distance.shape))
        p, n = np.asarray(point, float), np.asarray(normal, float) / np.linalg.norm(normal)
        plane = (x - p[0]) * n[0] + (y - p[1]) * n[1] + (z - p[2]) * n[2]
        self.distance = np.maximum(self.distance, plane.astype(np.float32))

    def drape(
        self, rings: list[tuple[float, float, float, float, float]], folds: float, seed: int, soft: float = 0.012
    ) -> None:
        """Cloth around an upright path: rings of (z, x, y, half width, half depth), low to high; `folds` metres deep
        at the hem, fading to nothing three quarters up.
        """
        table = np.array(sorted(rings))
        random = np.random.default_rng(seed)
        zs = table[:, 0]
        reach = table[:, 3:].max() + folds + soft + 0.02
        low = np.array([table[:, 1].min() - reach, table[:, 2].min() - reach, zs[0] - 0.03])
        high = np.array([table[:, 1].max() + reach, table[:, 2].max() + reach, zs[-1] + 0.03])
        window, (x, y, z) = self._window(low, high)
        level = np.clip(z, zs[0], zs[-1])
        cx, cy, rx, ry = (PchipInterpolator(zs, table[:, i])(level) for i in (1, 2, 3, 4))
        u, v = (x - cx) / rx, (y - cy) / ry
        theta = np.arctan2(v, u)
        lift = np.clip((zs[-1] - z) / (zs[-1] - zs[0]), 0, 1)
        wave = np.zeros_like(theta)
        for lobes in (5, 8, 11):
            phase, drift = random.uniform(0, 6.28), random.uniform(-2.5, 2.5)
            wave = wave + np.sin(lobes * theta + phase + drift * lift) * (5 / lobes) ** 0.7
        ridge = 1 - 2 * np.abs(np.sin(0.5 * wave + 3 * theta)) ** 0.8
        depth = folds * np.clip((lift - 0.18) / 0.6, 0, 1)
        d = (np.sqrt(u * u + v * v) - 1) * np.minimum(rx, ry) + depth * (0.55 * wave + 0.5 * ridge)
        d = np.maximum(d, np.maximum(zs[0] - z, z - zs[-1]))
        self._melt(window, d.astype(np.float32), soft, cut=False)

    def skin(self) -> Solid:
        """The surface where the distance is zero."""
        if self.distance.min() >= 0:
            return Solid(np.zeros((0, 3)), np.zeros((0, 3), int))
        padded = np.pad(self.distance, 1, constant_values=0.2)
        points, triangles, _, _ = marching_cubes(padded, 0.0, spacing=(self.voxel,) * 3)
        return Solid(points + self.low - self.voxel, triangles)
