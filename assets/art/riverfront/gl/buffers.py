"""A window of the shore as vertex buffers: each layer to look at, everything at once to throw shadows."""

from __future__ import annotations

import layout
import moderngl
import numpy as np
from stage import LAYERS

from gl.device import MESH_ATTRIBUTES, Device, set_uniform
from gl.scene import Scene

CASTING = tuple(layer for layer in LAYERS if layer != "far")


class SceneBuffers:
    """What a scene holds between two x, on the device; `casting` is wider, for shadows that fall in from outside.

    What lies in `distant` but not in `view` is held with fewer leaves and without its smallest parts.
    """

    def __init__(
        self,
        device: Device,
        scene: Scene,
        view: tuple[float, float],
        casting: tuple[float, float],
        distant: tuple[float, float] | None = None,
    ) -> None:
        self.device, self.scene = device, scene
        self._held: list[moderngl.Buffer | moderngl.VertexArray] = []
        self._meshes: dict[tuple[str, bool], moderngl.Buffer] = {}
        self._tagged = device.program("mesh.vert", "gbuffer.frag", COPIES=0, TAGS=1)
        self._tagged_copies = device.program("mesh.vert", "gbuffer.frag", COPIES=1, TAGS=1)
        self._depth = device.program("mesh.vert", "depth.frag", COPIES=0, TAGS=0)
        self._depth_copies = device.program("mesh.vert", "depth.frag", COPIES=1, TAGS=0)
        self._looks = {layer: self._arrays((layer,), view, casters=False) for layer in LAYERS}
        self.detailed = self._arrays(CASTING, casting, casters=False, depth=True)
        self.soft = self._arrays(CASTING, casting, casters=True, depth=True)
        self.casters = self.soft
        self.wide: list[tuple[moderngl.VertexArray, int]] = []
        if distant:
            for span in ((distant[0], view[0]), (view[1], distant[1])):
                for layer in LAYERS:
                    self._looks[layer] += self._arrays((layer,), span, casters=True)
            self.wide = self._arrays(CASTING, distant, casters=True, depth=True)

    def _arrays(
        self, layers: tuple[str, ...], span: tuple[float, float], *, casters: bool, depth: bool = False
    ) -> list[tuple[moderngl.VertexArray, int]]:
        plain, copied = (self._depth, self._depth_copies) if depth else (self._tagged, self._tagged_copies)
        form = ("3f4 8x", ("in_place",)) if depth else MESH_ATTRIBUTES
        result: list[tuple[moderngl.VertexArray, int]] = []
        own = np.concatenate([self.scene.triangles(layer, *span, casters=casters) for layer in layers])
        if len(own):
            buffer = self._keep(self.device.gl.buffer(own.tobytes()))
            result.append((self._keep(self.device.gl.vertex_array(plain, [(buffer, form[0], *form[1])])), -1))
        for layer in layers:
            for kind, placed in self.scene.copies(layer, *span).items():
                mesh = self._mesh(kind, casters)
                if mesh.size == 0:
                    continue
                places = self._keep(self.device.gl.buffer(placed.tobytes()))
                second = ("4f4 4f4 /i", "in_origin", "in_turn")
                array = self.device.gl.vertex_array(
                    copied, [(mesh, form[0], *form[1]), (places, *second)], skip_errors=True
                )
                result.append((self._keep(array), len(placed)))
        return result

    def _mesh(self, kind: str, casters: bool) -> moderngl.Buffer:
        key = (kind, casters)
        if key not in self._meshes:
            mesh = self.scene.kinds[kind].mesh
            data = (mesh.casters if casters else mesh.triangles).tobytes()
            self._meshes[key] = self._keep(self.device.gl.buffer(data or bytes(20)))
        return self._meshes[key]

    def _keep(self, held):  # type: ignore[no-untyped-def]
        self._held.append(held)
        return held

    def draw_look(self, layer: str, to_clip: np.ndarray, jitter: tuple[float, float]) -> None:
        """Draw one layer with its normals and tags."""
        for program in (self._tagged, self._tagged_copies):
            set_uniform(program, "to_clip", to_clip.T)
            set_uniform(program, "jitter", jitter)
            set_uniform(program, "clip_z", layout.WATER_Z_M)
        for array, count in self._looks[layer]:
            array.render(instances=count if count > 0 else 1)

    def draw_depth(self, to_clip: np.ndarray, *, wide: bool = False) -> None:
        """Draw everything that throws a shadow, depth only."""
        for program in (self._depth, self._depth_copies):
            set_uniform(program, "to_clip", to_clip.T)
            set_uniform(program, "jitter", (0.0, 0.0))
        for array, count in self.wide if wide else self.casters:
            array.render(instances=count if count > 0 else 1)

    def holds(self, layer: str) -> bool:
        """Whether the layer has anything here."""
        return bool(self._looks[layer])

    def release(self) -> None:
        """Give the memory back."""
        for held in reversed(self._held):
            held.release()
        self._held.clear()
