"""What the house hears of a wheel: only what changed, and the health that staff read."""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from kiosk import settings
from kiosk.devices.wheel.readings import TREMBLE, Roll, Stops
from kiosk.happenings.inputs import DeviceReported, SpokeHeld, WheelFound, WheelLost, WheelRolled, WheelTurned
from kiosk.happenings.words import Input, Level, Order
from kiosk.places import TYPED

Ring = Callable[[Input], None]
# So many readings dropped within so long are told to staff.
DROPS_MOST, DROPS_WITHIN_S = 30, 60.0


class Wheel(Protocol):
    """What the house knows of a wheel: it takes nudges, and rings turns, rolls, its spoke, and how it is."""

    ORDERS: tuple[type[Order], ...]

    def start(self) -> None: ...
    def stop(self) -> None: ...
    def take(self, order: Order) -> None: ...


@dataclass(frozen=True, slots=True)
class Reading:
    """One look at the device, raw and used: what `./run wheel` shows. `counts` and `turns` since it was found."""

    name: str
    axes: tuple[float, ...]
    counts: int
    endless: bool
    deflection: float
    turns: float
    spoke: bool
    dropped: int
    rubbish: int = 0


Watch = Callable[[Reading], None]


class Complaints:
    """Whether something that may happen now and then happens too often: `most` times within `within_s`."""

    def __init__(self, most: int, within_s: float) -> None:
        self._most = most
        self._within_s = within_s
        self._times_s: deque[float] = deque(maxlen=most)
        self._many = False

    def add(self, count: int, now_s: float) -> None:
        self._times_s.extend([now_s] * min(count, self._most))

    def many(self, now_s: float) -> bool:
        """True from too many on until there was none for `within_s`."""
        while self._times_s and now_s - self._times_s[0] > self._within_s:
            self._times_s.popleft()
        self._many = len(self._times_s) == self._most or (self._many and bool(self._times_s))
        return self._many


class Readout:
    """The readings of one device so far, and what they mean: a deflection, or turns not told yet."""

    def __init__(self, wheel: settings.Wheel) -> None:
        self._stops = Stops(wheel)
        self._roll = Roll(wheel)
        self._axis = wheel.axis
        self._rolls = wheel.kind == "endless"
        self.axes: tuple[float, ...] = ()
        self.counts = 0
        self.counting = False
        self.deflection = 0.0

    @property
    def endless(self) -> bool:
        return self._rolls or self.counting

    @property
    def stuck(self) -> bool:
        """It stands at one angle for so long that nobody can be holding it."""
        return self._stops.stuck

    @property
    def in_doubt(self) -> bool:
        """Whether the device should soon be looked at again."""
        return self._roll.in_doubt if self._rolls else self._stops.in_doubt

    @property
    def dropped(self) -> int:
        """How many readings were not believed."""
        return self._roll.dropped + self._stops.dropped

    def looks(self, axes: Sequence[float | None], now_s: float) -> float:
        """The axes stand so; returns turns, and keeps the deflection."""
        self.axes = tuple(math.nan if raw is None else raw for raw in axes)
        raw = axes[self._axis] if self._axis < len(axes) else None
        if self._rolls:
            return self._roll.axis(raw, now_s)
        deflection = self._stops.read(raw, now_s)
        if deflection is not None:
            self.deflection = deflection
        return 0.0

    def counted(self, counts: int, now_s: float) -> float:
        """So many counts more; returns turns."""
        self.counting = True
        self.counts += counts
        return self._roll.counts(counts, now_s)

    def counter(self, place: int, now_s: float) -> float:
        """The device's counter stands there; returns turns."""
        self.counting = True
        self.counts = place
        return self._roll.place(place, now_s)

    def forget(self) -> None:
        """The device went away."""
        self._stops.forget()
        self._roll.forget()
        self.deflection = 0.0


class Teller:
    """Rings what changed: deflections only when they differ, turns when there are any, health when it is another one.

    `watch` gets every look at the device.
    """

    def __init__(
        self,
        ring: Ring,
        wheel: settings.Wheel,
        *,
        rehearsal: bool = False,
        watch: Watch | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._ring = ring
        self._wheel = wheel
        self._rehearsal = rehearsal
        self._watch = watch
        self.clock = clock
        self._drops = Complaints(DROPS_MOST, DROPS_WITHIN_S)
        self._dropped = 0
        self._told = 0.0
        self._turns = 0.0
        self._spoke = False
        self._name = ""
        self._health: tuple[Level, str] | None = None

    def tells(self, readout: Readout, turns: float, rubbish: int = 0) -> None:
        """What this look at the device brought."""
        deflection = readout.deflection
        at_stop = deflection in (0.0, 1.0, -1.0)
        if deflection != self._told and (at_stop or abs(deflection - self._told) >= TREMBLE):
            self._told = deflection
            self._ring(WheelTurned(deflection, rehearsal=self._rehearsal))
        if turns:
            self._turns += turns
            self._ring(WheelRolled(turns, rehearsal=self._rehearsal))
        if self._watch:
            self._watch(
                Reading(
                    self._name,
                    readout.axes,
                    readout.counts,
                    readout.endless,
                    deflection,
                    self._turns,
                    self._spoke,
                    readout.dropped,
                    rubbish,
                )
            )

    def spoke(self, button: int, held: bool) -> None:
        """A button went down or up; only the one in the settings counts."""
        if self._wheel.button in ("any", button) and held != self._spoke:
            self._spoke = held
            self._ring(SpokeHeld(held, rehearsal=self._rehearsal))

    def finds(self, name: str) -> None:
        self._told = self._turns = 0.0
        self._name = name
        self._dropped = 0
        self._ring(WheelFound(name))

    def loses(self, reason: str) -> None:
        """It let go of everything; touch sails on."""
        self._told = 0.0
        self._name = ""
        self.lets_go()
        self._ring(WheelLost(reason))

    def lets_go(self) -> None:
        """Whoever held the spoke, or the wheel itself, does so no longer."""
        if self._spoke:
            self._spoke = False
            self._ring(SpokeHeld(False, rehearsal=self._rehearsal))
        if self._told:
            self._told = 0.0
            self._ring(WheelTurned(0.0, rehearsal=self._rehearsal))

    def how_it_is(self, readout: Readout, well_zh: str, well_en: str) -> None:
        """Tell staff what is wrong with the readings, or that it works."""
        now_s = self.clock()
        self._drops.add(max(0, readout.dropped - self._dropped), now_s)
        self._dropped = readout.dropped
        if readout.stuck:
            self.reports(
                "fault",
                "舵轮停在一侧已两分钟，已当作松手；请检查是否卡住，或没有自动回中。",
                "The wheel has stood at one side for two minutes: taken for let go. Is it stuck, or has it no spring?",
            )
        elif self._drops.many(now_s):
            self.reports(
                "fault",
                f"舵轮读数乱跳，跳动的读数已忽略；请检查插头、线缆和传感器，并运行 {TYPED} wheel 查看。",
                f"The wheel's readings leap, and are left out. Check plug, cable and sensor; {TYPED} wheel shows them.",
            )
        else:
            self.reports("ok", well_zh, well_en)

    def reports(self, level: Level, zh: str, en: str) -> None:
        if self._health != (level, en):
            self._health = (level, en)
            self._ring(DeviceReported("wheel", level, zh, en))
