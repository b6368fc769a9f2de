"""The pretend door: people who were never there pass in a slow, seeded rhythm; no camera, no model."""

from __future__ import annotations

import math
import random
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kiosk.devices.smile_camera.crossing import Passing, is_this_door
from kiosk.devices.smile_camera.faces import Face, Followed
from kiosk.devices.smile_camera.sight import Glimpse
from kiosk.happenings.words import Door

SIZE = (1280, 720)
_STEP_S = 0.1
_LENS_PX_M = 137.0
_SMILING_SHARE: dict[Door, float] = {"entry": 0.3, "exit": 0.8}
_PAIRS = 0.25


@dataclass(frozen=True, slots=True)
class Walker:
    """Someone who comes nearer from `far_m` to `near_m` at `speed_mps`, or crosses the picture at `far_m`.

    `across`: where in the frame, 0..1; `way`: 0 towards the camera, 1 rightward, -1 leftward; `logit` of their smile.
    """

    begin_s: float
    across: float
    far_m: float
    near_m: float
    speed_mps: float
    logit: float
    way: int = 0

    @property
    def end_s(self) -> float:
        metres = SIZE[0] * self.far_m * 0.15 / _LENS_PX_M if self.way else self.far_m - self.near_m
        return self.begin_s + metres / self.speed_mps

    def face(self, now_s: float, jitter: float) -> Face:
        """The walker's face as the camera would see it; `jitter` -1..1."""
        walked_s = now_s - self.begin_s
        distance_m = self.far_m if self.way else self.far_m - self.speed_mps * walked_s
        width_px = _LENS_PX_M / distance_m
        sway = math.sin(walked_s * 7)
        if self.way:
            part = walked_s / (self.end_s - self.begin_s)
            x_px = SIZE[0] * (part if self.way > 0 else 1 - part)
        else:
            x_px = SIZE[0] * (0.5 + (self.across - 0.5) * 1.6 / distance_m + 0.02 * sway)
        y_px = SIZE[1] * (0.45 + 0.03 * math.cos(walked_s * 7))
        return Face(x_px, y_px, width_px, self.logit + 0.8 * jitter)


class PretendSight:
    """A hall where somebody passes every `gap_s` seconds or so; the same seed brings the same people."""

    def __init__(
        self, door: Door, gap_s: float, seed: int = 1, now_s: float | None = None, passing: Passing = "towards"
    ) -> None:
        self._random = random.Random(f"{door} {seed}")
        self._door = door
        self._passing = passing
        self._gap_s = gap_s
        self._walkers: list[Walker] = []
        now_s = time.monotonic() if now_s is None else now_s
        self._next_s = now_s + gap_s * self._random.uniform(0.1, 0.5)
        self._closed = threading.Event()

    def look(self, followed: Sequence[Followed]) -> Glimpse:
        """The hall a tenth of a second later; as with a camera, only those who are followed are read."""
        self._closed.wait(_STEP_S)
        now_s = time.monotonic()
        faces = [face if _wanted(face, followed) else replace(face, logit=None) for face in self.faces(now_s)]
        return Glimpse(now_s, faces, True, SIZE, None, True, 0.0)

    def faces(self, now_s: float) -> list[Face]:
        """The faces in the hall at `now_s`, which must not go back."""
        while now_s >= self._next_s:
            self._walkers.append(self._someone(self._next_s))
            pair = self._random.random() < _PAIRS
            self._next_s += self._random.uniform(0.8, 1.6) if pair else self._gap_s * self._random.uniform(0.5, 1.8)
        self._walkers = [walker for walker in self._walkers if now_s < walker.end_s]
        faces = [walker.face(now_s, self._random.uniform(-1, 1)) for walker in self._walkers]
        return [face for face in faces if 0 <= face.x_px < SIZE[0]]

    def close(self) -> None:
        """The hall empties."""
        self._closed.set()

    def _someone(self, begin_s: float) -> Walker:
        way = self._way()
        both = self._passing.startswith("both_")
        here = not both or is_this_door("rightward" if way > 0 else "leftward", self._passing)
        door: Door = self._door if here else ("exit" if self._door == "entry" else "entry")
        smiles = self._random.random() < _SMILING_SHARE[door]
        return Walker(
            begin_s,
            across=self._random.uniform(0.25, 0.75),
            far_m=self._random.uniform(1.6, 2.4) if way else self._random.uniform(3.0, 4.0),
            near_m=self._random.uniform(0.55, 0.62),
            speed_mps=self._random.uniform(0.7, 1.3),
            logit=self._random.uniform(0.8, 3.0) if smiles else self._random.uniform(-4.0, -1.2),
            way=way,
        )

    def _way(self) -> int:
        if self._passing == "towards":
            return 0
        if self._passing.startswith("both_"):
            return self._random.choice((1, -1))
        return 1 if self._passing == "rightward" else -1


def _wanted(face: Face, followed: Sequence[Followed]) -> bool:
    return any(
        known.read and math.hypot(known.expected.x_px - face.x_px, known.expected.y_px - face.y_px) < face.width_px
        for known in followed
    )
