"""Things met on the way: mountains, gorges, a farmhouse, umbrellas, a steam launch, fields from a train, the Bund."""

from __future__ import annotations

import math

import numpy as np
from scipy.interpolate import PchipInterpolator

from kit.harbour import sampan
from kit.solids import Solid, ball, box, join, lathe, loft, rod, surface, tube


def _rough(at: np.ndarray, scale: float, seed: int) -> np.ndarray:
    """Smooth noise of about -1..1 along a line; `scale` is the length of one swell."""
    knots = np.random.default_rng(seed).uniform(-1, 1, 512)
    place = np.asarray(at) / scale + 256
    whole = np.clip(np.floor(place).astype(int), 0, 510)
    part = place - whole
    blend = part * part * (3 - 2 * part)
    return knots[whole] * (1 - blend) + knots[whole + 1] * blend


def ridge(crest: list[tuple[float, float]], y: float, foot_z: float, spread: float, seed: int, jag: float = 1) -> Solid:
    """A mountain seen from -y: its crest given as (x, z) points, its foot `spread` metres nearer, with eroded ribs."""
    points = np.array(crest, float)
    x = np.linspace(points[0, 0], points[-1, 0], 260)
    span = np.ptp(points[:, 0])
    top = PchipInterpolator(points[:, 0], points[:, 1])(x)
    top += jag * span * (0.008 * _rough(x, span / 40, seed) + 0.004 * _rough(x, span / 110, seed + 1))
    down = np.linspace(0, 1, 40)[:, None]
    ribs = _rough(x[None] + 0.05 * span * down * np.sign(_rough(x, span / 5, seed + 2))[None], span / 22, seed + 3)
    out = spread * (down + 0.55 * np.abs(ribs) * np.sin(np.pi * down**0.7))
    return surface(np.stack([np.broadcast_to(x, out.shape), y - out, foot_z + (top - foot_z) * (1 - down)], -1))


def cliff(foot: list[tuple[float, float]], top: float, seed: int, lean: float = 0.12, block: float = 7.0) -> Solid:
    """A rock wall over a line of (x, y) points, its face on the left of the way: columns, clefts and ledges."""
    line = np.array(foot, float)
    run = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
    s = np.linspace(0, run[-1], max(120, int(run[-1] / block * 12)))
    x, y = np.interp(s, run, line[:, 0]), np.interp(s, run, line[:, 1])
    along = np.stack([np.gradient(x, s), np.gradient(y, s)])
    along /= np.hypot(*along)
    out_x, out_y = -along[1], along[0]
    up = np.linspace(0, 1, 70)[:, None]
    high = top * (1 + 0.14 * _rough(s, block * 3, seed) + 0.05 * _rough(s, block * 0.8, seed + 1))
    face = block * (0.42 * np.abs(_rough(s, block, seed + 2)) + 0.2 * np.abs(_rough(s, block * 0.36, seed + 3)))
    ledge = 0.12 * block * np.sign(np.sin(up * 23 + 2 * _rough(s, block * 2, seed + 4)))
    off = face - lean * top * up + ledge * (up < 0.97)
    return surface(np.stack([x + out_x * off, y + out_y * off, high * up - 1], -1))


def pitched_roof(width: float, depth: float, eaves: float, ridge_z: float, tile: float = 0.32) -> list[Solid]:
    """A tiled roof over a house along x, centred on the origin: two slopes with rows of tiles, and the ridge."""
    w, d, thick = width / 2, depth / 2, 0.14
    slopes, tiles = [], []
    for sign in (1, -1):
        section = [(0, ridge_z), (sign * d, eaves), (sign * d, eaves - thick), (0, ridge_z - thick)]
        slopes.append(loft(np.array([[(x, y, z) for y, z in section] for x in (-w, w)])))
        tiles.extend(
            rod((x, 0, ridge_z + 0.03), (x, sign * d, eaves + 0.03), 0.075, sides=6) for x in np.arange(-w, w, tile)
        )
    cap = rod((-w - 0.1, 0, ridge_z + 0.08), (w + 0.1, 0, ridge_z + 0.08), 0.16)
    return [join(slopes), join(tiles), cap]


