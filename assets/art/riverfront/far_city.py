"""The city far behind: residential towers with set-backs, offices, a few spires; three rows, paler with distance."""

from __future__ import annotations

from random import Random

from solid import Solid
from stage import Stage
from trees import plant

WEST, EAST = -240.0, 1440.0
FLOOR, BAY = 1.15, 1.25
# Haze of the rows, far to near, in percent, and where they stand (y in m; small, as the tilted camera lifts
# what is deep).
ROWS = ((85, 26.0), (70, 14.0), (55, 3.0))


def _front(
    s: Solid, x: float, y: float, z: float, w: float, h: float, rng: Random, haze: str, lit: float, *, side: float = 0.0
) -> None:
    """Panes on the face at y (or, with `side`, on the face at x + w that runs `side` metres inland)."""
    across = side or w
    columns, rows = max(1, int(across / BAY)), max(1, int(h / FLOOR))
    step = across / columns
    blank = rng.randrange(3)
    for i in range(columns):
        if columns > 4 and i % 3 == blank and rng.random() < 0.5:
            continue
        for j in range(rows):
            a, b, z0 = i * step + step * 0.16, (i + 1) * step - step * 0.16, z + j * FLOOR + 0.3
            glass = ("city_lit" if rng.random() < lit else "city_window") + haze
            if side:
                px = x + w + 0.03
                s.polygon([(px, y + a, z0), (px, y + b, z0), (px, y + b, z0 + 0.6), (px, y + a, z0 + 0.6)], glass)
            else:
                py = y - 0.03
                s.polygon([(x + a, py, z0), (x + b, py, z0), (x + b, py, z0 + 0.6), (x + a, py, z0 + 0.6)], glass)


def _block(
    s: Solid,
    x: float,
    y: float,
    z: float,
    w: float,
    d: float,
    h: float,
    rng: Random,
    wall: str,
    haze: str,
    lit: float = 0.05,
) -> None:
    s.box(x, y, z, w, d, h, wall + haze)
    _front(s, x, y, z, w, h, rng, haze, lit)
    _front(s, x, y, z, w, h, rng, haze, lit, side=d)


def residential(rng: Random, h: float, wall: str, haze: str) -> Solid:
    """A tower of flats: a core between two lower wings, balcony stacks, a stepped crown."""
    s = Solid()
    w, d = rng.uniform(4.4, 6.2), rng.uniform(5.0, 6.6)
    wing = w * rng.uniform(0.55, 0.8)
    _block(s, -w / 2, 0, 0, w, d, h, rng, wall, haze)
    for side in (-1, 1):
        low = h * rng.uniform(0.86, 0.96)
        _block(s, side * w / 2 - (wing if side < 0 else 0), 0.9, 0, wing, d - 1.4, low, rng, wall, haze)
        s.box(side * w * 0.28 - 0.5, -0.5, 2, 1.0, 0.6, h * 0.94, wall + haze)
        for j in range(int(h * 0.9 / FLOOR)):
            s.box(side * w * 0.28 - 0.6, -0.66, 2.2 + j * FLOOR, 1.2, 0.2, 0.4, "city_pale" + haze)
    crown = rng.random()
    s.box(-w * 0.3, d * 0.2, h, w * 0.6, d * 0.6, 1.8, wall + haze)
    if crown < 0.4:
        s.box(-w * 0.42, 0.4, h + 0.5, w * 0.84, 0.3, 1.6, "city_pale" + haze)
        for i in range(4):
            s.box(-w * 0.4 + i * w * 0.26, 0.4, h, 0.2, 0.2, 2.0, "city_pale" + haze)
    elif crown < 0.65:
        s.extrude_y(
            [(-w * 0.34, h + 1.8), (w * 0.34, h + 1.8), (w * 0.18, h + 3.0), (-w * 0.18, h + 3.0)],
            d * 0.2,
            d * 0.8,
            "roof_grey_tile" + haze,
        )
    else:
        s.box(-0.12, d / 2, h + 1.8, 0.24, 0.24, 2.6, "steel_grey" + haze)
    return s


