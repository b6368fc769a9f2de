"""One door in, three doors out: order, rehearsal, stumbling, with pretend rooms and a clock moved by hand."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from kiosk.exhibits import visit
from kiosk.exhibits.step import Step
from kiosk.happenings import facts, inputs
from kiosk.happenings.orders import EndKiosk, Ring, Speak, StopSpeaking
from kiosk.happenings.words import Fact, Input, Order
from kiosk.house import Exhibit, House


@dataclass
class PretendJournal:
    noted: list[tuple[Fact, str | None, bool]] = field(default_factory=list)

    def note(self, fact: Fact, *, visit_id: str | None, rehearsal: bool) -> None:
        self.noted.append((fact, visit_id, rehearsal))


@dataclass
class PretendAlarm:
    at_s: float | None = None

    def set(self, at_s: float | None) -> None:
        self.at_s = at_s


class PretendSpeaker:
    ORDERS: tuple[type[Order], ...] = (Speak, StopSpeaking)

    def __init__(self, stops_badly: bool = False) -> None:
        self.taken: list[object] = []
        self._stops_badly = stops_badly

    def start(self) -> None:
        self.taken.append("start")

    def take(self, order: Order) -> None:
        self.taken.append(order)

    def stop(self) -> None:
        self.taken.append("stop")
        if self._stops_badly:
            raise OSError("stuck")


class Hall:
    """A house with the real visit and one scripted exhibit."""

    def __init__(self, exhibit: Callable[[str, Input, float], Step[str]], **given: object) -> None:
        self.now_s = 0.0
        self.journal, self.alarm, self.speaker = PretendJournal(), PretendAlarm(), PretendSpeaker()
        self.shown: list[object] = []
        self.ended: list[str] = []
        self.house = House(
            visit=Exhibit("visit", visit.start("zh", 60, 15), visit.step, visit.due, lambda _: None),
            exhibits=[Exhibit("scripted", "fresh", exhibit, lambda _: None, self.shown.append)],
            devices=[self.speaker],
            journal=self.journal,
            clock=lambda: self.now_s,
            alarm=self.alarm,
            end=self.ended.append,
            **given,  # type: ignore[arg-type]
        )


def quiet(state: str, _happening: Input, _now_s: float) -> Step[str]:
    return Step(state)


def test_facts_carry_the_visit_from_first_to_last() -> None:
    hall = Hall(quiet)
    hall.house.receive(inputs.AttractTouched("v1"))
    hall.house.receive(inputs.VisitLeft())
    assert [(type(fact).__name__, visit_id) for fact, visit_id, _ in hall.journal.noted] == [
        ("VisitBegan", "v1"),
        ("SceneEntered", "v1"),
        ("VisitEnded", "v1"),
    ]


def test_the_alarm_is_set_to_the_earliest_wish_and_taken_back() -> None:
    hall = Hall(quiet)
    hall.house.receive(inputs.AttractTouched("v1"))
    assert hall.alarm.at_s == 60
    hall.house.receive(inputs.VisitLeft())
    assert hall.alarm.at_s is None


def test_what_rings_inside_is_heard_after_everybody_heard_the_first() -> None:
    heard: list[str] = []

    def listening(state: str, happening: Input, _now_s: float) -> Step[str]:
        heard.append(type(happening).__name__)
        return Step(state)

    Hall(listening).house.receive(inputs.AttractTouched("v1"))
    assert heard == ["AttractTouched", "VisitOpened", "SceneShown"]


def test_orders_reach_their_device_and_nobody_is_fine_too(caplog: pytest.LogCaptureFixture) -> None:
    def ordering(state: str, _happening: Input, _now_s: float) -> Step[str]:
        return Step(state, (), (Speak("a/b/zh"), EndKiosk("staff"), UnknownOrder()))

    class UnknownOrder(Order):
        pass

    hall = Hall(ordering)
    with caplog.at_level(logging.WARNING):
        hall.house.receive(inputs.StillHere())
    assert hall.speaker.taken == [Speak("a/b/zh")]
    assert hall.ended == ["staff"]
    assert "nobody does" in caplog.text


@pytest.mark.parametrize(
    ("happening", "by_step", "station", "expected"),
    [
        (inputs.VisitorPassed("exit", True, 0.9, 2.0, rehearsal=True), False, False, True),
        (inputs.VisitorPassed("exit", True, 0.9, 2.0, rehearsal=False), False, False, False),
        (inputs.FrameDrawn(), True, False, True),
        (inputs.FrameDrawn(), False, True, True),
    ],
)
def test_rehearsal_comes_from_the_input_the_step_or_the_station(
    happening: Input, by_step: bool, station: bool, expected: bool
) -> None:
    def noting(state: str, _happening: Input, _now_s: float) -> Step[str]:
        return Step(state, (facts.CardPrinted(),), rehearsal=by_step)

    hall = Hall(noting, rehearsal=station)
    hall.house.receive(happening)
    assert hall.journal.noted == [(facts.CardPrinted(), None, expected)]


def test_a_stumbling_exhibit_starts_afresh_and_the_hall_goes_on(caplog: pytest.LogCaptureFixture) -> None:
    def stumbling(state: str, happening: Input, _now_s: float) -> Step[str]:
        if isinstance(happening, inputs.StoryOpened):
            raise ZeroDivisionError
        return Step(state + "+") if isinstance(happening, inputs.StillHere) else Step(state)

    hall = Hall(stumbling)
    with caplog.at_level(logging.ERROR):
        hall.house.receive(inputs.StillHere())
        hall.house.receive(inputs.StoryOpened("x"))
        hall.house.receive(inputs.AttractTouched("v1"))
    assert hall.shown == ["fresh+", "fresh"]
    assert isinstance(hall.journal.noted[0][0], facts.DeviceFaulted)
    assert any(isinstance(fact, facts.VisitBegan) for fact, _, _ in hall.journal.noted)


def test_devices_stop_even_when_one_will_not(caplog: pytest.LogCaptureFixture) -> None:
    hall = Hall(quiet)
    first, stuck = PretendSpeaker(), PretendSpeaker(stops_badly=True)
    house = House(
        Exhibit("visit", visit.start("zh", 60, 15), visit.step, visit.due, lambda _: None),
        [],
        [first, stuck],
        hall.journal,
        lambda: 0.0,
        hall.alarm,
        hall.ended.append,
    )
    house.start()
    with caplog.at_level(logging.ERROR):
        house.stop()
    assert first.taken == ["start", "stop"]
    assert "did not stop" in caplog.text


def test_a_ring_from_a_step_never_nests() -> None:
    depth: list[int] = []
    inside = 0

    def nesting(state: str, happening: Input, _now_s: float) -> Step[str]:
        nonlocal inside
        inside += 1
        depth.append(inside)
        if isinstance(happening, inputs.StillHere):
            hall.house.receive(inputs.Active("touch"))
        inside -= 1
        return Step(state, (), (Ring(inputs.WheelFound("w")),) if isinstance(happening, inputs.StillHere) else ())

    hall = Hall(nesting)
    hall.house.receive(inputs.StillHere())
    assert depth == [1, 1, 1]


def test_who_passes_a_door_is_not_who_stands_at_the_screen() -> None:
    def counting(state: str, happening: Input, _now_s: float) -> Step[str]:
        passed = isinstance(happening, inputs.VisitorPassed)
        return Step(state, (facts.VisitorCounted("exit", True, 0.9, 2.0),) if passed else ())

    hall = Hall(counting)
    hall.house.receive(inputs.AttractTouched("v1"))
    hall.house.receive(inputs.VisitorPassed("exit", True, 0.9, 2.0, rehearsal=False))
    assert hall.journal.noted[-1] == (facts.VisitorCounted("exit", True, 0.9, 2.0), None, False)
