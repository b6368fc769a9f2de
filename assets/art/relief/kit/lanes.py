"""Streets and what people carry there: umbrellas, blank banners, flags, lamps, fires, leaflets, a tap, a stroller."""

from __future__ import annotations

import math

import numpy as np

from kit.solids import Solid, ball, box, join, lathe, rod, surface, tube, wheel_rim
from kit.works import Opening, Pieces, sash

Place = tuple[float, float, float]


def umbrella(radius: float = 0.55, ribs: int = 14) -> Pieces:
    """An oil-paper umbrella: the grip at the origin, the canopy 0.95 m above it."""
    angle = np.linspace(0, 2 * math.pi, ribs * 6 + 1)
    spread = np.linspace(0.02, 1, 9)
    scallop = 1 - 0.05 * np.abs(np.sin(angle * ribs / 2))
    rows = [
        np.column_stack(
            [
                r * radius * scallop * np.cos(angle),
                r * radius * scallop * np.sin(angle),
                0.95 + 0.42 * radius * (1 - r**1.25) + 0 * angle,
            ]
        )
        for r in spread
    ]
    struts = [
        tube(
            [
                (r * radius * math.cos(a), r * radius * math.sin(a), 0.967 + 0.42 * radius * (1 - r**1.25))
                for r in spread
            ],
            0.011,
            5,
        )
        for a in np.arange(ribs) * 2 * math.pi / ribs
    ]
    shaft = rod((0, 0, -0.1), (0, 0, 1.0 + 0.5 * radius), 0.014, sides=8) + ball(0.03, 0, 0, 1.0 + 0.5 * radius, 8)
    return [(surface(np.array(rows)), "umbrella"), (join(struts), "rib"), (shaft, "timber")]


def banner(width: float, height: float, seed: int) -> Solid:
    """A blank cloth facing -y, hanging from the origin at its upper left corner, rippled by wind."""
    u, v = np.meshgrid(np.linspace(0, 1, 40), np.linspace(0, 1, 24))
    swell = 0.06 * np.sin(5.5 * u * max(1.0, width / 2) + 2.0 * v + seed) + 0.03 * np.sin(11 * u - 3 * v + 2 * seed)
    droop = 0.05 * width * np.sin(math.pi * u)
    return surface(np.stack([width * u, -swell, -height * v * (1 + 0.03 * np.sin(9 * u + seed)) - droop * 0.6], -1))


def flag(width: float, height: float, seed: int, pole: float = 2.4) -> Pieces:
    """A plain flag flying towards +x from a pole whose foot is the origin."""
    u, v = np.meshgrid(np.linspace(0, 1, 48), np.linspace(0, 1, 16))
    wave = np.sin(8.5 * u + 1.4 * v + seed)
    cloth = np.stack(
        [
            width * u * (0.95 + 0.02 * wave),
            -0.14 * width * wave * u**0.7,
            pole - height * v + 0.07 * height * np.sin(6 * u + seed) * u,
        ],
        -1,
    )
    return [
        (surface(cloth), "flag"),
        (rod((0, 0, 0), (0, 0, pole + 0.15), 0.028) + ball(0.05, 0, 0, pole + 0.18, 8), "timber"),
    ]


def lane_wall(length: float, height: float) -> Pieces:
    """A rendered lane wall along x facing -y, with coping, piers and a plinth of rough stones."""
    piers = [box(0.5, 0.3, height, x, -0.02) for x in np.arange(-length / 2, length / 2 + 0.1, 3.2)]
    coping = box(length + 0.2, 0.75, 0.16, 0, 0.15, height) + box(length + 0.2, 0.5, 0.14, 0, 0.15, height + 0.16)
    stones = [
        box(0.72, 0.1, 0.28, x + 0.39 * row, 0.0, 0.02 + 0.31 * row)
        for row in (0, 1)
        for x in np.arange(-length / 2, length / 2, 0.78)
    ]
    return [
        (box(length, 0.4, height, 0, 0.2), "wall"),
        (join(piers), "wall"),
        (coping, "stone"),
        (join(stones), "stone"),
    ]


