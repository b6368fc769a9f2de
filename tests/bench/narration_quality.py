"""How every narration sounds, in numbers, beside the voice that works everywhere (pyttsx3 with espeak-ng's Mandarin).

    python -m tests.bench.narration_quality [-v] [--only stories|buildings] [--of ID] [--shipped] [--results FILE]

Takes some seconds a clip, more on a busy machine. What is measured is kept in FILE: stop it and call it again.
sound%: what Whisper understood against the true words, as pinyin without tones (zh) or words (en), edit distance.
char%: the same over Chinese characters. name%: over English words without foreign names; Whisper spells those its way.
plain%: sound% and char% of pyttsx3 with the same words and reading hints; --shipped leaves this voice out.
true>heard: the places that were misheard.
Tones, naturalness and feeling are not judged: that takes a listener who grew up with the language.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from statistics import median
from typing import Any

from kiosk.happenings.words import Language
from kiosk.narration.batch import Voicing, voicing_from
from kiosk.narration.command import PACKAGES, VOICES
from kiosk.narration.script import NarrationText
from kiosk.narration.shelves import Shelf, load_shelves
from kiosk.places import ASSETS, ROOT, SCENES
from kiosk.settings import load_settings
from kiosk.voice_clips import ClipError, clip_paths, load_clip
from tests.bench.listening import NEEDED, Listen, compare, listener

PLAIN_VOICE = "sit/cmn-latn-pinyin"
SILENT_DB = -50.0
FRAME_S = 0.01
Row = dict[str, Any]
Measure = Callable[[], Row]


def quiet_s(samples: Any, rate_hz: int) -> tuple[float, float, float]:
    """Silence before the first sound, after the last, and the longest between two, in seconds."""
    import numpy as np

    size = round(FRAME_S * rate_hz)
    frames = samples[: len(samples) // size * size].reshape(-1, size)
    loud = np.flatnonzero(10 * np.log10(np.mean(frames**2, axis=1) + 1e-12) > SILENT_DB)
    gaps = np.diff(loud) - 1
    return float(loud[0]) * FRAME_S, float(len(frames) - 1 - loud[-1]) * FRAME_S, float(gaps.max(initial=0)) * FRAME_S


def measured(sound: Path, language: Language, listen: Listen) -> Row:
    """Length, loudness, peak, silences and what was heard of one sound file."""
    import soundfile

    from kiosk.narration.sound import loudness_lufs, true_peak_db

    samples, rate_hz = soundfile.read(sound, dtype="float32")
    lead_s, tail_s, pause_s = quiet_s(samples, rate_hz)
    return {
        "duration_s": len(samples) / rate_hz,
        "loudness_lufs": loudness_lufs(samples),
        "true_peak_db": true_peak_db(samples),
        "lead_s": lead_s,
        "tail_s": tail_s,
        "pause_s": pause_s,
        "heard": listen(sound, language),
    }


def plainly_spoken(script: NarrationText, readings: Mapping[str, str], folder: Path) -> Path:
    """The same words by pyttsx3 with espeak-ng's Mandarin, levelled like the shipped ones."""
    import soundfile

    from kiosk.narration.espeak import Pyttsx3
    from kiosk.narration.speech import SAMPLE_RATE_HZ
    from kiosk.narration.studio import record

    samples, _ = record(script, PLAIN_VOICE, readings, Pyttsx3(1.0))
    path = folder / "plain.wav"
    soundfile.write(path, samples, SAMPLE_RATE_HZ)
    return path


class Results:
    """What was measured before, one JSON line each, by the name and the hash of what was measured."""

    def __init__(self, path: Path, voicing: Voicing) -> None:
        self._path = path
        self._voicing = voicing
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        self._rows: dict[str, Row] = {row["name"]: row for row in map(json.loads, lines)}

    def get(self, name: str, script: NarrationText, of: str, measure: Measure) -> Row:
        """The kept row of this name if it is of the same thing, or a new one, with its errors counted."""
        row = self._rows.get(name)
        if row is None or row["of"] != of:
            row = {"name": name, "of": of, **measure()}
            self._rows[name] = row
            with self._path.open("a", encoding="utf-8") as file:
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
        return {**row, **asdict(compare(script.text, row["heard"], script.language, self._voicing.readings(script)))}


def percent(row: Row, kind: str) -> float:
    """Errors of a row over its `units` or `letters`, in per cent."""
    return 100.0 * float(row[f"{kind}_wrong"]) / max(1, row[kind])


def show(name: str, row: Row, plain: Row | None, verbose: bool) -> None:
    """One line of the table."""
    beside = f"{percent(plain, 'units'):6.1f} {percent(plain, 'letters'):6.1f}" if plain else " " * 13
    sound = f"{row['duration_s']:6.2f} {row['loudness_lufs']:7.2f} {row['true_peak_db']:6.2f} {row['pause_s']:5.2f}"
    errors = f"{percent(row, 'units'):6.1f} {percent(row, 'letters'):6.1f}"
    print(f"{name:30} {sound} {errors} {beside}  {'; '.join(row['misheard'])}", flush=True)
    if verbose:
        print("   heard", row["heard"], *(["\n   plain", plain["heard"]] if plain else []))


