"""How bright a frame is in a few thousand places, read from it without making a picture of it."""

from __future__ import annotations

import zlib

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat

from kiosk.devices.booth_camera.judging import Look, look_at

SAMPLES_ACROSS, SAMPLES_DOWN = 96, 54
_Pixels = QVideoFrameFormat.PixelFormat
# Formats whose first plane is brightness, and where it stands in those that mix it with colour.
_PLANAR = frozenset(
    {
        _Pixels.Format_YUV420P,
        _Pixels.Format_YUV422P,
        _Pixels.Format_YV12,
        _Pixels.Format_NV12,
        _Pixels.Format_NV21,
        _Pixels.Format_IMC1,
        _Pixels.Format_IMC2,
        _Pixels.Format_IMC3,
        _Pixels.Format_IMC4,
        _Pixels.Format_Y8,
    }
)
_PACKED = {_Pixels.Format_YUYV: 0, _Pixels.Format_UYVY: 1}
_BGR, _RGB, _XBGR, _XRGB = (0.11, 0.59, 0.3, 0), (0.3, 0.59, 0.11, 0), (0, 0.11, 0.59, 0.3), (0, 0.3, 0.59, 0.11)
_COLOURED = {
    _Pixels.Format_BGRA8888: _BGR,
    _Pixels.Format_BGRX8888: _BGR,
    _Pixels.Format_RGBA8888: _RGB,
    _Pixels.Format_RGBX8888: _RGB,
    _Pixels.Format_ABGR8888: _XBGR,
    _Pixels.Format_XBGR8888: _XBGR,
    _Pixels.Format_ARGB8888: _XRGB,
    _Pixels.Format_XRGB8888: _XRGB,
}


def look_at_frame(frame: QVideoFrame) -> Look | None:
    """What the judge needs to know of the frame; None when it can't be read."""
    luma = luma_of(frame)
    if luma is None:
        return None
    # Opened at an eighth of its size, a JPEG has no noise left: whether it is another picture is told by its bytes.
    packed = _packed(frame) if frame.pixelFormat() == _Pixels.Format_Jpeg else None
    return look_at(luma, zlib.crc32(packed) if packed else None)


def luma_of(frame: QVideoFrame) -> NDArray[np.uint8] | None:
    """Brightness 0..255 of some 96 x 54 single pixels, height x width; None when the frame can't be read."""
    pixels = frame.pixelFormat()
    if pixels == _Pixels.Format_Jpeg:
        return _luma_of_jpeg(_packed(frame), frame.width(), frame.height())
    if pixels not in _PLANAR and pixels not in _PACKED and pixels not in _COLOURED:
        return _luma_of_image(frame.toImage())
    if not frame.map(QVideoFrame.MapMode.ReadOnly):
        return None
    try:
        width, height, line = frame.width(), frame.height(), frame.bytesPerLine(0)
        down, across = max(1, height // SAMPLES_DOWN), max(1, width // SAMPLES_ACROSS)
        rows: NDArray[np.uint8] = np.frombuffer(frame.bits(0), np.uint8)[: line * height].reshape(height, line)[::down]
        if pixels in _COLOURED:
            spots = rows[:, : width * 4].reshape(len(rows), width, 4)[:, ::across]
            mixed: NDArray[np.uint8] = (spots @ np.array(_COLOURED[pixels], np.float32)).astype(np.uint8)
            return mixed
        step = 2 if pixels in _PACKED else 1
        first = _PACKED.get(pixels, 0)
        luma: NDArray[np.uint8] = rows[:, first : width * step : across * step]
        full = frame.surfaceFormat().colorRange() == QVideoFrameFormat.ColorRange.ColorRange_Full
        return luma.copy() if full else _unsqueezed(luma)
    finally:
        frame.unmap()


def _unsqueezed(luma: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """From the 16..235 that films and cameras use to 0..255; only then black is black."""
    stretched: NDArray[np.uint8] = np.clip((luma.astype(np.float32) - 16.0) * (255.0 / 219.0), 0, 255).astype(np.uint8)
    return stretched


def _luma_of_image(image: QImage) -> NDArray[np.uint8] | None:
    if image.isNull():
        return None
    small = image.scaled(
        SAMPLES_ACROSS, SAMPLES_DOWN, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.FastTransformation
    ).convertToFormat(QImage.Format.Format_Grayscale8)
    lines = np.frombuffer(small.constBits(), np.uint8).reshape(small.height(), small.bytesPerLine())
    return lines[:, : small.width()].copy()


def _packed(frame: QVideoFrame) -> bytes:
    """The bytes of a JPEG frame, none when they can't be read."""
    if not frame.map(QVideoFrame.MapMode.ReadOnly):
        return b""
    try:
        return bytes(frame.bits(0)[: frame.mappedBytes(0)])
    finally:
        frame.unmap()


def _luma_of_jpeg(packed: bytes, width: int, height: int) -> NDArray[np.uint8] | None:
    buffer = QBuffer()
    buffer.setData(QByteArray(packed))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"jpeg"))
    reader.setScaledSize(QSize(max(SAMPLES_ACROSS, width // 8), max(SAMPLES_DOWN, height // 8)))
    return _luma_of_image(reader.read())
