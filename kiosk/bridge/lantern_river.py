"""One window's river of lanterns: those at rest are a picture in tiles, only the newest are live items of the scene.

Painted on the thread that receives; the drawing thread only gets finished tiles, so it never waits for Python.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import Property, QObject, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement, QmlUncreatable
from PySide6.QtQuick import QQuickImageProvider

from kiosk.bridge.lantern_light import BANKS, bank
from kiosk.bridge.lantern_picture import TILE_PX, LanternPicture, Tile
from kiosk.bridge.lantern_place import HEIGHT, HORIZON, LOWEST, WIDTH, flower_size, flower_width, mood, place
from kiosk.exhibits.smile.state import Lantern

QML_IMPORT_NAME = "KioskBridge"
QML_IMPORT_MAJOR_VERSION = 1

PROVIDER = "lanterns"
LIVE = 32
"""More live lanterns than these are not on the river at once: the oldest of them comes to rest."""
_AT_ONCE = 12
"""More new ones than these did not come one by one: they lie there."""
_SLICE_S = 0.004


@QmlElement
@QmlUncreatable("made by the house")
class LanternRiver(QObject):
    """`tileDrawn` gives a tile's place, row by row, and its new picture; `lightDrawn` the light over a bank.

    `lit` is a new lantern: number, mood, whether it goes out, x and y of its foot and its flower's width, in parts of
    the picture (the width: of its width). It is the scene's until `settle` hands it to the picture; `settled` takes it
    from the scene, `emptied` all of them.
    """

    laidOut = Signal()
    tileDrawn = Signal(int, str)
    lightDrawn = Signal(int, str)
    lit = Signal(int, str, bool, float, float, float)
    settled = Signal(int)
    emptied = Signal()

    def __init__(self, name: str, assets: Path) -> None:
        super().__init__()
        self.setObjectName(name)
        self._assets = assets / "smile"
        self._size_px = (0, 0)
        self._seen = 1.0
        self._picture: LanternPicture | None = None
        self._lanterns: tuple[Lantern, ...] = ()
        self._live: dict[int, Lantern] = {}
        self._flower = flower_size(0)
        self._watched = False
        self._version = count()
        self._painting: Iterator[None] | None = None
        self._painted: tuple[Lantern, ...] = ()
        self._timer = QTimer(self)
        self._timer.setInterval(8)
        self._timer.timeout.connect(self._paint_on)

    @Property(int, notify=laidOut)
    def columns(self) -> int:
        return self._picture.grid[0] if self._picture else 0

    @Property(int, notify=laidOut)
    def rows(self) -> int:
        return self._picture.grid[1] if self._picture else 0

    @Property(int, constant=True)
    def tilePx(self) -> int:
        return TILE_PX

    @Property(int, constant=True)
    def banks(self) -> int:
        """How many pictures of living light lie side by side over the water."""
        return BANKS

    @Property(float, constant=True)
    def horizon(self) -> float:
        """Where the water begins, in parts of the picture's height."""
        return HORIZON / HEIGHT

    @Property(float, constant=True)
    def lowest(self) -> float:
        """Where the living light ends, in parts of the picture's height."""
        return LOWEST / HEIGHT

    @property
    def _half_width(self) -> float:
        return self._seen * WIDTH / 2

    @Slot(int, int, float)
    def layOut(self, width_px: int, height_px: int, seen: float = 1.0) -> None:
        """The picture is so large now, in pixels of the screen; 16 to 9. `seen`: the part of its width, about its
        middle, that the screen does not cut off; all lanterns lie there.
        """
        if width_px <= 0 or height_px <= 0 or (width_px, height_px, seen) == (*self._size_px, self._seen):
            return
        self._size_px, self._seen = (width_px, height_px), seen
        self._picture = LanternPicture(self._assets, self._size_px, self._flower, self._half_width)
        self.laidOut.emit()
        self.tellAll()
        self._paint_anew()

    @Slot(bool)
    def watch(self, watched: bool) -> None:
        """Whether a scene shows new lanterns as they come; otherwise they are at rest at once."""
        self._watched = watched
        if not watched:
            for number in list(self._live):
                self.settle(number)

    @Slot()
    def tellAll(self) -> None:
        """Give every picture again, to a scene that was made just now."""
        if self._picture is not None:
            self._tell(self._picture.tiles())
            self._tell_light(range(BANKS))

    @Slot(int)
    def settle(self, number: int) -> None:
        """This live lantern has come to rest: it is part of the picture from now on."""
        lantern = self._live.pop(number, None)
        if lantern is not None:
            self._add(lantern)
            self.settled.emit(number)

    @property
    def drawing(self) -> bool:
        """Whether the picture is just being painted anew, in slices beside the scene's frames."""
        return self._painting is not None

    @property
    def live(self) -> tuple[int, ...]:
        """The numbers of those that are the scene's."""
        return tuple(self._live)

    def show(self, lanterns: tuple[Lantern, ...]) -> None:
        """These lie on the river, oldest first; what is new arrives, what is gone goes."""
        if lanterns is self._lanterns:
            return
        before, self._lanterns = self._lanterns, lanterns
        fresh = _newer(before, lanterns)
        if fresh is None or len(fresh) > _AT_ONCE:
            self._live.clear()
            self.emptied.emit()
            self._paint_anew()
            return
        for lantern in fresh:
            self._arrive(lantern)
        for lantern in before[: len(before) + len(fresh) - len(lanterns)]:
            self._remove(lantern)
        if flower_size(len(lanterns)) != self._flower:
            self._paint_anew()

    def tile(self, tile: Tile) -> QImage:
        """A tile's picture now."""
        assert self._picture is not None
        return self._picture.tile(tile)

    def light(self, side: int) -> QImage:
        """The light over a bank's half of the water now."""
        assert self._picture is not None
        return self._picture.light.picture(side)

    def _arrive(self, lantern: Lantern) -> None:
        if not self._watched:
            self._add(lantern)
            return
        while len(self._live) >= LIVE:
            self.settle(next(iter(self._live)))
        self._live[lantern.number] = lantern
        at = place(lantern, self._half_width)
        width = flower_width(at.depth, self._flower)
        leaving = lantern.door == "exit"
        self.lit.emit(lantern.number, mood(lantern), leaving, at.x / WIDTH, at.y / HEIGHT, width / WIDTH)

    def _add(self, lantern: Lantern) -> None:
        if self._picture is not None:
            self._tell(self._picture.add(lantern))
            self._tell_light([bank(lantern)])

    def _remove(self, lantern: Lantern) -> None:
        if self._live.pop(lantern.number, None) is not None:
            self.settled.emit(lantern.number)
        elif self._picture is not None:
            self._tell(self._picture.remove(lantern))

    def _paint_anew(self) -> None:
        """Begin to paint the whole picture, in slices; the old one stays until the new one is there."""
        self._flower = flower_size(len(self._lanterns))
        if self._picture is not None:
            self._painted = tuple(lantern for lantern in self._lanterns if lantern.number not in self._live)
            self._painting = self._picture.paint_anew(self._painted, self._flower)
            self._timer.start()

    def _paint_on(self) -> None:
        end_s = perf_counter() + _SLICE_S
        while self._painting is not None and perf_counter() < end_s:
            # What a slice gives is nothing; what the end gives is not.
            if next(self._painting, self) is self:
                self._painting = None
                self._timer.stop()
                self._catch_up()

    def _catch_up(self) -> None:
        """The new picture is there: whatever came, went or came to rest while it was painted is put right."""
        assert self._picture is not None
        there = {lantern.number for lantern in self._lanterns}
        for lantern in self._painted:
            if lantern.number not in there:
                self._picture.remove(lantern)
        known = self._picture.numbers
        for lantern in self._lanterns:
            if lantern.number not in known and lantern.number not in self._live:
                self._picture.add(lantern)
        self._painted = ()
        self.tellAll()

    def _tell(self, tiles: Iterable[Tile]) -> None:
        for column, row in tiles:
            name = f"{self.objectName()}/{column}/{row}/{next(self._version)}"
            self.tileDrawn.emit(row * self.columns + column, f"image://{PROVIDER}/{name}")

    def _tell_light(self, sides: Iterable[int]) -> None:
        for side in sides:
            name = f"{self.objectName()}/light/{side}/{next(self._version)}"
            self.lightDrawn.emit(side, f"image://{PROVIDER}/{name}")


