"""Smoke that billows: lobes of many sizes melted into one plume that swells, drifts and thins out."""

from __future__ import annotations

import math

import numpy as np
from skimage.measure import marching_cubes

from kit.solids import Solid

MELT = 0.4
"""How far a lobe flows into its neighbours, as a part of its radius."""


def smoke(
    x: float, y: float, z: float, drift: float, rise: float, count: int, size: float, seed: int, turn_deg: float = 0
) -> list[Solid]:
    """A plume from a funnel mouth at x, y, z that drifts `drift` metres (along x, turned by `turn_deg`) and climbs
    `rise`; `count` billows, `size` metres thick where it is young.
    """
    way = math.copysign(1, drift)
    lobes = _lobes(abs(drift), rise, count, size, np.random.default_rng(seed))
    return [melted(lobes, MELT, size * 0.11).stretched(way, 1, 1).moved(x, y, z, turn_deg)]


def _course(t: float, drift: float, rise: float, size: float, swing: float) -> np.ndarray:
    """The plume's middle line: up out of the funnel, then leaning into the wind in slow waves."""
    sway = size * (0.55 * math.sin(5.2 * t + swing) + 0.3 * math.sin(11 * t + 2 * swing)) * t
    return np.array([drift * t**1.15, 0.4 * sway, rise * min(1.0, 2.6 * t) ** 0.8 * (0.75 + 0.25 * t) + sway])


def _girth(t: float) -> float:
    """The plume's half thickness in `size`: thin at the mouth, fullest past the middle, a wisp at the end."""
    return (0.36 + 1.15 * min(t / 0.45, 1.0) ** 0.8) * min(1.0, (1.02 - t) / 0.42) ** 0.75


def _lobes(drift: float, rise: float, count: int, size: float, random: np.random.Generator) -> list[np.ndarray]:
    """Rows of x, y, z, radius, stretch along the wind: a core, big billows on its back, small curls on those."""
    swing = random.uniform(0, 6)
    rows = []
    for step in np.linspace(0, 1, 3 * count):
        middle, girth = _course(step, drift, rise, size, swing), size * _girth(step)
        rows.append(np.array([*middle, 0.56 * girth, 1.2 + 2.2 * step**2]))
    for step in np.sort(random.uniform(0.03, 0.9, 3 * count)):
        middle, girth = _course(step, drift, rise, size, swing), size * _girth(step)
        round_deg = random.choice([60, 95, 125, 150, 20, -20, -70, -120]) + random.uniform(-20, 20)
        away = np.array([0, -math.cos(math.radians(round_deg)), math.sin(math.radians(round_deg))])
        radius = girth * random.choice([0.78, 0.55, 0.4]) * random.uniform(0.9, 1.15)
        place = middle + away * girth * 0.66 + (random.uniform(-0.5, 0.5) * girth, 0, 0)
        rows.append(np.array([*place, radius, 1.0 + 1.3 * step**2]))
        if step < 0.75:
            rows.extend(_curls(place, radius, away, random))
    return rows


def _curls(place: np.ndarray, radius: float, away: np.ndarray, random: np.random.Generator) -> list[np.ndarray]:
    """Small lobes on the lee side and the crown of a billow."""
    out = []
    for _ in range(random.integers(1, 4)):
        side = away + random.uniform(-0.8, 0.8, 3) + (0.3, -0.3, 0.2)
        side /= np.linalg.norm(side)
        small = radius * random.uniform(0.34, 0.52)
        out.append(np.array([*(place + side * (radius * 0.92)), small, 1.05]))
    return out


def melted(lobes: list[np.ndarray], soft: float, voxel_m: float) -> Solid:
    """One skin round lobes (rows of x, y, z, radius, stretch along x), rounded where they meet: at most `soft` of the
    smaller lobe's radius.
    """
    table = np.array(lobes)
    reach = table[:, 3:4] * np.column_stack([table[:, 4], *np.ones((2, len(table)))]) * (1 + soft) + voxel_m
    low, high = (table[:, :3] - reach).min(0), (table[:, :3] + reach).max(0)
    axes = [np.arange(a, b + voxel_m, voxel_m) for a, b in zip(low, high, strict=True)]
    field = np.full([len(a) for a in axes], float(table[:, 3].max()) * 2)
    for lobe, far in zip(table, reach, strict=True):
        window = tuple(
            slice(*np.searchsorted(axis, (c - r, c + r))) for axis, c, r in zip(axes, lobe[:3], far, strict=True)
        )
        gx, gy, gz = np.ix_(*(axis[part] for axis, part in zip(axes, window, strict=True)))
        near = np.sqrt(((gx - lobe[0]) / lobe[4]) ** 2 + (gy - lobe[1]) ** 2 + (gz - lobe[2]) ** 2) - lobe[3]
        melt = soft * lobe[3]
        mix = np.maximum(melt - np.abs(field[window] - near), 0) / melt
        field[window] = np.minimum(field[window], near) - mix * mix * melt / 4
    points, triangles, _, _ = marching_cubes(field, 0, spacing=(voxel_m,) * 3)
    return Solid(points + low, triangles)
