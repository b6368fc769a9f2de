"""The booth's pictures for QML: image://booth/ID gives the press's own pixels, while they are remembered."""

from __future__ import annotations

from collections.abc import Callable

from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickImageProvider

PROVIDER = "booth"


class PostcardPictures(QQuickImageProvider):
    """Asked on the main thread, so that no other thread of Qt waits for Python. An unknown id is an empty picture.

    Who asks for a size gets the picture reduced to fit in it: small pictures are drawn, and kept, small.
    """

    def __init__(self, find: Callable[[str], Image.Image | None]) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._find = find

    def requestImage(self, picture_id: str, _size: QSize, wanted: QSize) -> QImage:
        picture = self._find(picture_id)
        if picture is None:
            nothing = QImage(1, 1, QImage.Format.Format_RGB888)
            nothing.fill(0)
            return nothing
        rgb = picture.convert("RGB")
        if wanted.width() > 0 and wanted.height() > 0:
            rgb.thumbnail((wanted.width(), wanted.height()), Image.Resampling.BICUBIC)
        image = QImage(rgb.tobytes(), rgb.width, rgb.height, 3 * rgb.width, QImage.Format.Format_RGB888)
        return image.copy()
