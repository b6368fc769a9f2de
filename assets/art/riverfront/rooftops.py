"""What stands on roofs and hangs on walls: tanks, vents, cooling units, hatches, masts, skylights, downpipes."""

from __future__ import annotations

from random import Random

from solid import Solid


def water_tank(s: Solid, x: float, y: float, z: float) -> None:
    """A round steel tank on legs."""
    for dx in (-0.8, 0.8):
        for dy in (-0.8, 0.8):
            s.box(x + dx - 0.06, y + dy - 0.06, z, 0.12, 0.12, 1.4, "steel_grey")
    s.tube(x, y, z + 1.4, 1.2, 1.2, 1.7, "steel_grey", 14)
    s.tube(x, y, z + 3.1, 1.25, 0.2, 0.4, "steel_grey", 14)


def clutter(
    s: Solid,
    x: float,
    y: float,
    z: float,
    w: float,
    d: float,
    rng: Random,
    *,
    wall: str = "concrete",
    amount: float = 1.0,
) -> None:
    """A scatter of stair heads, units, tanks and masts over a flat roof, kept off its edges."""
    if w > 9 and d > 6:
        hx = x + w * rng.uniform(0.12, 0.7)
        s.box(hx, y + d * 0.4, z, 3.4, 3.0, 2.6, wall)
        s.box(hx - 0.2, y + d * 0.4 - 0.2, z + 2.6, 3.8, 3.4, 0.18, "concrete_dark")
        s.box(hx + 1.1, y + d * 0.4 - 0.04, z + 0.1, 1.0, 0.06, 2.0, "black_iron")
    for _ in range(int(w / 5 * amount)):
        ux, uy, kind = x + 1 + rng.random() * max(0.5, w - 3), y + d * rng.uniform(0.2, 0.8), rng.random()
        if kind < 0.5:
            s.box(ux, uy, z + 0.2, rng.uniform(0.9, 1.6), 0.9, rng.uniform(0.8, 1.2), "steel_grey")
        elif kind < 0.72:
            s.tube(ux, uy, z, 0.25, 0.25, 1.1, "steel_grey", 8)
            s.tube(ux, uy, z + 1.1, 0.42, 0.3, 0.35, "steel_grey", 8)
        elif kind < 0.84 and w > 14:
            water_tank(s, ux, uy, z)
        else:
            s.beam((ux, uy, z), (ux, uy, z + rng.uniform(2.5, 4.5)), 0.05, "steel_grey", 5)
            s.box(ux - 0.5, uy, z + 2.0, 1.0, 0.04, 0.04, "steel_grey")


def ridge_vents(s: Solid, x: float, y: float, z: float, w: float, count: int, material: str = "steel_grey") -> None:
    """Turning cowls along a ridge."""
    for i in range(count):
        vx = x + w * (i + 0.5) / count
        s.tube(vx, y, z - 0.4, 0.32, 0.32, 0.9, material, 9)
        s.tube(vx, y, z + 0.5, 0.5, 0.15, 0.5, material, 9)


def lantern_roof(s: Solid, x: float, y: float, z: float, w: float, d: float, roof: str) -> None:
    """A raised glazed ridge along a long roof: the monitor of a mill or warehouse."""
    s.box(x, y, z, w, d, 1.5, "glass_sky")
    n = max(2, int(w / 1.6))
    for i in range(n + 1):
        s.box(x + (w - 0.14) * i / n, y - 0.05, z, 0.14, 0.08, 1.5, "sash")
    s.gable_roof(x - 0.4, y - 0.5, z + 1.5, w + 0.8, d + 1.0, d * 0.22, roof)


def downpipes(s: Solid, x: float, y: float, w: float, h: float, every: float, material: str = "black_iron") -> None:
    """Rain pipes down a wall with hopper heads."""
    n = max(1, round(w / every))
    for i in range(n + 1):
        px = x + (w - 0.3) * i / n + 0.1
        s.box(px, y - 0.3, 0.3, 0.12, 0.12, h - 0.5, material)
        s.box(px - 0.1, y - 0.36, h - 0.5, 0.32, 0.22, 0.35, material)


def units_on_wall(s: Solid, x: float, y: float, z: float, w: float, h: float, rng: Random, count: int) -> None:
    """Cooling units on brackets, as on every lived-in wall of the city."""
    for _ in range(count):
        s.box(x + rng.random() * (w - 1), y - 0.38, z + rng.random() * h, 0.8, 0.36, 0.55, "panel_white")


def fire_stair(s: Solid, x: float, y: float, storeys: int, rise: float) -> None:
    """An open iron stair zigzagging up a gable, seen from the front."""
    for j in range(storeys):
        a, b = (x, x + 3.4) if j % 2 == 0 else (x + 3.4, x)
        s.beam((a, y - 0.6, j * rise), (b, y - 0.6, (j + 1) * rise), 0.09, "black_iron", 4)
        s.beam((a, y - 0.6, j * rise + 1.0), (b, y - 0.6, (j + 1) * rise + 1.0), 0.04, "black_iron", 4)
        s.box(min(b, b - 0.6), y - 1.0, (j + 1) * rise - 0.06, 1.2, 1.0, 0.08, "black_iron")
        s.box(b - 0.03, y - 0.9, (j + 1) * rise, 0.06, 0.06, 1.0, "black_iron")
