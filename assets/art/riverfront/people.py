"""People on the promenade at their true size, facing +x: walkers, runners, families, a cyclist, a photographer."""

from __future__ import annotations

import math
from collections.abc import Callable
from random import Random

from furniture import bicycle
from solid import Point, Solid
from stage import Layer, Stage

COATS = (
    "cloth_red", "cloth_blue", "cloth_cream", "cloth_green", "cloth_dark", "cloth_orange", "cloth_teal",
    "cloth_pink", "cloth_violet", "cloth_yellow", "cloth_white", "cloth_grey",
)  # fmt: skip
LEGS = ("cloth_dark", "cloth_denim", "cloth_khaki", "cloth_grey", "cloth_blue")
Limb = tuple[Point, Point, Point]


def ball(s: Solid, at: Point, r: float, material: str, squash: float = 1.15) -> None:
    """A small round thing: a head, a hat, a lantern."""
    rings = []
    for k in range(1, 6):
        a = math.pi * k / 6 - math.pi / 2
        rings.append(
            [
                (
                    at[0] + r * math.cos(a) * math.cos(q),
                    at[1] + r * math.cos(a) * math.sin(q),
                    at[2] + r * squash * math.sin(a),
                )
                for q in (2 * math.pi * i / 8 for i in range(8))
            ]
        )
    s.loft(rings, material)


def _limb(s: Solid, points: Limb, r0: float, r1: float, material: str) -> None:
    a, b, c = points
    s.beam(a, b, r0, material, 6, (r0 + r1) / 2)
    s.beam(b, c, (r0 + r1) / 2, material, 6, r1)


def _shoulders(s: Solid, x: float, y: float, hip: float, neck: float, coat: str, *, lean: float, stout: float) -> None:
    """The trunk as five oval rings from the hips to the neck."""
    rings = []
    for t, wide, deep in (
        (0.0, 0.17, 0.13),
        (0.3, 0.155, 0.12),
        (0.7, 0.2, 0.135),
        (0.92, 0.19, 0.11),
        (1.0, 0.06, 0.06),
    ):
        cx, cz = x + lean * t, hip + (neck - hip) * t
        rings.append(
            [
                (cx + deep * stout * math.cos(q), y + wide * stout * math.sin(q), cz)
                for q in (2 * math.pi * i / 10 for i in range(10))
            ]
        )
    s.loft(rings, coat)


