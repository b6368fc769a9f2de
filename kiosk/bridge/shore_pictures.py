"""The pictures of 解读 as QML draws them: where every tile of a strip or of a view all round lies, and its file."""

from __future__ import annotations

import json
from typing import Any, cast

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.bridge.picture_reader import ease_reading
from kiosk.content.panorama import PanoramaContent
from kiosk.content.pyramid import Level, Pyramid, Tile
from kiosk.content.shore import LayerName, ShoreLight
from kiosk.happenings.words import Light

QML_IMPORT_NAME = "KioskBridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the house")
class ShorePictures(QObject):
    """Tile lists as JSON, made when they are first asked for and then kept; no picture passes through here.

    JSON, because Qt hands nested lists to QML as windows on its own, which are looked through anew at every access.
    A level is {scale, widthPx, heightPx, tileWidthPx, tileHeightPx, rows, columns}; `columns` has a list for every
    column, in it for every row a tile {url, x, y, width, height} in pixels of that level, or null where it is empty.
    """

    def __init__(self, content: PanoramaContent) -> None:
        super().__init__()
        self._content = content
        self._strips: dict[tuple[str, str], str] = {}
        self._rounds: dict[tuple[str, str], str] = {}

    @Slot(str, result="QVariantList")
    def layers(self, light: str) -> list[str]:
        """The names of a light's layers, back to front; empty for a light that has no pictures."""
        return list(self._content.lights.get(cast("ShoreLight", light), ()))

    @Slot(str, str, result=str)
    def strip(self, light: str, layer: str) -> str:
        """{parallax, scale, pxPerM, x0M, x1M, zBottomM, zTopM, levels} of a layer, or null; levels go to coarse."""
        key = (cast("ShoreLight", light), cast("LayerName", layer))
        if key not in self._content.strips:
            return "null"
        if key not in self._strips:
            measures = self._content.layers[key]
            strip = {
                "parallax": measures.parallax,
                "scale": measures.scale,
                "pxPerM": measures.px_per_m,
                "x0M": measures.x0_m,
                "x1M": measures.x1_m,
                "zBottomM": measures.z_bottom_m,
                "zTopM": measures.z_top_m,
                "levels": _levels(self._content.strips[key]),
            }
            self._strips[key] = json.dumps(strip)
        return self._strips[key]

    @Slot(str, str, result=str)
    def round(self, building_id: str, light: str) -> str:
        """The levels of a building's view all round, from fine to coarse; empty when it has none."""
        key = (building_id, light)
        if key not in self._rounds:
            pyramid = self._content.rounds.get(building_id, {}).get(cast("Light", light))
            self._rounds[key] = json.dumps(_levels(pyramid) if pyramid else [])
        return self._rounds[key]

    @Slot()
    def easeReading(self) -> None:
        """Once the first tiles are there: from now on reading gives way to drawing."""
        ease_reading()

    @Slot(str, result=str)
    def pathOf(self, url: str) -> str:
        """The file of a tile, as people write it."""
        return QUrl(url).toLocalFile()


def _levels(pyramid: Pyramid) -> list[dict[str, Any]]:
    return [_level(level, pyramid.tile_px) for level in sorted(pyramid.levels, key=lambda level: -level.scale)]


def _level(level: Level, tile_px: tuple[int, int]) -> dict[str, Any]:
    across_px, down_px = tile_px
    rows = -(-level.height_px // down_px)
    columns: list[list[dict[str, Any] | None]] = [[None] * rows for _ in range(-(-level.width_px // across_px))]
    for tile in level.tiles:
        columns[tile.col][tile.row] = _tile(tile, tile_px)
    return {
        "scale": level.scale,
        "widthPx": level.width_px,
        "heightPx": level.height_px,
        "tileWidthPx": across_px,
        "tileHeightPx": down_px,
        "rows": rows,
        "columns": columns,
    }


def _tile(tile: Tile, tile_px: tuple[int, int]) -> dict[str, Any]:
    x, y, width, height = tile.box_px
    return {
        "url": QUrl.fromLocalFile(str(tile.path)).toString(),
        "x": tile.col * tile_px[0] + x,
        "y": tile.row * tile_px[1] + y,
        "width": width,
        "height": height,
    }
