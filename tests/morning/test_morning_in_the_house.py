"""The morning check in the house: its orders find their doers, and the staff scene waits for whoever walks about."""

from __future__ import annotations

import threading

from kiosk.devices.check_desk import CheckDesk
from kiosk.devices.checks.check import Finding, Tell
from kiosk.devices.checks.station import spoken_numbers
from kiosk.exhibits import morning, visit
from kiosk.happenings import facts, inputs
from kiosk.happenings.orders import CloseCamera, OpenCamera, RestDoors, Speak
from kiosk.happenings.words import Fact, Input, Order
from kiosk.house import Exhibit, House
from kiosk.places import ASSETS
from tests.devices.doorbell import Doorbell

IDLE_S = 60


class Well:
    """A check that finds everything well."""

    def look(self, tell: Tell, ended: threading.Event) -> None:
        tell(Finding("ok", "正常。", "Well."))


class Station:
    """Booth camera, speaker and doors in one; and the journal, and the clock that wakes the house."""

    ORDERS: tuple[type[Order], ...] = (OpenCamera, CloseCamera, Speak, RestDoors)

    def __init__(self) -> None:
        self.bell = Doorbell()
        self.done: list[Order] = []
        self.noted: list[Fact] = []
        self.now_s = 0.0
        self.at_s: float | None = None
        desk = CheckDesk(self.bell.ring, {"disk": Well(), "clock": Well(), "network": Well(), "content": Well()})
        absent = frozenset({"printer", "entry_camera", "exit_camera"})
        self.visit = Exhibit("visit", visit.start("zh", IDLE_S, 15, 300), visit.step, visit.due, lambda _: None)
        checking = morning.start(absent, spoken_numbers(ASSETS), "zh")  # type: ignore[arg-type]
        self.morning = Exhibit("morning", checking, morning.step, morning.due, lambda _: None)
        self.house = House(
            visit=self.visit,
            exhibits=[self.morning],
            devices={"check_desk": desk, "station": self},
            journal=self,
            clock=lambda: self.now_s,
            alarm=self,
            end=lambda _: None,
        )

    def start(self) -> None:
        """It is there."""

    def stop(self) -> None:
        """It goes."""

    def take(self, order: Order) -> None:
        self.done.append(order)

    def note(self, fact: Fact, *, visit_id: str | None, rehearsal: bool, closed: bool) -> None:
        self.noted.append(fact)

    def set(self, at_s: float | None) -> None:
        self.at_s = at_s

    def press(self, *happenings: Input) -> None:
        for happening in happenings:
            self.house.receive(happening)

    def hear(self, times: int) -> None:
        """What so many checks of the desk found."""
        for _ in range(times):
            self.press(self.bell.next(inputs.CheckTold))

    def wait(self, seconds: float) -> None:
        until_s = self.now_s + seconds
        while self.at_s is not None and self.at_s <= until_s:
            self.now_s = max(self.now_s, self.at_s)
            self.press(inputs.DueCame())
        self.now_s = until_s


def test_a_check_goes_through_the_house_while_its_person_walks_about() -> None:
    station = Station()
    station.house.start()
    station.press(inputs.StaffAdmitted(), inputs.MorningCheckPressed())
    station.hear(4)
    station.press(inputs.CameraShowing())
    station.wait(3 * IDLE_S)
    assert station.visit.state.scene == "staff"
    station.press(*(inputs.WheelTurned(deflection) for deflection in (-1.0, 1.0, 0.0)))
    station.press(*(inputs.CheckTouched(square) for square in range(40)))
    station.hear(1)
    assert station.morning.state.lines["speaker"].level == "off"
    assert station.noted[-1] == facts.MorningChecked("", 180.0)
    assert station.done == [OpenCamera(), CloseCamera()]
    station.wait(2 * IDLE_S)
    assert station.visit.state.scene == "attract"
    station.house.stop()
