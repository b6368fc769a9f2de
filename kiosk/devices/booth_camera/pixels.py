"""A frame as a picture the press can work with."""

from __future__ import annotations

from PIL import Image
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QVideoFrame


def picture_of(frame: QVideoFrame) -> Image.Image | None:
    """The frame upright in RGB, as large as it is; None when it can't be read."""
    image = frame.toImage().convertToFormat(QImage.Format.Format_RGB888)
    if image.isNull():
        return None
    size = (image.width(), image.height())
    return Image.frombytes("RGB", size, bytes(image.constBits()), "raw", "RGB", image.bytesPerLine())
