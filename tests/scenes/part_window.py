"""One part of 解读's scene alone in a window, to be looked at pixel by pixel."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import numpy as np
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickView

from kiosk.bridge.shore_pictures import ShorePictures
from kiosk.places import ROOT, SCENES
from tests.scenes.shown_scene import everything_in

WIDTH, HEIGHT = 960, 540


class Window:
    """`qml` is the part as the scene writes it; it gets `pictures`, and what it tells of failed tiles is kept."""

    def __init__(self, qml: str, pictures: ShorePictures, folder: Path) -> None:
        self.pictures = pictures
        path = folder / "Part.qml"
        scene = QUrl.fromLocalFile(str(SCENES / "panorama")).toString()
        path.write_text(f'import QtQuick\nimport KioskBridge\nimport "{scene}"\n{qml}', encoding="utf-8")
        self.view = QQuickView()
        self.view.engine().addImportPath(str(ROOT))
        self.view.setColor("#101010")
        self.view.setInitialProperties({"pictures": pictures})
        self.view.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        self.view.setGeometry(0, 0, WIDTH, HEIGHT)
        self.view.setSource(QUrl.fromLocalFile(str(path)))
        assert self.view.status() == QQuickView.Status.Ready, self.view.errors()
        self.failed: list[str] = []
        self.part: Any = cast(Any, self.view.rootObject())
        if self.part.metaObject().indexOfSignal("tileFailed(QString)") >= 0:
            self.part.tileFailed.connect(self.failed.append)

    def put(self, **values: Any) -> None:
        for name, value in values.items():
            self.part.setProperty(name, value)

    def is_ready(self) -> bool:
        return bool(self.part.property("ready"))

    def centre(self, colour: str) -> tuple[float, float] | None:
        """The middle of a coloured spot on the screen, in pixels."""
        picture = self.view.grabWindow().convertToFormat(QImage.Format.Format_RGBX8888)
        pixels = np.frombuffer(picture.constBits(), np.uint8).reshape(picture.height(), picture.width(), 4)
        wanted = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)])
        rows, columns = np.nonzero((np.abs(pixels[..., :3].astype(int) - wanted) < 70).all(axis=2))
        return (float(columns.mean()) + 0.5, float(rows.mean()) + 0.5) if len(rows) else None

    def files(self) -> set[str]:
        """What is in memory, or on its way: <light>/<layer>/<size>/<tile>."""
        found = set()
        for item in everything_in(self.view.rootObject()):
            if item.metaObject().className().startswith("QQuickImage"):
                path = Path(QUrl(item.property("source")).toLocalFile())
                found.add("/".join([*path.parts[-4:-1], path.stem]))
        return found - {""}
