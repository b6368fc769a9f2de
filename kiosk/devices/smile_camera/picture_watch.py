"""Telling a picture that can be trusted from one that can't: missing, frozen or black; the clock is an argument."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PictureFault = Literal["picture_missing", "picture_frozen", "picture_black"]


@dataclass(frozen=True, slots=True)
class PictureRules:
    """A fault is told after `patience_s` and over after `good_frames` good ones. Levels are 0..255."""

    patience_s: float = 4.0
    good_frames: int = 5
    dark_level: float = 10.0
    flat_spread: float = 3.0


@dataclass(frozen=True, slots=True)
class Look:
    """What the watch needs to know of a frame: a checksum of its pixels, and how bright and how varied they are."""

    checksum: int
    mean_level: float
    spread: float


class PictureWatch:
    """Keeps the last times at which there was a frame, a new frame, and a frame with something on it."""

    def __init__(self, now_s: float, rules: PictureRules | None = None) -> None:
        self._rules = rules or PictureRules()
        self._last_frame_s = self._last_new_s = self._last_lit_s = self._last_good_s = now_s
        self._last_checksum: int | None = None
        self._good_frames = 0
        self._lost_s = 0.0
        self.fault: PictureFault | None = None

    def saw(self, look: Look, at_s: float) -> None:
        """A frame came."""
        new = look.checksum != self._last_checksum
        lit = look.mean_level >= self._rules.dark_level and look.spread >= self._rules.flat_spread
        self._last_frame_s = at_s
        self._last_checksum = look.checksum
        if new:
            self._last_new_s = at_s
        if lit:
            self._last_lit_s = at_s
        else:
            self._good_frames = 0
        if new and lit:
            self._good_frames += 1
            if self.fault is None:
                self._last_good_s = at_s

    def judge(self, now_s: float) -> PictureFault | None:
        """The fault there is now; `fault` keeps it until good frames have come again."""
        found = self._found(now_s)
        if found:
            self._good_frames = 0
            self.fault = found
        elif self.fault and self._good_frames >= self._rules.good_frames:
            self._lost_s += now_s - self._last_good_s
            self._last_good_s = now_s
            self.fault = None
        return self.fault

    def not_measured_s(self, now_s: float) -> float:
        """Seconds so far in which nobody could be counted, from the last good frame before each fault."""
        return self._lost_s + (now_s - self._last_good_s if self.fault else 0.0)

    def _found(self, now_s: float) -> PictureFault | None:
        patience_s = self._rules.patience_s
        if now_s - self._last_frame_s >= patience_s:
            return "picture_missing"
        if now_s - self._last_lit_s >= patience_s:
            return "picture_black"
        if now_s - self._last_new_s >= patience_s:
            return "picture_frozen"
        return None
