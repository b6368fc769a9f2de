"""The everyday shore between the landmarks: yards, lane houses, sheds, newer offices set back, rows far behind."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import buildings as b
import modern
import promenade as p
import rooftops as r
from garden import compose_garden
from people import person
from solid import Solid
from stage import Stage, shows
from trees import plant

GAP_SPANS = (
    (-330, -66),
    (542, 646),
    (1244, 1384),
    (1640, 1680),
    (1776, 1828),
    (1884, 1982),
    (2018, 2100),
    (2200, 2254),
    (2332, 2390),
    (2510, 2618),
    (2842, 3130),
)
OPEN_YARDS = ((1440, 1640), (2100, 2196), (545, 650), (848, 1236), (716, 762), (2508, 2620), (2830, 3130))
Filler = Callable[[Solid, float, float, float, Random], None]


def compose_fabric(stage: Stage) -> None:
    """Everything that is not a landmark, for the stage's window, all layers."""
    s = Solid()
    p.yards(s, p.WEST, p.EAST)
    stage.put(s)
    _gaps(stage)
    _back_rows(stage)
    compose_garden(stage)


def _lane(s: Solid, x: float, y: float, w: float, rng: Random) -> None:
    b.lilong_row(s, x, y, w, rng, wall=rng.choice(("brick_red", "brick_grey", "brick_dark")))
    r.units_on_wall(s, x, y, 1.2, w, 3.6, rng, int(w / 5))
    b.lilong_row(s, x + 2, y + 14, w - 3, rng, wall=rng.choice(("brick_red", "brick_grey")))
    _wall(s, x - 1, y - 2.6, w + 2, rng)


def _shed(s: Solid, x: float, y: float, w: float, rng: Random) -> None:
    h, wall = rng.uniform(5, 6.8), rng.choice(("brick_dark", "brick_grey", "whitewash"))
    rise = rng.uniform(3.2, 4.6)
    b.gabled_warehouse(
        s, x, y, w, 13, h, rng, storeys=1, wall=wall, roof=rng.choice(("roof_slate", "roof_tile")), rise=rise
    )
    r.downpipes(s, x, y, w, h, 9)
    r.ridge_vents(s, x + 3, y + 6.5, h + rise, w - 6, max(2, int(w / 8)))


def _saw(s: Solid, x: float, y: float, w: float, rng: Random) -> None:
    b.sawtooth_shed(s, x, y, w, 18, 5.6, rng, teeth=max(2, int(w / 8)), wall=rng.choice(("brick_red", "brick_grey")))
    r.downpipes(s, x, y, w, 5.4, w / max(2, int(w / 8)))


def _works(s: Solid, x: float, y: float, w: float, rng: Random) -> None:
    wall = rng.choice(("brick_grey", "render_ochre", "brick_red", "tile_pale"))
    b.flat_block(
        s,
        x,
        y,
        w,
        13,
        10.4,
        rng,
        storeys=3,
        columns=max(4, int(w / 3.4)),
        wall=wall,
        size=(1.9, 1.9),
        lit=0.25,
        piers=rng.random() < 0.5,
        bars=(2, 1),
    )
    r.clutter(s, x + 1, y + 2, 10.4, w - 2, 10, rng, wall=wall)
    r.downpipes(s, x, y, w, 10, 12)


def _office(s: Solid, x: float, y: float, w: float, rng: Random) -> None:
    modern.office(s, x, y + rng.uniform(9, 14), w, 16, rng.choice((3, 4, 5)), rng, rng.randrange(4))
    _wall(s, x, y - 1, w * 0.6, rng)


def _flats(s: Solid, x: float, y: float, w: float, rng: Random) -> None:
    wall = rng.choice(("render_rose", "render_ochre", "plaster_pale", "tile_pale"))
    modern.flats(s, x, y + rng.uniform(4, 9), w, rng.choice((5, 6, 6, 7)), rng, wall=wall)
    _wall(s, x - 1, y - 1.5, w + 2, rng)


def _wall(s: Solid, x: float, y: float, w: float, rng: Random) -> None:
    """A garden wall with piers, an iron gate and a lamp over it."""
    wall = rng.choice(("brick_grey", "whitewash", "brick_red"))
    gate = x + w * rng.uniform(0.3, 0.6)
    for a, e in ((x, gate), (gate + 3.6, x + w)):
        if e - a < 1:
            continue
        s.box(a, y, 0, e - a, 0.3, 2.1, wall)
        s.box(a - 0.05, y - 0.08, 2.1, e - a + 0.1, 0.46, 0.16, "roof_grey_tile")
        for i in range(int((e - a) / 4) + 1):
            s.box(a + (e - a - 0.4) * i / max(1, int((e - a) / 4)), y - 0.08, 0, 0.4, 0.46, 2.4, wall)
    for px in (gate - 0.2, gate + 3.4):
        s.box(px, y - 0.15, 0, 0.5, 0.6, 2.9, wall)
        s.box(px - 0.08, y - 0.23, 2.9, 0.66, 0.76, 0.16, "stone")
    for i in range(9):
        s.box(gate + 0.35 + i * 0.36, y, 0, 0.05, 0.05, 2.2, "black_iron")
    s.box(gate + 0.3, y, 1.0, 3.1, 0.05, 0.08, "black_iron")


