"""Hair laid on the real skull, in the rest body's axes; the head's bone carries it afterwards."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from kit.solids import Solid, ball, join, surface, tube
from scipy.spatial import cKDTree

from figures.anatomy import Anatomy
from figures.folds import crest
from figures.shell import cut


@dataclass(frozen=True)
class Skull:
    """The measured head at rest: the skull's middle, its half axes, chin-to-crown size, eye height, and the scalp."""

    middle: np.ndarray
    half: np.ndarray
    size: float
    eye: np.ndarray
    tree: cKDTree
    reach: np.ndarray
    jaw_up: float

    def radius(self, ways: np.ndarray) -> np.ndarray:
        """Metres from the middle to the skin along directions (n, 3); ears don't count."""
        far, near = self.tree.query(ways, k=5)
        weight = 1 / (far**2 + 0.004)
        return np.asarray((weight * self.reach[near]).sum(1) / weight.sum(1))

    def at(self, azimuth_deg: float, rise_deg: float, out: float = 0.0) -> np.ndarray:
        """A place on the head: azimuth 0 is the face, 90 its left ear."""
        way = _ways(np.radians(np.array([azimuth_deg])), np.radians(np.array([rise_deg])))
        return np.asarray(self.middle + way[0] * (self.radius(way)[0] + out * self.size))


def _ways(azimuth: np.ndarray, rise: np.ndarray) -> np.ndarray:
    return np.stack([np.sin(azimuth) * np.cos(rise), -np.cos(azimuth) * np.cos(rise), np.sin(rise)], -1)


def skull_of(anatomy: Anatomy) -> Skull:
    """Measure the head of a rest body."""
    shape = anatomy.shape
    eye = shape.head_of("eye.L")
    head = shape.points[
        (anatomy.head > 0.6) & (shape.points[:, 2] > shape.head_of("head")[2] - 0.1 * shape.height_m / 1.7)
    ]
    top = float(head[:, 2].max())
    size = (top - float(eye[2])) * 2.05
    upper = head[head[:, 2] > eye[2] + 0.1 * size]
    half = np.array([np.ptp(upper[:, 0]) / 2, np.ptp(upper[:, 1]) / 2, top - eye[2]])
    middle = np.array([0, 0.5 * (upper[:, 1].min() + upper[:, 1].max()), eye[2] + 0.05 * size])
    ears = (np.abs(head[:, 0]) > 0.9 * half[0]) & (head[:, 2] < eye[2] + 0.12 * size)
    outer = head[~ears] - middle
    reach = np.linalg.norm(outer, axis=1)
    skin = reach > 0.25 * size
    ways = outer[skin] / reach[skin, None]
    return Skull(middle, half, size, eye, cKDTree(ways), reach[skin], float(eye[2] - 0.42 * size))


@dataclass(frozen=True)
class Style:
    """A head of hair: hairline (azimuth, rise in degrees), thickness above and at the sides in head sizes, how far
    down a curtain falls (head sizes below the eye; 0: none) and its open front in degrees, and which way it is combed.
    """

    line: tuple[tuple[float, float], ...]
    top: float = 0.075
    sides: float = 0.04
    curtain: float = 0.0
    open_deg: float = 62
    combed: str = "down"
    parting_deg: float | None = None


CROPPED = (
    (0, 42),
    (30, 40),
    (50, 33),
    (58, 8),
    (68, -8),
    (76, -6),
    (84, 12),
    (104, 8),
    (116, -18),
    (140, -34),
    (180, -38),
)
PULLED_BACK = ((0, 41), (35, 38), (55, 26), (72, 2), (86, 6), (104, 2), (118, -22), (180, -36))
FRINGE = ((0, 19), (40, 17), (55, 8), (66, -25), (90, -40), (180, -42))
COVERED = ((0, 34), (40, 30), (58, 8), (70, -28), (95, -55), (180, -58))
STYLES: dict[str, Style] = {
    "short": Style(CROPPED),
    "parted": Style(CROPPED, 0.095, 0.04, combed="across", parting_deg=32),
    "bob": Style(FRINGE, 0.075, 0.07, 0.47, 56),
    "long": Style(PULLED_BACK, 0.06, 0.05, 1.15, 74, parting_deg=0),
    "bun": Style(PULLED_BACK, 0.055, 0.035, combed="back"),
    "plaits": Style(FRINGE[:2] + PULLED_BACK[2:], 0.055, 0.04, parting_deg=0),
    "headscarf": Style(COVERED, 0.085, 0.085, 0.0, combed="none"),
}


