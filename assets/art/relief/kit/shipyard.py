"""A shipyard's day: slipway, freighter, drilling platform, bunting, caps."""

from __future__ import annotations

import itertools

import numpy as np

from kit.solids import Solid, ball, box, join, lathe, loft, rod, tube

Pieces = list[tuple[Solid, str]]


def slipway(width: float, length: float) -> Pieces:
    """A building slip along y that falls towards +y: ways, keel blocks, timber shores along both sides."""
    ways = [_sloped(x, 1.1, length, 0.9) for x in (-width * 0.22, width * 0.22)]
    blocks = [box(1.8, 0.9, 1.5, 0, y, -0.045 * y - 0.4) for y in np.arange(-2, length, 2.6)]
    shores = []
    for y in np.arange(2, length, 3.2):
        shores += [rod((s * width * 0.5, y, -0.4), (s * width * 0.33, y, 4.2), 0.17, sides=8) for s in (-1, 1)]
    floor = box(width * 3.2, length, 0.2, 0, length / 2 - 12, -0.2)
    return [(join(ways), "timber"), (join(blocks), "timber"), (join(shores), "timber"), (floor, "slip")]


def _sloped(x: float, width: float, length: float, rise: float) -> Solid:
    ends = [(-4.0, rise + 0.2), (length, rise - 0.045 * length)]
    return loft(
        np.array([[(x + s * width / 2, y, z) for s, z in ((-1, -1), (1, -1), (1, top), (-1, top))] for y, top in ends])
    )


def freighter(length: float, beam: float, side: float) -> Pieces:
    """A cargo ship of the nineteen-fifties along x, bow to +x, keel at z = 0."""
    sections, band = [], []
    for u in np.linspace(-1, 1, 70):
        ring = []
        for sign, order in ((1, np.linspace(0, 1, 11)), (-1, np.linspace(1, 0, 11))):
            for up in order:
                half = _frame(u, up) * beam / 2
                rake = 5.0 * max(u, 0) ** 3 * up**1.3
                ring.append((u * length / 2 + rake, sign * max(half, 0.06), (side + 2.6 * max(u, 0) ** 3) * up))
        sections.append(ring)
    hull = np.array(sections)
    for row in (3, 7, 9):
        band += [tube(hull[:, k] * (1, 1.01, 1), 0.07, 6) for k in (row, 21 - row)]
    low = hull[:, [0, 1, 2, 3, 18, 19, 20, 21]] * (1, 1.012, 1)
    anchors = [ball(0.5, length / 2 - 0.6, s * 1.6, side * 0.92, 10).stretched(1, 1, 1) for s in (-1, 1)]
    deck = side + 0.6
    house = [
        box(11, beam * 0.8, 3, -4, 0, deck),
        box(8, beam * 0.9, 2.6, -4, 0, deck + 3),
        box(6, beam, 2.4, -3, 0, deck + 5.6),
    ]
    masts = []
    for x in (length * 0.3, length * 0.1, -length * 0.3):
        masts.append(rod((x, 0, deck), (x, 0, deck + 13), 0.4, 0.25))
        masts += [rod((x, s, deck + 2), (x + dx, s * 2, deck + 10), 0.18) for s in (-1, 1) for dx in (6, -6)]
        masts.append(box(0.6, 5, 0.5, x, 0, deck + 10))
    rail = [tube(hull[35:, k] + (0, 0, lift), 0.05, 6) for k in (10, 11) for lift in (0.5, 1.0)]
    return [
        (loft(hull), "hull"),
        (loft(low), "keel"),
        (join(band), "hull"),
        (join(anchors), "iron"),
        (join(house), "house"),
        (join(masts), "rigging"),
        (join(rail), "rigging"),
    ]


