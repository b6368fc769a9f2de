"""Indoors and over the roofs: press and type, stove, lamp, bench with vice, porthole, carriage seat, Paris attics."""

from __future__ import annotations

import math

import numpy as np

from kit.solids import Solid, ball, box, join, lathe, loft, rod, sag, surface, tube, turned, wheel_rim


def hand_press() -> list[tuple[Solid, str]]:
    """An iron hand press, 1.9 m, its bed along x: arched frame, screw, bar to pull, tympan raised."""
    cheeks = join([box(0.16, 0.3, 1.7, 0, sy * 0.52) for sy in (1, -1)])
    arch = [(0, 0.6 * math.cos(a), 1.6 + 0.34 * math.sin(a)) for a in np.linspace(0, math.pi, 15)]
    frame = cheeks + tube(arch, 0.13) + box(0.34, 1.24, 0.2, 0, 0, 1.36) + box(0.5, 1.4, 0.12)
    screw = turned([(0.09, 0.98), (0.09, 1.36), (0.16, 1.5), (0.1, 1.62), (0.06, 1.9), (0.12, 2.0), (0.02, 2.08)])
    platen = box(0.62, 0.86, 0.09, 0, 0, 0.93)
    bar = tube([(0.05, -0.1, 1.3), (0.25, -0.5, 1.28), (0.42, -0.82, 1.2), (0.5, -1.0, 1.12)], [0.035] * 3 + [0.055])
    bed = box(2.1, 0.74, 0.09, 0.35, 0, 0.74) + join([box(2.3, 0.07, 0.09, 0.35, sy * 0.24, 0.65) for sy in (1, -1)])
    legs = join([rod((x, sy * 0.28, 0), (x, sy * 0.24, 0.66), 0.045) for x in (-0.6, 1.35) for sy in (1, -1)])
    forme = box(0.58, 0.6, 0.05, 1.05, 0, 0.83)
    tympan = box(0.7, 0.7, 0.04).rotated("y", -62).moved(1.62, 0, 1.15)
    crank = wheel_rim(0.2, 0.025, 30).moved(0.9, -0.46, 0.62) + rod((0.9, -0.46, 0.44), (0.9, -0.46, 0.8), 0.02)
    return [
        (frame, "iron"),
        (screw + platen, "iron"),
        (bar, "brass"),
        (bed + legs, "iron"),
        (forme, "print"),
        (tympan, "paper"),
        (crank, "iron"),
    ]


def type_cabinet(width: float = 1.7, rows: int = 7, columns: int = 11) -> list[tuple[Solid, str]]:
    """A rack facing -y with sloping cases of small compartments, for Chinese type."""
    tilt, deep, rise = 18, 0.08, 0.21
    frame = [box(0.08, 0.5, 0.5 + rows * rise, sx * width / 2, 0.2) for sx in (1, -1)]
    frame += [box(width, 0.5, 0.06, 0, 0.2, 0.35), box(width + 0.2, 0.5, 0.07, 0, 0.2, 0.5 + rows * rise)]
    cells, sorts = [], []
    random = np.random.default_rng(rows)
    for row in range(rows):
        case = [box(width - 0.06, 0.02, rise * 0.95, 0, deep)]
        case += [box(0.018, deep, rise * 0.95, x, 0.02) for x in np.linspace(-0.47, 0.47, columns + 1) * width]
        case += [box(width - 0.06, deep, 0.018, 0, 0.02, z) for z in (0, rise * 0.47, rise * 0.93)]
        cells.append(join(case).rotated("x", tilt).moved(z=0.45 + row * rise))
        for x in (np.arange(columns) - (columns - 1) / 2) * 0.94 * width / columns:
            fill = [box(0.05, 0.05, random.uniform(0.02, 0.06), x, 0.03, z) for z in (0.02, rise * 0.5)]
            sorts.append(join(fill).rotated("x", tilt).moved(z=0.45 + row * rise))
    return [(join(frame), "timber"), (join(cells), "timber"), (join(sorts), "iron")]


