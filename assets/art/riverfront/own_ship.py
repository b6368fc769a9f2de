"""The visitor's own ship round the eye: teak foredeck, varnished rail with brass, windlass, mast, wheelhouse."""

from __future__ import annotations

import itertools
import math

from furniture import wheel
from hulls import WATER_Z, Lines, hull
from solid import Point, Solid

LENGTH, BEAM, FREE = 46.0, 9.0, 7.1
# The eye stands this far from the stern, a step inside the rail on the shore's side.
EYE_FROM_STERN_M = 29.0


def _deck_edge(lines: Lines, x0: float, y: float, count: int) -> list[Point]:
    """Points of the port deck edge, stern to bow."""
    points = []
    for i in range(count + 1):
        t = i / count
        reach = t * (lines.length - lines.rake) + lines.rake * max(0.0, (t - 0.6) / 0.4) ** 1.5
        points.append((x0 + reach, y + lines.half(t), WATER_Z + lines.deck(t)))
    return points


def own_ship(x: float, y: float = -73.2) -> Solid:
    """The ship with her bow to the east, so placed that the eye at (x, -70) stands on her foredeck."""
    s = Solid()
    lines = Lines(LENGTH, BEAM, FREE, bow_rise=1.1, rake=4.0, bow_from=0.62, stern_width=0.85)
    x0 = x - EYE_FROM_STERN_M
    hull(s, x0, y, lines, "hull_white", bow=1, boot="hull_blue", band="varnish", deck="deck_ship")
    port = _deck_edge(lines, x0, y, 46)
    for side in (1, -1):
        edge = [(px, y + (py - y) * side * 0.985, pz) for px, py, pz in port]
        for i, (a, b) in enumerate(itertools.pairwise(edge)):
            if i < 3:
                continue
            s.beam((a[0], a[1], a[2] + 1.05), (b[0], b[1], b[2] + 1.05), 0.055, "varnish", 8)
            for dz in (0.36, 0.7):
                s.beam((a[0], a[1], a[2] + dz), (b[0], b[1], b[2] + dz), 0.022, "brass", 6)
            s.beam(a, (a[0], a[1], a[2] + 1.04), 0.038, "varnish" if i % 2 else "brass", 7)
            s.polygon([a, b, (b[0], b[1], b[2] + 0.16), (a[0], a[1], a[2] + 0.16)], "hull_white")
    deck = WATER_Z + FREE
    _foredeck(s, x, y, deck)
    _wheelhouse(s, x - 17.5, y, deck)
    return s


def _foredeck(s: Solid, x: float, y: float, deck: float) -> None:
    """Windlass, hatch, bell, mast, bollards and coiled rope before the eye."""
    s.box(x + 2.2, y - 1.3, deck + 0.05, 2.6, 2.6, 0.55, "hull_white")
    s.box(x + 2.1, y - 1.4, deck + 0.6, 2.8, 2.8, 0.12, "varnish")
    for i in range(5):
        s.box(x + 2.3 + i * 0.55, y - 1.3, deck + 0.72, 0.08, 2.6, 0.05, "brass")
    mx = x + 6.4
    s.beam((mx, y, deck), (mx, y, deck + 8.5), 0.13, "varnish", 12, 0.07)
    s.tube(mx, y, deck, 0.24, 0.2, 0.3, "brass", 14)
    s.beam((mx, y - 1.4, deck + 6.1), (mx, y + 1.4, deck + 6.1), 0.05, "varnish", 8, 0.03)
    for side in (-1, 1):
        s.beam((mx, y, deck + 7.8), (mx - 2.2, y + side * 3.9, deck + 0.9), 0.016, "black_iron", 4)
        s.beam((mx, y, deck + 7.8), (mx + 7.2, y + side * 0.5, deck + 1.6), 0.016, "black_iron", 4)
    s.tube(mx, y, deck + 8.4, 0.09, 0.09, 0.3, "lamp_glow", 10)
    s.beam((mx - 0.16, y, deck + 2.3), (mx - 0.42, y, deck + 2.3), 0.03, "brass", 6)
    s.tube(mx - 0.42, y, deck + 1.92, 0.2, 0.1, 0.3, "brass", 14)
    s.box(x + 9.3, y - 1.0, deck + 0.2, 0.9, 2.0, 0.55, "hull_green")
    s.beam((x + 9.75, y - 1.5, deck + 0.8), (x + 9.75, y + 1.5, deck + 0.8), 0.3, "black_iron", 12)
    for side in (-1, 1):
        s.beam((x + 9.75, y + side * 1.35, deck + 0.8), (x + 9.75, y + side * 1.5, deck + 0.8), 0.42, "brass", 14)
        for px in (x + 8.2, x - 3.6):
            for dx in (0.0, 0.55):
                s.tube(px + dx, y + side * (2.6 if px > x else 3.5), deck, 0.13, 0.15, 0.55, "black_iron", 10)
        s.beam((x + 10.2, y + side * 0.6, deck + 0.5), (x + 14.2, y + side * 0.35, deck + 0.6), 0.07, "steel_rust", 5)
    for k in range(5):
        r = 0.62 - k * 0.09
        ring = [
            (x - 2.0 + r * math.cos(a), y + 2.4 + r * math.sin(a), deck + 0.07 + (k % 2) * 0.06)
            for a in (2 * math.pi * i / 18 for i in range(19))
        ]
        for a, b in itertools.pairwise(ring):
            s.beam(a, b, 0.045, "straw", 5)
    s.beam((x + 15.6, y, deck + 1.0), (x + 16.2, y, deck + 3.6), 0.04, "varnish", 6)
    s.polygon([(x + 16.1, y, deck + 3.5), (x + 16.0, y, deck + 3.0), (x + 14.6, y + 0.15, deck + 3.2)], "cloth_red")
    for px in (x - 1.0, x - 9.5):
        for k in range(4):
            s.box(px, y - 3.9 + k * 0.14, deck + 0.44, 2.4, 0.11, 0.05, "varnish")
        for k in range(3):
            s.box(px, y - 4.05, deck + 0.56 + k * 0.15, 2.4, 0.05, 0.11, "varnish")
        for dx in (0.2, 2.1):
            s.box(px + dx, y - 3.95, deck, 0.07, 0.55, 0.44, "brass")
    for px, py in ((x - 6.0, y - 0.6), (x - 11.5, y + 0.4)):
        s.box(px, py - 0.7, deck, 2.0, 1.5, 0.5, "varnish")
        s.extrude_x(
            [(py - 0.8, deck + 0.5), (py + 0.9, deck + 0.5), (py + 0.05, deck + 0.95)], px - 0.1, px + 2.1, "glass_sky"
        )
        for k in range(6):
            s.beam((px + k * 0.4, py - 0.8, deck + 0.52), (px + k * 0.4, py + 0.05, deck + 0.98), 0.035, "brass", 5)
            s.beam((px + k * 0.4, py + 0.9, deck + 0.52), (px + k * 0.4, py + 0.05, deck + 0.98), 0.035, "brass", 5)
    for px, py in ((x + 3.6, y + 3.2), (x - 5.2, y + 3.4)):
        s.tube(px, py, deck, 0.2, 0.2, 0.75, "brass", 14)
        s.beam((px, py, deck + 0.75), (px - 0.32, py, deck + 1.05), 0.26, "hull_white", 14, 0.36)
        s.beam((px - 0.3, py, deck + 1.03), (px - 0.335, py, deck + 1.065), 0.3, "hull_red", 14)