FILLERS: tuple[Filler, ...] = (_lane, _lane, _shed, _saw, _works, _office, _office, _flats)


def _gaps(stage: Stage) -> None:
    for number, (x0, x1) in enumerate(GAP_SPANS):
        rng = Random(f"gap-{number}")
        x, last = x0 + rng.uniform(1, 4), -1
        while x < x1 - 14:
            w = min(rng.uniform(20, 36), x1 - x - 1)
            pick = rng.randrange(len(FILLERS))
            while FILLERS[pick] is FILLERS[last]:
                pick = rng.randrange(len(FILLERS))
            last, y, seed = pick, rng.uniform(29.5, 33), rng.random()
            if shows(stage, x, x + w):
                s, own = Solid(), Random(f"gap-{number}-{seed}")
                FILLERS[pick](s, x, y, w, own)
                stage.put(s)
                for _ in range(int(w / 8)):
                    plant(
                        stage,
                        own.choice(("plane", "camphor", "ginkgo", "palm")),
                        x + own.random() * w,
                        own.uniform(25.5, 28.5),
                        own,
                        size=(0.45, 0.85),
                        layer="buildings",
                    )
                plant(
                    stage,
                    own.choice(("plane", "camphor", "redwood")),
                    x + w + 2.5,
                    y + own.uniform(0, 8),
                    own,
                    layer="buildings",
                )
                for _ in range(2):
                    person(
                        stage,
                        "walker",
                        x + own.random() * w,
                        own.uniform(25, 27),
                        own,
                        turn=own.choice((0.0, 3.14)),
                        layer="buildings",
                    )
            x += w + rng.uniform(4, 8)


def _back_rows(stage: Stage) -> None:
    """Rows behind everything, paler with distance, so that the ground never ends in a bare edge."""
    for cell in range(int((p.EAST - p.WEST) / 40)):
        x0 = p.WEST + cell * 40
        if not shows(stage, x0, x0 + 40):
            continue
        rng = Random(f"back-{cell}")
        over_dock = any(x < x0 + 42 and x0 - 2 < x + w for x, w in p.DOCKS)
        over_creek = p.CREEK[0] - 3 < x0 + 42 and x0 - 2 < p.CREEK[1] + 3
        for _ in range(9):
            x, y = (
                x0 + rng.random() * 40,
                rng.choice((rng.uniform(47, 50), rng.uniform(60.5, 70), rng.uniform(60.5, 70))),
            )
            if not over_dock and p.clear_of_openings(x, 3):
                plant(stage, "grove", x, y, rng, size=(0.6, 1.0), layer="buildings")
        for _ in range(5):
            x, y = x0 + rng.random() * 40, rng.uniform(38, 50)
            if not over_dock and p.clear_of_openings(x, 4) and any(a < x < e for a, e in OPEN_YARDS):
                plant(
                    stage,
                    rng.choice(("camphor", "plane", "ginkgo", "maple")),
                    x,
                    y,
                    rng,
                    size=(0.6, 1.0),
                    layer="buildings",
                )
        for _ in range(12):
            x = x0 + rng.random() * 40
            if p.clear_of_openings(x, 2) or (over_dock and not over_creek):
                plant(stage, "grove", x, rng.uniform(88, 95), rng, size=(0.9, 1.35), layer="buildings")
        if over_dock or over_creek:
            continue
        s, draw = Solid(), rng.random()
        if draw < 0.34:
            for k in range(2):
                b.lilong_row(
                    s, x0 + 1, 72 + k * 11, 37, rng, wall=rng.choice(("brick_red", "brick_grey", "brick_dark"))
                )
        elif draw < 0.64:
            modern.flats(
                s,
                x0 + rng.uniform(1, 8),
                78,
                rng.uniform(22, 30),
                rng.choice((4, 5, 6, 6)),
                rng,
                wall=rng.choice(("render_rose", "render_ochre", "tile_pale", "plaster_pale")),
                haze="@20",
            )
        elif draw < 0.78:
            b.sawtooth_shed(s, x0 + 1, 74, 36, 14, 6, rng, teeth=5, wall=rng.choice(("brick_grey", "brick_dark")))
        if rng.random() < 0.2:
            modern.flats(
                s,
                x0 + rng.uniform(4, 14),
                104,
                rng.uniform(18, 24),
                rng.randint(7, 9),
                rng,
                wall=rng.choice(("render_rose", "tile_pale", "plaster_pale")),
                haze="@45",
            )
        stage.put(s)
