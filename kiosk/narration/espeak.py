"""The engine that works everywhere: the computer's own speech through pyttsx3, one sentence per child process."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import soundfile
from scipy.signal import resample_poly

from kiosk.happenings.words import Language
from kiosk.narration.lexicon import pinyin_syllables
from kiosk.narration.speech import SAMPLE_RATE_HZ, EngineMissingError, SpeechFailedError, Spoken
from kiosk.plain_voice.speech import WORDS_PER_MINUTE, PlainVoice, VoiceFailedError, VoiceMissingError

START_LIMIT_S = 10.0
LIMIT_PER_CHARACTER_S = 0.05


class Pyttsx3:
    """Each sentence gets a process of its own and a time limit, because pyttsx3 may hang or fall over on a second one.

    A voice is called by its id as the computer names it; espeak-ng's Mandarin is `sit/cmn-latn-pinyin`.
    """

    def __init__(self, speed: float) -> None:
        self._voice = PlainVoice()
        self._words_per_minute = round(WORDS_PER_MINUTE * speed)

    def speak(self, sentence: str, language: Language, voice: str, readings: Mapping[str, str]) -> Spoken:
        """Raises `EngineMissingError` without speech or this voice, `SpeechFailedError` when the sentence fails."""
        text = with_pinyin(sentence, readings) if language == "zh" else sentence
        limit_s = START_LIMIT_S + LIMIT_PER_CHARACTER_S * len(text)
        with tempfile.TemporaryDirectory(prefix="narration-") as folder:
            target = Path(folder) / "sentence.wav"
            try:
                self._voice.speak(text, voice, self._words_per_minute, target, limit_s)
            except VoiceMissingError as error:
                raise EngineMissingError(str(error)) from None
            except VoiceFailedError as error:
                raise SpeechFailedError(str(error)) from None
            samples, rate_hz = soundfile.read(target, dtype="float32", always_2d=True)
        mono = samples.mean(axis=1)
        if rate_hz != SAMPLE_RATE_HZ:
            common = np.gcd(SAMPLE_RATE_HZ, rate_hz)
            mono = resample_poly(mono, SAMPLE_RATE_HZ // common, rate_hz // common)
        return Spoken(mono.astype(np.float32), ())


def with_pinyin(sentence: str, readings: Mapping[str, str]) -> str:
    """The sentence with its doubtful words written in pinyin, which the Mandarin voice reads as well as characters."""
    for word in sorted(readings, key=len, reverse=True):
        sentence = sentence.replace(word, " " + " ".join(pinyin_syllables(readings[word])) + " ")
    return sentence
