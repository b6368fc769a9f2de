"""历史上的今天 as QML sees it: the picture the resting screen shows, the line on it, the way into that story."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from PySide6.QtCore import Property, QDate, QLocale, QObject, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.content.story import LANGUAGES, Story, picture_path
from kiosk.exhibits.day import DayState
from kiosk.happenings import inputs
from kiosk.happenings.words import Input, Language

QML_IMPORT_NAME = "KioskBridge"
QML_IMPORT_MAJOR_VERSION = 1
LOCALES: Mapping[Language, QLocale] = {
    "zh": QLocale(QLocale.Language.Chinese, QLocale.Country.China),
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
}
LIVE_KINDS = ("light", "shadow")


@QmlElement
@QmlUncreatable("made by the house")
class DayView(QObject):
    """`words`: the attract scene's, with the two headings and how a date is written. All is empty without a story."""

    changed = Signal()

    def __init__(
        self,
        ring: Callable[[Input], None],
        stories: Mapping[str, Story],
        assets: Path,
        words: Mapping[str, Mapping[str, str]],
    ) -> None:
        super().__init__()
        self._ring = ring
        self._stories = stories
        self._assets = assets
        self._words = words
        self._state: DayState | None = None
        self._story_id = ""
        self._panel = 0
        self._picture = ""
        self._when: dict[str, str] = {}
        self._what: dict[str, str] = {}

    def show(self, state: DayState) -> None:
        """Set what changed."""
        if state == self._state:
            return
        self._state = state
        told = state.told
        self._story_id, self._picture, self._when, self._what = "", "", {}, {}
        # A panel without its pictures would leave the hall's first sight bare.
        if told is not None and self._has_pictures(told.story_id, told.panel_id):
            story = self._stories[told.story_id]
            self._story_id = story.id
            self._panel = [panel.id for panel in story.panels].index(told.panel_id)
            panel = story.panels[self._panel]
            light = str(picture_path(self._assets, story.id, panel.id, "light"))
            self._picture = QUrl.fromLocalFile(light.removesuffix("-light.webp")).toString()
            near = self._words["today" if state.very_day else "these_days"]
            for language in LANGUAGES:
                self._when[language] = f"{near[language]} · {self._written(told.day, language)}"
                self._what[language] = f"{story.title[language]} · {panel.heading[language]}"
        self.changed.emit()

    def _has_pictures(self, story_id: str, panel_id: str) -> bool:
        return all(picture_path(self._assets, story_id, panel_id, kind).is_file() for kind in LIVE_KINDS)

    def _written(self, day: date, language: Language) -> str:
        pattern = self._words["date"][language]
        return LOCALES[language].toString(QDate(day.year, day.month, day.day), pattern)

    @Property(str, notify=changed)
    def picture(self) -> str:
        """The relief's files without their endings; empty: the picture of other days."""
        return self._picture

    @Property("QVariantMap", notify=changed)
    def when(self) -> dict[str, str]:
        """By language: how near the day is, and its date."""
        return self._when

    @Property("QVariantMap", notify=changed)
    def what(self) -> dict[str, str]:
        """By language: the story and the panel."""
        return self._what

    @Slot()
    def open(self) -> None:
        """Come aboard, straight to that panel."""
        if not self._story_id:
            return
        self._ring(inputs.AttractTouched(visit_id=str(uuid.uuid4())))
        self._ring(inputs.SceneChosen("story"))
        self._ring(inputs.StoryOpened(self._story_id, self._panel))
