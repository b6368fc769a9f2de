"""回首 as QML sees it: the story's panels, the one shown, the sentences and which of them is spoken."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Property, QObject, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.content.story import Story, captions, picture_path
from kiosk.content.text import unbroken
from kiosk.exhibits.story import StoryState
from kiosk.happenings import inputs
from kiosk.happenings.words import Input

QML_IMPORT_NAME = "KioskBridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the house")
class StoryView(QObject):
    """The open story. `panels` is a list of {heading, light}; `sentences` are the captions of the panel shown."""

    storyChanged = Signal()
    panelChanged = Signal()
    sentencesChanged = Signal()
    sentenceChanged = Signal()
    speakingChanged = Signal()

    def __init__(self, ring: Callable[[Input], None], stories: Mapping[str, Story], assets: Path) -> None:
        super().__init__()
        self._ring = ring
        self._stories = stories
        self._assets = assets
        self._shown: tuple[str, str] = ("", "")
        self._title = ""
        self._panels: list[dict[str, str]] = []
        self._panel = 0
        self._captioned = ""
        self._sentences: list[str] = []
        self._sentence = -1
        self._speaking = False

    def show(self, state: StoryState) -> None:
        """Set what changed."""
        if (state.story_id, state.language) != self._shown:
            self._shown = (state.story_id, state.language)
            story = self._stories.get(state.story_id)
            self._title = story.title[state.language] if story else ""
            self._panels = [self._panel_of(panel, state) for panel in story.panels] if story else []
            self.storyChanged.emit()
        if state.panel != self._panel:
            self._panel = state.panel
            self.panelChanged.emit()
        if state.clip_id != self._captioned:
            self._captioned = state.clip_id
            self._sentences = self._sentences_of(state)
            self.sentencesChanged.emit()
        if state.sentence != self._sentence:
            self._sentence = state.sentence
            self.sentenceChanged.emit()
        if state.speaking != self._speaking:
            self._speaking = state.speaking
            self.speakingChanged.emit()

    def _sentences_of(self, state: StoryState) -> list[str]:
        if not state.story_id:
            return []
        shown = captions(self._stories[state.story_id].panels[state.panel], state.clip, state.language)
        return [unbroken(sentence) for sentence in shown]

    def _panel_of(self, panel: Any, state: StoryState) -> dict[str, str]:
        light = QUrl.fromLocalFile(str(picture_path(self._assets, panel.picture, "light")))
        return {"heading": panel.heading[state.language], "light": light.toString()}

    @Property(str, notify=storyChanged)
    def title(self) -> str:
        return self._title

    @Property("QVariantList", notify=storyChanged)
    def panels(self) -> list[dict[str, str]]:
        return self._panels

    @Property(int, notify=panelChanged)
    def panel(self) -> int:
        return self._panel

    @Property("QStringList", notify=sentencesChanged)
    def sentences(self) -> list[str]:
        return self._sentences

    @Property(int, notify=sentenceChanged)
    def sentence(self) -> int:
        return self._sentence

    @Property(bool, notify=speakingChanged)
    def speaking(self) -> bool:
        return self._speaking

    @Slot(int)
    def choosePanel(self, index: int) -> None:
        self._ring(inputs.PanelChosen(index))

    @Slot()
    def toggleNarration(self) -> None:
        self._ring(inputs.NarrationToggled())
