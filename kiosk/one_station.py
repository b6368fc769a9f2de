"""One station on one folder of data: whoever comes second goes, and calls the first one to the front."""

from __future__ import annotations

import logging
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

log = logging.getLogger(__name__)
_LOCK = "station.lock"
_BELL = "station.bell"


class StationRunningError(Exception):
    """A station runs on this folder already and was called to the front; `pid` is its process id, where it is known."""

    def __init__(self, folder: Path, pid: int | None) -> None:
        who = f" (process {pid})" if pid else ""
        super().__init__(
            f"这个驿站已经在运行{who}，已请它回到最前；没有再开第二个。\n"
            f"This station is running already{who} and was asked to come to the front; no second one was opened.\n"
            f"Its data: {folder}"
        )
        self.pid = pid


class OneStation:
    """The only station on its folder. `bell` can be read when a second one knocked; None where none can be heard."""

    def __init__(self, bell: int | None) -> None:
        self.bell = bell

    def heard(self) -> None:
        """Take the knocks, so that the bell is still again."""
        if self.bell is not None:
            with suppress(BlockingIOError):
                os.read(self.bell, 4096)


@contextmanager
def one_station(folder: Path) -> Iterator[OneStation]:
    """Hold this folder of data while the station runs; free again when this process ends, however it ends.

    Raises StationRunningError. A folder that can't be held (it can't be made, the disk knows no locks) keeps no station
    from running: the log says so.
    """
    held = _held(folder)
    bell = _hung(folder / _BELL) if held is not None else None
    try:
        yield OneStation(bell)
    finally:
        for number in (bell, held):
            if number is not None:
                os.close(number)


def _held(folder: Path) -> int | None:
    try:
        # Not there on Windows, where developers run pretend devices.
        import fcntl

        folder.mkdir(parents=True, exist_ok=True)
        held = _opened(folder)
    except (ImportError, OSError) as error:
        log.warning("nothing keeps a second station from %s: %s", folder, error)
        return None
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        pid = _pid_in(folder)
        os.close(held)
        _knock(folder / _BELL)
        raise StationRunningError(folder, pid) from None
    except OSError as error:
        os.close(held)
        log.warning("nothing keeps a second station from %s: %s", folder, error)
        return None
    with suppress(OSError):
        (folder / _LOCK).write_text(f"{os.getpid()}\n", encoding="ascii")
    return held


def _opened(folder: Path) -> int:
    """The lock's file, or on a disk that takes no new file the folder itself: both can be locked."""
    try:
        return os.open(folder / _LOCK, os.O_RDONLY | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError:
        return os.open(folder, os.O_RDONLY | os.O_CLOEXEC)


def _pid_in(folder: Path) -> int | None:
    try:
        return int((folder / _LOCK).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None


def _hung(path: Path) -> int | None:
    """The bell: a pipe with a name. Open for writing too, so that it never comes to its end."""
    try:
        if not path.is_fifo():
            path.unlink(missing_ok=True)
            os.mkfifo(path, 0o600)
        return os.open(path, os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        log.warning("a second station can't call this one to the front: %s", error)
        return None


def _knock(path: Path) -> None:
    with suppress(OSError):
        bell = os.open(path, os.O_WRONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            if stat.S_ISFIFO(os.fstat(bell).st_mode):
                os.write(bell, b"!")
        finally:
            os.close(bell)
