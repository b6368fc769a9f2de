"""The reception register: groups written down, taken back, and a new page every day."""

from __future__ import annotations

from kiosk.exhibits import reception
from kiosk.exhibits.reception import ReceptionState
from kiosk.happenings import facts, inputs
from kiosk.happenings.words import Fact, Input

TODAY, TOMORROW = "2026-11-30", "2026-12-01"


def after(state: ReceptionState, *happenings: Input) -> tuple[ReceptionState, list[Fact]]:
    """Staff press slowly, in their corner."""
    noted: list[Fact] = []
    for number, happening in enumerate((inputs.SceneShown("staff"), *happenings)):
        step = reception.step(state, happening, 10.0 * number)
        state = step.state
        noted += step.facts
    return state, noted


def test_groups_are_written_down_and_the_last_one_is_taken_back() -> None:
    state, noted = after(
        reception.start(TODAY, (12,)),
        inputs.GroupRegistered(28),
        inputs.GroupRegistered(3),
        inputs.GroupTakenBack(),
        inputs.GroupTakenBack(),
    )
    assert state.groups == (12,)
    assert noted == [facts.GroupReceived(each) for each in (28, 3, -3, -28)]


def test_the_group_of_before_a_restart_can_be_taken_back_too_but_no_more_than_there_are() -> None:
    state, noted = after(reception.start(TODAY, (12,)), inputs.GroupTakenBack(), inputs.GroupTakenBack())
    assert (state.groups, noted) == ((), [facts.GroupReceived(-12)])


def test_a_group_of_nobody_or_of_thousands_is_a_slip() -> None:
    slips = [inputs.GroupRegistered(persons) for persons in (0, -5, 1000)]
    assert after(reception.start(TODAY), *slips)[1] == []


def test_mad_taps_write_one_group_down_once() -> None:
    state = reception.step(reception.start(TODAY), inputs.SceneShown("staff"), 0).state
    for tap_s in (1.0, 1.2, 1.9, 2.4):
        state = reception.step(state, inputs.GroupRegistered(28), tap_s).state
    assert state.groups == (28,)
    assert reception.step(state, inputs.GroupRegistered(28), 2.5).state.groups == (28, 28)


def test_only_staff_write_in_the_corner_or_on_their_page() -> None:
    state = reception.start(TODAY)
    assert reception.step(state, inputs.GroupRegistered(28), 0).facts == ()
    asked = reception.step(state, inputs.StaffAsked(inputs.GroupRegistered(28)), 0)
    assert asked.facts == (facts.GroupReceived(28),)


def test_a_new_day_begins_with_an_empty_page_and_the_day_before_does_not_come_back() -> None:
    counted = reception.step(reception.start(TODAY, (28,)), inputs.DayCounted(TOMORROW), 0).state
    assert (counted.local_day, counted.groups) == (TOMORROW, ())
    state, _ = after(counted, inputs.GroupRegistered(7))
    late = inputs.HallTold(False, TODAY, "09:00", "19:00", "weekday")
    assert reception.step(state, late, 99).state.groups == (7,)


def test_what_is_written_in_practice_is_gone_after_it() -> None:
    practising, _ = after(
        reception.start(TODAY, (28,)),
        inputs.PracticeTold(True),
        inputs.GroupTakenBack(),
        inputs.GroupRegistered(99),
        inputs.PracticeTold(True),
    )
    assert practising.groups == (99,)
    assert after(practising, inputs.PracticeTold(False))[0].groups == (28,)
    overnight, _ = after(practising, inputs.DayCounted(TOMORROW), inputs.PracticeTold(False))
    assert overnight.groups == ()
