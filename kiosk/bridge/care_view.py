"""Care as QML sees it: which exhibits rest, whether staff practise, and the groups received today."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.exhibits.care import EXHIBITS, CareState
from kiosk.exhibits.reception import MOST_PERSONS, ReceptionState
from kiosk.happenings import inputs
from kiosk.happenings.words import Input

QML_IMPORT_NAME = "KioskBridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the house")
class CareView(QObject):
    """`exhibits` is a list of {name, resting, by}, in the order of the hall; `by` is staff, itself or "".

    `resting` holds the same by name: true for those at rest. `groups` are the persons of each group of today, in order.
    """

    restChanged = Signal()
    practiceChanged = Signal()
    groupsChanged = Signal()

    def __init__(self, ring: Callable[[Input], None]) -> None:
        super().__init__()
        self._ring = ring
        self._care = CareState()
        self._groups: tuple[int, ...] = ()

    def show(self, state: CareState) -> None:
        """Set what changed of rest and practice."""
        before, self._care = self._care, state
        if before.resting != state.resting:
            self.restChanged.emit()
        if before.practising != state.practising:
            self.practiceChanged.emit()

    def show_reception(self, state: ReceptionState) -> None:
        """Set what changed in the register."""
        if state.groups != self._groups:
            self._groups = state.groups
            self.groupsChanged.emit()

    @Property("QVariantList", notify=restChanged)
    def exhibits(self) -> list[dict[str, Any]]:
        by = self._care.resting
        return [{"name": name, "resting": name in by, "by": by.get(name, "")} for name in EXHIBITS]

    @Property("QVariantMap", notify=restChanged)
    def resting(self) -> dict[str, bool]:
        return {name: name in self._care.resting for name in EXHIBITS}

    @Property(bool, notify=practiceChanged)
    def practising(self) -> bool:
        return self._care.practising

    @Property("QVariantList", notify=groupsChanged)
    def groups(self) -> list[int]:
        return list(self._groups)

    @Property(int, notify=groupsChanged)
    def persons(self) -> int:
        return sum(self._groups)

    @Property(int, constant=True)
    def mostPersons(self) -> int:
        return MOST_PERSONS

    @Slot(str, bool)
    def rest(self, exhibit: str, resting: bool) -> None:
        """Let an exhibit rest, or wake it."""
        self._ring(inputs.RestPressed(exhibit, resting))

    @Slot(bool)
    def practise(self, on: bool) -> None:
        self._ring(inputs.PracticePressed(on))

    @Slot(int)
    def receiveGroup(self, persons: int) -> None:
        self._ring(inputs.GroupRegistered(persons))

    @Slot()
    def takeBack(self) -> None:
        self._ring(inputs.GroupTakenBack())