def proof(width: float, height: float, seed: int, curl: float = 0.06) -> list[tuple[Solid, str]]:
    """A long printed slip hanging from the origin, facing -y: columns of blank ink bars, nothing to read."""
    random = np.random.default_rng(seed)

    def bent(x: np.ndarray, down: np.ndarray, out: float) -> np.ndarray:
        return np.stack([x, -curl * np.sin(2.6 * down / height) * down / height - out, -down], -1)

    u, v = np.meshgrid(np.linspace(-0.5, 0.5, 7), np.linspace(0, 1, 24))
    sheet = surface(bent(u * width, v * height, 0))
    bars = []
    for x in np.linspace(-0.38, 0.38, 6) * width:
        at = 0.07 * height
        while at < 0.9 * height:
            tall = min(random.uniform(0.06, 0.26) * height, 0.93 * height - at)
            a, b = np.meshgrid([x - 0.045 * width, x + 0.045 * width], np.linspace(at, at + tall, 6))
            bars.append(surface(bent(a, b, 0.006)))
            at += tall + 0.025 * height
    return [(sheet, "paper"), (join(bars), "print")]


def stove_with_kettle() -> list[tuple[Solid, str]]:
    """A small round iron stove with a kettle on top, 0.95 m to the lid."""
    stove = turned([(0.27, 0), (0.27, 0.05), (0.22, 0.08), (0.25, 0.3), (0.23, 0.56), (0.3, 0.6), (0.3, 0.64)])
    door = box(0.2, 0.06, 0.16, 0, -0.23, 0.24)
    kettle = turned([(0.15, 0.65), (0.2, 0.7), (0.19, 0.8), (0.12, 0.88), (0.1, 0.9), (0.03, 0.93), (0.03, 0.97)])
    spout = tube([(0.16, 0, 0.74), (0.27, 0, 0.8), (0.33, 0, 0.9)], [0.05, 0.035, 0.022])
    handle = tube([(-0.14, 0, 0.86), (-0.12, 0, 1.05), (0, 0, 1.12), (0.12, 0, 1.05), (0.14, 0, 0.86)], 0.016, 8)
    return [(stove + door, "iron"), (kettle + spout + handle, "brass")]


def wisp(rise: float, way: int = 1) -> Solid:
    """A thread of steam that climbs from the origin in one wave and rolls up at its end, to +x or (way -1) to -x."""
    t = np.linspace(0, 1, 24)
    stem = np.stack([0.12 * rise * np.sin(4.4 * t) * t, 0 * t, 0.72 * rise * t], -1)
    turn = np.linspace(math.pi, -1.6 * math.pi, 40)[1:]
    curl = 0.17 * rise * np.linspace(1, 0.22, 39)
    centre = stem[-1] + (0.17 * rise, 0, 0)
    roll = np.stack([centre[0] + curl * np.cos(turn), 0 * turn, centre[2] + curl * np.sin(turn)], -1)
    path = np.vstack([stem, roll])
    thick = rise * 0.075 * np.sin(np.linspace(0.25, 2.6, len(path)))
    return tube(path, list(thick), 12).stretched(way, 1, 1)


def shaded_lamp(cord_m: float = 1.2, radius: float = 0.3) -> list[tuple[Solid, str]]:
    """A lamp under a flat tin shade hanging from the origin; the bulb is at z = -cord_m - 0.2."""
    shade = lathe([(0.04, -cord_m), (0.06, -cord_m - 0.05), (radius, -cord_m - 0.17), (radius, -cord_m - 0.19)], 40)
    return [
        (rod((0, 0, 0), (0, 0, -cord_m), 0.012), "rigging"),
        (shade, "lamp"),
        (ball(0.075, 0, 0, -cord_m - 0.2), "glow"),
    ]


def vice() -> Solid:
    """A fitter's vice with its foot at the origin, jaws opening towards -y, a piece of work clamped in it."""
    foot = turned([(0.19, 0), (0.19, 0.03), (0.1, 0.06), (0.085, 0.16), (0.02, 0.18)])
    back = tube([(0, 0.14, 0.14), (0, 0.06, 0.16), (0, -0.02, 0.22), (0, -0.06, 0.32)], [0.05, 0.1, 0.09, 0.07])
    front = tube([(0, -0.4, 0.14), (0, -0.33, 0.16), (0, -0.26, 0.22), (0, -0.21, 0.32)], [0.05, 0.1, 0.09, 0.06])
    jaws = join([box(0.32, 0.06, 0.1, 0, y, 0.28) for y in (-0.09, -0.18)])
    slide = box(0.11, 0.5, 0.1, 0, -0.2, 0.1)
    work = rod((0, -0.135, 0.2), (0, -0.135, 0.46), 0.024)
    screw = rod((0, -0.4, 0.15), (0, -0.54, 0.15), 0.04) + rod((-0.2, -0.52, 0.07), (0.2, -0.52, 0.23), 0.015)
    knobs = join([ball(0.03, s * 0.2, -0.52, 0.15 + s * 0.08, 10) for s in (1, -1)])
    return join([foot, back, front, jaws, slide, work, screw, knobs])


