"""The words to speak, taken from the stories, each with the reading hints of its panel."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kiosk.content.story import LANGUAGES, Story, load_stories
from kiosk.narration.lexicon import check_reading
from kiosk.narration.script import NarrationText
from kiosk.yaml_source import Fault, SourceError


def narration_texts(stories_folder: Path) -> list[NarrationText]:
    """Every panel's words in both languages; raises `SourceError` with every fault, unreadable hints included."""
    stories = load_stories(stories_folder)
    faults = [fault for story in stories.values() for fault in hint_faults(stories_folder, story)]
    if faults:
        raise SourceError(faults)
    return texts_of(stories)


def texts_of(stories: Mapping[str, Story]) -> list[NarrationText]:
    """The narration of loaded stories, story by story; the hints are Mandarin's."""
    return [
        NarrationText(
            f"{story.id}/{panel.id}",
            language,
            panel.narration[language],
            panel.reading.heteronyms if language == "zh" else {},
        )
        for story in stories.values()
        for panel in story.panels
        for language in LANGUAGES
    ]


def hint_faults(stories_folder: Path, story: Story) -> list[Fault]:
    """A fault for every reading hint that is no pinyin or has not one syllable per character."""
    return [
        Fault(
            str(stories_folder / f"{story.id}.yaml"), 0, f"{panel.id}.reading.heteronyms.{word}", repr(reading), reason
        )
        for panel in story.panels
        for word, reading in panel.reading.heteronyms.items()
        if (reason := check_reading(word, reading, "zh"))
    ]
