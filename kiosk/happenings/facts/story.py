"""What is remembered of 回首滨江."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.happenings.words import Fact, Language


@dataclass(frozen=True, slots=True)
class PanelViewed(Fact):
    """A story panel was looked at.

    `story_id` and `panel_id` as in the story files, `language` of its words, `seconds` on screen; `heard`: its
    narration was played to the end.
    """

    exhibit = "story"

    story_id: str
    panel_id: str
    language: Language
    seconds: float
    heard: bool


@dataclass(frozen=True, slots=True)
class StoryViewed(Fact):
    """A story was put back.

    `story_id` as in the story files, `language` it was left in, `seconds` since it was opened, `panels`: how many
    different ones were seen; `finished`: its closing page was reached.
    """

    exhibit = "story"

    story_id: str
    language: Language
    seconds: float
    panels: int
    finished: bool


@dataclass(frozen=True, slots=True)
class QuestionAnswered(Fact):
    """A story's closing question was answered.

    `story_id` as in the story files, `question` which of its questions and `option` which answer, both from 1;
    `right`: it was the right one.
    """

    exhibit = "story"

    story_id: str
    question: int
    option: int
    right: bool
