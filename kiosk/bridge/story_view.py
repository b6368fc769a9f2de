"""回首 as QML sees it: the choice of stories, the panel shown, its words and which of them are spoken."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Property, QObject, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.content.story import Panel, Story, picture_path
from kiosk.content.story_media import captions
from kiosk.content.text import Text, unbroken
from kiosk.exhibits.story import StoryState
from kiosk.happenings import inputs
from kiosk.happenings.words import Input, Language

QML_IMPORT_NAME = "KioskBridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the house")
class StoryView(QObject):
    """The exhibit's state. `page`: choice, panel, question or end.

    `stories` is a list of {id, title, summary, lit}. `panels` of the open story: {heading, picture, focusX, focusY,
    place, details: [{x, y, name, text}]}, `picture` without its ending, `place` the name of where on the river it was.
    `closing` is the question on screen: {ask, options, answer, explain, option, more}, `option` -1 until answered.
    """

    storiesChanged = Signal()
    storyChanged = Signal()
    shownChanged = Signal()
    sentencesChanged = Signal()
    spokenChanged = Signal()
    closingChanged = Signal()
    sizeChanged = Signal()

    def __init__(
        self,
        ring: Callable[[Input], None],
        stories: Mapping[str, Story],
        assets: Path,
        places: Mapping[str, Text],
        miss: Callable[[str], None],
    ) -> None:
        """`places`: the names of the buildings on the river by id. `miss` is told story/panel of a picture that can't
        be shown.
        """
        super().__init__()
        self._ring = ring
        self._library = stories
        self._assets = assets
        self._places = places
        self._miss = miss
        self._state: StoryState | None = None
        self._stories: list[dict[str, str]] = []
        self._panels: list[dict[str, Any]] = []
        self._sentences: list[str] = []
        self._closing: dict[str, Any] = {}

    def show(self, state: StoryState) -> None:
        """Set what changed."""
        before, self._state = self._state, state

        def differs(*names: str) -> bool:
            return before is None or any(getattr(before, name) != getattr(state, name) for name in names)

        if differs("language"):
            self._stories = [self._entry(story, state.language) for story in self._library.values()]
            self.storiesChanged.emit()
        if differs("language", "story_id"):
            panels = state.story.panels if state.story else []
            self._panels = [self._panel_of(state.story_id, panel, state.language) for panel in panels]
            self.storyChanged.emit()
        if differs("page", "panel", "arrivals", "detail", "story_id"):
            self.shownChanged.emit()
        if before is None or before.telling.words != state.telling.words or differs("panel", "page"):
            self._sentences = self._sentences_of(state)
            self.sentencesChanged.emit()
        if differs("telling", "whole"):
            self.spokenChanged.emit()
        if differs("page", "question", "option", "language"):
            self._closing = self._closing_of(state)
            self.closingChanged.emit()
        if differs("text_size"):
            self.sizeChanged.emit()

    def _sentences_of(self, state: StoryState) -> list[str]:
        panel = state.shown_panel
        if panel is None:
            return []
        return [unbroken(sentence) for sentence in captions(panel, state.telling.words.clip, state.language)]

    def _entry(self, story: Story, language: Language) -> dict[str, str]:
        return {
            "id": story.id,
            "title": story.title[language],
            "summary": unbroken(story.summary[language]),
            "lit": self._url(picture_path(self._assets, story.id, story.panels[0].id, "lit")),
        }

    def _panel_of(self, story_id: str, panel: Panel, language: Language) -> dict[str, Any]:
        whole = self._url(picture_path(self._assets, story_id, panel.id, "light"))
        place = self._places.get(panel.where)
        return {
            "heading": unbroken(panel.heading[language]),
            "picture": whole.removesuffix("-light.webp"),
            "focusX": panel.focus[0],
            "focusY": panel.focus[1],
            "place": place[language] if place else "",
            "details": [
                {"x": d.at[0], "y": d.at[1], "name": d.name[language], "text": unbroken(d.text[language])}
                for d in panel.details
            ],
        }

    def _closing_of(self, state: StoryState) -> dict[str, Any]:
        question = state.asked
        if question is None or state.story is None:
            return {}
        return {
            "ask": unbroken(question.ask[state.language]),
            "options": [unbroken(option[state.language]) for option in question.options],
            "answer": question.answer,
            "explain": unbroken(question.explain[state.language]),
            "option": state.option,
            "more": state.question + 1 < len(state.story.questions),
        }

    def _url(self, path: Path) -> str:
        return QUrl.fromLocalFile(str(path)).toString()

    @Property("QVariantList", notify=storiesChanged)
    def stories(self) -> list[dict[str, str]]:
        return self._stories

    @Property(str, notify=storyChanged)
    def title(self) -> str:
        return self._state.story.title[self._state.language] if self._state and self._state.story else ""

    @Property("QVariantList", notify=storyChanged)
    def panels(self) -> list[dict[str, Any]]:
        return self._panels

    @Property(str, notify=shownChanged)
    def page(self) -> str:
        return self._state.page if self._state else "choice"

    @Property(int, notify=shownChanged)
    def panel(self) -> int:
        return self._state.panel if self._state else 0

    @Property(int, notify=shownChanged)
    def arrivals(self) -> int:
        return self._state.arrivals if self._state else 0

    @Property(int, notify=shownChanged)
    def detail(self) -> int:
        return self._state.detail if self._state else -1

    @Property("QStringList", notify=sentencesChanged)
    def sentences(self) -> list[str]:
        return self._sentences

    @Property(int, notify=spokenChanged)
    def sentence(self) -> int:
        return self._state.telling.sentence if self._state else -1

    @Property(bool, notify=spokenChanged)
    def speaking(self) -> bool:
        return bool(self._state and self._state.telling.under_way)

    @Property(bool, notify=spokenChanged)
    def whole(self) -> bool:
        return bool(self._state and self._state.whole)

    @Property("QVariantMap", notify=closingChanged)
    def closing(self) -> dict[str, Any]:
        return self._closing

    @Property(int, notify=sizeChanged)
    def textSize(self) -> int:
        return self._state.text_size if self._state else 0

    @Slot(str)
    def openStory(self, story_id: str) -> None:
        self._ring(inputs.StoryOpened(story_id))

    @Slot()
    def shelve(self) -> None:
        self._ring(inputs.StoryShelved())

    @Slot(int)
    def choosePanel(self, index: int) -> None:
        self._ring(inputs.PanelChosen(index))

    @Slot()
    def toggleNarration(self) -> None:
        self._ring(inputs.NarrationToggled())

    @Slot()
    def replay(self) -> None:
        self._ring(inputs.PanelReplayed())

    @Slot()
    def toggleWhole(self) -> None:
        self._ring(inputs.WholeStoryToggled())

    @Slot(int)
    def openDetail(self, index: int) -> None:
        self._ring(inputs.DetailOpened(index))

    @Slot()
    def closeDetail(self) -> None:
        self._ring(inputs.DetailClosed())

    @Slot()
    def toggleTextSize(self) -> None:
        self._ring(inputs.TextSizeToggled())

    @Slot(int)
    def answer(self, index: int) -> None:
        self._ring(inputs.OptionChosen(index))

    @Slot()
    def passQuestion(self) -> None:
        self._ring(inputs.QuestionPassed())

    @Slot()
    def seePlace(self) -> None:
        """Where on the river the panel's moment was; nothing for a panel without such a place."""
        panel = self._state.shown_panel if self._state else None
        if panel and panel.where in self._places:
            self._ring(inputs.PlaceSought(panel.where))

    @Slot()
    def takeHome(self) -> None:
        """The last panel seen, as a postcard frame."""
        if self._state and self._state.story:
            panel = self._state.story.panels[self._state.panel]
            self._ring(inputs.StoryCardAsked(self._state.story_id, panel.id))

    @Slot()
    def missPicture(self) -> None:
        """The picture on screen can't be shown: staff are told, visitors see its heading in plain sand."""
        panel = self._state.shown_panel if self._state else None
        if self._state and panel:
            self._miss(f"{self._state.story_id}/{panel.id}")
