"""A window of the strip: all layers and lights of a stretch of shore, from one set of shadows."""

from __future__ import annotations

import time
from collections.abc import Iterator

import numpy as np
from stage import LAYERS

from gl.buffers import SceneBuffers
from gl.camera import square_on
from gl.device import Device
from gl.lighting import Effort, Lighting
from gl.lights import Light
from gl.picture import Canvas
from gl.scene import Scene
from gl.shadows import Box


class Window:
    """The stretch x0..x1 of a scene, lit and ready to be painted."""

    def __init__(
        self, device: Device, scene: Scene, x0: float, x1: float, lights: tuple[Light, ...], effort: Effort
    ) -> None:
        self.device, self.lights = device, lights
        self.x0, self.x1 = x0, x1
        started = time.monotonic()
        top = max(20.0, *(min(scene.highest(layer, x0, x1), 110.0) for layer in LAYERS)) + 1
        self.buffers = SceneBuffers(device, scene, (x0 - 1, x1 + 1), (x0 - 170, x1 + 110))
        self.lighting = Lighting(device, self.buffers, lights, Box(x0 - 2, x1 + 2, z1=top), effort)
        device.gl.finish()
        self.seconds = {"shadows": time.monotonic() - started}

    def pictures(self, layer: str, z0: float, z1: float, px_per_m: float) -> Iterator[tuple[Light, np.ndarray]]:
        """The layer's picture in each light."""
        started = time.monotonic()
        camera = square_on(self.x0, self.x1, z0, z1, px_per_m)
        canvas = Canvas(self.device, camera.size, len(self.lights))
        canvas.paint(self.buffers, (layer,), self.lighting, camera, (self.x0, self.x1))
        self.device.gl.finish()
        self.seconds[layer] = time.monotonic() - started
        for number, light in enumerate(self.lights):
            yield light, canvas.read(number)
        canvas.release()

    def release(self) -> None:
        """Give the memory back."""
        self.lighting.release()
        self.buffers.release()
