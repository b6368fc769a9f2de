"""The screens sleep and wake by whatever can switch them, and staff are told where nothing can, or one stays dark."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from kiosk.devices import screens
from kiosk.devices.screens import Screens
from kiosk.happenings.inputs import DeviceReported
from kiosk.happenings.orders import SleepScreens, WakeScreens
from kiosk.happenings.words import Order
from tests.devices.doorbell import Doorbell

OUTPUTS = 'HDMI-A-1 "Dell"\n  Enabled: yes\nDP-1 "LG"\n  Enabled: no\n'
DISPLAYS = "Display 1\n   I2C bus: /dev/i2c-4\n\nInvalid display\n   I2C bus: /dev/i2c-5\n\nDisplay 2\n"


class Tools:
    """Programs that answer as the real ones do, and fail as long as they are told to."""

    def __init__(self, folder: Path, *names: str, xset: str = "DPMS is Enabled") -> None:
        self.ran: list[str] = []
        self.failing: set[str] = set()
        self.break_when_off = False
        self.answers = {"wlr-randr": OUTPUTS, "ddcutil detect --brief": DISPLAYS, "xset q": xset}
        self.environment = {"PATH": str(folder), "WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}
        for name in names:
            (folder / name).write_text("#!/bin/sh\n")
            (folder / name).chmod(0o755)

    def __call__(self, command: Sequence[str]) -> str | None:
        line = " ".join(command)
        self.ran.append(line)
        if command[0] in self.failing:
            return None
        if self.break_when_off and line.endswith("--off"):
            self.failing.add(command[0])
        return self.answers.get(line, "")


def obeyed(tools: Tools, *orders: Order, off: bool = True) -> list[DeviceReported]:
    """What staff are told; `tools.ran` holds what ran for these orders."""
    told: list[DeviceReported] = []
    desk = Screens(told.append, off=off, environment=tools.environment, run=tools)  # type: ignore[arg-type]
    desk.start()
    for order in orders:
        desk.take(order)
    desk.stop()
    return told


def test_dark_screens_need_no_tool(tmp_path: Path) -> None:
    tools = Tools(tmp_path, "wlr-randr")
    (told,) = obeyed(tools, SleepScreens(), WakeScreens(), off=False)
    assert (told.device, told.level, tools.ran) == ("screens", "ok", [])


def test_every_output_of_the_compositor_goes_off_and_on(tmp_path: Path) -> None:
    tools = Tools(tmp_path, "wlr-randr", "ddcutil")
    (told,) = obeyed(tools, SleepScreens(), SleepScreens(), WakeScreens(), WakeScreens())
    assert (told.level, told.sentence_en) == ("ok", "Outside the hours the screens are switched off (wlr-randr).")
    on = ["wlr-randr", "wlr-randr --output HDMI-A-1 --on --output DP-1 --on"]
    off = ["wlr-randr", "wlr-randr --output HDMI-A-1 --off --output DP-1 --off"]
    assert tools.ran == [*on, *off, *on], "first woken: an earlier run may have left them dark"


def test_where_the_compositor_can_not_the_monitors_own_cable_does(tmp_path: Path) -> None:
    tools = Tools(tmp_path, "wlr-randr", "ddcutil")
    tools.failing.add("wlr-randr")
    (told,) = obeyed(tools, SleepScreens(), WakeScreens())
    assert told.sentence_en.endswith("(ddcutil).")
    switched = [line.removeprefix("ddcutil --display ") for line in tools.ran if "setvcp" in line]
    assert switched == [f"{display} setvcp D6 {mode}" for mode in "141" for display in "12"]


@pytest.mark.parametrize(("said", "level"), [("DPMS is Enabled", "ok"), ("Server does not have the DPMS", "fault")])
def test_an_x_server_is_asked_whether_it_can(tmp_path: Path, said: str, level: str) -> None:
    tools = Tools(tmp_path, "xset", xset=said)
    told = obeyed(tools, SleepScreens())
    assert told[-1].level == level
    assert ("xset dpms force off" in tools.ran) == (level == "ok")


def test_without_any_tool_staff_read_what_to_do(tmp_path: Path) -> None:
    told = obeyed(Tools(tmp_path), SleepScreens())
    assert [(ring.level, "ddcutil" in ring.sentence_zh) for ring in told] == [("fault", True)]


def test_where_the_tool_is_there_but_no_monitor_answers_staff_read_what_to_do_at_the_monitor(tmp_path: Path) -> None:
    tools = Tools(tmp_path, "wlr-randr", "ddcutil")
    tools.failing |= {"wlr-randr", "ddcutil"}
    (told,) = obeyed(tools, SleepScreens())
    assert (told.level, "DDC/CI" in told.sentence_zh, "ddcutil" in told.sentence_zh) == ("fault", True, False)
    assert "in the monitor's menu switch DDC/CI on" in told.sentence_en


def test_a_kiosk_that_ends_leaves_no_screen_dark(tmp_path: Path) -> None:
    tools = Tools(tmp_path, "wlr-randr")
    obeyed(tools, SleepScreens())
    assert tools.ran[-1].endswith("--on")


def test_a_screen_that_stays_dark_is_tried_again_until_it_is_lit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screens, "WAKE_AGAIN_S", 0.01)
    tools, bell = Tools(tmp_path, "wlr-randr"), Doorbell()
    tools.break_when_off = True
    desk = Screens(bell.ring, off=True, environment=tools.environment, run=tools)
    desk.start()
    try:
        assert bell.next(DeviceReported).level == "ok"
        desk.take(SleepScreens())
        desk.take(WakeScreens())
        told = bell.next(DeviceReported)
        assert (told.level, told.sentence_en[:30]) == ("fault", "A screen could not be switched")
        tools.failing.clear()
        assert bell.next(DeviceReported).level == "ok"
    finally:
        desk.stop()


def test_a_real_program_that_fails_or_is_not_there_is_no_answer(tmp_path: Path) -> None:
    tool = tmp_path / "tool"
    tool.write_text("#!/bin/sh\necho said\nexit $1\n")
    tool.chmod(0o755)
    assert screens._run((str(tool), "0")) == "said\n"
    assert screens._run((str(tool), "3")) is None
    assert screens._run((str(tmp_path / "none"),)) is None
    assert screens.ways({"PATH": os.defpath + ":/nowhere", "DISPLAY": ""}) == [
        way for way in screens.ways({"PATH": os.defpath}) if way.tool == "ddcutil"
    ]
