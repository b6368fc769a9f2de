"""Rooms and riverside: tables, lamp, books, map, newspapers, window, bunks, wheel, wall, plaque."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
from PIL import Image
from scipy.ndimage import gaussian_filter, map_coordinates

from kit.solids import Solid, ball, box, join, lathe, rod, sag, surface, tube, turned, wheel_rim

LAND = Path(__file__).with_name("land.png")
MAP_WEST, MAP_EAST, MAP_SOUTH, MAP_NORTH = -18.0, 150.0, -14.0, 66.0
SEA_ROUTE = [
    (121.9, 31.0),
    (122, 28),
    (118.5, 23.5),
    (114.3, 21.6),
    (110.8, 16),
    (108.6, 11),
    (106.0, 8.2),
    (104.6, 3.5),
    (104.2, 0.9),
    (100.5, 3.2),
    (97, 5.8),
    (92, 6.0),
    (84, 5.2),
    (79.4, 6.0),
    (72, 8.5),
    (62, 11.5),
    (52.5, 13),
    (45, 12.0),
    (43.0, 13.2),
    (40.5, 17),
    (37.5, 22),
    (34.2, 27.3),
    (32.5, 30.0),
    (31.8, 32.2),
    (25, 33.8),
    (18.5, 36.2),
    (15.3, 37.5),
    (12.5, 38.9),
    (9.2, 41.0),
    (5.5, 43.0),
]
PORTS = [
    (121.5, 31.2),
    (114.2, 22.3),
    (106.8, 10.4),
    (103.9, 1.3),
    (79.9, 6.9),
    (45.0, 12.8),
    (32.4, 30.5),
    (5.4, 43.3),
]


def wall_map(width: float) -> list[tuple[Solid, str]]:
    """A map hung at y = 0 facing -y, from the Atlantic to Japan: raised land, the sea route from Shanghai to
    Marseille as a thick line, ports as studs, rods at top and bottom.
    """
    per_degree = width / (MAP_EAST - MAP_WEST)
    height = per_degree * (MAP_NORTH - MAP_SOUTH) * 1.12
    land = gaussian_filter(np.asarray(Image.open(LAND).convert("L")).astype(float) / 255, 0.8)
    rows, columns = 500, 960
    v, u = np.meshgrid(np.linspace(0, 1, rows), np.linspace(0, 1, columns), indexing="ij")
    lon, lat = MAP_WEST + u * (MAP_EAST - MAP_WEST), MAP_NORTH - v * (MAP_NORTH - MAP_SOUTH)
    up = map_coordinates(land, [(90 - lat) / 180 * land.shape[0], (lon + 180) / 360 * land.shape[1]], order=1)
    raised = surface(np.stack([(u - 0.5) * width, np.full_like(u, -0.06), height * (0.5 - v)], -1))
    dry = (up > 0.5).ravel()
    land_sheet = Solid(raised.points, raised.triangles[dry[raised.triangles].all(1)])
    sea = box(width, 0.03, height, 0, -0.03, -height * 0.5)
    paper = box(width * 1.06, 0.03, height * 1.1, 0, 0, -height * 0.55)

    def place(lon: float, lat: float, out: float) -> tuple[float, float, float]:
        return (
            ((lon - MAP_WEST) / (MAP_EAST - MAP_WEST) - 0.5) * width,
            -out,
            height * (0.5 - (MAP_NORTH - lat) / (MAP_NORTH - MAP_SOUTH)),
        )

    route = tube([place(*p, 0.09) for p in SEA_ROUTE], 0.026 * width / 3.4, 8)
    ports = join([ball(0.05 * width / 3.4, *place(*p, 0.1), 10) for p in PORTS])
    ends = join([ball(0.085 * width / 3.4, *place(*p, 0.1), 12) for p in (PORTS[0], PORTS[-1])])
    rods = join(
        [rod((-width * 0.56, -0.02, z), (width * 0.56, -0.02, z), 0.05) for z in (-height * 0.56, height * 0.56)]
    )
    cords = sag((-width * 0.5, 0, height * 0.56), (0, 0, height * 0.68), 0.0, 0.012) + sag(
        (width * 0.5, 0, height * 0.56), (0, 0, height * 0.68), 0.0, 0.012
    )
    return [
        (paper, "paper"),
        (sea, "sea"),
        (land_sheet, "map"),
        (route, "route"),
        (ports + ends, "route"),
        (rods, "timber"),
        (cords, "rigging"),
    ]


def oil_lamp(scale: float = 1.0) -> list[tuple[Solid, str]]:
    """A paraffin lamp standing at the origin, half a metre at scale 1."""
    base = turned(
        [
            (0.13, 0),
            (0.13, 0.02),
            (0.05, 0.05),
            (0.035, 0.1),
            (0.06, 0.13),
            (0.11, 0.17),
            (0.11, 0.21),
            (0.05, 0.25),
            (0.06, 0.27),
            (0.01, 0.27),
        ]
    )
    glass = turned([(0.045, 0.27), (0.075, 0.33), (0.08, 0.37), (0.045, 0.45), (0.038, 0.56), (0.03, 0.56)])
    return [(base.stretched(scale, scale, scale), "lamp"), (glass.stretched(scale, scale, scale), "glow")]


def hanging_lamp() -> list[tuple[Solid, str]]:
    """A ship's lantern hanging from the origin on its ring, 0.55 m."""
    cage = join(
        [
            *[
                rod(
                    (0.12 * math.cos(a), 0.12 * math.sin(a), -0.5),
                    (0.12 * math.cos(a), 0.12 * math.sin(a), -0.2),
                    0.012,
                )
                for a in np.linspace(0, 6.28, 9)
            ],
            lathe([(0.15, -0.55), (0.15, -0.5), (0.1, -0.5)]),
            lathe([(0.15, -0.2), (0.13, -0.16), (0.05, -0.1), (0.03, -0.06)]),
            wheel_rim(0.05, 0.01, 20).moved(z=-0.02),
        ]
    )
    return [(cage, "lamp"), (ball(0.09, 0, 0, -0.34), "glow")]


