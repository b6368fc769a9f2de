"""微笑 as QML sees it: two doors in honest numbers, the hours of the day, and the rivers of lanterns."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.bridge.lantern_river import LanternPictures, LanternRiver
from kiosk.bridge.smile_figures import before_figures, difference_figures, door_figures, hour_figures
from kiosk.exhibits.smile.state import DoorNow, SmileState
from kiosk.happenings.inputs import SmilePictureChosen
from kiosk.happenings.words import Door, Input
from kiosk.places import ASSETS
from kiosk.reckoning.shares import HandCount

QML_IMPORT_NAME = "KioskBridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the house")
class SmileView(QObject):
    """Today's passages. While only pretend cameras report, their numbers are shown and `rehearsing` says so.

    `entry`, `exit`, `difference`, `hours`, `before` are as kiosk/bridge/smile_figures.py writes them; a door also has
    `working` (false: it does not count just now), `buttons` (its visitors tell themselves), and `absent` (the settings
    have no counting there).
    """

    figuresChanged = Signal()
    switchedChanged = Signal()
    pictureChanged = Signal()

    def __init__(
        self,
        ring: Callable[[Input], None],
        least_sample: int,
        entry_hand: HandCount | None,
        exit_hand: HandCount | None,
        assets: Path = ASSETS,
        calibrated_on: tuple[str, str] = ("", ""),
        absent: frozenset[Door] = frozenset(),
        open_s: Callable[[], float] = lambda: 0.0,
    ) -> None:
        """`entry_hand` and `exit_hand`: what each door's calibration counted, None before there was one;
        `calibrated_on`: the day of each, which was partly decided otherwise. Later days are corrected. `absent`: doors
        that have neither camera nor buttons. `open_s`: for how long the station has been open today.
        """
        super().__init__()
        self._ring = ring
        self._least = least_sample
        self._absent = absent
        self._open_s = open_s
        self._hands: dict[Door, tuple[HandCount | None, str]] = {
            "entry": (entry_hand, calibrated_on[0]),
            "exit": (exit_hand, calibrated_on[1]),
        }
        self._state: SmileState | None = None
        self._figures: dict[str, dict[str, Any]] = {}
        self._hours: list[dict[str, Any]] = []
        self._river = LanternRiver("hall", assets)
        self._alone_river = LanternRiver("alone", assets)
        self._read(SmileState())

    def show(self, state: SmileState) -> None:
        """Set what changed and let every new lantern drift in."""
        before, self._state = self._state, state

        def differs(*names: str) -> bool:
            return before is None or any(getattr(before, name) != getattr(state, name) for name in names)

        if differs("shown", "pretend", "doors", "local_day", "before_day", "before", "measured_s"):
            self._read(state)
            self.figuresChanged.emit()
        if differs("switched"):
            self.switchedChanged.emit()
        if differs("picture"):
            self.pictureChanged.emit()
        for river in (self._river, self._alone_river):
            river.show(state.lanterns)

    def pictures(self) -> LanternPictures:
        """A provider for `image://lanterns/`; one for every engine that shows a river."""
        return LanternPictures(self._river, self._alone_river)

    def _read(self, state: SmileState) -> None:
        tally = state.shown
        hands = {door: _hand_for(state, door, *known) for door, known in self._hands.items()}
        means = {now.means for now in state.doors.values()}
        alike = len(means) <= 1
        # Where one door is seen and the other pressed, only the first has hours.
        timed = frozenset(hands if alike else (door for door, now in state.doors.items() if now.means == "camera"))
        self._figures = {
            "entry": door_figures(tally.entry, self._least, hands["entry"])
            | _standing(state.doors.get("entry"), "entry" in self._absent)
            | self._measured(state, "entry"),
            "exit": door_figures(tally.exit, self._least, hands["exit"])
            | _standing(state.doors.get("exit"), "exit" in self._absent)
            | self._measured(state, "exit"),
            "difference": difference_figures(
                tally.entry, tally.exit, self._least, (hands["entry"], hands["exit"]), alike=alike
            ),
            "before": before_figures(state.before_day, state.before.entry, state.before.exit, self._least),
        }
        self._hours = hour_figures(tally.hours, self._least, timed)

    def _measured(self, state: SmileState, door: Door) -> dict[str, str]:
        """Minutes in which the door counted, and in which the open hall went uncounted; empty in a rehearsal."""
        measured_min = int(state.measured_s.get(door, 0.0) // 60)
        if state.pretend or not measured_min:
            return {"measured": "", "missed": ""}
        return {"measured": f"{measured_min}", "missed": f"{max(0, round(self._open_s() / 60) - measured_min)}"}

    @Property("QVariantMap", notify=figuresChanged)
    def entry(self) -> dict[str, Any]:
        return self._figures["entry"]

    @Property("QVariantMap", notify=figuresChanged)
    def exit(self) -> dict[str, Any]:
        return self._figures["exit"]

    @Property("QVariantMap", notify=figuresChanged)
    def difference(self) -> dict[str, Any]:
        return self._figures["difference"]

    @Property("QVariantMap", notify=figuresChanged)
    def before(self) -> dict[str, Any]:
        return self._figures["before"]

    @Property("QVariantList", notify=figuresChanged)
    def hours(self) -> list[dict[str, Any]]:
        return self._hours

    @Property(int, constant=True)
    def leastSample(self) -> int:
        return self._least

    @Property(bool, notify=figuresChanged)
    def rehearsing(self) -> bool:
        return self._state is not None and self._state.pretend

    @Property(int, notify=figuresChanged)
    def entryJudged(self) -> int:
        return self._state.shown.entry.judged if self._state else 0

    @Property(int, notify=figuresChanged)
    def exitJudged(self) -> int:
        return self._state.shown.exit.judged if self._state else 0

    @Property(bool, notify=switchedChanged)
    def switched(self) -> bool:
        """Staff let the doors count."""
        return self._state.switched if self._state else True

    @Property(str, notify=pictureChanged)
    def picture(self) -> str:
        """What the visitor sees: river or mirror."""
        return self._state.picture if self._state else "river"

    @Property(LanternRiver, constant=True)
    def river(self) -> LanternRiver:
        return self._river

    @Property(LanternRiver, constant=True)
    def aloneRiver(self) -> LanternRiver:
        """The same river for a screen of its own."""
        return self._alone_river

    @Slot()
    def showMirror(self) -> None:
        self._ring(SmilePictureChosen("mirror"))

    @Slot()
    def showRiver(self) -> None:
        self._ring(SmilePictureChosen("river"))


def _hand_for(state: SmileState, door: Door, hand: HandCount | None, calibrated_on: str) -> HandCount | None:
    """What the door's shown figures may be corrected by: its camera's errors are neither a pretend door's nor those of
    people who press a face, and not those of before it was calibrated.
    """
    now = state.doors.get(door)
    buttons = now is not None and now.means == "buttons"
    return None if state.pretend or buttons or calibrated_on >= state.local_day else hand


def _standing(door: DoorNow | None, absent: bool) -> dict[str, Any]:
    """A door that has not said anything yet is not held for broken."""
    return {
        "working": door is None or door.working is not False,
        "buttons": door is not None and door.means == "buttons",
        "absent": absent,
    }
