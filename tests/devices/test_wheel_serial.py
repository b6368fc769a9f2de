"""A wheel on a serial line, over a pseudo terminal: its words, rubbish, silence, a plug that is pulled, a motor."""

from __future__ import annotations

import errno
import os
import queue
import termios
import threading
import tty
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from kiosk.devices.wheel.serial_line import Pauses, SerialWheel
from kiosk.devices.wheel.serial_words import Alive, Button, Lines, Moved, Place, Stands, checksum, word
from kiosk.devices.wheel.teller import Reading
from kiosk.happenings.orders import NudgeWheel
from kiosk.happenings.words import Input
from tests.conftest import Recovery
from tests.devices.wheel_hand import SOON_S, Told, hear, measures


class Encoder:
    """The controller at the other end of the line, under a stable name that outlives a pulled plug."""

    def __init__(self, port: Path, **changes: Any) -> None:
        self.port = port
        self.told: queue.Queue[Told] = queue.Queue()
        self.readings: queue.Queue[Reading] = queue.Queue()
        self._late_s = 0.0
        self._master = self._slave = -1
        self.wheel = SerialWheel(
            self._ring,
            measures(**changes),
            str(port),
            watch=self.readings.put,
            clock=self._clock,
            pauses=Pauses(0.01, 0.02),
        )

    def _clock(self) -> float:
        return 1000.0 + self._late_s

    def _ring(self, happening: Input) -> None:
        self.told.put({"kind": type(happening).__name__, **asdict(happening)})  # type: ignore[call-overload]

    def pass_time(self, seconds: float) -> None:
        self._late_s += seconds

    def plug_in(self) -> None:
        self._master, self._slave = os.openpty()
        tty.setraw(self._slave)
        self.port.symlink_to(os.ttyname(self._slave))

    def pull(self) -> None:
        self.port.unlink()
        os.close(self._master)
        os.close(self._slave)
        self._master = self._slave = -1

    def says(self, *lines: str) -> None:
        os.write(self._master, b"".join(f"{line}\n".encode() for line in lines))

    def tells(self, *lines: str) -> Reading:
        """Say lines and wait until the kiosk has read them; what it made of them."""
        while not self.readings.empty():
            self.readings.get()
        self.says(*lines)
        return self.readings.get(timeout=SOON_S)

    def says_bytes(self, rubbish: bytes) -> None:
        os.write(self._master, rubbish)

    def hears(self, length: int) -> bytes:
        heard = b""
        while len(heard) < length:
            heard += os.read(self._master, length - len(heard))
        return heard

    def found(self) -> None:
        """Speak until the kiosk has heard it: what is said before the line is open is lost."""
        while True:
            self.says("D 0")
            try:
                if self.told.get(timeout=0.1)["kind"] == "WheelFound":
                    break
            except queue.Empty:
                continue
        hear(self, "DeviceReported", lambda told: told["level"] == "ok")

    def close(self) -> None:
        self.wheel.stop()
        if self._master >= 0:
            self.pull()


@pytest.fixture
def make_encoder(tmp_path: Path) -> Iterator[Callable[..., Encoder]]:
    made: list[Encoder] = []

    def make(*, plugged: bool = True, **changes: Any) -> Encoder:
        encoder = Encoder(tmp_path / "usb-wheel", **changes)
        made.append(encoder)
        if plugged:
            encoder.plug_in()
        encoder.wheel.start()
        if plugged:
            encoder.found()
        return encoder

    yield make
    for encoder in made:
        encoder.close()


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        (b"P 1234", Place(1234)),
        (b"P -5", Place(-5)),
        (b"D -3", Moved(-3)),
        (b"D +3", Moved(3)),
        (b"A 0 1023", Stands(-1.0)),
        (b"A 1023 1023", Stands(1.0)),
        (b"B 1", Button(True, 0)),
        (b"B 0 2", Button(False, 2)),
        (b"# brass wheel 1.0", Alive()),
        (b"D -3*%02X" % checksum(b"D -3"), Moved(-3)),
        (b"D -3*00", None),
        (b"D", None),
        (b"D x", None),
        (b"D 3.5", None),
        (b"d 3", None),
        (b"P nan", None),
        (b"P 99999999999999999", None),
        (b"A 1 0", None),
        (b"A 9 8", None),
        (b"B 2", None),
        (b"", None),
        (b"\xff\xfe\x00", None),
    ],
)
def test_a_line_means_what_the_protocol_says_or_is_rubbish(line: bytes, meant: object) -> None:
    assert word(line) == meant


