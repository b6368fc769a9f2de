"""What holds until it is told otherwise: practice, the hall's hours, exhibits at rest; also after a stumble."""

import logging

import pytest

from kiosk.exhibits import visit
from kiosk.exhibits.step import Step
from kiosk.happenings import facts, inputs
from kiosk.happenings.words import Input
from tests.house.test_receive import Hall, quiet

CLOSED = inputs.HallTold(False, "2026-12-01", "10:00", "20:00", "weekday")


def test_what_happens_while_staff_practise_is_marked_as_rehearsal() -> None:
    hall = Hall(quiet)
    hall.house.receive(inputs.PracticeTold(True))
    hall.house.receive(inputs.AttractTouched("v1"))
    hall.house.receive(inputs.PracticeTold(False))
    hall.house.receive(inputs.VisitLeft())
    assert [(type(fact), rehearsal) for fact, _, rehearsal in hall.journal.noted] == [
        (facts.VisitBegan, True),
        (facts.SceneEntered, True),
        (facts.VisitEnded, False),
    ]


def test_the_halls_hours_are_never_practice(caplog: pytest.LogCaptureFixture) -> None:
    def telling(state: str, happening: Input, _now_s: float) -> Step[str]:
        if isinstance(happening, inputs.StillHere):
            raise ValueError("a slip")
        return Step(state, (facts.HallClosed("staff"),) if isinstance(happening, inputs.HallTold) else ())

    for never_practice, walked_through, marked in ((True, False, False), (False, False, True), (True, True, True)):
        hall = Hall(telling, rehearsal=walked_through, never_practice=never_practice)
        hall.house.receive(inputs.PracticeTold(True))
        hall.house.receive(CLOSED)
        with caplog.at_level(logging.CRITICAL):
            hall.house.receive(inputs.StillHere())
        assert {rehearsal for _, _, rehearsal in hall.journal.noted} == {marked}
        assert [type(fact) for fact, _, _ in hall.journal.noted] == [facts.HallClosed, facts.DeviceFaulted]


def test_an_exhibit_that_starts_afresh_hears_again_what_stands(caplog: pytest.LogCaptureFixture) -> None:
    heard: list[Input] = []

    def stumbling(state: str, happening: Input, _now_s: float) -> Step[str]:
        heard.append(happening)
        if isinstance(happening, inputs.StillHere):
            raise ValueError("a slip")
        return Step(state)

    hall = Hall(stumbling)
    hall.house.receive(CLOSED)
    hall.house.receive(inputs.ExhibitRestTold("story", True, "staff"))
    hall.house.receive(inputs.ExhibitRestTold("smile", True, "staff"))
    hall.house.receive(inputs.ExhibitRestTold("smile", False, "staff"))
    heard.clear()
    with caplog.at_level(logging.CRITICAL):
        hall.house.receive(inputs.StillHere())
    heard_again = [
        word for word in heard[: heard.index(inputs.ExhibitStumbled("scripted"))] if word != inputs.StillHere()
    ]
    assert heard_again == [
        CLOSED,
        inputs.SceneShown("closed"),
        inputs.ExhibitRestTold("story", True, "staff"),
        inputs.ExhibitRestTold("smile", False, "staff"),
    ]
    assert inputs.ExhibitStumbled("scripted") in heard


def test_a_visit_that_stumbles_after_closing_time_does_not_open_the_hall(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = visit.step

    def stumbling(state: visit.VisitState, happening: Input, now_s: float) -> Step[visit.VisitState]:
        if isinstance(happening, inputs.StillHere):
            raise ValueError("a slip")
        return real(state, happening, now_s)

    monkeypatch.setattr(visit, "step", stumbling)
    hall = Hall(quiet)
    hall.house.receive(CLOSED)
    with caplog.at_level(logging.CRITICAL):
        hall.house.receive(inputs.StillHere())
    hall.house.receive(inputs.AttractTouched("v1"))
    assert not any(isinstance(fact, facts.VisitBegan) for fact, _, _ in hall.journal.noted)


def test_what_comes_in_while_the_hall_is_closed_is_marked_so(monkeypatch: pytest.MonkeyPatch) -> None:
    hall = Hall(quiet)
    marked: list[tuple[str, bool]] = []

    def note(fact: object, *, closed: bool, **_: object) -> None:
        marked.append((type(fact).__name__, closed))

    monkeypatch.setattr(hall.journal, "note", note)
    hall.house.receive(inputs.AttractTouched("v1"))
    hall.house.receive(CLOSED)
    hall.house.receive(inputs.VisitLeft())
    assert marked == [("VisitBegan", False), ("SceneEntered", False), ("VisitEnded", True)]
