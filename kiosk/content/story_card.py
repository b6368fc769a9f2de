"""留影 meets 回首: every panel's picture as a postcard frame, after the one pattern in scenes/postcard."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field

from kiosk.content.frame_pattern import FramePattern, PatternPicture, patterned
from kiosk.content.postcard import PLACEHOLDERS, Frame, Lettering, Picture, with_places
from kiosk.content.story import Panel, Story, picture_path
from kiosk.content.text import Text
from kiosk.yaml_source import load_typed

PATTERN_FILE = "story_frame.yaml"
STORY_PLACES = ("story", "heading")


class StoryLettering(Lettering):
    """Words that may also name the `{story}` and the panel by its `{heading}`."""

    words: Annotated[Text, AfterValidator(with_places(*STORY_PLACES, *PLACEHOLDERS))]


class StoryFrame(FramePattern):
    """The pattern of the stories' postcard frames; what the panel calls its focus stays in sight."""

    name: Annotated[Text, AfterValidator(with_places(*STORY_PLACES))]
    picture: PatternPicture
    lettering: Annotated[tuple[StoryLettering, ...], Field(strict=False)]


def story_frame_id(story_id: str, panel_id: str) -> str:
    """The id of the frame that shows this panel."""
    return f"story-{story_id}-{panel_id}"


def load_story_frame(scenes: Path) -> StoryFrame:
    """The pattern; raises `SourceError` with every fault, also when it is missing."""
    return load_typed(scenes / "postcard" / PATTERN_FILE, StoryFrame)


def story_frames(pattern: StoryFrame, stories: Mapping[str, Story]) -> Mapping[str, Frame]:
    """A frame for every panel, by its id."""
    frames = [_frame(pattern, story, panel) for story in stories.values() for panel in story.panels]
    return {frame.id: frame for frame in frames}


def _frame(pattern: StoryFrame, story: Story, panel: Panel) -> Frame:
    file = picture_path(Path(), story.id, panel.id, "lit").as_posix()
    return patterned(
        pattern,
        story_frame_id(story.id, panel.id),
        pattern.name,
        Picture.model_construct(file=file, box=pattern.picture.box, focus=panel.focus),
        pattern.lettering,
        {"story": story.title, "heading": panel.heading},
    )
