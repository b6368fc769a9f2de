"""Boats of the 1920s without steam: sampans, cargo junks, lighters, log rafts."""

from __future__ import annotations

import math
from random import Random

from hulls import WATER_Z, Lines, hull
from people import figure
from solid import Solid


def sampan(s: Solid, x: float, y: float, rng: Random, *, bow: int = 1, awning: bool = True) -> None:
    """A sampan, 7 m: a mat awning amidships and a man at the long stern scull."""
    hull(
        s,
        x,
        y,
        Lines(7.0, 1.9, 0.45, bow_rise=0.55, stern_rise=0.6, rake=1.1, bow_from=0.45, stern_from=0.3),
        rng.choice(("hull_ochre", "wood_grey", "wood_dark")),
        bow=bow,
        boot="wood_wet",
        deck="wood_grey",
    )
    z = WATER_Z + 0.45
    if awning:
        arc = [(-0.95 * math.cos(math.pi * k / 6), 0.95 * math.sin(math.pi * k / 6)) for k in range(7)]
        s.extrude_x([(y + a, z + 0.1 + b) for a, b in arc], x + 2.3, x + 4.7, "mat_awning")
    stern = x + 0.8 if bow > 0 else x + 6.2
    man = Solid()
    figure(
        man,
        0,
        0,
        high=1.66,
        coat=rng.choice(("cloth_indigo", "cloth_grey", "cloth_khaki")),
        legs="cloth_indigo",
        hat="straw",
        arms="push",
        stride=0.12,
    )
    man.turn(0, 0, 0.0 if bow > 0 else math.pi)
    man.vertices = [(px + stern, py + y, pz + z + 0.35) for px, py, pz in man.vertices]
    s.join(man)
    s.beam((stern + bow * 0.4, y, z + 1.3), (stern - bow * 2.6, y - 0.5, WATER_Z - 0.2), 0.05, "bamboo", 4)


def _battened_sail(s: Solid, x: float, y: float, z: float, w: float, h: float, material: str, lean: float) -> None:
    """A lug sail with bamboo battens; each panel bellies a little."""
    panels = 7
    for k in range(panels):
        a, b = k / panels, (k + 1) / panels
        half0, half1 = w * (0.5 - 0.12 * a), w * (0.5 - 0.12 * b - (0.12 if k == panels - 1 else 0))
        x0, x1 = x + lean * a, x + lean * b
        rise = h * 0.1
        s.polygon(
            [
                (x0 - half0 * 0.7, y, z + h * a),
                (x0 + half0 * 1.3, y + 0.3, z + h * a + rise * a),
                (x1 + half1 * 1.3, y + 0.3, z + h * b + rise * b),
                (x1 - half1 * 0.7, y, z + h * b),
            ],
            material,
        )
        s.beam(
            (x0 - half0 * 0.7, y - 0.06, z + h * a),
            (x0 + half0 * 1.3, y + 0.2, z + h * a + rise * a),
            0.05,
            "bamboo",
            4,
        )


def junk(s: Solid, x: float, y: float, rng: Random, *, bow: int = 1, sails: bool = True, length: float = 26.0) -> None:
    """A Yangtze cargo junk: high square stern, low waist, two or three masts with battened lug sails."""
    hull(
        s,
        x,
        y,
        Lines(
            length,
            length * 0.23,
            1.5,
            bow_rise=1.2,
            stern_rise=2.2,
            rake=2.6,
            bow_from=0.6,
            stern_from=0.2,
            stern_width=0.85,
        ),
        rng.choice(("hull_ochre", "wood_dark", "plank_wall")),
        bow=bow,
        boot="wood_wet",
        band="wood_dark",
        deck="wood_grey",
    )
    z = WATER_Z + 1.5

    def at(px: float) -> float:
        return x + px if bow > 0 else x + length - px

    w = length * 0.16
    s.box(min(at(length * 0.06), at(length * 0.06 + w)), y - 1.9, z + 0.6, w, 3.8, 2.2, "plank_wall")
    arc = [(-2.1 * math.cos(math.pi * k / 6), 1.0 * math.sin(math.pi * k / 6)) for k in range(7)]
    a, b = at(length * 0.05), at(length * 0.32)
    s.extrude_x([(y + p, z + 2.4 + q) for p, q in arc], min(a, b), max(a, b), "mat_awning")
    masts = (
        ((0.36, 0.86, 0.34), (0.72, 0.62, 0.26))
        if length < 24
        else ((0.16, 0.5, 0.2), (0.44, 0.92, 0.36), (0.78, 0.6, 0.24))
    )
    for px, tall, wide in masts:
        mx, h = at(length * px), length * tall
        s.beam((mx, y, z), (mx + bow * h * 0.03, y, z + h), 0.2, "wood", 7, 0.1)
        if sails:
            _battened_sail(
                s,
                mx,
                y - 0.4,
                z + h * 0.16,
                length * wide,
                h * 0.78,
                rng.choice(("sail_brown", "sail_pale")),
                bow * h * 0.05,
            )
        else:
            s.beam(
                (mx - length * 0.14, y - 0.3, z + 1.6), (mx + length * 0.14, y - 0.3, z + 2.0), 0.34, "sail_brown", 7
            )
    for i in range(rng.randint(2, 4)):
        s.box(
            at(length * (0.5 + 0.07 * i)),
            y - 1.4,
            z + 0.1,
            1.2,
            2.4,
            0.8,
            rng.choice(("sack", "wood_pale", "mat_awning")),
        )


def lighter(s: Solid, x: float, y: float, rng: Random, load: str) -> None:
    """An open cargo lighter with coal, sacks or bales, 22 m."""
    hull(
        s,
        x,
        y,
        Lines(22, 6, 1.0, bow_rise=0.5, stern_rise=0.3, rake=1.6, bow_from=0.82, stern_from=0.18),
        "hull_black",
        boot="wood_wet",
        deck="wood_grey",
    )
    z = WATER_Z + 1.05
    if load == "coal":
        for i in range(4):
            s.tube(x + 4.5 + i * 4, y, z - 0.2, 2.5, 0.3, rng.uniform(1.3, 1.9), "coal", 10)
    else:
        for i in range(7):
            for k in range(rng.randint(1, 3)):
                s.box(x + 3.4 + i * 2.2, y - 1.9, z + k * 0.7, 2.0, 3.6, 0.66, rng.choice(("sack", load)))


def log_raft(s: Solid, x: float, y: float, w: float, rng: Random) -> None:
    """A raft of floating logs chained together."""
    for k in range(9):
        a = x
        while a < x + w:
            long_ = rng.uniform(5, 9)
            s.beam(
                (a, y + k * 0.75, WATER_Z + 0.05),
                (a + long_, y + k * 0.75 + rng.uniform(-0.1, 0.1), WATER_Z + 0.05),
                rng.uniform(0.28, 0.4),
                rng.choice(("wood_wet", "wood_grey", "wood_dark")),
                7,
            )
            a += long_ + rng.uniform(0.1, 0.5)
