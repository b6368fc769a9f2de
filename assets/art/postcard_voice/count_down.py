"""Speak the booth's countdown: 三, 二, 一 and three, two, one, each word beginning on its whole second.

    .venv/bin/python -m assets.art.postcard_voice.count_down VOICES

Needs what ./run setup narrate brings, and VOICES, a folder with zf_xiaoyi.bin and af_heart.bin as they stand in voices/
of the npm package kokoro-js 1.2.1. Writes assets/postcard/voice/countdown.{zh,en}.ogg and prints what was measured.

Phrases, voices and speeds were compared by pitch and by what Whisper base understood. Here 三 is level within 0.4
semitones and 二 falls by 2.6. Alone, 一 would rise and fall; cut out of 来，一。 it is level too.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile

from kiosk.narration.kokoro import Kokoro
from kiosk.narration.sound import Samples, levelled, loudness_lufs, true_peak_db
from kiosk.narration.speech import SAMPLE_RATE_HZ
from kiosk.places import ASSETS

OUT = ASSETS / "postcard" / "voice"
LENGTH_S = 2.85
# A word is heard from where five milliseconds of it are so far below its loudest five.
WINDOW_S, HEARD_BELOW_PEAK_DB = 0.005, -33.0
KEEP_BEFORE_S, KEEP_AFTER_S = 0.004, 0.05
# How exact the voice's own times are.
EARLY_S = 0.02


@dataclass(frozen=True)
class Word:
    """`text` is spoken at `speed`, and `word` cut out of it."""

    word: str
    text: str
    speed: float


VOICES = {"zh": "zf_xiaoyi", "en": "af_heart"}
WORDS = {
    "zh": (Word("三", "三！", 1.0), Word("二", "二！", 0.8), Word("一", "来，一。", 0.65)),
    "en": (Word("three", "three.", 0.95), Word("two", "two.", 0.95), Word("one", "one.", 0.95)),
}


def loud_db(samples: Samples) -> np.ndarray:
    """Loudness of every five milliseconds, in dB under the loudest."""
    size = round(WINDOW_S * SAMPLE_RATE_HZ)
    power = np.mean(samples[: len(samples) // size * size].reshape(-1, size).astype(float) ** 2, axis=1)
    return 10 * np.log10(power / power.max() + 1e-12)


def spoken(word: Word, language: str, engine: Kokoro) -> Samples:
    """The word alone: from a breath before it is heard until it has faded."""
    whole = engine.speak(word.text, language, VOICES[language], {})
    at_s = next(at_s for text, at_s in whole.marks if text == word.word)
    alone = len(whole.marks) == 1
    cut = whole.samples if alone else whole.samples[max(0, round((at_s - EARLY_S) * SAMPLE_RATE_HZ)) :]
    heard = np.flatnonzero(loud_db(cut) > HEARD_BELOW_PEAK_DB) * round(WINDOW_S * SAMPLE_RATE_HZ)
    begin = max(0, heard[0] - round(KEEP_BEFORE_S * SAMPLE_RATE_HZ))
    return faded_softly(cut[begin : heard[-1] + round((WINDOW_S + KEEP_AFTER_S) * SAMPLE_RATE_HZ)])


def faded_softly(samples: Samples) -> Samples:
    """The first four milliseconds come in, the last fifty go out."""
    soft = samples.astype(np.float32).copy()
    come, go = round(KEEP_BEFORE_S * SAMPLE_RATE_HZ), round(KEEP_AFTER_S * SAMPLE_RATE_HZ)
    soft[:come] *= np.linspace(0, 1, come, dtype=np.float32)
    soft[-go:] *= np.linspace(1, 0, go, dtype=np.float32) ** 2
    return soft


def counted(language: str, voices: Path) -> Samples:
    """The three words at 0, 1 and 2 s, equally loud, at the level of the house's voices."""
    voice = {VOICES[language]: voices / f"{VOICES[language]}.bin"}
    engines = {speed: Kokoro(voice, speed) for speed in {word.speed for word in WORDS[language]}}
    sound = np.zeros(round(LENGTH_S * SAMPLE_RATE_HZ), np.float32)
    for second, word in enumerate(WORDS[language]):
        one = spoken(word, language, engines[word.speed])
        one /= np.sqrt(np.mean(one[loud_samples(one)] ** 2))
        start = max(0, round((second - KEEP_BEFORE_S) * SAMPLE_RATE_HZ))
        sound[start : start + len(one)] += one
        print(f"  {word.word}: {len(one) / SAMPLE_RATE_HZ:.2f} s")
    return levelled(sound)


def loud_samples(samples: Samples) -> np.ndarray:
    """Which samples count for how loud a word is: all but its quiet ends."""
    return np.repeat(loud_db(samples) > -20, round(WINDOW_S * SAMPLE_RATE_HZ)).nonzero()[0]


def main(voices: Path) -> None:
    OUT.mkdir(exist_ok=True)
    for language in VOICES:
        print(language)
        sound = OUT / f"countdown.{language}.ogg"
        soundfile.write(sound, counted(language, voices), SAMPLE_RATE_HZ, format="OGG", subtype="VORBIS")
        heard, _ = soundfile.read(sound, dtype="float32")
        db = loud_db(heard)
        onsets = []
        for second in range(3):
            near = db[max(0, round((second - 0.2) / WINDOW_S)) : round((second + 0.7) / WINDOW_S)]
            loud = np.flatnonzero(near > near.max() + HEARD_BELOW_PEAK_DB)
            onsets.append(max(0.0, second - 0.2) + loud[0] * WINDOW_S)
        print(
            f"  {len(heard) / SAMPLE_RATE_HZ:.2f} s, {sound.stat().st_size} bytes, words at "
            + ", ".join(f"{at_s:.3f}" for at_s in onsets)
            + f" s, {loudness_lufs(heard):.1f} LUFS, true peak {true_peak_db(heard):.1f} dB"
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
