"""What came in for 回首滨江: visitors' choices and the speaker's word on its clips."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.happenings.words import Input
from kiosk.voice_clips import Clip


@dataclass(frozen=True, slots=True)
class StoryOpened(Input):
    """A visitor opened a story at a panel by index from 0; `story_id` as in the story files."""

    story_id: str
    panel: int = 0


@dataclass(frozen=True, slots=True)
class PanelChosen(Input):
    """A panel of the open story by index from 0 (tap on the timeline, swipe)."""

    index: int


@dataclass(frozen=True, slots=True)
class NarrationToggled(Input):
    """A tap that stops the narration, or starts it again."""


@dataclass(frozen=True, slots=True)
class StoryShelved(Input):
    """Back from the open story to the choice of stories."""


@dataclass(frozen=True, slots=True)
class PanelReplayed(Input):
    """The panel from its beginning: sand over it, voice from the first word."""


@dataclass(frozen=True, slots=True)
class WholeStoryToggled(Input):
    """Let the story play by itself to its end, or stop turning by itself."""


@dataclass(frozen=True, slots=True)
class DetailOpened(Input):
    """A marked detail of the panel on screen was touched; `index` as in the story file, from 0."""

    index: int


@dataclass(frozen=True, slots=True)
class DetailClosed(Input):
    """The open detail's words are put away."""


@dataclass(frozen=True, slots=True)
class TextSizeToggled(Input):
    """The next text size: normal, large, largest, normal."""


@dataclass(frozen=True, slots=True)
class OptionChosen(Input):
    """An answer to the closing question; `index` of the option from 0."""

    index: int


@dataclass(frozen=True, slots=True)
class QuestionPassed(Input):
    """On from the closing question, answered or not."""


@dataclass(frozen=True, slots=True)
class NarrationAt(Input):
    """The speaker is `position_s` into the clip."""

    clip_id: str
    position_s: float


@dataclass(frozen=True, slots=True)
class CaptionLit(Input):
    """A sentence was lit by the clock, because nothing can be heard; told by the story."""

    clip_id: str


@dataclass(frozen=True, slots=True)
class NarrationEnded(Input):
    """The clip `clip_id` (story/panel/language) was played to its end."""

    clip_id: str


@dataclass(frozen=True, slots=True)
class VoiceMade(Input):
    """A stand-in voice for `clip_id` was made at the desk; `clip` has its file and the times of its sentences."""

    clip_id: str
    clip: Clip


@dataclass(frozen=True, slots=True)
class NarrationFailed(Input):
    """The clip can't be heard; captions go on by the clock. `reason` is one plain sentence."""

    clip_id: str
    reason: str
