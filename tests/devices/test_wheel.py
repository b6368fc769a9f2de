"""The wheel: real SDL (with SDL's virtual controllers, in a child process) and the pretend twin, told one story."""

from __future__ import annotations

import json
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any, Protocol

import pytest

from kiosk.devices.wheel import Axis, PretendWheel, SdlWheel, make_wheel
from kiosk.happenings.inputs import WheelTurned
from kiosk.happenings.words import Input

Told = dict[str, Any]
SOON_S = 20.0


class Hand(Protocol):
    """Moves a wheel and hears what it rings."""

    told: queue.Queue[Told]
    rehearsal: bool

    def turn(self, raw: float) -> None: ...
    def unplug(self) -> None: ...
    def plug_in(self) -> None: ...
    def stop(self) -> None: ...


def hear(hand: Hand, kind: str, where: Callable[[Told], bool] = lambda told: True) -> Told:
    """The next ring of this kind for which `where` holds; others are let pass."""
    while True:
        told = hand.told.get(timeout=SOON_S)
        if told["kind"] == kind and where(told):
            return told


class PretendHand:
    rehearsal = True

    def __init__(self, axis: Axis) -> None:
        self.told: queue.Queue[Told] = queue.Queue()
        self._wheel = PretendWheel(self._ring, axis)
        self._wheel.start()
        self.turn, self.unplug, self.plug_in, self.stop = (
            self._wheel.turn,
            self._wheel.unplug,
            self._wheel.plug_in,
            self._wheel.stop,
        )

    def _ring(self, happening: Input) -> None:
        self.told.put({"kind": type(happening).__name__, **asdict(happening)})  # type: ignore[call-overload]


