"""A wheel on a serial line: an encoder whose controller says in short lines where it is."""

from __future__ import annotations

import logging
import queue
import termios
import time
from collections.abc import Callable
from dataclasses import dataclass

import serial

from kiosk import settings
from kiosk.device_thread import DeviceThread
from kiosk.devices.wheel.serial_words import Alive, Button, Lines, Moved, Place, Stands, word
from kiosk.devices.wheel.teller import Complaints, Readout, Ring, Teller, Watch
from kiosk.happenings.orders import NudgeWheel
from kiosk.happenings.words import Order

BAUD = 115_200
LOOK_S = 0.1
# A wheel speaks at least once a second, also when it lies still.
SILENT_S = 3.0
RUBBISH_MOST, RUBBISH_WITHIN_S = 20, 10.0
_MEND_ZH = "请检查波特率（115200 8N1）、接线与接地，以及控制器程序（README“A wheel on a serial line”）。"
_MEND_EN = (
    "Check speed (115200 8N1), wiring and ground, and the controller's program (README, A wheel on a serial line)."
)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Pauses:
    """Seconds before a line that can't be read is opened again: twice as long each time."""

    first_s: float = 0.25
    most_s: float = 8.0


class SilentLineError(Exception):
    """Nothing comes on the line any more."""


class SerialWheel(DeviceThread):
    """The encoder at `port` (a stable name, as /dev/serial/by-id/…), read in a thread of its own until `stop`."""

    ORDERS: tuple[type[Order], ...] = (NudgeWheel,)

    def __init__(
        self,
        ring: Ring,
        wheel: settings.Wheel,
        port: str,
        *,
        watch: Watch | None = None,
        clock: Callable[[], float] = time.monotonic,
        pauses: Pauses | None = None,
    ) -> None:
        super().__init__("wheel")
        self._tell = Teller(ring, wheel, watch=watch, clock=clock)
        self._wheel = wheel
        self._port = port
        self._clock = clock
        self._pauses = pauses or Pauses()
        self._pause_s = 0.0
        self._rubbish = 0
        self._complaints = Complaints(RUBBISH_MOST, RUBBISH_WITHIN_S)
        self._nudges: queue.SimpleQueue[NudgeWheel] = queue.SimpleQueue()
        self._there = False

    def take(self, order: Order) -> None:
        if isinstance(order, NudgeWheel) and self._there:
            self._nudges.put(order)

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                with serial.Serial(self._port, BAUD, timeout=LOOK_S, write_timeout=LOOK_S, exclusive=True) as line:
                    self._read(line)
            except (serial.SerialException, SilentLineError, termios.error, OSError, TypeError, ValueError) as error:
                # pyserial lets TypeError and termios.error through where a line is pulled out under it.
                _log.info("wheel at %s: %s", self._port, error)
                self._lose(error)
            self._pause_s = min(self._pauses.most_s, max(self._pauses.first_s, 2 * self._pause_s))
            self._stopping.wait(self._pause_s)

    def _lose(self, error: Exception) -> None:
        self._let_go(f"{self._port}: {error}")
        if isinstance(error, SilentLineError):
            zh = f"串口舵轮（{self._port}）没有数据；触摸仍可行船。{_MEND_ZH}"
            en = f"The wheel at {self._port} says nothing; touch still sails. {_MEND_EN}"
        elif "lock" in str(error):
            zh = f"串口 {self._port} 正被另一程序占用；触摸仍可行船。"
            en = f"Another program holds {self._port}; touch still sails."
        else:
            zh = f"串口舵轮（{self._port}）打不开或已断开；触摸仍可行船，插好后会自动恢复。"
            en = f"The wheel at {self._port} can't be opened or was unplugged; touch still sails till it is back."
        self._tell.reports("fault", zh, en)

    def _read(self, line: serial.Serial) -> None:
        lines, readout = Lines(), Readout(self._wheel)
        heard_s = self._clock()
        try:
            while not self._stopping.is_set():
                arrived = line.read(max(1, line.in_waiting))
                now_s = self._clock()
                heard, rubbish = self._hear(readout, lines.cut(arrived), now_s)
                self._complaints.add(rubbish, now_s)
                if heard:
                    heard_s = now_s
                    self._find()
                elif now_s - heard_s > SILENT_S:
                    if not self._complaints.many(now_s):
                        raise SilentLineError(f"silent for {SILENT_S:g} s")
                    self._let_go("nothing but rubbish comes")
                self._judge(readout, now_s)
                self._nudge(line)
        finally:
            if self._stopping.is_set():
                self._let_go("the wheel is put down")

    def _hear(self, readout: Readout, lines: list[bytes], now_s: float) -> tuple[int, int]:
        """Tell what these lines mean together; how many were understood, and how many were rubbish."""
        heard = rubbish = moved = 0
        place: int | None = None
        raws: list[float] = []
        for line in lines:
            match word(line):
                case Place(count):
                    place = count
                case Moved(counts):
                    moved += counts
                case Stands(raw):
                    raws.append(raw)
                case Button(held, number):
                    self._find()
                    self._tell.spoke(number, held)
                case Alive():
                    pass
                case None:
                    rubbish += bool(line)
                    continue
            heard += 1
        self._rubbish += rubbish
        if heard or rubbish:
            turns = readout.counter(place, now_s) if place is not None else 0.0
            turns += readout.counted(moved, now_s) if moved else 0.0
            for raw in raws:
                turns += readout.looks([0.0] * self._wheel.axis + [raw], now_s)
            if heard:
                self._find()
            self._tell.tells(readout, turns, self._rubbish)
        return heard, rubbish

    def _find(self) -> None:
        """The first word that is understood: here is a wheel."""
        if not self._there:
            self._there = True
            self._pause_s = 0.0
            self._tell.finds(self._port)

    def _let_go(self, reason: str) -> None:
        if self._there:
            self._there = False
            self._tell.loses(reason)

    def _judge(self, readout: Readout, now_s: float) -> None:
        if self._complaints.many(now_s):
            self._tell.reports(
                "fault",
                f"串口数据不可读（{self._port}）；读懂的仍然使用。{_MEND_ZH}",
                f"The serial line's data can't be read ({self._port}); what is understood is used. {_MEND_EN}",
            )
        elif self._there:
            self._tell.how_it_is(readout, f"串口舵轮（{self._port}）可用。", f"The wheel at {self._port} works.")

    def _nudge(self, line: serial.Serial) -> None:
        """Ask a controller with a motor to make itself felt; one without reads over it."""
        while not self._nudges.empty():
            nudge = self._nudges.get()
            strength = round(100 * min(1.0, max(0.0, nudge.strength)))
            line.write(f"N {strength} {round(1000 * min(1.0, nudge.seconds))}\n".encode())
