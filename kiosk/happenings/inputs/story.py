"""What came in for 回首滨江: visitors' choices and the speaker's word on its clips."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.happenings.words import Input


@dataclass(frozen=True, slots=True)
class StoryOpened(Input):
    """A visitor opened a story; `story_id` as in the story files."""

    story_id: str


@dataclass(frozen=True, slots=True)
class PanelChosen(Input):
    """A panel of the open story by index from 0 (tap on the timeline, swipe)."""

    index: int


@dataclass(frozen=True, slots=True)
class NarrationToggled(Input):
    """A tap that stops the narration, or starts it again."""


@dataclass(frozen=True, slots=True)
class NarrationAt(Input):
    """The speaker is `position_s` into the clip."""

    clip_id: str
    position_s: float


@dataclass(frozen=True, slots=True)
class NarrationEnded(Input):
    """The clip `clip_id` (story/panel/language) was played to its end."""

    clip_id: str


@dataclass(frozen=True, slots=True)
class NarrationFailed(Input):
    """The clip can't be heard; captions go on by the clock. `reason` is one plain sentence."""

    clip_id: str
    reason: str
