"""The staff corner as QML sees it: the PIN pad, devices in plain sentences, the printer's paper, today's summary."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.exhibits.staff import StaffState
from kiosk.happenings import inputs
from kiosk.happenings.words import Input

QML_IMPORT_NAME = "KioskBridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the house")
class StaffView(QObject):
    """`devices` is a list of {name, level, zh, en}; `pad` is closed, open, checking, wrong or locked.

    `printing` holds what PrinterTold does, and `filled` and `lifting`; empty while the printer said nothing. `summary`
    holds today's figures ready to show, by the names of words in the staff scene; empty when nothing can be read.
    """

    padChanged = Signal()
    devicesChanged = Signal()
    printingChanged = Signal()
    summaryChanged = Signal()

    def __init__(self, ring: Callable[[Input], None], read_summary: Callable[[], Mapping[str, str] | None]) -> None:
        super().__init__()
        self._ring = ring
        self._read_summary = read_summary
        self._pad = "closed"
        self._devices: list[dict[str, str]] = []
        self._printing: dict[str, Any] = {}
        self._summary: dict[str, str] = {}

    def show(self, state: StaffState) -> None:
        """Set what changed."""
        if state.pad != self._pad:
            self._pad = state.pad
            self.padChanged.emit()
        devices = [
            {"name": name, "level": health.level, "zh": health.sentence_zh, "en": health.sentence_en}
            for name, health in sorted(state.devices.items())
        ]
        if devices != self._devices:
            self._devices = devices
            self.devicesChanged.emit()
        printing = {}
        if state.printing is not None:
            printing = asdict(state.printing) | {"filled": state.filled, "lifting": state.lifting}
        if printing != self._printing:
            self._printing = printing
            self.printingChanged.emit()

    @Property(str, notify=padChanged)
    def pad(self) -> str:
        return self._pad

    @Property("QVariantList", notify=devicesChanged)
    def devices(self) -> list[dict[str, str]]:
        return self._devices

    @Property("QVariantMap", notify=printingChanged)
    def printing(self) -> dict[str, Any]:
        return self._printing

    @Property("QVariantMap", notify=summaryChanged)
    def summary(self) -> dict[str, str]:
        return self._summary

    @Slot()
    def readSummary(self) -> None:
        self._summary = dict(self._read_summary() or {})
        self.summaryChanged.emit()

    @Slot(str)
    def enterPin(self, pin: str) -> None:
        self._ring(inputs.PinEntered(pin))

    @Slot()
    def closePad(self) -> None:
        self._ring(inputs.PinClosed())

    @Slot()
    def leaveStaff(self) -> None:
        self._ring(inputs.StaffLeft())

    @Slot()
    def endKiosk(self) -> None:
        self._ring(inputs.LeavePressed())

    @Slot()
    def fillPaper(self) -> None:
        self._ring(inputs.PaperRefillPressed())

    @Slot()
    def resumeQueue(self) -> None:
        self._ring(inputs.QueueResumePressed())

    @Slot()
    def liftPrintCap(self) -> None:
        self._ring(inputs.PrintCapLifted())
