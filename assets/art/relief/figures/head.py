"""A head: skull, face, ears and what is worn on it, in the head's own frame (face towards -y)."""

from __future__ import annotations

import numpy as np

from figures.field import Field


def model_head(flesh: Field, hair: Field, style: str, neck: np.ndarray, frame: np.ndarray, s: float) -> None:
    """Lay a head of size s metres (chin to crown) above `neck`; `frame` columns are its right, back and up."""
    base = neck + frame @ np.array([0, -0.02, 0.16]) * s

    def at(x: float, y: float, z: float) -> np.ndarray:
        return base + frame @ (np.array([x, y, z]) * s)

    flesh.limb(neck - np.array([0, 0, 0.1 * s]), at(0, 0.1, 0.3), 0.25 * s, 0.24 * s, 0.01)
    flesh.egg(at(0, 0.05, 0.6), (0.37 * s, 0.45 * s, 0.41 * s), frame, 0.01)
    flesh.limb(at(0, -0.13, 0.46), at(0, -0.27, 0.13), 0.29 * s, 0.13 * s, 0.1 * s)
    flesh.limb(at(-0.2, -0.05, 0.2), at(0.2, -0.05, 0.2), 0.13 * s, 0.13 * s, 0.08 * s)
    for side in (-1, 1):
        flesh.egg(at(side * 0.17, -0.45, 0.5), (0.1 * s, 0.08 * s, 0.055 * s), frame, 0.04 * s, cut=True)
        flesh.egg(at(side * 0.165, -0.37, 0.495), (0.07 * s, 0.05 * s, 0.035 * s), frame, 0.01 * s)
        flesh.limb(at(side * 0.07, -0.41, 0.585), at(side * 0.25, -0.36, 0.6), 0.035 * s, 0.025 * s, 0.03 * s)
        flesh.egg(at(side * 0.37, 0.04, 0.45), (0.05 * s, 0.09 * s, 0.13 * s), frame, 0.02 * s)
    flesh.limb(at(0, -0.41, 0.55), at(0, -0.49, 0.37), 0.032 * s, 0.05 * s, 0.05 * s)
    flesh.egg(at(0, -0.375, 0.235), (0.11 * s, 0.055 * s, 0.026 * s), frame, 0.022 * s)
    flesh.egg(at(0, -0.365, 0.185), (0.09 * s, 0.055 * s, 0.028 * s), frame, 0.022 * s)
    _wear(hair, style, at, frame, s)


def _wear(hair: Field, style: str, at, frame: np.ndarray, s: float) -> None:  # type: ignore[no-untyped-def]
    if style == "bald":
        return
    hair.egg(at(0, 0.07, 0.6), (0.415 * s, 0.485 * s, 0.455 * s), frame, 0.01)
    if style in ("bob", "long"):
        hair.limb(at(-0.2, 0.22, 0.27), at(0.2, 0.22, 0.27), 0.27 * s, 0.27 * s, 0.1 * s)
        hair.trim(at(0, -0.1, 0.4), frame @ np.array([0, -1, -0.12]))
        if style == "long":
            for side in (-1, 1):
                hair.limb(at(side * 0.3, 0.1, 0.3), at(side * 0.42, 0.0, -0.55), 0.12 * s, 0.05 * s, 0.03 * s)
        hair.egg(at(0, -0.1, 0.78), (0.36 * s, 0.38 * s, 0.24 * s), frame, 0.04 * s)
        return
    hair.trim(at(0, -0.14, 0.62), frame @ np.array([0, -0.62, -0.78]))
    hair.egg(at(0, -0.12, 0.83), (0.33 * s, 0.36 * s, 0.2 * s), frame, 0.03 * s)
    if style == "bun":
        hair.egg(at(0, 0.52, 0.5), (0.2 * s, 0.17 * s, 0.18 * s), frame, 0.02 * s)
    if style == "cap":
        hair.egg(at(0, 0.05, 0.93), (0.53 * s, 0.56 * s, 0.17 * s), frame, 0.02 * s)
        hair.limb(at(0, 0.04, 0.78), at(0, 0.04, 0.9), 0.44 * s, 0.46 * s, 0.03 * s)
        hair.egg(at(0, -0.46, 0.76), (0.33 * s, 0.26 * s, 0.05 * s), frame, 0.01 * s)
    if style == "fedora":
        hair.egg(at(0, 0.02, 0.8), (0.74 * s, 0.8 * s, 0.06 * s), frame, 0.02 * s)
        hair.egg(at(0, 0.04, 0.95), (0.43 * s, 0.48 * s, 0.36 * s), frame, 0.02 * s)
        hair.egg(at(0, -0.03, 1.36), (0.1 * s, 0.34 * s, 0.1 * s), frame, 0.06 * s, cut=True)
    if style == "straw":
        for k in range(9):
            r = 0.12 + 0.1 * k
            hair.egg(at(0, 0.03, 1.2 - 0.058 * k), (r * s, r * s, 0.055 * s), frame, 0.02 * s)
