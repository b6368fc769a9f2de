"""Blender materials by name: weathered brick, cement, steel, glass, leaves; a little evening haze with distance."""

from __future__ import annotations

from dataclasses import dataclass

import bpy

Rgb = tuple[float, float, float]
HAZE_COLOUR: Rgb = (0.37, 0.385, 0.44)
HAZE_START_Y, HAZE_END_Y, HAZE_MOST = 56.0, 150.0, 0.80


@dataclass(frozen=True)
class Surface:
    """How a named material looks; lengths in metres, colours linear RGB, glow in emission strength."""

    colour: Rgb
    rough: float = 0.85
    metal: float = 0.0
    courses: tuple[float, float] | None = None
    second: Rgb | None = None
    joint: Rgb | None = None
    stains: float = 0.35
    glow: float = 0.0
    flat: bool = False
    stagger: float = 0.5


WARM: Rgb = (1.0, 0.34, 0.055)
BRICK = (0.72, 0.27)
PALETTE: dict[str, Surface] = {
    "brick_red": Surface(
        (0.47, 0.125, 0.062), courses=BRICK, second=(0.30, 0.062, 0.035), joint=(0.36, 0.20, 0.14), stains=0.5
    ),
    "brick_dark": Surface(
        (0.33, 0.10, 0.06), courses=BRICK, second=(0.20, 0.055, 0.035), joint=(0.26, 0.16, 0.12), stains=0.55
    ),
    "brick_grey": Surface(
        (0.34, 0.29, 0.24), courses=BRICK, second=(0.23, 0.20, 0.175), joint=(0.36, 0.33, 0.29), stains=0.5
    ),
    "brick_relief": Surface(
        (0.42, 0.17, 0.11), courses=(0.5, 0.5), second=(0.36, 0.13, 0.08), joint=(0.4, 0.17, 0.11), stains=0.3
    ),
    "plaster": Surface((0.60, 0.55, 0.46), stains=0.4),
    "plaster_pale": Surface((0.66, 0.62, 0.54), stains=0.5),
    "cement_rough": Surface(
        (0.36, 0.345, 0.32), courses=(0.35, 0.22), second=(0.29, 0.28, 0.26), joint=(0.40, 0.39, 0.36), stains=0.55
    ),
    "stone": Surface((0.60, 0.55, 0.46), stains=0.3),
    "dock_stone": Surface(
        (0.33, 0.27, 0.20), courses=(2.4, 0.75), second=(0.24, 0.195, 0.15), joint=(0.10, 0.085, 0.07), stains=0.55
    ),
    "stone_old": Surface(
        (0.40, 0.37, 0.32), courses=(1.8, 0.62), second=(0.33, 0.30, 0.26), joint=(0.2, 0.19, 0.17), stains=0.5
    ),
    "sash": Surface((0.42, 0.40, 0.34), 0.6, stains=0.0),
    "roof_tile": Surface(
        (0.24, 0.075, 0.045), courses=(0.5, 0.26), second=(0.17, 0.055, 0.04), joint=(0.09, 0.03, 0.025), stains=0.25
    ),
    "roof_slate": Surface(
        (0.105, 0.115, 0.13), 0.6, courses=(0.6, 0.3), second=(0.08, 0.085, 0.1), joint=(0.05, 0.05, 0.06), stains=0.18
    ),
    "concrete": Surface((0.40, 0.385, 0.355), stains=0.45),
    "concrete_old": Surface((0.33, 0.32, 0.29), stains=0.65),
    "concrete_dark": Surface((0.17, 0.165, 0.155), stains=0.5),
    "quay_wall": Surface(
        (0.37, 0.345, 0.30), courses=(4.0, 0.9), second=(0.33, 0.305, 0.265), joint=(0.2, 0.185, 0.16), stains=0.5
    ),
    "paving": Surface((0.33, 0.30, 0.265), courses=(1.2, 0.25), second=(0.28, 0.255, 0.225), joint=(0.2, 0.18, 0.16)),
    "track": Surface((0.30, 0.12, 0.08)),
    "asphalt": Surface((0.06, 0.062, 0.068)),
    "ground": Surface(
        (0.30, 0.275, 0.23), courses=(6.0, 1.4), second=(0.26, 0.24, 0.20), joint=(0.2, 0.185, 0.16), stains=0.2
    ),
    "lawn": Surface((0.105, 0.17, 0.04), stains=0.7),
    "soil": Surface((0.10, 0.075, 0.05), stains=0.6),
    "steel_red": Surface((0.46, 0.075, 0.04), 0.5, stains=0.4),
    "steel_orange": Surface((0.62, 0.21, 0.04), 0.5, stains=0.3),
    "steel_blue": Surface((0.10, 0.20, 0.30), 0.5, stains=0.4),
    "steel_grey": Surface((0.30, 0.31, 0.32), 0.5, stains=0.3),
    "steel_rust": Surface((0.24, 0.10, 0.055), 0.8, stains=0.6),
    "black_iron": Surface((0.022, 0.024, 0.027), 0.5, stains=0.0),
    "brass": Surface((0.55, 0.36, 0.12), 0.4, 0.7, stains=0.0),
    "wood": Surface((0.30, 0.155, 0.07), 0.7, stains=0.5),
    "wood_pale": Surface((0.43, 0.27, 0.145), 0.7, stains=0.45),
    "wood_dark": Surface((0.13, 0.068, 0.036), 0.7, stains=0.4),
    "wood_wet": Surface((0.075, 0.055, 0.042), 0.45, stains=0.6),
    "log_end": Surface((0.52, 0.34, 0.19), 0.8),
    "sailcloth": Surface((0.62, 0.54, 0.42)),
    "glass": Surface((0.035, 0.052, 0.068), 0.12, stains=0.0),
    "glass_sky": Surface((0.14, 0.19, 0.24), 0.15, stains=0.0),
    "glass_lit": Surface(WARM, 0.3, glow=1.15, stains=0.0),
    "glass_lit_dim": Surface((1.0, 0.33, 0.06), 0.3, glow=0.42, stains=0.0),
    "glass_hall": Surface(
        (0.05, 0.075, 0.09), 0.15, courses=(2.0, 3.0), second=(0.35, 0.20, 0.09), joint=(0.4, 0.4, 0.4), stains=0.0
    ),
    "glass_tower": Surface(
        (0.11, 0.24, 0.31),
        0.16,
        courses=(1.5, 3.3),
        second=(0.17, 0.33, 0.40),
        joint=(0.42, 0.47, 0.48),
        stains=0.1,
        stagger=0.0,
    ),
    "glass_silk": Surface(
        (0.42, 0.47, 0.47), 0.25, courses=(0.55, 0.8), second=(0.26, 0.32, 0.34), joint=(0.62, 0.64, 0.62), stains=0.2
    ),
    "bridge": Surface((0.52, 0.49, 0.46), stains=0.25),
    "bridge_dark": Surface((0.30, 0.29, 0.29), stains=0.3),
    "cable": Surface((0.58, 0.54, 0.50), stains=0.0),
    "hull_white": Surface((0.74, 0.72, 0.68), 0.5, stains=0.2),
    "hull_red": Surface((0.36, 0.05, 0.035), 0.5),
    "hull_blue": Surface((0.04, 0.12, 0.26), 0.5),
    "hull_orange": Surface((0.58, 0.17, 0.04), 0.5),
    "hull_dark": Surface((0.04, 0.042, 0.048), 0.5),
    "creek": Surface((0.055, 0.075, 0.085), 0.08, stains=0.0),
    "bark": Surface((0.21, 0.175, 0.125), stains=0.5),
    "leaf_dark": Surface((0.04, 0.085, 0.02), 0.8, stains=0.2),
    "leaf_mid": Surface((0.095, 0.18, 0.035), 0.75, stains=0.2),
    "leaf_light": Surface((0.19, 0.28, 0.055), 0.7, stains=0.2),
    "leaf_gold": Surface((0.36, 0.26, 0.05), 0.7, stains=0.2),
    "reed": Surface((0.24, 0.21, 0.075)),
    "reed_pale": Surface((0.36, 0.28, 0.13)),
    "reed_plume": Surface((0.52, 0.41, 0.28)),
    "skin": Surface((0.46, 0.27, 0.18), stains=0.0),
    "hair": Surface((0.015, 0.012, 0.01), stains=0.0),
    "cloth_red": Surface((0.38, 0.05, 0.045), stains=0.0),
    "cloth_blue": Surface((0.06, 0.10, 0.20), stains=0.0),
    "cloth_cream": Surface((0.55, 0.48, 0.38), stains=0.0),
    "cloth_green": Surface((0.10, 0.19, 0.13), stains=0.0),
    "cloth_dark": Surface((0.035, 0.035, 0.045), stains=0.0),
    "lamp_glow": Surface((1.0, 0.50, 0.15), glow=2.6, stains=0.0),
    "lamp_warm": Surface((1.0, 0.50, 0.16), glow=2.2, stains=0.0),
    "lamp_line": Surface((1.0, 0.50, 0.16), glow=1.6, stains=0.0),
}
# Three distances of the hazy city, far to near: flat colours, no light falls on them.
for _name, _low, _high in (
    ("city_0", (0.40, 0.44, 0.52), (0.33, 0.40, 0.53)),
    ("city_1", (0.34, 0.39, 0.48), (0.25, 0.32, 0.45)),
    ("city_2", (0.29, 0.34, 0.43), (0.19, 0.25, 0.36)),
):
    PALETTE[_name] = Surface(_low, second=_high, flat=True)