def table(width: float, depth: float, height: float, thick: float = 0.07) -> Solid:
    """A plain table."""
    legs = [box(0.09, 0.09, height, sx * (width / 2 - 0.1), sy * (depth / 2 - 0.1)) for sx in (1, -1) for sy in (1, -1)]
    return join(
        [
            box(width, depth, thick, 0, 0, height - thick),
            box(width - 0.2, depth - 0.2, 0.12, 0, 0, height - thick - 0.12),
            *legs,
        ]
    )


def stool(height: float = 0.45) -> Solid:
    """A square stool."""
    return join(
        [
            box(0.4, 0.4, 0.05, 0, 0, height - 0.05),
            *[
                rod((sx * 0.19, sy * 0.19, 0), (sx * 0.15, sy * 0.15, height), 0.025)
                for sx in (1, -1)
                for sy in (1, -1)
            ],
        ]
    )


def open_book(width: float = 0.44) -> Solid:
    """An open book lying flat, spine along y, lines as blank bars."""
    u, v = np.meshgrid(np.linspace(-1, 1, 41), np.linspace(-1, 1, 5))
    lift = 0.035 * np.sqrt(np.abs(np.sin(np.pi * np.clip(np.abs(u), 0, 1) * 0.9))) + 0.01
    pages = surface(np.stack([u * width / 2, v * width * 0.34, lift], -1))
    bars = [
        box(width * 0.34, 0.008, 0.006, sx * width * 0.25, y, 0.042)
        for sx in (1, -1)
        for y in np.linspace(-0.11, 0.11, 7) * width * 2
    ]
    return join([pages, box(width * 1.04, width * 0.7, 0.012), *bars])


def book_pile(count: int, seed: int) -> Solid:
    """Books lying on each other."""
    random = np.random.default_rng(seed)
    z, parts = 0.0, []
    for _ in range(count):
        t = random.uniform(0.03, 0.06)
        parts.append(
            box(random.uniform(0.2, 0.26), random.uniform(0.28, 0.34), t - 0.008).moved(
                z=z, turn_deg=random.uniform(-16, 16)
            )
        )
        z += t
    return join(parts)


def newspaper(width: float, height: float, seed: int) -> list[tuple[Solid, str]]:
    """A sheet lying flat in columns of blank bars under a blank masthead block: nothing to read."""
    random = np.random.default_rng(seed)
    sheet = box(width, height, 0.006)
    blocks = [box(width * 0.55, height * 0.09, 0.012, 0, height * 0.4)]
    columns = 6
    for c in range(columns):
        x, y = (c - (columns - 1) / 2) * width * 0.15, height * 0.31
        while y > -height * 0.45:
            tall = random.choice([0.016, 0.016, 0.016, 0.07]) * height
            blocks.append(box(width * 0.125 * random.uniform(0.75, 1), tall, 0.011, x, y - tall / 2))
            y -= tall + 0.014 * height
    return [(sheet, "paper"), (join(blocks), "print")]


