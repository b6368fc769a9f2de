"""The boats of today's river: cruise boats, the ferry, salvage ship, barges, tugs, harbour launches, yachts."""

from __future__ import annotations

from random import Random

from cranes import lattice
from hulls import WATER_Z, Lines, deckhouse, hull, mast, rail, ring_buoys
from solid import Solid


def cruise_boat(
    s: Solid, x: float, y: float, rng: Random, *, length: float = 50.0, decks: int = 3, bow: int = 1
) -> None:
    """A white river-cruise boat with glazed saloons, a sun deck and a raked wheelhouse."""
    lines = Lines(length, 10.5, 2.2, bow_rise=1.3, rake=5.0, stern_width=0.9)
    hull(s, x, y, lines, "hull_white", bow=bow, boot="hull_blue", band="hull_blue")
    z = WATER_Z + 2.25
    fore = 0.0
    for k in range(decks):
        aft, fore = 1.5 + k * 2.6, length * 0.84 - k * 4.6
        x0, x1 = (x + aft, x + fore) if bow > 0 else (x + length - fore, x + length - aft)
        a, b = (0.0, 1.7) if bow > 0 else (1.7, 0.0)
        s.extrude_y(
            [(x0, z), (x1, z), (x1 - b, z + 2.7), (x0 + a, z + 2.7)], y - 4.4 + k * 0.3, y + 4.4 - k * 0.3, "hull_white"
        )
        n = int((x1 - x0 - 3.4) / 1.7)
        for i in range(n):
            wx = x0 + 1.7 + (x1 - x0 - 3.4) * i / n
            glass = "glass_lit" if rng.random() < 0.7 else "glass_lit_dim"
            s.box(wx, y - 4.45 + k * 0.3, z + 0.75, (x1 - x0 - 3.4) / n * 0.84, 0.05, 1.45, glass)
        s.box(x0 - 0.6, y - 4.8 + k * 0.3, z + 2.7, x1 - x0 + 1.0, 9.6 - k * 0.6, 0.16, "hull_white")
        s.box(x0 - 0.6, y - 4.84 + k * 0.3, z + 2.66, x1 - x0 + 1.0, 0.06, 0.09, "lamp_line")
        rail(s, x0 - 0.5, x1 + 0.3, y - 4.75 + k * 0.3, z + 2.86, material="steel_grey")
        z += 2.86
    x0, x1 = (x + 4, x + fore) if bow > 0 else (x + length - fore, x + length - 4)
    ring_buoys(s, x0, x1, y - 4.3, z + 0.6, 5)
    wx = x1 - 9 if bow > 0 else x0 + 3
    deckhouse(s, wx, y, z, 6.0, 5.4, 2.4, light="glass", step=1.0, bow=bow)
    mast(s, wx + 3, y, z + 2.5, 4.2)
    awning = x0 + 1 if bow > 0 else x1 - 14
    for i in range(5):
        s.box(awning + i * 3.2, y - 3.4, z, 0.08, 0.08, 2.3, "steel_grey")
    s.box(awning - 0.6, y - 3.8, z + 2.3, 14, 7.6, 0.12, "cloth_cream")


