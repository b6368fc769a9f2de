"""The measured body: rest places, bones and weights from bodies/*.npz, bent by turning bones."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, diags

BODIES = Path(__file__).with_name("bodies")
STEP_M = 0.00005
"""One stored step; export_bodies.py writes the same."""


@dataclass(frozen=True)
class Frame:
    """What all bodies share."""

    triangles: np.ndarray
    weights: csr_matrix
    names: tuple[str, ...]
    parents: np.ndarray

    def bone(self, name: str) -> int:
        """The number of a bone."""
        return self.names.index(name)

    def share(self, *starts: str) -> np.ndarray:
        """How much of each vertex hangs on the bones whose names begin so, 0..1."""
        chosen = [i for i, n in enumerate(self.names) if n.startswith(starts)]
        return np.asarray(self.weights[:, chosen].sum(1)).ravel()


@lru_cache(maxsize=1)
def frame() -> Frame:
    """Triangles, weights and bones of every body."""
    with np.load(BODIES / "frame.npz") as data:
        bones, weights = data["bones"].astype(int), data["weights"].astype(float)
        count = len(data["names"])
        rows = np.repeat(np.arange(len(bones)), bones.shape[1])
        table = csr_matrix((weights.ravel(), (rows, bones.ravel())), shape=(len(bones), count))
        table = diags(1 / np.asarray(table.sum(1)).ravel()) @ table
        return Frame(
            data["triangles"].astype(np.int64),
            table.tocsr(),
            tuple(map(str, data["names"])),
            data["parents"].astype(int),
        )


@dataclass(frozen=True)
class Shape:
    """One body at rest, scaled to its height: vertices, bone heads."""

    points: np.ndarray
    heads: np.ndarray

    @property
    def height_m(self) -> float:
        """Sole to crown."""
        return float(np.ptp(self.points[:, 2]))

    def head_of(self, name: str) -> np.ndarray:
        """Where a bone begins."""
        return np.asarray(self.heads[frame().bone(name)])


@lru_cache(maxsize=32)
def _stored(name: str) -> Shape:
    with np.load(BODIES / f"{name}.npz") as data:
        return Shape(data["points"] * STEP_M + data["low"], data["heads"].astype(float))


def blended(parts: tuple[tuple[str, float], ...], height_m: float) -> Shape:
    """A mixture of stored bodies, (name, part) each, scaled to a height."""
    whole = sum(part for _, part in parts)
    points = sum(_stored(name).points * (part / whole) for name, part in parts)
    heads = sum(_stored(name).heads * (part / whole) for name, part in parts)
    scale = height_m / float(np.ptp(points[:, 2]))
    return Shape(np.asarray(points) * scale, np.asarray(heads) * scale)


def normals_of(points: np.ndarray, triangles: np.ndarray) -> np.ndarray:
    """Unit normals at the vertices of a mesh."""
    a, b, c = (points[triangles[:, i]] for i in range(3))
    face = np.cross(b - a, c - a)
    total = np.zeros_like(points)
    for column in range(3):
        for i in range(3):
            total[:, i] += np.bincount(triangles[:, column], face[:, i], len(points))
    return total / (np.linalg.norm(total, axis=1, keepdims=True) + 1e-12)


@dataclass(frozen=True)
class Bent:
    """A bent body: one turn and one place for every bone."""

    shape: Shape
    turns: np.ndarray
    places: np.ndarray

    def vertex_matrices(self) -> np.ndarray:
        """A (vertices, 3, 4) matrix each from rest to bent."""
        shifts = self.places - np.einsum("bij,bj->bi", self.turns, self.shape.heads)
        bones = np.concatenate([self.turns, shifts[:, :, None]], axis=2).reshape(len(self.turns), 12)
        return np.asarray(frame().weights @ bones).reshape(-1, 3, 4)

    def bend(self, rest: np.ndarray, matrices: np.ndarray | None = None) -> np.ndarray:
        """Move rest places of all vertices along."""
        m = self.vertex_matrices() if matrices is None else matrices
        return np.einsum("vij,vj->vi", m[:, :, :3], rest) + m[:, :, 3]

    def with_bone(self, name: str, rest: np.ndarray) -> np.ndarray:
        """Move rest places rigidly with one bone."""
        k = frame().bone(name)
        return (rest - self.shape.heads[k]) @ self.turns[k].T + self.places[k]
