"""What stands along the walk: railings, lamps, benches, bicycles, planters, flower beds, boards, bins and shelters."""

from __future__ import annotations

import math
from random import Random

from solid import Solid
from trees import leaf


def wheel(s: Solid, x: float, y: float, z: float, r: float, material: str = "rubber", spokes: int = 8) -> None:
    """An upright spoked wheel standing along x."""
    n = 14
    ring = [(x + r * math.cos(2 * math.pi * i / n), y, z + r * math.sin(2 * math.pi * i / n)) for i in range(n)]
    for i in range(n):
        s.beam(ring[i], ring[(i + 1) % n], r * 0.08, material, 4)
    for i in range(spokes // 2):
        a = math.pi * i / (spokes // 2)
        s.beam(
            (x + r * math.cos(a), y, z + r * math.sin(a)),
            (x - r * math.cos(a), y, z - r * math.sin(a)),
            r * 0.03,
            "steel_grey",
            3,
        )


def bicycle(s: Solid, x: float, y: float, frame: str) -> None:
    """A bicycle facing +x."""
    for dx in (-0.52, 0.52):
        wheel(s, x + dx, y, 0.34, 0.33)
    joints = {
        "rear": (-0.52, 0.34),
        "crank": (-0.05, 0.3),
        "seat": (-0.2, 0.82),
        "head": (0.36, 0.84),
        "front": (0.52, 0.34),
    }
    for a, b in (
        ("rear", "crank"),
        ("rear", "seat"),
        ("crank", "seat"),
        ("crank", "head"),
        ("seat", "head"),
        ("head", "front"),
    ):
        p, q = joints[a], joints[b]
        s.beam((x + p[0], y, p[1]), (x + q[0], y, q[1]), 0.028, frame, 5)
    s.box(x - 0.32, y - 0.06, 0.88, 0.26, 0.12, 0.06, "rubber")
    s.beam((x - 0.2, y, 0.82), (x - 0.2, y, 0.9), 0.02, "steel_grey", 4)
    s.beam((x + 0.36, y, 0.84), (x + 0.34, y, 1.02), 0.02, "steel_grey", 4)
    s.beam((x + 0.34, y - 0.24, 1.03), (x + 0.34, y + 0.24, 1.03), 0.02, "rubber", 4)


def bicycle_row(seed: int) -> Solid:
    """Five shared bicycles in a stand."""
    rng, s = Random(f"bikes-{seed}"), Solid()
    for i in range(6):
        bicycle(
            s,
            i * 0.72 + rng.uniform(-0.06, 0.06),
            i % 2 * 0.18,
            ("cloth_yellow", "cloth_teal", "cloth_white")[(seed + i // 2) % 3],
        )
    s.box(-0.6, 0.3, 0, 4.9, 0.08, 0.08, "steel_grey")
    return s


def railing_section() -> Solid:
    """Ten metres of promenade railing with a warm light line under the handrail."""
    s = Solid()
    for i in range(5):
        s.extrude_y(
            [(i * 2.0, 0), (i * 2.0 + 0.12, 0), (i * 2.0 + 0.08, 1.12), (i * 2.0 + 0.02, 1.12)],
            -0.04,
            0.04,
            "black_iron",
        )
    for z in (0.2, 0.4, 0.6, 0.8):
        s.box(0, -0.015, z, 10, 0.03, 0.03, "steel_grey")
    s.box(0, -0.07, 1.08, 10, 0.15, 0.07, "wood")
    s.box(0, 0.03, 1.03, 10, 0.03, 0.04, "lamp_line")
    return s


def lamp(kind: int = 0) -> Solid:
    """A promenade lamp: 0 a slim post with a glowing head, 1 a steel mast with two arms, 2 a pipe-like bent lamp."""
    s = Solid()
    s.tube(0, 0, 0, 0.2, 0.15, 0.45, "black_iron", 8)
    if kind == 0:
        s.tube(0, 0, 0, 0.09, 0.06, 4.4, "black_iron", 8)
        s.tube(0, 0, 4.35, 0.14, 0.22, 0.5, "lamp_glow", 10)
        s.tube(0, 0, 4.85, 0.34, 0.08, 0.2, "black_iron", 10)
    elif kind == 1:
        s.tube(0, 0, 0, 0.11, 0.06, 6.2, "steel_grey", 8)
        for side in (-1, 1):
            s.beam((0, 0, 5.6), (side * 1.0, 0, 6.15), 0.04, "steel_grey", 5)
            s.box(side * 1.0 - 0.35, -0.12, 6.1, 0.7, 0.24, 0.08, "steel_grey")
            s.box(side * 1.0 - 0.3, -0.1, 6.05, 0.6, 0.2, 0.05, "lamp_glow")
    else:
        s.tube(0, 0, 0, 0.1, 0.1, 3.6, "weathering_steel", 9)
        s.beam((0, 0, 3.55), (0.35, -0.2, 4.05), 0.1, "weathering_steel", 9)
        s.beam((0.35, -0.2, 4.05), (1.0, -0.3, 4.1), 0.1, "weathering_steel", 9)
        s.tube(1.0, -0.3, 3.78, 0.22, 0.1, 0.34, "weathering_steel", 10)
        s.tube(1.0, -0.3, 3.7, 0.17, 0.19, 0.1, "lamp_glow", 10)
        for z in (1.2, 2.4):
            s.tube(0, 0, z, 0.14, 0.14, 0.08, "weathering_steel", 9)
    return s


def bollard() -> Solid:
    """A cast-iron mooring bollard."""
    s = Solid()
    s.tube(0, 0, 0, 0.42, 0.28, 0.2, "black_iron", 12)
    s.tube(0, 0, 0.2, 0.24, 0.26, 0.5, "black_iron", 12)
    s.tube(0, 0, 0.66, 0.4, 0.32, 0.24, "black_iron", 12)
    return s


def bench(kind: int = 0) -> Solid:
    """A bench facing the river: 0 with a back, 1 a plain timber block on steel, 2 a curved granite seat."""
    s = Solid()
    if kind == 0:
        for i in range(4):
            s.box(0, i * 0.14, 0.42, 2.2, 0.11, 0.06, "wood")
        for i in range(3):
            s.box(0, 0.55 + i * 0.03, 0.55 + i * 0.16, 2.2, 0.05, 0.12, "wood")
        for x in (0.2, 1.9):
            s.box(x, 0.05, 0, 0.08, 0.5, 0.42, "black_iron")
            s.box(x, 0.55, 0, 0.08, 0.08, 0.95, "black_iron")
    elif kind == 1:
        s.box(0, 0, 0.3, 3.0, 0.7, 0.16, "wood_pale")
        for x in (0.3, 2.5):
            s.box(x, 0.1, 0, 0.2, 0.5, 0.3, "weathering_steel")
    else:
        for i in range(8):
            a = -0.5 + i / 7.0
            s.box(i * 0.5, 0.5 * math.cos(a * 2.4), 0, 0.52, 0.6, 0.45, "granite")
    return s


def bin_pair() -> Solid:
    """Two sorting bins."""
    s = Solid()
    for i, colour in enumerate(("cloth_blue", "steel_grey")):
        s.box(i * 0.6, 0, 0, 0.52, 0.45, 0.95, colour)
        s.box(i * 0.6 - 0.02, -0.02, 0.95, 0.56, 0.49, 0.08, "black_iron")
    return s


def info_board() -> Solid:
    """A leaning board of weathering steel with a pale map; no lettering."""
    s = Solid()
    s.box(0, 0, 0, 1.3, 0.1, 2.0, "weathering_steel")
    s.box(0.12, -0.03, 0.7, 1.06, 0.04, 1.15, "panel_white")
    s.polygon(
        [
            (0.2, -0.04, 1.1),
            (0.6, -0.04, 1.4),
            (1.1, -0.04, 1.25),
            (1.1, -0.04, 1.35),
            (0.6, -0.04, 1.52),
            (0.2, -0.04, 1.2),
        ],
        "track_blue",
    )
    return s


def flower_bed(seed: int) -> Solid:
    """A six metre bed of flowers in a low stone kerb."""
    rng, s = Random(f"bed-{seed}"), Solid()
    s.box(0, 0, 0, 6, 1.6, 0.32, "granite")
    s.box(0.15, 0.15, 0.3, 5.7, 1.3, 0.06, "soil")
    colours = (
        ("blossom_pink", "blossom_white"),
        ("blossom_yellow", "cloth_orange"),
        ("blossom_violet", "blossom_white"),
    )[seed % 3]
    for _i in range(330):
        x, y = 0.2 + rng.random() * 5.6, 0.2 + rng.random() * 1.2
        tall = 0.36 + 0.25 * rng.random()
        shade = (
            rng.choice(colours) if tall > 0.46 and rng.random() < 0.75 else rng.choice(("leaf_plane_0", "leaf_plane_1"))
        )
        leaf(s, rng, (x, y, tall), (0, -0.6, 0.8), 0.24, 0.17, shade)
    return s


def grasses(seed: int) -> Solid:
    """A tuft of ornamental grass with pale plumes, about 1.3 m."""
    rng, s = Random(f"grass-{seed}"), Solid()
    for _ in range(48):
        x, y, lean, h = rng.gauss(0, 0.18), rng.gauss(0, 0.15), rng.uniform(-0.55, 0.55), rng.uniform(0.7, 1.3)
        tone = rng.choice(("leaf_willow_1", "leaf_wild", "reed_pale"))
        s.polygon(
            [(x - 0.025, y, 0), (x + 0.025, y, 0), (x + lean * 0.5, y - 0.05, h * 0.8), (x + lean, y - 0.05, h * 0.85)],
            tone,
        )
        if rng.random() < 0.35:
            s.beam((x + lean * 0.45, y, h * 0.8), (x + lean * 0.65, y, h * 1.15), 0.05, "reed_plume", 4, 0.015)
    return s


def shelter(seed: int) -> Solid:
    """A small open pavilion on slim steel posts with a timber ceiling, 9 m long."""
    s = Solid()
    for x in (0.4, 4.5, 8.6):
        for y in (0.3, 3.7):
            s.box(x - 0.07, y - 0.07, 0, 0.14, 0.14, 3.0, "black_iron")
    if seed % 2:
        s.box(-0.5, -0.5, 3.0, 10, 5, 0.16, "wood_pale")
        s.box(-0.55, -0.55, 3.1, 10.1, 5.1, 0.2, "weathering_steel")
    else:
        s.extrude_x(
            [(-0.6, 2.95), (2, 4.1), (4.6, 2.95), (4.6, 3.12), (2, 4.3), (-0.6, 3.12)], -0.5, 9.5, "weathering_steel"
        )
    s.box(0.8, 2.9, 0.42, 7.4, 0.5, 0.1, "wood")
    for x in (1.2, 4.5, 7.8):
        s.box(x - 0.05, 2.95, 0, 0.1, 0.4, 0.42, "black_iron")
    s.box(0.5, -0.52, 3.0, 8, 0.06, 0.06, "lamp_line")
    return s


def kiosk(seed: int) -> Solid:
    """A little coffee kiosk with an awning."""
    s = Solid()
    s.box(0, 0, 0, 4.2, 2.6, 2.8, ("panel_terracotta", "panel_dark", "wood")[seed % 3])
    s.box(0.4, -0.05, 1.0, 2.4, 0.08, 1.3, "glass_lit")
    s.box(0.3, -0.35, 0.92, 2.6, 0.4, 0.08, "wood_pale")
    s.box(3.1, -0.04, 0.1, 0.8, 0.06, 2.2, "glass")
    n = 7
    for i in range(n):
        s.extrude_x(
            [(-1.3, 2.25), (0, 2.7), (0, 2.76), (-1.3, 2.31)],
            0.2 + i * 0.4,
            0.6 + i * 0.4,
            ("cloth_white", "cloth_red")[i % 2],
        )
    s.box(-0.15, -0.15, 2.8, 4.5, 2.9, 0.18, "steel_grey")
    return s


def parasol_table(seed: int) -> Solid:
    """A table with two chairs under a parasol."""
    s = Solid()
    s.tube(0, 0, 0, 0.03, 0.03, 2.6, "steel_grey", 6)
    s.tube(0, 0, 2.2, 1.5, 0.06, 0.55, ("cloth_cream", "cloth_red", "cloth_green")[seed % 3], 10)
    s.tube(0, 0, 0.7, 0.5, 0.5, 0.05, "wood_pale", 12)
    for side in (-1, 1):
        s.box(side * 0.8 - 0.22, -0.2, 0.42, 0.44, 0.42, 0.05, "wood")
        s.box(side * 0.8 + side * 0.2 - 0.03, -0.2, 0.42, 0.06, 0.42, 0.5, "wood")
        for dx in (-0.18, 0.18):
            s.box(side * 0.8 + dx - 0.02, -0.1, 0, 0.04, 0.3, 0.42, "black_iron")
    return s