def tiled_roof(width: float, run: float, rise: float, pitch: float = 0.34) -> Pieces:
    """A Chinese tiled roof slope along x that climbs from the eaves at y = 0 to the ridge at y = run."""
    steps = np.linspace(0, 1, 12)
    curve = [(run * t, rise * (0.72 * t + 0.28 * t**2)) for t in steps]
    sheet = surface(np.array([[(x, y, z) for y, z in curve] for x in (-width / 2, width / 2)]))
    ridges = [
        tube([(x, y - 0.05, z + 0.06) for y, z in curve], 0.085, 8)
        for x in np.arange(-width / 2, width / 2 + 0.01, pitch)
    ]
    ends = [ball(0.11, x, -0.07, 0.05, 8) for x in np.arange(-width / 2, width / 2 + 0.01, pitch)]
    horns = [
        tube([(s * (width / 2 + 0.1 * k), run, rise + 0.24 + 0.035 * k * k) for k in range(5)], 0.1, 8) for s in (-1, 1)
    ]
    crest = join([box(width + 0.3, 0.3, 0.3, 0, run, rise), *horns])
    return [(sheet, "roof"), (join(ridges + ends), "roof"), (crest, "roof")]


def tea_house(width: float = 7.0) -> Pieces:
    """A two-storey tea house facing -y: shop boards below, a lit lattice window above, tiled eaves, a blank sign."""
    window = Opening(0, width * 0.2, 3.75, 5.3)
    lattice = [
        sash(window, 5, 3, 0.03, -0.12),
        box(width * 0.46, 0.3, 0.16, 0, -0.1, 3.6),
        box(width * 0.46, 0.3, 0.16, 0, -0.1, 5.3),
    ]
    posts = [box(0.24, 0.3, 5.6, x, -0.1) for x in np.linspace(-width / 2, width / 2, 5)]
    boards = [
        box(width / 4 * 0.16, 0.16, 2.5, x, -0.05)
        for x in np.arange(-width / 2 + 0.3, width / 2 - 0.1, width / 4 * 0.2)
    ]
    pieces: Pieces = [
        (box(width, 5, 5.8, 0, 2.5), "facade"),
        (box(width * 0.4, 0.06, 1.55, 0, -0.02, 3.75), "glow"),
        (join(lattice), "lattice"),
        (join([*posts, *boards, box(width, 0.35, 0.3, 0, -0.1, 2.6)]), "lattice"),
        (box(0.5, 0.08, 1.5, width * 0.36, -0.55, 3.7), "sign"),
    ]
    pieces += [(s.moved(0, -1.3, 2.95), k) for s, k in tiled_roof(width + 0.8, 1.4, 0.55)]
    return pieces + [(s.moved(0, -1.0, 5.7), k) for s, k in tiled_roof(width + 1.4, 3.4, 1.7)]


def street_lamp(height: float = 4.2, arm: float = 0.9) -> Pieces:
    """A lamp on a post at the origin, its shade hanging from an arm towards +x."""
    top = height + 0.35
    post = lathe([(0.16, 0), (0.16, 0.5), (0.09, 0.62), (0.06, height), (0.09, height + 0.02), (0.02, top)], 14)
    bend = tube([(0, 0, height), (arm * 0.35, 0, top), (arm * 0.8, 0, top), (arm, 0, height)], 0.03, 8)
    shade = lathe([(0.32, -0.28), (0.33, -0.24), (0.12, -0.02), (0.05, 0.05)], 22).moved(arm, 0, height)
    return [(post + bend, "lamp"), (shade, "lamp"), (ball(0.15, arm, 0, height - 0.3, 14), "glow")]


