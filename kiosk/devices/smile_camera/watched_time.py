"""How long a door really counted, from what its process says of itself: told in portions of about a minute."""

from __future__ import annotations

TELL_EVERY_S = 60.0


class WatchedTime:
    """Takes the growing sum of measured seconds of one process after another; each method gives the seconds to be
    told now, 0 for none. Nothing is told twice, and nothing that was heard is lost.
    """

    def __init__(self) -> None:
        self._heard_s = self._told_s = 0.0

    def beat(self, measured_s: float | None) -> float:
        """The process has measured so long since it began (None: it did not say)."""
        if measured_s is None:
            return 0.0
        rest_s = 0.0
        if measured_s < self._heard_s:
            # Another process, though it never said that it is ready.
            rest_s = self.end()
        self._heard_s = measured_s
        due = measured_s - self._told_s >= TELL_EVERY_S
        return rest_s + (self.pause() if due else 0.0)

    def pause(self) -> float:
        """Counting stopped for now; the process goes on."""
        seconds = round(self._heard_s - self._told_s, 1)
        self._told_s += seconds
        return seconds

    def end(self) -> float:
        """The process is gone."""
        seconds = self.pause()
        self._heard_s = self._told_s = 0.0
        return seconds
