"""Whether the Wayland compositor still answers: asked over a connection of our own, as a window would."""

from __future__ import annotations

import contextlib
import os
import socket
import struct
from collections.abc import Mapping
from pathlib import Path

# wl_display (object 1) is asked to `sync` (request 0) with a new callback (object 2): 12 bytes, in the machine's order.
_SYNC = struct.pack("=IHHI", 1, 0, 12, 2)


def wayland_socket(environment: Mapping[str, str]) -> Path | None:
    """Where the compositor listens; None where there is none, as under X11 or without a compositor."""
    name = environment.get("WAYLAND_DISPLAY", "")
    folder = environment.get("XDG_RUNTIME_DIR", "")
    if not name or (not name.startswith("/") and not folder):
        return None
    return Path(folder) / name


class Question:
    """One question to the compositor, whose answer makes `fileno` readable. Raises OSError when nobody listens."""

    def __init__(self, path: Path, now_s: float) -> None:
        self.asked_s = now_s
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM | socket.SOCK_NONBLOCK | socket.SOCK_CLOEXEC)
        try:
            # Once its queue is full a compositor that hangs lets nobody in: that is no answer either.
            with contextlib.suppress(BlockingIOError):
                self._socket.connect(os.fspath(path))
                self._socket.send(_SYNC)
        except OSError:
            self._socket.close()
            raise

    def fileno(self) -> int:
        return self._socket.fileno()

    def answered(self) -> bool:
        """Whether it has answered; a connection that it closed is no answer."""
        with contextlib.suppress(BlockingIOError, ConnectionError):
            return bool(self._socket.recv(256))
        return False

    def close(self) -> None:
        self._socket.close()
