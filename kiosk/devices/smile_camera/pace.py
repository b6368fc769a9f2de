"""How often to look, and how long to wait before a source is opened again; the clocks are arguments."""

from __future__ import annotations

_MOST_DEBT_S = 1.0
_MOST_CREDIT_S = 0.5
_EARLY = 0.1
_PAUSES_S = (0.5, 8.0)
_STEADY_S = 5.0


class Pace:
    """Looks at most `most_fps` times a second, and less often when the process would else take more than `cpu_share`
    of one processor core (None: as much as it likes). `spent_s` is the processor time taken so far, in seconds.
    """

    def __init__(self, most_fps: float, cpu_share: float | None, now_s: float, spent_s: float = 0.0) -> None:
        self._interval_s = 1 / most_fps
        self._cpu_share = cpu_share
        self._due_s = now_s
        self._reckoned_s, self._spent_s = now_s, spent_s
        # What may be spent before it must be earned again: a little, so that people in view are followed closely.
        self._credit_s = 0.0

    def wait_s(self, now_s: float, spent_s: float = 0.0) -> float:
        """Seconds until the next look is due; 0: now."""
        # A little early is in time, so that a camera at just this rate loses no frame to jitter.
        wait_s = self._due_s - _EARLY * self._interval_s - now_s
        if self._cpu_share is not None:
            earned_s = (now_s - self._reckoned_s) * self._cpu_share
            credit_s = self._credit_s + earned_s - (spent_s - self._spent_s)
            # One dear moment, as when models are loaded, must not blind the door for long.
            self._credit_s = max(-_MOST_DEBT_S * self._cpu_share, min(_MOST_CREDIT_S * self._cpu_share, credit_s))
            self._reckoned_s, self._spent_s = now_s, spent_s
            wait_s = max(wait_s, -self._credit_s / self._cpu_share)
        return max(0.0, wait_s)

    def looked(self, at_s: float) -> None:
        """A frame of this second was looked at."""
        self._due_s = max(self._due_s + self._interval_s, at_s)


class ReopenPause:
    """How long to rest before a source that was lost is opened again: longer each time it did not last."""

    def __init__(self) -> None:
        self._next_s = _PAUSES_S[0]

    def after(self, lasted_s: float) -> float:
        """The seconds to rest after frames had come for `lasted_s` (0: it did not open, or gave none)."""
        if lasted_s >= _STEADY_S:
            self._next_s = _PAUSES_S[0]
        pause_s = self._next_s
        self._next_s = min(2 * pause_s, _PAUSES_S[1])
        return pause_s
