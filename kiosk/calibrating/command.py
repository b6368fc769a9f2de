"""The command ./run smile calibrate."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from kiosk.bridge.calibrate_view import CalibrateView
from kiosk.bridge.doorbell import Doorbell
from kiosk.bridge.hall import Hall, HallError
from kiosk.calibrating.notes import NotesShelf
from kiosk.calibrating.window import Calibration
from kiosk.content.words import load_words
from kiosk.devices.smile_camera.cameras import door_sources, v4l2_cameras
from kiosk.devices.smile_camera.door import SmileDoor
from kiosk.devices.smile_camera.source import parse_source
from kiosk.devices.smile_switch import SmileSwitch
from kiosk.happenings.words import Door, Input
from kiosk.places import ASSETS, ROOT, SCENES
from kiosk.settings import Settings, data_folder

WINDOW = SCENES / "calibrate" / "CalibrateWindow.qml"
_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def main(argv: Sequence[str], settings: Settings, config: Path) -> int:
    """Open the calibration of a door; the exit status: 0 well, 1 not possible."""
    given = _parser().parse_args(argv)
    door: Door = given.door
    named = settings.devices
    # One camera may count both doors.
    camera_door: Door = "entry" if named.exit_camera == "entry" else door
    source = (
        given.source
        or door_sources(named.booth_camera, named.entry_camera, named.exit_camera, v4l2_cameras())[camera_door]
    )
    try:
        rehearsal = parse_source(source).way in ("pretend", "file")
    except ValueError:
        print(f"devices.{door}_camera 是 {source}：这里没有相机可校准。", file=sys.stderr)
        print(f"devices.{door}_camera is {source}: there is no camera to calibrate.", file=sys.stderr)
        return 1
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in _SCREENS):
        print("这里没有屏幕：请在展厅的屏幕上运行。", file=sys.stderr)
        print("There is no screen here: run it where the hall's screen is.", file=sys.stderr)
        return 1
    folder = data_folder(settings, config)

    def make_camera(ring: Callable[[Input], None]) -> SmileDoor:
        # A switch of its own, never kept: the station's is off while a door is calibrated beside the running kiosk.
        switch = SmileSwitch(folder / "smile_calibration_switch.json", ring)
        return SmileDoor(camera_door, source, settings.smile, settings.smile_door(camera_door), ring, switch)

    try:
        return calibrate(settings, config, door, make_camera, rehearsal=rehearsal, windowed=given.windowed)
    except HallError as error:
        print(error, file=sys.stderr)
        return 1


def calibrate(
    settings: Settings,
    config: Path,
    door: Door,
    make_camera: Callable[[Callable[[Input], None]], SmileDoor],
    *,
    rehearsal: bool,
    windowed: tuple[int, int] | None,
) -> int:
    """The window from its opening to its end. Raises HallError when it can't be opened."""
    hall = Hall(ASSETS / "fonts", ROOT)
    bell = Doorbell()
    shelf = NotesShelf(data_folder(settings, config), door, rehearsal)
    calibration = Calibration(
        settings, config, door, shelf, rehearsal=rehearsal, show=lambda state: view.show(state), end=hall.end
    )
    screen = settings.screens[0]
    view = CalibrateView(calibration, load_words(SCENES)["calibrate"], door, screen.width_mm)
    bell.answer(calibration.receive)
    try:
        camera = make_camera(bell.ring)
        hall.open(WINDOW, {"view": view}, screen.output, windowed, lambda: calibration.open(camera))
        return hall.run(hall.end)
    finally:
        bell.answer(None)
        calibration.shut()
        hall.close()


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    try:
        size = int(width), int(height)
    except ValueError:
        size = (0, 0)
    if not all(320 <= side <= 16384 for side in size):
        raise argparse.ArgumentTypeError(f"{text!r} is no size like 1920x1080")
    return size


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="run smile calibrate",
        description="Calibrate a door: volunteers pass, a person taps who smiled. Numbers are kept, never a picture.",
    )
    parser.add_argument("--door", choices=("entry", "exit"), required=True)
    parser.add_argument(
        "--windowed", metavar="WxH", type=_size, help="a window of this size instead of the full screen"
    )
    parser.add_argument(
        "--source", help="another camera than the door's: v4l2:…, rtsp://…; pretend and file:… are a rehearsal"
    )
    return parser
