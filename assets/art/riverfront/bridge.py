"""The Yangpu Bridge as the strip shows it: at about 0.46 of its size, so that its pylon fits the picture."""

from __future__ import annotations

import math

from solid import Point, Solid

BRIDGE_SKEW_DEG = 62.0
HALF_DECK = 8.0


def _on_bridge(x: float, y: float, u: float, v: float, z: float) -> Point:
    skew = math.radians(BRIDGE_SKEW_DEG)
    return (x + math.sin(skew) * u + math.cos(skew) * v, y - math.cos(skew) * u + math.sin(skew) * v, z)


def _deck_z(u: float) -> float:
    if u > 0:
        return 30.0 + 0.018 * u
    return 30.0 + 0.022 * u + 0.04 * min(0.0, u + 110)


def yangpu_pylon(s: Solid, x: float, y: float) -> None:
    """The shore pylon, an inverted Y on a waisted base, with the inner cables of both fans."""
    waist, merge, top = _deck_z(0), 66.0, 97.0
    for v in (-1, 1):
        knee = _on_bridge(x, y, 0, v * (HALF_DECK + 2.6), waist)
        s.beam(_on_bridge(x, y, 0, v * 6.5, 0), knee, 2.3, "bridge", 8, 1.7)
        s.beam(knee, _on_bridge(x, y, 0, v * 1.2, merge), 1.7, "bridge", 8, 1.6)
    s.beam(_on_bridge(x, y, 0, 0, merge - 2), _on_bridge(x, y, 0, 0, top), 2.3, "bridge", 8, 1.6)
    s.beam(
        _on_bridge(x, y, 0, -HALF_DECK - 2.4, waist - 2.6),
        _on_bridge(x, y, 0, HALF_DECK + 2.4, waist - 2.6),
        1.2,
        "bridge",
        6,
    )
    s.box(x - 10, y - 2, 0, 20, 12, 1.5, "concrete")
    s.tube(x, y, top, 0.25, 0.1, 1.4, "black_iron", 6)
    _cables(s, x, y, range(1, 4))


def yangpu_deck(s: Solid, x: float, y: float) -> None:
    """The deck crossing at an angle, its lamps, the approach piers and the outer cables."""
    start, end, steps = -310.0, 260.0, 57
    for i in range(steps):
        a, b = start + (end - start) * i / steps, start + (end - start) * (i + 1) / steps
        for lower, upper, wide, material in (
            (-1.3, 0.0, HALF_DECK * 0.82, "bridge_dark"),
            (0.0, 0.35, HALF_DECK, "bridge"),
        ):
            corners = ((a, -wide), (b, -wide), (b, wide), (a, wide))
            s.loft([[_on_bridge(x, y, u, v, _deck_z(u) + dz) for u, v in corners] for dz in (lower, upper)], material)
        for v in (-HALF_DECK, HALF_DECK):
            s.beam(
                _on_bridge(x, y, a, v, _deck_z(a) + 1.2), _on_bridge(x, y, b, v, _deck_z(b) + 1.2), 0.12, "bridge", 4
            )
        if i % 2 == 0:
            v = -HALF_DECK * 0.6
            s.beam(
                _on_bridge(x, y, a, v, _deck_z(a) + 0.3),
                _on_bridge(x, y, a, v, _deck_z(a) + 4.0),
                0.09,
                "black_iron",
                5,
            )
            lit = _on_bridge(x, y, a, v, _deck_z(a) + 3.9)
            s.box(lit[0] - 0.3, lit[1] - 0.2, lit[2], 0.6, 0.4, 0.22, "lamp_glow")
    _cables(s, x, y, range(4, 17))
    for u in (-120.0, -160.0, -200.0, -240.0, -280.0):
        for v in (-4.0, 4.0):
            s.beam(_on_bridge(x, y, u, v, -0.2), _on_bridge(x, y, u, v, _deck_z(u) - 1.2), 1.0, "bridge", 8)
        s.beam(_on_bridge(x, y, u, -6, _deck_z(u) - 1.9), _on_bridge(x, y, u, 6, _deck_z(u) - 1.9), 0.9, "bridge", 6)


