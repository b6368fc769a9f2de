"""The strip's measures in picture metres: x along the shore from the wharf, z up from the quay edge at deck level."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from stage import LAYERS

PANORAMA = Path(__file__).resolve().parents[2] / "panorama"
GROUND_BACK_Y_M = 96.0
WATER_Z_M = -4.2


@dataclass(frozen=True)
class LayerMeasure:
    """What a layer's picture shows, and how the station moves it."""

    parallax: float
    scale: float
    px_per_m: int
    x0_m: float
    x1_m: float
    z_bottom_m: float
    z_top_m: float
    window_m: float

    @property
    def size_px(self) -> tuple[int, int]:
        """The whole picture's size."""
        return round((self.x1_m - self.x0_m) * self.px_per_m), round((self.z_top_m - self.z_bottom_m) * self.px_per_m)

    @property
    def windows(self) -> list[tuple[float, float]]:
        """The stretches it is rendered in, from west to east."""
        count = -(-(self.x1_m - self.x0_m) // self.window_m)
        starts = [self.x0_m + i * self.window_m for i in range(int(count))]
        return [(x, min(x + self.window_m, self.x1_m)) for x in starts]


MEASURES = {
    "far": LayerMeasure(0.35, 0.65, 8, -200, 1400, 0, 99, 400),
    "buildings": LayerMeasure(1.0, 1.0, 16, -200, 3000, -9, 99, 200),
    "garden": LayerMeasure(1.0, 1.03, 16, -200, 3000, -9, 99, 200),
    "quay": LayerMeasure(1.0, 1.06, 16, -200, 3000, -9, 99, 200),
}
LIGHT_NAMES = ("day", "dusk", "night", "past")


def shore_yaml(water_z_m: float, tilt_deg: float) -> str:
    """The text of shore.yaml."""
    main = MEASURES["buildings"]
    lines = [
        "# Written by assets/art/riverfront/render.py; edit layout.py there, not this.",
        "# Metres: x along the shore from the wharf (km 0.0), z up in the picture from the quay edge at deck level.",
        f"px_per_m: {main.px_per_m}",
        f"x0_m: {main.x0_m:g}",
        f"x1_m: {main.x1_m:g}",
        f"z_top_m: {main.z_top_m:g}",
        f"z_bottom_m: {main.z_bottom_m:g}",
        f"water_z_m: {water_z_m:.2f}",
        f"camera_tilt_deg: {tilt_deg:g}",
        "layers:",
    ]
    for name, m in MEASURES.items():
        lines += [
            f"  {name}:",
            f"    parallax: {m.parallax:g}",
            f"    scale: {m.scale:g}",
            f"    px_per_m: {m.px_per_m}",
            f"    x0_m: {m.x0_m:g}",
            f"    x1_m: {m.x1_m:g}",
            f"    z_bottom_m: {m.z_bottom_m:g}",
            f"    z_top_m: {m.z_top_m:g}",
        ]
    lines += ["lights:", *(f"  {light}: [{', '.join(LAYERS)}]" for light in LIGHT_NAMES)]
    return "\n".join(lines) + "\n"
