"""A further window of the hall on a screen of its own: the living picture alone, or what stands at a door."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QMetaObject, QObject, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickImageProvider, QQuickWindow

from kiosk.bridge.hall import HallError
from kiosk.bridge.no_way_out import NoWayOut
from kiosk.bridge.own_screen import OwnScreen, screen_named, show_on


class SideWindow:
    """One window beside the hall's. It has an engine of its own, for its screen has a size and a look of its own."""

    def __init__(self, import_path: Path) -> None:
        self._engine = QQmlApplicationEngine()
        self._engine.addImportPath(str(import_path))
        self._window: QQuickWindow | None = None
        self._own_screen: OwnScreen | None = None

    def add_pictures(self, name: str, provider: QQuickImageProvider) -> None:
        """Give the scenes pictures under image://NAME/; before `open`."""
        self._engine.addImageProvider(name, provider)

    def open(
        self,
        qml: Path,
        properties: Mapping[str, object],
        output: str,
        windowed: tuple[int, int] | None = None,
        on_screen: Callable[[bool], None] = lambda _: None,
    ) -> bool:
        """Show the window on the screen called `output`; False while there is none, and then nothing is shown.

        It is shown as soon as that screen comes, and hidden when it goes, so that it never covers the visitors' own:
        `on_screen` hears of both. `windowed`: a plain window of this size on whatever screen there is. Raises HallError
        when it can't be loaded.
        """
        warnings: list[str] = []
        self._engine.warnings.connect(lambda found: warnings.extend(error.toString() for error in found))
        self._engine.setInitialProperties(dict(properties))
        self._engine.load(QUrl.fromLocalFile(str(qml)))
        roots = self._engine.rootObjects()
        if not roots or not isinstance(roots[0], QQuickWindow):
            raise HallError(f"the window for screen {output} can't be loaded:\n" + "\n".join(warnings))
        self._window = roots[0]
        NoWayOut(self._window)
        # Keys are the kiosk's own, also those of a wheel that shows up as a keyboard.
        self._window.setFlag(Qt.WindowType.WindowDoesNotAcceptFocus)
        if windowed:
            show_on(self._window, screen_named(output) or QGuiApplication.primaryScreen(), windowed)
            return True
        self._own_screen = OwnScreen(self._window, output, visitors=False, told=on_screen)
        return self._own_screen.found

    @property
    def window(self) -> QObject | None:
        """The window, once it is open."""
        return self._window

    def end(self) -> None:
        """Close the window, from the event loop as the hall's own."""
        if self._window is not None:
            if self._own_screen is not None:
                self._own_screen.leave()
            self._window.setProperty("ending", True)
            QMetaObject.invokeMethod(self._window, "close", Qt.ConnectionType.QueuedConnection)

    def close(self) -> None:
        """Let the window and what it shows go, before the views."""
        self._window = self._own_screen = None
        del self._engine
