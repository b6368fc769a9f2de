"""What the keeper and the window it keeps say to each other: an environment, a pipe of heartbeats, an exit status.

The keeper gives the window two pipes. Over one it lets the window begin, and says how the one before it ended; so a
window can be made ready ahead of its time. Into the other the window puts one byte whenever the drawing thread drew.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, get_args

BEAT_FD = "KIOSK_BEAT_FD"
CUE_FD = "KIOSK_CUE_FD"
PLANNED = 75
"""Exit status (EX_TEMPFAIL of sysexits.h) of a window that ended in order and wants to be started anew at once."""
AFTER = Literal["crash", "hang", "planned"]
BEAT = b"."
"""A frame came on the screen."""
UNSEEN = b"-"
"""The thread that draws turns, but no screen shows the window: it is unplugged, or its output is off."""
LEAVING = b"e"
"""The last byte of a window that ends in order, which may take longer than the pause between two beats."""


@dataclass(frozen=True, slots=True)
class Restarted:
    """How the window before this one ended, and for how many seconds there was no picture when this one began."""

    after: AFTER
    dark_s: float


@dataclass(frozen=True, slots=True)
class Begun:
    """A keeper let this window begin at `at_s` of the monotonic clock; `restarted` is None for the first one."""

    restarted: Restarted | None
    at_s: float


def is_kept() -> bool:
    """Whether a keeper started this process."""
    return CUE_FD in os.environ


def wait_for_cue(warm_up: Callable[[], None]) -> Begun:
    """Do what can be done ahead, then wait until the keeper lets this window begin.

    Ends the process when the keeper is gone. Call it once, before anything is opened.
    """
    fd = _taken(CUE_FD)
    assert fd is not None
    warm_up()
    with os.fdopen(fd, "rb") as cue:
        line = cue.readline()
    if not line.endswith(b"\n"):
        os._exit(0)
    return read_cue(line.decode("ascii", "replace"))


def cue(restarted: Restarted | None, now_s: float) -> str:
    """The line that lets a window begin: `812.25 crash 1.84`, or the time alone for the first one."""
    return f"{now_s:.3f} {restarted.after} {restarted.dark_s:.2f}\n" if restarted else f"{now_s:.3f}\n"


def read_cue(line: str) -> Begun:
    """A window's own reading of its cue; what can't be read counts as nothing told."""
    at, _, told = line.strip().partition(" ")
    after, _, dark = told.partition(" ")
    try:
        known = next((word for word in get_args(AFTER) if word == after), None)
        return Begun(Restarted(known, max(0.0, float(dark))) if known else None, float(at))
    except ValueError:
        return Begun(None, time.monotonic())


def beat_fd() -> int | None:
    """The pipe that takes the heartbeats; None without a keeper, and after the first call."""
    return _taken(BEAT_FD)


def _taken(name: str) -> int | None:
    """A pipe's number from the environment, kept from the processes that this one will start."""
    text = os.environ.pop(name, "")
    if not text.isdigit():
        return None
    fd = int(text)
    os.set_inheritable(fd, False)
    return fd
