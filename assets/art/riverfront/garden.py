"""The near layers of the present shore: the walk with its gardens, furniture and people, and the quay edge."""

from __future__ import annotations

import math
from collections.abc import Callable
from random import Random

import furniture as f
import promenade as p
from people import OFTEN, person
from planting import reeds, shrub
from solid import Solid
from stage import Stage, shows
from trees import plant

Bed = Callable[[Stage, Random, float, float], None]


def _hedge(stage: Stage, rng: Random, x0: float, x1: float, y: float) -> None:
    x = x0
    while x < x1:
        k = rng.randrange(5)
        stage.instance(
            f"shrub-{k}",
            lambda k=k: shrub(k),
            x,
            y + rng.uniform(-0.3, 0.3),
            0,
            rng.uniform(0.6, 1.05),
            rng.random() * 6,
            layer="garden",
        )
        x += rng.uniform(0.9, 1.7)


def _piece(stage: Stage, kind: str, make: Callable[[], Solid], x: float, y: float, turn: float = 0.0) -> None:
    stage.instance(kind, make, x, y, 0.05, 1.0, turn, layer="garden")


def _lawn(stage: Stage, x0: float, x1: float, y0: float = 13.4, y1: float = 23.0) -> None:
    s = Solid()
    s.box(x0, y0, 0, x1 - x0, y1 - y0, 0.12, "lawn")
    stage.put(s, layer="garden")


def low(stage: Stage, rng: Random, x0: float, x1: float) -> None:
    """Lawn and clipped shrubs, flower beds by the path: nothing that would hide a landmark."""
    _lawn(stage, x0, x1)
    _hedge(stage, rng, x0, x1, 14.0)
    _hedge(stage, rng, x0, x1, 22.4)
    x = x0 + rng.uniform(4, 12)
    while x < x1 - 8:
        k = rng.randrange(3)
        _piece(stage, f"bed-{k}", lambda k=k: f.flower_bed(k), x, 15.2)
        x += rng.uniform(16, 30)


def castle_lawn(stage: Stage, rng: Random, x0: float, x1: float) -> None:
    """The wide lawn before the waterworks: hedges, clipped balls, few small trees at the bays' ends."""
    low(stage, rng, x0, x1)
    x = x0 + 8
    while x < x1:
        plant(stage, rng.choice(("maple", "palm", "cherry", "camphor")), x, rng.uniform(17, 21), rng, size=(0.62, 0.85))
        x += rng.uniform(21, 38)


def grove(*species: str, near: float = 5.5) -> Bed:
    """A bed of trees in loose rows over grass, with shrubs below."""

    def bed(stage: Stage, rng: Random, x0: float, x1: float) -> None:
        _lawn(stage, x0, x1)
        _hedge(stage, rng, x0, x1, 22.6)
        x = x0 + 1.5
        while x < x1:
            plant(stage, rng.choice(species), x, rng.uniform(14.6, 17.5), rng)
            if rng.random() < 0.7:
                plant(stage, rng.choice(species), x + near * 0.5, rng.uniform(19, 22), rng)
            x += rng.uniform(near * 0.8, near * 1.6)
        x = x0 + 3
        while x < x1 - 4:
            k = rng.randrange(4)
            _piece(stage, f"grass-{k}", lambda k=k: f.grasses(k), x, rng.uniform(13.5, 14.3))
            x += rng.uniform(0.8, 5)

    return bed


def grasses(stage: Stage, rng: Random, x0: float, x1: float) -> None:
    """Waves of ornamental grass between low walls of weathering steel, a tree here and there."""
    s = Solid()
    x = x0
    while x < x1 - 6:
        w = rng.uniform(6, 12)
        s.box(x, rng.uniform(14.5, 15.5), 0, w, 0.12, rng.uniform(0.4, 0.9), "weathering_steel")
        x += w + rng.uniform(1, 4)
    stage.put(s, layer="garden")
    for _ in range(int((x1 - x0) * 2.6)):
        k = rng.randrange(6)
        _piece(
            stage, f"grass-{k}", lambda k=k: f.grasses(k), rng.uniform(x0, x1), rng.uniform(13.5, 21), rng.random() * 6
        )
    x = x0 + 5
    while x < x1:
        plant(stage, rng.choice(("willow", "maple", "ginkgo")), x, rng.uniform(17, 22), rng, size=(0.8, 1.05))
        x += rng.uniform(9, 18)