PALETTE["city_light"] = Surface((0.95, 0.66, 0.38), second=(0.95, 0.66, 0.38), flat=True)


def blender_material(name: str) -> bpy.types.Material:
    """The Blender material of a palette name, made on first use; KeyError for a name the palette lacks."""
    found = bpy.data.materials.get(name)
    if found:
        return found
    surface = PALETTE[name]
    material = bpy.data.materials.new(name)
    material.use_nodes = True
    tree = material.node_tree
    tree.nodes.clear()
    place = tree.nodes.new("ShaderNodeNewGeometry")
    split = tree.nodes.new("ShaderNodeSeparateXYZ")
    tree.links.new(place.outputs["Position"], split.inputs[0])
    out = tree.nodes.new("ShaderNodeOutputMaterial")
    if surface.flat:
        shader = _flat(tree, surface, split)
        tree.links.new(shader.outputs[0], out.inputs["Surface"])
        return material
    bsdf = tree.nodes.new("ShaderNodeBsdfPrincipled")
    bsdf.inputs["Roughness"].default_value = surface.rough
    bsdf.inputs["Metallic"].default_value = surface.metal
    bsdf.inputs["Base Color"].default_value = (*surface.colour, 1)
    if surface.glow:
        bsdf.inputs["Base Color"].default_value = (0.05, 0.04, 0.03, 1)
        bsdf.inputs["Emission Color"].default_value = (*surface.colour, 1)
        bsdf.inputs["Emission Strength"].default_value = surface.glow
        material.cycles.emission_sampling = "NONE"
        if name.startswith("glass"):
            _rooms(tree, surface, place, bsdf)
    colour = _courses(tree, surface, split) if surface.courses else None
    if surface.stains:
        colour = _stains(tree, surface, place, colour)
    if colour:
        tree.links.new(colour, bsdf.inputs["Base Color"])
    haze = tree.nodes.new("ShaderNodeEmission")
    haze.inputs[0].default_value = (*HAZE_COLOUR, 1)
    amount = tree.nodes.new("ShaderNodeMapRange")
    amount.inputs[1].default_value, amount.inputs[2].default_value = HAZE_START_Y, HAZE_END_Y
    amount.inputs[3].default_value, amount.inputs[4].default_value = 0.0, HAZE_MOST
    tree.links.new(split.outputs["Y"], amount.inputs[0])
    mix = tree.nodes.new("ShaderNodeMixShader")
    tree.links.new(amount.outputs[0], mix.inputs[0])
    tree.links.new(bsdf.outputs[0], mix.inputs[1])
    tree.links.new(haze.outputs[0], mix.inputs[2])
    tree.links.new(mix.outputs[0], out.inputs["Surface"])
    return material