def farmhouse() -> list[tuple[Solid, str]]:
    """A whitewashed Sichuan farmhouse, ten metres along x, front to -y: dark timber frame, tiled roof, a wing."""
    walls = box(10, 5, 3.0) + box(3.6, 4, 2.6, 6.4, -1.4)
    gable = loft(np.array([[(x, y, z) for y, z in ((-2.5, 3), (0, 4.9), (2.5, 3))] for x in (-5, 5)]))
    frame = [box(0.16, 0.1, 3.0, x, -2.52) for x in (-4.9, -2.9, -0.95, 0.95, 2.9, 4.7)]
    frame += [box(10, 0.1, 0.16, 0, -2.52, z) for z in (1.25, 2.75)]
    frame += [box(0.14, 0.1, 2.6, x, -3.42) for x in (4.7, 6.4, 8.1)] + [box(3.6, 0.1, 0.14, 6.4, -3.42, 1.2)]
    openings = join(
        [box(1.7, 0.12, 2.3, 0, -2.5), *[box(1.1, 0.14, 0.9, x, -2.5, 1.5) for x in (-3.9, 3.9, -1.9, 1.9)]]
    )
    parts = [(walls + gable, "whitewash"), (join(frame), "timber"), (openings, "opening")]
    roofs = pitched_roof(11.6, 7.0, 2.75, 5.1)
    wing = [s.moved(6.6, -1.4) for s in pitched_roof(4.6, 5.4, 2.35, 4.0)]
    return [*parts, *[(s, "roof") for s in roofs + wing]]


def bamboo(height: float, stems: int, seed: int) -> list[tuple[Solid, str]]:
    """A clump of bamboo: bowed canes with sprays of long leaves."""
    random = np.random.default_rng(seed)
    canes, leaves = [], []
    for _ in range(stems):
        a, tall = random.uniform(0, 2 * math.pi), height * random.uniform(0.7, 1.1)
        root, bow = random.normal(0, 0.06 * height, 2), random.uniform(0.1, 0.3) * height
        t = np.linspace(0, 1, 12)
        path = np.stack(
            [root[0] + bow * t**2.4 * math.cos(a), root[1] + bow * t**2.4 * math.sin(a), tall * t * (1 - 0.12 * t**3)],
            -1,
        )
        canes.append(tube(path, [0.006 * height * (1.2 - v) + 0.01 for v in t], 6))
        for v in random.uniform(0.35, 1, 16):
            at = np.array([np.interp(v, t, path[:, k]) for k in range(3)])
            blade = ball(1, detail=6).stretched(0.075 * height, 0.014 * height, 0.012 * height)
            blade = blade.moved(0.06 * height).rotated("y", random.uniform(10, 60))
            leaves.append(blade.moved(*at, random.uniform(0, 360)))
    return [(join(canes), "bamboo"), (join(leaves), "leaves")]


def bamboo_hat(radius: float = 0.3) -> Solid:
    """A pointed hat of woven bamboo, its rim at z = 0."""
    rings = [
        lathe([(radius * t, radius * 0.62 * (1 - t)), (radius * t, radius * 0.62 * (1 - t) + 0.012)], 40)
        for t in (0.98, 0.8, 0.6, 0.4, 0.22)
    ]
    return lathe([(radius, -0.012), (radius, 0.0), (0.012, radius * 0.62), (0.01, radius * 0.58)], 40) + join(rings)


def umbrella(radius: float = 0.56, ribs: int = 12) -> list[tuple[Solid, str]]:
    """An open oiled-paper umbrella gripped at the origin: scalloped canopy, ribs, stick."""
    around, out = np.linspace(0, 2 * math.pi, ribs * 8 + 1), np.linspace(0.02, 1, 12)[:, None]
    reach = radius * out * (1 - 0.055 * out**3 * np.abs(np.sin(around * ribs / 2)))
    sag = 0.3 * radius * (1 - out**1.7) - 0.035 * radius * out * np.abs(np.sin(around * ribs / 2))
    canopy = surface(np.stack([reach * np.cos(around), reach * np.sin(around), 0.62 + sag], -1))
    spokes = [
        tube(
            [
                (radius * t * math.cos(a), radius * t * math.sin(a), 0.632 + 0.3 * radius * (1 - t**1.7))
                for t in np.linspace(0.03, 1.02, 9)
            ],
            0.009,
            6,
        )
        for a in np.arange(ribs) * 2 * math.pi / ribs
    ]
    stick = rod((0, 0, -0.16), (0, 0, 0.62 + 0.42 * radius), 0.014) + ball(0.03, 0, 0, 0.62 + 0.36 * radius, 10)
    return [(canopy, "umbrella"), (join(spokes), "rib"), (stick, "timber")]


