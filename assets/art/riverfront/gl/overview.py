"""A composed picture of a stretch of shore, layers over a stand-in sky and river: to judge by, not to ship."""

from __future__ import annotations

import time
from collections.abc import Collection

import numpy as np
from layout import MEASURES

from gl.backdrop import over, sky_rows, water
from gl.compose import scene_of
from gl.device import Device
from gl.lighting import Effort
from gl.lights import Light
from gl.scene import Scene
from gl.window import Window

STEP_M = 400.0


def overview(
    device: Device,
    lights: tuple[Light, ...],
    x: tuple[float, float],
    z: tuple[float, float],
    px_per_m: float,
    layers: Collection[str],
    effort: Effort,
) -> dict[str, np.ndarray]:
    """The stretch in each light; all lights must be of one era."""
    started = time.monotonic()
    past = lights[0].name == "past"
    near = scene_of("past" if past else "now", x[0] - 250, x[1] + 250)
    far = scene_of("far_past" if past else "far", -500, 1700)
    print(f"model {time.monotonic() - started:.1f} s", flush=True)
    height, width = round((z[1] - z[0]) * px_per_m), round((x[1] - x[0]) * px_per_m)
    made = {light.name: sky_rows(light, width, height, z) for light in lights}
    starts = np.arange(x[0], x[1], STEP_M)
    for start in starts:
        end = min(start + STEP_M, x[1])
        if "far" in layers:
            # Without parallax each stretch shows the city that stands behind it when the ship is at its middle.
            left = (start + end) / 2 * MEASURES["far"].parallax - (end - start) / 2
            _paint(device, far, (left, left + end - start), start - x[0], ["far"], z, px_per_m, made, lights, effort)
        names = [layer for layer in layers if layer != "far"]
        _paint(device, near, (start, end), start - x[0], names, z, px_per_m, made, lights, effort)
    print(f"{time.monotonic() - started:.1f} s", flush=True)
    return {light.name: water(light, made[light.name], z, px_per_m) for light in lights}


def _paint(
    device: Device,
    scene: Scene,
    span: tuple[float, float],
    offset_m: float,
    layers: list[str],
    z: tuple[float, float],
    px_per_m: float,
    made: dict[str, np.ndarray],
    lights: tuple[Light, ...],
    effort: Effort,
) -> None:
    window = Window(device, scene, *span, lights, effort)
    for layer in layers:
        low = max(z[0], MEASURES[layer].z_bottom_m)
        for light, pixels in window.pictures(layer, low, z[1], px_per_m):
            left = round(offset_m * px_per_m)
            part = made[light.name][: pixels.shape[0], left : left + pixels.shape[1]]
            part[:] = over(part, pixels[:, : part.shape[1]])
    window.release()
    parts = " ".join(f"{name} {seconds:.1f}" for name, seconds in window.seconds.items())
    print(f"{span[0]:g}..{span[1]:g} m: {parts}", flush=True)
