"""The picture's measures in picture metres: x along the shore from the wharf, z up from the quay edge."""

from __future__ import annotations

from pathlib import Path

PANORAMA = Path(__file__).resolve().parents[2] / "panorama"
PX_PER_M = 8
TILE_M = 200
FIRST_TILE, LAST_TILE = -1, 14
BOTTOM_M, TOP_M = -9.0, 99.0
OVERLAP_PX = 32
GROUND_BACK_Y_M = 96.0

FAR_PARALLAX = 0.35
FAR_PX_PER_M = 4
FAR_TILE_M = 400
FAR_FIRST, FAR_LAST = -1, 3
FAR_TOP_M = 99.0


def shore_name(tile: int) -> str:
    """File name of a shore tile; -1 is shore_w1, 0 is shore_00."""
    return f"shore_w{-tile}.webp" if tile < 0 else f"shore_{tile:02d}.webp"


def far_name(tile: int) -> str:
    """File name of a far tile, numbered like shore tiles."""
    return f"far_w{-tile}.webp" if tile < 0 else f"far_{tile:02d}.webp"


def highest(x0: float, x1: float) -> float:
    """A height (picture metres) that nothing on the shore between x0 and x1 reaches."""
    for a, b, height in ((1660.0, 1790.0, 84.0), (2560.0, 3100.0, TOP_M)):
        if x1 > a and x0 < b:
            return height
    return 64.0
