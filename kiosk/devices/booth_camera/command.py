"""The command ./run camera: look at the booth's camera, or measure how late its picture is."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from kiosk.devices.booth_camera.eye import Eye
from kiosk.devices.booth_camera.flash import FlashScreen, spin
from kiosk.devices.booth_camera.guide import MeasureGuide
from kiosk.devices.booth_camera.page import show
from kiosk.devices.terminal import enter_pressed
from kiosk.places import TYPED
from kiosk.settings import load_settings


def camera_main(argv: Sequence[str], config: Path) -> int:
    """The exit status: 0 well, 1 not possible."""
    parser = argparse.ArgumentParser(
        prog="run camera", description="Show what the booth's camera gives, live; or measure how late its picture is."
    )
    parser.add_argument("do", nargs="?", choices=["show", "measure"], default="show", help="default: show")
    parser.add_argument("--device", metavar="SETTING", help="try another value of devices.booth_camera")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="end after so long (default: Ctrl-C)")
    parser.add_argument("--plain", action="store_true", help="one line a second, as it is anyway outside a terminal")
    given = parser.parse_args(argv)
    settings = load_settings(config)
    setting = given.device or settings.devices.booth_camera
    if setting == "off":
        print(f"devices.booth_camera is off; {TYPED} camera --device auto shows one all the same.", file=sys.stderr)
        return 1
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    eye = Eye(setting)
    eye.open()
    try:
        plain = given.plain or not sys.stdout.isatty()
        if given.do == "show" and not show(eye, sys.stdout, seconds=given.seconds, plain=plain, wait=wait, asked=enter):
            return 0
        guide = MeasureGuide(eye, FlashScreen(), settings.booth.shutter_offset_ms, config, input, print, wait)
        return guide.guide()
    except EOFError:
        print("Nobody answers here; nothing was changed.", file=sys.stderr)
        return 1
    finally:
        eye.close()
        del app


def wait(seconds: float) -> None:
    """Let Qt work for so long. Ctrl-C inside one of Qt's calls would be lost: it is kept until they are over."""
    stopped: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _frame: stopped.append(number))
    try:
        spin(seconds)
    finally:
        signal.signal(signal.SIGINT, before)
    if stopped:
        raise KeyboardInterrupt


def enter(tick_s: float) -> bool:
    """Whether Enter was pressed; outside a terminal never."""
    return sys.stdin.isatty() and enter_pressed(tick_s)
