"""Trees: plane, camphor, ginkgo, dawn redwood, willow, poplar, maple, cherry, palm, as outward-facing leaf cards."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from random import Random

from solid import Point, Solid
from stage import Layer, Stage

Palette = Sequence[str]
VARIANTS = 5


def leaf(s: Solid, rng: Random, at: Point, out: Point, length: float, width: float, material: str) -> None:
    """One pointed leaf card at `at`, its face turned roughly towards `out`."""
    n = [out[i] + rng.uniform(-0.75, 0.75) for i in range(3)]
    size = math.sqrt(sum(c * c for c in n)) or 1.0
    n = [c / size for c in n]
    ref = (0.0, 0.0, 1.0) if abs(n[2]) < 0.9 else (1.0, 0.0, 0.0)
    u = (n[1] * ref[2] - n[2] * ref[1], n[2] * ref[0] - n[0] * ref[2], n[0] * ref[1] - n[1] * ref[0])
    size = math.sqrt(sum(c * c for c in u)) or 1.0
    u = (u[0] / size, u[1] / size, u[2] / size)
    v = (n[1] * u[2] - n[2] * u[1], n[2] * u[0] - n[0] * u[2], n[0] * u[1] - n[1] * u[0])
    turn = rng.uniform(0, 2 * math.pi)
    c, d = math.cos(turn), math.sin(turn)
    a = [u[i] * c + v[i] * d for i in range(3)]
    b = [v[i] * c - u[i] * d for i in range(3)]
    corners = ((-0.5, 0.0), (-0.05, 0.5), (0.5, 0.08), (0.0, -0.5))
    s.polygon(
        [
            (
                at[0] + a[0] * p * length + b[0] * q * width,
                at[1] + a[1] * p * length + b[1] * q * width,
                at[2] + a[2] * p * length + b[2] * q * width,
            )
            for p, q in corners
        ],
        material,
    )


def clump(
    s: Solid,
    rng: Random,
    centre: Point,
    radius: Point,
    leaves: int,
    length: float,
    palette: Palette,
    *,
    width: float = 0.6,
) -> None:
    """Leaves on the skin of an egg: darker ones low and deep, lighter ones high."""
    for _ in range(leaves):
        a, b = rng.uniform(0, 2 * math.pi), rng.uniform(-0.85, 1)
        c = math.sqrt(1 - b * b)
        deep = 1.0 - 0.5 * rng.random() ** 2.2
        out = (math.cos(a) * c, math.sin(a) * c, b)
        at = tuple(centre[i] + out[i] * radius[i] * deep for i in range(3))
        tone = (b * 0.5 + 0.5) * 0.75 + (deep - 0.5) * 0.5 + rng.uniform(-0.28, 0.28)
        shade = palette[max(0, min(len(palette) - 1, int(tone * len(palette))))]
        leaf(s, rng, (at[0], at[1], at[2]), out, length * rng.uniform(0.7, 1.35), length * width, shade)


def _arms(
    s: Solid, rng: Random, fork: Point, count: int, spread: float, low: float, high: float, bark: str
) -> list[Point]:
    tips = []
    for i in range(count):
        a = 2 * math.pi * i / count + rng.uniform(-0.35, 0.35)
        out = spread * rng.uniform(0.6, 1.0)
        tip = (fork[0] + math.cos(a) * out, fork[1] + math.sin(a) * out, rng.uniform(low, high))
        elbow = (fork[0] + math.cos(a) * out * 0.45, fork[1] + math.sin(a) * out * 0.45, (fork[2] + tip[2]) / 2 - 0.1)
        s.beam(fork, elbow, 0.11, bark, 5, 0.08)
        s.beam(elbow, tip, 0.08, bark, 5, 0.03)
        tips.append(tip)
    return tips


def plane(seed: int) -> Solid:
    """A London plane, about 10 m: pale mottled trunk, open forked crown of many uneven clumps."""
    rng, s = Random(f"plane-{seed}"), Solid()
    lean = rng.uniform(-0.3, 0.3)
    fork = (lean, 0.0, rng.uniform(2.4, 3.2))
    s.beam((0, 0, 0), fork, 0.26, "bark_pale", 8, 0.19)
    palette = ("leaf_plane_0", "leaf_plane_1", "leaf_plane_1", "leaf_plane_2")
    for tip in _arms(s, rng, fork, rng.randint(7, 9), 3.7, 4.4, 7.8, "bark_pale"):
        r = rng.uniform(0.85, 1.75)
        clump(s, rng, tip, (r * 1.1, r * 1.1, r * 0.66), int(95 * r), 0.55, palette)
    for _ in range(3):
        r = rng.uniform(1.2, 1.7)
        top = (lean + rng.uniform(-1.3, 1.3), rng.uniform(-1, 1), rng.uniform(7.2, 8.6))
        s.beam((fork[0], fork[1], fork[2]), top, 0.09, "bark_pale", 5, 0.03)
        clump(s, rng, top, (r, r, r * 0.7), 150, 0.6, palette)
    return s


def camphor(seed: int) -> Solid:
    """An evergreen camphor, about 9 m: dark trunk, dense rounded dome."""
    rng, s = Random(f"camphor-{seed}"), Solid()
    fork = (0.0, 0.0, rng.uniform(1.9, 2.6))
    s.beam((0, 0, 0), fork, 0.28, "bark", 8, 0.2)
    palette = ("leaf_camphor_0", "leaf_camphor_0", "leaf_camphor_1", "leaf_camphor_2")
    for tip in _arms(s, rng, fork, 7, 2.6, 3.8, 5.6, "bark"):
        r = rng.uniform(1.5, 2.0)
        clump(s, rng, tip, (r, r, r * 0.8), 170, 0.5, palette)
    clump(s, rng, (0.2, 0, 6.6), (2.3, 2.3, 1.7), 330, 0.5, palette)
    return s


def ginkgo(seed: int) -> Solid:
    """A golden ginkgo, about 11 m: straight stem, upright tapering crown in loose tiers."""
    rng, s = Random(f"ginkgo-{seed}"), Solid()
    s.beam((0, 0, 0), (0, 0, 10.4), 0.2, "bark", 7, 0.04)
    palette = ("leaf_ginkgo_0", "leaf_ginkgo_1", "leaf_ginkgo_1", "leaf_ginkgo_2")
    for i in range(11):
        z = 2.7 + i * 0.74
        wide = 2.0 * math.sin(math.pi * (i + 2.6) / 14.5) ** 0.9
        for k in range(3):
            a = i * 1.9 + k * 2.1 + rng.uniform(-0.3, 0.3)
            tip = (math.cos(a) * wide * 0.75, math.sin(a) * wide * 0.75, z + 0.35)
            s.beam((0, 0, z - 0.2), tip, 0.05, "bark", 4, 0.02)
            clump(s, rng, tip, (0.8, 0.8, 0.55), 42, 0.42, palette, width=0.85)
    return s


def redwood(seed: int) -> Solid:
    """A dawn redwood in autumn, about 15 m: a slim rust-brown spire."""
    rng, s = Random(f"redwood-{seed}"), Solid()
    high = rng.uniform(14, 16)
    s.beam((0, 0, 0), (0, 0, high), 0.24, "bark_red", 7, 0.03)
    palette = ("leaf_redwood_0", "leaf_redwood_1", "leaf_redwood_2")
    tiers = 17
    for i in range(tiers):
        z = 2.2 + (high - 2.4) * i / tiers
        wide = 2.1 * (1 - i / tiers) ** 0.8 + 0.2
        for k in range(5):
            a = i * 1.3 + k * 1.26 + rng.uniform(-0.25, 0.25)
            tip = (math.cos(a) * wide, math.sin(a) * wide, z + 0.15)
            s.beam((0, 0, z), tip, 0.035, "bark_red", 3, 0.015)
            clump(
                s,
                rng,
                (tip[0] * 0.62, tip[1] * 0.62, z + 0.12),
                (wide * 0.45 + 0.15, wide * 0.45 + 0.15, 0.28),
                20,
                0.42,
                palette,
                width=0.45,
            )
    return s


def willow(seed: int) -> Solid:
    """A weeping willow, about 8 m: hanging strands of narrow leaves."""
    rng, s = Random(f"willow-{seed}"), Solid()
    fork = (rng.uniform(-0.4, 0.4), 0.0, 2.3)
    s.beam((0, 0, 0), fork, 0.28, "bark", 7, 0.2)
    palette = ("leaf_willow_0", "leaf_willow_1", "leaf_willow_1", "leaf_willow_2")
    for tip in _arms(s, rng, fork, 8, 2.1, 5.4, 7.4, "bark"):
        clump(s, rng, tip, (1.0, 1.0, 0.6), 50, 0.45, palette, width=0.4)
        for _ in range(15):
            a, r = rng.uniform(0, 2 * math.pi), rng.uniform(0.3, 1.35)
            x, y, drop = tip[0] + math.cos(a) * r, tip[1] + math.sin(a) * r, rng.uniform(2.0, 4.6)
            steps = int(drop / 0.3)
            for j in range(steps):
                z = tip[2] + 0.2 - drop * j / steps
                if z > 0.7:
                    sway = 0.25 * math.sin(j * 0.5 + a)
                    shade = palette[min(3, int(4 * (1 - j / steps)))]
                    leaf(s, rng, (x + sway, y, z), (math.cos(a), math.sin(a), 0.1), 0.44, 0.15, shade)
    return s


def poplar(seed: int) -> Solid:
    """A slender upright poplar, about 13 m."""
    rng, s = Random(f"poplar-{seed}"), Solid()
    s.beam((0, 0, 0), (0, 0, 12), 0.2, "bark", 6, 0.05)
    for i in range(12):
        wide = 1.15 * math.sin(math.pi * (i + 1.6) / 14.5) + 0.2
        at = (rng.uniform(-0.3, 0.3), rng.uniform(-0.3, 0.3), 2.4 + i * 0.86)
        clump(s, rng, at, (wide, wide, 1.1), 95, 0.36, ("leaf_plane_0", "leaf_willow_1", "leaf_willow_2"))
    return s


def maple(seed: int) -> Solid:
    """A small red maple, about 5 m, with tiers that spread flat."""
    rng, s = Random(f"maple-{seed}"), Solid()
    fork = (0.0, 0.0, 1.3)
    s.beam((0, 0, 0), fork, 0.13, "bark", 6, 0.1)
    for tip in _arms(s, rng, fork, 7, 1.8, 2.4, 4.2, "bark"):
        clump(s, rng, tip, (1.15, 1.15, 0.5), 90, 0.36, ("leaf_maple_0", "leaf_maple_1", "leaf_maple_1"), width=0.8)
    return s


def cherry(seed: int) -> Solid:
    """A small flowering cherry, about 4.5 m."""
    rng, s = Random(f"cherry-{seed}"), Solid()
    fork = (0.0, 0.0, 1.4)
    s.beam((0, 0, 0), fork, 0.14, "bark_red", 6, 0.1)
    for tip in _arms(s, rng, fork, 7, 1.7, 2.6, 4.2, "bark_red"):
        clump(s, rng, tip, (1.1, 1.1, 0.75), 100, 0.32, ("blossom_pink", "blossom_pink", "blossom_white"), width=0.9)
    return s


def palm(seed: int) -> Solid:
    """A windmill palm, about 5 m: hairy trunk, fans of stiff leaves."""
    rng, s = Random(f"palm-{seed}"), Solid()
    high = rng.uniform(3.4, 4.6)
    s.beam((0, 0, 0), (0.1, 0, high), 0.16, "bark_red", 7, 0.13)
    for _i in range(26):
        a, rise = rng.uniform(0, 2 * math.pi), rng.uniform(-0.6, 1.0)
        c = math.sqrt(max(0.05, 1 - rise * rise * 0.8))
        mid = (math.cos(a) * 0.8 * c + 0.1, math.sin(a) * 0.8 * c, high + 0.2 + rise * 0.8)
        s.beam((0.1, 0, high), mid, 0.03, "leaf_palm", 3, 0.02)
        for k in range(7):
            turn = a + (k - 3) * 0.26
            tip = (mid[0] + math.cos(turn) * 0.75 * c, mid[1] + math.sin(turn) * 0.75 * c, mid[2] + rise * 0.5 - 0.2)
            side = (-math.sin(turn) * 0.07, math.cos(turn) * 0.07)
            s.polygon([mid, (tip[0] + side[0], tip[1] + side[1], tip[2]), (tip[0], tip[1], tip[2] - 0.1)], "leaf_palm")
    return s


def grove(seed: int) -> Solid:
    """A distant broad crown with few large cards, for the rows far behind."""
    rng, s = Random(f"grove-{seed}"), Solid()
    s.beam((0, 0, 0), (0, 0, 4), 0.25, "bark", 5, 0.12)
    palettes = (
        ("leaf_camphor_0", "leaf_camphor_1", "leaf_camphor_2"),
        ("leaf_plane_0", "leaf_plane_1", "leaf_plane_2"),
        ("leaf_camphor_0", "leaf_plane_1", "leaf_ginkgo_0"),
    )
    for _ in range(6):
        at = (rng.uniform(-1.8, 1.8), rng.uniform(-1, 1), rng.uniform(3.8, 6.8))
        clump(s, rng, at, (1.8, 1.8, 1.4), 120, 0.58, palettes[seed % 3])
    return s


def far_grove(seed: int) -> Solid:
    """The same crown behind haze."""
    s = grove(seed)
    s.face_materials = [f"{name}@50" for name in s.face_materials]
    return s


SPECIES: dict[str, Callable[[int], Solid]] = {
    "plane": plane,
    "camphor": camphor,
    "ginkgo": ginkgo,
    "redwood": redwood,
    "willow": willow,
    "maple": maple,
    "poplar": poplar,
    "cherry": cherry,
    "palm": palm,
    "grove": grove,
    "far_grove": far_grove,
}


def plant(
    stage: Stage,
    species: str,
    x: float,
    y: float,
    rng: Random,
    *,
    size: tuple[float, float] = (0.95, 1.35),
    z: float = 0.0,
    layer: Layer = "garden",
) -> None:
    """Put one tree of a species on the shore, its variant, size and turn drawn from `rng`."""
    k = rng.randrange(VARIANTS)
    make = SPECIES[species]
    stage.instance(
        f"{species}-{k}", lambda: make(k), x, y, z, rng.uniform(*size), rng.uniform(0, 2 * math.pi), layer=layer
    )
