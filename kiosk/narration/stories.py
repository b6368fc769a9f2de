"""The words to speak, taken from the stories, each with the reading hints of its panel."""

from __future__ import annotations

from pathlib import Path

from kiosk.content.folder import read_folder
from kiosk.content.story import LANGUAGES, Story
from kiosk.narration.lexicon import check_reading
from kiosk.narration.script import NarrationText
from kiosk.yaml_source import Fault, SourceError, fault_at


def narration_texts(stories_folder: Path) -> list[NarrationText]:
    """Every panel's words in both languages; raises `SourceError` with every fault, unreadable hints included."""
    stories, faults = read_folder(stories_folder, Story, "story")
    faults += [fault for path, story in stories for fault in hint_faults(path, story)]
    if faults:
        raise SourceError(faults)
    return [text for _, story in stories for text in texts_of(story)]


def texts_of(story: Story) -> list[NarrationText]:
    """The narration of a story, panel by panel; the hints are Mandarin's."""
    return [
        NarrationText(
            f"{story.id}/{panel.id}",
            language,
            panel.narration[language],
            panel.reading.heteronyms if language == "zh" else {},
            story.voice,
        )
        for panel in story.panels
        for language in LANGUAGES
    ]


def hint_faults(path: Path, story: Story) -> list[Fault]:
    """A fault for every reading hint in a story's file that is no pinyin or has not one syllable per character."""
    return [
        fault_at(path, ("panels", number, "reading", "heteronyms", word), reading, reason)
        for number, panel in enumerate(story.panels)
        for word, reading in panel.reading.heteronyms.items()
        if (reason := check_reading(word, reading, "zh"))
    ]
