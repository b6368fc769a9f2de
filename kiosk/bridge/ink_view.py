"""The writing desk as QML sees it: the side that lies up, pens and inks, the ink on the glass, the film."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, cast, get_args

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.bridge.ink_field import InkField
from kiosk.bridge.ink_film import InkReel
from kiosk.bridge.ink_glass import InkGlass
from kiosk.bridge.ink_hand import InkHand
from kiosk.bridge.ink_line import InkLine
from kiosk.bridge.ink_pen import InkPen
from kiosk.content.postcard import Box, Frame, Writing
from kiosk.content.postcard_back import Back
from kiosk.content.text import Text
from kiosk.exhibits.postcard import PostcardState
from kiosk.happenings import inputs
from kiosk.happenings.words import Ink, Input, Pen, Side, Stroke, Typed
from kiosk.press.ink import INKS, colour_of
from kiosk.press.ink.words import Print, set_words

QML_IMPORT_NAME = "KioskBridge"
QML_IMPORT_MAJOR_VERSION = 1
_WRITTEN_STEPS = ("ink", "making", "card", "thanks")


@QmlElement
@QmlUncreatable("made by the house")
class InkView(QObject):
    """`picture` is the side as the press drew it, without ink; `glass` lies over it and carries ink and typed words.

    `extent_mm`: what the picture covers of the design.
    """

    deskChanged = Signal()
    sideChanged = Signal()

    def __init__(
        self,
        receive: Callable[[Input], None],
        frames: Mapping[str, Frame],
        back: Back,
        extent_mm: Box,
        greetings: Sequence[Text] = (),
    ) -> None:
        super().__init__()
        self._receive = receive
        self._frames = frames
        self._back = back
        self._extent_mm = extent_mm
        self._state: PostcardState | None = None
        self._glass = InkGlass("desk", extent_mm)
        self._film = InkReel(extent_mm, self._colour)
        self._line = InkLine(self._told, greetings)
        self._pen = InkPen(receive, self._glass, extent_mm, self._black, self._lay)
        self.hand = InkHand(self._pen)
        self._window: QQuickWindow | None = None
        self._set = lru_cache(maxsize=1)(set_words)
        self._glass.laidOut.connect(self._lay)

    @property
    def glasses(self) -> tuple[InkGlass, InkGlass]:
        """Whose tiles the window's QML engine must be able to ask for."""
        return self._glass, self._film.ink

    def show(self, state: PostcardState) -> None:
        """Set what changed."""
        before, self._state = self._state, state
        self._pen.show(state)
        self._film.load(state.strokes if state.step in _WRITTEN_STEPS and state.step != "ink" else ())
        if before is None or self._looks(before) != self._looks(state):
            self._lay()
            self.sideChanged.emit()
        self._line.show(state, self._writing(state.side).box)
        self.deskChanged.emit()

    @staticmethod
    def _looks(state: PostcardState) -> tuple[object, ...]:
        return (
            state.side,
            state.strokes,
            state.typed,
            state.frame_id,
            state.language,
            state.previews,
            state.back_preview,
        )

    @property
    def _up(self) -> Side:
        return self._state.side if self._state else "front"

    def _writing(self, side: Side) -> Writing:
        if side == "back" or self._state is None:
            return self._back.writing
        return self._frames[self._state.frame_id].writing

    def _black(self) -> str:
        """The dark of the side that lies up."""
        return self._writing(self._up).ink[:7]

    def _colour(self, stroke: Stroke | Typed) -> str:
        return colour_of(stroke.ink, self._writing(stroke.side).ink)

    @Slot()
    def _lay(self) -> None:
        """Give the glass what lies on this side, less what the eraser has just touched."""
        state = self._state
        if state is None:
            return
        on_side = [
            (stroke, self._colour(stroke))
            for place, stroke in enumerate(state.strokes)
            if stroke.side == state.side and place not in self._pen.rubbed
        ]
        self._glass.show(on_side, self._words(state))

    def _words(self, state: PostcardState) -> tuple[Print, str] | None:
        typed = state.typed
        if typed is None or typed.side != state.side or not self._glass.laid_out:
            return None
        box = self._writing(typed.side).box
        print_ = self._set(typed.text, box, self._glass.px_per_mm, self._glass.origin_px)
        return (print_, self._colour(typed)) if print_ else None

    @Property(InkGlass, constant=True)
    def glass(self) -> InkGlass:
        return self._glass

    @Property(InkReel, constant=True)
    def film(self) -> InkReel:
        return self._film

    @Property(InkLine, constant=True)
    def line(self) -> InkLine:
        return self._line

    @Property(float, constant=True)
    def aspect(self) -> float:
        """The picture's width over its height."""
        return self._extent_mm.width / self._extent_mm.height

    @Property(str, notify=sideChanged)
    def side(self) -> str:
        return self._up

    @Property(str, notify=sideChanged)
    def frontPicture(self) -> str:
        return self._state.previews.get(self._state.frame_id, "") if self._state else ""

    @Property(str, notify=sideChanged)
    def backPicture(self) -> str:
        return self._state.back_preview if self._state else ""

    @Property("QVariantMap", notify=sideChanged)
    def field(self) -> dict[str, Any]:
        """Where writing is meant to go: {x, y, width, height} in 0..1 of the picture, and the colour of ink there."""
        writing, whole = self._writing(self._up), self._extent_mm
        return {
            "x": (writing.box.x - whole.x) / whole.width,
            "y": (writing.box.y - whole.y) / whole.height,
            "width": writing.box.width / whole.width,
            "height": writing.box.height / whole.height,
            "ink": writing.ink[:7],
        }

    @Property("QVariantList", notify=sideChanged)
    def inks(self) -> list[dict[str, str]]:
        """The inks in their order on the desk: {ink, colour}; black is this side's own."""
        return [{"ink": ink, "colour": colour_of(ink, self._black())} for ink in INKS]

    @Property(str, notify=deskChanged)
    def pen(self) -> str:
        return self._state.pen if self._state else "brush"

    @Property(str, notify=deskChanged)
    def ink(self) -> str:
        return self._state.ink if self._state else "black"

    @Property(bool, notify=deskChanged)
    def whiteSeen(self) -> bool:
        """Whether white ink shows where it would go."""
        return bool(self._state and self._state.white_seen)

    @Property(bool, notify=deskChanged)
    def erasing(self) -> bool:
        return bool(self._state and self._state.erasing)

    @Property(bool, notify=deskChanged)
    def canUndo(self) -> bool:
        return bool(self._state and self._state.can_undo)

    @Property(bool, notify=deskChanged)
    def canRedo(self) -> bool:
        return bool(self._state and self._state.can_redo)

    @Property(bool, notify=deskChanged)
    def written(self) -> bool:
        """Whether anything stands on the side that lies up."""
        state = self._state
        return state is not None and any(piece.side == state.side for piece in (*state.strokes, state.typed) if piece)

    @Property(bool, notify=deskChanged)
    def inkFull(self) -> bool:
        return bool(self._state and self._state.ink_full)

    @Property(bool, notify=deskChanged)
    def makeFailed(self) -> bool:
        return bool(self._state and self._state.make_failed)

    @Slot(QQuickItem, QQuickWindow, float)
    def watch(self, field: QQuickItem | None, window: QQuickWindow | None, px_per_mm: float) -> None:
        """Fingers write on this item of the window from now on; null: there is nobody to write."""
        if self._window is not None:
            self._window.afterAnimating.disconnect(self._glass.draw)
            self._pen.wake = None
            self._window = None
        self.hand.leave()
        if isinstance(field, InkField) and window is not None:
            field.hand = self.hand
            # The window comes along: PySide takes what an item's window() gives for a part of that item, and lets go of
            # it with the item.
            self.hand.take(field, window, px_per_mm)
            self._window = window
            # On this thread, after all of a frame's touches and before it is drawn.
            self._window.afterAnimating.connect(self._glass.draw)
            self._pen.wake = self._window.update

    @Slot(str)
    def takePen(self, pen: str) -> None:
        if pen in get_args(Pen):
            self._told(inputs.PenChosen(cast("Pen", pen)))

    @Slot(str)
    def takeInk(self, ink: str) -> None:
        if ink in INKS:
            self._told(inputs.InkChosen(cast("Ink", ink)))

    @Slot()
    def takeEraser(self) -> None:
        self._told(inputs.EraserChosen())

    @Slot()
    def undo(self) -> None:
        self._told(inputs.InkUndone())

    @Slot()
    def redo(self) -> None:
        self._told(inputs.InkRedone())

    @Slot()
    def clear(self) -> None:
        self._told(inputs.InkCleared())

    @Slot()
    def turn(self) -> None:
        """The other side up."""
        self._told(inputs.SideTurned("back" if self._up == "front" else "front"))

    def _told(self, happening: Input) -> None:
        # A line under the finger ends where it is: what comes now is about what stands there.
        self.hand.end()
        self._receive(happening)
