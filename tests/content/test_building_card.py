"""Every building can be taken home as a postcard, made after one pattern; what is wrong with it is named."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PIL import Image

from kiosk.content.building_card import (
    PATTERN_FILE,
    building_frame_id,
    building_frames,
    building_picture,
    load_building_frame,
    offered_building_frames,
)
from kiosk.content.buildings import load_buildings
from kiosk.content.postcard import load_frames
from kiosk.content.story import load_stories
from kiosk.content.story_card import load_story_frame, story_frames
from kiosk.places import SCENES
from kiosk.yaml_source import SourceError

BUILDINGS = {building.id: building for _, building in load_buildings(SCENES / "panorama" / "buildings")[0]}
PATTERN = load_building_frame(SCENES)
FRAMES = building_frames(PATTERN, BUILDINGS.values())


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


def test_every_building_has_a_frame_of_its_own() -> None:
    assert set(FRAMES) == {building_frame_id(building_id) for building_id in BUILDINGS}
    told = story_frames(load_story_frame(SCENES), load_stories(SCENES / "story" / "stories"))
    assert not set(FRAMES) & {*load_frames(SCENES / "postcard" / "frames"), *told}


def test_a_frame_bears_the_building_s_picture_name_and_years_in_both_languages() -> None:
    bridge = BUILDINGS["yangpu-bridge"]
    frame = FRAMES["building-yangpu-bridge"]
    assert frame.picture is not None
    assert frame.picture.file == "panorama/card/yangpu-bridge.webp"
    assert bridge.built is not None
    for language in ("zh", "en"):
        printed = "|".join(lettering.words[language] for lettering in frame.lettering)
        assert bridge.name[language] in printed
        assert bridge.built.text[language] in printed
        assert "{name}" not in printed
        assert "{built}" not in printed
        assert "{date}" in printed
        assert bridge.name[language] in frame.name[language]


def test_a_place_whose_age_nobody_knows_says_what_it_is() -> None:
    ferry = BUILDINGS["dandong-ferry"]
    assert ferry.built is None
    printed = [lettering.words.zh for lettering in FRAMES["building-dandong-ferry"].lettering]
    assert ferry.present.use.zh in printed


def test_a_building_without_its_picture_is_left_out_and_named(tmp_path: Path) -> None:
    for building_id in ("waterworks", "green-hill"):
        path = tmp_path / building_picture(building_id)
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (30, 20)).save(path)
    damaged = tmp_path / building_picture("green-hill")
    damaged.write_bytes(damaged.read_bytes()[:20])
    three = [BUILDINGS[building_id] for building_id in ("waterworks", "green-hill", "ewo-mill")]
    offered, faults = offered_building_frames(PATTERN, three, tmp_path)
    assert list(offered) == ["building-waterworks"]
    told = [str(fault) for fault in faults]
    assert "green-hill.webp: is no picture that can be shown" in told[0]
    assert "ewo-mill.webp: the picture of the postcard frame building-ewo-mill is missing" in told[1]


def test_a_missing_pattern_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"building_frame\.yaml: the file is missing"):
        load_building_frame(tmp_path)


def test_a_pattern_that_reaches_over_the_card_or_names_an_unknown_place_is_refused(scenes: Path) -> None:
    spoil(scenes, "box: [0, 0, 148, 68]", "box: [0, 0, 148, 168]")
    spoil(scenes, 'zh: "{built}"', 'zh: "{heading}"')
    with pytest.raises(SourceError) as refused:
        load_building_frame(scenes)
    told = str(refused.value)
    assert "reaches over the card's edge" in told
    assert "{heading} is no known place; known: {name}, {built}, {station}, {date}, {serial}" in told
