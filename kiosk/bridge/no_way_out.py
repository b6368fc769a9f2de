"""What must not reach a window in a public hall: keys that lead elsewhere, other buttons, menus, gestures, drops."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QPointingDevice, QTouchEvent
from PySide6.QtQuick import QQuickWindow

# Those of a wheel that shows up as a keyboard, and those one types and moves about with.
KEYS = frozenset(
    {
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
        Qt.Key.Key_Backspace,
        Qt.Key.Key_Delete,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Shift,
    }
)
_BARE = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride})
_BUTTONS = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick})
_TOUCHES = frozenset({QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel})
_NEVER = frozenset(
    {
        QEvent.Type.ContextMenu,
        QEvent.Type.DragEnter,
        QEvent.Type.DragMove,
        QEvent.Type.DragLeave,
        QEvent.Type.Drop,
        QEvent.Type.NativeGesture,
        QEvent.Type.Shortcut,
        QEvent.Type.WhatsThisClicked,
    }
)
# A finger that rests trembles: one that says nothing for so long is none, or its screen was pulled out under it.
STUCK_S = 60.0
LOOK_EVERY_MS = 5000


class NoWayOut(QObject):
    """Guards one window from now on. `clock` is monotonic, in seconds.

    What the scenes' own keyboard types passes. A finger that went without a word (its touch screen was unplugged) is
    let go after STUCK_S, so that no button stays pressed for ever.
    """

    def __init__(self, window: QQuickWindow, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(window)
        self._window = window
        self._clock = clock
        self._fingers: dict[int, tuple[QPointingDevice, float]] = {}
        self._look = QTimer(self)
        self._look.setInterval(LOOK_EVERY_MS)
        self._look.timeout.connect(self.let_stuck_go)
        window.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """True for what must not reach the window."""
        kind = event.type()
        if kind in _TOUCHES and isinstance(event, QTouchEvent):
            self._touched(event)
        elif kind in _KEYS and isinstance(event, QKeyEvent):
            return event.spontaneous() and not is_let_in(event)
        elif kind in _BUTTONS and isinstance(event, QMouseEvent):
            return event.button() != Qt.MouseButton.LeftButton
        return kind in _NEVER

    def _touched(self, event: QTouchEvent) -> None:
        device = event.pointingDevice()
        if event.type() in (QEvent.Type.TouchEnd, QEvent.Type.TouchCancel):
            self._fingers.pop(device.systemId(), None)
        else:
            self._fingers[device.systemId()] = device, self._clock()
            if not self._look.isActive():
                self._look.start()

    @Slot()
    def let_stuck_go(self) -> None:
        """Let go of fingers that have said nothing for too long."""
        now_s = self._clock()
        for number, (device, touched_s) in list(self._fingers.items()):
            if now_s - touched_s >= STUCK_S:
                del self._fingers[number]
                gone = QTouchEvent(QEvent.Type.TouchCancel, device, Qt.KeyboardModifier.NoModifier, [])
                QCoreApplication.sendEvent(self._window, gone)
        if not self._fingers:
            self._look.stop()


def is_let_in(event: QKeyEvent) -> bool:
    """Whether this key may reach a scene: one of KEYS or a letter, alone or with Shift."""
    if event.modifiers() & ~_BARE:
        return False
    return event.key() in KEYS or (bool(event.text()) and event.text().isprintable())


class InFront(QObject):
    """Where windows can lie before each other (X11): `put_back` is called while none of the kiosk's has the keys."""

    def __init__(self, put_back: Callable[[], None]) -> None:
        super().__init__()
        self._put_back = put_back
        self._over = False
        self._look = QTimer(self)
        self._look.setInterval(1000)
        self._look.timeout.connect(self._away)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._changed)
        self._changed()

    def leave(self) -> None:
        """Look no more: the windows are about to close."""
        self._over = True
        self._look.stop()

    @Slot()
    def _changed(self) -> None:
        if QGuiApplication.platformName() != "xcb" or QGuiApplication.focusWindow() is not None:
            self._look.stop()
        elif not self._over:
            self._look.start()

    @Slot()
    def _away(self) -> None:
        self._put_back()
