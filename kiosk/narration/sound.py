"""Sound as samples: where it is heard, how loud it is, and how it is brought to the house's level."""

from __future__ import annotations

import numpy as np
import pyloudnorm
from numpy.typing import NDArray
from scipy.ndimage import minimum_filter1d, uniform_filter1d
from scipy.signal import resample_poly

from kiosk.narration.speech import SAMPLE_RATE_HZ

Samples = NDArray[np.float32]

# Mono from two speakers sounds 3 dB louder: -18 LUFS is stereo speech at the usual -15 to -16, with room for peaks.
TARGET_LUFS = -18.0
# A whole decibel under the promised peak: the Vorbis encoder moves most peaks by up to 0.6 dB.
PROMISED_PEAK_DB = -1.0
PEAK_CEILING_DB = -2.0
LOOK_AHEAD_S = 0.004
OVERSAMPLING = 4
AUDIBLE_BELOW_PEAK_DB = -42.0
KEEP_BEFORE_S = 0.02
KEEP_AFTER_S = 0.06
FADE_S = 0.008


def audible(samples: Samples) -> tuple[int, int]:
    """The range of samples that is heard, with a little room on both sides; the whole range when all is silence."""
    size = max(1, SAMPLE_RATE_HZ // 100)
    power = uniform_filter1d(np.square(samples, dtype=np.float64), size, mode="constant")
    loud = np.flatnonzero(power > power.max(initial=0.0) * 10 ** (AUDIBLE_BELOW_PEAK_DB / 10))
    if not loud.size or power.max() == 0.0:
        return 0, len(samples)
    first = max(0, int(loud[0]) - round(KEEP_BEFORE_S * SAMPLE_RATE_HZ))
    return first, min(len(samples), int(loud[-1]) + 1 + round(KEEP_AFTER_S * SAMPLE_RATE_HZ))


def faded(samples: Samples) -> Samples:
    """The same sound with soft ends, so that a cut never clicks."""
    size = min(round(FADE_S * SAMPLE_RATE_HZ), len(samples) // 2)
    ramp = np.linspace(0.0, 1.0, size, dtype=np.float32)
    soft = samples.copy()
    soft[:size] *= ramp
    soft[len(soft) - size :] *= ramp[::-1]
    return soft


def loudness_lufs(samples: Samples) -> float:
    """ITU-R BS.1770 integrated loudness of mono samples; minus infinity for silence. At least 0.4 s."""
    return float(pyloudnorm.Meter(SAMPLE_RATE_HZ).integrated_loudness(samples.astype(np.float64)))


def held_down(samples: Samples, ceiling_db: float) -> Samples:
    """No true peak above the ceiling: a gain that moves slowly and begins before the peak."""
    ceiling = 10 ** (ceiling_db / 20)
    peaks = np.abs(resample_poly(samples, OVERSAMPLING, 1)).reshape(-1, OVERSAMPLING).max(axis=1)
    wanted = np.minimum(1.0, ceiling / np.maximum(peaks, 1e-9))
    reach = 2 * round(LOOK_AHEAD_S * SAMPLE_RATE_HZ) + 1
    gain = uniform_filter1d(minimum_filter1d(wanted, 2 * reach + 1, mode="nearest"), reach, mode="nearest")
    held: Samples = (samples * gain).astype(np.float32)
    return held


def true_peak_db(samples: Samples) -> float:
    """The highest peak between the samples too (4 times oversampled), in dB of full scale."""
    return float(20 * np.log10(max(float(np.abs(resample_poly(samples, OVERSAMPLING, 1)).max()), 1e-9)))


def levelled(samples: Samples) -> Samples:
    """The sound at `TARGET_LUFS` with no true peak above `PEAK_CEILING_DB`; raises ValueError for silence."""
    gain_db = TARGET_LUFS - loudness_lufs(samples)
    if not np.isfinite(gain_db):
        raise ValueError("there is nothing to hear")
    # Holding peaks down takes a little loudness away: a second round gives it back.
    for _ in range(2):
        level = held_down(samples * np.float32(10 ** (gain_db / 20)), PEAK_CEILING_DB)
        gain_db += TARGET_LUFS - loudness_lufs(level)
    return level
