"""The working waterfront of the 1920s as a kit: wharves, godowns, coal heaps, slipways, derricks, huts, poles."""

from __future__ import annotations

import itertools
import math
from random import Random

from cranes import lattice
from hulls import WATER_Z
from solid import Solid


def timber_wharf(s: Solid, x0: float, x1: float, *, y: float = -7.0, deck: float = 0.0) -> None:
    """A wharf of heavy timber: deck on piles with braces, fender piles and mooring posts."""
    w = x1 - x0
    for i in range(int(w / 0.8)):
        s.box(
            x0 + i * 0.8,
            y,
            deck - 0.22,
            0.76,
            12 - y * 0.4,
            0.22,
            ("wood_grey", "wood", "wood_grey", "wood_dark")[i * 5 % 4],
        )
    s.box(x0, y, deck - 0.7, w, 0.4, 0.5, "wood_wet")
    x = x0 + 1
    while x < x1:
        for py in (y + 0.4, y + 4.0):
            s.beam((x, py, WATER_Z - 0.8), (x, py, deck - 0.2), 0.24, "wood_wet", 7)
        s.beam((x, y + 0.4, WATER_Z + 0.4), (x + 3.4, y + 0.4, deck - 0.6), 0.11, "wood_wet", 5)
        s.beam((x + 3.4, y + 0.4, WATER_Z + 0.4), (x, y + 0.4, deck - 0.6), 0.11, "wood_wet", 5)
        s.beam((x + 1.7, y - 0.25, WATER_Z - 0.4), (x + 1.7, y - 0.25, deck + 0.7), 0.19, "wood_dark", 6)
        if int(x) % 3 == 0:
            s.tube(x, y + 0.9, deck, 0.24, 0.26, 0.8, "black_iron", 9)
        x += 3.4


def mud_bank(s: Solid, x0: float, x1: float, rng: Random) -> None:
    """The bare river bank: mud sloping into the water, with stakes and stones."""
    x = x0
    while x < x1:
        w = min(rng.uniform(5, 11), x1 - x)
        a = rng.uniform(-1.2, 0.6)
        s.extrude_x(
            [(-6.5 + a, WATER_Z - 0.5), (-2.2 + a, -2.6), (0.3, -0.4), (1.4, 0.03), (4.2, 0.03), (4.2, WATER_Z - 0.5)],
            x,
            x + w,
            "mud",
        )
        x += w
    for _ in range(int((x1 - x0) / 2.2)):
        px, d = rng.uniform(x0, x1), rng.random()
        py, pz = -4.6 + d * 6, -3.9 + d * 3.4
        if rng.random() < 0.5:
            s.beam(
                (px, py, pz - 0.8), (px + rng.uniform(-0.15, 0.15), py, pz + rng.uniform(0.4, 1.3)), 0.09, "wood_wet", 5
            )
        else:
            s.box(px, py, pz - 0.3, rng.uniform(0.4, 1.1), 0.6, rng.uniform(0.3, 0.6), "stone_old")


def bund(s: Solid, x0: float, x1: float) -> None:
    """A stretch of rough stone bund with timber fenders."""
    s.box(x0, 0, WATER_Z - 0.5, x1 - x0, 4.5, -WATER_Z + 0.2, "stone_old")
    s.box(x0, -0.3, -0.3, x1 - x0, 1.6, 0.3, "stone")
    x = math.ceil(x0 / 5) * 5
    while x < x1:
        s.beam((x, -0.4, WATER_Z - 0.5), (x, -0.35, 0.3), 0.2, "wood_wet", 6)
        x += 5


def coal_heap(s: Solid, x: float, y: float, w: float, h: float, rng: Random) -> None:
    """A long heap of coal, uneven along its ridge."""
    n = max(3, int(w / 3))
    for i in range(n):
        cx = x + w * (i + 0.5) / n
        r = w / n * rng.uniform(0.85, 1.2)
        s.tube(cx, y + rng.uniform(-0.6, 0.6), 0, r, r * rng.uniform(0.05, 0.3), h * rng.uniform(0.75, 1.1), "coal", 11)


