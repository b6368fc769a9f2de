"""A window's own screen, by its output's name: it may go and come back, and others may come and go beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal
from weakref import WeakSet

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QScreen, QWindow
from PySide6.QtQuick import QQuickWindow

# A window that is not let over the whole screen tries again so seldom that nobody's work is held up by it.
TRY_AGAIN_MS = 500
# On the window of the kiosk itself: no other window may cover the screen that it is on.
VISITORS = "visitors"
Stands = Literal["own", "other", "nowhere"]
_OF_ALL_WINDOWS: WeakSet[OwnScreen] = WeakSet()


def show_on(window: QQuickWindow, screen: QScreen, windowed: tuple[int, int] | None) -> None:
    """Show the window over the whole screen, or as a plain one of this size."""
    window.setScreen(screen)
    if windowed:
        window.setFlag(Qt.WindowType.FramelessWindowHint, False)
        window.setGeometry(screen.geometry().x(), screen.geometry().y(), *windowed)
        window.show()
    else:
        # Without a window manager the state alone leaves the window small.
        window.setGeometry(screen.geometry())
        window.setWindowStates(Qt.WindowState.WindowFullScreen)
        window.setVisible(True)
        if not window.flags() & Qt.WindowType.WindowDoesNotAcceptFocus:
            window.requestActivate()


def any_screen() -> QScreen | None:
    """The primary screen; None while no screen at all is connected and on."""
    screen: QScreen | None = QGuiApplication.primaryScreen()
    # Qt makes up one without a size while there is none: a window laid over it is thrown out by Wayland's compositors.
    return screen if screen is not None and not screen.geometry().isEmpty() else None


def screen_named(output: str) -> QScreen | None:
    """The screen of this output, or the primary one where that is asked for; None when it is not there."""
    if output == "primary":
        return any_screen()
    return next((screen for screen in QGuiApplication.screens() if screen.name() == output), None)


class OwnScreen(QObject):
    """Keeps a window over the whole of its screen, from now on.

    While the screen is missing, the kiosk's own window (`visitors`) stands in on the primary one; any other is hidden,
    and so it is where it would cover the kiosk. Without any screen each waits hidden. `told` hears at every change
    whether the window is on its own screen.
    """

    def __init__(
        self, window: QQuickWindow, output: str, *, visitors: bool, told: Callable[[bool], None] = lambda _: None
    ) -> None:
        super().__init__()
        self._window = window
        self._output = output
        self._visitors = visitors
        self._told = told
        self._over = False
        _OF_ALL_WINDOWS.add(self)
        self._placed = QElapsedTimer()
        window.setProperty(VISITORS, visitors)
        # A screen that goes or comes changes several things one after the other: look when all of it has happened.
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.timeout.connect(self._settle)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.connect(self._added)
        app.screenRemoved.connect(self._changed)
        app.primaryScreenChanged.connect(self._changed)
        for screen in QGuiApplication.screens():
            screen.geometryChanged.connect(self._changed)
        for moved in (window.windowStateChanged, window.screenChanged, window.visibleChanged):
            moved.connect(self._changed)
        for moved in (window.xChanged, window.yChanged, window.widthChanged, window.heightChanged):
            moved.connect(self._changed)
        self._stands = self._place()

    @property
    def found(self) -> bool:
        """Whether the window is on its own screen."""
        return self._stands == "own"

    def leave(self) -> None:
        """Leave the window alone: it is about to close."""
        self._over = True
        self._look.stop()

    def put_back(self) -> None:
        """The visitors' window over its whole screen again, before whatever lies there."""
        if QGuiApplication.platformName() == "xcb" and self._window.isVisible() and not self._window.isExposed():
            # Somebody else took it off the screen, which Qt is not told as that.
            self._window.setVisible(False)
        if self._place() != "nowhere":
            self._window.raise_()
            self._window.requestActivate()

    @Slot(QScreen)
    def _added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._changed)
        self._changed()

    @Slot()
    def _changed(self) -> None:
        if not self._over and not self._look.isActive():
            passed_ms = self._placed.elapsed() if self._placed.isValid() else TRY_AGAIN_MS
            self._look.start(max(0, TRY_AGAIN_MS - passed_ms))

    @Slot()
    def _settle(self) -> None:
        if self._over:
            return
        stands = self._place()
        if stands != self._stands:
            self._stands = stands
            self._told(self.found)

    def _place(self) -> Stands:
        """Put the window where it belongs now; where that is."""
        screen = screen_named(self._output)
        place: QScreen | None
        if self._visitors:
            place = screen or any_screen()
        else:
            place = None if screen is None or self._is_visitors(screen) else screen
        if place is None:
            self._window.hide()
            return "nowhere"
        if not self._stands_over(place):
            self._placed.start()
            show_on(self._window, place, None)
            if self._visitors:
                # Another window's place may be free now, or no longer.
                for other in _OF_ALL_WINDOWS - {self}:
                    other._changed()
        return "own" if place == screen else "other"

    def _stands_over(self, screen: QScreen) -> bool:
        window, whole = self._window, screen.geometry()
        if not window.isVisible() or window.screen() != screen or window.size() != whole.size():
            return False
        # Under Wayland no window knows where it is.
        there = QGuiApplication.platformName() != "xcb" or window.position() == whole.topLeft()
        return there and window.windowStates() == Qt.WindowState.WindowFullScreen

    def _is_visitors(self, screen: QScreen) -> bool:
        windows: list[QWindow] = QGuiApplication.topLevelWindows()
        return any(window.property(VISITORS) and window.isVisible() and window.screen() == screen for window in windows)
