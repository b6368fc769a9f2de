"""The Bund about 1920, kept simple: a row of stone fronts with colonnades, corner cupolas and a brick clock tower."""

from __future__ import annotations

import numpy as np

from kit.solids import Solid, box, join, lathe, loft, rod


def stone_front(width: float, height: float, floors: int, seed: int) -> list[tuple[Solid, str]]:
    """A bank's front along x facing -y: plinth, arched ground floor, columns, cornice, rows of windows."""
    random = np.random.default_rng(seed)
    depth, floor = 12.0, height / floors
    body = box(width, depth, height, 0, depth / 2)
    bays = int(width / 3.2)
    places = (np.arange(bays) - (bays - 1) / 2) * width / bays
    low, high = floor, height - (floor if floors > 3 else 0.6)
    columns = (
        [
            rod((x, -0.3, low), (x, -0.3, high), 0.36, 0.32, sides=10)
            for x in np.append(places, -places[0] + 3.2) - 0.5 * width / bays
        ]
        if random.random() < 0.7
        else []
    )
    bands = [box(width + 0.9, 1.2, 0.5, 0, 0, z) for z in (0.2, low - 0.25, high, height - 0.2)]
    panes = [box(1.3, 0.3, floor * 0.55, x, -0.02, k * floor + 0.3 * floor) for x in places for k in range(floors)]
    return [(body, "stone"), (join(columns + bands), "stone"), (join(panes), "opening")]


def cupola(width: float) -> Solid:
    """A small domed turret for a corner."""
    drum = [
        (0.5, 0),
        (0.5, 0.1),
        (0.4, 0.12),
        (0.4, 0.7),
        (0.5, 0.74),
        (0.46, 0.82),
        (0.42, 1.0),
        (0.3, 1.2),
        (0.1, 1.34),
        (0.06, 1.5),
        (0.01, 1.7),
    ]
    return lathe([(r * width, z * width) for r, z in drum], 18)


def custom_house(width: float, height: float) -> list[tuple[Solid, str]]:
    """The old Custom House: gabled brick wings and a square clock tower with a steep roof."""
    wing, tall, side, w = height * 0.5, height * 0.74, 0.22 * width, 0.14 * width
    gables = []
    for x in (-0.36 * width, 0.36 * width):
        outline = [(x - w, 0), (x + w, 0), (x + w, wing), (x, wing + 1.1 * w), (x - w, wing)]
        gables.append(loft(np.array([[(px, y, z) for px, z in outline] for y in (0, 10)])))
    shaft = box(2 * side, 2 * side, tall, 0, side * 0.7)
    roof = loft(
        np.array(
            [
                [(sx * w, side * 0.7 + sy * w, z) for sx, sy in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
                for w, z in ((side * 1.12, tall), (side * 1.0, tall + 0.03 * height), (0.05, height))
            ]
        )
    )
    face = lathe([(side * 0.62, 0), (side * 0.62, 0.3), (side * 0.5, 0.34), (0.05, 0.34)], 24).rotated("x", 90)
    hands = box(0.2, 0.2, side * 0.42, 0, -0.4) + box(side * 0.3, 0.2, 0.2, side * 0.14, -0.4)
    panes = [
        box(0.07 * width, 0.4, wing * 0.2, x * width, -0.1, z * wing)
        for x in (-0.42, -0.3, 0.3, 0.42)
        for z in (0.1, 0.42, 0.74)
    ]
    dial = face.moved(0, -0.3 * side, tall * 0.84)
    return [
        (join(gables), "brick"),
        (shaft, "brick"),
        (roof, "roof"),
        (dial, "stone"),
        (hands.moved(0, -0.3 * side, tall * 0.84), "opening"),
        (join(panes), "opening"),
    ]


def bund(length: float) -> list[tuple[Solid, str]]:
    """A waterfront row along x facing -y, centred on the origin, about `length` metres long."""
    parts: list[tuple[Solid, str]] = []
    x = -length / 2
    for k, (share, height, floors) in enumerate(
        ((0.2, 16, 5), (0.14, 12, 3), (0.22, 0, 0), (0.19, 19, 6), (0.25, 14, 4))
    ):
        width = share * length
        middle = x + width / 2
        if floors:
            parts += [(s.moved(middle), kind) for s, kind in stone_front(width * 0.94, height, floors, 3 + k)]
        else:
            parts += [(s.moved(middle), kind) for s, kind in custom_house(width * 0.94, 21)]
        if k in (0, 3):
            parts += [(cupola(3.6).moved(middle + side * width * 0.38, 2, height), "stone") for side in (-1, 1)]
        x += width
    return parts
