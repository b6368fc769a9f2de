"""Materials by name: weathered brick, cement, steel, glass, leaves; gl/shaders/material.glsl draws them."""

from __future__ import annotations

from dataclasses import dataclass

from more_surfaces import MORE

Rgb = tuple[float, float, float]


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
BRICK = (0.54, 0.195)
PALETTE: dict[str, Surface] = {
    "brick_red": Surface(
        (0.40, 0.125, 0.075), courses=BRICK, second=(0.27, 0.070, 0.045), joint=(0.36, 0.23, 0.17), stains=0.5
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

PALETTE.update({name: Surface(**fields) for name, fields in MORE.items()})  # type: ignore[arg-type]

# Leaves and the like: single thin faces that light shines through.
THIN_PREFIXES = ("leaf", "reed", "vine", "grass", "blossom")


_numbers: dict[str, int] = {}


def material_number(name: str) -> int:
    """The material's row in the renderer's table; `name@40` is the same material behind 40 percent of haze."""
    if name not in _numbers:
        surface_of(name)
        _numbers[name] = len(_numbers)
    return _numbers[name]


def surface_of(name: str) -> Surface:
    """The surface of a palette name, with or without haze; KeyError for a name the palette lacks."""
    return PALETTE[name.partition("@")[0]]


def used_materials() -> list[str]:
    """Every material asked for so far, in the order of its number."""
    return list(_numbers)