def flame(height: float, seed: int) -> Pieces:
    """Tongues of fire that lick up from the origin."""
    random = np.random.default_rng(seed)
    tongues: Pieces = []
    for k in range(11):
        t, a = np.linspace(0, 1, 20), k * 2.4 + seed
        tall = height * random.uniform(0.45, 0.95) * (1.0 if k else 1.15)
        sway = 0.1 * height * np.sin(6 * t + a) * t
        out = (0.08 + 0.22 * random.random()) * height * (1 - 0.6 * t) * (1.0 if k else 0.1)
        path = np.column_stack([math.cos(a) * out + sway, math.sin(a) * out * 0.6, tall * t])
        swell = 0.085 * height * np.sin(math.pi * (0.2 + 0.8 * t)) ** 1.1 + 0.004
        tongues.append((tube(path, list(swell), 10), "flame"))
    return tongues


def brazier(radius: float = 0.38) -> Pieces:
    """A fire drum pierced with holes on three legs, coals heaped over its rim."""
    drum = lathe(
        [(radius * 0.7, 0.25), (radius, 0.32), (radius * 1.05, 0.85), (radius * 0.95, 0.85), (radius * 0.9, 0.7)], 24
    )
    hoops = [wheel_rim(radius * 1.04, 0.03, 30).rotated("x", 90).moved(z=z) for z in (0.4, 0.84)]
    holes = [
        ball(0.038, radius * 1.01 * math.cos(a), radius * 1.02 * math.sin(a), z, 8)
        for a in np.arange(0, 6.2, 0.52)
        for z in (0.52, 0.68)
    ]
    legs = [
        rod(
            (radius * 1.2 * math.cos(a), radius * 1.2 * math.sin(a), 0),
            (radius * 0.9 * math.cos(a), radius * 0.9 * math.sin(a), 0.5),
            0.035,
        )
        for a in (0.5, 2.6, 4.7)
    ]
    random = np.random.default_rng(3)
    coals = [
        ball(0.055, *(random.uniform(-0.72, 0.72, 2) * radius), 0.84 + random.uniform(0, 0.09), 7) for _ in range(60)
    ]
    return [(join([drum, *hoops, *legs]), "iron"), (join(holes), "flame"), (join(coals), "flame")]


def megaphone(length: float = 0.5) -> Solid:
    """A speaking trumpet along -y, its mouthpiece at the origin."""
    return lathe(
        [
            (0.03, 0),
            (0.035, 0.05),
            (0.06, 0.3 * length),
            (0.2, length),
            (0.215, length),
            (0.19, length * 0.96),
            (0.02, 0.1),
        ],
        26,
    ).rotated("x", 90)


def leaflets(count: int, spread: tuple[float, float], seed: int) -> Solid:
    """Sheets strewn on the ground about the origin."""
    random = np.random.default_rng(seed)
    return join(
        [
            box(0.21, 0.3, 0.012)
            .rotated("x", random.uniform(-7, 7))
            .moved(random.normal() * spread[0], random.normal() * spread[1], 0.012 * k + 0.02, random.uniform(0, 180))
            for k in range(count)
        ]
    )


def spectacle_case(length: float = 0.24) -> Pieces:
    """An empty spectacle case lying open at the origin."""
    shell = ball(1, detail=16).stretched(length / 2, length * 0.2, length * 0.11)
    hollow = ball(1, detail=16).stretched(length * 0.43, length * 0.15, length * 0.05).moved(0, 0, length * 0.15)
    lid = shell.rotated("x", 68).moved(0, length * 0.22, length * 0.2)
    return [(shell.moved(0, 0, length * 0.08), "case"), (hollow, "hollow"), (lid, "case")]


