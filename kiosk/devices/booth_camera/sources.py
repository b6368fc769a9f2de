"""Where the booth's pictures come from. Every source pours frames into one video sink; they live on the Qt thread."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, QTimer, QUrl
from PySide6.QtGui import QColor, QFont, QImage, QImageReader, QLinearGradient, QPainter, QPainterPath, QPen
from PySide6.QtMultimedia import (
    QCamera,
    QCameraDevice,
    QMediaCaptureSession,
    QMediaDevices,
    QMediaPlayer,
    QVideoFrame,
    QVideoSink,
)

BEST_WIDTH = 1920
PRETEND_SIZE = (1280, 720)
PRETEND_EVERY_MS = 66
STILL_PICTURE_EVERY_MS = 500


class Source(Protocol):
    """Gives frames from `open` to `close`; `failed` of the maker is called with a plain reason when it can't."""

    def open(self) -> None: ...
    def close(self) -> None: ...


def find_camera(name: str) -> QCameraDevice | None:
    """The camera whose stable id or description is `name` or holds it; the first one for an empty name; else None."""
    cameras = QMediaDevices.videoInputs()
    if not name:
        return QMediaDevices.defaultVideoInput() if cameras else None
    wanted = name.casefold()

    def called(camera: QCameraDevice) -> tuple[str, str]:
        return bytes(camera.id().data()).decode(errors="replace").casefold(), camera.description().casefold()

    exact = [camera for camera in cameras if wanted in called(camera)]
    partly = [camera for camera in cameras if any(wanted in text for text in called(camera))]
    return next(iter(exact + partly), None)


class CameraSource:
    """A camera of this machine, in the largest picture up to 1920 across it gives at 15 or more a second."""

    def __init__(self, device: QCameraDevice, sink: QVideoSink, failed: Callable[[str], None]) -> None:
        self._device = device
        self._sink = sink
        self._failed = failed
        self._session: QMediaCaptureSession | None = None
        self._camera: QCamera | None = None

    def open(self) -> None:
        self._camera = QCamera(self._device)
        formats = [
            f for f in self._device.videoFormats() if f.resolution().width() <= BEST_WIDTH and f.maxFrameRate() >= 15
        ]
        if formats:
            best = max(formats, key=lambda f: (f.resolution().width() * f.resolution().height(), f.maxFrameRate()))
            self._camera.setCameraFormat(best)
        self._camera.errorOccurred.connect(lambda _error, text: self._failed(text))
        self._session = QMediaCaptureSession()
        self._session.setCamera(self._camera)
        self._session.setVideoSink(self._sink)
        self._camera.start()

    def close(self) -> None:
        if self._camera is not None:
            self._camera.stop()
        self._session = self._camera = None


class PictureFile:
    """A picture from a file, shown again and again as a camera would."""

    def __init__(self, path: Path, sink: QVideoSink, failed: Callable[[str], None]) -> None:
        self._path = path
        self._sink = sink
        self._failed = failed
        self._image = QImage()
        self._timer = QTimer()
        self._timer.setInterval(STILL_PICTURE_EVERY_MS)
        self._timer.timeout.connect(self._pour)

    def open(self) -> None:
        reader = QImageReader(str(self._path))
        reader.setAutoTransform(True)
        self._image = reader.read().convertToFormat(QImage.Format.Format_RGB32)
        if self._image.isNull():
            self._failed(reader.errorString())
            return
        self._pour()
        self._timer.start()

    def close(self) -> None:
        self._timer.stop()

    def _pour(self) -> None:
        self._sink.setVideoFrame(QVideoFrame(self._image))


class FilmFile:
    """A film from a file, over and over, without its sound."""

    def __init__(self, path: Path, sink: QVideoSink, failed: Callable[[str], None]) -> None:
        self._path = path
        self._player = QMediaPlayer()
        self._player.setVideoSink(sink)
        self._player.setLoops(QMediaPlayer.Loops.Infinite)
        self._player.errorOccurred.connect(lambda _error, text: failed(text))

    def open(self) -> None:
        self._player.setSource(QUrl.fromLocalFile(str(self._path)))
        self._player.play()

    def close(self) -> None:
        self._player.stop()
        self._player.setSource(QUrl())


def file_source(path: Path, sink: QVideoSink, failed: Callable[[str], None]) -> Source:
    """A picture when Qt reads it as one, otherwise a film."""
    picture = bool(QImageReader.imageFormat(str(path)))
    return PictureFile(path, sink, failed) if picture else FilmFile(path, sink, failed)


class DrawnSource:
    """The pretend camera: somebody at the river's rail in the evening wind, and a ribbon that says so."""

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
    box = QRectF(QPointF(width - 300, 26), QSizeF(264, 54))
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
