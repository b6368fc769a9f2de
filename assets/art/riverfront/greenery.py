"""The planted edge of the walk: lawns, rows of plane trees and hedges."""

from __future__ import annotations

from random import Random

from planting import plane_tree, shrub
from stage import Stage

# Spans along x where the verge keeps clear views: (x0, x1, share of the usual trees).
OPEN_VERGE = (
    (-60, 30, 0.25),
    (30, 72, 0.0),
    (205, 460, 0.0),
    (468, 540, 0.35),
    (846, 1236, 0.12),
    (1375, 1440, 0.5),
    (1440, 1600, 0.1),
    (1680, 1770, 0.3),
    (1985, 2016, 0.0),
    (2100, 2192, 0.0),
    (2394, 2506, 0.3),
    (2690, 2830, 0.2),
)
LAWNS = (
    (1443, 1602, 22.0, 57.0),
    (850, 1236, 13.0, 31.0),
    (1238, 1380, 13.0, 24.0),
    (560, 650, 13.0, 26.0),
    (714, 760, 22.0, 40.0),
    (1600, 1680, 13.0, 24.0),
    (1780, 1826, 13.0, 24.0),
    (1890, 1985, 13.0, 24.0),
    (2016, 2104, 13.0, 24.0),
    (2195, 2258, 13.0, 24.0),
    (2330, 2394, 13.0, 22.0),
    (2506, 2620, 13.0, 26.0),
    (2830, 3130, 13.0, 40.0),
    (-330, -60, 13.0, 26.0),
)


def plant_verge(stage: Stage, west: float, east: float) -> None:
    """Plane trees along the walk, hedges round the lawns and before some houses, from `west` to `east` (m)."""
    rng = Random("verge")
    x = west
    while x < east:
        share = next((k for a, e, k in OPEN_VERGE if a < x < e), 1.0)
        y, size, turn, k, draw = (
            rng.uniform(14.2, 18.5),
            rng.uniform(0.7, 1.08) if share > 0.5 else rng.uniform(0.55, 0.85),
            rng.random() * 6,
            rng.randrange(6),
            rng.random(),
        )
        if draw < share * 0.85:
            stage.instance(f"plane-{k}", lambda k=k: plane_tree(k), x, y, 0, size, turn)
        x += rng.uniform(5.0, 9.5)
    for x0, x1, _, y1 in LAWNS:
        garden_shrubs(stage, x0 + 2, x1 - 2, y1 - 1.2, f"{x0}")
    garden_shrubs(stage, 78, 200, 21, "huangpu")
    garden_shrubs(stage, 470, 534, 22.6, "maoma")
    garden_shrubs(stage, 2622, 2684, 25.5, "minghua")
    for x0, x1 in ((78, 200), (470, 535), (850, 1236), (2394, 2506), (2690, 2780)):
        garden_shrubs(stage, float(x0), float(x1), 13.6, f"verge-{x0}")


def garden_shrubs(stage: Stage, x0: float, x1: float, y: float, key: str) -> None:
    """A hedge of shrubs along x."""
    rng = Random(f"hedge-{key}")
    x = x0
    while x < x1:
        stage.instance(
            f"shrub-{int(x) % 4}",
            lambda k=int(x) % 4: shrub(k),
            x,
            y + rng.uniform(-0.3, 0.3),
            0,
            rng.uniform(0.7, 1.1),
            rng.random() * 6,
        )
        x += rng.uniform(1.0, 1.8)
