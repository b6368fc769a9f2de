"""Where people meet: schoolroom, meeting hall, photographer, street door, garden pavilion."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from kit.solids import Solid, ball, box, join, lathe, loft, rod, surface, tube, wheel_rim

if TYPE_CHECKING:
    from canvas import Canvas


def place(
    canvas: Canvas,
    parts: list[tuple[Solid, str]],
    x: float = 0,
    y: float = 0,
    z: float = 0,
    turn_deg: float = 0,
    scale: float = 1,
) -> None:
    """Put all parts of a thing on the canvas, turned about z and shifted."""
    for solid, kind in parts:
        canvas.put(solid.moved(x, y, z, turn_deg, scale), kind)


def room(width: float, depth: float, height: float) -> list[tuple[Solid, str]]:
    """Floor from y = -depth to 0 and a back wall at y = 0 with skirting and a rail."""
    trim = [box(width, 0.06, 0.22, 0, -0.03), box(width, 0.08, 0.09, 0, -0.04, 1.0)]
    return [
        (box(width, depth, 0.1, 0, -depth / 2, -0.1), "floor"),
        (box(width, 0.2, height, 0, 0.1), "wall"),
        (join(trim), "timber"),
    ]


def lattice_window(width: float, height: float, columns: int, rows: int, bar: float = 0.05) -> Solid:
    """A wooden lattice in the x-z plane standing on the origin: a frame, crossing bars and a small square in every
    other field.
    """
    parts = [box(bar * 2, 0.14, height + bar, x) for x in (-width / 2, width / 2)]
    parts += [box(width + bar * 2, 0.14, bar * 2, 0, 0, z) for z in (0, height - bar)]
    xs, zs = np.linspace(-width / 2, width / 2, columns + 1), np.linspace(0, height, rows + 1)
    parts += [box(bar, 0.08, height, x) for x in xs[1:-1]]
    parts += [box(width, 0.07, bar, 0, 0, z - bar / 2) for z in zs[1:-1]]
    step_x, step_z = xs[1] - xs[0], zs[1] - zs[0]
    for row in range(rows):
        for column in range(columns):
            if (row + column) % 2:
                continue
            x, z = (xs[column] + xs[column + 1]) / 2, (zs[row] + zs[row + 1]) / 2
            w, h = step_x * 0.27, step_z * 0.27
            parts += [box(bar * 0.8, 0.06, 2 * h, x + s * w, 0, z - h) for s in (-1, 1)]
            parts += [box(2 * w + bar * 0.8, 0.06, bar * 0.8, x, 0, z + s * h - bar * 0.4) for s in (-1, 1)]
    return join(parts)


def school_desk(width: float = 1.1) -> list[tuple[Solid, str]]:
    """A desk of a girls' school with its sloping lid towards -y and a shelf below, 0.78 m high."""
    lid = box(width, 0.5, 0.045).rotated("x", 9).moved(0, 0, 0.73)
    legs = [box(0.07, 0.07, 0.72, sx * (width / 2 - 0.07), sy * 0.2) for sx in (1, -1) for sy in (1, -1)]
    rails = [box(width - 0.14, 0.03, 0.16, 0, 0.2, 0.5), box(width - 0.14, 0.36, 0.03, 0, 0, 0.5)]
    feet = [box(0.06, 0.44, 0.05, sx * (width / 2 - 0.07), 0, 0.12) for sx in (1, -1)]
    return [(lid, "timber"), (join(legs + rails + feet), "timber")]


def bench(length: float, height: float = 0.45) -> Solid:
    """A plain plank bench along x."""
    legs = [
        rod((sx * (length / 2 - 0.18), sy * 0.13, 0), (sx * (length / 2 - 0.22), sy * 0.08, height), 0.03, sides=8)
        for sx in (1, -1)
        for sy in (1, -1)
    ]
    return join([box(length, 0.3, 0.06, 0, 0, height - 0.06), *legs])


def chart(width: float, depth: float, seed: int) -> list[tuple[Solid, str]]:
    """A hand-drawn chart lying flat: coast lines and a route in bold strokes, nothing to read."""
    random = np.random.default_rng(seed)
    t = np.linspace(-0.46, 0.46, 60)
    coasts = []
    for k, level in enumerate((-0.26, 0.1, 0.3)):
        wave = 0.06 * np.sin(7 * t + 2 * k + seed) + 0.035 * np.sin(19 * t + k) + random.normal(0, 0.006, 60)
        coasts.append(tube(np.column_stack([t * width, (level + wave) * depth, np.full(60, 0.014)]), 0.006, 6))
    bend = 0.12 * np.sin(5 * t + 1) - 0.1
    route = tube(np.column_stack([t * width * 0.85, bend * depth, np.full(60, 0.016)]), 0.012, 8)
    ports = [ball(0.028, t[n] * width * 0.85, bend[n] * depth, 0.014, 8) for n in (0, 17, 36, 59)]
    return [(box(width, depth, 0.01), "paper"), (join(coasts), "print"), (join([route, *ports]), "route")]


