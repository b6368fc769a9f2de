"""Content packs as QML sees them: what is live, what lies ready, what happened last, and the preview on screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import Property, QObject, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.exhibits.packs import PacksState
from kiosk.happenings import inputs
from kiosk.happenings.words import Input, PackAct

QML_IMPORT_NAME = "KioskBridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the house")
class PacksView(QObject):
    """`live` and `before` are packs' names, "" for the shipped content; `canRollBack` says whether there is a before.

    `offered` is a list of {name, faults}, faults -1 where nobody checked yet. `told` is {ok, zh, en} of what happened
    last, empty before anything. `busy`: a press is being done, `doing` which: {act, pack}. `preview`: the pack on
    screen to be looked at, "" without; `previewMin`: after how many minutes from its start it goes by itself. `assets`:
    the folder of the pictures that are on screen, for the Theme.
    """

    packsChanged = Signal()

    def __init__(self, ring: Callable[[Input], None], assets: Path, preview_min: int) -> None:
        super().__init__()
        self._ring = ring
        self._assets = QUrl.fromLocalFile(str(assets)).toString()
        self._preview_min = preview_min
        self._live = ""
        self._before: str | None = None
        self._preview = ""
        self._offered: list[dict[str, Any]] = []
        self._busy = False
        self._doing: dict[str, str] = {"act": "", "pack": ""}
        self._told: dict[str, Any] = {}

    def show(self, state: PacksState) -> None:
        """Set what changed."""
        told = state.told
        if told is None:
            return
        self._live, self._before, self._preview = told.live, told.before, told.preview
        self._offered = [{"name": name, "faults": faults} for name, faults in told.offered]
        self._busy = state.asked is not None or state.ending
        self._doing = {"act": state.asked or "", "pack": state.pack}
        self._told = {"ok": told.ok, "zh": told.sentence_zh, "en": told.sentence_en} if told.sentence_zh else {}
        self.packsChanged.emit()

    @Property(str, notify=packsChanged)
    def live(self) -> str:
        return self._live

    @Property(str, notify=packsChanged)
    def before(self) -> str:
        return self._before or ""

    @Property(bool, notify=packsChanged)
    def canRollBack(self) -> bool:
        return self._before is not None

    @Property(str, notify=packsChanged)
    def preview(self) -> str:
        return self._preview

    @Property(str, constant=True)
    def assets(self) -> str:
        return self._assets

    @Property(int, constant=True)
    def previewMin(self) -> int:
        return self._preview_min

    @Property("QVariantList", notify=packsChanged)
    def offered(self) -> list[dict[str, Any]]:
        return self._offered

    @Property(bool, notify=packsChanged)
    def busy(self) -> bool:
        return self._busy

    @Property("QVariantMap", notify=packsChanged)
    def doing(self) -> dict[str, str]:
        return self._doing

    @Property("QVariantMap", notify=packsChanged)
    def told(self) -> dict[str, Any]:
        return self._told

    @Slot(str, str)
    def press(self, act: str, pack: str) -> None:
        """One of PackAct, for the pack of this name."""
        self._ring(inputs.PackPressed(cast(PackAct, act), pack))