class LanternPictures(QQuickImageProvider):
    """image://lanterns/RIVER/COLUMN/ROW/VERSION. Asked on the main thread, so that no other thread waits for Python."""

    def __init__(self, *rivers: LanternRiver) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._rivers = {river.objectName(): river for river in rivers}

    def requestImage(self, picture_id: str, _size: QSize, _wanted: QSize) -> QImage:
        name, column, row, _ = picture_id.split("/")
        river = self._rivers[name]
        if column == "light":
            return river.light(int(row))
        # A copy: the tile is painted on while the drawing thread reads this one.
        return river.tile((int(column), int(row))).copy()


def _newer(before: tuple[Lantern, ...], lanterns: tuple[Lantern, ...]) -> list[Lantern] | None:
    """What came since; None when it is not the same row of lanterns going on."""
    if not before:
        return list(lanterns) if len(lanterns) <= 1 else None
    newest = before[-1].number
    fresh: list[Lantern] = []
    for lantern in reversed(lanterns):
        if lantern.number <= newest:
            break
        fresh.append(lantern)
    kept = len(lanterns) - len(fresh)
    went = len(before) - kept
    if went < 0 or not kept or lanterns[0] != before[went] or lanterns[kept - 1] != before[-1]:
        return None
    return fresh[::-1]
