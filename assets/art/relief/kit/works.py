"""Mills and waterworks: walls with arches, saw-tooth sheds, chimneys, towers, pumps, pipes, valve wheels, dials."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from kit.solids import Solid, ball, box, join, lathe, loft, rod, surface, tube, wheel_rim

Pieces = list[tuple[Solid, str]]


@dataclass(frozen=True)
class Opening:
    """A door or window in a wall: middle, half width, sill, springing and rise of its arch (0: flat)."""

    x: float
    half: float
    sill: float
    spring: float
    rise: float = 0.0
    pointed: bool = False

    def outline(self, grow: float = 0.0, steps: int = 25) -> np.ndarray:
        """The arch from left to right as (x, z), `grow` metres outside the opening."""
        u = -np.cos(np.linspace(0, math.pi, steps))
        curve = (1 - np.abs(u)) ** 0.62 if self.pointed else np.sqrt(np.clip(1 - u**2, 0, 1))
        return np.column_stack([self.x + u * (self.half + grow), self.spring + curve * (self.rise + grow)])


def _over(opening: Opening, height: float, thick: float) -> Solid:
    arch = opening.outline()
    low = [np.array([(x, y, z) for x, z in arch]) for y in (0, thick)]
    high = [np.array([(x, y, height) for x, _ in arch]) for y in (0, thick)]
    sheets = ((low[0], high[0]), (low[1], high[1]), (low[0], low[1]), (high[0], high[1]))
    return join([surface(np.array(pair)) for pair in sheets])


def arched_wall(width: float, height: float, openings: list[Opening], thick: float = 0.5) -> Solid:
    """A wall facing -y, its face at y = 0, pierced by openings given from left to right."""
    parts, left = [], -width / 2
    for o in openings:
        parts.append(box(o.x - o.half - left, thick, height, (left + o.x - o.half) / 2, thick / 2))
        if o.sill > 0:
            parts.append(box(2 * o.half, thick, o.sill, o.x, thick / 2))
        parts.append(_over(o, height, thick))
        left = o.x + o.half
    parts.append(box(width / 2 - left, thick, height, (left + width / 2) / 2, thick / 2))
    return join(parts)


def surround(o: Opening, thick: float = 0.18) -> Solid:
    """The dressed stones round an opening: jambs, arch, sill."""
    arch = [(x, -0.04, z) for x, z in o.outline(thick / 2)]
    jambs = [box(thick, 0.3, o.spring - o.sill, o.x + s * (o.half + thick / 2 - 0.01), 0, o.sill) for s in (-1, 1)]
    head = tube(arch, thick / 2, 8) if o.rise else box(2 * o.half + 2 * thick, 0.3, thick, o.x, 0, o.spring)
    sill = [box(2 * o.half + 3 * thick, 0.4, thick, o.x, 0, o.sill - thick)] if o.sill > 0 else []
    return join([*jambs, head, *sill])


def sash(o: Opening, columns: int = 3, rows: int = 4, bar: float = 0.05, y: float = 0.2) -> Solid:
    """The glazing bars of a window."""
    top = o.spring + o.rise
    parts = [
        rod((o.x + u * o.half, y, o.sill), (o.x + u * o.half, y, top - 0.15 * o.rise * abs(u)), bar, sides=6)
        for u in np.linspace(-1, 1, columns + 1)[1:-1]
    ]
    levels = np.linspace(o.sill, o.spring, rows + 1)[1:]
    parts += [rod((o.x - o.half, y, z), (o.x + o.half, y, z), bar, sides=6) for z in levels]
    return join(parts)


def mill(bays: int, bay: float, depth: float, eaves: float, rise: float) -> Pieces:
    """A saw-tooth mill along x, its serrated end to -y: walls, glass in the teeth, roof edges, tall windows, plinth."""
    walls, roofs, panes, bars = [], [], [], []
    for k in range(bays):
        x = (k - bays / 2) * bay
        tooth = [(x, 0), (x + bay, 0), (x + bay, eaves), (x + bay * 0.16, eaves + rise), (x, eaves)]
        walls.append(loft(np.array([[(px, y, z) for px, z in tooth] for y in (0, depth)])))
        edge = [(x - 0.1, eaves), (x + bay * 0.16, eaves + rise), (x + bay + 0.1, eaves)]
        roofs.append(tube([(px, -0.1, z) for px, z in edge], 0.16, 6))
        for u in (0.3, 0.72):
            window = Opening(x + u * bay, bay * 0.13, eaves * 0.3, eaves * 0.74, bay * 0.1)
            panes.append(surface(np.array([[(px, -0.03, z), (px, -0.03, window.sill)] for px, z in window.outline()])))
            bars += [sash(window, 3, 4, 0.05, -0.08), surround(window, 0.22)]
    plinth = box(bays * bay + 0.3, 0.3, 0.8, 0, -0.1)
    return [
        (join(walls), "wall"),
        (join(roofs), "stone"),
        (join(panes), "pane"),
        (join(bars), "stone"),
        (plinth, "stone"),
    ]


def chimney(height: float, radius: float) -> Pieces:
    """A round factory chimney that tapers, with bands, a corbelled head and a square foot."""
    head = height * 0.95
    profile = [(radius, height * 0.06), (radius * 0.62, head), (radius * 0.8, head + height * 0.012)]
    profile += [(radius * 0.8, height), (radius * 0.5, height), (radius * 0.5, height - 0.5)]
    bands = [
        wheel_rim(radius * (1 - 0.4 * t), radius * 0.045, 24).rotated("x", 90).moved(z=height * t)
        for t in (0.2, 0.42, 0.64, 0.84)
    ]
    return [(lathe(profile, 24) + box(radius * 2.6, radius * 2.6, height * 0.07), "chimney"), (join(bands), "chimney")]


def smoke_bands(
    at: tuple[float, float, float], drift: float, rise: float, width: float, seed: int, strands: int = 4
) -> Pieces:
    """Smoke as flowing bands that leave a chimney top, swell, wave and thin out towards +x (or -x)."""
    t = np.linspace(0, 1, 64)
    wave = np.sin(2 * math.pi * (1.15 * t + seed * 0.37)) - math.sin(2 * math.pi * seed * 0.37)
    bands: Pieces = []
    for k in range(strands):
        off = k - (strands - 1) / 2
        swell = width * (0.16 + 0.55 * np.sin(math.pi * np.clip(t, 0, 1) ** 0.75) ** 0.9)
        x = drift * t + 0.1 * width * off
        z = rise * t**0.55 + 0.35 * width * wave * t + off * (0.18 * width + 1.15 * width * t * (1 - 0.35 * t))
        z = z + 0.22 * width * np.sin(9 * t + 2.1 * k + seed) * t
        body = tube(np.column_stack([x, 0.25 * width * (k % 2) + 0 * t, z]), list(swell * (1 - 0.12 * (k % 2))), 14)
        bands.append((body.moved(*at), "steam"))
    return bands


def battlement(width: float, thick: float, merlon: float, x: float = 0, y: float = 0, z: float = 0) -> Solid:
    """A parapet along x with merlons and a corbel course, standing on z."""
    count = max(2, round(width / (1.7 * merlon)))
    steps = np.linspace(-width / 2 + merlon / 2, width / 2 - merlon / 2, count)
    parts = [
        box(width + 0.3, thick + 0.3, merlon * 0.35, x, y, z),
        box(width, thick, merlon * 0.7, x, y, z + merlon * 0.3),
    ]
    for s in steps:
        parts.append(box(merlon, thick, merlon * 1.05, x + s, y, z + merlon))
        parts.append(box(merlon * 1.15, thick + 0.16, merlon * 0.16, x + s, y, z + merlon * 2.02))
    return join(parts)


def tower(side: float, height: float, storeys: int = 3) -> Pieces:
    """A castle-like tower, one face to -y: battlements, string courses, quoins, one pointed window a storey."""
    pitch = height / storeys
    windows = [
        Opening(0, side * 0.16, pitch * k + pitch * 0.28, pitch * k + pitch * 0.62, pitch * 0.16, True)
        for k in range(storeys)
    ]
    bands = [box(side + 0.3, side + 0.3, 0.28, 0, side / 2, pitch * k - 0.14) for k in range(1, storeys)]
    quoins = [
        box(0.5 + 0.25 * (k % 2), 0.3, 0.42, s * (side / 2 - 0.2), 0, z)
        for s in (-1, 1)
        for k, z in enumerate(np.arange(0.2, height - 0.4, 0.55))
    ]
    panes = [surface(np.array([[(x, -0.04, z), (x, -0.04, w.sill)] for x, z in w.outline()])) for w in windows]
    crown = join([battlement(side, 0.5, side / 7, 0, y, height) for y in (0.15, side - 0.15)])
    trim = join([*bands, *quoins, *[surround(w, 0.24) for w in windows], *[sash(w, 2, 2, 0.06, -0.1) for w in windows]])
    return [(box(side, side, height, 0, side / 2), "wall"), (join(panes), "pane"), (trim, "stone"), (crown, "stone")]


def valve_wheel(radius: float, spokes: int = 6) -> Solid:
    """A hand wheel in the x-z plane round the origin, its curved spokes meeting in a bossed hub towards -y."""
    parts = [
        wheel_rim(radius, radius * 0.075),
        lathe([(0.2, -0.1), (0.2, 0.1), (0.13, 0.16), (0.13, 0.24), (0.01, 0.24)]).rotated("x", 90).moved(scale=radius),
    ]
    for a in np.arange(spokes) * 2 * math.pi / spokes + 0.26:
        bend = [(t, a + 0.28 * math.sin(math.pi * t)) for t in np.linspace(0.12, 1, 12)]
        path = [(t * radius * math.cos(b), -0.09 * radius * (1 - t), t * radius * math.sin(b)) for t, b in bend]
        parts.append(tube(path, list(np.linspace(0.075, 0.05, 12) * radius), 10))
    knobs = [
        ball(0.055 * radius, radius * math.cos(a), -0.06 * radius, radius * math.sin(a), 8)
        for a in np.arange(0, 2 * math.pi, math.pi / 12)
    ]
    return join(parts + knobs)


def flange(at: tuple[float, float, float], axis: str, radius: float, thick: float = 0.08) -> Solid:
    """A bolted collar round a pipe that runs along `axis`."""
    ring = [lathe([(radius * 1.35, -thick), (radius * 1.35, thick)], 24)]
    ring += [
        ball(radius * 0.09, radius * 1.18 * math.cos(a), radius * 1.18 * math.sin(a), s * thick, 6)
        for a in np.arange(0, 6.2, 0.785)
        for s in (-1, 1)
    ]
    disc = join(ring)
    turned = {"x": disc.rotated("y", 90), "y": disc.rotated("x", 90), "z": disc}[axis]
    return turned.moved(*at)


def pump(scale: float = 1.0) -> Pieces:
    """A pumping engine along x, 2.6 m high at scale 1: bed, cylinder, crank, a spoked flywheel facing -y."""
    bed = box(4.6, 1.3, 0.5) + box(4.9, 1.5, 0.14)
    cylinder = lathe(
        [(0.2, -0.1), (0.62, 0), (0.62, 0.16), (0.52, 0.18), (0.52, 1.4), (0.62, 1.42), (0.62, 1.58), (0.2, 1.66)], 28
    )
    wheel = join(
        [
            wheel_rim(1.15, 0.13),
            wheel_rim(0.98, 0.05),
            lathe([(0.22, -0.2), (0.22, 0.2), (0.02, 0.26)]).rotated("x", 90),
        ]
    )
    spokes = join(
        [rod((0, 0, 0), (1.1 * math.cos(a), 0, 1.1 * math.sin(a)), 0.07, 0.05) for a in np.arange(0, 6.2, math.pi / 4)]
    )
    crank = rod((-0.55, -0.25, 1.15), (1.0, -0.35, 1.35), 0.08) + ball(0.14, 1.0, -0.35, 1.35, 10)
    dome = lathe([(0.34, 0), (0.34, 0.9), (0.22, 1.15), (0.02, 1.2)], 20).moved(-1.9, 0, 1.6)
    pieces = [
        (bed, "stone"),
        (cylinder.rotated("y", 90).moved(-2.2, 0, 1.15), "iron"),
        (dome, "iron"),
        (wheel.moved(1.25, -0.35, 1.4) + spokes.moved(1.25, -0.35, 1.4), "iron"),
        (crank, "brass"),
    ]
    return [(solid.moved(scale=scale), kind) for solid, kind in pieces]


def dial(radius: float, needle_deg: float) -> Pieces:
    """A meter facing -y round the origin: case, pale face, ticks, needle."""
    case = lathe([(radius * 1.16, 0), (radius * 1.18, 0.1), (radius * 1.05, 0.14), (radius * 0.98, 0.04)], 40).rotated(
        "x", 90
    )
    face = lathe([(radius, 0.0), (radius, 0.05), (0.01, 0.055)], 40).rotated("x", 90)
    marks = []
    for n, a in enumerate(np.radians(np.linspace(-45, 225, 19))):
        inner = 0.66 if n % 3 == 0 else 0.78
        c, s = math.cos(a), math.sin(a)
        marks.append(
            rod(
                (c * inner * radius, -0.065, s * inner * radius),
                (c * 0.9 * radius, -0.065, s * 0.9 * radius),
                radius * (0.032 if n % 3 == 0 else 0.018),
                sides=6,
            )
        )
    c, s = math.cos(math.radians(needle_deg)), math.sin(math.radians(needle_deg))
    needle = rod(
        (-0.22 * radius * c, -0.085, -0.22 * radius * s),
        (0.8 * radius * c, -0.085, 0.8 * radius * s),
        radius * 0.055,
        radius * 0.015,
    )
    return [
        (case, "iron"),
        (face, "face"),
        (join(marks), "print"),
        (needle + ball(radius * 0.1, 0, -0.08, 0, 10), "print"),
    ]
