"""Depth maps from many directions over a stretch of shore: real open sky and a soft sun without noise."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass

import moderngl
import numpy as np

from gl.buffers import SceneBuffers
from gl.lights import Light

ATLAS_WIDTH = 16384


@dataclass(frozen=True)
class Box:
    """The part of the shore that shadows may fall on (m)."""

    x0: float
    x1: float
    y0: float = -40.0
    y1: float = 130.0
    z0: float = -5.0
    z1: float = 60.0

    @property
    def corners(self) -> np.ndarray:
        """The eight corners."""
        return np.array(
            [(x, y, z) for x in (self.x0, self.x1) for y in (self.y0, self.y1) for z in (self.z0, self.z1)], dtype="f8"
        )


@dataclass(eq=False)
class ShadowMap:
    """One direction's place in an atlas: rows that turn a shore place into texel column, row and depth."""

    to_light: np.ndarray
    u: np.ndarray
    v: np.ndarray
    low: np.ndarray
    size: tuple[int, int]
    depth: tuple[float, float]
    texel_m: float
    corner: tuple[int, int] = (0, 0)

    @property
    def to_clip(self) -> np.ndarray:
        """The matrix that draws this map."""
        w, h = self.size[0] * self.texel_m, self.size[1] * self.texel_m
        near, far = self.depth
        m = np.zeros((4, 4))
        m[0, :3], m[0, 3] = self.u * 2 / w, -1 - 2 * self.low[0] / w
        m[1, :3], m[1, 3] = self.v * 2 / h, -1 - 2 * self.low[1] / h
        m[2, :3], m[2, 3] = -self.to_light * 2 / (far - near), -(far + near) / (far - near)
        m[3, 3] = 1
        return m

    @property
    def rows(self) -> np.ndarray:
        """Texel column, texel row and depth of a place (x, y, z, 1)."""
        near, far = self.depth
        t = self.texel_m
        return np.array(
            [
                (*(self.u / t), self.corner[0] - self.low[0] / t),
                (*(self.v / t), self.corner[1] - self.low[1] / t),
                (*(-self.to_light / (far - near)), -near / (far - near)),
            ]
        )

    @property
    def rect(self) -> tuple[float, float, float, float]:
        """The texels it owns."""
        return (*self.corner, self.corner[0] + self.size[0], self.corner[1] + self.size[1])


def aim(to_light: np.ndarray, box: Box, texel_m: float) -> ShadowMap:
    """A map of the box seen from a direction; its texels lie on a grid fixed to the world, so that neighbours agree."""
    d = to_light / np.linalg.norm(to_light)
    u = np.array([1.0, 0, 0]) - d[0] * d
    u = np.array([0.0, 1, 0]) - d[1] * d if np.linalg.norm(u) < 0.05 else u
    u /= np.linalg.norm(u)
    v = np.cross(d, u)
    corners = box.corners
    a = np.stack([corners @ u, corners @ v], axis=1)
    low = np.floor(a.min(axis=0) / texel_m) * texel_m - texel_m
    size = np.ceil((a.max(axis=0) - low) / texel_m).astype(int) + 1
    depths = -(corners @ d)
    return ShadowMap(d, u, v, low, (int(size[0]), int(size[1])), (depths.min() - 260.0, depths.max() + 5.0), texel_m)


class Atlas:
    """Depth maps side by side in one texture."""

    def __init__(self, gl: moderngl.Context, maps: list[ShadowMap]) -> None:
        self._gl = gl
        x = y = row = 0
        for m in sorted(maps, key=lambda m: -m.size[1]):
            if x + m.size[0] > ATLAS_WIDTH:
                x, y, row = 0, y + row, 0
            m.corner = (x, y)
            x, row = x + m.size[0], max(row, m.size[1])
        self.maps = maps
        height = max(y + row, 1)
        if height > ATLAS_WIDTH:
            raise ValueError(f"the shadow maps need {height} texel rows; use larger texels or a shorter window")
        self.texture = gl.depth_texture((ATLAS_WIDTH, height))
        self.texture.compare_func = ""
        self.texture.filter = (moderngl.NEAREST, moderngl.NEAREST)
        self.frame = gl.framebuffer(depth_attachment=self.texture)

    def draw(self, buffers: SceneBuffers, wide: Collection[ShadowMap] = ()) -> None:
        """Draw every map; those among `wide` show the whole shore, roughly."""
        self.frame.use()
        self.frame.viewport = (0, 0, *self.texture.size)
        self.frame.clear(depth=1.0)
        self._gl.enable_only(moderngl.DEPTH_TEST)
        for m in self.maps:
            self.frame.viewport = (*m.corner, *m.size)
            buffers.draw_depth(m.to_clip, wide=m in wide)

    def release(self) -> None:
        """Give the memory back."""
        self.frame.release()
        self.texture.release()


def sky_directions(count: int) -> np.ndarray:
    """Directions spread evenly over the upper half of the sky, in an order in which any few are spread as well."""
    i = np.arange(count) + 0.5
    z = i / count
    z = 0.035 + 0.965 * z
    turn = i * math.pi * (3 - math.sqrt(5))
    flat = np.sqrt(1 - z * z)
    return np.stack([flat * np.cos(turn), flat * np.sin(turn), z], axis=1)


def sun_directions(light: Light, count: int) -> np.ndarray:
    """The sun's disc as a few directions."""
    d = light.sun_to
    a = np.cross(d, (0, 0, 1))
    a /= np.linalg.norm(a)
    b = np.cross(a, d)
    i = np.arange(count)
    r = np.sqrt((i + 0.5) / count) * math.tan(math.radians(light.sun_radius_deg))
    t = i * math.pi * (3 - math.sqrt(5))
    dirs = d + (np.cos(t) * r)[:, None] * a + (np.sin(t) * r)[:, None] * b
    return dirs / np.linalg.norm(dirs, axis=1, keepdims=True)