class SdlHand:
    rehearsal = False

    def __init__(self, axis: Axis, name: str = "", required: bool = True, axes: int = 2, plugged: bool = True) -> None:
        self.told: queue.Queue[Told] = queue.Queue()
        given = {
            "axis": axis.number,
            "dead_zone": axis.dead_zone,
            "reverse": axis.reverse,
            "name": name,
            "required": required,
        }
        self._axes = axes
        self.process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("virtual_wheel.py")), json.dumps(given)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
            cwd=Path(__file__).resolve().parents[2],
            env={"PYTHONPATH": str(Path(__file__).resolve().parents[2]), "PATH": "/usr/bin:/bin"},
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        if plugged:
            self.plug_in()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.told.put(json.loads(line))

    def _say(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")

    def turn(self, raw: float) -> None:
        self._say(f"turn {raw}")

    def unplug(self) -> None:
        self._say("detach")

    def plug_in(self) -> None:
        self._say(f"attach {self._axes}")

    def stop(self) -> None:
        self._say("stop")

    def close(self) -> None:
        self.process.kill()
        self.process.wait(SOON_S)
        self._reader.join(SOON_S)
        for stream in (self.process.stdin, self.process.stdout):
            assert stream is not None
            stream.close()


@pytest.fixture
def sdl_hand() -> Iterator[Callable[..., SdlHand]]:
    hands: list[SdlHand] = []

    def make(*given: Any, **named: Any) -> SdlHand:
        hands.append(SdlHand(*given, **named))
        return hands[-1]

    yield make
    for hand in hands:
        hand.close()


@pytest.fixture(params=["sdl", "pretend"])
def make_hand(request: pytest.FixtureRequest, sdl_hand: Callable[..., SdlHand]) -> Callable[[Axis], Hand]:
    return sdl_hand if request.param == "sdl" else PretendHand


def test_the_axis_arrives_as_deflection(make_hand: Callable[[Axis], Hand]) -> None:
    hand = make_hand(Axis(dead_zone=0.1))
    hear(hand, "WheelFound")
    hand.turn(1.0)
    assert hear(hand, "WheelTurned")["deflection"] == 1.0
    hand.turn(-0.55)
    turned = hear(hand, "WheelTurned")
    assert turned["deflection"] == pytest.approx(-0.5, abs=0.01)
    assert turned["rehearsal"] is hand.rehearsal
    hand.turn(0.05)
    assert hear(hand, "WheelTurned")["deflection"] == 0.0
    hand.stop()


def test_reversed_it_goes_the_other_way(make_hand: Callable[[Axis], Hand]) -> None:
    hand = make_hand(Axis(dead_zone=0.0, reverse=True))
    hear(hand, "WheelFound")
    hand.turn(0.5)
    assert hear(hand, "WheelTurned")["deflection"] == pytest.approx(-0.5, abs=0.01)
    hand.stop()


def test_unplugged_it_lets_go_and_replugged_it_is_taken_up_again(make_hand: Callable[[Axis], Hand]) -> None:
    hand = make_hand(Axis())
    hear(hand, "WheelFound")
    hand.turn(0.8)
    hear(hand, "WheelTurned")
    hand.unplug()
    assert "unplugged" in hear(hand, "WheelLost")["reason"]
    hand.plug_in()
    hear(hand, "WheelFound")
    hand.turn(-1.0)
    assert hear(hand, "WheelTurned")["deflection"] == -1.0
    hand.stop()


def test_put_down_while_turned_it_lets_go(make_hand: Callable[[Axis], Hand]) -> None:
    hand = make_hand(Axis())
    hear(hand, "WheelFound")
    hand.turn(1.0)
    hear(hand, "WheelTurned")
    hand.stop()
    hear(hand, "WheelLost")


def test_stopping_leaves_no_thread_behind(sdl_hand: Callable[..., SdlHand]) -> None:
    hand = sdl_hand(Axis())
    hear(hand, "WheelFound")
    hand.stop()
    assert hear(hand, "stopped")["threads"] == ["MainThread"]


def test_an_axis_the_wheel_does_not_have_is_told_to_staff(sdl_hand: Callable[..., SdlHand]) -> None:
    hand = sdl_hand(Axis(number=3), axes=2)
    report = hear(hand, "DeviceReported", lambda told: "axes" in told["sentence_en"])
    assert report["level"] == "fault"
    assert "axis 3" in report["sentence_en"] and "wheel.axis" in report["sentence_zh"]


def test_a_named_wheel_that_is_missing_is_a_fault_that_names_what_is_there(sdl_hand: Callable[..., SdlHand]) -> None:
    hand = sdl_hand(Axis(), name="Brass Helm")
    report = hear(hand, "DeviceReported", lambda told: "Plugged in" in told["sentence_en"])
    assert report["level"] == "fault"
    assert "Brass Helm" in report["sentence_en"] and "Virtual" in report["sentence_en"]


def test_part_of_the_name_in_any_case_is_enough(sdl_hand: Callable[..., SdlHand]) -> None:
    hand = sdl_hand(Axis(), name="virtual WHEEL")
    assert "Virtual" in hear(hand, "WheelFound")["name"]
    hear(hand, "DeviceReported", lambda told: told["level"] == "ok")


@pytest.mark.parametrize(("required", "level"), [(True, "fault"), (False, "rehearsal")])
def test_without_any_wheel_a_station_that_names_one_has_a_fault(
    sdl_hand: Callable[..., SdlHand], required: bool, level: str
) -> None:
    hand = sdl_hand(Axis(), required=required, plugged=False)
    assert hear(hand, "DeviceReported")["level"] == level
    hand.plug_in()
    assert hear(hand, "DeviceReported")["level"] == "ok"


def test_signals_stay_with_the_kiosk(sdl_hand: Callable[..., SdlHand]) -> None:
    hand = sdl_hand(Axis(), plugged=False)
    hear(hand, "DeviceReported")
    hand.process.send_signal(signal.SIGTERM)
    assert hand.process.wait(SOON_S) == -signal.SIGTERM


def test_trembling_rings_nobody_and_leaving_the_dead_zone_does_not_leap() -> None:
    rung: list[Input] = []
    wheel = PretendWheel(rung.append, Axis(dead_zone=0.06))
    wheel.start()
    rung.clear()
    for raw in (0.02, -0.05, 0.0601, 0.06, 0.1, 0.1001, 0.1002):
        wheel.turn(raw)
    deflections = [told.deflection for told in rung if isinstance(told, WheelTurned)]
    assert deflections == [pytest.approx(0.0425, abs=0.001)]
    wheel.stop()


def test_a_reading_that_is_no_number_is_centre() -> None:
    assert Axis().deflection(float("nan")) == 0.0
    assert Axis().deflection(-7.0) == -1.0


def test_a_scripted_wheel_plays_its_script_in_order() -> None:
    rung: queue.Queue[Input] = queue.Queue()
    wheel = PretendWheel(rung.put, Axis(dead_zone=0.0), script=[(0.0, 0.25), (0.01, 0.5), (0.02, 0.0)])
    wheel.start()
    heard: list[float] = []
    while len(heard) < 3:
        told = rung.get(timeout=SOON_S)
        if isinstance(told, WheelTurned):
            heard.append(told.deflection)
    wheel.stop()
    assert heard == [pytest.approx(0.25, abs=0.01), pytest.approx(0.5, abs=0.01), 0.0]


def test_a_script_is_cut_short_by_stop() -> None:
    wheel = PretendWheel(lambda happening: None, Axis(), script=[(3600.0, 1.0)])
    wheel.start()
    wheel.stop()
    assert "pretend-wheel" not in [thread.name for thread in threading.enumerate()]


@pytest.mark.parametrize(
    ("setting", "kind"),
    [("auto", SdlWheel), ("sdl", SdlWheel), ("sdl:Helm", SdlWheel), ("pretend", PretendWheel), ("off", type(None))],
)
def test_the_setting_chooses_the_wheel(setting: str, kind: type) -> None:
    assert isinstance(make_wheel(setting, Axis(), lambda happening: None), kind)