def _courses(tree: bpy.types.NodeTree, surface: Surface, split: bpy.types.Node) -> bpy.types.NodeSocket:
    """Brick or panel courses laid on the wall plane (x, z), the same across tiles because they use world metres."""
    assert surface.courses and surface.second and surface.joint
    width, height = surface.courses
    wall = tree.nodes.new("ShaderNodeCombineXYZ")
    deep = tree.nodes.new("ShaderNodeMath")
    deep.operation = "MULTIPLY_ADD"
    deep.inputs[1].default_value = 0.53
    tree.links.new(split.outputs["Y"], deep.inputs[0])
    tree.links.new(split.outputs["Z"], deep.inputs[2])
    tree.links.new(split.outputs["X"], wall.inputs[0])
    tree.links.new(deep.outputs[0], wall.inputs[1])
    brick = tree.nodes.new("ShaderNodeTexBrick")
    brick.offset = surface.stagger
    brick.inputs["Color1"].default_value = (*surface.colour, 1)
    brick.inputs["Color2"].default_value = (*surface.second, 1)
    brick.inputs["Mortar"].default_value = (*surface.joint, 1)
    brick.inputs["Scale"].default_value = 1.0
    brick.inputs["Mortar Size"].default_value = min(width, height) * 0.09
    brick.inputs["Mortar Smooth"].default_value = 0.3
    brick.inputs["Brick Width"].default_value = width
    brick.inputs["Row Height"].default_value = height
    tree.links.new(wall.outputs[0], brick.inputs["Vector"])
    return brick.outputs["Color"]


