"""The pretend door: people who were never there walk up in a slow, seeded rhythm; no camera, no model."""

from __future__ import annotations

import math
import random
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.devices.smile_camera.sight import Glimpse
from kiosk.devices.smile_camera.tracker import Face
from kiosk.happenings.words import Door

SIZE = (1280, 720)
_STEP_S = 0.1
_LENS_PX_M = 137.0
_SMILING_SHARE: dict[Door, float] = {"entry": 0.3, "exit": 0.8}
_PAIRS = 0.25


@dataclass(frozen=True, slots=True)
class Walker:
    """Someone who walks up from `far_m` to `near_m` before the camera at `speed_mps`; `across` the frame 0..1."""

    begin_s: float
    across: float
    far_m: float
    near_m: float
    speed_mps: float
    smile: float

    @property
    def end_s(self) -> float:
        return self.begin_s + (self.far_m - self.near_m) / self.speed_mps

    def face(self, now_s: float, jitter: float) -> Face:
        """The walker's face as the camera would see it; `jitter` -1..1."""
        walked_s = now_s - self.begin_s
        distance_m = self.far_m - self.speed_mps * walked_s
        sway = 0.02 * math.sin(walked_s * 7)
        width_px = _LENS_PX_M / distance_m
        x_px = SIZE[0] * (0.5 + (self.across - 0.5) * 1.6 / distance_m + sway)
        y_px = SIZE[1] * (0.45 + 0.03 * math.cos(walked_s * 7))
        return Face(x_px, y_px, width_px, min(1.0, max(0.0, self.smile + 0.08 * jitter)))


class PretendSight:
    """A hall where somebody comes every `gap_s` seconds or so; the same seed brings the same people."""

    def __init__(self, door: Door, gap_s: float, seed: int = 1, now_s: float | None = None) -> None:
        self._random = random.Random(f"{door} {seed}")
        self._smiling_share = _SMILING_SHARE[door]
        self._gap_s = gap_s
        self._walkers: list[Walker] = []
        now_s = time.monotonic() if now_s is None else now_s
        self._next_s = now_s + gap_s * self._random.uniform(0.1, 0.5)
        self._closed = threading.Event()

    def look(self, expected: Sequence[Face]) -> Glimpse:
        """The hall a tenth of a second later."""
        self._closed.wait(_STEP_S)
        now_s = time.monotonic()
        return Glimpse(now_s, self.faces(now_s), True, SIZE, None, True, 0.0)

    def faces(self, now_s: float) -> list[Face]:
        """The faces in the hall at `now_s`, which must not go back."""
        while now_s >= self._next_s:
            self._walkers.append(self._someone(self._next_s))
            pair = self._random.random() < _PAIRS
            self._next_s += self._random.uniform(0.8, 1.6) if pair else self._gap_s * self._random.uniform(0.5, 1.8)
        self._walkers = [walker for walker in self._walkers if now_s < walker.end_s]
        return [walker.face(now_s, self._random.uniform(-1, 1)) for walker in self._walkers]

    def close(self) -> None:
        """The hall empties."""
        self._closed.set()

    def _someone(self, begin_s: float) -> Walker:
        smiles = self._random.random() < self._smiling_share
        return Walker(
            begin_s,
            across=self._random.uniform(0.25, 0.75),
            far_m=self._random.uniform(3.0, 4.0),
            near_m=self._random.uniform(0.9, 1.3),
            speed_mps=self._random.uniform(0.7, 1.3),
            smile=self._random.uniform(0.55, 0.95) if smiles else self._random.uniform(0.0, 0.25),
        )
