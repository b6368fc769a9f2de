"""A clip in the hall: its words, its times, and what is said about it when a file is damaged."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from kiosk.places import ASSETS
from kiosk.voice_clips import Clip, ClipError, Sentence, clip_paths, load_clip

SHIPPED = ASSETS / "story" / "voice"


@pytest.fixture
def times_path(tmp_path: Path) -> Path:
    for path in clip_paths(SHIPPED, "voyage-begins/p1", "zh"):
        shutil.copy(path, tmp_path)
    return tmp_path / "p1.zh.json"


def change(path: Path, **fields: Any) -> None:
    times = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**times, **fields}), encoding="utf-8")


def test_a_clip_is_read_with_its_sentences_and_its_sound(times_path: Path) -> None:
    clip = load_clip(times_path)
    assert clip.path == times_path.with_suffix(".ogg")
    assert clip.text.startswith("一九零八年起")
    assert clip.sentences[0].end_s < clip.sentences[1].start_s < clip.duration_s
    assert [mark.text for mark in clip.sentences[0].marks[:3]] == ["一", "九", "零"]


def test_the_lit_sentence_is_the_one_heard_and_stays_lit_through_the_pause() -> None:
    first, second = Sentence("甲。", 0.1, 2.0), Sentence("乙。", 2.5, 4.0)
    clip = Clip(Path("x.ogg"), "key", "kokoro", "voice", 4.2, -18.0, (first, second))
    assert [clip.sentence_at(at_s) for at_s in (0.0, 0.1, 1.9, 2.3, 2.5, 9.0)] == [0, 0, 0, 0, 1, 1]


def test_a_missing_sound_is_named(times_path: Path) -> None:
    times_path.with_suffix(".ogg").unlink()
    with pytest.raises(ClipError, match=r"p1\.zh\.ogg: the file is missing"):
        load_clip(times_path)


def test_missing_times_are_named(times_path: Path) -> None:
    times_path.unlink()
    with pytest.raises(ClipError, match=r"p1\.zh\.json: the file is missing"):
        load_clip(times_path)


def test_a_sound_cut_short_by_a_full_disk_is_refused(times_path: Path) -> None:
    sound = times_path.with_suffix(".ogg")
    sound.write_bytes(sound.read_bytes()[:-100])
    with pytest.raises(ClipError, match=r"p1\.zh\.ogg: is damaged"):
        load_clip(times_path)


def test_one_flipped_bit_of_the_sound_is_noticed(times_path: Path) -> None:
    sound = times_path.with_suffix(".ogg")
    content = bytearray(sound.read_bytes())
    content[len(content) // 2] ^= 1
    sound.write_bytes(content)
    with pytest.raises(ClipError, match=r"p1\.zh\.ogg: is damaged"):
        load_clip(times_path)


def test_half_a_json_file_is_refused_with_its_line(times_path: Path) -> None:
    text = times_path.read_text(encoding="utf-8")
    times_path.write_text(text[: len(text) // 2], encoding="utf-8")
    with pytest.raises(ClipError, match=r"p1\.zh\.json: is damaged: line \d+"):
        load_clip(times_path)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"duration_s": "long"}, "duration_s = 'long' must be a number"),
        ({"duration_s": 1.0}, "impossible times"),
        ({"sentences": []}, "holds no sentence"),
        ({"sentences": [{"text": " ", "start_s": 0.1, "end_s": 1.0, "marks": []}]}, "sentence 1 is empty"),
        ({"sentences": [{"text": "甲", "start_s": 1.0, "end_s": 0.5, "marks": []}]}, "impossible times"),
        ({"sentences": [{"text": "甲", "start_s": 0.1, "end_s": 1.0, "marks": [["甲", 5.0]]}]}, "outside its own time"),
        ({"sentences": [{"text": "甲", "start_s": 0.1, "end_s": 1.0, "marks": [["甲"]]}]}, "is no mark"),
        ({"sentences": ["甲"]}, "marks is missing"),
        ({"key": None}, "key = None must be text"),
    ],
)
def test_times_that_make_no_sense_are_refused(times_path: Path, fields: dict[str, Any], reason: str) -> None:
    change(times_path, **fields)
    with pytest.raises(ClipError) as refused:
        load_clip(times_path)
    assert refused.value.path == times_path
    assert reason in refused.value.reason


@pytest.mark.parametrize("content", ["[]", "null", "3", ""])
def test_json_that_is_no_clip_is_refused(times_path: Path, content: str) -> None:
    times_path.write_text(content, encoding="utf-8")
    with pytest.raises(ClipError, match="is damaged"):
        load_clip(times_path)
