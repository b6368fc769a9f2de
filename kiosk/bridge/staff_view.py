"""The staff corner as QML sees it: the PIN pad, devices in plain sentences, the printer's paper, the smile count's
switch and doors, and today's summary.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.exhibits.staff import DeviceHealth, StaffState
from kiosk.happenings import inputs
from kiosk.happenings.words import Door, Input, Level

QML_IMPORT_NAME = "KioskBridge"
QML_IMPORT_MAJOR_VERSION = 1


_DOORS: tuple[Door, ...] = ("entry", "exit")
# What wants hands stands first.
_LEVELS: tuple[Level, ...] = ("fault", "rehearsal", "ok")


def _smile(state: StaffState | None) -> dict[str, Any]:
    on = state.smiles_on if state else None
    return {"known": on is not None, "on": bool(on), "doors": [_door(state, door) for door in _DOORS]}


def _door(state: StaffState | None, door: Door) -> dict[str, str]:
    """How the door stands, and what its camera said of itself; "" where it has none of its own."""
    said = state.doors.get(door) if state else None
    health = state.devices.get(f"{door}_camera") if state else None
    if state and state.smiles_on is False:
        level = "off"
    elif said is None:
        level = health.level if health and health.level == "fault" else "unknown"
    elif not said.working:
        # At rest it says so itself, and nothing is wrong: outside the hall's hours.
        level = "rest" if health and health.level == "ok" else "fault"
    else:
        level = "rehearsal" if health and health.level == "rehearsal" else "ok"
    sentences = {"zh": health.sentence_zh, "en": health.sentence_en} if health else {"zh": "", "en": ""}
    return {"door": door, "level": level, "means": said.means if said else "", **sentences}


@QmlElement
@QmlUncreatable("made by the house")
class StaffView(QObject):
    """`devices` is a list of {name, level, zh, en, since}, faults first; `since`: HH:MM when a fault began, else "".

    `pad` is as in the staff exhibit: closed, open and so on.

    `padWaitS`: seconds until the pad takes a PIN again, else 0; `padNotice`: why a chosen PIN was not taken, or "".

    `printing` holds what PrinterTold does, and `filled` and `lifting`; empty while the printer said nothing. `summary`
    holds today's figures ready to show, by the names of words in the staff scene, and under `smile` those of the doors;
    empty when nothing can be read. `smile` is {known, on, doors}: whether smiles are counted, and for entry and exit
    {door, level, means, zh, en}; `level` is ok, rehearsal, rest, fault, off or unknown.
    """

    padChanged = Signal()
    padWaitChanged = Signal()
    devicesChanged = Signal()
    printingChanged = Signal()
    smileChanged = Signal()
    summaryChanged = Signal()

    def __init__(
        self,
        ring: Callable[[Input], None],
        read_summary: Callable[[], Mapping[str, Any] | None],
        local_time: Callable[[float], str] = lambda _: "",
    ) -> None:
        """`local_time`: the station's time (HH:MM) at a second of the house's clock."""
        super().__init__()
        self._ring = ring
        self._read_summary = read_summary
        self._local_time = local_time
        self._since: dict[str, tuple[float, str]] = {}
        self._pad: tuple[str, int, str] = ("closed", 0, "")
        self._devices: list[dict[str, str]] = []
        self._printing: dict[str, Any] = {}
        self._smile = _smile(None)
        self._summary: dict[str, Any] = {}

    def show(self, state: StaffState) -> None:
        """Set what changed."""
        pad = (state.pad, state.wait_s, state.notice)
        if pad != self._pad:
            changed = state.pad != self._pad[0]
            self._pad = pad
            if changed:
                self.padChanged.emit()
            self.padWaitChanged.emit()
        devices = [
            {
                "name": name,
                "level": health.level,
                "zh": health.sentence_zh,
                "en": health.sentence_en,
                "since": self._since_when(name, health) if health.level == "fault" else "",
            }
            for name, health in sorted(state.devices.items(), key=lambda one: (_LEVELS.index(one[1].level), one[0]))
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
        if (smile := _smile(state)) != self._smile:
            self._smile = smile
            self.smileChanged.emit()

    def _since_when(self, name: str, health: DeviceHealth) -> str:
        """Asked once: two clocks read one after the other may differ by a minute's edge."""
        if self._since.get(name, (None, ""))[0] != health.since_s:
            self._since[name] = (health.since_s, self._local_time(health.since_s))
        return self._since[name][1]

    @Property(str, notify=padChanged)
    def pad(self) -> str:
        return self._pad[0]

    @Property(int, notify=padWaitChanged)
    def padWaitS(self) -> int:
        return self._pad[1]

    @Property(str, notify=padWaitChanged)
    def padNotice(self) -> str:
        return self._pad[2]

    @Property("QVariantList", notify=devicesChanged)
    def devices(self) -> list[dict[str, str]]:
        return self._devices

    @Property("QVariantMap", notify=printingChanged)
    def printing(self) -> dict[str, Any]:
        return self._printing

    @Property("QVariantMap", notify=smileChanged)
    def smile(self) -> dict[str, Any]:
        return self._smile

    @Property("QVariantMap", notify=summaryChanged)
    def summary(self) -> dict[str, Any]:
        return self._summary

    @Slot()
    def readSummary(self) -> None:
        self._summary = dict(self._read_summary() or {})
        self.summaryChanged.emit()

    @Slot(bool)
    def switchSmiles(self, on: bool) -> None:
        self._ring(inputs.SmileSwitchPressed(on))

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
