"""Smooth shells round clouds of oriented points: distance field, skin, subdivision, and clean cuts."""

from __future__ import annotations

import numpy as np
from scipy.ndimage import binary_fill_holes, gaussian_filter
from scipy.sparse import coo_matrix
from scipy.spatial import cKDTree
from skimage.measure import marching_cubes

FAR_M = 0.05


class Grid:
    """Signed distances in a box (metres), joined from several shells."""

    def __init__(self, low: np.ndarray, high: np.ndarray, voxel: float) -> None:
        self.low, self.voxel = np.asarray(low, float), voxel
        self.shape = tuple(np.ceil((np.asarray(high) - self.low) / voxel).astype(int) + 1)
        self.distance = np.full(self.shape, FAR_M, np.float32)

    def axis(self, i: int) -> np.ndarray:
        """Places of the grid's planes along one axis."""
        return np.asarray(self.low[i] + self.voxel * np.arange(self.shape[i]))

    def add_points(self, points: np.ndarray, normals: np.ndarray, soft: float, blur: float = 0.8) -> None:
        """Join the shell that passes through points with outward normals."""
        first = np.maximum(0, ((points.min(0) - FAR_M - self.low) / self.voxel).astype(int))
        last = np.minimum(self.shape, ((points.max(0) + FAR_M - self.low) / self.voxel).astype(int) + 2)
        window = tuple(slice(a, b) for a, b in zip(first, last, strict=True))
        places = np.stack(np.meshgrid(*[self.axis(i)[window[i]] for i in range(3)], indexing="ij"), -1)
        flat = places.reshape(-1, 3)
        tree = cKDTree(points)
        far, near = tree.query(flat, k=5, distance_upper_bound=FAR_M)
        known = np.isfinite(far[:, 0])
        far, near = far[known], near[known]
        weight = np.where(np.isfinite(far), 1 / (far**2 + 1e-5), 0)
        index = np.minimum(near, len(points) - 1)
        height = np.einsum("nki,nki->nk", flat[known][:, None] - points[index], normals[index])
        d = np.full(len(flat), FAR_M, np.float32)
        d[known] = (height * weight).sum(1) / weight.sum(1)
        d = np.clip(d, -FAR_M, FAR_M).reshape(places.shape[:3])
        filled = binary_fill_holes(d < 0)
        d = np.where(filled & (d >= 0), -FAR_M, d)
        self.join(window, gaussian_filter(d, blur) if blur else d, soft)

    def join(self, window: tuple[slice, ...], d: np.ndarray, soft: float) -> None:
        """Melt another distance into a part of the box."""
        old = self.distance[window]
        blend = np.clip(0.5 + 0.5 * (old - d) / max(soft, 1e-6), 0, 1)
        self.distance[window] = old * (1 - blend) + d * blend - soft * blend * (1 - blend)

    def carve(self, points: np.ndarray, room: float) -> None:
        """Take away everything nearer to some points than `room` metres."""
        first = np.maximum(0, ((points.min(0) - 2 * room - self.low) / self.voxel).astype(int))
        last = np.minimum(self.shape, ((points.max(0) + 2 * room - self.low) / self.voxel).astype(int) + 2)
        if (last <= first).any():
            return
        window = tuple(slice(a, b) for a, b in zip(first, last, strict=True))
        places = np.stack(np.meshgrid(*[self.axis(i)[window[i]] for i in range(3)], indexing="ij"), -1)
        far, _ = cKDTree(points).query(places.reshape(-1, 3), distance_upper_bound=3 * room)
        hollow = np.minimum(far, 3 * room).reshape(places.shape[:3]) - room
        self.distance[window] = np.maximum(self.distance[window], -hollow)

    def skin(self) -> tuple[np.ndarray, np.ndarray]:
        """Points and triangles where the distance is zero."""
        if self.distance.min() >= 0:
            return np.zeros((0, 3)), np.zeros((0, 3), np.int64)
        padded = np.pad(self.distance, 1, constant_values=FAR_M)
        points, triangles, _, _ = marching_cubes(padded, 0.0, spacing=(self.voxel,) * 3)
        return points + self.low - self.voxel, triangles.astype(np.int64)


def smoothed(points: np.ndarray, triangles: np.ndarray, rounds: int) -> np.ndarray:
    """Points drawn towards the middle of their neighbours."""
    i, j = triangles[:, [0, 1, 2]].ravel(), triangles[:, [1, 2, 0]].ravel()
    links = coo_matrix((np.ones(2 * len(i)), (np.r_[i, j], np.r_[j, i])), shape=(len(points),) * 2).tocsr()
    links.data[:] = 1
    count = np.maximum(1, np.asarray(links.sum(1)))
    for _ in range(rounds):
        points = 0.4 * points + 0.6 * (links @ points) / count
    return points


def subdivided(points: np.ndarray, triangles: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """One round of Loop subdivision; columns beyond the first three are carried along."""
    edges = np.sort(np.concatenate([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]]), axis=1)
    count = len(points)
    key, place = np.unique(edges[:, 0] * count + edges[:, 1], return_inverse=True)
    a, b = key // count, key % count
    opposite = np.concatenate([triangles[:, 2], triangles[:, 0], triangles[:, 1]])
    across = np.zeros((len(key), points.shape[1]))
    met = np.bincount(place, minlength=len(key))
    for c in range(points.shape[1]):
        across[:, c] = np.bincount(place, points[opposite, c], len(key))
    inner = (met == 2)[:, None]
    middle = np.where(inner, 0.375 * (points[a] + points[b]) + 0.125 * across, 0.5 * (points[a] + points[b]))
    links = coo_matrix((np.ones(2 * len(a)), (np.r_[a, b], np.r_[b, a])), shape=(count, count)).tocsr()
    valence = np.maximum(1, np.asarray(links.sum(1)))
    beta = np.where(valence == 3, 3 / 16, 3 / (8 * valence))
    moved = points * (1 - valence * beta) + (links @ points) * beta
    rim = np.unique(np.r_[a[met != 2], b[met != 2]])
    moved[rim] = points[rim]
    n = len(triangles)
    ab, bc, ca = (count + place[k * n : (k + 1) * n] for k in range(3))
    p, q, r = triangles.T
    fine = np.concatenate([np.stack(t, 1) for t in ((p, ab, ca), (q, bc, ab), (r, ca, bc), (ab, bc, ca))])
    return np.vstack([moved, middle]), fine


def cut(points: np.ndarray, triangles: np.ndarray, keep: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Only what lies where `keep` (one number per point) is positive, cut along its zero line."""
    inside = keep > 0
    number = inside[triangles].sum(1)
    whole = triangles[number == 3]
    pieces, extra, start = [whole], [points], len(points)
    for wanted in (1, 2):
        some = triangles[number == wanted]
        if not len(some):
            continue
        odd = inside[some] if wanted == 1 else ~inside[some]
        first = odd.argmax(1)
        rows = np.arange(len(some))
        a, b, c = some[rows, first], some[rows, (first + 1) % 3], some[rows, (first + 2) % 3]
        ab, ac = (points[a] + (points[o] - points[a]) * (keep[a] / (keep[a] - keep[o]))[:, None] for o in (b, c))
        m, n = start + np.arange(len(some)), start + len(some) + np.arange(len(some))
        extra += [ab, ac]
        start += 2 * len(some)
        pieces += [np.stack([a, m, n], 1)] if wanted == 1 else [np.stack([m, b, c], 1), np.stack([m, c, n], 1)]
    return np.vstack(extra), np.concatenate(pieces)
