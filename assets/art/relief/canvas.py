"""The stage: solids with names and kinds, a camera, and one depth-and-identity picture rendered by Blender."""

from __future__ import annotations

import math
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import bpy
import numpy as np
import OpenEXR
from figures.body import Body, Person, model_person
from kit.solids import Solid, join
from mathutils import Matrix

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
        bpy.ops.wm.read_factory_settings(use_empty=True)
        scene = bpy.context.scene
        for number, solid in enumerate(self.solids, start=1):
            mesh = bpy.data.meshes.new("m")
            mesh.vertices.add(len(solid.points))
            mesh.vertices.foreach_set("co", solid.points.astype(np.float32).ravel())
            count = len(solid.triangles)
            mesh.loops.add(count * 3)
            mesh.loops.foreach_set("vertex_index", solid.triangles.astype(np.int32).ravel())
            mesh.polygons.add(count)
            mesh.polygons.foreach_set("loop_start", np.arange(0, count * 3, 3, dtype=np.int32))
            mesh.update(calc_edges=True)
            thing = bpy.data.objects.new("t", mesh)
            thing.pass_index = number
            scene.collection.objects.link(thing)
        _aim(scene, camera)
        _show_depth_and_number(scene)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "depth.exr"
            _take(scene, path, width * 2, height * 2)
            pixels = OpenEXR.File(str(path)).channels()["RGB"].pixels
        return View(
            pixels[..., 0].astype(np.float64),
            np.rint(pixels[..., 1]).astype(np.int32),
            list(self.kinds),
            camera.lens_mm / 36 * width * 2,
            camera,
        )


def _aim(scene: bpy.types.Scene, camera: Camera) -> None:

    right, up, ahead = _axes(camera)
    data = bpy.data.cameras.new("c")
    eye = bpy.data.objects.new("c", data)
    rotation = np.column_stack([right, up, -ahead])
    eye.matrix_world = Matrix.Translation(camera.at) @ Matrix(rotation.tolist()).to_4x4()
    data.lens, data.clip_start, data.clip_end, data.shift_y = camera.lens_mm, 0.05, 5000, camera.shift_y
    scene.collection.objects.link(eye)
    scene.camera = eye


def _show_depth_and_number(scene: bpy.types.Scene) -> None:
    material = bpy.data.materials.new("depth")
    material.use_nodes = True
    tree = material.node_tree
    tree.nodes.clear()
    add = tree.nodes.new
    out, light = add("ShaderNodeOutputMaterial"), add("ShaderNodeEmission")
    view, thing, both = add("ShaderNodeCameraData"), add("ShaderNodeObjectInfo"), add("ShaderNodeCombineXYZ")
    tree.links.new(view.outputs["View Z Depth"], both.inputs[0])
    tree.links.new(thing.outputs["Object Index"], both.inputs[1])
    tree.links.new(both.outputs[0], light.inputs["Color"])
    tree.links.new(light.outputs[0], out.inputs["Surface"])
    scene.view_layers[0].material_override = material
    world = bpy.data.worlds.new("w")
    scene.world = world
    world.use_nodes = True
    world.node_tree.nodes["Background"].inputs[0].default_value = (SKY_DISTANCE_M, 0, 0, 1)


def _take(scene: bpy.types.Scene, path: Path, width: int, height: int) -> None:
    scene.render.engine = "CYCLES"
    scene.cycles.samples, scene.cycles.use_denoising, scene.cycles.max_bounces = 1, False, 0
    scene.cycles.pixel_filter_type = "BOX"
    scene.cycles.filter_width = 0.01
    scene.render.threads_mode, scene.render.threads = "FIXED", 2
    scene.render.resolution_x, scene.render.resolution_y, scene.render.resolution_percentage = width, height, 100
    scene.view_settings.view_transform = "Raw"
    settings = scene.render.image_settings
    settings.file_format, settings.color_depth, settings.color_mode = "OPEN_EXR", "32", "RGB"
    scene.render.filepath = str(path)
    bpy.ops.render.render(write_still=True)
