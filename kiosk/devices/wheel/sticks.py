"""The controllers that SDL shows: which of them can be the wheel, and whose word counts where there are two."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from kiosk import settings
from kiosk.devices.wheel.teller import Readout

# Turned so far, a share of its half way or of its circle, a wheel is in somebody's hand.
MOVED, MOVED_TURNS = 0.1, 0.02
# A wheel keeps the ship from another one for so long after its own last move.
KEEPS_S = 1.0
# No rumble is asked for longer: a controller pulled and plugged in meanwhile would go on.
RUMBLE_MOST_S = 1.0


class Stick:
    """One controller, opened: its readings, and when it was last moved. `pygame_stick` is pygame's joystick."""

    def __init__(self, pygame_stick: Any, wheel: settings.Wheel) -> None:
        self._stick = pygame_stick
        self._wheel = wheel
        self.name = str(pygame_stick.get_name())
        self.id = int(pygame_stick.get_instance_id())
        self.readout = Readout(wheel)
        self.moved_s = -math.inf
        self._anchor: float | None = None
        self._turns = 0.0
        self._count = 0

    def rolled(self, ball: int, x: int, y: int) -> None:
        """A trackball moved; its directions count as axes: 0 and 1 are of the first ball, 2 and 3 of the next."""
        if self._wheel.kind != "axis" and ball == self._wheel.axis // 2:
            self._count += y if self._wheel.axis % 2 else x

    def looks(self, now_s: float) -> float:
        """What it reads now; returns turns."""
        turns = 0.0
        axes = [self._stick.get_axis(number) for number in range(self._stick.get_numaxes())]
        if axes:
            turns += self.readout.looks(axes, now_s)
        if self._count:
            turns += self.readout.counted(self._count, now_s)
            self._count = 0
        self._turns += turns
        place = self.readout.deflection / MOVED + self._turns / MOVED_TURNS
        if self._anchor is None:
            self._anchor = place
        elif abs(place - self._anchor) > 1:
            self._anchor, self.moved_s = place, now_s
        return turns

    def rumbles(self, strength: float, seconds: float) -> None:
        """Be felt, where there is a motor; nothing happens where there is none."""
        strength = min(1.0, max(0.0, strength))
        self._stick.rumble(strength, strength, round(1000 * min(seconds, RUMBLE_MOST_S)))


def can_be_the_wheel(pygame_stick: Any, wheel: settings.Wheel) -> bool:
    """Whether it has what the settings ask for: the axis, or a ball where an endless wheel may be one."""
    if pygame_stick.get_numaxes() > wheel.axis:
        return True
    return wheel.kind != "axis" and pygame_stick.get_numaxes() == 0 and bool(pygame_stick.get_numballs())


class Helm:
    """The controllers at hand and the one that has the ship: the one moved last, so that no two pull at her.

    `changed` is called with the old and the new one, either of them None where there is none.
    """

    def __init__(self, changed: Callable[[Stick | None, Stick | None], None]) -> None:
        self._changed = changed
        self.sticks: list[Stick] = []
        self.held: Stick | None = None

    def adds(self, stick: Stick) -> None:
        self.sticks.append(stick)
        if self.held is None:
            self._give_to(stick)

    def removes(self, stick_id: int) -> Stick | None:
        """Forget the controller with this id; whoever is left takes over."""
        gone = next((stick for stick in self.sticks if stick.id == stick_id), None)
        if gone is not None:
            self.sticks.remove(gone)
            if gone is self.held:
                self._give_to(self.sticks[0] if self.sticks else None)
        return gone

    def clears(self) -> None:
        """Put all of them down, the one that has the ship last."""
        for stick in sorted(self.sticks, key=lambda stick: stick is self.held):
            self.removes(stick.id)

    def of(self, stick_id: int) -> Stick | None:
        return next((stick for stick in self.sticks if stick.id == stick_id), None)

    def settles(self, now_s: float) -> None:
        """Another one that is turned takes over once the one that has the ship has not been moved for a second."""
        if self.held is None or now_s - self.held.moved_s < KEEPS_S:
            return
        mover = max(self.sticks, key=lambda stick: stick.moved_s)
        if mover.moved_s > self.held.moved_s:
            self._give_to(mover)

    def _give_to(self, stick: Stick | None) -> None:
        before, self.held = self.held, stick
        self._changed(before, stick)