def workbench(length: float = 3.0, depth: float = 0.8, height: float = 0.86) -> list[tuple[Solid, str]]:
    """A fitter's bench along x: thick planks, trestle legs, a shelf below."""
    planks = join([box(length, depth / 3 - 0.012, 0.09, 0, (k - 1) * depth / 3, height - 0.09) for k in range(3)])
    legs = [
        box(0.12, 0.12, height - 0.09, x, sy * depth * 0.4)
        for x in np.linspace(-0.46, 0.46, 3) * length
        for sy in (1, -1)
    ]
    legs += [box(length * 0.96, depth * 0.8, 0.05, 0, 0, 0.2), box(length, 0.06, 0.14, 0, -depth * 0.44, height - 0.24)]
    return [(planks, "bench"), (join(legs), "timber")]


def line_shaft(length: float, z: float, drops: list[tuple[float, float]]) -> list[tuple[Solid, str]]:
    """A turning shaft along x under a factory roof; each (x, z) of `drops` is where a belt from its pulley ends."""
    shaft = rod((-length / 2, 0, z), (length / 2, 0, z), 0.05)
    pulleys, belts = [], []
    for x, low in drops:
        wheel = wheel_rim(0.36, 0.05, 40) + box(0.08, 0.1, 0.72, 0, 0, -0.36) + box(0.72, 0.1, 0.08, 0, 0, -0.04)
        pulleys.append(wheel.rotated("z", 90).moved(x, 0, z))
        pulleys.append(lathe([(0.2, -0.07), (0.2, 0.07)]).rotated("y", 90).moved(x, 0.1, low))
        belts += [
            loft(
                np.array(
                    [
                        [(x + w, y0 + t, z0) for w, t in ((-0.07, 0), (0.07, 0), (0.07, 0.02), (-0.07, 0.02))]
                        for y0, z0 in ((top_y, z), (low_y, low))
                    ]
                )
            )
            for top_y, low_y in ((-0.38, -0.1), (0.38, 0.3))
        ]
    return [(shaft, "iron"), (join(pulleys), "iron"), (join(belts), "belt")]


def porthole(radius: float = 0.34) -> list[tuple[Solid, str]]:
    """A ship's window round the origin facing -y, open to look through: brass flange with bolts, hinge, dogs."""
    r, turn = radius, np.linspace(0, 2 * math.pi, 57)
    section = [(1, -0.06), (1, 0.07), (1.1, 0.1), (1.38, 0.08), (1.42, 0), (1.42, -0.04)]
    ring = surface(
        np.array(
            [np.column_stack([q * r * np.cos(turn), np.full(57, -out), q * r * np.sin(turn)]) for q, out in section]
        )
    )
    turns = np.arange(10) * math.pi / 5 + 0.3
    bolts = [ball(r * 0.075, 1.26 * r * math.cos(a), -0.09, 1.26 * r * math.sin(a), 10) for a in turns]
    return [(ring, "brass"), (join(bolts), "brass")]


def holed_wall(width: float, height: float, hole: tuple[float, float, float]) -> Solid:
    """A flat wall round the origin facing -y with a round hole (x, z, radius)."""
    x, z, radius = hole
    angle = np.linspace(0, 2 * math.pi, 97)
    inner = np.stack([x + radius * np.cos(angle), z + radius * np.sin(angle)], -1)
    edge = np.stack([np.cos(angle), np.sin(angle)], -1)
    reach = np.minimum(
        (width / 2 - np.sign(edge[:, 0]) * x) / np.maximum(np.abs(edge[:, 0]), 1e-6),
        (height / 2 - np.sign(edge[:, 1]) * z) / np.maximum(np.abs(edge[:, 1]), 1e-6),
    )
    outer = (x, z) + edge * reach[:, None]
    rings = np.stack([inner, inner + (outer - inner) * 0.2, outer])
    return surface(np.stack([rings[..., 0], np.zeros(rings.shape[:2]), rings[..., 1]], -1))


def rope_coil(radius: float, turns: int, thick: float = 0.035) -> Solid:
    """A rope coiled on the floor."""
    layers = [
        wheel_rim(radius * (1 - 0.04 * (k % 3)), thick, 40).rotated("x", 90).moved(z=thick * (1 + 1.6 * k))
        for k in range(turns)
    ]
    return join(layers) + sag((radius, 0, thick * 1.7 * turns), (radius + 0.5, -0.3, 0.03), 0.05, thick)


