"""What every exhibit's step returns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from kiosk.happenings.inputs import StaffAsked
from kiosk.happenings.words import Fact, Input, Order

S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Step(Generic[S]):
    """The new state, the facts to note and the orders to do; for an input that means nothing here, the state as it was.

    `rehearsal` marks the facts as made by a pretend device (an input with a rehearsal flag marks them by itself).
    """

    state: S
    facts: tuple[Fact, ...] = ()
    orders: tuple[Order, ...] = ()
    rehearsal: bool = False


def followed(first: Step[S], then: Callable[[S], Step[S]]) -> Step[S]:
    """One step and, from where it led, the next, as one."""
    second = then(first.state)
    return Step(
        second.state,
        first.facts + second.facts,
        first.orders + second.orders,
        rehearsal=first.rehearsal or second.rehearsal,
    )


def asked(happening: Input, *, admitted: bool) -> Input | None:
    """What staff press, in their scene (while `admitted`) or on their page in a browser; None when nobody may."""
    if isinstance(happening, StaffAsked):
        return happening.press
    return happening if admitted else None
