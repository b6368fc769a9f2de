"""Memory that nothing uses any more goes back to the system whenever a visit is over."""

from __future__ import annotations

import ctypes

from PySide6.QtCore import QObject, QTimer, Slot

# By then the scene that was left is gone.
AFTER_MS = 1000


class SpareMemory(QObject):
    """Big pictures come and go with every scene and leave holes, which the C library would keep: they add up over days.

    Connect a signal that tells of every scene to `scene_shown`. It takes 10 to 40 ms on the thread that draws; a
    visitor who comes at once has them in the darkness between two scenes.
    """

    def __init__(self, after_ms: int = AFTER_MS) -> None:
        super().__init__()
        self._give_back = getattr(ctypes.CDLL(None), "malloc_trim", None)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(after_ms)
        self._timer.timeout.connect(self._came)

    @Slot(str)
    def scene_shown(self, scene: str) -> None:
        """Nobody visits on `attract` and `closed`."""
        if scene in ("attract", "closed"):
            self._timer.start()

    @Slot()
    def _came(self) -> None:
        # No C library but glibc has it; the others keep less.
        if self._give_back is not None:
            self._give_back(0)
