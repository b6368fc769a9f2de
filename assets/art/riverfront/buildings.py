"""Everyday industrial and dwelling houses of the shore, each built into a Solid."""

from __future__ import annotations

from random import Random

from facades import battlements, belt, quoins, window, window_grid
from solid import Solid


def gabled_warehouse(
    s: Solid,
    x: float,
    y: float,
    w: float,
    d: float,
    h: float,
    rng: Random,
    *,
    storeys: int = 2,
    ridge: str = "x",
    wall: str = "brick_red",
    roof: str = "roof_tile",
    arch: str = "segmental",
    bay: float = 4.2,
    lit: float = 0.2,
    rise: float | None = None,
    window_size: tuple[float, float] = (1.5, 2.0),
) -> None:
    """A brick warehouse with pilasters; the ridge follows the shore (x) or its gable faces the river (y)."""
    s.box(x, y, 0, w, d, h, wall)
    s.box(x - 0.12, y - 0.14, 0, w + 0.24, 0.3, 0.9, "concrete_dark")
    columns = max(2, round(w / bay))
    for i in range(columns + 1):
        s.box(x + (w - 0.7) * i / columns, y - 0.22, 0, 0.7, 0.24, h, wall)
    window_grid(s, x, y, 0.9, w, h - 1.2, columns, storeys, window_size, rng, lit=lit, arch=arch)
    for j in range(1, storeys):
        belt(s, x, y, 0.9 + (h - 1.2) * j / storeys - 0.15, w, 0.3, 0.26)
    belt(s, x, y, h - 0.35, w, 0.4, 0.35)
    if ridge == "x":
        rise = rise or d * 0.3
        s.gable_roof(x - 0.4, y - 0.6, h, w + 0.8, d + 1.2, rise, roof)
        for i in range(max(1, int(w // 16))):
            cx = x + w * (i + 0.5) / max(1, int(w // 16))
            s.box(cx - 1.2, y + d * 0.22, h + rise * 0.44, 2.4, 2.0, 1.3, "glass_sky")
    else:
        rise = rise or w * 0.28
        s.extrude_y([(x, h), (x + w, h), (x + w / 2, h + rise)], y, y + 0.6, wall)
        for sx in (-1, 1):
            e, m = (x + w / 2) + sx * (w / 2 + 0.3), x + w / 2
            s.extrude_y(
                [(e, h - 0.2), (e, h + 0.25), (m, h + rise + 0.4), (m, h + rise - 0.05)], y - 0.3, y + 0.7, "stone"
            )
        s.gable_roof(x, y + 0.6, h, w, d, rise, roof, "y")
        window(s, x + w / 2, y, h + rise * 0.18, 1.5, rise * 0.45, arch="round")


def sawtooth_shed(
    s: Solid,
    x: float,
    y: float,
    w: float,
    d: float,
    h: float,
    rng: Random,
    *,
    teeth: int,
    wall: str = "brick_grey",
    roof: str = "roof_tile",
    lit: float = 0.15,
    storeys: int = 1,
) -> None:
    """A weaving shed: north lights as a row of teeth along the shore."""
    s.box(x, y, 0, w, d, h, wall)
    s.box(x - 0.1, y - 0.15, 0, w + 0.2, 0.3, 0.8, "concrete_dark")
    step = w / teeth
    for i in range(teeth):
        tx = x + i * step
        s.extrude_y([(tx, h), (tx + step, h), (tx, h + step * 0.55)], y, y + 0.5, wall)
        s.extrude_y(
            [
                (tx - 0.1, h + step * 0.55 + 0.25),
                (tx - 0.1, h + step * 0.55 - 0.15),
                (tx + step, h - 0.1),
                (tx + step, h + 0.2),
            ],
            y - 0.2,
            y + d,
            roof,
        )
        s.box(tx - 0.12, y - 0.1, 0, 0.6, 0.2, h + step * 0.5, wall)
        window_grid(
            s,
            tx + 0.4,
            y,
            0.9,
            step - 0.6,
            h - 1.3,
            2,
            storeys,
            (min(2.1, step * 0.3), (h - 2.0) / storeys * 0.72),
            rng,
            lit=lit,
            arch="segmental",
            bars=(2, 3),
        )
        s.tube(tx + step * 0.34, y - 0.02, h + step * 0.16, 0.02, 0.02, 0.02, "stone", 6)
    belt(s, x, y, h - 0.25, w, 0.35, 0.24)


def flat_block(
    s: Solid,
    x: float,
    y: float,
    w: float,
    d: float,
    h: float,
    rng: Random,
    *,
    storeys: int,
    columns: int,
    wall: str,
    size: tuple[float, float],
    frame: str = "stone",
    lit: float = 0.2,
    arch: str = "flat",
    parapet: float = 0.9,
    piers: bool = False,
    belts: bool = True,
    bars: tuple[int, int] = (1, 1),
) -> None:
    """A flat-roofed storeyed house with a parapet and roof hatches."""
    s.box(x, y, 0, w, d, h, wall)
    s.box(x - 0.1, y - 0.15, 0, w + 0.2, 0.3, 0.9, "concrete_dark")
    window_grid(
        s, x + 0.5, y, 0.7, w - 1.0, h - 0.9, columns, storeys, size, rng, lit=lit, frame=frame, arch=arch, bars=bars
    )
    if piers:
        for i in range(columns + 1):
            s.box(x + 0.5 + (w - 1.0) * i / columns - 0.4, y - 0.25, 0, 0.8, 0.27, h + 0.2, wall)
    if belts:
        for j in range(1, storeys):
            belt(s, x, y, 0.7 + (h - 0.9) * j / storeys - 0.18, w, 0.3, 0.14, frame)
    s.box(x - 0.15, y - 0.3, h, w + 0.3, 0.6, parapet, wall)
    s.box(x - 0.15, y + d - 0.4, h, w + 0.3, 0.5, parapet, wall)
    s.box(x - 0.3, y - 0.45, h + parapet, w + 0.6, 0.9, 0.25, frame)
    s.box(x + w * 0.12, y + d * 0.35, h, 4.5, 4.0, 2.8, wall)
    s.box(x + w * 0.7, y + d * 0.5, h, 3.0, 2.0, 1.4, "steel_grey")


def lilong_row(s: Solid, x: float, y: float, w: float, rng: Random, *, wall: str = "brick_red") -> None:
    """A row of two-storey lane houses with party gables, dormers and little chimneys."""
    bays = max(2, round(w / 6.0))
    step = w / bays
    h = 6.6
    roof = "roof_tile" if wall == "brick_red" and rng.random() < 0.5 else "roof_grey_tile"
    s.box(x, y, 0, w, 9, h, wall)
    s.gable_roof(x - 0.3, y - 0.5, h, w + 0.6, 10, 3.0, roof)
    for i in range(bays):
        bx = x + i * step
        s.extrude_x([(y - 0.7, h - 0.2), (y + 9.7, h - 0.2), (y + 4.5, h + 3.5)], bx - 0.2, bx + 0.2, wall)
        glass = "glass_lit" if rng.random() < 0.35 else "glass"
        window(s, bx + step * 0.32, y, 4.0, 1.2, 1.6, glass=glass)
        window(s, bx + step * 0.7, y, 4.0, 1.2, 1.6)
        window(s, bx + step * 0.36, y, 0.2, 1.5, 2.5, arch="round", glass="black_iron", bars=(0, 0))
        s.box(bx + step * 0.4, y + 0.6, h + 0.5, 1.6, 2.6, 1.4, wall)
        s.gable_roof(bx + step * 0.4 - 0.2, y + 0.4, h + 1.9, 2.0, 2.8, 0.7, roof, "y")
        s.box(bx + step * 0.45, y + 0.57, h + 0.9, 0.9, 0.05, 0.8, "glass_lit_dim" if rng.random() < 0.3 else "glass")
        s.box(bx + step * 0.1, y + 4.2, h + 2.4, 0.7, 0.7, 1.8, wall)


def villa(s: Solid, x: float, y: float, rng: Random) -> None:
    """An English country house: two half-timbered cross gables, steep roof, bay window and tall stacks."""
    s.box(x, y, 0, 21, 12, 6.6, "brick_red")
    s.gable_roof(x - 0.5, y - 0.6, 6.6, 22, 13.2, 5.4, "roof_tile")
    for gx, w in ((x + 1.0, 6.2), (x + 14.0, 6.0)):
        s.box(gx, y - 1.6, 0, w, 2, 3.6, "brick_red")
        s.box(gx, y - 1.6, 3.6, w, 2, 3.2, "plaster")
        s.extrude_y([(gx, 6.8), (gx + w, 6.8), (gx + w / 2, 11.2)], y - 1.6, y + 5, "plaster")
        for a, b in (((gx - 0.5, 6.3), (gx + w / 2, 11.5)), ((gx + w + 0.5, 6.3), (gx + w / 2, 11.5))):
            s.extrude_y(
                [a, (a[0], a[1] + 0.5), (b[0], b[1] + 0.35), (b[0], b[1] - 0.25)], y - 2.0, y + 5.5, "roof_tile"
            )
        for i in range(6):
            s.box(
                gx + (w - 0.22) * i / 5,
                y - 1.7,
                3.6,
                0.22,
                0.12,
                3.2 + (3.6 if i in (2, 3) else 1.2 if i in (1, 4) else 0),
                "wood_dark",
            )
        s.box(gx, y - 1.7, 3.5, w, 0.14, 0.3, "wood_dark")
        s.box(gx, y - 1.7, 6.7, w, 0.14, 0.25, "wood_dark")
        window(s, gx + w / 2, y - 1.72, 4.3, 1.9, 1.7, glass="glass_lit", frame="wood_dark", surround=0.12, bars=(3, 1))
        window(s, gx + w / 2, y - 1.6, 0.9, 2.6, 2.0, glass="glass_lit", bars=(3, 1))
    for i in range(3):
        window(s, x + 8.6 + i * 2.1, y, 4.2, 1.1, 1.6, glass="glass_lit" if i == 1 else "glass")
        window(
            s,
            x + 8.6 + i * 2.1,
            y,
            0.4 if i == 1 else 1.0,
            1.2,
            2.6 if i == 1 else 1.9,
            arch="round",
            glass="glass_lit" if i == 1 else "glass",
        )
    for cx in (x + 3.6, x + 11.5, x + 19.0):
        s.box(cx, y + 5.4, 9.0, 1.5, 1.2, 5.4, "brick_red")
        s.box(cx - 0.2, y + 5.2, 14.2, 1.9, 1.6, 0.4, "stone")


def chimney(s: Solid, x: float, y: float, h: float, r: float = 1.6, material: str = "brick_dark") -> None:
    """A round, tapering factory stack with iron hoops and a cornice."""
    s.box(x - r * 1.3, y - r * 1.3, 0, r * 2.6, r * 2.6, 4.0, material)
    s.tube(x, y, 4, r, r * 0.62, h - 4, material, 20)
    for i in range(1, 7):
        z = 4 + (h - 4) * i / 7
        s.tube(x, y, z, r * (1 - 0.38 * i / 7) + 0.06, r * (1 - 0.38 * i / 7) + 0.06, 0.22, "black_iron", 20)
    s.tube(x, y, h - 1.4, r * 0.66, r * 0.86, 1.0, material, 20)
    s.tube(x, y, h - 0.4, r * 0.9, r * 0.9, 0.5, "stone", 20)


def crowned_wing(
    s: Solid,
    x: float,
    y: float,
    w: float,
    d: float,
    h: float,
    rng: Random,
    *,
    wall: str,
    belt_material: str,
    storeys: int,
    arch: str,
) -> None:
    """A castle-like works wing: buttresses, hooded windows, belts, corner stones and a battlemented top."""
    s.box(x, y, 0, w, d, h, wall)
    s.box(x - 0.1, y - 0.2, 0, w + 0.2, 0.3, 1.1, "stone")
    columns = max(3, round(w / 4.6))
    step = w / columns
    for i in range(1, columns):
        bx = x + step * i
        s.box(bx - 0.4, y - 0.5, 0, 0.8, 0.5, h * 0.78, wall)
        s.extrude_x([(y - 0.5, h * 0.78), (y, h * 0.78), (y, h * 0.78 + 0.9)], bx - 0.45, bx + 0.45, "stone")
    size = (1.7, (h - 1.8) / storeys * 0.66)
    window_grid(s, x, y, 1.2, w, h - 1.6, columns, storeys, size, rng, lit=0.28, arch=arch, surround=0.24)
    for j in range(1, storeys):
        z = 1.2 + (h - 1.6) * j / storeys
        belt(s, x, y, z - 0.5, w, 0.32, 0.2)
        belt(s, x, y, z - 0.1, w, 0.28, 0.1, belt_material)
    for z in (h * 0.3, h * 0.88):
        belt(s, x, y, z, w, 0.3, 0.08, belt_material)
    quoins(s, x, y, 1.1, h - 1.2)
    quoins(s, x + w, y, 1.1, h - 1.2, -1)
    battlements(s, x, y - 0.35, h, w, wall=wall)
    s.gable_roof(x + 0.8, y + 1.4, h, w - 1.6, d - 1.6, 3.6, "roof_slate")
