"""Exhibits rest by staff's hand or by themselves, and practice ends when visitors come."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest

from kiosk.exhibits import care
from kiosk.exhibits.care import CareState
from kiosk.happenings import facts, inputs
from kiosk.happenings.orders import KeepRest, Ring, TellSteady
from kiosk.happenings.words import Fact, Input, Order

OPEN = inputs.HallTold(True, "2026-11-30", "09:00", "19:00", "weekday")
CLOSED = replace(OPEN, open=False)
NEXT_DAY = replace(OPEN, local_day="2026-12-01")


@dataclass
class Keeper:
    """Care with its clock; what it rings comes back to it, as in the house."""

    state: CareState = field(default_factory=care.start)
    now_s: float = 0.0
    facts: list[Fact] = field(default_factory=list)
    orders: list[Order] = field(default_factory=list)
    told: list[Input] = field(default_factory=list)

    def hear(self, *happenings: Input) -> Keeper:
        for happening in happenings:
            waiting = [happening]
            while waiting:
                step = care.step(self.state, waiting.pop(0), self.now_s)
                self.state = step.state
                self.facts += step.facts
                self.orders += [order for order in step.orders if not isinstance(order, Ring)]
                rung = [order.happening for order in step.orders if isinstance(order, Ring)]
                self.told += rung
                waiting += rung
        return self

    def stumble(self, exhibit: str, *at_s: float) -> None:
        for self.now_s in at_s:
            self.hear(inputs.ExhibitStumbled(exhibit))


def in_the_corner() -> Keeper:
    return Keeper().hear(inputs.SceneShown("staff"))


def test_staff_let_an_exhibit_rest_and_wake_it() -> None:
    keeper = in_the_corner().hear(inputs.RestPressed("story", True))
    assert keeper.state.resting == {"story": "staff"}
    assert keeper.told == [inputs.ExhibitRestTold("story", True, "staff")]
    assert keeper.facts == [facts.ExhibitRested("story", "staff")]
    assert keeper.orders == [KeepRest(("story",), practising=False)]
    keeper.hear(inputs.RestPressed("story", False))
    assert keeper.state.resting == {}
    assert keeper.told[1:] == [inputs.ExhibitRestTold("story", False, "staff")]
    assert keeper.facts[1:] == [facts.ExhibitResumed("story")]
    assert keeper.orders[1:] == [KeepRest((), practising=False)]


def test_hammering_the_button_is_one_press() -> None:
    keeper = in_the_corner().hear(*[inputs.RestPressed("smile", True)] * 5)
    assert (len(keeper.facts), len(keeper.orders)) == (1, 1)


@pytest.mark.parametrize("press", [inputs.RestPressed("story", True), inputs.PracticePressed(True)])
def test_only_staff_can(press: Input) -> None:
    visitor = Keeper().hear(press, inputs.SceneShown("staff"), inputs.SceneShown("attract"), press)
    assert (visitor.orders, visitor.told, visitor.facts) == ([], [], [])
    assert Keeper().hear(inputs.StaffAsked(press)).orders


def test_an_exhibit_that_stumbles_three_times_within_five_minutes_rests_by_itself() -> None:
    keeper = Keeper()
    keeper.stumble("panorama", 0, 100)
    assert keeper.told == []
    keeper.stumble("panorama", 299)
    assert keeper.told == [inputs.ExhibitRestTold("panorama", True, "itself")]
    assert keeper.facts == [facts.ExhibitRested("panorama", "itself")]
    assert keeper.orders == [KeepRest((), practising=False, by_itself=("panorama",))]


def test_three_stumbles_over_a_longer_time_or_of_several_exhibits_put_nothing_to_rest() -> None:
    keeper = Keeper()
    keeper.stumble("panorama", 0, 299, 301)
    keeper.stumble("story", 301, 302)
    keeper.stumble("smile", 302, 303)
    assert keeper.told == []


@pytest.mark.parametrize("exhibit", ["visit", "staff", "day", "care"])
def test_what_is_no_exhibit_of_visitors_never_rests(exhibit: str) -> None:
    keeper = Keeper()
    keeper.stumble(exhibit, 0, 1, 2, 3)
    assert (keeper.told, keeper.state.stumbles) == ([], ())


def test_a_stumble_that_was_the_only_one_is_told_as_over_after_five_minutes() -> None:
    keeper = Keeper()
    keeper.stumble("story", 0, 40)
    assert care.due(keeper.state) == 340
    keeper.now_s = 339
    assert keeper.hear(inputs.DueCame()).orders == []
    keeper.now_s = 340
    assert keeper.hear(inputs.DueCame()).orders == [TellSteady("story")]
    assert care.due(keeper.state) is None


def test_who_rests_by_itself_wakes_at_a_press_and_has_three_tries_again() -> None:
    keeper = in_the_corner()
    keeper.stumble("story", 0, 1, 2)
    keeper.hear(inputs.RestPressed("story", False))
    assert keeper.orders[-2:] == [KeepRest((), practising=False), TellSteady("story")]
    keeper.stumble("story", 3, 4)
    assert keeper.state.resting == {}
    keeper.stumble("story", 5)
    assert keeper.state.resting == {"story": "itself"}


def test_a_new_day_wakes_what_rested_by_itself_and_leaves_what_staff_put_to_rest() -> None:
    keeper = in_the_corner().hear(OPEN, inputs.RestPressed("smile", True))
    keeper.stumble("story", 0, 1, 2)
    keeper.hear(CLOSED)
    assert set(keeper.state.resting) == {"story", "smile"}
    keeper.hear(NEXT_DAY)
    assert keeper.state.resting == {"smile": "staff"}
    assert keeper.orders[-2:] == [KeepRest(("smile",), practising=False), TellSteady("story")]


def test_a_hall_that_never_closes_has_new_days_too() -> None:
    keeper = Keeper().hear(OPEN)
    keeper.stumble("story", 0, 1, 2)
    assert keeper.hear(replace(OPEN, closes="20:00")).state.resting
    assert not keeper.hear(NEXT_DAY).state.resting


def test_practice_is_told_kept_and_noted_in_earnest() -> None:
    keeper = in_the_corner().hear(inputs.PracticePressed(True), inputs.PracticePressed(True))
    assert keeper.told == [inputs.PracticeTold(True)]
    assert keeper.orders == [KeepRest((), practising=True)]
    # The house marks what it hears from PracticeTold on: neither end of practice may be marked itself.
    pressed = care.step(keeper.state, inputs.PracticePressed(False), 0)
    assert pressed.facts == ()
    keeper.hear(inputs.PracticePressed(False))
    assert keeper.facts == [facts.PracticeSwitched(True), facts.PracticeSwitched(False)]
    assert not keeper.state.practising


def test_practice_ends_when_the_hall_opens_not_when_a_kiosk_starts_in_an_open_hall() -> None:
    restarted = Keeper().hear(inputs.PracticeTold(True), OPEN)
    assert restarted.hear(CLOSED).state.practising
    assert restarted.told == []
    restarted.hear(NEXT_DAY)
    assert restarted.told == [inputs.PracticeTold(False)]
    assert restarted.facts == [facts.PracticeSwitched(False)]


def test_what_was_kept_over_a_restart_is_obeyed_and_not_noted_again() -> None:
    keeper = Keeper().hear(
        inputs.ExhibitRestTold("story", True, "staff"),
        inputs.ExhibitRestTold("smile", True, "itself"),
        inputs.PracticeTold(True),
    )
    assert keeper.state.resting == {"story": "staff", "smile": "itself"}
    assert (keeper.facts, keeper.orders) == ([], [])
    in_corner = keeper.hear(inputs.SceneShown("staff"), inputs.RestPressed("postcard", True))
    assert in_corner.orders == [KeepRest(("story", "postcard"), practising=True, by_itself=("smile",))]
