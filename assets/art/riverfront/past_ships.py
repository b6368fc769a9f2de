"""Steamers of the 1920s and the smoke of every stack: launch, river steamer, coastal liner."""

from __future__ import annotations

from random import Random

from hulls import WATER_Z, Lines, deckhouse, hull, mast, portholes, rail
from solid import Solid
from stage import Layer, Stage


def smoke(
    stage: Stage,
    x: float,
    y: float,
    z: float,
    rng: Random,
    *,
    high: float = 22.0,
    size: float = 1.0,
    tone: str = "smoke",
    layer: Layer = "buildings",
) -> None:
    """A plume from a stack, thin and dark at its mouth, widening and paling as the east wind bends it."""
    n = 18
    for i in range(n):
        t = i / (n - 1)
        stage.puff(
            x + (2.2 * t + 22 * t**1.7) * size + rng.uniform(-0.6, 0.6) * t * 3,
            y,
            z + high * (1 - (1 - t) ** 1.8) + rng.uniform(-0.8, 0.8) * t,
            (0.9 + 6.4 * t**0.9) * size,
            0.62 * (1 - t) ** 0.9 + 0.05,
            tone,  # type: ignore[arg-type]
            layer=layer,
        )


def steam_launch(s: Solid, x: float, y: float, *, bow: int = 1) -> None:
    """A steam launch, 17 m: brass-topped funnel, canvas awning, low house."""
    hull(
        s,
        x,
        y,
        Lines(17, 3.8, 1.0, bow_rise=0.7, rake=1.4, bow_from=0.5),
        "hull_green",
        bow=bow,
        boot="hull_red",
        band="hull_buff",
    )
    z = WATER_Z + 1.05
    deckhouse(s, x + 5, y, z, 6.5, 2.6, 1.5, wall="varnish", step=0.9, roof="hull_buff")
    s.tube(x + 9.5, y, z + 1.4, 0.42, 0.38, 2.4, "hull_black", 10)
    s.tube(x + 9.5, y, z + 3.6, 0.44, 0.44, 0.25, "brass", 10)
    for i in range(4):
        s.box(x + 1.6 + i * 1.1, y - 1.3, z, 0.05, 0.05, 1.8, "wood")
    s.box(x + 1.2, y - 1.5, z + 1.8, 4.2, 3.0, 0.08, "sail_pale")


def river_steamer(s: Solid, x: float, y: float, rng: Random, *, bow: int = 1) -> None:
    """A Yangtze river steamer, 74 m: white galleried decks on a dark hull, one tall funnel."""
    length = 74.0
    hull(
        s,
        x,
        y,
        Lines(length, 12, 2.4, bow_rise=1.4, stern_rise=0.6, rake=3.5, bow_from=0.78, stern_from=0.14, stern_width=0.6),
        "hull_black",
        bow=bow,
        boot="hull_red",
        band="hull_buff",
    )
    z = WATER_Z + 2.5

    def at(px: float, w: float) -> float:
        return x + px if bow > 0 else x + length - px - w

    for _k, (a, w) in enumerate(((4.0, 58.0), (7.0, 52.0), (20.0, 26.0))):
        x0 = at(a, w)
        s.box(x0 + 1.5, y - 3.9, z, w - 3, 7.8, 2.5, "hull_white")
        for i in range(int((w - 5) / 2.2)):
            s.box(
                x0 + 2.6 + i * 2.2,
                y - 3.94,
                z + 0.9,
                1.0,
                0.05,
                1.0,
                "glass_lit_dim" if rng.random() < 0.2 else "glass",
            )
        for i in range(int(w / 2.9) + 1):
            s.box(x0 + (w - 0.12) * i / int(w / 2.9), y - 5.3, z, 0.12, 0.12, 2.5, "hull_white")
        rail(s, x0, x0 + w, y - 5.3, z, step=1.45)
        s.box(x0 - 0.4, y - 5.6, z + 2.5, w + 0.8, 11.2, 0.18, "hull_white")
        z += 2.68
    deckhouse(s, at(40, 7), y, z, 7, 6, 2.3, step=1.0, bow=bow)
    fx = at(33, 0)
    s.tube(fx, y, z, 1.25, 1.2, 7.4, "hull_black", 14)
    s.tube(fx, y, z + 4.6, 1.3, 1.27, 1.6, "funnel_red", 14)
    mast(s, at(55, 0), y, z - 2.5, 14, material="hull_buff", yard=2.4)
    mast(s, at(12, 0), y, z - 2.5, 11, material="hull_buff", yard=2.0)
    for i in range(3):
        bx = at(24 + i * 7.5, 4)
        s.extrude_y([(bx, z), (bx + 4, z), (bx + 4.4, z + 0.9), (bx - 0.4, z + 0.9)], y - 5.0, y - 3.6, "hull_white")


