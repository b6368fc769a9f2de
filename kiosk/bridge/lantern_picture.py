"""The painted river: lanterns at rest in tiles of one picture, the far ones behind the near ones."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from kiosk.bridge.lantern_light import LanternLight
from kiosk.bridge.lantern_place import HEIGHT, SPRITE, WATER_LINE, WIDTH, flower_width, mood, place
from kiosk.exhibits.smile.state import Lantern

TILE_PX = 512
_LEAST_SIDE_PX = 6
_MEASURED_AT_ONCE, _PAINTED_AT_ONCE = 20, 24

Tile = tuple[int, int]
Laid = tuple[int, int, int, int, str]
"""A lantern in pixels: the water line it lies on (far ones are painted first), number, left, side, and its mood."""


class LanternPicture:
    """`size_px` is 16 to 9; `flower`: how wide a flower at the lower edge would be; `half_width`: how far from the
    middle the picture is seen; both in design units.
    """

    def __init__(self, assets: Path, size_px: tuple[int, int], flower: float, half_width: float = WIDTH / 2) -> None:
        self._assets = assets
        self._size_px = size_px
        self._flower = flower
        self._half_width = half_width
        ground = _scaled(QImage(str(assets / "river.webp")), *size_px)
        self._ground = ground.convertToFormat(QImage.Format.Format_RGB32)
        self._sprites: dict[tuple[str, int], QImage] = {}
        self._whole: dict[str, QImage] = {}
        self._shown = {tile: self._bare(tile) for tile in self.tiles()}
        self._laid: dict[Tile, list[Laid]] = {}
        self.light = LanternLight(flower, half_width)

    @property
    def grid(self) -> tuple[int, int]:
        """Columns and rows of tiles."""
        return -(-self._size_px[0] // TILE_PX), -(-self._size_px[1] // TILE_PX)

    @property
    def numbers(self) -> set[int]:
        """Of the lanterns that lie in it."""
        return {number for lying in self._laid.values() for _, number, _, _, _ in lying}

    def tiles(self) -> list[Tile]:
        """Every tile, row by row."""
        columns, rows = self.grid
        return [(column, row) for row in range(rows) for column in range(columns)]

    def tile(self, tile: Tile) -> QImage:
        """Painted on later: copy it. The last ones reach over the picture's edge."""
        return self._shown[tile]

    def add(self, lantern: Lantern) -> list[Tile]:
        """Paint one more, between those behind it and those before it; returns the tiles that changed."""
        laid = self._measure(lantern)
        self.light.add(lantern)
        changed = list(self._under(laid))
        for tile in changed:
            insort(self._laid.setdefault(tile, []), laid)
            self._touch_up(tile, _box(laid))
        return changed

    def remove(self, lantern: Lantern) -> list[Tile]:
        """The water where it lay; returns the tiles that changed."""
        laid = self._measure(lantern)
        changed = [tile for tile in self._under(laid) if laid in self._laid.get(tile, [])]
        if changed:
            self.light.remove(lantern)
        for tile in changed:
            self._laid[tile].remove(laid)
            self._touch_up(tile, _box(laid))
        return changed

    def paint_anew(self, lanterns: Sequence[Lantern], flower: float) -> Iterator[None]:
        """Paint the whole picture with these, bit by bit; what it shows stays as it is until the last bit is done."""
        laid: dict[Tile, list[Laid]] = {}
        light = LanternLight(flower, self._half_width)
        for n, lantern in enumerate(lanterns):
            measured = self._measure(lantern, flower)
            light.add(lantern)
            for tile in self._under(measured):
                laid.setdefault(tile, []).append(measured)
            if n % _MEASURED_AT_ONCE == 0:
                yield
        pictures: dict[Tile, QImage] = {}
        for tile in self.tiles():
            pictures[tile] = self._bare(tile)
            lying = laid.get(tile, [])
            lying.sort()
            for at in range(0, len(lying), _PAINTED_AT_ONCE):
                painter = QPainter(pictures[tile])
                painter.translate(-tile[0] * TILE_PX, -tile[1] * TILE_PX)
                for one in lying[at : at + _PAINTED_AT_ONCE]:
                    self._paint(painter, one)
                painter.end()
                yield
            yield
        self._laid, self._shown, self.light, self._flower = laid, pictures, light, flower

    def _touch_up(self, tile: Tile, box: QRect) -> None:
        """Paint a part of a tile anew."""
        corner = QRect(tile[0] * TILE_PX, tile[1] * TILE_PX, TILE_PX, TILE_PX)
        part = box.intersected(corner)
        painter = QPainter(self._shown[tile])
        painter.translate(-corner.topLeft())
        painter.setClipRect(part)
        painter.drawImage(part, self._ground, part)
        for laid in self._laid[tile]:
            _, _, left, side, _ = laid
            if left <= part.right() and left + side > part.left() and _box(laid).intersects(part):
                self._paint(painter, laid)
        painter.end()

    def _paint(self, painter: QPainter, laid: Laid) -> None:
        line, _, left, side, kind = laid
        painter.drawImage(left, line - round(side * WATER_LINE), self._sprite(kind, side))

    def _sprite(self, kind: str, side: int) -> QImage:
        known = self._sprites.get((kind, side))
        if known is None:
            if kind not in self._whole:
                self._whole[kind] = QImage(str(self._assets / f"lantern-{kind}.webp"))
            small = _scaled(self._whole[kind], side, side)
            known = small.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
            self._sprites[kind, side] = known
        return known

    def _measure(self, lantern: Lantern, flower: float | None = None) -> Laid:
        at = place(lantern, self._half_width)
        scale = self._size_px[0] / WIDTH
        width = flower_width(at.depth, self._flower if flower is None else flower)
        side = max(_LEAST_SIDE_PX, 2 * round(width * SPRITE * scale / 2))
        line = round(at.y * self._size_px[1] / HEIGHT)
        return line, lantern.number, round(at.x * scale) - side // 2, side, mood(lantern)

    def _under(self, laid: Laid) -> Iterable[Tile]:
        box, (columns, rows) = _box(laid), self.grid
        for row in range(max(0, box.top() // TILE_PX), min(rows - 1, box.bottom() // TILE_PX) + 1):
            for column in range(max(0, box.left() // TILE_PX), min(columns - 1, box.right() // TILE_PX) + 1):
                yield column, row

    def _bare(self, tile: Tile) -> QImage:
        """The river without lanterns."""
        return self._ground.copy(tile[0] * TILE_PX, tile[1] * TILE_PX, TILE_PX, TILE_PX)


def _scaled(picture: QImage, width: int, height: int) -> QImage:
    stretched, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    return picture.scaled(QSize(width, height), stretched, smooth)


def _box(laid: Laid) -> QRect:
    line, _, left, side, _ = laid
    return QRect(left, line - round(side * WATER_LINE), side, side)
