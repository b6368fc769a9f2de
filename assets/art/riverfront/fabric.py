"""The everyday shore between the landmarks: quay, promenade furniture, trees, lawns, lane houses and low sheds."""

from __future__ import annotations

from random import Random

import buildings as b
import promenade as p
from eastside import CREEK
from greenery import LAWNS, plant_verge
from layout import GROUND_BACK_Y_M
from planting import plane_tree
from solid import Solid
from stage import Stage, shows
from wharfside import DOCK_LENGTH, DOCKS

WEST, EAST = -330.0, 3130.0
GAP_SPANS = (
    (-330, -66),
    (556, 648),
    (1242, 1372),
    (1606, 1676),
    (1776, 1824),
    (1884, 1982),
    (2022, 2100),
    (2196, 2256),
    (2334, 2390),
    (2512, 2616),
    (2840, 3130),
)


def compose_fabric(stage: Stage) -> None:
    """Everything that is not a landmark, for the stage's window."""
    _ground(stage)
    _walk(stage)
    plant_verge(stage, WEST, EAST)
    _gaps(stage)
    _back_rows(stage)


def _ground(stage: Stage) -> None:
    cuts = [(x, x + w) for x, w in DOCKS] + [CREEK]
    x = WEST
    s = Solid()
    for a, e in [*cuts, (EAST, EAST)]:
        p.quay(s, x, a, GROUND_BACK_Y_M)
        x = e
    for x0, w in DOCKS:
        s.box(x0, 3 + DOCK_LENGTH, -0.5, w, GROUND_BACK_Y_M - DOCK_LENGTH - 3, 0.5, "ground")
    x = WEST
    for a, e in [(DOCKS[0][0] - 40, DOCKS[1][0] + DOCKS[1][1] + 90), CREEK, (EAST, EAST)]:
        s.box(x, 60, 0, a - x, GROUND_BACK_Y_M - 60, 0.12, "lawn")
        s.box(x, 59, 0, a - x, 0.5, 2.4, "brick_dark")
        s.box(x, 58.9, 2.4, a - x, 0.7, 0.2, "stone")
        x = e
    x = WEST
    for a, e in [*((q[0] - 3, q[1] + 3) for q in cuts), (EAST, EAST)]:
        p.fenders(s, x, a)
        x = e
    for x0, x1, y0, y1 in LAWNS:
        s.box(x0, y0, 0, x1 - x0, y1 - y0, 0.14, "lawn")
    for x0, x1 in (
        (WEST, 30),
        (72, 205),
        (548, 848),
        (1238, 1370),
        (1600, 1690),
        (1770, 1985),
        (2016, 2100),
        (2192, 2394),
        (2506, 2690),
        (2830, EAST),
    ):
        p.flood_wall(s, x0, x1, 21.5)
    stage.put(s)


def _clear_of(x: float, spans: tuple[tuple[float, float], ...], margin: float) -> bool:
    return all(not a - margin < x < e + margin for a, e in spans)


def _walk(stage: Stage) -> None:
    rng = Random("walk")
    cuts = (*((x, x + w) for x, w in DOCKS), CREEK)
    for i in range(int((EAST - WEST) / 10)):
        x = WEST + i * 10
        if _clear_of(x + 5, cuts, 5.1):
            stage.instance("railing", p.railing_section, x, 0.2)
    for i in range(int((EAST - WEST) / 18)):
        x = WEST + i * 18
        if _clear_of(x, cuts, 3):
            stage.instance("lamp", p.lamp, x, 8.6)
            stage.light(x, 8.2, 4.5, 170)
        bx, seat = x + rng.uniform(3, 14), rng.random()
        if seat < 0.6 and _clear_of(bx, cuts, 4):
            stage.instance("bench", p.bench, bx, 7.6)
        if _clear_of(x + 9, cuts, 3):
            stage.instance("bollard", p.bollard, x + 9, 1.0)
    for _ in range(620):
        x, y, k = WEST + rng.random() * (EAST - WEST), rng.uniform(1.6, 8.0), rng.randrange(10)
        size, pair = rng.choice((1.0, 1.0, 0.96, 1.03, 0.68)), rng.random()
        if _clear_of(x, cuts, 2):
            stage.instance(
                f"stroller-{k}",
                lambda k=k: p.stroller(k),
                x,
                y,
                0,
                size,
                rng.choice((0.0, 3.14)) + rng.uniform(-0.4, 0.4),
            )
            if pair < 0.45:
                stage.instance(
                    f"stroller-{(k + 3) % 10}",
                    lambda k=(k + 3) % 10: p.stroller(k),
                    x + 0.8,
                    y + 0.2,
                    0,
                    size * 0.96,
                    rng.uniform(-0.4, 0.4),
                )
    for _ in range(60):
        x, k = 836 + rng.random() * 528, rng.randrange(10)
        stage.instance(
            f"stroller-{k}", lambda k=k: p.stroller(k), x, rng.uniform(-8, -5), -0.15, 1.0, rng.uniform(0, 6)
        )


