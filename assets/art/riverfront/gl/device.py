"""The graphics device: programs from the shader files, vertex buffers, the noise and material tables."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import moderngl
import numpy as np
from materials import surface_of, used_materials

SHADERS = Path(__file__).resolve().parent / "shaders"
KINDS = {"glass": 1, "leaf": 2, "reed": 2, "vine": 2, "grass": 2, "blossom": 2, "lamp": 3, "city": 4}
FLOODED = ("bridge", "cable")
WALLS = ("brick", "plaster", "cement")
MESH_ATTRIBUTES = ("3f4 4i1 4u1", ("in_place", "in_normal", "in_tags"))


def source(name: str, defines: dict[str, int]) -> str:
    """A shader's text with its includes and defines filled in."""
    text = re.sub(
        r'^#include "(.+)"$',
        lambda m: (SHADERS / m[1]).read_text(encoding="utf-8"),
        (SHADERS / name).read_text(),
        flags=re.M,
    )
    head, rest = text.split("\n", 1)
    return "\n".join([head, *(f"#define {k} {v}" for k, v in defines.items()), rest])


class Device:
    """A drawing context without a window."""

    def __init__(self) -> None:
        self.gl = moderngl.create_context(standalone=True, backend="egl", require=430)
        self._programs: dict[tuple[object, ...], moderngl.Program] = {}
        self.noise = self._noise_map()

    def program(self, vertex: str, fragment: str, **defines: int) -> moderngl.Program:
        """The program of two shader files, built once for each set of defines."""
        key = (vertex, fragment, *sorted(defines.items()))
        if key not in self._programs:
            self._programs[key] = self.gl.program(
                vertex_shader=source(vertex, defines), fragment_shader=source(fragment, defines)
            )
        return self._programs[key]

    def table(self) -> moderngl.Texture:
        """All materials used so far as a texture, five texels each."""
        rows = np.array([material_row(name) for name in used_materials()], dtype="f4")
        texture = self.gl.texture((5, len(rows)), 4, rows.tobytes(), dtype="f4")
        texture.filter = (moderngl.NEAREST, moderngl.NEAREST)
        return texture

    def _noise_map(self) -> moderngl.Texture:
        texture = self.gl.texture((256, 256), 4, noise_tile().tobytes(), dtype="f1")
        texture.filter = (moderngl.LINEAR, moderngl.LINEAR)
        texture.repeat_x = texture.repeat_y = True
        return texture


def set_uniform(program: moderngl.Program, name: str, value: object) -> None:
    """Set a uniform if the program kept it."""
    if name in program:
        member = program[name]
        if isinstance(value, np.ndarray):
            member.write(np.ascontiguousarray(value, dtype="f4").tobytes())
        else:
            member.value = value


def material_row(name: str) -> np.ndarray:
    """The five texels of a material, as material.glsl reads them."""
    surface = surface_of(name)
    base, _, haze = name.partition("@")
    kind = next((k for prefix, k in KINDS.items() if base.startswith(prefix)), 0)
    if base == "creek":
        kind = 1
    width, height = surface.courses or (0.0, 0.0)
    second, joint = surface.second or surface.colour, surface.joint or surface.colour
    wood = base.startswith("wood")
    return np.array(
        [
            (*surface.colour, surface.rough),
            (*second, surface.metal),
            (*joint, surface.glow),
            (width, height, surface.stains, surface.stagger),
            (
                kind,
                float(haze or 0) / 100,
                0.35 if wood else 0.22,
                1.0 if base.startswith(WALLS) else 2.0 if base.startswith(FLOODED) else 0.0,
            ),
        ],
        dtype="f4",
    )


@cache
def noise_tile(size: int = 256) -> np.ndarray:
    """Four tiling clouds of noise, each spread over the whole range."""
    rng = np.random.default_rng(4)
    result = np.zeros((size, size, 4), "u1")
    fy, fx = np.fft.fftfreq(size)[:, None], np.fft.fftfreq(size)[None, :]
    radius = np.hypot(fy, fx)
    radius[0, 0] = 1.0
    for channel, power in enumerate((1.35, 1.0, 1.2, 0.55)):
        spectrum = np.fft.fft2(rng.standard_normal((size, size))) / radius**power
        spectrum[0, 0] = 0
        wave = np.real(np.fft.ifft2(spectrum))
        result[..., channel] = np.clip(128 + 52 * wave / wave.std(), 0, 255)
    return result