def test_lines_arrive_in_pieces_and_the_one_under_way_when_we_come_is_left_out() -> None:
    lines = Lines()
    assert lines.cut(b"34\nD 1") == []
    assert lines.cut(b"2\r\nD 3\n") == [b"D 12", b"D 3"]
    assert Lines().cut(b"D 5\n") == [b"D 5"]


def test_what_never_ends_is_one_line_of_rubbish_after_the_other() -> None:
    lines = Lines()
    rubbish = [line for _ in range(10) for line in lines.cut(b"\xf0" * 40)]
    assert rubbish and all(word(line) is None for line in rubbish)


def test_counts_roll_the_ship_and_a_counter_does_too(make_encoder: Callable[..., Encoder]) -> None:
    encoder = make_encoder(counts_per_turn=400)
    encoder.says("D 30", "D 10")
    assert hear(encoder, "WheelRolled")["turns"] == pytest.approx(0.1)
    encoder.tells("P 5000")
    encoder.says("P 4900")
    assert hear(encoder, "WheelRolled")["turns"] == pytest.approx(-0.25)


def test_a_wheel_with_stops_turns_and_its_spoke_is_held(make_encoder: Callable[..., Encoder]) -> None:
    encoder = make_encoder(dead_zone=0.0)
    encoder.tells("A 512 1023")
    encoder.says("A 640 1023")
    assert hear(encoder, "WheelTurned")["deflection"] == pytest.approx(0.255, abs=0.01)
    encoder.says("B 1")
    assert hear(encoder, "SpokeHeld")["held"] is True
    encoder.says("B 0")
    assert hear(encoder, "SpokeHeld")["held"] is False


def test_rubbish_is_left_out_and_much_of_it_is_told_until_the_line_is_clean_again(
    make_encoder: Callable[..., Encoder],
) -> None:
    encoder = make_encoder(counts_per_turn=400)
    assert encoder.tells("D 20", "\x7f\x00?", "D x", "D 20").rubbish == 2
    assert hear(encoder, "WheelRolled")["turns"] == pytest.approx(0.1)
    encoder.says(*["@@@"] * 30)
    report = hear(encoder, "DeviceReported")
    assert report["level"] == "fault"
    assert "串口数据不可读" in report["sentence_zh"] and "115200" in report["sentence_zh"]
    for _ in range(6):
        encoder.pass_time(2)
        encoder.tells("D 0")
    assert hear(encoder, "DeviceReported")["level"] == "ok"


@pytest.mark.fault(
    "A serial wheel sends rubbish",
    visitor="the spoke lets go, the ship comes to rest; touch still sails",
    staff="The serial line's data can't be read (…); what is understood is used. Check speed …, wiring and ground …",
    lost="nothing",
)
def test_a_line_at_the_wrong_speed_lets_the_ship_go_and_says_what_to_mend(make_encoder: Callable[..., Encoder]) -> None:
    encoder = make_encoder()
    encoder.says_bytes(b"\xf0\x0f\xe0" * 1000)
    assert "串口数据不可读" in hear(encoder, "DeviceReported")["sentence_zh"]
    encoder.pass_time(4)
    encoder.says_bytes(b"\xf0\x0f\xe0" * 1000)
    assert "rubbish" in hear(encoder, "WheelLost")["reason"]
    encoder.says("", "D 0")
    hear(encoder, "WheelFound")


