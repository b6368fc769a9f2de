"""Stories as staff write them: what is wrong is named with file and line, and what is shipped is whole."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from kiosk.content.glyphs import glyph_faults
from kiosk.content.panorama import load_panorama
from kiosk.content.story import Detail, load_stories, picture_path, readable_stories
from kiosk.content.story_media import PICTURES, captions, load_voices, picture_faults
from kiosk.content.text import Text
from kiosk.content.words import load_words
from kiosk.places import ASSETS, SCENES
from kiosk.voice_clips import clip_paths
from kiosk.yaml_source import SourceError

SHIPPED = SCENES / "story" / "stories" / "01-voyage-begins.yaml"
FONTS = sorted((ASSETS / "fonts").glob("*.[ot]tf"))


@pytest.fixture
def story_file(tmp_path: Path) -> Callable[..., Path]:
    """The shipped story's folder in a temporary place, with some replacements made in its text."""

    def write(*changes: tuple[str, str]) -> Path:
        text = SHIPPED.read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new, 1)
        folder = tmp_path / "stories"
        folder.mkdir()
        (folder / SHIPPED.name).write_text(text, encoding="utf-8")
        return folder

    return write


def test_all_eight_stories_are_shipped_with_their_forty_four_panels() -> None:
    stories = load_stories(SHIPPED.parent)
    assert [len(story.panels) for story in stories.values()] == [6, 6, 5, 5, 5, 6, 5, 6]
    assert all(story.questions for story in stories.values())
    for story in stories.values():
        for panel in story.panels:
            assert panel.sources
            assert 2 <= len(panel.details) <= 4, f"{story.id}/{panel.id}"


def test_a_place_on_the_river_is_one_that_the_panorama_shows() -> None:
    known = load_panorama(SCENES, ASSETS).places_m
    places = {panel.where for story in load_stories(SHIPPED.parent).values() for panel in story.panels if panel.where}
    assert places
    assert places <= set(known)


def test_what_the_sources_dispute_is_not_told_as_certain() -> None:
    """No farewell by Mao at this very wharf, and the first group did not sail from it."""
    stories = load_stories(SHIPPED.parent)
    assert not any(panel.where for panel in stories["mao-farewell"].panels)
    whistle = stories["mao-farewell"].panels[3].text
    assert "没有定论" in whistle.zh
    first = stories["voyage-begins"].panels[2]
    assert "多数史料认为" in first.text.zh
    assert "Most sources" in first.text.en
    assert first.where == ""


def test_a_panel_without_english_is_named_with_its_line(story_file: Callable[..., Path]) -> None:
    folder = story_file(("    en: A New Wharf on the River\n", ""))
    with pytest.raises(SourceError) as raised:
        load_stories(folder)
    (fault,) = raised.value.faults
    assert fault.key == "panels.0.heading.en"
    assert fault.reason == "is missing"
    assert fault.line > 1


def test_low_confidence_is_not_for_the_screen(story_file: Callable[..., Path]) -> None:
    with pytest.raises(SourceError, match="confidence"):
        load_stories(story_file(("confidence: medium", "confidence: low")))


def test_an_empty_folder_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="put at least one"):
        load_stories(tmp_path)


def test_a_story_without_a_voice_is_named_with_the_remedy(tmp_path: Path) -> None:
    clips, faults = load_voices(load_stories(SHIPPED.parent), tmp_path)
    assert clips == {}
    assert len(faults) == 88
    assert all("./run narrate" in fault.reason for fault in faults)


def test_a_voice_that_says_other_words_is_named(tmp_path: Path, story_file: Callable[..., Path]) -> None:
    shutil.copytree(ASSETS / "story" / "voice", tmp_path / "assets" / "story" / "voice")
    stories = load_stories(story_file(("一九零八年起", "一九零九年起")))
    clips, faults = load_voices(stories, tmp_path / "assets")
    assert [Path(fault.file).name for fault in faults] == ["p1.zh.json"]
    assert "speaks other words" in faults[0].reason
    # What is heard must be what is read: the stand-in says the new words.
    assert "voyage-begins/p1/zh" not in clips
    assert "voyage-begins/p1/en" in clips


def test_a_damaged_voice_is_named_and_the_others_still_speak(tmp_path: Path) -> None:
    shutil.copytree(ASSETS / "story" / "voice", tmp_path / "story" / "voice")
    sound_path, times_path = clip_paths(tmp_path / "story" / "voice", "voyage-begins/p2", "zh")
    times_path.write_text(json.dumps({"key": 1}), encoding="utf-8")
    sound_path.with_name("p3.en.ogg").write_bytes(b"no sound")
    clips, faults = load_voices(load_stories(SHIPPED.parent), tmp_path)
    assert {Path(fault.file).name for fault in faults} == {"p2.zh.json", "p3.en.ogg"}
    assert len(clips) == 86


