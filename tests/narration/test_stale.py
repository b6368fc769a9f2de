"""What makes a clip stale, and that the shipped ones are not."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest
from tinytag import TinyTag

from kiosk.content.buildings import PARTS, load_buildings
from kiosk.content.story import LANGUAGES
from kiosk.happenings.words import Language
from kiosk.narration.batch import Voicing, clip_key, stale_clips, unused_files, voicing_from
from kiosk.narration.buildings import building_texts
from kiosk.narration.command import VOICES, main
from kiosk.narration.script import NarrationText
from kiosk.narration.shelves import Shelf, load_shelves
from kiosk.narration.stories import narration_texts
from kiosk.places import ASSETS, ROOT, SCENES
from kiosk.plain_voice.sentences import split_sentences
from kiosk.settings import load_settings
from kiosk.voice_clips import clip_paths, load_clip
from kiosk.yaml_source import SourceError

STORIES = SCENES / "story" / "stories"
BUILDINGS = SCENES / "panorama" / "buildings"
VOICE = ASSETS / "story" / "voice"
LONGEST_QUIET_END_S = 0.3
SPEAKERS: tuple[Literal["female", "male"], ...] = ("female", "male")


@pytest.fixture(scope="module")
def voicing() -> Voicing:
    return voicing_from(load_settings(ROOT / "config.yaml").narration, VOICES)


@pytest.fixture(scope="module")
def scripts() -> list[NarrationText]:
    return narration_texts(STORIES)


@pytest.fixture(scope="module")
def shelves() -> tuple[Shelf, ...]:
    return load_shelves(SCENES, ASSETS)


def test_a_reading_that_is_none_is_named_with_its_file_and_line(tmp_path: Path) -> None:
    shipped = STORIES / "01-voyage-begins.yaml"
    text = shipped.read_text(encoding="utf-8")
    (tmp_path / shipped.name).write_text(text.replace("黄浦: huáng pǔ", "黄浦: huáng", 1), encoding="utf-8")
    with pytest.raises(SourceError) as raised:
        narration_texts(tmp_path)
    (fault,) = raised.value.faults
    assert Path(fault.file).name == shipped.name
    assert text.splitlines()[fault.line - 1].strip() == "黄浦: huáng pǔ"
    assert fault.reason == "2 characters but 1 syllables"


def test_a_building_s_reading_that_is_none_is_named_too(tmp_path: Path) -> None:
    shipped = BUILDINGS / "14-green-hill.yaml"
    text = shipped.read_text(encoding="utf-8")
    (tmp_path / shipped.name).write_text(text.replace("朴树: pò shù", "朴树: pò", 1), encoding="utf-8")
    with pytest.raises(SourceError) as raised:
        building_texts(tmp_path)
    (fault,) = raised.value.faults
    assert text.splitlines()[fault.line - 1].strip() == "朴树: pò shù"
    assert fault.reason == "2 characters but 1 syllables"


def test_the_faults_of_stories_and_buildings_are_told_together(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as raised:
        load_shelves(tmp_path, ASSETS)
    assert [fault.reason.split(":")[0] for fault in raised.value.faults] == ["holds no story", "holds no building"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(VOICE, tmp_path / "voice")
    return tmp_path / "voice"


def test_every_story_and_building_ships_with_its_voice_in_both_languages(
    shelves: tuple[Shelf, ...], voicing: Voicing
) -> None:
    assert {shelf.kind: len(shelf.texts) for shelf in shelves} == {"stories": 88, "buildings": 17 * 3 * 2}
    for shelf in shelves:
        assert stale_clips(shelf.texts, shelf.voices, voicing) == []
        assert unused_files(shelf.texts, shelf.voices) == []


def test_the_check_says_so_and_needs_no_speech_packages(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--check"]) == 0
    assert "clips are up to date" in capsys.readouterr().out


def test_captions_are_the_narration_and_the_sound_is_as_long_as_they_say(shelves: tuple[Shelf, ...]) -> None:
    for shelf in shelves:
        for script in shelf.texts:
            clip = load_clip(clip_paths(shelf.voices, script.clip_id, script.language)[1])
            assert clip.text == script.text
            assert TinyTag.get(clip.path).duration == pytest.approx(clip.duration_s, abs=0.002)
            assert clip.sentences[0].start_s <= LONGEST_QUIET_END_S
            assert clip.duration_s - clip.sentences[-1].end_s <= LONGEST_QUIET_END_S
            assert clip.loudness_lufs == pytest.approx(-18.0, abs=0.5)


def test_every_character_of_a_mandarin_clip_has_its_moment(shelves: tuple[Shelf, ...]) -> None:
    for shelf in shelves:
        for script in (script for script in shelf.texts if script.language == "zh"):
            clip = load_clip(clip_paths(shelf.voices, script.clip_id, "zh")[1])
            for sentence in clip.sentences:
                assert "".join(mark.text for mark in sentence.marks) == "".join(c for c in sentence.text if c.isalnum())


def test_a_building_s_sentences_are_the_same_on_the_card_and_in_the_voice() -> None:
    """So the card can light the sentence that is heard, with its years in digits."""
    for _, building in load_buildings(BUILDINGS)[0]:
        for part in PARTS:
            for language in LANGUAGES:
                shown = split_sentences(building.shown(part, language), language)
                assert len(shown) == len(split_sentences(building.spoken(part, language), language))


def test_a_greeting_is_over_before_the_next_building_comes(shelves: tuple[Shelf, ...]) -> None:
    [buildings] = [shelf for shelf in shelves if shelf.kind == "buildings"]
    for script in buildings.texts:
        if script.clip_id.endswith("/greeting"):
            assert load_clip(clip_paths(buildings.voices, script.clip_id, script.language)[1]).duration_s < 9


def test_a_clip_belongs_to_its_words_readings_voice_and_speed(voicing: Voicing) -> None:
    script = NarrationText("story/p1", "zh", "重走黄浦江。")
    keys = {
        clip_key(script, voicing),
        clip_key(replace(script, text="重走黄浦江！"), voicing),
        clip_key(replace(script, readings={"重走": "zhòng zǒu"}), voicing),
        clip_key(script, replace(voicing, lexicons={"zh": {"黄浦江": "huáng pū jiāng"}, "en": {}})),
        clip_key(script, replace(voicing, voices={**voicing.voices, "zh_female": "zf_xiaoyi"})),
        clip_key(script, replace(voicing, speed=0.9)),
        clip_key(script, replace(voicing, engine="pyttsx3")),
        clip_key(replace(script, speaker="male"), voicing),
        clip_key(replace(script, language="en"), voicing),
    }
    assert len(keys) == 9


def test_a_story_speaks_mandarin_in_the_voice_it_asks_for_and_english_in_one_voice(voicing: Voicing) -> None:
    told = {
        (speaker, language): NarrationText("story/p1", language, "1919", {}, speaker)
        for speaker in SPEAKERS
        for language in LANGUAGES
    }
    assert {key: voicing.voice(script) for key, script in told.items()} == {
        ("female", "zh"): "zf_xiaobei",
        ("male", "zh"): "zm_yunjian",
        ("female", "en"): "af_heart",
        ("male", "en"): "af_heart",
    }
    english = {clip_key(script, voicing) for (_, language), script in told.items() if language == "en"}
    assert len(english) == 1


def test_the_shipped_clips_were_spoken_by_the_voices_their_content_asks_for(
    shelves: tuple[Shelf, ...], voicing: Voicing
) -> None:
    for shelf in shelves:
        spoken = [
            load_clip(clip_paths(shelf.voices, script.clip_id, script.language)[1]).voice for script in shelf.texts
        ]
        assert spoken == [voicing.voice(script) for script in shelf.texts]
        assert set(spoken) == set(voicing.voices.values())


def test_a_lexicon_entry_for_other_words_changes_nothing(voicing: Voicing) -> None:
    script = NarrationText("story/p1", "zh", "重走黄浦江。")
    more: dict[Language, Mapping[str, str]] = {
        "zh": {**voicing.lexicons["zh"], "苏州河": "sū zhōu hé"},
        "en": voicing.lexicons["en"],
    }
    assert clip_key(script, replace(voicing, lexicons=more)) == clip_key(script, voicing)
    assert clip_key(replace(script, clip_id="other/p9"), voicing) == clip_key(script, voicing)


def test_the_content_of_the_voice_file_counts_not_only_its_name(voicing: Voicing, tmp_path: Path) -> None:
    script = NarrationText("story/p1", "zh", "重走黄浦江。")
    (tmp_path / "zf_xiaobei.bin").write_bytes(b"another voice")
    assert clip_key(script, replace(voicing, voices_folder=tmp_path)) != clip_key(script, voicing)


def test_stale_and_missing_clips_are_named_one_by_one(
    scripts: list[NarrationText], voicing: Voicing, folder: Path
) -> None:
    (folder / "voyage-begins" / "p2.en.ogg").unlink()
    for path in clip_paths(folder, "voyage-begins/p3", "zh"):
        path.unlink()
    (folder / "voyage-begins" / "p4.zh.json").write_text("{", encoding="utf-8")
    changed = [
        replace(s, text=s.text + "！") if (s.clip_id, s.language) == ("voyage-begins/p1", "zh") else s for s in scripts
    ]
    told = [str(stale) for stale in stale_clips(changed, folder, voicing)]
    assert len(told) == 4
    assert "p1.zh.ogg: is stale" in told[0]
    assert "p2.en.ogg: can't be used: p2.en.ogg the file is missing" in told[1]
    assert "p3.zh.ogg: is missing" in told[2]
    assert "p4.zh.ogg: can't be used: p4.zh.json is damaged" in told[3]


def test_the_clips_of_a_story_taken_away_are_noticed(scripts: list[NarrationText], folder: Path) -> None:
    kept = [script for script in scripts if (script.clip_id, script.language) != ("voyage-begins/p6", "en")]
    assert [path.name for path in unused_files(kept, folder)] == ["p6.en.json", "p6.en.ogg"]