def _gaps(stage: Stage) -> None:
    for number, (x0, x1) in enumerate(GAP_SPANS):
        if not shows(stage, x0, x1):
            continue
        rng, s = Random(f"gap-{number}"), Solid()
        x = x0 + rng.uniform(2, 6)
        while x < x1 - 16:
            w = min(rng.uniform(24, 44), x1 - x - 2)
            kind = rng.choice(("lane", "lane", "shed", "saw", "works", "trees"))
            y = rng.uniform(29, 34)
            if w < 14:
                break
            if kind == "lane":
                b.lilong_row(s, x, y, w, rng, wall=rng.choice(("brick_red", "brick_grey", "brick_dark")))
                b.lilong_row(s, x + 2, y + 14, w - 3, rng, wall=rng.choice(("brick_red", "brick_grey")))
            elif kind == "shed":
                b.gabled_warehouse(
                    s,
                    x,
                    y,
                    w,
                    13,
                    rng.uniform(5, 6.5),
                    rng,
                    storeys=1,
                    wall=rng.choice(("brick_dark", "brick_grey", "plaster")),
                    roof=rng.choice(("roof_slate", "roof_tile")),
                )
            elif kind == "saw":
                b.sawtooth_shed(
                    s, x, y, w, 18, 5.6, rng, teeth=max(2, int(w / 8)), wall=rng.choice(("brick_red", "brick_grey"))
                )
            elif kind == "works":
                b.flat_block(
                    s,
                    x,
                    y,
                    w,
                    13,
                    9.6,
                    rng,
                    storeys=3,
                    columns=max(4, int(w / 3.6)),
                    wall=rng.choice(("brick_grey", "plaster", "brick_red")),
                    size=(1.7, 1.7),
                    lit=0.25,
                )
            for _ in range(int(w / 6)):
                k = rng.randrange(6)
                stage.instance(
                    f"plane-{k}",
                    lambda k=k: plane_tree(k),
                    x + rng.random() * w,
                    rng.uniform(24.5, 28) if kind != "trees" else rng.uniform(24, 46),
                    0,
                    rng.uniform(0.55, 1.0),
                    rng.random() * 6,
                )
            x += w + rng.uniform(5, 12)
        stage.put(s)


def _back_rows(stage: Stage) -> None:
    """Two hazy rows behind everything, so that the ground never ends in a bare edge."""
    for cell in range(int((EAST - WEST) / 40)):
        x0 = WEST + cell * 40
        rng = Random(f"back-{cell}")
        over_dock = any(x < x0 + 42 and x0 - 2 < x + w for x, w in DOCKS) or any(x0 - 4 < c < x0 + 44 for c in CREEK)
        trees = [
            (x0 + rng.random() * 40, rng.uniform(62, 70), rng.randrange(6), rng.uniform(0.7, 1.15)) for _ in range(6)
        ]
        trees += [
            (x0 + rng.random() * 40, rng.uniform(47, 58), rng.randrange(6), rng.uniform(0.6, 1.0)) for _ in range(4)
        ]
        trees += [
            (x0 + rng.random() * 40, rng.uniform(88, 95), rng.randrange(6), rng.uniform(0.9, 1.3)) for _ in range(14)
        ]
        for x, y, k, size in trees:
            if not over_dock or (y > 70 and _clear_of(x, (CREEK,), 2)):
                stage.instance(f"plane-{k}", lambda k=k: plane_tree(k), x, y, 0, size, x)
        if over_dock or not shows(stage, x0, x0 + 40):
            continue
        s = Solid()
        draw = rng.random()
        if draw < 0.45:
            for k in range(2):
                b.lilong_row(
                    s, x0 + 1, 72 + k * 11, 37, rng, wall=rng.choice(("brick_red", "brick_grey", "brick_dark"))
                )
        elif draw < 0.72:
            b.walkup(
                s,
                x0 + 2,
                80,
                rng.uniform(22, 32),
                rng,
                storeys=rng.choice((3, 4, 4, 5)),
                wall=rng.choice(("plaster", "plaster_pale", "concrete")),
            )
        elif draw < 0.86:
            b.sawtooth_shed(s, x0 + 1, 74, 36, 14, 6, rng, teeth=5, wall=rng.choice(("brick_grey", "brick_dark")))
        stage.put(s)
