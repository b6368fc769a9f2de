"""Make the sound of the booth's shutter: the two soft clicks of an old leaf shutter, and its spring between them.

    .venv/bin/python assets/art/postcard_voice/release_shutter.py

Writes assets/postcard/voice/shutter.wav (needs numpy and soundfile; ./run setup test brings them).
"""

from pathlib import Path

import numpy as np
import soundfile

RATE_HZ = 48_000
LENGTH_S = 0.19
# -12 dBFS at the peak: heard over the hall, softer than the voice that counted.
PEAK = 0.25
OPENS_S, CLOSES_S = 0.004, 0.078
# Hertz, loudness, and seconds until a partial has died away to a third: brass blades on a ring, in a wooden case.
BLADES = ((2310.0, 0.8, 0.0045), (3480.0, 0.55, 0.0032), (5120.0, 0.3, 0.0022), (7350.0, 0.12, 0.0015))
CASE = ((310.0, 0.55, 0.011), (640.0, 0.38, 0.008), (1180.0, 0.3, 0.006))
SPRING = ((1730.0, 0.05, 0.03), (2890.0, 0.03, 0.022))
OUT = Path(__file__).resolve().parents[2] / "postcard" / "voice" / "shutter.wav"


def struck(times_s: np.ndarray, partials: tuple[tuple[float, float, float], ...], from_s: float) -> np.ndarray:
    """Partials that begin together at `from_s`, each softly, so that nothing snaps."""
    since_s = np.maximum(0.0, times_s - from_s)
    onset = 1.0 - np.exp(-since_s / 0.0004)
    return sum(
        loud * onset * np.exp(-since_s / fades_s) * np.sin(2 * np.pi * hz * since_s) for hz, loud, fades_s in partials
    )


def rush(times_s: np.ndarray, noise: np.ndarray, from_s: float, fades_s: float) -> np.ndarray:
    """A breath of air and metal."""
    since_s = times_s - from_s
    return np.where(since_s > 0, noise * np.exp(-np.maximum(0.0, since_s) / fades_s), 0.0)


def main() -> None:
    times_s = np.arange(round(RATE_HZ * LENGTH_S)) / RATE_HZ
    # The same each time this runs. Low-passed by a moving mean, else it hisses.
    noise = np.convolve(np.random.default_rng(1934).standard_normal(times_s.size), np.ones(7) / 7, mode="same")
    sound = 0.7 * (struck(times_s, BLADES, OPENS_S) + struck(times_s, CASE, OPENS_S))
    sound += rush(times_s, noise, OPENS_S, 0.005) * 0.5
    sound += struck(times_s, SPRING, OPENS_S + 0.006)
    sound += (
        struck(times_s, BLADES, CLOSES_S)
        + struck(times_s, CASE, CLOSES_S)
        + rush(times_s, noise, CLOSES_S, 0.007) * 0.6
    )
    sound *= np.minimum(1.0, (LENGTH_S - times_s) / 0.03)
    sound *= PEAK / np.abs(sound).max()
    soundfile.write(OUT, sound, RATE_HZ, subtype="PCM_16")
    loud_db = 20 * np.log10(np.sqrt(np.mean(sound**2)))
    print(f"{OUT.name}: {LENGTH_S * 1000:.0f} ms, peak {20 * np.log10(PEAK):.1f} dBFS, mean {loud_db:.1f} dBFS")


if __name__ == "__main__":
    main()
