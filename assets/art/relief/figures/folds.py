"""Folds: sharp-valleyed ridges that fall where cloth hangs free, and creases where sleeves and trousers bend."""

from __future__ import annotations

import numpy as np

from figures.cloth import Sheet


def crest(phase: np.ndarray) -> np.ndarray:
    """A wave with rounded crests and sharp valleys, -1..1, period 2 pi."""
    return np.asarray(2 * np.abs(np.cos(0.5 * phase)) ** 0.9 - 1)


def falling(sheet: Sheet, metres: float, seed: int, scale: float, count: int = 13) -> np.ndarray:
    """Pipe folds round an upright axis, deep where the cloth is away from the body: each begins at its own height,
    has its own width and sways a little on its way down.
    """
    random = np.random.default_rng(seed)
    free = sheet.arm < 0.3
    x, y, z = sheet.points.T
    theta = np.arctan2(y - np.median(y[free]), x - np.median(x[free]))
    top, low = float(z[free].max()), float(z[free].min())
    fall = np.clip((top - z) / max(top - low, 0.2), 0, 1)
    ridge = np.zeros_like(z)
    for k in range(count):
        where = 2 * np.pi * (k + random.uniform(-0.3, 0.3)) / count
        wide = 2 * np.pi / count * random.uniform(0.4, 0.75)
        drift = random.uniform(-0.25, 0.25) * fall + 0.06 * np.sin(5 * fall + random.uniform(0, 6))
        begin = random.uniform(0.05, 0.5)
        u = (theta - where - drift + np.pi) % (2 * np.pi) - np.pi
        grown = np.clip((fall - begin) / 0.4, 0, 1) ** 1.5 * random.uniform(0.5, 1)
        ridge = np.maximum(ridge, grown * np.clip(1 - np.abs(u / (wide * (0.6 + 0.4 * grown))) ** 1.7, 0, 1))
    loose = np.clip((sheet.away - 0.015 * scale) / (0.06 * scale), 0, 1)
    loose = loose * loose * (3 - 2 * loose)
    return np.asarray(metres * scale * (0.25 + 0.75 * loose) * (2 * ridge - 0.7 * np.clip(fall * 2, 0, 1) ** 1.5))


def creases(sheet: Sheet, seed: int, scale: float, elbow: float, knee: float) -> np.ndarray:
    """Rings of cloth pushed together at elbow, cuff, knee and ankle; `elbow` and `knee` 0..1 say how far they bend."""
    random = np.random.default_rng(seed + 5)
    r = sheet.rest / scale
    across = 0.75 * np.abs(r[:, 0]) + 0.66 * r[:, 2]
    tilt = random.choice([-1, 1]) * 28 * across + 18 * r[:, 1]
    some = np.clip(0.55 + 0.75 * np.sin(24 * across + 30 * r[:, 1] + 9 * sheet.arm_at + random.uniform(0, 6)), 0, 1)
    arm = np.clip((sheet.arm - 0.35) / 0.3, 0, 1)
    t = sheet.arm_at
    ring = some * crest(29 * t + 1.4 * tilt + random.uniform(0, 6))
    at_elbow = np.exp(-(((t - 1.0) / 0.28) ** 2)) * (0.35 + 0.65 * elbow)
    at_cuff = 0.35 * np.exp(-(((t - 1.72) / 0.16) ** 2))
    at_shoulder = 0.2 * np.exp(-(((t - 0.2) / 0.25) ** 2))
    sleeves = arm * ring * (at_elbow + at_cuff + at_shoulder)
    leg = (
        (1 - arm)
        * np.clip((sheet.leg_at - 0.15) / 0.2, 0, 1)
        * np.clip((0.05 * scale - sheet.away) / (0.02 * scale), 0, 1)
    )
    u = sheet.leg_at
    rings = some * crest(36 * u + 25 * r[:, 0] + 14 * r[:, 1] + random.uniform(0, 6))
    at_knee = np.exp(-(((u - 1.0) / 0.22) ** 2)) * (0.2 + 0.8 * knee)
    at_ankle = 0.8 * np.exp(-(((u - 1.82) / 0.12) ** 2))
    at_hip = 0.6 * knee * np.exp(-(((u - 0.15) / 0.15) ** 2))
    return np.asarray(0.007 * scale * sleeves + 0.009 * scale * leg * (rings * (at_knee + at_ankle + at_hip)))


def drag(sheet: Sheet, metres: float, seed: int, scale: float) -> np.ndarray:
    """Long shallow pulls over chest and back, from the shoulders down."""
    random = np.random.default_rng(seed + 9)
    r = sheet.rest / scale
    trunk = np.clip(1 - sheet.arm * 3, 0, 1) * np.clip((1.42 - r[:, 2]) / 0.12, 0, 1)
    lean = 0.9 * np.abs(r[:, 0]) + 0.05 * np.sin(9 * r[:, 2] + random.uniform(0, 6))
    side = np.where(r[:, 1] < 0, 1.0, -1.0)
    wave = crest(58 * (r[:, 0] * (1 + 0.6 * (1.4 - r[:, 2])) + 0.1 * side * lean) + random.uniform(0, 6))
    grow = 0.4 + 0.6 * np.clip((1.35 - r[:, 2]) / 0.3, 0, 1)
    return np.asarray(metres * scale * trunk * wave * grow)
