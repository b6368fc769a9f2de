"""A door where people press a face themselves: the same count, marked so, and safe from playing hands."""

from __future__ import annotations

import pytest

from kiosk.exhibits.smile.counting import MOST_PRESSES
from kiosk.happenings import facts, inputs
from kiosk.happenings.inputs import Counted, HourCounted
from tests.thinking.doorway import Doorway, midday, passed

SMILING = inputs.SmileButtonPressed("exit", True)
STRAIGHT = inputs.SmileButtonPressed("exit", False)


@pytest.fixture
def doors() -> Doorway:
    """The entry has a camera, the exit has buttons."""
    return Doorway().receive(midday(), inputs.DoorState("entry", True), inputs.DoorState("exit", True, "buttons"))


def test_a_press_is_a_visitor_who_was_judged_by_themselves(doors: Doorway) -> None:
    doors.receive(SMILING).wait(3).receive(STRAIGHT)
    assert doors.facts == [
        facts.VisitorCounted("exit", True, None, 0.0, "buttons"),
        facts.VisitorCounted("exit", False, None, 0.0, "buttons"),
    ]
    assert doors.exit == Counted(2, 2, 1)
    assert doors.state.real.hours == (HourCounted(12, exit=Counted(2, 2, 1)),)
    assert [lantern.smile for lantern in doors.state.lanterns] == [True, False]


def test_two_presses_within_a_second_are_one_person(doors: Doorway) -> None:
    doors.receive(SMILING).wait(0.9).receive(STRAIGHT)
    assert doors.exit == Counted(1, 1, 1)
    doors.wait(0.1).receive(STRAIGHT)
    assert doors.exit == Counted(2, 2, 1)


def test_ten_minutes_of_a_playing_child_are_no_landslide(doors: Doorway) -> None:
    for _ in range(10 * 60 * 10):
        doors.receive(SMILING).wait(0.1)
    assert doors.exit.passed <= 10 * MOST_PRESSES + 1
    assert len(doors.state.doors["exit"].pressed_s) <= MOST_PRESSES
    doors.wait(60).receive(STRAIGHT)
    assert doors.exit.judged - doors.exit.smiled == 1


def test_a_calm_queue_is_counted_to_the_last(doors: Doorway) -> None:
    for _ in range(200):
        doors.receive(SMILING).wait(2.1)
    assert doors.exit.passed == 200


def test_a_door_with_a_camera_has_no_buttons(doors: Doorway) -> None:
    doors.receive(inputs.SmileButtonPressed("entry", True))
    assert (doors.facts, doors.entry) == ([], Counted())


def test_buttons_that_rest_or_are_unknown_count_nobody(doors: Doorway) -> None:
    doors.receive(inputs.DoorState("exit", False, "buttons"), SMILING)
    assert Doorway().receive(SMILING).facts == doors.facts == []


def test_a_press_ends_the_rehearsal_of_the_other_door(doors: Doorway) -> None:
    doors.receive(passed(rehearsal=True), SMILING)
    assert not doors.state.pretend
    assert [lantern.door for lantern in doors.state.lanterns] == ["exit"]


def test_a_clock_that_leapt_back_does_not_silence_the_buttons(doors: Doorway) -> None:
    doors.receive(SMILING)
    doors.now_s -= 3600
    doors.receive(SMILING)
    assert doors.exit.passed == 2