def godown(
    s: Solid,
    x: float,
    y: float,
    w: float,
    d: float,
    h: float,
    rng: Random,
    *,
    wall: str = "brick_red",
    gable: bool = False,
) -> None:
    """A plain godown: brick, small barred windows high up, big plank doors with hoods, a tin or tile roof."""
    roof = rng.choice(("roof_tin", "roof_grey_tile", "roof_tile"))
    s.box(x, y, 0, w, d, h, wall)
    s.box(x - 0.1, y - 0.12, 0, w + 0.2, 0.3, 0.7, "stone_old")
    if gable:
        s.extrude_y([(x, h), (x + w, h), (x + w / 2, h + w * 0.24)], y, y + d, wall)
        s.gable_roof(x - 0.4, y - 0.5, h + 0.12, w + 0.8, d + 1, w * 0.25, roof, "y")
        s.beam((x + w / 2, y - 0.04, h + w * 0.1), (x + w / 2, y + 0.1, h + w * 0.1), 0.6, "glass", 12)
    else:
        s.gable_roof(x - 0.4, y - 0.6, h, w + 0.8, d + 1.2, d * 0.26, roof)
    bays = max(2, round(w / 5.5))
    for i in range(bays):
        cx = x + w * (i + 0.5) / bays
        s.box(x + w * i / bays - 0.3, y - 0.2, 0, 0.6, 0.22, h, wall)
        if i % 2 == 0:
            s.box(cx - 1.4, y - 0.12, 0, 2.8, 0.16, 3.0, "plank_wall")
            s.box(cx - 1.6, y - 0.2, 3.0, 3.2, 0.24, 0.28, "stone")
            s.extrude_x([(y - 1.4, 3.3), (y, 3.9), (y, 4.0), (y - 1.4, 3.4)], cx - 1.9, cx + 1.9, roof)
        for z in (h - 1.9, h * 0.5 + 0.5) if h > 7 else (h - 1.7,):
            for dx in (-1.2, 1.2):
                s.box(cx + dx - 0.5, y - 0.06, z, 1.0, 0.08, 0.9, "glass")
                for k in range(3):
                    s.box(cx + dx - 0.4 + k * 0.35, y - 0.1, z, 0.05, 0.05, 0.9, "black_iron")
    s.box(x - 0.05, y - 0.3, h - 0.3, w + 0.1, 0.3, 0.3, "stone")


def tin_shed(
    s: Solid,
    x: float,
    y: float,
    w: float,
    d: float,
    h: float,
    *,
    open_front: bool = True,
    roof: str = "corrugated_rust",
) -> None:
    """A transit shed: iron posts, tin roof, open to the river."""
    n = max(2, int(w / 4.5))
    for i in range(n + 1):
        for py in (y, y + d):
            s.box(x + (w - 0.25) * i / n, py, 0, 0.25, 0.25, h, "wood_dark")
        s.beam((x + w * i / n, y, h - 1.4), (x + w * i / n + 1.2, y, h - 0.1), 0.08, "wood_dark", 4)
    s.box(x, y + d - 0.2, 0, w, 0.2, h, "corrugated")
    if not open_front:
        s.box(x, y, 0, w, 0.15, h * 0.55, "plank_wall")
    s.gable_roof(x - 0.8, y - 1.4, h, w + 1.6, d + 2.6, d * 0.2, roof)


def slipway(s: Solid, x: float, y: float, w: float, rng: Random) -> None:
    """A ship in frame on the stocks: keel, ribs, half-planked hull inside a forest of scaffold poles."""
    frames = 22
    top: list[tuple[float, float, float]] = []
    last: list[tuple[float, float, float]] = []
    for i in range(frames + 1):
        t = i / frames
        half = 5.2 * max(0.1, 1 - (2 * t - 1.05) ** 2 * 0.92) ** 0.7
        px, sheer = x + 6 + (w - 12) * t, 7.5 + 2.2 * max(0, t - 0.6) + 1.2 * max(0, 0.3 - t)
        rib = [
            (px, y + 8 - half * a, 1.2 + sheer * b)
            for a, b in ((1.0, 1.0), (0.98, 0.62), (0.8, 0.3), (0.35, 0.08), (0.0, 0.0))
        ]
        for a, b in itertools.pairwise(rib):
            s.beam(a, b, 0.14, "steel_rust", 4)
        top.append(rib[0])
        if i:
            for k in (1, 2, 3):
                if rng.random() < 0.78:
                    s.polygon(
                        [last[k], last[k + 1], rib[k + 1], rib[k]],
                        ("steel_rust", "hull_red", "steel_grey")[(i + k) % 3],
                    )
        last = rib
    for a, b in itertools.pairwise(top):
        s.beam(a, b, 0.12, "steel_rust", 4)
    s.box(x + 6, y + 7.6, 0.3, w - 12, 0.8, 0.9, "wood_grey")
    for i in range(int(w / 3.2) + 1):
        px = x + i * 3.2
        tall = rng.uniform(11, 13.5)
        for py in (y, y + 16):
            s.beam((px, py, 0), (px + rng.uniform(-0.2, 0.2), py, tall), 0.11, "bamboo", 5)
        s.beam((px, y, 0.5), (px + 3.2, y, 7.5), 0.06, "bamboo", 4)
    for z in (3.2, 6.2, 9.2):
        s.box(x, y - 0.35, z, w, 0.9, 0.1, "wood_grey")
        s.beam((x, y, z + 0.9), (x + w, y, z + 0.9), 0.05, "bamboo", 4)


def sheerlegs(s: Solid, x: float, y: float, h: float, reach: float) -> None:
    """Tall tripod sheers with a tackle."""
    tip = (x + reach, y - 1.0, h)
    for dy in (-3.5, 3.5):
        s.beam((x, y + dy, 0), tip, 0.34, "wood_dark", 8, 0.22)
    s.beam((x - reach * 1.6, y, 0), tip, 0.3, "wood_dark", 8, 0.2)
    s.beam(tip, (tip[0], tip[1], h * 0.35), 0.05, "black_iron", 4)
    s.box(tip[0] - 0.4, tip[1] - 0.3, h * 0.32, 0.8, 0.6, 0.8, "black_iron")


