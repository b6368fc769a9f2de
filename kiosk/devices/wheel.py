"""The ship's wheel: an SDL joystick or wheel axis, its pretend twin, and which of them a station gets."""

from __future__ import annotations

import importlib
import logging
import math
import os
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from kiosk.happenings.inputs import DeviceReported, WheelFound, WheelLost, WheelTurned
from kiosk.happenings.words import Input, Level, Order

Ring = Callable[[Input], None]

READ_PER_S = 60.0
# Without a controller nothing is read; this often the door is opened to see whether one was plugged in.
LOOK_PER_S = 4.0
RETRY_S = 5.0
# One step of an 8-bit encoder: less is trembling and rings nobody.
TREMBLE = 1 / 256
# Few axes reach quite to 1.0 at their stop; from here it counts as all the way.
FULL = 0.99
_log = logging.getLogger(__name__)


class Wheel(Protocol):
    """What the house knows of a wheel: no orders; it rings WheelTurned, WheelFound, WheelLost and DeviceReported."""

    ORDERS: tuple[type[Order], ...]

    def start(self) -> None: ...
    def stop(self) -> None: ...
    def take(self, order: Order) -> None: ...


@dataclass(frozen=True, slots=True)
class Axis:
    """How a raw reading becomes a deflection: which axis, `dead_zone` 0..0.5 of its way, `reverse` turned round."""

    number: int = 0
    dead_zone: float = 0.06
    reverse: bool = False

    def deflection(self, raw: float) -> float:
        """-1..1, 0 inside the dead zone and growing from 0 at its edge, so that nothing leaps."""
        if not math.isfinite(raw):
            return 0.0
        size = min((abs(raw) - self.dead_zone) / (FULL - self.dead_zone), 1.0)
        return math.copysign(size, -raw if self.reverse else raw) if size > 0 else 0.0


class _Teller:
    """Rings what changed: readings only when they differ, health only when it is another one."""

    def __init__(self, ring: Ring, axis: Axis, rehearsal: bool) -> None:
        self._ring = ring
        self._axis = axis
        self._rehearsal = rehearsal
        self._told: float = 0.0
        self._health: tuple[Level, str] | None = None

    def reads(self, raw: float) -> None:
        deflection = self._axis.deflection(raw)
        at_stop = deflection in (0.0, 1.0, -1.0)
        if deflection != self._told and (at_stop or abs(deflection - self._told) >= TREMBLE):
            self._told = deflection
            self._ring(WheelTurned(deflection, rehearsal=self._rehearsal))

    def finds(self, name: str) -> None:
        self._told = 0.0
        self._ring(WheelFound(name))

    def loses(self, reason: str) -> None:
        self._told = 0.0
        self._ring(WheelLost(reason))

    def reports(self, level: Level, zh: str, en: str) -> None:
        if self._health != (level, en):
            self._health = (level, en)
            self._ring(DeviceReported("wheel", level, zh, en))


