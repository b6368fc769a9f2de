"""The wheel: real SDL (with SDL's virtual controllers, in a child process) and the pretend twin, told one story."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator

import pytest

from kiosk.devices.wheel import PretendWheel, make_wheel
from kiosk.devices.wheel.sdl import SdlWheel
from kiosk.devices.wheel.serial_line import SerialWheel
from kiosk.devices.wheel.teller import Readout, Teller
from kiosk.happenings.inputs import SpokeHeld, WheelRolled, WheelTurned
from kiosk.happenings.orders import NudgeWheel
from kiosk.happenings.words import Input
from kiosk.settings import Wheel
from tests.conftest import Recovery
from tests.devices.wheel_hand import SOON_S, Hand, PretendHand, SdlHand, Told, hear, measures

NOTHING = float("nan")


@pytest.fixture(params=[SdlHand, PretendHand], ids=["sdl", "pretend"])
def make_hand(request: pytest.FixtureRequest) -> Iterator[Callable[[Wheel], Hand]]:
    hands: list[Hand] = []

    def make(wheel: Wheel) -> Hand:
        hands.append(request.param(wheel))
        return hands[-1]

    yield make
    for hand in hands:
        hand.close() if isinstance(hand, SdlHand) else hand.stop()


def test_the_axis_arrives_as_deflection(make_hand: Callable[[Wheel], Hand]) -> None:
    hand = make_hand(measures(dead_zone=0.1))
    hear(hand, "WheelFound")
    hand.turn(1.0)
    assert hear(hand, "WheelTurned")["deflection"] == 1.0
    hand.turn(-0.55)
    turned = hear(hand, "WheelTurned")
    assert turned["deflection"] == pytest.approx(-0.5, abs=0.01)
    assert turned["rehearsal"] is hand.rehearsal
    hand.turn(0.05)
    assert hear(hand, "WheelTurned")["deflection"] == 0.0


def test_reversed_it_goes_the_other_way(make_hand: Callable[[Wheel], Hand]) -> None:
    hand = make_hand(measures(dead_zone=0.0, reverse=True))
    hear(hand, "WheelFound")
    hand.turn(0.5)
    assert hear(hand, "WheelTurned")["deflection"] == pytest.approx(-0.5, abs=0.01)


def test_a_wheel_that_lies_off_centre_and_does_not_reach_its_end_is_measured_to_do_both(
    make_hand: Callable[[Wheel], Hand],
) -> None:
    hand = make_hand(measures(centre=0.2, reach=0.5, dead_zone=0.05))
    hear(hand, "WheelFound")
    hand.turn(0.68)
    assert hear(hand, "WheelTurned")["deflection"] == pytest.approx(0.97, abs=0.02)
    hand.turn(-0.3)
    assert hear(hand, "WheelTurned")["deflection"] == -1.0
    hand.turn(0.22)
    assert hear(hand, "WheelTurned")["deflection"] == 0.0


def test_the_spoke_is_held_and_let_go(make_hand: Callable[[Wheel], Hand]) -> None:
    hand = make_hand(measures(button=2))
    hear(hand, "WheelFound")
    hand.press(True, button=1)
    hand.press(True, button=2)
    assert hear(hand, "SpokeHeld")["held"] is True
    hand.press(False, button=1)
    hand.press(False, button=2)
    let_go = hear(hand, "SpokeHeld")
    assert let_go["held"] is False
    assert let_go["rehearsal"] is hand.rehearsal


@pytest.mark.fault(
    "The wheel is unplugged in mid-turn and plugged in again",
    visitor="the spoke lets go, the ship comes to rest; touch still sails",
    staff="Found no sign of a wheel; touch still sails. Check plug and power.",
    lost="nothing",
)
def test_pulled_in_mid_turn_it_lets_go_of_spoke_and_ship_and_plugged_in_it_is_taken_up_again(
    make_hand: Callable[[Wheel], Hand], recovery: Recovery
) -> None:
    hand = make_hand(measures())
    hear(hand, "WheelFound")
    hand.turn(0.8)
    hear(hand, "WheelTurned")
    hand.press(True)
    hear(hand, "SpokeHeld", lambda told: told["held"])
    hand.unplug()
    before: list[Told] = []
    assert "unplugged" in hear(hand, "WheelLost", before=before)["reason"]
    assert [told["held"] for told in before if told["kind"] == "SpokeHeld"] == [False]
    recovery.begins()
    hand.plug_in()
    hear(hand, "WheelFound")
    recovery.over()
    hand.turn(-1.0)
    assert hear(hand, "WheelTurned")["deflection"] == -1.0


def test_put_down_while_turned_it_lets_go(make_hand: Callable[[Wheel], Hand]) -> None:
    hand = make_hand(measures())
    hear(hand, "WheelFound")
    hand.turn(1.0)
    hear(hand, "WheelTurned")
    hand.stop()
    hear(hand, "WheelLost")


def rung_by(do: Callable[[PretendWheel], None], wheel: Wheel | None = None) -> list[Input]:
    """What a pretend wheel rings while this is done to it."""
    rung: list[Input] = []
    pretend = PretendWheel(rung.append, wheel or measures())
    pretend.start()
    rung.clear()
    do(pretend)
    heard = [*rung]
    pretend.stop()
    return heard


def test_trembling_rings_nobody_and_leaving_the_dead_zone_does_not_leap() -> None:
    def tremble(wheel: PretendWheel) -> None:
        for raw in (0.02, -0.05, 0.0601, 0.06, 0.1, 0.1001, 0.1002):
            wheel.turn(raw)

    (turned,) = rung_by(tremble, measures(dead_zone=0.06))
    assert isinstance(turned, WheelTurned)
    assert turned.deflection == pytest.approx(0.043, abs=0.001)


def test_a_reading_that_leaps_and_is_back_at_once_rings_nobody() -> None:
    def leap(wheel: PretendWheel) -> None:
        wheel.turn(0.0)
        wheel.glimpse(0.9)
        wheel.glimpse(0.0)

    assert rung_by(leap) == []


def test_a_wheel_that_sends_no_numbers_lets_the_ship_go_and_one_missing_number_does_nothing() -> None:
    def stutter(wheel: PretendWheel) -> None:
        wheel.turn(0.5)
        wheel.glimpse(None)
        wheel.turn(0.5)

    def fall_silent(wheel: PretendWheel) -> None:
        wheel.turn(0.5)
        wheel.glimpse(NOTHING)
        wheel.glimpse(None)

    assert len(rung_by(stutter)) == 1
    assert [turned.deflection for turned in rung_by(fall_silent) if isinstance(turned, WheelTurned)][1:] == [0.0]


def test_another_wheel_that_takes_over_at_rest_centres_the_ship_that_was_turned() -> None:
    rung: list[Input] = []
    tell, turned, at_rest = Teller(rung.append, measures()), Readout(measures()), Readout(measures())
    tell.finds("brass helm")
    turned.looks([0.0], 0.0)
    turned.looks([0.4], 0.1)
    tell.tells(turned, 0.0)
    tell.spoke(0, held=True)
    # The second wheel's button was pressed: it has the ship now, and stands at its centre.
    tell.lets_go()
    tell.finds("other helm")
    tell.tells(at_rest, 0.0)
    assert [told.held for told in rung if isinstance(told, SpokeHeld)] == [True, False]
    assert [told.deflection for told in rung if isinstance(told, WheelTurned)] == [pytest.approx(0.36, abs=0.02), 0.0]


def test_an_endless_wheel_tells_turns_and_loses_none_of_them() -> None:
    rung = rung_by(lambda wheel: wheel.roll(-2.5))
    assert {type(told) for told in rung} == {WheelRolled}
    assert sum(told.turns for told in rung if isinstance(told, WheelRolled)) == pytest.approx(-2.5)


def test_the_pretend_wheel_keeps_what_would_be_felt() -> None:
    nudge = NudgeWheel(0.5, 0.1)
    wheel = PretendWheel(lambda happening: None, measures())
    wheel.take(nudge)
    assert [*wheel.nudges] == [nudge]


def test_a_scripted_wheel_plays_its_script_in_order() -> None:
    rung: queue.Queue[Input] = queue.Queue()
    wheel = PretendWheel(rung.put, measures(dead_zone=0.0), script=[(0.0, 0.25), (0.01, 0.5), (0.02, 0.0)])
    wheel.start()
    heard: list[float] = []
    while len(heard) < 3:
        told = rung.get(timeout=SOON_S)
        if isinstance(told, WheelTurned):
            heard.append(told.deflection)
    wheel.stop()
    assert heard == [pytest.approx(0.25, abs=0.01), pytest.approx(0.5, abs=0.01), 0.0]


def test_a_script_is_cut_short_by_stop() -> None:
    wheel = PretendWheel(lambda happening: None, measures(), script=[(3600.0, 1.0)])
    wheel.start()
    wheel.stop()
    assert "pretend-wheel" not in [thread.name for thread in threading.enumerate()]


@pytest.mark.parametrize(
    ("setting", "kind"),
    [
        ("auto", SdlWheel),
        ("sdl", SdlWheel),
        ("sdl:Helm", SdlWheel),
        ("serial:/dev/serial/by-id/helm", SerialWheel),
        ("pretend", PretendWheel),
        ("off", type(None)),
    ],
)
def test_the_setting_chooses_the_wheel(setting: str, kind: type) -> None:
    assert isinstance(make_wheel(setting, measures(), lambda happening: None), kind)