def derrick(s: Solid, x: float, y: float, h: float, reach: float) -> None:
    """A steam derrick crane: boiler house, mast and lattice boom."""
    side = 1 if reach > 0 else -1
    s.box(x - 1.6, y - 1.4, 0.8, 3.2, 2.8, 2.4, "corrugated_rust")
    s.tube(x - side * 0.9, y, 3.2, 0.3, 0.26, 1.8, "hull_black", 9)
    for dx in (-1.5, 1.5):
        s.box(x + dx - 0.4, y - 1.5, 0, 0.8, 3, 0.8, "black_iron")
    s.beam((x, y, 0.8), (x, y, h * 0.62), 0.24, "wood_dark", 7)
    lattice(s, (x + side * 0.8, y, 2.4), (x + reach, y, h), 0.9, 0.4, 9, "steel_grey", 0.09)
    s.beam((x, y, h * 0.62), (x + reach, y, h), 0.04, "black_iron", 3)
    s.beam((x + reach, y, h), (x + reach, y, h * 0.3), 0.04, "black_iron", 3)


def hut(s: Solid, x: float, y: float, w: float, rng: Random) -> None:
    """A thatched hut with mud walls."""
    h = rng.uniform(1.9, 2.4)
    s.box(x, y, 0, w, 4, h, rng.choice(("mud_dry", "whitewash", "mat_awning")))
    s.extrude_x(
        [(y - 0.8, h - 0.3), (y + 2, h + 2.0), (y + 4.8, h - 0.3), (y + 4.8, h), (y + 2, h + 2.5), (y - 0.8, h + 0.1)],
        x - 0.5,
        x + w + 0.5,
        "thatch",
    )
    s.box(x + w * 0.4, y - 0.04, 0, 0.9, 0.06, 1.7, "wood_dark")
    s.box(x + w * 0.75, y - 0.04, 0.9, 0.6, 0.06, 0.5, "black_iron")


def log_stack(s: Solid, x: float, y: float, w: float, rows: int, rng: Random) -> None:
    """Logs stacked with their ends to the river."""
    r = 0.4
    for row in range(rows):
        for i in range(int(w / (2 * r)) - row):
            cx, cz = x + r + i * 2 * r + row * r, r + row * r * 1.74
            rr = r * rng.uniform(0.82, 1.0)
            s.beam((cx, y, cz), (cx, y + 7, cz), rr, rng.choice(("wood", "wood_grey", "wood_dark")), 8)
            s.beam((cx, y - 0.05, cz), (cx, y + 0.01, cz), rr * 0.86, "log_end", 8)


def board_stack(s: Solid, x: float, y: float, w: float, h: float, rng: Random) -> None:
    """Sawn boards stacked to dry."""
    for i in range(int(h / 0.3)):
        s.box(x + rng.uniform(-0.15, 0.15), y, 0.2 + i * 0.3, w, 3.2, 0.2, rng.choice(("wood_pale", "wood", "log_end")))


def telegraph_pole() -> Solid:
    """A telegraph pole with two cross-arms."""
    s = Solid()
    s.beam((0, 0, 0), (0, 0, 8.4), 0.14, "wood_dark", 7, 0.09)
    for z in (7.3, 7.9):
        s.box(-0.9, -0.06, z, 1.8, 0.12, 0.12, "wood_dark")
        for i in range(4):
            s.tube(-0.8 + i * 0.53, 0, z + 0.12, 0.05, 0.04, 0.14, "whitewash", 5)
    return s


def stack_of_bales(s: Solid, x: float, y: float, rng: Random) -> None:
    """Bales, barrels and crates under no cover."""
    for i in range(rng.randint(3, 6)):
        for k in range(rng.randint(1, 3)):
            s.box(
                x + i * 1.15,
                y + rng.uniform(-0.2, 0.2),
                k * 0.75,
                1.08,
                1.3,
                0.72,
                rng.choice(("sack", "sack", "wood_pale", "tarpaulin")),
            )
    for _ in range(rng.randint(2, 5)):
        s.tube(x - 1 - rng.random() * 2, y + rng.random() * 1.5, 0, 0.36, 0.36, 1.0, "wood", 10)


def smoking_stack(s: Solid, x: float, y: float, h: float, r: float, material: str = "brick_dark") -> None:
    """A tall factory stack, square at the foot, round above, with a corbelled head."""
    s.box(x - r * 1.4, y - r * 1.4, 0, r * 2.8, r * 2.8, h * 0.16, material)
    s.box(x - r * 1.55, y - r * 1.55, h * 0.16, r * 3.1, r * 3.1, 0.5, "stone")
    s.tube(x, y, h * 0.16, r, r * 0.6, h * 0.84 - 1.4, material, 20)
    s.tube(x, y, h - 2.2, r * 0.62, r * 0.84, 1.4, material, 20)
    s.tube(x, y, h - 0.8, r * 0.88, r * 0.8, 0.8, "stone", 20)
