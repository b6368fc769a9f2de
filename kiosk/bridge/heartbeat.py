"""The heartbeat of the thread that draws: a byte into the keeper's pipe whenever frames come on the screen."""

from __future__ import annotations

import faulthandler
import os
import signal
import sys

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtQuick import QQuickWindow

from kiosk.kept import BEAT, LEAVING, UNSEEN

EVERY_MS = 1000


class Heartbeat(QObject):
    """Asks the window for a frame every second and beats when it has come; `window` must be kept longer than this.

    A drawing thread that is stuck draws none, a stuck render thread lets none begin: either way the beats stop. A
    window that no screen shows (it is unplugged) draws nothing, and says so as long as this thread turns. When nobody
    reads the pipe any more the keeper is gone, and this process ends: another keeper will have another window.
    """

    def __init__(self, window: QQuickWindow, fd: int) -> None:
        super().__init__()
        self._window = window
        self._fd = fd
        os.set_blocking(fd, False)
        self._begun = 0
        self._asking = False
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._ask)
        if hasattr(signal, "SIGUSR1"):
            # The keeper asks for it before it kills a window that hangs: where every thread stands, no values.
            faulthandler.register(signal.SIGUSR1, file=sys.__stderr__ or 2, all_threads=True)

    def start(self) -> None:
        """Begin; the first beat comes with the first frames."""
        self._timer.start()
        self._ask()

    def stop(self) -> None:
        """Beat no more: the window ends in order, which may take a while."""
        self._timer.stop()
        self._leave_off()
        self._put(LEAVING)

    @Slot()
    def _ask(self) -> None:
        if not self._window.isExposed():
            self._leave_off()
            self._put(UNSEEN)
        elif not self._asking:
            self._asking, self._begun = True, 0
            # Sent on this thread before every frame; the second one is begun when the first is on the screen.
            self._window.afterAnimating.connect(self._drawing)
            self._window.update()

    @Slot()
    def _drawing(self) -> None:
        self._begun += 1
        if self._begun == 1:
            self._window.update()
        else:
            self._leave_off()
            self._put(BEAT)

    def _leave_off(self) -> None:
        if self._asking:
            self._asking = False
            self._window.afterAnimating.disconnect(self._drawing)

    def _put(self, byte: bytes) -> None:
        try:
            os.write(self._fd, byte)
        except BlockingIOError:
            # The keeper is slow; it has more beats waiting than it needs.
            pass
        except BrokenPipeError:
            os._exit(1)
