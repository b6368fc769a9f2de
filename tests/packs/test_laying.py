"""A pack over the shipped content: what it has goes first, and nothing that it leaves alone is lost."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from kiosk.content.postcard import load_frames
from kiosk.content.story import load_stories
from kiosk.content.words import load_words
from kiosk.packs.content import SHIPPED, Content
from kiosk.packs.intake import take_in
from kiosk.packs.merging import TREE, lay
from kiosk.places import ASSETS, SCENES
from kiosk.yaml_source import SourceError, load_yaml
from tests.packs.packing import SPRING, STORY, put_folder, shipped_text

WEBP = b"RIFF\x24\x00\x00\x00WEBPVP8 " + b"\0" * 40


def laid(data: Path, files: Mapping[str, str | bytes], name: str = "spring", shipped: Content = SHIPPED) -> Content:
    source = put_folder(data, name, files)
    folder = take_in(source, name, data / "content", SHIPPED)
    return lay(data / "content" / folder, name, shipped)


def test_words_are_put_in_key_by_key_and_keep_their_lines(tmp_path: Path) -> None:
    content = laid(tmp_path, {"scenes/home/words.yaml": "# spring\n\nwelcome: {zh: 春天的滨江, en: Spring}\n"})
    words, shipped = load_words(content.scenes), load_words(SCENES)
    assert words["home"]["welcome"] == {"zh": "春天的滨江", "en": "Spring"}
    assert {scene: set(keys) for scene, keys in words.items()} == {scene: set(keys) for scene, keys in shipped.items()}
    assert words["home"]["story_line"] == shipped["home"]["story_line"]
    assert load_yaml(content.scenes / "home" / "words.yaml")[1][("welcome",)] == 3
    braced = laid(tmp_path, {"scenes/home/words.yaml": "{welcome: {zh: 夏, en: Summer}}\n"}, "braced")
    assert load_words(braced.scenes)["home"]["welcome"]["zh"] == "夏"
    assert load_words(braced.scenes)["home"]["story_line"] == shipped["home"]["story_line"]


def test_a_word_the_scene_does_not_know_and_a_lost_place_are_faults(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        laid(tmp_path, {"scenes/home/words.yaml": "welcom: {zh: 春, en: Spring}\n"})
    assert (caught.value.faults[0].line, caught.value.faults[0].key) == (1, "welcom")
    assert caught.value.faults[0].reason.endswith("did you mean welcome?")
    lost = "shots_more: {zh: 再拍几张, en: 'Take {count} more'}\n"
    with pytest.raises(SourceError, match=r"must keep these places: \{count\}") as caught:
        laid(tmp_path, {"scenes/postcard/words.yaml": lost}, "lost")
    assert [fault.key for fault in caught.value.faults] == ["shots_more.zh"]


def test_new_and_changed_pieces_stand_beside_the_shipped_ones(tmp_path: Path) -> None:
    story = shipped_text(STORY).replace("id: a-century-on-the-river", "id: spring-river", 1)
    frame = shipped_text("scenes/postcard/frames/letter.yaml")
    files: dict[str, str | bytes] = {
        "scenes/story/stories/09-spring.yaml": story,
        "scenes/postcard/frames/letter.yaml": frame.replace("id: letter", "id: spring-letter"),
        "assets/postcard/spring.webp": WEBP,
        "assets/story/relief/spring-river/p1-lit.webp": WEBP,
    }
    content = laid(tmp_path, files)
    shipped = load_stories(SCENES / "story" / "stories")
    assert list(load_stories(content.scenes / "story" / "stories")) == [*shipped, "spring-river"]
    frames = load_frames(content.scenes / "postcard" / "frames")
    assert "spring-letter" in frames and "letter" not in frames
    assert len(frames) == len(load_frames(SCENES / "postcard" / "frames"))
    assert (content.assets / "postcard" / "spring.webp").read_bytes() == WEBP
    assert (content.assets / "postcard" / "letter.webp").read_bytes() == (
        ASSETS / "postcard" / "letter.webp"
    ).read_bytes()
    assert (content.assets / "story" / "relief" / "spring-river" / "p1-lit.webp").exists()
    assert (content.assets / "fonts" / "StationKai-Regular.ttf").exists()


def test_every_shipped_file_is_there_under_its_name(tmp_path: Path) -> None:
    content = laid(tmp_path, {**SPRING, "assets/panorama/card/ewo-mill.webp": WEBP, "assets/home/story.webp": WEBP})
    for shipped, over in ((SCENES, content.scenes), (ASSETS, content.assets)):
        names = {path.relative_to(shipped) for path in shipped.rglob("*") if path.is_file()}
        there = {
            Path(here, name).relative_to(over) for here, _, files in os.walk(over, followlinks=True) for name in files
        }
        assert names <= there


def test_a_pack_can_leave_shipped_pieces_out(tmp_path: Path) -> None:
    content = laid(tmp_path, {**SPRING, "pack.yaml": f"without: [{STORY}, scenes/postcard/frames/letter.yaml]\n"})
    assert "a-century-on-the-river" not in load_stories(content.scenes / "story" / "stories")
    assert "letter" not in load_frames(content.scenes / "postcard" / "frames")
    for name in ("scenes/home/words.yaml", "scenes/../config.yaml", "scenes/story/stories/gone.yaml", "assets/home"):
        with pytest.raises(SourceError, match="is no story, building or postcard"):
            laid(tmp_path, {**SPRING, "pack.yaml": f"without: [{name}]\n"}, f"wrong-{abs(hash(name))}")


def test_the_tree_is_made_anew_only_when_the_shipped_content_changed(tmp_path: Path) -> None:
    update = Content(tmp_path / "update" / "scenes", ASSETS)
    update.scenes.mkdir(parents=True)
    for path in SCENES.iterdir():
        (update.scenes / path.name).symlink_to(path)
    (update.scenes / "home").unlink()
    (update.scenes / "home").mkdir()
    text = (SCENES / "home" / "words.yaml").read_text(encoding="utf-8")
    (update.scenes / "home" / "words.yaml").write_text(text, encoding="utf-8")
    first = laid(tmp_path, {**SPRING}, shipped=update)
    stamp = first.scenes.parent / "stamp"
    before = stamp.stat().st_mtime_ns
    assert laid(tmp_path, {**SPRING}, shipped=update) == first
    assert stamp.stat().st_mtime_ns == before
    # A newer program knows one word more.
    (update.scenes / "home" / "words.yaml").write_text(text + "new: {zh: 新, en: New}\n", encoding="utf-8")
    again = laid(tmp_path, {**SPRING}, shipped=update)
    assert stamp.stat().st_mtime_ns != before
    assert load_words(again.scenes)["home"]["new"] == {"zh": "新", "en": "New"}
    assert load_words(again.scenes)["home"]["welcome"]["zh"] == "春天的滨江"
    assert first.scenes.parent.name == TREE