def steam_launch(length: float = 13) -> list[tuple[Solid, str]]:
    """A river launch along x, bow to +x: open well, awning on posts, funnel, wheelhouse."""
    sections = []
    for u in np.linspace(-1, 1, 41):
        half = length * 0.125 * (1 - max(u, 0) ** 2.2) ** 0.8 * (1 - 0.25 * max(-u, 0) ** 3) + 0.03
        top, keel = 1.05 + 0.65 * max(u, 0) ** 2 + 0.15 * u * u, -0.5 + 0.3 * max(u, 0) ** 4
        x = u * length / 2
        sections.append(
            [
                (x, -half, top),
                (x - 0.2 * max(u, 0), -half * 0.8, keel),
                (x - 0.2 * max(u, 0), half * 0.8, keel),
                (x, half, top),
                (x, half * 0.86, top - 0.35),
                (x, -half * 0.86, top - 0.35),
            ]
        )
    rail = [tube([(s[k][0], s[k][1] * 1.01, s[k][2]) for s in sections], 0.07, 6) for k in (0, 3)]
    house = box(length * 0.16, length * 0.15, 1.75, length * 0.1, 0, 0.8) + box(
        length * 0.19, length * 0.18, 0.09, length * 0.1, 0, 2.55
    )
    panes = join([box(0.5, length * 0.152, 0.55, length * 0.1 + dx, 0, 1.75) for dx in (-0.5, 0.3)])
    front = join([box(length * 0.163, 0.45, 0.55, length * 0.1, dy, 1.75) for dy in (-0.5, 0.5)])
    posts = [
        rod((x, sy * length * 0.1, 1.0), (x, sy * length * 0.1, 2.75), 0.045, sides=8)
        for x in np.linspace(-0.42, -0.02, 5) * length
        for sy in (1, -1)
    ]
    arch = [(-0.115, 2.72), (-0.06, 2.88), (0, 2.94), (0.06, 2.88), (0.115, 2.72), (0, 2.76)]
    awning = loft(np.array([[(x, y * length, z) for y, z in arch] for x in (-0.45 * length, 0.01 * length)]))
    funnel = lathe([(0.34, 0), (0.34, 1.6), (0.4, 1.6), (0.4, 1.75), (0.34, 1.75), (0.34, 2.1), (0.26, 2.1)])
    return [
        (loft(np.array(sections)), "boat"),
        (join(rail), "boat"),
        (house, "house"),
        (panes + front, "opening"),
        (join(posts), "rigging"),
        (awning, "awning"),
        (funnel.moved(-length * 0.02, 0, 2.3), "funnel"),
        (rod((length * 0.4, 0, 1.5), (length * 0.4, 0, 3.9), 0.05), "rigging"),
    ]


def lugsail(height: float) -> list[tuple[Solid, str]]:
    """A battened sail leaning back on its mast, foot of the mast at the origin."""
    v, u = np.meshgrid(np.linspace(0, 1, 15), np.linspace(-0.34, 0.24, 9), indexing="ij")
    x = height * (u * (1 - 0.3 * v) - 0.06 * v)
    z = height * (0.12 + v * (0.9 - 0.3 * u) - 0.12 * u)
    y = -0.06 * height * np.cos(u * 4)
    sheet = surface(np.stack([x, y - 0.01 * height * np.cos(v * 44), z], -1))
    battens = [tube(np.stack([x[k], y[k] - 0.02 * height, z[k]], -1), 0.008 * height, 6) for k in range(0, 15, 3)]
    mast = rod((0, 0.03, 0), (-0.02 * height, 0.03, 1.16 * height), 0.018 * height, 0.01 * height)
    return [(mast, "rigging"), (sheet, "sail"), (join(battens), "sail")]


def junk(height: float) -> list[tuple[Solid, str]]:
    """A river junk under sail along x, bow to +x: high stern, mainsail and a smaller foresail."""
    parts = sampan(1.25 * height, matting=False)[:2]
    parts += [(solid.moved(-0.08 * height, 0, 0.03 * height), kind) for solid, kind in lugsail(height)]
    parts += [(solid.moved(0.42 * height, 0, 0.05 * height), kind) for solid, kind in lugsail(0.62 * height)]
    return [*parts, (box(0.34 * height, 0.16 * height, 0.14 * height, -0.36 * height, 0, 0.06 * height), "mat")]
