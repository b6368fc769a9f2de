"""Staff switch the count off in one press: nobody is counted from that moment, and it is remembered once."""

from __future__ import annotations

import pytest

from kiosk.exhibits import smile
from kiosk.happenings import facts, inputs
from kiosk.happenings.inputs import Counted, Lamp
from kiosk.happenings.orders import MirrorDoor
from tests.thinking.doorway import Doorway, counts, midday, passed

OFF, ON = inputs.SmileSwitched(on=False), inputs.SmileSwitched(on=True)


@pytest.fixture
def doors() -> Doorway:
    return Doorway().receive(
        midday(), inputs.DoorState("entry", True), inputs.DoorState("exit", True, "buttons"), passed()
    )


def test_passages_on_their_way_are_not_counted_any_more(doors: Doorway) -> None:
    doors.receive(OFF, passed(), passed(rehearsal=True), inputs.SmileButtonPressed("exit", True))
    assert not doors.state.switched
    assert doors.facts == [counts(), facts.SmileCountingSwitched(on=False)]
    assert doors.rehearsed == []
    assert (doors.entry, doors.exit, len(doors.state.lanterns)) == (Counted(1, 1, 1), Counted(), 1)


def test_time_measured_before_the_press_is_still_noted_after_it(doors: Doorway) -> None:
    doors.receive(OFF, inputs.DoorWatched("entry", 31.0, rehearsal=False))
    assert doors.facts[-1] == facts.DoorMeasured("entry", 31.0)


def test_on_again_counts_again(doors: Doorway) -> None:
    doors.receive(OFF, ON, passed(smiling=None))
    assert doors.facts[1:] == [
        facts.SmileCountingSwitched(on=False),
        facts.SmileCountingSwitched(on=True),
        counts(smiling=None),
    ]


def test_a_door_that_was_off_starts_before_it_counts(doors: Doorway) -> None:
    doors.receive(OFF)
    assert [now.working for now in doors.state.doors.values()] == [False, False]
    doors.receive(ON)
    assert [now.working for now in doors.state.doors.values()] == [None, None]
    doors.receive(inputs.DoorState("entry", False))
    assert doors.state.doors["entry"].working is False


def test_the_same_press_twice_is_remembered_once(doors: Doorway) -> None:
    doors.receive(OFF, OFF)
    assert doors.facts[1:] == [facts.SmileCountingSwitched(on=False)]


def test_how_it_was_kept_is_no_press_of_today() -> None:
    doors = Doorway().receive(inputs.SmileSwitched(on=False, kept=True), passed())
    assert not doors.state.switched
    assert doors.facts == []


def test_off_forgets_faces_and_wishes(doors: Doorway) -> None:
    lamps = (Lamp(0.5, 0.5, 0.1, 0.9),)
    doors.receive(inputs.SceneShown("smile"), inputs.SmilePictureChosen("mirror"), inputs.FacesSeen("entry", lamps))
    doors.receive(inputs.LeaveOutPressed("entry"))
    assert doors.state.lamps == {"entry": lamps}
    doors.receive(OFF, inputs.FacesSeen("entry", lamps), inputs.LeaveOutPressed("entry"))
    assert doors.state.lamps == {}
    assert doors.state.doors["entry"].left_out_until_s == 0
    doors.receive(ON, passed())
    assert doors.entry.passed == 2


def test_a_door_s_own_mirror_is_ordered_when_the_house_opens() -> None:
    doors = Doorway(smile.start(mirrors=("exit", "entry")))
    assert doors.state.watched == ("entry", "exit")
    doors.receive(inputs.SmileSwitched(on=True, kept=True))
    assert doors.orders == [MirrorDoor("entry", True), MirrorDoor("exit", True)]
    doors.receive(OFF, ON)
    assert len(doors.orders) == 2
