"""What ./run check says of the stories' postcards."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kiosk.check import all_faults
from kiosk.content.story_card import PATTERN_FILE
from kiosk.places import ROOT, SCENES


@pytest.fixture
def scenes(tmp_path: Path) -> Path:
    """The shipped scenes in a place where they can be spoiled."""
    return Path(shutil.copytree(SCENES, tmp_path / "scenes", ignore=shutil.ignore_patterns("*.qml", "*.frag*")))


def card_faults(scenes: Path) -> list[str]:
    """The faults of the pattern, from among all that check finds; the pictures are looked at elsewhere."""
    found = all_faults(ROOT / "config.yaml", scenes)
    return [fault.reason for fault in found if Path(fault.file).name == PATTERN_FILE]


def test_the_shipped_pattern_is_whole_and_a_missing_one_is_named(scenes: Path) -> None:
    assert card_faults(scenes) == []
    (scenes / "postcard" / PATTERN_FILE).unlink()
    assert card_faults(scenes) == ["the file is missing"]


def test_a_heading_too_long_for_its_card_is_found_before_a_visitor_finds_it(scenes: Path) -> None:
    path = scenes / "story" / "stories" / "01-voyage-begins.yaml"
    text = path.read_text(encoding="utf-8")
    assert "zh: 江边的新码头" in text
    path.write_text(text.replace("zh: 江边的新码头", "zh: " + "江边的新码头" * 10, 1), encoding="utf-8")
    [told] = card_faults(scenes)
    assert told.startswith("the card story-voyage-begins-p1 (zh) can't be printed")
