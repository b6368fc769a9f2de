"""A stage that keeps everything put on it as triangles, handed to the graphics device by windows of shore."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import get_args

import numpy as np
from solid import Solid
from stage import LAYERS, TILT_DEG, Layer, Tone

from gl.mesh import FLOODLIT, VERTEX, Mesh, mesh_of

PLACING = np.dtype([("origin", "f4", 4), ("turn", "f4", 4)])
"""A copy's place (x, y, z, scale) and turn (cos, sin, seed, 0)."""


TONES = get_args(Tone)


@dataclass
class Copies:
    """One shared mesh and where it stands."""

    mesh: Mesh
    reach: float
    placings: dict[str, list[tuple[float, ...]]] = field(default_factory=dict)


class Scene:
    """Collects structures, copies and lamps of the whole shore or a part of it."""

    def __init__(self, x0: float, x1: float) -> None:
        self.x0, self.x1 = x0, x1
        self._puts: dict[str, list[Mesh]] = {layer: [] for layer in LAYERS}
        self._joined: dict[str, tuple[Mesh, list[tuple[np.ndarray, np.ndarray]]]] = {}
        self.kinds: dict[str, Copies] = {}
        self.lamps: list[tuple[float, float, float, float]] = []
        self.puffs: dict[str, list[tuple[float, ...]]] = {layer: [] for layer in LAYERS}

    def put(self, solid: Solid, landmark: str | None = None, *, layer: Layer = "buildings") -> None:
        """Add a structure whose vertices are already in shore metres."""
        self._puts[layer].append(mesh_of(solid, FLOODLIT if landmark else 0))
        self._joined.pop(layer, None)

    def instance(
        self,
        kind: str,
        make: Callable[[], Solid],
        x: float,
        y: float,
        z: float = 0.0,
        scale: float = 1.0,
        turn: float = 0.0,
        *,
        layer: Layer = "buildings",
    ) -> None:
        """Add a copy of the structure `make` builds; it is built once per `kind`."""
        if kind not in self.kinds:
            mesh = mesh_of(make())
            places = mesh.triangles["place"]
            self.kinds[kind] = Copies(mesh, float(np.abs(places[..., :2]).max()) * 1.42 if places.size else 0.0)
        placing = (x, y, z, scale, float(np.cos(turn)), float(np.sin(turn)), (x * 7.31 + y * 3.17) % 1.0, 0.0)
        self.kinds[kind].placings.setdefault(layer, []).append(placing)

    def light(self, x: float, y: float, z: float, watt: float) -> None:
        """Add a small warm lamp."""
        self.lamps.append((x, y, z, watt))

    def puff(
        self,
        x: float,
        y: float,
        z: float,
        radius: float,
        density: float,
        tone: Tone = "smoke",
        *,
        layer: Layer = "buildings",
    ) -> None:
        """Add a soft round cloud."""
        self.puffs[layer].append((x, y, z, radius, density, float(TONES.index(tone))))

    def triangles(self, layer: str, x0: float, x1: float, *, casters: bool = False) -> np.ndarray:
        """The layer's own triangles that touch x0..x1, as (n, 3) vertices."""
        if layer not in self._joined:
            puts = self._puts[layer]
            empty = np.zeros((0, 3), VERTEX)
            mesh = Mesh(
                np.concatenate([empty, *(p.triangles for p in puts)]),
                np.concatenate([empty, *(p.casters for p in puts)]),
            )
            spans = [
                (t["place"][:, :, 0].min(axis=1), t["place"][:, :, 0].max(axis=1))
                for t in (mesh.triangles, mesh.casters)
            ]
            self._joined[layer] = mesh, spans
        mesh, spans = self._joined[layer]
        low, high = spans[casters]
        found = mesh.casters if casters else mesh.triangles
        return found[(low < x1) & (high > x0)]

    def copies(self, layer: str, x0: float, x1: float) -> dict[str, np.ndarray]:
        """Where copies of each kind stand that touch x0..x1."""
        result = {}
        for kind, copies in self.kinds.items():
            rows = [
                p for p in copies.placings.get(layer, ()) if x0 - copies.reach * p[3] < p[0] < x1 + copies.reach * p[3]
            ]
            if rows:
                flat = np.array(rows, dtype="f4")
                placed = np.zeros(len(rows), PLACING)
                placed["origin"], placed["turn"] = flat[:, :4], flat[:, 4:]
                result[kind] = placed
        return result

    def highest(self, layer: str, x0: float, x1: float) -> float:
        """How high in the picture (m) anything of the layer between x0 and x1 reaches; -inf where there is nothing."""
        tilt = math.radians(TILT_DEG)
        own = self.triangles(layer, x0, x1)["place"]
        tops = [float((own[..., 2] * math.cos(tilt) + own[..., 1] * math.sin(tilt)).max())] if len(own) else []
        for kind, placed in self.copies(layer, x0, x1).items():
            mesh = self.kinds[kind].mesh.triangles["place"]
            if mesh.size:
                size = placed["origin"][:, 3] * float(mesh[..., 2].max() + self.kinds[kind].reach * math.sin(tilt))
                base = placed["origin"][:, 2] * math.cos(tilt) + placed["origin"][:, 1] * math.sin(tilt)
                tops.append(float((base + size).max()))
        for x, y, z, radius, *_ in self.puffs[layer]:
            if x0 - radius < x < x1 + radius:
                tops.append(z * math.cos(tilt) + y * math.sin(tilt) + radius)
        return max(tops, default=-math.inf)

    def fingerprint(self, x0: float, x1: float) -> bytes:
        """Changes when anything that can be seen in or throw shadow into x0..x1 changes."""
        digest = hashlib.blake2b(digest_size=12)
        for layer in LAYERS:
            digest.update(self.triangles(layer, x0, x1).tobytes())
            for kind, placed in sorted(self.copies(layer, x0, x1).items()):
                digest.update(placed.tobytes())
                digest.update(self.kinds[kind].mesh.triangles.tobytes())
            digest.update(repr([p for p in self.puffs[layer] if x0 < p[0] < x1]).encode())
        digest.update(repr(self.near_lamps(x0, x1)).encode())
        return digest.digest()

    def near_lamps(self, x0: float, x1: float, reach: float = 45.0) -> list[tuple[float, float, float, float]]:
        """Lamps that can light something between x0 and x1."""
        return [lamp for lamp in self.lamps if x0 - reach < lamp[0] < x1 + reach]