def _rooms(tree: bpy.types.NodeTree, surface: Surface, place: bpy.types.Node, bsdf: bpy.types.Node) -> None:
    """Uneven light behind lit panes, so that no two windows glow alike."""
    noise = tree.nodes.new("ShaderNodeTexNoise")
    noise.inputs["Scale"].default_value = 0.3
    noise.inputs["Detail"].default_value = 0.5
    tree.links.new(place.outputs["Position"], noise.inputs["Vector"])
    level = tree.nodes.new("ShaderNodeMapRange")
    level.inputs[1].default_value, level.inputs[2].default_value = 0.34, 0.66
    level.inputs[3].default_value, level.inputs[4].default_value = surface.glow * 0.5, surface.glow * 1.25
    tree.links.new(noise.outputs["Fac"], level.inputs[0])
    tree.links.new(level.outputs[0], bsdf.inputs["Emission Strength"])


def _stains(
    tree: bpy.types.NodeTree, surface: Surface, place: bpy.types.Node, colour: bpy.types.NodeSocket | None
) -> bpy.types.NodeSocket:
    """Broad patches and vertical streaks of weather, multiplied over the base colour."""
    result = colour
    for scale, stretch in ((0.22, (1.0, 1.0, 1.0)), (0.9, (1.0, 1.0, 0.12))):
        mapping = tree.nodes.new("ShaderNodeMapping")
        mapping.inputs["Scale"].default_value = stretch
        tree.links.new(place.outputs["Position"], mapping.inputs[0])
        noise = tree.nodes.new("ShaderNodeTexNoise")
        noise.inputs["Scale"].default_value = scale
        noise.inputs["Detail"].default_value = 5.0
        tree.links.new(mapping.outputs[0], noise.inputs["Vector"])
        ramp = tree.nodes.new("ShaderNodeMapRange")
        ramp.inputs[1].default_value, ramp.inputs[2].default_value = 0.32, 0.68
        ramp.inputs[3].default_value, ramp.inputs[4].default_value = 1.0 - surface.stains, 1.0 + surface.stains * 0.35
        tree.links.new(noise.outputs["Fac"], ramp.inputs[0])
        mix = tree.nodes.new("ShaderNodeMix")
        mix.data_type, mix.blend_type = "RGBA", "MULTIPLY"
        mix.inputs[0].default_value = 1.0
        if result:
            tree.links.new(result, mix.inputs[6])
        else:
            mix.inputs[6].default_value = (*surface.colour, 1)
        tree.links.new(ramp.outputs[0], mix.inputs[7])
        result = mix.outputs[2]
    assert result
    return result


def _flat(tree: bpy.types.NodeTree, surface: Surface, split: bpy.types.Node) -> bpy.types.Node:
    """An unlit colour that pales from `second` high up to `colour` at the ground, as haze does."""
    assert surface.second
    height = tree.nodes.new("ShaderNodeMapRange")
    height.inputs[1].default_value, height.inputs[2].default_value = 4.0, 46.0
    tree.links.new(split.outputs["Z"], height.inputs[0])
    mix = tree.nodes.new("ShaderNodeMix")
    mix.data_type = "RGBA"
    mix.inputs[6].default_value = (*surface.colour, 1)
    mix.inputs[7].default_value = (*surface.second, 1)
    tree.links.new(height.outputs[0], mix.inputs[0])
    emit = tree.nodes.new("ShaderNodeEmission")
    tree.links.new(mix.outputs[2], emit.inputs[0])
    return emit
