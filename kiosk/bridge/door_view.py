"""A door's screen as QML sees it: lamps where faces are, how the door stands, who asked not to be counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.exhibits.smile.state import DoorNow, SmileState
from kiosk.happenings import inputs
from kiosk.happenings.inputs import Lamp
from kiosk.happenings.words import Door, Input

QML_IMPORT_NAME = "KioskBridge"
QML_IMPORT_MAJOR_VERSION = 1

LAMPS = 8
# A lamp follows a face that moved less than so many of its widths between two tellings; else it is another's.
FOLLOW_WIDTHS = 2.5
# One person presses once: what comes sooner is play.
PRESS_REST_S = 3.0


@QmlElement
@QmlUncreatable("made by the house")
class DoorView(QObject):
    """One door, `entry` or `exit`. `words`: the door scene's words, key -> language -> text.

    `lamps` is always 8 places of {lit, x, y, width, smile}, in parts of the mirror's width and height, mirrored left to
    right; a face keeps its place while it is seen, so that a lamp can glide. `smile` is -1 while it is not known.
    `standing`: counting, starting, broken, off when staff switched it off, or absent where the settings have no
    counting here. `somebodyLeftOut`: who had asked not to be counted walked past and was not.
    """

    lampsChanged = Signal()
    standingChanged = Signal()
    figuresChanged = Signal()
    leftOutChanged = Signal()
    somebodyLeftOut = Signal()

    def __init__(
        self,
        ring: Callable[[Input], None],
        door: Door,
        clock: Callable[[], float],
        uncounted_way: bool,
        words: Mapping[str, Mapping[str, str]],
        absent: bool = False,
    ) -> None:
        """`absent`: the settings have neither camera nor buttons at this door."""
        super().__init__()
        self._ring = ring
        self._door = door
        self._clock = clock
        self._uncounted_way = uncounted_way
        self._words = {tongue: {key: text[tongue] for key, text in words.items()} for tongue in ("zh", "en")}
        self._seen: tuple[Lamp, ...] = ()
        self._places: list[Lamp | None] = [None] * LAMPS
        self._dark: list[Lamp] = [Lamp(0.5, 0.5, 0.1, None)] * LAMPS
        self._absent = absent
        self._standing = "absent" if absent else "starting"
        self._means = "camera"
        self._rehearsing = False
        self._passed = 0
        self._left_out_until_s = 0.0
        self._leaving_out = 0
        self._press_from_s = float("-inf")

    def show(self, state: SmileState) -> None:
        """Set what changed."""
        now = state.doors.get(self._door, DoorNow())
        standing = "counting" if now.working else "starting" if now.working is None else "broken"
        if not state.switched:
            standing = "off"
        if self._absent:
            standing = "absent"
        if (standing, now.means, state.rehearsing) != (self._standing, self._means, self._rehearsing):
            self._standing, self._means, self._rehearsing = standing, now.means, state.rehearsing
            self.standingChanged.emit()
        passed = (state.shown.entry if self._door == "entry" else state.shown.exit).passed
        if passed != self._passed:
            self._passed = passed
            self.figuresChanged.emit()
        walked_past = now.leaving_out < self._leaving_out and self._clock() < self._left_out_until_s
        self._leaving_out = now.leaving_out
        if now.left_out_until_s != self._left_out_until_s:
            self._left_out_until_s = now.left_out_until_s
            self.leftOutChanged.emit()
        if walked_past and standing == "counting":
            self.somebodyLeftOut.emit()
        seen = state.lamps.get(self._door, ()) if standing == "counting" else ()
        if seen != self._seen:
            self._seen = seen
            self._place(seen)
            self.lampsChanged.emit()

    def _place(self, seen: tuple[Lamp, ...]) -> None:
        """Put every face where the nearest one shone before; the largest first, since they are the nearest to it."""
        places: list[Lamp | None] = [None] * LAMPS
        waiting = []
        for lamp in sorted(seen, key=lambda lamp: -lamp.width)[:LAMPS]:
            near = [
                (abs(lamp.x - before.x) + abs(lamp.y - before.y), place)
                for place, before in enumerate(self._places)
                if before and not places[place]
            ]
            far, place = min(near, default=(float("inf"), -1))
            if far <= FOLLOW_WIDTHS * lamp.width:
                places[place] = lamp
            else:
                waiting.append(lamp)
        # Those that just went dark still fade: a new face is lit in another place while there is one.
        free = [place for place in range(LAMPS) if not places[place]]
        free.sort(key=lambda place: self._places[place] is not None)
        for lamp, place in zip(waiting, free, strict=False):
            places[place] = lamp
        self._dark = [before or dark for before, dark in zip(self._places, self._dark, strict=True)]
        self._places = places

    @Property("QVariantList", notify=lampsChanged)
    def lamps(self) -> list[dict[str, Any]]:
        shown = []
        for lit, dark in zip(self._places, self._dark, strict=True):
            lamp = lit or dark
            smile = -1.0 if lamp.smile is None else lamp.smile
            shown.append({"lit": lit is not None, "x": 1 - lamp.x, "y": lamp.y, "width": lamp.width, "smile": smile})
        return shown

    @Property(int, notify=lampsChanged)
    def faces(self) -> int:
        """How many lamps are lit."""
        return sum(place is not None for place in self._places)

    @Property(str, constant=True)
    def door(self) -> str:
        return self._door

    @Property(bool, constant=True)
    def uncountedWay(self) -> bool:
        """Whether there is a way past this door where nobody is counted."""
        return self._uncounted_way

    @Property("QVariantMap", constant=True)
    def words(self) -> dict[str, dict[str, str]]:
        """Both languages' words, zh and en, for a screen at the door that belongs to no visit."""
        return self._words

    @Property(float, constant=True)
    def restS(self) -> float:
        """For so many seconds after a press no other one counts."""
        return PRESS_REST_S

    @Property(str, notify=standingChanged)
    def standing(self) -> str:
        return self._standing

    @Property(str, notify=standingChanged)
    def means(self) -> str:
        return self._means

    @Property(bool, notify=standingChanged)
    def rehearsing(self) -> bool:
        return self._rehearsing

    @Property(int, notify=figuresChanged)
    def passed(self) -> int:
        """Passages through this door today."""
        return self._passed

    @Property(float, notify=leftOutChanged)
    def leftOutS(self) -> float:
        """For so many seconds from now the next person is not counted; 0: everybody is."""
        return max(0.0, self._left_out_until_s - self._clock())

    @Slot()
    def leaveOut(self) -> None:
        self._ring(inputs.LeaveOutPressed(self._door))

    @Slot(bool, result=bool)
    def press(self, smile: bool) -> bool:
        """Ring the person's own answer; False when it was pressed too soon after the last one, or nothing counts."""
        now_s = self._clock()
        if self._standing != "counting" or now_s < self._press_from_s:
            return False
        self._press_from_s = now_s + PRESS_REST_S
        self._ring(inputs.SmileButtonPressed(self._door, smile))
        return True
