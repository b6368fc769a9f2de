"""A wheel that nobody has: moved by a program, or by a script."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Sequence

from kiosk import settings
from kiosk.devices.wheel.readings import BORNE_OUT_S
from kiosk.devices.wheel.teller import Readout, Ring, Teller, Watch
from kiosk.happenings.orders import NudgeWheel
from kiosk.happenings.words import Order

NAME = "pretend wheel"


class PretendWheel:
    """A wheel moved by hand (`turn`, `roll`, `hold_spoke`, `unplug`, `plug_in`) or by a script of (second, raw axis).

    Goes through the same calibration as the real ones; everything it says is marked as rehearsal. `nudges` keeps
    the last ones its motor would have made felt.
    """

    ORDERS: tuple[type[Order], ...] = (NudgeWheel,)

    def __init__(
        self,
        ring: Ring,
        wheel: settings.Wheel,
        script: Sequence[tuple[float, float]] = (),
        *,
        watch: Watch | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._wheel = wheel
        self._tell = Teller(ring, wheel, rehearsal=True, watch=watch, clock=clock)
        self._clock = clock
        self._readout = Readout(wheel)
        self._script = tuple(script)
        self._plugged = False
        self.nudges: deque[NudgeWheel] = deque(maxlen=100)
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._play, name="pretend-wheel", daemon=True)

    def start(self) -> None:
        """Plug it in and play the script, if there is one."""
        self.plug_in()
        self._say_well()
        if self._script:
            self._thread.start()

    def stop(self) -> None:
        """Let go and end the script."""
        self._stopping.set()
        if self._thread.ident is not None:
            self._thread.join(2.0)
        if self._plugged:
            self._plugged = False
            self._tell.loses("the wheel is put down")

    def take(self, order: Order) -> None:
        if isinstance(order, NudgeWheel):
            self.nudges.append(order)

    def turn(self, raw: float) -> None:
        """The axis stands at `raw`, -1..1, and stays there; an unplugged wheel says nothing."""
        self.glimpse(raw)
        if self._readout.in_doubt:
            self.glimpse(raw, BORNE_OUT_S)

    def glimpse(self, raw: float | None, later_s: float = 0.0) -> None:
        """One single reading of the axis, which may be a leap that is gone with the next one."""
        if self._plugged:
            turns = self._readout.looks([0.0] * self._wheel.axis + [raw], self._clock() + later_s)
            self._tell.tells(self._readout, turns)

    def roll(self, turns: float) -> None:
        """An endless wheel is turned; as a real one it says so in portions."""
        counts, sign = round(abs(turns) * self._wheel.counts_per_turn), 1 if turns > 0 else -1
        portion = max(1, int(self._wheel.counts_per_turn / 5))
        while counts and self._plugged:
            told = min(counts, portion)
            counts -= told
            self._tell.tells(self._readout, self._readout.counted(sign * told, self._clock()))

    def hold_spoke(self, held: bool, button: int = 0) -> None:
        """The button on a spoke goes down or up."""
        if self._plugged:
            self._tell.spoke(button, held)

    def plug_in(self) -> None:
        if not self._plugged:
            self._plugged = True
            self._readout.forget()
            self._tell.finds(NAME)
            self.glimpse(self._wheel.centre)

    def unplug(self) -> None:
        if self._plugged:
            self._plugged = False
            self._tell.loses(f"{NAME} was unplugged")

    def _say_well(self) -> None:
        self._tell.reports(
            "rehearsal", "舵轮为演练：由程序代为转动。", "The wheel is a pretend one, turned by the program."
        )

    def _play(self) -> None:
        begun_s = time.monotonic()
        for at_s, raw in self._script:
            if self._stopping.wait(max(0.0, begun_s + at_s - time.monotonic())):
                return
            self.turn(raw)