def chimney_stack(pots: int, height: float = 1.4) -> list[tuple[Solid, str]]:
    """A Paris chimney wall along x on a roof, clay pots in a row on top."""
    width = 0.42 * pots + 0.3
    wall = box(width, 0.5, height) + box(width + 0.14, 0.62, 0.1, 0, 0, height)
    pot = lathe([(0.13, 0), (0.1, 0.1), (0.1, 0.42), (0.14, 0.5), (0.11, 0.5), (0.08, 0.3)], 16)
    row = join([pot.moved((k - (pots - 1) / 2) * 0.42, 0, height + 0.1) for k in range(pots)])
    return [(wall, "chimney"), (row, "pot")]


def mansard_block(width: float, depth: float, wall_z: float, windows: int) -> list[tuple[Solid, str]]:
    """The top of a Paris house along x, front to -y: steep zinc slope with dormers, flat crown, cornice."""
    w, d, slope, rise = width / 2, depth / 2, 1.0, 2.7
    section = [
        (-d, wall_z),
        (-d + slope, wall_z + rise),
        (0, wall_z + rise + 0.8),
        (d - slope, wall_z + rise),
        (d, wall_z),
    ]
    roof = box(width, depth, 12, 0, 0, wall_z - 12) + join(
        [
            surface(np.array([[(x, y, z) for y, z in section] for x in (-w, w)])),
            *[
                surface(np.array([[(x, y, z) for y, z in section], [(x, y, wall_z) for y, z in section]]))
                for x in (-w, w)
            ],
        ]
    )
    seams = join([rod((x, -d, wall_z), (x, -d + slope, wall_z + rise), 0.03, sides=6) for x in np.arange(-w, w, 0.6)])
    cornice = box(width + 0.3, 0.3, 0.25, 0, -d, wall_z - 0.15)
    dormers, panes = [], []
    for x in (np.arange(windows) - (windows - 1) / 2) * width / windows:
        dormers += [box(1.15, 0.9, 1.75, x, -d + 0.45, wall_z + 0.2), box(1.4, 1.2, 0.16, x, -d + 0.5, wall_z + 1.95)]
        panes.append(box(0.74, 0.1, 1.35, x, -d - 0.02, wall_z + 0.38))
    return [(roof, "zinc"), (seams, "zinc"), (cornice + join(dormers), "dormer"), (join(panes), "opening")]


def broadsheet(width: float, height: float, seed: int) -> list[tuple[Solid, str]]:
    """A newspaper held open round the origin, facing -y, folded down the middle: columns of ink bars, a blank head,
    and on the right page a framed list whose names are short blocks.
    """
    random = np.random.default_rng(seed)

    def bent(x0: float, x1: float, z0: float, z1: float, out: float) -> Solid:
        u, v = np.meshgrid(np.linspace(x0, x1, 9), np.linspace(z0, z1, 5))
        fold = 0.09 * width * (1 - np.minimum(1, np.abs(u) / (0.5 * width)) ** 0.6)
        return surface(np.stack([u, fold - out, v], -1))

    sheet, bars = bent(-width / 2, width / 2, -height / 2, height / 2, 0), []
    for x in np.linspace(-0.45, -0.05, 6) * width:
        z = 0.3 * height
        while z > -0.46 * height:
            tall = random.uniform(0.03, 0.2) * height
            bars.append(bent(x - 0.027 * width, x + 0.027 * width, max(z - tall, -0.47 * height), z, 0.006))
            z -= tall + 0.02 * height
    bars.append(bent(-0.45 * width, -0.05 * width, 0.35 * height, 0.45 * height, 0.006))
    names = [
        bent(x - 0.012 * width, x + 0.012 * width, z, z + 0.022 * height, 0.008)
        for x in np.linspace(0.09, 0.41, 9) * width
        for row in np.linspace(-0.36, 0.26, 7) * height
        for z in row + np.array([0, 0.027, 0.054]) * height
    ]
    frame = [bent(x - 0.005, x + 0.005, -0.44 * height, 0.4 * height, 0.007) for x in (0.05 * width, 0.45 * width)]
    frame += [bent(0.05 * width, 0.45 * width, z - 0.005, z + 0.005, 0.007) for z in (-0.44 * height, 0.4 * height)]
    return [(sheet, "paper"), (join(bars), "print"), (join(names + frame), "print")]
