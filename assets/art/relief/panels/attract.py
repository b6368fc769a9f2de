"""The great farewell: the departure scene, framed for the resting screen."""

from __future__ import annotations

from canvas import Camera
from panels.p3_departure import build, gouges, tone

CAMERA = Camera(at=(0, -10.2, 4.5), to=(0.6, 20, 5.5), lens_mm=33)

__all__ = ["CAMERA", "build", "gouges", "tone"]
