"""The stage: solids with names and kinds, a camera, and one depth-and-identity picture."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
from figures.body import Body, Person, model_person
from kit.solids import Solid, join
from raster import rasterise

SKY_DISTANCE_M = 900.0


@dataclass
class Camera:
    """Where the picture is taken from; lens in millimetres on a 36 mm wide film."""

    at: tuple[float, float, float]
    to: tuple[float, float, float]
    lens_mm: float = 35
    shift_y: float = 0


@dataclass
class View:
    """What the camera saw: distance in metres and thing number per pixel, twice the picture's size."""

    depth_m: np.ndarray
    thing: np.ndarray
    kinds: list[str]
    focal_px: float
    camera: Camera

    def mask(self, *kinds: str) -> np.ndarray:
        """Pixels that show one of these kinds of thing."""
        return np.isin(self.thing, [i for i, k in enumerate(self.kinds) if k in kinds])

    def pixel(self, point: tuple[float, float, float]) -> tuple[float, float, float]:
        """Where a point falls (x, y in pixels of this view) and pixels per metre there."""
        right, up, ahead = _axes(self.camera)
        offset = np.array(point, float) - self.camera.at
        distance = float(offset @ ahead)
        height, width = self.depth_m.shape
        x = width / 2 + self.focal_px * float(offset @ right) / distance
        y = height / 2 - self.focal_px * float(offset @ up) / distance + self.camera.shift_y * width
        return x, y, self.focal_px / distance


def _axes(camera: Camera) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    ahead = np.array(camera.to, float) - camera.at
    ahead /= np.linalg.norm(ahead)
    right = np.cross(ahead, [0, 0, 1.0])
    right /= np.linalg.norm(right)
    return right, np.cross(right, ahead), ahead


@dataclass
class Canvas:
    """Everything in one scene. Kind 0 is the sky."""

    solids: list[Solid] = field(default_factory=list)
    kinds: list[str] = field(default_factory=lambda: ["sky"])

    def put(self, solid: Solid | list[Solid], kind: str) -> int:
        """Add a thing; it gets its own outline. Returns its number."""
        self.solids.append(join(solid) if isinstance(solid, list) else solid)
        self.kinds.append(kind)
        return len(self.solids)

    def people(
        self, person: Person, x: float, y: float, z: float = 0, turn_deg: float = 0, voxel_m: float = 0.012
    ) -> Body:
        """Add a person standing at x, y, z; turn 0 faces -y, 90 faces +x. Returns the body placed."""
        body = model_person(person, voxel_m)
        for part, solid in body.parts.items():
            self.put(solid.moved(x, y, z, turn_deg), part)
        c, s = math.cos(math.radians(turn_deg)), math.sin(math.radians(turn_deg))
        turn = np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]])
        return Body({}, turn @ body.right_hand + (x, y, z), turn @ body.left_hand + (x, y, z))

    def render(self, camera: Camera, width: int, height: int) -> View:
        """Take the picture at twice width x height."""
        right, up, ahead = _axes(camera)
        points = np.concatenate([s.points for s in self.solids]) - camera.at
        starts = np.cumsum([0, *(len(s.points) for s in self.solids)])
        triangles = np.concatenate([s.triangles + start for s, start in zip(self.solids, starts, strict=False)])
        numbers = np.repeat(np.arange(1, len(self.solids) + 1), [len(s.triangles) for s in self.solids])
        focal_px = camera.lens_mm / 36 * width * 2
        depth_m, thing = rasterise(
            points @ np.column_stack([right, up, ahead]),
            triangles,
            numbers,
            focal_px,
            (width, height + camera.shift_y * width * 2),
            (height * 2, width * 2),
            SKY_DISTANCE_M,
        )
        return View(depth_m, thing, list(self.kinds), focal_px, camera)
