"""Seams, plackets, pockets and badges: how far each raises the cloth, told in rest places of a body of 1.7 m."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from figures.cloth import Sheet


@dataclass(frozen=True)
class Cloth:
    """What a seam needs to know: the sheet, its rest places in body heights times 1.7, and where the neck begins."""

    sheet: Sheet
    x: np.ndarray
    y: np.ndarray
    z: np.ndarray
    neck: np.ndarray
    front: np.ndarray


def bump(far: np.ndarray, wide: float, high: float) -> np.ndarray:
    return np.asarray(high * np.exp(-((far / wide) ** 2)))


def step(at: np.ndarray, soft: float = 0.003) -> np.ndarray:
    return np.asarray(1 / (1 + np.exp(-np.clip(at / soft, -30, 30))))


def band(at: np.ndarray, low: float, high: float, soft: float = 0.002) -> np.ndarray:
    return np.asarray(step(at - low, soft) * step(high - at, soft))


def buttoned(c: Cloth) -> np.ndarray:
    """A placket down the middle of the front, with buttons."""
    body = c.front * (c.z < 1.42) * (c.z > 0.78)
    lap = 0.0035 * band(c.x, -0.018, 0.012) - bump(c.x + 0.02, 0.004, 0.004)
    pitch = np.abs((c.z - 1.4 + 0.055) % 0.11 - 0.055)
    return np.asarray(body * (lap + bump(np.hypot(c.x + 0.002, pitch), 0.009, 0.006)))


def side_fastened(c: Cloth) -> np.ndarray:
    """The old cut: from the collar slanting to the figure's right arm, then down the side; cloth knots along it."""
    edge = np.interp(c.x, [-0.15, -0.11, -0.05, 0.0, 0.02], [1.22, 1.3, 1.36, 1.405, 1.44])
    far = c.z - edge
    body = c.front * band(c.x, -0.13, 0.03) * (c.sheet.arm < 0.35)
    knots = bump(np.hypot(far, c.x), 0.009, 0.006) + bump(np.hypot(far, c.x + 0.085), 0.009, 0.006)
    return np.asarray(body * (0.004 * band(far, -0.012, 0.003) - bump(far - 0.007, 0.004, 0.005) + knots))


def slit(c: Cloth) -> np.ndarray:
    """Side seams that open below the knee."""
    free = c.sheet.arm < 0.2
    x, y, z = c.sheet.points.T
    side = np.abs(y - np.median(y[free]))
    low = step(z.min() + 0.42 - z, 0.02)
    return np.asarray(-bump(side, 0.007, 0.009) * low * free * (np.abs(x - np.median(x[free])) > 0.1))


def open_v(c: Cloth) -> np.ndarray:
    """Metres inside a jacket's open V, negative outside."""
    depth = 1.45 - c.z
    inside = np.minimum(0.092 - 0.32 * np.maximum(depth, 0) - np.abs(c.x), 0.04)
    return np.asarray(np.minimum(inside, np.minimum(0.03 - c.y, 0.1 * (0.4 - c.sheet.arm))))


def shirt_front(c: Cloth) -> np.ndarray:
    """Shirt, its collar points, and a tie in the V."""
    depth = 1.45 - c.z
    tie = band(np.abs(c.x), -0.1, 0.011 + 0.05 * np.clip(depth - 0.04, 0, 0.2))
    points = band(np.abs(c.x), 0.006, 0.045) * band(depth - 0.5 * np.abs(c.x), -0.03, 0.03)
    return np.asarray(-0.01 + 0.006 * tie + 0.005 * points - bump(depth - 0.045, 0.004, 0.004) * tie)


def lapels(c: Cloth) -> np.ndarray:
    """Lapels beside the V, two buttons, a breast pocket and two below."""
    depth = 1.45 - c.z
    beside = -open_v(c)
    wide = 0.05 - 0.16 * np.abs(depth - 0.12)
    notch = bump(depth - 0.085 - 0.3 * beside, 0.004, 0.005) * (beside > 0.015)
    lapel = band(beside, -0.01, np.maximum(wide, 0.004)) * band(depth, -0.02, 0.3) * c.front
    edge = -bump(c.x + 0.012, 0.004, 0.004) * (depth > 0.29) * c.front
    pockets = _flap(c, 0.11, 0.93, 0.06) + _flap(c, -0.11, 0.93, 0.06) + _flap(c, 0.085, 1.25, 0.035)
    button = sum(bump(np.hypot(c.x + 0.002, depth - d), 0.009, 0.006) * c.front for d in (0.33, 0.42))
    return np.asarray(0.007 * lapel - notch * lapel + edge + pockets + button)


def _flap(c: Cloth, x: float, z: float, half: float) -> np.ndarray:
    return np.asarray(0.004 * band(c.x, x - half, x + half) * band(c.z, z - 0.025, z + 0.012) * c.front)


