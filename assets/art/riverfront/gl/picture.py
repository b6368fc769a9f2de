"""One picture: look at a layer several times, light it, gather the passes, add smoke, and read the pixels."""

from __future__ import annotations

from collections.abc import Collection

import moderngl
import numpy as np

from gl.buffers import SceneBuffers
from gl.camera import Camera
from gl.device import Device, set_uniform
from gl.lighting import Lighting, jitters

STRIP_HAZE = (45.0, 0.010, 0.55)


class Canvas:
    """The buffers of a picture of one size."""

    def __init__(self, device: Device, size: tuple[int, int], lights: int) -> None:
        gl = device.gl
        self.device, self.size, self.lights = device, size, lights
        self.normals = gl.texture(size, 4, dtype="f1")
        self.tags = gl.texture(size, 4, dtype="f1")
        self.depth = gl.depth_texture(size)
        self.depth.compare_func = ""
        for texture in (self.normals, self.tags, self.depth):
            texture.filter = (moderngl.NEAREST, moderngl.NEAREST)
        self.look = gl.framebuffer([self.normals, self.tags], self.depth)
        self.gathered = [gl.texture(size, 4, dtype="f4") for _ in range(lights)]
        self.gather = gl.framebuffer(self.gathered)
        self.shown = gl.texture(size, 4, dtype="f1")
        self.show = gl.framebuffer([self.shown])
        self.empty = gl.vertex_array(device.program("screen.vert", "resolve.frag"), [])

    def paint(
        self,
        buffers: SceneBuffers,
        layers: Collection[str],
        lighting: Lighting,
        camera: Camera,
        lamp_span: tuple[float, float],
        haze: tuple[float, float, float] = STRIP_HAZE,
        passes: int | None = None,
    ) -> None:
        """Gather all passes of a layer, or of several together."""
        gl, p, passes = self.device.gl, lighting.program, passes or lighting.effort.passes
        screen = gl.vertex_array(p, [])
        from_clip = np.linalg.inv(camera.to_clip)
        lamps = lighting.bind_lamps(*lamp_span)
        for name, value in (
            ("from_clip", from_clip.T), ("eye", camera.eye), ("pixel_m", camera.pixel), ("haze_depth", haze),
            ("share", 1.0 / passes), ("normal_map", 0), ("tag_map", 1), ("depth_map", 2), ("noise_map", 3),
            ("sky_atlas", 4), ("sun_atlas", 5), ("material_table", 6),
        ):  # fmt: skip
            set_uniform(p, name, value)
        self.gather.clear()
        table = self.device.table()
        for step, jitter in enumerate(jitters(passes, camera.size)):
            self.look.use()
            self.look.clear(0, 0, 0, 0, depth=1.0)
            gl.enable_only(moderngl.DEPTH_TEST)
            for layer in layers:
                buffers.draw_look(layer, camera.to_clip, jitter)
            lighting.bind(step)
            set_uniform(p, "jitter", jitter)
            self._bind(table)
            self.gather.use()
            gl.enable_only(moderngl.BLEND)
            gl.blend_func = moderngl.ONE, moderngl.ONE
            screen.render(vertices=3)
        self._puffs(buffers, layers, camera, from_clip, lamps)
        screen.release()
        table.release()

    def _bind(self, table: moderngl.Texture) -> None:
        self.normals.use(0)
        self.tags.use(1)
        self.depth.use(2)
        self.device.noise.use(3)
        table.use(6)

    def _puffs(
        self,
        buffers: SceneBuffers,
        layers: Collection[str],
        camera: Camera,
        from_clip: np.ndarray,
        lamps: list[tuple[float, float, float, float]],
    ) -> None:
        rows = [(*p[:4], p[4], p[5], 0, 0) for layer in layers for p in buffers.scene.puffs[layer]]
        if "quay" in layers:
            rows += [(x, y, z, 0.9 + 0.0035 * w, 0.55, 3.0, 0, 0) for x, y, z, w in lamps]
        if not rows:
            return
        gl = self.device.gl
        data = np.array(rows, dtype="f4")
        away = data[:, :3] @ camera.sight
        data = np.ascontiguousarray(data[np.argsort(-away)])
        p = self.device.program("puff.vert", "puff.frag", LIGHTS=self.lights)
        for name, value in (
            ("to_clip", camera.to_clip.T), ("from_clip", from_clip.T), ("right", tuple(camera.right)),
            ("upward", tuple(camera.upward)), ("sight", tuple(camera.sight)), ("noise_map", 3), ("depth_map", 2),
        ):  # fmt: skip
            set_uniform(p, name, value)
        buffer = gl.buffer(data.tobytes())
        array = gl.vertex_array(p, [(buffer, "4f4 4f4 /i", "in_puff", "in_look")])
        self.gather.use()
        gl.enable_only(moderngl.BLEND)
        gl.blend_func = moderngl.ONE, moderngl.ONE_MINUS_SRC_ALPHA
        array.render(moderngl.TRIANGLE_STRIP, vertices=4, instances=len(data))
        array.release()
        buffer.release()

    def read(self, light: int) -> np.ndarray:
        """The finished picture of one light as (height, width, 4) straight-alpha bytes, top row first."""
        gl = self.device.gl
        self.show.use()
        gl.enable_only(moderngl.NOTHING)
        set_uniform(self.device.program("screen.vert", "resolve.frag"), "gathered", 0)
        self.gathered[light].use(0)
        self.empty.render(vertices=3)
        pixels = np.frombuffer(self.shown.read(), dtype="u1").reshape(self.size[1], self.size[0], 4)
        return pixels[::-1]

    def linear(self, light: int) -> np.ndarray:
        """What was gathered in one light, bottom row first: display light times opacity, as half floats."""
        data = np.frombuffer(self.gathered[light].read(), dtype="f4").reshape(self.size[1], self.size[0], 4)
        return data.astype("f2")

    def release(self) -> None:
        """Give the memory back."""
        for held in (self.look, self.gather, self.show, self.empty):
            held.release()
        for texture in (self.normals, self.tags, self.depth, self.shown, *self.gathered):
            texture.release()
