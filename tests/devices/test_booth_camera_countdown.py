"""The voice that counts down is on time, as loud as the house's other voices, and over before the photo."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from kiosk.narration.sound import PROMISED_PEAK_DB, TARGET_LUFS, loudness_lufs, true_peak_db
from kiosk.narration.speech import SAMPLE_RATE_HZ
from kiosk.places import ASSETS

VOICE = ASSETS / "postcard" / "voice"
WINDOW_S = 0.005
# Soft beginnings, as the s of 三 and the th of three, are heard from there on.
HEARD_BELOW_PEAK_DB = -33.0
ON_TIME_S = 0.020
ZERO_S = 3.0


def levels_db(sound: Path) -> np.ndarray:
    """The loudness of every five milliseconds."""
    samples, rate_hz = soundfile.read(sound, dtype="float32")
    assert rate_hz == SAMPLE_RATE_HZ
    size = round(WINDOW_S * rate_hz)
    power = np.mean(samples[: len(samples) // size * size].reshape(-1, size).astype(float) ** 2, axis=1)
    levels: np.ndarray = 10 * np.log10(power + 1e-12)
    return levels


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_word_begins_on_its_second_and_zero_is_silent(language):
    levels = levels_db(VOICE / f"countdown.{language}.ogg")
    assert len(levels) * WINDOW_S < ZERO_S
    heard = levels > levels.max() + HEARD_BELOW_PEAK_DB
    for second in range(3):
        around = slice(max(0, round((second - 0.3) / WINDOW_S)), round((second + 0.69) / WINDOW_S))
        begins_s = (around.start + int(np.flatnonzero(heard[around])[0])) * WINDOW_S
        assert abs(begins_s - second) <= ON_TIME_S
    gaps = [heard[round((second + 0.7) / WINDOW_S) : round((second + 0.95) / WINDOW_S)].any() for second in range(3)]
    assert not any(gaps), "the words stand apart, and the last is over before the shutter"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_is_as_loud_as_every_voice_of_the_house(language):
    samples, _ = soundfile.read(VOICE / f"countdown.{language}.ogg", dtype="float32")
    assert loudness_lufs(samples) == pytest.approx(TARGET_LUFS, abs=0.5)
    assert true_peak_db(samples) <= PROMISED_PEAK_DB


def test_the_shutter_is_short_and_softer_than_the_voice():
    samples, rate_hz = soundfile.read(VOICE / "shutter.wav", dtype="float32")
    assert rate_hz == 48_000
    assert len(samples) / rate_hz < 0.3
    assert -15 < 20 * np.log10(np.abs(samples).max()) < -9
    assert np.flatnonzero(np.abs(samples) > 0.01)[0] / rate_hz < 0.010, "heard at the moment, not after it"
