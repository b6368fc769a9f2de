"""留影 meets 解读: every building of the shore as a postcard frame, after the one pattern in scenes/postcard."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field

from kiosk.content.buildings import Building
from kiosk.content.frame_pattern import FramePattern, PatternPicture, patterned
from kiosk.content.postcard import PLACEHOLDERS, Frame, Lettering, Picture, frame_picture_faults, with_places
from kiosk.content.text import PointOf1, Text
from kiosk.yaml_source import Fault, load_typed

PATTERN_FILE = "building_frame.yaml"
BUILDING_PLACES = ("name", "built")


class BuildingPicture(PatternPicture):
    """Where the building's picture lies, and what of it stays in sight, 0..1 across and down."""

    focus: PointOf1 = (0.5, 0.5)


class BuildingLettering(Lettering):
    """Words that may also give the building's `{name}` and when it was `{built}`."""

    words: Annotated[Text, AfterValidator(with_places(*BUILDING_PLACES, *PLACEHOLDERS))]


class BuildingFrame(FramePattern):
    """The pattern of the buildings' postcard frames."""

    name: Annotated[Text, AfterValidator(with_places(*BUILDING_PLACES))]
    picture: BuildingPicture
    lettering: Annotated[tuple[BuildingLettering, ...], Field(strict=False)]


def building_frame_id(building_id: str) -> str:
    """The id of the frame that shows this building."""
    return f"building-{building_id}"


def building_picture(building_id: str) -> Path:
    """A building's postcard picture, under assets."""
    return Path("panorama", "card", f"{building_id}.webp")


def load_building_frame(scenes: Path) -> BuildingFrame:
    """The pattern; raises `SourceError` with every fault, also when it is missing."""
    return load_typed(scenes / "postcard" / PATTERN_FILE, BuildingFrame)


def building_frames(pattern: BuildingFrame, buildings: Iterable[Building]) -> Mapping[str, Frame]:
    """A frame for every building, by its id."""
    frames = [_frame(pattern, building) for building in buildings]
    return {frame.id: frame for frame in frames}


def offered_building_frames(
    pattern: BuildingFrame, buildings: Iterable[Building], assets: Path
) -> tuple[Mapping[str, Frame], list[Fault]]:
    """The frames whose picture is there, and a fault for each that is left out."""
    offered: dict[str, Frame] = {}
    faults: list[Fault] = []
    for frame_id, frame in building_frames(pattern, buildings).items():
        missing = frame_picture_faults({frame_id: frame}, assets)
        faults += missing
        if not missing:
            offered[frame_id] = frame
    return offered, faults


def _frame(pattern: BuildingFrame, building: Building) -> Frame:
    file = building_picture(building.id).as_posix()
    return patterned(
        pattern,
        building_frame_id(building.id),
        pattern.name,
        Picture.model_construct(file=file, box=pattern.picture.box, focus=pattern.picture.focus),
        pattern.lettering,
        # A place whose age nobody knows is called by what it is.
        {"name": building.name, "built": building.built.text if building.built else building.present.use},
    )