def figure(
    s: Solid,
    x: float,
    y: float,
    *,
    high: float = 1.7,
    coat: str = "cloth_blue",
    legs: str = "cloth_dark",
    hair: str = "hair",
    stride: float = 0.25,
    lean: float = 0.03,
    arms: str = "swing",
    skirt: bool = False,
    stout: float = 1.0,
    hat: str = "",
    lift: float = 0.0,
) -> None:
    """One person at (x, y); `arms` is swing, run, camera, up, push, pole or behind; `lift` raises a rider (m)."""
    k = high / 1.7
    hip, neck = 0.86 * k + lift, 1.43 * k + lift
    run = arms == "run"
    for side in (-1, 1):
        reach = stride * side * k
        foot_z = lift + 0.05 + (0.28 * k if run and side < 0 else 0.0)
        knee = (x + reach * 0.45 + (0.12 * k if run else 0.03 * k), y + 0.09 * side * k, lift + 0.46 * k)
        foot = (x + reach * (1.0 if side > 0 else 1.1), y + 0.09 * side * k, foot_z)
        _limb(s, ((x, y + 0.09 * side * k, hip), knee, foot), 0.085 * k, 0.05 * k, legs)
        s.box(
            foot[0] - 0.08 * k,
            foot[1] - 0.045 * k,
            foot_z - 0.05,
            0.24 * k,
            0.09 * k,
            0.08 * k,
            "cloth_white" if run else "rubber",
        )
    if skirt:
        s.tube(x, y, 0.46 * k + lift, 0.26 * k, 0.15 * k, 0.45 * k, coat, 9)
    _shoulders(s, x, y, hip - 0.06 * k, neck, coat, lean=lean * k, stout=stout * k)
    top = x + lean * k
    for side in (-1, 1):
        sh = (top, y + 0.21 * side * k * stout, 1.36 * k + lift)
        swing = -side * stride * 0.8 * k
        poses: dict[str, tuple[Point, Point]] = {
            "swing": (
                (top + swing * 0.5, sh[1] + 0.05 * side, 1.1 * k + lift),
                (top + swing + 0.05, sh[1], 0.85 * k + lift),
            ),
            "run": (
                (top + swing * 0.8 - 0.1, sh[1] + 0.05 * side, 1.12 * k + lift),
                (top + swing + 0.2, sh[1], 1.2 * k + lift),
            ),
            "camera": (
                (top + 0.16, sh[1] + 0.06 * side, 1.2 * k + lift),
                (top + 0.27, y + 0.06 * side, 1.5 * k + lift),
            ),
            "up": ((top + 0.1, sh[1] + 0.08 * side, 1.5 * k + lift), (top + 0.25, sh[1], 1.82 * k + lift)),
            "push": ((top + 0.14, sh[1], 1.1 * k + lift), (top + 0.42, sh[1], 1.0 * k + lift)),
            "pole": ((top + 0.02, sh[1] + 0.08 * side, 1.18 * k + lift), (top + 0.22, y + 0.16, 1.44 * k + lift)),
            "behind": (
                (top - 0.12, sh[1] + 0.05 * side, 1.12 * k + lift),
                (top - 0.2, y + 0.06 * side, 0.95 * k + lift),
            ),
        }
        elbow, hand = poses[arms]
        _limb(s, (sh, elbow, hand), 0.062 * k, 0.042 * k, coat if not run else "skin")
        s.box(hand[0] - 0.035, hand[1] - 0.035, hand[2] - 0.05, 0.07, 0.07, 0.1, "skin")
    s.tube(top, y, neck - 0.02, 0.055 * k, 0.05 * k, 0.1 * k, "skin", 6)
    head = (top + 0.02, y, 1.58 * k + lift)
    ball(s, head, 0.105 * k, "skin", 1.2)
    if hat:
        s.tube(head[0], y, head[2] + 0.05 * k, 0.26 * k if hat == "straw" else 0.12 * k, 0.03 * k, 0.14 * k, hat, 10)
    else:
        ball(s, (head[0] - 0.025 * k, y, head[2] + 0.045 * k), 0.112 * k, hair, 1.0)


def walker(seed: int) -> Solid:
    """A walker, some with a bag, a scarf or a long coat."""
    rng, s = Random(f"walker-{seed}"), Solid()
    coat = COATS[seed % len(COATS)]
    figure(s, 0, 0, high=rng.uniform(1.58, 1.8), coat=coat, legs=rng.choice(LEGS), stride=rng.uniform(0.16, 0.3),
           skirt=seed % 4 == 1, stout=rng.uniform(0.92, 1.12))  # fmt: skip
    if seed % 3 == 0:
        s.box(-0.27, -0.15, 1.0, 0.16, 0.3, 0.42, rng.choice(("cloth_dark", "cloth_khaki", "cloth_teal")))
    elif seed % 3 == 1:
        s.box(-0.1, -0.36, 0.72, 0.3, 0.1, 0.26, rng.choice(("cloth_cream", "cloth_red", "cloth_khaki")))
    return s


def runner(seed: int) -> Solid:
    """A runner in a bright vest with a white number bib."""
    rng, s = Random(f"runner-{seed}"), Solid()
    vest = ("cloth_orange", "cloth_teal", "cloth_yellow", "cloth_red", "cloth_pink")[seed % 5]
    figure(s, 0, 0, high=rng.uniform(1.62, 1.8), coat=vest, legs=("cloth_dark", "skin")[seed % 2], stride=0.42,
           lean=0.13, arms="run")  # fmt: skip
    s.box(-0.07, -0.19, 1.08, 0.3, 0.38, 0.2, "cloth_white")
    for i in range(3):
        s.box(-0.02 + i * 0.07, -0.2, 1.13, 0.035, 0.4, 0.1, "cloth_dark")
    return s


