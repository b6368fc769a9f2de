"""Hands on wheels, for the tests: one on SDL's virtual controllers, one on the pretend wheel; both are moved alike."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import asdict
from typing import Any, Protocol

from kiosk.devices.wheel import PretendWheel
from kiosk.happenings.words import Input
from kiosk.places import ROOT
from kiosk.settings import Wheel, load_settings

Told = dict[str, Any]
SOON_S = 20.0


def measures(**changes: Any) -> Wheel:
    """The wheel's settings as shipped, after some changes."""
    shipped = load_settings(ROOT / "config.yaml").wheel
    return Wheel.model_validate({**shipped.model_dump(), **changes})


class Ear(Protocol):
    """Hears what a wheel rings."""

    told: queue.Queue[Told]


class Hand(Ear, Protocol):
    """Moves a wheel and hears what it rings."""

    rehearsal: bool

    def turn(self, raw: float) -> None: ...
    def press(self, held: bool, button: int = 0) -> None: ...
    def unplug(self) -> None: ...
    def plug_in(self) -> None: ...
    def stop(self) -> None: ...


def hear(hand: Ear, kind: str, where: Callable[[Told], bool] = lambda told: True, before: list[Told] | None = None):
    """The next ring of this kind for which `where` holds; `before` gets what was let pass."""
    while True:
        told = hand.told.get(timeout=SOON_S)
        if told["kind"] == kind and where(told):
            return told
        if before is not None:
            before.append(told)


class PretendHand:
    rehearsal = True

    def __init__(self, wheel: Wheel) -> None:
        self.told: queue.Queue[Told] = queue.Queue()
        self.wheel = PretendWheel(self._ring, wheel)
        self.wheel.start()
        self.turn, self.unplug, self.plug_in, self.stop = (
            self.wheel.turn,
            self.wheel.unplug,
            self.wheel.plug_in,
            self.wheel.stop,
        )

    def press(self, held: bool, button: int = 0) -> None:
        self.wheel.hold_spoke(held, button)

    def _ring(self, happening: Input) -> None:
        self.told.put({"kind": type(happening).__name__, **asdict(happening)})  # type: ignore[call-overload]


class SdlHand:
    """A hand on the controller plugged in last; `say` says any line to tests/devices/virtual_wheel.py."""

    rehearsal = False

    def __init__(
        self, wheel: Wheel, name: str = "", required: bool = True, axes: int = 2, plugged: bool = True
    ) -> None:
        self.told: queue.Queue[Told] = queue.Queue()
        given = {"wheel": wheel.model_dump(), "name": name, "required": required}
        self._axes = axes
        self._axis = wheel.axis
        self._number = -1
        self.process = subprocess.Popen(
            [sys.executable, str(ROOT / "tests/devices/virtual_wheel.py"), json.dumps(given)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
            cwd=ROOT,
            env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        if plugged:
            self.plug_in()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.told.put(json.loads(line))

    def say(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")

    def turn(self, raw: float) -> None:
        self.say(f"turn {self._number} {self._axis} {raw}")

    def press(self, held: bool, button: int = 0) -> None:
        self.say(f"press {self._number} {button} {held:d}")

    def unplug(self) -> None:
        self.say(f"detach {self._number}")

    def plug_in(self, name: str = "Virtual Wheel") -> None:
        self._number += 1
        self.say(f"attach {self._axes} {name}")

    def stop(self) -> None:
        self.say("stop")

    def close(self) -> None:
        self.process.kill()
        self.process.wait(SOON_S)
        self._reader.join(SOON_S)
        for stream in (self.process.stdin, self.process.stdout):
            assert stream is not None
            stream.close()
