"""The hall's window: the Qt application, its fonts, the QML engine, its screen, and the signals that end it."""

from __future__ import annotations

import os
import signal
import socket
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMetaObject, QObject, QSocketNotifier, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QCursor, QFontDatabase, QGuiApplication, QImage
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickImageProvider, QQuickItemGrabResult, QQuickWindow

from kiosk.bridge.no_way_out import InFront, NoWayOut
from kiosk.bridge.own_screen import OwnScreen, screen_named, show_on

NO_SCREEN_MS = 20_000
"""So long the first frame is waited for: without a screen there is none, and the house has more to do than to show."""


class HallError(Exception):
    """The window can't be opened; the message says why."""


def spare_buffers() -> None:
    """Windows made after this have no depth and no stencil buffer; before the application is made.

    No scene needs them, and without a graphics card a picture as large as the screen takes half the time.
    """
    os.environ.setdefault("QSG_NO_DEPTH_BUFFER", "1")
    os.environ.setdefault("QSG_NO_STENCIL_BUFFER", "1")


def own_keyboard() -> None:
    """Text is typed on the scenes' own keyboard, and no other one comes up; before the application is made."""
    os.environ.setdefault("QT_IM_MODULE", "qtvirtualkeyboard")
    os.environ.setdefault("QT_VIRTUALKEYBOARD_DESKTOP_DISABLE", "1")
    # Known from the start, so that the keyboard is not made in one look and then again in the other.
    os.environ.setdefault("QT_VIRTUALKEYBOARD_STYLE", "station")