def _wheelhouse(s: Solid, x: float, y: float, deck: float) -> None:
    """The wheelhouse aft of the eye: varnished panels, brass-rimmed windows, lifebuoys, the wheel behind glass."""
    w, d, h = 8.0, 5.6, 2.7
    s.box(x - w, y - d / 2, deck, w, d, 1.15, "varnish")
    s.box(x - w, y - d / 2, deck + 2.25, w, d, h - 2.25, "varnish")
    for k in range(5):
        py = y - d / 2 + (d - 0.2) * k / 4
        s.box(x - 0.2, py, deck, 0.22, 0.2, h, "varnish")
        if k < 4:
            a, b = py + 0.24, py + (d - 0.2) / 4 - 0.04
            s.polygon(
                [
                    (x - 0.05, a, deck + 1.2),
                    (x - 0.05, b, deck + 1.2),
                    (x - 0.05, b, deck + 2.2),
                    (x - 0.05, a, deck + 2.2),
                ],
                "glass_lit_dim",
            )
            for z in (1.17, 2.2):
                s.box(x - 0.02, a, deck + z, 0.06, b - a, 0.05, "brass")
    for side in (-1, 1):
        wy = y + side * d / 2
        for k in range(4):
            a = x - w + 0.5 + k * 1.9
            s.polygon(
                [
                    (a, wy + side * 0.02, deck + 1.2),
                    (a + 1.5, wy + side * 0.02, deck + 1.2),
                    (a + 1.5, wy + side * 0.02, deck + 2.2),
                    (a, wy + side * 0.02, deck + 2.2),
                ],
                "glass_lit_dim",
            )
        s.beam(
            (x + 0.05, y + side * 2.1, deck + 0.62), (x + 0.16, y + side * 2.1, deck + 0.62), 0.38, "hull_orange", 16
        )
        s.beam((x + 0.05, y + side * 2.1, deck + 0.62), (x + 0.18, y + side * 2.1, deck + 0.62), 0.2, "varnish", 12)
    s.box(x - w - 0.4, y - d / 2 - 0.5, deck + h, w + 1.2, d + 1.0, 0.16, "hull_white")
    s.box(x - w - 0.42, y - d / 2 - 0.52, deck + h + 0.04, w + 1.24, d + 1.04, 0.06, "gold_paint")
    s.tube(x - 5.6, y, deck + h, 0.8, 0.72, 3.0, "hull_blue", 18)
    s.tube(x - 5.6, y, deck + h + 2.2, 0.82, 0.8, 0.4, "gold_paint", 18)
    s.tube(x - 0.9, y, deck + h + 0.16, 0.22, 0.26, 0.42, "brass", 14)
    helm = Solid()
    wheel(helm, 0, 0, 0, 0.55, "varnish", 8)
    helm.turn(0, 0, math.pi / 2)
    helm.vertices = [(px + x - 0.7, py + y, pz + deck + 1.35) for px, py, pz in helm.vertices]
    s.join(helm)
