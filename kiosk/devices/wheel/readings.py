"""From what a wheel's device reads to what is told of it: deflections of an axis with stops, turns of an endless wheel.

The clock is an argument (`now_s`, monotonic). What no hand can have done is dropped and counted.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from kiosk import settings

# One step of an 8-bit encoder: less is trembling and rings nobody.
TREMBLE = 1 / 256
# Few axes reach quite to their stop; from this share of the way it counts as all the way.
FULL = 0.99
# An axis that is suddenly elsewhere by more than this is believed only when it still is a report of the device later.
LEAP = 0.5
BORNE_OUT_S = 0.02
# Nothing but a wheel that nobody holds keeps this still for so long: a whole turn at this pace would take an hour.
STILL = 3 * TREMBLE
STILL_S = 30.0
# Such a wheel's reading is taken for the centre, slowly, and never further than this from the one in the settings.
DRIFT_MOST = 0.1
DRIFT_PER_S = 0.004
# A crossing at full wheel takes half a minute. One that stands so long at one angle is stuck, not held.
STUCK_S = 120.0
# Readings further apart in time were not taken in one go.
GAP_S = 1.0
# Ten turns a second is what a child makes of a ball-bearing wheel; twice that is a fault of the device.
FASTEST_TPS = 20.0
# What may come at once, as drivers hand over in portions; a device that turns speaks at least so often.
PORTION_TURNS, PORTION_S = 0.25, 0.25
# An encoder finer than this trembles by a count even when it lies still.
FINE_COUNTS = 200
COUNTER_ENDS = (2**16, 2**32)


def deflection(wheel: settings.Wheel, raw: float, shift: float = 0.0) -> float:
    """-1..1, 0 inside the dead zone and growing from 0 at its edge, so that nothing leaps; `shift` is the drift."""
    off = raw - wheel.centre - shift
    size = min((abs(off) - wheel.dead_zone) / (FULL * wheel.reach - wheel.dead_zone), 1.0)
    return math.copysign(size, -off if wheel.reverse else off) if size > 0 else 0.0


class Leaps:
    """Whether a reading follows from the one before, or is a leap that has to be borne out by a later one."""

    def __init__(self, leap: float, distance: Callable[[float, float], float]) -> None:
        self._leap = leap
        self._distance = distance
        self.dropped = 0
        self.forget()

    def forget(self) -> None:
        self._last: float | None = None
        self._doubted: tuple[float, float] | None = None

    @property
    def pending(self) -> bool:
        """A leap waits to be looked at again."""
        return self._doubted is not None

    def believes(self, reading: float, now_s: float) -> bool:
        """True when this reading counts; leaps that came to nothing are counted in `dropped`."""
        if self._last is not None and self._distance(reading, self._last) > self._leap:
            if self._doubted is None or self._distance(reading, self._doubted[0]) > self._leap / 2:
                self.dropped += self.pending
                self._doubted = (reading, now_s)
                return False
            if 0 <= now_s - self._doubted[1] < BORNE_OUT_S:
                return False
        else:
            self.dropped += self.pending
        self._last, self._doubted = reading, None
        return True


class Stops:
    """An axis between two stops. `shift` is the drift found so far, `stuck` that it stands at an angle for too long."""

    def __init__(self, wheel: settings.Wheel) -> None:
        self._wheel = wheel
        self._leaps = Leaps(LEAP, lambda one, other: abs(one - other))
        self._numberless = 0
        self.forget()

    def forget(self) -> None:
        """Another device, or the same one plugged in again: nothing is known of it."""
        self._leaps.forget()
        self.shift = 0.0
        self.stuck = False
        self._number_came = True
        self._found_at: float | None = None
        self._still = 0.0
        self._still_since_s = self._read_s = -math.inf

    @property
    def dropped(self) -> int:
        """How many readings were not believed."""
        return self._leaps.dropped + self._numberless

    @property
    def in_doubt(self) -> bool:
        """Whether the device should soon be looked at again."""
        return self._leaps.pending or not self._number_came

    def read(self, raw: float | None, now_s: float) -> float | None:
        """The deflection now; None while this reading waits for another one that bears it out."""
        if raw is None or not math.isfinite(raw):
            self._numberless += 1
            first, self._number_came = self._number_came, False
            # A wheel that goes on without a number holds the ship no longer.
            return None if first else 0.0
        self._number_came = True
        raw = max(-1.0, min(1.0, raw))
        if not self._leaps.believes(raw, now_s):
            return None
        if not self._has_moved(raw):
            return 0.0
        self._watch_stillness(raw, now_s)
        return 0.0 if self.stuck else deflection(self._wheel, raw, self.shift)

    def _has_moved(self, raw: float) -> bool:
        """How a wheel stands when it is found is nobody's order yet, and some say nothing true before they move."""
        if self._found_at is None:
            self._found_at = raw
        elif abs(raw - self._found_at) >= TREMBLE:
            self._found_at = math.inf
        return math.isinf(self._found_at)

    def _watch_stillness(self, raw: float, now_s: float) -> None:
        if abs(raw - self._still) > STILL or now_s < self._read_s or math.isinf(self._read_s):
            self._still, self._still_since_s = raw, now_s
        still_s = now_s - self._still_since_s
        if self._wheel.drift and still_s >= STILL_S:
            self._drift(raw, min(now_s - self._read_s, GAP_S))
        self.stuck = still_s >= STUCK_S and deflection(self._wheel, raw, self.shift) != 0.0
        self._read_s = now_s

    def _drift(self, raw: float, elapsed_s: float) -> None:
        """Moves the centre towards a reading near it; one further away is left to the hand that may hold it."""
        wanted = raw - self._wheel.centre
        if abs(wanted) <= DRIFT_MOST + self._wheel.dead_zone:
            wanted = max(-DRIFT_MOST, min(DRIFT_MOST, wanted))
            step = DRIFT_PER_S * elapsed_s
            self.shift += max(-step, min(step, wanted - self.shift))