def ferry(s: Solid, x: float, y: float, rng: Random, *, bow: int = 1) -> None:
    """The cross-river ferry, 40 m: two decks with open sides, wheelhouse amidships, blunt ends."""
    length = 40.0
    lines = Lines(
        length, 11, 1.9, bow_rise=0.4, stern_rise=0.4, rake=1.6, bow_from=0.8, stern_from=0.14, stern_width=0.6
    )
    hull(s, x, y, lines, "hull_white", bow=bow, boot="hull_green", band="hull_green")
    z = WATER_Z + 1.95
    s.box(x + 4, y - 4.9, z, 32, 9.8, 1.15, "hull_white")
    for i in range(16):
        s.box(x + 4 + i * 2.1, y - 4.9, z + 1.1, 0.14, 0.14, 1.55, "hull_white")
    s.box(x + 10, y - 4.2, z, 20, 8.4, 2.6, "hull_white")
    for i in range(10):
        s.box(x + 10.6 + i * 1.95, y - 4.25, z + 1.0, 1.4, 0.06, 1.15, "glass_lit" if rng.random() < 0.8 else "glass")
    s.box(x + 3, y - 5.2, z + 2.65, 34, 10.4, 0.2, "hull_white")
    s.box(x + 3, y - 5.24, z + 2.4, 34, 0.08, 0.28, "hull_green")
    up = z + 2.85
    rail(s, x + 3.2, x + 36.8, y - 5.1, up)
    ring_buoys(s, x + 5, x + 35, y - 5.0, up + 0.6, 6)
    for i in range(9):
        s.box(x + 6 + i * 3.4, y - 4.6, up, 0.1, 0.1, 2.4, "hull_white")
    s.box(x + 5, y - 5.0, up + 2.4, 30, 10, 0.16, "hull_white")
    s.box(x + 5, y - 5.03, up + 2.4, 30, 0.05, 0.1, "lamp_line")
    for i in range(24):
        s.box(x + 7 + i * 1.15, y - 3.4, up + 0.02, 0.5, 6, 0.5, "hull_orange" if i % 2 else "steel_blue")
    top = up + 2.56
    deckhouse(s, x + 17, y, top, 6, 5, 2.3, light="glass", step=1.0)
    s.box(x + 15.5, y - 3, top, 9, 6, 0.1, "hull_green")
    mast(s, x + 20, y, top + 2.4, 3.6)
    s.tube(x + 26.5, y, top, 0.7, 0.6, 1.9, "hull_green", 10)


def salvage_ship(s: Solid, x: float, y: float, rng: Random) -> None:
    """A moored salvage vessel, 66 m: orange-red hull, white bridge forward, heavy crane and A-frame aft."""
    lines = Lines(66, 14, 3.4, bow_rise=2.6, rake=5.5, bow_from=0.74, stern_width=0.95)
    hull(s, x, y, lines, "hull_orange", bow=1, boot="hull_dark", band="hull_dark", deck="steel_grey")
    z = WATER_Z + 3.45
    s.box(x + 40, y - 6.2, z, 20, 12.4, 1.6, "hull_orange")
    for k, (x0, w, d) in enumerate(((40.5, 15.0, 11.0), (41.5, 12.5, 10.0), (42.5, 10.5, 9.4), (43.5, 8.6, 9.8))):
        deckhouse(
            s,
            x + x0,
            y,
            z + 1.6 + 2.6 * k,
            w,
            d,
            2.45,
            light="glass_lit" if k < 2 else "glass",
            step=1.6,
            bow=1 if k == 3 else 0,
        )
        rail(s, x + x0, x + x0 + w, y - d / 2 - 0.3, z + 4.2 + 2.6 * k)
    s.box(x + 38.2, y - 1.6, z + 3.0, 2.4, 3.2, 8.2, "hull_white")
    s.box(x + 38.1, y - 1.65, z + 9.4, 2.6, 3.3, 1.2, "hull_orange")
    mast(s, x + 48, y, z + 12.3, 7.0, yard=2.2)
    s.tube(x + 46.5, y, z + 13.0, 0.7, 0.7, 0.9, "hull_white", 10)
    rail(s, x + 2, x + 38, y - 6.8, z, high=1.1, material="hull_orange")
    s.tube(x + 27, y, z, 1.7, 1.3, 7.0, "hull_white", 14)
    s.box(x + 25, y - 1.9, z + 7, 4.4, 3.8, 2.8, "steel_orange")
    s.box(x + 27.9, y - 1.95, z + 7.9, 1.2, 0.1, 1.1, "glass")
    lattice(s, (x + 26.4, y, z + 8.6), (x + 6.5, y, z + 20.5), 1.7, 0.7, 12, "steel_orange", 0.13)
    s.beam((x + 28.6, y, z + 9.8), (x + 28.0, y, z + 14.5), 0.2, "steel_orange", 5)
    s.beam((x + 28.0, y, z + 14.5), (x + 6.5, y, z + 20.5), 0.05, "black_iron", 4)
    s.beam((x + 6.5, y, z + 20.5), (x + 6.5, y, z + 6), 0.05, "black_iron", 4)
    s.box(x + 5.9, y - 0.5, z + 4.8, 1.2, 1.0, 1.3, "hull_red")
    for sy in (-4.6, 4.6):
        s.beam((x + 2.8, y + sy, z), (x - 0.2, y + sy * 0.8, z + 8.5), 0.35, "steel_orange")
    s.beam((x - 0.2, y - 3.9, z + 8.5), (x - 0.2, y + 3.9, z + 8.5), 0.35, "steel_orange")
    for i in range(3):
        s.box(x + 12 + i * 3.6, y - 3.4, z, 3.0, 5.4, 2.4, ("hull_blue", "steel_rust", "steel_grey")[i])
    # The diving bell and its white winch drum: what the bureau is known for.
    s.tube(x + 33.2, y - 3.5, z, 1.2, 1.2, 2.2, "hull_white", 14)
    s.tube(x + 33.2, y - 3.5, z + 2.2, 1.2, 0.4, 0.7, "hull_white", 14)
    s.box(x + 35.2, y - 4.5, z, 2.0, 3.0, 2.2, "steel_blue")


