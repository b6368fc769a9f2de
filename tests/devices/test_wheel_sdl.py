"""What only a real controller does: be missing, be one of two, lack an axis, roll, rumble, leave signals alone."""

from __future__ import annotations

import math
import signal
from collections.abc import Callable, Iterator
from typing import Any, cast

import pytest

from kiosk.devices.wheel.sticks import Helm, Stick, can_be_the_wheel
from tests.devices.wheel_hand import SOON_S, SdlHand, Told, hear, measures


@pytest.fixture
def sdl_hand() -> Iterator[Callable[..., SdlHand]]:
    hands: list[SdlHand] = []

    def make(*given: Any, **named: Any) -> SdlHand:
        hands.append(SdlHand(*given, **named))
        return hands[-1]

    yield make
    for hand in hands:
        hand.close()


def reported(hand: SdlHand, words: str) -> Told:
    return hear(hand, "DeviceReported", lambda told: words in told["sentence_en"])


def test_stopping_leaves_no_thread_behind(sdl_hand: Callable[..., SdlHand]) -> None:
    hand = sdl_hand(measures())
    hear(hand, "WheelFound")
    hand.stop()
    assert hear(hand, "stopped")["threads"] == ["MainThread"]


def test_an_axis_the_wheel_does_not_have_is_told_to_staff(sdl_hand: Callable[..., SdlHand]) -> None:
    hand = sdl_hand(measures(axis=3), axes=2)
    report = reported(hand, "axes")
    assert report["level"] == "fault"
    assert "axis 3" in report["sentence_en"] and "wheel.axis" in report["sentence_zh"]


@pytest.mark.fault(
    "The wheel that is set is not there",
    visitor="touch still sails",
    staff="Found no sign of …; touch still sails. Plugged in: …",
    lost="nothing",
)
def test_a_named_wheel_that_is_missing_is_a_fault_that_names_what_is_there(sdl_hand: Callable[..., SdlHand]) -> None:
    report = reported(sdl_hand(measures(), name="Brass Helm"), "Plugged in")
    assert report["level"] == "fault"
    assert "Brass Helm" in report["sentence_en"] and "Virtual" in report["sentence_en"]


def test_part_of_the_name_in_any_case_is_enough(sdl_hand: Callable[..., SdlHand]) -> None:
    hand = sdl_hand(measures(), name="virtual WHEEL")
    assert "Virtual" in hear(hand, "WheelFound")["name"]
    hear(hand, "DeviceReported", lambda told: told["level"] == "ok")


@pytest.mark.parametrize(("required", "level"), [(True, "fault"), (False, "rehearsal")])
def test_without_any_wheel_a_station_that_names_one_has_a_fault(
    sdl_hand: Callable[..., SdlHand], required: bool, level: str
) -> None:
    hand = sdl_hand(measures(), required=required, plugged=False)
    assert hear(hand, "DeviceReported")["level"] == level
    hand.plug_in()
    assert hear(hand, "DeviceReported")["level"] == "ok"
    hand.unplug()
    assert hear(hand, "DeviceReported")["level"] == level


def test_signals_stay_with_the_kiosk(sdl_hand: Callable[..., SdlHand]) -> None:
    hand = sdl_hand(measures(), plugged=False)
    hear(hand, "DeviceReported")
    hand.process.send_signal(signal.SIGTERM)
    assert hand.process.wait(SOON_S) == -signal.SIGTERM


def test_of_two_wheels_the_one_turned_last_has_the_ship_and_staff_read_so(sdl_hand: Callable[..., SdlHand]) -> None:
    hand = sdl_hand(measures())
    hear(hand, "WheelFound")
    hand.plug_in("Brass Helm")
    both = reported(hand, "2 wheels")
    assert both["level"] == "ok"
    assert "'Virtual Wheel' has the ship, idle: Brass Helm" in both["sentence_en"]
    hand.say("turn 1 0 0.6")
    assert hear(hand, "WheelFound")["name"] == "Brass Helm"
    assert "'Brass Helm' has the ship" in reported(hand, "2 wheels")["sentence_en"]
    assert hear(hand, "WheelTurned")["deflection"] > 0.5
    # The one that has been let go of has no say, however it stands; pulled, the ship is the other's again.
    hand.say("press 1 0 1")
    hear(hand, "SpokeHeld", lambda told: told["held"])
    hand.say("detach 1")
    before: list[Told] = []
    hear(hand, "WheelLost", before=before)
    assert {told["kind"] for told in before} <= {"SpokeHeld", "DeviceReported"}
    assert hear(hand, "WheelFound")["name"] == "Virtual Wheel"
    assert "'Virtual Wheel' works" in reported(hand, "works")["sentence_en"]


