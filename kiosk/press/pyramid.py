"""Cuts pictures into tile pyramids: whole or not at all, and never more than one block of a picture at a time."""

from __future__ import annotations

import json
import shutil
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol

from PIL import Image

from kiosk.content.pyramid import PYRAMID_FILE, SCALES, TILE_PX, PyramidKind
from kiosk.whole_file import flush, write_flushed

SPHERE_PX = 6144
"""The widest a view all round is kept; more than this no screen can show."""
QUALITY = 82
_PART, _GONE = ".part-", ".gone-"
# One block is as many tiles across and down as make one tile of the smallest level.
_BLOCK_TILES = round(1 / SCALES[-1])

Progress = Callable[[float], None]


class Picture(Protocol):
    """What can be cut: a Pillow image, or anything that gives its regions one after the other."""

    @property
    def size(self) -> tuple[int, int]: ...

    def crop(self, box: tuple[int, int, int, int]) -> Image.Image: ...


def cut_strip(picture: Picture, folder: Path, *, quality: int = QUALITY, progress: Progress | None = None) -> None:
    """Cut a strip (RGB, or RGBA with a clear sky) and put it at `folder`, in place of what was there.

    `crop` is asked for each region once, in columns from the left. Raises OSError, and then the old picture still lies
    there.
    """
    _replace(folder, lambda part: _cut(picture, part, "strip", quality, progress))


def cut_sphere(picture: Image.Image, folder: Path, *, quality: int = QUALITY, progress: Progress | None = None) -> None:
    """Cut an equirectangular picture of exactly 2:1 (RGB), made smaller to `SPHERE_PX` where it is wider.

    Raises ValueError for another shape, and OSError; then the old picture still lies at `folder`.
    """
    width, height = picture.size
    if width != 2 * height:
        raise ValueError(f"the picture is {width}x{height} pixels; a view all round is twice as wide as high")
    # A multiple of 8 halves twice without a rest, so every level is exactly 2:1.
    wide = min(SPHERE_PX, width - width % 8)
    if wide != width:
        picture = picture.resize((wide, wide // 2), Image.Resampling.LANCZOS)
    _replace(folder, lambda part: _cut(picture, part, "sphere", quality, progress))


def _replace(folder: Path, write: Callable[[Path], None]) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    part, gone = (folder.with_name(f"{mark}{folder.name}") for mark in (_PART, _GONE))
    shutil.rmtree(part, ignore_errors=True)
    try:
        part.mkdir()
        write(part)
        shutil.rmtree(gone, ignore_errors=True)
        if folder.exists():
            folder.rename(gone)
        part.rename(folder)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        if gone.exists() and not folder.exists():
            gone.rename(folder)
        raise
    shutil.rmtree(gone, ignore_errors=True)


def _cut(picture: Picture, folder: Path, kind: PyramidKind, quality: int, progress: Progress | None) -> None:
    width, height = picture.size
    tile_px = TILE_PX[kind]
    levels: list[dict[str, Any]] = []
    for number, scale in enumerate(SCALES):
        (folder / str(number)).mkdir()
        halved = 1 << number
        levels.append({"scale": scale, "width_px": -(-width // halved), "height_px": -(-height // halved), "tiles": []})
    blocks = list(_blocks((width, height), (tile_px[0] * _BLOCK_TILES, tile_px[1] * _BLOCK_TILES)))
    for done, box in enumerate(blocks, 1):
        block = picture.crop(box)
        block = block if block.mode in ("RGB", "RGBA") else block.convert("RGB")
        for number, level in enumerate(levels):
            origin = (box[0] >> number, box[1] >> number)
            level["tiles"] += _cut_block(block, origin, tile_px, folder, number, quality)
            if number + 1 < len(levels):
                block = block.reduce(2)
        if progress:
            progress(done / len(blocks))
    for level in levels:
        level["tiles"].sort(key=lambda tile: (tile["col"], tile["row"]))
    whole = {"kind": kind, "width_px": width, "height_px": height, "tile_px": list(tile_px), "levels": levels}
    write_flushed(folder / PYRAMID_FILE, _readable(whole).encode())


def _blocks(size: tuple[int, int], step: tuple[int, int]) -> Iterator[tuple[int, int, int, int]]:
    for left in range(0, size[0], step[0]):
        for top in range(0, size[1], step[1]):
            yield left, top, min(left + step[0], size[0]), min(top + step[1], size[1])


def _cut_block(
    block: Image.Image, origin: tuple[int, int], tile_px: tuple[int, int], folder: Path, number: int, quality: int
) -> list[dict[str, Any]]:
    entries = []
    for left, top, right, bottom in _blocks(block.size, tile_px):
        tile = block.crop((left, top, right, bottom))
        box = tile.getchannel("A").getbbox() if tile.mode == "RGBA" else (0, 0, *tile.size)
        if box is None:
            continue
        tile = tile.crop(box)
        if tile.mode == "RGBA" and tile.getchannel("A").getextrema() == (255, 255):
            tile = tile.convert("RGB")
        col, row = (origin[0] + left) // tile_px[0], (origin[1] + top) // tile_px[1]
        name = f"{number}/{col}_{row}.webp"
        path = folder / name
        tile.save(path, "WEBP", quality=quality, method=4)
        flush(path)
        x, y, x1, y1 = box
        entries.append(
            {
                "col": col,
                "row": row,
                "file": name,
                "box": [x, y, x1 - x, y1 - y],
                "crc32": zlib.crc32(path.read_bytes()),
            }
        )
    return entries


def _readable(whole: dict[str, Any]) -> str:
    """JSON with a line for every tile."""
    levels = []
    for level in whole["levels"]:
        tiles = ",\n".join(f"   {json.dumps(tile)}" for tile in level["tiles"])
        head = json.dumps({key: value for key, value in level.items() if key != "tiles"})[:-1]
        levels.append(f'  {head}, "tiles": [\n{tiles}\n  ]}}')
    head = json.dumps({key: value for key, value in whole.items() if key != "levels"})[:-1]
    return f'{head}, "levels": [\n' + ",\n".join(levels) + "\n]}\n"
