"""解读: the buildings, each a file in scenes/panorama/buildings, and the strip of pictures they stand in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, model_validator

from kiosk.content.folder import NamedPiece, read_folder
from kiosk.content.text import Line, Piece, Text
from kiosk.yaml_source import Fault, SourceError, fault_at, load_typed

Confidence = Literal["high", "medium", "low"]
Metres = Annotated[float, Field(allow_inf_nan=False)]
TapBox = Annotated[list[Metres], Field(min_length=4, max_length=4)]

# As many characters as a column of the card holds at its type size; more would be cut off.
LONGEST = {"zh": 140, "en": 430}
LONGEST_NAME = {"zh": 14, "en": 40}
SHORE_KM = 2.8


class Built(Piece):
    """When it was built, as shown; what is not sure must say so (约, about)."""

    text: Text
    confidence: Confidence

    @model_validator(mode="after")
    def _owns_its_doubt(self) -> Built:
        if self.confidence != "high" and not ("约" in self.text.zh and "about" in self.text.en):
            raise ValueError(
                f"confidence is {self.confidence}: say 约 in Chinese and 'about' in English, or leave `built` out"
            )
        return self


class Time(Piece):
    """The building in one time: what it was used for, and its story."""

    use: Text
    text: Text


class Building(NamedPiece):
    """One building or place on the shore; `km` along the shore from the wharf, 0..2.8."""

    km: Annotated[float, Field(ge=0, le=SHORE_KM)]
    km_confidence: Confidence
    star: bool
    name: Text
    built: Built | None = None
    past: Time
    present: Time
    confidence: Literal["high", "medium"]
    sources: Annotated[list[Line], Field(min_length=1)]
    editors_note: str = ""


class Tile(Piece):
    """One picture of a layer, standing from `x0_m` to `x1_m`; its top `clear_rows_px` are empty and are not drawn."""

    file: Annotated[str, Field(pattern=r"^[\w.-]+\.(webp|png|jpg)$")]
    x0_m: Metres
    x1_m: Metres
    clear_rows_px: Annotated[int, Field(ge=0)] = 0

    @model_validator(mode="after")
    def _has_width(self) -> Tile:
        if self.x1_m <= self.x0_m:
            raise ValueError("x1_m must be greater than x0_m")
        return self


class Layer(Piece):
    """Tiles side by side. `parallax` 1 moves with the shore, less is further away."""

    id: Literal["far", "shore"]
    parallax: Annotated[float, Field(ge=0, le=1)]
    px_per_m: Annotated[float, Field(gt=0)]
    z_top_m: Metres
    z_bottom_m: Metres
    tiles: Annotated[list[Tile], Field(min_length=1)]


class Landmark(Piece):
    """Where a building stands in the picture, in metres: boxes to tap as [x0, x1, z0, z1], `label` its mark."""

    id: Line
    label: Annotated[list[Metres], Field(min_length=2, max_length=2)]
    tap: Annotated[list[TapBox], Field(min_length=1)]


class Strip(Piece):
    """strip.yaml: the picture's measures, its layers and landmarks; x along the shore, z up from the quay's edge."""

    px_per_m: Annotated[float, Field(gt=0)]
    z_top_m: Metres
    z_bottom_m: Metres
    quay_row_px: Annotated[int, Field(ge=0)]
    water_z_m: Metres
    water_row_px: Annotated[int, Field(ge=0)]
    camera_tilt_deg: Metres
    layers: list[Layer]
    landmarks: list[Landmark]

    def layer(self, name: Literal["far", "shore"]) -> Layer:
        """The layer of this name; every loaded strip has both."""
        return next(layer for layer in self.layers if layer.id == name)


@dataclass(frozen=True, slots=True)
class PanoramaContent:
    """The strip, the folder of its tiles, and the buildings along the shore with their places in the picture."""

    strip: Strip
    folder: Path
    buildings: tuple[tuple[Building, Landmark], ...]

    @property
    def places_m(self) -> dict[str, float]:
        """Where each building's mark stands, in metres from the wharf."""
        return {building.id: landmark.label[0] for building, landmark in self.buildings}


def load_panorama(scenes: Path, assets: Path) -> PanoramaContent:
    """Buildings and strip; raises `SourceError` with every fault of every file, missing and damaged tiles included."""
    faults: list[Fault] = []
    strip_path = assets / "panorama" / "strip.yaml"
    strip: Strip | None = None
    try:
        strip = load_typed(strip_path, Strip)
        faults += _strip_faults(strip, strip_path)
    except SourceError as error:
        faults += error.faults
    buildings: dict[str, tuple[Building, Landmark]] = {}
    landmarks = {landmark.id: landmark for landmark in strip.landmarks} if strip else {}
    pieces, unread = read_folder(scenes / "panorama" / "buildings", Building, "building")
    faults += unread
    for path, building in pieces:
        faults += _length_faults(building, path)
        if building.id in landmarks:
            buildings[building.id] = (building, landmarks[building.id])
        elif strip:
            faults.append(fault_at(path, ("id",), building.id, f"is no landmark of the picture ({strip_path.name})"))
    if faults or strip is None:
        raise SourceError(faults)
    along = sorted(buildings.values(), key=lambda pair: pair[1].label[0])
    return PanoramaContent(strip, strip_path.parent, tuple(along))


def _length_faults(building: Building, path: Path) -> list[Fault]:
    faults = []
    for place, text, longest in (
        (("name",), building.name, LONGEST_NAME),
        (("past", "text"), building.past.text, LONGEST),
        (("present", "text"), building.present.text, LONGEST),
    ):
        for language in ("zh", "en"):
            words = text.zh if language == "zh" else text.en
            if len(words) > longest[language]:
                reason = f"has {len(words)} characters, the card holds {longest[language]}"
                faults.append(fault_at(path, (*place, language), words, reason))
    return faults


def _strip_faults(strip: Strip, path: Path) -> list[Fault]:
    there = {layer.id for layer in strip.layers}
    missing = [name for name in ("far", "shore") if name not in there]
    faults = [fault_at(path, ("layers",), "", f"the layer {name} is missing") for name in missing]
    for number, layer in enumerate(strip.layers):
        for index, tile in enumerate(layer.tiles):
            place = ("layers", number, "tiles", index)
            before = layer.tiles[index - 1] if index else None
            if before and before.x1_m != tile.x0_m:
                faults.append(
                    fault_at(path, (*place, "x0_m"), f"{tile.x0_m:g}", f"the tile before ends at {before.x1_m:g}")
                )
            reason = _tile_reason(layer, tile, path.parent / tile.file)
            if reason:
                faults.append(fault_at(path, (*place, "file"), tile.file, reason))
    return faults


def _tile_reason(layer: Layer, tile: Tile, path: Path) -> str:
    """What is wrong with a tile's picture, or ""."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(path) as picture:
            picture.verify()
            size = picture.size
    except FileNotFoundError:
        return "the picture is missing"
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        return f"is no picture that can be shown: {error}"
    wanted = ((tile.x1_m - tile.x0_m) * layer.px_per_m, (layer.z_top_m - layer.z_bottom_m) * layer.px_per_m)
    if any(abs(have - want) > 1 for have, want in zip(size, wanted, strict=True)):
        return f"is {size[0]} x {size[1]} px, its place in the strip {wanted[0]:g} x {wanted[1]:g}"
    return ""