def magnifier(radius: float) -> list[tuple[Solid, str]]:
    """A reading glass lying flat, handle towards -y."""
    ring = wheel_rim(radius, radius * 0.1).rotated("x", 90)
    lens = ball(1, detail=26).stretched(radius * 0.95, radius * 0.95, radius * 0.2)
    handle = tube(
        [(0, -radius, 0), (0, -radius * 1.2, 0), (0, -radius * 1.3, 0), (0, -radius * 2.6, 0), (0, -radius * 2.75, 0)],
        [radius * 0.07, radius * 0.07, radius * 0.13, radius * 0.18, radius * 0.1],
        18,
    )
    return [(ring, "brass"), (lens, "lens"), (handle, "brass")]


def ships_wheel(radius: float, spokes: int = 8) -> Solid:
    """A steering wheel in the x-z plane round the origin."""
    parts = [
        wheel_rim(radius, radius * 0.075),
        wheel_rim(radius * 0.86, radius * 0.03),
        lathe([(radius * 0.2, -0.06), (radius * 0.2, 0.06), (radius * 0.1, 0.1), (0.01, 0.1)]).rotated("x", 90),
    ]
    for a in np.arange(spokes) * 2 * math.pi / spokes + 0.2:
        c, s = math.cos(a), math.sin(a)
        radii = [0.05, 0.035, 0.06, 0.05, 0.03, 0.055, 0.062, 0.035]
        stations = [0.15, 0.35, 0.55, 0.85, 1.06, 1.14, 1.26, 1.38]
        parts.append(tube([(c * t * radius, 0, s * t * radius) for t in stations], [r * radius for r in radii], 12))
    return join(parts)


def bunk_tier(length: float, depth: float, levels: int, pitch: float) -> list[tuple[Solid, str]]:
    """Berths one above the other along x, open to -y: posts, boards, rails, mattresses."""
    frame, beds = [], []
    for x in (-length / 2, length / 2):
        frame += [box(0.1, 0.1, pitch * levels + 0.3, x, y) for y in (-depth / 2, depth / 2)]
    for k in range(levels):
        z = 0.28 + k * pitch
        frame += [box(length, 0.05, 0.16, 0, -depth / 2, z), box(length, depth, 0.04, 0, 0, z)]
        beds.append(
            box(length - 0.12, depth - 0.1, 0.12, 0, 0, z + 0.04)
            + ball(1, detail=12).stretched(0.22, 0.3, 0.09).moved(-length / 2 + 0.32, 0, z + 0.2)
        )
    return [(join(frame), "timber"), (join(beds), "bedding")]


def brick_wall(width: float, height: float, course: float = 0.16) -> list[tuple[Solid, str]]:
    """A wall facing -y with courses of bricks standing proud, coping and plinth."""
    bricks = []
    for row, z in enumerate(np.arange(0.42, height - course, course)):
        bricks.extend(
            box(0.37, 0.05, course - 0.035, x + 0.2, 0, z)
            for x in np.arange(-width / 2 + (row % 2) * 0.2, width / 2 - 0.38, 0.4)
        )
    return [
        (box(width, 0.4, height, 0, 0.22), "wall"),
        (join(bricks), "brick"),
        (box(width + 0.2, 0.6, 0.22, 0, 0.2, height) + box(width + 0.2, 0.6, 0.4, 0, 0.15), "stone"),
    ]


def cloth_fall(width: float, height: float, gather: float, seed: int) -> Solid:
    """A cloth hanging from the origin, pulled to one side by `gather` metres at the foot."""
    u, v = np.meshgrid(np.linspace(0, 1, 60), np.linspace(0, 1, 40))
    x = width * (u - 0.5) * (1 - 0.35 * v) + gather * v**1.5
    y = -0.05 * np.sin(u * 21 + seed + 2.5 * v) * (0.35 + v) - 0.05
    return surface(np.stack([x, y, -height * v - 0.12 * np.sin(u * 3 + seed) * v], -1))
