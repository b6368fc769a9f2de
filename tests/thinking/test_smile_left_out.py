"""Who does not want to be counted presses once, and the next passage of that door leaves no number behind."""

from __future__ import annotations

import pytest

from kiosk.exhibits import smile
from kiosk.exhibits.smile.counting import LEFT_OUT_S, MOST_LEFT_OUT
from kiosk.happenings import facts, inputs
from kiosk.happenings.inputs import Counted
from tests.thinking.doorway import Doorway, counts, midday, passed

ASKED = inputs.LeaveOutPressed("entry")


@pytest.fixture
def doors() -> Doorway:
    return Doorway().receive(midday(), inputs.DoorState("entry", True), inputs.DoorState("exit", True))


def test_the_next_one_is_left_out_and_the_one_after_is_counted(doors: Doorway) -> None:
    doors.receive(ASKED)
    assert doors.state.doors["entry"].left_out_until_s == doors.now_s + LEFT_OUT_S
    doors.wait(5).receive(passed(), passed(smiling=False))
    assert doors.facts == [facts.VisitorLeftOut("entry"), counts(smiling=False)]
    assert doors.entry == Counted(1, 1, 0)
    assert [lantern.smile for lantern in doors.state.lanterns] == [False]
    assert doors.state.doors["entry"].left_out_until_s == 0


def test_the_other_door_counts_on(doors: Doorway) -> None:
    doors.receive(ASKED, passed("exit"))
    assert doors.facts == [counts("exit")]


def test_a_wish_lapses_when_nobody_comes(doors: Doorway) -> None:
    doors.receive(ASKED)
    assert smile.due(doors.state) == doors.now_s + LEFT_OUT_S
    doors.wait(LEFT_OUT_S)
    assert doors.state.doors["entry"].left_out_until_s == 0
    assert smile.due(doors.state) is None
    assert doors.receive(passed()).facts == [counts()]


def test_a_passage_at_the_last_moment_counts_though_nobody_woke_the_house(doors: Doorway) -> None:
    doors.receive(ASKED)
    doors.now_s += LEFT_OUT_S
    assert doors.receive(passed()).facts == [counts()]


def test_a_double_tap_is_one_person(doors: Doorway) -> None:
    doors.receive(ASKED).wait(1.9).receive(ASKED, passed(), passed())
    assert doors.facts == [facts.VisitorLeftOut("entry"), counts()]


def test_a_couple_that_presses_one_after_the_other_is_two(doors: Doorway) -> None:
    doors.receive(ASKED).wait(2).receive(ASKED).wait(3).receive(passed(), passed(), passed())
    assert doors.facts == [facts.VisitorLeftOut("entry")] * 2 + [counts()]


def test_a_child_who_holds_the_button_hides_no_school_class(doors: Doorway) -> None:
    for _ in range(60):
        doors.receive(ASKED).wait(0.5)
    doors.receive(*[passed()] * 30)
    assert doors.facts.count(facts.VisitorLeftOut("entry")) == MOST_LEFT_OUT
    assert doors.entry.passed == 30 - MOST_LEFT_OUT


def test_a_pretend_passage_that_was_left_out_is_rehearsed(doors: Doorway) -> None:
    doors.receive(ASKED, passed(rehearsal=True))
    assert (doors.facts, doors.rehearsed) == ([], [facts.VisitorLeftOut("entry")])
    assert doors.state.rehearsed.entry == Counted()


def test_where_buttons_are_pressed_nobody_needs_to_ask(doors: Doorway) -> None:
    doors.receive(inputs.DoorState("entry", True, "buttons"), ASKED)
    assert doors.state.doors["entry"].left_out_until_s == 0


def test_a_wish_before_the_door_said_anything_holds() -> None:
    assert Doorway().receive(ASKED, passed()).facts == [facts.VisitorLeftOut("entry")]
