"""A view all round from the river: the faces of a cube, the same mirrored in the water, joined with sky and waves."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator

import layout
import moderngl
import numpy as np
from stage import LAYERS

from gl.buffers import SceneBuffers
from gl.camera import looking
from gl.device import Device, noise_tile, set_uniform
from gl.lighting import Effort, Lighting
from gl.lights import Light
from gl.picture import Canvas
from gl.scene import Scene
from gl.shadows import Box

EYE_Y_M, EYE_Z_M = -70.0, 5.0
FIELD_DEG = 91.0
REACH = math.tan(math.radians(FIELD_DEG) / 2)
ROUND_HAZE = (140.0, 0.0009, 0.80)
NORTH, EAST, SOUTH, WEST = (0.0, 1.0, 0.0), (1.0, 0.0, 0.0), (0.0, -1.0, 0.0), (-1.0, 0.0, 0.0)
UP, DOWN = (0.0, 0.0, 1.0), (0.0, 0.0, -1.0)
# Sight and upward direction of each face, in the order of sphere.frag.
FACES = ((NORTH, UP), (EAST, UP), (SOUTH, UP), (WEST, UP), (UP, SOUTH), (DOWN, NORTH))
ROUND = Effort(passes=4, sky_maps=14, sun_maps=2, sky_texel_m=0.5, sun_texel_m=0.16)
CLIP_DISTANCE_0 = 0x3000


class RoundPicture:
    """The view from the ship off one place of the shore."""

    def __init__(
        self, device: Device, scene: Scene, x_m: float, lights: tuple[Light, ...], effort: Effort = ROUND
    ) -> None:
        self.device, self.lights, self.x_m = device, lights, x_m
        started = time.monotonic()
        near = (x_m - 240.0, x_m + 240.0)
        self.buffers = SceneBuffers(
            device, scene, near, (near[0] - 150, near[1] + 110), (scene.x0 - 3000, scene.x1 + 3000)
        )
        box = Box(*near, y0=-95.0, y1=120.0, z0=-5.0, z1=64.0)
        wide = Box(x_m - 1500, x_m + 1500, y0=-700.0, y1=160.0, z0=-5.0, z1=110.0)
        self.lighting = Lighting(device, self.buffers, lights, box, effort, wide)
        device.gl.finish()
        self.seconds = {"shadows": time.monotonic() - started}

    def pictures(self, width_px: int) -> Iterator[tuple[Light, np.ndarray]]:
        """The equirectangular picture in each light, (height, width, 3) bytes."""
        face_px = round(width_px * REACH / math.pi / 8) * 8
        faces = self._cube(face_px, EYE_Z_M, FACES, self.lighting.effort.passes)
        below = 2 * layout.WATER_Z_M - EYE_Z_M
        mirror = self._cube(face_px // 2, below, FACES[:4], 2)
        started = time.monotonic()
        for number, light in enumerate(self.lights):
            yield light, self._join(number, faces[number], mirror[number], width_px)
            self.seconds["sphere"] = time.monotonic() - started

    def _join(self, light: int, faces: np.ndarray, mirror: np.ndarray, width_px: int) -> np.ndarray:
        """One light's picture from its faces, sky and water added."""
        gl = self.device.gl
        gl.enable_only(moderngl.NOTHING)
        self.lighting.bind(0)
        # With smaller sizes of itself: far waves must not fall between the pixels.
        noise = gl.texture((256, 256), 4, noise_tile().tobytes(), dtype="f1")
        noise.build_mipmaps()
        noise.filter = (moderngl.LINEAR_MIPMAP_LINEAR, moderngl.LINEAR)
        noise.use(3)
        arrays = [self._array(cube) for cube in (faces, mirror)]
        sky = gl.texture((2048, 512), 4, dtype="f2")
        sky.repeat_y = False
        shown = gl.texture((width_px, width_px // 2), 4, dtype="f1")
        for target, sky_only in ((sky, 1), (shown, 0)):
            p = self.device.program("screen.vert", "sphere.frag", LIGHTS=len(self.lights), SKY_ONLY=sky_only)
            for name, value in (
                ("noise_map", 3), ("faces", 0), ("mirror", 1), ("sky_map", 2), ("reach", REACH),
                ("eye_m", EYE_Z_M - layout.WATER_Z_M), ("eye_xy", (self.x_m, EYE_Y_M)), ("light", light),
                ("dot_rad", 2 * math.pi / width_px),
            ):  # fmt: skip
                set_uniform(p, name, value)
            for unit, texture in enumerate(arrays):
                texture.use(unit)
            if not sky_only:
                sky.build_mipmaps()
                sky.filter = (moderngl.LINEAR_MIPMAP_LINEAR, moderngl.LINEAR)
                sky.use(2)
            frame, array = gl.framebuffer([target]), gl.vertex_array(p, [])
            frame.use()
            array.render(vertices=3)
            frame.release()
            array.release()
        pixels = np.frombuffer(shown.read(), "u1").reshape(width_px // 2, width_px, 4)[::-1, :, :3]
        for texture in (*arrays, noise, sky, shown):
            texture.release()
        return pixels

    def _cube(
        self, side_px: int, eye_z_m: float, faces: tuple[tuple[tuple[float, ...], ...], ...], passes: int
    ) -> list[np.ndarray]:
        """Each light's faces as (face, row, column, 4)."""
        gl = self.device.gl
        canvas = Canvas(self.device, (side_px, side_px), len(self.lights))
        found: list[list[np.ndarray]] = [[] for _ in self.lights]
        gl.enable_direct(CLIP_DISTANCE_0)
        for number, (sight, upward) in enumerate(faces):
            started = time.monotonic()
            place = (self.x_m, EYE_Y_M, eye_z_m)
            camera = looking(place, np.array(sight), np.array(upward), side_px, FIELD_DEG)
            canvas.paint(
                self.buffers, LAYERS, self.lighting, camera, (self.x_m - 220, self.x_m + 220), ROUND_HAZE,
                # Little is to be seen straight up and down.
                passes if number < 4 else min(passes, 2),
            )  # fmt: skip
            for light in range(len(self.lights)):
                found[light].append(canvas.linear(light))
            name = f"{'face' if eye_z_m > 0 else 'mirror'} {number}"
            self.seconds[name] = time.monotonic() - started
        gl.disable_direct(CLIP_DISTANCE_0)
        canvas.release()
        return [np.stack(several) for several in found]

    def _array(self, faces: np.ndarray) -> moderngl.TextureArray:
        count, height, width, _ = faces.shape
        texture = self.device.gl.texture_array((width, height, count), 4, faces.tobytes(), dtype="f2")
        texture.filter = (moderngl.LINEAR, moderngl.LINEAR)
        texture.repeat_x = texture.repeat_y = False
        return texture

    def release(self) -> None:
        """Give the memory back."""
        self.lighting.release()
        self.buffers.release()
