"""./run doctor: what this machine offers the kiosk, one plain line each."""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from importlib import metadata

from kiosk import __version__
from kiosk.devices.pin_desk import NO_PIN, UNREADABLE, stored_pin
from kiosk.devices.smile_camera.cameras import stable_name, v4l2_cameras
from kiosk.devices.sound_server import server_answers
from kiosk.devices.wheel.finding import wheel_finding
from kiosk.places import TYPED
from kiosk.settings import data_folder
from kiosk.settings.last_good import GoodSettings, told

PACKAGES = ("PySide6-Essentials", "opencv-contrib-python", "mediapipe", "pygame-ce", "pyserial", "pillow", "pyttsx3")
ENOUGH_MB = 2000
_TRIAL = (sys.executable, "-m", "kiosk.devices.smile_camera.trial")
_TRIAL_S = 60
_PINS = {
    "": "not set: the practice PIN 2468 opens the corner; make one with ./run pin",
    NO_PIN: "not set: the kiosk will ask for one when it starts",
    UNREADABLE: "pin.json in the data folder can't be read: delete it and start anew, then choose a PIN",
}


def report(good: GoodSettings) -> Iterator[str]:
    """Lines of `what: finding`; nothing is changed and no device is opened."""
    settings, config = good.settings, good.config
    yield f"settings: {told(good.faults)[1] if good.faults else f'{config} is in order'}"
    yield f"kiosk: {__version__}, Python {platform.python_version()}, {platform.platform()}"
    yield "packages: " + ", ".join(f"{name} {_version(name)}" for name in PACKAGES)
    yield f"screen: {_screen()}"
    cameras = v4l2_cameras()
    yield f"cameras: {', '.join(map(_camera, cameras)) if cameras else 'none found; auto takes pretend ones'}"
    yield f"smile count: {smile_trial()}"
    yield f"wheel: {wheel_finding(settings.devices.wheel)}; {TYPED} wheel shows it live"
    yield f"printing: {'lp is there' if shutil.which('lp') else 'no CUPS client (package cups-client)'}"
    yield f"sound server: {_sound_server()}"
    plain = "espeak-ng is there" if shutil.which("espeak-ng") else "no espeak-ng; panels without a voice stay silent"
    yield f"plain voice: {plain}"
    folder = data_folder(settings, config)
    there = folder if folder.exists() else next(parent for parent in folder.parents if parent.exists())
    free_mb = shutil.disk_usage(there).free // 1_000_000
    may_write = "writable" if os.access(there, os.W_OK) else "NOT writable"
    yield f"data: {folder}, {may_write}, {free_mb} MB free{'' if free_mb > ENOUGH_MB else ': make room'}"
    yield f"clock: {_clock()}"
    yield f"staff PIN: {_PINS.get(stored_pin(settings, folder), 'set')}"


def smile_trial(command: Sequence[str] = _TRIAL) -> str:
    """Whether the smile camera's process can shut itself in and see here, and what a frame costs."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_TRIAL_S, check=True)
        found = json.loads(done.stdout)
        if "refused" in found:
            return f"can NOT run: {found['refused']}"
        share = "" if found["filtered"] else " (this kernel has no filter of system calls)"
        cost = f"{found['empty_ms']:.0f} CPU-ms for a frame with nobody in it"
        return f"shut off from the network{share}, models whole, {cost}"
    except (OSError, subprocess.SubprocessError, ValueError, KeyError):
        return "can NOT run: its process failed; try python -m kiosk.devices.smile_camera.trial"


def _camera(path: str) -> str:
    name = stable_name(path)
    return path if name == path else f"{path} (write v4l2:{name}, which stays)"


def _sound_server() -> str:
    answers = server_answers()
    if answers is None:
        return "the system's own, or on another machine"
    return "one answers" if answers else "none answers (PulseAudio or PipeWire of this user); captions only"


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "MISSING"


def _screen() -> str:
    if sys.platform != "linux":
        return "the system's own"
    shown = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY")
    return f"display {shown}" if shown else "no display; ./run sets up a virtual one"


def _clock() -> str:
    """Whether something keeps this machine's clock right."""
    try:
        asked = ["timedatectl", "show", "-p", "NTPSynchronized", "--value"]
        done = subprocess.run(asked, capture_output=True, text=True, timeout=10, check=True)
    except (OSError, subprocess.SubprocessError):
        return "nobody here can say whether it is set from the network (no systemd)"
    if done.stdout.strip() == "yes":
        return "set from the network"
    return "NOT set from the network: check the network, and the service systemd-timesyncd"
