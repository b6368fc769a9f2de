"""The staff corner: who gets in, who has to wait, and what the devices say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.exhibits import staff
from kiosk.exhibits.staff import StaffState
from kiosk.happenings import facts, inputs
from kiosk.happenings.orders import (
    CheckPin,
    ChoosePin,
    EndKiosk,
    KeepPinLock,
    Ring,
)
from kiosk.happenings.words import Input

PAUSED = inputs.PrinterTold(False, "paused", sheets_left=12, tray_sheets=100, printed_today=40, daily_cap=400)
CAPPED = replace(PAUSED, reason="cap", printed_today=400)


def opened(at_s: float = 0.0, state: StaffState | None = None) -> StaffState:
    return staff.step(state or staff.start(tries=3, lock_s=60), inputs.StaffCornerHeld(), at_s).state


def wrong_pin(state: StaffState, at_s: float) -> StaffState:
    checking = staff.step(state, inputs.PinEntered("0000"), at_s).state
    return staff.step(checking, inputs.PinChecked(right=False), at_s).state


def test_the_right_pin_lets_in_and_the_pin_is_in_no_fact() -> None:
    asked = staff.step(opened(), inputs.PinEntered("1357"), 1)
    assert asked.orders == (KeepPinLock(1, 0, 2), CheckPin("1357"))
    assert asked.facts == ()
    admitted = staff.step(asked.state, inputs.PinChecked(right=True), 2)
    assert admitted.state.pad == "closed"
    assert admitted.facts == (facts.StaffEntered(),)
    assert admitted.orders == (KeepPinLock(0, 0, 0), Ring(inputs.StaffAdmitted()))


def test_a_right_answer_nobody_asked_for_lets_nobody_in() -> None:
    assert staff.step(opened(), inputs.PinChecked(right=True), 1).orders == ()


def waited(state: StaffState, at_s: float) -> StaffState:
    return staff.step(state, inputs.DueCame(), at_s).state


def locked_out(at_s: float, state: StaffState | None = None) -> StaffState:
    """Three wrong PINs as quickly as the pad takes them; the third is typed six seconds after the first."""
    once = wrong_pin(opened(at_s, state), at_s)
    twice = wrong_pin(waited(once, at_s + 2), at_s + 2)
    return wrong_pin(waited(twice, at_s + 6), at_s + 6)


def test_three_wrong_pins_lock_and_the_lock_doubles() -> None:
    state = locked_out(0)
    assert (state.pad, state.tried.until_s, state.wait_s) == ("locked", 66, 60)
    closed = staff.step(state, inputs.PinClosed(), 7).state
    held_again = staff.step(closed, inputs.StaffCornerHeld(), 30).state
    assert (held_again.pad, held_again.wait_s) == ("locked", 36)
    assert waited(held_again, 60).pad == "closed"
    second = locked_out(70, closed)
    assert second.tried.until_s == 76 + 120


def test_every_wrong_pin_makes_the_next_one_wait_longer_and_the_pad_says_how_long() -> None:
    once = wrong_pin(opened(0), 1)
    assert (once.pad, once.wait_s, staff.due(once)) == ("slow", 2, 2)
    assert staff.step(once, inputs.PinEntered("1357"), 1.5).orders == ()
    assert waited(once, 2).wait_s == 1
    again = waited(waited(once, 2), 3)
    assert (again.pad, again.wait_s) == ("wrong", 0)
    assert wrong_pin(again, 4).wait_s == 4


def test_closing_the_pad_does_not_hurry_it_up() -> None:
    once = staff.step(wrong_pin(opened(0), 1), inputs.PinClosed(), 1.1).state
    assert opened(1.2, once).pad == "slow"
    assert opened(3, once).pad == "open"


def test_who_does_not_wait_for_the_answer_has_had_this_try() -> None:
    state = opened(0)
    for at_s in (0, 10, 20):
        typed = staff.step(opened(at_s, state), inputs.PinEntered("0000"), at_s).state
        state = staff.step(typed, inputs.PinClosed(), at_s).state
    assert opened(21, state).pad == "locked"


def test_closing_the_pad_does_not_give_fresh_tries() -> None:
    state = wrong_pin(wrong_pin(opened(0), 1), 2)
    twice = wrong_pin(waited(state, 3), 4)
    again = opened(10, staff.step(twice, inputs.PinClosed(), 5).state)
    assert wrong_pin(again, 11).pad == "locked"


def test_a_try_is_kept_before_it_is_checked_so_pulling_the_plug_gives_no_fresh_one() -> None:
    first = staff.step(opened(0), inputs.PinEntered("0000"), 1)
    assert first.orders[0] == KeepPinLock(wrong=1, locks=0, left_s=2)
    second = opened(10, staff.step(first.state, inputs.PinChecked(False), 2).state)
    for at_s, kept in ((10, KeepPinLock(2, 0, 4)), (20, KeepPinLock(0, 1, 60))):
        typed = staff.step(waited(second, at_s), inputs.PinEntered("0000"), at_s)
        assert typed.orders[0] == kept
        second = staff.step(typed.state, inputs.PinChecked(False), at_s).state
    assert second.pad == "locked"


def test_a_lock_goes_on_after_a_restart_and_so_do_the_tries() -> None:
    locked = staff.step(staff.start(3, 60), inputs.PinLockKept(wrong=0, locks=2, left_s=180), 100).state
    pad = opened(101, locked)
    assert (pad.pad, pad.wait_s) == ("locked", 179)
    assert staff.step(pad, inputs.PinEntered("1357"), 102).orders == ()
    tried = staff.step(staff.start(3, 60), inputs.PinLockKept(wrong=2, locks=1, left_s=0), 100).state
    assert wrong_pin(opened(101, tried), 102).tried.until_s == 102 + 120


@pytest.mark.parametrize("left_s", [1e12, float("inf"), float("nan"), -5.0])
def test_a_damaged_lock_keeps_nobody_out_for_days(left_s: float) -> None:
    state = staff.step(staff.start(3, 60), inputs.PinLockKept(10**9, 10**9, left_s), 100).state
    assert state.tried.until_s <= 100 + 3600
    assert wrong_pin(opened(3701, state), 3701).tried.until_s <= 3701 + 3600


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
    state = locked_out(0, staff.start(tries=3, lock_s=600))
    assert (state.tried.until_s, staff.due(state)) == (606, 7)
    assert waited(state, 36).pad == "closed"


def test_no_lock_keeps_staff_out_for_days() -> None:
    state, now_s = staff.start(tries=1, lock_s=60), 0.0
    for _ in range(100):
        state = wrong_pin(opened(now_s, state), now_s)
        assert state.tried.until_s - now_s <= 3600
        now_s = state.tried.until_s
        state = staff.step(waited(state, now_s), inputs.PinClosed(), now_s).state


def chosen(state: StaffState, pin: str, how: str, at_s: float = 1) -> StaffState:
    typed = staff.step(state, inputs.PinEntered(pin), at_s)
    assert typed.orders == (ChoosePin(pin),)
    assert typed.state.pad == "keeping"
    return staff.step(typed.state, inputs.PinSet(how), at_s).state  # type: ignore[arg-type]


def test_a_station_without_a_pin_asks_for_one_before_anything_else_and_nothing_closes_that_pad() -> None:
    asking = staff.step(staff.start(3, 60), inputs.PinWanted(), 0).state
    assert (asking.pad, staff.due(asking)) == ("choose", None)
    for nothing in (inputs.PinClosed(), inputs.DueCame(), inputs.StaffCornerHeld(), inputs.PinChecked(True)):
        assert staff.step(asking, nothing, 9999).state.pad == "choose"
    second = chosen(asking, "73519", "again")
    assert second.pad == "again"
    done = chosen(second, "73519", "kept", 2)
    assert (done.pad, waited(done, 7).pad) == ("kept", "closed")
    assert staff.step(done, inputs.PinClosed(), 3).state.pad == "closed"


@pytest.mark.parametrize("how", ["weak", "differs", "unwritten"])
def test_a_chosen_pin_that_can_not_be_taken_is_asked_for_again_with_the_reason(how: str) -> None:
    asking = staff.step(staff.start(3, 60), inputs.PinWanted(), 0).state
    refused = chosen(asking, "1234", how)
    assert (refused.pad, refused.notice) == ("choose", how)
    assert chosen(refused, "73519", "again").notice == ""


@pytest.mark.parametrize("left_by", [inputs.PinClosed(), inputs.DueCame()])
def test_who_begins_to_choose_and_leaves_lets_the_next_one_begin_anew(left_by: Input) -> None:
    second = chosen(staff.step(staff.start(3, 60), inputs.PinWanted(), 0).state, "73519", "again")
    assert staff.due(second) == 61
    left = staff.step(second, left_by, 61)
    assert (left.state.pad, left.orders) == ("choose", (ChoosePin(""),))


def test_staff_can_end_the_kiosk_and_nobody_else() -> None:
    outside = staff.start(3, 60)
    assert staff.step(outside, inputs.LeavePressed(), 0).orders == ()
    inside = staff.step(outside, inputs.SceneShown("staff"), 0).state
    assert staff.step(inside, inputs.LeavePressed(), 0).orders == (EndKiosk("staff"),)
    gone = staff.step(inside, inputs.SceneShown("attract"), 1).state
    assert staff.step(gone, inputs.LeavePressed(), 2).orders == ()
    assert staff.step(gone, inputs.StaffAsked(inputs.LeavePressed()), 2).orders == (EndKiosk("staff"),)


def test_in_the_staff_corner_the_corner_asks_no_pin_again() -> None:
    inside = staff.step(staff.start(3, 60), inputs.SceneShown("staff"), 0).state
    assert opened(1, inside).pad == "closed"
