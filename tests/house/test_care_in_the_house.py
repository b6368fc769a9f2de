"""An exhibit that fails again and again: visitors meet a sign, staff one sentence, and a restart changes neither."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from kiosk.devices.care_desk import CareDesk
from kiosk.exhibits import care, staff, visit
from kiosk.exhibits.step import Step
from kiosk.happenings import facts, inputs
from kiosk.happenings.words import Input
from kiosk.house import Exhibit, House
from tests.house.test_receive import PretendAlarm, PretendJournal

TODAY, TOMORROW = date(2026, 11, 30), date(2026, 12, 1)


def broken(state: str, happening: Input, _now_s: float) -> Step[str]:
    """A story that can't open any panel."""
    if isinstance(happening, inputs.StoryOpened):
        raise ValueError("no such panel")
    return Step(state)


class CaredHouse:
    """The real visit, staff corner and care around a story that is broken."""

    def __init__(self, file: Path, today: date) -> None:
        self.now_s = 0.0
        self.journal = PretendJournal()
        self.visit = Exhibit("visit", visit.start("zh", 60, 15, 300), visit.step, visit.due, lambda _: None)
        self.care = Exhibit("care", care.start(), care.step, care.due, lambda _: None)
        self.staff = Exhibit("staff", staff.start(3, 60), staff.step, staff.due, lambda _: None)
        story = Exhibit("story", "fresh", broken, lambda _: None, lambda _: None)
        self.house = House(
            visit=self.visit,
            exhibits=[self.staff, self.care, story],
            devices={"care_desk": CareDesk(file, lambda rung: self.house.receive(rung), lambda: today)},
            journal=self.journal,
            clock=lambda: self.now_s,
            alarm=PretendAlarm(),
            end=lambda _: None,
            names={"story": ("回首滨江", "Looking Back")},
        )

    def visit_story(self) -> str:
        """Somebody comes, goes to the stories and opens one; the scene they are left with."""
        self.now_s += 30
        self.house.receive(inputs.AttractTouched(f"v{self.now_s}"))
        self.house.receive(inputs.SceneChosen("story"))
        scene = self.visit.state.scene
        if scene == "story":
            self.house.receive(inputs.StoryOpened("voyage-begins"))
        self.house.receive(inputs.VisitLeft())
        return str(scene)


@contextmanager
def opened(file: Path, today: date = TODAY) -> Iterator[CaredHouse]:
    hall = CaredHouse(file, today)
    hall.house.start()
    yield hall
    hall.house.stop()


@pytest.fixture(autouse=True)
def quiet_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL)


@pytest.mark.fault(
    "An exhibit makes a mistake of its own, three times",
    visitor="the resting screen; after the third time a friendly sign in its place",
    staff="“Looking Back” made a mistake (…) and started afresh by itself. If it comes back, restart the kiosk.",
    lost="the visit that met it",
)
def test_after_three_mistakes_visitors_meet_the_sign_also_after_a_restart_and_the_next_day_all_is_tried_again(
    tmp_path: Path,
) -> None:
    file = tmp_path / "care.json"
    with opened(file) as hall:
        assert [hall.visit_story() for _ in range(4)] == ["story", "story", "story", "resting"]
        assert (facts.ExhibitRested("story", "itself"), None, False) in hall.journal.noted
        said = hall.staff.state.devices["story"]
        assert said.level == "fault" and "已自动休息" in said.sentence_zh
    with opened(file) as hall:
        assert hall.visit_story() == "resting"
        assert hall.staff.state.devices["story"].level == "fault"
    with opened(file, TOMORROW) as hall:
        assert hall.visit_story() == "story"


def test_one_mistake_is_no_fault_for_ever(tmp_path: Path) -> None:
    with opened(tmp_path / "care.json") as hall:
        assert hall.visit_story() == "story"
        said = hall.staff.state.devices["story"]
        assert (said.level, said.sentence_zh[:16]) == ("fault", "“回首滨江”出错，已自动重新开始")
        hall.now_s += care.STUMBLES_WITHIN_S
        hall.house.receive(inputs.DueCame())
        assert hall.staff.state.devices["story"].level == "ok"
        assert facts.DeviceRecovered("story") in [fact for fact, _, _ in hall.journal.noted]


def test_who_stands_before_an_exhibit_that_staff_put_to_rest_sees_the_sign(tmp_path: Path) -> None:
    with opened(tmp_path / "care.json") as hall:
        hall.house.receive(inputs.AttractTouched("v1"))
        hall.house.receive(inputs.SceneChosen("smile"))
        hall.house.receive(inputs.StaffAsked(inputs.RestPressed("smile", True)))
        assert (hall.visit.state.scene, hall.visit.state.rests) == ("resting", "smile")
        hall.house.receive(inputs.StaffAsked(inputs.RestPressed("smile", False)))
        assert hall.visit.state.scene == "smile"


def test_what_happens_in_practice_is_marked_and_its_beginning_and_end_are_not(tmp_path: Path) -> None:
    with opened(tmp_path / "care.json") as hall:
        hall.house.receive(inputs.StaffAsked(inputs.PracticePressed(True)))
        hall.house.receive(inputs.AttractTouched("v1"))
        hall.house.receive(inputs.VisitLeft())
        hall.house.receive(inputs.StaffAsked(inputs.PracticePressed(False)))
        noted = [(fact, rehearsal) for fact, _, rehearsal in hall.journal.noted]
    assert noted[0] == (facts.PracticeSwitched(True), False)
    assert noted[-1] == (facts.PracticeSwitched(False), False)
    assert {rehearsal for _, rehearsal in noted[1:-1]} == {True}
