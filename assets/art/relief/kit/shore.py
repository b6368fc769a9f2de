"""The Yangpu shore then and now: waterworks castle, streets with water mains, lanes, trees, bench, wheels, swallows."""

from __future__ import annotations

import itertools
import math

import numpy as np

from kit.solids import Solid, box, join, lathe, loft, rod, tube
from kit.works import battlement, tower, valve_wheel

Pieces = list[tuple[Solid, str]]


def waterworks() -> Pieces:
    """The English-castle waterworks along x, its gate with twin towers to -y, 46 m wide."""
    pieces: Pieces = []
    for x in (-5.2, 5.2):
        pieces += [(solid.moved(x, -1.5), kind) for solid, kind in tower(5.0, 14.0)]
    for x, wide, high in ((-15, 15, 8.5), (15, 15, 8.5), (0, 6, 10.5)):
        pieces += [(solid.moved(x, 1.0), kind) for solid, kind in _wing(wide, high)]
    for x in (-24, 24):
        pieces += [(solid.moved(x, 0), kind) for solid, kind in tower(4.2, 11.0, 2)]
    return pieces


def _wing(width: float, height: float) -> Pieces:
    bays = max(1, round(width / 3.6))
    panes, trim = [], [battlement(width, 0.5, 0.8, 0, 0.2, height)]
    trim += [box(width, 0.3, 0.25, 0, -0.05, height * t) for t in (0.06, 0.5, 0.92)]
    for x in (np.arange(bays) - (bays - 1) / 2) * 3.6:
        for sill in (0.14, 0.56):
            panes.append(_arched_pane(x, 0.75, height * sill, height * 0.3))
            trim.append(_arch_trim(x, 0.9, height * sill, height * 0.3))
    return [(box(width, 8, height, 0, 4), "wall"), (join(panes), "pane"), (join(trim), "stone")]


def _arched_pane(x: float, half: float, sill: float, height: float) -> Solid:
    arc = [(x + half * math.cos(a), height * 0.62 + sill + half * math.sin(a)) for a in np.linspace(0, math.pi, 12)]
    outline = [*arc, (x - half, sill), (x + half, sill)]
    return loft(np.array([[(px, y, z) for px, z in outline] for y in (-0.06, 0.1)]))


def _arch_trim(x: float, half: float, sill: float, height: float) -> Solid:
    top = height * 0.62 + sill
    arc = [(x + half * math.cos(a), -0.1, top + half * math.sin(a)) for a in np.linspace(0, math.pi, 12)]
    return tube([(x + half, -0.1, sill), *arc, (x - half, -0.1, sill)], 0.16, 6)


def street_web(radii: list[float], start_deg: float, end_deg: float, seed: int) -> tuple[list[Solid], list[Solid]]:
    """A street plan round the origin: low blocks of houses, and the water that runs out between them in fine lines."""
    random = np.random.default_rng(seed)
    blocks, mains = [], []
    for inner, outer in itertools.pairwise(radii):
        ways = max(3, round(math.radians(end_deg - start_deg) * inner / (0.62 * (outer - inner)) * 0.62))
        angles = np.radians(np.linspace(start_deg, end_deg, ways + 1) + random.uniform(-2, 2, ways + 1))
        blocks += [_block(inner, outer, a, b, random) for a, b in itertools.pairwise(angles)]
        mains += [_main(inner, outer, a, 0.036 * outer**0.5, random) for a in angles]
        arc = np.linspace(angles[0], angles[-1], 60)
        mains.append(tube([(outer * math.cos(a), outer * math.sin(a), 0.02) for a in arc], 0.03 * outer**0.5, 8))
    return blocks, mains


def _block(inner: float, outer: float, a: float, b: float, random: np.random.Generator) -> Solid:
    gap = 0.06 * outer**0.6
    lo, hi = inner + gap, outer - gap
    t = np.linspace(0, 1, 7)
    low = [(lo * math.cos(v), lo * math.sin(v)) for v in a + gap / lo + (b - a - 2 * gap / lo) * t]
    high = [(hi * math.cos(v), hi * math.sin(v)) for v in a + gap / hi + (b - a - 2 * gap / hi) * t[::-1]]
    outline, tall = [*low, *high], random.uniform(0.015, 0.06) * outer**0.5
    middle = np.mean(outline, axis=0)
    rings = [(1.0, 0.0), (1.0, tall), (0.8, tall * 1.8)]
    return loft(np.array([[(*(middle + (np.array(p) - middle) * k), z) for p in outline] for k, z in rings]))