class Hall(QObject):
    """One window on one screen. Make it once per process, `open` it, then `run` until somebody ends it.

    `seen`: its first frame came on the screen.
    """

    def __init__(self, fonts: Path, import_path: Path) -> None:
        spare_buffers()
        own_keyboard()
        # One already there belongs to a test.
        there = QGuiApplication.instance()
        app = there if isinstance(there, QGuiApplication) else QGuiApplication(sys.argv[:1])
        super().__init__()
        self._app = app
        self._app.setApplicationName("Riverfront Station Kiosk")
        for font in sorted(fonts.glob("*.[ot]tf")):
            QFontDatabase.addApplicationFont(str(font))
        self._engine = QQmlApplicationEngine()
        self._engine.addImportPath(str(import_path))
        # The on-screen keyboard looks for its style by a path of Qt's.
        self._engine.addImportPath(str(import_path / "scenes" / "keyboard"))
        self._window: QQuickWindow | None = None
        self._on_first_frame: Callable[[], None] | None = None
        self._frames = 0
        self.seen = False
        self._grabs: list[QQuickItemGrabResult] = []
        self._ended = False
        self._looking: QTimer | None = None
        self._own_screen: OwnScreen | None = None
        self._found = False
        self._in_front: InFront | None = None
        self._bell: QSocketNotifier | None = None

    def add_pictures(self, name: str, provider: QQuickImageProvider) -> None:
        """Give the scenes pictures under image://NAME/; before `open`."""
        self._engine.addImageProvider(name, provider)

    @property
    def window(self) -> QQuickWindow:
        assert self._window is not None
        return self._window

    @property
    def size_px(self) -> tuple[int, int]:
        return self.window.width(), self.window.height()

    def open(
        self,
        main_qml: Path,
        views: Mapping[str, QObject],
        output: str,
        windowed: tuple[int, int] | None,
        on_first_frame: Callable[[], None],
        on_screen: Callable[[bool], None] = lambda _: None,
    ) -> bool:
        """Load the scenes and show the window; True when it stands on the screen that was asked for.

        Until it ends it stays there, over the whole of it; `on_screen` hears when that screen goes (then it stands on
        the primary one, or without any waits hidden) and comes back. `on_first_frame` is called when the first frame is
        on the screen, or after NO_SCREEN_MS without one. Raises HallError when the scenes can't be loaded.
        """
        warnings: list[str] = []
        self._engine.warnings.connect(lambda found: warnings.extend(error.toString() for error in found))
        self._engine.setInitialProperties(dict(views))
        self._engine.load(QUrl.fromLocalFile(str(main_qml)))
        roots = self._engine.rootObjects()
        if not roots or not isinstance(roots[0], QQuickWindow):
            raise HallError("the scenes can't be loaded:\n" + "\n".join(warnings))
        self._window = roots[0]
        NoWayOut(self._window)
        self._show(self._window, output, windowed, on_screen)
        self._on_first_frame = on_first_frame
        # Sent on this thread before every frame. frameSwapped comes on the render thread, where Python must not be
        # called: it would wait for this thread, which waits for that one whenever a window is grabbed or closed.
        self._window.afterAnimating.connect(self._drawing)
        QTimer.singleShot(NO_SCREEN_MS, self, self._begin)
        return self.found

    def _show(
        self, window: QQuickWindow, output: str, windowed: tuple[int, int] | None, on_screen: Callable[[bool], None]
    ) -> None:
        if windowed:
            screen = screen_named(output)
            show_on(window, screen or QGuiApplication.primaryScreen(), windowed)
            self._found = screen is not None
        else:
            self._own_screen = OwnScreen(window, output, visitors=True, told=on_screen)
            self._in_front = InFront(self._own_screen.put_back)

    @property
    def found(self) -> bool:
        """Whether the window stands on the screen that was asked for."""
        return self._own_screen.found if self._own_screen is not None else self._found

    def come_when_called(self, bell: int, heard: Callable[[], None]) -> None:
        """Until the end come to the front whenever `bell`, a descriptor, can be read; `heard` reads it."""
        self._bell = QSocketNotifier(bell, QSocketNotifier.Type.Read)

        def came() -> None:
            heard()
            if self._own_screen is not None:
                self._own_screen.put_back()
            elif self._window is not None:
                self._window.raise_()
                self._window.requestActivate()

        self._bell.activated.connect(came)

    def hide_cursor(self) -> None:
        """A station is touched: where a pointer is plugged in, its arrow is not shown over the exhibits."""
        self.window.setCursor(QCursor(Qt.CursorShape.BlankCursor))

    @Slot()
    def _drawing(self) -> None:
        """The second frame is begun when the first one is on the screen."""
        self._frames += 1
        if self._frames == 1:
            self.window.update()
        else:
            self.seen = True
            self.window.afterAnimating.disconnect(self._drawing)
            QTimer.singleShot(0, self, self._begin)

    @Slot()
    def _begin(self) -> None:
        told, self._on_first_frame = self._on_first_frame, None
        if told is not None and not self._ended:
            told()

    @property
    def settled(self) -> bool:
        """Whether the scene that was asked for is on screen, wholly unveiled."""
        return bool(self.window.property("settled"))

    def grab(self, then: Callable[[QImage], None]) -> None:
        """Give `then` a picture of what the window shows, as soon as it has been drawn."""
        # The stub does not say that the shared pointer passes on what it points to.
        taken: Any = self.window.contentItem().grabToImage()
        self._grabs.append(taken)

        def ready() -> None:
            self._grabs.remove(taken)
            then(taken.image())

        taken.ready.connect(ready)

    def run(self, on_signal: Callable[[], None]) -> int:
        """Turn until `end`; SIGTERM and SIGINT call `on_signal` on this thread. Returns the exit status."""
        # Python runs signal handlers only between its own instructions; a byte in a socket wakes Qt up for them.
        reader, writer = socket.socketpair()
        writer.setblocking(False)
        notifier = QSocketNotifier(reader.fileno(), QSocketNotifier.Type.Read)

        def came() -> None:
            reader.recv(64)
            on_signal()

        notifier.activated.connect(came)
        before = signal.set_wakeup_fd(writer.fileno())
        kept = {number: signal.signal(number, lambda *_: None) for number in (signal.SIGTERM, signal.SIGINT)}
        # Only `end` quits. Qt would do so as well, and a second request to quit, left over, ends every later event loop
        # of this process at once.
        self._app.setQuitOnLastWindowClosed(False)
        try:
            return 0 if self._ended else self._app.exec()
        finally:
            signal.set_wakeup_fd(before)
            for number, handler in kept.items():
                signal.signal(number, handler)
            notifier.setEnabled(False)
            reader.close()
            writer.close()

    def look_often(self, look: Callable[[], None]) -> None:
        """Call `look` ten times a second on this thread until `stop_looking`."""
        self._looking = QTimer(self._app)
        self._looking.setInterval(100)
        self._looking.timeout.connect(look)
        self._looking.start()

    def stop_looking(self) -> None:
        if self._looking is not None:
            self._looking.stop()
            self._looking.deleteLater()
            self._looking = None

    def end(self) -> None:
        """Close the window, which leaves `run` with status 0."""
        before, self._ended = self._ended, True
        if before or self._window is None:
            return
        for keeper in (self._own_screen, self._in_front):
            if keeper is not None:
                keeper.leave()
        if self._bell is not None:
            self._bell.setEnabled(False)
        self._window.setProperty("ending", True)
        if not self._window.isVisible():
            # It waits hidden for a screen: nothing is closed, of which Qt would tell.
            QTimer.singleShot(0, self, self._app.quit)
            return
        # From the event loop, where no Python is held up: closing waits for the render thread.
        QMetaObject.invokeMethod(self._window, "close", Qt.ConnectionType.QueuedConnection)
        self._app.lastWindowClosed.connect(self._app.quit, Qt.ConnectionType.SingleShotConnection)

    def close(self) -> None:
        """Let the window and the scenes go, before the views they show."""
        self._on_first_frame = None
        self._window = self._own_screen = self._in_front = self._bell = None
        del self._engine
