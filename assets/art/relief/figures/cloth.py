"""Cloth on a bent body: shells round the limbs, a skirt that hangs from whatever sticks out, folds, cuts and seams."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.ndimage import gaussian_filter, gaussian_filter1d
from scipy.spatial import cKDTree

from figures.anatomy import Anatomy, limb_places
from figures.shell import Grid, cut, smoothed, subdivided
from figures.skeleton import frame, normals_of

NORMAL_WEIGHT_M = 0.06
"""In looking for the body part under the cloth, facing the other way counts as this many metres per unit."""

BELOW_HEM_M = 0.05
"""Hanging cloth is made this much longer, then cut clean at its hem."""
HAND_ROOM_M = 0.016
"""Hanging cloth gives way to a hand by so much."""


@dataclass(frozen=True)
class Hang:
    """Cloth that falls free: from which rest height, down to which height over the floor (parts of the body's height),
    how much wider per metre of fall.
    """

    top: float
    hem: float
    flare: float = 0.06


@dataclass(frozen=True)
class Piece:
    """One garment: ease in metres on trunk, arms and legs (for a body of 1.7 m), where sleeves and legs end, what
    hangs.
    """

    trunk: float = 0.014
    arms: float | None = 0.012
    legs: float | None = None
    sleeve_to: float = 1.9
    leg_to: float = 1.93
    cuff: float = 0.0
    leg_cuff: float = 0.0
    low: float = 0.0
    high: float = 0.84
    hang: Hang | None = None
    folds: float = 1.0


@dataclass
class Sheet:
    """Cloth as a mesh that remembers where on the body it lies: `rest` place, arm and leg shares, distance to the
    body.
    """

    points: np.ndarray
    triangles: np.ndarray
    rest: np.ndarray
    arm: np.ndarray
    arm_at: np.ndarray
    leg_at: np.ndarray
    away: np.ndarray


@dataclass(frozen=True)
class Dressed:
    """A bent body ready for cloth: soft places, normals, and the matrices from rest."""

    anatomy: Anatomy
    places: np.ndarray
    normals: np.ndarray
    matrices: np.ndarray
    seated: bool

    @property
    def h(self) -> float:
        """Body height in metres."""
        return self.anatomy.shape.height_m


def _ease(body: Dressed, piece: Piece) -> np.ndarray:
    """Metres of cloth over each vertex."""
    a, scale = body.anatomy, body.h / 1.7
    arm, leg = np.clip(a.arm * 1.4, 0, 1), np.clip((a.leg_at - 0.05) / 0.5, 0, 1) * a.leg
    ease = np.full(len(a.arm), piece.trunk)
    ease += (((piece.arms or 0) + piece.cuff * np.clip(a.arm_at - 0.9, 0, 1)) - piece.trunk) * arm
    if piece.legs is not None:
        ease += ((piece.legs + piece.leg_cuff * np.clip(a.leg_at - 0.9, 0, 1)) - piece.trunk) * leg
    return ease * scale * (1 - 0.75 * a.neck)


def _carriers(body: Dressed, hang: Hang) -> np.ndarray:
    """The vertices that hold hanging cloth out."""
    a = body.anatomy
    chosen = (a.arm < 0.25) & (a.head < 0.2) & (a.soft[:, 2] < hang.top * body.h) & (a.foot < 0.5)
    return np.asarray(chosen & (a.leg_at < max(0.2, (0.53 - hang.hem) / 0.22)))


def hem_up(body: Dressed, hang: Hang) -> float:
    """How far above the floor hanging cloth ends, in metres; a skirt comes lower when its wearer sits."""
    return hang.hem * body.h * (0.6 if body.seated and hang.hem > 0.1 else 1.0)


def _hull(grid: Grid, body: Dressed, hang: Hang, ease: np.ndarray) -> None:
    """Melt the hanging part into the grid: at every height the outline round all that sticks out above it."""
    a, chosen = body.anatomy, _carriers(body, hang)
    outer = body.places + body.normals * (ease + 0.004)[:, None]
    if not body.seated:
        _join_hull(grid, outer[chosen], hem_up(body, hang) - BELOW_HEM_M, hang.flare, falls=True)
        return
    lap = chosen & (a.leg_at < 1.08)
    _join_hull(grid, outer[lap], float(outer[lap, 2].min()), 0.0, falls=False)
    if hang.hem < 0.3:
        shins = chosen & (a.leg_at > 0.8)
        _join_hull(grid, outer[shins], hem_up(body, hang) - BELOW_HEM_M, hang.flare, falls=True)


def _join_hull(grid: Grid, points: np.ndarray, hem: float, flare: float, falls: bool) -> None:
    angles = np.linspace(0, 2 * np.pi, 40, endpoint=False)
    ways = np.stack([np.cos(angles), np.sin(angles)])
    levels = grid.axis(2)
    reach = np.full((len(levels), 40), -1.0)
    row = np.clip(((points[:, 2] - grid.low[2]) / grid.voxel).round().astype(int), 0, len(levels) - 1)
    middle = 0.5 * (points[:, :2].min(0) + points[:, :2].max(0))
    spread = (points[:, :2] - middle) @ ways
    span = max(1, round(0.018 / grid.voxel))
    for step in range(-span, span + 1):
        np.maximum.at(reach, np.clip(row + step, 0, len(levels) - 1), spread)
    top = float(points[:, 2].max())
    if falls:
        reach = np.maximum.accumulate(reach[::-1], axis=0)[::-1]
        reach += flare * np.maximum(0, top - levels)[:, None] * (reach > -0.9)
    there = reach[:, 0] > -0.9
    if not there.any():
        return
    reach[~there] = reach[there][-1]
    reach = gaussian_filter1d(gaussian_filter1d(reach, 0.02 / grid.voxel, axis=0), 1.0, axis=1, mode="wrap")
    x, y = grid.axis(0) - middle[0], grid.axis(1) - middle[1]
    flat = x[:, None, None] * ways[0] + y[None, :, None] * ways[1]
    d = np.stack([(flat - reach[k]).max(-1) for k in range(len(levels))], -1)
    d += 0.03 * np.clip(1 - (top - levels) / 0.14, 0, 1)
    d = np.maximum(d, np.maximum(hem - levels, levels - top)[None, None])
    grid.join((slice(None),) * 3, d.astype(np.float32), 0.035)


def _shell(body: Dressed, piece: Piece, voxel: float) -> tuple[np.ndarray, np.ndarray]:
    a = body.anatomy
    ease = _ease(body, piece)
    outer = body.places + body.normals * ease[:, None]
    z, h = a.soft[:, 2], body.h
    trunk = (a.arm < 0.6) & (z > piece.low * h) & (z < (piece.high + 0.04) * h) & (a.leg_at < 0.35)
    groups = [trunk]
    for side in (-1, 1):
        mine = a.side == side
        if piece.arms is not None:
            groups.append(mine & (a.arm > 0.4) & (a.arm_at < piece.sleeve_to + 0.12) & (a.hand < 0.6))
        if piece.legs is not None:
            groups.append(mine & (a.leg > 0.3) & (a.leg_at > -0.25) & (a.leg_at < piece.leg_to + 0.12) & (a.foot < 0.5))
    used = np.logical_or.reduce(groups if piece.hang is None else [*groups, _carriers(body, piece.hang)])
    low, high = outer[used].min(0) - 0.05, outer[used].max(0) + 0.05
    if piece.hang is not None:
        room = np.array([1.2, 1.2, 0]) * piece.hang.flare
        low, high = low - room, high + room
        low[2] = min(low[2], hem_up(body, piece.hang) - BELOW_HEM_M - 0.03)
    grid = Grid(low, high, voxel)
    for group in groups:
        if group.sum() > 20:
            grid.add_points(outer[group], body.normals[group], 0.012)
    if piece.hang is not None:
        _hull(grid, body, piece.hang, ease)
        hands = body.places[(a.hand > 0.8) & (a.arm_at > 2.0)]
        grid.carve(hands, HAND_ROOM_M)
    grid.distance = gaussian_filter(grid.distance, 0.6)
    return grid.skin()


def lay(body: Dressed, piece: Piece, voxel: float, rounds: int) -> Sheet:
    """Make one garment and learn where each of its points lies on the body."""
    points, triangles = _shell(body, piece, voxel)
    a = body.anatomy
    covered = (a.head < 0.7) & (a.hand < 0.7) & (a.foot < 0.8)
    if piece.arms is None:
        covered &= a.arm < 0.3
    own = np.nonzero(covered)[0]
    tree = cKDTree(np.hstack([body.places[own], body.normals[own] * NORMAL_WEIGHT_M]))
    facing = normals_of(points, triangles)
    far, near = tree.query(np.hstack([points, facing * NORMAL_WEIGHT_M]), k=4)
    weight = 1 / (far**2 + 1e-6)
    weight /= weight.sum(1, keepdims=True)
    index = own[near]
    carried = np.einsum("nk,nkc->nc", weight, np.column_stack([body.matrices.reshape(-1, 12), a.arm])[index])
    carried = smoothed(carried, triangles, 4)
    m = carried[:, :12].reshape(-1, 3, 4)
    rest = np.linalg.solve(m[:, :, :3], (points - m[:, :, 3])[:, :, None])[:, :, 0]
    away = np.linalg.norm(points[:, None] - body.places[index], axis=2).min(1)
    columns = np.column_stack(
        [points, rest, carried[:, 12], *limb_places(a.shape, rest), smoothed(away[:, None], triangles, 3)]
    )
    for _ in range(rounds):
        columns, triangles = subdivided(columns, triangles)
    return Sheet(columns[:, :3], triangles, columns[:, 3:6], *columns[:, 6:10].T)


def trimmed(sheet: Sheet, keep: np.ndarray) -> Sheet:
    """The part of a sheet where `keep` is positive."""
    columns = np.hstack(
        [sheet.points, sheet.rest, *(v[:, None] for v in (sheet.arm, sheet.arm_at, sheet.leg_at, sheet.away))]
    )
    columns, triangles = cut(columns, sheet.triangles, keep)
    return Sheet(columns[:, :3], triangles, columns[:, 3:6], *columns[:, 6:10].T)


def raised(sheet: Sheet, height: np.ndarray) -> Sheet:
    """The sheet with its surface raised along its normals, metres per point."""
    normals = normals_of(sheet.points, sheet.triangles)
    moved = sheet.points + normals * height[:, None]
    return Sheet(moved, sheet.triangles, sheet.rest, sheet.arm, sheet.arm_at, sheet.leg_at, sheet.away)


def dressed(anatomy: Anatomy, matrices: np.ndarray, seated: bool) -> Dressed:
    """A bent body with the normals of its soft surface."""
    places = np.einsum("vij,vj->vi", matrices[:, :, :3], anatomy.soft) + matrices[:, :, 3]
    return Dressed(anatomy, places, normals_of(places, frame().triangles), matrices, seated)
