"""Where every vertex of a body sits: how far along an arm or a leg, on trunk, head, hand or foot; and its shoes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from scipy.spatial import cKDTree

from figures.shell import Grid, cut, smoothed, subdivided
from figures.skeleton import Shape, frame, normals_of


@dataclass(frozen=True)
class Anatomy:
    """Numbers per vertex. `arm_at`: 0 shoulder, 1 elbow, 2 wrist; `leg_at`: 0 hip, 1 knee, 2 ankle; the others are
    shares between 0 and 1. `soft` is the rest body without fine detail, as cloth would find it.
    """

    shape: Shape
    arm: np.ndarray
    arm_at: np.ndarray
    leg: np.ndarray
    leg_at: np.ndarray
    head: np.ndarray
    neck: np.ndarray
    hand: np.ndarray
    foot: np.ndarray
    side: np.ndarray
    soft: np.ndarray


def _along(points: np.ndarray, joints: list[np.ndarray]) -> np.ndarray:
    """Piecewise place along a chain of three joints, going on straight beyond both ends."""
    a, b, c = joints
    upper, lower = b - a, c - b
    t = ((points - a) @ upper) / (upper @ upper)
    u = 1 + ((points - b) @ lower) / (lower @ lower)
    bend = (points - b) @ (upper / np.linalg.norm(upper) + lower / np.linalg.norm(lower))
    later = 1 / (1 + np.exp(-np.clip(bend / 0.025, -30, 30)))
    return np.asarray(np.minimum(t, 1.2) * (1 - later) + np.maximum(u, 0.8) * later)


@lru_cache(maxsize=1)
def _shares() -> dict[str, np.ndarray]:
    f = frame()
    return {
        "arm": f.share("upperarm", "lowerarm", "wrist", "finger", "metacarpal"),
        "hand": f.share("wrist", "finger", "metacarpal"),
        "leg": f.share("upperleg", "lowerleg", "foot", "toe"),
        "foot": f.share("foot", "toe"),
        "head": f.share("head", "eye", "neck02", "neck03"),
        "neck": f.share("head", "neck"),
    }


def limb_places(shape: Shape, points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """How far along arm and leg rest places are: 0 at shoulder or hip, 1 at elbow or knee, 2 at wrist or ankle."""
    arm_at, leg_at = np.zeros(len(points)), np.zeros(len(points))
    for sign, mark in ((1, "L"), (-1, "R")):
        mine = (points[:, 0] >= 0) == (sign > 0)
        arms = [shape.head_of(f"{b}.{mark}") for b in ("upperarm01", "lowerarm01", "wrist")]
        legs = [shape.head_of(f"{b}.{mark}") for b in ("upperleg01", "lowerleg01", "foot")]
        arm_at[mine], leg_at[mine] = _along(points[mine], arms), _along(points[mine], legs)
    return arm_at, leg_at


def anatomy_of(shape: Shape) -> Anatomy:
    """Measure a shape."""
    s, points = _shares(), shape.points
    side = np.where(points[:, 0] >= 0, 1, -1)
    arm_at, leg_at = limb_places(shape, points)
    soft = smoothed(points, frame().triangles, 6)
    return Anatomy(shape, s["arm"], arm_at, s["leg"], leg_at, s["head"], s["neck"], s["hand"], s["foot"], side, soft)


@dataclass(frozen=True)
class Shoes:
    """A pair of shoes at rest: their skin, and the body vertices (with shares) that carry each point."""

    points: np.ndarray
    triangles: np.ndarray
    near: np.ndarray
    shares: np.ndarray

    def bent(self, matrices: np.ndarray) -> np.ndarray:
        """The shoes' points on a bent body."""
        m = np.einsum("nk,nkij->nij", self.shares, matrices[self.near])
        return np.asarray(np.einsum("nij,nj->ni", m[:, :, :3], self.points) + m[:, :, 3])


def shoes_of(anatomy: Anatomy, bound: bool) -> Shoes:
    """Cloth shoes over the bare feet, toes melted together; `bound` feet are tiny and pointed."""
    shape, h = anatomy.shape, anatomy.shape.height_m / 1.7
    feet = (anatomy.foot > 0.3) & (shape.points[:, 2] < 0.1 * h)
    outward = normals_of(shape.points, frame().triangles)
    outer = shape.points + outward * 0.009 * h
    grid = Grid(outer[feet].min(0) - 0.03, outer[feet].max(0) + 0.03, 0.008 * h)
    for side in (-1, 1):
        mine = feet & (anatomy.side == side)
        grid.add_points(outer[mine], outward[mine], 0.001, blur=1.1)
    columns, triangles = subdivided(*grid.skin())
    points, triangles = cut(columns, triangles, 0.082 * h - columns[:, 2] - 0.2 * (columns[:, 1] - 0.02))
    own = np.nonzero(feet)[0]
    far, near = cKDTree(shape.points[own]).query(points, k=4)
    shares = 1 / (far**2 + 1e-5)
    points = _shaped(anatomy, points, bound, h)
    points[:, 2] = np.maximum(points[:, 2], 0.001)
    return Shoes(points, triangles, own[near], shares / shares.sum(1, keepdims=True))


def _shaped(anatomy: Anatomy, points: np.ndarray, bound: bool, h: float) -> np.ndarray:
    points = points.copy()
    for sign, mark in ((1, "L"), (-1, "R")):
        mine = points[:, 0] * sign > 0
        ankle, ball = anatomy.shape.head_of(f"foot.{mark}"), anatomy.shape.head_of(f"toe3-1.{mark}")
        ahead = (ball - ankle) * (1, 1, 0)
        length = float(np.linalg.norm(ahead))
        ahead /= length
        across = np.array([-ahead[1], ahead[0], 0])
        t, u = (points[mine] - ankle) @ ahead, (points[mine] - ankle) @ across
        if bound:
            new_t = np.where(t > 0, 0.6 * t, 0.9 * t)
            new_u = 0.85 * u * np.clip(1 - (t + 0.02 * h) / (1.7 * length), 0.1, 1)
        else:
            new_t, new_u = t, u * (1 - 0.12 * np.clip(t / length, 0, 1.5) ** 2)
        points[mine] += np.outer(new_t - t, ahead) + np.outer(new_u - u, across)
    return points
