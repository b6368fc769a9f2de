"""Windows, arches, belts, quoins and battlements on walls that face the river (plane y, facing -y)."""

from __future__ import annotations

import math
from random import Random

from solid import Solid


def arch_outline(cx: float, z: float, w: float, h: float, arch: str, steps: int = 8) -> list[tuple[float, float]]:
    """The (x, z) outline of an opening w wide and h high over its sill z.

    `arch` is flat, round, segmental, pointed or horseshoe.
    """
    half = w / 2
    left, right = cx - half, cx + half
    if arch == "flat":
        return [(left, z), (right, z), (right, z + h), (left, z + h)]
    points = [(left, z), (right, z)]
    if arch == "segmental":
        rise = w * 0.18
        radius = (half * half + rise * rise) / (2 * rise)
        top, half_angle = z + h, math.asin(half / radius)
        for i in range(steps + 1):
            a = half_angle - 2 * half_angle * i / steps
            points.append((cx + radius * math.sin(a), top - radius + radius * math.cos(a)))
    elif arch == "pointed":
        spring = z + h - w * 0.866
        for i in range(steps // 2 + 1):
            a = math.radians(60) * i / (steps // 2)
            points.append((left + w * math.cos(a), spring + w * math.sin(a)))
        for i in range(1, steps // 2 + 1):
            a = math.radians(60) * (1 - i / (steps // 2))
            points.append((right - w * math.cos(a), spring + w * math.sin(a)))
    else:
        over = math.radians(28) if arch == "horseshoe" else 0.0
        radius = half / math.cos(over)
        centre = z + h - radius
        for i in range(steps + 1):
            a = -over + (math.pi + 2 * over) * i / steps
            points.append((cx + radius * math.cos(a), centre + radius * math.sin(a)))
    return points


def window(
    s: Solid,
    cx: float,
    y: float,
    z: float,
    w: float,
    h: float,
    *,
    arch: str = "flat",
    frame: str = "stone",
    glass: str = "glass",
    surround: float = 0.2,
    bars: tuple[int, int] = (1, 2),
) -> None:
    """A glazed opening with a raised surround, a sill and glazing bars; bars = (upright, level)."""
    inner = arch_outline(cx, z, w, h, arch)
    s.polygon([(px, y - 0.03, pz) for px, pz in inner], glass)
    if surround:
        mid = z + h / 2
        fx, fz = 1 + 2 * surround / w, 1 + 2 * surround / h
        outer = [(cx + (px - cx) * fx, mid + (pz - mid) * fz) for px, pz in inner]
        n = len(inner)
        for i in range(n):
            j = (i + 1) % n
            a, b, c, d = outer[i], outer[j], inner[j], inner[i]
            s.polygon(
                [(a[0], y - 0.16, a[1]), (b[0], y - 0.16, b[1]), (c[0], y - 0.16, c[1]), (d[0], y - 0.16, d[1])], frame
            )
            s.polygon([(d[0], y - 0.16, d[1]), (c[0], y - 0.16, c[1]), (c[0], y, c[1]), (d[0], y, d[1])], frame)
            s.polygon([(a[0], y - 0.16, a[1]), (b[0], y - 0.16, b[1]), (b[0], y, b[1]), (a[0], y, a[1])], frame)
        s.box(cx - w / 2 - surround - 0.1, y - 0.3, z - surround, w + 2 * surround + 0.2, 0.3, 0.18, frame)
    bar = "sash" if frame == "stone" else frame
    top = z + h - (0 if arch == "flat" else w * 0.12)
    for i in range(bars[0]):
        bx = cx - w / 2 + w * (i + 1) / (bars[0] + 1)
        s.box(bx - 0.05, y - 0.08, z, 0.1, 0.06, top - z, bar)
    for i in range(bars[1]):
        bz = z + h * (i + 1) / (bars[1] + 1)
        s.box(cx - w / 2, y - 0.08, bz - 0.04, w, 0.06, 0.08, bar)


def window_grid(
    s: Solid,
    x: float,
    y: float,
    z: float,
    w: float,
    h: float,
    columns: int,
    rows: int,
    size: tuple[float, float],
    rng: Random,
    *,
    lit: float = 0.2,
    **style: object,
) -> None:
    """A grid of columns x rows windows of `size` (m) centred in the cells of a wall; a share `lit` of them glows."""
    for i in range(columns):
        for j in range(rows):
            glass = rng.choice(("glass_lit", "glass_lit_dim")) if rng.random() < lit else "glass"
            cx = x + w * (i + 0.5) / columns
            cz = z + h * (j + 0.5) / rows - size[1] / 2
            window(s, cx, y, cz, size[0], size[1], glass=glass, **style)  # type: ignore[arg-type]


def belt(
    s: Solid, x: float, y: float, z: float, w: float, h: float = 0.35, out: float = 0.18, material: str = "stone"
) -> None:
    """A raised level course along the wall."""
    s.box(x - 0.1, y - out, z, w + 0.2, out + 0.02, h, material)


def quoins(s: Solid, x: float, y: float, z: float, h: float, side: int = 1, material: str = "stone") -> None:
    """Alternating corner stones; side 1 grows to the right of x, -1 to the left."""
    count = int(h / 0.7)
    for i in range(count):
        length = 1.0 if i % 2 else 0.6
        x0 = x if side > 0 else x - length
        s.box(x0, y - 0.12, z + i * 0.7 + 0.04, length, 0.14, 0.6, material)


def battlements(
    s: Solid,
    x: float,
    y: float,
    z: float,
    w: float,
    *,
    wall: str = "brick_red",
    depth: float = 0.6,
    pitch: float = 2.0,
    h: float = 1.2,
) -> None:
    """A parapet with merlons and stone copings."""
    s.box(x, y, z, w, depth, h * 0.55, wall)
    belt(s, x, y, z, w, 0.22, 0.22)
    count = max(2, round(w / pitch))
    step = w / count
    width = step * 0.58
    for i in range(count):
        mx = x + step * i + (step - width) / 2
        s.box(mx, y, z + h * 0.55, width, depth, h * 0.6, wall)
        s.box(mx - 0.12, y - 0.12, z + h * 1.15, width + 0.24, depth + 0.24, 0.2, "stone")
    for i in range(count - 1):
        mx = x + step * i + (step + width) / 2
        s.box(mx, y - 0.08, z + h * 0.55, step - width, depth + 0.16, 0.12, "stone")


def corbels(s: Solid, x: float, y: float, z: float, w: float, material: str = "stone", pitch: float = 0.9) -> None:
    """A row of little brackets under an overhanging parapet."""
    count = max(2, round(w / pitch))
    for i in range(count):
        cx = x + w * (i + 0.5) / count
        s.box(cx - 0.17, y - 0.32, z, 0.34, 0.34, 0.55, material)
