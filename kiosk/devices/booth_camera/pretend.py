"""The pretend camera: somebody at the river's rail in the evening wind, and a ribbon that says so."""

from __future__ import annotations

import math
import time
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QImage, QLinearGradient, QPainter, QPainterPath, QPen
from PySide6.QtMultimedia import QVideoFrame, QVideoSink

PRETEND_SIZE = (1280, 720)
PRETEND_EVERY_MS = 66


class DrawnSource:
    """Draws its frames itself; `ribbon` are the words on the ribbon, `background` the picture behind."""

    def __init__(self, background: Path, ribbon: str, sink: QVideoSink) -> None:
        self._background = background
        self._ribbon = ribbon
        self._sink = sink
        self._still = QImage()
        self._began_s = 0.0
        self._timer = QTimer()
        self._timer.setInterval(PRETEND_EVERY_MS)
        self._timer.timeout.connect(self._pour)

    def open(self) -> None:
        self._began_s = time.monotonic()
        if self._still.isNull():
            self._still = self._scene()
        self._pour()
        self._timer.start()

    def close(self) -> None:
        self._timer.stop()

    def _pour(self) -> None:
        frame = self._still.copy()
        painter = QPainter(frame)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _figure(painter, time.monotonic() - self._began_s)
        painter.end()
        self._sink.setVideoFrame(QVideoFrame(frame))

    def _scene(self) -> QImage:
        width, height = PRETEND_SIZE
        image = QImage(width, height, QImage.Format.Format_RGB32)
        dusk = QLinearGradient(0, 0, 0, height)
        for place, colour in ((0.0, "#35496b"), (0.55, "#c98f7d"), (0.72, "#f1c48c"), (1.0, "#3c4c5e")):
            dusk.setColorAt(place, QColor(colour))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(image.rect(), dusk)
        river = QImage(str(self._background))
        if not river.isNull():
            wide = QRectF(0, 0, river.width() * 0.86, river.height())
            painter.drawImage(QRectF(0, 0, width, height), river, wide)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor("#2b1c12"), 12))
        painter.drawLine(QPointF(0, 560), QPointF(width, 560))
        painter.setPen(QPen(QColor("#2b1c12"), 7))
        for x in range(40, width, 110):
            painter.drawLine(QPointF(x, 560), QPointF(x, height))
        _ribbon(painter, self._ribbon)
        painter.end()
        return image


def _ribbon(painter: QPainter, words: str) -> None:
    width, _ = PRETEND_SIZE
    font = QFont("Station Sans")
    font.setPixelSize(30)
    painter.setFont(font)
    box = QRectF(QPointF(width / 2 - 132, 26), QSizeF(264, 54))
    painter.setPen(QPen(QColor("#f0d79a"), 2))
    painter.setBrush(QColor(18, 13, 10, 190))
    painter.drawRoundedRect(box, 10, 10)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def _figure(painter: QPainter, at_s: float) -> None:
    """Somebody in a scarf, breathing, swaying a little, waving now and then."""
    middle = 640 + 10 * math.sin(at_s * 0.7)
    breath = 3 * math.sin(at_s * 1.9)
    painter.setPen(Qt.PenStyle.NoPen)
    coat = QPainterPath(QPointF(middle - 205, 740))
    coat.cubicTo(
        QPointF(middle - 210, 520 + breath), QPointF(middle - 130, 470 + breath), QPointF(middle, 462 + breath)
    )
    coat.cubicTo(QPointF(middle + 130, 470 + breath), QPointF(middle + 210, 520 + breath), QPointF(middle + 205, 740))
    painter.setBrush(QColor("#28394b"))
    painter.drawPath(coat)
    _arm(painter, middle, breath, at_s)
    painter.setBrush(QColor("#d8a27c"))
    painter.drawRoundedRect(QRectF(middle - 38, 400 + breath, 76, 90), 34, 34)
    painter.drawEllipse(QPointF(middle, 330 + breath), 88, 104)
    painter.setBrush(QColor("#2a1b14"))
    hair = QPainterPath(QPointF(middle - 94, 344 + breath))
    hair.cubicTo(
        QPointF(middle - 110, 168 + breath), QPointF(middle + 110, 168 + breath), QPointF(middle + 94, 344 + breath)
    )
    hair.cubicTo(
        QPointF(middle + 84, 282 + breath), QPointF(middle + 20, 262 + breath), QPointF(middle - 30, 272 + breath)
    )
    hair.cubicTo(
        QPointF(middle - 66, 280 + breath), QPointF(middle - 86, 300 + breath), QPointF(middle - 94, 344 + breath)
    )
    painter.drawPath(hair)
    _face(painter, middle, breath, at_s)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#b4352a"))
    painter.drawRoundedRect(QRectF(middle - 96, 440 + breath, 192, 58), 28, 28)
    wind = 16 * math.sin(at_s * 1.3)
    tail = QPainterPath(QPointF(middle + 40, 470 + breath))
    tail.cubicTo(
        QPointF(middle + 120, 470 + wind), QPointF(middle + 150, 560 + wind), QPointF(middle + 230, 520 + wind * 2)
    )
    tail.lineTo(QPointF(middle + 214, 572 + wind * 2))
    tail.cubicTo(QPointF(middle + 140, 610 + wind), QPointF(middle + 90, 540), QPointF(middle + 20, 498 + breath))
    painter.drawPath(tail)


def _arm(painter: QPainter, middle: float, breath: float, at_s: float) -> None:
    wave = 14 * math.sin(at_s * 5) if at_s % 6 < 3 else 0.0
    painter.setPen(
        QPen(QColor("#223243"), 66, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
    arm = QPainterPath(QPointF(middle - 160, 560 + breath))
    arm.lineTo(QPointF(middle - 250, 470))
    arm.lineTo(QPointF(middle - 236 + wave, 340))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(arm)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#d8a27c"))
    painter.drawEllipse(QPointF(middle - 234 + wave * 1.3, 296), 36, 42)


def _face(painter: QPainter, middle: float, breath: float, at_s: float) -> None:
    painter.setBrush(QColor("#2a1b14"))
    shut = 0.12 if at_s % 4.2 < 0.14 else 1.0
    for side in (-1, 1):
        painter.drawEllipse(QPointF(middle + side * 34, 330 + breath), 8, 10 * shut)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor("#8c3b2e"), 7, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    smile = QPainterPath(QPointF(middle - 34, 376 + breath))
    smile.quadTo(QPointF(middle, 408 + breath), QPointF(middle + 34, 376 + breath))
    painter.drawPath(smile)
