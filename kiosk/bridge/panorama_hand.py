"""What hands do in 解读: every touch, drag and press of its scene, rung as the input it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.content.buildings import Building
from kiosk.happenings import inputs
from kiosk.happenings.words import Input, LightChoice

QML_IMPORT_NAME = "KioskBridge"
QML_IMPORT_MAJOR_VERSION = 1

CHOICES: tuple[LightChoice, ...] = ("clock", "day", "dusk", "night")


@QmlElement
@QmlUncreatable("made by the house")
class PanoramaHand(QObject):
    """Buildings by their index along the shore; what is no building's index rings nothing."""

    def __init__(self, ring: Callable[[Input], None], buildings: Sequence[Building]) -> None:
        super().__init__()
        self._ring = ring
        self._library = buildings

    def _open(self) -> int:
        """The building whose card lies open, or -1."""
        return -1

    def _alone(self) -> bool:
        """Whether only the idle cruise moves the ship."""
        return False

    @Slot()
    def frame(self) -> None:
        self._ring(inputs.FrameDrawn(alone=self._alone()))

    @Slot()
    def grab(self) -> None:
        self._ring(inputs.StripGrabbed())

    @Slot("double")
    def drag(self, metres: float) -> None:
        self._ring(inputs.StripDragged(metres))

    @Slot("double")
    def release(self, speed_mps: float) -> None:
        self._ring(inputs.StripReleased(speed_mps))

    @Slot("double")
    def stepWheel(self, steps: float) -> None:
        self._ring(inputs.WheelStepped(steps))

    @Slot(int)
    def openBuilding(self, place: int) -> None:
        if 0 <= place < len(self._library):
            self._ring(inputs.BuildingOpened(self._library[place].id))

    @Slot()
    def closeBuilding(self) -> None:
        self._ring(inputs.BuildingClosed())

    @Slot()
    def toggleVoice(self) -> None:
        self._ring(inputs.BuildingVoiceToggled())

    @Slot()
    def takeHome(self) -> None:
        """The open building, as a postcard frame."""
        place = self._open()
        if place >= 0:
            self._ring(inputs.BuildingCardAsked(self._library[place].id))

    @Slot()
    def seeStory(self) -> None:
        """The story that happened at the open building, if there is one."""
        place = self._open()
        story = self._library[place].story if place >= 0 else None
        if story:
            self._ring(inputs.StorySought(story.id, story.panel))

    @Slot(int)
    def lookAround(self, place: int) -> None:
        if 0 <= place < len(self._library):
            self._ring(inputs.RoundEntered(self._library[place].id))

    @Slot()
    def leaveRound(self) -> None:
        self._ring(inputs.RoundLeft())

    @Slot()
    def grabRound(self) -> None:
        self._ring(inputs.RoundGrabbed())

    @Slot("double", "double")
    def dragRound(self, heading_deg: float, pitch_deg: float) -> None:
        self._ring(inputs.RoundDragged(heading_deg, pitch_deg))

    @Slot("double")
    def releaseRound(self, heading_dps: float) -> None:
        self._ring(inputs.RoundReleased(heading_dps))

    @Slot("double")
    def zoomRound(self, factor: float) -> None:
        self._ring(inputs.RoundZoomed(factor))

    @Slot(bool)
    def holdYears(self, held: bool) -> None:
        self._ring(inputs.YearsHeld(held))

    @Slot("double")
    def setThen(self, share: float) -> None:
        self._ring(inputs.ThenSet(max(0.0, min(1.0, share))))

    @Slot(int)
    def chooseLight(self, choice: int) -> None:
        """By index: of the hour, day, dusk, night."""
        if 0 <= choice < len(CHOICES):
            self._ring(inputs.LightChosen(CHOICES[choice]))