def _frame(u: float, up: float) -> float:
    """Half breadth 0..1 at station u (-1 stern, 1 bow) and height up (0 keel, 1 deck)."""
    fine = (1 - max(u, 0.0) ** (1.9 + 2.6 * up)) ** (1.0 - 0.35 * up)
    run = (1 - max(-u, 0.0) ** 4) ** 0.7
    return max(0.0, fine * run) * min(1.0, 0.25 + 1.1 * up**0.45)


def drilling_platform(height: float) -> Pieces:
    """A semi-submersible drilling platform: pontoons, six columns, braces, deck, derrick, helideck, cranes."""
    columns = [lathe([(2.0, -1), (2.0, height * 0.4)], 22).moved(x, y) for x in (-13, 0, 13) for y in (-11, 11)]
    braces = []
    for y in (-11, 11):
        braces += [rod((a, y, 1), (b, y, height * 0.38), 0.5) for a, b in ((-13, 0), (13, 0))]
    braces += [rod((x, -11, 3), (x, 11, 3), 0.6) for x in (-13, 0, 13)]
    pontoons = [ball(1, detail=16).stretched(19, 3, 2.2).moved(0, y, 0) for y in (-11, 11)]
    top = height * 0.4
    deck = [box(34, 28, 3.2, 0, 0, top), box(10, 12, 4, -11, -6, top + 3.2), box(8, 10, 3, 12, 4, top + 3.2)]
    derrick = _tower((0.0, -3.0, top + 3.2), 3.6, 0.9, height * 0.62)
    helideck = lathe([(5, 0), (5, 0.5), (0.1, 0.5)], 24).moved(16, -14, top + 6) + rod(
        (15, -12, top), (16, -14, top + 6), 0.5
    )
    return [
        (join([*columns, *pontoons, *braces]), "platform"),
        (join(deck), "platform"),
        (derrick, "rigging"),
        (helideck, "platform"),
    ]


def _tower(at: tuple[float, float, float], foot: float, head: float, height: float) -> Solid:
    """A lattice derrick."""
    x, y, z = at
    levels = np.linspace(0, 1, 9)
    corners = [
        [(x + sx * w, y + sy * w, z + height * t) for sx, sy in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
        for t, w in ((t, foot + (head - foot) * t) for t in levels)
    ]
    parts = [rod(corners[0][k], corners[-1][k], 0.28, 0.18) for k in range(4)]
    for low, high in itertools.pairwise(corners):
        for k in range(4):
            j = (k + 1) % 4
            parts += [
                rod(low[k], high[j], 0.12, sides=6),
                rod(low[j], high[k], 0.12, sides=6),
                rod(high[k], high[j], 0.12, sides=6),
            ]
    return join(parts)


def bunting(start: tuple[float, float, float], end: tuple[float, float, float], seed: int, count: int = 13) -> Pieces:
    """A line of plain pennants that sags from start to end."""
    a, b = np.array(start, float), np.array(end, float)
    t = np.linspace(0, 1, 40)[:, None]
    line = a + (b - a) * t
    line[:, 2] -= (4 * 1.6 * t * (1 - t))[:, 0]
    flags = []
    random = np.random.default_rng(seed)
    for k in range(count):
        p, q = line[1 + k * 3 - k // 13], line[min(39, 3 + k * 3)]
        drop = np.array([random.uniform(-0.2, 0.2), random.uniform(-0.1, 0.1), -1.0])
        tip = (p + q) / 2 + drop * 1.25
        near = np.array([p, q, tip])
        flags.append(loft(np.stack([near, near + np.array([0, 0.04, 0])])))
    return [(tube(line, 0.035, 6), "rigging"), (join(flags), "flag")]


def cap() -> Solid:
    """A worker's cap with a peak, in the hand or in the air."""
    crown = lathe([(0.12, 0), (0.15, 0.05), (0.13, 0.09), (0.02, 0.11)], 18)
    return crown + lathe([(0.13, 0), (0.13, 0.015), (0.01, 0.015)], 18).moved(0, -0.12)
