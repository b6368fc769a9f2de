"""Hulls afloat, rails and rigging that every vessel of the river shares."""

from __future__ import annotations

from dataclasses import dataclass

from solid import Point, Solid

WATER_Z = -4.2


@dataclass(frozen=True)
class Lines:
    """A hull's lines (m): freeboard, sheer at bow and stern, rake, and where bow and stern start to narrow (0..1)."""

    length: float
    beam: float
    free: float
    bow_rise: float = 0.8
    stern_rise: float = 0.2
    rake: float = 3.0
    bow_from: float = 0.7
    stern_from: float = 0.08
    stern_width: float = 0.75

    def half(self, t: float) -> float:
        """Half the beam at t along the hull from stern 0 to bow 1."""
        wide = 1.0
        if t > self.bow_from:
            wide = max(0.02, 1 - ((t - self.bow_from) / (1 - self.bow_from)) ** 2.2)
        if t < self.stern_from:
            wide = self.stern_width + (1 - self.stern_width) * (t / self.stern_from)
        return self.beam / 2 * wide

    def deck(self, t: float) -> float:
        """Height of the deck edge over the water at t along the hull."""
        return (
            self.free
            + self.bow_rise * max(0.0, (t - 0.45) / 0.55) ** 2
            + self.stern_rise * max(0.0, (0.35 - t) / 0.35) ** 2
        )


def hull(
    s: Solid,
    x: float,
    y: float,
    lines: Lines,
    material: str,
    *,
    bow: int = 1,
    boot: str = "hull_red",
    band: str = "",
    deck: str = "deck_teak",
    z: float = WATER_Z,
) -> None:
    """A hull afloat, its stern at x (bow 1, to the right) or its bow at x (bow -1), with boot top, band and deck."""
    stations = 18

    def along(px: float) -> float:
        return x + px if bow > 0 else x + lines.length - px

    def ring(share: float, narrow: float) -> list[Point]:
        right: list[Point] = []
        for i in range(stations + 1):
            t = i / stations
            reach = t * (lines.length - lines.rake) + lines.rake * share * max(0.0, (t - 0.6) / 0.4) ** 1.5
            right.append((along(reach), -lines.half(t) * narrow, z + lines.deck(t) * share if share else z - 0.25))
        return [(p[0], y + p[1], p[2]) for p in right] + [(p[0], y - p[1], p[2]) for p in reversed(right)]

    s.loft([ring(0.0, 0.84), ring(0.2, 0.92)], boot)
    s.loft([ring(0.2, 0.921), ring(0.6, 0.985), ring(1.0, 1.0)], material)
    top = ring(1.0, 0.97)
    s.polygon([(p[0], p[1], p[2] + 0.02) for p in top], deck)
    edge = ring(1.0, 1.01)
    n = len(edge)
    for i in range(n // 2 - 1):
        s.beam(edge[i], edge[i + 1], 0.09, band or material, 5)
    if band:
        low = ring(0.72, 1.005)
        for i in range(n // 2 - 1):
            s.beam(low[i], low[i + 1], 0.12, band, 5)


def rail(
    s: Solid,
    x0: float,
    x1: float,
    y: float,
    z: float,
    *,
    high: float = 1.0,
    step: float = 1.5,
    material: str = "hull_white",
) -> None:
    """A ship's rail along x at the deck edge y."""
    n = max(1, round((x1 - x0) / step))
    for i in range(n + 1):
        s.box(x0 + (x1 - x0) * i / n - 0.025, y, z, 0.05, 0.05, high, material)
    for k in (0.35, 0.68, 1.0):
        s.box(x0, y, z + high * k - 0.02, x1 - x0, 0.04, 0.04, material)


def mast(
    s: Solid,
    x: float,
    y: float,
    z: float,
    high: float,
    *,
    yard: float = 1.6,
    lit: bool = True,
    material: str = "hull_white",
) -> None:
    """A signal mast with a yard, stays and a masthead lamp."""
    s.beam((x, y, z), (x, y, z + high), 0.1, material, 6, 0.05)
    s.beam((x - yard, y, z + high * 0.7), (x + yard, y, z + high * 0.7), 0.04, material, 4)
    for side in (-1, 1):
        s.beam((x, y, z + high * 0.95), (x + side * high * 0.35, y, z), 0.02, "black_iron", 3)
    if lit:
        s.box(x - 0.15, y - 0.15, z + high, 0.3, 0.3, 0.25, "lamp_glow")


def portholes(
    s: Solid, x0: float, x1: float, y: float, z: float, *, step: float = 1.8, r: float = 0.2, glass: str = "glass"
) -> None:
    """A row of round lights on a wall facing the viewer."""
    n = max(1, int((x1 - x0) / step))
    for i in range(n):
        cx = x0 + (x1 - x0) * (i + 0.5) / n
        s.beam((cx, y - 0.03, z), (cx, y + 0.02, z), r * 1.3, "brass", 10)
        s.beam((cx, y - 0.05, z), (cx, y + 0.02, z), r, glass, 10)


def deckhouse(
    s: Solid,
    x: float,
    y: float,
    z: float,
    w: float,
    d: float,
    h: float,
    *,
    wall: str = "hull_white",
    step: float = 1.5,
    light: str = "glass",
    roof: str = "hull_white",
    bow: int = 0,
) -> None:
    """A house on deck with a row of windows; with a bow its front slopes back."""
    if bow:
        a, b = (0.0, 0.9) if bow < 0 else (0.9, 0.0)
        s.extrude_y([(x, z), (x + w, z), (x + w - a, z + h), (x + b, z + h)], y - d / 2, y + d / 2, wall)
    else:
        s.box(x, y - d / 2, z, w, d, h, wall)
    n = max(1, int((w - 1.2) / step))
    for i in range(n):
        wx = x + 0.9 + (w - 1.8) * (i + 0.5) / n
        s.box(wx - step * 0.36, y - d / 2 - 0.04, z + h * 0.42, step * 0.72, 0.05, h * 0.38, light)
    s.box(x - 0.3, y - d / 2 - 0.35, z + h, w + 0.6, d + 0.7, 0.15, roof)


def ring_buoys(s: Solid, x0: float, x1: float, y: float, z: float, count: int) -> None:
    """Orange life rings hung on a rail."""
    for i in range(count):
        cx = x0 + (x1 - x0) * (i + 0.5) / count
        s.beam((cx, y - 0.08, z), (cx, y, z), 0.36, "hull_orange", 12)
        s.beam((cx, y - 0.1, z), (cx, y, z), 0.17, "hull_white", 10)