def cap_of_hair(skull: Skull, style: Style, fine: int, squeeze: float = 1.0) -> Solid:
    """The hair that lies on the head; `squeeze` flattens it under a hat."""
    azimuth, rise = np.meshgrid(
        np.linspace(-np.pi, np.pi, 2 * fine + 1), np.linspace(-1.05, np.pi / 2 - 0.01, fine), indexing="xy"
    )
    ways = _ways(azimuth.ravel(), rise.ravel())
    turned = np.degrees(np.abs(azimuth.ravel()))
    line = np.interp(turned, *np.array(style.line).T)
    above = np.degrees(rise.ravel()) - line
    height = np.clip(np.degrees(rise.ravel()) / 60, 0, 1)
    thick = (style.sides + (style.top - style.sides) * height) * squeeze
    edge = np.clip(above / 9, 0, 1) ** 0.5
    thick = thick * (0.25 + 0.75 * edge)
    x, y, z = ways.T
    if style.combed == "back":
        strand = 34 * np.arctan2(x, np.maximum(z, 0.05) + 0.4 * np.abs(y))
    elif style.combed == "across":
        strand = 30 * np.arctan2(y + 0.2 * x, z + 0.3) + 3 * x
    else:
        strand = 30 * azimuth.ravel() + 2.5 * np.sin(5 * rise.ravel())
    if style.combed != "none":
        thick = thick + 0.010 * crest(strand) * edge * np.clip(np.cos(rise.ravel()) * 1.5, 0, 1)
    if style.parting_deg is not None:
        shift = np.sin(np.radians(style.parting_deg)) * 0.6
        thick = thick - 0.03 * np.exp(-(((x - shift) / 0.045) ** 2)) * (z > 0.2)
    places = skull.middle + ways * (skull.radius(ways) + thick * skull.size)[:, None]
    sheet = surface(places.reshape(*azimuth.shape, 3))
    points, triangles = cut(sheet.points, sheet.triangles, above + 0.01)
    return Solid(points, triangles)


def curtain(skull: Skull, style: Style, fine: int) -> Solid:
    """Hair that hangs from the head's widest line down, open at the face."""
    angles = np.radians(np.linspace(style.open_deg, 360 - style.open_deg, 2 * fine))
    top, low = skull.eye[2] + 0.2 * skull.size, skull.eye[2] - style.curtain * skull.size
    levels = np.linspace(top, low, fine)
    flat = _ways(angles, np.full_like(angles, 0.12))
    reach = skull.radius(flat) + style.sides * skull.size
    fall = np.linspace(0, 1, fine)[:, None]
    strand = crest(24 * angles[None] + 1.2 * np.sin(4 * fall + 3 * angles[None])) * 0.012 * skull.size
    tuck = -0.10 * skull.size * np.clip((fall - 0.6) / 0.4, 0, 1) ** 2 + 0.06 * skull.size * np.sin(np.pi * fall * 0.9)
    out = reach[None] * (1 + 0.0 * fall) + tuck + strand
    front = np.exp(-(((np.degrees(np.minimum(angles, 2 * np.pi - angles)) - style.open_deg) / 9) ** 2))[None]
    out = out - 0.03 * skull.size * front
    places = np.stack(
        [
            skull.middle[0] + out * np.sin(angles)[None],
            skull.middle[1] - out * np.cos(angles)[None],
            np.broadcast_to(levels[:, None], out.shape),
        ],
        -1,
    )
    inner = places.copy()
    centre = np.array([0, skull.middle[1]])
    inner[..., :2] = centre + (places[..., :2] - centre) * 0.85
    return surface(np.concatenate([places, inner[::-1]], axis=0))


def plait(root: np.ndarray, path: list[np.ndarray], thick: float) -> Solid:
    """A braided rope of hair along a path."""
    line = np.array([root, *path])
    t = np.linspace(0, 1, 90)
    knots = np.linspace(0, 1, len(line))
    course = np.stack([np.interp(t, knots, line[:, i]) for i in range(3)], 1)
    kernel = np.ones(15) / 15
    padded = np.pad(course, ((7, 7), (0, 0)), mode="edge")
    course = np.stack([np.convolve(padded[:, i], kernel, "valid") for i in range(3)], 1)
    length = float(np.linalg.norm(np.diff(course, axis=0), axis=1).sum())
    beads = np.abs(np.sin(np.pi * t * length / (thick * 2.4)))
    radius = thick * (0.55 + 0.45 * beads) * np.clip(1.05 - 0.45 * t, 0.3, 1)
    radius[-4:] *= np.array([0.6, 0.75, 0.9, 0.6])
    return tube(course, list(radius), 10)


