"""Trees, shrubs and reeds as leaf-card meshes: a few variants, shared by hundreds of instances."""

from __future__ import annotations

import math
from random import Random

from solid import Solid


def _leaf(s: Solid, rng: Random, x: float, y: float, z: float, size: float, material: str) -> None:
    a, b = rng.uniform(0, 2 * math.pi), rng.uniform(-1, 1)
    c = math.sqrt(1 - b * b)
    u = (math.cos(a) * c, math.sin(a) * c, b)
    v = (-math.sin(a), math.cos(a), 0.0)
    half = size / 2
    s.polygon(
        [
            (x + (u[0] * i + v[0] * j) * half, y + (u[1] * i + v[1] * j) * half, z + (u[2] * i + v[2] * j) * half)
            for i, j in ((-1, -0.7), (1, -0.7), (1, 0.7), (-1, 0.7))
        ],
        material,
    )


def _clump(
    s: Solid,
    rng: Random,
    centre: tuple[float, float, float],
    radius: float,
    leaves: int,
    size: float,
    palette: tuple[str, ...],
) -> None:
    """Leaves gathered near the skin of a flattened ball; darker ones low, lighter ones high."""
    for _ in range(leaves):
        a, b = rng.uniform(0, 2 * math.pi), rng.uniform(-1, 1)
        c = math.sqrt(1 - b * b)
        r = radius * (0.55 + 0.45 * rng.random() ** 0.5)
        dz = b * r * 0.8
        tone = min(len(palette) - 1, max(0, int((b * 0.5 + 0.5 + rng.uniform(-0.3, 0.3)) * len(palette))))
        _leaf(
            s,
            rng,
            centre[0] + math.cos(a) * c * r,
            centre[1] + math.sin(a) * c * r,
            centre[2] + dz,
            size * rng.uniform(0.7, 1.3),
            palette[tone],
        )


def plane_tree(seed: int) -> Solid:
    """A London plane about 9 m high: pale forked trunk and a broad crown of clumps."""
    rng = Random(f"plane-{seed}")
    s = Solid()
    fork = rng.uniform(2.2, 2.9)
    s.tube(0, 0, 0, 0.24, 0.17, fork, "bark", 7)
    palette = ("leaf_dark", "leaf_mid", "leaf_light") if seed % 3 else ("leaf_dark", "leaf_mid", "leaf_gold")
    arms = rng.randint(6, 8)
    for i in range(arms):
        a = 2 * math.pi * i / arms + rng.uniform(-0.3, 0.3)
        out, top = rng.uniform(1.0, 2.3), rng.uniform(4.6, 7.2)
        tip = (math.cos(a) * out, math.sin(a) * out, top)
        s.beam((0, 0, fork - 0.15), tip, 0.1, "bark", 5, 0.04)
        _clump(s, rng, tip, rng.uniform(1.1, 1.7), 170, 0.42, palette)
    _clump(s, rng, (rng.uniform(-0.4, 0.4), 0, rng.uniform(7.0, 7.8)), 1.6, 200, 0.42, palette)
    return s


def poplar(seed: int) -> Solid:
    """A slender upright poplar about 13 m high."""
    rng = Random(f"poplar-{seed}")
    s = Solid()
    s.tube(0, 0, 0, 0.2, 0.08, 11, "bark", 6)
    for i in range(9):
        z = 2.6 + i * 1.15
        _clump(
            s,
            rng,
            (rng.uniform(-0.3, 0.3), rng.uniform(-0.3, 0.3), z),
            1.25 * math.sin(math.pi * (i + 1.6) / 11.5) + 0.25,
            130,
            0.36,
            ("leaf_dark", "leaf_mid", "leaf_gold"),
        )
    return s


def shrub(seed: int) -> Solid:
    """A rounded shrub about 1.2 m high."""
    rng = Random(f"shrub-{seed}")
    s = Solid()
    for _ in range(3):
        _clump(
            s,
            rng,
            (rng.uniform(-0.6, 0.6), rng.uniform(-0.3, 0.3), rng.uniform(0.4, 0.7)),
            rng.uniform(0.5, 0.75),
            70,
            0.28,
            ("leaf_dark", "leaf_mid", "leaf_light"),
        )
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
        _leaf(
            s,
            rng,
            px,
            y - rng.uniform(0.02, 0.35),
            z - reach * rng.random() ** 1.3 + 0.2,
            0.34,
            rng.choice(("leaf_dark", "leaf_mid", "leaf_mid", "leaf_light")),
        )


def planter_bed(s: Solid, rng: Random, x: float, y: float, z: float, w: float, d: float, h: float = 0.9) -> None:
    """A loose bed of small plants over a w x d strip."""
    for _ in range(int(w * d * 14)):
        _leaf(
            s,
            rng,
            x + rng.random() * w,
            y + rng.random() * d,
            z + rng.random() * h,
            0.34,
            rng.choice(("leaf_dark", "leaf_mid", "leaf_light")),
        )
