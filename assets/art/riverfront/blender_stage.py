"""The Blender scene behind the strip: meshes, lamps, evening light, camera and render settings."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

import bpy
from materials import blender_material
from solid import Solid
from stage import TILT_DEG


class BlenderStage:
    """Builds structures as Blender objects; copies share one mesh. Starts from an empty file."""

    def __init__(self, x0: float, x1: float) -> None:
        self.x0, self.x1 = x0, x1
        bpy.ops.wm.read_factory_settings(use_empty=True)
        self._shared: dict[str, bpy.types.Mesh] = {}
        self._lamps: dict[float, bpy.types.Light] = {}

    def put(self, solid: Solid, landmark: str | None = None) -> None:
        """Add a structure whose vertices are already in shore metres."""
        if solid.faces:
            self._link(bpy.data.objects.new(landmark or "part", _mesh(landmark or "part", solid)))

    def instance(
        self,
        kind: str,
        make: Callable[[], Solid],
        x: float,
        y: float,
        z: float = 0.0,
        scale: float = 1.0,
        turn: float = 0.0,
    ) -> None:
        """Add a copy of the structure `make` builds; it is built once per `kind`."""
        if not self.x0 - 60 < x < self.x1 + 30:
            return
        if kind not in self._shared:
            self._shared[kind] = _mesh(kind, make())
        item = bpy.data.objects.new(kind, self._shared[kind])
        item.location = (x, y, z)
        item.scale = (scale, scale, scale)
        item.rotation_euler = (0, 0, turn)
        self._link(item)

    def light(self, x: float, y: float, z: float, watt: float) -> None:
        """Add a small warm point lamp."""
        if not self.x0 - 25 < x < self.x1 + 25:
            return
        if watt not in self._lamps:
            lamp = bpy.data.lights.new("lamp", "POINT")
            lamp.energy, lamp.color, lamp.shadow_soft_size = watt, (1.0, 0.60, 0.28), 0.3
            self._lamps[watt] = lamp
        item = bpy.data.objects.new("lamp", self._lamps[watt])
        item.location = (x, y, z)
        self._link(item)

    def _link(self, item: bpy.types.Object) -> None:
        bpy.context.scene.collection.objects.link(item)


def _mesh(name: str, solid: Solid) -> bpy.types.Mesh:
    mesh = bpy.data.meshes.new(name)
    mesh.from_pydata(solid.vertices, [], solid.faces)
    slots: dict[str, int] = {}
    for material in solid.face_materials:
        if material not in slots:
            slots[material] = len(slots)
            mesh.materials.append(blender_material(material))
    mesh.polygons.foreach_set("material_index", [slots[m] for m in solid.face_materials])
    mesh.update()
    return mesh


def evening_light() -> None:
    """Low warm sun from the left front, soft blue sky all round, and the river's own glimmer on walls and hulls."""
    scene = bpy.context.scene
    world = bpy.data.worlds.new("evening")
    world.use_nodes = True
    back = world.node_tree.nodes["Background"]
    back.inputs[0].default_value = (0.43, 0.50, 0.74, 1)
    back.inputs[1].default_value = 0.42
    scene.world = world
    sun = bpy.data.lights.new("sun", "SUN")
    sun.energy, sun.color, sun.angle = 3.0, (1.0, 0.57, 0.27), math.radians(1.6)
    item = bpy.data.objects.new("sun", sun)
    elevation, azimuth = math.radians(14), math.radians(50)
    item.rotation_euler = (math.pi / 2 - elevation, 0, -azimuth)
    scene.collection.objects.link(item)
    river = bpy.data.meshes.new("river")
    river.from_pydata(
        [(-900, -300, -4.35), (3700, -300, -4.35), (3700, 0.2, -4.35), (-900, 0.2, -4.35)], [], [(0, 1, 2, 3)]
    )
    sheen = bpy.data.materials.new("river")
    sheen.use_nodes = True
    sheen.node_tree.nodes["Principled BSDF"].inputs["Base Color"].default_value = (0.50, 0.46, 0.42, 1)
    river.materials.append(sheen)
    surface = bpy.data.objects.new("river", river)
    # The river itself is the application's; here it only throws light back.
    surface.visible_camera = False
    scene.collection.objects.link(surface)


def aim_camera(x0: float, x1: float, bottom: float, top: float, px_per_m: float) -> None:
    """A square-on camera that sees picture metres x0..x1 and bottom..top, tilted down by TILT_DEG."""
    scene = bpy.context.scene
    width, height = x1 - x0, top - bottom
    scene.render.resolution_x, scene.render.resolution_y = round(width * px_per_m), round(height * px_per_m)
    lens = bpy.data.cameras.new("camera")
    lens.type, lens.ortho_scale = "ORTHO", max(width, height)
    lens.clip_start, lens.clip_end = 1.0, 2000.0
    item = bpy.data.objects.new("camera", lens)
    tilt, away = math.radians(TILT_DEG), 700.0
    middle = (top + bottom) / 2
    item.location = (
        (x0 + x1) / 2,
        -away * math.cos(tilt) + middle * math.sin(tilt),
        away * math.sin(tilt) + middle * math.cos(tilt),
    )
    item.rotation_euler = (math.pi / 2 - tilt, 0, 0)
    scene.collection.objects.link(item)
    scene.camera = item


def skip_sky(highest: float, bottom: float, top: float) -> None:
    """Leave the part of the picture above `highest` (picture metres) transparent without rendering it."""
    render = bpy.context.scene.render
    render.use_border, render.use_crop_to_border = True, False
    render.border_min_x, render.border_max_x, render.border_min_y = 0.0, 1.0, 0.0
    render.border_max_y = min(1.0, (highest - bottom) / (top - bottom))


def render_png(path: Path, *, samples: int, threads: int, denoise: bool = True, raw: bool = False) -> None:
    """Render the scene to an RGBA picture; `raw` keeps colours as given (for the unlit far city)."""
    scene = bpy.context.scene
    scene.render.engine = "CYCLES"
    scene.render.threads_mode, scene.render.threads = "FIXED", threads
    scene.render.film_transparent = True
    scene.render.image_settings.file_format = "PNG"
    scene.render.image_settings.color_mode = "RGBA"
    scene.render.image_settings.compression = 15
    cycles = scene.cycles
    cycles.device, cycles.samples, cycles.seed = "CPU", samples, 5
    cycles.use_denoising, cycles.denoiser = denoise, "OPENIMAGEDENOISE"
    cycles.denoising_prefilter, cycles.denoising_quality = "FAST", "BALANCED"
    cycles.max_bounces, cycles.diffuse_bounces, cycles.glossy_bounces = 3, 2, 2
    cycles.use_adaptive_sampling, cycles.adaptive_threshold = True, 0.03
    cycles.caustics_reflective = cycles.caustics_refractive = False
    cycles.sample_clamp_indirect = 4.0
    scene.view_settings.view_transform = "Standard" if raw else "AgX"
    if not raw:
        scene.view_settings.look = "AgX - Medium High Contrast"
        scene.view_settings.exposure = 0.32
    scene.render.filepath = str(path)
    bpy.ops.render.render(write_still=True)
