"""The marks of the buildings while the scene is still being made: a finger is quicker than that, and nothing breaks."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMetaObject, QObject, QUrl
from PySide6.QtQml import QQmlComponent, QQmlEngine, QQmlIncubationController
from pytestqt.qtbot import QtBot

from kiosk.places import ROOT, SCENES
from tests.scenes.panorama_hall import Hall

# As Main loads a scene: a piece at a time, and what is made of it lies on the screen already.
MOST_PIECES = 2000
MADE_BY_PIECES = b"""
import QtQuick
Item {
    id: root
    required property var view
    required property var words
    property int asked
    property int found: -2
    function ask(): void {
        if (making.children.length > 0) {
            found = making.children[0].placeAt(0, -40);
            asked += 1;
        }
    }
    Loader {
        id: making
        objectName: "making"
        asynchronous: true
        sourceComponent: BuildingMarks {
            view: root.view
            words: root.words
        }
    }
}
"""


def test_a_touch_while_the_plates_are_being_made_finds_what_is_there(
    panorama_assets: Path, qtbot: QtBot, request: pytest.FixtureRequest
) -> None:
    hall = Hall(panorama_assets, (640, 360))
    request.addfinalizer(hall.close)
    engine = QQmlEngine()
    engine.addImportPath(str(ROOT))
    pieces = QQmlIncubationController()
    engine.setIncubationController(pieces)
    component = QQmlComponent(engine)
    component.setData(MADE_BY_PIECES, QUrl.fromLocalFile(str(SCENES / "panorama" / "MadeByPieces.qml")))
    scene = component.createWithInitialProperties(
        {"view": hall.view, "words": hall.house.property("words")["panorama"]}
    )
    assert component.isReady(), component.errorString()
    making = scene.findChild(QObject, "making")
    assert making is not None
    for _ in range(MOST_PIECES):
        QMetaObject.invokeMethod(scene, "ask")
        pieces.incubateFor(1)
        if not pieces.incubatingObjectCount():
            break
    assert scene.property("asked") > 1, "it was asked while it was being made"
    assert making.property("item") is not None
