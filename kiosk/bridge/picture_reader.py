"""Qt's own thread that reads pictures: it gives way to the threads that draw."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

THREAD = "QQuickPixmapRea"
"""The thread's name as Linux cuts it."""
NICENESS = 5
"""Where drawing takes all there is, reading still gets a quarter of a processor."""


def reader_threads() -> list[int]:
    """The threads of this process that read pictures; none before the first picture was asked for, or off Linux."""
    found = []
    for thread in Path("/proc/self/task").glob("*"):
        with contextlib.suppress(OSError):
            if (thread / "comm").read_text(encoding="ascii").strip() == THREAD:
                found.append(int(thread.name))
    return found


def ease_reading() -> None:
    """Without this a file that is read while the ship sails makes a frame late on a machine with few processors."""
    for thread in reader_threads():
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, thread, NICENESS)
