"""Telling a picture that can be trusted from one that can't, and adding up the time; the clock is an argument."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kiosk.devices.smile_camera.picture_look import Look, Unsound
from kiosk.devices.smile_camera.stillness import Stillness

PictureFault = Literal["picture_missing", "picture_frozen", "picture_slow", Unsound]


@dataclass(frozen=True, slots=True)
class PictureRules:
    """A fault is told when no good frame came for `patience_s`, and is over after `good_frames` good ones.

    A frame that comes more than `slow_s` after the last is none to count by: somebody walks past in two seconds.
    """

    patience_s: float = 4.0
    good_frames: int = 5
    slow_s: float = 0.8


class PictureWatch:
    """Knows whether the picture is good, and how long it was. Only time between good frames counts as measured."""

    def __init__(self, now_s: float, rules: PictureRules | None = None) -> None:
        self._rules = rules or PictureRules()
        self._stillness = Stillness()
        self._began_s = self._last_frame_s = self._last_good_s = now_s
        self._kind: PictureFault | None = "picture_missing"
        self._kind_since_s = now_s
        self._good_frames = 0
        self._came = False
        self._measured_s = 0.0
        self.fault: PictureFault | None = None
        self.measuring = False

    def saw(self, look: Look, at_s: float) -> None:
        """A frame came."""
        # The first frame, and the first after a gap that was told, have nothing before them to be slow against.
        slow = self._came and self.fault != "picture_missing" and at_s - self._last_frame_s > self._rules.slow_s
        self._came = True
        self._last_frame_s = at_s
        if self.fault == "picture_frozen":
            self._stillness.may_have_lived()
        new = self._stillness.is_new(look.grid)
        kind: PictureFault | None = look.unsound or (None if new else "picture_frozen")
        if kind is None and slow:
            kind = "picture_slow"
        if kind != self._kind:
            self._kind, self._kind_since_s = kind, at_s
        # A frame that stands still among others that don't is a camera that repeats one to keep its rate.
        if kind is None:
            self._good_frames += 1
            self._good_frame(at_s)
        elif kind != "picture_frozen":
            self._good_frames = 0

    def judge(self, now_s: float) -> PictureFault | None:
        """The fault there is now; `fault` keeps it until good frames have come again."""
        found = self._found(now_s)
        if found:
            self._good_frames = 0
            self.fault = found
            self.measuring = False
        return self.fault

    def not_measured_s(self, now_s: float) -> float:
        """All other seconds so far, those since the last good frame too: nobody knows yet whether they are good."""
        return max(0.0, now_s - self._began_s - self._measured_s)

    def _good_frame(self, at_s: float) -> None:
        if self.fault and self._good_frames < self._rules.good_frames:
            return
        if self.measuring:
            self._measured_s += at_s - self._last_good_s
        self.fault = None
        self.measuring = True
        self._last_good_s = at_s

    def _found(self, now_s: float) -> PictureFault | None:
        patience_s = self._rules.patience_s
        if now_s - self._last_frame_s >= patience_s:
            return "picture_missing"
        if now_s - self._last_good_s < patience_s:
            return None
        # While it is not good, it may be now this and now that: what is told changes only to what stays.
        return self._kind if self.fault is None or now_s - self._kind_since_s >= patience_s else None