def _patch(c: Cloth, x: float, z: float, half: float, tall: float) -> np.ndarray:
    body = band(c.x, x - half, x + half) * band(c.z, z - tall, z)
    flap = band(c.x, x - half - 0.004, x + half + 0.004) * band(c.z, z - 0.03, z + 0.012)
    return np.asarray((0.004 * body + 0.004 * flap + bump(np.hypot(c.x - x, c.z - z + 0.02), 0.007, 0.004)) * c.front)


def four_pockets(c: Cloth) -> np.ndarray:
    """Patch pockets on chest and skirt of a tunic."""
    high = _patch(c, 0.085, 1.3, 0.042, 0.1) + _patch(c, -0.085, 1.3, 0.042, 0.1)
    return np.asarray(high + _patch(c, 0.1, 0.99, 0.055, 0.14) + _patch(c, -0.1, 0.99, 0.055, 0.14))


def low_pockets(c: Cloth) -> np.ndarray:
    """Two patch pockets below the waist."""
    return np.asarray(_patch(c, 0.1, 0.98, 0.05, 0.13) + _patch(c, -0.1, 0.98, 0.05, 0.13))


def belt(c: Cloth) -> np.ndarray:
    """A sash round the waist."""
    trunk = c.sheet.arm < 0.25
    return np.asarray(
        trunk * (0.006 * band(c.z, 1.01, 1.055) - bump(c.z - 1.005, 0.005, 0.004) - bump(c.z - 1.06, 0.005, 0.004))
    )


def kangaroo_pocket(c: Cloth) -> np.ndarray:
    """A hooded sweater's front pocket, strings and ribbed hem."""
    half = 0.13 - 0.4 * np.clip(c.z - 1.02, 0, 0.2)
    pocket = band(np.abs(c.x), -1, half) * band(c.z, 0.95, 1.12) * c.front
    strings = bump(np.abs(np.abs(c.x) - 0.03), 0.005, 0.006) * band(c.z, 1.24, 1.42) * c.front
    return np.asarray(0.005 * pocket + strings)


def hood(c: Cloth) -> np.ndarray:
    """A hood that lies on the nape and rings the neck."""
    trunk = np.clip(1 - c.sheet.arm * 4, 0, 1)
    back = step(c.y + 0.01, 0.02)
    roll = np.exp(-(((c.neck + 0.02) / 0.04) ** 2)) * np.exp(-((c.x / 0.11) ** 2))
    fall = back * np.exp(-(((c.z - 1.36) / 0.07) ** 2)) * np.exp(-((c.x / 0.1) ** 4))
    return np.asarray(trunk * (0.02 * roll + 0.025 * fall))


def bib(c: Cloth) -> np.ndarray:
    """Overalls: bib, straps over the shoulders, buckles, a breast pocket, a waistband."""
    trunk = c.sheet.arm < 0.3
    plate = band(np.abs(c.x), -1, 0.1) * band(c.z, 1.04, 1.3) * c.front
    strap = band(np.abs(np.abs(c.x) - 0.085), -1, 0.018) * (c.z > 1.26) * trunk
    back = (
        band(np.abs(np.abs(c.x) - np.clip((c.z - 1.0) * 0.22, 0, 1)), -1, 0.018) * (c.z > 1.0) * (1 - c.front) * trunk
    )
    buckle = bump(np.hypot(np.abs(c.x) - 0.085, c.z - 1.28), 0.016, 0.006) * c.front
    pocket = band(np.abs(c.x), -1, 0.055) * band(c.z, 1.13, 1.23) * c.front
    waist = band(c.z, 1.0, 1.045) * trunk
    return np.asarray(0.005 * np.maximum(np.maximum(plate, strap), np.maximum(back, waist)) + buckle + 0.003 * pocket)


def badge(c: Cloth) -> np.ndarray:
    """An official's square on chest and back, and a string of beads."""
    x, z = np.abs(c.x), np.abs(c.z - 1.2)
    square = np.maximum(x, z)
    trunk = c.sheet.arm < 0.3
    plate = 0.004 * step(0.115 - square) + 0.004 * band(square, 0.098, 0.115)
    inner = 0.003 * np.sin(75 * np.hypot(c.x, c.z - 1.17)) * step(0.095 - square)
    ring = np.abs(np.hypot(c.x / 0.1, (c.z - 1.33) / 0.2) - 1)
    angle = np.arctan2((c.z - 1.33) / 0.2, c.x / 0.1)
    beads = bump(ring * 0.1, 0.01, 0.009) * (0.4 + 0.6 * np.cos(angle * 20) ** 2) * c.front
    return np.asarray(trunk * (plate + inner + beads))


def breast_pocket(c: Cloth) -> np.ndarray:
    """One pocket on the left breast."""
    return _patch(c, 0.085, 1.29, 0.04, 0.09)


def braided_hem(c: Cloth) -> np.ndarray:
    """Borders along cuffs."""
    cuff = band(c.sheet.arm_at, 1.62, 1.72, 0.01) * (c.sheet.arm > 0.5)
    return np.asarray(0.003 * cuff)
