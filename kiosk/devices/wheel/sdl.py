"""Wheels, joysticks and trackballs by SDL, read in a thread of its own."""

from __future__ import annotations

import importlib
import logging
import os
import queue
import time
from collections.abc import Callable, Iterable
from typing import Any

from kiosk import settings
from kiosk.device_thread import DeviceThread
from kiosk.devices.wheel.readings import BORNE_OUT_S
from kiosk.devices.wheel.sticks import Helm, Stick, can_be_the_wheel
from kiosk.devices.wheel.teller import Ring, Teller, Watch
from kiosk.happenings.orders import NudgeWheel
from kiosk.happenings.words import Order

# While a wheel is in use SDL itself waits for its next word, looking every millisecond without holding up Python; so
# often at least the axes are looked at, and nudges done.
AWAKE_S = 20.0
WAIT_S = 0.02
# Later it is only looked at so often: half the cost, and its first word is a few milliseconds late.
ASLEEP_LOOK_S = 0.008
# Without a controller nothing is read; this often the door is opened to see whether one was plugged in.
NOBODY_LOOK_S = 0.25
RETRY_S = 5.0
_log = logging.getLogger(__name__)


class SdlWheel(DeviceThread):
    """The axis or ball of the controllers whose name holds `name` (any case; "" = any); of several the one moved last.

    `required`: a missing controller is a fault; otherwise it is reported as rehearsal and touch sails alone.
    One per process: SDL's joystick state belongs to the process.
    """

    ORDERS: tuple[type[Order], ...] = (NudgeWheel,)

    def __init__(
        self,
        ring: Ring,
        wheel: settings.Wheel,
        name: str = "",
        required: bool = True,
        *,
        watch: Watch | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__("wheel")
        self._tell = Teller(ring, wheel, watch=watch, clock=clock)
        self._wheel = wheel
        self._name = name
        self._required = required
        self._clock = clock
        self._helm = Helm(self._change)
        self._nudges: queue.SimpleQueue[NudgeWheel] = queue.SimpleQueue()
        self._pygame: Any = None

    def take(self, order: Order) -> None:
        if isinstance(order, NudgeWheel) and self._helm.held is not None:
            self._nudges.put(order)

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self._pygame = _open_sdl()
                self._read(self._pygame)
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
        try:
            # What is plugged in already, or nothing, must be told.
            self._take_up()
            while not self._stopping.is_set():
                self._hear(self._wait(pygame))
                now_s = self._clock()
                told = [(stick, stick.looks(now_s)) for stick in self._helm.sticks]
                self._helm.settles(now_s)
                for stick, turns in told:
                    if stick is self._helm.held:
                        self._tell.tells(stick.readout, turns)
                        self._tell.how_it_is(stick.readout, *self._well())
                self._nudge()
        finally:
            self._helm.clears()
            pygame.joystick.quit()
            pygame.display.quit()

    def _wait(self, pygame: Any) -> list[Any]:
        """The next words of SDL, or none when it is time to look at the axes again."""
        sticks = self._helm.sticks
        if not sticks:
            self._stopping.wait(NOBODY_LOOK_S)
        elif any(stick.readout.in_doubt for stick in sticks):
            self._stopping.wait(BORNE_OUT_S)
        elif self._clock() - max(stick.moved_s for stick in sticks) < AWAKE_S:
            return [pygame.event.wait(round(WAIT_S * 1000)), *pygame.event.get()]
        else:
            self._stopping.wait(ASLEEP_LOOK_S)
        return list(pygame.event.get())

    def _hear(self, events: Iterable[Any]) -> None:
        pygame = self._pygame
        for event in events:
            if event.type == pygame.JOYDEVICEADDED:
                self._take_up()
            elif event.type == pygame.JOYDEVICEREMOVED:
                self._helm.removes(event.instance_id)
            elif event.type in (pygame.JOYBUTTONDOWN, pygame.JOYBUTTONUP, pygame.JOYBALLMOTION):
                stick = self._helm.of(event.instance_id)
                if stick is not None and event.type == pygame.JOYBALLMOTION:
                    stick.rolled(event.ball, *event.rel)
                elif stick is not None:
                    stick.moved_s = self._clock()
                    self._helm.settles(stick.moved_s)
                    if stick is self._helm.held:
                        self._tell.spoke(event.button, event.type == pygame.JOYBUTTONDOWN)

    def _nudge(self) -> None:
        while not self._nudges.empty():
            nudge = self._nudges.get()
            if self._helm.held is not None:
                self._helm.held.rumbles(nudge.strength, nudge.seconds)

    def _take_up(self) -> None:
        """Open every controller that can be the wheel and is not open yet; say why where there is none."""
        pygame, others, unfit = self._pygame, [], None
        for index in range(pygame.joystick.get_count()):
            stick = pygame.joystick.Joystick(index)
            if self._helm.of(stick.get_instance_id()) is not None:
                continue
            if self._name.casefold() not in stick.get_name().casefold():
                others.append(str(stick.get_name()))
            elif not can_be_the_wheel(stick, self._wheel):
                unfit = stick
            else:
                self._helm.adds(Stick(stick, self._wheel))
        if self._helm.held is not None:
            self._tell.reports("ok", *self._well())
        elif unfit is not None:
            self._lack_axis(unfit.get_name(), unfit.get_numaxes())
        else:
            self._miss(others)

    def _change(self, before: Stick | None, after: Stick | None) -> None:
        """Another controller has the ship now, or none."""
        if before is not None and before in self._helm.sticks:
            self._tell.lets_go()
        elif before is not None:
            was = "the wheel is put down" if self._stopping.is_set() else f"{before.name} was unplugged"
            self._tell.loses(was)
        if after is not None:
            self._tell.finds(after.name)
            self._tell.reports("ok", *self._well())
        elif not self._stopping.is_set():
            self._miss([])

    def _well(self) -> tuple[str, str]:
        held = self._helm.held
        name = held.name if held else ""
        idle = [stick.name for stick in self._helm.sticks if stick is not held]
        if not idle:
            return f"舵轮“{name}”可用。", f"The wheel {name!r} works."
        count = len(idle) + 1
        zh = f"接了 {count} 个舵轮：现在用“{name}”，闲置：{'、'.join(idle)}。转动哪个就用哪个；"
        en = f"{count} wheels are plugged in: {name!r} has the ship, idle: {', '.join(idle)}. The one turned has her; "
        return (
            f"{zh}只想用一个，请把 devices.wheel 写成 sdl:名称。",
            f"{en}to use only one, set devices.wheel to sdl:NAME.",
        )

    def _lack_axis(self, name: str, axes: int) -> None:
        wanted = self._wheel.axis
        self._tell.reports(
            "fault",
            f"舵轮“{name}”有 {axes} 个轴（从 0 数起），没有设置 wheel.axis 所要的 {wanted} 号轴；触摸仍可行船。",
            f"The wheel {name!r} has {axes} axes, counted from 0; wheel.axis asks for axis {wanted}; touch sails.",
        )

    def _miss(self, others: list[str]) -> None:
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
