"""微笑 as QML sees it: two doors in numbers, and a signal for every new lantern."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.exhibits.smile import DoorCount, Lantern, SmileState

QML_IMPORT_NAME = "KioskBridge"
QML_IMPORT_MAJOR_VERSION = 1


def _shown(lantern: Lantern) -> dict[str, object]:
    mood = "unknown" if lantern.smile is None else "smile" if lantern.smile else "calm"
    return {"number": lantern.number, "door": lantern.door, "mood": mood}


@QmlElement
@QmlUncreatable("made by the house")
class SmileView(QObject):
    """Today's passages. While only pretend cameras report, their numbers are shown and `rehearsing` says so."""

    countChanged = Signal()
    lanternsChanged = Signal()
    lanternLit = Signal("QVariantMap")

    def __init__(self) -> None:
        super().__init__()
        self._entry = DoorCount()
        self._exit = DoorCount()
        self._rehearsing = False
        self._lanterns: tuple[Lantern, ...] = ()

    def show(self, state: SmileState) -> None:
        """Set what changed and let every new lantern drift in."""
        pretend = state.rehearsing and not state.entry.passed and not state.exit.passed
        entry = state.rehearsal_entry if pretend else state.entry
        left = state.rehearsal_exit if pretend else state.exit
        if (entry, left, pretend) != (self._entry, self._exit, self._rehearsing):
            self._entry, self._exit, self._rehearsing = entry, left, pretend
            self.countChanged.emit()
        newest = self._lanterns[-1].number if self._lanterns else 0
        if state.lanterns != self._lanterns:
            self._lanterns = state.lanterns
            self.lanternsChanged.emit()
            for lantern in state.lanterns:
                if lantern.number > newest:
                    self.lanternLit.emit(_shown(lantern))

    @Property("QVariantList", notify=lanternsChanged)
    def lanterns(self) -> list[dict[str, object]]:
        return [_shown(lantern) for lantern in self._lanterns]

    @Property(bool, notify=countChanged)
    def rehearsing(self) -> bool:
        return self._rehearsing

    @Property(int, notify=countChanged)
    def entryPassed(self) -> int:
        return self._entry.passed

    @Property(int, notify=countChanged)
    def entryJudged(self) -> int:
        return self._entry.judged

    @Property(int, notify=countChanged)
    def entrySmiled(self) -> int:
        return self._entry.smiled

    @Property(int, notify=countChanged)
    def exitPassed(self) -> int:
        return self._exit.passed

    @Property(int, notify=countChanged)
    def exitJudged(self) -> int:
        return self._exit.judged

    @Property(int, notify=countChanged)
    def exitSmiled(self) -> int:
        return self._exit.smiled
