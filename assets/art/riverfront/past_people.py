"""People of the 1920s waterfront, facing +x: bearers with poles, slung loads, rickshaws, barrows, onlookers."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from furniture import wheel
from people import figure
from solid import Solid
from stage import Layer, Stage

BLUES = ("cloth_indigo", "cloth_grey", "cloth_indigo", "cloth_khaki", "cloth_dark")


def bearer(seed: int) -> Solid:
    """A man with a shoulder pole and two baskets or sacks."""
    rng, s = Random(f"bearer-{seed}"), Solid()
    figure(
        s,
        0,
        0,
        high=1.64,
        coat=BLUES[seed % 5],
        legs=BLUES[(seed + 2) % 5],
        hat=("straw", "")[seed % 2],
        arms="pole",
        stride=0.28,
        lean=0.08,
    )
    s.beam((-1.0, 0.2, 1.32), (1.1, 0.2, 1.32), 0.035, "bamboo", 5)
    for dx in (-0.95, 1.05):
        s.beam((dx, 0.2, 1.3), (dx, 0.2, 0.75), 0.012, "bamboo", 3)
        if seed % 3 == 0:
            s.box(dx - 0.25, -0.02, 0.3, 0.5, 0.44, 0.45, "sack")
        else:
            s.tube(dx, 0.2, 0.32, 0.2, 0.32, 0.4, "straw", 9)
            s.tube(dx, 0.2, 0.7, 0.28, 0.05, rng.uniform(0.1, 0.25), ("coal", "sack", "leaf_wild")[seed % 3], 8)
    return s


def carrier(seed: int) -> Solid:
    """A man bent under a sack or a bale."""
    s = Solid()
    figure(s, 0, 0, high=1.62, coat=BLUES[(seed + 1) % 5], legs=BLUES[seed % 5], arms="up", stride=0.25, lean=0.24)
    s.box(-0.55, -0.3, 1.36, 0.95, 0.6, 0.42, ("sack", "sack", "wood_pale")[seed % 3])
    return s


def pair(seed: int) -> Solid:
    """Two men with a heavy crate or a log slung from a pole between them."""
    s = Solid()
    for dx in (-1.2, 1.2):
        figure(
            s,
            dx,
            0,
            high=1.66,
            coat=BLUES[(seed + int(dx > 0)) % 5],
            legs="cloth_indigo",
            hat="straw" if dx > 0 else "",
            arms="pole",
            stride=0.24,
        )
    s.beam((-1.5, 0.2, 1.38), (1.6, 0.2, 1.38), 0.05, "bamboo", 5)
    if seed % 2:
        s.beam((-1.6, 0.2, 0.6), (1.8, 0.2, 0.6), 0.22, "wood", 9)
    else:
        s.box(-0.6, -0.2, 0.25, 1.2, 0.8, 0.8, "wood_pale")
    for dx in (-0.3, 0.3):
        s.beam((dx, 0.2, 1.36), (dx, 0.2, 0.8), 0.02, "straw", 3)
    return s


def rickshaw(seed: int) -> Solid:
    """A rickshaw, its puller running, a passenger under the hood."""
    s = Solid()
    figure(s, 1.7, 0, high=1.64, coat="cloth_indigo", legs="skin", hat="straw", arms="push", stride=0.36, lean=0.14)
    for dy in (-0.5, 0.5):
        wheel(s, -0.1, dy, 0.55, 0.55, "wood_dark", 10)
        s.beam((0.0, dy, 0.7), (2.1, dy * 0.8, 0.95), 0.03, "wood_dark", 5)
    s.box(-0.45, -0.42, 0.6, 0.9, 0.84, 0.2, "varnish")
    s.extrude_y([(-0.5, 0.7), (-0.35, 0.7), (-0.55, 1.5), (-0.7, 1.4)], -0.42, 0.42, "varnish")
    s.extrude_y(
        [(-0.7, 1.35), (-0.5, 1.85), (0.1, 2.0), (0.3, 1.9), (0.05, 2.06), (-0.6, 1.95)], -0.46, 0.46, "tarpaulin"
    )
    s.tube(-0.2, 0, 0.8, 0.17, 0.2, 0.5, ("cloth_cream", "cloth_dark")[seed % 2], 8)
    s.tube(-0.2, 0, 1.32, 0.09, 0.11, 0.22, "skin", 8)
    s.tube(-0.2, 0, 1.5, 0.2, 0.1, 0.12, "cloth_cream" if seed % 2 else "cloth_dark", 9)
    return s


def barrow(seed: int) -> Solid:
    """A big-wheeled barrow with bales."""
    s = Solid()
    figure(s, -1.3, 0, high=1.66, coat=BLUES[seed % 5], legs="cloth_indigo", arms="push", stride=0.26, lean=0.1)
    wheel(s, 0.2, 0, 0.6, 0.6, "wood_dark", 8)
    for dy in (-0.18, 0.18):
        s.beam((-1.0, dy * 2, 0.95), (0.9, dy, 0.5), 0.04, "wood", 5)
    for dy in (-0.75, 0.15):
        s.box(-0.6, dy, 0.6, 1.4, 0.6, 0.6, ("sack", "wood_pale")[seed % 2])
    return s


def onlooker(seed: int) -> Solid:
    """A clerk in a long gown, a student in a suit with a case, a woman with a child."""
    s = Solid()
    if seed % 3 == 0:
        figure(s, 0, 0, coat="cloth_grey", legs="cloth_grey", skirt=True, arms="behind", stride=0.08, hat="cloth_dark")
    elif seed % 3 == 1:
        figure(s, 0, 0, coat="cloth_khaki", legs="cloth_khaki", stride=0.14, hat="cloth_cream")
        s.box(0.0, -0.4, 0.35, 0.5, 0.16, 0.34, "varnish")
    else:
        figure(s, 0, 0, high=1.56, coat="cloth_blue", legs="cloth_dark", skirt=True, stride=0.1)
        figure(s, 0.35, 0.1, high=1.0, coat="cloth_red", legs="cloth_indigo", stride=0.1)
    return s


KINDS: dict[str, tuple[Callable[[int], Solid], int]] = {
    "bearer": (bearer, 6),
    "load": (carrier, 3),
    "pair": (pair, 4),
    "rickshaw": (rickshaw, 2),
    "barrow": (barrow, 2),
    "onlooker": (onlooker, 6),
}
OFTEN = ("bearer",) * 5 + ("load",) * 4 + ("pair",) * 2 + ("barrow", "onlooker", "onlooker")


def worker(
    stage: Stage, kind: str, x: float, y: float, rng: Random, *, turn: float, z: float = 0.0, layer: Layer = "garden"
) -> None:
    """Put one figure or group of the old waterfront."""
    make, variants = KINDS[kind]
    k = rng.randrange(variants)
    stage.instance(f"past-{kind}-{k}", lambda: make(k), x, y, z, 1.0, turn, layer=layer)
