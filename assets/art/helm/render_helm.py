"""Renders the ship's wheel and the rail that stand before the river: python render_helm.py OUT (needs bpy and Pillow).

Writes wheel.webp (the wheel seen from the front, to be turned about its centre) and rail.webp (teak rail and bulwark).
"""

from __future__ import annotations

import math
import sys
import tempfile
from pathlib import Path

import bpy
from mathutils import Vector
from PIL import Image

WHEEL_PX = 880
RAIL_PX = (2400, 300)
SAMPLES = 40


def material(name: str, colour: tuple[float, float, float], metallic: float, roughness: float) -> bpy.types.Material:
    made = bpy.data.materials.new(name)
    made.use_nodes = True
    shader = made.node_tree.nodes["Principled BSDF"]
    shader.inputs["Base Color"].default_value = (*colour, 1)
    shader.inputs["Metallic"].default_value = metallic
    shader.inputs["Roughness"].default_value = roughness
    return made


def teak(name: str, dark: float, along: tuple[float, float, float]) -> bpy.types.Material:
    """Oiled wood: noise drawn out along the grain between two browns, with a thin coat."""
    made = material(name, (0.2, 0.08, 0.03), 0, 0.38)
    nodes, links = made.node_tree.nodes, made.node_tree.links
    shader = nodes["Principled BSDF"]
    shader.inputs["Coat Weight"].default_value = 0.35
    shader.inputs["Coat Roughness"].default_value = 0.18
    place = nodes.new("ShaderNodeTexCoord")
    stretch = nodes.new("ShaderNodeMapping")
    stretch.inputs["Scale"].default_value = along
    noise = nodes.new("ShaderNodeTexNoise")
    noise.inputs["Scale"].default_value = 6
    noise.inputs["Detail"].default_value = 9
    ramp = nodes.new("ShaderNodeValToRGB")
    ramp.color_ramp.elements[0].color = (0.075 * dark, 0.026 * dark, 0.010 * dark, 1)
    ramp.color_ramp.elements[1].color = (0.34 * dark, 0.145 * dark, 0.055 * dark, 1)
    ramp.color_ramp.elements[0].position, ramp.color_ramp.elements[1].position = 0.32, 0.72
    links.new(place.outputs["Object"], stretch.inputs["Vector"])
    links.new(stretch.outputs["Vector"], noise.inputs["Vector"])
    links.new(noise.outputs["Fac"], ramp.inputs["Fac"])
    links.new(ramp.outputs["Color"], shader.inputs["Base Color"])
    return made


def lathe(
    name: str, profile: list[tuple[float, float]], finish: bpy.types.Material, sides: int = 48
) -> bpy.types.Object:
    """A turned piece about z from (radius, z) pairs."""
    vertices, faces = [], []
    for radius, z in profile:
        vertices += [
            (radius * math.cos(a), radius * math.sin(a), z) for a in (2 * math.pi * i / sides for i in range(sides))
        ]
    for ring in range(len(profile) - 1):
        for i in range(sides):
            j = (i + 1) % sides
            faces.append((ring * sides + i, ring * sides + j, (ring + 1) * sides + j, (ring + 1) * sides + i))
    mesh = bpy.data.meshes.new(name)
    mesh.from_pydata(vertices, [], faces)
    for polygon in mesh.polygons:
        polygon.use_smooth = True
    mesh.materials.append(finish)
    made = bpy.data.objects.new(name, mesh)
    bpy.context.collection.objects.link(made)
    return made


def ring(radius: float, width: float, depth: float, finish: bpy.types.Material, y: float = 0) -> None:
    """A rim with rounded edges, standing upright and facing -y."""
    corner = min(width, depth) * 0.28
    half_w, half_d = width / 2 - corner, depth / 2 - corner
    outline = []
    for cx, cz, start in ((half_w, half_d, 0), (-half_w, half_d, 90), (-half_w, -half_d, 180), (half_w, -half_d, 270)):
        for step in range(5):
            a = math.radians(start + step * 22.5)
            outline.append((radius + cx + corner * math.cos(a), cz + corner * math.sin(a)))
    outline.append(outline[0])
    made = lathe("ring", outline, finish, 160)
    made.rotation_euler = (math.pi / 2, 0, 0)
    made.location = (0, y, 0)


