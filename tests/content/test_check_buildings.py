"""What ./run check says of the buildings' voices, stories and postcards."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kiosk.check import all_faults
from kiosk.content.building_card import PATTERN_FILE
from kiosk.places import ASSETS, ROOT, SCENES


class Station:
    """The shipped words beside assets that hold fonts, lexicons and the buildings' voices, but no picture."""

    def __init__(self, folder: Path) -> None:
        self.scenes = Path(
            shutil.copytree(SCENES, folder / "scenes", ignore=shutil.ignore_patterns("*.qml", "*.frag*"))
        )
        self.assets = folder / "assets"
        self.voices = self.assets / "panorama" / "voice"
        self.voices.parent.mkdir(parents=True)
        for name in ("fonts", "voices"):
            (self.assets / name).symlink_to(ASSETS / name)
        shutil.copytree(ASSETS / "panorama" / "voice", self.voices)

    def change(self, name: str, old: str, new: str) -> None:
        path = self.scenes / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def told(self, *about: str) -> list[str]:
        """The faults of files whose path holds one of these."""
        found = all_faults(ROOT / "config.yaml", self.scenes, self.assets)
        return [str(fault) for fault in found if any(part in fault.file for part in about)]


@pytest.fixture
def station(tmp_path: Path) -> Station:
    return Station(tmp_path)


def test_a_building_without_its_postcard_picture_is_named(station: Station) -> None:
    told = station.told("panorama/card/")
    assert len(told) == 17
    assert any(
        "waterworks.webp: the picture of the postcard frame building-waterworks is missing" in line for line in told
    )
    assert station.told(PATTERN_FILE, "panorama/voice", "panorama/buildings") == []


def test_new_words_ask_for_new_voices_and_a_story_that_is_not_there_is_named(station: Station) -> None:
    station.change("panorama/buildings/05-ewo-mill.yaml", "怡和纱厂旧址到了", "怡和纱厂旧址就在这里")
    station.change("panorama/buildings/05-ewo-mill.yaml", "id: hudong-workers", "id: hudong")
    (station.voices / "ewo-mill" / "past.en.ogg").unlink()
    told = station.told("ewo-mill")
    assert len(told) == 4
    assert any("greeting.zh.json: speaks other words than are meant" in line for line in told)
    assert any("past.en.ogg: the file is missing; make the voice with ./run narrate" in line for line in told)
    assert any("story.id = hudong: is no story; there are: voyage-begins" in line for line in told)


def test_a_clip_made_with_another_reading_is_stale(station: Station) -> None:
    station.change("panorama/buildings/14-green-hill.yaml", "朴树: pò shù", "朴树: pǔ shù")
    [told] = station.told("green-hill/")
    assert "present.zh.ogg: is stale" in told
    assert told.endswith("make it with ./run narrate")


def test_a_name_too_long_for_its_card_is_found_before_a_visitor_finds_it(station: Station) -> None:
    station.change("postcard/" + PATTERN_FILE, "size_mm: 5\n", "size_mm: 30\n")
    station.change("postcard/" + PATTERN_FILE, 'words: {zh: "{built}"', f'words: {{zh: "{"江" * 60}"')
    told = station.told(PATTERN_FILE)
    assert len(told) == 17
    assert "lettering.1: the card building-qinhuangdao-wharf: can't be printed (zh): " in told[0]
