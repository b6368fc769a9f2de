"""Where every vertex of a body sits: how far along an arm or a leg, on trunk, head, hand or foot; and its shoes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from figures.shell import smoothed
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


def anatomy_of(shape: Shape) -> Anatomy:
    """Measure a shape."""
    s, points = _shares(), shape.points
    side = np.where(points[:, 0] >= 0, 1, -1)
    arm_at, leg_at = np.zeros(len(points)), np.zeros(len(points))
    for sign, mark in ((1, "L"), (-1, "R")):
        mine = side == sign
        arms = [shape.head_of(f"{b}.{mark}") for b in ("upperarm01", "lowerarm01", "wrist")]
        legs = [shape.head_of(f"{b}.{mark}") for b in ("upperleg01", "lowerleg01", "foot")]
        arm_at[mine], leg_at[mine] = _along(points[mine], arms), _along(points[mine], legs)
    soft = smoothed(points, frame().triangles, 6)
    return Anatomy(shape, s["arm"], arm_at, s["leg"], leg_at, s["head"], s["neck"], s["hand"], s["foot"], side, soft)


def shod(anatomy: Anatomy, bound: bool) -> np.ndarray:
    """Rest places with shoes on the feet: toes melted together, a sole below; `bound` feet are tiny and pointed."""
    shape, f = anatomy.shape, frame()
    h = shape.height_m / 1.7
    points = shape.points.copy()
    feet = (anatomy.foot > 0.35) & (points[:, 2] < 0.085 * h)
    melted = smoothed(points, f.triangles, 14)
    ease = np.clip((0.075 * h - points[:, 2]) / (0.03 * h), 0, 1)[:, None]
    points = np.where(feet[:, None], points * (1 - ease) + melted * ease, points)
    points = np.where(feet[:, None], points + normals_of(points, f.triangles) * 0.007 * h, points)
    for sign, mark in ((1, "L"), (-1, "R")):
        mine = feet & (anatomy.side == sign)
        ankle, ball = shape.head_of(f"foot.{mark}"), shape.head_of(f"toe3-1.{mark}")
        ahead = ball - ankle
        ahead[2] = 0
        length = float(np.linalg.norm(ahead))
        ahead /= length
        across = np.array([-ahead[1], ahead[0], 0])
        t, u = (points[mine] - ankle) @ ahead, (points[mine] - ankle) @ across
        if bound:
            point = np.clip(1 - (t + 0.02 * h) / (1.6 * length), 0.12, 1)
            new_t, new_u = np.where(t > 0, 0.62 * t, t), 0.8 * u * point
        else:
            new_t, new_u = t * 1.03, u * np.where(t > 0, 1 - 0.1 * (t / length) ** 2 / 2, 1)
        points[mine] += np.outer(new_t - t, ahead) + np.outer(new_u - u, across)
    points[feet, 2] = np.maximum(points[feet, 2], 0.001)
    return points
