"""A spoken clip as the hall uses it: an Ogg file and beside it a JSON file with the time of every sentence."""

from __future__ import annotations

import bisect
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROUNDING_S = 0.002


@dataclass(frozen=True, slots=True)
class Mark:
    """A character or word of a sentence and when it begins, in seconds from the clip's start."""

    text: str
    start_s: float


@dataclass(frozen=True, slots=True)
class Sentence:
    """One caption: its text with the white space after it, and when it is heard, in seconds from the clip's start."""

    text: str
    start_s: float
    end_s: float
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Clip:
    """A spoken text. `path` is the sound file; loudness is ITU-R BS.1770 integrated, NaN where it was not measured."""

    path: Path
    key: str
    engine: str
    voice: str
    duration_s: float
    loudness_lufs: float
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """The whole spoken text: the sentences joined."""
        return "".join(sentence.text for sentence in self.sentences)

    def sentence_at(self, position_s: float) -> int:
        """The index of the sentence to light at `position_s`: in a pause the one just heard, at the start the first."""
        return max(0, bisect.bisect_right([sentence.start_s for sentence in self.sentences], position_s) - 1)


class ClipError(Exception):
    """A clip can't be used: which file, and why."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


def clip_paths(folder: Path, clip_id: str, language: str) -> tuple[Path, Path]:
    """The Ogg file and the JSON file of one clip; `clip_id` is 'story/panel' or 'building/part'."""
    stem = folder / clip_id
    return stem.with_name(f"{stem.name}.{language}.ogg"), stem.with_name(f"{stem.name}.{language}.json")


def load_clip(times_path: Path, sound_suffix: str = ".ogg") -> Clip:
    """Read a clip by its JSON file; raises `ClipError` when a file is missing, damaged or belongs to another."""
    try:
        raw = json.loads(times_path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ClipError(times_path, "the file is missing") from None
    except (OSError, UnicodeDecodeError) as error:
        raise ClipError(times_path, f"can't be read: {error}") from None
    except json.JSONDecodeError as error:
        raise ClipError(times_path, f"is damaged: line {error.lineno}: {error.msg}") from None
    sound_path = times_path.with_suffix(sound_suffix)
    try:
        clip = Clip(
            path=sound_path,
            key=_text(raw, "key"),
            engine=_text(raw, "engine"),
            voice=_text(raw, "voice"),
            duration_s=_number(raw, "duration_s"),
            loudness_lufs=_number(raw, "loudness_lufs"),
            sentences=tuple(_sentence(item) for item in _list(raw, "sentences")),
        )
        _check_times(clip)
        sound_sha256 = _text(raw, "sound_sha256")
    except ValueError as error:
        raise ClipError(times_path, f"is damaged: {error}") from None
    try:
        sound = sound_path.read_bytes()
    except FileNotFoundError:
        raise ClipError(sound_path, "the file is missing") from None
    except OSError as error:
        raise ClipError(sound_path, f"can't be read: {error}") from None
    if hashlib.sha256(sound).hexdigest() != sound_sha256:
        raise ClipError(sound_path, f"is damaged or is not the sound that {times_path.name} was written for")
    return clip


def _check_times(clip: Clip) -> None:
    if not clip.sentences:
        raise ValueError("it holds no sentence")
    heard_s = 0.0
    for number, sentence in enumerate(clip.sentences, 1):
        if not sentence.text.strip():
            raise ValueError(f"sentence {number} is empty")
        if not heard_s <= sentence.start_s < sentence.end_s <= clip.duration_s + ROUNDING_S:
            raise ValueError(f"sentence {number} has impossible times {sentence.start_s}-{sentence.end_s} s")
        starts = [mark.start_s for mark in sentence.marks]
        if starts != sorted(starts) or (
            starts and not sentence.start_s - ROUNDING_S <= starts[0] <= starts[-1] <= sentence.end_s
        ):
            raise ValueError(f"sentence {number} has marks outside its own time or out of order")
        heard_s = sentence.end_s


def _sentence(item: Any) -> Sentence:
    marks = []
    for mark in _list(item, "marks"):
        if not (isinstance(mark, list) and len(mark) == 2 and isinstance(mark[0], str) and _is_number(mark[1])):
            raise ValueError(f"{mark!r} is no mark [text, start in s]")
        marks.append(Mark(mark[0], float(mark[1])))
    return Sentence(_text(item, "text"), _number(item, "start_s"), _number(item, "end_s"), tuple(marks))


def _field(raw: Any, key: str) -> Any:
    if not isinstance(raw, Mapping) or key not in raw:
        raise ValueError(f"{key} is missing")
    return raw[key]


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _text(raw: Any, key: str) -> str:
    value = _field(raw, key)
    if not isinstance(value, str):
        raise ValueError(f"{key} = {value!r} must be text")
    return value


def _number(raw: Any, key: str) -> float:
    value = _field(raw, key)
    if not _is_number(value):
        raise ValueError(f"{key} = {value!r} must be a number")
    return float(value)


def _list(raw: Any, key: str) -> list[Any]:
    value = _field(raw, key)
    if not isinstance(value, list):
        raise ValueError(f"{key} = {value!r} must be a list")
    return value