def wheel() -> None:
    wood, deep, brass = (
        teak("teak", 0.8, (1, 1, 1)),
        teak("teak deep", 0.5, (1, 1, 1)),
        material("brass", (0.83, 0.55, 0.2), 1, 0.24),
    )
    ring(1.0, 0.235, 0.17, wood)
    ring(1.0, 0.045, 0.19, brass)
    ring(0.892, 0.022, 0.175, brass)
    ring(1.108, 0.022, 0.175, brass)
    ring(0.25, 0.17, 0.2, deep)
    ring(0.335, 0.03, 0.215, brass)
    handle = [
        (0.0, 1.56),
        (0.03, 1.557),
        (0.058, 1.53),
        (0.07, 1.48),
        (0.062, 1.40),
        (0.047, 1.32),
        (0.043, 1.26),
        (0.055, 1.215),
    ]
    neck = [
        (0.064, 1.19),
        (0.064, 1.165),
        (0.05, 1.14),
        (0.05, 0.86),
        (0.06, 0.84),
        (0.07, 0.80),
        (0.058, 0.76),
        (0.047, 0.70),
    ]
    waist = [(0.052, 0.60), (0.066, 0.50), (0.07, 0.45), (0.056, 0.41), (0.05, 0.36), (0.05, 0.24)]
    for spoke in range(8):
        turned = lathe("spoke", handle + neck + waist, wood)
        collar = lathe("collar", [(0.05, 1.205), (0.068, 1.20), (0.068, 1.15), (0.05, 1.145)], brass)
        foot = lathe("foot", [(0.05, 0.405), (0.064, 0.40), (0.064, 0.36), (0.05, 0.355)], brass)
        for part in (turned, collar, foot):
            part.rotation_euler = (0, math.pi / 4 * spoke, 0)
        for k in (0.93, 1.07):
            a = math.pi / 4 * spoke + math.pi / 8
            rivet = lathe("rivet", [(0, 0.02), (0.012, 0.016), (0.018, 0.004), (0.018, -0.02)], brass, 20)
            rivet.rotation_euler = (math.pi / 2, 0, 0)
            rivet.location = (math.sin(a) * k, -0.088, math.cos(a) * k)
    boss = lathe(
        "boss",
        [(0, 0.2), (0.05, 0.195), (0.1, 0.17), (0.13, 0.13), (0.165, 0.12), (0.17, 0.09), (0.19, 0.08), (0.2, 0)],
        brass,
        96,
    )
    boss.rotation_euler = (math.pi / 2, 0, 0)
    boss.location = (0, -0.02, 0)


def rail() -> None:
    """Eight metres of rail: cap, brass line, bulwark planks with rivets, seen a little from above."""
    cap_wood, plank_wood = teak("cap", 0.85, (0.5, 6, 6)), teak("plank", 0.2, (0.6, 5, 5))
    brass = material("brass", (0.83, 0.55, 0.2), 1, 0.26)
    outline = []
    for cx, cz, start in ((0.17, 0.03, 0), (-0.17, 0.03, 90), (-0.17, -0.03, 180), (0.17, -0.03, 270)):
        for step in range(7):
            a = math.radians(start + step * 15)
            outline.append((cx + 0.045 * math.cos(a), cz + 0.045 * math.sin(a)))
    sweep("cap", outline, cap_wood)
    sweep(
        "line",
        [(-0.2 + 0.022 * math.cos(a), -0.13 + 0.022 * math.sin(a)) for a in (math.pi * i / 8 for i in range(16))],
        brass,
    )
    sweep("board", [(0.01, 0), (0.05, 0), (0.05, -1.2), (0.01, -1.2)], plank_wood)
    for row in range(5):
        z = -0.20 - row * 0.165
        sweep(
            "plank",
            [(-0.15, z), (-0.165, z - 0.008), (-0.165, z - 0.147), (-0.15, z - 0.155), (0, z - 0.155), (0, z)],
            plank_wood,
        )
    for k in range(-9, 10):
        stud = lathe("stud", [(0, 0.012), (0.008, 0.01), (0.012, 0.002), (0.012, -0.02)], brass, 16)
        stud.rotation_euler = (math.pi / 2, 0, 0)
        stud.location = (k * 0.42, -0.166, -0.235)


