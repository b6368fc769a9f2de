"""What ./run check says of the postcards: the station's own frames, the back, the stories'."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PIL import Image

from kiosk.check import all_faults, draw_cards
from kiosk.content.postcard import load_frames
from kiosk.content.postcard_back import BACK_FILE
from kiosk.content.story_card import PATTERN_FILE
from kiosk.places import ASSETS, ROOT, SCENES
from kiosk.yaml_source import SourceError

CONFIG = ROOT / "config.yaml"


@pytest.fixture
def scenes(tmp_path: Path) -> Path:
    """The shipped scenes in a place where they can be spoiled."""
    return Path(shutil.copytree(SCENES, tmp_path / "scenes", ignore=shutil.ignore_patterns("*.qml", "*.frag*")))


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def card_faults(scenes: Path, assets: Path = ASSETS) -> list[str]:
    """The faults of the postcards' files, from among all that check finds: file name and what follows."""
    return [
        f"{Path(fault.file).name}:{str(fault)[len(fault.file) + 1 :]}"
        for fault in all_faults(CONFIG, scenes, assets)
        if Path(fault.file).is_relative_to(scenes / "postcard")
    ]


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """Assets without pictures: what is wrong with words and places is found all the same, and quickly."""
    (tmp_path / "assets").mkdir()
    for name in ("fonts", "voices"):
        (tmp_path / "assets" / name).symlink_to(ASSETS / name)
    return tmp_path / "assets"


def test_missing_files_are_named(scenes: Path, bare: Path) -> None:
    (scenes / "postcard" / PATTERN_FILE).unlink()
    (scenes / "postcard" / BACK_FILE).unlink()
    assert card_faults(scenes, bare) == [
        f"{BACK_FILE}: the file is missing",
        f"{PATTERN_FILE}: the file is missing",
    ]


def test_every_fault_is_found_before_a_visitor_finds_it_and_none_hides_another(scenes: Path, bare: Path) -> None:
    path = scenes / "story" / "stories" / "01-voyage-begins.yaml"
    change(path, "zh: 江边的新码头", "zh: " + "江边的新码头" * 10)
    change(scenes / "postcard" / "frames" / "letter.yaml", "paper:", "papier:")
    change(scenes / "postcard" / "frames" / "river-dusk.yaml", "zh: 杨浦滨江", "zh: " + "杨浦滨江" * 20)
    change(scenes / "postcard" / BACK_FILE, "centre: [101.5, 21.5]", "centre: [60, 30]")
    told = card_faults(scenes, bare)
    assert [line.partition(":")[0] for line in told] == [
        "letter.yaml",
        "letter.yaml",
        "river-dusk.yaml",
        BACK_FILE,
        PATTERN_FILE,
    ]
    assert any("papier" in line and line.endswith("did you mean paper?") for line in told)
    assert "lettering.0: can't be printed (zh): " in told[2]
    assert told[3].endswith("postmark.centre: the postmark covers the writing field")
    assert "lettering.1: the card story-voyage-begins-p1: can't be printed (zh): " in told[4]


def test_the_station_s_own_cards_are_drawn_to_look_at(scenes: Path, tmp_path: Path) -> None:
    for path in (scenes / "postcard" / "frames").glob("*.yaml"):
        if path.stem not in ("letter", "river-dusk"):
            path.unlink()
    change(scenes / "postcard" / "frames" / "letter.yaml", "zh: 见字如面", "zh: " + "见字如面" * 20)
    out = tmp_path / "proofs"
    drawn = draw_cards(CONFIG, out, scenes)
    # What can't be made in Chinese is left out; check tells why.
    assert sorted(path.name for path in drawn) == [
        "back.en.png",
        "back.zh.png",
        "letter.en.png",
        "river-dusk.en.png",
        "river-dusk.zh.png",
    ]
    for path in drawn:
        with Image.open(path) as card:
            assert card.size == (1748, 1181)
    assert len(load_frames(scenes / "postcard" / "frames")) == 2
    (scenes / "postcard" / BACK_FILE).unlink()
    with pytest.raises(SourceError, match="the file is missing"):
        draw_cards(CONFIG, out, scenes)
