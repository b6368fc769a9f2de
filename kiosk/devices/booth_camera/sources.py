"""The cameras of this machine, and files that stand in for one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtMultimedia import (
    QCamera,
    QCameraDevice,
    QCameraFormat,
    QMediaCaptureSession,
    QMediaDevices,
    QMediaPlayer,
    QVideoFrame,
    QVideoSink,
)

from kiosk.devices.booth_camera.source import Failed, Source

BEST_WIDTH = 1920
SMOOTH_FPS, ENOUGH_FPS = 24.0, 30.0
STILL_PICTURE_EVERY_MS = 500


@dataclass(frozen=True, slots=True)
class Plugged:
    """A camera of this machine. `camera_id` as the system gives it, which changes with the socket; `name` does not."""

    camera_id: str
    name: str
    source: Callable[[QVideoSink, Failed], Source]


def plugged_cameras() -> list[Plugged]:
    """The cameras that are here now, the system's first choice first."""
    first = QMediaDevices.defaultVideoInput()
    devices = sorted(QMediaDevices.videoInputs(), key=lambda device: device != first)
    return [
        Plugged(bytes(device.id().data()).decode(errors="replace"), device.description(), partial(CameraSource, device))
        for device in devices
    ]


def called(name: str, cameras: Sequence[Plugged]) -> Plugged | None:
    """The camera whose name or id is `name` or holds it, or that a link as /dev/v4l/by-id/… leads to; else None."""
    wanted = name.casefold()
    node = str(Path(name).resolve()).casefold() if name.startswith("/dev/") else wanted
    names = [(camera, {camera.camera_id.casefold(), camera.name.casefold()}) for camera in cameras]
    exact = [camera for camera, texts in names if wanted in texts or node in texts]
    partly = [camera for camera, texts in names if any(wanted in text for text in texts)]
    return next(iter(exact + partly), None)


def preference(width: int, height: int, most_fps: float) -> tuple[bool, bool, float, float]:
    """How good a camera's format is, the greater the better.

    No wider than 1920, then smooth (24 a second and more). Of smooth ones the largest, and near 30: more only costs.
    Of others the fastest, and the largest of those.
    """
    smooth, area, near = most_fps >= SMOOTH_FPS, float(width * height), -abs(most_fps - ENOUGH_FPS)
    return width <= BEST_WIDTH, smooth, *((area, near) if smooth else (near, area))


def best_format(formats: Sequence[QCameraFormat]) -> QCameraFormat | None:
    """The format to take photos in, or None when the camera names none."""
    return max(
        formats,
        key=lambda f: preference(f.resolution().width(), f.resolution().height(), f.maxFrameRate()),
        default=None,
    )


class CameraSource:
    """A camera of this machine, in its best format."""

    def __init__(self, device: QCameraDevice, sink: QVideoSink, failed: Failed) -> None:
        self._device = device
        self._sink = sink
        self._failed = failed
        self._session: QMediaCaptureSession | None = None
        self._camera: QCamera | None = None

    def open(self) -> None:
        self._camera = QCamera(self._device)
        best = best_format(self._device.videoFormats())
        if best is not None:
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

    def __init__(self, path: Path, sink: QVideoSink, failed: Failed) -> None:
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

    def __init__(self, path: Path, sink: QVideoSink, failed: Failed) -> None:
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


def is_picture(path: Path) -> bool:
    """Whether Qt reads the file as a picture; everything else is taken for a film."""
    return bool(QImageReader.imageFormat(str(path)))
