"""Plain polygon building: the strip's structures as vertices and faces."""

from __future__ import annotations

import math
from collections.abc import Sequence

Point = tuple[float, float, float]


class Solid:
    """A growing polygon mesh in metres: x along the shore, y inland from the quay edge, z up from the quay deck.

    Every face carries the name of a material of `materials.PALETTE`.
    """

    def __init__(self) -> None:
        self.vertices: list[Point] = []
        self.faces: list[tuple[int, ...]] = []
        self.face_materials: list[str] = []

    def enlarge(self, x: float, y: float, factor: float) -> None:
        """Scale everything so far about the ground point (x, y)."""
        self.vertices = [(x + (px - x) * factor, y + (py - y) * factor, pz * factor) for px, py, pz in self.vertices]

    def join(self, other: Solid) -> None:
        """Add all faces of another mesh."""
        start = len(self.vertices)
        self.vertices += other.vertices
        self.faces += [tuple(start + i for i in face) for face in other.faces]
        self.face_materials += other.face_materials

    def turn(self, x: float, y: float, angle: float) -> None:
        """Turn everything so far about the upright line at (x, y); `angle` in radians."""
        c, d = math.cos(angle), math.sin(angle)
        self.vertices = [
            (x + (px - x) * c - (py - y) * d, y + (px - x) * d + (py - y) * c, pz) for px, py, pz in self.vertices
        ]

    def polygon(self, points: Sequence[Point], material: str) -> None:
        """One flat face; may be concave."""
        start = len(self.vertices)
        self.vertices.extend(points)
        self.faces.append(tuple(range(start, start + len(points))))
        self.face_materials.append(material)

    def box(self, x: float, y: float, z: float, w: float, d: float, h: float, material: str) -> None:
        """A block from its left, front, bottom corner and its width, depth and height."""
        start = len(self.vertices)
        for dz in (0.0, h):
            self.vertices += [(x, y, z + dz), (x + w, y, z + dz), (x + w, y + d, z + dz), (x, y + d, z + dz)]
        for face in ((0, 1, 5, 4), (1, 2, 6, 5), (2, 3, 7, 6), (3, 0, 4, 7), (4, 5, 6, 7), (3, 2, 1, 0)):
            self.faces.append(tuple(start + i for i in face))
            self.face_materials.append(material)

    def extrude_y(self, outline: Sequence[tuple[float, float]], y0: float, y1: float, material: str) -> None:
        """An (x, z) outline pushed from y0 (towards the river) to y1."""
        self._extrude([(x, y0, z) for x, z in outline], [(x, y1, z) for x, z in outline], material)

    def extrude_x(self, outline: Sequence[tuple[float, float]], x0: float, x1: float, material: str) -> None:
        """A (y, z) outline pushed along the shore from x0 to x1."""
        self._extrude([(x0, y, z) for y, z in outline], [(x1, y, z) for y, z in outline], material)

    def extrude_z(self, outline: Sequence[tuple[float, float]], z0: float, z1: float, material: str) -> None:
        """An (x, y) outline pushed upwards from z0 to z1."""
        self._extrude([(x, y, z0) for x, y in outline], [(x, y, z1) for x, y in outline], material)

    def _extrude(self, near: list[Point], far: list[Point], material: str) -> None:
        n = len(near)
        start = len(self.vertices)
        self.vertices += near + far
        self.faces.append(tuple(range(start, start + n)))
        self.faces.append(tuple(reversed(range(start + n, start + 2 * n))))
        for i in range(n):
            j = (i + 1) % n
            self.faces.append((start + i, start + n + i, start + n + j, start + j))
        self.face_materials += [material] * (n + 2)

    def tube(
        self, x: float, y: float, z: float, r0: float, r1: float, h: float, material: str, sides: int = 16
    ) -> None:
        """An upright round shaft: radius r0 at z, r1 at z + h."""
        self.beam((x, y, z), (x, y, z + h), r0, material, sides, r1)

    def beam(
        self, a: Point, b: Point, radius: float, material: str, sides: int = 5, end_radius: float | None = None
    ) -> None:
        """A round rod between two points."""
        ax = [b[i] - a[i] for i in range(3)]
        length = math.sqrt(sum(c * c for c in ax)) or 1e-6
        ax = [c / length for c in ax]
        ref = (1.0, 0.0, 0.0) if abs(ax[2]) > 0.9 else (0.0, 0.0, 1.0)
        u = (ax[1] * ref[2] - ax[2] * ref[1], ax[2] * ref[0] - ax[0] * ref[2], ax[0] * ref[1] - ax[1] * ref[0])
        norm = math.sqrt(sum(c * c for c in u))
        u = (u[0] / norm, u[1] / norm, u[2] / norm)
        v = (ax[1] * u[2] - ax[2] * u[1], ax[2] * u[0] - ax[0] * u[2], ax[0] * u[1] - ax[1] * u[0])
        rings: list[list[Point]] = []
        for centre, r in ((a, radius), (b, radius if end_radius is None else end_radius)):
            ring = []
            for i in range(sides):
                c, s = math.cos(2 * math.pi * i / sides) * r, math.sin(2 * math.pi * i / sides) * r
                ring.append(
                    (centre[0] + u[0] * c + v[0] * s, centre[1] + u[1] * c + v[1] * s, centre[2] + u[2] * c + v[2] * s)
                )
            rings.append(ring)
        self._extrude(rings[0], rings[1], material)

    def loft(self, rings: Sequence[Sequence[Point]], material: str) -> None:
        """A closed skin over equally long rings of points, capped at both ends."""
        n = len(rings[0])
        start = len(self.vertices)
        for ring in rings:
            self.vertices.extend(ring)
        for k in range(len(rings) - 1):
            for i in range(n):
                j = (i + 1) % n
                self.faces.append((start + k * n + i, start + k * n + j, start + k * n + n + j, start + k * n + n + i))
        self.faces.append(tuple(reversed(range(start, start + n))))
        self.faces.append(tuple(range(start + (len(rings) - 1) * n, start + len(rings) * n)))
        self.face_materials += [material] * ((len(rings) - 1) * n + 2)

    def gable_roof(
        self, x: float, y: float, z: float, w: float, d: float, rise: float, material: str, ridge: str = "x"
    ) -> None:
        """A double-pitched roof over a w x d plan; `ridge` names the axis the ridge follows."""
        if ridge == "x":
            self.extrude_x([(y, z), (y + d, z), (y + d / 2, z + rise)], x, x + w, material)
        else:
            self.extrude_y([(x, z), (x + w, z), (x + w / 2, z + rise)], y, y + d, material)

    def hip_roof(self, x: float, y: float, z: float, w: float, d: float, rise: float, material: str) -> None:
        """A hipped roof over a w x d plan (w >= d)."""
        a, b, c, e = (x, y, z), (x + w, y, z), (x + w, y + d, z), (x, y + d, z)
        p, q = (x + d / 2, y + d / 2, z + rise), (x + w - d / 2, y + d / 2, z + rise)
        self.polygon((a, b, q, p), material)
        self.polygon((b, c, q), material)
        self.polygon((c, e, p, q), material)
        self.polygon((e, a, p), material)


def picture_height(y: float, z: float, tilt_deg: float) -> float:
    """Height in the picture (m) of a point seen by the tilted square-on camera; quay edge at deck level is 0."""
    tilt = math.radians(tilt_deg)
    return z * math.cos(tilt) + y * math.sin(tilt)
