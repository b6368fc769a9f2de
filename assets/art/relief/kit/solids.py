"""Triangle solids in plain numpy: the grammar every part of the kit is spoken in (metres, z up)."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from scipy.interpolate import PchipInterpolator


@dataclass(frozen=True)
class Solid:
    """A triangle mesh: points (n, 3) in metres, triangles (m, 3) of indices."""

    points: np.ndarray
    triangles: np.ndarray

    def moved(self, x: float = 0, y: float = 0, z: float = 0, turn_deg: float = 0, scale: float = 1) -> Solid:
        """Scale, turn about z (counter-clockwise seen from above), then shift."""
        c, s = math.cos(math.radians(turn_deg)), math.sin(math.radians(turn_deg))
        turn = np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]])
        return Solid(self.points * scale @ turn.T + (x, y, z), self.triangles)

    def rotated(self, axis: str, degrees: float) -> Solid:
        """Turn about one axis through the origin."""
        c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
        matrix = {
            "x": [[1, 0, 0], [0, c, -s], [0, s, c]],
            "y": [[c, 0, s], [0, 1, 0], [-s, 0, c]],
            "z": [[c, -s, 0], [s, c, 0], [0, 0, 1]],
        }[axis]
        return Solid(self.points @ np.array(matrix).T, self.triangles)

    def stretched(self, sx: float, sy: float, sz: float) -> Solid:
        """Scale each axis about the origin."""
        return Solid(self.points * (sx, sy, sz), self.triangles)

    def __add__(self, other: Solid) -> Solid:
        return join([self, other])


def join(solids: list[Solid]) -> Solid:
    """One solid out of many."""
    offsets = np.cumsum([0] + [len(s.points) for s in solids[:-1]])
    return Solid(
        np.concatenate([s.points for s in solids]),
        np.concatenate([s.triangles + o for s, o in zip(solids, offsets, strict=True)]),
    )


def _grid_triangles(rows: int, columns: int, wrap: bool) -> np.ndarray:
    r = np.arange(rows - 1)[:, None]
    c = np.arange(columns if wrap else columns - 1)[None, :]
    a, b = r * columns + c, r * columns + (c + 1) % columns
    d, e = a + columns, b + columns
    return np.concatenate([np.stack([a, b, e], -1).reshape(-1, 3), np.stack([a, e, d], -1).reshape(-1, 3)])


def surface(points: np.ndarray) -> Solid:
    """An open sheet through a (rows, columns, 3) lattice of points."""
    rows, columns, _ = points.shape
    return Solid(points.reshape(-1, 3), _grid_triangles(rows, columns, wrap=False))


def loft(sections: np.ndarray, capped: bool = True) -> Solid:
    """A skin over closed sections: (sections, points around, 3)."""
    rows, columns, _ = sections.shape
    points, triangles = sections.reshape(-1, 3), _grid_triangles(rows, columns, wrap=True)
    if capped:
        ring = np.arange(columns)
        for start in (0, (rows - 1) * columns):
            centre = len(points)
            points = np.vstack([points, points[start : start + columns].mean(0)])
            fan = np.stack([start + ring, start + (ring + 1) % columns, np.full(columns, centre)], -1)
            triangles = np.vstack([triangles, fan])
    return Solid(points, triangles)


def box(width: float, depth: float, height: float, x: float = 0, y: float = 0, z: float = 0) -> Solid:
    """A box standing on z, centred on x and y."""
    w, d = width / 2, depth / 2
    ring = np.array([[-w, -d], [w, -d], [w, d], [-w, d]]) + np.array([x, y])
    return loft(np.stack([np.column_stack([ring, np.full(4, level)]) for level in (z, z + height)]))


def ball(radius: float, x: float = 0, y: float = 0, z: float = 0, detail: int = 20) -> Solid:
    """A sphere around a centre."""
    u = np.linspace(0.001, math.pi - 0.001, detail)[:, None]
    v = np.linspace(0, 2 * math.pi, detail * 2, endpoint=False)[None]
    lattice = np.stack([np.sin(u) * np.cos(v), np.sin(u) * np.sin(v), np.cos(u) * np.ones_like(v)], -1)
    return loft(lattice * radius + (x, y, z))


def tube(path: list[tuple[float, float, float]] | np.ndarray, radius: float | list[float], sides: int = 12) -> Solid:
    """A round tube along a path of points; one radius, or one per point."""
    line = np.asarray(path, float)
    radii = np.broadcast_to(np.asarray(radius, float), len(line))
    along = np.gradient(line, axis=0)
    along /= np.linalg.norm(along, axis=1, keepdims=True) + 1e-12
    helper = np.array([0, 0, 1.0]) if abs(along[0][2]) < 0.9 else np.array([1.0, 0, 0])
    angle = np.linspace(0, 2 * math.pi, sides, endpoint=False)
    rings = []
    for point, direction, r in zip(line, along, radii, strict=True):
        first = np.cross(direction, helper)
        first /= np.linalg.norm(first) + 1e-12
        second = np.cross(direction, first)
        rings.append(point + r * (np.cos(angle)[:, None] * first + np.sin(angle)[:, None] * second))
    return loft(np.stack(rings))


def rod(
    a: tuple[float, float, float],
    b: tuple[float, float, float],
    radius: float,
    end: float | None = None,
    sides: int = 12,
) -> Solid:
    """A straight bar from a to b, tapering to `end`."""
    return tube([a, b], [radius, radius if end is None else end], sides)


def lathe(profile: list[tuple[float, float]], sides: int = 28) -> Solid:
    """A turned solid about z from (radius, height) pairs."""
    angle = np.linspace(0, 2 * math.pi, sides, endpoint=False)
    rings = [np.column_stack([r * np.cos(angle), r * np.sin(angle), np.full(sides, z)]) for r, z in profile]
    return loft(np.stack(rings))


def turned(profile: list[tuple[float, float]], sides: int = 36) -> Solid:
    """A lathe solid whose profile is smoothed."""
    line = np.array(profile, float)
    t = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
    fine = np.unique(np.concatenate([np.linspace(0, t[-1], 60), t]))
    smooth = PchipInterpolator(t, line)(fine)
    return lathe([(float(r), float(z)) for r, z in smooth], sides)


def wheel_rim(radius: float, thickness: float, sides: int = 64) -> Solid:
    """A torus in the x-z plane."""
    around = np.linspace(0, 2 * math.pi, 17)[:-1]
    rings = []
    for a in np.linspace(0, 2 * math.pi, sides + 1):
        out = radius + thickness * np.cos(around)
        rings.append(np.column_stack([out * math.cos(a), thickness * np.sin(around), out * math.sin(a)]))
    return loft(np.stack(rings), capped=False)


def sag(
    a: tuple[float, float, float], b: tuple[float, float, float], drop: float, radius: float, steps: int = 14
) -> Solid:
    """A hanging rope from a to b that dips by `drop` metres."""
    t = np.linspace(0, 1, steps)[:, None]
    line = np.array(a) * (1 - t) + np.array(b) * t
    line[:, 2] -= (4 * drop * t * (1 - t))[:, 0]
    return tube(line, radius, 8)
