"""From polygon solids to triangle arrays: flat normals, material numbers, one random seed per face."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

import numpy as np
from materials import THIN_PREFIXES, material_number
from solid import Solid

VERTEX = np.dtype([("place", "f4", 3), ("normal", "i1", 4), ("tags", "u1", 4)])
"""A vertex: metres, face normal, and (material, face seed, flags, 0)."""
FLOODLIT = 1


@dataclass(frozen=True)
class Mesh:
    """Triangles as (n, 3) vertices, and a lighter set of them that is enough to throw soft shadows."""

    triangles: np.ndarray
    casters: np.ndarray


def ear_clip(points: np.ndarray) -> list[tuple[int, int, int]]:
    """Triangles (corner numbers) of a simple flat polygon given as (n, 2) points."""
    area = float(np.sum(points[:, 0] * np.roll(points[:, 1], -1) - np.roll(points[:, 0], -1) * points[:, 1]))
    turn = 1.0 if area > 0 else -1.0
    left = list(range(len(points)))
    result: list[tuple[int, int, int]] = []
    xy = [(float(a), float(b)) for a, b in points]

    def cross(a: int, b: int, c: int) -> float:
        (ax, ay), (bx, by), (cx, cy) = xy[a], xy[b], xy[c]
        return turn * ((bx - ax) * (cy - ay) - (by - ay) * (cx - ax))

    while len(left) > 3:
        for i in range(len(left)):
            a, b, c = left[i - 1], left[i], left[(i + 1) % len(left)]
            if cross(a, b, c) <= 1e-12:
                continue
            if any(
                cross(a, b, p) >= 0 and cross(b, c, p) >= 0 and cross(c, a, p) >= 0
                for p in left
                if p not in (a, b, c) and xy[p] not in (xy[a], xy[b], xy[c])
            ):
                continue
            result.append((a, b, c))
            del left[i]
            break
        else:
            # Only flat corners are left: they cover nothing.
            return result
    result.append((left[0], left[1], left[2]))
    return result


def _newell(corners: np.ndarray) -> np.ndarray:
    after = np.roll(corners, -1, axis=1)
    normal = np.cross(corners, after).sum(axis=1)
    length = np.linalg.norm(normal, axis=1, keepdims=True)
    return normal / np.maximum(length, 1e-12)


def _split(corners: np.ndarray, normals: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Cut (m, k, 3) faces into triangles; returns their corners (t, 3, 3) and the face each came from."""
    m, k, _ = corners.shape
    if k == 3:
        return corners, np.arange(m)
    before, after = np.roll(corners, 1, axis=1), np.roll(corners, -1, axis=1)
    bend = np.einsum("mkc,mc->mk", np.cross(corners - before, after - corners), normals)
    scale = np.abs(bend).max(axis=1, keepdims=True)
    round_ = (bend >= -1e-4 * scale).all(axis=1)
    fan = np.array([(0, i, i + 1) for i in range(1, k - 1)])
    whole = np.flatnonzero(round_)
    parts = [corners[whole][:, fan].reshape(-1, 3, 3)]
    owners = [np.repeat(whole, k - 2)]
    for face in np.flatnonzero(~round_):
        drop = int(np.argmax(np.abs(normals[face])))
        flat = np.delete(corners[face], drop, axis=1)
        ears = np.array(ear_clip(flat), dtype=int).reshape(-1, 3)
        parts.append(corners[face][ears])
        owners.append(np.full(len(ears), face))
    return np.concatenate(parts), np.concatenate(owners)


def mesh_of(solid: Solid, flags: int = 0) -> Mesh:
    """The solid's triangles; the same solid always gives the same bytes."""
    if not solid.faces:
        empty = np.zeros((0, 3), VERTEX)
        return Mesh(empty, empty)
    vertices = np.asarray(solid.vertices, dtype="f8").reshape(-1, 3)
    rng = np.random.default_rng(zlib.crc32(vertices[:200].tobytes()))
    seeds = rng.integers(0, 256, len(solid.faces), dtype="u1")
    numbers = np.array([material_number(m) for m in solid.face_materials], dtype="u1")
    thin = np.array([m.startswith(THIN_PREFIXES) for m in solid.face_materials])
    lengths = np.array([len(f) for f in solid.faces])
    full: list[np.ndarray] = []
    light: list[np.ndarray] = []
    for k in np.unique(lengths):
        if k < 3:
            continue
        chosen = np.flatnonzero(lengths == k)
        corners = vertices[np.array([solid.faces[i] for i in chosen])]
        normals = _newell(corners)
        places, owner = _split(corners, normals)
        out = np.zeros((len(places), 3), VERTEX)
        out["place"] = places
        out["normal"][:, :, :3] = np.round(normals[owner] * 127)[:, None, :]
        out["tags"][:, :, 0] = numbers[chosen][owner][:, None]
        out["tags"][:, :, 1] = seeds[chosen][owner][:, None]
        out["tags"][:, :, 2] = flags
        full.append(out)
        light.append(_casters(out, corners, thin[chosen], owner))
    return Mesh(np.concatenate(full), np.concatenate(light))


def _casters(out: np.ndarray, corners: np.ndarray, thin: np.ndarray, owner: np.ndarray) -> np.ndarray:
    """Fewer, larger leaves and no tiny faces: a soft sky cannot tell the difference."""
    centre = corners.mean(axis=1)
    size = np.abs(corners - centre[:, None]).max(axis=(1, 2))
    number = np.arange(len(corners))
    kept = np.where(thin, number % 5 == 0, size > 0.22)
    grown = out[kept[owner]].copy()
    middle = centre[owner][kept[owner]][:, None]
    factor = np.where(thin, 2.0, 1.0)[owner][kept[owner]][:, None, None]
    grown["place"] = middle + (grown["place"] - middle) * factor
    return grown
