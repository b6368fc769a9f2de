"""The voices of the shore: each found under the hall's name for it, and what can't be used is named and left out."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from kiosk.content.building_media import load_building_voices
from kiosk.content.buildings import Building, load_buildings
from kiosk.content.text import Text
from kiosk.places import ASSETS, SCENES

BUILDINGS = {building.id: building for _, building in load_buildings(SCENES / "panorama" / "buildings")[0]}
WATERWORKS = BUILDINGS["waterworks"]
PLACES = {
    f"building/waterworks/{part}/{language}" for part in ("past", "present", "greeting") for language in ("zh", "en")
}


@pytest.fixture
def assets(tmp_path: Path) -> Path:
    """The waterworks' shipped voices in a place where they can be damaged."""
    shutil.copytree(ASSETS / "panorama" / "voice" / "waterworks", tmp_path / "panorama" / "voice" / "waterworks")
    return tmp_path


def test_every_part_is_found_in_both_languages_and_says_what_is_meant(assets: Path) -> None:
    clips, faults = load_building_voices([WATERWORKS], assets)
    assert faults == []
    assert set(clips) == PLACES
    assert clips["building/waterworks/greeting/zh"].text == WATERWORKS.spoken("greeting", "zh")
    assert clips["building/waterworks/past/en"].text == WATERWORKS.past.text.en


def test_a_missing_and_a_damaged_voice_are_named_and_left_out(assets: Path) -> None:
    voices = assets / "panorama" / "voice" / "waterworks"
    (voices / "past.zh.json").unlink()
    sound = voices / "greeting.en.ogg"
    sound.write_bytes(sound.read_bytes()[:-100])
    clips, faults = load_building_voices([WATERWORKS], assets)
    assert PLACES - set(clips) == {"building/waterworks/past/zh", "building/waterworks/greeting/en"}
    told = [str(fault) for fault in faults]
    assert "past.zh.json: the file is missing; make the voice with ./run narrate" in told[0]
    assert "greeting.en.ogg: is damaged" in told[1]
    assert all("the machine's own speech stands in" in fault for fault in told)


def test_a_voice_that_says_other_words_than_the_card_is_left_out(assets: Path) -> None:
    rewritten = WATERWORKS.model_copy(update={"greeting": Text(zh="您好。", en=WATERWORKS.greeting.en)})
    clips, [fault] = load_building_voices([rewritten], assets)
    assert "building/waterworks/greeting/zh" not in clips
    assert "greeting.zh.json" in fault.file
    assert "speaks other words than are meant; renew it with ./run narrate" in fault.reason


def test_a_building_without_any_voice_is_six_faults_and_no_clip(tmp_path: Path) -> None:
    other: Building = BUILDINGS["green-hill"]
    clips, faults = load_building_voices([other], tmp_path)
    assert clips == {}
    assert len(faults) == 6


def test_the_shipped_voices_hold_the_time_of_every_sentence() -> None:
    clips, faults = load_building_voices(BUILDINGS.values(), ASSETS)
    assert faults == []
    assert len(clips) == 17 * 3 * 2
    for clip in clips.values():
        times = json.loads(clip.path.with_suffix(".json").read_text(encoding="utf-8"))
        assert times["voice"] == clip.voice
        assert len(clip.sentences) == 1 or "greeting" not in clip.path.name
