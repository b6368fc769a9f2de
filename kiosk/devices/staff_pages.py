"""Runs the process of the staff page, tells it how the house stands, and rings what staff press there."""

from __future__ import annotations

import json
import logging
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from kiosk.devices.child_process import ChildName, ChildProcess, Line, python_module
from kiosk.devices.notebook import Notebook
from kiosk.devices.supervisor import RestartRules
from kiosk.happenings import inputs
from kiosk.happenings.facts import StaffEntered, StaffRefused
from kiosk.happenings.words import Input, Level, Order
from kiosk.places import SCENES

NAME = ChildName("员工网页", "The staff page")
log = logging.getLogger(__name__)
LONGEST_LINE = 4000
LATEST_MIN = 600
MOST_PERSONS = 999
_CUT = 300
_AGE_JITTER_MS = 2000
_PLAIN: Mapping[str, Callable[[], Input]] = {
    "open_now": inputs.OpenNowPressed,
    "close_now": inputs.CloseNowPressed,
    "reset_hours": inputs.HoursResetPressed,
    "take_back_group": inputs.GroupTakenBack,
    "backup": inputs.BackupPressed,
    "restart": inputs.RestartPressed,
    "day_card": inputs.DayCardPressed,
    "fill_paper": inputs.PaperRefillPressed,
    "resume_queue": inputs.QueueResumePressed,
    "lift_cap": inputs.PrintCapLifted,
}


def press_of(line: Mapping[str, Any]) -> Input | None:
    """The press that a line `{"press": NAME, …}` means; None for anything staff can't press there."""
    name, value = line.get("press"), line.get("value")
    if isinstance(name, str) and name in _PLAIN:
        return _PLAIN[name]()
    match name, value:
        case "stay_open", int(minutes) if value is not True and 0 < minutes <= LATEST_MIN:
            return inputs.StayOpenPressed(minutes)
        case "group", int(persons) if value is not True and 0 < persons <= MOST_PERSONS:
            return inputs.GroupRegistered(persons)
        case "rest" | "wake", "story" | "panorama" | "postcard" | "smile":
            return inputs.RestPressed(value, name == "rest")
        case "practice", bool(on):
            return inputs.PracticePressed(on)
        case "smiles", bool(on):
            return inputs.SmileSwitchPressed(on)
    return None


class StaffPages:
    """Keeps `python -m kiosk.staff_pages` alive; takes no orders. What staff press there rings as `StaffAsked`.

    `config`: the file the kiosk's settings came from; `data`: the station's data folder. `real`: a station that has no
    practice PIN, but asks for one at its first start. `scenes`: where the titles of stories and buildings come from.
    """

    ORDERS: tuple[type[Order], ...] = ()

    def __init__(
        self,
        ring: Callable[[Input], None],
        journal: Notebook,
        config: Path,
        data: Path,
        *,
        scenes: Path = SCENES,
        real: bool = False,
        port: int | None = None,
    ) -> None:
        self._ring = ring
        self._journal = journal
        self._turn = threading.Lock()
        self._parts: dict[str, Any] = {}
        self._unsaid: dict[str, Any] = {}
        self._url = ""
        arguments = ["--config", str(config), "--data", str(data), "--scenes", str(scenes)]
        arguments += ["--real"] * real + ([] if port is None else ["--port", str(port)])
        self._child = ChildProcess(
            NAME,
            python_module("kiosk.staff_pages", *arguments),
            self._line,
            self._state,
            RestartRules(ready_within_s=90.0, silent_s=20.0),
        )

    @property
    def url(self) -> str:
        """Where staff reach the page now, "" while they don't; from any thread."""
        return self._url

    @property
    def pid(self) -> int | None:
        """The process id while there is one."""
        return self._child.pid

    def start(self) -> None:
        self._child.start()

    def take(self, order: Order) -> None:
        """Nothing is ordered of it."""

    def stop(self) -> None:
        self._child.stop()
        self._url = ""

    def tell(self, status: Mapping[str, Any]) -> None:
        """How the house stands, or parts of it; quick, from any thread, only what changed goes out.

        `devices`: a list of {name, level, zh, en, age_s}. Whole values: `printing` (as PrinterTold, or None), `smile`
        ({on, doors: DoorState by door}), `hall` (as HallTold), `resting` (names), `practising`, `version`, `backup` (as
        BackupTold), `keeping` (as KeepingTold, of the day card), `packs` (as PacksTold).
        """
        parts = {name: value for name, value in status.items() if name != "devices"}
        if "devices" in status:
            now_ms = time.time_ns() // 1_000_000
            devices = status["devices"]
            parts["names"] = [device["name"] for device in devices]
            for device in devices:
                since_ms = now_ms - round(1000 * float(device.get("age_s", 0.0)))
                parts[f"device:{device['name']}"] = {
                    "level": device["level"],
                    "zh": str(device["zh"])[:_CUT],
                    "en": str(device["en"])[:_CUT],
                    "since_ms": since_ms,
                }
        with self._turn:
            fresh = {name: value for name, value in parts.items() if not _alike(self._parts.get(name), value)}
            self._parts |= fresh
            self._unsaid |= fresh
            self._say()

    def _say(self) -> None:
        """What the child can't take now goes out with its next heartbeat."""
        for name in list(self._unsaid):
            line = json.dumps({"part": name, "value": self._unsaid[name]}, ensure_ascii=False, default=str)
            if len(line.encode()) > LONGEST_LINE:
                log.warning("the staff page is not told %s: %d bytes", name, len(line.encode()))
            elif not self._child.say(line):
                return
            del self._unsaid[name]

    def _line(self, line: Line) -> None:
        match line.get("kind"):
            case "ready":
                self._url = str(line.get("url", ""))
                with self._turn:
                    self._unsaid = dict(self._parts)
                    self._say()
            case "heartbeat":
                self._url = str(line.get("url", ""))
                with self._turn:
                    self._say()
            case "pressed":
                if press := press_of(line):
                    self._ring(inputs.StaffAsked(press))
            case "entered":
                self._journal.note(StaffEntered(), visit_id=None, rehearsal=False)
            case "refused":
                self._journal.note(StaffRefused(int(line.get("tries", 1))), visit_id=None, rehearsal=False)
            case "told":
                level: Level = "fault" if line.get("level") == "fault" else "ok"
                self._state(level, str(line.get("sentence_zh", "")), str(line.get("sentence_en", "")))

    def _state(self, level: Level, zh: str, en: str) -> None:
        if level == "fault":
            self._url = ""
        self._ring(inputs.DeviceReported("staff_page", level, zh, en))


def _alike(before: Any, after: Any) -> bool:
    """Whether nothing changed; an age is measured anew each time and trembles."""
    if isinstance(before, dict) and isinstance(after, dict) and "since_ms" in before and "since_ms" in after:
        trembles = abs(before["since_ms"] - after["since_ms"]) < _AGE_JITTER_MS
        return trembles and {**before, "since_ms": 0} == {**after, "since_ms": 0}
    return bool(before == after)
