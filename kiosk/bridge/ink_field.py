"""The paper under the finger, as an item of the scene: it says which touches are its own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QEventPoint, QMouseEvent, QTouchEvent
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem

from kiosk.bridge.ink_hand import InkHand

QML_IMPORT_NAME = "KioskBridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class InkField(QQuickItem):
    """Covers the picture of the side. It draws nothing, so no thread of Qt's that draws ever asks Python for anything.

    Touches that lie on it are its own; a hand, once it was given one, writes with the first of them.
    """

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self.setAcceptTouchEvents(True)
        self.setAcceptedMouseButtons(Qt.MouseButton.LeftButton)
        self.setKeepTouchGrab(True)
        self.setKeepMouseGrab(True)
        self.hand: InkHand | None = None

    def touchEvent(self, event: QTouchEvent) -> None:
        for point in event.points():
            if self.hand is not None and point.state() == QEventPoint.State.Pressed:
                self.hand.claim(point.id())
        event.accept()

    def touchUngrabEvent(self) -> None:
        if self.hand is not None:
            self.hand.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.hand is not None:
            self.hand.claim_mouse()
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseUngrabEvent(self) -> None:
        if self.hand is not None:
            self.hand.end()