class SdlWheel:
    """The axis of the first controller whose name holds `name` (any case; "" = any), read in a thread of its own.

    `required`: a missing controller is a fault; otherwise it is reported as rehearsal and touch sails alone.
    One per process: SDL's joystick state belongs to the process.
    """

    ORDERS: tuple[type[Order], ...] = ()

    def __init__(self, ring: Ring, axis: Axis, name: str = "", required: bool = True) -> None:
        self._tell = _Teller(ring, axis, rehearsal=False)
        self._axis = axis
        self._name = name
        self._required = required
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="wheel", daemon=True)

    def start(self) -> None:
        """Begin looking for the controller; returns at once."""
        self._thread.start()

    def stop(self) -> None:
        """Let the controller go and join the thread."""
        self._stopping.set()
        if self._thread.ident is not None:
            self._thread.join(2.0)

    def take(self, order: Order) -> None:
        """A wheel takes no orders."""

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self._read(_open_sdl())
            except (ImportError, OSError, RuntimeError) as error:
                # pygame.error is a RuntimeError. The hall goes on with touch, and SDL is asked again later.
                _log.exception("the wheel can't be read")
                self._tell.reports(
                    "fault",
                    f"舵轮无法读取（{error}）；触摸仍可行船。",
                    f"The wheel can't be read ({error}); touch still sails.",
                )
                self._stopping.wait(RETRY_S)

    def _read(self, pygame: Any) -> None:
        stick: Any = None
        try:
            # Also once at the beginning: what is plugged in already, or nothing, must be told.
            changed = True
            while not self._stopping.is_set():
                for event in pygame.event.get((pygame.JOYDEVICEADDED, pygame.JOYDEVICEREMOVED)):
                    changed = True
                    if (
                        stick is not None
                        and event.type == pygame.JOYDEVICEREMOVED
                        and event.instance_id == stick.get_instance_id()
                    ):
                        self._tell.loses(f"{stick.get_name()} was unplugged")
                        stick = None
                pygame.event.clear()
                if stick is None and changed:
                    stick = self._take_up(pygame)
                changed = False
                if stick is not None:
                    self._tell.reads(stick.get_axis(self._axis.number))
                self._stopping.wait(1 / (READ_PER_S if stick is not None else LOOK_PER_S))
        finally:
            if stick is not None:
                self._tell.loses("the wheel is put down")
            pygame.joystick.quit()
            pygame.display.quit()

    def _take_up(self, pygame: Any) -> Any:
        """The controller to read, or None after saying why there is none."""
        others: list[str] = []
        axisless: Any = None
        for index in range(pygame.joystick.get_count()):
            stick = pygame.joystick.Joystick(index)
            if self._name.casefold() not in stick.get_name().casefold():
                others.append(stick.get_name())
            elif stick.get_numaxes() <= self._axis.number:
                axisless = stick
            else:
                self._tell.finds(stick.get_name())
                self._tell.reports("ok", f"舵轮“{stick.get_name()}”可用。", f"The wheel {stick.get_name()!r} works.")
                return stick
        if axisless is not None:
            self._lack_axis(axisless.get_name(), axisless.get_numaxes())
        else:
            self._miss(others)
        return None

    def _lack_axis(self, name: str, axes: int) -> None:
        wanted = self._axis.number
        self._tell.reports(
            "fault",
            f"舵轮“{name}”有 {axes} 个轴（从 0 数起），没有设置 wheel.axis 所要的 {wanted} 号轴；触摸仍可行船。",
            f"The wheel {name!r} has {axes} axes, counted from 0; wheel.axis asks for axis {wanted}; touch sails.",
        )

    def _miss(self, others: Sequence[str]) -> None:
        if not self._required:
            self._tell.reports("rehearsal", "没有接舵轮；触摸可以行船。", "No wheel is plugged in; touch sails.")
            return
        zh = f"名称含“{self._name}”的舵轮" if self._name else "舵轮"
        en = f"a wheel whose name holds {self._name!r}" if self._name else "a wheel"
        seen_zh = f"现接有：{'、'.join(others)}。" if others else "请检查插头与供电。"
        seen_en = f"Plugged in: {', '.join(others)}." if others else "Check plug and power."
        self._tell.reports(
            "fault", f"没有找到{zh}；触摸仍可行船。{seen_zh}", f"Found no sign of {en}; touch still sails. {seen_en}"
        )


class PretendWheel:
    """A wheel moved by hand (`turn`, `unplug`, `plug_in`) or by a script of (second, raw axis reading) from its start.

    Goes through the same calibration as the real one; everything it says is marked as rehearsal.
    """

    ORDERS: tuple[type[Order], ...] = ()

    def __init__(self, ring: Ring, axis: Axis, script: Sequence[tuple[float, float]] = ()) -> None:
        self._tell = _Teller(ring, axis, rehearsal=True)
        self._script = tuple(script)
        self._plugged = False
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._play, name="pretend-wheel", daemon=True)

    def start(self) -> None:
        """Plug it in and play the script, if there is one."""
        self.plug_in()
        self._tell.reports(
            "rehearsal", "舵轮为演练：由程序代为转动。", "The wheel is a pretend one, turned by the program."
        )
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
        """A wheel takes no orders."""

    def turn(self, raw: float) -> None:
        """The axis stands at `raw`, -1..1; an unplugged wheel says nothing."""
        if self._plugged:
            self._tell.reads(raw)

    def plug_in(self) -> None:
        if not self._plugged:
            self._plugged = True
            self._tell.finds("pretend wheel")

    def unplug(self) -> None:
        if self._plugged:
            self._plugged = False
            self._tell.loses("pretend wheel was unplugged")

    def _play(self) -> None:
        begun_s = time.monotonic()
        for at_s, raw in self._script:
            if self._stopping.wait(max(0.0, begun_s + at_s - time.monotonic())):
                return
            self.turn(raw)


def make_wheel(setting: str, axis: Axis, ring: Ring) -> Wheel | None:
    """The wheel for `devices.wheel`: auto, sdl, sdl:NAME, pretend, or None for off."""
    if setting == "off":
        return None
    if setting == "pretend":
        return PretendWheel(ring, axis)
    return SdlWheel(ring, axis, name=setting.partition(":")[2].strip(), required=setting != "auto")


def _open_sdl() -> Any:
    """Pygame with its joysticks open and no window, in this thread; raises pygame.error."""
    # Read by SDL when it is loaded. It must open no window, must read while the kiosk's window has the focus, and
    # must leave SIGINT and SIGTERM to the kiosk.
    for name, value in _SDL_ENVIRONMENT.items():
        os.environ[name] = value
    pygame = importlib.import_module("pygame")
    pygame.display.init()
    pygame.joystick.init()
    return pygame


_SDL_ENVIRONMENT = {
    "SDL_VIDEODRIVER": "dummy",
    "SDL_JOYSTICK_ALLOW_BACKGROUND_EVENTS": "1",
    "SDL_NO_SIGNAL_HANDLERS": "1",
    "PYGAME_HIDE_SUPPORT_PROMPT": "1",
}
