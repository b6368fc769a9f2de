"""The hall's window outlives every sheet that was written on in it."""

from __future__ import annotations

import gc
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from kiosk.bridge.finger import Finger
from kiosk.bridge.ink_glass import PROVIDER, InkPictures
from kiosk.bridge.ink_view import InkView
from kiosk.content.postcard import load_frames
from kiosk.content.postcard_back import load_back
from kiosk.exhibits import postcard
from kiosk.happenings import inputs
from kiosk.happenings.words import Input
from kiosk.places import ROOT, SCENES
from kiosk.press.measure import CARD_PLATE
from tests.scenes.ink_hall import QUIET

pytestmark = QUIET
QML = """import QtQuick
import QtQuick.Window
import KioskBridge
import "%s"
Window {
    id: hall
    required property InkView inkView
    property bool atDesk: true
    width: 600
    height: 400
    visible: true
    Loader {
        anchors.fill: parent
        active: hall.atDesk
        sourceComponent: WritingSheet {
            inkView: hall.inkView
        }
    }
}
"""


def test_who_leaves_the_desk_leaves_the_window_to_those_who_hold_it(qtbot: QtBot, tmp_path: Path) -> None:
    """PySide takes a window that an item gave for a part of that item, and lets go of it with the item."""
    frames = load_frames(SCENES / "postcard" / "frames")
    told: list[Input] = []
    ink = InkView(told.append, frames, load_back(SCENES), CARD_PLATE.extent_mm)
    state = postcard.start(tuple(frames), "zh")
    part = tmp_path / "Hall.qml"
    part.write_text(QML % QUrl.fromLocalFile(str(SCENES / "postcard")).toString(), encoding="utf-8")
    engine = QQmlApplicationEngine()
    engine.addImportPath(str(ROOT))
    pictures = InkPictures(*ink.glasses)
    engine.addImageProvider(PROVIDER, pictures)
    engine.setInitialProperties({"inkView": ink})
    engine.load(QUrl.fromLocalFile(str(part)))
    [window] = engine.rootObjects()
    assert isinstance(window, QQuickWindow)
    qtbot.waitUntil(window.isExposed)
    ink.show(replace(state, step="ink", frame_id=state.frames[0]))
    # By its place: who looks for items by name holds them, and with them the window.
    Finger(window).swipe([(0.2, 0.2), (0.4, 0.4)])
    assert [type(one) for one in told] == [inputs.StrokeDrawn]
    field = window.findChild(QQuickItem, "booth-field")
    assert field is not None
    with qtbot.waitSignal(field.destroyed):
        window.setProperty("atDesk", False)
        ink.show(state)
    del field
    gc.collect()
    assert isValid(window)
    window.close()
    engine.deleteLater()
