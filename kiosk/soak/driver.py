"""Drives one station's window as one visitor after another would; touches go through the window as real ones do."""

from __future__ import annotations

import heapq
import itertools
import random
from collections import Counter
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer

from kiosk.bridge.finger import Finger, NothingThereError
from kiosk.devices.wheel import PretendWheel
from kiosk.exhibits.care import EXHIBITS
from kiosk.happenings import inputs
from kiosk.soak.crowd import Gesture, Visitor
from kiosk.soak.fast_clock import FastClock
from kiosk.wiring import Station

LOOK_EVERY_MS = 30
# So often the clock is held or let go, and the exhibits are asked what is due: Qt's alarm counts real seconds.
TICK_MS = 20
# A scene that has not settled by then is noted as late.
SETTLES_WITHIN_MS = 8000


class Driver(QObject):
    """Sends visitors in until `stop`; `visits` and `gestures` count what was done, `late` what the window kept waiting.

    `arrivals` gives how many seconds of the hall lie between two visitors' coming; who finds the hall taken waits. The
    clock is held while a scene is being made ready and while the window is touched: only waiting and thinking go fast.
    """

    def __init__(self, station: Station, clock: FastClock, arrivals: Iterator[float], seed: int) -> None:
        super().__init__()
        self._station = station
        self._clock = clock
        self._arrivals = arrivals
        self._random = random.Random(seed)
        self._visitor: Visitor | None = None
        self._waited_ms = 0
        self._came_s = clock()
        self._stopped = False
        self._touching = False
        self._last_gone = False
        self.visits = 0
        self.late: Counter[str] = Counter()
        self.gestures: Counter[str] = Counter()
        self._made_finger: Finger | None = None
        self._waiting: list[tuple[float, int, Callable[[], None]]] = []
        self._order = itertools.count()
        self._ticks = QTimer(self)
        self._ticks.setInterval(TICK_MS)
        self._ticks.timeout.connect(self._tick)

    @property
    def nobody_comes(self) -> bool:
        """Whether the last of all visitors has gone."""
        return self._last_gone

    @property
    def finger(self) -> Finger:
        """The finger on the station's window, which is there once the soak has begun."""
        if self._made_finger is None:
            self._made_finger = Finger(self._station.hall.window)
        return self._made_finger

    def begin(self) -> None:
        self._ticks.start()
        self.after(0.0, self._arrives)

    def stop(self) -> None:
        """No gesture follows; staff wake what rests, and the hall goes on being asked what is due."""
        self._stopped = True
        self._wake_all()

    def end(self) -> None:
        """The hall is asked nothing more: its window is about to close."""
        self._ticks.stop()

    def _soon(self, then: Callable[[], None]) -> None:
        QTimer.singleShot(LOOK_EVERY_MS, self, lambda: None if self._stopped else then())

    def after(self, hall_s: float, then: Callable[[], None]) -> None:
        """Do it so many seconds of the hall later, unless the soak has ended."""
        heapq.heappush(self._waiting, (self._clock() + hall_s, next(self._order), then))

    def _tick(self) -> None:
        self._station.house.receive(inputs.DueCame())
        # A touch waits for frames, and ticks go on meanwhile.
        if self._touching:
            return
        self._clock.hold(not self._station.hall.settled)
        while self._waiting and self._waiting[0][0] <= self._clock() and not self._stopped:
            heapq.heappop(self._waiting)[2]()

    @property
    def _scene(self) -> str:
        return str(self._station.house_view.property("scene"))

    def _arrives(self) -> None:
        if not self._settled(self._arrives):
            return
        if self._scene != "attract":
            self._soon(self._arrives)
            return
        self._visitor = Visitor(self._random.randrange(2**32))
        self.visits += 1
        self._came_s = self._clock()
        if self._visitor.is_staff:
            self._staff_come()
        else:
            self._try(lambda: self.finger.tap("attract"))
            self.after(1.0, self._next)

    def _settled(self, again: Callable[[], None]) -> bool:
        if self._station.hall.settled or self._waited_ms >= SETTLES_WITHIN_MS:
            if self._waited_ms >= SETTLES_WITHIN_MS:
                self.late[self._scene] += 1
            self._waited_ms = 0
            return True
        self._waited_ms += LOOK_EVERY_MS
        self._soon(again)
        return False

    def _next(self) -> None:
        if not self._settled(self._next):
            return
        visitor, scene = self._visitor, self._scene
        if visitor is None or scene == "attract":
            self._gone()
            return
        gesture = visitor.next(scene, self.finger.seen())
        self.after(gesture.think_s, lambda: self._do(gesture))

    def _do(self, gesture: Gesture) -> None:
        self.gestures[gesture.does] += 1
        if gesture.does == "walk_away":
            self._gone()
            return
        if gesture.does == "leave":
            self._try(lambda: self.finger.tap("bar-leave"))
            self._gone()
            return
        self._try(lambda: self._touch(gesture))
        self._soon(self._next)

    def _touch(self, gesture: Gesture) -> None:
        match gesture.does:
            case "tap":
                self.finger.tap(gesture.on)
            case "rub" | "write":
                self.finger.draw(gesture.on, list(gesture.path))
            case "swipe":
                self.finger.swipe(list(gesture.path))
            case "fingers":
                self.finger.press_together(list(gesture.path))
                self.finger.release_together(list(gesture.path))
            case "wheel":
                wheel = self._station.devices.get("wheel")
                if isinstance(wheel, PretendWheel):
                    wheel.turn(gesture.value)

    def _try(self, touch: Callable[[], None]) -> None:
        """A thing that was seen may be gone a moment later."""
        try:
            self.in_own_time(touch)
        except NothingThereError:
            self.gestures["missed"] += 1

    def in_own_time(self, touch: Callable[[], object]) -> None:
        """Do what touches the window while the clock is held."""
        before, self._touching = self._touching, True
        self._clock.hold(True)
        try:
            touch()
        finally:
            self._touching = before

    def _staff_come(self) -> None:
        """Staff look through their pages, wake what rests, and go."""
        self.gestures["staff"] += 1
        self._station.house.receive(inputs.StaffAdmitted())
        self._wake_all()
        self.after(2.0, self._staff_look)

    def _wake_all(self) -> None:
        for exhibit in EXHIBITS:
            self._station.house.receive(inputs.StaffAsked(inputs.RestPressed(exhibit, False)))

    def _staff_look(self) -> None:
        if not self._settled(self._staff_look):
            return
        for name in sorted(name for name in self.finger.seen() if name.startswith("staff-page-")):
            self._try(lambda name=name: self.finger.tap(name))  # type: ignore[misc]
        self._try(lambda: self.finger.tap("staff-back"))
        self._gone()

    def _gone(self) -> None:
        """The next one comes; after somebody who walked away the hall falls asleep first."""
        self._visitor = None
        wheel = self._station.devices.get("wheel")
        if isinstance(wheel, PretendWheel):
            wheel.turn(0.0)
        gap_s = next(self._arrivals, None)
        self._last_gone = gap_s is None
        if gap_s is not None:
            self.after(max(0.0, self._came_s + gap_s - self._clock()), self._arrives)
