"""A picture cut into tiles in several sizes, as pyramid.json beside the tiles tells it."""

from __future__ import annotations

import io
import json
import math
import zlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError

from kiosk.content.text import Piece
from kiosk.yaml_source import Fault, Model, Place, SourceError, fault_at, faults_of, load_yaml

PyramidKind = Literal["strip", "sphere"]
PYRAMID_FILE = "pyramid.json"
SCALES = (1.0, 0.5, 0.25)
"""The sizes a picture is kept in, the whole one first."""
TILE_PX: dict[PyramidKind, tuple[int, int]] = {"strip": (1024, 576), "sphere": (1024, 1024)}
NAMED_TILES = 3
"""So many bad tiles of a picture are named each; more are told of in one sentence."""
REMEDY = "put the pictures there again, or import your own anew"

_Count = Annotated[int, Field(ge=0)]
_Size = Annotated[int, Field(gt=0)]


@dataclass(frozen=True, slots=True)
class Tile:
    """One file of a level. `box_px`: x, y, width, height of what it holds, from the tile's top left corner."""

    col: int
    row: int
    path: Path
    box_px: tuple[int, int, int, int]
    crc32: int


@dataclass(frozen=True, slots=True)
class Level:
    """The whole picture in one size; tiles that would be empty are left out."""

    scale: float
    width_px: int
    height_px: int
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class Pyramid:
    """A picture in tiles: `levels` from the whole size down, each cut from its top left every `tile_px`."""

    kind: PyramidKind
    folder: Path
    width_px: int
    height_px: int
    tile_px: tuple[int, int]
    levels: tuple[Level, ...]


class TileEntry(Piece):
    """A tile as it stands in pyramid.json."""

    col: _Count
    row: _Count
    file: Annotated[str, Field(pattern=r"^\w+/\w+\.(webp|png|jpg)$")]
    box: Annotated[list[_Count], Field(min_length=4, max_length=4)]
    crc32: _Count


class LevelEntry(Piece):
    """A level as it stands in pyramid.json."""

    scale: Annotated[float, Field(gt=0, le=1)]
    width_px: _Size
    height_px: _Size
    tiles: list[TileEntry]


class PyramidEntry(Piece):
    """The whole of pyramid.json."""

    kind: PyramidKind
    width_px: _Size
    height_px: _Size
    tile_px: Annotated[list[_Size], Field(min_length=2, max_length=2)]
    levels: Annotated[list[LevelEntry], Field(min_length=1)]


def load_pyramid(folder: Path) -> Pyramid:
    """The pyramid in `folder`, no picture opened; raises `SourceError` with every fault of its pyramid.json."""
    path = folder / PYRAMID_FILE
    entry = _load_json(path, PyramidEntry)
    faults = _shape_faults(path, entry)
    if faults:
        raise SourceError(faults)
    levels = tuple(
        Level(level.scale, level.width_px, level.height_px, tuple(_tile(folder, tile) for tile in level.tiles))
        for level in entry.levels
    )
    across, down = entry.tile_px
    return Pyramid(entry.kind, folder, entry.width_px, entry.height_px, (across, down), levels)


def missing_tiles(pyramid: Pyramid) -> list[Fault]:
    """A fault for each tile whose file isn't there; only folders are listed, so it is quick."""
    listed: dict[Path, set[str]] = {}
    reasons: list[tuple[Path, str]] = []
    for level in pyramid.levels:
        for tile in level.tiles:
            folder = tile.path.parent
            if folder not in listed:
                listed[folder] = {entry.name for entry in folder.iterdir()} if folder.is_dir() else set()
            if tile.path.name not in listed[folder]:
                reasons.append((tile.path, "the tile is missing"))
    return _told(pyramid, reasons)


def pyramid_faults(pyramid: Pyramid) -> list[Fault]:
    """A fault for each tile that is missing, changed since it was cut, or no picture; reads every file."""
    tiles = [tile for level in pyramid.levels for tile in level.tiles]
    with ThreadPoolExecutor(2) as readers:
        reasons = list(readers.map(_damage, tiles))
    return _told(pyramid, [(tile.path, reason) for tile, reason in zip(tiles, reasons, strict=True) if reason])


def _tile(folder: Path, entry: TileEntry) -> Tile:
    x, y, width, height = entry.box
    return Tile(entry.col, entry.row, folder / entry.file, (x, y, width, height), entry.crc32)