def office(rng: Random, h: float, haze: str) -> Solid:
    """An office tower: glass with two set-backs, sometimes a slanted head or a spire."""
    s = Solid()
    w, d, z = rng.uniform(6.5, 9), rng.uniform(6, 8), 0.0
    wall = rng.choice(("city_glass", "city_glass", "city_pale"))
    for share, shrink in ((0.58, 1.0), (0.3, 0.8), (0.12, 0.58)):
        _block(s, -w * shrink / 2, d * (1 - shrink) / 2, z, w * shrink, d * shrink, h * share, rng, wall, haze, 0.09)
        z += h * share
        s.box(
            -w * shrink / 2 - 0.1,
            d * (1 - shrink) / 2 - 0.1,
            z - 0.15,
            w * shrink + 0.2,
            d * shrink + 0.2,
            0.3,
            "city_pale" + haze,
        )
        for i in range(3):
            s.box(
                -w * shrink / 2 + w * shrink * i / 2 - 0.12,
                d * (1 - shrink) / 2 - 0.14,
                z - h * share,
                0.24,
                0.2,
                h * share,
                "city_pale" + haze,
            )
    kind = rng.random()
    if kind < 0.3:
        s.tube(0, d / 2, z, 1.3, 0.06, rng.uniform(5, 9), "city_pale" + haze, 8)
    elif kind < 0.55:
        s.extrude_x([(d * 0.22, z), (d * 0.78, z), (d * 0.78, z + 4)], -w * 0.29, w * 0.29, "city_glass" + haze)
    else:
        s.box(-w * 0.2, d * 0.35, z, w * 0.4, d * 0.3, 1.6, "city_pale" + haze)
        s.beam((0, d / 2, z + 1.6), (0, d / 2, z + 5.5), 0.1, "steel_grey" + haze, 5)
    return s


def slab(rng: Random, h: float, wall: str, haze: str) -> Solid:
    """A long slab of older flats with a pitched cap."""
    s = Solid()
    w, d = rng.uniform(11, 19), 4.5
    _block(s, -w / 2, 0, 0, w, d, h, rng, wall, haze, 0.07)
    for i in range(int(w / 2.6)):
        s.box(-w / 2 + 0.7 + i * 2.6, -0.45, 1, 0.9, 0.5, h - 1.4, "city_pale" + haze)
    s.hip_roof(
        -w / 2 - 0.2,
        -0.3,
        h,
        w + 0.4,
        d + 0.6,
        1.3,
        rng.choice(("roof_grey_tile", "roof_grey_tile", "roof_tile")) + haze,
    )
    return s


def _place(stage: Stage, s: Solid, x: float, y: float, angle: float) -> None:
    s.vertices = [(px + x, py + y, pz) for px, py, pz in s.vertices]
    s.turn(x, y + 3, angle)
    stage.put(s, layer="far")


def compose_far(stage: Stage) -> None:
    """Three rows of towers in clusters with open sky between, over a low skyline of roofs and trees."""
    for number, (percent, y) in enumerate(ROWS):
        haze = f"@{percent}"
        rng = Random(f"far-{number}")
        x = WEST
        while x < EAST:
            # Estates of like towers stand together, as they were built; between them lie gaps.
            kind, estate = rng.random(), rng.randint(2, 5)
            wall = rng.choice(("city_pale", "city_warm", "city_rose", "city_pale"))
            tall = (rng.uniform(33, 46), rng.uniform(24, 34), rng.uniform(17, 23))[number]
            angle = rng.choice((-0.42, -0.3, 0.3, 0.42))
            for k in range(estate):
                h = tall * rng.uniform(0.92, 1.05)
                if number < 2 and kind < 0.17 and k == 0:
                    _place(stage, office(rng, h * rng.uniform(1.1, 1.34), haze), x, y, angle)
                elif number == 2 and kind < 0.75:
                    _place(stage, slab(rng, h * 0.75, wall, haze), x, y, angle * 0.5)
                    x += 9
                else:
                    _place(stage, residential(rng, h, wall, haze), x, y, angle)
                x += rng.uniform(10.5, 14.5)
            x += rng.uniform(*((22, 64), (26, 66), (8, 26))[number])
        ground = Solid()
        ground.box(WEST, y + 8, 0, EAST - WEST, 1, (15, 14, 11)[number], "city_pale" + haze)
        stage.put(ground, layer="far")
    _skirt(stage)


def _skirt(stage: Stage) -> None:
    """Low roofs and crowns of trees at the feet of the towers."""
    rng = Random("far-skirt")
    s = Solid()
    x = WEST
    while x < EAST:
        w, h = rng.uniform(7, 15), rng.uniform(9, 13.5)
        s.box(x, 0, 0, w, 3, h, rng.choice(("city_warm", "city_rose", "city_pale")) + "@45")
        s.gable_roof(x - 0.3, -0.2, h, w + 0.6, 3.4, 1.6, rng.choice(("roof_tile", "roof_grey_tile")) + "@45")
        for i in range(int(w / 1.4)):
            for j in range(2):
                s.box(
                    x + 0.5 + i * 1.4,
                    -0.05,
                    h - 2 - j * 2.2,
                    0.6,
                    0.05,
                    0.9,
                    ("city_lit" if rng.random() < 0.1 else "city_window") + "@45",
                )
        x += w + rng.uniform(0, 6)
    stage.put(s, layer="far")
    for _ in range(330):
        plant(
            stage,
            "far_grove",
            rng.uniform(WEST, EAST),
            rng.uniform(-3, -1),
            rng,
            size=(0.5, 0.85),
            z=rng.uniform(5.5, 9),
            layer="far",
        )
