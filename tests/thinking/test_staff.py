"""The staff corner: who gets in, who has to wait, and what the devices say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.exhibits import staff
from kiosk.exhibits.staff import StaffState
from kiosk.happenings import facts, inputs
from kiosk.happenings.orders import CheckPin, EndKiosk, LiftPrintCap, RefillPaper, ResumeQueue, Ring, SwitchSmile
from kiosk.happenings.words import Fact, Input, Order

PAUSED = inputs.PrinterTold(False, "paused", sheets_left=12, tray_sheets=100, printed_today=40, daily_cap=400)
CAPPED = replace(PAUSED, reason="cap", printed_today=400)


def opened(at_s: float = 0.0, state: StaffState | None = None) -> StaffState:
    return staff.step(state or staff.start(tries=3, lock_s=60), inputs.StaffCornerHeld(), at_s).state


def wrong_pin(state: StaffState, at_s: float) -> StaffState:
    checking = staff.step(state, inputs.PinEntered("0000"), at_s).state
    return staff.step(checking, inputs.PinChecked(right=False), at_s).state


def test_the_right_pin_lets_in_and_the_pin_is_in_no_fact() -> None:
    asked = staff.step(opened(), inputs.PinEntered("1357"), 1)
    assert asked.orders == (CheckPin("1357"),)
    assert asked.facts == ()
    admitted = staff.step(asked.state, inputs.PinChecked(right=True), 2)
    assert admitted.state.pad == "closed"
    assert admitted.facts == (facts.StaffEntered(),)
    assert admitted.orders == (Ring(inputs.StaffAdmitted()),)


def test_a_right_answer_nobody_asked_for_lets_nobody_in() -> None:
    assert staff.step(opened(), inputs.PinChecked(right=True), 1).orders == ()


def test_three_wrong_pins_lock_and_the_lock_doubles() -> None:
    state = wrong_pin(wrong_pin(wrong_pin(opened(0), 1), 2), 3)
    assert (state.pad, state.locked_until_s) == ("locked", 63)
    closed = staff.step(state, inputs.PinClosed(), 4).state
    held_again = staff.step(closed, inputs.StaffCornerHeld(), 30).state
    assert held_again.pad == "locked"
    assert staff.due(held_again) == 60
    later = staff.step(held_again, inputs.DueCame(), 60).state
    second = wrong_pin(wrong_pin(wrong_pin(opened(64, later), 65), 66), 67)
    assert second.locked_until_s == 67 + 120


def test_closing_the_pad_does_not_give_fresh_tries() -> None:
    state = wrong_pin(wrong_pin(opened(0), 1), 2)
    again = opened(4, staff.step(state, inputs.PinClosed(), 3).state)
    assert wrong_pin(again, 5).pad == "locked"


def test_a_pad_left_open_closes_by_itself() -> None:
    state = opened(0)
    assert staff.due(state) == 30
    assert staff.step(state, inputs.DueCame(), 30).state.pad == "closed"


def test_devices_are_told_once_and_faults_and_recoveries_noted() -> None:
    lost = inputs.DeviceReported("wheel", "fault", "舵轮不见了", "the wheel is gone")
    found = inputs.DeviceReported("wheel", "ok", "舵轮正常", "the wheel works")
    first = staff.step(staff.start(3, 60), lost, 1)
    assert first.facts == (facts.DeviceFaulted("wheel", "the wheel is gone"),)
    assert staff.step(first.state, lost, 2).state is first.state
    back = staff.step(first.state, found, 3)
    assert back.facts == (facts.DeviceRecovered("wheel"),)
    assert back.state.devices["wheel"].since_s == 3


def test_pretend_devices_light_the_ribbon() -> None:
    pretend = inputs.DeviceReported("printer", "rehearsal", "演练打印机", "a pretend printer")
    assert staff.step(staff.start(3, 60), pretend, 0).state.rehearsing


def test_a_locked_pad_gives_the_screen_back_to_visitors() -> None:
    state = wrong_pin(wrong_pin(wrong_pin(opened(0, staff.start(tries=3, lock_s=600)), 1), 2), 3)
    assert (state.locked_until_s, staff.due(state)) == (603, 33)
    assert staff.step(state, inputs.DueCame(), 33).state.pad == "closed"


def test_no_lock_keeps_staff_out_for_days() -> None:
    state, now_s = staff.start(tries=1, lock_s=60), 0.0
    for _ in range(100):
        state = wrong_pin(opened(now_s, state), now_s)
        assert state.locked_until_s - now_s <= 3600
        now_s = state.locked_until_s
        state = staff.step(state, inputs.DueCame(), now_s).state


def test_staff_can_end_the_kiosk_and_nobody_else() -> None:
    outside = staff.start(3, 60)
    assert staff.step(outside, inputs.LeavePressed(), 0).orders == ()
    inside = staff.step(outside, inputs.SceneShown("staff"), 0).state
    assert staff.step(inside, inputs.LeavePressed(), 0).orders == (EndKiosk("staff"),)
    gone = staff.step(inside, inputs.SceneShown("attract"), 1).state
    assert staff.step(gone, inputs.LeavePressed(), 2).orders == ()


def test_in_the_staff_corner_the_corner_asks_no_pin_again() -> None:
    inside = staff.step(staff.start(3, 60), inputs.SceneShown("staff"), 0).state
    assert opened(1, inside).pad == "closed"


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