def tripod_camera() -> list[tuple[Solid, str]]:
    """A plate camera on its tripod at the origin, lens at 1.5 m looking towards +y."""
    z = 1.36
    legs = [
        join([rod((0.04 * s, 0, z), (dx + 0.02 * s, dy, 0), 0.022, sides=8) for s in (1, -1)])
        for dx, dy in ((-0.5, -0.35), (0.5, -0.35), (0.0, 0.55))
    ]
    body = box(0.36, 0.12, 0.36, 0, -0.2, z) + box(0.26, 0.08, 0.28, 0, 0.2, z + 0.03)
    bed = box(0.3, 0.56, 0.03, 0, 0, z - 0.03)
    rings = []
    for k, y in enumerate(np.linspace(-0.14, 0.17, 13)):
        half = (0.16 - 0.05 * (k / 12)) * (1.0 if k % 2 else 0.86)
        rings.append([(-half, y, z + 0.18 - half), (half, y, z + 0.18 - half), (half, y, z + 0.18 + half)])
        rings[-1].append((-half, y, z + 0.18 + half))
    lens = lathe(
        [(0.07, 0), (0.07, 0.05), (0.055, 0.05), (0.055, 0.13), (0.065, 0.13), (0.065, 0.17), (0.04, 0.17)], 24
    )
    return [
        (join(legs), "timber"),
        (body, "timber"),
        (bed, "timber"),
        (loft(np.array(rings)), "dark"),
        (lens.rotated("x", -90).moved(0, 0.22, z + 0.18), "brass"),
    ]


def dark_cloth(length: float = 0.74, width: float = 0.2, drop: float = 0.42) -> Solid:
    """The photographer's focusing cloth: a hood along y from the camera (y = 0) to y = -length, hanging in folds."""
    arch = np.linspace(-0.3 * math.pi, 1.3 * math.pi, 81)
    rows = []
    for t in np.linspace(0, 1, 24):
        bulge = 0.95 + 0.35 * math.sin(math.pi * min(1.0, t * 0.9))
        ring = []
        for a in arch:
            fold = 1 + 0.06 * math.sin(13 * a + 4 * t) * (1.3 - math.sin(a))
            x, z = width * bulge * fold * math.cos(a), width * bulge * math.sin(a)
            ring.append((x, -length * t, z if z > 0 else z * drop * (0.7 + 0.5 * t) / width))
        rows.append(ring)
    closing = [[(x * s, -length * (1 + 0.12 * (1 - s)), z * s) for x, _, z in rows[-1]] for s in (0.8, 0.4, 0.05)]
    return surface(np.array(rows + closing))


def hall_front(width: float, steps: int = 5, rise: float = 0.2, tread: float = 0.5) -> list[tuple[Solid, str]]:
    """A society's house of the 1910s: broad steps down towards -y, a porch on columns, a door, a blank board above."""
    flight = [
        box(width, tread * (steps - k) + 3, rise, 0, (3 - tread * (steps - k)) / 2, rise * k) for k in range(steps)
    ]
    top = rise * steps
    shaft = [(0.34, 0), (0.34, 0.16), (0.27, 0.22), (0.25, 2.0), (0.22, 3.5), (0.3, 3.6), (0.34, 3.8)]
    columns = [lathe(shaft, 24).moved(x, 0.6, top) for x in np.array([-0.38, -0.16, 0.16, 0.38]) * width]
    beam = [box(width, 1.2, 0.5, 0, 0.7, top + 3.8), box(width + 0.4, 1.5, 0.16, 0, 0.7, top + 4.3)]
    leaves = [box(0.8, 0.12, 2.7, sx * 0.42, 2.35, top) for sx in (1, -1)]
    leaves += [box(0.5, 0.18, z1, sx * 0.42, 2.32, top + z0) for sx in (1, -1) for z0, z1 in ((0.2, 0.9), (1.3, 1.2))]
    frame = [box(0.2, 0.3, 2.9, sx * 0.98, 2.3, top) for sx in (1, -1)] + [box(2.3, 0.36, 0.25, 0, 2.3, top + 2.8)]
    windows = [box(1.1, 0.2, 2.0, sx * width * 0.27, 2.35, top + 0.7) for sx in (1, -1)]
    panes = [
        box(0.42, 0.3, 0.55, sx * width * 0.27 + dx, 2.35, top + 0.8 + dz)
        for sx in (1, -1)
        for dx in (-0.25, 0.25)
        for dz in (0, 0.62, 1.24)
    ]
    return [
        *[(s, "stone") for s in flight],
        (box(width + 60, 0.3, 7, 0, 2.6), "wall"),
        (join([box(width + 60, 0.1, 0.33, 0, 2.45, z) for z in np.arange(0, 7, 0.36)]), "brick"),
        (join(beam), "stone"),
        *[(s, "stone") for s in columns],
        (join(leaves), "timber"),
        (join(frame), "stone"),
        (join(windows), "fitting"),
        (join(panes), "pane"),
        (box(2.6, 0.14, 0.7, 0, 0.05, top + 3.72), "timber"),
    ]


