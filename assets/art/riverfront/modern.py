"""Newer houses behind the walk: offices of brick, panel and glass, slabs of flats; quiet beside the old ones."""

from __future__ import annotations

from random import Random

from rooftops import clutter
from solid import Solid


def curtain_wall(
    s: Solid,
    x: float,
    y: float,
    z: float,
    w: float,
    h: float,
    rng: Random,
    *,
    bay: float,
    floor: float,
    frame: str,
    lit: float,
) -> None:
    """Panes of floor height between slim mullions; every pane is its own face, some lit."""
    columns, rows = max(1, round(w / bay)), max(1, round(h / floor))
    bw, fh = w / columns, h / rows
    for j in range(rows):
        for i in range(columns):
            glass = rng.choice(("glass_lit", "glass_lit_dim")) if rng.random() < lit else "glass"
            px, pz = x + i * bw, z + j * fh
            s.polygon(
                [
                    (px + 0.05, y, pz + 0.5),
                    (px + bw - 0.05, y, pz + 0.5),
                    (px + bw - 0.05, y, pz + fh),
                    (px + 0.05, y, pz + fh),
                ],
                glass,
            )
        s.box(x, y - 0.06, z + j * fh, w, 0.12, 0.5, frame)
    for i in range(columns + 1):
        s.box(x + i * bw - 0.05, y - 0.14, z, 0.1, 0.16, h, frame)


def office(s: Solid, x: float, y: float, w: float, d: float, storeys: int, rng: Random, style: int) -> None:
    """An office block: 0 brick frame, 1 pale ribbons, 2 glass with fins, 3 dark frame with a roof terrace."""
    floor, foot = 3.7, 4.6
    h = foot + storeys * floor
    skin, frame = (
        ("panel_terracotta", "panel_dark"),
        ("panel_white", "panel_white"),
        ("panel_dark", "steel_grey"),
        ("panel_dark", "panel_warm"),
    )[style]
    s.box(x, y + 0.3, 0, w, d, h, skin)
    curtain_wall(s, x + 0.6, y + 0.26, 0, w - 1.2, foot, rng, bay=3.0, floor=foot, frame="black_iron", lit=0.5)
    s.box(x - 0.4, y - 1.3, foot - 0.2, w + 0.8, 1.8, 0.3, frame)
    if style == 0:
        n = max(3, round(w / 3.4))
        for i in range(n + 1):
            s.box(x + (w - 0.8) * i / n, y - 0.2, foot, 0.8, 0.6, h - foot, skin)
        for j in range(storeys):
            z = foot + j * floor
            s.box(x, y - 0.1, z, w, 0.5, 0.9, skin)
            curtain_wall(
                s,
                x + 0.4,
                y + 0.24,
                z + 0.9,
                w - 0.8,
                floor - 0.9,
                rng,
                bay=w / n / 2,
                floor=floor - 0.9,
                frame="black_iron",
                lit=0.3,
            )
    elif style == 1:
        for j in range(storeys):
            z = foot + j * floor
            curtain_wall(
                s,
                x + 0.3,
                y + 0.22,
                z + 0.7,
                w - 0.6,
                floor - 1.1,
                rng,
                bay=1.5,
                floor=floor - 1.1,
                frame="steel_grey",
                lit=0.3,
            )
            s.box(x - 0.3, y - 0.35, z - 0.2, w + 0.6, 0.7, 0.9, skin)
    else:
        curtain_wall(s, x + 0.2, y + 0.2, foot, w - 0.4, h - foot, rng, bay=1.5, floor=floor, frame=frame, lit=0.1)
        if style == 2:
            for i in range(int(w / 1.5) + 1):
                s.box(x + 0.2 + (w - 0.4) * i / int(w / 1.5) - 0.05, y - 0.35, foot, 0.1, 0.5, h - foot, "panel_white")
    s.box(x - 0.1, y, h, w + 0.2, 0.4, 1.0, skin)
    clutter(s, x + 1, y + 1, h, w - 2, d - 2, rng, wall=skin)
    if style == 3:
        for i in range(int(w / 2.2)):
            s.box(x + 1 + i * 2.2, y + 1.0, h, 0.14, 0.14, 2.8, "panel_warm")
        s.box(x + 0.6, y + 0.8, h + 2.8, w - 1.2, 0.25, 0.25, "panel_warm")


def flats(s: Solid, x: float, y: float, w: float, storeys: int, rng: Random, *, wall: str, haze: str = "") -> None:
    """A slab of flats with balconies, bays and a parapet; `haze` like '@30' pales it with distance."""
    rise = 2.9
    h = storeys * rise + 0.8
    s.box(x, y, 0, w, 12, h, wall + haze)
    cells = max(3, round(w / 3.5))
    step = w / cells
    for i in range(cells):
        cx = x + step * (i + 0.5)
        balcony = i % 3 == 1
        if balcony:
            s.box(cx - step * 0.44, y - 0.05, 0.5, step * 0.88, 0.1, h - 1.0, "concrete_old" + haze)
        for j in range(storeys):
            z = 0.8 + j * rise
            glass = ("glass_lit" if rng.random() < 0.5 else "glass_lit_dim") if rng.random() < 0.24 else "glass"
            if balcony:
                s.box(cx - step * 0.4, y - 0.1, z - 0.2, step * 0.8, 0.08, 2.2, glass + haze)
                s.box(cx - step * 0.46, y - 1.2, z - 0.5, step * 0.92, 1.2, 0.18, wall + haze)
                s.box(
                    cx - step * 0.46,
                    y - 1.22,
                    z - 0.3,
                    step * 0.92,
                    0.08,
                    0.9,
                    ("panel_white", "glass_sky")[i % 2] + haze,
                )
            else:
                wide = 1.15 if i % 3 == 0 else 0.8
                s.box(cx - wide - 0.12, y - 0.04, z - 0.12, 2 * wide + 0.24, 0.06, 1.84, "panel_white" + haze)
                s.box(cx - wide, y - 0.08, z, 2 * wide, 0.08, 1.6, glass + haze)
                s.box(cx - 0.03, y - 0.11, z, 0.06, 0.08, 1.6, "panel_white" + haze)
                s.box(cx - wide - 0.2, y - 0.25, z - 0.2, 2 * wide + 0.4, 0.25, 0.12, "concrete" + haze)
                if rng.random() < 0.5:
                    s.box(cx + 0.95, y - 0.4, z + 0.1, 0.7, 0.36, 0.5, "panel_white" + haze)
    for cut in range(1, cells, 3):
        s.box(x + step * cut - 0.2, y - 0.35, 0, 0.4, 0.4, h, wall + haze)
    s.box(x - 0.3, y - 0.4, h, w + 0.6, 12.8, 0.9, "concrete" + haze)
    if storeys <= 7:
        s.hip_roof(
            x - 0.3,
            y - 0.3,
            h + 0.9,
            w + 0.6,
            12.6,
            2.6,
            rng.choice(("roof_grey_tile", "roof_grey_tile", "roof_tile")) + haze,
        )
    else:
        for k in range(2):
            s.box(x + w * (0.2 + 0.45 * k), y + 3, h + 0.9, w * 0.16, 5, 3.2, wall + haze)
