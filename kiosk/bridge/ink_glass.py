"""The ink on the glass: tiles of clear glass over the card's picture, drawn by the press's own nib.

Only the tiles a finger crosses are drawn anew and handed to the scene; everything else stays where it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count

from PIL import Image
from PySide6.QtCore import Property, QObject, QSize, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement, QmlUncreatable
from PySide6.QtQuick import QQuickImageProvider

from kiosk.content.postcard import Box
from kiosk.happenings.words import InkPoint, Pen, Stroke
from kiosk.press.ink import Nib, Patch, Trace, line
from kiosk.press.ink.trace import PATCH_PX
from kiosk.press.ink.words import Print

QML_IMPORT_NAME = "KioskBridge"
QML_IMPORT_MAJOR_VERSION = 1

PROVIDER = "ink"
TILE_PX = 256
_SIDE = TILE_PX // PATCH_PX
_REMEMBERED = 1500
"""Strokes whose pixels are kept: two sides full of them, so that turning the card costs nothing."""

Coloured = tuple[Stroke, str]
Tile = tuple[int, int]
Piece = tuple[tuple[int, int, int, int], Image.Image]


@QmlElement
@QmlUncreatable("made by the house")
class InkGlass(QObject):
    """Lies over the whole picture of a side. `tileDrawn` gives a tile's place, row by row, and its new picture.

    Not told a size yet, it draws nothing. Dry are the strokes it was given by `show`; wet is the one being written.
    """

    laidOut = Signal()
    tileDrawn = Signal(int, str)

    def __init__(self, name: str, extent_mm: Box) -> None:
        super().__init__()
        self.setObjectName(name)
        self._extent_mm = extent_mm
        self._size_px = (0, 0)
        self._dry: dict[Tile, Image.Image] = {}
        self._shown: dict[Tile, Image.Image] = {}
        self._laid: tuple[Coloured, ...] = ()
        self._words: tuple[Print, str] | None = None
        self._pieces: dict[int, tuple[Stroke, dict[Patch, Piece]]] = {}
        self._wet: tuple[Nib, Trace, str] | None = None
        self._wetted: dict[Patch, Image.Image] = {}
        self._settled = 0
        self._moved = False
        self._version = count()

    @property
    def _tiles(self) -> tuple[int, int]:
        """Columns and rows."""
        return -(-self._size_px[0] // TILE_PX), -(-self._size_px[1] // TILE_PX)

    @Property(int, notify=laidOut)
    def columns(self) -> int:
        return self._tiles[0]

    @Property(int, notify=laidOut)
    def rows(self) -> int:
        return self._tiles[1]

    @Property(int, constant=True)
    def tilePx(self) -> int:
        return TILE_PX

    @Slot(int, int)
    def layOut(self, width_px: int, height_px: int) -> None:
        """The glass is so large now, in pixels of the screen; typed words must be given anew."""
        if (width_px, height_px) == self._size_px:
            return
        self._size_px = (width_px, height_px)
        self._wet, self._words = None, None
        for known in (self._pieces, self._dry, self._shown, self._wetted):
            known.clear()
        laid, self._laid = self._laid, ()
        self.show(laid)
        self.laidOut.emit()
        self.tellAll()

    @Slot()
    def tellAll(self) -> None:
        """Give every tile's picture again, to a scene that was made just now."""
        columns, rows = self._tiles
        self._tell((column, row) for row in range(rows) for column in range(columns))

    @property
    def laid_out(self) -> bool:
        """Whether it was told its size."""
        return self._size_px[0] > 0

    @property
    def px_per_mm(self) -> float:
        return self._size_px[0] / self._extent_mm.width

    @property
    def origin_px(self) -> tuple[float, float]:
        return -self._extent_mm.x * self.px_per_mm, -self._extent_mm.y * self.px_per_mm

    def picture(self, tile: Tile) -> Image.Image | None:
        """The ink on a tile, premultiplied RGBA; None where it is clear."""
        return self._shown.get(tile)

    def show(self, strokes: Sequence[Coloured], words: tuple[Print, str] | None = None) -> None:
        """These strokes in these colours lie on the side, over typed words; only what differs is drawn anew."""
        before, self._laid = self._laid, tuple(strokes)
        words_before, self._words = self._words, words
        if not self._size_px[0]:
            return
        names = [{(id(stroke), colour): stroke for stroke, colour in some} for some in (before, self._laid)]
        changed: set[Patch] = set()
        for key in names[0].keys() ^ names[1].keys():
            changed |= self._of((names[0] | names[1])[key]).keys()
        if words is not words_before:
            changed |= self._under(words_before) | self._under(words)
        if self._wet is None:
            changed |= self._wetted.keys()
            self._wetted.clear()
        for patch in changed:
            self._dry_patch(patch)
        self._tell({_tile(patch) for patch in changed})
        if len(self._pieces) > _REMEMBERED or not self._laid:
            kept = {id(stroke) for stroke, _ in self._laid}
            self._pieces = {key: piece for key, piece in self._pieces.items() if key in kept}

    def begin(self, pen: Pen, colour: str) -> None:
        """A pen is about to touch the glass."""
        if self._size_px[0]:
            trace = Trace(pen, self.px_per_mm, self.origin_px, self._size_px)
            self._wet = (Nib(pen), trace, colour)
            self._settled, self._moved = 0, False
            self._wetted.clear()

    def write(self, point: InkPoint) -> None:
        """The pen is here now; drawn by the next `draw`."""
        if self._wet is not None:
            self._wet[0].move(*point)
            self._moved = True

    def draw(self) -> None:
        """Draw what was written since; called once a frame."""
        if self._wet is None or not self._moved:
            return
        self._moved = False
        nib, trace, colour = self._wet
        settled = nib.settled
        if len(settled) > self._settled:
            trace.lay(settled[max(0, self._settled - 1) :])
            self._settled = len(settled)
        patches = trace.drawn(nib.tip())
        self._wetted |= patches
        for patch in patches:
            self._compose(patch, colour)
        self._tell({_tile(patch) for patch in patches})

    def lift(self) -> None:
        """The pen left: what is wet goes with the next `show`, which has it dry or not at all."""
        self._wet = None

    def _compose(self, patch: Patch, colour: str) -> None:
        under = self._clear(_tile(patch)).crop(_box(patch))
        _lay(under, colour, (0, 0), self._wetted[patch])
        self._shown[_tile(patch)].paste(under, _box(patch))

    def _clear(self, tile: Tile) -> Image.Image:
        """The dry picture of a tile, made if there is none yet."""
        if tile not in self._dry:
            self._dry[tile] = Image.new("RGBA", (TILE_PX, TILE_PX))
            self._shown[tile] = Image.new("RGBA", (TILE_PX, TILE_PX))
        return self._dry[tile]

    def _under(self, words: tuple[Print, str] | None) -> set[Patch]:
        """The patches that typed words lie on."""
        box = words[0].coverage.getbbox() if words else None
        if words is None or box is None:
            return set()
        (_, left, top), _ = words
        columns = range(max(0, left + box[0]) // PATCH_PX, (left + box[2] - 1) // PATCH_PX + 1)
        rows = range(max(0, top + box[1]) // PATCH_PX, (top + box[3] - 1) // PATCH_PX + 1)
        wide, high = (side * _SIDE for side in self._tiles)
        return {(column, row) for column in columns for row in rows if column < wide and row < high}

    def _of(self, stroke: Stroke) -> dict[Patch, Piece]:
        """The stroke's pixels on each patch, cut close."""
        known = self._pieces.get(id(stroke))
        if known is not None:
            return known[1]
        trace = Trace(stroke.pen, self.px_per_mm, self.origin_px, self._size_px)
        trace.lay(line(stroke))
        pieces = {}
        for patch, coverage in trace.drawn().items():
            box = coverage.getbbox()
            if box is not None:
                pieces[patch] = (box, coverage.crop(box))
        self._pieces[id(stroke)] = (stroke, pieces)
        return pieces

    def _dry_patch(self, patch: Patch) -> None:
        """Draw a patch anew from the words and all its dry strokes in their order."""
        fresh = Image.new("RGBA", (PATCH_PX, PATCH_PX))
        if self._words is not None and patch in self._under(self._words):
            (coverage, left, top), colour = self._words
            at = (left - patch[0] * PATCH_PX, top - patch[1] * PATCH_PX)
            _lay(fresh, colour, at, coverage)
        for stroke, colour in self._laid:
            piece = self._of(stroke).get(patch)
            if piece is not None:
                box, coverage = piece
                _lay(fresh, colour, box[:2], coverage)
        self._clear(_tile(patch)).paste(fresh, _box(patch))
        self._shown[_tile(patch)].paste(fresh, _box(patch))
        if self._wet is not None and patch in self._wetted:
            self._compose(patch, self._wet[2])

    def _tell(self, tiles: Iterable[Tile]) -> None:
        for tile in tiles:
            shown = self._shown.get(tile)
            if shown is not None and shown.getbbox() is None:
                del self._shown[tile], self._dry[tile]
                shown = None
            name = f"{self.objectName()}/{tile[0]}/{tile[1]}/{next(self._version)}"
            self.tileDrawn.emit(tile[1] * self._tiles[0] + tile[0], f"image://{PROVIDER}/{name}" if shown else "")


class InkPictures(QQuickImageProvider):
    """image://ink/GLASS/COLUMN/ROW/VERSION. Asked on the main thread, so that no other thread waits for Python."""

    def __init__(self, *glasses: InkGlass) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._glasses = {glass.objectName(): glass for glass in glasses}

    def requestImage(self, picture_id: str, _size: QSize, _wanted: QSize) -> QImage:
        name, column, row, _ = picture_id.split("/")
        shown = self._glasses[name].picture((int(column), int(row)))
        if shown is None:
            nothing = QImage(1, 1, QImage.Format.Format_RGBA8888_Premultiplied)
            nothing.fill(0)
            return nothing
        pixels = shown.tobytes()
        return QImage(pixels, TILE_PX, TILE_PX, 4 * TILE_PX, QImage.Format.Format_RGBA8888_Premultiplied).copy()


def _lay(ground: Image.Image, colour: str, at: tuple[int, int], coverage: Image.Image) -> None:
    """Ink over premultiplied ink; from a picture, for Pillow gives a plain colour its own way with alpha."""
    ground.paste(Image.new("RGBA", coverage.size, colour), at, coverage)


def _tile(patch: Patch) -> Tile:
    return patch[0] // _SIDE, patch[1] // _SIDE


def _box(patch: Patch) -> tuple[int, int, int, int]:
    """The patch in its tile."""
    left, top = patch[0] % _SIDE * PATCH_PX, patch[1] % _SIDE * PATCH_PX
    return left, top, left + PATCH_PX, top + PATCH_PX
