"""One worker per door: whoever comes second goes."""

from __future__ import annotations

import os
from pathlib import Path

from kiosk.happenings.words import Door


class DoorTakenError(Exception):
    """Another process counts at this door; `pid` is its process id, None when it can't be told."""

    def __init__(self, pid: int | None) -> None:
        super().__init__(pid)
        self.pid = pid


def lock_door(door: Door, folder: Path) -> int:
    """Take the door of one kiosk (whose files are in `folder`) until this process ends, however it ends.

    The descriptor that holds the lock is open for reading only. Raises `DoorTakenError`, or `OSError` when the folder
    can't be written. Must come before the process gives up writing files.
    """
    # Not there on every system that runs the pretend door.
    import fcntl

    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{door}_camera.lock"
    held = os.open(path, os.O_RDONLY | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(held)
        raise DoorTakenError(_pid_in(path)) from None
    path.write_text(f"{os.getpid()}\n", encoding="ascii")
    return held


def _pid_in(path: Path) -> int | None:
    try:
        return int(path.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None
