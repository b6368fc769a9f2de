"""The house: one door in (`receive`), three doors out (views, journal, devices).

Runs on one thread; only `ring` may come from others.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from kiosk.exhibits.step import Step
from kiosk.exhibits.visit import VisitState
from kiosk.happenings import inputs
from kiosk.happenings.facts import DeviceFaulted
from kiosk.happenings.orders import EndKiosk, Ring
from kiosk.happenings.words import Fact, Input, Order

log = logging.getLogger(__name__)
# The parts of the house whose facts belong to whoever stands at the screen; who passes a door is somebody else.
VISITED = {"visit", "story", "panorama", "postcard"}
# What holds until it is told otherwise: an exhibit that starts afresh hears it again.
STANDING = (
    inputs.SceneShown,
    inputs.HallTold,
    inputs.ExhibitRestTold,
    inputs.PracticeTold,
    inputs.SmileSwitched,
    inputs.DoorState,
    inputs.DeviceReported,
)


class Device(Protocol):
    """Anything that does orders: `take` never blocks, results ring in as inputs."""

    ORDERS: tuple[type[Order], ...]

    def start(self) -> None: ...

    def take(self, order: Order) -> None: ...

    def stop(self) -> None: ...


class Notebook(Protocol):
    """What the house needs of the journal."""

    def note(self, fact: Fact, *, visit_id: str | None, rehearsal: bool, closed: bool) -> object: ...


class Alarm(Protocol):
    """Wakes the house at a second of its clock by ringing `DueCame`; None = not at all."""

    def set(self, at_s: float | None) -> None: ...


@dataclass(slots=True)
class Exhibit:
    """A seat in the house: the state, the pure functions on it and what shows it.

    `never_practice`: what it notes is no practice while staff practise, because it holds for the hall all the same.
    """

    name: str
    state: Any
    step: Callable[[Any, Input, float], Step[Any]]
    due: Callable[[Any], float | None]
    show: Callable[[Any], None]
    first: Any = None
    never_practice: bool = False

    def __post_init__(self) -> None:
        self.first = self.state


class House:
    """Every exhibit hears every input, in seating order; the visit sits first, so facts carry the right visit.

    `devices` by name, in starting order; `names`: what staff call exhibits and devices, in Chinese and English, by
    their names here. What goes wrong in one part stays in it.
    """

    def __init__(
        self,
        visit: Exhibit,
        exhibits: Sequence[Exhibit],
        devices: Mapping[str, Device],
        journal: Notebook,
        clock: Callable[[], float],
        alarm: Alarm,
        end: Callable[[str], None],
        rehearsal: bool = False,
        names: Mapping[str, tuple[str, str]] | None = None,
    ) -> None:
        self._visit = visit
        self._exhibits = (visit, *exhibits)
        self._devices = dict(devices)
        self._journal = journal
        self._clock = clock
        self._alarm = alarm
        self._end = end
        self._rehearsal = rehearsal
        self._names = names or {}
        self._doers = {order: (name, device) for name, device in devices.items() for order in device.ORDERS}
        self._waiting: deque[Input] = deque()
        self._receiving = False
        self._practising = False
        self._closed = False
        self._standing: dict[object, Input] = {}

    def start(self) -> None:
        """Show the first state and start the devices in order; one that can't doesn't keep the others."""
        for exhibit in self._exhibits:
            self._show(exhibit)
        for name, device in self._devices.items():
            try:
                device.start()
            except Exception as error:
                log.exception("%s did not start", name)
                self.receive(self._broken(name, error))

    def stop(self) -> None:
        """Stop the devices in reverse order; one that fails doesn't keep the others."""
        self._alarm.set(None)
        for name, device in reversed(self._devices.items()):
            try:
                device.stop()
            except Exception:
                log.exception("%s did not stop", name)

    def receive(self, happening: Input) -> None:
        """Let every exhibit step, then show, note and order; what rings meanwhile is taken in turn."""
        self._waiting.append(happening)
        if self._receiving:
            return
        self._receiving = True
        try:
            while self._waiting:
                self._take(self._waiting.popleft())
        finally:
            self._receiving = False
            self._alarm.set(min((at for at in map(self._due, self._exhibits) if at is not None), default=None))

    def _take(self, happening: Input) -> None:
        now_s = self._clock()
        if isinstance(happening, STANDING):
            about = next((getattr(happening, of) for of in ("exhibit", "door", "device") if hasattr(happening, of)), "")
            self._standing.pop((type(happening), about), None)
            self._standing[type(happening), about] = happening
        if isinstance(happening, inputs.PracticeTold):
            self._practising = happening.on
        if isinstance(happening, inputs.HallTold):
            self._closed = not happening.open
        before: VisitState = self._visit.state
        for exhibit in self._exhibits:
            try:
                step = exhibit.step(exhibit.state, happening, now_s)
            except Exception as error:
                self._stumble(exhibit, happening, error)
                continue
            if step.state is not exhibit.state:
                exhibit.state = step.state
                self._show(exhibit)
            after: VisitState = self._visit.state
            # What is left when a visit closes belongs to the visit that is over by then.
            closed_id = happening.visit_id if isinstance(happening, inputs.VisitClosed) else None
            rehearsal = self._marks(exhibit) or step.rehearsal or bool(getattr(happening, "rehearsal", False))
            for fact in step.facts:
                visit_id = closed_id or after.visit_id or before.visit_id if fact.exhibit in VISITED else None
                self._journal.note(fact, visit_id=visit_id, rehearsal=rehearsal, closed=self._closed)
            for order in step.orders:
                self._give(order)

    def _give(self, order: Order) -> None:
        if isinstance(order, Ring):
            self._waiting.append(order.happening)
        elif isinstance(order, EndKiosk):
            self._end(order.reason)
        elif doer := self._doers.get(type(order)):
            name, device = doer
            try:
                device.take(order)
            except Exception as error:
                log.exception("%s can't do %s", name, type(order).__name__)
                self._waiting.append(self._broken(name, error))
        else:
            log.warning("nobody does %s", type(order).__name__)

    def _stumble(self, exhibit: Exhibit, happening: Input, error: Exception) -> None:
        """A fault in one exhibit's thinking: it starts afresh, staff are told, the hall goes on.

        A visit that met it ends, so that nobody is left before a scene that forgot what it was showing.
        """
        log.error("%s stumbled over %s", exhibit.name, type(happening).__name__, exc_info=error)
        visit_id = self._visit.state.visit_id
        exhibit.state = exhibit.first
        self._remind(exhibit)
        self._show(exhibit)
        if exhibit is self._visit and visit_id:
            self._waiting.extend((inputs.VisitClosed(visit_id), inputs.SceneShown(self._visit.state.scene)))
        elif exhibit.name in VISITED:
            self._waiting.append(inputs.VisitLeft())
        called_zh, called_en = self._called(exhibit.name)
        slip = f"“{called_en}” made a mistake ({type(error).__name__})"
        sentence = f"{slip} and started afresh by itself. If it comes back, restart the kiosk."
        faulted = DeviceFaulted(exhibit.name, sentence)
        self._journal.note(faulted, visit_id=visit_id, rehearsal=self._marks(exhibit), closed=self._closed)
        self._waiting.append(inputs.ExhibitStumbled(exhibit.name))
        if not isinstance(happening, inputs.DeviceReported):
            told_zh = f"“{called_zh}”出错，已自动重新开始。如果再次出错，请重启程序。"
            self._waiting.append(inputs.DeviceReported(exhibit.name, "fault", told_zh, sentence))

    def _marks(self, exhibit: Exhibit) -> bool:
        """Whether what this exhibit notes is only rehearsed, whatever it says itself."""
        return self._rehearsal or (self._practising and not exhibit.never_practice)

    def _called(self, name: str) -> tuple[str, str]:
        return self._names.get(name, (name, name))

    def _broken(self, name: str, error: Exception) -> inputs.DeviceReported:
        called_zh, called_en = self._called(name)
        why = f"{type(error).__name__}: {error}"
        return inputs.DeviceReported(
            name,
            "fault",
            f"“{called_zh}”出错（{why}），其他部分照常。如果一直不恢复，请重启程序。",
            f"“{called_en}” failed ({why}); everything else goes on. If it stays so, restart the kiosk.",
        )

    def _remind(self, exhibit: Exhibit) -> None:
        """What stands is told again to an exhibit that forgot it; the others know, so nothing is noted or ordered."""
        for standing in self._standing.values():
            try:
                exhibit.state = exhibit.step(exhibit.state, standing, self._clock()).state
            except Exception:
                log.exception("%s stumbled again, over %s", exhibit.name, type(standing).__name__)

    def _show(self, exhibit: Exhibit) -> None:
        try:
            exhibit.show(exhibit.state)
        except Exception:
            log.exception("%s can't be shown", exhibit.name)

    def _due(self, exhibit: Exhibit) -> float | None:
        return exhibit.due(exhibit.state)
