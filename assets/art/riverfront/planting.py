"""Shrubs, reeds, hanging greenery and planted beds as leaf cards."""

from __future__ import annotations

import math
from random import Random

from solid import Solid
from trees import clump, leaf


def shrub(seed: int) -> Solid:
    """A rounded shrub about 1.2 m high."""
    rng = Random(f"shrub-{seed}")
    s = Solid()
    palette = (
        ("leaf_camphor_0", "leaf_camphor_1", "leaf_camphor_2"),
        ("leaf_plane_0", "leaf_plane_1", "leaf_plane_2"),
        ("leaf_camphor_0", "leaf_maple_0", "leaf_maple_1"),
        ("leaf_camphor_0", "leaf_camphor_1", "blossom_white"),
        ("leaf_plane_0", "leaf_willow_1", "leaf_willow_2"),
    )[seed % 5]
    for _ in range(3):
        r = rng.uniform(0.5, 0.75)
        at = (rng.uniform(-0.6, 0.6), rng.uniform(-0.3, 0.3), rng.uniform(0.35, 0.6))
        clump(s, rng, at, (r, r, r * 0.85), 60, 0.26, palette)
    return s


def reeds(seed: int) -> Solid:
    """A tuft of reeds about 2 m high with feathery heads."""
    rng = Random(f"reeds-{seed}")
    s = Solid()
    for _ in range(46):
        x, y = rng.gauss(0, 0.7), rng.gauss(0, 0.4)
        h, lean = rng.uniform(1.1, 2.2), rng.uniform(-0.45, 0.55)
        w = 0.045
        tone = rng.choice(("reed", "reed", "leaf_mid", "reed_pale"))
        s.polygon(
            [(x - w, y, 0), (x + w, y, 0), (x + lean * 0.5 + w, y, h * 0.7), (x + lean * 0.5 - w, y, h * 0.7)], tone
        )
        s.polygon([(x + lean * 0.5 - w, y, h * 0.7), (x + lean * 0.5 + w, y, h * 0.7), (x + lean, y, h)], tone)
        if rng.random() < 0.4:
            s.beam((x + lean * 0.85, y, h * 0.9), (x + lean * 1.15, y, h * 1.15), 0.07, "reed_plume", 4, 0.02)
    return s


def vine_curtain(
    s: Solid, rng: Random, x: float, y: float, z: float, w: float, drop: float, density: float = 7.0
) -> None:
    """Hanging greenery from a ledge at height z, ragged at its lower edge."""
    for _ in range(int(w * drop * density)):
        px = x + rng.random() * w
        reach = drop * (0.45 + 0.55 * abs(math.sin(px * 0.9) * math.cos(px * 0.37)))
        at = (px, y - rng.uniform(0.02, 0.35), z - reach * rng.random() ** 1.3 + 0.2)
        leaf(
            s,
            rng,
            at,
            (0, -0.9, 0.4),
            0.36,
            0.24,
            rng.choice(("leaf_camphor_0", "leaf_plane_1", "leaf_plane_1", "leaf_plane_2")),
        )


def planter_bed(s: Solid, rng: Random, x: float, y: float, z: float, w: float, d: float, h: float = 0.9) -> None:
    """A loose bed of small plants over a w x d strip."""
    for _ in range(int(w * d * 14)):
        at = (x + rng.random() * w, y + rng.random() * d, z + rng.random() * h)
        leaf(
            s,
            rng,
            at,
            (0, -0.6, 0.8),
            0.36,
            0.24,
            rng.choice(("leaf_camphor_0", "leaf_plane_1", "leaf_plane_2", "leaf_wild")),
        )