def barge(s: Solid, x: float, y: float, rng: Random, *, bow: int = 1, load: str = "mud_dry") -> None:
    """A self-propelled gravel barge, 46 m, low in the water, house aft."""
    hull(
        s,
        x,
        y,
        Lines(46, 9, 1.2, bow_rise=1.0, rake=3.0, bow_from=0.85),
        "hull_dark",
        bow=bow,
        boot="hull_red",
        deck="steel_rust",
    )
    z = WATER_Z + 1.25

    def at(px: float, w: float) -> float:
        return x + px if bow > 0 else x + 46 - px - w

    s.box(at(9, 28), y - 3.6, z, 28, 7.2, 0.8, "steel_rust")
    for i in range(7):
        px = at(10 + i * 3.8, 3.8)
        s.tube(px + 1.9, y, z + 0.6, 2.7, 0.3, rng.uniform(1.2, 1.7), load, 12)
    deckhouse(s, at(1.5, 6), y, z, 6, 6, 2.5, light="glass_lit_dim", step=1.5)
    deckhouse(s, at(2.2, 4), y, z + 2.65, 4, 4.6, 2.0, light="glass", step=1.0, roof="hull_blue")
    mast(s, at(4, 0), y, z + 4.8, 3.0, yard=0.8)


def tug(s: Solid, x: float, y: float, *, bow: int = 1) -> None:
    """A stout harbour tug, 26 m."""
    hull(
        s,
        x,
        y,
        Lines(26, 9, 1.8, bow_rise=1.9, rake=2.5, bow_from=0.6, stern_from=0.2),
        "hull_blue",
        bow=bow,
        boot="hull_red",
        band="rubber",
    )
    z = WATER_Z + 1.9

    def at(px: float, w: float) -> float:
        return x + px if bow > 0 else x + 26 - px - w

    deckhouse(s, at(8, 10), y, z, 10, 6, 2.5, light="glass_lit_dim", roof="hull_orange")
    deckhouse(s, at(11, 5.5), y, z + 2.65, 5.5, 5, 2.4, light="glass", step=1.0, bow=bow)
    s.tube(at(9, 0), y - 1.2, z + 2.6, 0.5, 0.45, 2.6, "hull_orange", 10)
    mast(s, at(13.5, 0), y, z + 5.2, 4.5)
    for i in range(6):
        px = at(3 + i * 3.4, 0)
        s.beam((px, y - 4.7, z - 0.7), (px, y - 4.4, z - 0.7), 0.5, "rubber", 10)


def launch(s: Solid, x: float, y: float, *, bow: int = 1, trim: str = "hull_blue") -> None:
    """A small harbour launch, 14 m."""
    hull(
        s, x, y, Lines(14, 4.0, 1.1, bow_rise=0.9, rake=1.8, bow_from=0.5), "hull_white", bow=bow, boot=trim, band=trim
    )
    z = WATER_Z + 1.2
    px = x + 4 if bow > 0 else x + 4.6
    deckhouse(s, px, y, z, 5.4, 2.9, 1.9, light="glass", step=0.9, bow=bow, roof=trim)
    mast(s, px + 2.5, y, z + 2.0, 2.2, yard=0.6)
    rail(s, x + 2, x + 12, y - 1.8, z, high=0.7, step=1.0, material="steel_grey")