class Seat:
    """A controller as the helm sees it: when it was last moved."""

    def __init__(self, number: int) -> None:
        self.id = number
        self.moved_s = -math.inf


def test_two_hands_on_two_wheels_do_not_fight() -> None:
    changes: list[Any] = []
    helm = Helm(lambda before, after: changes.append(after))
    one, other = Seat(1), Seat(2)
    helm.adds(cast(Stick, one))
    helm.adds(cast(Stick, other))
    # Both are turned without a pause: the one that had the ship keeps her.
    for tenth in range(50):
        one.moved_s = tenth / 10
        helm.settles(tenth / 10)
        other.moved_s = tenth / 10 + 0.05
        helm.settles(tenth / 10 + 0.05)
    assert changes == [one]
    # It is let go: a second later the other one has her.
    other.moved_s = 5.95
    helm.settles(5.95)
    assert changes == [one, other]


def test_a_named_wheel_is_the_only_one(sdl_hand: Callable[..., SdlHand]) -> None:
    hand = sdl_hand(measures(), name="helm")
    hear(hand, "DeviceReported", lambda told: "Virtual Wheel" in told["sentence_en"])
    hand.plug_in("Brass Helm")
    assert hear(hand, "WheelFound")["name"] == "Brass Helm"
    hand.say("turn 0 0 -0.9")
    hand.say("turn 1 0 0.9")
    assert hear(hand, "WheelTurned")["deflection"] > 0.8


def test_a_trackball_rolls_by_its_counts(sdl_hand: Callable[..., SdlHand]) -> None:
    hand = sdl_hand(measures(kind="endless", axis=1, counts_per_turn=400))
    hear(hand, "WheelFound")
    hand.say("ball 0 0 77 -100")
    assert hear(hand, "WheelRolled")["turns"] == pytest.approx(-0.25)


def test_an_endless_axis_rolls_on_over_its_end(sdl_hand: Callable[..., SdlHand]) -> None:
    hand = sdl_hand(measures(kind="endless"))
    hear(hand, "WheelFound")
    rolled = 0.0
    for raw in (0.3, 0.6, 0.9, -0.8, -0.5):
        hand.turn(raw)
        rolled += hear(hand, "WheelRolled")["turns"]
    assert rolled == pytest.approx(0.75, abs=0.01)


def test_a_nudge_is_felt_in_the_hand(sdl_hand: Callable[..., SdlHand]) -> None:
    hand = sdl_hand(measures())
    hear(hand, "WheelFound")
    hand.say("nudge 0.5 0.1")
    assert hear(hand, "rumble")["low"] == pytest.approx(0.5 * 0xFFFF, rel=0.01)
    assert hear(hand, "rumble")["low"] == 0, "it ends by itself"


class Shape:
    """What a controller has, without being one."""

    def __init__(self, axes: int, balls: int) -> None:
        self._axes = axes
        self._balls = balls

    def get_numaxes(self) -> int:
        return self._axes

    def get_numballs(self) -> int:
        return self._balls


@pytest.mark.parametrize(
    ("axes", "balls", "kind", "fits"),
    [(2, 0, "auto", True), (0, 0, "auto", False), (0, 1, "auto", True), (0, 1, "axis", False), (1, 1, "axis", True)],
)
def test_a_controller_with_neither_axis_nor_ball_is_no_wheel(axes: int, balls: int, kind: str, fits: bool) -> None:
    assert can_be_the_wheel(Shape(axes, balls), measures(kind=kind)) is fits
