"""Every panel can be taken home as a postcard, made after one pattern; what is wrong with it is named."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kiosk.content.postcard import load_frames
from kiosk.content.story import load_stories
from kiosk.content.story_card import PATTERN_FILE, load_story_frame, story_frame_id, story_frames
from kiosk.places import SCENES
from kiosk.yaml_source import SourceError

STORIES = load_stories(SCENES / "story" / "stories")
FRAMES = story_frames(load_story_frame(SCENES), STORIES)


@pytest.fixture
def scenes(tmp_path: Path) -> Path:
    """The shipped pattern in a place where it can be spoiled."""
    (tmp_path / "postcard").mkdir()
    shutil.copy(SCENES / "postcard" / PATTERN_FILE, tmp_path / "postcard" / PATTERN_FILE)
    return tmp_path


def spoil(scenes: Path, old: str, new: str) -> None:
    path = scenes / "postcard" / PATTERN_FILE
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_every_panel_has_a_frame_of_its_own() -> None:
    assert set(FRAMES) == {story_frame_id(story.id, panel.id) for story in STORIES.values() for panel in story.panels}
    assert not set(FRAMES) & set(load_frames(SCENES / "postcard" / "frames"))


def test_a_frame_bears_its_panel_s_picture_and_words_in_both_languages() -> None:
    story = STORIES["voyage-begins"]
    panel = story.panels[3]
    frame = FRAMES["story-voyage-begins-p4"]
    assert frame.picture is not None
    assert frame.picture.file == "story/relief/voyage-begins/p4-lit.webp"
    assert frame.picture.focus == panel.focus
    for language in ("zh", "en"):
        printed = "|".join(lettering.words[language] for lettering in frame.lettering)
        assert story.title[language] in printed
        assert panel.heading[language] in printed
        assert "{story}" not in printed
        assert "{heading}" not in printed
        assert "{date}" in printed
        assert panel.heading[language] in frame.name[language]


def test_a_missing_pattern_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"story_frame\.yaml: the file is missing"):
        load_story_frame(tmp_path)


def test_a_pattern_that_reaches_over_the_card_or_names_an_unknown_place_is_refused(scenes: Path) -> None:
    spoil(scenes, "box: [0, 0, 148, 65]", "box: [0, 0, 148, 165]")
    spoil(scenes, 'zh: "{heading}"', 'zh: "{panel}"')
    with pytest.raises(SourceError) as refused:
        load_story_frame(scenes)
    told = str(refused.value)
    assert "reaches over the card's edge" in told
    assert "{panel} is no known place; known: {story}, {heading}, {station}, {date}, {serial}" in told


def test_an_ordinary_frame_has_no_story_to_name(tmp_path: Path) -> None:
    text = (SCENES / "postcard" / "frames" / "letter.yaml").read_text(encoding="utf-8")
    (tmp_path / "letter.yaml").write_text(text.replace("见字如面", '"{story}"'), encoding="utf-8")
    with pytest.raises(SourceError, match=r"\{story\} is no known place"):
        load_frames(tmp_path)