def test_every_shipped_voice_and_picture_is_there() -> None:
    stories = load_stories(SHIPPED.parent)
    assert load_voices(stories, ASSETS)[1] == []
    assert picture_faults(stories, ASSETS) == []


def test_a_picture_that_is_missing_damaged_or_flat_is_named(tmp_path: Path, story_file: Callable[..., Path]) -> None:
    stories = load_stories(story_file())
    shutil.copytree(ASSETS / "story" / "relief" / "voyage-begins", tmp_path / "story" / "relief" / "voyage-begins")

    def path(panel_id: str, kind: str) -> Path:
        return picture_path(tmp_path, "voyage-begins", panel_id, kind)

    path("p1", "lit").write_text("no picture")
    path("p2", "light").unlink()
    heights = path("p3", "height").read_bytes()
    path("p3", "height").write_bytes(heights[:20000] + b"sand" * 50 + heights[20200:])
    Image.new("L", PICTURES["height"]).save(path("p4", "height"))
    Image.new("RGB", (48, 27)).save(path("p5", "shadow"))
    reasons = {Path(fault.file).name: fault.reason for fault in picture_faults(stories, tmp_path)}
    assert set(reasons) == {"p1-lit.webp", "p2-light.webp", "p3-height.png", "p4-height.png", "p5-shadow.webp"}
    assert "no picture that can be shown" in reasons["p1-lit.webp"]
    assert "is missing" in reasons["p2-light.webp"]
    assert "no picture that can be shown" in reasons["p3-height.png"]
    assert "holds no heights" in reasons["p4-height.png"]
    assert "is 48x27 pixels, not 480x270" in reasons["p5-shadow.webp"]


def test_one_bad_story_keeps_nobody_from_the_others(tmp_path: Path) -> None:
    folder = tmp_path / "stories"
    shutil.copytree(SHIPPED.parent, folder)
    bad = folder / SHIPPED.name
    bad.write_text(
        bad.read_text(encoding="utf-8").replace("    en: A New Wharf on the River\n", "", 1), encoding="utf-8"
    )
    stories, faults = readable_stories(folder)
    assert len(stories) == 7
    assert [fault.key for fault in faults] == ["panels.0.heading.en"]
    shutil.rmtree(folder)
    with pytest.raises(SourceError, match="put at least one"):
        readable_stories(folder)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("happened: ", "happened: the day before ", "write the day as 1919-03-17"),
        ("answer: 0", "answer: 3", "the options count from 0 to 2"),
        ("- id: p2", "- id: p1", "two panels have the id p1"),
        ("voice: ", "voice: child # ", "voice"),
    ],
)
def test_what_staff_may_get_wrong_is_named_with_its_remedy(
    story_file: Callable[..., Path], old: str, new: str, reason: str
) -> None:
    with pytest.raises(SourceError, match=reason):
        load_stories(story_file((old, new)))


def test_a_detail_too_long_for_its_card_is_refused_with_how_much_fits() -> None:
    with pytest.raises(ValueError, match="has 70 characters, 60 fit"):
        Detail(at=(0.5, 0.5), name=Text(zh="缆桩", en="Bollard"), text=Text(zh="系" * 70, en="x"))


def test_captions_show_digits_and_divide_as_the_voice_does() -> None:
    stories = load_stories(SHIPPED.parent)
    clips, _ = load_voices(stories, ASSETS)
    for panel in stories["voyage-begins"].panels:
        for language in ("zh", "en"):
            clip = clips[f"voyage-begins/{panel.id}/{language}"]
            assert len(captions(panel, clip, language)) == len(clip.sentences)
    first = stories["voyage-begins"].panels[0]
    assert captions(first, clips["voyage-begins/p1/zh"], "zh")[0].startswith("1908年起")


def test_a_sign_the_fonts_lack_is_named_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "words.yaml"
    path.write_text("title:\n  zh: 滨江\n  en: Riverfront \U0001f6a2\n", encoding="utf-8")
    (fault,) = glyph_faults([path], FONTS)
    assert (fault.line, fault.key) == (3, "title.en")
    assert "U+1F6A2" in fault.reason


def test_every_shipped_word_can_be_drawn() -> None:
    assert glyph_faults(sorted(SCENES.glob("*/**/*.yaml")), FONTS) == []


def test_a_word_in_one_language_only_is_refused(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "words.yaml").write_text("title: {zh: 首页}\n", encoding="utf-8")
    with pytest.raises(SourceError, match=r"title\.en: is missing"):
        load_words(tmp_path)
