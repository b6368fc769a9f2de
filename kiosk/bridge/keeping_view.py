"""What the station keeps as QML sees it: the last backup, what is under way, and how each job ended."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, tzinfo
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.exhibits.keeping import KeepingState
from kiosk.happenings import inputs
from kiosk.happenings.words import Input

QML_IMPORT_NAME = "KioskBridge"
QML_IMPORT_MAJOR_VERSION = 1
_JOBS = ("backup", "export", "day_card", "evening")


@QmlElement
@QmlUncreatable("made by the house")
class KeepingView(QObject):
    """`kept` is {known, day, time, megabytes} of the last good backup, `day` "" when there is none.

    `jobs` holds for backup, export, day_card and evening {busy, told, ok, zh, en}; `told` is false before it ever ran.
    """

    keptChanged = Signal()
    jobsChanged = Signal()

    def __init__(self, ring: Callable[[Input], None], zone: tzinfo) -> None:
        super().__init__()
        self._ring = ring
        self._zone = zone
        self._kept = _kept(None, zone)
        self._jobs = _jobs(None)

    def show(self, state: KeepingState) -> None:
        """Set what changed."""
        if (kept := _kept(state, self._zone)) != self._kept:
            self._kept = kept
            self.keptChanged.emit()
        if (jobs := _jobs(state)) != self._jobs:
            self._jobs = jobs
            self.jobsChanged.emit()

    @Property("QVariantMap", notify=keptChanged)
    def kept(self) -> dict[str, Any]:
        return self._kept

    @Property("QVariantMap", notify=jobsChanged)
    def jobs(self) -> dict[str, Any]:
        return self._jobs

    @Slot()
    def backUp(self) -> None:
        self._ring(inputs.BackupPressed())

    @Slot()
    def exportJournal(self) -> None:
        self._ring(inputs.ExportPressed())

    @Slot()
    def printDayCard(self) -> None:
        self._ring(inputs.DayCardPressed())

    @Slot()
    def restart(self) -> None:
        self._ring(inputs.RestartPressed())


def _kept(state: KeepingState | None, zone: tzinfo) -> dict[str, Any]:
    known = state is not None and state.made_utc_ms is not None
    made_utc_ms = (state.made_utc_ms or 0) if state else 0
    if not made_utc_ms:
        return {"known": known, "day": "", "time": "", "megabytes": ""}
    made = datetime.fromtimestamp(made_utc_ms / 1000, UTC).astimezone(zone)
    megabytes = (state.bytes if state else 0) / 1e6
    shown = f"{megabytes:.1f}" if megabytes < 10 else f"{megabytes:,.0f}"
    return {"known": True, "day": f"{made:%Y-%m-%d}", "time": f"{made:%H:%M}", "megabytes": shown}


def _jobs(state: KeepingState | None) -> dict[str, Any]:
    return {job: _job(state, job) for job in _JOBS}


def _job(state: KeepingState | None, job: str) -> dict[str, Any]:
    told = state.last(job) if state else None
    return {
        "busy": state is not None and job in state.jobs,
        "told": told is not None,
        "ok": told is not None and told.ok,
        "zh": told.sentence_zh if told else "",
        "en": told.sentence_en if told else "",
    }