def _main(inner: float, outer: float, angle: float, radius: float, random: np.random.Generator) -> Solid:
    r = np.linspace(inner, outer, 12)
    bend = angle + random.uniform(-0.02, 0.02) * np.sin(np.linspace(0, math.pi, 12))
    return tube(np.column_stack([r * np.cos(bend), r * np.sin(bend), np.full(12, 0.02)]), radius, 8)


def valve_between(right_hand: np.ndarray, left_hand: np.ndarray, ahead_deg: float) -> Pieces:
    """A hand wheel whose rim runs through both hands, facing somebody turned by `ahead_deg`."""
    middle, span = (right_hand + left_hand) / 2, np.linalg.norm(right_hand - left_hand)
    x, y, z = (float(v) for v in middle)
    spindle = rod((0, -0.1, 0), (0, 0.5, 0), 0.07, 0.09)
    foot = [
        (0.3, -z),
        (0.3, 0.1 - z),
        (0.1, 0.2 - z),
        (0.07, 0.3 - z),
        (0.07, -0.2),
        (0.14, -0.12),
        (0.14, 0.12),
        (0.02, 0.2),
    ]
    stand = [lathe(foot, 20).moved(0, 0.42), rod((0, 0.25, 0), (0, 0.6, 0), 0.16)]
    turn = ahead_deg + 180
    return [
        (valve_wheel(float(span) / 2).moved(turn_deg=turn).moved(x, y, z), "brass"),
        (join([spindle, *stand]).moved(turn_deg=turn).moved(x, y, z), "iron"),
    ]


def swallow(span: float, bank_deg: float = 0) -> Solid:
    """A swallow in flight seen from the side, head to +x: swept wings, forked tail."""
    thick = np.array([0, 0.02, 0])
    body = [(0.42, 0, 0.0), (0.3, 0, 0.03), (0.1, 0, 0.02), (-0.2, 0, 0.0)]
    parts = [tube(np.array(body), [0.01, 0.07, 0.075, 0.02], 8)]
    for side in (-1, 1):
        t = np.linspace(0, 1, 12)
        lead = np.column_stack(
            [0.2 + 0.12 * np.sin(2.4 * t) - 0.55 * t**1.8, 0.2 * side * t, side * 0.62 * t + 0.22 * np.sin(3 * t)]
        )
        trail = lead - np.column_stack([0.2 * (1 - t) ** 0.7 + 0.004, 0 * t, 0.03 * (1 - t)])
        parts.append(loft(np.stack([lead, trail, trail + thick, lead + thick], axis=1)))
        parts.append(tube([(-0.18, 0, 0), (-0.4, 0, side * 0.05), (-0.62, 0, side * 0.15)], [0.03, 0.02, 0.004], 6))
    return join(parts).rotated("y", bank_deg).moved(scale=span)


def store_house(bays: int, storeys: int, bay: float = 4.2, storey: float = 4.0) -> Pieces:
    """A restored riverside warehouse along x, flat-roofed: rows of tall windows to -y between piers."""
    wide, high = bays * bay, storeys * storey
    panes, trim = [], [box(wide + 0.8, 0.7, 0.7, 0, 0.1, high), box(wide + 0.3, 0.4, 0.9, 0, 0)]
    trim += [box(0.5, 0.5, high, (k - bays / 2) * bay, 0) for k in range(bays + 1)]
    for level in range(storeys):
        trim.append(box(wide, 0.3, 0.22, 0, 0, level * storey))
        for k in range(bays):
            for s in (-1, 1):
                x = (k - (bays - 1) / 2) * bay + s * bay * 0.2
                panes.append(box(bay * 0.24, 0.1, storey * 0.56, x, -0.02, level * storey + storey * 0.24))
                trim.append(box(bay * 0.3, 0.2, 0.12, x, -0.05, level * storey + storey * 0.22))
    return [(box(wide, 14, high, 0, 7), "wall"), (join(panes), "pane"), (join(trim), "stone")]
