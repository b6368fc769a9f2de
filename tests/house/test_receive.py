"""One door in, three doors out: order, rehearsal, stumbling, with pretend rooms and a clock moved by hand."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kiosk.exhibits import visit
from kiosk.exhibits.step import Step
from kiosk.happenings import facts, inputs
from kiosk.happenings.orders import EndKiosk, Ring, Speak, StopSpeaking
from kiosk.happenings.words import Fact, Input, Order
from kiosk.house import Exhibit, House

SPOKEN = Speak("a/b/zh", Path("b.zh.ogg"))


@dataclass
class PretendJournal:
    noted: list[tuple[Fact, str | None, bool]] = field(default_factory=list)

    def note(self, fact: Fact, *, visit_id: str | None, rehearsal: bool, closed: bool = False) -> None:
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

    def __init__(
        self,
        exhibit: Callable[[str, Input, float], Step[str]],
        name: str = "scripted",
        *,
        never_practice: bool = False,
        **given: object,
    ) -> None:
        self.now_s = 0.0
        self.journal, self.alarm, self.speaker = PretendJournal(), PretendAlarm(), PretendSpeaker()
        self.shown: list[object] = []
        self.ended: list[str] = []
        self.house = House(
            visit=Exhibit("visit", visit.start("zh", 60, 15, 300), visit.step, visit.due, lambda _: None),
            exhibits=[
                Exhibit(name, "fresh", exhibit, lambda _: None, self.shown.append, never_practice=never_practice)
            ],
            devices={"speaker": self.speaker},
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
        return Step(state, (), (SPOKEN, EndKiosk("staff"), UnknownOrder()))

    @dataclass(frozen=True)
    class UnknownOrder(Order):
        card_id: str = "link-of-a-visitor"

    hall = Hall(ordering)
    with caplog.at_level(logging.WARNING):
        hall.house.receive(inputs.StillHere())
    assert hall.speaker.taken == [SPOKEN]
    assert hall.ended == ["staff"]
    assert "nobody does UnknownOrder" in caplog.text
    assert "link-of-a-visitor" not in caplog.text


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
        Exhibit("visit", visit.start("zh", 60, 15, 300), visit.step, visit.due, lambda _: None),
        [],
        {"first": first, "stuck": stuck},
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


def test_a_device_that_can_not_start_or_obey_is_told_and_the_others_go_on(caplog: pytest.LogCaptureFixture) -> None:
    class Broken(PretendSpeaker):
        def start(self) -> None:
            raise OSError("no bus")

        def take(self, order: Order) -> None:
            raise OSError("stuck")

    def obeying(state: str, happening: Input, _now_s: float) -> Step[str]:
        if isinstance(happening, inputs.DeviceReported):
            heard.append(happening.sentence_en)
        return Step(state, (), (SPOKEN,) if isinstance(happening, inputs.AttractTouched) else ())

    heard: list[str] = []
    hall = Hall(obeying)
    other = PretendSpeaker()
    other.ORDERS = ()
    house = House(
        Exhibit("visit", visit.start("zh", 60, 15, 300), visit.step, visit.due, lambda _: None),
        [Exhibit("scripted", "fresh", obeying, lambda _: None, lambda _: None)],
        {"broken": Broken(), "other": other},
        hall.journal,
        lambda: 0.0,
        hall.alarm,
        hall.ended.append,
        names={"broken": ("茶壶", "Tea kettle")},
    )
    with caplog.at_level(logging.ERROR):
        house.start()
        house.receive(inputs.AttractTouched("v1"))
    assert other.taken == ["start"]
    assert heard == [
        f"“Tea kettle” failed (OSError: {why}); everything else goes on. If it stays so, restart the kiosk."
        for why in ("no bus", "stuck")
    ]
    assert hall.alarm.at_s == 60


def test_what_is_noted_when_a_visit_closes_belongs_to_it() -> None:
    def leaving(state: str, happening: Input, _now_s: float) -> Step[str]:
        viewed = facts.PanelViewed("voyage", "p1", "zh", 4.0, heard=False)
        return Step(state, (viewed,) if isinstance(happening, inputs.VisitClosed) else ())

    hall = Hall(leaving)
    hall.house.receive(inputs.AttractTouched("v1"))
    hall.house.receive(inputs.VisitLeft())
    assert hall.journal.noted[-1] == (facts.PanelViewed("voyage", "p1", "zh", 4.0, heard=False), "v1", False)


def test_a_visit_that_met_a_stumbling_exhibit_ends(caplog: pytest.LogCaptureFixture) -> None:
    told: list[Input] = []

    def stumbling(state: str, happening: Input, _now_s: float) -> Step[str]:
        told.append(happening)
        if isinstance(happening, inputs.StoryOpened):
            raise ZeroDivisionError
        return Step(state)

    hall = Hall(stumbling, name="story")
    hall.house.receive(inputs.AttractTouched("v1"))
    with caplog.at_level(logging.ERROR):
        hall.house.receive(inputs.StoryOpened("x"))
    assert inputs.VisitClosed("v1") in told
    assert told[-1] == inputs.SceneShown("attract")


def test_a_view_that_can_not_show_does_not_stop_the_thinking(caplog: pytest.LogCaptureFixture) -> None:
    hall = Hall(lambda state, _happening, _now_s: Step(state + "+"))

    def torn(_: object) -> None:
        raise RuntimeError("no window")

    hall.house._exhibits[1].show = torn
    with caplog.at_level(logging.ERROR):
        hall.house.receive(inputs.AttractTouched("v1"))
    assert "can't be shown" in caplog.text
    assert hall.alarm.at_s == 60


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
