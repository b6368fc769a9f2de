"""The two doors under a clock moved by hand, for tests that watch who passes."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.exhibits import smile
from kiosk.exhibits.smile.state import SmileState
from kiosk.happenings import facts, inputs
from kiosk.happenings.inputs import Counted
from kiosk.happenings.words import Door, Fact, Input, Order


def passed(door: Door = "entry", smiling: bool | None = True, *, rehearsal: bool = False) -> inputs.VisitorPassed:
    """Somebody walks by a camera."""
    score = None if smiling is None else 0.9 if smiling else 0.1
    return inputs.VisitorPassed(door, smiling, score, 2.5, rehearsal)


def counts(door: Door = "entry", smiling: bool | None = True) -> facts.VisitorCounted:
    """What is remembered of `passed`."""
    score = None if smiling is None else 0.9 if smiling else 0.1
    return facts.VisitorCounted(door, smiling, score, 2.5)


def midday(day: str = "2026-11-22", hour: int = 12) -> inputs.DayCounted:
    """Nobody has passed yet on this day; the hour is told."""
    return inputs.DayCounted(day, local_hour=hour)


@dataclass
class Doorway:
    """The exhibit, what it noted and what it ordered."""

    state: SmileState = field(default_factory=smile.start)
    now_s: float = 100.0
    facts: list[Fact] = field(default_factory=list)
    rehearsed: list[Fact] = field(default_factory=list)
    orders: list[Order] = field(default_factory=list)

    def receive(self, *happenings: Input) -> Doorway:
        for happening in happenings:
            step = smile.step(self.state, happening, self.now_s)
            self.state = step.state
            (self.rehearsed if step.rehearsal else self.facts).extend(step.facts)
            self.orders += step.orders
        return self

    def wait(self, seconds: float) -> Doorway:
        """Time passes; the exhibit is woken exactly when it asked."""
        until = self.now_s + seconds
        while (at := smile.due(self.state)) is not None and at <= until:
            self.now_s = max(self.now_s, at)
            before = self.state
            self.receive(inputs.DueCame())
            assert self.state is not before, "woken for nothing, again and again"
        self.now_s = until
        return self

    @property
    def entry(self) -> Counted:
        return self.state.real.entry

    @property
    def exit(self) -> Counted:
        return self.state.real.exit