def tap(scale: float = 1.0) -> Pieces:
    """A garden tap on a standpipe: the spout's mouth is the origin, the pipe rises at y = 0, x = -0.3."""
    body = tube(
        [(-0.34, 0, 0.16), (-0.2, 0, 0.16), (-0.06, 0, 0.15), (0, 0, 0.08), (0.003, 0, 0)],
        [0.05, 0.055, 0.05, 0.045, 0.04],
        16,
    )
    bonnet = lathe([(0.06, 0), (0.05, 0.05), (0.025, 0.07), (0.025, 0.15), (0.05, 0.16)], 16).moved(-0.14, 0, 0.18)
    handle = (
        rod((-0.14 - 0.13, 0, 0.35), (-0.14 + 0.13, 0, 0.35), 0.026)
        + ball(0.036, -0.27, 0, 0.35, 10)
        + ball(0.036, -0.01, 0, 0.35, 10)
    )
    pipe = rod((-0.36, 0, -1.4), (-0.36, 0, 0.3), 0.055) + lathe([(0.075, 0), (0.075, 0.1)], 14).moved(-0.36, 0, 0.1)
    lip = wheel_rim(0.044, 0.012, 18).rotated("x", 90)
    return [((s).moved(scale=scale), k) for s, k in ((pipe, "iron"), (body + lip, "brass"), (bonnet + handle, "brass"))]


def water_fall(height: float, radius: float) -> Pieces:
    """Water that falls from the origin in twisting strands and splashes at its foot."""
    t = np.linspace(0, 1, 24)
    strands = []
    for a in np.arange(5) * 1.2566:
        twist = a + 2.6 * t
        out = radius * (0.55 + 0.25 * t)
        strands.append(
            (tube(np.column_stack([out * np.cos(twist), out * np.sin(twist), -height * t]), radius * 0.55, 8), "stream")
        )
    drops = [
        ball(
            radius * (0.2 + 0.14 * (k % 3)),
            radius * 3.2 * math.cos(2.4 * k),
            radius * 2 * math.sin(2.4 * k),
            -height + radius * (0.4 + 0.5 * (k % 4)),
            8,
        )
        for k in range(13)
    ]
    return [*strands, (join(drops), "stream")]


def ladder(length: float, width: float = 0.45) -> Solid:
    """A ladder standing along z."""
    rails = [rod((s * width / 2, 0, 0), (s * width / 2, 0, length), 0.035) for s in (-1, 1)]
    return join(rails + [rod((-width / 2, 0, z), (width / 2, 0, z), 0.024) for z in np.arange(0.3, length, 0.32)])


def rope_coil(radius: float = 0.35) -> Solid:
    """A coiled rope lying on the ground."""
    t = np.linspace(0, 1, 160)
    a = t * 2 * math.pi * 6
    out = radius * (1 - 0.12 * np.sin(a * 0.31))
    return tube(np.column_stack([out * np.cos(a), out * np.sin(a), 0.03 + 0.3 * t]), 0.034, 8)


def stroller() -> Pieces:
    """A baby stroller along x, its handle towards -x, 1.05 m high."""
    wheels = join([wheel_rim(0.15, 0.035, 24).moved(x, y, 0.17) for x in (-0.3, 0.36) for y in (-0.22, 0.22)])
    frame = join(
        [
            tube([(0.36, y, 0.17), (-0.1, y, 0.55), (-0.5, y, 1.0), (-0.6, y, 1.02)], 0.022, 8)
            + rod((-0.3, y, 0.17), (0.12, y, 0.62), 0.02)
            for y in (-0.22, 0.22)
        ]
    ) + rod((-0.6, -0.22, 1.02), (-0.6, 0.22, 1.02), 0.026)
    arc = np.linspace(0.1, 2.3, 10)
    hood = surface(
        np.array([[(-0.02 + 0.36 * math.cos(a), y, 0.62 + 0.36 * math.sin(a)) for a in arc] for y in (-0.24, 0, 0.24)])
    )
    seat = tube([(0.42, 0, 0.38), (0.2, 0, 0.42), (-0.05, 0, 0.46), (-0.25, 0, 0.85)], [0.1, 0.19, 0.2, 0.16], 12)
    return [(wheels, "iron"), (frame, "iron"), (hood, "hood"), (seat, "cushion")]
