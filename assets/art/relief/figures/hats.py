"""Hats cut to the skull they sit on, in the rest body's axes."""

from __future__ import annotations

import numpy as np
from kit.solids import Solid, ball, join, loft, surface, tube

from figures.hair import Skull

Ring = tuple[float, float, float, float]


def _rings(skull: Skull, rings: list[Ring], tip_deg: float = -6, lift: float = 0.24) -> Solid:
    """A turned shape round the skull: (growth over the skull's half width and depth in head sizes, height in head
    sizes over the hat band, shift forward); `tip_deg` sets it back.
    """
    s = skull.size
    a = np.linspace(0, 2 * np.pi, 48, endpoint=False)
    fine = np.array(rings, float)
    sections = []
    for grow_x, grow_y, up, ahead in fine:
        x = (skull.half[0] + grow_x * s) * np.sin(a)
        y = -(skull.half[1] + grow_y * s) * np.cos(a) - ahead * s
        sections.append(np.stack([x, y, np.full_like(a, up * s)], -1))
    solid = loft(np.stack(sections)).rotated("x", tip_deg)
    return Solid(solid.points + skull.middle + np.array([0, 0, lift * s]), solid.triangles)


def _visor(skull: Skull, out: float, drop: float, half_deg: float = 62, lift: float = 0.2) -> Solid:
    s = skull.size
    a = np.radians(np.linspace(-half_deg, half_deg, 25))[None]
    t = np.linspace(0, 1, 7)[:, None]
    shape = np.cos(a * 90 / half_deg) ** 0.7
    reach = 0.03 + t * out * shape
    x = (skull.half[0] + reach * s) * np.sin(a)
    y = -(skull.half[1] + reach * s) * np.cos(a)
    z = -drop * s * t**1.2 * shape - 0.05 * s * np.sin(np.abs(a)) + 0 * x
    top = np.stack([x, y, z], -1) + skull.middle + np.array([0, 0, lift * s])
    under = top - np.array([0, 0, 0.025 * s])
    return surface(np.concatenate([top, under[::-1]], axis=0))


def flat_cap(skull: Skull) -> Solid:
    """A worker's soft cap, pulled forward over a short peak."""
    rings = [
        (0.04, 0.04, -0.07, 0),
        (0.05, 0.05, -0.01, 0),
        (0.11, 0.13, 0.04, 0.03),
        (0.13, 0.17, 0.09, 0.06),
        (0.09, 0.13, 0.16, 0.06),
        (-0.04, 0.0, 0.22, 0.04),
        (-0.2, -0.22, 0.25, 0.02),
        (-0.36, -0.45, 0.26, 0),
    ]
    body = _rings(skull, rings, 4)
    p = body.points - skull.middle
    pleats = 0.012 * skull.size * np.cos(8 * np.arctan2(p[:, 0], p[:, 1])) * (p[:, 2] > 0.3 * skull.size)
    body = Solid(body.points + np.outer(pleats, [0, 0, 1]), body.triangles)
    return join([body, _visor(skull, 0.2, 0.08, 58, 0.2), ball(0.035 * skull.size, *body.points[-1], 6)])


def peaked_cap(skull: Skull) -> Solid:
    """A student's cap: stiff band, flat top that overhangs, short glossy peak."""
    body = _rings(
        skull,
        [
            (0.045, 0.045, -0.08, 0),
            (0.05, 0.05, 0.1, 0),
            (0.065, 0.065, 0.1, 0),
            (0.06, 0.06, 0.13, 0),
            (0.2, 0.2, 0.2, 0.03),
            (0.205, 0.205, 0.225, 0.03),
            (0.17, 0.17, 0.26, 0.03),
            (-0.1, -0.1, 0.275, 0.02),
            (-0.33, -0.42, 0.28, 0),
        ],
    )
    place = skull.middle + np.array([0, -skull.half[1] - 0.05 * skull.size, 0.27 * skull.size])
    badge = ball(0.05 * skull.size, *place, 8)
    return join([body, _visor(skull, 0.24, 0.12, 58, 0.17), badge])


def fedora(skull: Skull) -> Solid:
    """A felt hat with a band and a pinched crown."""
    brim = _rings(
        skull,
        [
            (0.03, 0.03, -0.06, 0),
            (0.2, 0.24, -0.06, 0),
            (0.36, 0.4, -0.02, 0),
            (0.365, 0.405, 0.0, 0),
            (0.2, 0.24, -0.03, 0),
            (0.05, 0.05, -0.02, 0),
        ],
    )
    crown = _rings(
        skull,
        [
            (0.055, 0.055, -0.05, 0),
            (0.055, 0.055, 0.08, 0),
            (0.035, 0.035, 0.085, 0),
            (0.02, 0.03, 0.25, 0),
            (-0.04, -0.02, 0.37, 0),
            (-0.14, -0.1, 0.4, 0),
            (-0.3, -0.3, 0.36, 0),
        ],
    )
    p = crown.points - skull.middle
    pinch = np.exp(-((p[:, 0] / (0.1 * skull.size)) ** 2)) * (p[:, 2] > 0.5 * skull.size)
    crown = Solid(crown.points - np.outer(pinch, [0, 0, 0.1 * skull.size]), crown.triangles)
    return join([brim, crown])


def straw_hat(skull: Skull) -> Solid:
    """A wide cone of bamboo strips."""
    steps = np.linspace(0, 1, 15)
    rings = []
    for k, t in enumerate(steps):
        r = -0.36 + t * 1.0
        ridge = 0.012 * (k % 2)
        rings.append((r, r - 0.06, 0.36 - 0.52 * t + 0.06 * np.sin(np.pi * t) + ridge, 0.0))
    rings += [(0.63, 0.57, -0.19, 0.0), (0.0, -0.05, 0.08, 0.0)]
    return _rings(skull, rings, -3, 0.3)


def official_hat(skull: Skull) -> Solid:
    """A court official's winter hat: upturned brim, red-silk dome, knob and plume."""
    s = skull.size
    brim = _rings(
        skull,
        [
            (0.04, 0.04, -0.1, 0),
            (0.16, 0.16, -0.06, 0),
            (0.22, 0.22, 0.14, 0),
            (0.19, 0.19, 0.15, 0),
            (0.1, 0.1, 0.0, 0),
        ],
    )
    dome = _rings(skull, [(0.1, 0.1, 0.0, 0), (0.06, 0.06, 0.16, 0), (-0.06, -0.08, 0.27, 0), (-0.3, -0.38, 0.34, 0)])
    top = skull.middle + np.array([0, 0.04 * s, 0.62 * s])
    knob = join([ball(0.07 * s, *top, 10), ball(0.05 * s, top[0], top[1], top[2] + 0.1 * s, 10)])
    plume = tube(
        [top, top + s * np.array([0, 0.35, -0.05]), top + s * np.array([0, 0.75, -0.35])],
        [0.03 * s, 0.045 * s, 0.06 * s],
        8,
    )
    return join([brim, dome, knob, plume])


HATS = {"cap": flat_cap, "peaked": peaked_cap, "fedora": fedora, "straw": straw_hat, "official": official_hat}
