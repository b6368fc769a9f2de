"""The lights the shore is drawn in: sun, sky, haze and lamps of day, dusk, night and of the past."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

Rgb = tuple[float, float, float]


@dataclass(frozen=True)
class Light:
    """One light; colours are linear scene light, angles degrees; azimuth 0 is south, positive towards the west."""

    name: str
    elevation_deg: float
    azimuth_deg: float
    sun: Rgb
    sun_radius_deg: float
    zenith: Rgb
    horizon: Rgb
    away: Rgb
    glow: Rgb
    glow_power: float
    ground: Rgb
    haze: Rgb
    lamps: float = 0.0
    windows: float = 0.0
    windows_lit: float = 0.0
    flood: float = 0.0
    exposure: float = 1.0
    saturation: float = 1.2
    contrast: float = 1.15
    sepia: float = 0.0

    @property
    def sun_to(self) -> np.ndarray:
        """The direction to the sun: x east, y inland (north), z up."""
        e, a = math.radians(self.elevation_deg), math.radians(self.azimuth_deg)
        return np.array([-math.sin(a) * math.cos(e), -math.cos(a) * math.cos(e), math.sin(e)])

    @property
    def has_sun(self) -> bool:
        """Whether anything throws a sharp shadow."""
        return max(self.sun) > 0

    def packed(self) -> np.ndarray:
        """The `Sky` record of sky.glsl."""
        return np.array(
            [
                (*self.zenith, 0.0),
                (*self.horizon, 0.0),
                (*self.away, 0.0),
                (*self.glow, self.glow_power),
                (*self.sun_to, self.lamps),
                (*self.sun, self.windows),
                (*self.ground, self.windows_lit),
                (*self.haze, self.flood),
                (self.exposure, self.saturation, self.contrast, self.sepia),
            ],
            dtype="f4",
        )

    def sky(self, d: np.ndarray) -> np.ndarray:
        """Sky colour in directions (n, 3), as `sky_colour` in sky.glsl."""
        up = np.clip(d[:, 2], 0, 1)
        flat = d[:, :2] / np.maximum(np.linalg.norm(d[:, :2], axis=1, keepdims=True), 1e-5)
        sun = self.sun_to
        side = (flat @ (sun[:2] / np.linalg.norm(sun[:2])) * 0.5 + 0.5)[:, None]
        low = np.array(self.away) * (1 - side) + np.array(self.horizon) * side
        k = (1 - (1 - up) ** 4.5)[:, None]
        near = np.maximum(d @ sun, 0)
        glow = near**self.glow_power + 0.22 * near ** (self.glow_power * 0.16) * (1 - up)
        return low * (1 - k) + np.array(self.zenith) * k + np.array(self.glow) * glow[:, None]


DAY = Light(
    "day", 44, 34, sun=(3.7, 3.35, 2.85), sun_radius_deg=0.6,
    zenith=(0.16, 0.33, 0.78), horizon=(0.74, 0.88, 1.05), away=(0.60, 0.78, 1.04), glow=(0.9, 0.8, 0.6), glow_power=24,
    ground=(0.28, 0.275, 0.26), haze=(0.56, 0.69, 0.85), exposure=0.74, saturation=1.22, contrast=1.36,
)  # fmt: skip
DUSK = Light(
    "dusk", 12, 54, sun=(3.3, 1.58, 0.60), sun_radius_deg=0.9,
    zenith=(0.085, 0.215, 0.53), horizon=(1.25, 0.62, 0.24), away=(0.80, 0.50, 0.37), glow=(1.8, 0.8, 0.25),
    glow_power=20,
    ground=(0.13, 0.105, 0.105), haze=(0.46, 0.40, 0.46), lamps=1.0, windows=2.3, windows_lit=0.18, flood=0.16,
    exposure=0.82, saturation=1.15, contrast=1.38,
)  # fmt: skip
NIGHT = Light(
    "night", 30, -30, sun=(0.0, 0.0, 0.0), sun_radius_deg=0.6,
    zenith=(0.018, 0.037, 0.086), horizon=(0.050, 0.072, 0.125), away=(0.075, 0.070, 0.105), glow=(0.0, 0.0, 0.0),
    glow_power=20,
    ground=(0.020, 0.020, 0.026), haze=(0.045, 0.055, 0.095), lamps=2.6, windows=2.4, windows_lit=0.40, flood=0.75,
    exposure=1.25, saturation=1.20, contrast=1.22,
)  # fmt: skip
PAST = Light(
    "past", 24, 44, sun=(3.0, 2.1, 1.15), sun_radius_deg=1.6,
    zenith=(0.40, 0.42, 0.44), horizon=(0.98, 0.84, 0.62), away=(0.66, 0.60, 0.52), glow=(1.0, 0.7, 0.35),
    glow_power=10,
    ground=(0.24, 0.20, 0.15), haze=(0.74, 0.65, 0.51), exposure=0.98, saturation=0.90,
    contrast=1.34, sepia=0.36,
)  # fmt: skip
LIGHTS = {light.name: light for light in (DAY, DUSK, NIGHT, PAST)}
