"""The screens outside opening hours: black by the picture they show, or switched off too where that can be done."""

from __future__ import annotations

import logging
import os
import queue
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from kiosk.devices.desk import Desk
from kiosk.happenings.inputs import DeviceReported
from kiosk.happenings.orders import SleepScreens, WakeScreens
from kiosk.happenings.words import Input, Level, Order

log = logging.getLogger(__name__)
RUN_WITHIN_S = 10.0
WAKE_AGAIN_S = 5.0
# Of a monitor's power mode over its own cable (DDC/CI, VCP code D6): what a picture wakes it from, and on.
_DDC_OFF, _DDC_ON = "4", "1"
_DARK = ("闭馆时屏幕为黑色画面。", "Outside the hours the screens show black.")
_CAN = ("闭馆时会关闭屏幕（{0}）。", "Outside the hours the screens are switched off ({0}).")
_CAN_NOT = (
    "这里无法关闭屏幕，闭馆时只显示黑色：请安装 ddcutil，或在 config.yaml 把 evening.screens 设为 dark。",
    "The screens can't be switched off here and only go black: install ddcutil, or set evening.screens to dark.",
)
_NO_ANSWER = (
    "屏幕没有响应关闭指令，闭馆时只显示黑色：请在显示器菜单中打开 DDC/CI，或把 evening.screens 设为 dark。",
    "The screens don't obey and only go black: in the monitor's menu switch DDC/CI on, or set evening.screens to dark.",
)
_STAYS_DARK = (
    "屏幕没能重新打开，正在重试：请按显示器的电源键。",
    "A screen could not be switched on again and is tried again: press the power button of the monitor.",
)

Run = Callable[[Sequence[str]], str | None]
"""Runs a program; what it said, None when it failed or is not there."""


@dataclass(frozen=True, slots=True)
class Way:
    """A program that switches screens off and on."""

    tool: Literal["wlr-randr", "ddcutil", "xset"]

    def switch(self, on: bool, run: Run) -> bool:
        """Switch every screen it reaches; False when it reaches none, or failed with one."""
        match self.tool:
            case "wlr-randr":
                outputs = [line.split()[0] for line in _lines(run(("wlr-randr",))) if not line.startswith(" ")]
                named = [word for output in outputs for word in ("--output", output, "--on" if on else "--off")]
                return bool(named) and run(("wlr-randr", *named)) is not None
            case "ddcutil":
                found = _lines(run(("ddcutil", "detect", "--brief")))
                # One whose display number is missing answers no command.
                displays = [line.split()[1] for line in found if line.startswith("Display ")]
                mode = _DDC_ON if on else _DDC_OFF
                set_mode = [("ddcutil", "--display", display, "setvcp", "D6", mode) for display in displays]
                return bool(set_mode) and None not in [run(command) for command in set_mode]
            case "xset":
                # It succeeds also where the display knows no power saving, and only says so.
                said = run(("xset", "q"))
                if said is None or "DPMS is" not in said:
                    return False
                return run(("xset", "dpms", "force", "on" if on else "off")) is not None


def ways(environment: Mapping[str, str]) -> list[Way]:
    """What may switch screens here, the best first."""
    found = []
    path = environment.get("PATH")
    if environment.get("WAYLAND_DISPLAY") and shutil.which("wlr-randr", path=path):
        found.append(Way("wlr-randr"))
    if shutil.which("ddcutil", path=path):
        found.append(Way("ddcutil"))
    if environment.get("DISPLAY") and shutil.which("xset", path=path):
        found.append(Way("xset"))
    return found


class Screens(Desk):
    """Lets the screens sleep and wakes them; with `off` they are switched off, else the closed scene's black will do.

    Whatever an earlier run left dark is woken at the start, and what sleeps is woken at the stop. Tells staff, as
    "screens", whether screens can be switched off, and when one stays dark.
    """

    ORDERS: tuple[type[Order], ...] = (SleepScreens, WakeScreens)

    def __init__(
        self,
        ring: Callable[[Input], None],
        *,
        off: bool,
        environment: Mapping[str, str] = os.environ,
        run: Run | None = None,
    ) -> None:
        super().__init__("screens")
        self._ring = ring
        self._off = off
        self._run = run or _run
        self._ways = ways(environment) if off else []
        self._used: Way | None = None
        self._told: tuple[Level, str] | None = None
        self._stays_dark = False

    def start(self) -> None:
        if not self._off:
            self._tell("ok", _DARK)
        super().start()

    def take(self, order: Order) -> None:
        if self._off:
            super().take(order)

    def _work(self) -> None:
        if self._off:
            self._find_way()
        while True:
            try:
                order = self._asked.get(timeout=WAKE_AGAIN_S if self._stays_dark else None)
            except queue.Empty:
                self._wake()
                continue
            if order is None:
                self._wake()
                return
            if isinstance(order, SleepScreens):
                self._sleep()
            else:
                self._wake()

    def _find_way(self) -> None:
        """The first way that does switch the screens on: they may be dark since an earlier run."""
        reaching = next((way for way in self._ways if way.switch(True, self._run)), None)
        if reaching:
            self._tell("ok", _CAN, reaching.tool)
        else:
            self._tell("fault", self._can_not())

    def _can_not(self) -> tuple[str, str]:
        return _NO_ANSWER if Way("ddcutil") in self._ways else _CAN_NOT

    def _sleep(self) -> None:
        if self._used is not None:
            return
        for way in self._ways:
            # One that failed with some screen may have switched another one.
            self._used = way
            if way.switch(False, self._run):
                return
            way.switch(True, self._run)
        self._used = None
        self._tell("fault", self._can_not())

    def _wake(self) -> None:
        if self._used is None:
            return
        if self._used.switch(True, self._run):
            self._tell("ok", _CAN, self._used.tool)
            self._used, self._stays_dark = None, False
        else:
            self._stays_dark = True
            self._tell("fault", _STAYS_DARK)

    def _tell(self, level: Level, sentences: tuple[str, str], *words: str) -> None:
        if self._told != (level, sentences[0]):
            self._told = (level, sentences[0])
            zh, en = (sentence.format(*words) for sentence in sentences)
            self._ring(DeviceReported("screens", level, zh, en))


def _lines(said: str | None) -> list[str]:
    return [line for line in (said or "").splitlines() if line.strip()]


def _run(command: Sequence[str]) -> str | None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=RUN_WITHIN_S, check=False)
    except (OSError, subprocess.SubprocessError) as error:
        log.warning("%s did not run: %s", command[0], error)
        return None
    if done.returncode:
        log.warning("%s failed (%d): %s", " ".join(command), done.returncode, (done.stderr or done.stdout).strip())
        return None
    return done.stdout