def _told(pyramid: Pyramid, reasons: list[tuple[Path, str]]) -> list[Fault]:
    """Each on its own while they are few; else one sentence for the folder."""
    if len(reasons) <= NAMED_TILES:
        return [Fault(str(path), 0, "", "", f"{reason}: {REMEDY}") for path, reason in reasons]
    count = sum(len(level.tiles) for level in pyramid.levels)
    path, reason = reasons[0]
    first = f"the first is {path.relative_to(pyramid.folder)}: {reason}"
    return [Fault(str(pyramid.folder), 0, "", "", f"{len(reasons)} of {count} tiles can't be shown, {first}: {REMEDY}")]


def _damage(tile: Tile) -> str:
    """What is wrong with a tile's file, or ""."""
    from PIL import Image, UnidentifiedImageError

    try:
        data = tile.path.read_bytes()
    except FileNotFoundError:
        return "the tile is missing"
    except OSError as error:
        return f"can't be read: {error.strerror}"
    if zlib.crc32(data) != tile.crc32:
        return "was changed or damaged since it was cut (its checksum differs)"
    try:
        with Image.open(io.BytesIO(data)) as picture:
            size = picture.size
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        return f"is no picture that can be shown: {error}"
    wide, high = tile.box_px[2:]
    return "" if size == (wide, high) else f"is {size[0]}x{size[1]} pixels, not {wide}x{high}"


def _load_json(path: Path, model: type[Model]) -> Model:
    try:
        value = json.loads(path.read_bytes())
    except FileNotFoundError:
        raise SourceError([Fault(str(path), 0, "", "", f"the file is missing: {REMEDY}")]) from None
    except json.JSONDecodeError as error:
        reason = f"is damaged, no valid JSON ({error.msg}): {REMEDY}"
        raise SourceError([Fault(str(path), error.lineno, "", "", reason)]) from None
    except (OSError, ValueError) as error:
        raise SourceError([Fault(str(path), 0, "", "", f"can't be read: {error}")]) from None
    try:
        return model.model_validate(value)
    except ValidationError as error:
        # JSON is YAML too, and its reader knows the lines.
        raise SourceError(faults_of(error, model, path, load_yaml(path)[1])) from None


def _shape_faults(path: Path, entry: PyramidEntry) -> list[Fault]:
    """What can't be true of a picture that was cut: sizes, places and boxes that contradict each other."""
    found: list[tuple[Place, str, str]] = []
    for number, level in enumerate(entry.levels):
        at = ("levels", number)
        wanted = (math.ceil(entry.width_px * level.scale), math.ceil(entry.height_px * level.scale))
        if (level.width_px, level.height_px) != wanted:
            size = f"{level.width_px}x{level.height_px}"
            found.append(
                ((*at, "scale"), f"{level.scale:g}", f"the level is {size} pixels, not {wanted[0]}x{wanted[1]}")
            )
            continue
        grid = (math.ceil(level.width_px / entry.tile_px[0]), math.ceil(level.height_px / entry.tile_px[1]))
        places = [(tile.col, tile.row) for tile in level.tiles]
        found += [
            ((*at, "tiles", index), f"{tile.col}, {tile.row}", reason)
            for index, tile in enumerate(level.tiles)
            if (reason := _tile_reason(tile, level, entry.tile_px, grid))
        ]
        if len(set(places)) < len(places):
            found.append(((*at, "tiles"), "", "two tiles stand in the same place"))
        elif entry.kind == "sphere" and len(places) < grid[0] * grid[1]:
            lacking = grid[0] * grid[1] - len(places)
            found.append(((*at, "tiles"), "", f"{lacking} of {grid[0] * grid[1]} tiles are not named"))
    return [fault_at(path, place, value, reason) for place, value, reason in found]


def _tile_reason(tile: TileEntry, level: LevelEntry, tile_px: list[int], grid: tuple[int, int]) -> str:
    if tile.col >= grid[0] or tile.row >= grid[1]:
        return f"lies outside the level's {grid[0]}x{grid[1]} tiles"
    x, y, width, height = tile.box
    room = (
        min(tile_px[0], level.width_px - tile.col * tile_px[0]),
        min(tile_px[1], level.height_px - tile.row * tile_px[1]),
    )
    if not (width and height and x + width <= room[0] and y + height <= room[1]):
        return f"its box {tile.box} is empty or larger than the tile, {room[0]}x{room[1]} pixels"
    return ""
