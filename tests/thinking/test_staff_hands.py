"""Staff's hands on the printer, the smile count and the doors, once they are in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.exhibits import staff
from kiosk.exhibits.staff import StaffState
from kiosk.happenings import facts, inputs
from kiosk.happenings.orders import (
    LiftPrintCap,
    RefillPaper,
    ResumeQueue,
    SwitchSmile,
)
from kiosk.happenings.words import Fact, Input, Order

PAUSED = inputs.PrinterTold(False, "paused", sheets_left=12, tray_sheets=100, printed_today=40, daily_cap=400)
CAPPED = replace(PAUSED, reason="cap", printed_today=400)


def at_the_printer(printer: inputs.PrinterTold) -> StaffState:
    """Staff stand in their corner and see how the printer stands."""
    told = staff.step(staff.start(3, 60), printer, 0).state
    return staff.step(told, inputs.SceneShown("staff"), 1).state


def pressed(state: StaffState, *presses: Input) -> tuple[list[Fact], list[Order]]:
    noted: list[Fact] = []
    ordered: list[Order] = []
    for press in presses:
        step = staff.step(state, press, 2)
        state = step.state
        noted += step.facts
        ordered += step.orders
    return noted, ordered


@pytest.mark.parametrize(
    ("printer", "press", "fact", "order"),
    [
        (PAUSED, inputs.PaperRefillPressed(), facts.PaperRefilled(100), RefillPaper()),
        (PAUSED, inputs.QueueResumePressed(), facts.QueueResumed(), ResumeQueue()),
        (CAPPED, inputs.PrintCapLifted(), facts.PrintCapRaised(400), LiftPrintCap()),
    ],
)
def test_hands_on_the_printer_are_staff_s_and_nobody_else_s(
    printer: inputs.PrinterTold, press: Input, fact: Fact, order: Order
) -> None:
    inside = at_the_printer(printer)
    assert pressed(inside, press) == ([fact], [order])
    outside = staff.step(inside, inputs.SceneShown("attract"), 2).state
    assert outside.printing == printer
    assert pressed(outside, press) == ([], [])
    nothing_told = staff.step(staff.start(3, 60), inputs.SceneShown("staff"), 0).state
    assert pressed(nothing_told, press) == ([], [])


def test_a_tray_is_filled_once_until_something_was_printed_from_it() -> None:
    full, used = replace(PAUSED, sheets_left=100), replace(PAUSED, sheets_left=99)
    ten_taps = [inputs.PaperRefillPressed()] * 10
    assert pressed(at_the_printer(PAUSED), *ten_taps, full, *ten_taps)[1] == [RefillPaper()]
    assert pressed(at_the_printer(PAUSED), *ten_taps, full, used, *ten_taps)[1] == [RefillPaper()] * 2


def test_a_count_that_was_lost_can_be_set_right_though_it_says_full() -> None:
    assert pressed(at_the_printer(replace(PAUSED, sheets_left=100)), inputs.PaperRefillPressed())[1] == [RefillPaper()]


def test_ten_mad_taps_lift_the_cap_once_and_it_must_be_reached_again() -> None:
    raised = replace(CAPPED, ready=True, reason="", daily_cap=800)
    taps = [inputs.PrintCapLifted()] * 10
    assert pressed(at_the_printer(CAPPED), *taps, raised, *taps)[1] == [LiftPrintCap()]
    again = replace(raised, printed_today=800)
    assert pressed(at_the_printer(CAPPED), *taps, raised, again, *taps)[1] == [LiftPrintCap()] * 2


def test_a_queue_that_runs_needs_no_resuming() -> None:
    running = replace(PAUSED, ready=True, reason="")
    assert pressed(at_the_printer(running), inputs.QueueResumePressed()) == ([], [])


def test_hands_on_a_pretend_printer_are_noted_as_rehearsed() -> None:
    inside = at_the_printer(replace(PAUSED, rehearsal=True))
    assert staff.step(inside, inputs.PaperRefillPressed(), 2).rehearsal


def at_the_switch(on: bool = True) -> StaffState:
    """Staff stand in their corner and know whether smiles are counted."""
    told = staff.step(staff.start(3, 60), inputs.SmileSwitched(on, kept=True), 0).state
    return staff.step(told, inputs.SceneShown("staff"), 1).state


def test_the_smile_count_is_switched_by_staff_and_nobody_else() -> None:
    inside = at_the_switch()
    assert pressed(inside, inputs.SmileSwitchPressed(False)) == ([], [SwitchSmile(False)])
    outside = staff.step(inside, inputs.SceneShown("attract"), 2).state
    assert pressed(outside, inputs.SmileSwitchPressed(False)) == ([], [])


def test_one_press_is_enough_in_both_directions() -> None:
    off = staff.step(at_the_switch(), inputs.SmileSwitchPressed(False), 2)
    obeyed = staff.step(off.state, inputs.SmileSwitched(False), 2.1).state
    assert obeyed.smiles_on is False
    assert staff.step(obeyed, inputs.SmileSwitchPressed(True), 9).orders == (SwitchSmile(True),)


def test_mad_taps_switch_off_once_and_stay_off() -> None:
    state = at_the_switch()
    ordered: list[Order] = []
    for n in range(12):
        # The button says the opposite of what holds as soon as the doors obeyed.
        tapped = staff.step(state, inputs.SmileSwitchPressed(not state.smiles_on), 2 + 0.15 * n)
        ordered += list(tapped.orders)
        state = tapped.state
        if tapped.orders:
            state = staff.step(state, inputs.SmileSwitched(False), 2 + 0.15 * n).state
    assert ordered == [SwitchSmile(False)]
    assert state.smiles_on is False


def test_what_holds_already_is_not_ordered_again() -> None:
    assert pressed(at_the_switch(on=False), inputs.SmileSwitchPressed(False)) == ([], [])


def test_before_anything_was_told_staff_can_still_switch_it_off() -> None:
    inside = staff.step(staff.start(3, 60), inputs.SceneShown("staff"), 0).state
    assert pressed(inside, inputs.SmileSwitchPressed(False))[1] == [SwitchSmile(False)]


def test_each_door_is_kept_as_it_said_last() -> None:
    state = staff.start(3, 60)
    for said in (
        inputs.DoorState("entry", True),
        inputs.DoorState("exit", True, "buttons"),
        inputs.DoorState("entry", False),
    ):
        state = staff.step(state, said, 1).state
    assert state.doors == {
        "entry": inputs.DoorState("entry", False),
        "exit": inputs.DoorState("exit", True, "buttons"),
    }