def sweep(name: str, outline: list[tuple[float, float]], finish: bpy.types.Material) -> None:
    """An outline of (y, z) drawn along x."""
    n = len(outline)
    vertices = [(x, y, z) for x in (-6, 6) for y, z in outline]
    mesh = bpy.data.meshes.new(name)
    mesh.from_pydata(vertices, [], [(i, (i + 1) % n, n + (i + 1) % n, n + i) for i in range(n)])
    for polygon in mesh.polygons:
        polygon.use_smooth = n > 8
    mesh.materials.append(finish)
    bpy.context.collection.objects.link(bpy.data.objects.new(name, mesh))


def stage(width_m: float, size: tuple[int, int], tilt_deg: float, centre_z: float) -> None:
    scene = bpy.context.scene
    scene.render.engine = "CYCLES"
    scene.cycles.samples = SAMPLES
    scene.cycles.use_denoising = True
    scene.render.film_transparent = True
    scene.render.resolution_x, scene.render.resolution_y = size
    scene.render.image_settings.color_mode = "RGBA"
    scene.view_settings.view_transform = "AgX"
    scene.view_settings.look = "AgX - Medium High Contrast"
    scene.view_settings.exposure = 0.25
    scene.render.threads_mode, scene.render.threads = "FIXED", 2
    world = scene.world or bpy.data.worlds.new("evening")
    scene.world = world
    world.use_nodes = True
    nodes, links = world.node_tree.nodes, world.node_tree.links
    place, split, ramp = (
        nodes.new("ShaderNodeTexCoord"),
        nodes.new("ShaderNodeSeparateXYZ"),
        nodes.new("ShaderNodeValToRGB"),
    )
    remap = nodes.new("ShaderNodeMapRange")
    remap.inputs["From Min"].default_value = -1
    stops = ramp.color_ramp
    stops.elements[0].color, stops.elements[1].color = (0.02, 0.03, 0.05, 1), (0.16, 0.24, 0.42, 1)
    stops.elements.new(0.5).color = (1.0, 0.55, 0.28, 1)
    stops.elements.new(0.44).color = (0.05, 0.05, 0.07, 1)
    stops.elements.new(0.62).color = (0.55, 0.42, 0.42, 1)
    links.new(place.outputs["Generated"], split.inputs[0])
    links.new(split.outputs["Z"], remap.inputs["Value"])
    links.new(remap.outputs["Result"], ramp.inputs["Fac"])
    links.new(ramp.outputs["Color"], nodes["Background"].inputs["Color"])
    nodes["Background"].inputs["Strength"].default_value = 0.7
    for at, watt, size_m, colour in (
        ((-3.2, -4.0, 3.6), 420, 2.4, (1.0, 0.72, 0.42)),
        ((3.6, -3.2, 1.2), 120, 3.0, (0.62, 0.74, 1.0)),
        ((0.0, -5.0, -2.0), 45, 4.0, (1.0, 0.8, 0.6)),
    ):
        light = bpy.data.lights.new("light", "AREA")
        light.energy, light.size, light.color = watt, size_m, colour
        lamp = bpy.data.objects.new("light", light)
        lamp.location = at
        lamp.rotation_euler = (Vector((0, 0, centre_z)) - lamp.location).to_track_quat("-Z", "Y").to_euler()
        bpy.context.collection.objects.link(lamp)
    camera = bpy.data.cameras.new("camera")
    camera.type, camera.ortho_scale = "ORTHO", width_m
    eye = bpy.data.objects.new("camera", camera)
    tilt = math.radians(tilt_deg)
    eye.location = (0, -10 * math.cos(tilt), centre_z + 10 * math.sin(tilt))
    eye.rotation_euler = (math.pi / 2 - tilt, 0, 0)
    bpy.context.collection.objects.link(eye)
    scene.camera = eye


def render(path: Path) -> None:
    """Render the stage to a WebP that is either whole or not there."""
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "raw.png"
        bpy.context.scene.render.filepath = str(raw)
        bpy.ops.render.render(write_still=True)
        draft = path.with_suffix(".part")
        with Image.open(raw) as picture:
            picture.save(draft, format="WEBP", quality=90, alpha_quality=95, method=6)
        draft.replace(path)


def main(out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    bpy.ops.wm.read_factory_settings(use_empty=True)
    wheel()
    stage(3.3, (WHEEL_PX, WHEEL_PX), 0, 0)
    render(out / "wheel.webp")
    bpy.ops.wm.read_factory_settings(use_empty=True)
    rail()
    stage(7.2, RAIL_PX, 16, -0.38)
    render(out / "rail.webp")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
