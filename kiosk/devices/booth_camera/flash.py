"""The flash that the camera's delay is measured by: the screen, white or black, and when it became so."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QRasterWindow

from kiosk.devices.booth_camera.measuring import Edge

PAINT_WITHIN_S = 1.0


class FlashScreen(QRasterWindow):
    """Covers the first screen from `begin` to `end`. What the screen itself takes until it is lit is not known here.

    That is right so: visitors too see the zero of the countdown when it is lit.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._clock = clock
        self._bright = False
        self._painted: list[float] = []
        self.setFlags(Qt.WindowType.FramelessWindowHint)

    def begin(self) -> None:
        self.setGeometry(QGuiApplication.primaryScreen().geometry())
        self.show()

    def end(self) -> None:
        self.hide()

    def turn(self, bright: bool) -> Edge:
        """Be white or black; returns when it is painted."""
        self._bright = bright
        self._painted.clear()
        self.requestUpdate()
        asked_s = self._clock()
        while not self._painted and self._clock() < asked_s + PAINT_WITHIN_S:
            spin(0.001)
        return Edge(self._painted[-1] if self._painted else self._clock(), bright)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        colour = Qt.GlobalColor.white if self._bright else Qt.GlobalColor.black
        painter.fillRect(0, 0, self.width(), self.height(), colour)
        painter.end()
        self._painted.append(self._clock())


def spin(seconds: float) -> None:
    """Let Qt do its work for so long."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()
