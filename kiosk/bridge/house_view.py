"""What every scene may see of the house: the scene on screen, the language and its words, 还在吗?, the ribbon."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.exhibits.visit import VisitState
from kiosk.happenings import inputs
from kiosk.happenings.words import Input

QML_IMPORT_NAME = "KioskBridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the house")
class HouseView(QObject):
    """The visit and the station as QML sees them."""

    sceneChanged = Signal()
    languageChanged = Signal()
    askingChanged = Signal()
    ribbonChanged = Signal()

    def __init__(
        self,
        ring: Callable[[Input], None],
        words: Mapping[str, Mapping[str, Mapping[str, str]]],
        screen_mm: tuple[int, int],
        lower: bool,
        hold_s: float,
    ) -> None:
        super().__init__()
        self._ring = ring
        self._all_words = words
        self._screen_mm = screen_mm
        self._lower = lower
        self._hold_s = hold_s
        self._scene = "attract"
        self._back_to = ""
        self._rests = ""
        self._language = "zh"
        self._tongues = {language: self._words_in(language) for language in ("zh", "en")}
        self._words = self._tongues["zh"]
        self._ask_s = 0
        self._rehearsing = False
        self._practice_pin = False
        self._practising = False

    def _words_in(self, language: str) -> dict[str, dict[str, str]]:
        return {
            scene: {key: text[language] for key, text in entries.items()} for scene, entries in self._all_words.items()
        }

    def show(self, state: VisitState) -> None:
        """Set what changed."""
        if state.language != self._language:
            self._language = state.language
            self._words = self._tongues[state.language]
            self.languageChanged.emit()
        if (state.scene, state.back_to, state.rests) != (self._scene, self._back_to, self._rests):
            self._scene, self._back_to, self._rests = state.scene, state.back_to, state.rests
            self.sceneChanged.emit()
        if state.ask_left_s != self._ask_s:
            self._ask_s = state.ask_left_s
            self.askingChanged.emit()

    def show_rehearsal(self, rehearsing: bool, practice_pin: bool) -> None:
        """Light or darken the 演练 ribbon."""
        if (rehearsing, practice_pin) != (self._rehearsing, self._practice_pin):
            self._rehearsing, self._practice_pin = rehearsing, practice_pin
            self.ribbonChanged.emit()

    def show_practice(self, practising: bool) -> None:
        """Say on the ribbon that staff practise."""
        if practising != self._practising:
            self._practising = practising
            self.ribbonChanged.emit()

    @Property(str, notify=sceneChanged)
    def scene(self) -> str:
        return self._scene

    @Property(str, notify=sceneChanged)
    def backTo(self) -> str:
        """The scene a link was followed from, or ""."""
        return self._back_to

    @Property(str, notify=sceneChanged)
    def rests(self) -> str:
        """The exhibit in whose place the scene `resting` is shown, or ""."""
        return self._rests

    @Property(str, notify=languageChanged)
    def language(self) -> str:
        return self._language

    @Property("QVariantMap", notify=languageChanged)
    def words(self) -> dict[str, Any]:
        return self._words

    @Property("QVariantMap", constant=True)
    def tongues(self) -> dict[str, Any]:
        """The words of both languages, zh and en, for a screen that belongs to no visit."""
        return self._tongues

    @Property(int, notify=askingChanged)
    def askLeftS(self) -> int:
        return self._ask_s

    @Property(bool, notify=ribbonChanged)
    def rehearsing(self) -> bool:
        return self._rehearsing

    @Property(bool, notify=ribbonChanged)
    def practicePin(self) -> bool:
        return self._practice_pin

    @Property(bool, notify=ribbonChanged)
    def practising(self) -> bool:
        return self._practising

    @Property(int, constant=True)
    def screenWidthMm(self) -> int:
        return self._screen_mm[0]

    @Property(bool, constant=True)
    def lower(self) -> bool:
        return self._lower

    @Property(float, constant=True)
    def holdS(self) -> float:
        return self._hold_s

    @Slot()
    def touchAttract(self) -> None:
        self._ring(inputs.AttractTouched(visit_id=str(uuid.uuid4())))

    @Slot(str)
    def choose(self, scene: str) -> None:
        self._ring(inputs.SceneChosen(scene))

    @Slot(str)
    def speakLanguage(self, language: str) -> None:
        self._ring(inputs.LanguageChosen(language))

    @Slot()
    def leaveVisit(self) -> None:
        self._ring(inputs.VisitLeft())

    @Slot()
    def stillHere(self) -> None:
        self._ring(inputs.StillHere())

    @Slot(str)
    def active(self, source: str) -> None:
        self._ring(inputs.Active(source))

    @Slot()
    def holdCorner(self) -> None:
        self._ring(inputs.StaffCornerHeld())
