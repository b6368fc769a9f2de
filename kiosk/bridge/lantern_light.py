"""The living light over the river of lanterns: small pictures of nothing but glow, which the scene lets breathe."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QRadialGradient

from kiosk.bridge.lantern_place import HORIZON, LOWEST, WIDTH, flower_width, place
from kiosk.exhibits.smile.state import Lantern

BANKS = 2
"""The light of those who came in, and of those who went out: each covers its half of the water."""
_SCALE = 0.5
_SPOT_PX = 64
_STRENGTH = 30
_REACH = 2.6
"""The glow is so many times as wide as the flower."""


class LanternLight:
    """Covers the water, from the horizon to `LOWEST`; each bank has a picture of its own.

    `flower`: how wide a flower at the lower edge would be; `half_width`: how far from the middle the picture is seen;
    both in design units.
    """

    def __init__(self, flower: float, half_width: float) -> None:
        self._flower = flower
        self._half_width = half_width
        self._spot = _spot()
        width, height = round(WIDTH / BANKS * _SCALE), round((LOWEST - HORIZON) * _SCALE)
        self._pictures = [_dark(width, height) for _ in range(BANKS)]

    def picture(self, bank: int) -> QImage:
        """Premultiplied colours of no opacity: drawn over a picture they add to it and hide nothing."""
        light = self._pictures[bank]
        pixels = bytearray(light.constBits())
        pixels[3::4] = bytes(len(pixels) // 4)
        width, height = light.width(), light.height()
        return QImage(pixels, width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied).copy()

    def add(self, lantern: Lantern) -> None:
        """Only those who smile give light."""
        self._lay(lantern, QPainter.CompositionMode.CompositionMode_Plus)

    def remove(self, lantern: Lantern) -> None:
        """The water around it grows dark again."""
        self._lay(lantern, QPainter.CompositionMode.CompositionMode_Difference)

    def _lay(self, lantern: Lantern, how: QPainter.CompositionMode) -> None:
        if not lantern.smile:
            return
        at = place(lantern, self._half_width)
        side = max(4.0, flower_width(at.depth, self._flower) * _REACH * _SCALE)
        side_of = bank(lantern)
        x, y = (at.x - side_of * WIDTH / BANKS) * _SCALE, (at.y - HORIZON) * _SCALE
        painter = QPainter(self._pictures[side_of])
        painter.setCompositionMode(how)
        painter.drawImage(QRectF(x - side / 2, y - side * 0.3, side, side * 0.6), self._spot)
        painter.end()


def bank(lantern: Lantern) -> int:
    """The picture this lantern glows in."""
    return int(lantern.door == "exit")


def _dark(width: int, height: int) -> QImage:
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.black)
    return picture


def _spot() -> QImage:
    """One lantern's glow on black."""
    picture = _dark(_SPOT_PX, _SPOT_PX)
    middle = _SPOT_PX / 2
    glow = QRadialGradient(QPointF(middle, middle), middle)
    glow.setColorAt(0, QColor(255, 150, 60, _STRENGTH))
    glow.setColorAt(1, QColor(255, 120, 40, 0))
    painter = QPainter(picture)
    painter.fillRect(picture.rect(), glow)
    painter.end()
    return picture