def paving(width: float, depth: float, slab: float = 0.8) -> list[tuple[Solid, str]]:
    """Flagstones from y = 0 to y = depth with open joints, their tops at z = 0."""
    random = np.random.default_rng(7)
    stones = []
    for row, y in enumerate(np.arange(0, depth, slab * 0.7)):
        x = -width / 2 - (row % 2) * slab * 0.5
        while x < width / 2:
            w = slab * random.uniform(0.8, 1.3)
            stones.append(box(w - 0.035, slab * 0.7 - 0.035, 0.05, x + w / 2, y + slab * 0.35, -0.05))
            x += w
    return [(join(stones), "floor"), (box(width, depth, 0.1, 0, depth / 2, -0.13), "ground")]


def wall_clock(radius: float = 0.3, hour: float = 4.6) -> list[tuple[Solid, str]]:
    """A school clock facing -y round the origin: wooden ring, pale face, hour marks, two hands."""

    def hand(turn: float, length: float, thick: float) -> Solid:
        a = math.radians(90 - turn)
        tip = (length * math.cos(a), -0.075, length * math.sin(a))
        return rod((-0.15 * tip[0], -0.075, -0.15 * tip[2]), tip, thick, thick * 0.5, 8)

    ring = wheel_rim(radius, radius * 0.16, 40)
    face = lathe([(radius, -0.03), (radius, 0.03), (0.01, 0.03)], 40).rotated("x", 90)
    marks = [
        rod((0.74 * radius * math.cos(a), -0.05, 0.74 * radius * math.sin(a)),
            (0.88 * radius * math.cos(a), -0.05, 0.88 * radius * math.sin(a)), radius * 0.03, sides=6)
        for a in np.arange(12) * math.pi / 6
    ]  # fmt: skip
    hands = hand(hour * 30, radius * 0.48, radius * 0.05) + hand(hour * 360 % 360, radius * 0.72, radius * 0.035)
    return [(ring, "timber"), (face, "glow"), (join([*marks, hands]), "print")]


def sailing_list(width: float = 0.8, height: float = 1.1) -> list[tuple[Solid, str]]:
    """A framed board of ships' days facing -y, standing on the origin: blank lines, three of them struck out."""
    frame = [box(0.06, 0.08, height, x) for x in (-width / 2, width / 2)]
    frame += [box(width + 0.06, 0.08, 0.06, 0, 0, z) for z in (0, height - 0.06)]
    lines, strokes = [box(width * 0.6, 0.04, 0.1, 0, -0.02, height - 0.24)], []
    for k, z in enumerate(np.linspace(height - 0.4, 0.16, 6)):
        lines += [
            box(width * 0.28, 0.035, 0.06, -width * 0.26, -0.02, z),
            box(width * 0.42, 0.035, 0.06, width * 0.2, -0.02, z),
        ]
        if k in (1, 2, 3):
            strokes.append(rod((-width * 0.44, -0.06, z - 0.01), (width * 0.44, -0.06, z + 0.08), 0.016, sides=6))
    return [
        (join(frame), "timber"),
        (box(width, 0.04, height), "paper"),
        (join(lines), "print"),
        (join(strokes), "timber"),
    ]


def street_door(width: float = 1.9, height: float = 2.7, wall: float = 14.0) -> list[tuple[Solid, str]]:
    """An open double door in a lane house facing -y at y = 0: stone frame, step, leaves swung inwards, brick wall."""
    side = (wall - width) / 2
    bricks = []
    for row, z in enumerate(np.arange(0.0, 4.6, 0.13)):
        for sx in (1, -1):
            xs = np.arange(width / 2 + 0.26 + 0.16 * (row % 2), wall / 2, 0.33)
            bricks.extend(box(0.3, 0.06, 0.105, sx * (x + 0.15), -0.01, z) for x in xs)
    lintel = box(width + 0.7, 0.34, 0.3, 0, 0, height) + box(width + 0.9, 0.5, 0.1, 0, 0, height + 0.3)
    jambs = [box(0.26, 0.34, height, sx * (width / 2 + 0.13), 0) for sx in (1, -1)]
    leaves = [
        (box(width / 2, 0.07, height, width / 4) + box(width / 3, 0.1, 0.8, width / 4, 0, 0.3)
         + box(width / 3, 0.1, 1.0, width / 4, 0, 1.4)).moved(-width / 2, 0.1, 0, 78),
        (box(width / 2, 0.07, height, -width / 4) + box(width / 3, 0.1, 0.8, -width / 4, 0, 0.3)
         + box(width / 3, 0.1, 1.0, -width / 4, 0, 1.4)).moved(width / 2, 0.1, 0, -78),
    ]  # fmt: skip
    walls = [box(side, 0.3, 5, sx * (width / 2 + side / 2), 0.16) for sx in (1, -1)] + [
        box(wall, 0.3, 2.2, 0, 0.16, height)
    ]
    return [
        (join(walls), "wall"),
        (join(bricks), "brick"),
        (join([lintel, *jambs]), "stone"),
        (box(width + 0.8, 0.9, 0.14, 0, -0.3), "stone"),
        *[(leaf, "timber") for leaf in leaves],
        (box(1.3, 0.12, 0.42, 0, -0.16, height + 0.5), "timber"),
    ]
