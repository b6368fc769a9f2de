"""留影 as QML sees it: the booth's step, the cards to choose from, the handwriting, the finished card."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtMultimedia import QVideoSink
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.content.postcard import CARD_MM, Box, Frame
from kiosk.exhibits.postcard import PostcardState
from kiosk.happenings import inputs
from kiosk.happenings.words import Input, Language, Stroke
from kiosk.press.ink import Dot, Nib, dots

QML_IMPORT_NAME = "KioskBridge"
QML_IMPORT_MAJOR_VERSION = 1


def _flat(drawn: list[Dot]) -> list[float]:
    return [number for dot in drawn for number in (dot.x, dot.y, dot.width)]


@QmlElement
@QmlUncreatable("made by the house")
class PostcardView(QObject):
    """`frames` lists those on offer: {id, name, picture, ink, field: {x, y, width, height} in millimetres}.

    Pictures are ids of image://booth/, the press's own pixels, so that what is seen is what is printed. The pen gives
    dots as flat lists of x, y and width in millimetres of the writing field, drawn by the press's own nib.
    """

    stepChanged = Signal()
    cameraChanged = Signal()
    framesChanged = Signal()
    frameChanged = Signal()
    strokesChanged = Signal()
    inkRedrawn = Signal()
    cardChanged = Signal()
    printChanged = Signal()

    def __init__(
        self,
        ring: Callable[[Input], None],
        frames: Mapping[str, Frame],
        preview_on: Callable[[QVideoSink | None], None],
        zone: ZoneInfo,
    ) -> None:
        super().__init__()
        self._ring = ring
        self._frames = frames
        self._preview_on = preview_on
        self._zone = zone
        self._state: PostcardState | None = None
        self._shown: list[dict[str, Any]] = []
        self._nib: Nib | None = None
        self._drawn: tuple[Stroke, ...] = ()

    def show(self, state: PostcardState) -> None:
        """Set what changed."""
        before, self._state = self._state, state
        frames = [self._described(frame_id, state.previews, state.language) for frame_id in state.offered]
        if frames != self._shown:
            self._shown = frames
            self.framesChanged.emit()
        for signal, names in (
            (self.cameraChanged, ("camera", "camera_rehearsal", "count", "still_id")),
            (self.frameChanged, ("frame_id",)),
            (self.strokesChanged, ("strokes", "ink_full")),
            (self.cardChanged, ("card", "deleted")),
            (self.printChanged, ("print_step", "print_reason", "print_rehearsal")),
            (self.stepChanged, ("step", "make_failed")),
        ):
            if before is None or any(getattr(before, name) != getattr(state, name) for name in names):
                signal.emit()
        if state.strokes != self._drawn:
            # Not the pen's own last stroke: undone, cleared, or a new visitor.
            self._drawn = state.strokes
            self.inkRedrawn.emit()

    def _described(self, frame_id: str, previews: Mapping[str, str], language: Language) -> dict[str, Any]:
        frame = self._frames[frame_id]
        field = frame.writing.box
        return {
            "id": frame_id,
            "name": frame.name[language],
            "picture": previews.get(frame_id, ""),
            "ink": frame.writing.ink[:7],
            "field": {"x": field.x, "y": field.y, "width": field.width, "height": field.height},
        }

    @property
    def _strokes(self) -> tuple[Stroke, ...]:
        return self._state.strokes if self._state else ()

    @property
    def _field(self) -> Box:
        assert self._state is not None
        return self._frames[self._state.frame_id].writing.box

    @Property(str, notify=stepChanged)
    def step(self) -> str:
        return self._state.step if self._state else "off"

    @Property(bool, notify=stepChanged)
    def makeFailed(self) -> bool:
        return bool(self._state and self._state.make_failed)

    @Property(str, notify=cameraChanged)
    def camera(self) -> str:
        return self._state.camera if self._state else "opening"

    @Property(bool, notify=cameraChanged)
    def mirrored(self) -> bool:
        """People want a mirror; drawn and filmed pictures keep their writing readable."""
        return not (self._state and self._state.camera_rehearsal)

    @Property(int, notify=cameraChanged)
    def count(self) -> int:
        return self._state.count if self._state else 0

    @Property(str, notify=cameraChanged)
    def still(self) -> str:
        return (self._state.still_id or "") if self._state else ""

    @Property(float, constant=True)
    def cardWidthMm(self) -> float:
        return CARD_MM[0]

    @Property(float, constant=True)
    def cardHeightMm(self) -> float:
        return CARD_MM[1]

    @Property("QVariantList", notify=framesChanged)
    def frames(self) -> list[dict[str, Any]]:
        return self._shown

    @Property(int, notify=frameChanged)
    def frame(self) -> int:
        """The chosen frame's place in `frames`."""
        return self._state.offered.index(self._state.frame_id) if self._state else 0

    @Property(bool, notify=strokesChanged)
    def written(self) -> bool:
        return bool(self._strokes)

    @Property(bool, notify=strokesChanged)
    def inkFull(self) -> bool:
        return bool(self._state and self._state.ink_full)

    @Property(str, notify=cardChanged)
    def cardPicture(self) -> str:
        card = self._state.card if self._state else None
        return card.picture_id if card else ""

    @Property(str, notify=cardChanged)
    def code(self) -> str:
        card = self._state.card if self._state else None
        return card.code_id if card else ""

    @Property(str, notify=cardChanged)
    def until(self) -> str:
        """The station's local time until which the link lives."""
        card = self._state.card if self._state else None
        if card is None:
            return ""
        return f"{datetime.fromtimestamp(card.expires_utc_ms / 1000, UTC).astimezone(self._zone):%Y-%m-%d %H:%M}"

    @Property(bool, notify=cardChanged)
    def deleted(self) -> bool:
        return bool(self._state and self._state.deleted)

    @Property(str, notify=printChanged)
    def printStep(self) -> str:
        return self._state.print_step if self._state else "none"

    @Property(str, notify=printChanged)
    def printReason(self) -> str:
        """The reason as a key of the words."""
        return self._state.print_reason.replace("-", "_") if self._state else ""

    @Property(bool, notify=printChanged)
    def printRehearsal(self) -> bool:
        return bool(self._state and self._state.print_rehearsal)

    @Slot(QObject)
    def previewOn(self, sink: QObject | None) -> None:
        """Where the camera's preview goes; null when the scene is left."""
        self._preview_on(sink if isinstance(sink, QVideoSink) else None)

    @Slot()
    def shoot(self) -> None:
        self._ring(inputs.ShutterPressed())

    @Slot()
    def retake(self) -> None:
        self._ring(inputs.RetakePressed())

    @Slot()
    def keepPhoto(self) -> None:
        self._ring(inputs.PhotoKept())

    @Slot()
    def withoutPhoto(self) -> None:
        self._ring(inputs.WithoutPhotoPressed())

    @Slot(str)
    def chooseFrame(self, frame_id: str) -> None:
        self._ring(inputs.FrameChosen(frame_id))

    @Slot()
    def settleFrame(self) -> None:
        self._ring(inputs.FrameSettled())

    @Slot()
    def back(self) -> None:
        self._ring(inputs.BoothBackPressed())

    @Slot(float, float, result="QVariantList")
    def penDown(self, x_mm: float, y_mm: float) -> list[float]:
        """The pen touches the paper."""
        self._nib = Nib()
        return _flat(self._nib.move(x_mm, y_mm))

    @Slot(float, float, result="QVariantList")
    def penMove(self, x_mm: float, y_mm: float) -> list[float]:
        nib = self._nib
        return _flat(nib.move(x_mm, y_mm)) if nib is not None and nib.points[-1:] != [(x_mm, y_mm)] else []

    @Slot(result="QVariantList")
    def penUp(self) -> list[float]:
        """The pen leaves: the stroke is one more of the visitor's."""
        nib, self._nib = self._nib, None
        if nib is None or not nib.points:
            return []
        field = self._field
        stroke = tuple((x / field.width, y / field.height) for x, y in nib.points)
        last = _flat(nib.lift())
        self._drawn = (*self._strokes, stroke)
        self._ring(inputs.InkChanged(self._drawn))
        return last

    @Slot(result="QVariantList")
    def allInk(self) -> list[float]:
        """Every dot of the handwriting so far."""
        field = self._field
        return [number for stroke in self._strokes for number in _flat(dots(stroke, field.width, field.height))]

    @Slot()
    def undoInk(self) -> None:
        self._ring(inputs.InkChanged(self._strokes[:-1]))

    @Slot()
    def clearInk(self) -> None:
        self._ring(inputs.InkChanged(()))

    @Slot()
    def makeCard(self) -> None:
        self._ring(inputs.CardAsked())

    @Slot()
    def printCard(self) -> None:
        self._ring(inputs.PrintPressed())

    @Slot()
    def anotherCard(self) -> None:
        self._ring(inputs.AnotherCardPressed())

    @Slot()
    def deleteCard(self) -> None:
        self._ring(inputs.CardDeletePressed())

    @Slot()
    def done(self) -> None:
        self._ring(inputs.BoothDonePressed())