def standing(seed: int) -> Solid:
    """Someone who stands and looks at the river."""
    s = Solid()
    figure(s, 0, 0, high=1.62 + 0.03 * (seed % 5), coat=COATS[(seed * 5 + 2) % 12], legs=LEGS[seed % 5], stride=0.05,
           arms=("behind", "push", "swing")[seed % 3], skirt=seed % 3 == 2)  # fmt: skip
    return s


def photographer(seed: int) -> Solid:
    """Someone with a camera at the eye."""
    s = Solid()
    figure(s, 0, 0, coat=COATS[(seed * 7 + 5) % 12], legs="cloth_khaki", stride=0.12, arms="camera", hat="cloth_dark")
    s.box(0.25, -0.09, 1.53, 0.1, 0.18, 0.12, "rubber")
    s.beam((0.33, 0, 1.58), (0.47, 0, 1.58), 0.05, "rubber", 7)
    s.box(-0.3, -0.16, 0.98, 0.17, 0.32, 0.44, "cloth_dark")
    return s


def elderly_pair(seed: int) -> Solid:
    """Two grey-haired people arm in arm, one with a stick."""
    s = Solid()
    figure(s, 0, 0, high=1.63, coat=("cloth_grey", "cloth_blue")[seed % 2], legs="cloth_dark", hair="hair_grey",
           stride=0.13, lean=0.09, hat="cloth_khaki")  # fmt: skip
    figure(s, -0.1, 0.52, high=1.53, coat=("cloth_violet", "cloth_red")[seed % 2], legs="cloth_grey", hair="hair_grey",
           stride=0.12, lean=0.1, stout=1.12)  # fmt: skip
    s.beam((0.3, -0.25, 0.85), (0.4, -0.27, 0), 0.02, "wood_dark", 5)
    return s


def family(seed: int) -> Solid:
    """Two parents and a child between them, hand in hand."""
    rng, s = Random(f"family-{seed}"), Solid()
    figure(s, 0, -0.5, high=1.74, coat=rng.choice(COATS), legs="cloth_denim", stride=0.2)
    figure(s, 0.05, 0.5, high=1.62, coat=rng.choice(COATS), legs="cloth_dark", stride=0.18, skirt=True)
    figure(s, 0.1, 0.0, high=1.08, coat=("cloth_yellow", "cloth_orange")[seed % 2], legs="cloth_blue", stride=0.17)
    if seed % 2:
        ball(s, (-0.1, 0.1, 2.5), 0.17, "cloth_red")
        s.beam((0.1, 0.05, 0.9), (-0.1, 0.1, 2.35), 0.008, "cloth_white", 3)
    return s


def pram(seed: int) -> Solid:
    """A parent with a pram."""
    s = Solid()
    figure(s, 0, 0, high=1.66, coat=COATS[(seed * 3 + 6) % 12], legs="cloth_denim", arms="push", stride=0.22)
    s.extrude_y(
        [(0.55, 0.5), (1.25, 0.5), (1.35, 0.85), (0.95, 0.85), (0.8, 1.12), (0.55, 0.9)], -0.22, 0.22, "cloth_teal"
    )
    s.beam((0.4, 0, 1.02), (0.7, 0, 0.55), 0.02, "steel_grey", 4)
    for wx in (0.65, 1.2):
        s.beam((wx, -0.24, 0.17), (wx, -0.2, 0.17), 0.17, "rubber", 10)
        s.beam((wx, 0, 0.5), (wx, 0, 0.17), 0.02, "steel_grey", 4)
    return s


