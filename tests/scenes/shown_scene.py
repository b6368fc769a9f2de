"""A scene shown in a window of its own: what stands in it, found by name, and pictures of it to look at."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import ClassVar

from PySide6.QtCore import QUrl
from PySide6.QtQuick import QQuickItem, QQuickView


def everything_in(under: QQuickItem) -> Iterator[QQuickItem]:
    """This item and all below it, whether they are seen or not."""
    waiting = [under]
    while waiting:
        item = waiting.pop()
        waiting += item.childItems()
        yield item


class ShownScene:
    """Its `window` is made by who inherits this; `PICTURES` names the environment's folder for pictures."""

    PICTURES: ClassVar[str]
    window: QQuickView

    def close(self) -> None:
        self.window.close()
        self.window.setSource(QUrl())

    def items(self) -> Iterator[QQuickItem]:
        return everything_in(self.window.rootObject())

    def item(self, name: str) -> QQuickItem:
        return next(item for item in self.items() if item.objectName() == name)

    def says(self, name: str) -> str:
        return str(self.item(name).property("text"))

    def picture(self, name: str) -> None:
        shown = self.window.grabWindow()
        if folder := os.environ.get(self.PICTURES):
            shown.save(f"{folder}/{name}.png")
