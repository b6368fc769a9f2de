"""What hands do in 留影, beside writing: every button and picture that is touched, rung as the input it is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtMultimedia import QVideoSink
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.happenings import inputs
from kiosk.happenings.words import Input

QML_IMPORT_NAME = "KioskBridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the house")
class PostcardHand(QObject):
    """`preview_on` is told where the camera's preview is seen; None: nowhere."""

    def __init__(self, ring: Callable[[Input], None], preview_on: Callable[[QVideoSink | None], None]) -> None:
        super().__init__()
        self._ring = ring
        self._preview_on = preview_on

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

    @Slot(str)
    def lookAt(self, still_id: str) -> None:
        self._ring(inputs.ShotChosen(still_id))

    @Slot()
    def keepPhoto(self) -> None:
        self._ring(inputs.PhotoKept())

    @Slot()
    def withoutPhoto(self) -> None:
        self._ring(inputs.WithoutPhotoPressed())

    @Slot()
    def openCodeEntry(self) -> None:
        self._ring(inputs.CodeEntryOpened())

    @Slot(str)
    def enterCode(self, short_code: str) -> None:
        self._ring(inputs.CodeEntered(short_code))

    @Slot(str)
    def chooseFrame(self, frame_id: str) -> None:
        self._ring(inputs.FrameChosen(frame_id))

    @Slot()
    def settleFrame(self) -> None:
        self._ring(inputs.FrameSettled())

    @Slot()
    def back(self) -> None:
        self._ring(inputs.BoothBackPressed())

    @Slot()
    def makeCard(self) -> None:
        self._ring(inputs.CardAsked())

    @Slot(int)
    def chooseCopies(self, copies: int) -> None:
        self._ring(inputs.CopiesChosen(copies))

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
