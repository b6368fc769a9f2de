"""What does not fit on the booth's screen: words that are cut, places too small for a finger, things on each other."""

from __future__ import annotations

import itertools
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtQml import QQmlEngine, QQmlExpression
from PySide6.QtQuick import QQuickItem

from tests.scenes.booth_screens import SCREEN_MM, Screens

FINGER_MM = 15


def misfits(screens: Screens) -> list[str]:
    """One line for each; the scene must have been drawn."""
    texts = [item for item in screens.seen() if is_text(item)]
    buttons = [item for item in screens.seen() if item.objectName().startswith("booth-") and is_touched(item)]
    return [*cut(screens, texts), *small(screens, buttons), *on_each_other(screens, texts, buttons)]


def cut(screens: Screens, texts: list[QQuickItem]) -> list[str]:
    screen = QRectF(0, 0, screens.window.width(), screens.window.height())
    found = []
    for text in texts:
        words = str(text.property("text")).replace("\n", " ")
        if text.property("truncated") or float(text.property("contentWidth")) > text.width() + 1:
            found.append(f"cut off: {words}")
        if float(text.property("contentHeight")) * 0.9 > text.height() + 1:
            found.append(f"too tall for its place: {words}")
        if not is_in_tray(text) and not screen.contains(written(text)):
            found.append(f"leaves the screen: {words}")
    return found


def small(screens: Screens, buttons: list[QQuickItem]) -> list[str]:
    least_px = FINGER_MM * screens.window.width() / SCREEN_MM[0] - 1
    tiny = [button.objectName() for button in buttons if min(button.width(), button.height()) < least_px]
    return [f"{name} is too small for a finger" for name in tiny]


def on_each_other(screens: Screens, texts: list[QQuickItem], buttons: list[QQuickItem]) -> list[str]:
    pairs = [
        *((one.objectName(), other.objectName()) for one, other in both(buttons) if meet(box(one), box(other))),
        *((words(one), words(other)) for one, other in both(texts) if meet(written(one), written(other))),
        *(
            (words(text), button.objectName())
            for text, button in itertools.product(texts, buttons)
            if not belongs(text, button) and meet(written(text), box(button))
        ),
    ]
    return [f"{one} lies on {other}" for one, other in pairs]


def both(items: list[QQuickItem]) -> itertools.combinations[tuple[QQuickItem, QQuickItem]]:
    # What a tray has pushed out of sight lies on nothing.
    return itertools.combinations([item for item in items if not is_in_tray(item)], 2)


def words(text: QQuickItem) -> str:
    return str(text.property("text"))


def is_text(item: QQuickItem) -> bool:
    return item.property("contentHeight") is not None and isinstance(item.property("text"), str) and bool(words(item))


def is_touched(item: QQuickItem) -> bool:
    return item.metaObject().className().startswith(("BrassButton", "RoundButton", "QQuickMouseArea"))


def is_in_tray(item: QQuickItem) -> bool:
    return any(holder.metaObject().className().startswith("QQuickFlickable") for holder in holders(item))


def belongs(text: QQuickItem, button: QQuickItem) -> bool:
    """Its own word; or the name of a picture, which is touched with it."""
    place = button.parentItem() if button.metaObject().className().startswith("QQuickMouseArea") else button
    return place in holders(text) or is_in_tray(text)


def holders(item: QQuickItem) -> list[QQuickItem]:
    found: list[QQuickItem] = []
    holder: QQuickItem | None = item.parentItem()
    while holder:
        found.append(holder)
        holder = holder.parentItem()
    return found


def box(item: QQuickItem) -> QRectF:
    return Screens.box(item)


def written(text: QQuickItem) -> QRectF:
    """Where the ink of a text is, not the whole place it may take."""
    width, height = float(text.property("contentWidth")), float(text.property("contentHeight"))
    # Python has no word for the alignment's type; QML's numbers are 1 left, 2 right, 4 centre.
    told: Any = QQmlExpression(QQmlEngine.contextForObject(text), text, "Number(horizontalAlignment)").evaluate()
    align = told[0] if isinstance(told, tuple) else told
    x = (text.width() - width) * {1: 0.0, 2: 1.0, 4: 0.5}[int(align) & 7]
    air = 0.15 * min(height, float(text.property("font").pixelSize()) * 1.4)
    return text.mapRectToScene(QRectF(x, air, width, height - 2 * air))


def meet(one: QRectF, other: QRectF) -> bool:
    shared = one.intersected(other)
    return shared.width() > 2 and shared.height() > 2