def kite_child(seed: int) -> Solid:
    """A child with a kite high above."""
    s = Solid()
    figure(s, 0, 0, high=1.2, coat="cloth_orange", legs="cloth_denim", stride=0.25, arms="up")
    hand, kite = (0.3, -0.1, 1.3), (5.5, 0.8, 9.5)
    s.beam(hand, kite, 0.012, "cloth_white", 3)
    kx, ky, kz = kite
    s.polygon([(kx, ky, kz + 0.7), (kx + 0.55, ky, kz), (kx, ky, kz)], "cloth_red")
    s.polygon([(kx, ky, kz + 0.7), (kx - 0.55, ky, kz), (kx, ky, kz)], "cloth_yellow")
    s.polygon([(kx - 0.55, ky, kz), (kx, ky, kz - 0.9), (kx, ky, kz)], "cloth_red")
    s.polygon([(kx + 0.55, ky, kz), (kx, ky, kz - 0.9), (kx, ky, kz)], "cloth_yellow")
    for i in range(6):
        s.beam(
            (kx + 0.12 * math.sin(i * 1.3), ky, kz - 0.9 - i * 0.3),
            (kx + 0.12 * math.sin(i * 1.3 + 1.3), ky, kz - 1.2 - i * 0.3),
            0.02,
            "cloth_teal",
            3,
        )
    return s


def cyclist(seed: int) -> Solid:
    """A cyclist with a helmet."""
    s = Solid()
    bicycle(s, 0, 0, ("cloth_red", "cloth_teal", "cloth_white")[seed % 3])
    figure(s, -0.22, 0, high=1.68, coat=COATS[(seed * 5 + 1) % 12], legs="cloth_dark", stride=0.16, lean=0.34,
           arms="push", hat="cloth_white", lift=0.14)  # fmt: skip
    return s


def sitter(seed: int) -> Solid:
    """Someone who sits on a bench, facing the river (-y), hips at bench height."""
    s = Solid()
    coat, legs = COATS[(seed * 7 + 3) % 12], LEGS[seed % 5]
    s.tube(0, 0.05, 0.46, 0.17, 0.19, 0.42, coat, 8)
    s.tube(0, 0.05, 0.88, 0.19, 0.07, 0.12, coat, 8)
    for sx in (-0.1, 0.1):
        _limb(s, ((sx, 0.0, 0.52), (sx, -0.4, 0.5), (sx * 1.2, -0.42, 0.04)), 0.08, 0.055, legs)
        _limb(s, ((sx * 2.1, 0.05, 0.9), (sx * 2.3, -0.12, 0.66), (sx * 0.8, -0.3, 0.6)), 0.055, 0.04, coat)
    ball(s, (0, 0.03, 1.12), 0.105, "skin")
    ball(s, (0, 0.055, 1.16), 0.112, "hair_grey" if seed % 3 == 0 else "hair", 1.0)
    return s


KINDS: dict[str, tuple[Callable[[int], Solid], int]] = {
    "walker": (walker, 12),
    "runner": (runner, 5),
    "standing": (standing, 8),
    "photographer": (photographer, 3),
    "elderly": (elderly_pair, 2),
    "family": (family, 4),
    "pram": (pram, 2),
    "kite": (kite_child, 1),
    "cyclist": (cyclist, 3),
    "sitter": (sitter, 8),
}
OFTEN = ("walker",) * 9 + ("standing",) * 3 + ("family",) * 2 + ("elderly", "photographer", "pram")


def person(
    stage: Stage, kind: str, x: float, y: float, rng: Random, *, turn: float, z: float = 0.0, layer: Layer = "garden"
) -> None:
    """Put one person (or group) of a kind, its variant drawn from `rng`; `turn` 0 walks east, pi west."""
    make, variants = KINDS[kind]
    k = rng.randrange(variants)
    stage.instance(f"{kind}-{k}", lambda: make(k), x, y, z, 1.0, turn, layer=layer)
