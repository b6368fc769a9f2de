"""The thread that a device reads or looks in, from its start to its stop."""

from __future__ import annotations

import threading
from collections.abc import Callable

JOIN_S = 2.0


class DeviceThread:
    """Runs `_run` in a thread of its own; that ends as soon as `_stopping` is set."""

    def __init__(self, thread_name: str) -> None:
        self._thread_name = thread_name
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin; returns at once."""
        self._stopping.clear()
        self._thread = threading.Thread(target=self._run, name=self._thread_name, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Let go and join the thread."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join(JOIN_S)
            self._thread = None

    def _run(self) -> None:
        raise NotImplementedError

    def _look_every(self, look: Callable[[], None], seconds: float) -> None:
        """At once, and then again and again."""
        look()
        while not self._stopping.wait(seconds):
            look()
