"""A process of its own with the real SDL wheel and SDL's virtual controllers, driven by lines on standard input.

Commands, NUMBER being the controller's, from 0 in the order of plugging in: `attach AXES NAME`, `turn NUMBER AXIS RAW`,
`press NUMBER BUTTON 1|0`, `ball NUMBER BALL X Y`, `detach NUMBER`, `nudge STRENGTH SECONDS`, `stop`. Every ring is one
JSON line on standard output, as is every rumble of a controller's motor.
"""

from __future__ import annotations

import ctypes
import json
import sys
import threading
from dataclasses import asdict
from pathlib import Path
from typing import Any

from kiosk.devices.wheel.sdl import SdlWheel
from kiosk.happenings.orders import NudgeWheel
from kiosk.happenings.words import Input
from kiosk.settings import Wheel

JOYSTICK_TYPE_WHEEL = 2
JOYBALLMOTION = 0x601
RUMBLE = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_uint16, ctypes.c_uint16)


class VirtualController(ctypes.Structure):
    """SDL_VirtualJoystickDesc of SDL 2.24 and later."""

    _fields_ = [
        ("version", ctypes.c_uint16),
        ("type", ctypes.c_uint16),
        ("axes", ctypes.c_uint16),
        ("buttons", ctypes.c_uint16),
        ("hats", ctypes.c_uint16),
        ("vendor_id", ctypes.c_uint16),
        ("product_id", ctypes.c_uint16),
        ("padding", ctypes.c_uint16),
        ("button_mask", ctypes.c_uint32),
        ("axis_mask", ctypes.c_uint32),
        ("name", ctypes.c_char_p),
        ("userdata", ctypes.c_void_p),
        ("update", ctypes.c_void_p),
        ("set_player", ctypes.c_void_p),
        ("rumble", RUMBLE),
        ("rumble_triggers", ctypes.c_void_p),
        ("set_led", ctypes.c_void_p),
        ("send_effect", ctypes.c_void_p),
    ]


class BallEvent(ctypes.Structure):
    """SDL_JoyBallEvent, as long as any event of SDL."""

    _fields_ = [
        ("type", ctypes.c_uint32),
        ("timestamp", ctypes.c_uint32),
        ("which", ctypes.c_int32),
        ("ball", ctypes.c_uint8),
        ("padding", ctypes.c_uint8 * 3),
        ("x", ctypes.c_int16),
        ("y", ctypes.c_int16),
        ("rest", ctypes.c_uint8 * 64),
    ]


def sdl() -> Any:
    """The very SDL library that pygame has loaded into this process."""
    mapped = {line.split()[-1] for line in Path("/proc/self/maps").read_text().splitlines() if "libSDL2-2" in line}
    library = ctypes.CDLL(mapped.pop())
    library.SDL_JoystickOpen.restype = ctypes.c_void_p
    library.SDL_JoystickInstanceID.argtypes = [ctypes.c_void_p]
    library.SDL_JoystickSetVirtualAxis.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_int16]
    library.SDL_JoystickSetVirtualButton.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_uint8]
    return library


class Bench:
    """The virtual controllers that are plugged in."""

    def __init__(self, tell: Any) -> None:
        self._sdl = sdl()
        self._ids: list[int] = []
        self._opened: list[Any] = []
        self._kept: list[Any] = []
        self._tell = tell

    def attach(self, axes: str, *name: str) -> None:
        felt = RUMBLE(lambda _, low, high: self._tell({"kind": "rumble", "low": low, "high": high}) or 0)
        made = VirtualController(
            1, JOYSTICK_TYPE_WHEEL, int(axes), 4, name=" ".join(name).encode() or b"Virtual Wheel", rumble=felt
        )
        self._kept += [felt, made]
        index = self._sdl.SDL_JoystickAttachVirtualEx(ctypes.byref(made))
        self._opened.append(self._sdl.SDL_JoystickOpen(index))
        self._ids.append(self._sdl.SDL_JoystickInstanceID(self._opened[-1]))

    def turn(self, number: str, axis: str, raw: str) -> None:
        value = max(-32768, min(32767, round(float(raw) * 32767)))
        self._sdl.SDL_JoystickSetVirtualAxis(self._opened[int(number)], int(axis), value)

    def press(self, number: str, button: str, held: str) -> None:
        self._sdl.SDL_JoystickSetVirtualButton(self._opened[int(number)], int(button), int(held))

    def ball(self, number: str, ball: str, x: str, y: str) -> None:
        event = BallEvent(JOYBALLMOTION, which=self._ids[int(number)], ball=int(ball), x=int(x), y=int(y))
        self._sdl.SDL_PushEvent(ctypes.byref(event))

    def detach(self, number: str) -> None:
        for index in range(self._sdl.SDL_NumJoysticks()):
            if self._sdl.SDL_JoystickGetDeviceInstanceID(index) == self._ids[int(number)]:
                self._sdl.SDL_JoystickDetachVirtual(index)
                return


def main(wheel: dict[str, Any], name: str, required: bool) -> None:
    told = threading.Event()
    writing = threading.Lock()

    def tell(line: dict[str, Any]) -> None:
        with writing:
            print(json.dumps(line), flush=True)

    def ring(happening: Input) -> None:
        tell({"kind": type(happening).__name__, **asdict(happening)})  # type: ignore[call-overload]
        told.set()

    device = SdlWheel(ring, Wheel.model_validate(wheel), name=name, required=required)
    device.start()
    # SDL is loaded by the wheel's own thread; its first report shows that it is.
    told.wait(20)
    bench = Bench(tell)
    for line in sys.stdin:
        word, *rest = line.split()
        if word == "stop":
            break
        if word == "nudge":
            device.take(NudgeWheel(float(rest[0]), float(rest[1])))
        else:
            getattr(bench, word)(*rest)
    device.stop()
    tell({"kind": "stopped", "threads": [thread.name for thread in threading.enumerate()]})


if __name__ == "__main__":
    main(**json.loads(sys.argv[1]))