def plaza(stage: Stage, rng: Random, x0: float, x1: float) -> None:
    """Open paving with a kiosk, tables, bicycles and a few palms in planters."""
    s = Solid()
    s.box(x0, 13.0, 0, x1 - x0, 11, 0.1, "paving")
    stage.put(s, layer="garden")
    k = rng.randrange(3)
    _piece(stage, f"kiosk-{k}", lambda: f.kiosk(k), x0 + (x1 - x0) * rng.uniform(0.15, 0.7), 19.5)
    for _ in range(int((x1 - x0) / 12)):
        c, tx = rng.randrange(3), rng.uniform(x0 + 3, x1 - 3)
        _piece(stage, f"table-{c}", lambda c=c: f.parasol_table(c), tx, rng.uniform(14.5, 18))
        _piece(stage, f"bikes-{c}", lambda c=c: f.bicycle_row(c), rng.uniform(x0, x1 - 5), 13.6)
    x = x0 + 4
    while x < x1:
        plant(stage, rng.choice(("palm", "palm", "camphor")), x, rng.uniform(18, 22), rng, size=(0.8, 1.1))
        x += rng.uniform(8, 16)


def blossom(stage: Stage, rng: Random, x0: float, x1: float) -> None:
    """Cherry and maple over flower beds, with a small shelter."""
    low(stage, rng, x0, x1)
    x = x0 + 3
    while x < x1:
        plant(stage, rng.choice(("cherry", "maple", "cherry", "camphor")), x, rng.uniform(16.5, 21), rng)
        x += rng.uniform(5, 10)
    if x1 - x0 > 40:
        k = rng.randrange(2)
        _piece(stage, f"shelter-{k}", lambda: f.shelter(k), (x0 + x1) / 2, 15.5)


def wetland(stage: Stage, rng: Random, x0: float, x1: float) -> None:
    """The rain garden: reeds and willows round shallow water."""
    s = Solid()
    s.box(x0, 13.3, 0, x1 - x0, 10, 0.08, "lawn")
    s.box(x0 + 8, 16, 0.05, x1 - x0 - 16, 3.5, 0.06, "creek")
    stage.put(s, layer="garden")
    for _ in range(int((x1 - x0) * 1.5)):
        k = rng.randrange(5)
        stage.instance(
            f"reeds-{k}",
            lambda k=k: reeds(k),
            rng.uniform(x0, x1),
            rng.choice((rng.uniform(13.4, 14.6), rng.uniform(18.6, 22))),
            0,
            rng.uniform(0.6, 1.05),
            rng.random() * 6,
            layer="garden",
        )
    x = x0 + 12
    while x < x1:
        plant(stage, rng.choice(("willow", "redwood", "willow")), x, rng.uniform(19, 22.5), rng, size=(0.75, 1.0))
        x += rng.uniform(18, 30)


def bare(stage: Stage, rng: Random, x0: float, x1: float) -> None:
    """A working yard kept as it was: paving, rails and a few shrubs in steel boxes."""
    for a, b in p.spans(x0, x1, p.GARDEN_MARGIN):
        s = Solid()
        s.box(a, 13.0, 0, b - a, 11, 0.1, "concrete_old")
        for y in (15.0, 19.5):
            s.box(a, y, 0.1, b - a, 0.14, 0.12, "steel_rust")
        x = a + 4
        while x < b - 5:
            s.box(x, 21, 0, 3.2, 1.3, 0.8, "weathering_steel")
            k = rng.randrange(6)
            for dx in (0.6, 1.6, 2.6):
                stage.instance(f"grass-{k}", lambda k=k: f.grasses(k), x + dx, 21.6, 0.7, 0.9, dx, layer="garden")
            x += rng.uniform(9, 16)
        stage.put(s, layer="garden")


ZONES: tuple[tuple[float, float, Bed], ...] = (
    (-330, -160, grove("camphor", "plane")), (-160, -66, grove("redwood", "redwood", "camphor")), (-66, 30, plaza),
    (30, 74, low), (74, 200, low), (200, 468, bare), (468, 545, low), (545, 652, grove("plane", "ginkgo", near=7.0)),
    (652, 716, low), (716, 762, blossom), (762, 848, grove("ginkgo", near=11.0)), (848, 1238, castle_lawn),
    (1238, 1300, grove("camphor", "plane")), (1300, 1378, grove("redwood", "ginkgo")), (1378, 1440, plaza),
    (1440, 1602, wetland), (1602, 1682, grasses), (1682, 1776, plaza), (1776, 1830, blossom), (1830, 1882, plaza),
    (1882, 1988, grove("plane", "willow", "plane")), (2012, 2104, blossom), (2104, 2192, wetland),
    (2192, 2258, grove("camphor", near=8.0)), (2258, 2330, low), (2330, 2394, grove("ginkgo", "plane")),
    (2394, 2508, grasses), (2508, 2620, grove("redwood", "plane", "camphor")), (2620, 2690, low), (2690, 2782, low),
    (2782, 2836, plaza), (2836, 2960, grove("camphor", "ginkgo")), (2960, 3130, grove("plane", "camphor")),
)  # fmt: skip


