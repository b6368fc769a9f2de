"""A process of its own with the real SDL wheel and SDL's virtual controllers, driven by lines on standard input.

Commands: `attach AXES`, `turn RAW`, `detach`, `stop`. Every ring is one JSON line on standard output.
"""

from __future__ import annotations

import ctypes
import json
import sys
import threading
from dataclasses import asdict
from pathlib import Path
from typing import Any

from kiosk.devices.wheel import Axis, SdlWheel
from kiosk.happenings.words import Input

JOYSTICK_TYPE_WHEEL = 2


def sdl() -> Any:
    """The very SDL library that pygame has loaded into this process."""
    mapped = {line.split()[-1] for line in Path("/proc/self/maps").read_text().splitlines() if "libSDL2-2" in line}
    return ctypes.CDLL(mapped.pop())


def main(axis: int, dead_zone: float, reverse: bool, name: str, required: bool) -> None:
    told = threading.Event()
    writing = threading.Lock()

    def ring(happening: Input) -> None:
        with writing:
            print(json.dumps({"kind": type(happening).__name__, **asdict(happening)}), flush=True)  # type: ignore[call-overload]
        told.set()

    wheel = SdlWheel(ring, Axis(axis, dead_zone, reverse), name=name, required=required)
    wheel.start()
    # SDL is loaded by the wheel's own thread; its first report shows that it is.
    told.wait(20)
    library = sdl()
    library.SDL_JoystickOpen.restype = ctypes.c_void_p
    index, opened = -1, None
    for line in sys.stdin:
        word, *rest = line.split()
        if word == "attach":
            index = library.SDL_JoystickAttachVirtual(JOYSTICK_TYPE_WHEEL, int(rest[0]), 4, 0)
            opened = library.SDL_JoystickOpen(index)
        elif word == "turn":
            library.SDL_JoystickSetVirtualAxis(
                ctypes.c_void_p(opened), axis, ctypes.c_int16(round(float(rest[0]) * 32767))
            )
        elif word == "detach":
            library.SDL_JoystickDetachVirtual(index)
        elif word == "stop":
            break
    wheel.stop()
    with writing:
        print(json.dumps({"kind": "stopped", "threads": [thread.name for thread in threading.enumerate()]}), flush=True)


if __name__ == "__main__":
    given = json.loads(sys.argv[1])
    main(given["axis"], given["dead_zone"], given["reverse"], given["name"], given["required"])
