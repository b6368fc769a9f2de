"""Telling a picture one can take a photo of: is it there, is it lit, does it live? The clock is an argument."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kiosk.happenings.inputs.booth import CameraTrouble

BLOCKS_ACROSS, BLOCKS_DOWN = 16, 9


@dataclass(frozen=True, slots=True)
class Look:
    """What is known of one frame. Levels are 0..255.

    `mark` is another number for every other picture. `spread`: how far bright and dark parts are from each other.
    `detail`: how much neighbouring parts differ where they differ most; a hand on the lens leaves none.
    """

    mark: int
    level: float
    spread: float
    detail: float


@dataclass(frozen=True, slots=True)
class JudgingRules:
    """How long a trouble lasts before it is told, in seconds and looks; and what is too dark or too even, in levels.

    Sensor noise changes some samples from frame to frame even when nothing moves: so only a picture that is the same to
    the last sample counts as frozen. Something over the lens is one even tone, or soft shades on a dark picture; a wall
    is brighter.
    """

    open_within_s: float = 6.0
    gone_after_s: float = 3.0
    frozen_after_s: float = 3.0
    dark_after_s: float = 2.0
    dark_level: float = 18.0
    dark_spread: float = 9.0
    even_spread: float = 3.0
    smooth_detail: float = 3.0
    smooth_spread: float = 20.0
    smooth_level: float = 90.0
    bad_looks: int = 3
    good_looks: int = 2


def blocks_of(luma: NDArray[np.uint8]) -> NDArray[np.float32]:
    """The mean levels of 16 x 9 parts of the picture; `luma` is height x width, at least that large."""
    height, width = (size - size % parts for size, parts in zip(luma.shape, (BLOCKS_DOWN, BLOCKS_ACROSS), strict=True))
    parts = luma[:height, :width].reshape(BLOCKS_DOWN, height // BLOCKS_DOWN, BLOCKS_ACROSS, width // BLOCKS_ACROSS)
    means: NDArray[np.float32] = parts.mean(axis=(1, 3), dtype=np.float32)
    return means


def look_at(luma: NDArray[np.uint8], mark: int | None = None) -> Look:
    """Judge single samples of brightness, not means: those hide the noise that tells a live picture.

    `mark`: where the frame itself gave a better one.
    """
    blocks = blocks_of(luma)
    steps = np.concatenate((np.abs(np.diff(blocks, axis=0)).ravel(), np.abs(np.diff(blocks, axis=1)).ravel()))
    steps.sort()
    return Look(
        zlib.crc32(luma.tobytes()) if mark is None else mark,
        float(blocks.mean()),
        float(blocks.std()),
        # The strongest tenth, so that one lit corner does not speak for the whole.
        float(steps[len(steps) * 9 // 10]),
    )


class CameraJudge:
    """Keeps when a frame, another picture, and light came last. `still_picture`: the same picture is right.

    `trouble` stays until good pictures have come again.
    """

    def __init__(self, now_s: float, still_picture: bool = False, rules: JudgingRules | None = None) -> None:
        self._rules = rules or JudgingRules()
        self._still_picture = still_picture
        self._opened_s = now_s
        self._came_s: float | None = None
        self._mark: int | None = None
        self._changed_s = self._lit_s = self._looked_s = now_s
        self._changes = self._same_looks = self._lit_looks = self._dark_looks = 0
        self.trouble: CameraTrouble | None = None

    def opened(self, now_s: float, still_picture: bool = False) -> None:
        """The camera was opened anew; what the last picture was is still known."""
        self._opened_s = self._changed_s = self._lit_s = self._looked_s = now_s
        self._came_s = None
        self._still_picture = still_picture
        self._changes = self._same_looks = self._lit_looks = self._dark_looks = 0

    def lost(self) -> None:
        """The camera itself says that it gives nothing more."""
        self.trouble = "gone"

    def came(self, at_s: float) -> None:
        """A frame came, looked at or not."""
        self._came_s = at_s

    def looked(self, look: Look, at_s: float) -> None:
        """The newest frame was looked at; one that is looked at twice must be told once."""
        if self._still_picture or look.mark != self._mark:
            self._changes += self._mark is not None
            self._changed_s, self._same_looks = at_s, 0
        else:
            self._changes = 0
            self._same_looks += 1
        self._mark = look.mark
        self._looked_s = at_s
        if self._is_dark(look):
            self._lit_looks = 0
            self._dark_looks += 1
        else:
            self._lit_looks += 1
            self._lit_s, self._dark_looks = at_s, 0

    def judge(self, now_s: float) -> CameraTrouble | None:
        """What is wrong at this moment: no picture, else no light, else no life."""
        found = self._found(now_s)
        if found:
            self.trouble = found
        elif self._is_good():
            self.trouble = None
        return found

    def _found(self, now_s: float) -> CameraTrouble | None:
        rules = self._rules
        if self._came_s is None:
            return "gone" if now_s - self._opened_s >= rules.open_within_s else None
        if now_s - self._came_s >= rules.gone_after_s:
            return "gone"
        if self._dark_looks >= rules.bad_looks and self._looked_s - self._lit_s >= rules.dark_after_s:
            return "dark"
        if self._same_looks >= rules.bad_looks and self._looked_s - self._changed_s >= rules.frozen_after_s:
            return "frozen"
        return None

    def _is_good(self) -> bool:
        """Whether what came since the trouble ends it."""
        if self._came_s is None:
            return False
        needed = self._rules.good_looks if self.trouble in ("dark", "frozen") else 1
        alive = self.trouble != "frozen" or self._changes >= needed
        return alive and self._lit_looks >= needed

    def _is_dark(self, look: Look) -> bool:
        rules = self._rules
        black = look.level < rules.dark_level and look.spread < rules.dark_spread
        even = look.spread < rules.even_spread
        soft = look.detail < rules.smooth_detail and look.spread < rules.smooth_spread
        return black or even or (soft and look.level < rules.smooth_level)
