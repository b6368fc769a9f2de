"""Leafy trees for near and middle distance: a forked trunk under many flat clumps of leaves."""

from __future__ import annotations

import math

import numpy as np

from kit.solids import Solid, ball, join, rod


def leafy_tree(height: float, seed: int, clumps: int = 150) -> list[tuple[Solid, str]]:
    """A broad tree: its leaves hang in flat clumps, in three storeys with gaps of sky between."""
    random = np.random.default_rng(seed)
    wood = [rod((0, 0, 0), (0, 0, height * 0.5), height * 0.03, height * 0.02)]
    leaves = []
    for k in range(clumps):
        around, storey = 2.4 * k + random.uniform(-0.4, 0.4), k % 3
        out = height * (0.4, 0.34, 0.2)[storey] * math.sqrt(random.uniform(0.1, 1))
        up = height * (0.56, 0.74, 0.9)[storey] - 0.3 * out + height * random.uniform(-0.05, 0.05)
        at = (out * math.cos(around), out * math.sin(around), up)
        flat = ball(height * random.uniform(0.045, 0.08), detail=14).stretched(1.25, 1.0, 0.5)
        leaves.append(flat.rotated("y", random.uniform(-25, 25)).moved(*at, math.degrees(around)))
        if k % 8 == 0:
            wood.append(rod((0, 0, height * 0.36), at, height * 0.013, height * 0.005, 6))
    return [(join(wood), "timber"), (join(leaves), "leaf")]
