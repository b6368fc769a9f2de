"""The morning check as QML sees it: its lines, the question at hand, the wheel and the grid as they are felt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import Property, QObject, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.exhibits.morning.state import ASKED, COLUMNS, NAMES, ROWS, MorningState
from kiosk.happenings import inputs
from kiosk.happenings.words import Input

QML_IMPORT_NAME = "KioskBridge"
QML_IMPORT_MAJOR_VERSION = 1


def _lines(state: MorningState | None) -> list[dict[str, Any]]:
    if state is None:
        return []
    return [
        {
            "name": name,
            "level": line.level,
            "word": line.word,
            "zh": line.sentence_zh,
            "en": line.sentence_en,
            "measured": line.measured,
        }
        for name, line in ((name, state.lines[name]) for name in NAMES)
    ]


@QmlElement
@QmlUncreatable("made by the house")
class MorningView(QObject):
    """`lines` is a list of {name, level, word, zh, en, measured}, in order; `word` is one of the morning scene's.

    `phase` is rest, running or done; `question` what staff are asked about now, or "". `wheel` is {left, right, at,
    endless, rolled}: how far it was turned each way, 0..1, and where it stands, -1..1. `wiped` holds the squares of the
    touch grid that were felt, of `columns` x `rows`. `levelDb` is how loud the spoken number came out, 0 while nobody
    measured. `strip` is the picture the printer was given, "" without one; `clock` the station's time when it was asked
    for last.
    """

    linesChanged = Signal()
    phaseChanged = Signal()
    wheelChanged = Signal()
    wipedChanged = Signal()
    levelChanged = Signal()
    clockChanged = Signal()

    def __init__(self, ring: Callable[[Input], None], strip: Path, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._ring = ring
        self._strip_path = strip
        self._now = now
        self._state: MorningState | None = None
        self._lines: list[dict[str, Any]] = []
        self._phase = ("rest", "", 0.0)
        self._wheel: dict[str, Any] = {"left": 0.0, "right": 0.0, "at": 0.0, "endless": False, "rolled": 0.0}
        self._wiped: list[int] = []
        self._level_db = 0.0
        self._clock = ""

    def show(self, state: MorningState) -> None:
        """Set what changed."""
        self._state = state
        if (lines := _lines(state)) != self._lines:
            self._lines = lines
            self.linesChanged.emit()
        if (phase := (state.phase, str(state.question), state.seconds)) != self._phase:
            self._phase = phase
            self.phaseChanged.emit()
        turned = state.turned
        wheel = {
            "left": turned.left,
            "right": turned.right,
            "at": turned.at,
            "endless": turned.endless,
            "rolled": turned.rolled,
        }
        if wheel != self._wheel:
            self._wheel = wheel
            self.wheelChanged.emit()
        if (wiped := sorted(state.wiped)) != self._wiped:
            self._wiped = wiped
            self.wipedChanged.emit()
        if (level_db := state.level_db or 0.0) != self._level_db:
            self._level_db = level_db
            self.levelChanged.emit()

    @Property("QVariantList", notify=linesChanged)
    def lines(self) -> list[dict[str, Any]]:
        return self._lines

    @Property(str, notify=phaseChanged)
    def phase(self) -> str:
        return self._phase[0]

    @Property(str, notify=phaseChanged)
    def question(self) -> str:
        return self._phase[1]

    @Property(float, notify=phaseChanged)
    def seconds(self) -> float:
        return self._phase[2]

    @Property("QVariantMap", notify=wheelChanged)
    def wheel(self) -> dict[str, Any]:
        return self._wheel

    @Property("QVariantList", notify=wipedChanged)
    def wiped(self) -> list[int]:
        return self._wiped

    @Property(int, constant=True)
    def columns(self) -> int:
        return COLUMNS

    @Property(int, constant=True)
    def rows(self) -> int:
        return ROWS

    @Property(float, notify=levelChanged)
    def levelDb(self) -> float:
        return self._level_db

    @Property(str, notify=phaseChanged)
    def strip(self) -> str:
        return QUrl.fromLocalFile(str(self._strip_path)).toString() if self._strip_path.is_file() else ""

    @Property(str, notify=clockChanged)
    def clock(self) -> str:
        return self._clock

    @Slot()
    def readClock(self) -> None:
        """Set `clock` to the time now, HH:MM."""
        self._clock = f"{self._now():%H:%M}"
        self.clockChanged.emit()

    @Slot()
    def begin(self) -> None:
        self._ring(inputs.MorningCheckPressed())

    @Slot(str)
    def again(self, name: str) -> None:
        """One line anew."""
        if name in NAMES:
            self._ring(inputs.MorningCheckPressed(name))

    @Slot(float, float)
    def wipe(self, x: float, y: float) -> None:
        """A finger is there, in parts of the screen's width and height."""
        if not (0 <= x < 1 and 0 <= y < 1):
            return
        square = int(y * ROWS) * COLUMNS + int(x * COLUMNS)
        if square not in self._wiped:
            self._ring(inputs.CheckTouched(square))

    @Slot(str, bool)
    def answer(self, name: str, right: bool) -> None:
        if name in ASKED:
            self._ring(inputs.CheckAnswered(name, right))

    @Slot(int)
    def hear(self, number: int) -> None:
        """Staff heard this number, 1 to 9; 0: they heard none."""
        self._ring(inputs.CheckAnswered("speaker", self._state is not None and number == self._state.number > 0))

    @Slot()
    def close(self) -> None:
        self._ring(inputs.CheckClosed())
