"""Make the sound of the wheel passing a building: a warm wooden click with a hint of brass.

    .venv/bin/python assets/art/helm/strike_notch.py

Writes assets/panorama/ship/notch.wav (needs numpy and soundfile; ./run setup test brings them).
"""

from pathlib import Path

import numpy as np
import soundfile

RATE_HZ = 48_000
LENGTH_S = 0.12
# -13 dBFS at the peak: far below the voice, which it must never cover.
PEAK = 0.22
# Hertz, loudness and seconds until a partial has died away to a third: a pawl of oak falls into its notch, and the
# brass of the hub answers softly. Partials of a short wooden bar stand at 1, 2.76 and 5.4 times its tone.
WOOD = ((392.0, 1.0, 0.019), (1082.0, 0.42, 0.010), (2117.0, 0.16, 0.006))
BRASS = ((1568.0, 0.11, 0.034), (2640.0, 0.05, 0.026), (4190.0, 0.018, 0.017))
OUT = Path(__file__).resolve().parents[2] / "panorama" / "ship" / "notch.wav"


def struck(times_s: np.ndarray, partials: tuple[tuple[float, float, float], ...], from_s: float) -> np.ndarray:
    """Partials that begin together at `from_s`, each softly, so that nothing snaps."""
    since_s = np.maximum(0.0, times_s - from_s)
    onset = 1.0 - np.exp(-since_s / 0.0008)
    return sum(
        loud * onset * np.exp(-since_s / fades_s) * np.sin(2 * np.pi * hz * since_s) for hz, loud, fades_s in partials
    )


def main() -> None:
    times_s = np.arange(round(RATE_HZ * LENGTH_S)) / RATE_HZ
    # The grain of the wood: a breath of noise, low-passed by a moving mean, the same each time this runs.
    noise = np.random.default_rng(1934).standard_normal(times_s.size)
    grain = np.convolve(noise, np.ones(24) / 24, mode="same") * np.exp(-times_s / 0.004)
    # The pawl lifts, and falls a few milliseconds later.
    sound = (
        0.3 * struck(times_s, WOOD, 0.002) + struck(times_s, WOOD, 0.014) + struck(times_s, BRASS, 0.014) + grain * 0.3
    )
    fade = np.minimum(1.0, (LENGTH_S - times_s) / 0.02)
    sound *= fade * np.minimum(1.0, times_s / 0.0005)
    sound *= PEAK / np.abs(sound).max()
    soundfile.write(OUT, sound, RATE_HZ, subtype="PCM_16")
    loud_db = 20 * np.log10(np.sqrt(np.mean(sound**2)))
    print(f"{OUT.name}: {LENGTH_S * 1000:.0f} ms, peak {20 * np.log10(PEAK):.1f} dBFS, mean {loud_db:.1f} dBFS")


if __name__ == "__main__":
    main()
