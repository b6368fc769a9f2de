"""Shadows and lamps of a window of shore, handed to the light program pass by pass."""

from __future__ import annotations

import math
from dataclasses import dataclass

import moderngl
import numpy as np

from gl.buffers import SceneBuffers
from gl.device import Device, set_uniform
from gl.lights import Light
from gl.shadows import Atlas, Box, ShadowMap, aim, sky_directions, sun_directions

LAMPS = 96
FAR_TEXEL_M = 0.8


@dataclass(frozen=True)
class Effort:
    """How much is spent on a picture: passes (pixel samples), and each pass's share of sky and sun directions."""

    passes: int = 5
    sky_maps: int = 20
    sun_maps: int = 3
    sky_texel_m: float = 0.25
    sun_texel_m: float = 0.11


class Lighting:
    """Everything that is lit or shaded between two x, for several lights at once."""

    def __init__(
        self,
        device: Device,
        buffers: SceneBuffers,
        lights: tuple[Light, ...],
        box: Box,
        effort: Effort,
        wide: Box | None = None,
    ) -> None:
        self.device, self.lights, self.effort = device, lights, effort
        self.lamps = buffers.scene.near_lamps(box.x0, box.x1)
        self.dirs = sky_directions(effort.sky_maps * effort.passes)
        buffers.casters = buffers.soft
        self.sky = Atlas(device.gl, [aim(d, box, effort.sky_texel_m) for d in self.dirs])
        self.sky.draw(buffers)
        suns = [
            [aim(d, box, effort.sun_texel_m) for d in sun_directions(light, effort.sun_maps * effort.passes)]
            if light.has_sun
            else []
            for light in lights
        ]
        buffers.casters = buffers.detailed
        self.suns = suns
        self.far = [aim(light.sun_to, wide, FAR_TEXEL_M) for light in lights] if wide else []
        self.sun = Atlas(device.gl, [*(m for several in suns for m in several), *self.far])
        self.sun.draw(buffers, self.far)
        self._skies = device.gl.buffer(np.concatenate([light.packed() for light in lights]).tobytes())
        # Each direction stands for an equal share of the upper half: irradiance / pi of an open sky of radiance 1 is 1.
        self._radiance = np.stack([light.sky(self.dirs) for light in lights]) * (2.0 / len(self.dirs)) * effort.passes

    @property
    def program(self) -> moderngl.Program:
        """The light program for this many lights and maps."""
        return self.device.program(
            "screen.vert",
            "light.frag",
            LIGHTS=len(self.lights),
            SKY_MAPS=self.effort.sky_maps,
            SUN_MAPS=self.effort.sun_maps,
            LAMPS=LAMPS,
            ROUND=int(bool(self.far)),
        )

    def bind(self, step: int) -> None:
        """Give the light program this pass's share of the directions."""
        p, e = self.program, self.effort
        mine = list(range(step, len(self.dirs), e.passes))
        maps = [self.sky.maps[i] for i in mine]
        set_uniform(p, "sky_rows", np.concatenate([m.rows for m in maps]))
        set_uniform(p, "sky_rect", np.array([m.rect for m in maps]))
        set_uniform(p, "sky_dir", np.array([(*self.dirs[i], 1.0) for i in mine]))
        radiance = np.concatenate([self._radiance[k][mine] for k in range(len(self.lights))])
        set_uniform(p, "sky_rgb", np.concatenate([radiance, np.zeros((len(radiance), 1))], axis=1))
        rows, rects, counts = [], [], []
        blank = np.zeros((3, 4))
        for several in self.suns:
            chosen: list[ShadowMap] = several[step :: e.passes]
            counts.append(len(chosen))
            for k in range(e.sun_maps):
                rows.append(chosen[k].rows if k < len(chosen) else blank)
                rects.append(chosen[k].rect if k < len(chosen) else (0, 0, 0, 0))
        set_uniform(p, "sun_rows", np.concatenate(rows))
        set_uniform(p, "sun_rect", np.array(rects))
        if "sun_count" in p:
            p["sun_count"].value = counts if len(counts) > 1 else counts[0]
        set_uniform(p, "sky_texel_m", e.sky_texel_m)
        set_uniform(p, "sun_texel_m", e.sun_texel_m)
        if self.far:
            set_uniform(p, "far_rows", np.concatenate([m.rows for m in self.far]))
            set_uniform(p, "far_rect", np.array([m.rect for m in self.far]))
        self._skies.bind_to_uniform_block(0)
        self.sky.texture.use(4)
        self.sun.texture.use(5)

    def bind_lamps(self, x0: float, x1: float) -> list[tuple[float, float, float, float]]:
        """Give the light program the lamps between two x, the most central ones if there are too many; returns them."""
        near = [lamp for lamp in self.lamps if x0 - 42 < lamp[0] < x1 + 42]
        chosen = sorted(near, key=lambda lamp: abs(lamp[0] - (x0 + x1) / 2))[:LAMPS]
        block = np.zeros((LAMPS, 4))
        if chosen:
            block[: len(chosen)] = chosen
        set_uniform(self.program, "lamps", block)
        set_uniform(self.program, "lamp_count", len(chosen))
        return near

    def release(self) -> None:
        """Give the memory back."""
        self.sky.release()
        self.sun.release()
        self._skies.release()


def jitters(passes: int, size: tuple[int, int]) -> list[tuple[float, float]]:
    """Where in its pixel each pass looks, in clip units: spread over rows and columns alike."""
    return [
        (((k + 0.5) / passes - 0.5) * 2 / size[0], ((0.5 + k * (math.sqrt(5) - 1) / 2) % 1.0 - 0.5) * 2 / size[1])
        for k in range(passes)
    ]
