"""Weaves clouds.webp, the tileable texture of the river: python weave_clouds.py OUT (needs numpy and Pillow).

Red: large torn clouds; green: fine ripples; both repeat at every edge.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from PIL import Image

SIZE = 512


def noise(rng: np.random.Generator, lowest: int, fall: float, stretch: float) -> np.ndarray:
    """Periodic noise of 0..1 whose strength falls with frequency; `stretch` > 1 draws it out along x."""
    fy = np.fft.fftfreq(SIZE)[:, None] * SIZE
    fx = np.fft.fftfreq(SIZE)[None, :] * SIZE * stretch
    frequency = np.hypot(fx, fy)
    strength = np.where(frequency >= lowest, 1 / np.maximum(frequency, 1) ** fall, 0)
    spectrum = np.fft.fft2(rng.standard_normal((SIZE, SIZE))) * strength
    field = np.fft.ifft2(spectrum).real
    low, high = np.percentile(field, (1, 99))
    return np.clip((field - low) / (high - low), 0, 1)


def main(out: Path) -> None:
    rng = np.random.default_rng(28)
    clouds = noise(rng, 2, 2.7, 1.0) * (0.75 + 0.25 * noise(rng, 5, 2.3, 1.0))
    ripples = noise(rng, 6, 1.15, 1.0)
    picture = np.stack([clouds / clouds.max(), ripples, np.zeros_like(clouds)], axis=-1)
    draft = out / ".clouds.part"
    Image.fromarray((picture * 255).astype(np.uint8)).save(draft, format="WEBP", quality=92, method=6)
    draft.replace(out / "clouds.webp")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
