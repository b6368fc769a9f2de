"""Speaks one narration text with an engine and writes its two files whole or not at all."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import soundfile

from kiosk.narration.script import NarrationText
from kiosk.narration.sound import (
    PEAK_CEILING_DB,
    PROMISED_PEAK_DB,
    Samples,
    audible,
    faded,
    held_down,
    levelled,
    loudness_lufs,
    true_peak_db,
)
from kiosk.narration.speech import SAMPLE_RATE_HZ, Engine, SpeechFailedError
from kiosk.plain_voice.sentences import split_sentences
from kiosk.whole_file import write_whole

LEAD_IN_S = 0.10
TAIL_S = 0.20
# With the quiet ends that every sentence keeps, about 0.46 s are heard between sentences and 0.36 s after a semicolon.
PAUSE_S = 0.38
SHORT_PAUSE_S = 0.28
BLOCK_SAMPLES = 8192
LOWEST_CEILING_DB = -8.0


def record(
    script: NarrationText, voice: str, readings: Mapping[str, str], engine: Engine
) -> tuple[Samples, list[dict[str, Any]]]:
    """The levelled sound of a text and its sentences with times, as they stand in the JSON file."""
    sounds: list[Samples] = [_silence(LEAD_IN_S)]
    sentences: list[dict[str, Any]] = []
    texts = split_sentences(script.text, script.language)
    for number, text in enumerate(texts):
        spoken = engine.speak(text, script.language, voice, readings)
        first, last = audible(spoken.samples)
        if last == first:
            raise SpeechFailedError(f"{script.clip_id} {script.language}: nothing was heard for {text!r}")
        start_s = sum(map(len, sounds)) / SAMPLE_RATE_HZ
        end_s = start_s + (last - first) / SAMPLE_RATE_HZ
        marks = [
            [mark, round(min(max(start_s + at_s - first / SAMPLE_RATE_HZ, start_s), end_s), 3)]
            for mark, at_s in spoken.marks
        ]
        sentences.append({"text": text, "start_s": round(start_s, 3), "end_s": round(end_s, 3), "marks": marks})
        pause_s = (
            TAIL_S if number == len(texts) - 1 else SHORT_PAUSE_S if text.rstrip().endswith(("；", ";")) else PAUSE_S
        )
        sounds += [faded(spoken.samples[first:last]), _silence(pause_s)]
    try:
        return levelled(np.concatenate(sounds)), sentences
    except ValueError as error:
        raise SpeechFailedError(f"{script.clip_id} {script.language}: {error}") from None


def write_clip(
    sound_path: Path, times_path: Path, samples: Samples, sentences: list[dict[str, Any]], made: Mapping[str, str]
) -> None:
    """Write sound, then times, which carry the sound's hash: an interrupted write reads as missing or damaged.

    `made` holds key, engine and voice.
    """
    sound, heard = _encoded(samples)
    times = {
        **made,
        "duration_s": round(len(samples) / SAMPLE_RATE_HZ, 3),
        "loudness_lufs": round(loudness_lufs(heard), 1),
        "sound_sha256": hashlib.sha256(sound).hexdigest(),
        "sentences": sentences,
    }
    sound_path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(sound_path, sound)
    write_whole(times_path, (_laid_out(times) + "\n").encode())


def _silence(seconds: float) -> Samples:
    return np.zeros(round(seconds * SAMPLE_RATE_HZ), np.float32)


def _encoded(samples: Samples) -> tuple[bytes, Samples]:
    """The Ogg file and what is heard of it: where the encoder throws a peak too high, it is held down before."""
    ceiling_db = PEAK_CEILING_DB
    while True:
        sound = _vorbis(samples)
        heard, _ = soundfile.read(io.BytesIO(sound), dtype="float32")
        if true_peak_db(heard) <= PROMISED_PEAK_DB or ceiling_db <= LOWEST_CEILING_DB:
            return sound, heard
        ceiling_db -= 1.0
        samples = held_down(samples, ceiling_db)


def _vorbis(samples: Samples) -> bytes:
    target = io.BytesIO()
    with soundfile.SoundFile(target, "w", SAMPLE_RATE_HZ, 1, format="OGG", subtype="VORBIS") as file:
        # libsndfile's Vorbis encoder runs out of stack when it is given a long sound in one piece.
        for start in range(0, len(samples), BLOCK_SAMPLES):
            file.write(samples[start : start + BLOCK_SAMPLES])
    return target.getvalue()


def _laid_out(times: Mapping[str, Any]) -> str:
    """JSON with a line per field and per sentence, so that a change reads well in a diff."""
    lines = [
        f" {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)},"
        for key, value in times.items()
        if key != "sentences"
    ]
    spoken = ",\n".join("  " + json.dumps(sentence, ensure_ascii=False) for sentence in times["sentences"])
    return "\n".join(["{", *lines, ' "sentences": [', spoken, " ]", "}"])