def summary(title: str, rows: Mapping[str, Row]) -> None:
    """All errors together, the middle panel and the worst with what was misheard in it."""
    if not rows:
        return
    wrong, total = (sum(row[key] for row in rows.values()) for key in ("units_wrong", "units"))
    letters_wrong, letters = (sum(row[key] for row in rows.values()) for key in ("letters_wrong", "letters"))
    worst = max(rows, key=lambda name: percent(rows[name], "units"))
    middle = median(percent(row, "units") for row in rows.values())
    print(
        f"{title}: sounds {wrong} of {total} = {100 * wrong / total:.1f} %, letters {letters_wrong} of {letters} ="
        f" {100 * letters_wrong / letters:.1f} %; median panel {middle:.1f} %,"
        f" worst {worst} {percent(rows[worst], 'units'):.1f} %: {'; '.join(rows[worst]['misheard'][:12])}"
    )


def levels(rows: Mapping[str, Row]) -> None:
    """The extremes of loudness, peak and silence among the shipped clips, each with its clip."""
    for key, what in (("loudness_lufs", "LUFS"), ("true_peak_db", "dBTP"), ("pause_s", "s of silence inside")):
        low, high = (pick(rows, key=lambda name: float(rows[name][key])) for pick in (min, max))
        print(f"{what}: {rows[low][key]:.2f} ({low}) to {rows[high][key]:.2f} ({high})")
    ends = max(max(row["lead_s"], row["tail_s"]) for row in rows.values())
    print(f"longest silence at an end: {ends:.2f} s")


def shipped_row(script: NarrationText, voices: Path, results: Results, listen: Listen) -> Row:
    """The shipped clip of a text."""
    clip = load_clip(clip_paths(voices, script.clip_id, script.language)[1])
    of = hashlib.sha256(clip.path.read_bytes()).hexdigest()
    return results.get(name_of(script), script, of, lambda: measured(clip.path, script.language, listen))


def plain_row(script: NarrationText, readings: Mapping[str, str], results: Results, listen: Listen) -> Row:
    """The same words by the plain voice."""

    def measure() -> Row:
        with tempfile.TemporaryDirectory(prefix="narration-plain-") as folder:
            return measured(plainly_spoken(script, readings, Path(folder)), script.language, listen)

    of = hashlib.sha256(json.dumps([script.text, readings]).encode()).hexdigest()
    return results.get(f"{name_of(script)} plain", script, of, measure)


def name_of(script: NarrationText) -> str:
    """`story/panel.language` or `building/part.language`."""
    return f"{script.clip_id}.{script.language}"


def run(
    shelves: Sequence[Shelf], voicing: Voicing, results: Results, listen: Listen, beside: bool, verbose: bool
) -> None:
    """Measure and print every clip, `beside` the plain voice, then the summary."""
    shipped: dict[str, Row] = {}
    plain: dict[str, Row] = {}
    print("clip                                s    LUFS   dBTP pause sound%  char%/name%  plain%      true>heard")
    scripts = [script for shelf in shelves for script in shelf.texts]
    folders = [shelf.voices for shelf in shelves for _ in shelf.texts]
    for script, voices in zip(scripts, folders, strict=True):
        name = name_of(script)
        shipped[name] = shipped_row(script, voices, results, listen)
        if beside and script.language == "zh":
            plain[name] = plain_row(script, voicing.readings(script), results, listen)
        show(name, shipped[name], plain.get(name), verbose)
    for voice in sorted(set(voicing.voices.values())):
        spoken = {name_of(script) for script in scripts if voicing.voice(script) == voice}
        summary(voice, {name: row for name, row in shipped.items() if name in spoken})
    summary("Mandarin, shipped", {name: row for name, row in shipped.items() if name.endswith("zh")})
    summary("Mandarin, pyttsx3", plain)
    levels(shipped)


def main(argv: Sequence[str]) -> int:
    """Exit status 0 also when the listening packages are not there: then it only says so."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-v", "--verbose", action="store_true", help="print what was understood")
    parser.add_argument("--only", choices=("stories", "buildings"), help="only the stories or the buildings")
    parser.add_argument("--of", metavar="ID", help="only this story or building")
    parser.add_argument("--shipped", action="store_true", help="leave out the plain voice beside")
    parser.add_argument(
        "--results",
        type=Path,
        default=Path(tempfile.gettempdir()) / "narration-quality.jsonl",
        help="kept measurements",
    )
    options = parser.parse_args(argv)
    if any(importlib.util.find_spec(module) is None for module in PACKAGES["pyttsx3"]):
        print("not measured: first type ./run setup narrate")
        return 0
    missing = [package for module, package in NEEDED.items() if importlib.util.find_spec(module) is None]
    if missing:
        print(f"not measured: this needs {sys.executable} -m pip install {' '.join(missing)}")
        return 0
    shelves = [shelf for shelf in load_shelves(SCENES, ASSETS) if options.only in (None, shelf.kind)]
    if options.of:
        shelves = [shelf.of(options.of) for shelf in shelves]
    voicing = voicing_from(load_settings(ROOT / "config.yaml").narration, VOICES)
    with tempfile.TemporaryDirectory(prefix="whisper-base-") as folder:
        try:
            results = Results(options.results, voicing)
            run(shelves, voicing, results, listener(Path(folder)), not options.shipped, options.verbose)
        except ClipError as error:
            print(error)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