def liner(s: Solid, x: float, y: float, rng: Random, *, bow: int = 1) -> None:
    """A coastal mail liner, 104 m: black hull, white house amidships, one banded funnel, two masts with derricks."""
    length = 104.0
    hull(
        s,
        x,
        y,
        Lines(length, 14, 5.2, bow_rise=2.6, stern_rise=1.6, rake=3.0, bow_from=0.8, stern_from=0.16, stern_width=0.25),
        "hull_black",
        bow=bow,
        boot="hull_red",
        band="hull_white",
    )
    z = WATER_Z + 5.3

    def at(px: float, w: float) -> float:
        return x + px if bow > 0 else x + length - px - w

    portholes(s, at(16, 70), at(16, 70) + 70, y - 7.05, WATER_Z + 3.6, step=2.1)
    portholes(s, at(16, 70), at(16, 70) + 70, y - 7.0, WATER_Z + 1.9, step=2.1)
    for k, (a, w) in enumerate(((34.0, 36.0), (36.0, 31.0), (38.5, 25.0))):
        x0 = at(a, w)
        deckhouse(s, x0, y, z, w, 11 - k * 0.8, 2.5, step=1.7, light="glass")
        for i in range(int(w / 3) + 1):
            s.box(x0 + (w - 0.1) * i / int(w / 3), y - 6.2 + k * 0.3, z, 0.1, 0.1, 2.5, "hull_white")
        rail(s, x0, x0 + w, y - 6.3 + k * 0.3, z + 2.6)
        z += 2.65
    deckhouse(s, at(60, 7), y, z, 7, 9, 2.4, wall="varnish", step=1.0, roof="hull_white")
    fx = at(47, 0)
    s.tube(fx, y, z, 1.9, 1.8, 8.6, "hull_black", 18)
    s.tube(fx, y, z + 4.4, 1.95, 1.9, 2.0, "funnel_red", 18)
    for dx in (3.5, -3.5):
        s.tube(fx + dx, y - 2, z, 0.4, 0.4, 2.2, "hull_white", 9)
        s.beam((fx + dx, y - 2, z + 2.2), (fx + dx + bow * 0.9, y - 2, z + 2.6), 0.6, "hull_white", 9)
    for i in range(3):
        bx = at(40 + i * 7, 5)
        s.extrude_y(
            [(bx, z + 0.4), (bx + 5, z + 0.4), (bx + 5.5, z + 1.5), (bx - 0.5, z + 1.5)], y - 5.8, y - 4.0, "hull_white"
        )
    base = WATER_Z + 5.3
    for px in (84.0, 22.0):
        mx = at(px, 0)
        s.beam((mx, y, base), (mx - bow * 1.4, y, base + 24), 0.32, "hull_buff", 8, 0.14)
        for side in (-1, 1):
            s.beam((mx, y, base + 2.5), (mx + side * 9, y, base + 12), 0.16, "hull_buff", 6)
            s.beam((mx - bow * 1.0, y, base + 18), (mx + side * 9, y, base + 12), 0.04, "black_iron", 3)
            s.beam((mx + side * 9, y, base + 12), (mx + side * 9, y, base + 5), 0.03, "black_iron", 3)
            s.box(mx + side * 5 - 2.2, y - 3, base, 4.4, 6, 0.8, "wood_grey")
        s.beam((mx - bow * 1.4, y, base + 24), (at(47, 0), y, z + 8), 0.03, "black_iron", 3)
