"""Which clips are there and up to date, and which are missing or stale. Needs no speech engine and no sound library."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.content.story import LANGUAGES
from kiosk.happenings.words import Language
from kiosk.narration.lexicon import load_lexicon, readings_for
from kiosk.narration.script import NarrationText, Part
from kiosk.settings import Narration
from kiosk.voice_clips import ClipError, clip_paths, load_clip

# Raise a number when that engine's sound changes for the same words: another model, other phonemes, other pauses.
ENGINE_VERSIONS = {"kokoro": "kokoro-82m v1.0 int8 6e742170, making 1", "pyttsx3": "pyttsx3 2.99, making 1"}


@dataclass(frozen=True, slots=True)
class Voicing:
    """How the station wants its clips: engine, a voice for each part, speed (1 = the voice's own), house lexicons."""

    engine: str
    voices: Mapping[Part, str]
    speed: float
    voices_folder: Path
    lexicons: Mapping[Language, Mapping[str, str]]

    def voice(self, script: NarrationText) -> str:
        """The name of the voice that speaks this text."""
        return self.voices[script.part]

    def voice_file(self, voice: str) -> Path:
        """Where a Kokoro voice lies."""
        return self.voices_folder / f"{voice}.bin"

    def readings(self, script: NarrationText) -> dict[str, str]:
        """The readings that touch this text."""
        return readings_for(script, self.lexicons[script.language])


@dataclass(frozen=True, slots=True)
class Stale:
    """A clip that must be made, and why."""

    script: NarrationText
    sound_path: Path
    times_path: Path
    reason: str

    def __str__(self) -> str:
        return f"{self.sound_path}: {self.reason}; make it with ./run narrate"


def voicing_from(settings: Narration, voices_folder: Path) -> Voicing:
    """The station's settings with the lexicons read; raises `SourceError` for a lexicon that can't be used."""
    voices: dict[Part, str] = {
        "zh_female": settings.voice_zh_female,
        "zh_male": settings.voice_zh_male,
        "en": settings.voice_en,
    }
    lexicons = {language: load_lexicon(voices_folder, language) for language in LANGUAGES}
    return Voicing(settings.engine, voices, settings.speed, voices_folder, lexicons)


def clip_key(script: NarrationText, voicing: Voicing) -> str:
    """A short hash of what a clip is made from: words, the readings that touch them, engine, voice file, speed."""
    parts = [
        ENGINE_VERSIONS[voicing.engine],
        script.language,
        script.text,
        voicing.readings(script),
        voicing.voice(script),
        voicing.speed,
    ]
    if voicing.engine == "kokoro":
        file = voicing.voice_file(voicing.voice(script))
        parts.append(hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else "missing")
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:20]


def stale_clips(scripts: Iterable[NarrationText], folder: Path, voicing: Voicing) -> list[Stale]:
    """The clips under `folder` that are missing, damaged, or made from another script or voicing."""
    stale = []
    for script in scripts:
        sound_path, times_path = clip_paths(folder, script.clip_id, script.language)
        reason = _why_stale(script, sound_path, times_path, voicing)
        if reason:
            stale.append(Stale(script, sound_path, times_path, reason))
    return stale


def _why_stale(script: NarrationText, sound_path: Path, times_path: Path, voicing: Voicing) -> str | None:
    if not sound_path.exists() and not times_path.exists():
        return "is missing"
    try:
        clip = load_clip(times_path)
    except ClipError as error:
        return f"can't be used: {error.path.name} {error.reason}"
    if clip.key != clip_key(script, voicing):
        return "is stale: it was made from other words, readings, engine, voice or speed"
    if clip.text != script.text:
        return "is stale: its sentences are not the narration's words"
    return None


def unused_files(scripts: Sequence[NarrationText], folder: Path) -> list[Path]:
    """Sound and time files in `folder` that no script asks for, such as those of a story or a building taken away."""
    wanted = {path for script in scripts for path in clip_paths(folder, script.clip_id, script.language)}
    return sorted(path for path in folder.glob("*/*") if path.suffix in (".ogg", ".json") and path not in wanted)
