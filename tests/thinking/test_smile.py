"""People pass two doors: each is counted once, in their hour, and swims as a lantern; pretend people never mix in."""

from __future__ import annotations

import pytest

from kiosk.exhibits import smile
from kiosk.exhibits.smile.state import LANTERNS, Lantern
from kiosk.happenings import facts, inputs
from kiosk.happenings.inputs import Counted, HourCounted
from tests.thinking.doorway import Doorway, counts, midday, passed


def test_three_people_come_in_and_one_goes_out_smiling() -> None:
    doors = Doorway().receive(
        midday(), passed(smiling=True), passed(smiling=False), passed(smiling=None), passed("exit", True)
    )
    assert (doors.entry, doors.exit) == (Counted(3, 2, 1), Counted(1, 1, 1))
    assert doors.facts == [counts(), counts(smiling=False), counts(smiling=None), counts("exit")]
    assert doors.rehearsed == []


def test_everybody_belongs_to_the_hour_that_was_told_last() -> None:
    doors = Doorway().receive(midday(hour=11), passed(), passed("exit", None))
    eleven = HourCounted(11, Counted(1, 1, 1), Counted(1, 0, 0))
    assert list(doors.state.real.hours) == [eleven]
    doors.receive(
        inputs.DayCounted("2026-11-22", eleven.entry, eleven.exit, (eleven,), local_hour=12), passed(smiling=False)
    )
    assert list(doors.state.real.hours) == [eleven, HourCounted(12, entry=Counted(1, 1, 0))]


def test_every_passage_lights_a_lantern_with_a_number_of_its_own() -> None:
    doors = Doorway().receive(midday(), passed(), passed("exit", None))
    assert doors.state.lanterns == (Lantern(1, "entry", True), Lantern(2, "exit", None))
    assert doors.state.lit == 2


def test_the_river_carries_the_newest_five_thousand() -> None:
    doors = Doorway().receive(midday(), *[passed()] * (LANTERNS + 3), passed("exit", False))
    assert len(doors.state.lanterns) == LANTERNS
    assert doors.state.lanterns[-1] == Lantern(LANTERNS + 4, "exit", False)
    assert doors.state.lanterns[0].number == 5
    assert doors.entry.passed == LANTERNS + 3


def test_pretend_people_have_figures_of_their_own() -> None:
    doors = Doorway().receive(midday(), passed(rehearsal=True), passed("exit", None, rehearsal=True))
    assert doors.state.pretend
    assert doors.state.shown.entry == Counted(1, 1, 1)
    assert (doors.entry, doors.exit) == (Counted(), Counted())
    assert (doors.facts, doors.rehearsed) == ([], [counts(), counts("exit", None)])
    assert len(doors.state.lanterns) == 2


def test_the_first_real_person_ends_the_rehearsal_on_the_river() -> None:
    doors = Doorway().receive(midday(), passed(rehearsal=True), passed(rehearsal=True), passed("exit", False))
    assert not doors.state.pretend
    assert doors.state.lanterns == (Lantern(3, "exit", False),)
    doors.receive(passed(rehearsal=True))
    assert doors.state.lanterns == (Lantern(3, "exit", False),)
    assert doors.state.shown.entry == Counted()
    assert doors.state.rehearsed.entry.passed == 3


def test_measured_time_is_noted_as_what_it_is() -> None:
    doors = Doorway().receive(
        inputs.DoorWatched("entry", 60.0, rehearsal=False),
        inputs.DoorWatched("exit", 12.5, rehearsal=False, means="buttons"),
        inputs.DoorWatched("exit", 0.0, rehearsal=False),
    )
    assert doors.facts == [facts.DoorMeasured("entry", 60.0), facts.DoorMeasured("exit", 12.5, "buttons")]
    assert not doors.state.rehearsing
    doors.receive(inputs.DoorWatched("entry", 60.0, rehearsal=True))
    assert doors.rehearsed == [facts.DoorMeasured("entry", 60.0)]
    assert doors.state.pretend


def test_a_door_says_how_it_stands() -> None:
    doors = Doorway()
    assert doors.state.doors == {}
    doors.receive(inputs.DoorState("entry", True), inputs.DoorState("exit", False, "buttons"))
    assert (doors.state.doors["entry"].working, doors.state.doors["entry"].means) == (True, "camera")
    assert (doors.state.doors["exit"].working, doors.state.doors["exit"].means) == (False, "buttons")
    again = smile.step(doors.state, inputs.DoorState("entry", True), 0)
    assert again.state is doors.state


@pytest.mark.parametrize(
    "happening", [inputs.DueCame(), inputs.LanguageChanged("en"), inputs.SceneShown("home"), inputs.VisitClosed("v1")]
)
def test_what_means_nothing_here_changes_nothing(happening: inputs.DueCame) -> None:
    state = smile.start()
    assert smile.step(state, happening, 1).state is state
    assert smile.due(state) is None
