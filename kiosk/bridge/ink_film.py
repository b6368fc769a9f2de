"""The handwriting on the finished card, written once more by nobody: a film of a few seconds."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.bridge.ink_glass import InkGlass
from kiosk.content.postcard import Box
from kiosk.happenings.words import Stroke
from kiosk.press.ink.reel import Reel, reel

QML_IMPORT_NAME = "KioskBridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the house")
class InkReel(QObject):
    """`seconds` long, 0 where nothing was written by hand. The scene turns the clock; `side` is the one to be seen."""

    reelChanged = Signal()
    sideChanged = Signal()

    def __init__(self, extent_mm: Box, colour_of: Callable[[Stroke], str]) -> None:
        super().__init__()
        self._glass = InkGlass("film", extent_mm)
        self._colour_of = colour_of
        self._strokes: tuple[Stroke, ...] = ()
        self._reel = Reel()
        self._at, self._points = 0, 0
        self._side = "front"

    @property
    def ink(self) -> InkGlass:
        return self._glass

    @Property(InkGlass, constant=True)
    def glass(self) -> InkGlass:
        return self._glass

    @Property(float, notify=reelChanged)
    def seconds(self) -> float:
        return self._reel.seconds

    @Property(str, notify=sideChanged)
    def side(self) -> str:
        return self._side

    def load(self, strokes: Sequence[Stroke]) -> None:
        """Keep what is to be shown; nothing, and it forgets."""
        if tuple(strokes) != self._strokes:
            self._strokes = tuple(strokes)
            self._reel = reel(self._strokes)
            self.rewind()
            self.reelChanged.emit()

    @Slot()
    def rewind(self) -> None:
        """Back to the empty card."""
        self._at, self._points = 0, 0
        self._glass.lift()
        self._glass.show(())
        self._turn(0.0)

    @Slot(float)
    def goTo(self, now_s: float) -> None:
        """Write on to this moment of the film; called once a frame, never backwards."""
        self._turn(now_s)
        shots = self._reel.shots
        while self._at < len(shots):
            shot = shots[self._at]
            written = shot.written(now_s)
            if written and not self._points:
                self._glass.begin(shot.stroke.pen, self._colour_of(shot.stroke))
            for point in shot.stroke.points[self._points : written]:
                self._glass.write(point)
            self._points = written
            if written < len(shot.stroke.points):
                break
            self._at, self._points = self._at + 1, 0
            self._glass.lift()
            self._lay()
        self._glass.draw()

    def _turn(self, now_s: float) -> None:
        side = self._reel.side(now_s)
        if side != self._side:
            self._side = side
            self._lay()
            self.sideChanged.emit()

    def _lay(self) -> None:
        done = (shot.stroke for shot in self._reel.shots[: self._at])
        self._glass.show([(stroke, self._colour_of(stroke)) for stroke in done if stroke.side == self._side])