class Roll:
    """An endless wheel: counts of an encoder or a ball, or an axis that begins anew at its end, as turns."""

    def __init__(self, wheel: settings.Wheel) -> None:
        self._sign = -1.0 if wheel.reverse else 1.0
        self._per_turn = wheel.counts_per_turn
        self._leaps = Leaps(PORTION_TURNS, lambda one, other: abs(_round(one - other)))
        self._numberless = self._too_fast = 0
        self.forget()

    def forget(self) -> None:
        """Another device, or the same one plugged in again: nothing is known of it."""
        self._leaps.forget()
        self._place: float | None = None
        self._untold = 0.0
        self._read_s: float | None = None

    @property
    def dropped(self) -> int:
        """How many readings were not believed."""
        return self._leaps.dropped + self._numberless + self._too_fast

    @property
    def in_doubt(self) -> bool:
        """Whether the device should soon be looked at again."""
        return self._leaps.pending

    def axis(self, raw: float | None, now_s: float) -> float:
        """Turns to tell, from an axis whose +1 is its -1 again."""
        if raw is None or not math.isfinite(raw):
            self._numberless += 1
            return 0.0
        place = max(-1.0, min(1.0, raw)) / 2
        if not self._leaps.believes(place, now_s):
            return 0.0
        before, self._place = self._place, place
        return self._tell(0.0 if before is None else _round(place - before), TREMBLE / 2)

    def place(self, count: int, now_s: float) -> float:
        """Turns to tell, from a counter that runs on; one that begins anew at its end is followed."""
        before, self._place = self._place, float(count)
        moved = 0.0 if before is None else self._place - before
        for width in COUNTER_ENDS:
            if abs(abs(moved) - width) < width / 8:
                moved -= math.copysign(width, moved)
        return self.counts(moved, now_s)

    def counts(self, counts: float, now_s: float) -> float:
        """Turns to tell, from counts since the last ones."""
        since_s = 0.0 if self._read_s is None else max(0.0, min(PORTION_S, now_s - self._read_s))
        self._read_s = now_s
        turns = counts / self._per_turn
        if abs(turns) > FASTEST_TPS * since_s + PORTION_TURNS:
            self._too_fast += 1
            return 0.0
        return self._tell(turns, 1.5 / self._per_turn if self._per_turn >= FINE_COUNTS else 0.0)

    def _tell(self, turns: float, tremble: float) -> float:
        """All that is untold yet, once it is more than trembling: nothing of a slow turn is lost."""
        self._untold += turns
        if abs(self._untold) < tremble or self._untold == 0.0:
            return 0.0
        told, self._untold = self._untold, 0.0
        return told * self._sign


def _round(turns: float) -> float:
    """The shorter way round the circle, -0.5..0.5."""
    return (turns + 0.5) % 1.0 - 0.5