def _cables(s: Solid, x: float, y: float, numbers: range) -> None:
    for i in numbers:
        for u in (-(6 + i * 6.9), 6 + i * 8.4):
            for v in (-HALF_DECK, HALF_DECK):
                s.beam(
                    _on_bridge(x, y, u, v, _deck_z(u) + 0.4),
                    _on_bridge(x, y, 0, v * 0.12, 70 + i * 1.55),
                    0.1,
                    "cable",
                    4,
                )


# The bridge in its real size, for the views all round: main span, deck over the river, pylon height (m).
SPAN, PYLON_M, DECK_M, WIDE = 602.0, 208.0, 50.0, 15.5


def whole_bridge(s: Solid, x: float, y: float, haze: str = "") -> None:
    """Both diamond pylons, deck with lamps, all cables and the long approaches, almost square to the river."""
    lean = math.radians(8)
    ux, uy = math.sin(lean), -math.cos(lean)

    def at(u: float, v: float, z: float) -> Point:
        return (x + ux * u - uy * v, y + uy * u + ux * v, z)

    def deck(u: float) -> float:
        if 0 <= u <= SPAN:
            return DECK_M + 6.0 * math.sin(math.pi * u / SPAN)
        away = -u if u < 0 else u - SPAN
        return max(6.0, DECK_M - 0.012 * away - 0.03 * max(0.0, away - 250))

    grey, dark, cable = f"bridge{haze}", f"bridge_dark{haze}", f"cable{haze}"
    start, end, step = -900.0, SPAN + 900.0, 20.0
    for i in range(int((end - start) / step)):
        a, b = start + i * step, start + (i + 1) * step
        for low, high, half, material in ((-2.6, -0.2, WIDE * 0.78, dark), (-0.2, 0.4, WIDE, grey)):
            corners = ((a, -half), (b, -half), (b, half), (a, half))
            s.loft([[at(u, v, deck(u) + dz) for u, v in corners] for dz in (low, high)], material)
        for v in (-WIDE, WIDE):
            s.beam(at(a, v, deck(a) + 1.3), at(b, v, deck(b) + 1.3), 0.14, grey, 4)
            s.beam(at(a, v * 0.9, deck(a)), at(a, v * 0.9, deck(a) + 9), 0.13, f"steel_grey{haze}", 5)
            tip = at(a, v * 0.82, deck(a) + 9)
            s.box(tip[0] - 0.5, tip[1] - 0.5, tip[2], 1.0, 1.0, 0.3, "lamp_glow")
        if (a < -60 or a > SPAN + 60) and i % 2 == 0:
            for v in (-8.0, 8.0):
                s.beam(at(a, v, -0.5), at(a, v, deck(a) - 2.6), 1.5, grey, 9)
            s.beam(at(a, -11, deck(a) - 3.4), at(a, 11, deck(a) - 3.4), 1.2, grey, 6)
    for u in (0.0, SPAN):
        for side in (-1, 1):
            foot, knee = at(u, side * 11.0, -0.6), at(u, side * (WIDE + 4.5), deck(u) - 4)
            s.beam(foot, knee, 4.0, grey, 10, 3.2)
            s.beam(knee, at(u, side * 2.2, 148), 3.2, grey, 10, 2.8)
        s.beam(at(u, 0, 144), at(u, 0, PYLON_M), 4.2, grey, 10, 3.0)
        s.beam(at(u, -WIDE - 4, deck(u) - 5), at(u, WIDE + 4, deck(u) - 5), 2.4, grey, 8)
        for side in (-1, 1):
            for k in range(1, 25):
                for way in (-1, 1):
                    reach = u + way * (8 + k * 11.6)
                    s.beam(at(reach, side * WIDE, deck(reach) + 0.4), at(u, side * 0.8, 146 + k * 2.35), 0.15, cable, 4)
        tip = at(u, 0, PYLON_M)
        s.box(tip[0] - 0.6, tip[1] - 0.6, tip[2], 1.2, 1.2, 0.8, "lamp_glow")
        base = at(u, 0, 0)
        s.box(base[0] - 20, base[1] - 11, -4.0, 40, 22, 4.6, f"concrete{haze}")
