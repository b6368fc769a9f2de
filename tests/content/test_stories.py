"""Stories as staff write them: what is wrong is named with file and line, and what is shipped is whole."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from kiosk.content.glyphs import glyph_faults
from kiosk.content.story import captions, load_stories, load_voices, picture_faults, picture_path
from kiosk.content.words import load_words
from kiosk.places import ASSETS, SCENES
from kiosk.voice_clips import clip_paths
from kiosk.yaml_source import SourceError

SHIPPED = SCENES / "story" / "stories" / "voyage-begins.yaml"
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


def test_the_shipped_story_has_six_panels_in_both_languages() -> None:
    story = load_stories(SHIPPED.parent)["voyage-begins"]
    assert len(story.panels) == 6
    assert all(panel.text.zh and panel.text.en and panel.sources for panel in story.panels)


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
    assert len(faults) == 12
    assert all("./run narrate" in fault.reason for fault in faults)


def test_a_voice_that_says_other_words_is_named(tmp_path: Path, story_file: Callable[..., Path]) -> None:
    shutil.copytree(ASSETS / "story" / "voice", tmp_path / "assets" / "story" / "voice")
    stories = load_stories(story_file(("一九零八年起", "一九零九年起")))
    _, faults = load_voices(stories, tmp_path / "assets")
    assert [Path(fault.file).name for fault in faults] == ["p1.zh.json"]
    assert "speaks other words" in faults[0].reason


def test_a_damaged_voice_is_named_and_the_others_still_speak(tmp_path: Path) -> None:
    shutil.copytree(ASSETS / "story" / "voice", tmp_path / "story" / "voice")
    sound_path, times_path = clip_paths(tmp_path / "story" / "voice", "voyage-begins/p2", "zh")
    times_path.write_text(json.dumps({"key": 1}), encoding="utf-8")
    sound_path.with_name("p3.en.ogg").write_bytes(b"no sound")
    clips, faults = load_voices(load_stories(SHIPPED.parent), tmp_path)
    assert {Path(fault.file).name for fault in faults} == {"p2.zh.json", "p3.en.ogg"}
    assert len(clips) == 10


def test_every_shipped_voice_and_picture_is_there() -> None:
    stories = load_stories(SHIPPED.parent)
    assert load_voices(stories, ASSETS)[1] == []
    assert picture_faults(stories, ASSETS) == []


def test_a_picture_that_is_none_is_named(tmp_path: Path) -> None:
    stories = load_stories(SHIPPED.parent)
    for number in range(1, 7):
        for kind in ("light", "lit"):
            path = picture_path(tmp_path, f"{number:02d}", kind)
            path.parent.mkdir(parents=True, exist_ok=True)
            Image.new("RGB", (4, 4)).save(path)
    picture_path(tmp_path, "03", "lit").write_text("no picture")
    picture_path(tmp_path, "05", "light").unlink()
    reasons = {Path(fault.file).name: fault.reason for fault in picture_faults(stories, tmp_path)}
    assert set(reasons) == {"03-lit.webp", "05-light.webp"}
    assert "no picture that can be shown" in reasons["03-lit.webp"]
    assert "is missing" in reasons["05-light.webp"]


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
