"""shore.yaml: the measures of the shore's pictures, their layers and lights, and of a station's own strip."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from kiosk.content.text import Piece
from kiosk.happenings.words import Light

LayerName = Literal["far", "buildings", "garden", "quay"]
ShoreLight = Literal["day", "dusk", "night", "past"]
LAYERS: tuple[LayerName, ...] = ("far", "buildings", "garden", "quay")
"""Back to front."""
LIGHTS: tuple[Light, ...] = ("day", "dusk", "night")

Metres = Annotated[float, Field(ge=-20_000, le=20_000)]
PxPerM = Annotated[float, Field(gt=0, le=1000)]


class Window(Piece):
    """What part of the shore a picture shows: x along it from the wharf, z up from the quay's edge."""

    px_per_m: PxPerM
    x0_m: Metres
    x1_m: Metres
    z_bottom_m: Metres
    z_top_m: Metres

    @model_validator(mode="after")
    def _has_size(self) -> Window:
        if self.x1_m <= self.x0_m:
            raise ValueError(f"x1_m {self.x1_m:g} must be greater than x0_m {self.x0_m:g}")
        if self.z_top_m <= self.z_bottom_m:
            raise ValueError(f"z_top_m {self.z_top_m:g} must be greater than z_bottom_m {self.z_bottom_m:g}")
        return self

    @property
    def size_px(self) -> tuple[int, int]:
        """The size of the whole picture."""
        wide_m, high_m = self.x1_m - self.x0_m, self.z_top_m - self.z_bottom_m
        return round(wide_m * self.px_per_m), round(high_m * self.px_per_m)


class ShoreLayer(Window):
    """A layer's window, and how it moves: `parallax` 1 with the shore, less is further away; `scale` more is nearer."""

    parallax: Annotated[float, Field(ge=0, le=1)]
    scale: Annotated[float, Field(gt=0, le=2)] = 1.0


def _back_to_front(names: list[LayerName]) -> list[LayerName]:
    if list(dict.fromkeys(names)) != names:
        raise ValueError("a layer is named twice")
    if "buildings" not in names:
        raise ValueError("the layer buildings must be among them")
    return sorted(names, key=LAYERS.index)


class Shore(Window):
    """The whole of shore.yaml; `lights` names the layers of each light from back to front."""

    water_z_m: Metres
    camera_tilt_deg: Annotated[float, Field(ge=-90, le=90)]
    layers: dict[LayerName, ShoreLayer]
    lights: Annotated[dict[ShoreLight, Annotated[list[LayerName], AfterValidator(_back_to_front)]], Field(min_length=1)]

    @model_validator(mode="after")
    def _layers_are_measured(self) -> Shore:
        for light, names in self.lights.items():
            for name in names:
                if name not in self.layers:
                    raise ValueError(f"the light {light} has a layer {name}, whose measures are missing under layers")
        return self


class OwnPicture(Piece):
    """own.yaml beside a station's own tiles: the file they were cut from and, of a strip, what it shows."""

    file: str
    window: Window | None = None


OWN_FILE = "own.yaml"


def shore_folder(panorama: Path) -> Path:
    """Where the strips of a panorama folder are: <light>/<layer> below it."""
    return panorama / "shore"


def round_folder(panorama: Path) -> Path:
    """Where the views all round of a panorama folder are: <building-id>/<light> below it."""
    return panorama / "round"
