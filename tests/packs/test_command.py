"""`./run pack`: the same shelf from the command line, and voices for new words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from kiosk.narration.batch import Stale, Voicing
from kiosk.packs import command, narrating, shelf
from kiosk.packs.command import main
from tests.packs.packing import CONFIG, SPRING, STORY, faultless, put_folder, put_zip, shipped_text, shown_welcome


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "pack_faults", faultless)
    monkeypatch.setattr(command, "Shelf", lambda data, config: shelf.Shelf(data, config, check=faultless))


def said(capsys: pytest.CaptureFixture[str], data: Path, *rest: str) -> tuple[int, str, str]:
    status = main(list(rest), data, CONFIG)
    told = capsys.readouterr()
    return status, told.out, told.err


def test_packs_are_listed_checked_published_and_rolled_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = said(capsys, tmp_path, "list")
    assert (status, out.splitlines()[0]) == (0, "live: the shipped content")
    assert "No pack lies in" in out
    put_folder(tmp_path, "spring", SPRING)
    assert said(capsys, tmp_path, "check", "spring")[:2] == (
        0,
        "The pack spring is faultless: preview or publish it.\n",
    )
    assert said(capsys, tmp_path, "publish", "spring")[0] == 0
    assert shown_welcome(tmp_path) == "春天的滨江"
    assert said(capsys, tmp_path, "list")[1].splitlines() == [
        "live: spring",
        "before: the shipped content",
        "spring: faultless",
    ]
    assert said(capsys, tmp_path, "rollback")[0] == 0
    assert said(capsys, tmp_path, "list")[1].splitlines()[:2] == ["live: the shipped content", "before: spring"]


def test_every_fault_of_a_broken_pack_is_named_and_the_status_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put_folder(
        tmp_path, "spring", {"scenes/home/words.yaml": "welcom: {zh: 春, en: Spring}\nchose: {zh: 选, en: Choose}\n"}
    )
    status, out, err = said(capsys, tmp_path, "publish", "spring")
    assert (status, out) == (1, "")
    assert err.splitlines()[:2] == [
        "scenes/home/words.yaml:1: welcom: is no word of this scene; did you mean welcome?",
        "scenes/home/words.yaml:2: chose: is no word of this scene; did you mean choose?",
    ]
    assert said(capsys, tmp_path, "check", "nowhere")[0] == 1
    assert said(capsys, tmp_path, "check")[0] == 2


def test_voices_for_new_words_are_made_into_the_pack(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Stale] = []

    def make(count: int, todo: Sequence[Stale], voicing: Voicing) -> int:
        made.extend(todo)
        return 0

    monkeypatch.setattr(narrating, "make_clips", make)
    story, old = shipped_text(STORY), "这里成为中国第一座现代化水厂，"
    assert old in story
    put_folder(tmp_path, "spring", {STORY: story.replace(old, "")})
    assert said(capsys, tmp_path, "narrate", "spring")[0] == 0
    folder = tmp_path / "packs" / "spring" / "assets" / "story" / "voice" / "a-century-on-the-river"
    assert made and {stale.sound_path.parent for stale in made} == {folder}
    assert {stale.times_path.name for stale in made} == {f"{stale.sound_path.stem}.json" for stale in made}
    assert all(stale.script.language == "zh" for stale in made)
    put_zip(tmp_path, "packed", SPRING)
    assert said(capsys, tmp_path, "narrate", "packed")[0] == 2
    assert said(capsys, tmp_path, "narrate", "../spring")[0] == 2