def compose_garden(stage: Stage) -> None:
    """Ground, gardens, furniture and people of the walk, and the quay's wall and railing, for the stage's window."""
    s = Solid()
    p.walk(s, p.WEST, p.EAST)
    stage.put(s, layer="garden")
    s = Solid()
    p.quay_edge(s, p.WEST, p.EAST)
    stage.put(s, layer="quay")
    for x0, x1, bed in ZONES:
        if shows(stage, x0, x1):
            bed(stage, Random(f"bed-{x0}"), x0, x1)
    for x0, x1 in (
        (p.WEST, 30),
        (545, 650),
        (760, 848),
        (1238, 1378),
        (1602, 1682),
        (1776, 1830),
        (1882, 1985),
        (2015, 2104),
        (2192, 2258),
        (2330, 2394),
        (2508, 2690),
        (2836, p.EAST),
    ):
        s = Solid()
        p.flood_wall(s, x0, x1)
        stage.put(s, layer="garden")
    _furniture(stage)
    _people(stage)


def _lamp_kind(x: float) -> int:
    return 2 if 200 < x < 560 or 1375 < x < 1640 or 2100 < x < 2260 else 1 if 846 < x < 1240 or x > 2690 else 0


def _furniture(stage: Stage) -> None:
    rng = Random("walk")
    for i in range(int((p.EAST - p.WEST) / 10)):
        x = p.WEST + i * 10
        if p.clear_of_openings(x + 5, 5.1):
            stage.instance("railing", f.railing_section, x, 0.2, layer="quay")
        if i % 2 == 0 and p.clear_of_openings(x, 2):
            stage.instance("bollard", f.bollard, x + 4, 1.0, layer="quay")
    for i in range(int((p.EAST - p.WEST) / 18)):
        x = p.WEST + i * 18
        seat, bx, by = rng.random(), x + rng.uniform(3, 13), rng.uniform(6.8, 7.4)
        if p.clear_of_openings(x, 4):
            k = _lamp_kind(x)
            stage.instance(f"lamp-{k}", lambda k=k: f.lamp(k), x, 8.4, layer="garden")
            stage.light(x, 8.2, 4.2, 170)
        if not p.clear_of_openings(bx, 6):
            continue
        if seat < 0.7:
            k = rng.randrange(3)
            stage.instance(f"bench-{k}", lambda k=k: f.bench(k), bx, by, layer="garden")
            if k == 0 and rng.random() < 0.6:
                for dx in (0.5, 1.3)[: rng.randint(1, 2)]:
                    person(stage, "sitter", bx + dx, by + 0.3, rng, turn=rng.uniform(-0.25, 0.25))
        elif seat < 0.8:
            stage.instance("bins", f.bin_pair, bx, 8.0, layer="garden")
        elif seat < 0.9:
            stage.instance("board", f.info_board, bx, 7.8, turn=rng.uniform(-0.2, 0.2), layer="garden")


def _people(stage: Stage) -> None:
    rng = Random("people")
    for _ in range(760):
        # More people where there is something to see.
        x = rng.uniform(p.WEST, p.EAST)
        near = any(abs(x - at) < 45 for at in (0, 300, 500, 1020, 1540, 1720, 1850, 2140, 2450, 2740))
        kind, y, way = rng.choice(OFTEN), rng.uniform(1.9, 6.6), rng.choice((0.0, math.pi))
        turn = way + rng.uniform(-0.4, 0.4)
        if kind in ("standing", "photographer"):
            turn = rng.uniform(-2.6, -0.6)
        if (near or rng.random() < 0.72) and p.clear_of_openings(x, 4):
            person(stage, kind, x, y, rng, turn=turn)
            if kind == "walker" and rng.random() < 0.4:
                person(stage, kind, x + rng.uniform(-0.3, 0.3), y + 0.65, rng, turn=turn)
    for i in range(46):
        x, way = p.WEST + 40 + i * 74 + rng.uniform(-25, 25), rng.choice((0.0, math.pi))
        for k in range(rng.choice((1, 1, 2, 4))):
            if p.clear_of_openings(x + k * 1.9, 4):
                person(stage, "runner", x + k * 1.9, rng.uniform(9.0, 10.6), rng, turn=way)
        if i % 2 and p.clear_of_openings(x + 30, 4):
            person(stage, "cyclist", x + 30, rng.uniform(11.4, 12.4), rng, turn=way)
    for x in (1130, 1660, 2222, 560):
        person(stage, "kite", x, 5.0, rng, turn=0.0)