def test_a_counter_that_leaps_further_than_a_hand_can_turn_moves_nothing(make_encoder: Callable[..., Encoder]) -> None:
    encoder = make_encoder(counts_per_turn=400)
    encoder.tells("P 100")
    assert encoder.tells("P 900000").dropped == 1
    encoder.tells("P 900040")
    assert hear(encoder, "WheelRolled")["turns"] == pytest.approx(0.1), "from there it goes on"


@pytest.mark.fault(
    "A serial wheel falls silent",
    visitor="the spoke lets go, the ship comes to rest; touch still sails",
    staff="The wheel at … says nothing; touch still sails.",
    lost="nothing",
)
def test_a_silent_line_lets_the_ship_go_and_is_taken_up_when_it_speaks_again(
    make_encoder: Callable[..., Encoder],
) -> None:
    encoder = make_encoder(dead_zone=0.0)
    encoder.tells("A 50 100")
    encoder.says("A 70 100")
    hear(encoder, "WheelTurned")
    encoder.pass_time(4)
    hear(encoder, "WheelLost")
    report = hear(encoder, "DeviceReported", lambda told: told["level"] == "fault")
    assert "says nothing" in report["sentence_en"]
    encoder.found()


@pytest.mark.fault(
    "A serial wheel is unplugged in mid-turn and plugged in again",
    visitor="the spoke lets go, the ship comes to rest; touch still sails",
    staff="The wheel at … can't be opened or was unplugged; touch still sails till it is back.",
    lost="nothing",
)
def test_pulled_in_mid_turn_it_lets_go_and_plugged_in_it_is_used_again(
    make_encoder: Callable[..., Encoder], recovery: Recovery
) -> None:
    encoder = make_encoder()
    encoder.says("B 1")
    hear(encoder, "SpokeHeld")
    encoder.pull()
    assert hear(encoder, "SpokeHeld")["held"] is False
    hear(encoder, "WheelLost")
    assert "unplugged" in hear(encoder, "DeviceReported")["sentence_en"]
    recovery.begins()
    encoder.plug_in()
    encoder.found()
    recovery.over()


def test_pulled_while_it_is_opened_it_is_found_as_soon_as_it_is_back(
    make_encoder: Callable[..., Encoder], monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = threading.Semaphore(0)

    def pulled(*_: object) -> None:
        tried.release()
        raise termios.error(errno.EIO, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr("termios.tcsetattr", pulled)
        encoder = make_encoder(plugged=False)
        encoder.plug_in()
        for _ in range(2):
            assert tried.acquire(timeout=SOON_S), "it is tried again"
    encoder.found()


def test_one_that_comes_after_the_kiosk_is_found(make_encoder: Callable[..., Encoder]) -> None:
    encoder = make_encoder(plugged=False)
    assert hear(encoder, "DeviceReported")["level"] == "fault"
    encoder.plug_in()
    encoder.found()


@pytest.mark.fault(
    "The wheel's port is held by another program",
    visitor="touch still sails",
    staff="Another program holds …; touch still sails.",
    lost="nothing",
)
def test_a_port_that_another_program_holds_is_told_as_that(make_encoder: Callable[..., Encoder]) -> None:
    encoder = make_encoder()
    told: queue.Queue[Input] = queue.Queue()
    second = SerialWheel(told.put, measures(), str(encoder.port), pauses=Pauses(0.01, 0.02))
    second.start()
    report = told.get(timeout=SOON_S)
    second.stop()
    assert "Another program holds" in getattr(report, "sentence_en", "")


def test_stopping_joins_the_thread_and_lets_go(make_encoder: Callable[..., Encoder]) -> None:
    encoder = make_encoder()
    encoder.wheel.stop()
    hear(encoder, "WheelLost")
    assert "wheel" not in [thread.name for thread in threading.enumerate()]


def test_a_controller_with_a_motor_is_asked_to_make_itself_felt(make_encoder: Callable[..., Encoder]) -> None:
    encoder = make_encoder()
    encoder.wheel.take(NudgeWheel(0.4, 0.12))
    assert encoder.hears(9) == b"N 40 120\n"
