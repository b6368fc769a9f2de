"""A recorded voice as content needs it: whole, and saying the words that are meant."""

from __future__ import annotations

from pathlib import Path

from kiosk.happenings.words import Language
from kiosk.voice_clips import Clip, ClipError, clip_paths, load_clip
from kiosk.yaml_source import Fault


def told_clip(voices: Path, name: str, language: Language, words: str) -> Clip | Fault:
    """The clip called `name` that says `words`, or why it can't be used."""
    times_path = clip_paths(voices, name, language)[1]
    try:
        clip = load_clip(times_path)
    except ClipError as error:
        return _fault(error.path, error.reason, "make the voice with ./run narrate")
    if clip.text.strip() != words.strip():
        return _fault(times_path, "speaks other words than are meant", "renew it with ./run narrate")
    return clip


def _fault(path: Path, reason: str, remedy: str) -> Fault:
    return Fault(str(path), 0, "", "", f"{reason}; {remedy} (until then the machine's own speech stands in)")