def _own_cut(style: Style, seed: int) -> Style:
    """No two barbers cut alike: hairline, thickness and combing of a short head of hair."""
    random = np.random.default_rng(seed + 31)
    up = random.uniform(0, 8)
    line = tuple((a, rise + up * np.clip(1 - a / 50, 0, 1)) for a, rise in style.line)
    combed = "across" if random.random() < 0.6 else "down"
    return replace(style, line=line, top=random.uniform(0.06, 0.1), combed=combed)


def hair_at_rest(skull: Skull, name: str, fine: int, hat: bool, seed: int) -> list[Solid]:
    """All hair that turns with the head."""
    if name == "bald":
        return []
    style = STYLES.get(name, STYLES["short"])
    if style is STYLES["short"]:
        style = _own_cut(style, seed)
    parts = [cap_of_hair(skull, style, fine, 0.45 if hat else 1.0)]
    if style.curtain:
        parts.append(curtain(skull, style, fine))
    s = skull.size
    if name == "bun":
        knot = ball(0.19 * s, detail=16).stretched(1, 0.8, 0.95)
        rings = knot.points * (1 + 0.05 * crest(9 * np.arctan2(knot.points[:, 2], knot.points[:, 0])))[:, None]
        parts.append(Solid(rings + skull.at(180, -6, 0.13), knot.triangles))
    if name == "headscarf":
        knot = ball(0.08 * s, detail=10)
        parts.append(Solid(knot.points * (1.3, 0.8, 1) + skull.at(180, -38, 0.06), knot.triangles))
        tails = [
            tube(
                [skull.at(180, -38, 0.06), skull.at(180, -38, 0.1) + s * np.array([d, 0.06, -0.35])],
                [0.03 * s, 0.09 * s],
            )
            for d in (-0.12, 0.12)
        ]
        parts += tails
    return parts


def spectacles(skull: Skull) -> Solid:
    """Two round lenses' rims, bridge and sides."""
    s = skull.size
    rims = []
    for side in (-1, 1):
        centre = np.array([side * skull.eye[0] * 1.03, skull.eye[1] - 0.13 * s, skull.eye[2]])
        a = np.linspace(0, 2 * np.pi, 25)
        ring = centre + 0.115 * s * np.stack([np.cos(a), 0.12 * np.abs(np.cos(a)), np.sin(a)], 1)
        rims.append(tube(ring, 0.016 * s, 8))
        hinge = centre + np.array([side * 0.115 * s, 0.02 * s, 0.02 * s])
        rims.append(
            tube(
                [hinge, np.array([side * skull.half[0] * 1.02, skull.middle[1] + 0.05 * s, skull.eye[2] + 0.04 * s])],
                0.013 * s,
                6,
            )
        )
    bridge = np.array([0, skull.eye[1] - 0.15 * s, skull.eye[2] + 0.03 * s])
    half = np.array([0.03 * s, 0, 0])
    rims.append(tube(np.array([bridge - half, bridge + half]), 0.015 * s, 6))
    return join(rims)


def beard_at_rest(skull: Skull, fine: int) -> Solid:
    """A pointed chin beard with a moustache."""
    s = skull.size
    chin = np.array([0, skull.middle[1] - 0.9 * skull.half[1], skull.eye[2] - 0.43 * s])
    drop = tube(
        [
            chin + s * np.array([0, 0.02, 0.06]),
            chin + s * np.array([0, -0.02, -0.1]),
            chin + s * np.array([0, -0.01, -0.32]),
        ],
        [0.11 * s, 0.1 * s, 0.02 * s],
        max(8, fine // 3),
    )
    lip = np.array([0, skull.middle[1] - skull.half[1] * 1.0 - 0.06 * s, skull.eye[2] - 0.235 * s])
    wings = [
        tube(
            [lip, lip + s * np.array([d, 0.03, -0.02]), lip + s * np.array([1.6 * d, 0.08, -0.09])],
            [0.03 * s, 0.028 * s, 0.012 * s],
            8,
        )
        for d in (-0.09, 0.09)
    ]
    return join([drop, *wings])
